"""CAP001: caption and hashtags are longer than the platform takes."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _, ngettext
from planner.texts.tagtext import utf16_length

RULE = Rule(
    code="CAP001",
    name="caption-too-long",
    field="caption",
    title=N_("The caption is too long"),
    passes=N_("The caption fits the limit"),
    what=N_(
        "The caption together with its hashtags is longer than the limit. Most emoji count as two characters."
    ),
    why=N_("What is over the limit can’t be posted."),
    example=N_("The whole story of the farm, in the caption"),
    instead=N_("One sentence, with the point in the first 80 characters"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a caption that is over the limit with its hashtags."""
    most = int(settings.number("max_caption"))
    tags = " ".join(f"#{tag}" for tag in video.hashtags)
    behind = f" {tags}" if tags and video.caption else tags
    if len(video.caption) + len(behind) <= most // 2:
        return  # not even if each sign were an emoji
    n = utf16_length(video.caption + behind)
    if n <= most:
        return
    start = _place(video.caption, most - utf16_length(behind))
    yield Finding(
        _("{n} characters with hashtags, at most {most}").format(n=n, most=most),
        "caption",
        ngettext(
            "Leave out {n} character. Most emoji count as two.",
            "Leave out {n} characters. Most emoji count as two.",
            n - most,
        ).format(n=n - most),
        start,
        len(video.caption),
    )


def _place(text: str, units: int) -> int:
    """Return the index of the first sign of a text that does not fit into so many UTF-16 units."""
    fitting = text.encode("utf-16-le", "surrogatepass")[: 2 * max(0, units)]
    return min(len(fitting.decode("utf-16-le", "ignore")), len(text))
