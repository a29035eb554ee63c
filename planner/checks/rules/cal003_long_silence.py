"""CAL003: more time lies between two videos than the rhythm allows."""

import datetime as dt
from collections.abc import Iterator

from planner import dates, times
from planner.checks.facts import CalendarFacts, PlanFacts
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
        "Between two planned videos, or from today to the next one, lies more time than the longest gap of the rhythm."
    ),
    why=N_("Regular posting is what brings people back; after a silence the app begins anew."),
    example=N_("A rhythm of three a week, and nothing from the 3rd to the 12th"),
    instead=N_("An idea from the drawer on the 7th"),
    subject="plan",
)


def lacking(calendar: CalendarFacts, settings: RuleSettings) -> str | None:
    """Say so if no rhythm is set."""
    if calendar.slots:
        return None
    return _("No rhythm is set, so no gap can be found. Set the slots of a week in Settings.")


def find(plan: PlanFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find each gap from today on, up to the last planned video, that is longer than the rhythm's longest."""
    slots = plan.calendar.slots
    if not slots:
        return
    longest = _longest(slots) + dt.timedelta(hours=settings.number("slack_hours"))
    now = times.to_wall(plan.calendar.now, plan.calendar.zone)
    before = max((video.at for video in plan.planned if video.at <= now), default=None)
    start = before or now
    for at in [video.at for video in plan.planned if video.at > now]:
        if at - start > longest:
            n = (at.date() - start.date()).days
            yield Finding(
                ngettext("{n} day without a video", "{n} days without a video", n).format(n=n),
                "planned",
                _(
                    "Nothing is planned from {first} to {last}. Put something into a slot between them."
                ).format(first=dates.day(start), last=dates.day(at)),
                about=f"{at:%Y-%m-%d}",
            )
        start = at


def _longest(slots: tuple[tuple[int, dt.time], ...]) -> dt.timedelta:
    """Return the longest time from one slot to the next, over the end of the week too."""
    week = dt.timedelta(days=7)
    marks = [dt.timedelta(days=day, hours=time.hour, minutes=time.minute) for day, time in slots]
    return max(later - earlier for earlier, later in zip(marks, [*marks[1:], marks[0] + week], strict=True))
