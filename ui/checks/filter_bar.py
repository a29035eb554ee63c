"""The line above the list: search, filters, how the list is grouped, and what is listed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from models.choices import Severity, Stage
from planner import labels
from planner.checks.engine import ORDER
from planner.i18n import _
from ui.checks.lines import AREAS, Wanted
from ui.widgets.parts import row
from ui.widgets.segments import Segments

TYPING_MS = 150


class FilterBar(QWidget):
    """Says what is wanted of the list."""

    changed = Signal()
    list_chosen = Signal(bool)
    """Whether the ignored findings are wanted, not the open ones."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(_("Search the findings"))
        self.search.setAccessibleName(_("Search the findings"))
        self.search.setMinimumWidth(90)
        self.severity = _combo(
            _("Weight"), _("Any weight"), {one.value: _(labels.SEVERITIES[one]) for one in ORDER}
        )
        self.area = _combo(_("Area"), _("All areas"), {key: _(name) for key, name in AREAS.items()})
        self.stage = _combo(
            _("Stage"),
            _("Any stage"),
            {one.value: labels.stage(one) for one in Stage if one is not Stage.POSTED},
        )
        self.grouping = Segments(_("Group"), {"rule": _("By rule"), "video": _("By video")})
        self.grouping.choose("rule")
        self.lists = Segments(_("List"), {"open": _("Findings"), "ignored": _("Ignored")})
        self.lists.choose("open")
        self._by_video = False
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        layout = row(self.search, self.severity, self.area, self.stage, self.grouping, 12, self.lists)
        layout.setStretch(0, 1)
        layout.setContentsMargins(18, 10, 18, 10)
        self.setLayout(layout)
        self._connect()

    def wanted(self, column: int, *, descending: bool) -> Wanted:
        """Return what the filters want, sorted by a column."""
        severity, stage = self.severity.currentData(), self.stage.currentData()
        return Wanted(
            self.search.text(),
            Severity(severity) if severity else None,
            self.area.currentData() or "",
            Stage(stage) if stage else None,
            self._by_video,
            column,
            descending,
        )

    def clear(self) -> None:
        """Want everything."""
        self.search.clear()
        for box in (self.severity, self.area, self.stage):
            box.setCurrentIndex(0)
        self._typing.stop()
        self.changed.emit()

    def show_ignored(self, n: int) -> None:
        """Say how many findings are ignored."""
        self.lists.rename("ignored", _("Ignored ({n})").format(n=n) if n else _("Ignored"))

    def _connect(self) -> None:
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        find.activated.connect(self.search.selectAll)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self.changed)
        for box in (self.severity, self.area, self.stage):
            box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.grouping.chosen.connect(self._group)
        self.lists.chosen.connect(self._list)

    def _group(self, key: str) -> None:
        self._by_video = key == "video"
        self.changed.emit()

    def _list(self, key: str) -> None:
        ignored = key == "ignored"
        for one in (self.severity, self.area, self.stage, self.grouping):
            one.setVisible(not ignored)
        self.list_chosen.emit(ignored)


def _combo(name: str, everything: str, choices: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumWidth(80)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    box.addItem(everything, "")
    for key, text in choices.items():
        box.addItem(text, key)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(len(everything) + 1)
    box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + 28)
    return box
