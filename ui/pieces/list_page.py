"""A page with a list at the left and what is chosen beside it; the choice outlives every reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from ui.desk import Desk, Page
from ui.widgets.header import Header
from ui.widgets.parts import EmptyState, column, row, scrolling

ID_ROLE = Qt.ItemDataRole.UserRole


class Entry(NamedTuple):
    """A line of the list: what it is about, by id, and its text, with what is said of it below."""

    id: int
    text: str


class ListPage(Page):
    """Reads its list again when it shows and when something changed; while it is hidden it is only stale."""

    def __init__(self, desk: Desk, title: str, list_name: str) -> None:
        super().__init__(desk)
        self._chosen: int | None = None
        self.header = Header(title)
        self.list = QListWidget()
        self.list.setObjectName("lines")
        self.list.setAccessibleName(list_name)
        self.list.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )  # what is long ends in dots
        self.list.currentItemChanged.connect(self._take)
        self.stack = QStackedWidget()
        self.follow()

    def lay_out(self, detail: QWidget, empty: EmptyState, *, width: int = 270, scrolls: bool = False) -> None:
        """Put the list, ``width`` px wide, and what is chosen side by side; ``empty`` where there is nothing."""
        if scrolls:
            detail = scrolling(detail)
        self.list.setFixedWidth(width)
        both = row(self.list, detail, spacing=18)
        both.setContentsMargins(18, 14, 18, 14)
        both.setStretch(1, 1)
        inside = QWidget()
        inside.setLayout(both)
        self.stack.addWidget(empty)
        self.stack.addWidget(inside)
        whole = column(self.header, self.stack, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.list)

    def read_list(self) -> tuple[Sequence[Entry], int]:
        """Return what there is, and the place of what is chosen as long as nothing was."""
        raise NotImplementedError

    def show_chosen(self) -> None:
        """Show what ``_chosen`` names; it is there."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read the list again; what is chosen stays."""
        if not self._store.ready:
            return
        self._stale = False
        entries, first = self.read_list()
        self.stack.setCurrentIndex(1 if entries else 0)
        self.list.blockSignals(True)
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem(entry.text)
            item.setData(ID_ROLE, entry.id)
            self.list.addItem(item)
        ids = [entry.id for entry in entries]
        at = ids.index(self._chosen) if self._chosen in ids else first
        self.list.setCurrentRow(at if entries else -1)
        self.list.blockSignals(False)
        self._take(self.list.currentItem())

    def choose_entry(self, wanted: int) -> None:
        """Choose what has an id."""
        self._chosen = wanted
        self.refresh()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._chosen = item.data(ID_ROLE)
            self.show_chosen()
