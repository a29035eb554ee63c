"""The drawer of videos without a date: drag them to a day, or a day's videos into it."""

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models import reading
from models.reading import Tile
from planner import formats, labels
from planner.i18n import _
from ui.calendar.dragging import keys_in, mime_of
from ui.calendar.month_delegate import LEFT, elided
from ui.calendar.selection import Selection
from ui.findings import Findings
from ui.store import Store
from ui.theme import theme
from ui.widgets.parts import column, label

Index = QModelIndex | QPersistentModelIndex
TILE_ROLE = Qt.ItemDataRole.UserRole
WIDTH, ROW = 220, 46


class UnscheduledModel(QAbstractListModel):
    """The videos without a date that are not posted, the newest first."""

    def __init__(self, store: Store, findings: Findings, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._findings = store, findings
        self.tiles: list[Tile] = []

    def refresh(self) -> None:
        """Read them again."""
        self.beginResetModel()
        self.tiles = self._store.read_rows(reading.unscheduled)
        self.endResetModel()
        self._findings.want(tile.id for tile in self.tiles)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the video for the delegate, or its words."""
        tile = self.tiles[index.row()]
        if role == TILE_ROLE:
            return tile
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{tile.title}, {labels.stage(tile.stage)}"
        return tile.title if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be chosen and dragged."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: object) -> QMimeData:
        """Return what a drag carries."""
        keys = [(False, self.tiles[index.row()].id) for index in indexes]  # type: ignore[attr-defined]
        return mime_of(keys[0], keys)

    def supportedDragActions(self) -> Qt.DropAction:
        """They are moved."""
        return Qt.DropAction.MoveAction


class UnscheduledDelegate(QStyledItemDelegate):
    """Draws a card a video."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All are of one height."""
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one video."""
        tile: Tile = index.data(TILE_ROLE)
        card = option.rect.adjusted(10, 2, -10, -3)
        chosen = bool(option.state & option.state.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2) if chosen else QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(card, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(tile.format or "other"))
        painter.drawRoundedRect(card.left() + 1, card.top() + 1, 4, card.height() - 1, 2, 2)
        inside = card.adjusted(12, 3, -8, -3)
        title, small = theme.font(12, 500), theme.font(11)
        painter.setFont(title)
        painter.setPen(theme.color("text"))
        text = elided(tile.title.replace("\n", " "), title.toString(), inside.width())
        painter.drawText(inside.adjusted(0, 0, 0, -inside.height() // 2), LEFT, text)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        words = [labels.stage(tile.stage), formats.label(tile.format) if tile.format else ""]
        text = elided(" · ".join(word for word in words if word), small.toString(), inside.width())
        painter.drawText(inside.adjusted(0, inside.height() // 2, 0, 0), LEFT, text)
        painter.restore()


class UnscheduledList(QListView):
    """The list itself: drags out, takes drops."""

    dropped = Signal(object)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take our own items, but not those that come from here."""
        if event.source() is not self and keys_in(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The whole list takes a drop."""
        if event.source() is not self and keys_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        keys = keys_in(event.mimeData())
        if keys and event.source() is not self:
            event.acceptProposedAction()
            self.dropped.emit(keys)


class Drawer(QWidget):
    """Ideas and scripts that wait for a day."""

    opened = Signal(object)
    dropped = Signal(object)
    """The keys of what was dropped here, so that it loses its date."""
    counted = Signal(int)

    def __init__(self, store: Store, findings: Findings, selection: Selection) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(160)
        self._selection = selection
        self.model = UnscheduledModel(store, findings, self)
        self.list = UnscheduledList()
        self.list.setAccessibleName(_("Videos without a date"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(UnscheduledDelegate(self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.selectionModel().selectionChanged.connect(self._chosen)
        self.list.activated.connect(lambda index: self.opened.emit(index.data(TILE_ROLE)))
        self.list.dropped.connect(self.dropped)
        self._empty = label(
            _("Nothing waits for a day. Drop a video here to take it off the calendar."),
            tone="muted",
            wrap=True,
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(12, 0, 12, 0)
        self._head = label(_("Unscheduled"), size="head")
        self._head.setContentsMargins(12, 12, 12, 4)
        self._hint = label(_("Drag one to a day or time."), tone="muted", size="small", wrap=True)
        self._hint.setContentsMargins(12, 0, 12, 6)
        self.setLayout(column(self._head, self._hint, self._empty, self.list, spacing=0))
        self.layout().setStretch(3, 1)  # type: ignore[union-attr]
        self.model.modelReset.connect(self._count)
        selection.changed.connect(self._follow)
        theme.changed.connect(self.list.viewport().update)

    def refresh(self) -> None:
        """Read the videos again."""
        self.model.refresh()

    def _count(self) -> None:
        n = len(self.model.tiles)
        self._empty.setVisible(not n)
        self._hint.setVisible(bool(n))
        self.counted.emit(n)

    def _chosen(self) -> None:
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        if rows:
            self._selection.take([self.model.tiles[row] for row in rows])

    def _follow(self) -> None:
        """Choose nothing here once something else is chosen."""
        ours = {tile.id for tile in self.model.tiles}
        if not ours.intersection(self._selection.videos):
            self.list.clearSelection()
