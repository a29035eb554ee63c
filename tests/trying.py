"""How often a property is tried: a few times in every run, many times in that of the slow ones."""

import os
from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import settings

T = TypeVar("T", bound=Callable[..., Any])
LUCK = os.environ.get("HOOKLINE_LUCK") == "1"
"""Whether the slow ones try something else than the last time."""
THOROUGH = "thorough"
"""The profile of a run of the slow ones."""


def examples(few: int, many: int, **more: Any) -> Callable[[T], T]:
    """Try a test with ``few`` examples in the usual run, and again with ``many`` among the slow ones.

    Without this a property is tried as often as the profiles in conftest.py say.
    """
    thorough = settings.get_current_profile_name() == THOROUGH
    return settings(max_examples=many if thorough else few, **more)
