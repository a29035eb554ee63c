"""Reminders in words, for lists and notifications."""

from models.choices import ReminderKind
from planner import dates, labels
from planner.i18n import N_, _, ngettext
from planner.reminders import reminders


def reminder_title(item: reminders.Occurrence) -> str:
    """Return what a reminder is about in a few words: the user's own, or those of its kind."""
    return item.title if item.kind is ReminderKind.OWN else _(labels.REMINDERS[item.kind])


LINES = {
    ReminderKind.OWN: N_("Your own reminder"),
    ReminderKind.FIRST_HOUR: N_("The first hour counts most for “{title}”"),
    ReminderKind.LIVE_LINE: "{title}",
    ReminderKind.SEASON: "{title}",
    ReminderKind.SEEN_AGAIN: N_("{title}: still trending?"),
    ReminderKind.LIVE_AFTER: N_("{title}: answer what is left, and thank those who bought"),
}
"""What stands under the title; without a line, the subject with its time."""


def reminder_line(item: reminders.Occurrence) -> str:
    """Return the sentence under a reminder's title."""
    if item.kind is ReminderKind.TREND_CHECK:
        return ngettext(
            "{n} minute in the Trending tab and your niche tags",
            "{n} minutes in the Trending tab and your niche tags",
            item.minutes,
        ).format(n=item.minutes)
    if item.kind is ReminderKind.WEEKLY_REVIEW:
        return ngettext(
            "{n} minute for the hooks and hashtags of the coming week",
            "{n} minutes for the hooks and hashtags of the coming week",
            item.minutes,
        ).format(n=item.minutes)
    line = LINES.get(item.kind, "")
    if item.kind is ReminderKind.LIVE_AFTER and item.minutes:
        line = N_("{title}: note orders and revenue, cut clips")
    return _(line).format(title=item.title) if line else f"{item.title}, {dates.moment(item.at)}"
