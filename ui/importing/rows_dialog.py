"""Every row of a plan as it would come in."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from planner import dates, labels
from planner.exchange.plan_table import PlannedVideo
from planner.exchange.shapes.table import quoted
from planner.i18n import N_, _, ngettext
from planner.texts import tagtext
from ui.widgets.parts import button, column, label, row
from ui.widgets.table import LibraryTable
from ui.widgets.table_model import Column, TableModel

Row = tuple[int, PlannedVideo]
SHOWN: tuple[tuple[str, int, Callable[[PlannedVideo], str]], ...] = (
    (N_("Table"), 110, lambda v: quoted(v.table, 60)),
    (N_("Row"), 48, lambda v: str(v.row)),
    (N_("Title"), 210, lambda v: quoted(v.title, 80)),
    (N_("When"), 150, lambda v: dates.moment(v.at) if v.at else ""),
    (N_("Stage"), 96, lambda v: labels.flag(v.flag) or labels.stage(v.stage)),
    (N_("Format"), 130, lambda v: labels.content_format(v.format) if v.format else ""),
    (N_("Length"), 70, lambda v: dates.seconds(v.length) if v.length else ""),
    (N_("Beats"), 56, lambda v: str(len(v.beats)) if v.beats else ""),
    (N_("Hook"), 200, lambda v: quoted(v.hook, 80)),
    (
        N_("Hashtags"), 200,
        lambda v: quoted(" ".join("#" + tag for tag in tagtext.names_of(v.caption, v.hashtags)), 80),
    ),
    (N_("Caption"), 200, lambda v: quoted(v.caption, 80)),
    (N_("Notes"), 200, lambda v: quoted(v.notes, 80)),
)  # fmt: skip


class RowsDialog(QDialog):
    """A table of all rows; nothing is changed here."""

    def __init__(self, videos: Sequence[PlannedVideo], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Every row as it would come in"))
        columns = [Column[Row](title, width, _text(show), _order(show)) for title, width, show in SHOWN]
        model: TableModel[Row] = TableModel(columns, lambda one: one[0], -1, self)
        self.table = LibraryTable(model, _("Every row as it would come in"), 1, 2)
        self.table.sortByColumn(-1, self.table.horizontalHeader().sortIndicatorOrder())
        self.table.show_rows(list(enumerate(videos)))
        n = len(videos)
        count = label(ngettext("{n} video", "{n} videos", n).format(n=n), tone="muted")
        close = button(_("Close"), self.accept, "primary")
        layout = column(self.table, row(count, None, close), spacing=12)
        layout.setContentsMargins(18, 16, 18, 16)
        self.setLayout(layout)
        self.resize(1040, 560)


def _text(show: Callable[[PlannedVideo], str]) -> Callable[[Row], str]:
    return lambda one: show(one[1])


def _order(show: Callable[[PlannedVideo], str]) -> Callable[[Row], int | str]:
    return lambda one: show(one[1])
