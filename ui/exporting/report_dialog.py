"""File > Save report: which days, which file, and the pages of a PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog

from models import reading
from planner import dates, times, writing
from planner.i18n import N_, _, ngettext
from planner.writing import taken
from ui import jobs
from ui.exporting.paper import PdfMaker
from ui.widgets.asking import titled
from ui.widgets.parts import button, column, label, row

if TYPE_CHECKING:
    from ui.desk import Desk

Days = tuple[dt.date, dt.date]
"""From the first day to before the second."""
WEEK = dt.timedelta(days=7)


def _ahead(days: int) -> Callable[[dt.date], Days]:
    return lambda today: (today, today + dt.timedelta(days=days))


def _this_week(today: dt.date) -> Days:
    monday = dates.week_of(today)
    return monday, monday + WEEK


PERIODS: tuple[tuple[str, Callable[[dt.date], Days] | None], ...] = (
    (N_("This week"), _this_week),
    (N_("The next 7 days"), _ahead(7)),
    (N_("The next 14 days"), _ahead(14)),
    (N_("The next 30 days"), _ahead(30)),
    (N_("Everything"), None),
)
KINDS = (("PDF", (".pdf",)), ("HTML", (".html", ".htm")))
"""What a report can be, the first unless the file's name says otherwise, and the endings of its names."""


class ReportDialog(QDialog):
    """Asks for a stretch of days and says how many videos are in it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        settings = desk.store.settings()
        self._today = times.to_wall(desk.store.now(), settings.get("zone") or "UTC").date()
        self.setWindowTitle(_("Save report"))
        self.setMinimumWidth(420)
        self.period = QComboBox()
        self.period.setAccessibleName(_("Days"))
        for text, _days in PERIODS:
            self.period.addItem(_(text))
        self.summary = label(tone="muted", wrap=True)
        self.go = button(_("Choose a file…"), self.accept, "primary")
        self.go.setDefault(True)
        self.period.currentIndexChanged.connect(self._count)
        self.accepted.connect(self._ask)
        self.finished.connect(self.deleteLater)
        layout = column(
            label(
                _("A page about the plan and a page for each video, to read, print and hand on."), wrap=True
            ),
            titled(_("Days"), self.period),
            self.summary,
            row(None, button(_("Cancel"), self.reject), self.go),
            spacing=12,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self._count()

    def days(self) -> Days | None:
        """Return the days that were chosen; None for everything."""
        find = PERIODS[self.period.currentIndex()][1]
        return find(self._today) if find else None

    def _count(self) -> None:
        days = self.days()
        if days is None:
            self.summary.setText(_("All videos, also those without a date."))
            self.go.setEnabled(True)
            return
        first, end = days
        n = len(self._desk.store.read_rows(lambda c: reading.tiles(c, first.isoformat(), end.isoformat())))
        self.summary.setText(
            _("{first} to {last}: {videos}").format(
                first=dates.day_year(first),
                last=dates.day_year(end - dt.timedelta(days=1)),
                videos=ngettext("{n} video", "{n} videos", n).format(n=n),
            )
        )
        self.go.setEnabled(n > 0)

    def _ask(self) -> None:
        if path := ask_target(self._desk):
            save(self._desk, path, self.days())


def ask(desk: Desk) -> None:
    """Ask for days and a file, and write a report about the videos of these days."""
    ReportDialog(desk).open()


def ask_target(desk: Desk) -> Path | None:
    """Ask where a report goes; a name without a known ending gets that of the kind that was chosen."""
    proposed = desk.path.with_name(_("{name} report").format(name=desk.path.stem) + ".pdf")
    filters = [f"{kind} ({' '.join('*' + ending for ending in endings)})" for kind, endings in KINDS]
    name, chosen = QFileDialog.getSaveFileName(
        desk.window, _("Save report"), str(proposed), ";;".join(filters)
    )
    if not name:
        return None
    path = Path(name)
    if any(path.suffix.lower() in endings for _kind, endings in KINDS):
        return path
    _kind, endings = KINDS[filters.index(chosen) if chosen in filters else 0]
    path = path.with_name(path.name + endings[0])
    if path.exists():  # the dialog asked about the name without its ending
        desk.said.emit(taken(path))
        return None
    return path


def save(desk: Desk, path: Path, days: Days | None) -> None:
    """Write a report about the videos of some days, or all, without holding the window up, and say so."""
    from planner.exchange import report

    workspace, name, now = desk.store.workspace, desk.path.stem, desk.store.now()
    paged = path.suffix.lower() in KINDS[0][1]

    def work() -> list[str]:
        found = workspace.read_plain(lambda connection: report.content(connection, now, days))
        jobs.check()
        return report.pages(name, *found) if paged else [report.html(name, *found)]

    refused = jobs.telling(desk.store.failed.emit)

    def write(content: bytes) -> None:
        done = _("Saved the report as “{name}”.").format(name=path.name)
        jobs.run(desk, lambda: writing.put(path, content), lambda _nothing: desk.said.emit(done), refused)

    def made(texts: list[str]) -> None:
        if paged:
            PdfMaker(texts, name, desk).done.connect(write)
        else:
            write(texts[0].encode("utf-8"))

    jobs.run(desk, work, made, refused)
