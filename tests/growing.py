"""How work grows with what it is given, told so that a busy machine changes nothing."""

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


def _seconds(work: Callable[[Any], object], given: Any) -> float:
    start = time.thread_time()
    work(given)
    return time.thread_time() - start
