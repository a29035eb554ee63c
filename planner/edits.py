"""Every module that has edits, so that one can be found by its name."""

from typing import Any

from planner import hashtags, lives, reminders, settings, sounds, videos
from planner.checks import fixing, waivers
from planner.exchange import plan_import
from planner.workspace import EDITS, Edit

MODULES = (fixing, hashtags, lives, plan_import, reminders, settings, sounds, videos, waivers)


def named(name: str, *args: Any) -> Edit[Any]:
    """Return the edit of a name such as ``videos.set_text``, ready to be done. Raises KeyError."""
    return EDITS[name](*args)
