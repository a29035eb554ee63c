"""HOOK009: the hook fits any video."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import phrases

RULE = Rule(
    code="HOOK009",
    name="hook-without-topic",
    field="hook",
    title=N_("The hook does not say what it is about"),
    passes=N_("The hook says what it is about"),
    what=N_(
        "The video has a product, the first second shows neither it nor the result, and no word of "
        "the hook names it, its problem or its result."
    ),
    why=N_("Only those stay who could need it, and they have one second to find out that they do."),
    example=N_("“You won’t believe this”"),
    instead=N_("“Your cold brew is bitter because of this”"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a hook of nothing but words that fit any video."""
    if not video.product.strip() or video.shows_product or video.shows_result:
        return
    spoken = phrases.tokens(video.hook)
    if not spoken:
        return
    empty = settings.built(
        "empty", lambda listed: frozenset(word for text in listed for word in phrases.tokens(text))
    )
    if any(word not in empty and not word.isdecimal() for word in spoken):
        return
    yield Finding(
        _("The hook does not say what it is about"),
        "hook",
        _("Name the product, the problem or the result, or show one of them in the first second."),
        0,
        len(video.hook),
    )
