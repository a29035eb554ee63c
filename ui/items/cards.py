"""Videos as cards in a list that is dragged out of and dropped on: the drawer and the lanes of the board."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from models.reading import Tile
from planner import labels
from planner.i18n import ngettext
from ui import covers
from ui.findings import Findings
from ui.items import marks
from ui.items.dragging import keys_in, mime_of
from ui.items.tips import told_of
from ui.theme import theme
from ui.widgets.drawing import LEFT, elided, kept, lines_of
from ui.widgets.index import Index
from ui.widgets.parts import plain

TILE_ROLE = Qt.ItemDataRole.UserRole
CARD_ROLE = Qt.ItemDataRole.UserRole + 1
HEIGHT, GAP, SIDE = 62, 6, 8
"""Pixels of a card and beneath it at texts of 100 %, and at its sides."""


class Card(NamedTuple):
    """A video and the words beneath its title; without any, its stage and format. ``more`` stands where it fits."""

    tile: Tile
    words: str
    more: str = ""


class CardModel(QAbstractListModel):
    """Cards in the order in which they are given."""

    def __init__(self, parent: QObject | None = None, findings: Findings | None = None) -> None:
        super().__init__(parent)
        self._said_by = findings
        self.cards: Sequence[Card] = ()

    @property
    def tiles(self) -> list[Tile]:
        """The videos."""
        return [card.tile for card in self.cards]

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show other cards."""
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the video or card for the delegate, or its words."""
        card = self.cards[index.row()]
        if role == TILE_ROLE:
            return card.tile
        if role == CARD_ROLE:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            found = _told(self._said_by, card.tile) if self._said_by else []
            said = [card.tile.title, words_of(card), card.more, *map(marks.words_of, found)]
            return ", ".join(filter(None, said))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain("\n".join(told_of(card.tile, self._said_by)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be chosen and dragged."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return what a drag carries."""
        keys = [(False, self.cards[index.row()].tile.id) for index in indexes]
        return mime_of(keys[0], keys)

    def supportedDragActions(self) -> Qt.DropAction:
        """They are moved."""
        return Qt.DropAction.MoveAction


def _told(findings: Findings, tile: Tile) -> list[marks.Mark]:
    return [*marks.signs_of(findings, tile), *marks.marks_of(findings, tile.id, tile.stage)]


def words_of(card: Card) -> str:
    """Return what stands beneath a card's title."""
    tile = card.tile
    usual = (labels.stage(tile.stage), labels.content_format(tile.format) if tile.format else "")
    return card.words or " · ".join(filter(None, usual))


class CardDelegate(QStyledItemDelegate):
    """Draws the cards: a cover, a title of two lines, words and the gravest mark beneath."""

    def __init__(self, findings: Findings, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._findings = findings
        findings.covers.arrived.connect(parent.viewport().update)
        theme.changed.connect(parent.scheduleDelayedItemsLayout)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All are of one height."""
        return QSize(80, theme.px(HEIGHT) + GAP)

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one video."""
        card: Card = index.data(CARD_ROLE)
        tile = card.tile
        place: QRect = option.rect.adjusted(SIDE, 0, -SIDE, -GAP)
        self._paint_ground(
            painter, place, tile.format or "other", bool(option.state & option.state.State_Selected)
        )
        inside = place.adjusted(11, 6, -8, -6)
        if tile.cover is not None:
            spot = QRectF(place.left() + 9, place.top() + 8, theme.px(24), theme.px(34))
            covers.paint(painter, spot, self._findings.covers.of(tile.id))
            inside.setLeft(round(spot.right()) + 8)
        title, pitch = theme.font(12, 600), theme.px(16)
        painter.setFont(title)
        painter.setPen(theme.color("text"))
        for at, line in enumerate(lines_of(tile.title, title.toString(), inside.width())):
            painter.drawText(
                QRect(inside.left(), inside.top() + at * pitch, inside.width(), pitch), LEFT, line
            )
        lower = QRect(inside.left(), place.bottom() - 6 - pitch, inside.width(), pitch)
        found = [
            *marks.signs_of(self._findings, tile),
            *marks.marks_of(self._findings, tile.id, tile.stage)[:1],
        ]
        marks.paint(painter, lower.right() + 2, lower.center().y(), found)
        self._paint_words(painter, lower, card, marks.width_of(found))

    @kept
    def _paint_ground(self, painter: QPainter, place: QRect, stripe: str, chosen: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.fillPath(shape, theme.color("surface"))
        painter.setClipPath(shape)
        painter.fillRect(QRectF(place.left(), place.top(), 4, place.height()), theme.color(stripe))
        painter.setClipping(False)
        painter.setPen(QPen(theme.color("ring"), 2) if chosen else QPen(theme.color("line"), 1))
        painter.drawPath(shape)

    @kept
    def _paint_words(self, painter: QPainter, place: QRect, card: Card, taken: int) -> None:
        small, words = theme.font(11), words_of(card)
        key, room = small.toString(), place.width() - taken
        whole = f"{words} · {card.more}" if card.more else words
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        painter.drawText(
            place, LEFT, whole if elided(whole, key, room) == whole else elided(words, key, room)
        )


class CardList(QListView):
    """A list of cards: drags out, takes drops from elsewhere."""

    dropped = Signal(object)
    """The keys of what was dropped."""
    menu_wanted = Signal(object, object)
    """The video under the pointer, and where to show a menu (global)."""
    dragged = Signal(bool)
    """Whether something is being dragged out of here."""

    def __init__(self) -> None:
        super().__init__()
        self._coming = 0
        """How many videos are over the list and would be dropped."""
        self.setObjectName("cards")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer, or of what has the keyboard."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            here = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(index.data(TILE_ROLE), here if by_key else event.globalPos())

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Tell that a drag begins, and when it is over."""
        self.dragged.emit(True)
        super().startDrag(supported)
        self.dragged.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where a drop would put what is dragged."""
        super().paintEvent(event)
        if self._coming:
            self._paint_place(QPainter(self.viewport()))

    @kept
    def _paint_place(self, painter: QPainter) -> None:
        """Draw a place beneath the last card, or over the end of the list where that is out of sight."""
        last = self.model().index(self.model().rowCount() - 1, 0)
        height = theme.px(HEIGHT)
        top = self.visualRect(last).bottom() + 1 if last.isValid() else 0
        top = min(top, self.viewport().height() - height - GAP)
        place = QRectF(SIDE, max(top, 0), self.viewport().width() - 2 * SIDE, height).adjusted(1, 1, -1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("accent_ground"))
        painter.drawRoundedRect(place, 6, 6)
        painter.setPen(theme.color("accent"))
        painter.setFont(theme.font(12, 500))
        words = ngettext("Drop {n} video here", "Drop {n} videos here", self._coming).format(n=self._coming)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters and digits to the actions; a list would search for them."""
        if (
            event.text().strip()
            and not event.modifiers()
            and event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take our own items, but not those that come from here."""
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The whole list takes a drop."""
        self._take(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no place any more."""
        self._expect(0)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        self._expect(0)
        keys = keys_in(event.mimeData())
        if keys and event.source() is not self:
            event.acceptProposedAction()
            self.dropped.emit(keys)

    def _take(self, event: QDropEvent) -> None:
        keys = keys_in(event.mimeData()) if event.source() is not self else []
        self._expect(len(keys))
        if keys:
            event.acceptProposedAction()
        else:
            event.ignore()

    def _expect(self, n: int) -> None:
        if n != self._coming:
            self._coming = n
            self.viewport().update()
