"""The page of live events: a list, and the chosen one with its run of show, its list before and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QMenu, QPushButton, QWidget

from models.choices import LiveStage
from models.records import Segment
from planner import dates, labels, times, writing
from planner.calendar import settings
from planner.exchange import run_sheet
from planner.i18n import _
from planner.live import from_shop, list_before, live_run, lives, run_templates
from ui import jobs
from ui.desk import Desk, Goto
from ui.exporting.paper import PdfMaker, usual_paper
from ui.live.list_card import ListCard
from ui.live.result_card import ResultCard
from ui.live.run_table import RunTable
from ui.live.segment_side import SegmentSide
from ui.live.when_dialog import WhenDialog
from ui.pieces.list_page import Entry, ListPage
from ui.pieces.live_dialog import LiveDialog
from ui.theme import theme, tokens
from ui.widgets import asking
from ui.widgets.header import KeyButton
from ui.widgets.outline import dress
from ui.widgets.parts import (
    ElidedLabel,
    EmptyState,
    add_action,
    button,
    chip,
    column,
    label,
    set_property,
)

if TYPE_CHECKING:
    from models.live import LiveEvent

SOON = dt.timedelta(days=1)
LIST_FROM = 1500
"""Pixels at texts of 100 % from which on the list of all live events stands beside the chosen one by itself."""


class LivePage(ListPage):
    """Live events, and everything about the chosen one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Live"), _("Live events"))
        empty = EmptyState(
            _("No live events yet"),
            _(
                "Plan one: what is shown when and at which price, what has to be done before, and run it from here."
            ),
            button(_("New live event…"), self._add, "primary"),
            button(_("Best times…"), self._when),
            outline="radio",
        )
        self._lists: bool | None = None
        """Whether the list is wanted, None where its room decides."""
        self.side = SegmentSide()
        self.run, self.before, self.result = RunTable(), ListCard(), ResultCard()
        self._build_header()
        self.lay_out(self._detail(), empty, panel=self.side, scrolls=True)
        self._build_menu()
        self.side.foot.addWidget(self.run.double)
        self.side.foot.addWidget(self.run.remove)
        self.acts = {"run_live": self._view}
        self._connect()

    def show_what(self, goto: Goto) -> None:
        """Choose a live event."""
        super().show_what(goto)
        if goto.live:
            self.choose_entry(goto.live)

    def leave(self) -> None:
        """Save what is being typed."""
        if self._store.ready and self._chosen:
            self.side.save()

    def first_focus(self) -> QWidget:
        """The list where it is shown, else the run of show."""
        return super().first_focus() if self.aside.isVisibleTo(self) else self.run.table

    def read_list(self) -> tuple[list[Entry], int]:
        """Return the live events, those to come first, and the next one."""
        found, runs = self._store.read(lives.all_lives), self._store.read(live_run.by_live)
        now = self._store.now()
        self.new.setEnabled(not self._store.read_only)
        coming = [live for live in reversed(found) if _end(live) >= now]
        over = [live for live in found if _end(live) < now]
        entries = []
        for group, ones in ((_("Upcoming"), coming), (_("Over"), over)):
            for live in ones:
                stage = _(labels.LIVE_STAGES[live_run.stage_of(live, runs.get(live.id or 0), now)])
                about = f"{dates.moment(live.at)} · {stage}"
                entries.append(Entry(live.id or 0, live.name, about, group))
        for one in (self.name, self.when, self.day, *self._only_with_one):
            one.setVisible(bool(entries))
        self.header.title.setVisible(not entries)
        return entries, 0

    def _view(self) -> None:
        self.leave()
        if self._chosen and self.go_live.isEnabled() and self.stack.currentIndex():
            self.desk.go("live", live=self._chosen, act="live_view")

    def _build_header(self) -> None:
        self.back = button(_("Live"), self._flip_list)
        self.back.setAccessibleName(_("All live events"))
        self.back.setToolTip(_("All live events"))
        dress(self.back, "chevron-left", size=15)
        self.name, self.day = ElidedLabel(size="page"), ElidedLabel(tone="muted")
        self.when = chip("", "plain")
        self.header.left.addWidget(self.back)
        for one, stretch in ((self.name, 3), (self.when, 0), (self.day, 2)):
            self.header.left.addWidget(one, stretch)
        self.header.spread()
        self.print = KeyButton("", "file-down", "muted", word_stays=False)
        self.print.say(_("Save as PDF…"), "", _("Save the run of show as a PDF"))
        self.phone = KeyButton("", "smartphone", "muted", word_stays=False)
        self.phone.say(_("To phone calendar…"), "", _("Add to phone calendar"))
        self.go_live = KeyButton("primary", "play", "on_accent", word_stays=True)
        self.others = button("", kind="quiet")
        self.others.setAccessibleName(_("More"))
        self.others.setToolTip(_("More"))
        dress(self.others, "ellipsis")
        for tool in (self.print, self.phone, self.others, self.go_live):
            self.header.right.addWidget(tool)
        self._only_with_one: tuple[QPushButton, ...] = (
            self.back, self.print, self.phone, self.others, self.go_live,
        )  # fmt: skip

    def _build_menu(self) -> None:
        self.menu = QMenu(self)
        self.edit = add_action(self.menu, _("Edit…"), self._edit)
        add_action(self.menu, _("New live event…"), self._add)
        add_action(self.menu, _("Best times…"), self._when)
        words = _("Prices and stock from the products")
        self.restock = add_action(self.menu, words, lambda: self._save_run(self.run.segments, renew=True))
        self.menu.addSeparator()
        self.anew = add_action(self.menu, _("Start over"), self._start_anew)
        self.anew.setToolTip(_("Forget how it went, so that it can start once more"))
        self.delete = add_action(self.menu, _("Delete"), self._delete)
        self.others.clicked.connect(
            lambda: self.menu.popup(self.others.mapToGlobal(self.others.rect().bottomLeft()))
        )

    def _detail(self) -> QWidget:
        self.description = label(tone="muted", wrap=True)
        self.stage = QComboBox()
        self.stage.setAccessibleName(_("Stage"))
        for stage, text in labels.LIVE_STAGES.items():
            self.stage.addItem(_(text), stage)
        self.new = button(_("New live event…"), self._add)
        self.best = button(_("Best times…"), self._when, "quiet")
        beneath = column(self.new, self.best, spacing=4)
        beneath.setContentsMargins(12, 8, 12, 12)
        self.beneath.addLayout(beneath)
        holder = QWidget()
        layout = column(self.description, self.run, self.before, self.result, None, spacing=14)
        layout.setContentsMargins(18, 14, 18, 14)
        holder.setLayout(layout)
        return holder

    def fit(self) -> None:
        """Show the list where there is room for it, or where it was asked for."""
        super().fit()
        room = self.width() >= theme.px(LIST_FROM)
        self.aside.setVisible(room if self._lists is None else self._lists)
        self._fit_header()

    def _fit_header(self) -> None:
        """Let the buttons make room for the name and the day."""
        for one in (self.print, self.phone):
            one.show_narrow(False)
        layout = self.header.layout()
        texts = self.name.sizeHint().width() + self.day.sizeHint().width()
        if layout is not None and layout.sizeHint().width() + texts > self.width():
            for one in (self.print, self.phone):
                one.show_narrow(True)

    def _flip_list(self) -> None:
        self._lists = not self.aside.isVisibleTo(self)
        self.fit()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        store = self._store
        self.stage.activated.connect(
            lambda: store.do(lives.set_stage(self._chosen or 0, self.stage.currentData()), offer_undo=True)
        )
        self.print.clicked.connect(self._print)
        self.phone.clicked.connect(self._to_phone)
        self.go_live.clicked.connect(self._view)
        self.run.left.connect(self._save_run)
        self.run.refused.connect(store.failed)
        self.run.copy_wanted.connect(self._copy_run)
        self.run.chosen.connect(self._show_segment)
        self.side.typed.connect(self._typed)
        before = self.before
        before.begin_wanted.connect(lambda: store.do(list_before.begin(self._chosen or 0)))
        before.added.connect(self._add_line)
        before.changed.connect(lambda line, text, minutes: store.do(list_before.change(line, text, minutes)))
        before.deleted.connect(lambda line: store.do(list_before.delete(line), offer_undo=True))
        before.ticked.connect(lambda line, on: store.do(list_before.tick(line, store.now() if on else None)))
        before.teaser_wanted.connect(self._add_teaser)
        self.result.left.connect(lambda *values: store.do(lives.set_result(self._chosen or 0, *values)))
        self.result.clip_wanted.connect(self._add_clip)

    def _typed(self, field: int, text: str) -> None:
        if found := self.run.current():
            self.run.type(found[0], field, text)

    def _live(self) -> LiveEvent:
        """Return the live event, with a run of show that waits for the file."""
        live = self._store.read(lambda session: lives.get(session, self._chosen or 0))
        run = self._store.value_at(("live", self._chosen or 0, "run"))
        if run is not None:
            live.run_of_show = [segment.as_json() for segment in run]
        return live

    def _save_run(self, run: Sequence[Segment], *, renew: bool = False) -> None:
        live, before, today = self._chosen or 0, self.run.segments, self.desk.findings.calendar().today
        run = self._store.read_rows(lambda c: from_shop.completed(c, before, run, today, renew=renew))
        self._store.save_value(("live", live, "run"), run, lives.set_run(live, run))
        if self._store.waiting:
            self.show_chosen()

    def show_chosen(self) -> None:
        """Show everything about the live event."""
        live, store = self._live(), self._store
        now = store.now()
        state = live_run.real(live, store.read(lambda session: live_run.load(session, live.id or 0)))
        stage = live_run.stage_of(live, state, now)
        self._show_head(live, stage, now)
        self._show_about(live)
        self.run.show_live(live)
        if self.run.current() is None and live.run_of_show:
            self.run.table.setCurrentCell(0, 2)
        self._show_segment()
        lines = store.read(lambda session: list_before.of_live(session, live.id or 0))
        self.before.show_lines(lines, live.zone, now, read_only=store.read_only)
        self.stage.setCurrentIndex(self.stage.findData(stage))
        self.result.setVisible(stage is LiveStage.DONE or live.at_utc < now)
        others = [one for one in store.read(lambda s: live_run.done(s, now)) if one.id != live.id]
        self.result.show_live(live, state, live_run.segments(live), others)
        self.go_live.setVisible(state is None or state.over is None)
        self.anew.setVisible(state is not None)
        for one in (self.edit, self.delete, self.restock, self.go_live, self.run, self.result):
            one.setEnabled(not store.read_only)
        self.stage.setEnabled(state is None and not store.read_only)  # a run says it better

    def _show_head(self, live: LiveEvent, stage: LiveStage, now: dt.datetime) -> None:
        self.name.show_text(live.name)
        end = live.at + dt.timedelta(minutes=live.minutes)
        zone = times.zone_label(live.zone, live.at)
        self.day.show_text(_("{moment} to {end} {zone}").format(
            moment=dates.moment(live.at), end=dates.clock(end), zone=zone))  # fmt: skip
        on, coming = stage is LiveStage.LIVE, live.at_utc > now
        self.when.setText(
            _(labels.LIVE_STAGES[stage]) if on or not coming else dates.ahead(live.at_utc - now)
        )
        set_property(self.when, "chip", "fix" if on or (coming and live.at_utc - now < SOON) else "plain")
        start = _("Go live") if live_run.is_time(live, now) else _("Rehearse")
        hint = _("Full screen for the host, on the second screen if there is one.")
        if start == _("Rehearse"):
            hint += " " + _(
                "It becomes the real one 30 minutes before the start. A rehearsal has its own clock and keeps nothing."
            )
        self.side.hint.setText(hint)
        self.go_live.say(_("Back to the live view") if on else start, "F5")
        self._fit_header()

    def _show_about(self, live: LiveEvent) -> None:
        self.description.setText(live.description)
        self.description.setVisible(bool(live.description))
        self.side.show_about(live, self.stage)

    def _show_segment(self) -> None:
        found = self.run.current()
        for one in (self.side.segment, self.side.preview):
            one.setVisible(found is not None)
        if found is not None:
            at, run = found[0], self.run.segments
            begins = self.run.begins(at)
            self.side.show_segment(run, at, begins, read_only=self._store.read_only)

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
        question = _("The run of show of")
        name = asking.ask_text(
            self, _("Copy run of show"), question, list(choices), does=_("Copy it"), others=False
        )
        if name is not None:
            self._store.do(choices[name], offer_undo=True)

    def _print(self) -> None:
        live = self._live()
        proposed = self._folder() / (live.name.replace("/", "-") + ".pdf")
        name, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF"), str(proposed), "PDF (*.pdf)")
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


def _end(live: LiveEvent) -> dt.datetime:
    return live.at_utc + dt.timedelta(minutes=live.minutes)
