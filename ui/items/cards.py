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
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
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
from ui import covers
from ui.findings import Findings
from ui.items.dragging import keys_in, mime_of
from ui.theme import theme
from ui.widgets.drawing import LEFT, elided, kept
from ui.widgets.index import Index
from ui.widgets.parts import plain
from ui.widgets.tick import tick

TILE_ROLE = Qt.ItemDataRole.UserRole
CARD_ROLE = Qt.ItemDataRole.UserRole + 1
HEIGHT = 46
COVER = 20
"""Pixels of a cover's width, where there is one."""
MARK = 22
"""Pixels for the count of findings."""


class Card(NamedTuple):
    """A video and the words beneath its title; without any, its stage and format."""

    tile: Tile
    words: str


class CardModel(QAbstractListModel):
    """Cards in the order in which they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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
            return f"{card.tile.title}, {words_of(card)}"
        return plain(card.tile.title) if role == Qt.ItemDataRole.ToolTipRole else None

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


def words_of(card: Card) -> str:
    """Return what stands beneath a card's title."""
    tile = card.tile
    usual = (labels.stage(tile.stage), labels.content_format(tile.format) if tile.format else "")
    return card.words or " · ".join(filter(None, usual))


class CardDelegate(QStyledItemDelegate):
    """Draws the cards."""

    def __init__(self, findings: Findings, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._findings = findings
        findings.covers.arrived.connect(parent.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All are of one height."""
        return QSize(80, HEIGHT)

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one video."""
        card: Card = index.data(CARD_ROLE)
        tile = card.tile
        place: QRect = option.rect.adjusted(8, 2, -8, -3)
        chosen = bool(option.state & option.state.State_Selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2) if chosen else QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(tile.format or "other"))
        painter.drawRoundedRect(place.left() + 1, place.top() + 1, 4, place.height() - 1, 2, 2)
        inside = place.adjusted(12, 3, -8, -3)
        if tile.cover is not None:
            spot = QRectF(inside.left(), inside.top(), COVER, inside.height())
            covers.paint(painter, spot, self._findings.covers.of(tile.id))
            inside.setLeft(inside.left() + COVER + 7)
        title, small = theme.font(12, 500), theme.font(11)
        painter.setFont(title)
        painter.setPen(theme.color("text"))
        text = elided(tile.title.replace("\n", " "), title.toString(), inside.width())
        painter.drawText(inside.adjusted(0, 0, 0, -inside.height() // 2), LEFT, text)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        text = elided(words_of(card), small.toString(), inside.width() - MARK)
        lower = inside.adjusted(0, inside.height() // 2, 0, 0)
        painter.drawText(lower, LEFT, text)
        self._paint_mark(painter, lower, tile)

    @kept
    def _paint_mark(self, painter: QPainter, place: QRect, tile: Tile) -> None:
        sign, role = self._findings.sign(tile.id, tile.stage)
        if sign:
            painter.setFont(theme.font(11, 650))
            painter.setPen(theme.color(role))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, right, sign)
        elif role:
            tick(painter, QRectF(place.right() - 9, place.center().y() - 3, 8, 7), theme.color(role))


class CardList(QListView):
    """A list of cards: drags out, takes drops from elsewhere."""

    dropped = Signal(object)
    """The keys of what was dropped."""
    menu_wanted = Signal(object, object)
    """The video under the pointer, and where to show a menu (global)."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cards")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer."""
        index = self.indexAt(event.pos())
        if index.isValid():
            self.menu_wanted.emit(index.data(TILE_ROLE), event.globalPos())

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

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        keys = keys_in(event.mimeData())
        if keys and event.source() is not self:
            event.acceptProposedAction()
            self.dropped.emit(keys)

    def _take(self, event: QDropEvent) -> None:
        if event.source() is not self and keys_in(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()
