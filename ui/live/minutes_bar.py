"""The minutes of a run of show to scale: a part for each segment, whose edges are dragged."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from models.records import Segment
from planner import dates
from planner.i18n import _
from ui.theme import theme
from ui.widgets.drawing import kept
from ui.widgets.parts import plain

BAR, NEAR = 9, 5
"""Pixels that the bar is high, and how near to an edge the pointer takes hold of it."""
STEPS = (5, 10, 15, 30, 60, 120, 240)
"""Minutes between the times beneath the bar."""


class MinutesBar(QWidget):
    """One stop of the keyboard: arrows go to another segment, plus and minus give it a minute more or less."""

    chosen = Signal(int)
    stretched = Signal(int, float)
    """The place of a segment, and the minutes that it should have."""

    def __init__(self) -> None:
        super().__init__()
        self._run: Sequence[Segment] = ()
        self._begins = dt.datetime.combine(dt.date.min, dt.time())
        self._minutes, self._at = 60.0, -1
        self._drag: tuple[int, float] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self._fit()

    def show_run(self, run: Sequence[Segment], begins: dt.datetime, minutes: float) -> None:
        """Show segments of a live event that begins at a wall-clock time and has so many minutes."""
        self._run, self._begins, self._minutes = run, begins, minutes
        self._drag = None
        self._say()
        self.update()

    def choose(self, at: int) -> None:
        """Show which segment is chosen."""
        self._at = at
        self._say()
        self.update()

    def lengths(self) -> list[float]:
        """Return the minutes of each segment, as they are dragged."""
        found = [segment.minutes for segment in self._run]
        if self._drag:
            found[self._drag[0]] = self._drag[1]
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts, what is free, and the times beneath."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, scale = 0.0, self._scale()
        for at, minutes in enumerate(self.lengths()):
            wide = minutes * scale
            role = "accent" if at == self._at else "second" if self._run[at].product else "quiet"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(role))
            painter.drawRoundedRect(QRectF(left, 4, max(1.0, wide - 2), BAR), 3, 3)
            if at == self._at and self.hasFocus():
                painter.setPen(QPen(theme.color("ring"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(left - 1 if left else 1, 1, max(4.0, wide - 2), BAR + 6), 4, 4)
            left += wide
        self._paint_rest(painter, left)
        self._paint_times(painter, scale)

    @kept
    def _paint_rest(self, painter: QPainter, left: float) -> None:
        """Draw what is free as a dashed part, and a red line where the event ends before its segments do."""
        end = self._minutes * self._scale()
        if end - left > 2:
            pen = QPen(theme.color("edge"), 1)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(left + 0.5, 4.5, end - left - 1, BAR - 1), 3, 3)
        elif left - end > 1:
            painter.setPen(QPen(theme.color("fix"), 2))
            painter.drawLine(QPointF(end, 0), QPointF(end, BAR + 8))

    @kept
    def _paint_times(self, painter: QPainter, scale: float) -> None:
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("muted"))
        metrics = QFontMetrics(painter.font())
        room, total = metrics.horizontalAdvance("00:00") + 24, self._total()
        step = next((one for one in STEPS if one * scale >= room), STEPS[-1])
        verdict = self._verdict()
        right = self.width() - metrics.horizontalAdvance(verdict)
        top = BAR + 8
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        for minute in range(0, int(total) + 1, step):
            at, left = dates.clock(self._begins + dt.timedelta(minutes=minute)), minute * scale
            if left + metrics.horizontalAdvance(at) < right - 12:
                painter.drawText(QRectF(left, top, room, self.height() - top), align, at)
        if self._total() > self._minutes:
            painter.setPen(theme.color("fix"))
        painter.drawText(QRectF(right, top, self.width() - right + 1, self.height() - top), align, verdict)

    def _verdict(self) -> str:
        gap = self._minutes - sum(self.lengths())
        if not gap:
            return ""
        return (_("{n} min free") if gap > 0 else _("{n} min over")).format(n=dates.number(abs(gap)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag an edge, in whole minutes; show what can be dragged."""
        x = event.position().x()
        if self._drag:
            at = self._drag[0]
            before = sum(segment.minutes for segment in self._run[:at])
            self._drag = at, max(1.0, round(x / self._scale() - before))
            self.update()
            return
        edge = self._edge(x)
        self.setCursor(Qt.CursorShape.SplitHCursor if edge is not None else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an edge, or choose a segment."""
        if event.button() != Qt.MouseButton.LeftButton or not self._run:
            return
        edge = self._edge(event.position().x())
        if edge is not None and self.isEnabled():
            self._drag = edge, self._run[edge].minutes
        elif (under := self._under(event.position().x())) is not None:
            self.chosen.emit(under)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep what was dragged."""
        if self._drag and (drag := self._drag):
            self._drag = None
            self.update()
            if drag[1] != self._run[drag[0]].minutes:
                self.stretched.emit(*drag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, plus and minus stretch."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        more = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()))
        if step and self._run:
            self.chosen.emit(min(len(self._run) - 1, max(0, self._at + step)))
        elif more and 0 <= self._at < len(self._run):
            self.stretched.emit(self._at, max(1.0, self._run[self._at].minutes + more))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Name the segment under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            under = self._under(event.pos().x())
            QToolTip.showText(event.globalPos(), plain(self._said(under)) if under is not None else "", self)
            return True
        return super().event(event)

    def _said(self, at: int) -> str:
        segment = self._run[at]
        return f"{segment.what}, " + _("{n} min").format(n=dates.number(segment.minutes))

    def _total(self) -> float:
        return max(self._minutes, sum(self.lengths()), 1.0)

    def _scale(self) -> float:
        total = self._minutes if self._drag else self._total()
        return self.width() / max(1.0, total)

    def _edge(self, x: float) -> int | None:
        right = 0.0
        for at, segment in enumerate(self._run):
            right += segment.minutes * self._scale()
            if abs(x - right) <= NEAR:
                return at
        return None

    def _under(self, x: float) -> int | None:
        right = 0.0
        for at, segment in enumerate(self._run):
            right += segment.minutes * self._scale()
            if x < right:
                return at
        return None

    def _say(self) -> None:
        self.setAccessibleName(_("Minutes of the segments"))
        self.setAccessibleDescription(self._said(self._at) if 0 <= self._at < len(self._run) else "")

    def _fit(self) -> None:
        self.setFixedHeight(BAR + 8 + theme.px(16))
        self.update()
