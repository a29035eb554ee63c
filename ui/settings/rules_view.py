"""Settings, Rules: the table with its search, the packs, one rule's editor, and rules in and out as a file."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QTableView,
    QWidget,
)

from models.reading import Connection
from planner import writing
from planner.calendar import settings
from planner.calendar.changes import Changes
from planner.checks import brand_rules, engine, rule_settings, rule_trial, rulefile, ruleset, survey
from planner.errors import PlanError
from planner.i18n import _
from planner.video import formats
from ui import jobs
from ui.findings import Findings
from ui.settings.brand_dialog import BrandDialog
from ui.settings.rule_editor import RuleEditor
from ui.settings.rules_delegates import SeverityDelegate
from ui.settings.rules_model import SHOWN, WEIGHT, RulesModel
from ui.store import Store
from ui.theme import theme
from ui.widgets.flow_row import FlowRow
from ui.widgets.parts import button, column, label, row
from ui.widgets.segments import Segments
from ui.widgets.table_delegates import CellDelegate

FILTER = "TOML (*.toml)"


class RulesView(QWidget):
    """The rules of this calendar. Every change takes hold at once and can be undone."""

    def __init__(self, store: Store, findings: Findings) -> None:
        super().__init__()
        self._store, self._findings = store, findings
        self._round = 0
        """Counts what was asked: only the last answer is shown."""
        self.model = RulesModel(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the rules"))
        self.search.setAccessibleName(_("Search the rules"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.model.search)
        self.table = self._table()
        self.editor = RuleEditor()
        self.packs = {key: QCheckBox(_(pack.name)) for key, pack in ruleset.packs().items()}
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what holds now; the chosen rule stays."""
        chosen = self.chosen
        calendar = self._findings.calendar()
        self.model.show_rules(engine.rules_of(calendar), calendar)
        packs = self._store.read(settings.get).packs
        for key, box in self.packs.items():
            box.blockSignals(True)
            box.setChecked(key in packs)
            box.setEnabled(not self._store.read_only)
            box.blockSignals(False)
        place = self.model.place_of(chosen) if chosen else None
        if place is not None:
            self.table.selectRow(place)
        self.model.writes = not self._store.read_only
        for key, name in SHOWN.items():
            n = self.model.counted(key)
            self.shown.rename(key, f"{_(name)} {n}")
        self._show_rule()
        self._count()

    @property
    def chosen(self) -> str | None:
        """The code of the rule that is chosen."""
        at = self.table.currentIndex().row()
        return self.model.rows[at].rule.code if 0 <= at < len(self.model.rows) else None

    def show_rule(self, code: str) -> None:
        """Choose a rule."""
        self.search.clear()
        if (place := self.model.place_of(code)) is not None:
            self.table.selectRow(place)

    def add_brand_rule(self) -> None:
        """Ask for a rule of the brand's own."""
        wish = self._ask_wish(None)
        if wish and (made := self._store.make(brand_rules.add(wish), offer_undo=True)):
            self.show_rule(f"BRAND{made:03}")

    def export_rules(self) -> None:
        """Ask where a rules file goes, and write it."""
        name, _kind = QFileDialog.getSaveFileName(self, _("Save rules"), "rules.toml", FILTER)
        if not name:
            return
        path = Path(name if name.endswith(".toml") else f"{name}.toml")
        try:
            writing.put(path, self._store.read(rulefile.write).encode())
        except PlanError as error:
            self._store.failed.emit(str(error))
            return
        self._store.told.emit(_("Saved: {file}").format(file=path.name), False)

    def import_rules(self) -> None:
        """Ask for a rules file, and take it over."""
        name, _kind = QFileDialog.getOpenFileName(self, _("Take over rules"), "", FILTER)
        if name:
            self.import_path(Path(name))

    def import_path(self, path: Path) -> None:
        """Read a rules file and take it over, as one step; a bad one is refused with the lines that can't be right."""
        jobs.run(
            self, lambda: rulefile.read_file(path), self._take_over, jobs.telling(self._store.failed.emit)
        )

    def _take_over(self, rules: rulefile.RuleFile) -> None:
        self._store.do(rulefile.take_over(rules), offer_undo=True)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(_("Rules"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(35))
        table.setItemDelegate(CellDelegate(table))
        table.setItemDelegateForColumn(WEIGHT, SeverityDelegate(table))
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.clicked.connect(lambda index: table.edit(index) if index.column() == WEIGHT else None)
        table.activated.connect(lambda index: self._edit_weight(index.row()))
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(WEIGHT, QHeaderView.ResizeMode.Fixed)
        table.setColumnWidth(WEIGHT, theme.px(200))
        head.setHighlightSections(False)
        return table

    def _build(self) -> None:
        packs = FlowRow()
        for box in self.packs.values():
            packs.add(box)
        add = button(_("New rule of the brand…"), self.add_brand_rule, "primary")
        bring = button(_("Import rules…"), self.import_rules)
        for one in (add, bring):
            one.setEnabled(not self._store.read_only)
        self.shown = Segments(_("Rules"), {key: _(name) for key, name in SHOWN.items()})
        self.shown.choose("all")
        self.shown.chosen.connect(self.model.show_only)
        tools = row(self.search, self.shown, bring, button(_("Export rules…"), self.export_rules), add)
        tools.setStretch(0, 1)
        left = QWidget()
        chosen = row(label(_("Packs"), tone="muted"), packs, spacing=12)
        chosen.setStretch(1, 1)
        holder = column(tools, chosen, self.table, spacing=12)
        holder.setContentsMargins(18, 14, 14, 14)
        left.setLayout(holder)
        self.editor.setMinimumWidth(320)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.editor)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([760, 420])
        self.setLayout(column(splitter))

    def _connect(self) -> None:
        store, editor = self._store, self.editor
        self.model.weight_wanted.connect(self._weigh)
        editor.trial_wanted.connect(self._try)
        self.table.selectionModel().currentRowChanged.connect(lambda *_at: self._show_rule())
        self.model.modelReset.connect(self._show_rule)
        for box in self.packs.values():
            box.toggled.connect(lambda _on: self._choose_packs())
        editor.change_wanted.connect(
            lambda code, name, value: store.do(rule_settings.change(code, name, value))
        )
        editor.reset_wanted.connect(lambda code: store.do(rule_settings.reset(code), offer_undo=True))
        editor.brand_edit_wanted.connect(self._change_brand_rule)
        editor.brand_delete_wanted.connect(
            lambda code: store.do(brand_rules.delete(number_of(code)), offer_undo=True)
        )
        store.changed.connect(self._heard)

    def _heard(self, _changes: Changes) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: object) -> None:
        """Read again what changed while something else was shown."""
        self.refresh()

    def _edit_weight(self, place: int) -> None:
        index = self.model.index(place, WEIGHT)
        if self.model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.table.edit(index)

    def _weigh(self, code: str, weight: str) -> None:
        default = str(ruleset.load()[code]["severity"])
        self._store.do(rule_settings.change(code, "severity", None if weight == default else weight))

    def _count(self) -> None:
        """Count beside the window what each rule finds in what is planned."""
        self._round += 1
        now, asked = self._store.now(), self._round

        def count(connection: Connection) -> dict[str, int]:
            return dict(survey.by_code(survey.look(connection, now, survey.Period.ALL).results))

        def show(finds: dict[str, int]) -> None:
            if asked == self._round:
                self.model.show_finds(finds)

        self._store.read_later(self, count, show, lambda _error: None)

    def _try(self, code: str, changes: dict[str, float]) -> None:
        """Say in the editor what a rule would find with other numbers."""
        now = self._store.now()

        def find(connection: Connection) -> tuple[rule_trial.Trial, rule_trial.Trial]:
            there = rule_trial.find(connection, now, code)
            return rule_trial.find(connection, now, code, changes) if changes else there, there

        self._store.read_later(
            self, find, partial(self.editor.show_trial, code, changes), lambda _error: None
        )

    def _choose_packs(self) -> None:
        self._store.do(rule_settings.set_packs([key for key, box in self.packs.items() if box.isChecked()]))

    def _show_rule(self) -> None:
        code = self.chosen
        rules = {one.rule.code: one.rule for one in self.model.rows}
        self.editor.show_rule(
            rules.get(code or ""), self._findings.calendar(), writable=not self._store.read_only
        )

    def _change_brand_rule(self, code: str) -> None:
        rows = {row.id: brand_rules.wish_of(row) for row in self._store.read(brand_rules.all_rules)}
        wish = self._ask_wish(rows.get(number_of(code)))
        if wish:
            self._store.do(brand_rules.change(number_of(code), wish), offer_undo=True)

    def _ask_wish(self, wish: brand_rules.Wish | None) -> brand_rules.Wish | None:
        known: Sequence[tuple[str, str]] = [
            (one.key, one.name) for one in self._store.read(formats.all_formats)
        ]
        dialog = BrandDialog(known, wish, self)
        return dialog.wish if dialog.exec() == QDialog.DialogCode.Accepted else None


def number_of(code: str) -> int:
    """Return the id of a rule of the brand's own."""
    return int(code.removeprefix("BRAND"))
