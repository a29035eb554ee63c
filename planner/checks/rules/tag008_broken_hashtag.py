"""TAG008: something among the hashtags is no hashtag."""

import re
from collections.abc import Iterator

from models.choices import TagKind
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.checks.tags import replacing
from planner.i18n import N_, _
from planner.texts import broken_tags, tagtext
from planner.texts.tagtext import PostTag

RULE = Rule(
    code="TAG008",
    name="broken-hashtag",
    field="hashtags",
    title=N_("Not a hashtag"),
    passes=N_("All hashtags are well formed"),
    what=N_(
        "A hashtag, in the caption or behind it, has a space or punctuation in it, or nothing but digits, or "
        "nothing at all."
    ),
    why=N_(
        "The app ends a hashtag at the first such sign, so another one is posted than was meant, or none."
    ),
    example=N_("#cold-brew, #iced coffee, #1"),
    instead=N_("#coldbrew, #icedcoffee, #number1coffee"),
)

_SIGN = re.compile("[#＃]")
_LINK = re.compile(r"[a-z][a-z0-9+.-]{0,20}://|www\.", re.IGNORECASE)
_CLEAR = re.compile(r"[\w\-‐‑&+'’·\u00ad\u200b-\u200d\u2060\ufeff]+")
"""One name with signs in it that part no words: any other may end a sentence, or mean this or that."""
_FEW = 3
"""Most words that are one hashtag rather than several with one sign."""


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find what is no hashtag, in the caption's text and behind it, and propose the nearest one."""
    for broken in broken_tags.find(video.caption):
        yield _finding(
            broken.written or "#",
            "caption",
            (broken.start, broken.end),
            tagtext.fold(broken.written),
            (_rewriting(video, broken),),
        )
    for tag in video.tags:
        if not tagtext.valid(tag.name):
            yield _finding(
                tag.name, tag.field, (tag.start, tag.end), tag.folded, tuple(_replacing(video, tag))
            )


def _finding(written: str, field: str, place: tuple[int, int], about: str, fixes: tuple[Fix, ...]) -> Finding:
    return Finding(
        _("“{tag}” is not a hashtag").format(tag=written),
        field,
        _("A hashtag is letters, digits and _ without spaces, and not only digits."),
        *place,
        about,
        fixes,
    )


def _rewriting(video: VideoFacts, broken: broken_tags.BrokenTag) -> Fix:
    """Return the fix of one in the caption's text; before a link and where it stands alone only the sign goes."""
    written = broken.written
    if not written or _LINK.match(written):
        title, instead, safe = _("Remove “{tag}”").format(tag="#"), written, False
    elif name := tagtext.normalise(written):
        title, instead = _("Change to {names}").format(names=f"#{name}"), f"#{name}"
        safe = bool(_CLEAR.fullmatch(written)) and _welcome(video, name)
    else:
        title, instead, safe = _("Remove “{tag}”").format(tag=f"#{written}"), "", False
    text = tagtext.rewritten(video.caption, [(broken.start, broken.end, instead)])
    return Fix(title, "videos.set_text", (video.id, "caption", text), safe)


def _welcome(video: VideoFacts, name: str) -> bool:
    """Whether no other finding comes with a hashtag: it is not there yet, and nobody advises against it."""
    folded = tagtext.fold(name)
    unwanted = (TagKind.GENERIC, TagKind.AVOID, TagKind.OTHER_BRAND)
    return folded not in video.folded_tags and video.calendar.kind_of(folded) not in unwanted


def _replacing(video: VideoFacts, tag: PostTag) -> Iterator[Fix]:
    """Yield the fixes of one behind the caption: joined ones become two, and several words one or several."""
    if _LINK.match(tag.name):
        yield replacing(video, _("Remove “{tag}”").format(tag=tag.name), {tag: ()})
        return
    one = tuple(filter(None, map(tagtext.normalise, _SIGN.split(tag.name))))
    each = tuple(filter(None, map(tagtext.normalise, tag.name.split())))
    several = len(each) >= _FEW and len(one) == 1
    for mended in ((each, one) if len(each) > _FEW else (one, each)) if several else (one,):
        names = " ".join(f"#{name}" for name in mended)
        title = _("Change to {names}") if mended else _("Remove “{tag}”")
        yield replacing(video, title.format(names=names, tag=tag.name), {tag: mended}, safe=not several)
