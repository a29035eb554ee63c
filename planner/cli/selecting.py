"""Which rules ``--select`` and ``--ignore`` mean."""

from argparse import Namespace
from collections.abc import Sequence

from planner.checks import engine
from planner.checks.facts import CalendarFacts
from planner.checks.rule import LoadedRule
from planner.errors import PlanError
from planner.i18n import _


def chosen_rules(options: Namespace, calendar: CalendarFacts) -> list[LoadedRule]:
    """Return the rules that are asked for. Raises PlanError for a code that is none."""
    wanted, unwanted = _codes(options.select), _codes(options.ignore)
    known_codes = engine.rules_of(calendar)
    for code in (*wanted, *unwanted):
        if not any(known.startswith(code) for known in known_codes):
            text = _("There is no rule “{code}”. “rules” lists them all.")
            raise PlanError(text.format(code=code))
    return engine.chosen(wanted, unwanted, calendar)


def _codes(texts: Sequence[str]) -> list[str]:
    return [code.strip().upper() for text in texts for code in text.split(",") if code.strip()]
