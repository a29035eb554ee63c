"""The list of what is ignored: why, until when, and whether that still holds anything back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QStackedWidget, QTableView, QWidget

from planner import dates
from planner.i18n import N_, _
from ui.pieces.reason_dialog import ReasonDialog
from ui.store import Store
from ui.widgets.index import Index
from ui.widgets.parts import EmptyState, button, column, plain, row

if TYPE_CHECKING:
    from planner.checks.waivers import Listed

HEADS = (N_("Rule"), N_("Video or live event"), N_("Reason"), N_("Until"), N_("State"))
RULE, ABOUT, REASON, UNTIL, STATE = range(5)
ROW = Qt.ItemDataRole.UserRole


class IgnoredModel(QAbstractTableModel):
    """Every waiver, one a row. ``holding`` are the ids of those that hold a finding back, None while unknown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Listed] = ()
        self._holding: set[int] | None = None
        self._today = dt.date.min
        self._titles: dict[str, str] = {}

    def show(self, rows: Sequence[Listed], titles: dict[str, str], today: dt.date) -> None:
        """Show other waivers; ``titles`` are those of the rules by code."""
        self.beginResetModel()
        self.rows, self._titles, self._today = rows, titles, today
        self.endResetModel()

    def show_holding(self, holding: set[int] | None) -> None:
        """Say which of them hold something back."""
        self._holding = holding
        if self.rows:
            self.dataChanged.emit(self.index(0, STATE), self.index(len(self.rows) - 1, STATE))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or sorts by."""
        one = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(one, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(self._text(one, index.column()))
        if role == ROW:
            if index.column() == UNTIL:
                return (one.until or dt.date.max).isoformat()
            return self._text(one, index.column()).casefold()
        return None

    def _text(self, one: Listed, column_: int) -> str:
        if column_ == RULE:
            about = f" ({one.about})" if one.about else ""
            return f"{one.code} {self._titles.get(one.code, '')}".strip() + about
        if column_ == UNTIL:
            return dates.day_year(one.until) if one.until else _("Always")
        return {
            ABOUT: one.title or _("The whole calendar"),
            REASON: one.reason or _("No reason given"),
            STATE: self._state(one),
        }[column_]

    def _state(self, one: Listed) -> str:
        if one.until and one.until < self._today:
            return _("Over")
        if self._holding is None:
            return "…"
        return _("Holds a finding back") if one.id in self._holding else _("No longer needed")


class IgnoredTable(QTableView):
    """The table; Return is a wish to change what is chosen, Delete to check it again."""

    change_wanted = Signal()
    remove_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Return and Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.change_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


class IgnoredList(QWidget):
    """The table of waivers with what can be done to the chosen one."""

    open_wanted = Signal(object, object)
    """The ids of a video and of a live event, one of them None."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.model = IgnoredModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortRole(ROW)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._sorted.setFilterKeyColumn(-1)
        self.table = IgnoredTable()
        self._open = button(_("Open"), self.open_chosen)
        self._change = button(_("Change…"), self.change)
        self._remove = button(_("Check it again"), self.remove)
        self._build()

    def show_waivers(self, rows: Sequence[Listed], titles: dict[str, str], today: dt.date) -> None:
        """Show the waivers anew, keeping the chosen one."""
        chosen, line = self.chosen, self.table.currentIndex().row()
        self.model.show(rows, titles, today)
        if rows:
            at = next((n for n, one in enumerate(rows) if chosen and one.id == chosen.id), None)
            place = self._sorted.mapFromSource(self.model.index(at, 0)).row() if at is not None else line
            self.table.selectRow(max(0, min(place, self._sorted.rowCount() - 1)))
        self._stack.setCurrentIndex(0 if rows else 1)
        self._show_possible()

    def search(self, text: str) -> None:
        """Show only the waivers in which some text stands."""
        self._sorted.setFilterFixedString(text.strip())
        self._show_possible()

    @property
    def chosen(self) -> Listed | None:
        """The waiver that is chosen."""
        at = self._sorted.mapToSource(self.table.currentIndex())
        return self.model.rows[at.row()] if at.isValid() else None

    def change(self) -> None:
        """Ask for another reason and end, and keep them."""
        from planner.checks import waivers

        one = self.chosen
        if one is None or self._store.read_only:
            return
        dialog = ReasonDialog(
            _("Change why a finding is ignored"),
            self.model.data(self.model.index(self.model.rows.index(one), RULE)),
            one.title or _("The whole calendar"),
            _("Save"),
            self,
            reason=one.reason,
            until=one.until,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._store.do(waivers.change(one.id, *dialog.answer()))

    def remove(self) -> None:
        """Let the rule speak again."""
        from planner.checks import waivers

        if (one := self.chosen) and not self._store.read_only:
            self._store.do(waivers.remove(one.id), offer_undo=True)

    def open_chosen(self) -> None:
        """Go to what the chosen waiver is about."""
        if (one := self.chosen) and (one.video_id or one.live_id):
            self.open_wanted.emit(one.video_id, one.live_id)

    def _show_possible(self) -> None:
        one = self.chosen
        self._open.setEnabled(bool(one and (one.video_id or one.live_id)))
        for made in (self._change, self._remove):
            made.setEnabled(one is not None and not self._store.read_only)

    def _build(self) -> None:
        table = self.table
        table.setObjectName("waivers")
        table.setModel(self._sorted)
        table.setAccessibleName(_("Ignored findings"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSortingEnabled(True)
        table.sortByColumn(RULE, Qt.SortOrder.AscendingOrder)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for at, width in ((UNTIL, 155), (STATE, 180)):
            header.resizeSection(at, width)
        for at in (RULE, ABOUT, REASON):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentChanged.connect(self._show_possible)
        table.change_wanted.connect(self.change)
        table.remove_wanted.connect(self.remove)
        table.doubleClicked.connect(lambda _index: self.open_chosen())
        filled = QWidget()
        buttons = row(self._open, self._change, self._remove, None)
        buttons.setContentsMargins(18, 12, 18, 12)
        filled.setLayout(column(table, buttons, spacing=0))
        self._stack = QStackedWidget()
        self._stack.addWidget(filled)
        self._stack.addWidget(
            EmptyState(
                _("Nothing is ignored"),
                _("A finding that is right as it is can be ignored for a reason; it is listed here then."),
            )
        )
        self.setLayout(column(self._stack))
