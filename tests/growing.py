"""How work grows with what it is given, told so that a busy machine changes nothing."""

import sys
import time
from collections.abc import Callable
from typing import Any

NOTICED = 0.003
"""Seconds under which nobody cares how it grows."""
TRIES = 4


def times_as_long(work: Callable[[Any], object], few: Any, many: Any, most: float) -> float:
    """Return how many times as long ``many`` takes, in seconds of this thread alone; 1 where that is soon done.

    More than ``most`` is not believed at once: each is tried again, and its best time counts.
    """
    short = long = float("inf")
    for _try in range(TRIES):
        short, long = min(short, _seconds(work, few)), min(long, _seconds(work, many))
        if long < max(NOTICED, most * short):
            return 1 if long < NOTICED else long / short
    return long / short


def calls(work: Callable[[], object]) -> int:
    """Return how many functions are called while ``work`` runs, in this thread: the same on every machine."""
    count = 0

    def seen(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def _seconds(work: Callable[[Any], object], given: Any) -> float:
    start = time.thread_time()
    work(given)
    return time.thread_time() - start
