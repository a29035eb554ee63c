"""A page with a list at the left and what is chosen beside it; the choice outlives every reading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidgetItem, QPushButton, QStackedWidget, QWidget

from planner.i18n import _
from ui.desk import Desk, Page
from ui.pieces.entry_lines import ID_ROLE, Entry, EntryDelegate, EntryList
from ui.theme import theme
from ui.widgets.header import Header
from ui.widgets.outline import dress
from ui.widgets.parts import EmptyState, column, row, scrolling
from ui.widgets.side_panel import SidePanel

__all__ = ["Entry", "ListPage"]
WIDTH = 216
ROOM = 520
"""Pixels at texts of 100 %: the list's width, and what the middle needs beside list and panel."""


class ListPage(Page):
    """Reads its list again when it shows and when something changed; while it is hidden it is only stale."""

    def __init__(self, desk: Desk, title: str, list_name: str) -> None:
        super().__init__(desk)
        self._chosen: int | None = None
        self.header = Header(title)
        self.list = EntryList(list_name)
        self.list.currentItemChanged.connect(self._take)
        covers = desk.findings.covers
        delegate = self.list.itemDelegate()
        if isinstance(delegate, EntryDelegate):
            delegate.cover_of = covers.of
        covers.arrived.connect(self.list.viewport().update)
        self.stack = QStackedWidget()
        self.panel: SidePanel | None = None
        self.more = QPushButton()
        """Shows the panel where there is no room for it beside the rest."""
        self._shows_panel = False
        self.aside = QWidget()
        """The list with what stands beneath it."""
        self.beneath = column(spacing=0)
        self.follow()

    def lay_out(
        self, detail: QWidget, empty: EmptyState, *, panel: SidePanel | None = None, scrolls: bool = False
    ) -> None:
        """Put the list, what is chosen and a panel side by side; ``empty`` where there is nothing."""
        if scrolls:
            detail = scrolling(detail)
        self.panel = panel
        side = column(self.list, self.beneath, spacing=0)
        side.setStretch(0, 1)
        self.aside.setLayout(side)
        self.aside.setObjectName("aside")
        both = row(self.aside, detail, *([panel] if panel else []), spacing=0)
        both.setStretch(1, 1)
        inside = QWidget()
        inside.setLayout(both)
        self.stack.addWidget(empty)
        self.stack.addWidget(inside)
        whole = column(self.header, self.stack, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.more.setProperty("kind", "quiet")
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self.more.setAccessibleName(_("Details"))
        self.more.setToolTip(_("Details"))
        dress(self.more, "info", role="muted", on="accent")
        self.more.toggled.connect(self._flip_panel)
        self.header.right.addWidget(self.more)
        theme.changed.connect(self.fit)
        self.fit()

    def first_focus(self) -> QWidget:
        """The list, or the page while there is none."""
        return self.list if self.stack.currentIndex() else self

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
        self.list.show_entries(list(entries))
        ids = [entry.id for entry in entries]
        at = ids.index(self._chosen) if self._chosen in ids else first
        self.list.setCurrentRow(at if entries else -1)
        self.list.blockSignals(False)
        self.fit()
        self._take(self.list.currentItem())

    def choose_entry(self, wanted: int) -> None:
        """Choose what has an id."""
        self._chosen = wanted
        self.refresh()

    def fit(self) -> None:
        """Give list and panel the room that they need; where there is too little, the panel waits to be asked for."""
        self.aside.setFixedWidth(theme.px(WIDTH))
        if self.panel is None:
            self.more.hide()
            return
        wide = self.width() - theme.px(WIDTH) - self.panel.width() >= theme.px(ROOM)
        there = self.stack.currentIndex() == 1
        self.more.setVisible(there and not wide)
        self.panel.setVisible(wide or self._shows_panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit anew for letters of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.list.doItemsLayout()

    def _flip_panel(self, on: bool) -> None:
        self._shows_panel = on
        self.fit()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._chosen = item.data(ID_ROLE)
            self.show_chosen()
