"""Reminders in words, for lists and notifications."""

from models.choices import ReminderKind
from planner import dates, labels
from planner.i18n import _
from planner.reminders import reminders
from planner.reminders.kinds import KINDS


def reminder_title(item: reminders.Occurrence) -> str:
    """Return what a reminder is about in a few words: the user's own, or those of its kind."""
    return item.title if item.kind is ReminderKind.OWN else _(labels.REMINDERS[item.kind])


def reminder_line(item: reminders.Occurrence) -> str:
    """Return the sentence under a reminder's title."""
    line = KINDS[item.kind].line_of(item.minutes)
    return line.format(title=item.title) if line else f"{item.title}, {dates.moment(item.at)}"
