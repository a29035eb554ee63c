"""The drawer of videos without a date: drag them to a day, or a day's videos into it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from models import reading
from planner.i18n import _
from ui.findings import Findings
from ui.items.cards import TILE_ROLE, Card, CardDelegate, CardList, CardModel
from ui.items.selection import Selection
from ui.store import Store
from ui.theme import theme
from ui.widgets.parts import column, label


class UnscheduledModel(CardModel):
    """The videos without a date that are not posted, the newest first."""

    def __init__(self, store: Store, findings: Findings, parent: QWidget) -> None:
        super().__init__(parent, findings)
        self._store, self._findings = store, findings

    def refresh(self) -> None:
        """Read them again."""
        tiles = self._store.read_rows(reading.unscheduled)
        self.show_cards([Card(tile, "") for tile in tiles])
        self._findings.want(tile.id for tile in tiles)


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
        self.list = CardList()
        self.list.setAccessibleName(_("Videos without a date"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(CardDelegate(findings, self.list))
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
