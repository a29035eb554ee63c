"""Fixes of a post's hashtags: each is changed where it stands, in the caption's text or behind it."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from planner.checks.facts import VideoFacts
from planner.checks.rule import Fix
from planner.texts import tagtext
from planner.texts.tagtext import PostTag


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
