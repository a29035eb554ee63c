"""What a calendar changes of the rule set, as undoable steps."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from planner.calendar import settings
from planner.calendar.workspace import edit
from planner.checks import ruleset
from planner.errors import PlanError
from planner.i18n import N_


@edit(N_("Change a rule"))
def change(session: Session, code: str, name: str, value: float | str | Sequence[str] | None) -> None:
    """Set a rule's ``severity``, a number or a list of words (``calls.en``) in this calendar.

    None goes back to the rule set's own. Raises PlanError for what the rule can't go by.
    """
    if value is not None:
        value = value if isinstance(value, (str, int, float)) else list(value)
        if problem := ruleset.unlawful(code, name, value):
            raise PlanError(f"{ruleset.shown(code)}: {problem}")
    calendar = settings.get(session)
    rules: dict[str, dict[str, Any]] = {one: dict(changed) for one, changed in calendar.rule_changes.items()}
    own = rules.setdefault(code, {})
    own.pop(name, None)
    if value is not None:
        own[name] = value
    if not own:
        del rules[code]
    calendar.rule_changes = rules


@edit(N_("Change rule packs"))
def set_packs(session: Session, keys: Sequence[str]) -> None:
    """Choose the packs of rule settings that hold in this calendar."""
    settings.get(session).packs = list(dict.fromkeys(keys))


@edit(N_("Reset a rule"))
def reset(session: Session, code: str) -> None:
    """Go back to the rule set's own severity and numbers."""
    calendar = settings.get(session)
    calendar.rule_changes = {one: changed for one, changed in calendar.rule_changes.items() if one != code}
