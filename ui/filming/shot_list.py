"""Videos in a row each: those of a filming day in their order, and those that are on no day yet."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.findings import Findings
from ui.items import marks
from ui.items.dragging import mime_of
from ui.theme import theme
from ui.widgets.drawing import LEFT, elided, kept, row_ground
from ui.widgets.index import Index
from ui.widgets.outline import draw
from ui.widgets.parts import plain

LINE_ROLE = Qt.ItemDataRole.UserRole
HIGH, HIGH_TWO = 35, 46
"""Heights of a row with one line and with two, at texts of 100 %."""


class Line(NamedTuple):
    """A video of a list: its format's role, and what is said of it below its title, if anything."""

    id: int
    title: str
    stage: str
    format: str
    about: str = ""


class ShotList(QListWidget):
    """Rows that are dragged; ``ordered`` lists are rearranged by that and by Alt with an arrow."""

    opened = Signal(int)
    arranged = Signal(object)
    """The ids in their new order."""

    def __init__(self, name: str, findings: Findings, *, ordered: bool) -> None:
        super().__init__()
        self.setObjectName("shots")
        self.setAccessibleName(name)
        self._ordered = ordered
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        modes = QAbstractItemView.DragDropMode
        self.setDragDropMode(modes.InternalMove if ordered else modes.DragOnly)
        self.setItemDelegate(_Delegate(findings, self, ordered=ordered))
        self.itemActivated.connect(self._open)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show videos; the one that was chosen stays so."""
        chosen = self.current_id()
        self.clear()
        for at, line in enumerate(lines, 1):
            item = QListWidgetItem(line.title)
            item.setData(LINE_ROLE, line)
            number = f"{at}. " if self._ordered else ""
            said = f"{number}{line.title}" + (f", {line.about}" if line.about else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(plain(line.title))
            self.addItem(item)
            if line.id == chosen:
                self.setCurrentItem(item)
        high = HIGH_TWO if any(line.about for line in lines) else HIGH
        self.setFixedHeight(max(1, min(len(lines), 40)) * theme.px(high) + 2)

    def current_id(self) -> int | None:
        """Return the id of the row that the keyboard is on."""
        item = self.currentItem()
        return item.data(LINE_ROLE).id if item else None

    def ids(self) -> list[int]:
        """Return the ids from top to bottom."""
        return [self.item(at).data(LINE_ROLE).id for at in range(self.count())]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """Carry the videos, for a day that takes them."""
        content = super().mimeData(items)
        keys = [(False, item.data(LINE_ROLE).id) for item in items]
        if keys:
            ours = mime_of(keys[0], keys)
            for kind in ours.formats():
                content.setData(kind, ours.data(kind))
        return content

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a row to another place."""
        super().dropEvent(event)
        self.arranged.emit(self.ids())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves a row; letters and digits are left to the actions."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if self._ordered and alt and step:
            self._move(step)
        elif event.text().strip() and not event.modifiers() and event.key() != Qt.Key.Key_Return:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(LINE_ROLE).id)

    def _move(self, step: int) -> None:
        ids, at = self.ids(), self.currentRow()
        if 0 <= at + step < len(ids):
            ids.insert(at + step, ids.pop(at))
            self.arranged.emit(ids)


class _Delegate(QStyledItemDelegate):
    def __init__(self, findings: Findings, parent: ShotList, *, ordered: bool) -> None:
        super().__init__(parent)
        self._findings, self._ordered = findings, ordered

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, theme.px(HIGH_TWO if index.data(LINE_ROLE).about else HIGH))

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        place, state = QRectF(option.rect), option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row_ground(painter, place, state)
        self._paint_line(painter, place.adjusted(6, 0, -6, 0), line, index.row() + 1)

    @kept
    def _paint_line(self, painter: QPainter, room: QRectF, line: Line, number: int) -> None:
        middle = room.center().y()
        if self._ordered:
            size = theme.px(13)
            draw(painter, "grip-vertical", QPointF(room.left(), middle - size / 2), 13, theme.color("muted"))
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("muted"))
            at = QRectF(room.left() + size + 2, room.top(), theme.px(18), room.height())
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, str(number))
            room.setLeft(at.right() + 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(line.format or "other"))
        painter.drawEllipse(QPointF(room.left() + 4, middle), 3.5, 3.5)
        room.setLeft(room.left() + 15)
        if self._ordered:
            found = marks.marks_of(self._findings, line.id, line.stage)
            marks.paint(painter, room.right(), room.center().y(), found)
            room.setRight(room.right() - marks.width_of(found))
        lines = [(theme.font(13, 600), "text", line.title), (theme.font(12), "muted", line.about)]
        shown = [one for one in lines if one[2]]
        high = theme.px(18)
        top = middle - high * len(shown) / 2
        for font, role, text in shown:
            painter.setFont(font)
            painter.setPen(theme.color(role))
            place = QRectF(room.left(), top, room.width(), high)
            said = elided(" ".join(text.split()), font.toString(), int(room.width()))
            painter.drawText(place, LEFT, said)
            top += high
