"""What works: the middle of a rate over videos with what have something in common, and how sure that is."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from planner import presets
from planner.results.joined import Outcome

_LEVEL = 0.90
"""How often the truth lies in an interval."""
_HALVINGS = 60
_HALF = 0.5
"""Added to what is counted, so that none of it has a logarithm too."""


@dataclass(frozen=True)
class Measure:
    """A rate: what is counted for each of what; ``good`` is the guide's band in percent, None where it has none."""

    key: str
    title: str
    words: str
    over: str
    by: str
    good: tuple[float, float] | None


class Middle(NamedTuple):
    """The middle of a rate over so many videos, with the interval in which the truth lies nine times in ten.

    All are parts of one, None where there are too few videos to judge; ``error`` is that of the middle's logarithm.
    """

    videos: int
    middle: float | None = None
    low: float | None = None
    high: float | None = None
    error: float = 0.0

    def holds(self, value: float) -> bool:
        """Whether a value is not to be told from the middle."""
        return self.low is None or self.high is None or self.low <= value <= self.high


@cache
def measures() -> dict[str, Measure]:
    """Return the measures by their keys."""
    return {
        key: Measure(
            key,
            one["title"],
            one["words"],
            one["over"],
            one["by"],
            tuple(one["good"]) if "good" in one else None,
        )
        for key, one in presets.read("measures", "results").items()
        if "over" in one
    }


def least() -> int:
    """Return of how many videos a group is at least before it is judged."""
    return int(presets.read("measures", "results")["judging"]["videos"])


def least_roas() -> float:
    """Return from which return on what ads cost on they are worth it, as the guide says."""
    return float(presets.read("measures", "results")["roas"]["least"])


def middle(pairs: Sequence[tuple[float, float]]) -> Middle:
    """Return the middle of a rate from pairs of what was counted and of what, a pair for each video.

    Each video counts once, however often it was seen: its logarithm is taken, since one that does ten times as well
    is as far from the middle as one that does a tenth. The interval is Student's for their mean.
    """
    rates = [math.log((over + _HALF) / (by + 1)) for over, by in pairs if by > 0]
    n = len(rates)
    if n < least():
        return Middle(n)
    mean = math.fsum(rates) / n
    spread = math.sqrt(math.fsum((one - mean) ** 2 for one in rates) / (n - 1))
    error = spread / math.sqrt(n)
    reach = student(n - 1) * error
    return Middle(n, math.exp(mean), math.exp(mean - reach), math.exp(mean + reach), error)


@cache
def student(freedom: int, level: float = _LEVEL) -> float:
    """Return how many standard errors an interval reaches to each side, for so many degrees of freedom.

    ``level`` is how often the truth lies within. By halving on Student's distribution, whose sums are finite for whole
    degrees of freedom (Abramowitz and Stegun, 26.7.3 and 26.7.4).
    """
    low, high = 0.0, 1.0
    while _within(high, freedom) < level:
        high *= 2
    for _half in range(_HALVINGS):
        middle_ = (low + high) / 2
        low, high = (middle_, high) if _within(middle_, freedom) < level else (low, middle_)
    return high


def _within(reach: float, freedom: int) -> float:
    """Return how much of Student's distribution lies within so many standard errors."""
    angle = math.atan(reach / math.sqrt(freedom))
    square = math.cos(angle) ** 2
    odd = freedom % 2
    term, total_ = (math.cos(angle), 0.0) if odd else (1.0, 0.0)
    for n in range(odd + 2, freedom + 1, 2):
        total_ += term
        term *= square * (n - 1) / n
    if odd:
        return 2 / math.pi * (angle + math.sin(angle) * total_)
    return math.sin(angle) * total_


def overall(measure: Measure, outcomes: Iterable[Outcome]) -> Middle:
    """Return the middle over all videos of which both numbers are known."""
    return middle(_pairs(measure, outcomes))


def by(measure: Measure, outcomes: Iterable[Outcome], group: Callable[[Outcome], str]) -> dict[str, Middle]:
    """Return the middle of each group that has a name, those that are judged first, by their middle."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        if name := group(one):
            groups[name].append(one)
    found = {name: middle(_pairs(measure, ones)) for name, ones in groups.items()}
    order = sorted(found, key=lambda name: (-(found[name].middle or 0), -found[name].videos, name))
    return {name: found[name] for name in order if found[name].videos}


def winners(groups: dict[str, Middle], whole: Middle, among: int = 0) -> list[str]:
    """Return the groups that are better than all videos together, and surely so.

    ``among`` is how many groups are looked at on the same day: of many, some lie high by luck, so that each has to lie
    above the average by an interval that holds the truth of all of them together nine times in ten.
    """
    if whole.middle is None:
        return []
    judged = max(among, sum(one.middle is not None for one in groups.values()), 1)
    level = 1 - (1 - _LEVEL) / judged
    return [
        name
        for name, one in groups.items()
        if one.middle is not None
        and math.log(one.middle) - student(one.videos - 1, level) * one.error > math.log(whole.middle)
    ]


def _pairs(measure: Measure, outcomes: Iterable[Outcome]) -> list[tuple[float, float]]:
    found = []
    for one in outcomes:
        over, base = one.get(measure.over), one.get(measure.by)
        if over is not None and base is not None:
            found.append((over, base))
    return found


def total(outcomes: Iterable[Outcome], name: str) -> float | None:
    """Return the sum of a number over the videos that have it, None where none has."""
    known = [value for one in outcomes if (value := one.get(name)) is not None]
    return sum(known) if known else None


def extract(*_args: object, **_options: object) -> Any:
    """Give Babel the words of the measures, so that they are translated like any others."""
    for one in presets.read("measures", "results").values():
        yield from ((1, "_", one[name], []) for name in ("title", "words") if name in one)
