"""Asks for a rule of the brand's own: what is wanted, where, for which formats, how heavily, in which words."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from models.choices import BrandRuleKind, Severity
from planner import labels
from planner.checks import brand, brand_rules
from planner.checks.brand_rules import MOST_TIMES, Wish
from planner.errors import PlanError
from planner.i18n import N_, _
from ui.widgets.flow_row import FlowRow
from ui.widgets.parts import button, column, label, row, spin_box

HINTS = {
    BrandRuleKind.NEVER: N_("Each word or phrase on a line of its own. None of them may be there."),
    BrandRuleKind.INSTEAD: N_("Each word or phrase on a line of its own, and what to say in their place."),
    BrandRuleKind.ALWAYS: N_("Each word or phrase on a line of its own. One of them must be there."),
    BrandRuleKind.MOST: N_("Each word or phrase on a line of its own. Together they may be there so often."),
    BrandRuleKind.MATCH: N_(
        "One pattern, in which * stands for anything. A text that is there must match it."
    ),
}


class BrandDialog(QDialog):
    """``wish`` is what was asked for once it is accepted."""

    def __init__(self, known: Sequence[tuple[str, str]], wish: Wish | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Brand rule"))
        self.setMinimumWidth(520)
        self.wish = wish
        self.kind = QComboBox()
        for kind, name in labels.BRAND_RULES.items():
            self.kind.addItem(_(name), kind.value)
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(84)
        self.words.setTabChangesFocus(True)
        self.instead = QLineEdit()
        self.most: QSpinBox = spin_box(0, MOST_TIMES, name=_("At most"))
        self.fields = {name: QCheckBox(_(labels.FIELDS[name])) for name in brand.FIELDS}
        self.formats = {key: QCheckBox(labels.content_format(key, name)) for key, name in known}
        self.severity = QComboBox()
        for severity in (Severity.FIX, Severity.CONSIDER, Severity.HINT, Severity.OFF):
            self.severity.addItem(_(labels.SEVERITIES[severity]), severity.value)
        self.message = QLineEdit()
        self.message.setPlaceholderText(_("What reviewers read, such as why"))
        self._hint, self._wrong = label(tone="muted", wrap=True), label(tone="fix", wrap=True)
        self._wrong.hide()
        self._build()
        self._show(wish or Wish(BrandRuleKind.NEVER, (), ("caption", "hook")))
        self.kind.currentIndexChanged.connect(self._show_kind)

    def _build(self) -> None:
        form = self._form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        places, for_formats = FlowRow(), FlowRow()
        for one in self.fields.values():
            places.add(one)
        for one in self.formats.values():
            for_formats.add(one)
        for name, field in (
            (_("Kind"), self.kind),
            (_("Words"), self.words),
            (_("Say instead"), self.instead),
            (_("At most"), self.most),
            (_("Where"), places),
            (_("Formats"), for_formats),
            (_("Severity"), self.severity),
            (_("Message"), self.message),
        ):
            field.setAccessibleName(name)
            form.addRow(name, field)
        save = button(_("Save"), self._save, "primary")
        save.setDefault(True)
        layout = column(
            form,
            label(_("Without a format chosen the rule is for all of them."), tone="muted", size="small"),
            self._hint,
            self._wrong,
            row(None, button(_("Cancel"), self.reject), save),
            spacing=12,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)

    def _show(self, wish: Wish) -> None:
        self.kind.setCurrentIndex(self.kind.findData(wish.kind.value))
        self.words.setPlainText("\n".join(wish.words))
        self.instead.setText(wish.instead)
        self.most.setValue(wish.most)
        for name, box in self.fields.items():
            box.setChecked(name in wish.fields)
        for key, box in self.formats.items():
            box.setChecked(key in wish.formats)
        self.severity.setCurrentIndex(self.severity.findData(wish.severity.value))
        self.message.setText(wish.message)
        self._show_kind()

    def _show_kind(self) -> None:
        kind = BrandRuleKind(self.kind.currentData())
        self._form.setRowVisible(self.instead, kind is BrandRuleKind.INSTEAD)
        self._form.setRowVisible(self.most, kind is BrandRuleKind.MOST)
        self._hint.setText(_(HINTS[kind]))

    def _save(self) -> None:
        asked = Wish(
            BrandRuleKind(self.kind.currentData()),
            tuple(self.words.toPlainText().splitlines()),
            tuple(name for name, box in self.fields.items() if box.isChecked()),
            self.instead.text(),
            self.most.value(),
            tuple(key for key, box in self.formats.items() if box.isChecked()),
            Severity(self.severity.currentData()),
            self.message.text(),
        )
        try:
            self.wish = brand_rules.checked(asked)
        except PlanError as error:
            self._wrong.setText(str(error))
            self._wrong.show()
            return
        self.accept()
