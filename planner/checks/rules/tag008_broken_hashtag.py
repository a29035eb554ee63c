"""TAG008: something among the hashtags is no hashtag."""

import re
from collections.abc import Iterator, Sequence

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
    inside = broken_tags.find(video.caption)
    safe = _all_clear(video, inside)
    for broken in inside:
        about, place = tagtext.fold(broken.written), (broken.start, broken.end)
        yield _finding(broken.written or "#", "caption", place, about, (_rewriting(video, broken, safe),))
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


def _rewriting(video: VideoFacts, broken: broken_tags.BrokenTag, safe: bool) -> Fix:
    """Return the fix of one in the caption's text; before a link and where it stands alone only the sign goes."""
    written, name = broken.written, _name(broken)
    if name:
        title, instead = _("Change to {names}").format(names=f"#{name}"), f"#{name}"
    else:
        sign = not written or _LINK.match(written)
        title = _("Remove “{tag}”").format(tag="#" if sign else f"#{written}")
        instead = written if sign else ""
    text = tagtext.rewritten(video.caption, [(broken.start, broken.end, instead)])
    return Fix(title, "videos.set_text", (video.id, "caption", text), safe)


def _name(broken: broken_tags.BrokenTag) -> str:
    """Return the nearest name; "" where there is none or it is a link."""
    return "" if _LINK.match(broken.written) else tagtext.normalise(broken.written)


def _all_clear(video: VideoFacts, found: Sequence[broken_tags.BrokenTag]) -> bool:
    """Whether nobody need read what becomes of those in the caption.

    Each is one name with signs in it, not there yet, and none that somebody advises against; else after the fixes
    there would still be something to find.
    """
    names = [tagtext.fold(_name(one)) for one in found if _CLEAR.fullmatch(one.written)]
    unwanted = (TagKind.GENERIC, TagKind.AVOID, TagKind.OTHER_BRAND)
    return len(names) == len(found) == len({*names} - {"", *video.folded_tags}) and not any(
        video.calendar.kind_of(name) in unwanted for name in names
    )


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
