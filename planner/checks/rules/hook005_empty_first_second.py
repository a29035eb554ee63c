"""HOOK005: nothing in the first second makes people look."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="HOOK005",
    name="empty-first-second",
    field="shows_product",
    title=N_("Nothing to see in the first second"),
    passes=N_("The first second shows something"),
    what=N_(
        "Neither the product nor the result, no unexpected motion and no curious overlay is planned for "
        "the first second."
    ),
    why=N_("Most people watch before they listen. The picture has to say at once what there is to see."),
    example=N_("A person at a desk begins to talk."),
    instead=N_("Ice cracks as the concentrate is poured over it."),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a first second in which nothing is ticked."""
    if video.shows_product or video.shows_result or video.shows_motion or video.shows_overlay:
        return
    yield Finding(
        _("Nothing to see in the first second"),
        "shows_product",
        _(
            "Plan the product, the result, unexpected motion or a curious overlay for it, and tick what it "
            "shows."
        ),
    )
