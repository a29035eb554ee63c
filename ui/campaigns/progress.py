"""How far a campaign is: a bar of its videos by stage, and a square for each of its days."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from models.choices import Stage
from models.reading import Tile
from planner import dates, labels
from planner.i18n import _, ngettext
from ui import covers
from ui.findings import Findings
from ui.theme import theme
from ui.widgets.drawing import kept
from ui.widgets.parts import plain
from ui.widgets.ring import paint_ring

STAGES = {
    Stage.IDEA: "heat1", Stage.SCRIPTED: "heat2", Stage.APPROVED: "heat3", Stage.FILMED: "heat4",
    Stage.EDITED: "second", Stage.SCHEDULED: "note", Stage.POSTED: "fine",
}  # fmt: skip
"""The role of each stage in the bar: what is made is violet, darker as it comes further."""
FILMED = tuple(Stage)[tuple(Stage).index(Stage.FILMED) :]
BAR, LEGEND, GAP = 10, 18, 14
SQUARE, PICTURE = QSize(20, 28), 26
"""A day's square, and how wide its day has to be so that a picture is worth it; at texts of 100 %."""


class StageBar(QWidget):
    """A bar with a part for each stage, and each stage's count in words beneath it."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[Stage, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def show_counts(self, counts: Mapping[Stage, int]) -> None:
        """Show how many videos there are of each stage."""
        self._counts = {stage: counts[stage] for stage in Stage if counts.get(stage)}
        words = [f"{n} {labels.stage(stage)}" for stage, n in self._counts.items()]
        self.setAccessibleName(", ".join(words))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bar and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total, left, gaps = sum(self._counts.values()) or 1, 0.0, 2.0 * max(0, len(self._counts) - 1)
        if not self._counts:
            painter.setBrush(theme.color("faint_line"))
            painter.drawRoundedRect(QRectF(0, 0, self.width(), BAR), 5, 5)
        for stage, n in self._counts.items():
            wide = (self.width() - gaps) * n / total
            painter.setBrush(theme.color(STAGES[stage]))
            painter.drawRoundedRect(QRectF(left, 0, wide, BAR), 3, 3)
            left += wide + 2
        for place, stage, n in self._words(self.width())[0]:
            self._paint_word(painter, place, stage, n)

    @kept
    def _paint_word(self, painter: QPainter, place: QRectF, stage: Stage, n: int) -> None:
        middle, size = place.center().y(), theme.px(8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(STAGES[stage]))
        painter.drawRoundedRect(QRectF(place.left(), middle - size / 2, size, size), 2, 2)
        rest = place.adjusted(size + 6, 0, 4, 0)
        align = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(12, 650))
        painter.setPen(theme.color("text"))
        painter.drawText(rest, align, str(n))
        rest.setLeft(rest.left() + painter.fontMetrics().horizontalAdvance(f"{n} "))
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        painter.drawText(rest, align, labels.stage(stage))

    def _words(self, width: int) -> tuple[list[tuple[QRectF, Stage, int]], int]:
        """Return where each word stands in a width, and how high all of it is."""
        strong, small = QFontMetrics(theme.font(12, 650)), QFontMetrics(theme.font(12))
        line, left, top = theme.px(LEGEND), 0.0, float(BAR + theme.px(10))
        found = []
        for stage, n in self._counts.items():
            wide = (
                theme.px(8)
                + 6
                + strong.horizontalAdvance(f"{n} ")
                + small.horizontalAdvance(labels.stage(stage))
            )
            if left and left + wide > width:
                left, top = 0.0, top + line
            found.append((QRectF(left, top, wide, line), stage, n))
            left += wide + theme.px(GAP)
        return found, round(top + line)

    def _fit(self) -> None:
        self.setFixedHeight(self._words(max(1, self.width()))[1])
        self.update()


class Day(NamedTuple):
    """A day of a campaign with its videos, the first one first."""

    date: dt.date
    tiles: tuple[Tile, ...]


def days_of(first: dt.date, last: dt.date, tiles: Sequence[Tile]) -> list[Day]:
    """Return every day from the first to the last with what is planned on it."""
    by_day: dict[str, list[Tile]] = {}
    for tile in tiles:
        by_day.setdefault(tile.day, []).append(tile)
    span = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    return [Day(day, tuple(by_day.get(day.isoformat(), ()))) for day in span]


class DayStrip(QWidget):
    """A square a day: the cover, an idea's ring, a clapperboard for what is to be filmed, a number for more than one.

    One stop of the keyboard: arrows walk from day to day, Enter opens what is there.
    """

    opened = Signal(object)
    """A Day."""

    def __init__(self, findings: Findings) -> None:
        super().__init__()
        self._findings = findings
        self._days: list[Day] = []
        self._today = dt.date.min
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        findings.covers.arrived.connect(self.update)
        findings.updated.connect(self._repaint)
        theme.changed.connect(self._fit)
        self._fit()

    def _repaint(self, _ids: set[int]) -> None:
        self.update()

    def show_days(self, days: list[Day], today: dt.date) -> None:
        """Show days; those before ``today`` are paler."""
        if days and (not self._days or self._days[0].date != days[0].date):
            self._at = next((at for at, day in enumerate(days) if day.date >= today), 0)
        self._days, self._today = days, today
        self._at = min(self._at, max(0, len(days) - 1))
        self._say()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / max(1, len(self._days))
        every = -(-theme.px(22) // max(1, int(wide)))
        for at, day in enumerate(self._days):
            cell = QRectF(at * wide, 0, wide, self.height())
            self._paint_day(painter, cell, day, named=at % every == 0 or day.date == self._today)
            if at == self._at and self.hasFocus():
                painter.setPen(QPen(theme.color("ring"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(cell.adjusted(1, theme.px(14), -1, -1), 5, 5)

    @kept
    def _paint_day(self, painter: QPainter, cell: QRectF, day: Day, *, named: bool) -> None:
        centre, foot = cell.center().x(), theme.px(16)
        high, wide = theme.px(SQUARE.height()), min(theme.px(SQUARE.width()), cell.width() - 3)
        top = cell.bottom() - foot - 5 - high
        square = QRectF(centre - wide / 2, top, wide, high)
        if day.date < self._today:
            painter.setOpacity(0.6)
        if cell.width() >= theme.px(PICTURE):
            self._paint_square(painter, square, day)
        else:
            painter.setPen(QPen(theme.color("line"), 1) if not day.tiles else Qt.PenStyle.NoPen)
            if day.tiles:
                painter.setBrush(theme.color(STAGES[Stage(day.tiles[0].stage)]))
            painter.drawRoundedRect(square, 3, 3)
        painter.setOpacity(1)
        align = Qt.AlignmentFlag.AlignCenter
        if len(day.tiles) > 1:
            painter.setFont(theme.font(11, 650))
            painter.setPen(theme.color("text"))
            room = QRectF(cell.left(), top - theme.px(16), cell.width(), theme.px(14))
            painter.drawText(room, align | Qt.TextFlag.TextDontClip, f"+{len(day.tiles) - 1}")
        if named:
            self._paint_number(
                painter, QRectF(cell.left(), cell.bottom() - foot, cell.width(), foot), day.date
            )

    @kept
    def _paint_number(self, painter: QPainter, place: QRectF, date: dt.date) -> None:
        painter.setFont(theme.font(11, 650 if date == self._today else 400))
        if date == self._today:
            wide = min(place.width(), theme.px(26))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            pill = QRectF(place.center().x() - wide / 2, place.top(), wide, place.height() - 1)
            painter.drawRoundedRect(pill, 6, 6)
        painter.setPen(theme.color("on_accent" if date == self._today else "muted"))
        align = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(place, align, str(date.day))

    @kept
    def _paint_square(self, painter: QPainter, square: QRectF, day: Day) -> None:
        if not day.tiles:
            pen = QPen(theme.color("line"), 1)
            pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            return
        tile = day.tiles[0]
        if tile.stage == Stage.IDEA and (ring := self._findings.ring(tile.id)):
            size = theme.px(14)
            place = QRectF(square.center().x() - size / 2, square.bottom() - size - 3, size, size)
            paint_ring(painter, place, ring.there, ring.asked)
            return
        shown = self._findings.covers.of(tile.id) if tile.cover is not None else None
        outline = "film" if Stage(tile.stage) in FILMED else "clapperboard"
        covers.paint_or_place(painter, square, shown, outline)

    def event(self, event: QEvent) -> bool:
        """Say what is on a day under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._days:
            day = self._days[self._under(event.pos().x())]
            QToolTip.showText(event.globalPos(), plain(self.said(day)), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a day and open it."""
        if self._days and event.button() == Qt.MouseButton.LeftButton:
            self._go(self._under(event.position().x()))
            self.opened.emit(self._days[self._at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Home and End go to either end, Enter opens."""
        last = len(self._days) - 1
        steps = {
            Qt.Key.Key_Left: self._at - 1, Qt.Key.Key_Right: self._at + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps and self._days:
            self._go(min(last, max(0, steps[key])))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._days:
            self.opened.emit(self._days[self._at])
        else:
            super().keyPressEvent(event)

    def said(self, day: Day) -> str:
        """Return a day and what is on it in words."""
        what = [f"{tile.time} {tile.title}, {labels.stage(tile.stage)}" for tile in day.tiles]
        return ", ".join((dates.day(day.date), *(what or [_("nothing planned")])))

    def _under(self, x: float) -> int:
        wide = self.width() / len(self._days)
        return min(len(self._days) - 1, max(0, int(x / wide)))

    def _go(self, at: int) -> None:
        self._at = at
        self._say()
        self.update()

    def _say(self) -> None:
        many = ngettext("{n} day", "{n} days", len(self._days)).format(n=len(self._days))
        self.setAccessibleName(_("Days of the campaign"))
        day = self.said(self._days[self._at]) if self._days else ""
        self.setAccessibleDescription(f"{many}. {day}")

    def _fit(self) -> None:
        self.setFixedHeight(theme.px(16 + SQUARE.height() + 5 + 18))
        self.update()
