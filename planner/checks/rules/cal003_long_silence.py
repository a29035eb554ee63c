"""CAL003: more time lies between two videos than the rhythm allows."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from planner import dates, times
from planner.checks.facts import PlanFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _, ngettext

RULE = Rule(
    code="CAL003",
    name="long-silence",
    field="planned",
    title=N_("Nothing planned for too long"),
    passes=N_("The rhythm is kept"),
    what=N_(
        "Between two planned videos, or from today to the next one, lies more time than the longest gap of the rhythm. "
        "Without a rhythm it is a week, or twice the plan’s usual gap."
    ),
    why=N_("Regular posting brings people back; after a silence TikTok starts over."),
    example=N_("A rhythm of three a week, and nothing from the 3rd to the 12th"),
    instead=N_("An idea from the drawer on the 7th"),
    subject="plan",
)


def find(plan: PlanFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find each gap from today on, up to the last planned video, that is longer than the rhythm's longest.

    Where no rhythm is set, the plan's own usual gap stands for it, and only what lies between two videos is one.
    """
    slots, planned = plan.calendar.slots, plan.planned
    usual = _longest(slots) if slots else _usual([video.at for video in planned], settings)
    longest = usual + dt.timedelta(hours=settings.number("slack_hours"))
    now = times.to_wall(plan.calendar.now, plan.calendar.zone)
    before = max((video.at for video in planned if video.at <= now), default=None)
    start = before or (now if slots else None)
    for video in planned:
        if video.at <= now:
            continue
        if start is not None and video.at - start > longest:
            n = (video.at.date() - start.date()).days
            yield Finding(
                ngettext("{n} day without a video", "{n} days without a video", n).format(n=n),
                "at",
                _(
                    "Nothing is planned from {first} to {last}. Put something into a slot between them."
                ).format(first=dates.day(start), last=dates.day(video.at))
                if slots
                else _("Nothing is planned from {first} to {last}. Put an idea between them.").format(
                    first=dates.day(start), last=dates.day(video.at)
                ),
                about=f"{video.at:%Y-%m-%d}",
                video_id=video.id,
            )
        start = video.at


def _usual(moments: list[dt.datetime], settings: RuleSettings) -> dt.timedelta:
    """Return the longest time that a plan without a rhythm may pause: some days, or twice its own usual gap."""
    least = dt.timedelta(days=settings.number("without_rhythm_days"))
    gaps = sorted(later - earlier for earlier, later in pairwise(moments))
    return max(least, gaps[(len(gaps) - 1) // 2] * 2) if gaps else least


def _longest(slots: tuple[tuple[int, dt.time], ...]) -> dt.timedelta:
    """Return the longest time from one slot to the next, over the end of the week too."""
    week = dt.timedelta(days=7)
    marks = [dt.timedelta(days=day, hours=time.hour, minutes=time.minute) for day, time in slots]
    return max(later - earlier for earlier, later in zip(marks, [*marks[1:], marks[0] + week], strict=True))
