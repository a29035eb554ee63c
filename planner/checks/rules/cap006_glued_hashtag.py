"""CAP006: a hashtag is stuck to the sentence before it."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from models.choices import TagKind
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import tagtext

RULE = Rule(
    code="CAP006",
    name="glued-hashtag",
    field="caption",
    title=N_("A hashtag stuck to a word"),
    passes=N_("A space before each hashtag"),
    what=N_("A hashtag in the caption follows a word or a sign without a space or a line break."),
    why=N_("After a letter or a digit the app sees no hashtag at all; after a sign it looks like a slip."),
    example=N_("Ships tomorrow!#coldbrew"),
    instead=N_("Ships tomorrow! #coldbrew"),
)

NEAR = 200
"""Characters before a hashtag in which the word that it is stuck to begins."""

_GLUED = re.compile(r"(?<=[^\s#＃(\[{/\"'“‘«&])[#＃](?=\w)")


_NAME = re.compile(r"\w+")


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find the first place where one is stuck; the fix mends them all."""
    text = video.caption
    places = [match.start() for match in _GLUED.finditer(text) if _is_tag(text, match.start())]
    if not places:
        return
    at = places[0]
    name = _name(text, at)
    cuts = [0, *places, len(text)]
    mended = " ".join(text[start:end] for start, end in pairwise(cuts))
    whole = " ".join((mended, *(f"#{tag}" for tag in video.hashtags)))
    fits = tagtext.utf16_length(whole) <= settings.number("max_caption")
    safe = fits and _welcome(video, mended, settings)
    yield Finding(
        _("No space before #{tag}").format(tag=name),
        "caption",
        _("Put a space or a line break between the sentence and its hashtags."),
        at,
        at + 1 + len(name),
        fixes=(Fix(_("Put a space there"), "videos.set_text", (video.id, "caption", mended), safe=safe),),
    )


def _welcome(video: VideoFacts, mended: str, settings: RuleSettings) -> bool:
    """Whether the post may have all hashtags that it has once none is stuck: some were not seen before."""
    freed = Counter(tag.folded for tag in tagtext.of_post(mended, video.hashtags))
    if freed.total() > settings.number("max_hashtags"):
        return False
    new = freed - Counter(video.folded_tags)
    unwanted = (TagKind.GENERIC, TagKind.AVOID, TagKind.OTHER_BRAND)
    return all(freed[tag] == 1 and video.calendar.kind_of(tag) not in unwanted for tag in new)


def _is_tag(text: str, at: int) -> bool:
    """Whether it is a hashtag: no number such as no.#3, no part of an address, no # after another hashtag."""
    name = _name(text, at)
    before = text[max(0, at - NEAR) : at].split()
    word = before[-1] if before else ""
    return (
        tagtext.valid(name)
        and "://" not in word
        and "www." not in word
        and "/" not in word
        and "#" not in word
    )


def _name(text: str, at: int) -> str:
    match = _NAME.match(text, at + 1)
    return match.group() if match else ""
