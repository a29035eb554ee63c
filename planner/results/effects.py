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

    All are parts of one, None where there are too few videos to judge.
    """

    videos: int
    middle: float | None = None
    low: float | None = None
    high: float | None = None

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
    reach = student(n - 1) * spread / math.sqrt(n)
    return Middle(n, math.exp(mean), math.exp(mean - reach), math.exp(mean + reach))


@cache
def student(freedom: int) -> float:
    """Return how many standard errors an interval reaches to each side, for so many degrees of freedom.

    Student's quantile by the expansion of Cornish and Fisher (Abramowitz and Stegun, 26.7.5), exact for one and two.
    """
    if freedom == 1:
        return math.tan(math.pi * _LEVEL / 2)
    if freedom == 2:
        return _LEVEL * math.sqrt(2 / (1 - _LEVEL**2))
    z = 1.6448536269514722  # of the normal curve
    g1 = (z**3 + z) / 4
    g2 = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    g3 = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    g4 = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    return z + g1 / freedom + g2 / freedom**2 + g3 / freedom**3 + g4 / freedom**4


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


def winners(groups: dict[str, Middle], whole: Middle) -> list[str]:
    """Return the groups that are better than all videos together, and surely so: whose interval lies above."""
    if whole.middle is None:
        return []
    return [name for name, one in groups.items() if one.low is not None and one.low > whole.middle]


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
    for one in measures().values():
        yield 1, "_", one.title, []
        yield 1, "_", one.words, []
