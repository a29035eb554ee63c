"""What could complete a video: a hook, hashtags from the library and past use, and sounds that are still hot."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models.choices import Stage, TagKind
from planner import dates, labels
from planner.checks import engine
from planner.checks.facts import CLEARED, VideoFacts
from planner.i18n import _, ngettext
from planner.library.usage import SoundRow, Use
from planner.video import hook_proposals

ORDER = (TagKind.TRENDING, TagKind.CATEGORY, TagKind.BRAND, TagKind.CATEGORY, TagKind.NICHE)
"""What is looked for, the most needed first. A niche one is only proposed where past use speaks for it."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A hashtag that a video could have, folded, and why in one sentence."""

    tag: str
    kind: TagKind
    why: str


@dataclass(frozen=True, slots=True)
class ProposedSound:
    """A sound that a video could have, and why."""

    sound: int
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class _Past:
    """How often a hashtag was used, and in how many videos it could have been: by product, format and all."""

    product: tuple[int, int]
    format: tuple[int, int]
    all: tuple[int, int]

    @property
    def rank(self) -> tuple[int, int, int]:
        return self.product[0], self.format[0], self.all[0]


HOOKS = 3
HOOK_RULES = ("HOOK003", "HOOK004", "HOOK007", "HOOK008", "HOOK009", "CAP005")
"""The rules that a proposed hook has to pass."""


def hooks(video: VideoFacts) -> list[str]:
    """Return up to HOOKS hooks that a video could open with, no two alike; none where it says too little."""
    rules = [engine.all_rules()[code] for code in HOOK_RULES]
    found: list[str] = []
    key = video.format.key if video.format else ""
    for text in hook_proposals.candidates(video, key, video.calendar.language):
        if len(found) == HOOKS:
            break
        if any(hook_proposals.alike(text, other, video.product) for other in (*found, video.hook) if other):
            continue
        tried = replace(video, hook=text, stage=Stage.SCRIPTED)
        results = engine.check([tried], video.calendar, rules=rules)
        if not any(one.finding.field == "hook" or one.rule.code == "HOOK008" for one in results):
            found.append(text)
    return found


def tags(video: VideoFacts, usage: Sequence[Use]) -> list[Proposed]:
    """Return hashtags that complete a video's, at most as many as the rule set leaves room for.

    ``usage`` is that of all other videos. One trending, one or two of the category and one of the brand are
    looked for; those that are hot, then those used most with the product, the format and anything come first.
    """
    calendar = video.calendar
    there = set(video.folded_tags)
    room = int(calendar.rules.shared("max_hashtags")) - len(video.tags)
    found: list[Proposed] = []
    for kind in _lacking(video):
        if len(found) >= room:
            break
        best = _best(video, kind, usage, there)
        if best:
            there.add(best.tag)
            found.append(best)
    return found


def sounds(
    video: VideoFacts, library: Iterable[SoundRow], today: dt.date, max_age_days: float
) -> list[ProposedSound]:
    """Return hot sounds that a video may use and that fit its format, the best first."""
    key = video.format.key if video.format else ""
    fitting = [
        sound
        for sound in library
        if sound.hot(today, max_age_days)
        and (not video.sound or sound.id != video.sound.id)
        and (not video.sells or sound.licence in CLEARED)
        and (not key or not sound.formats or key in sound.formats)
    ]
    fitting.sort(
        key=lambda one: (
            not key or key not in one.formats, -one.by_format.get(key, 0) if key else 0, one.age(today) or 0,
            one.title.casefold(), one.id,
        )
    )  # fmt: skip
    return [ProposedSound(one.id, one.title, _why_sound(one, key, today)) for one in fitting]


def wants_sound(video: VideoFacts) -> bool:
    """Whether a video has no sound, one that will have cooled when it is posted, or one that it may not use."""
    sound, today = video.sound, video.calendar.today
    if sound is None or (video.sells and sound.licence not in CLEARED):
        return True
    if not sound.trending:
        return False
    most = video.calendar.rules["SND002"].number("max_age_days")
    return sound.last_seen is None or (max(video.day, today) - sound.last_seen).days > most


def _lacking(video: VideoFacts) -> list[TagKind]:
    """Return the kinds that a video lacks, the most needed first; what it has already is not looked for again."""
    there = Counter(video.calendar.kind_of(tag) for tag in video.folded_tags)
    categories = int(video.calendar.rules["TAG005"].number("max_category"))
    lacks: list[TagKind] = []
    for kind in ORDER:
        if kind is TagKind.CATEGORY:
            categories -= 1
            if categories < 0:
                continue
        if there[kind]:
            there[kind] -= 1
        else:
            lacks.append(kind)
    return lacks


def _best(video: VideoFacts, kind: TagKind, usage: Sequence[Use], there: set[str]) -> Proposed | None:
    candidates = [tag for tag in video.calendar.of_kind(kind) if tag not in there]
    if kind is TagKind.TRENDING:
        hot = [tag for tag in candidates if _is_hot(video, tag)]
        # of_kind has the one seen last first
        return Proposed(hot[0], kind, _why_trending(video, hot[0])) if hot else None
    past = {tag: _past(video, tag, usage) for tag in candidates}
    if kind is TagKind.NICHE:
        candidates = [tag for tag in candidates if past[tag].product[0] or past[tag].format[0]]
    if not candidates:
        return None
    tag = max(candidates, key=lambda tag: past[tag].rank)
    return Proposed(tag, kind, _why(video, kind, past[tag]))


def _is_hot(video: VideoFacts, tag: str) -> bool:
    seen = video.calendar.tags[tag].last_seen
    most = video.calendar.rules["TAG009"].number("max_age_days")
    return seen is not None and (video.calendar.today - seen).days <= most


def _past(video: VideoFacts, tag: str, usage: Sequence[Use]) -> _Past:
    format_ = video.format.key if video.format else ""

    def count(alike: Sequence[Use]) -> tuple[int, int]:
        return sum(use.videos for use in alike if tag in use.tags), sum(use.videos for use in alike)

    return _Past(
        count([use for use in usage if video.product and use.product == video.product]),
        count([use for use in usage if format_ and use.format == format_]),
        count(usage),
    )


def _why_trending(video: VideoFacts, tag: str) -> str:
    ago = dates.ago(video.calendar.tags[tag].last_seen, video.calendar.today)
    return _("Seen trending {ago}").format(ago=ago)


def _why(video: VideoFacts, kind: TagKind, past: _Past) -> str:
    if past.product[0]:
        n, of = past.product
        return ngettext(
            "Used in {n} of {of} video about {product}", "Used in {n} of {of} videos about {product}", of
        ).format(n=n, of=of, product=video.product)
    if past.format[0] and video.format:
        n, of = past.format
        return ngettext(
            "Used in {n} of {of} video of the format {format}",
            "Used in {n} of {of} videos of the format {format}",
            of,
        ).format(n=n, of=of, format=labels.content_format(video.format.key))
    if past.all[0]:
        n, of = past.all
        return ngettext("Used in {n} of {of} video", "Used in {n} of {of} videos", of).format(n=n, of=of)
    return (
        _("A hashtag of the brand, not used yet")
        if kind is TagKind.BRAND
        else _("A hashtag of the product category, not used yet")
    )


def _why_sound(sound: SoundRow, key: str, today: dt.date) -> str:
    ago = dates.ago(sound.last_seen, today)
    used = sound.by_format.get(key, 0) if key else 0
    if used:
        return ngettext(
            "seen trending {ago}, used in {n} video of the format {format}",
            "seen trending {ago}, used in {n} videos of the format {format}",
            used,
        ).format(ago=ago, n=used, format=labels.content_format(key))
    if key and key in sound.formats:
        return _("seen trending {ago}, fits the format {format}").format(
            ago=ago, format=labels.content_format(key)
        )
    return _("seen trending {ago}").format(ago=ago)
