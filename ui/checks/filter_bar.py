"""The line above the list: search, filters, and how the list is grouped; what is listed is chosen beneath it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from models.choices import Severity, Stage
from planner import labels
from planner.checks.engine import ORDER
from planner.i18n import _
from ui.checks.filter_box import FilterBox
from ui.checks.lines import AREAS, Wanted
from ui.widgets import outline
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
        self.search.setPlaceholderText(_("Title, rule or code"))
        self.search.setAccessibleName(_("Title, rule or code"))
        self.search.setMinimumWidth(90)
        sign = self.search.addAction(
            outline.icon("search", 15, "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        sign.setEnabled(False)
        self.severity = FilterBox(
            _("Severity"), _("any"), {one.value: _(labels.SEVERITIES[one]) for one in ORDER}
        )
        self.area = FilterBox(_("Area"), _("any"), {key: _(name) for key, name in AREAS.items()})
        self.stage = FilterBox(
            _("Stage"), _("any"), {one.value: labels.stage(one) for one in Stage if one is not Stage.POSTED}
        )
        self.grouping = Segments(_("Group"), {"rule": _("By rule"), "video": _("By video")})
        self.grouping.choose("rule")
        self.lists = Segments(_("List"), {"open": _("Findings"), "ignored": _("Ignored")})
        self.lists.choose("open")
        self._by_video = False
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        layout = row(self.search, self.severity, self.area, self.stage, None, self.grouping)
        layout.setStretch(0, 2)
        layout.setStretch(4, 1)
        layout.setContentsMargins(18, 12, 18, 10)
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
