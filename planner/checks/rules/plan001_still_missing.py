"""PLAN001: an idea still lacks parts of a finished plan."""

from collections.abc import Iterator

from planner import labels
from planner.checks.facts import MissingParts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="PLAN001",
    name="still-missing",
    field="parts",
    title=N_("Parts that are still missing"),
    passes=N_("Every part of the plan is there"),
    what=N_(
        "An idea does not have all parts of a finished plan yet. What is written is checked at once; what is "
        "empty is only named."
    ),
    why=N_("An idea may be unfinished. One line says what is left to do, and no finding hides behind it."),
    example=N_("An idea with a title and a date"),
    instead=N_(
        "The hook, the length, the sound, the caption and the hashtags are written, one after the other"
    ),
    subject="missing",
)


def find(missing: MissingParts, settings: RuleSettings) -> Iterator[Finding]:
    """Find what a video lacks that its stage does not ask for yet, all in one."""
    if not missing.parts:
        return
    names = ", ".join(labels.part(part) for part in missing.parts)
    yield Finding(
        _("Still missing: {parts}").format(parts=names),
        missing.parts[0],
        _("Nothing is wrong with that in an idea. It counts from the stage “{stage}” on.").format(
            stage=labels.stage(missing.asked_from)
        ),
        parts=missing.parts,
    )
