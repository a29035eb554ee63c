"""The list at the left of a page: lines in groups, each with a name, what is said of it, and how far it is."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import covers
from ui.items.dragging import keys_in
from ui.theme import theme
from ui.widgets.drawing import LEFT, elided, kept
from ui.widgets.index import Index
from ui.widgets.parts import plain

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
ID_ROLE = Qt.ItemDataRole.UserRole
PAD, INSET = 10, 9
HEAD, LINE, LINE_COVER, BAR = 32, 52, 60, 10
"""Heights, at texts of 100 %, of a group's name, of a line, of one with a cover, and what a bar adds."""


class Entry(NamedTuple):
    """A line of the list: what it is about, by id, its name, and what is said of it below.

    ``share`` (0 to 1) is shown as a bar, ``cover`` is the video whose cover stands before it, 0 for a place without
    one. A group begins with the
    first entry that names another one than the entry before.
    """

    id: int
    title: str
    about: str = ""
    group: str = ""
    share: float | None = None
    cover: int | None = None


class EntryList(QListWidget):
    """Shows entries; what is long ends in dots. Once told to, it takes videos that are dropped on a line."""

    dropped = Signal(int, object)
    """The entry's id, and the keys of what was dropped on it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("entries")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(EntryDelegate(self))

    def show_entries(self, entries: list[Entry]) -> None:
        """Show other entries."""
        self.clear()
        before = ""
        for entry in entries:
            item = QListWidgetItem(entry.title)
            starts = entry.group != before
            before = entry.group
            item.setData(ID_ROLE, entry.id)
            item.setData(ENTRY_ROLE, entry if starts else entry._replace(group=""))
            said = ", ".join(filter(None, (entry.title, entry.about, entry.group)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(plain(entry.title))
            self.addItem(item)

    def take_drops(self) -> None:
        """Let videos be dropped on lines from now on."""
        self.setAcceptDrops(True)
        self.setDragDropMode(QListWidget.DragDropMode.DropOnly)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take our own videos."""
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them where there is a line."""
        self._take(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped on which line."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and (keys := keys_in(event.mimeData())):
            event.acceptProposedAction()
            self.dropped.emit(item.data(ID_ROLE), keys)

    def _take(self, event: QDropEvent) -> None:
        if keys_in(event.mimeData()) and self.itemAt(event.position().toPoint()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters and digits to the actions; a list would search for them."""
        if event.text().strip() and not event.modifiers() and event.key() != Qt.Key.Key_Return:
            event.ignore()
        else:
            super().keyPressEvent(event)


class EntryDelegate(QStyledItemDelegate):
    """Draws the lines. ``cover_of`` gives a video's cover, or None while it is not there."""

    def __init__(self, parent: EntryList) -> None:
        super().__init__(parent)
        self.cover_of: Callable[[int], QPixmap | None] = lambda _video: None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as what it shows."""
        entry: Entry = index.data(ENTRY_ROLE)
        high = LINE_COVER if entry.cover is not None else LINE
        more = (HEAD if entry.group else 0) + (BAR if entry.share is not None else 0)
        return QSize(80, theme.px(high + more))

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line, its group's name above it where one begins."""
        entry: Entry = index.data(ENTRY_ROLE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        if entry.group:
            head = QRectF(place.left() + 18, place.top(), place.width() - 28, theme.px(HEAD))
            painter.setFont(theme.font(11, 500))
            painter.setPen(theme.color("muted"))
            painter.drawText(head, LEFT, entry.group)
            place.setTop(place.top() + theme.px(HEAD))
        place.adjust(PAD, 1, -PAD, -1)
        self._paint_ground(painter, place, option.state)
        inside = place.adjusted(INSET, theme.px(6), -INSET, -theme.px(6))
        if entry.share is not None:
            _paint_bar(painter, inside, entry.share)
            inside.setBottom(inside.bottom() - theme.px(BAR))
        if entry.cover is not None:
            wide = inside.height() * 9 / 16
            covers.paint_or_place(painter, QRectF(inside.topLeft(), inside.topLeft()).adjusted(
                0, 0, wide, inside.height()), self.cover_of(entry.cover) if entry.cover else None)  # fmt: skip
            inside.setLeft(inside.left() + wide + 10)
        self._paint_words(painter, inside, entry)

    @kept
    def _paint_ground(self, painter: QPainter, place: QRectF, state: QStyle.StateFlag) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.color("accent_ground"))
            painter.drawRoundedRect(place, 7, 7)
            painter.setBrush(theme.color("accent"))
            painter.drawRect(QRectF(place.left(), place.top() + 4, 3, place.height() - 8))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(place, 7, 7)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("ring"), 2))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 6, 6)

    @kept
    def _paint_words(self, painter: QPainter, inside: QRectF, entry: Entry) -> None:
        strong, small, high = theme.font(13, 600), theme.font(12), theme.px(18)
        top = inside.center().y() - (high if entry.about else high / 2)
        for font, role, text in ((strong, "text", entry.title), (small, "muted", entry.about)):
            painter.setFont(font)
            painter.setPen(theme.color(role))
            said = elided(" ".join(text.split()), font.toString(), int(inside.width()))
            painter.drawText(QRectF(inside.left(), top, inside.width(), high), LEFT, said)
            top += high


@kept
def _paint_bar(painter: QPainter, inside: QRectF, share: float) -> None:
    whole = QRectF(inside.left(), inside.bottom() - 4, inside.width(), 4)
    painter.setPen(Qt.PenStyle.NoPen)
    for role, width in (("line", whole.width()), ("accent", whole.width() * min(1.0, max(0.0, share)))):
        painter.setBrush(theme.color(role))
        painter.drawRoundedRect(QRectF(whole.left(), whole.top(), width, 4), 2, 2)
