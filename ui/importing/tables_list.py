"""The tables of a file: which of them come in, and which one's columns are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from planner import dates
from planner.exchange import plan_source
from planner.exchange.columns import OTHER_PLATFORM
from planner.exchange.plan_source import Part
from planner.exchange.plan_table import PlannedVideo
from planner.exchange.shapes.table import quoted
from planner.i18n import _, ngettext
from ui.widgets.parts import ElidedLabel, column, label

MOST_TABLES = 60
"""Tables that are listed; a file with more is one of other things."""
LINE = 46
"""Pixels of a table's two lines."""


class TablesList(QFrame):
    """The file's name, and its tables with a tick each."""

    changed = Signal()
    """A table was taken or left, or a column is something else now."""
    shown = Signal()
    """Another table's columns are to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("middle")
        self.parts: list[Part] = []
        self.name = ElidedLabel(size="strong")
        self.count = label(tone="faint")
        self.list = QListWidget()
        self.list.setObjectName("queue")
        self.list.setAccessibleName(_("Tables of the file"))
        self.list.setWordWrap(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._ticked)
        self.list.currentRowChanged.connect(self._row_changed)
        self.above = label(tone="faint", wrap=True)
        layout = column(self.name, self.count, self.list, self.above, spacing=4)
        layout.setContentsMargins(14, 14, 12, 14)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFixedWidth(204)

    @property
    def current(self) -> int:
        """The place of the table that is shown; -1 for none."""
        return self.list.currentRow()

    def show_file(self, name: str, parts: Sequence[Part]) -> None:
        """Show the tables of a file."""
        self.parts = list(parts)
        self.name.show_text(name)
        n = len(parts)
        self.count.setText(ngettext("{n} table found", "{n} tables found", n).format(n=n) if n else "")
        self.list.blockSignals(True)
        self.list.clear()
        for part in self.parts[:MOST_TABLES]:
            item = QListWidgetItem(quoted(part.table.name or name, 60))
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setSizeHint(QSize(10, LINE))
            item.setCheckState(_check(part.taken))
            self.list.addItem(item)
        self.list.setCurrentRow(
            next((at for at, part in enumerate(self.parts[:MOST_TABLES]) if part.taken), 0)
        )
        self.list.blockSignals(False)
        self.show_videos({})
        self._show_above()

    def show_videos(self, videos: Mapping[str, Sequence[PlannedVideo]]) -> None:
        """Show beneath each table what comes of it: its videos, and from when to when."""
        self.list.blockSignals(True)
        for at, part in enumerate(self.parts[: self.list.count()]):
            item = self.list.item(at)
            name = quoted(part.table.name or self.name.accessibleName(), 60)
            item.setText(f"{name}\n{_what(part, videos.get(part.table.name, ()))}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text().replace("\n", ", "))
        self.list.blockSignals(False)

    def choose(self, header: str, field: str | None) -> None:
        """Say what a column of the table that is shown is; the same column of tables with the same headers too."""
        shown = self.parts[self.current]
        for at, part in enumerate(self.parts):
            if part.table.headers == shown.table.headers:
                columns = {
                    h: f
                    for h, f in part.columns.items()
                    if h != header and (f != field or field == OTHER_PLATFORM)
                }
                if field:
                    columns[header] = field
                taken = part.taken or plan_source.holds_videos(part.table, columns, alone=True)
                self.parts[at] = replace(part, columns=columns, taken=taken)
                self._tick(at, taken)
        self.changed.emit()

    def _tick(self, at: int, on: bool) -> None:
        if at < self.list.count():
            self.list.blockSignals(True)
            self.list.item(at).setCheckState(_check(on))
            self.list.blockSignals(False)

    def _ticked(self, item: QListWidgetItem) -> None:
        at = self.list.row(item)
        on = item.checkState() == Qt.CheckState.Checked
        if self.parts[at].taken != on:
            self.parts[at] = replace(self.parts[at], taken=on)
            self.list.setCurrentRow(at)
            self.changed.emit()

    def _row_changed(self, _at: int) -> None:
        self._show_above()
        self.shown.emit()

    def _show_above(self) -> None:
        """Say what stands over the table, from which its month or week was read."""
        at = self.current
        lines = self.parts[at].table.context if 0 <= at < len(self.parts) else ()
        words = ", ".join(f"“{quoted(line, 40)}”" for line in lines[-3:])
        self.above.setText(_("Above it: {words}").format(words=words) if words else "")


def _check(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


def _what(part: Part, videos: Sequence[PlannedVideo]) -> str:
    """Return what comes of a table: "24 videos · 7–27 Dec 2026"; of one that is left, how many rows it has."""
    if not part.taken:
        n = len(part.table.rows)
        return ngettext("{n} row, left out", "{n} rows, left out", n).format(n=n)
    n = len(videos)
    text = ngettext("{n} video", "{n} videos", n).format(n=n)
    days = sorted(video.at.date() for video in videos if video.at)
    if not days:
        return text
    span = dates.span(days[0], days[-1])
    return f"{text} · {span.rpartition(' ')[0] if days[0].year == days[-1].year else span}"
