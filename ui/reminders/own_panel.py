"""The panel at the right of the reminders: the user's own, and when and how everything comes."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from models.calendar import Calendar
from models.choices import ReminderKind
from models.reminder import Reminder
from planner import dates, labels
from planner.i18n import _
from planner.reminders import recurring
from ui.theme import theme
from ui.widgets.outline import dress
from ui.widgets.parts import Card, ElidedLabel, button, column, label, row, rule
from ui.widgets.row_card import Outline

YEARS = dt.timedelta(days=3 * 366)
"""How far ahead it is looked when a reminder next comes."""
SQUARE = 20
SHOWN = tuple(kind for kind in ReminderKind if kind is not ReminderKind.OWN)


class DaySquares(QWidget):
    """The days of a week: filled with a white letter where a reminder comes, outlined where it does not."""

    def __init__(self, days: Sequence[int]) -> None:
        super().__init__()
        self._days = frozenset(days)
        self.setAccessibleName(", ".join(_(dates.WEEKDAYS[day]) for day in sorted(self._days)))
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Seven squares."""
        return QSize(7 * (theme.px(SQUARE) + 4), theme.px(SQUARE) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        painter, side = QPainter(self), theme.px(SQUARE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11, 600))
        for day, name in enumerate(dates.SHORT_WEEKDAYS):
            on = day in self._days
            place = QRectF(day * (side + 4) + 0.5, 0.5, side, side)
            painter.setPen(QPen(theme.color("accent" if on else "edge"), 1))
            painter.setBrush(theme.color("accent" if on else "surface"))
            painter.drawRoundedRect(place, 4, 4)
            painter.setPen(theme.color("on_accent" if on else "muted"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _(name)[:1])


def weekdays_of(one: Reminder) -> list[int]:
    """Return the days of the week on which a weekly reminder comes; none where it comes otherwise."""
    rule_ = one.recurrence
    if rule_ == "FREQ=DAILY":
        return list(range(7))
    if rule_ == "FREQ=WEEKLY" and one.at:
        return [one.at.weekday()]
    named = rule_.removeprefix("FREQ=WEEKLY;BYDAY=").split(",")
    known = rule_.startswith("FREQ=WEEKLY;BYDAY=") and set(named) <= set(recurring.DAYS)
    return [recurring.DAYS.index(day) for day in named] if known else []


def when_of(one: Reminder, now: dt.datetime) -> str:
    """Return when a reminder next comes, and how often; ``now`` is on its wall clock."""
    if one.at is None:
        return ""
    minute = dt.timedelta(minutes=1)
    ahead = recurring.walls(one.recurrence, one.at, max(now, one.at - minute), now + YEARS)
    first = next(iter(ahead), None)
    if not one.recurrence:
        return _("{moment}, once").format(moment=dates.moment(one.at))
    said = recurring.label(one.recurrence)
    if first is None:
        return said
    return _("next {moment}").format(moment=dates.moment(first)) + f" · {said}"


def own_card(
    one: Reminder, now: dt.datetime, change: Callable[[], object], delete: Callable[[], object], writes: bool
) -> Card:
    """Return one of the user's own reminders."""
    card = Card(margin=12)
    edit, gone = button("", change, "quiet", _("Edit…")), button("", delete, "quiet", _("Delete"))
    for made, name, outline in ((edit, _("Edit…"), "pencil"), (gone, _("Delete"), "trash-2")):
        dress(made, outline, size=15)
        made.setAccessibleName(f"{name}: {one.text}")
        made.setEnabled(writes)
    head = row(ElidedLabel(one.text, size="strong"), edit, gone, spacing=2)
    head.setStretch(0, 1)
    card.body.addLayout(head)
    card.body.addWidget(ElidedLabel(when_of(one, now), tone="muted"))
    if days := weekdays_of(one):
        card.body.addWidget(DaySquares(days))
    return card


def when_and_how(calendar: Calendar, chosen: Sequence[Reminder], go: Callable[[], object]) -> QVBoxLayout:
    """Return when nothing comes, and what reminds, with the way to where that is changed."""
    change = button(_("Change…"), go, "link")
    change.setAccessibleName(_("Change when and how reminders come…"))
    found = column(row(label(_("When and how"), size="head"), None, change), spacing=8)
    quiet = _("none")
    if calendar.quiet_from and calendar.quiet_to:
        quiet = _("{begin} to {end}").format(
            begin=dates.clock(calendar.quiet_from), end=dates.clock(calendar.quiet_to)
        )
    found.addLayout(row(Outline("moon", size=15), label(_("Quiet hours")), None, label(quiet, tone="muted")))
    days = ", ".join(_(dates.SHORT_WEEKDAYS[day]) for day in calendar.off_weekdays) or _("none")
    found.addLayout(
        row(Outline("calendar-days", size=15), label(_("Days off")), None, label(days, tone="muted"))
    )
    found.addWidget(rule())
    found.addWidget(label(_("What reminds you"), size="strong"))
    for kind in SHOWN:
        of_kind = [one for one in chosen if one.kind is kind]
        line = row(
            ElidedLabel(_(labels.REMINDERS[kind])), label(_kind_words(kind, of_kind), tone="muted"), spacing=8
        )
        line.setStretch(0, 1)
        found.addLayout(line)
    return found


def _kind_words(kind: ReminderKind, of_kind: Sequence[Reminder]) -> str:
    """Return when a kind comes, in a few words; "off" where it does not."""
    on = [one for one in of_kind if one.on]
    if not on:
        return _("off")
    one = on[0]
    if one.weekdays and one.time:
        days = ", ".join(_(dates.SHORT_WEEKDAYS[day]) for day in sorted(one.weekdays))
        every = _("daily") if len(one.weekdays) == len(dates.WEEKDAYS) else days
        return f"{every} {dates.clock(one.time)}"
    spans = [dates.minutes(abs(one.minutes)) for one in sorted(on, key=lambda one: -abs(one.minutes))]
    if kind in (ReminderKind.LIVE_LINE, ReminderKind.SEASON, ReminderKind.SEEN_AGAIN):
        return _("on")
    if all(one.minutes == 0 for one in on):
        return _("at its time")
    after = any(one.minutes < 0 for one in on)
    words = _("{time} after") if after else _("{time} before")
    return words.format(time=", ".join(spans))


class OwnPanel(QFrame):
    """The panel itself; ``fill`` says what it holds."""

    def __init__(self, add: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.new = button(_("New…"), add, "small")
        self.new.setAccessibleName(_("New reminder…"))
        self.body = column(spacing=10)
        head = row(label(_("Your own"), size="head"), None, self.new)
        foot = label(
            _("A window of the system says it once. Here it waits until it is done, put off or skipped."),
            tone="muted", size="small", wrap=True,
        )  # fmt: skip
        layout = column(head, self.body, None, foot, spacing=10)
        layout.setContentsMargins(16, 14, 16, 14)
        self.setLayout(layout)
