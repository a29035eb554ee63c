"""The rules of a calendar as a table: code, what it is about, weight, and what differs from the default."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from models.choices import Severity
from planner import labels
from planner.checks.facts import CalendarFacts
from planner.checks.rule import LoadedRule, Rule
from planner.i18n import N_, _
from ui.theme import theme
from ui.widgets.index import Index
from ui.widgets.parts import plain

COLUMNS = (N_("Code"), N_("Rule"), N_("Weight"), N_("Changed"))
ROLES = {Severity.FIX: "fix", Severity.CONSIDER: "consider", Severity.HINT: "note", Severity.OFF: "muted"}


@dataclass(frozen=True)
class RuleRow:
    """One rule as a calendar goes by it."""

    rule: Rule
    severity: Severity
    differs: bool

    @property
    def words(self) -> str:
        """What a search looks at."""
        rule = self.rule
        return f"{rule.code} {rule.name} {_(rule.title)} {_(rule.what)}".casefold()


class RulesModel(QAbstractTableModel):
    """Rules that a search leaves, in the order of their codes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[RuleRow] = []
        self._all: list[RuleRow] = []
        self._wanted = ""

    def show_rules(self, rules: Mapping[str, LoadedRule], calendar: CalendarFacts) -> None:
        """Show the rules as a calendar goes by them."""
        self._all = [
            RuleRow(loaded.rule, calendar.rules[code].severity, calendar.rules.differs(code))
            for code, loaded in rules.items()
        ]
        self._filter()

    def search(self, text: str) -> None:
        """Show only the rules with all the words of a text."""
        self._wanted = text.casefold()
        self._filter()

    def place_of(self, code: str) -> int | None:
        """Return the row of a rule."""
        return next((at for at, one in enumerate(self.rows) if one.rule.code == code), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row a rule."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """See COLUMNS."""
        return len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words and colours; each colour has its word."""
        one = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                one.rule.code,
                _(one.rule.title),
                _(labels.SEVERITIES[one.severity]),
                _("changed") if one.differs else "",
            )[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole:
            if index.column() == 2:
                return theme.color(ROLES[one.severity])
            if index.column() == 3:
                return theme.color("accent")
            if index.column() == 0 or one.severity is Severity.OFF:
                return theme.color("muted")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(_(one.rule.title))
        return None

    def _filter(self) -> None:
        parts = self._wanted.split()
        rows = [one for one in self._all if all(part in one.words for part in parts)]
        if [(r.rule.code, r.severity, r.differs) for r in rows] == [
            (r.rule.code, r.severity, r.differs) for r in self.rows
        ]:
            return
        same = [r.rule.code for r in rows] == [r.rule.code for r in self.rows]
        if same:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
