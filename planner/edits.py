"""Every module that has edits, so that one can be found by its name."""

from typing import Any

from planner import (
    audience,
    brand_rules,
    campaigns,
    covers,
    filming,
    first_hour,
    hashtags,
    live_list,
    live_run,
    lives,
    moving,
    own_days,
    quick_add,
    reminder_settings,
    reminders,
    reviews,
    rulefile,
    run_templates,
    series,
    settings,
    sounds,
    templates,
    trend_check,
    videos,
)
from planner.checks import fixing, waivers
from planner.exchange import plan_import
from planner.workspace import EDITS, Edit

MODULES = (
    audience, brand_rules, campaigns, covers, filming, first_hour, fixing, hashtags, live_list, live_run, lives, moving,
    own_days, plan_import, quick_add, reminder_settings,
    reminders, reviews, rulefile, run_templates, series, settings, sounds, templates,
    trend_check, videos, waivers,
)  # fmt: skip


def named(name: str, *args: Any) -> Edit[Any]:
    """Return the edit of a name such as ``videos.set_text``, ready to be done. Raises KeyError."""
    return EDITS[name](*args)
