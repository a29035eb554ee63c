"""CAL006: a week has no free slot for a trend."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from planner import dates
from planner.checks.facts import CalendarFacts, PlanFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _, ngettext

RULE = Rule(
    code="CAL006",
    name="no-free-slot",
    field="planned",
    title=N_("A week without a free slot"),
    passes=N_("Each week has room for a trend"),
    what=N_("All slots of a coming week are taken."),
    why=N_(
        "A trend must be taken quickly. A full week has no room for it, so it goes by or pushes something out."
    ),
    example=N_("Three slots, three videos"),
    instead=N_("Three slots, two videos, and one kept for what comes up"),
    subject="plan",
)


def lacking(calendar: CalendarFacts, settings: RuleSettings) -> str | None:
    """Say so if no rhythm is set."""
    if calendar.slots:
        return None
    return _("No rhythm is set, so no free slot can be looked for. Set the slots of a week in Settings.")


def find(plan: PlanFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find the coming weeks, this one among them, with as many videos as slots, or nearly so."""
    slots = len(plan.calendar.slots)
    if not slots:
        return
    today = plan.calendar.today
    per_week = Counter(dates.week_of(video.at.date()) for video in plan.planned)
    for week in range(int(settings.number("weeks"))):
        first = dates.week_of(today) + dt.timedelta(weeks=week)
        n = per_week[first]
        if n and slots - n < settings.number("kept_free"):
            yield Finding(
                _("No free slot in the week from {day}").format(day=dates.day(first)),
                "planned",
                ngettext(
                    "{n} video is planned for {slots} slots. Keep one free for a trend.",
                    "{n} videos are planned for {slots} slots. Keep one free for a trend.",
                    n,
                ).format(n=n, slots=slots),
                about=f"{first:%Y-%m-%d}",
            )
