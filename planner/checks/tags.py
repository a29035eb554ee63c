"""Fixes of a post's hashtags: each is changed where it stands, in the caption's text or behind it."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from models.choices import Severity, TagKind
from planner.checks.facts import VideoFacts
from planner.checks.rule import Fix
from planner.texts import tagtext
from planner.texts.tagtext import PostTag

OVER_LIMIT = "TAG002"
"""The rule that tells of all hashtags over the limit at once; what it takes out is not told by another as well."""
DROP_FIRST = (
    TagKind.AVOID, TagKind.OTHER_BRAND, TagKind.GENERIC, None, TagKind.NICHE, TagKind.CATEGORY, TagKind.TRENDING,
    TagKind.BRAND,
)  # fmt: skip
"""The least specific first; None is unknown. Repeats go before all, and the last one of a kind first."""


def surplus(video: VideoFacts) -> tuple[PostTag, ...]:
    """Return the hashtags that can go where there are too many: those over the limit, and every generic one."""
    settings, tags = video.calendar.rules[OVER_LIMIT], video.tags
    n, most = len(tags), int(settings.number("max_hashtags"))
    if n <= most or settings.severity is Severity.OFF:
        return ()
    kinds = [video.calendar.kind_of(tag.folded) for tag in tags]
    first = {tag.folded: at for at, tag in reversed(list(enumerate(tags)))}
    order = sorted(range(n), key=lambda at: (first[tags[at].folded] == at, DROP_FIRST.index(kinds[at]), -at))
    gone = {*order[: n - most], *(at for at in range(n) if kinds[at] is TagKind.GENERIC)}
    return tuple(tags[at] for at in sorted(gone))


def replacing(
    video: VideoFacts,
    title: str,
    new: Mapping[PostTag, Sequence[str]],
    *,
    safe: bool = True,
    keep_words: bool = False,
) -> Fix:
    """Return the fix by which some hashtags become others, or go; see tagtext.changed."""
    caption, tags = tagtext.changed(video.caption, video.hashtags, new, keep_words=keep_words)
    if caption == video.caption:
        return Fix(title, "videos.set_hashtags", (video.id, tags), safe)
    if tags == video.hashtags:
        return Fix(title, "videos.set_text", (video.id, "caption", caption), safe)
    return Fix(title, "videos.set_caption_and_hashtags", (video.id, caption, tags), safe)


def removing(
    video: VideoFacts, title: str, gone: Iterable[PostTag], *, safe: bool = True, keep_words: bool = False
) -> Fix:
    """Return the fix that takes hashtags out; ``keep_words`` leaves the word of one that is part of a sentence."""
    return replacing(video, title, dict.fromkeys(gone, ()), safe=safe, keep_words=keep_words)


def adding(video: VideoFacts, title: str, more: Iterable[str], *, safe: bool = True) -> Fix:
    """Return the fix that adds hashtags behind the others."""
    return Fix(title, "videos.set_hashtags", (video.id, (*video.hashtags, *more)), safe)


def listed(tags: Collection[PostTag]) -> str:
    """Return the names of hashtags as a sentence has them."""
    return ", ".join(f"#{tag.name}" for tag in tags)
