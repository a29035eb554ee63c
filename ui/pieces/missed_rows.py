"""What was missed, once a reminder however often."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby

from models.choices import ReminderKind
from planner import dates
from planner.i18n import _, ngettext
from planner.reminders.reminders import DueItem
from ui.covers import Covers
from ui.pieces.reminder_rows import Deeds, later_button, sign_of
from ui.pieces.reminder_words import act_words, row_words
from ui.widgets.day_row import DayRow
from ui.widgets.parts import button

NAMED = 3
"""How many days of a missed reminder are named in its row."""


def missed_when(group: Sequence[DueItem]) -> str:
    """Return when it was missed: "Tue 8 Dec and Fri 4 Dec, 09:00", or how often and when last."""
    if len(group) == 1:
        return dates.moment(group[0].wall)
    if len(group) > NAMED or len({one.wall.time() for one in group}) > 1:
        times = ngettext("{n} time, last on {moment}", "{n} times, last on {moment}", len(group))
        return times.format(n=len(group), moment=dates.moment(group[-1].wall))
    days = [dates.day(day) for day, _items in groupby(group, key=lambda one: one.wall.date())]
    named = _("{days} and {last}").format(days=", ".join(days[:-1]), last=days[-1])
    return f"{named}, {dates.clock(group[-1].wall)}"


def missed_row(
    group: Sequence[DueItem], kept: Covers, deeds: Deeds, skip: Callable[[list[int]], object]
) -> DayRow:
    """Return the row of a reminder's missed times: how often, when, what can be done."""
    last, ids = group[-1], [one.id for one in group]
    first, second = row_words(last)[0], missed_when(group)
    made = DayRow(
        f"missed:{last.reminder_id}:{last.video_id}", f"{len(group)}×", sign_of(last, kept), first, second
    )
    text = (
        _("Skip")
        if len(group) == 1
        else _("Skip both")
        if len(group) == 2
        else _("Skip all {n}").format(n=len(group))
    )
    skipper = button(text, partial(skip, ids), "quiet")
    later = later_button(first, partial(deeds.snooze, last.id))
    made.later = later.showMenu if deeds.writes else None
    done = button(_("Done"), partial(deeds.done, last.id), "small")
    for one in (skipper, later, done):
        one.setEnabled(deeds.writes)
    made.add(skipper, later)
    if len(group) == 1:
        made.add(done)
    if last.kind is not ReminderKind.OWN:
        made.open_by(partial(deeds.open, last.id))
        made.add(button(act_words(last), partial(deeds.open, last.id), "small"))
    return made
