"""The import page: which column is what, the first rows as they would come in, and what can't be read."""

import datetime as dt
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QProgressBar,
    QScrollArea,
    QWidget,
)

from models.calendar import Calendar
from planner import times
from planner.calendar import settings
from planner.errors import Cancelled, PlanError
from planner.exchange import plan_import, plan_table, tables
from planner.exchange.plan_table import ParsedPlan
from planner.exchange.tables import Table
from planner.i18n import N_, _, ngettext
from ui import jobs
from ui.desk import Desk, Goto, Page
from ui.importing.preview import PlanPreview, ProblemsCard, shortened
from ui.slicing import SlicedEdit
from ui.widgets.parts import Card, Header, button, clear, column, label, row

FIELDS = {
    "title": N_("Title"), "stage": N_("Stage"), "date": N_("Date"), "time": N_("Time"),
    "datetime": N_("Date and time"), "zone": N_("Time zone"), "format": N_("Format"), "hook": N_("Spoken hook"),
    "overlay": N_("Text overlay"), "shows": N_("What the first second shows"), "length": N_("Planned length"),
    "script": N_("Script"), "sound": N_("Sound"), "sound_link": N_("Link to the sound"),
    "voice_over": N_("Voice-over"), "caption": N_("Caption"), "hashtags": N_("Hashtags"),
    "product": N_("Product"), "cta": N_("Call to action"), "notes": N_("Notes"),
    "beats": N_("Beats"), "ignored": N_("Ignored rules"), "labels": N_("Labels"),
    "place": N_("Place"), "props": N_("Props"),
}  # fmt: skip
TABLES_KEPT = 40
"""Kinds of table whose columns are remembered."""


@dataclass
class Source:
    """What is being brought in."""

    name: str
    table: Table
    columns: dict[str, str]


def signature(table: Table) -> str:
    """Return what tables with the same headers share: what their columns are is remembered by it."""
    return "\t".join(table.headers)


class ImportPage(Page):
    """Nothing is stored until Import is pressed; then all of it is, as one step, or nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._preferences = desk.preferences
        self._source: Source | None = None
        self._name = ""
        self._plan: ParsedPlan | None = None
        self._stop = threading.Event()
        self._busy = False
        self._again = False
        self._storing: SlicedEdit | None = None
        self._build()

    def show_what(self, goto: Goto) -> None:
        """Show the columns of a plan, or of what is on the clipboard."""
        if goto.path:
            self.show_file(goto.path)
        else:
            self.show_pasted()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Import with Return, as the button says."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self.go.click()
        else:
            super().keyPressEvent(event)

    def show_file(self, path: Path) -> None:
        """Read a file and show what is in it."""
        self._read(path.name, lambda: tables.read(path))

    def show_pasted(self) -> None:
        """Read what is on the clipboard and show it."""
        text = QGuiApplication.clipboard().text()
        self._read(_("the clipboard"), lambda: tables.read_text(text))

    def stop(self) -> None:
        """Stop what is under way; nothing of it is kept."""
        self._stop.set()
        if self._storing is not None:
            self._storing.stop()

    def _build(self) -> None:
        self.header = Header(_("Import a plan"))
        self.summary = label(tone="muted")
        self.header.left.addWidget(self.summary)
        self.go = button(_("Import"), self._import, "primary")
        self.cancel = button(_("Cancel"), self._cancel)
        self.header.right.addWidget(self.cancel)
        self.header.right.addWidget(self.go)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Progress"))
        self.progress.hide()
        self._columns_card = Card(_("Columns"))
        self._columns = column(spacing=6)
        self._columns_card.body.addLayout(self._columns)
        self.preview = PlanPreview()
        preview_card = Card(_("The first ten rows"))
        preview_card.body.addWidget(self.preview)
        self.problems_card = ProblemsCard()
        body = column(
            self.progress, self._dates(), self._known(), self._columns_card, preview_card, self.problems_card, None,
            spacing=14,
        )  # fmt: skip
        body.setContentsMargins(22, 18, 22, 18)
        inside = QWidget()
        inside.setLayout(body)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(self.header, scroll, spacing=0))

    def _dates(self) -> QWidget:
        self.days_first = QComboBox()
        self.days_first.setAccessibleName(_("Order of day and month"))
        self.days_first.addItem(_("Choose how dates are written"), None)
        self.days_first.addItem(_("31/12/2026, the day first"), True)
        self.days_first.addItem(_("12/31/2026, the month first"), False)
        self.days_first.activated.connect(self._parse)
        self.dates_row = QWidget()
        self.dates_row.setLayout(
            row(
                label(_("It is unclear whether day or month comes first in the dates."), tone="fix"),
                self.days_first,
                None,
            )
        )
        return self.dates_row

    def _known(self) -> QWidget:
        self.known = QComboBox()
        self.known.setAccessibleName(_("Videos that were imported before"))
        for text, value in (
            (_("update them"), "update"),
            (_("skip them"), "skip"),
            (_("add them again"), "duplicate"),
        ):
            self.known.addItem(text, value)
        self.known_text = label()
        self.known_row = QWidget()
        self.known_row.setLayout(row(self.known_text, self.known, None))
        return self.known_row

    def _read(self, name: str, read: Callable[[], Table]) -> None:
        self._source, self._plan, self._name = None, None, name
        self._stop.clear()
        self.summary.setText(_("Reading {name}…").format(name=name))
        for widget in (self.dates_row, self.known_row, self.problems_card):
            widget.hide()
        self.preview.setRowCount(0)
        clear(self._columns)
        self.go.setEnabled(False)
        self._wait(True)

        def work() -> Source:
            table = read()
            return Source(name, table, plan_table.guess_columns(table))

        jobs.run(self, work, self._show_source, self._refused)

    def _show_source(self, source: Source) -> None:
        kept = self._preferences["columns"].get(signature(source.table))
        if isinstance(kept, dict):
            source.columns = {h: f for h, f in kept.items() if h in source.table.headers and f in FIELDS}
        self._source = source
        self._fill_columns(source)
        self.days_first.setCurrentIndex(0)
        self._busy = False
        self._parse()

    def _fill_columns(self, source: Source) -> None:
        clear(self._columns)
        for at, header in enumerate(source.table.headers):
            example = next((cells[at] for cells in source.table.rows if cells[at].strip()), "")
            name = label(shortened(header, 28), size="strong")
            name.setFixedWidth(200)
            box = QComboBox()
            box.setAccessibleName(_("{column} is").format(column=header))
            box.addItem(_("Keep in the notes"), None)
            for field, title in FIELDS.items():
                box.addItem(_(title), field)
            box.setCurrentIndex(max(0, box.findData(source.columns.get(header))))
            box.setFixedWidth(230)
            box.activated.connect(lambda _at, header=header, box=box: self._choose(header, box.currentData()))
            line = row(name, box, label(shortened(example, 90), tone="muted"), None, spacing=12)
            self._columns.addLayout(line)

    def _choose(self, header: str, field: str | None) -> None:
        if self._source is None:
            return
        columns = {h: f for h, f in self._source.columns.items() if h != header and f != field}
        if field:
            columns[header] = field
        self._source.columns = columns
        kept = {k: v for k, v in self._preferences["columns"].items() if k != signature(self._source.table)}
        kept = dict(list(kept.items())[-TABLES_KEPT + 1 :])
        self._preferences["columns"] = kept | {signature(self._source.table): columns}
        self._fill_columns(self._source)
        self._parse()

    def _parse(self) -> None:
        """Read the rows again with the columns as they are now; what was read meanwhile is read once more."""
        source = self._source
        if source is None:
            return
        if self._busy:
            self._again = True
            return
        unclear = plan_table.date_order(source.table, source.columns) == "ambiguous"
        self.dates_row.setVisible(unclear)
        day_first = self.days_first.currentData() if unclear else None
        calendar: Calendar = self._store.read(settings.get)
        today = times.to_wall(self._store.now(), calendar.zone).date()
        columns = dict(source.columns)
        self._wait(True)
        jobs.run(
            self,
            lambda: self._work_out(source.table, columns, today, calendar.zone, day_first),
            self._show_plan,
            self._refused,
        )

    def _work_out(
        self, table: Table, columns: dict[str, str], today: dt.date, zone: str, day_first: bool | None
    ) -> tuple[ParsedPlan, int]:
        plan = plan_table.parse(
            table, columns, today=today, zone=zone, day_first=day_first, progress=self._check_stop
        )
        return plan, self._store.read(lambda session: plan_import.known(session, plan.videos))

    def _show_plan(self, found: tuple[ParsedPlan, int]) -> None:
        self._wait(False)
        if self._again:
            self._again = False
            self._parse()
            return
        self._plan, known = found
        plan, source = self._plan, self._source
        if source is None:
            return
        count = len(plan.videos)
        self.summary.setText(
            ngettext("{n} video from {name}, {kind}", "{n} videos from {name}, {kind}", count).format(
                n=count, name=source.name, kind=source.table.dialect
            )
        )
        self.go.setText(ngettext("Import {n} video", "Import {n} videos", count).format(n=count))
        self.known_row.setVisible(known > 0)
        self.known_text.setText(
            ngettext("{n} video was imported before:", "{n} videos were imported before:", known).format(
                n=known
            )
        )
        self.preview.show_videos(plan.videos)
        self.problems_card.show_problems([*source.table.problems, *plan.problems])
        unclear = self.dates_row.isVisibleTo(self) and self.days_first.currentData() is None
        self.go.setEnabled(count > 0 and not unclear and not self._store.read_only)

    def _import(self) -> None:
        plan = self._plan
        if plan is None or self._busy:
            return
        self._wait(True)
        self.progress.setRange(0, len(plan.videos))
        self._storing = SlicedEdit(
            self._store,
            N_("Import plan"),
            plan_import.in_slices(plan.videos, self.known.currentData()),
            each=self._show_progress,
            then=self._stored,
            otherwise=self._refused,
            parent=self,
        )

    def _show_progress(self, stored: plan_import.Stored) -> None:
        self.progress.setValue(stored.done)

    def _stored(self, stored: plan_import.Stored) -> None:
        self._wait(False)
        plan = self._plan
        parts = [
            ngettext("{n} video came in", "{n} videos came in", stored.added).format(n=stored.added),
        ]
        if stored.updated:
            parts.append(
                ngettext("{n} was updated", "{n} were updated", stored.updated).format(n=stored.updated)
            )
        if stored.skipped:
            parts.append(
                ngettext("{n} was skipped", "{n} were skipped", stored.skipped).format(n=stored.skipped)
            )
        days = sorted(video.at for video in plan.videos if video.at) if plan else []
        self._source = self._plan = None
        self.desk.go("calendar", day=days[0].date() if days else None)
        self._store.told.emit(", ".join(parts) + ".", stored.added + stored.updated > 0)

    def _refused(self, error: Exception) -> None:
        self._again = False
        self._wait(False)
        if isinstance(error, Cancelled):
            self.desk.go("calendar")
            return
        if not isinstance(error, PlanError):  # the waiting ends, whatever it was
            logging.getLogger(__name__).error("importing %s", self._name, exc_info=error)
            error = tables.unreadable(self._name)
        self.summary.setText("")
        self._store.failed.emit(str(error))
        if self._plan is None:
            self.desk.go("calendar")

    def _cancel(self) -> None:
        if self._storing is not None:
            self._storing.stop()
            return
        self._source = self._plan = None
        self.desk.go("calendar")

    def _check_stop(self, _rows: int) -> None:
        if self._stop.is_set():
            raise Cancelled(_("The import was stopped; nothing was kept."))

    def _wait(self, busy: bool) -> None:
        self._busy = busy
        self._storing = None
        self.progress.setRange(0, 0)
        self.progress.setVisible(busy)
        if busy:
            self.go.setEnabled(False)
