"""Plots: values over places, painted in layers over one frame. Words stand at the marks, there is no legend."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import theme
from ui.widgets.drawing import kept
from ui.widgets.parts import plain

LINES = 3
"""Lines of the grid at most, the one at the bottom beside them."""
WIDEST = 24.0
"""Pixels of a bar at most."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value at a place: None where nothing is known. ``word`` stands at it, ``told`` is said of it in full."""

    place: str
    value: float | None
    told: str = ""
    word: str = ""
    pale: bool = False
    """Whether it is beside the point."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the marks of a plot stand in pixels: the room, how many places there are, and the largest value."""

    room: QRectF
    places: int
    most: float

    @property
    def step(self) -> float:
        """How wide a place is."""
        return self.room.width() / max(1, self.places)

    def x(self, at: int) -> float:
        """Return the middle of a place."""
        return self.room.left() + self.step * (at + 0.5)

    def y(self, value: float) -> float:
        """Return how far down a value stands."""
        return self.room.bottom() - self.room.height() * value / (self.most or 1)

    def place_at(self, x: float) -> int | None:
        """Return the place at a pixel."""
        at = int((x - self.room.left()) // self.step)
        return at if 0 <= at < self.places else None


def steps(most: float, lines: int = LINES) -> tuple[float, ...]:
    """Return round values for a grid: they begin at 0, are equally far apart, and the last is no less than ``most``."""
    if most <= 0:
        return (0.0, 1.0)
    rough = most / lines
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * n for n in (1, 2, 5, 10) if size * n >= rough * (1 - 1e-9))
    if float(most).is_integer():
        step = max(1.0, step)
    return tuple(step * n for n in range(math.ceil(most / step - 1e-9) + 1))


@kept
def paint_grid(painter: QPainter, frame: Frame, values: Sequence[float]) -> None:
    """Draw a thin line for each value with its number before it."""
    painter.setFont(theme.font(11))
    for value in values:
        y = frame.y(value)
        painter.setPen(theme.color("grid" if value else "line"))
        painter.drawLine(round(frame.room.left()), round(y), round(frame.room.right()), round(y))
        painter.setPen(theme.color("muted"))
        place = QRectF(0, y - 8, frame.room.left() - 8, 16)
        painter.drawText(
            place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), f"{value:g}"
        )


@kept
def paint_bars(painter: QPainter, frame: Frame, marks: Sequence[Mark]) -> None:
    """Draw a bar a mark, and its word above it."""
    wide = min(WIDEST, frame.step * 0.64)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(11))
    for at, mark in enumerate(marks):
        if mark.value is None:
            continue
        top = min(frame.y(mark.value), frame.room.bottom() - 1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.mixed("chart", "surface", 0.45) if mark.pale else theme.color("chart"))
        bar = QRectF(frame.x(at) - wide / 2, top, wide, frame.room.bottom() - top)
        painter.drawRoundedRect(bar, 2, 2)
        if mark.word:
            painter.setPen(theme.color("muted"))
            words = QFontMetrics(painter.font()).horizontalAdvance(mark.word) + 4
            left = min(max(frame.room.left(), frame.x(at) - words / 2), frame.room.right() - words)
            painter.drawText(QRectF(left, top - 17, words, 15), int(Qt.AlignmentFlag.AlignCenter), mark.word)


@kept
def paint_places(painter: QPainter, frame: Frame, marks: Sequence[Mark]) -> None:
    """Write the places beneath: as many as there is room for, the last one always."""
    painter.setFont(theme.font(11))
    painter.setPen(theme.color("muted"))
    metrics = QFontMetrics(painter.font())
    widest = max((metrics.horizontalAdvance(mark.place) for mark in marks), default=0) + 10
    every = max(1, math.ceil(widest / max(1.0, frame.step)))
    for at, mark in enumerate(marks):
        if (len(marks) - 1 - at) % every == 0:
            words = metrics.horizontalAdvance(mark.place) + 2
            left = min(max(0.0, frame.x(at) - words / 2), frame.room.right() - words)
            place = QRectF(left, frame.room.bottom() + 5, words, 16)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), mark.place)


class Plot(QWidget):
    """Bars over places. What each mark says in full is in its tooltip, and all of it for a screen reader."""

    def __init__(self, height: int = 104) -> None:
        super().__init__()
        self._marks: Sequence[Mark] = ()
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_marks(self, marks: Sequence[Mark], nothing: str) -> None:
        """Show other marks; ``nothing`` is said where no value is known."""
        self._marks = marks
        said = [mark.told for mark in marks if mark.value is not None and mark.told]
        self.setAccessibleName(", ".join(said) or nothing)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, theme.px(self._height))

    def event(self, event: QEvent) -> bool:
        """Tell of the mark that is pointed at."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = self._told_at(event.pos())
            QToolTip.showText(event.globalPos(), plain(told), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the layers."""
        values = [mark.value for mark in self._marks if mark.value is not None]
        if not values:
            return
        painter = QPainter(self)
        frame, grid = self._frame(max(values))
        paint_grid(painter, frame, grid)
        paint_bars(painter, frame, self._marks)
        paint_places(painter, frame, self._marks)

    def _frame(self, most: float) -> tuple[Frame, tuple[float, ...]]:
        grid = steps(most)
        metrics = QFontMetrics(theme.font(11))
        left = max(metrics.horizontalAdvance(f"{value:g}") for value in grid) + 10
        room = QRectF(left, 18, self.width() - left, self.height() - 18 - metrics.height() - 8)
        return Frame(room, len(self._marks), grid[-1]), grid

    def _told_at(self, at: QPoint) -> str:
        frame, _grid = self._frame(1)
        place = frame.place_at(at.x())
        return self._marks[place].told if place is not None and self._marks else ""
