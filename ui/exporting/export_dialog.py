"""File > Export: what kind of file, which days or month, and where it goes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QWidget

from planner import dates, times, writing
from planner.days import wall
from planner.exchange import export
from planner.i18n import N_, _
from planner.writing import taken
from ui import jobs
from ui.exporting import wall as drawing
from ui.exporting.paper import PAPERS, PdfMaker, from_markdown, usual_paper
from ui.exporting.report_dialog import PERIODS, Days
from ui.widgets.parts import button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.desk import Desk

DRAWN = {
    "wall_pdf": (N_("Month for the wall (PDF)"), ".pdf"),
    "wall_png": (N_("Month for the wall (PNG)"), ".png"),
    "list_pdf": (N_("List by day to print (PDF)"), ".pdf"),
}
"""The kinds that are drawn rather than written, with their endings."""
MONTHS = range(-2, 13)
"""The months that can be chosen, counted from this one."""


class ExportDialog(QDialog):
    """Asks for a kind of file, and a stretch of days, a month or a paper where the kind needs it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.setWindowTitle(_("Export"))
        self.setMinimumWidth(420)
        self.kind = self._box(_("Kind of file"))
        for kind, text in (export.KINDS | {kind: text for kind, (text, _ending) in DRAWN.items()}).items():
            self.kind.addItem(_(text), kind)
        self.kind.currentIndexChanged.connect(lambda _at: self._show_fields())
        self.period = self._box(_("Days"))
        for text, _days in PERIODS:
            self.period.addItem(_(text))
        self.period.setCurrentIndex(len(PERIODS) - 1)
        self.month = self._box(_("Month"))
        for ahead in MONTHS:
            first = dates.month_from(self._today(), ahead)
            self.month.addItem(dates.month(first), first)
        self.month.setCurrentIndex(MONTHS.index(0))
        self.paper = self._box(_("Paper"))
        self.paper.addItems(list(PAPERS))
        self.paper.setCurrentText(usual_paper(desk.store.settings().get("market") or ""))
        self.go = button(_("Choose a file…"), self.accept, "primary")
        self.go.setDefault(True)
        self.accepted.connect(self._ask)
        self.finished.connect(self.deleteLater)
        self._fields = {box: self._field(box) for box in (self.kind, self.period, self.month, self.paper)}
        self._words = label(
            _("Tables can be imported again. Nothing in them runs as a formula."), tone="muted", wrap=True
        )
        layout = column(
            *self._fields.values(),
            self._words,
            row(None, button(_("Cancel"), self.reject), self.go),
            spacing=12,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self._show_fields()

    def days(self) -> Days | None:
        """Return the days that were chosen; None for everything."""
        find = PERIODS[self.period.currentIndex()][1]
        return find(self._today()) if find else None

    def _today(self) -> dt.date:
        store = self._desk.store
        return times.to_wall(store.now(), store.settings().get("zone") or "UTC").date()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        return box

    def _field(self, box: QComboBox) -> QWidget:
        holder = QWidget()
        holder.setLayout(column(label(box.accessibleName(), tone="muted"), box, spacing=4))
        return holder

    def _show_fields(self) -> None:
        kind = self.kind.currentData()
        on_wall = kind in ("wall_pdf", "wall_png")
        self._fields[self.period].setVisible(not on_wall)
        self._fields[self.month].setVisible(on_wall)
        self._fields[self.paper].setVisible(kind in DRAWN)
        self._words.setVisible(kind in ("csv", "xlsx"))
        self.adjustSize()

    def _ask(self) -> None:
        kind = self.kind.currentData()
        text, ending = DRAWN.get(kind) or (export.KINDS[kind], export.ENDINGS[kind])
        proposed = self._desk.path.with_suffix(ending)
        if kind in ("wall_pdf", "wall_png"):
            proposed = proposed.with_stem(f"{proposed.stem} {self.month.currentData():%Y-%m}")
        name, _chosen = QFileDialog.getSaveFileName(
            self._desk.window, _("Export"), str(proposed), f"{_(text)} (*{ending})"
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != ending:
            path = path.with_name(path.name + ending)
            if path.exists():  # the dialog asked about the name without its ending
                self._desk.said.emit(taken(path))
                return
        self.save(path)

    def save(self, path: Path) -> None:
        """Write what is chosen to a file, without holding the window up."""
        kind, paper = self.kind.currentData(), self.paper.currentText()
        if kind in ("wall_pdf", "wall_png"):
            save_month(self._desk, kind, path, self.month.currentData(), paper)
        elif kind == "list_pdf":
            save_list(self._desk, path, self.days(), paper)
        else:
            save(self._desk, kind, path, self.days())


def ask(desk: Desk) -> None:
    """Ask for all of it, and write the file."""
    ExportDialog(desk).open()


def save(desk: Desk, kind: str, path: Path, days: Days | None) -> None:
    """Write a file without holding the window up, and say so."""
    workspace, now = desk.store.workspace, desk.store.now()

    def make() -> bytes:
        return workspace.read(lambda session: export.prepared(session, kind, now, days))()

    _write(desk, path, make)


def save_month(desk: Desk, kind: str, path: Path, month: dt.date, paper: str) -> None:
    """Draw a month and write it as a PDF or a picture, and say so."""

    def draw(found: wall.WallMonth) -> None:
        if kind == "wall_pdf":
            content = drawing.as_pdf(found, paper)
            _write(desk, path, lambda: content)
        else:
            picture = drawing.as_picture(found, paper)
            _write(desk, path, lambda: drawing.png(picture))

    desk.store.read_later(
        desk, lambda connection: wall.of_month(connection, month), draw, jobs.telling(desk.store.failed.emit)
    )


def save_list(desk: Desk, path: Path, days: Days | None, paper: str) -> None:
    """Write what is planned by day as a PDF to print, and say so."""
    workspace, now, name = desk.store.workspace, desk.store.now(), desk.path.stem

    def lay_out(text: bytes) -> None:
        maker = PdfMaker([from_markdown(text.decode("utf-8"))], name, desk, paper=paper)
        maker.done.connect(lambda content: _write(desk, path, lambda: content))

    read = lambda: workspace.read(lambda session: export.content(session, "markdown", now, days))  # noqa: E731
    jobs.run(desk, read, lay_out, jobs.telling(desk.store.failed.emit))


def _write(desk: Desk, path: Path, make: Callable[[], bytes]) -> None:
    """Make a file's content in the background, write it and say so."""
    done = _("Saved “{name}”.").format(name=path.name)
    jobs.run(
        desk,
        lambda: writing.put(path, make()),
        lambda _nothing: desk.said.emit(done),
        jobs.telling(desk.store.failed.emit),
    )
