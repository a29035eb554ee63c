"""The import page: which column is what, the first rows as they would come in, and what can't be read."""

import datetime as dt
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
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
from models.choices import Stage
from planner import times
from planner.calendar import settings
from planner.errors import Cancelled, PlanError
from planner.exchange import plan_import, plan_source, tables
from planner.exchange.plan_source import Answers, Part, signature
from planner.exchange.plan_table import ParsedPlan
from planner.i18n import N_, _, ngettext
from ui import jobs
from ui.desk import Desk, Goto, Page
from ui.importing.preview import PlanPreview, ProblemsCard
from ui.importing.questions import Questions
from ui.importing.tables_card import TablesCard
from ui.slicing import SlicedEdit
from ui.widgets.parts import Card, Header, button, column, label, row

TABLES_KEPT = 40
"""Kinds of table whose columns are remembered."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is being brought in: its name, and what was read of it."""

    name: str
    read: tables.Source
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Found:
    """What would come in, how much of it is known, and whether all of its dates are over."""

    plan: ParsedPlan
    known: int
    over: bool
    unclear: bool
    """Whether nothing decides if day or month comes first in its dates."""


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
        self._read(path.name, lambda: tables.read_all(path))

    def show_pasted(self) -> None:
        """Read what is on the clipboard and show it."""
        text = QGuiApplication.clipboard().text()
        self._read(_("the clipboard"), lambda: tables.read_all_text(text))

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
        self.tables_card = TablesCard()
        self.tables_card.changed.connect(self._parse)
        self.tables_card.chosen.connect(self._remember)
        self.questions = Questions()
        self.questions.answered.connect(self._parse)
        self.preview = PlanPreview()
        preview_card = Card(_("The first ten rows"))
        preview_card.body.addWidget(self.preview)
        self.problems_card = ProblemsCard()
        body = column(
            self.progress, self.questions, self._known(), self.tables_card, preview_card, self.problems_card, None,
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

    def _read(self, name: str, read: Callable[[], tables.Source]) -> None:
        self._source, self._plan, self._name = None, None, name
        self._stop.clear()
        self.summary.setText(_("Reading {name}…").format(name=name))
        for widget in (self.known_row, self.problems_card):
            widget.hide()
        self.questions.begin(self._store.now().date())
        self.preview.setRowCount(0)
        self.tables_card.show_parts([])
        self.go.setEnabled(False)
        self._wait(True)

        kept = dict(self._preferences["columns"])

        def work() -> Source:
            found = read()
            return Source(name, found, plan_source.parts(found, columns=kept))

        jobs.run(self, work, self._show_source, self._refused)

    def _show_source(self, source: Source) -> None:
        self._source = source
        self.tables_card.show_parts(source.parts)
        self._busy = False
        self._parse()

    def _choose(self, header: str, field: str | None) -> None:
        self.tables_card.choose(header, field)

    def _remember(self, part: Part) -> None:
        """Remember what the columns of tables like this one are."""
        kept = {k: v for k, v in self._preferences["columns"].items() if k != signature(part.table)}
        kept = dict(list(kept.items())[-TABLES_KEPT + 1 :])
        self._preferences["columns"] = kept | {signature(part.table): part.columns}

    def _parse(self) -> None:
        """Read the rows again as columns and answers are now; what was read meanwhile is read once more."""
        source = self._source
        if source is None:
            return
        if self._busy:
            self._again = True
            return
        parts = self.tables_card.parts
        calendar: Calendar = self._store.read(settings.get)
        today = times.to_wall(self._store.now(), calendar.zone).date()
        answers = self.questions.answers(today, calendar.zone, plan_source.usual_times(calendar.slots))
        begins = self.questions.begins
        self._wait(True)
        jobs.run(self, lambda: self._work_out(source, parts, answers, begins), self._show_plan, self._refused)

    def _work_out(self, source: Source, parts: list[Part], answers: Answers, begins: dt.date | None) -> Found:
        order = plan_source.date_order(parts)
        unclear = order == "ambiguous"
        if not unclear:
            answers = replace(answers, day_first=order != "month_first")
        plan = plan_source.read(source.read, parts, answers, self._check_stop)
        dated = [video.at.date() for video in plan.videos if video.at]
        over = (
            bool(dated)
            and max(dated) < answers.today
            and not any(v.stage is Stage.POSTED for v in plan.videos)
        )
        if begins:
            plan = replace(plan, videos=plan_source.moved(plan.videos, begins)[0])
        known = self._store.read(lambda session: plan_import.known(session, plan.videos))
        return Found(plan, known, over, unclear)

    def _show_plan(self, found: Found) -> None:
        self._wait(False)
        if self._again:
            self._again = False
            self._parse()
            return
        self._plan, known = found.plan, found.known
        plan, source = found.plan, self._source
        if source is None:
            return
        count = len(plan.videos)
        self.summary.setText(
            ngettext("{n} video from {name}, {kind}", "{n} videos from {name}, {kind}", count).format(
                n=count, name=source.name, kind=self._what(source)
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
        self.problems_card.show_problems(plan.problems)
        self.questions.ask(order=found.unclear)
        self.questions.ask_more(first_day=plan.asks_first_day, over=found.over)
        self.go.setEnabled(count > 0 and not self.questions.unclear and not self._store.read_only)

    def _what(self, source: Source) -> str:
        """Return what kind of table a file holds, or how many of its tables are taken."""
        tables_ = source.read.tables
        if len(tables_) == 1:
            return tables_[0].dialect
        taken = sum(part.taken for part in self.tables_card.parts)
        return _("{n} of {all} tables").format(n=taken, all=len(tables_))

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
