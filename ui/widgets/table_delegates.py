"""Draws the cells of a library table: text with a chip, a choice, a small button, and how old something is."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QObject, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QShowEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import theme
from ui.widgets.drawing import kept
from ui.widgets.index import Index
from ui.widgets.table_model import (
    AGE_ROLE,
    CHIP_ROLE,
    KEY_ROLE,
    LEFT,
    RIGHT,
    SECOND_ROLE,
    TONE_ROLE,
    Age,
)

PAD, ROW = 8, 36
BAR, BAR_HIGH = 44, 6
SPAN = 4
"""A full bar is so many times the limit."""


def chip_width(text: str) -> int:
    """Return how wide a chip is."""
    return QFontMetrics(theme.font(12, 500)).horizontalAdvance(text) + 14


def press_width(text: str) -> int:
    """Return how wide a column with a small button is."""
    return QFontMetrics(theme.font(12)).horizontalAdvance(text) + 18 + 2 * PAD + 2


@kept
def paint_chip(painter: QPainter, left: int, room: QRect, text: str, tone: str) -> None:
    """Draw a chip in the middle of a line; ``tone`` as in ui.widgets.parts.chip."""
    place = QRectF(left, room.center().y() - 10, min(chip_width(text), room.right() - left), 21)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("faint_line" if tone == "plain" else f"{tone}_ground"))
    painter.drawRoundedRect(place, 5, 5)
    painter.setFont(theme.font(12, 500))
    painter.setPen(theme.color("muted" if tone == "plain" else tone))
    inside = place.adjusted(7, 0, -6, 0)
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inside.width()) + 1)
    painter.drawText(inside, LEFT, cut)


class CellDelegate(QStyledItemDelegate):
    """Text, and behind it a word as a chip."""

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        cell: QRect = option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, cell, option)
        self.paint_inside(painter, cell.adjusted(PAD, 0, -PAD, 0), index)

    def paint_inside(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Draw what a cell holds."""
        chip = index.data(CHIP_ROLE)
        width = chip_width(chip[0]) + 8 if chip else 0
        used = self.paint_text(painter, room.adjusted(0, 0, -width, 0), index)
        if chip:
            paint_chip(painter, room.left() + (used + 8 if used else 0), room, *chip)

    def paint_text(self, painter: QPainter, room: QRect, index: Index) -> int:
        """Draw a cell's text and return its width."""
        tone = index.data(TONE_ROLE)
        painter.setFont(theme.font(13, 500 if tone not in ("", "muted") else 400))
        painter.setPen(theme.color("text" if tone in ("", "strong") else tone))
        metrics = painter.fontMetrics()
        text = metrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, index.data(Qt.ItemDataRole.TextAlignmentRole), text)
        return metrics.horizontalAdvance(text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as text and chip."""
        text = QFontMetrics(theme.font(13, 500)).horizontalAdvance(str(index.data() or ""))
        chip = index.data(CHIP_ROLE)
        return QSize(text + (chip_width(chip[0]) + 8 if chip else 0) + 2 * PAD + 2, ROW)

    @kept
    def _paint_ground(self, painter: QPainter, cell: QRect, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, theme.color("accent_ground"))
        painter.setPen(theme.color("faint_line"))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(cell).adjusted(1.5, 1.5, -1.5, -2.5), 5, 5)


class ChoiceBox(QComboBox):
    """Opens its list as soon as it is shown."""

    def showEvent(self, event: QShowEvent) -> None:
        """Open the list."""
        super().showEvent(event)
        QTimer.singleShot(0, self.showPopup)


class ChoiceDelegate(CellDelegate):
    """A word that is changed by choosing from a list."""

    def __init__(self, choices: Sequence[tuple[str, object]], name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._choices, self._name = choices, name

    def paint_inside(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Draw the word with a small arrow behind it."""
        super().paint_inside(painter, room.adjusted(0, 0, -14, 0), index)
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        painter.setPen(QPen(theme.color("faint"), 1.4))
        x, y = room.right() - 8, room.center().y()
        painter.drawPolyline([QPointF(x, y - 2), QPointF(x + 4, y + 2), QPointF(x + 8, y - 2)])

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the list."""
        box = ChoiceBox(parent)
        box.setAccessibleName(self._name)
        for text, value in self._choices:
            box.addItem(text, value)
        box.activated.connect(lambda: self._chosen(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Choose what the cell holds."""
        if isinstance(editor, QComboBox):
            held = index.data(Qt.ItemDataRole.EditRole)
            values = [value for _text, value in self._choices]
            editor.setCurrentIndex(values.index(held) if held in values else -1)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was chosen."""
        if isinstance(editor, QComboBox) and editor.currentIndex() >= 0:
            model.setData(index, self._choices[editor.currentIndex()][1])

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Fill the cell."""
        cell: QRect = option.rect
        editor.setGeometry(cell.adjusted(1, 2, -1, -2))

    def _chosen(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


class PressDelegate(CellDelegate):
    """A small button; a chip in its place where there is nothing to press."""

    def paint_inside(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Draw the button."""
        text = index.data()
        if not text:
            return
        if (chip := index.data(CHIP_ROLE)) is not None:
            paint_chip(painter, room.left(), room, *chip)
            return
        painter.setFont(theme.font(12))
        width = min(room.width(), painter.fontMetrics().horizontalAdvance(text) + 18)
        place = QRectF(room.left(), room.center().y() - 11, width, 23)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(theme.color("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


class AgeDelegate(CellDelegate):
    """Days as a bar against the limit, with the number and a word."""

    def paint_inside(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Draw bar, number and word."""
        age: Age | None = index.data(AGE_ROLE)
        if age is None:
            super().paint_inside(painter, room, index)
            return
        role = "fine" if age.hot else "consider"
        whole = QRectF(room.left(), room.center().y() - BAR_HIGH / 2 + 0.5, BAR, BAR_HIGH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("faint_line"))
        painter.drawRoundedRect(whole, 3, 3)
        share = min(1.0, age.days / max(1.0, age.limit * SPAN))
        painter.setBrush(theme.color(role))
        painter.drawRoundedRect(QRectF(whole.left(), whole.top(), max(6.0, BAR * share), BAR_HIGH), 3, 3)
        painter.setPen(QPen(theme.color("muted"), 1))
        limit = whole.left() + BAR / SPAN
        painter.drawLine(QPointF(limit, whole.top() - 3), QPointF(limit, whole.bottom() + 3))
        beside = room.adjusted(BAR + 8, 0, 0, 0)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text"))
        painter.drawText(beside.adjusted(0, 0, -beside.width() + 18, 0), RIGHT, str(age.days))
        chip = index.data(CHIP_ROLE)
        if chip:
            paint_chip(painter, beside.left() + 26, beside, *chip)


Picture = Callable[[QPainter, QRectF, Any], None]
"""Paints what a row looks like into a place, by the row's key."""


class TitleDelegate(CellDelegate):
    """Two lines: the text, and SECOND_ROLE under it with a word at its end; a picture may be before both."""

    def __init__(
        self, parent: QObject, picture: Picture | None = None, size: tuple[int, int] = (0, 0)
    ) -> None:
        """``size`` is the picture's width and height in px at texts of 100 %."""
        super().__init__(parent)
        self._picture, self._size = picture, size

    def paint_inside(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Draw picture and lines; the first line is in the middle where there is no second."""
        if self._picture:
            wide, high = (theme.px(one) for one in self._size)
            place = QRectF(room.left(), room.center().y() - high / 2, wide, high)
            self._picture(painter, place, index.data(KEY_ROLE))
            room = room.adjusted(wide + theme.px(10), 0, 0, 0)
        second = index.data(SECOND_ROLE)
        if not second:
            super().paint_inside(painter, room, index)
            return
        half = room.height() // 2
        self.paint_text(painter, QRect(room.left(), room.top() + 4, room.width(), half - 2), index)
        under = QRect(room.left(), room.top() + half, room.width(), half - 3)
        if (chip := index.data(CHIP_ROLE)) is not None:
            words, tone = chip
            painter.setFont(theme.font(12, 400 if tone == "muted" else 600))
            painter.setPen(theme.color(tone))
            painter.drawText(under, RIGHT, words)
            under.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(words) - 8, 0)
        tone = index.data(TONE_ROLE)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted" if tone in ("", "strong", "muted") else tone))
        cut = painter.fontMetrics().elidedText(second, Qt.TextElideMode.ElideRight, under.width())
        painter.drawText(under, index.data(Qt.ItemDataRole.TextAlignmentRole), cut)
