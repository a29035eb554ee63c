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
    what=N_(
        "A hashtag in the caption follows a word, a sign or another hashtag without a space or a line break."
    ),
    why=N_("After a letter or a digit the app sees no hashtag at all; after a sign it looks like a slip."),
    example=N_("Ships tomorrow!#coldbrew"),
    instead=N_("Ships tomorrow! #coldbrew"),
)

NEAR = 200
"""Characters before a hashtag in which the word that it is stuck to begins."""

_GLUED = re.compile(r"(?<=[^\s#＃(\[{\"'“‘«&])[#＃]+(?=\w)")
_NAME = re.compile(r"\w+")
_NO_TAG = re.compile(r"[A-Za-z]{0,2}\d+[A-Za-z]?|(?=[A-Fa-f]*\d)(?:[\dA-Fa-f]{3}|[\dA-Fa-f]{6})", re.ASCII)
"""Behind a word it is a number (room#2B) or a colour (#B22222)."""


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find the first place where one is stuck; the fix mends them all."""
    text = video.caption
    seen = {tag.start for tag in video.tags if tag.field == "caption"}
    found = [match for match in _GLUED.finditer(text) if _is_tag(text, match, match.start() in seen)]
    if not found:
        return
    places = [match.start() for match in found]
    at, name = places[0], _name(text, found[0].end())
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
        found[0].end() + len(name),
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


def _is_tag(text: str, match: re.Match[str], seen: bool) -> bool:
    """Whether it is a hashtag: no number such as no.#3, no chord, no part of an address, none of a list.

    ``seen`` says that the app sees it, and so that it is no part of an address.
    """
    at, name = match.start(), _name(text, match.end())
    if not tagtext.valid(name) or tagtext.listed(text, at):
        return False
    before = text[max(0, at - NEAR) : at].split()
    word = before[-1] if before else ""
    if "#" in word:
        return seen or "/" not in word
    return (
        (seen or not any(part in word for part in ("://", "www.", "/")))
        and not _NO_TAG.fullmatch(name)
        and not (len(word) == 1 and word.isupper())
    )


def _name(text: str, at: int) -> str:
    match = _NAME.match(text, at)
    return match.group() if match else ""
