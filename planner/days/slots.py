"""The slots of a calendar: which are open, and what could fill them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from planner.times import EVENING

TREND = "trend"
"""The format of a slot that is kept free for what is trending on the day."""
NEAR = dt.timedelta(minutes=90)
"""A video this close to a slot has taken it, though it was moved a little."""
SAME_PRODUCT = 4
"""After so many videos of one product the next one is of another; a fifth would be too many (CAL007)."""
LATELY = 10
"""How many videos before are looked at for the mix of formats."""


class Slot(NamedTuple):
    """One slot: its moment on the calendar's wall clock, and the format that it is kept for, empty for any."""

    at: dt.datetime
    format: str = ""


class Idea(NamedTuple):
    """A video that waits for a slot; ``ready`` is how far its stage is, 0 for an idea.

    Less than 0 is what was posted and may come again.
    """

    id: int
    title: str
    format: str
    product: str
    ready: int = 0


class Planned(NamedTuple):
    """A video that has its time."""

    at: dt.datetime
    format: str
    product: str


def between(
    week: Iterable[Mapping[str, Any]], first: dt.date, end: dt.date, taken: Iterable[dt.datetime] = ()
) -> list[Slot]:
    """Return the open slots from a day to before another, by time.

    ``week`` is as ``Calendar.slots``. Each of the ``taken`` moments takes the slot nearest to it, if one is
    within NEAR.
    """
    days = (first + dt.timedelta(days=n) for n in range((end - first).days))
    listed = list(week)
    slots = sorted(
        Slot(dt.datetime.combine(day, dt.time.fromisoformat(one["time"])), one.get("format") or "")
        for day in days
        for one in listed
        if one["weekday"] == day.weekday()
    )
    by_day: dict[dt.date, list[Slot]] = {}
    for slot in slots:
        by_day.setdefault(slot.at.date(), []).append(slot)
    for at in sorted(taken):
        near = by_day.get(at.date(), [])
        nearest = min(near, key=lambda slot: abs(slot.at - at), default=None)
        if nearest is not None and abs(nearest.at - at) <= NEAR:
            near.remove(nearest)
    return [slot for near in by_day.values() for slot in near]


def usual_times(week: Iterable[Mapping[str, Any]]) -> dict[int, dt.time]:
    """Return the wall-clock time of a video of which a day alone is named, by weekday: its first slot.

    ``week`` is as ``Calendar.slots``. Slots that are kept for a trend are left for one; a weekday without a slot is
    not in it.
    """
    found: dict[int, dt.time] = {}
    for slot in week:
        if slot.get("format") != TREND:
            time = dt.time.fromisoformat(slot["time"])
            found[slot["weekday"]] = min(time, found.get(slot["weekday"], time))
    return found


def usual_moment(week: Iterable[Mapping[str, Any]], day: dt.date) -> dt.datetime:
    """Return when a video is planned of which a day alone is named: at its weekday's slot, else in the evening."""
    return dt.datetime.combine(day, usual_times(week).get(day.weekday(), EVENING))


def fill(
    slots: Sequence[Slot], ideas: Iterable[Idea], planned: Iterable[Planned], active_hours: Sequence[int] = ()
) -> dict[Slot, Idea]:
    """Propose an idea for each open slot, as far as they last: a mix of formats, no product five times running.

    Slots in the hours at which the audience is active, where these are known, get theirs first; those kept for
    a trend stay free, those kept for a format get that one or none. What is further along comes first.
    """
    rest = list(ideas)
    open_ = [slot for slot in slots if slot.format != TREND]
    if active_hours:
        open_.sort(key=lambda slot: (slot.at.hour not in active_hours, slot.at))
    chosen = sorted(open_[: len(rest)])
    line = sorted(planned)
    found: dict[Slot, Idea] = {}
    for slot in chosen:
        before = [one for one in line if one.at < slot.at][-LATELY:]
        fitting = [idea for idea in rest if slot.format in {"", idea.format} and not _too_many(idea, before)]
        if not fitting:
            continue
        often = Counter(one.format for one in before)
        best = min(fitting, key=lambda idea: _cost(idea, before, often))
        rest.remove(best)
        found[slot] = best
        line = sorted([*line, Planned(slot.at, best.format, best.product)])
    return found


def _too_many(idea: Idea, before: Sequence[Planned]) -> bool:
    last = before[-SAME_PRODUCT:]
    return (
        bool(idea.product) and len(last) == SAME_PRODUCT and {one.product for one in last} == {idea.product}
    )


def _cost(idea: Idea, before: Sequence[Planned], often: Mapping[str, int]) -> tuple[object, ...]:
    """Return what speaks against an idea, the most important first."""
    last = before[-1] if before else None
    return (
        last is not None and idea.format != "" and idea.format == last.format,
        last is not None and idea.product != "" and idea.product == last.product,
        often[idea.format],
        -idea.ready,
        idea.id,
    )
