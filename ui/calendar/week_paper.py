"""What a week is drawn on: its hours, the heads of its days with campaigns beneath, the line of now."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QTableView

from planner import dates
from planner.days.layers import Note
from planner.i18n import _
from ui.calendar.day_places import BAR, bars
from ui.calendar.days_model import Day
from ui.calendar.month_delegate import MonthDelegate
from ui.calendar.week_places import EARLY, Hours
from ui.theme import theme
from ui.widgets.drawing import LEFT, kept

GUTTER, HEAD = 52, 46
"""Pixels at the left for the hours, and at the top for weekdays and dates, at texts of 100 %."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Column = tuple[Day, int, int]
"""A day, the left edge and the width of its column."""


def lay_bare(table: QTableView) -> None:
    """Take from a table all that it would draw itself, so that it is paper with cells that can be asked for."""
    for part in (table.horizontalHeader(), table.verticalHeader(), *table.findChildren(QAbstractButton)):
        part.hide()  # the button is that of the corner
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def gutter() -> int:
    """Return the pixels at the left of the days."""
    return theme.px(GUTTER)


def campaigns(days: Sequence[Day]) -> list[Note]:
    """Return the campaigns of a week, each once."""
    return list(dict.fromkeys(note for day in days for note in bars(day)))


def head_height(days: Sequence[Day]) -> int:
    """Return the height of the heads: weekday and date, and the campaigns beneath."""
    return theme.px(HEAD + (BAR + 2) * len(campaigns(days)))


@kept
def paint_ground(painter: QPainter, columns: Sequence[Column], height: int) -> None:
    """Draw the ground of the days: those that are over are quieter."""
    for day, left, width in columns:
        if day.past:
            painter.fillRect(left, 0, width, height, theme.color("sunken"))


@kept
def paint_hours(painter: QPainter, hours: Hours, shift: int, columns: Sequence[Column], height: int) -> None:
    """Draw a line and the time for each hour, and the lines between the days."""
    painter.setFont(theme.font(11))
    right = columns[-1][1] + columns[-1][2]
    if hours.folded:
        painter.setPen(theme.color("muted"))
        painter.drawText(QRect(0, shift, gutter() - 8, hours.down(EARLY * 60)), RIGHT, f"0–{EARLY}")
    for hour in range(EARLY if hours.folded else 0, 24):
        top = shift + hours.down(hour * 60)
        painter.setPen(theme.color("line" if hour == EARLY and hours.folded else "faint_line"))
        painter.drawLine(gutter(), top, right, top)
        painter.setPen(theme.color("muted"))
        half = theme.px(8)
        if hour > (EARLY if hours.folded else 0):
            painter.drawText(QRect(0, top - half, gutter() - 8, 2 * half), RIGHT, f"{hour:02}:00")
    painter.setPen(theme.color("line"))
    for _day, left, _width in columns:
        painter.drawLine(left, 0, left, height)


@kept
def paint_heads(
    painter: QPainter, delegate: MonthDelegate, columns: Sequence[Column], focus: dt.date | None
) -> None:
    """Draw the heads over whatever has been scrolled beneath them; ``focus`` is the day with the keyboard."""
    days = [day for day, _left, _width in columns]
    height, right = head_height(days), columns[-1][1] + columns[-1][2]
    painter.fillRect(0, 0, right, height, theme.color("surface"))
    painter.setPen(theme.color("line"))
    painter.drawLine(0, height - 1, right, height - 1)
    for day, left, width in columns:
        painter.setPen(theme.color("line"))
        painter.drawLine(left, 0, left, height)
        weekday = _(dates.SHORT_WEEKDAYS[day.date.weekday()])
        delegate.paint_head(painter, QRect(left, 0, width, theme.px(HEAD)), day, weekday)
        if day.date == focus:
            painter.setPen(QPen(theme.color("ring"), 2))
            painter.drawLine(left + 2, height - 1, left + width - 2, height - 1)
    for at, note in enumerate(campaigns(days)):
        _paint_campaign(painter, delegate, columns, note, theme.px(HEAD + at * (BAR + 2)))


def _paint_campaign(
    painter: QPainter, delegate: MonthDelegate, columns: Sequence[Column], note: Note, top: int
) -> None:
    """Draw the days of a campaign as a bar, with what they are of it."""
    here = [column for column in columns if note in column[0].notes]
    first, last = here[0][0].date, here[-1][0].date
    for day, left, width in here:
        place = QRect(left, top, width, theme.px(BAR))
        delegate.paint_bar(painter, place, note, day, named=False)
    words = _("{campaign}, day {first} to {last} of {of}").format(
        campaign=note.name,
        first=(first - note.first).days + 1,
        last=(last - note.first).days + 1,
        of=(note.last - note.first).days + 1,
    )
    span = QRect(here[0][1], top, here[-1][1] + here[-1][2] - here[0][1], theme.px(BAR))
    delegate.paint_name(painter, span, note, words, begins=note.first == first)


@kept
def paint_now(painter: QPainter, columns: Sequence[Column], now: dt.datetime, top: int) -> None:
    """Draw the line of now over today, and the time at the left."""
    for day, left, width in columns:
        if not day.today:
            continue
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawLine(left, top, left + width, top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(QPoint(left, top), 4, 4)
        font = theme.font(11, 650)
        painter.setFont(font)
        pill = QRectF(gutter() - theme.px(43), top - theme.px(8), theme.px(38), theme.px(16))
        painter.drawRoundedRect(pill, 4, 4)
        painter.setPen(theme.color("on_accent"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, dates.clock(now))


@kept
def paint_target(painter: QPainter, column: Column, moment: dt.datetime, top: int) -> None:
    """Draw at which time a drop would put what is dragged."""
    _day, left, width = column
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.drawLine(left, top, left + width, top)
    painter.setFont(theme.font(11, 650))
    painter.drawText(left + 6, top - 4, dates.clock(moment))


@kept
def paint_offer(painter: QPainter, column: Column, moment: dt.datetime, top: int) -> None:
    """Draw at which time a click would add a video."""
    _day, left, width = column
    place = QRectF(left + 3, top + 1, width - 8, theme.px(22))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(theme.color("accent_ground"))
    painter.drawRoundedRect(place, 4, 4)
    painter.setPen(theme.color("accent"))
    painter.setFont(theme.font(11))
    words = _("{time} new video").format(time=dates.clock(moment))
    painter.drawText(place.adjusted(8, 0, -4, 0), LEFT, f"+ {words}")
