"""FMT003: before and after is restricted for this kind of product."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import phrases

RULE = Rule(
    code="FMT003",
    name="risky-before-after",
    field="format",
    title=N_("Before and after in beauty or wellness"),
    passes=N_("No before and after where it is restricted"),
    what=N_(
        "The format is before and after, and product, title, hook or caption is about beauty, the "
        "body or health."
    ),
    why=N_(
        "Pictures of a body before and after are restricted there: such videos are limited or "
        "refused, above all as ads."
    ),
    example=N_("A face before and after a serum"),
    instead=N_("The texture on the hand, and what the user noticed"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find the format with a product of that kind."""
    if video.format is None or video.format.key != "before-after":
        return
    topics = settings.built("topics", phrases.phrases)
    for text in (video.product, video.title, video.hook, video.caption):
        span = next(phrases.find(text, topics), None) or _weight(text, settings)
        if span:
            yield Finding(
                _("Before and after, about “{words}”").format(words=text[span.start : span.end]),
                "format",
                _("Look up what the app allows in your market, or show how it is used instead."),
            )
            return


def _weight(text: str, settings: RuleSettings) -> phrases.Span | None:
    """Return where a text says how much weight was lost: "Turun 6 kilo"."""
    losing, weights = settings.built("losing", frozenset[str]), settings.built("weights", frozenset[str])
    words = phrases.words(text)
    for at, word in enumerate(words):
        if word.text not in losing or at + 1 == len(words):
            continue
        n, after = words[at + 1], words[at + 2] if at + 2 < len(words) else None
        unit = n.text.lstrip("0123456789")
        if unit in weights and unit != n.text:
            return phrases.Span(word.start, n.end)
        if not unit and after and after.text in weights:
            return phrases.Span(word.start, after.end)
    return None
