"""Tables of a plan whose days are all over: they begin on another day, were posted, or are left out."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from models.choices import Stage
from planner.exchange.plan_source import moved
from planner.exchange.plan_table import ParsedPlan

POSTED, OUT = "posted", "out"
"""What may be done with a table that is over, beside the day on which it begins anew."""
Answer = dt.date | str
"""POSTED, OUT, or the day on which the table begins; see ``plan_source.moved``."""


@dataclass(frozen=True, slots=True)
class Past:
    """A table that is over, and how many of its videos that is about."""

    table: str
    videos: int


def tables(plan: ParsedPlan, today: dt.date) -> list[Past]:
    """Return the tables of a plan whose dated videos all lie before today, none of them posted."""
    over: Counter[str] = Counter()
    living = set()
    for video in plan.videos:
        if video.stage is Stage.POSTED or (video.at and video.at.date() >= today):
            living.add(video.table)
        over[video.table] += video.at is not None
    return [Past(table, n) for table, n in over.items() if n and table not in living]


def settled(plan: ParsedPlan, answers: Mapping[str, Answer]) -> ParsedPlan:
    """Return a plan with each of the tables as it was answered; one without an answer stays as it is.

    The tables that begin on the same day are moved by the same days, so that they keep their order.
    """
    days: dict[dt.date, set[str]] = {}
    for table, answer in answers.items():
        if isinstance(answer, dt.date):
            days.setdefault(answer, set()).add(table)
    videos = [video for video in plan.videos if answers.get(video.table) != OUT]
    videos = [
        replace(video, stage=Stage.POSTED) if answers.get(video.table) == POSTED and video.at else video
        for video in videos
    ]
    for day, names in days.items():
        later = iter(moved([video for video in videos if video.table in names], day)[0])
        videos = [next(later) if video.table in names else video for video in videos]
    return replace(plan, videos=videos)
