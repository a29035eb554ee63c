"""The calendar's own settings: read, and changed as undoable steps."""

from typing import Any

from sqlmodel import Session

from models.calendar import Calendar
from models.choices import Account
from planner import times
from planner.i18n import N_
from planner.workspace import edit

LABELS = {
    "brand": N_("Change brand"),
    "account": N_("Change account type"),
    "market": N_("Change market"),
    "zone": N_("Change time zone"),
    "language": N_("Change spoken language"),
    "first_weekday": N_("Change first day of the week"),
}
"""The settings, with the label of the step that changes each."""


@edit(lambda name, _value: LABELS[name])
def change(session: Session, name: str, value: str | int | Account) -> None:
    """Change one of LABELS. A new zone holds for what is planned from now on. Raises PlanError if it is no zone."""
    if name not in LABELS:
        raise KeyError(name)
    if name == "zone":
        times.zone(str(value))
    setattr(get(session), name, value)


@edit(N_("Change a rule"))
def change_rule(session: Session, code: str, name: str, value: float | str | None) -> None:
    """Set a rule's ``severity`` or one of its numbers in this calendar; None goes back to the rule set's own."""
    calendar = get(session)
    rules: dict[str, dict[str, Any]] = {one: dict(changed) for one, changed in calendar.rule_changes.items()}
    own = rules.setdefault(code, {})
    own.pop(name, None)
    if value is not None:
        own[name] = value
    if not own:
        del rules[code]
    calendar.rule_changes = rules


def get(session: Session) -> Calendar:
    """Return the calendar's settings."""
    return session.get_one(Calendar, 1)


@edit(N_("Reset a rule"))
def reset_rule(session: Session, code: str) -> None:
    """Go back to the rule set's own severity and numbers."""
    calendar = get(session)
    calendar.rule_changes = {one: changed for one, changed in calendar.rule_changes.items() if one != code}
