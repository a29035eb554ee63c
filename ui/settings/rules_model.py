"""The rules of a calendar as a table: code, what it is about, weight, and what differs from the default."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from models.choices import Severity
from planner import labels
from planner.checks.facts import CalendarFacts
from planner.checks.rule import LoadedRule, Rule
from planner.i18n import N_, _
from ui.widgets.index import Index
from ui.widgets.parts import plain
from ui.widgets.table_model import LEFT, RIGHT, TONE_ROLE

COLUMNS = (N_("Code"), N_("Rule"), N_("Severity"), N_("Changed"), N_("Finds"))
CODE, TITLE, WEIGHT, CHANGED, FINDS = range(5)
SEVERITY_ROLE = Qt.ItemDataRole.UserRole + 50
SHOWN = {"all": N_("All"), "changed": N_("Changed"), "off": N_("Off")}
"""What can be shown alone."""
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

    weight_wanted = Signal(str, object)
    """A rule's code, and the weight that it should have."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.writes = True
        self.finds: Mapping[str, int] = {}
        """How often each rule finds something in what is planned; empty while nobody looked."""
        self._shown = "all"
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

    def show_only(self, which: str) -> None:
        """Show all rules, those that were changed, or those that are off: a key of SHOWN."""
        self._shown = which
        self._filter()

    def show_finds(self, finds: Mapping[str, int]) -> None:
        """Show how often each rule finds something."""
        self.finds = finds
        if self.rows:
            self.dataChanged.emit(self.index(0, FINDS), self.index(len(self.rows) - 1, FINDS))

    def counted(self, which: str) -> int:
        """Return how many rules there are of one of SHOWN."""
        return sum(self._is(one, which) for one in self._all)

    def _is(self, one: RuleRow, which: str) -> bool:
        return {"changed": one.differs, "off": one.severity is Severity.OFF}.get(which, True)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The weight can be changed in its row, but for rules of the brand, which have their own form."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        own = self.rows[index.row()].rule.code.startswith("BRAND")
        if index.column() == WEIGHT and self.writes and not own:
            return base | Qt.ItemFlag.ItemIsEditable
        return base

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        """Ask for another weight."""
        one = self.rows[index.row()]
        if value != one.severity.value:
            self.weight_wanted.emit(one.rule.code, value)
        return True

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
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section == FINDS else LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words and colours; each colour has its word."""
        asked = _ROLES.get(role)
        return asked(self, self.rows[index.row()], index.column()) if asked else None

    def words_of(self, one: RuleRow, column: int) -> str:
        """Return what a cell says."""
        return (
            one.rule.code,
            _(one.rule.title),
            _(labels.SEVERITIES[one.severity]),
            _("changed") if one.differs else "",
            str(self.finds.get(one.rule.code, 0)) if self.finds else "",
        )[column]

    def tone_of(self, one: RuleRow, column: int) -> str:
        """Return how loud a cell is."""
        nothing = column == FINDS and not self.finds.get(one.rule.code)
        if nothing or column == CODE or one.severity is Severity.OFF:
            return "muted"
        return "strong" if column == TITLE else ""

    def _filter(self) -> None:
        parts = self._wanted.split()
        wanted = [one for one in self._all if self._is(one, self._shown)]
        rows = [one for one in wanted if all(part in one.words for part in parts)]
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


_ROLES: dict[int, Callable[[RulesModel, RuleRow, int], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda model, one, column: model.words_of(one, column),
    Qt.ItemDataRole.EditRole: lambda _model, one, _column: one.severity.value,
    Qt.ItemDataRole.ToolTipRole: lambda _model, one, _column: plain(_(one.rule.title)),
    Qt.ItemDataRole.TextAlignmentRole: lambda _model, _one, column: RIGHT if column == FINDS else LEFT,
    SEVERITY_ROLE: lambda _model, one, _column: one.severity,
    TONE_ROLE: lambda model, one, column: model.tone_of(one, column),
}
