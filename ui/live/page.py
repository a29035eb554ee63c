"""The page of live events: a list, and the chosen one with its run of show, its list before and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QInputDialog,
    QSizePolicy,
    QWidget,
)

from models.choices import LiveStage
from models.records import Segment
from planner import dates, labels, times, writing
from planner.calendar import settings
from planner.exchange import run_sheet
from planner.i18n import _
from planner.live import list_before, live_run, lives, run_templates
from ui import jobs
from ui.desk import Desk, Goto
from ui.exporting.paper import PdfMaker, usual_paper
from ui.live.list_card import ListCard
from ui.live.result_card import ResultCard
from ui.live.run_table import RunTable
from ui.live.when_dialog import WhenDialog
from ui.pieces.list_page import Entry, ListPage
from ui.pieces.live_dialog import LiveDialog
from ui.theme import tokens
from ui.widgets.parts import EmptyState, button, chip, column, label, row, rule

if TYPE_CHECKING:
    from models.live import LiveEvent


class LivePage(ListPage):
    """Live events, and everything about the chosen one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Live"), _("Live events"))
        self.new = button(_("New live event…"), self._add)
        self.header.right.addWidget(button(_("When to go live…"), self._when))
        self.header.right.addWidget(self.new)
        empty = EmptyState(
            _("No live events yet"),
            _(
                "Plan one: what is shown when and at which price, what has to be done before, and run it from here."
            ),
            button(_("New live event…"), self._add, "primary"),
        )
        self.lay_out(self._detail(), empty, scrolls=True)
        self._connect()

    def show_what(self, goto: Goto) -> None:
        """Choose a live event."""
        super().show_what(goto)
        if goto.live:
            self.choose_entry(goto.live)

    def read_list(self) -> tuple[list[Entry], int]:
        """Return the live events, and the next one, else the first of the list."""
        found, runs = self._store.read(lives.all_lives), self._store.read(live_run.by_live)
        now = self._store.now()
        self.new.setEnabled(not self._store.read_only)
        coming = [at for at, live in enumerate(found) if live.at_utc >= now]
        entries = []
        for live in found:
            stage = _(labels.LIVE_STAGES[live_run.stage_of(live, runs.get(live.id or 0), now)])
            entries.append(Entry(live.id or 0, f"{live.name}\n{dates.moment(live.at)} · {stage}"))
        return entries, coming[-1] if coming else 0

    def _view(self) -> None:
        self.desk.go("live", live=self._chosen or 0, act="live_view")

    def _detail(self) -> QWidget:
        self.name, self.when = label(size="page", wrap=True), chip("", "fix")
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.about = label(tone="muted", wrap=True)
        self.description = label(wrap=True)
        self.stage = QComboBox()
        self.stage.setAccessibleName(_("Stage"))
        for stage, text in labels.LIVE_STAGES.items():
            self.stage.addItem(_(text), stage)
        self.edit = button(_("Edit…"), self._edit)
        self.delete = button(_("Delete"), self._delete)
        self.print = button(_("Print run of show"), self._print)
        self.phone = button(_("Add to phone calendar…"), self._to_phone)
        self.go_live = button(_("Go live view"), self._view, "primary")
        self.anew = button(
            _("Start anew"),
            self._start_anew,
            "quiet",
            _("Forget how it went, so that it can start once more"),
        )
        self.run, self.before, self.result = RunTable(), ListCard(), ResultCard()
        holder = QWidget()
        layout = column(
            row(self.name, self.when, self.stage, spacing=10),
            row(self.edit, self.delete, None, self.anew, self.print, self.phone, self.go_live, spacing=8),
            self.about,
            self.description,
            self.run,
            rule(),
            self.before,
            self.result,
            None,
            spacing=12,
        )
        layout.setContentsMargins(0, 0, 14, 0)
        holder.setLayout(layout)
        return holder

    def _connect(self) -> None:
        store = self._store
        self.stage.activated.connect(
            lambda: store.do(lives.set_stage(self._chosen or 0, self.stage.currentData()), offer_undo=True)
        )
        self.run.left.connect(self._save_run)
        self.run.refused.connect(store.failed)
        self.run.copy_wanted.connect(self._copy_run)
        before = self.before
        before.begin_wanted.connect(lambda: store.do(list_before.begin(self._chosen or 0)))
        before.added.connect(self._add_line)
        before.changed.connect(lambda line, text, minutes: store.do(list_before.change(line, text, minutes)))
        before.deleted.connect(lambda line: store.do(list_before.delete(line), offer_undo=True))
        before.ticked.connect(lambda line, on: store.do(list_before.tick(line, store.now() if on else None)))
        before.teaser_wanted.connect(self._add_teaser)
        self.result.left.connect(lambda *values: store.do(lives.set_result(self._chosen or 0, *values)))
        self.result.clip_wanted.connect(self._add_clip)

    def _live(self) -> LiveEvent:
        """Return the live event, with a run of show that waits for the file."""
        live = self._store.read(lambda session: lives.get(session, self._chosen or 0))
        run = self._store.value_at(("live", self._chosen or 0, "run"))
        if run is not None:
            live.run_of_show = [segment.as_json() for segment in run]
        return live

    def _save_run(self, run: Sequence[Segment]) -> None:
        live = self._chosen or 0
        self._store.save_value(("live", live, "run"), run, lives.set_run(live, run))
        if self._store.waiting:
            self.show_chosen()

    def show_chosen(self) -> None:
        """Show everything about the live event."""
        live, store = self._live(), self._store
        zone = times.zone_label(live.zone, live.at)
        self.name.setText(live.name)
        self.when.setText(f"{dates.moment(live.at)} {zone}")
        about = [_("{n} min").format(n=live.minutes), live.host, live.place, live.goal, live.offer]
        self.about.setText(" · ".join(filter(None, about)))
        self.description.setText(live.description)
        self.description.setVisible(bool(live.description))
        self.run.show_live(live)
        lines = store.read(lambda session: list_before.of_live(session, live.id or 0))
        self.before.show_lines(lines, live.zone, store.now(), read_only=store.read_only)
        now = store.now()
        state = live_run.real(live, store.read(lambda session: live_run.load(session, live.id or 0)))
        stage = live_run.stage_of(live, state, now)
        self.stage.setCurrentIndex(self.stage.findData(stage))
        self.result.setVisible(stage is LiveStage.DONE or live.at_utc < now)
        others = [one for one in store.read(lambda s: live_run.done(s, now)) if one.id != live.id]
        self.result.show_live(live, state, live_run.segments(live), others)
        start = _("Go live view") if live_run.is_time(live, now) else _("Rehearse")
        self.go_live.setText(_("Back to the live view") if stage is LiveStage.LIVE else start)
        self.go_live.setVisible(state is None or state.over is None)
        self.anew.setVisible(state is not None)
        for one in (self.edit, self.delete, self.go_live, self.run, self.result):
            one.setEnabled(not store.read_only)
        self.stage.setEnabled(state is None and not store.read_only)  # a run says it better

    def _add_line(self, text: str, minutes: int) -> None:
        if self._store.save(list_before.add(self._chosen or 0, text, minutes)):
            self.before.words.clear()

    def _add_clip(self, title: str) -> None:
        if self._store.save(lives.add_clip(self._chosen or 0, title), offer_undo=True):
            self.result.clip.clear()

    def _add(self) -> None:
        today = times.to_wall(self._store.now(), self._store.read(settings.get).zone).date()
        made = LiveDialog.add(self._store, today + dt.timedelta(days=7), self)
        if made:
            self.choose_entry(made)

    def _when(self) -> None:
        dialog = WhenDialog(self._store, self)
        dialog.planned.connect(self._add_at)
        dialog.exec()

    def _add_at(self, wall: dt.datetime) -> None:
        if made := LiveDialog.add(self._store, wall.date(), self, wall.time()):
            self.choose_entry(made)

    def _edit(self) -> None:
        LiveDialog.edit(self._store, self._chosen or 0, self)

    def _delete(self) -> None:
        self._store.do(lives.delete(self._chosen or 0), offer_undo=True)

    def _start_anew(self) -> None:
        self._store.do(live_run.forget(self._chosen or 0), offer_undo=True)

    def _add_teaser(self) -> None:
        made = self._store.make(lives.add_teaser(self._chosen or 0))
        if made:
            self.desk.open_video(made)

    def _copy_run(self) -> None:
        """Offer the templates, and the runs of show of other live events."""
        live = self._chosen or 0
        choices = {
            _("Template: {name}").format(name=name): run_templates.use(live, key)
            for key, name in run_templates.names().items()
        }
        for one in self._store.read(lives.all_lives):
            if one.id != live and one.run_of_show:
                choices[f"{one.name}, {dates.day_year(one.at.date())}"] = lives.copy_run(live, one.id or 0)
        name, taken = QInputDialog.getItem(
            self, _("Copy run of show"), _("The run of show of"), list(choices), 0, False
        )
        if taken:
            self._store.do(choices[name], offer_undo=True)

    def _print(self) -> None:
        live = self._live()
        proposed = self._folder() / (live.name.replace("/", "-") + ".pdf")
        name, _kind = QFileDialog.getSaveFileName(self, _("Print run of show"), str(proposed), "PDF (*.pdf)")
        if name:
            self.save_sheet(Path(name) if name.lower().endswith(".pdf") else Path(name + ".pdf"))

    def save_sheet(self, path: Path) -> None:
        """Write the run of show as a PDF, and say so."""
        live = self._live()
        lines = self._store.read(lambda session: list_before.of_live(session, live.id or 0))
        paper = usual_paper(self._store.read(settings.get).market)
        maker = PdfMaker([run_sheet.as_html(live, lines, tokens("light"))], live.name, self, paper=paper)
        maker.done.connect(lambda content: self._write(path, content))

    def _to_phone(self) -> None:
        live = self._live()
        proposed = self._folder() / (live.name.replace("/", "-") + ".ics")
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Add to phone calendar"), str(proposed), _("Calendar for the phone (ICS)") + " (*.ics)"
        )
        if name:
            self.save_ics(Path(name) if name.lower().endswith(".ics") else Path(name + ".ics"))

    def save_ics(self, path: Path) -> None:
        """Write the live event and what is due before it as a calendar file, and say so."""
        from planner.exchange import export_ics

        live, now = self._chosen or 0, self._store.now()
        self._write(path, self._store.read(lambda session: export_ics.live_as_ics(session, now, live)))

    def _write(self, path: Path, content: bytes) -> None:
        done = _("Saved “{name}”.").format(name=path.name)
        jobs.run(
            self,
            lambda: writing.put(path, content),
            lambda _none: self._store.told.emit(done, False),
            jobs.telling(self._store.failed.emit),
        )

    def _folder(self) -> Path:
        return self._store.path.parent if self._store.path else Path()
