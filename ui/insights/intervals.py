"""A plot of middles with their intervals: a line a group, the average dashed, how many videos at the right."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner import dates
from planner.i18n import _, ngettext
from planner.results.effects import Middle
from ui.theme import theme
from ui.widgets.drawing import elided
from ui.widgets.table_model import LEFT, RIGHT

LINE, AXIS, COUNT, DOT, BAR = 24, 20, 26, 9, 6
NAME = 0.36
"""Which part of the width the names take."""
PERCENT = 100
STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
MOST_STEPS = 5


class Group(NamedTuple):
    """A line of the plot."""

    name: str
    middle: Middle


class IntervalPlot(QWidget):
    """Groups one below the other; those of too few videos say so in the place of a dot."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._groups: Sequence[Group] = ()
        self._whole = Middle(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_groups(self, groups: Sequence[Group], whole: Middle) -> None:
        """Show other groups, and the middle of all videos together."""
        self._groups, self._whole = groups, whole
        self.setAccessibleName(f"{self._name}: " + "; ".join(map(told, groups)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each group, and the scale."""
        return QSize(theme.px(280), theme.px(LINE) * max(1, len(self._groups)) + theme.px(AXIS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scale, the average and the groups."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._groups:
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("muted"))
            painter.drawText(QRectF(0, 0, self.width(), theme.px(LINE)), LEFT, _("no planned video says it"))
            painter.end()
            return
        names, count = round(self.width() * NAME), theme.px(COUNT)
        room = QRectF(
            names + 6, 0, max(20, self.width() - names - count - 12), self.height() - theme.px(AXIS)
        )
        most = self._most()
        self._paint_scale(painter, room, most)
        for at, group in enumerate(self._groups):
            top = at * theme.px(LINE)
            self._paint_group(painter, group, QRectF(room.left(), top, room.width(), theme.px(LINE)), most)
        painter.end()

    def _most(self) -> float:
        """Return where the scale ends, in percent."""
        highest = max((one.middle.high or 0 for one in self._groups), default=0) * PERCENT
        highest = max(highest, (self._whole.middle or 0) * PERCENT * 1.2, STEPS[0])
        step = _step(highest)
        return math.ceil(highest / step) * step

    def _paint_scale(self, painter: QPainter, room: QRectF, most: float) -> None:
        painter.setFont(theme.font(11))
        step = _step(most)
        for n in range(round(most / step) + 1):
            x = room.left() + room.width() * n * step / most
            painter.setPen(QPen(theme.color("faint_line"), 1))
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
            last = n == round(most / step)
            text = dates.exact(round(n * step, 3)) + (" %" if last else "")
            wide = painter.fontMetrics().horizontalAdvance(text)
            painter.setPen(theme.color("muted"))
            left = min(x - wide / 2, self.width() - wide)
            painter.drawText(QRectF(left, room.bottom() + 2, wide + 2, theme.px(AXIS)), LEFT, text)
        if self._whole.middle is not None:
            x = room.left() + room.width() * self._whole.middle * PERCENT / most
            painter.setPen(QPen(theme.color("muted"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))

    def _paint_group(self, painter: QPainter, group: Group, place: QRectF, most: float) -> None:
        font = theme.font(12)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        name = elided(group.name, font.toString(), round(place.left()) - 8)
        painter.drawText(QRectF(0, place.top(), place.left() - 6, place.height()), LEFT, name)
        painter.setPen(theme.color("muted"))
        count = QRectF(place.right() + 6, place.top(), self.width() - place.right() - 6, place.height())
        painter.drawText(count, RIGHT, str(group.middle.videos))
        one = group.middle
        if one.middle is None or one.low is None or one.high is None:
            painter.drawText(place.adjusted(6, 0, 0, 0), LEFT, _("not enough yet"))
            return
        scale, middle = place.width() * PERCENT / most, place.center().y()
        left, right = place.left() + one.low * scale, min(place.right(), place.left() + one.high * scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_ground"))
        bar = QRectF(left, middle - BAR / 2, max(BAR, right - left), BAR)
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        painter.setPen(QPen(theme.color("accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(QPointF(place.left() + one.middle * scale, middle), DOT / 2, DOT / 2)


def _step(most: float) -> float:
    """Return the width of a step of a scale, in percent."""
    return next((step for step in STEPS if most / step <= MOST_STEPS), STEPS[-1])


def told(group: Group) -> str:
    """Return a group in words, as it is read out."""
    one = group.middle
    videos = ngettext("{n} video", "{n} videos", one.videos).format(n=one.videos)
    if one.middle is None or one.low is None or one.high is None:
        return _("{group}: not enough yet, {videos}").format(group=group.name, videos=videos)
    return _("{group}: {middle} %, between {low} and {high} %, {videos}").format(
        group=group.name,
        middle=percent(one.middle),
        low=percent(one.low),
        high=percent(one.high),
        videos=videos,
    )


def percent(part: float) -> str:
    """Return a part of one in percent, with two digits that count."""
    value = part * PERCENT
    return dates.exact(float(f"{value:.2g}")) if value else "0"
