"""CRE001: work with a creator is agreed before enough of their videos were looked at."""

from collections.abc import Iterator

from models.choices import CreatorStage
from planner.checks.facts import CreatorFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.creators import states
from planner.i18n import N_, _

RULE = Rule(
    code="CRE001",
    name="too-few-looked-at",
    field="creator",
    title=N_("Agreed before enough videos were looked at"),
    passes=N_("Enough videos were looked at"),
    what=N_("Fewer of the creator’s last videos were looked at than it takes to know how they work."),
    why=N_(
        "A few good videos can be luck. The last 20 to 30 show the usual views, the tone, and what else is promoted."
    ),
    example=N_("Agreed after 4 videos"),
    instead=N_("Watch the last 20 to 30, and count each"),
    subject="creator",
)


def find(facts: CreatorFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a creator that is vetted or agreed with and of whom too few videos were counted."""
    creator, wanted = facts.creator, settings.number("min_videos")
    vetting = creator.stage is CreatorStage.VETTING
    if creator.looked_at >= wanted or not (vetting or creator.stage in states.WORKED_WITH):
        return
    yield Finding(
        _("{n} of {wanted} videos looked at").format(n=creator.looked_at, wanted=f"{wanted:.0f}"),
        "creator",
        _("Watch more of the last videos, and count each.")
        if vetting
        else _("Look at the others before more is agreed."),
        about="looked_at",
        lighter=vetting,
    )
