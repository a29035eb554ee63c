"""What the pages of rules share: a rule's numbers, and where something comes from in words."""

from planner.checks import ruleset
from planner.checks.rule import LoadedRule
from planner.checks.ruleset import Number
from planner.i18n import N_, _

LEVELS = {
    "G": N_("the strategy guide"),
    "P": N_("an official page of the platform"),
    "T": N_("third parties only: change it as you see fit"),
}


def numbers_of(loaded: LoadedRule) -> dict[str, Number]:
    """Return the rule's own numbers, and the shared ones that its function names."""
    named = loaded.find.__code__.co_consts
    shared = {name: number for name, number in ruleset.shared_numbers().items() if name in named}
    return ruleset.rule_numbers(loaded.rule.code) | shared


def source_text(level: str, source: str, checked: str) -> str:
    """Return a source with its level and the day it was checked."""
    return _("{source} ({level}; checked {day})").format(
        source=_(source), level=_(LEVELS.get(level, level)), day=checked
    )
