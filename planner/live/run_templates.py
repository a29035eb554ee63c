"""Runs of show to begin with, scaled to how long a live event is."""

from functools import cache
from typing import Any

from sqlmodel import Session

from models.records import Segment
from planner import presets
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _, language
from planner.live import lives


@cache
def _runs() -> dict[str, dict[str, Any]]:
    return {run["key"]: run for run in presets.read("run_of_show")["run"]}


def names() -> dict[str, str]:
    """Return what there is, by key, in the current language."""
    return {key: run[language()] for key, run in _runs().items()}


@edit(N_("Take a run of show"))
def use(session: Session, live_id: int, key: str) -> None:
    """Give a live event a run of show, in the current language. Raises PlanError if either is gone."""
    live, run = lives.get(session, live_id), _runs().get(key)
    if run is None:
        raise PlanError(_("This run of show is no longer there. Choose another."))
    live.run_of_show = [segment.as_json() for segment in scaled(run["segments"], live.minutes, language())]


def scaled(parts: list[dict[str, Any]], minutes: int, spoken: str) -> list[Segment]:
    """Return segments in whole minutes that together take ``minutes``; none ends before it begins."""
    whole, so_far, ends = sum(part["share"] for part in parts), 0, [0]
    for part in parts:
        so_far += part["share"]
        ends.append(round(so_far * minutes / whole))
    return [
        Segment(float(end - begin), part[spoken])
        for part, begin, end in zip(parts, ends, ends[1:], strict=False)
    ]
