"""What a fix would change, before and after: the changed stretch of a text, or a value in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from models.records import Beat
from planner import dates, labels
from planner.checks.engine import Result
from planner.checks.facts import VideoFacts
from planner.checks.rule import Fix
from planner.i18n import N_, _
from planner.texts.phrases import plain
from planner.texts.tagtext import fold
from planner.video import fields

MOST = 70
"""Characters of what is shown of the old and of the new text."""
AROUND = 40
"""Characters that are shown of what stays on either side of them."""
CUT = "…"
SAID = ("hook", "overlay", "script", "caption", "cta")
"""The texts in which the same words may stand twice."""


@dataclass(frozen=True, slots=True)
class Change:
    """``old`` becomes ``new`` in a field; ``head`` and ``tail`` are what stays around both, cut short."""

    field: str
    old: str
    new: str
    head: str = ""
    tail: str = ""
    elsewhere: tuple[str, ...] = ()
    """Other fields that say the words which go, and go on saying them."""

    @property
    def note(self) -> str:
        """Return which other fields still say what goes; nothing where none does."""
        if not self.elsewhere:
            return ""
        return _("The same words stay in: {fields}.").format(fields=", ".join(self.elsewhere))

    @property
    def sentence(self) -> str:
        """Return it as a screen reader says it."""
        before, after = (self._whole(part) or _("nothing") for part in (self.old, self.new))
        said = _("{field}. Before: {before}. After: {after}.").format(
            field=self.field, before=before, after=after
        )
        return " ".join(filter(None, (said, self.note)))

    def _whole(self, part: str) -> str:
        return f"{self.head}{part}{self.tail}".strip()


def change_of(result: Result, fix: Fix) -> Change | None:
    """Return what a fix of a finding would change; None for one that nobody knows how to show."""
    shown = SHOWN.get(fix.edit)
    return shown(result, *fix.args) if shown else None


def stretch(field: str, before: str, after: str) -> Change:
    """Return what differs between two texts, from the first word that does to the last, cut short."""
    start = _common(before, after)
    while start and (_inside(before, start) or _inside(after, start)):
        start -= 1
    end = _common(before[start:][::-1], after[start:][::-1])
    while end and (_inside(before, len(before) - end) or _inside(after, len(after) - end)):
        end -= 1
    stop, new_stop = len(before) - end, len(after) - end
    parts = (
        _short(before[start:stop]), _short(after[start:new_stop]), _end_of(before[:start]), _start_of(before[stop:])
    )  # fmt: skip
    old, new, head, tail = (part.replace("\n", " ") for part in parts)
    return Change(field, old, new, head, tail)


def _common(one: str, other: str) -> int:
    """Return how many signs at the beginning of two texts are the same."""
    most = min(len(one), len(other))
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _inside(text: str, at: int) -> bool:
    """Whether a place lies within a word, or before what joins to the sign before it."""
    return 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace()


def _short(text: str) -> str:
    half = MOST // 2
    return text if len(text) <= MOST else f"{text[:half].rstrip()} {CUT} {text[-half:].lstrip()}"


def _end_of(text: str) -> str:
    return text if len(text) <= AROUND else CUT + text[-AROUND:].partition(" ")[2]


def _start_of(text: str) -> str:
    return text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0] + CUT


def _video(result: Result) -> VideoFacts:
    if result.video is None:
        raise ValueError(result)
    return result.video


def _text(result: Result, _id: int, field: str, text: str) -> Change:
    video = _video(result)
    before = getattr(video, field)
    change = stretch(_(labels.FIELDS[field]), before, text)
    return replace(change, elsewhere=_elsewhere(video, field, _gone(before, text)))


def _gone(before: str, after: str) -> str:
    """Return the words that a text loses; nothing where it gets others in their place, but for capitals."""
    before, after = before.casefold(), after.casefold()
    start = _common(before, after)
    end = min(_common(before[start:][::-1], after[start:][::-1]), len(after) - start)
    return before[start : len(before) - end] if start + end >= len(after) else ""


def _elsewhere(video: VideoFacts, field: str, gone: str) -> tuple[str, ...]:
    """Return the names of other texts of a video that hold some words, however they are spelled and set apart."""
    wanted = plain(gone)
    if not wanted:
        return ()
    others = (name for name in SAID if name != field)
    return tuple(
        _(labels.FIELDS[name]) for name in others if f" {wanted} " in f" {plain(getattr(video, name))} "
    )


def _tags(result: Result, _id: int, tags: Iterable[str]) -> Change:
    return stretch(_(labels.FIELDS["hashtags"]), _signed(_video(result).hashtags), _signed(tags))


def _caption(result: Result, _id: int, caption: str, tags: Iterable[str]) -> Change:
    video = _video(result)
    before, after = f"{video.caption}\n{_signed(video.hashtags)}", f"{caption}\n{_signed(tags)}"
    return stretch(_(labels.FIELDS["caption"]), before, after)


def _signed(tags: Iterable[str]) -> str:
    return " ".join(f"#{tag}" for tag in tags)


def _flag(result: Result, _id: int, field: str, on: bool) -> Change:
    words = {True: _("yes"), False: _("no")}
    return Change(_(_title(field)), words[bool(getattr(_video(result), field))], words[on])


def _choice(result: Result, _id: int, field: str, value: str) -> Change:
    words = fields.BY_NAME[field].words or {}
    old, new = words.get(getattr(_video(result), field), ""), words.get(value, "")
    return Change(_(_title(field)), _(old) if old else "", _(new) if new else "")


def _title(field: str) -> str:
    return fields.BY_NAME[field].title if field in fields.BY_NAME else labels.SHOWN[field]


def _length(result: Result, _id: int, seconds: float | None) -> Change:
    lengths = (_video(result).length, seconds)
    old, new = (dates.seconds(one) if one else _("none") for one in lengths)
    return Change(_(labels.FIELDS["length"]), old, new)


def _beats(result: Result, _id: int, beats: Iterable[Beat]) -> Change:
    old, new = (" · ".join(map(_beat, some)) for some in (_video(result).beats, beats))
    return stretch(_(labels.FIELDS["beats"]), old, new)


def _beat(beat: Beat) -> str:
    return f"{dates.number(beat.start)}–{dates.number(beat.end)} {beat.name or beat.text}"


def _place(result: Result, _id: int, x: float | None, y: float | None) -> Change:
    video = _video(result)
    old, new = (
        f"{left:.0f}, {top:.0f} px" if left is not None and top is not None else _("the usual place")
        for left, top in ((video.overlay_x, video.overlay_y), (x, y))
    )
    return Change(_(labels.FIELDS["overlay"]), old, new)


def _stage(result: Result, _ids: Iterable[int], stage: Any) -> Change:
    return Change(_(_title("stage")), labels.stage(_video(result).stage), labels.stage(stage))


def _time(result: Result, _id: int, at: Any, zone: str) -> Change:
    video = _video(result)
    old = f"{dates.moment(video.at)} {video.zone}" if video.at else _("none")
    return Change(_(labels.FIELDS["at"]), old, f"{dates.moment(at)} {zone}")


def _sound_seen(result: Result, _id: int, day: Any) -> Change:
    sound = _video(result).sound
    return Change(_("Last seen"), _seen(sound.last_seen if sound else None), dates.day(day))


def _tag_seen(result: Result, name: str, day: Any) -> Change:
    known = _video(result).calendar.tags.get(fold(name))
    return Change(f"#{name}", _seen(known.last_seen if known else None), dates.day(day))


def _seen(day: Any) -> str:
    return dates.day(day) if day else _("never")


def _kind(result: Result, name: str, kind: Any) -> Change:
    old = _video(result).kind_of(name)
    return Change(f"#{name}", _(labels.TAG_KINDS[old]) if old else _("not known"), _(labels.TAG_KINDS[kind]))


def _words(field: str, old: str, new: str, _result: Result, *_args: Any) -> Change:
    return Change(_(field), _(old), _(new))


SHOWN: Mapping[str, Callable[..., Change]] = {
    "videos.set_text": _text,
    "videos.set_hashtags": _tags,
    "videos.set_caption_and_hashtags": _caption,
    "videos.set_flag": _flag,
    "videos.choose": _choice,
    "videos.set_length": _length,
    "videos.set_beats": _beats,
    "videos.place_overlay": _place,
    "videos.set_stage": _stage,
    "videos.reschedule": _time,
    "sounds.mark_seen": _sound_seen,
    "hashtags.mark_seen": _tag_seen,
    "hashtags.set_kind": _kind,
    "lives.add_teaser": partial(_words, N_("Teasers"), N_("nothing"), N_("one on the day before")),
    "lives.tell_subscribers": partial(_words, N_("Subscribers"), N_("not told"), N_("told")),
    "waivers.remove": partial(_words, N_("The finding"), N_("ignored"), N_("checked again")),
}
"""How each edit that fixes name is shown."""
