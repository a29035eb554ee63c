"""What a plan would bring in: its first rows as they would come in, and what can't be read."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListWidget, QTableWidget, QTableWidgetItem

from planner import dates, labels
from planner.exchange.plan_table import PlannedVideo
from planner.exchange.tables import Problem
from planner.i18n import N_, _, ngettext
from planner.texts import tagtext
from ui.widgets.parts import Card, label

PREVIEWED = 10
LISTED = 500
"""Problems shown at most: nobody reads more."""
PREVIEW: tuple[tuple[str, int, Callable[[PlannedVideo], str]], ...] = (
    (N_("Row"), 44, lambda v: str(v.row)),
    (N_("Title"), 220, lambda v: v.title),
    (N_("When"), 156, lambda v: dates.moment(v.at) if v.at else ""),
    (N_("Stage"), 104, lambda v: labels.stage(v.stage)),
    (N_("Format"), 130, lambda v: labels.content_format(v.format) if v.format else ""),
    (N_("Length"), 76, lambda v: dates.seconds(v.length) if v.length else ""),
    (N_("Beats"), 48, lambda v: str(len(v.beats)) if v.beats else ""),
    (N_("Hook"), 200, lambda v: v.hook),
    (N_("Hashtags"), 220, lambda v: " ".join("#" + tag for tag in tagtext.names_of(v.caption, v.hashtags))),
    (N_("Caption"), 220, lambda v: v.caption),
)


class PlanPreview(QTableWidget):
    """The first rows."""

    def __init__(self) -> None:
        super().__init__(0, len(PREVIEW))
        self.setAccessibleName(_("The first ten rows"))
        self.setHorizontalHeaderLabels([_(title) for title, _width, _show in PREVIEW])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        self.setShowGrid(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, (_title, width, _show) in enumerate(PREVIEW):
            self.setColumnWidth(at, width)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)

    def show_videos(self, videos: Sequence[PlannedVideo]) -> None:
        """Show the first of the videos."""
        first = videos[:PREVIEWED]
        self.setRowCount(len(first))
        for at, video in enumerate(first):
            for place, (_title, _width, show) in enumerate(PREVIEW):
                self.setItem(at, place, QTableWidgetItem(shortened(show(video), 80)))
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + 28 * len(first) + 16)


class ProblemsCard(Card):
    """What can't be read, cells before what is good to know."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label(size="head", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("What can't be read"))
        self.list.setObjectName("lines")
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(110)
        self.body.addWidget(self.title)
        self.body.addWidget(self.list)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show them, or nothing where there are none."""
        errors = [one for one in problems if one.level == "error"]
        self.setVisible(bool(problems))
        n = len(errors)
        said = ngettext("{n} cell can't be read", "{n} cells can't be read", n).format(n=n)
        self.title.setText(said if errors else _("Good to know"))
        self.list.clear()
        for one in [*errors, *(other for other in problems if other.level != "error")][:LISTED]:
            self.list.addItem(one.message)


def shortened(text: object, most: int) -> str:
    """Return a text on one line, cut to a number of characters."""
    line = " ".join(str(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"
