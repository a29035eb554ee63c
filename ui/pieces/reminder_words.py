"""Reminders in words, for lists and notifications."""

from models.choices import ReminderKind
from planner import dates, labels
from planner.i18n import N_, _
from planner.reminders import reminders
from planner.reminders.kinds import KINDS

NAMED = {
    ReminderKind.POST: N_("Post “{title}”"),
    ReminderKind.FILM: N_("Film “{title}”"),
    ReminderKind.FIRST_HOUR: N_("Answer comments on “{title}”"),
    ReminderKind.LIVE_LINE: "{title}",
    ReminderKind.SEEN_AGAIN: N_("{title}: still trending?"),
    ReminderKind.LOW_STOCK: "{title}",
    ReminderKind.SAMPLE_DUE: "{title}",
    ReminderKind.RIGHTS_END: "{title}",
}
"""What rows say first of the kinds in which the subject is what matters."""
SIGNS = {
    ReminderKind.TREND_CHECK: "trending-up",
    ReminderKind.POST: "send",
    ReminderKind.FIRST_HOUR: "message-circle",
    ReminderKind.FILM: "clapperboard",
    ReminderKind.FILMING_DAY: "clapperboard",
    ReminderKind.LIVE: "radio",
    ReminderKind.LIVE_LINE: "list-checks",
    ReminderKind.LIVE_AFTER: "radio",
    ReminderKind.WEEKLY_REVIEW: "clipboard-check",
    ReminderKind.SEASON: "calendar-days",
    ReminderKind.SEEN_AGAIN: "trending-up",
    ReminderKind.LOW_STOCK: "boxes",
    ReminderKind.SAMPLE_DUE: "truck",
    ReminderKind.RIGHTS_END: "key-round",
    ReminderKind.OWN: "bell",
}
"""The outline of each kind."""


def reminder_title(item: reminders.Occurrence) -> str:
    """Return what a reminder is about in a few words: the user's own, or those of its kind."""
    return item.title if item.kind is ReminderKind.OWN else _(labels.REMINDERS[item.kind])


def reminder_line(item: reminders.Occurrence) -> str:
    """Return the sentence under a reminder's title."""
    line = KINDS[item.kind].line_of(item.minutes)
    return line.format(title=item.title) if line else f"{item.title}, {dates.moment(item.at)}"


def row_words(item: reminders.Occurrence) -> tuple[str, str]:
    """Return the two lines of a row: what is to be done with what, and the rest."""
    if item.kind in NAMED:
        second = dates.moment(item.at) if item.video_id else reminder_title(item)
        return _(NAMED[item.kind]).format(title=item.title), second
    return reminder_title(item), reminder_line(item)


def act_words(item: reminders.Occurrence) -> str:
    """Return what the button says that begins what a reminder is about."""
    if item.kind is ReminderKind.TREND_CHECK:
        return _("Start, {n} min").format(n=item.minutes)
    if item.kind is ReminderKind.FIRST_HOUR:
        return _("Answer")
    return _("Open")
