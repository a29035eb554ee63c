"""Reminders in words, for lists and notifications."""

from models.choices import ReminderKind
from planner import dates, reminders
from planner.i18n import _, ngettext


def reminder_title(item: reminders.Occurrence) -> str:
    """Return what a reminder is about in a few words."""
    if item.kind is ReminderKind.TREND_CHECK:
        return _("Trend check")
    return _("Live event") if item.kind is ReminderKind.LIVE else _("Post the video")


def reminder_line(item: reminders.Occurrence) -> str:
    """Return the sentence under a reminder's title."""
    if item.kind is ReminderKind.TREND_CHECK:
        return ngettext(
            "{n} minute in the Trending tab and your niche tags",
            "{n} minutes in the Trending tab and your niche tags",
            item.minutes,
        ).format(n=item.minutes)
    return f"{item.title}, {dates.moment(item.at)}"
