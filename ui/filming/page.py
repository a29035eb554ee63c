"""The filming page: filming days at the left, the call sheet of the chosen one beside them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QTextBrowser,
    QWidget,
)

from models.choices import Stage
from planner import dates, times, writing
from planner.calendar import settings
from planner.calendar.workspace import together
from planner.exchange import call_sheet
from planner.i18n import _, ngettext
from planner.video import filming, videos
from ui import jobs
from ui.desk import Desk
from ui.exporting.paper import PAPERS, PdfMaker, usual_paper
from ui.filming.choose_dialog import ChooseDialog
from ui.filming.day_dialog import FilmingDialog
from ui.pieces.list_page import Entry, ListPage
from ui.theme import theme, tokens
from ui.widgets.parts import EmptyState, button, column, row

MORNING = dt.time(9)


class FilmingPage(ListPage):
    """Filming days, and what a crew needs to know about each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Filming"), _("Filming days"))
        self.new = button(_("New filming day…"), self._add)
        self.header.right.addWidget(self.new)
        self.sheet = QTextBrowser()
        self.sheet.setObjectName("sheet")
        self.sheet.setAccessibleName(_("Call sheet"))
        self.sheet.setOpenLinks(False)
        self.sheet.document().setDocumentMargin(24)
        detail = QWidget()
        detail.setLayout(column(self._tools(), self.sheet, spacing=10))
        empty = EmptyState(
            _("No filming days yet"),
            _("Choose what is filmed on a day, and get a call sheet by place, product and props."),
            button(_("New filming day…"), self._add, "primary"),
        )
        self.lay_out(detail, empty)
        theme.changed.connect(self._show)

    def read_list(self) -> tuple[list[Entry], int]:
        """Return the filming days, and the next one, else the first of the list."""
        found, today = self._store.read(filming.all_days), self._now().date()
        self.new.setEnabled(not self._store.read_only)
        coming = [at for at, day in enumerate(found) if day.at.date() >= today]
        entries = [
            Entry(day.id or 0, f"{day.name}\n{dates.day_year(day.at.date())}, {day.at:%H:%M}")
            for day in found
        ]
        return entries, coming[-1] if coming else 0

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sheet in the size of letters of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._show()

    def _tools(self) -> QWidget:
        self.choose = button(_("Choose videos…"), self._choose_videos)
        self.edit = button(_("Edit…"), self._edit)
        self.delete = button(_("Delete"), self._delete)
        self.filmed = button(_("Mark all as filmed"), self._mark_filmed)
        self.copy = button(_("Copy as text"), self._copy)
        self.paper = QComboBox()
        self.paper.setAccessibleName(_("Paper"))
        self.paper.addItems(list(PAPERS))
        self.paper.setCurrentText(usual_paper(self._store.settings().get("market") or ""))
        self.save = button(_("Save as PDF…"), self._save)
        holder = QWidget()
        holder.setLayout(
            column(  # two lines: one is too long for a small window in Indonesian
                row(self.choose, self.edit, self.delete, None, spacing=8),
                row(self.filmed, self.copy, None, self.paper, self.save, spacing=8),
                spacing=8,
            )
        )
        return holder

    def _now(self) -> dt.datetime:
        return times.to_wall(self._store.now(), self._store.read(settings.get).zone)

    def show_chosen(self) -> None:
        """Show the call sheet."""
        self._show()

    def _sheet(self) -> filming.CallSheet:
        return self._store.read(lambda session: filming.call_sheet(session, self._chosen or 0))

    def _show(self) -> None:
        if self._chosen is None or not self._store.ready or self.list.currentItem() is None:
            return
        sheet = self._sheet()
        self.sheet.setHtml(call_sheet.as_html(sheet, tokens(theme.name)))
        for one in (self.filmed, self.copy, self.save):
            one.setEnabled(bool(sheet.shots))
        if not sheet.shots:
            self.sheet.append(_("No videos are chosen for this day yet."))

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
        if ids:
            self._store.do(videos.set_stage(ids, Stage.FILMED), offer_undo=True)
        else:
            self._store.told.emit(_("All of them are filmed already."), False)

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
