"""A stock against its buffer, as a small bar: in a table, beside a video, and today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

if TYPE_CHECKING:  # what products are loads after the window shows
    from planner.shop.known import Known

ROOM = 1.6
"""How many buffers a bar holds at least."""
WIDTH, HIGH = 84, 12


@dataclass(frozen=True)
class Bar:
    """A stock against its buffer, as shares of the bar, and the tone of its colour."""

    share: float
    buffer: float | None
    tone: str


def paint_bar(painter: QPainter, place: QRectF, shown: Bar) -> None:
    """Draw a stock as a bar into a place; a mark in it is the buffer."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("faint_line"))
    painter.drawRoundedRect(place, 2, 2)
    painter.setBrush(theme.color(shown.tone))
    filled = QRectF(place.left(), place.top(), place.width() * shown.share, place.height())
    painter.drawRoundedRect(filled, 2, 2)
    if shown.buffer is not None:
        x = place.left() + place.width() * shown.buffer
        painter.setPen(QPen(theme.color("text"), 1.5))
        painter.drawLine(QPointF(x, place.top() - 3), QPointF(x, place.bottom() + 3))


def bar_of(product: Known) -> Bar | None:
    """Return a stock as a bar; None where nobody counted."""
    if product.stock is None:
        return None
    whole = max(1, product.stock, ROOM * (product.buffer or 0))
    tone = "fix" if product.is_short else "consider" if product.is_watched else "fine"
    return Bar(max(0, product.stock) / whole, product.buffer / whole if product.buffer else None, tone)


class StockLine(QWidget):
    """The bar of a product; ``wide`` takes the width that there is."""

    def __init__(self, product: Known, *, wide: bool = False) -> None:
        super().__init__()
        self._product = product
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding if wide else policy.Fixed, policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as every other."""
        return QSize(theme.px(WIDTH), theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        if shown := bar_of(self._product):
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_bar(painter, QRectF(0, self.height() / 2 - 2, self.width(), 4), shown)
