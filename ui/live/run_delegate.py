"""Draws the run of show: two lines a cell, what is said under the segment, the discount under the price."""

from PySide6.QtCore import QAbstractItemModel, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableWidget

from planner.i18n import _
from ui.theme import theme
from ui.widgets.drawing import elided, kept
from ui.widgets.index import Index

AT, MINUTES, WHAT, PRODUCT, PRICE, DISCOUNT, STOCK, NEEDS, SAY = range(9)
UNDER = (DISCOUNT, NEEDS, SAY)
"""Columns that stand as a second line under another one."""
NUMBERS = (MINUTES, PRICE, STOCK)
ROW, PAD = 46, 8


class SegmentDelegate(QStyledItemDelegate):
    """Draws a cell; a row that is chosen is tinted, with a bar at its left."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(40, theme.px(ROW))

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        cell, column = QRectF(option.rect), index.column()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() == self._table.currentRow():
            painter.fillRect(cell, theme.color("accent_ground"))
            if column == AT:
                painter.fillRect(QRectF(cell.left(), cell.top(), 3, cell.height()), theme.color("accent"))
        painter.setPen(theme.color("faint_line"))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("ring"), 2))
            painter.drawRoundedRect(cell.adjusted(1.5, 1.5, -1.5, -2.5), 4, 4)
        second, role = self._second(index)
        strong = column in (WHAT, PRICE) or (column == STOCK and role == "fix")
        first = "fix" if column == STOCK and role == "fix" else "muted" if column == AT else "text"
        self._paint_lines(painter, cell, str(index.data() or ""), second, (strong, first, role), column)

    @kept
    def _paint_lines(
        self,
        painter: QPainter,
        cell: QRectF,
        first: str,
        second: str,
        how: tuple[bool, str, str],
        column: int,
    ) -> None:
        strong, role, second_role = how
        room = cell.adjusted(PAD, 0, -PAD, 0)
        align = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
        align |= Qt.AlignmentFlag.AlignVCenter
        high = theme.px(17)
        top = room.center().y() - (high if second else high / 2)
        for text, font, ink in (
            (first, theme.font(13, 600 if strong else 400), role), (second, theme.font(11), second_role),
        ):  # fmt: skip
            if text:
                painter.setFont(font)
                painter.setPen(theme.color(ink))
                place = QRectF(room.left(), top, room.width(), high)
                painter.drawText(place, align, elided(text, font.toString(), int(room.width())))
                top += high

    def _second(self, index: Index) -> tuple[str, str]:
        """Return what stands under a cell's text, and its colour."""
        model, row = index.model(), index.row()
        if index.column() == WHAT:
            return _text(model, row, SAY), "muted"
        if index.column() == PRICE and (percent := _text(model, row, DISCOUNT)):
            return f"−{percent} %", "muted"
        if index.column() == STOCK and (needs := _text(model, row, NEEDS)):
            return needs_words(_text(model, row, STOCK), needs)
        return "", "muted"


def needs_words(stock: str, needs: str) -> tuple[str, str]:
    """Return how a stock stands against what is needed, both as whole numbers in a text, and its colour."""
    if stock and int(stock) < int(needs):
        return _("short by {n}").format(n=int(needs) - int(stock)), "fix"
    return _("needs {n}").format(n=needs), "muted"


def _text(model: QAbstractItemModel, row: int, column: int) -> str:
    return str(model.index(row, column).data() or "")
