"""The import page: what a file holds, what it is read as, and what comes of it."""

import datetime as dt
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from models.calendar import Calendar
from planner import times
from planner.calendar import settings
from planner.calendar.handles import Session
from planner.errors import Cancelled, PlanError
from planner.exchange import (
    answered,
    events_import,
    own_import,
    plan_examples,
    plan_import,
    plan_source,
    tables,
)
from planner.exchange.plan_import import Brought
from planner.exchange.plan_source import Answers
from planner.exchange.plan_table import ParsedPlan
from planner.exchange.records import parsed
from planner.i18n import N_, _
from ui import jobs
from ui.desk import Desk, Goto, Page
from ui.importing import bar, changes_side, records_work, working_out
from ui.importing.changes_side import ChangesSide
from ui.importing.columns_table import Line, WordsDialog
from ui.importing.middle import Middle
from ui.importing.questions import VIDEOS
from ui.importing.records_work import Records
from ui.importing.rows_dialog import RowsDialog
from ui.importing.tables_list import TablesList
from ui.importing.working_out import Events, Found, Read, Source
from ui.slicing import SlicedEdit
from ui.widgets.parts import column, row, scrolling

SIDE_BY_SIDE = 660
"""Pixels of the middle from which two cards stand beside each other."""


class ImportPage(Page):
    """Nothing is stored until Import is pressed; then all that is ticked is, as one step, or nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._preferences = desk.preferences
        self._source: Source | None = None
        self._name = ""
        self._found: Found | None = None
        self._listed: Events | Records | None = None
        self._answers = Answers(dt.date(1970, 1, 1), "UTC")
        self._instead: dict[tuple[str, str], str] = {}
        self._stop = threading.Event()
        self._busy = self._again = self._shown = self._lists = False
        self._path: Path | None = None
        self._opened = parsed.of_text("")
        self._storing: SlicedEdit | None = None
        self._first_day: dt.date | None = None
        self._build()

    def first_focus(self) -> QWidget:
        """The columns."""
        return self.columns

    def show_what(self, goto: Goto) -> None:
        """Show the columns of a plan, or of what is on the clipboard."""
        if goto.path:
            self.show_file(goto.path)
        else:
            self.show_pasted()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Import with Ctrl+Enter, as the button says."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.go.isEnabled():
            self.go.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the month beneath what can't be read where both have too little room side by side."""
        super().resizeEvent(event)
        narrow = self.width() - self.tables.width() - self.side.width() < SIDE_BY_SIDE
        self._cards.fold(narrow=narrow)

    def show_file(self, path: Path) -> None:
        """Read a file and show what is in it."""
        path = path.absolute()
        self._opened = parsed.of_file(path)
        self._read(path.name, path, lambda hidden: tables.read_all(path, hidden=hidden))

    def show_pasted(self) -> None:
        """Read what is on the clipboard and show it."""
        text = QGuiApplication.clipboard().text()
        self._opened = parsed.of_text(text)
        self._read(_("the clipboard"), None, lambda _hidden: tables.read_all_text(text))

    def stop(self) -> None:
        """Stop what is under way; nothing of it is kept."""
        self._stop.set()
        if self._storing is not None:
            self._storing.stop()

    @property
    def plan(self) -> ParsedPlan | None:
        """What would come in, once it is read."""
        return self._found.plan if self._found else None

    def _build(self) -> None:
        self.header = bar.Bar(self._import, lambda: self.desk.action_wanted.emit("import_plan"), self._cancel)
        self.summary, self.go, self.cancel = self.header.summary, self.header.go, self.header.cancel
        bar.FileDrop(self, self.show_file)
        self.progress = bar.progress()
        self.tables = TablesList()
        self.tables.changed.connect(self._parse)
        self.tables.shown.connect(self._show_columns)
        self.side = ChangesSide()
        self.side.chosen.connect(self._show_button)
        self.side.rows_wanted.connect(self._show_rows)
        body = row(self.tables, self._middle(), self.side, spacing=0)
        body.setStretch(1, 1)
        self.setLayout(column(self.header, self.progress, body, spacing=0))

    def _middle(self) -> QWidget:
        cards = self._cards = Middle()
        self.questions, self.columns, self.records = cards.questions, cards.columns, cards.records
        self.unread, self.month, self.notes = cards.unread, cards.month, cards.notes
        self.questions.answered.connect(self._parse)
        self.questions.hidden_wanted.connect(self._read_hidden)
        self.columns.said.connect(self._choose)
        self.columns.words_wanted.connect(self._show_words)
        self.records.said.connect(self._parse)
        self.unread.said.connect(self._say)
        return scrolling(cards)

    def _read(self, name: str, path: Path | None, read: Read) -> None:
        self._name, self._instead, self._answers = name, {}, Answers(dt.date(1970, 1, 1), "UTC")
        self._source, self._reader, self._shown, self._path, self._lists = None, read, False, path, False
        self.questions.begin(self._store.now().date())
        self.side.begin()
        self.records.begin()
        self.side.remember.setVisible(path is not None)
        self.tables.show_file(name, [])
        for card in (self.unread, self.month, self.notes):
            card.hide()
        self.columns.show_rows([])
        kept = self._store.read(lambda session: plan_import.remembered(session, path))
        self.side.remember.setChecked(bool(kept))
        self._read_with(path, kept, hidden=answered.from_json(kept).hidden)

    def _read_hidden(self, hidden: bool) -> None:
        """Read a workbook again with what is hidden in it, or without; what was answered holds."""
        if (source := self._source) is not None:
            self._source = None
            said = answered.of(self.tables.parts, self._answers, self.questions.past)
            self._read_with(source.path, answered.as_json(said), hidden=hidden)

    def _read_with(self, path: Path | None, kept: Mapping[str, Any], *, hidden: bool) -> None:
        """Read what the page shows, and then what it comes to with the answers that are kept."""
        self._found = self._listed = None
        self._stop.clear()
        self.summary.show_text(_("Reading {name}…").format(name=self._name))
        self._wait(True)
        self._show_button()
        columns, own = dict(self._preferences["columns"]), tuple(self._store.read(own_import.known))
        wanted = Source(self._name, path, tables.Source([], []), [], kept, own, hidden)
        read = self._reader
        said = self.questions.day_first, self.records.chosen
        found = records_work.reading(self._store, path, self._opened, *said)

        def work() -> Source | Records:
            return found() or working_out.read_source(wanted, read, columns)

        jobs.run(self, work, self._show_source, self._refused)

    def _show_source(self, source: Source | Records) -> None:
        if isinstance(source, Records):
            self._show(source)
            return
        parts = source.parts
        if source.kept:  # what was answered before holds again
            before = answered.from_json(source.kept)
            parts, answers = answered.applied(before, parts, self._answers)
            self._instead = dict(answers.instead)
            self.questions.take_over(before.day_first, before.first_day, before.past)
        self._source = source
        self.questions.ask_hidden(source.read.hidden, taken=source.hidden)
        if events_import.holds_events(source.read):
            self.questions.offer_kinds()
        self.tables.show_file(source.name, parts)
        self._show_columns()
        self._busy = False
        self._parse()

    def _choose(self, header: str, field: str | None) -> None:
        known = [one.name for one in self._source.own] if self._source else []
        if reason := own_import.refusal(field or "", known):
            self._store.failed.emit(reason)
            self._show_columns()
            return
        self.tables.choose(header, field)
        part = self.tables.parts[self.tables.current]
        self._preferences["columns"] = working_out.kept_columns(self._preferences["columns"], part)

    def _say(self, field: str, cell: str, said: str | None) -> None:
        """Read something else in place of a cell, or the cell itself again."""
        if said is None:
            self._instead.pop((field, cell), None)
        else:
            self._instead[field, cell] = said
        self._parse()

    def _parse(self) -> None:
        """Read the rows again as columns and answers are now; what was read meanwhile is read once more."""
        source = self._source
        if source is None and not self._lists:
            return
        if self._busy:
            self._again = True
            return
        if source is None:
            self._read_with(self._path, {}, hidden=False)
            return
        parts = list(self.tables.parts)
        calendar: Calendar = self._store.read(settings.get)
        today = times.to_wall(self._store.now(), calendar.zone).date()
        slots = plan_source.usual_times(calendar.slots)
        self._answers = self.questions.answers(today, calendar.zone, slots, self._instead, source.own)
        answers, said = self._answers, self.questions.past
        self._wait(True)
        kind = self.questions.kind

        def work() -> Found | Events:
            if kind != VIDEOS:
                return working_out.work_out_events(source, answers, kind, self._store.read)
            return working_out.work_out(source, parts, answers, said, self._store.read, self._check_stop)

        jobs.run(self, work, self._show, self._refused)

    def _show(self, found: Found | Events | Records) -> None:
        """Show what was worked out, unless something was answered meanwhile: then it is worked out anew."""
        self._wait(False)
        if self._again:
            self._again = False
            self._parse()
            return
        self._shown = True
        self.records.setVisible(isinstance(found, Records))
        if isinstance(found, Found):
            self._show_found(found)
        else:
            self._show_listed(found)

    def _show_found(self, found: Found) -> None:
        self._found, self._listed = found, None
        for widget in (self.columns, self.tables):
            widget.show()
        calendar: Calendar = self._store.read(settings.get)
        self.summary.show_text(_("nothing changes until you press Import"))
        self.tables.show_videos(found.by_table)
        self._show_columns()
        self.questions.ask(order=found.unclear, first_day=found.plan.asks_first_day)
        self.questions.show_past(found.past)
        self.unread.show_cells(plan_examples.unread(found.plan.problems), self._instead)
        self.notes.show_problems(found.plan.problems)
        self.side.show_compared(found.compared, calendar.zone)
        self.month.show_days(working_out.days(found.compared), calendar.first_weekday)
        self._show_button()

    def _show_listed(self, listed: Events | Records) -> None:
        """Show what comes in where that is no videos: there is nothing to choose."""
        self._found, self._listed = None, listed
        for widget in (self.columns, self.unread, self.month):
            widget.hide()
        self._lists = isinstance(listed, Records)
        self.tables.setVisible(not self._lists)
        if isinstance(listed, Records):
            self.side.remember.hide()
            self.records.show_records(listed)
            self.questions.ask(order=listed.unclear, first_day=False)
        self.summary.show_text(f"{self._name} · {_('nothing changes until you press Import')}")
        self.side.show_lines(listed.title, listed.lines(), listed.known)
        self.notes.show_problems(listed.problems, cells=self._lists)
        self._show_button()

    def _show_columns(self) -> None:
        """Show the columns of the table that is chosen on the left."""
        at = self.tables.current
        if not 0 <= at < len(self.tables.parts):
            self.columns.show_rows([])
            return
        part = self.tables.parts[at]
        read = self._found.examples if self._found else []
        fits = at < len(read) and len(read[at]) == len(part.table.headers)
        self.columns.show_part(part, read[at] if fits else ())

    def _show_button(self) -> None:
        if self._listed is not None:
            self.go.setText(self._listed.button_text())
            ready = not self._busy and not self.questions.unclear and self._listed.many > 0
            self.go.setEnabled(ready and not self._store.read_only)
            return
        taken = self.side.taken()
        found = self._found
        self.go.setText(changes_side.button_text(taken) if found else _("Import"))
        ready = found is not None and not self._busy and not self.questions.unclear
        anything = any(changes_side.count(taken)) or bool(found and found.compared.there)
        self.go.setEnabled(ready and anything and not self._store.read_only)

    def _show_words(self, line: Line) -> None:
        WordsDialog(line, self._instead, self._say, self).exec()

    def _show_rows(self) -> None:
        if self._found:
            RowsDialog(self._found.compared.videos, self).exec()

    def _import(self) -> None:
        if self._listed is not None and not self._busy:
            self._import_listed(self._listed)
            return
        found, source = self._found, self._source
        if found is None or source is None or self._busy:
            return
        taken, shown = self.side.taken(), found.compared
        said = answered.of(self.tables.parts, self._answers, self.questions.past, hidden=source.hidden)
        keep = self.side.remember.isChecked()
        brought = Brought(source.name, source.path, self._store.now(), answered.as_json(said), keep)
        works = plan_import.in_slices(shown, taken, brought)
        self._first_day = working_out.first_day(shown, taken)
        self._begin(N_("Import plan"), works, sum(changes_side.count(taken)))

    def _import_listed(self, listed: Events | Records) -> None:
        self._first_day = listed.first_day()
        self._begin(listed.step, listed.works(self._store.now()), listed.many)

    def _begin(self, step: str, works: Iterator[Callable[[Session], plan_import.Stored]], many: int) -> None:
        """Store what comes in, slice by slice."""
        self._wait(True)
        self.progress.setRange(0, max(1, many))
        each, then, otherwise = self._show_progress, self._stored, self._refused
        self._storing = SlicedEdit(
            self._store, step, works, each=each, then=then, otherwise=otherwise, parent=self
        )

    def _show_progress(self, stored: plan_import.Stored) -> None:
        self.progress.setValue(stored.done)

    def _stored(self, stored: plan_import.Stored) -> None:
        self._wait(False)
        told = self._listed.told(stored) if self._listed else changes_side.told(stored)
        page = self._listed.page if self._listed else "calendar"
        self._source = self._found = self._listed = None
        self.desk.go(page, day=self._first_day)
        self._store.told.emit(told, stored.done > 0)

    def _refused(self, error: Exception) -> None:
        self._again = False
        self._wait(False)
        if isinstance(error, Cancelled):
            self.desk.go("calendar")
            return
        if not isinstance(error, PlanError):  # the waiting ends, whatever it was
            logging.getLogger(__name__).error("importing %s", self._name, exc_info=error)
            error = tables.unreadable(self._name)
        self.summary.show_text("")
        self._store.failed.emit(str(error))
        self._found = self._listed = None
        if self._shown:
            self._show_button()
        else:
            self.desk.go("calendar")

    def _cancel(self) -> None:
        if self._storing is not None:
            self._storing.stop()
            return
        self._source = self._found = self._listed = None
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
