"""Fixes of a post's hashtags: each is changed where it stands, in the caption's text or behind it."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from models.choices import Severity, TagKind
from planner.checks.facts import VideoFacts
from planner.checks.rule import Fix
from planner.texts import tagtext
from planner.texts.tagtext import PostTag

GENERIC, REPEATED = "TAG003", "TAG007"
"""The rules that take out generic and repeated hashtags; the one about too many leaves those to them."""
DROP_FIRST = (
    TagKind.AVOID, TagKind.OTHER_BRAND, TagKind.GENERIC, None, TagKind.NICHE, TagKind.CATEGORY, TagKind.TRENDING,
    TagKind.BRAND,
)  # fmt: skip
"""The least specific first; None is unknown. Repeats go before all, and the last one of a kind first."""


def surplus(video: VideoFacts) -> tuple[PostTag, ...]:
    """Return the hashtags over the limit once those are gone that another rule takes out, the least specific of all."""
    rules, tags = video.calendar.rules, video.tags
    most = int(rules["TAG002"].number("max_hashtags"))
    if len(tags) <= most:
        return ()
    kinds = [video.calendar.kind_of(tag.folded) for tag in tags]
    first = {tag.folded: at for at, tag in reversed(list(enumerate(tags)))}
    repeated = rules[REPEATED].severity is not Severity.OFF
    generic = rules[GENERIC].severity is not Severity.OFF
    left = [
        at
        for at, tag in enumerate(tags)
        if not (generic and kinds[at] is TagKind.GENERIC) and not (repeated and first[tag.folded] != at)
    ]
    order = sorted(left, key=lambda at: (first[tags[at].folded] == at, DROP_FIRST.index(kinds[at]), -at))
    return tuple(tags[at] for at in sorted(order[: max(0, len(left) - most)]))


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
