"""Measures ours and a floor alternately, so that both see the same machine, and keeps the ratios for the end."""

import statistics
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from pytest_benchmark.fixture import BenchmarkFixture

UNITS = {"ms": 1000.0, "us": 1_000_000.0}


class Line(NamedTuple):
    """One line of the table at the end. ``limit`` is what ``unit`` values may be where the goal is no ratio."""

    name: str
    ours: float
    floor_name: str
    floor: float
    unit: str
    goal: float | None = None
    limit: float | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.floor if self.floor else 0.0

    @property
    def met(self) -> bool:
        return (self.goal is None or self.ratio <= self.goal) and (
            self.limit is None or self.ours <= self.limit
        )

    def text(self) -> str:
        aims = [f"{self.goal:g}x"] if self.goal is not None else []
        aims += [f"{self.limit:g} {self.unit}"] if self.limit is not None else []
        ours, floor = f"{self.ours:.2f} {self.unit}", f"{self.floor:.2f} {self.unit}"
        verdict = ("met" if self.met else "MISSED") if aims else "–"
        return (
            f"{self.name:<48}{ours:>13}   {self.floor_name:<34}{floor:>13}"
            f"{self.ratio:>8.2f}   {' and '.join(aims) or '–':<15} {verdict}"
        )


HEAD = f"{'name':<48}{'ours':>13}   {'floor':<34}{'':>13}{'ratio':>8}   goal"


class Paired:
    """The ``paired`` fixture: what it measures is told by pytest-benchmark and in the table at the end."""

    def __init__(self, benchmark: BenchmarkFixture, lines: list[Line]) -> None:
        self._benchmark, self._lines = benchmark, lines

    def __call__(
        self,
        name: str,
        ours: Callable[[], object],
        floor_name: str,
        floor: Callable[[], object],
        *,
        rounds: int,
        between: Callable[[], object] = lambda: None,
        unit: str = "ms",
        goal: float | None = None,
        limit: float | None = None,
    ) -> None:
        """Run floor and ours in turn, once each to warm up; ``between`` runs after each of them, unmeasured."""
        floors: list[float] = []

        def measure_floor() -> None:
            begin = time.perf_counter()
            floor()
            floors.append(time.perf_counter() - begin)
            between()

        self._benchmark.pedantic(ours, setup=measure_floor, teardown=between, rounds=rounds, warmup_rounds=1)
        scale = UNITS[unit]
        found = self._benchmark.stats.stats.median if self._benchmark.stats else 0.0
        least = statistics.median(floors[1:] or floors)
        self._keep(Line(name, found * scale, floor_name, least * scale, unit, goal, limit))

    def values(
        self,
        name: str,
        ours: Callable[[], dict[str, float]],
        floor_name: str,
        floor: Callable[[], dict[str, float]],
        *,
        rounds: int,
    ) -> tuple[dict[str, float], dict[str, float]]:
        """Run both in turn and return the medians of the values that each tells of itself."""
        told: tuple[list[dict[str, float]], list[dict[str, float]]] = ([], [])
        self._benchmark.pedantic(
            lambda: told[0].append(ours()), setup=lambda: told[1].append(floor()), rounds=rounds
        )
        mine, theirs = (
            {key: statistics.median(one[key] for one in all_) for key in all_[0]} for all_ in told
        )
        self._benchmark.extra_info.update({name: mine, floor_name: theirs})
        return mine, theirs

    def keep(self, line: Line) -> None:
        """Add a line of values that were measured otherwise."""
        self._keep(line)

    def _keep(self, line: Line) -> None:
        self._benchmark.extra_info.update(line._asdict() | {"ratio": line.ratio})
        self._lines.append(line)


def table(lines: list[Line], notes: dict[str, Any]) -> list[str]:
    """Return the table that stands at the end of a run."""
    return [HEAD, *(line.text() for line in lines), *(f"{name}: {value}" for name, value in notes.items())]
