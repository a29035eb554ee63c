"""The filming page: filming days at the left, the call sheet of the chosen one, and its videos in their order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QMenu, QTextBrowser, QWidget

from models.choices import Stage
from models.filming import FilmingDay
from models.video import Video
from planner import dates, labels, times, writing
from planner.calendar import settings
from planner.calendar.workspace import together
from planner.exchange import call_sheet
from planner.i18n import _, ngettext
from planner.video import filming, formats, videos
from ui import jobs
from ui.desk import Desk
from ui.exporting.paper import PAPERS, PdfMaker, usual_paper
from ui.filming.choose_dialog import ChooseDialog
from ui.filming.day_dialog import FilmingDialog
from ui.filming.shot_list import Line, ShotList
from ui.filming.side import DaySide
from ui.items.selection import Key
from ui.pieces.list_page import Entry, ListPage
from ui.theme import theme, tokens
from ui.widgets.header import KeyButton
from ui.widgets.outline import dress
from ui.widgets.parts import EmptyState, add_action, button, column, label, row

MORNING = dt.time(9)
PAPER_WIDE = 700
"""Pixels at texts of 100 % that a sheet is wide at most."""
WAITING = 5
"""So many videos that wait are shown beneath the days; all of them are found in "Choose videos…"."""


class FilmingPage(ListPage):
    """Filming days, and what a crew needs to know about each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Filming"), _("Filming days"))
        self.facts = label(tone="muted")
        self.header.left.addWidget(self.facts)
        self.new = KeyButton("primary", "plus", "on_accent", word_stays=True)
        self.new.say(_("New filming day"), "")
        self.new.clicked.connect(self._add)
        self.sheet = QTextBrowser()
        self.sheet.setObjectName("sheet")
        self.sheet.setAccessibleName(_("Call sheet"))
        self.sheet.setOpenLinks(False)
        self.sheet.document().setDocumentMargin(28)
        empty = EmptyState(
            _("No filming days yet"),
            _("Choose what is filmed on a day, and get a call sheet by place, product and props."),
            button(_("New filming day…"), self._add, "primary"),
            outline="clapperboard",
        )
        self.side = DaySide(desk.findings)
        self.lay_out(self._detail(), empty, panel=self.side)
        self.header.right.addWidget(self.new)
        self._build_waiting()
        self._connect()
        theme.changed.connect(self._show)

    def read_list(self) -> tuple[list[Entry], int]:
        """Return the filming days, those to come first, and the next one."""
        store = self._store
        found, now = store.read(filming.all_days), self._now()
        counts = store.read(filming.counts)
        waiting = store.read(filming.waiting)
        self.new.setEnabled(not store.read_only)
        coming = [day for day in reversed(found) if day.at.date() >= now.date()]
        over = [day for day in found if day.at.date() < now.date()]
        lines = [self._entry(day, counts, _("Next")) for day in coming]
        lines += [self._entry(day, counts, _("Over")) for day in over]
        to_film = len(waiting) + sum(counts.get(day.id or 0, (0, 0))[1] for day in coming)
        self.facts.setText(ngettext("{n} video to film", "{n} videos to film", to_film).format(n=to_film))
        self.facts.setVisible(to_film > 0)
        self.new.setVisible(bool(lines))
        self.not_on_a_day.setVisible(bool(waiting))
        kinds = {one.id: one.key for one in store.read(formats.all_formats)}
        self.waiting.show_lines([_line_of(one, kinds.get(one.format_id, "")) for one in waiting[:WAITING]])
        return lines, 0

    def chosen_video(self) -> int | None:
        """Return the id of the row that has the keyboard."""
        for rows in (self.side.shots, self.waiting):
            if rows.hasFocus():
                return rows.current_id()
        return None

    def delete_chosen(self) -> bool:
        """Take the chosen video off the day; nothing is deleted here."""
        chosen = self.side.shots.current_id()
        if self.side.shots.hasFocus() and chosen:
            self._assign((chosen,), None)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sheet in the size of letters of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._show()

    def _entry(self, day: FilmingDay, counts: dict[int, tuple[int, int]], group: str) -> Entry:
        n, _left = counts.get(day.id or 0, (0, 0))
        many = ngettext("{n} video", "{n} videos", n).format(n=n) if n else _("nothing yet")
        when = f"{dates.moment(day.at)}"
        return Entry(day.id or 0, day.name, f"{when} · {many}", group)

    def _detail(self) -> QWidget:
        self.copy = button(_("Copy as text"), self._copy)
        dress(self.copy, "copy", size=15)
        self.paper = QComboBox()
        self.paper.setAccessibleName(_("Paper"))
        self.paper.addItems(list(PAPERS))
        self.paper.setCurrentText(usual_paper(self._store.settings().get("market") or ""))
        self.save = button(_("Save as PDF…"), self._save)
        dress(self.save, "file-down", size=15)
        tools = row(label(_("Call sheet"), size="head"), None, self.paper, self.copy, self.save, spacing=8)
        holder = QWidget()
        sheet = row(self.sheet, spacing=0)
        layout = column(tools, sheet, spacing=10)
        layout.setContentsMargins(18, 14, 18, 0)
        layout.setStretch(1, 1)
        holder.setLayout(layout)
        return holder

    def _build_waiting(self) -> None:
        self.waiting = ShotList(_("Not on a day"), self.desk.findings, ordered=False)
        self.not_on_a_day = QWidget()
        hint = label(_("Drag a video onto a day"), tone="faint", wrap=True)
        hint.setContentsMargins(18, 4, 10, 10)
        head = label(_("Not on a day"), tone="faint")
        head.setContentsMargins(18, 8, 10, 4)
        rows = row(self.waiting)
        rows.setContentsMargins(12, 0, 8, 0)
        self.not_on_a_day.setLayout(column(head, rows, hint, spacing=0))
        self.beneath.addWidget(self.not_on_a_day)

    def _connect(self) -> None:
        side = self.side
        self.choose, self.filmed = side.choose, side.filmed
        side.choose.clicked.connect(self._choose_videos)
        side.filmed.clicked.connect(self._mark_filmed)
        side.edit.clicked.connect(self._edit)
        side.shots.opened.connect(self.desk.open_video)
        side.shots.arranged.connect(self._arrange)
        side.write.clicked.connect(lambda: self.desk.open_video(side.hookless[0]))
        side.take_off.clicked.connect(lambda: self._assign(side.hookless, None))
        self.waiting.opened.connect(self.desk.open_video)
        self.list.take_drops()
        self.list.dropped.connect(self._dropped)
        self.menu = QMenu(self)
        self.delete = add_action(self.menu, _("Delete"), self._delete)
        side.others.clicked.connect(
            lambda: self.menu.popup(side.others.mapToGlobal(side.others.rect().bottomLeft()))
        )
        self.desk.findings.updated.connect(self._repaint)

    def _repaint(self, _ids: set[int]) -> None:
        self.side.shots.viewport().update()

    def _now(self) -> dt.datetime:
        return times.to_wall(self._store.now(), self._store.read(settings.get).zone)

    def show_chosen(self) -> None:
        """Show the call sheet."""
        self._show()

    def _sheet(self) -> filming.CallSheet:
        return self._store.read(lambda session: filming.call_sheet(session, self._chosen or 0))

    def _show(self) -> None:
        """Show the sheet, light as paper is whatever the theme, and its videos."""
        light = tokens("light")
        theme.colour(self.sheet, QColor(light["text"]), QColor(light["surface"]))
        self.sheet.setMaximumWidth(theme.px(PAPER_WIDE))
        if self._chosen is None or not self._store.ready or self.list.currentItem() is None:
            return
        sheet = self._sheet()
        self.sheet.setHtml(call_sheet.as_html(sheet, light))
        for one in (self.copy, self.save):
            one.setEnabled(bool(sheet.shots))
        if not sheet.shots:
            self.sheet.append(_("No videos are chosen for this day yet."))
        ids = [shot.id for shot in sheet.shots]
        self.side.show_day(sheet, read_only=self._store.read_only)
        self.desk.findings.want(ids)

    def _add(self) -> None:
        at = dt.datetime.combine(self._now().date() + dt.timedelta(days=1), MORNING)
        dialog = FilmingDialog(None, at, self)

        def save() -> bool:
            made = self._store.make(filming.add(dialog.name.text(), dialog.at.moment(), dialog.place.text()))
            if made and dialog.notes.toPlainText().strip():
                self._store.do(filming.change(made, *dialog.values()))
            self._chosen = made or self._chosen
            return made is not None

        if dialog.run(save):
            self.refresh()

    def _edit(self) -> None:
        day = self._store.read(lambda session: filming.get(session, self._chosen or 0))
        dialog = FilmingDialog(day, day.at, self)
        dialog.run(lambda: self._store.save(filming.change(day.id or 0, *dialog.values())))

    def _delete(self) -> None:
        self._store.do(filming.delete(self._chosen or 0), offer_undo=True)

    def _arrange(self, ids: Sequence[int]) -> None:
        self._store.do(filming.arrange(self._chosen or 0, tuple(ids)))

    def _assign(self, ids: Sequence[int], day: int | None) -> None:
        self._store.do(filming.assign(ids, day), offer_undo=True)

    def _dropped(self, day: int, keys: Sequence[Key]) -> None:
        if ids := [id_ for is_live, id_ in keys if not is_live]:
            self._assign(ids, day)

    def _choose_videos(self) -> None:
        day = self._chosen or 0
        there = [shot.id for shot in self._sheet().shots]
        on_it = self._store.read(lambda session: [videos.get(session, one) for one in there])
        dialog = ChooseDialog([*on_it, *self._store.read(filming.waiting)], there, self)
        if dialog.exec() != ChooseDialog.DialogCode.Accepted:
            return
        chosen = dialog.chosen()
        new, gone = [one for one in chosen if one not in there], [one for one in there if one not in chosen]
        label = "Change filming day of videos"
        self._store.do(together(label, filming.assign(new, day), filming.assign(gone, None)), offer_undo=True)

    def _mark_filmed(self) -> None:
        before = list(Stage)[: list(Stage).index(Stage.FILMED)]
        ids = [shot.id for shot in self._sheet().shots if shot.stage in before]
        if not ids:
            self._store.told.emit(_("All of them are filmed already."), False)
        elif self._store.save(videos.set_stage(ids, Stage.FILMED)):
            said = ngettext("{n} video is filmed.", "{n} videos are filmed.", len(ids))
            self._store.told.emit(said.format(n=len(ids)), True)

    def _copy(self) -> None:
        sheet = self._sheet()
        QGuiApplication.clipboard().setText(call_sheet.as_text(sheet))
        n = len(sheet.shots)
        said = ngettext("Copied the call sheet with {n} video.", "Copied the call sheet with {n} videos.", n)
        self._store.told.emit(said.format(n=n), False)

    def _save(self) -> None:
        sheet = self._sheet()
        folder = self._store.path.parent if self._store.path else Path()
        proposed = folder / (_("Call sheet") + f" {sheet.at:%Y-%m-%d}.pdf")
        name, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF"), str(proposed), "PDF (*.pdf)")
        if name:
            self.save_pdf(Path(name) if name.lower().endswith(".pdf") else Path(name + ".pdf"))

    def save_pdf(self, path: Path) -> None:
        """Write the call sheet as a PDF on the chosen paper, and say so."""
        sheet = self._sheet()
        maker = PdfMaker(
            [call_sheet.as_html(sheet, tokens("light"))], sheet.name, self, paper=self.paper.currentText()
        )
        done = _("Saved “{name}”.").format(name=path.name)
        maker.done.connect(
            lambda content: jobs.run(
                self,
                lambda: writing.put(path, content),
                lambda _none: self._store.told.emit(done, False),
                jobs.telling(self._store.failed.emit),
            )
        )


def _line_of(video: Video, kind: str) -> Line:
    when = dates.day(video.at.date()) if video.at else _("No date")
    return Line(video.id or 0, video.title, video.stage, kind, f"{when} · {labels.stage(video.stage)}")
