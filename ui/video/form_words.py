"""What the form says beside its fields: how long words take, how many there are, what a folded part holds."""

from models.choices import Stage
from planner import dates
from planner.checks.facts import CalendarFacts, VideoFacts
from planner.i18n import _, ngettext
from planner.texts import spoken
from planner.texts.phrases import words
from planner.texts.tagtext import joined, utf16_length
from ui.video.sound_field import sound_words


def notes(video: VideoFacts) -> dict[str, str]:
    """Return what stands at the right above a field, by field."""
    spoken_ = len(words(video.hook))
    return {
        "hook": ngettext("{n} word", "{n} words", spoken_).format(n=spoken_) if spoken_ else "",
        "overlay": _overlay(video),
    }


def summaries(video: VideoFacts) -> dict[str, tuple[str, str]]:
    """Return what stands beside a section's heading, by section: while it is open, and while it is folded."""
    empty = _("empty")
    return {
        "first": (of_hook(video), ""),
        "beats": (aim(video), of_beats(video)),
        "sound": ("", sound_words(video) or empty),
        "caption": (
            f"{of_caption(video)} · {of_hashtags(video)}",
            of_hashtags(video) if video.tags else _("written") if video.caption.strip() else empty,
        ),
    }


def of_hook(video: VideoFacts) -> str:
    """Return how long the hook takes to say and how long it has."""
    if not video.hook.strip():
        return ""
    said = to_say(video.hook, video.calendar)
    beat = video.hook_beat
    if beat is None or beat.end <= beat.start:
        return _("{s} to say").format(s=said)
    return _("{s} to say, the beat has {room}").format(s=said, room=dates.seconds(beat.end - beat.start))


def of_beats(video: VideoFacts) -> str:
    """Return how many beats there are and how long the video is."""
    if not video.beats:
        return dates.seconds(video.length) if video.length else _("none yet")
    n = len(video.beats)
    counted = ngettext("{n} beat", "{n} beats", n).format(n=n)
    return ", ".join(filter(None, (counted, dates.seconds(video.length) if video.length else "")))


def of_caption(video: VideoFacts) -> str:
    """Return how long the caption is, and where it is cut."""
    rules = video.calendar.rules
    most, fold = int(rules.shared("max_caption")), int(rules.shared("caption_fold"))
    n = caption_length(video)
    if n <= fold:
        return _("{n} of {most}").format(n=dates.whole(n), most=dates.whole(most))
    return _("{n} of {most}, {fold} before “more” (tick)").format(
        n=dates.whole(n), most=dates.whole(most), fold=fold
    )


def of_hashtags(video: VideoFacts) -> str:
    """Return how many hashtags there are and how many are best."""
    rules, n = video.calendar.rules, len(video.tags)
    text = ngettext("{n} hashtag, best {low} to {high}", "{n} hashtags, best {low} to {high}", n)
    low, high = int(rules.shared("min_hashtags")), int(rules.shared("max_hashtags"))
    return text.format(n=n, low=low, high=high)


def of_script(video: VideoFacts) -> str:
    """Return how long the script takes to say."""
    if not video.script.strip():
        return _("empty")
    return _("{s} to say").format(s=to_say(video.script, video.calendar))


def of_lines(text: str) -> str:
    """Return how many lines a text has."""
    n = len(text.strip().splitlines())
    return ngettext("{n} line", "{n} lines", n).format(n=n) if n else _("empty")


def aim(video: VideoFacts) -> str:
    """Return the lengths that are best for a video of its format."""
    target = video.calendar.rules["LEN002"]
    low = video.format.min_s if video.format and video.format.min_s else target.number("min_s")
    high = video.format.max_s if video.format and video.format.max_s else target.number("max_s")
    return _("best between {low} and {high} s").format(low=dates.number(low), high=dates.number(high))


def next_step(stage: Stage) -> Stage | None:
    """Return the stage after one; None after the last."""
    stages = list(Stage)
    at = stages.index(stage) + 1
    return stages[at] if at < len(stages) else None


def caption_length(video: VideoFacts) -> int:
    """Return the length of the caption with its hashtags, in UTF-16 units, as the platform counts it."""
    return utf16_length(joined(video.caption, video.hashtags))


def to_say(text: str, calendar: CalendarFacts) -> str:
    """Return how long a text takes to say: briskly to unhurriedly."""
    low, high = (
        dates.number(spoken.seconds(text, pace, calendar.language))
        for pace in (calendar.brisk, calendar.unhurried)
    )
    return _("{n} s").format(n=low) if low == high else _("{low}–{high} s").format(low=low, high=high)


def _overlay(video: VideoFacts) -> str:
    first = len(words(video.overlay.replace("\n", "|").split("|")[0]))
    if not first:
        return ""
    read = first / video.calendar.rules.shared("overlay_words_per_second")
    return ngettext("{n} word, read in {s}", "{n} words, read in {s}", first).format(
        n=first, s=dates.seconds(read)
    )
