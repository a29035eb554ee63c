"""If a video goes viral: how soon a product is out, how many are missing, and what is done then."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planner import presets
from planner.i18n import _

DAY_H = 24


@dataclass(frozen=True, slots=True)
class Rush:
    """One way in which it may go: ``factor`` times a normal day's orders."""

    factor: int
    out_after: float
    """Hours until nothing is left."""
    missing: int
    """How many more the first day would need."""
    missing_then: int
    """How many more all the hours would need."""
    unpacked: int
    """How many of the first day's orders can't be packed on it; 0 where nobody said how many can."""

    @property
    def lasts(self) -> bool:
        """Whether something is left after all the hours that are looked at."""
        return self.out_after > hours()[1]


def lasts(stock: int | None, daily: float | None) -> float | None:
    """Return for how many days a stock lasts at a normal day's orders; None where either is not known."""
    if stock is None or not daily:
        return None
    return max(0.0, stock / daily)


def hours() -> tuple[int, int]:
    """Return within how many hours it happens, at least and at most."""
    first, last = _file()["hours"]
    return first, last


def watched() -> tuple[float, int]:
    """Return below how many times its buffer a stock is close to it, and below how many days it is soon out."""
    watched = _file()["watched"]
    return watched["buffers"], watched["days"]


def rushes(stock: int | None, daily: float | None, packing: int | None) -> list[Rush]:
    """Return what happens at each of the known factors; nothing where stock or a normal day's orders are unknown."""
    if stock is None or not daily:
        return []
    first, last = hours()
    found = []
    for factor in _file()["factors"]:
        a_day = daily * factor
        found.append(
            Rush(
                factor,
                DAY_H * max(0, stock) / a_day,
                max(0, round(a_day * first / DAY_H) - max(0, stock)),
                max(0, round(a_day * last / DAY_H) - max(0, stock)),
                max(0, round(a_day) - packing) if packing is not None else 0,
            )
        )
    return found


def steps() -> list[tuple[str, str]]:
    """Return what is done then: the key of each line, and its words in the current language."""
    return [(step["key"], _(step["text"])) for step in _file()["step"]]


def extract(*_args: object, **_options: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """Give Babel the lines of the file, so that they are translated like any others."""
    for step in _file()["step"]:
        yield 1, "_", step["text"], []


def _file() -> dict[str, Any]:
    return presets.read("viral", "rules")
