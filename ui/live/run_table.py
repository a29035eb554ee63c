"""The run of show as a table: minutes, product, price and stock of each segment; rows are dragged by their numbers."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QPushButton, QTableWidgetItem, QWidget

from models.live import LiveEvent
from models.records import Segment, segments_from_json
from planner import dates
from planner.exchange.run_sheet import starts
from planner.i18n import N_, _
from ui.live.minutes_bar import MinutesBar
from ui.live.run_delegate import (
    AT,
    DISCOUNT,
    MINUTES,
    NEEDS,
    NUMBERS,
    PRICE,
    PRODUCT,
    ROW,
    SAY,
    STOCK,
    UNDER,
    WHAT,
    SegmentDelegate,
)
from ui.theme import theme
from ui.widgets.outline import dress
from ui.widgets.parts import button, column, label, plain, row, set_property
from ui.widgets.typed_table import typed_table

TITLES = (
    N_("At"), N_("Min"), N_("Segment, what to say"), N_("Product"), N_("Live price"), N_("−%"), N_("Stock, needs"),
    N_("Needs"), N_("Say"),
)  # fmt: skip
WIDTHS = {AT: 62, MINUTES: 52, PRODUCT: 150, PRICE: 112, STOCK: 112}
"""Pixels at texts of 100 %; the segment has what is left."""
HEAD = 32


class RunTable(QWidget):
    """Shows a run of show; ``left`` comes with all segments whenever one was changed."""

    left = Signal(object)
    refused = Signal(str)
    copy_wanted = Signal()
    chosen = Signal()
    """Another segment is chosen, or the chosen one has other values."""

    def __init__(self) -> None:
        super().__init__()
        self._run: tuple[Segment, ...] = ()
        self._filling = False
        self._live: LiveEvent | None = None
        self.summary = label(tone="muted")
        self._build_table()
        self.bar = MinutesBar()
        self.bar.chosen.connect(
            lambda at: self.table.setCurrentCell(at, max(WHAT, self.table.currentColumn()))
        )
        self.bar.stretched.connect(lambda at, minutes: self.put(at, minutes=float(minutes)))
        self.add = button(_("Add segment"), self._add, "small")
        dress(self.add, "plus", size=13)
        self.copy = button(_("From template…"), self.copy_wanted.emit, "small")
        self.remove = button(_("Remove"), self._remove)
        self.double = button(_("Duplicate segment"), self._double)
        self.up, self.down = self._step("arrow-up", _("Up"), -1), self._step("arrow-down", _("Down"), 1)
        card = QFrame()
        card.setObjectName("tablecard")
        card.setLayout(column(self.table))
        head = row(
            label(_("Run of show"), size="head"), self.summary, None, self.up, self.down, self.copy, self.add,
            spacing=8,
        )  # fmt: skip
        self.setLayout(column(head, card, self.bar, spacing=10))
        theme.changed.connect(self._retint)

    def _build_table(self) -> None:
        self.table = typed_table(_("Run of show"), [_(title) for title in TITLES])
        self.table.setObjectName("run")
        self.table.setItemDelegate(SegmentDelegate(self.table))
        down = self.table.verticalHeader()
        down.setSectionsMovable(True)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        down.setToolTip(_("Drag to another place"))
        down.sectionMoved.connect(self._dragged)
        across = self.table.horizontalHeader()
        across.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for at in UNDER:
            self.table.setColumnHidden(at, True)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for at in NUMBERS:
            if title := self.table.horizontalHeaderItem(at):
                title.setTextAlignment(right)
        self.table.itemChanged.connect(self._changed)
        self.table.currentCellChanged.connect(lambda *_at: self._show_choice())

    def _step(self, outline: str, name: str, step: int) -> QPushButton:
        made = button("", lambda: self._move(step), "quiet", name)
        made.setAccessibleName(name)
        dress(made, outline, size=15)
        return made

    def current(self) -> tuple[int, Segment] | None:
        """Return the place of the chosen segment, and it."""
        at = self.table.currentRow()
        return (at, self._run[at]) if 0 <= at < len(self._run) else None

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments."""
        return self._run

    def begins(self, at: int) -> dt.datetime:
        """Return when a segment begins, on the wall clock of its live event."""
        if self._live is None:
            raise RuntimeError("no live event is shown")
        return starts(self._live, self._run)[at]

    def type(self, at: int, field: int, text: str) -> None:
        """Put typed text into a cell, as though it had been typed there."""
        item = self.table.item(at, field)
        if item is not None and item.text() != text:
            item.setText(text)

    def put(self, at: int, **values: Any) -> None:
        """Give a segment other values."""
        if 0 <= at < len(self._run):
            self._tell([*self._run[:at], replace(self._run[at], **values), *self._run[at + 1 :]])

    def show_live(self, live: LiveEvent) -> None:
        """Show a live event's run of show."""
        self._fill(live)
        total = sum(segment.minutes for segment in self._run)
        gap = live.minutes - total
        planned = _("{n} of {total} min planned").format(n=dates.number(total), total=live.minutes)
        if gap < 0:
            verdict = _("{n} min over").format(n=dates.number(-gap))
        elif gap > 0:
            verdict = _("{n} min free").format(n=dates.number(gap))
        else:
            verdict = _("fits")
        self.summary.setText(f"{planned} · {verdict}")
        set_property(self.summary, "tone", "fix" if gap < 0 else "muted")
        self.bar.setVisible(bool(self._run))
        self.bar.show_run(self._run, live.at, live.minutes)
        self._show_choice()

    def _retint(self) -> None:
        if self._live:
            self._fill(self._live)

    def _fill(self, live: LiveEvent) -> None:
        self._live = live
        self._run = segments_from_json(live.run_of_show)
        self._filling = True
        kept = (self.table.currentRow(), self.table.currentColumn())
        header = self.table.verticalHeader()
        for at in range(header.count()):  # what was dragged is in the order of the rows from now on
            header.moveSection(header.visualIndex(at), at)
        self.table.setRowCount(len(self._run))
        for at, (begins, one) in enumerate(zip(starts(live, self._run), self._run, strict=True)):
            texts = (
                dates.clock(begins), dates.number(one.minutes), one.what, one.product, one.price,
                str(one.discount) if one.discount else "", _number(one.stock), _number(one.needs), one.say,
            )  # fmt: skip
            for place, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if place == AT:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                item.setToolTip(plain(text))
                self.table.setItem(at, place, item)
            if one.stock is not None and one.needs is not None and one.stock < one.needs:
                short = QTableWidgetItem(_number(one.stock))
                short.setToolTip(plain(_("{n} too few").format(n=one.needs - one.stock)))
                self.table.setItem(at, STOCK, short)
        if 0 <= kept[0] < len(self._run):
            self.table.setCurrentCell(*kept)
        self._filling = False
        for at, width in WIDTHS.items():
            self.table.setColumnWidth(at, theme.px(width))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.table.horizontalHeader().setFixedHeight(theme.px(HEAD))
        self.table.setFixedHeight(theme.px(HEAD) + theme.px(ROW) * max(1, len(self._run)) + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes out the segment that the keyboard is on, Alt with an arrow moves it, Ctrl+Enter adds one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._add()
            return
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._remove()
        elif alt and step:
            self._move(step)
        else:
            super().keyPressEvent(event)

    def _show_choice(self) -> None:
        at = self.table.currentRow()
        for one in (self.remove, self.double):
            one.setEnabled(at >= 0)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(self._run) - 1)
        self.bar.choose(at)
        self.table.viewport().update()
        if not self._filling:
            self.chosen.emit()

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        old, text = self._run[item.row()], item.text().strip()
        try:
            name, read = _FIELDS[item.column()]
            changed: dict[str, Any] = {name: read(text)}
        except ValueError:
            if self._live:
                self._fill(self._live)
            self.refused.emit(_("“{text}” isn’t a number that fits here.").format(text=text))
            return
        self._tell([*self._run[: item.row()], replace(old, **changed), *self._run[item.row() + 1 :]])

    def _add(self) -> None:
        at = self.table.currentRow() + 1 or len(self._run)
        self._tell([*self._run[:at], Segment(5, _("New segment")), *self._run[at:]])
        self.table.setCurrentCell(at, WHAT)
        self.table.setFocus()

    def _double(self) -> None:
        if found := self.current():
            at, segment = found
            self._tell([*self._run[: at + 1], segment, *self._run[at + 1 :]])
            self.table.setCurrentCell(at + 1, WHAT)

    def _remove(self) -> None:
        at = self.table.currentRow()
        if 0 <= at < len(self._run):
            self._tell([one for number, one in enumerate(self._run) if number != at])

    def _move(self, step: int) -> None:
        at = self.table.currentRow()
        if 0 <= at < len(self._run) and 0 <= at + step < len(self._run):
            self._put(at, at + step)
            self.table.setCurrentCell(at + step, max(WHAT, self.table.currentColumn()))

    def _dragged(self, _logical: int, old: int, new: int) -> None:
        if not self._filling:
            self._put(old, new)

    def _put(self, old: int, new: int) -> None:
        run = list(self._run)
        run.insert(new, run.pop(old))
        self._tell(run)

    def _tell(self, run: list[Segment]) -> None:
        self.left.emit(tuple(run))


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _minutes(text: str) -> float:
    minutes = float(text.replace(",", "."))
    if not 0 <= minutes <= 24 * 60:
        raise ValueError(text)
    return minutes


def _pieces(text: str) -> int | None:
    pieces = int(text.replace(".", "").replace(",", "")) if text else None
    if pieces is not None and pieces < 0:
        raise ValueError(text)
    return pieces


def _percent(text: str) -> int:
    percent = int(text.strip("−-% ")) if text else 0
    if not 0 <= percent <= 100:
        raise ValueError(text)
    return percent


_FIELDS: dict[int, tuple[str, Callable[[str], object]]] = {
    MINUTES: ("minutes", _minutes),
    WHAT: ("what", str),
    PRODUCT: ("product", str),
    PRICE: ("price", str),
    DISCOUNT: ("discount", _percent),
    STOCK: ("stock", _pieces),
    NEEDS: ("needs", _pieces),
    SAY: ("say", str),
}
"""What each column changes, and how its words are read. Raises ValueError."""
