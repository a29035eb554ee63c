"""The findings as a tree of two levels: groups, and the lines in them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from planner import dates, labels
from planner.i18n import N_, _, ngettext
from ui.checks import lines
from ui.checks.lines import DATE, RULE, SEVERITY, STAGE, WHAT, Group, Key, Line, Wanted
from ui.widgets.index import Index
from ui.widgets.parts import plain

HEADS = (N_("Video or live event"), N_("Date"), N_("Stage"), N_("Severity"), N_("Rule"))


class FindingsModel(QAbstractItemModel):
    """Shows what ``wanted`` wants of the lines. Sorting and filtering build the tree anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: list[Group] = []
        self.wanted = Wanted()
        self._lines: Sequence[Line] = ()
        self._today = dt.date.min

    def show(self, found: Sequence[Line], wanted: Wanted, today: dt.date) -> None:
        """Show other lines, or others of them."""
        self.beginResetModel()
        self._lines, self.wanted, self._today = found, wanted, today
        self.groups = lines.arrange(found, wanted)
        self.endResetModel()

    @property
    def lines(self) -> list[Line]:
        """Every line that is shown."""
        return [line for group in self.groups for line in group.lines]

    def item(self, index: Index) -> Group | Line | None:
        """Return what stands at an index."""
        if not index.isValid():
            return None
        if parent := index.internalId():
            return self.groups[parent - 1].lines[index.row()]
        return self.groups[index.row()]

    def find(self, key: Key) -> QModelIndex:
        """Return where the line or group with a key stands; an invalid index if it does not."""
        for at, group in enumerate(self.groups):
            if group.key == key:
                return self.index(at, 0)
            for row, line in enumerate(group.lines):
                if line.key == key:
                    return self.index(row, 0, self.index(at, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        """Return the index of a place."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        """Return a line's group."""
        group = index.internalId() if index.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many groups there are, or lines in one."""
        if not parent.isValid():
            return len(self.groups)
        if parent.internalId() or parent.column():
            return 0
        return len(self.groups[parent.row()].lines)

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
        """Return what a cell shows, and what a screen reader says of it."""
        item = self.item(index)
        if item is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = (
                self._line(item, index.column())
                if isinstance(item, Line)
                else self._group(item, index.column())
            )
            return plain(text) if role == Qt.ItemDataRole.ToolTipRole else text
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == WHAT:
            return self._aloud(item)
        return None

    def _line(self, line: Line, column: int) -> str:
        """Return what a line shows; what all lines of its group have in common stands there alone."""
        result, by_video = line.result, self.wanted.by_video
        return {
            WHAT: result.finding.message if by_video else line.about,
            DATE: "" if by_video else lines.when(line.at, self._today),
            STAGE: "" if by_video or not result.video else labels.stage(result.video.stage),
            SEVERITY: result.weight,
            RULE: result.finding.fixes[0].title if result.finding.fixes else "",
        }[column]

    def second(self, line: Line) -> str:
        """Return what stands beneath the first words of a line, unless its group says the same."""
        if self.wanted.by_video:
            return line.result.rule.code
        message = line.result.finding.message
        return "" if message == _(line.result.rule.title) else message

    def _group(self, group: Group, column: int) -> str:
        if column == WHAT:
            return group.title
        if group.by_video:
            return {
                DATE: lines.when(group.first.at, self._today),
                STAGE: labels.stage(group.first.result.video.stage) if group.first.result.video else "",
            }.get(column, "")
        return group.first.result.rule.code if column == RULE else ""

    def _extent(self, group: Group) -> str:
        if group.by_video:
            return lines.in_words(group.lines)
        n = len(group.lines)
        return ngettext("{n} finding", "{n} findings", n).format(n=dates.whole(n))

    def _aloud(self, item: Group | Line) -> str:
        if isinstance(item, Group):
            return f"{item.title}, {self._extent(item)}"
        parts = (
            item.result.weight,
            item.result.finding.message,
            item.about,
            lines.when(item.at, self._today),
        )
        return ", ".join(part for part in parts if part)
