"""CRE002: work with a creator is agreed and nobody looked at the audience."""

from collections.abc import Iterator

from models.choices import CreatorStage
from planner.checks.facts import CreatorFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.creators import states
from planner.i18n import N_, _

RULE = Rule(
    code="CRE002",
    name="audience-not-seen",
    field="creator",
    title=N_("Nobody looked at the creator’s audience"),
    passes=N_("The creator’s audience was looked at"),
    what=N_("It is not ticked that the creator’s audience is the one that buys."),
    why=N_(
        "Followers of another country, language or age watch and do not buy. Fit counts more than numbers."
    ),
    example=N_("Agreed with 80,000 followers, mostly in other countries"),
    instead=N_("Ask for a picture of the audience page, and note country and age"),
    subject="creator",
)


def find(facts: CreatorFacts, _settings: RuleSettings) -> Iterator[Finding]:
    """Find a creator that is vetted or agreed with and whose audience was not looked at."""
    creator = facts.creator
    vetting = creator.stage is CreatorStage.VETTING
    if creator.audience_seen or not (vetting or creator.stage in states.WORKED_WITH):
        return
    yield Finding(
        _("Audience not looked at"),
        "creator",
        _("Ask for a picture of the audience page: country, age, and who buys."),
        about="audience_seen",
        lighter=vetting,
    )
