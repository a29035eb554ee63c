"""CRE003: work with a creator is agreed and nobody looked at spikes, comments and past partners."""

from collections.abc import Iterator

from models.choices import CreatorStage
from planner.checks.facts import CreatorFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.creators import states
from planner.i18n import N_, _

RULE = Rule(
    code="CRE003",
    name="trust-not-checked",
    field="creator",
    title=N_("Spikes, comments or partners not looked at"),
    passes=N_("Spikes, comments and partners looked at"),
    what=N_(
        "It is not ticked that followers grew without spikes, comments are real, and past partners are known."
    ),
    why=N_(
        "Sudden spikes and comments that could stand anywhere are signs of bought followers. Past partners show whom "
        "the creator spoke for, and how often."
    ),
    example=N_("Agreed, and half of the comments are single emojis"),
    instead=N_("Read the comments of five videos, look at the curve of followers, note past partners"),
    subject="creator",
)


def find(facts: CreatorFacts, _settings: RuleSettings) -> Iterator[Finding]:
    """Find a creator that is vetted or agreed with and of whom spikes, comments or partners were not looked at."""
    creator = facts.creator
    vetting = creator.stage is CreatorStage.VETTING
    looked = (
        (creator.no_spikes, _("sudden spikes")),
        (creator.real_comments, _("comments")),
        (creator.partners_seen, _("past partners")),
    )
    missing = [words for seen, words in looked if not seen]
    if not missing or not (vetting or creator.stage in states.WORKED_WITH):
        return
    yield Finding(
        _("Not looked at: {names}").format(names=", ".join(missing)),
        "creator",
        _("Look at them, and tick what is well."),
        about="trust",
        lighter=vetting,
    )
