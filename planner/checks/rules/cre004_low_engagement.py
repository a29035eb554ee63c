"""CRE004: few of those who see a creator's videos do anything with them."""

from collections.abc import Iterator

from models.choices import CreatorStage
from planner import dates
from planner.checks.facts import CreatorFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="CRE004",
    name="low-engagement",
    field="creator",
    title=N_("A low engagement rate"),
    passes=N_("The engagement rate is good"),
    what=N_("Likes, comments and shares together are a small part of the views, or nobody knows how many."),
    why=N_("People who like and comment trust the creator, and trust sells. Many followers alone do not."),
    example=N_("200,000 followers, 1.2 % engagement"),
    instead=N_("A smaller creator with 5 % and more"),
    subject="creator",
)


def find(facts: CreatorFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a creator with a rate below the least, and one that is past being found and has none."""
    creator, least = facts.creator, settings.number("min_percent")
    if creator.stage is CreatorStage.PAST:
        return
    if creator.engagement is None:
        if creator.stage is not CreatorStage.FOUND:
            yield Finding(
                _("Engagement rate not known"),
                "creator",
                _("Type it, or paste the numbers of the last videos."),
                about="engagement",
                lighter=True,
            )
    elif creator.engagement < least:
        yield Finding(
            _("Engagement rate of {rate} %").format(rate=dates.number(creator.engagement)),
            "creator",
            _(
                "{least} % and more is good. Start small, or look for a creator whose followers take part."
            ).format(least=dates.number(least)),
            about="engagement",
        )
