"""Paints what the host reads: the segment, its countdown, what to say, and at which price."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.records import Segment
from planner.i18n import _
from planner.live import live_run
from planner.live.live_run import View
from ui.theme import FAMILY, tokens
from ui.widgets.drawing import kept

HIGH, WIDE = 752, 1060
"""The room in which sizes are as they are drawn, in pixels; in another they grow and shrink with it."""
COUNTDOWN, SEGMENT, SAY, SMALL, LEFT_OVER = 0.2, 0.043, 0.038, 0.019, 0.032
"""Sizes of words as parts of a window's height: at 900 px the countdown is 178 px high, what to say 34."""


class Board(QWidget):
    """Paints a View."""

    def __init__(self) -> None:
        super().__init__()
        self._run: Sequence[Segment] = ()
        self._view: View | None = None
        self._sold = 0
        self._colors = {role: QColor(value) for role, value in tokens("dark").items()}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(420, 260)

    def show_view(self, run: Sequence[Segment], view: View, sold: int) -> None:
        """Show a run at a moment; ``sold`` are the pieces that were counted in the segment that is on."""
        self._run, self._view, self._sold = run, view, sold
        self.setAccessibleName(f"{run[view.at].what}, {countdown(view.left)}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw everything in proportion to the room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._colors["ground"])
        view = self._view
        if view is None:
            return
        unit = self._unit()
        pad = 46 * unit
        room = QRectF(self.rect()).adjusted(pad, 32 * unit, -pad, -28 * unit)
        if view.over:
            self._line(painter, room, _("End of the show. Thank you."), SEGMENT, 700, "text")
            return
        place = _("{n} of {total}").format(n=view.at + 1, total=len(self._run))
        room = self._line(painter, room, place, SMALL, 400, "muted")
        room = self._line(painter, room, self._run[view.at].what, SEGMENT, 700, "text")
        room = self._paint_clock(painter, room, view)
        room = self._paint_bar(painter, room, view)
        self._paint_words(painter, room, self._run[view.at])

    def left_over(self) -> int | None:
        """Return how many pieces of the segment's stock are left; None where it has none."""
        stock = self._run[self._view.at].stock if self._view else None
        return None if stock is None else max(0, stock - self._sold)

    def foot_top(self) -> float:
        """Return how far down the line with the price begins, in pixels."""
        return self.height() - 28 * self._unit() - self._foot()

    def _foot(self) -> float:
        return self._size(SMALL * 0.85) * 1.4 + self._size(LEFT_OVER) * 1.4

    def _unit(self) -> float:
        """Return what a pixel of the drawing is here."""
        return min(self.height() / HIGH, self.width() / WIDE)

    def _size(self, part: float) -> float:
        return max(12.0, part * 900 * self._unit())

    def _paint_clock(self, painter: QPainter, room: QRectF, view: View) -> QRectF:
        """Draw the countdown with its words beside it; at zero it turns amber and counts up."""
        late = view.left < 0
        text = f"+{countdown(-view.left)}" if late and round(-view.left) else countdown(view.left)
        high = self._size(COUNTDOWN)
        font = font_of(high, 700)
        painter.setFont(font)
        painter.setPen(self._colors["consider" if late else "text"])
        wide = QFontMetricsF(font).horizontalAdvance(text)
        line = QRectF(room.left(), room.top(), room.width(), high * 1.06)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)
        small = self._size(SMALL) * 1.45
        beside = QRectF(
            room.left() + wide + 0.03 * room.width(), line.bottom() - 3.3 * small, room.width() - wide, small
        )
        for words, role in self._beside(view):
            self._line(painter, beside, words, SMALL, 500, role)
            beside.translate(0, small)
        return room.adjusted(0, line.height(), 0, 0)

    def _beside(self, view: View) -> list[tuple[str, str]]:
        first = (_("over time"), "consider") if view.left < 0 else (_("left in this segment"), "muted")
        if view.paused:
            return [first, (_("paused"), "consider")]
        if view.left < 0 and view.late < live_run.MINUTE:
            return [first]
        if view.late >= live_run.MINUTE:
            return [first, (_("{n} min late").format(n=round(view.late / live_run.MINUTE)), "consider")]
        return [first, (_("on time"), "fine")]

    @kept
    def _draw_bar(self, painter: QPainter, bar: QRectF, done: float, role: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, width in (("line", bar.width()), (role, bar.width() * done)):
            painter.setBrush(self._colors[colour])
            half = bar.height() / 2
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), width, bar.height()), half, half)

    def _paint_bar(self, painter: QPainter, room: QRectF, view: View) -> QRectF:
        unit = self._unit()
        bar = QRectF(room.left(), room.top() + 12 * unit, room.width(), 9 * unit)
        done = 1.0 if view.length <= 0 else min(1.0, max(0.0, 1 - view.left / view.length))
        self._draw_bar(painter, bar, done, "consider" if view.left < 0 else "accent")
        return room.adjusted(0, bar.bottom() - room.top() + 30 * unit, 0, 0)

    def _paint_words(self, painter: QPainter, room: QRectF, segment: Segment) -> None:
        below = self._foot() if segment.price or segment.product else 0.0
        if segment.say:
            room = self._line(painter, room, _("Say"), SMALL * 0.85, 400, "muted")
            self._paint_say(painter, room.adjusted(0, 0, 0, -below), segment.say)
        foot = QRectF(room.left(), room.bottom() - below, room.width() * 0.55, below)
        if segment.product or segment.price:
            foot = self._line(painter, foot, segment.product or _("Price now"), SMALL * 0.85, 400, "muted")
            discount = f"   −{segment.discount} %" if segment.discount else ""
            self._line(painter, foot, f"{segment.price}{discount}", LEFT_OVER, 650, "text")

    @kept
    def _paint_say(self, painter: QPainter, room: QRectF, text: str) -> None:
        """Draw what to say as large as it fits."""
        painter.setPen(self._colors["text"])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        for share in (1, 0.8, 0.65, 0.5):
            font = font_of(self._size(SAY * share), 500)
            metrics = QFontMetricsF(font)
            if metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height() <= room.height():
                break
        painter.setFont(font)
        painter.drawText(room, text, option)

    def _line(
        self, painter: QPainter, room: QRectF, text: str, size: float, weight: int, role: str
    ) -> QRectF:
        """Draw a line at the top of a room, and return what is left beneath it."""
        high = self._size(size)
        font = font_of(high, weight)
        painter.setFont(font)
        painter.setPen(self._colors[role])
        cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        line = QRectF(room.left(), room.top(), room.width(), high * 1.3)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)
        return room.adjusted(0, high * 1.4, 0, 0)


def countdown(seconds: float) -> str:
    """Return seconds as 09:42; with a sign where they are over."""
    whole = round(abs(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
    return f"−{text}" if seconds < 0 and whole else text


def font_of(high: float, weight: int) -> QFont:
    """Return the font of the host's view, so many pixels high."""
    font = QFont(FAMILY)
    font.setPixelSize(max(8, round(high)))
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)  # digits of one width: nothing moves while it counts
    return font
