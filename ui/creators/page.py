"""The page of creators, as a table or by stage, with what is next of the chosen one beside it."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QComboBox, QFileDialog, QStackedWidget, QWidget

from models.choices import CreatorStage
from models.creator import Agreement, Creator, Permission, Sample
from models.reading import Connection
from planner import labels
from planner.calendar import settings
from planner.calendar.workspace import Edit
from planner.checks import engine, loading
from planner.checks.engine import Result
from planner.checks.facts import CalendarFacts, CreatorFacts
from planner.creators import agreements, brief, creators, own_page, permissions, rates, samples
from planner.errors import PlanError
from planner.i18n import _, language, ngettext
from planner.shop import money
from planner.video import videos
from ui.creators import forms
from ui.creators.creators_model import NAME, STAGE, CreatorRow, CreatorsModel
from ui.creators.lanes import Pipeline
from ui.creators.panel import CreatorPanel
from ui.desk import Desk, Goto, Page
from ui.pieces.record_dialog import RecordDialog
from ui.widgets.header import Header, KeyButton
from ui.widgets.parts import ElidedLabel, button, column, row
from ui.widgets.segments import Segments
from ui.widgets.table import LibraryTable
from ui.widgets.table_delegates import TitleDelegate
from ui.widgets.table_parts import search_field, stacked

TABLE, PIPELINE = "table", "pipeline"
LANES = 3
"""The place of the lanes among what is shown at the left."""
ROW = 48
SHOWN = (Creator, Agreement, Sample, Permission)


def _read(
    connection: Connection, now: dt.datetime
) -> tuple[CalendarFacts, list[CreatorFacts], dict[int, list[Result]]]:
    calendar = loading.load_calendar(connection, now)
    facts = loading.load_creators(connection, calendar)
    return calendar, facts, engine.check_others("creator", facts, calendar)


class CreatorsPage(Page):
    """Creators in a table or by stage, and what is next with the chosen one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[CreatorRow] = []
        self._found: dict[int, list[Result]] = {}
        self._calendar: CalendarFacts | None = None
        self._chosen: int | None = None
        self._view = TABLE
        self._wanted: int | None = None
        self._build()
        self.follow()

    def first_focus(self) -> QWidget:
        """The table, or the lanes."""
        return self.table

    def refresh(self) -> None:
        """Read everything again."""
        if not self._store.ready:
            return
        self._stale = False
        now = self._store.now()
        self._store.read_later(
            self, lambda connection: _read(connection, now), self._show_read, self._not_read
        )

    def _show_read(self, read: tuple[CalendarFacts, list[CreatorFacts], dict[int, list[Result]]]) -> None:
        calendar, facts, self._found = read
        self._calendar = calendar
        least = calendar.rules["CRE004"].number("min_percent")
        self._rows = [
            CreatorRow(
                one.creator, calendar.today, calendar.sample_days, least,
                tuple(result.rule.code for result in self._found.get(one.id, ())),
            )
            for one in facts
        ]  # fmt: skip
        self.new.setEnabled(not self._store.read_only)
        self.table.show_rows(self._rows)
        if self._wanted is not None:
            self.choose_creator(self._wanted)
        self._show_counts()
        self._show_pipeline()
        self._show_chosen()

    def _not_read(self, error: Exception) -> None:
        self._store.failed.emit(str(error))

    def delete_chosen(self) -> bool:
        """Delete the chosen creators with what was agreed and sent; videos go on naming them."""
        for key in self.table.chosen_keys():
            self._store.do(creators.delete(int(key)), offer_undo=True)
        return True

    def show_what(self, goto: Goto) -> None:
        """Choose a creator."""
        super().show_what(goto)
        if goto.ids:
            self.choose_creator(goto.ids[0])

    def choose_creator(self, creator_id: int) -> None:
        """Choose a creator, now or as soon as it is read."""
        self._wanted = None if any(one.id == creator_id for one in self._rows) else creator_id
        if self._wanted:
            return
        self._chosen = creator_id
        self.table.choose([creator_id])
        self._show_pipeline()
        self._show_chosen()

    def _build(self) -> None:
        self.header = Header(_("Creators"))
        self.view = Segments(_("View"), {TABLE: _("Table"), PIPELINE: _("Pipeline")})
        self.view.choose(TABLE)
        self.view.chosen.connect(self._choose_view)
        self.summary = ElidedLabel(tone="muted")
        self.header.left.addWidget(self.view)
        self.header.left.addWidget(self.summary, 1)
        self.header.spread()
        self.new = KeyButton("primary", "plus", "on_accent", word_stays=True)
        self.new.say(_("New creator"), "")
        self.new.clicked.connect(self._add)
        self.header.right.addWidget(self.new)
        self.model = CreatorsModel(self)
        self.table = LibraryTable(self.model, _("Creators"), STAGE, NAME)
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.setItemDelegate(TitleDelegate(self.table))
        self.table.chosen.connect(self._take_from_table)
        self.table.opened.connect(self._edit)
        self.table.delete_wanted.connect(self.delete_chosen)
        self.pipeline = Pipeline()
        self.pipeline.chosen.connect(self.choose_creator)
        self.pipeline.opened.connect(lambda _creator: self._edit())
        self.pipeline.stage_wanted.connect(self._set_stage)
        self.panel = self._panel()
        self.panel.hide()  # until it is read
        both = row(self._left(), self.panel, spacing=0)
        both.setStretch(0, 1)
        inside = QWidget()
        inside.setLayout(both)
        whole = column(self.header, inside, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _left(self) -> QWidget:
        self.search = search_field(_("Search creators"), self._filter, self.table)
        self.stage = QComboBox()
        self.stage.setAccessibleName(_("Which creators are shown"))
        self.stage.addItem(_("All stages"), "")
        for stage, text in labels.CREATOR_STAGES.items():
            self.stage.addItem(_(text), stage.value)
        self.stage.activated.connect(self._filter)
        tools = row(self.search, self.stage, None)
        tools.setStretch(0, 2)
        tools.setStretch(2, 1)
        self.stack: QStackedWidget = stacked(
            self.table,
            _("No creators yet"),
            _("Keep who shows your products: what was agreed, what you sent, and until when you may use their videos."),
            button(_("New creator…"), self._add, "primary"),
            button(_("Show all"), self._show_all),
        )  # fmt: skip
        self.stack.addWidget(self.pipeline)
        side = QWidget()
        layout = column(tools, self.stack, spacing=12)
        layout.setStretch(1, 1)
        layout.setContentsMargins(18, 16, 14, 12)
        side.setLayout(layout)
        return side

    def _panel(self) -> CreatorPanel:
        panel = CreatorPanel()
        panel.edit_wanted.connect(self._edit)
        panel.stage_wanted.connect(lambda stage: self._set_stage(self._chosen or 0, stage))
        panel.looked_wanted.connect(lambda n: self._store.do(creators.look_at_more(self._chosen or 0, n)))
        panel.flag_wanted.connect(self._flag)
        panel.agreement_wanted.connect(self._ask_agreement)
        panel.brief_wanted.connect(self._brief)
        panel.sample_wanted.connect(self._ask_sample)
        panel.step_wanted.connect(self._step)
        panel.permission_wanted.connect(self._ask_permission)
        panel.copy_wanted.connect(self._copy)
        panel.video_opened.connect(self.desk.open_video)
        panel.video_wanted.connect(self._new_video)
        panel.page_wanted.connect(self._copy_page)
        return panel

    def _choose_view(self, view: str) -> None:
        self._view = view
        self._show_counts()
        if view == PIPELINE:
            self._show_pipeline()

    def _show_counts(self) -> None:
        n = len(self._rows)
        week = [row for row in self._rows if row.due and row.due <= row.today + dt.timedelta(days=7)]
        said = [ngettext("{n} creator", "{n} creators", n).format(n=n)]
        if week:
            said.append(
                ngettext("{n} thing due this week", "{n} things due this week", len(week)).format(n=len(week))
            )
        self.summary.show_text(", ".join(said) if n else "")
        table = 0 if self.table.filtered.rowCount() else 2 if n else 1
        self.stack.setCurrentIndex(LANES if self._view == PIPELINE and n else table)
        self.panel.setVisible(bool(n))

    def _show_pipeline(self) -> None:
        shown = [row for row in self._rows if self._accepts(row)]
        self.pipeline.show_rows(shown, self._chosen, self._store.read_only)

    def _take_from_table(self) -> None:
        shown = self.table.current_row()
        self._chosen = shown.id if shown else None
        self._show_chosen()

    def _row(self) -> CreatorRow | None:
        return next((row for row in self._rows if row.id == self._chosen), None)

    def _show_chosen(self) -> None:
        found = self._found.get(self._chosen or 0, [])
        self.panel.show_creator(self._row(), found, self._store.read_only)

    def _accepts(self, shown: CreatorRow) -> bool:
        text, stage = self.search.text().casefold().strip().lstrip("@"), self.stage.currentData()
        creator = shown.creator
        said = f"{creator.name} {creator.handle} {creator.city} {creator.niche}".casefold()
        return text in said and stage in ("", creator.stage.value)

    def _filter(self) -> None:
        self.table.filtered.accept(self._accepts)
        self._show_pipeline()
        self._show_counts()

    def _show_all(self) -> None:
        self.search.clear()
        self.stage.setCurrentIndex(0)
        self._filter()
        self.table.setFocus()

    def _set_stage(self, creator_id: int, stage: str) -> None:
        self._store.do(creators.set_stage((creator_id,), CreatorStage(stage)), offer_undo=True)

    def _flag(self, name: str, on: bool) -> None:
        self._store.do(creators.change(self._chosen or 0, {name: on}))

    def _add(self) -> None:
        def take(values: dict[str, Any]) -> bool:
            made = self._store.make(creators.add(values.pop("handle"), _of_creator(values)))
            if made:
                self.choose_creator(made)
            return made is not None

        self._ask(_("New creator"), forms.CREATOR, {}, take)

    def _edit(self) -> None:
        shown = self._row()
        if shown is None or self._store.read_only:
            return
        values = vars(shown.creator)

        def take(found: dict[str, Any]) -> bool:
            return self._store.save(
                creators.change(shown.id, {"handle": found.pop("handle")} | _of_creator(found))
            )

        self._ask(_("Creator"), forms.CREATOR, values, take)

    def _ask_agreement(self, agreement_id: int) -> None:
        shown = self._row()
        if shown is None:
            return
        known = next((one for one in shown.creator.agreements if one.id == agreement_id), None)
        values = {} if known is None else {name: getattr(known, name) for name in known.__slots__}
        values["tiers"] = rates.typed(known.tiers) if known else ""

        def take(found: dict[str, Any]) -> bool:
            fields = found | {"tiers": self._tiers(found["tiers"])}
            if fields["tiers"] is None:
                return False
            return self._keep(
                agreements.change(agreement_id, fields) if known else agreements.add(shown.id, fields)
            )

        self._ask(_("Agreement"), forms.AGREEMENT, values, take)

    def _tiers(self, text: str) -> list[list[float]] | None:
        try:
            return rates.read(text)
        except PlanError as error:
            self._store.failed.emit(str(error))
            return None

    def _ask_sample(self, sample_id: int) -> None:
        shown = self._row()
        if shown is None:
            return
        known = next((one for one in shown.creator.samples if one.id == sample_id), None)
        values = {} if known is None else {name: getattr(known, name) for name in known.__slots__}

        def take(found: dict[str, Any]) -> bool:
            if known:
                return self._keep(samples.change(sample_id, found))
            return self._keep(samples.add(shown.id, found.pop("product"), found))

        self._ask(_("Sample"), forms.SAMPLE, values, take)

    def _step(self, sample_id: int) -> None:
        if self._calendar:
            self._store.do(samples.forward(sample_id, self._calendar.today), offer_undo=True)

    def _ask_permission(self, permission_id: int) -> None:
        shown = self._row()
        if shown is None:
            return
        known = next((one for one in shown.creator.allowances if one.id == permission_id), None)
        values = {} if known is None else {name: getattr(known, name) for name in known.__slots__}

        def take(found: dict[str, Any]) -> bool:
            if known:
                return self._keep(permissions.change(permission_id, found))
            return self._keep(permissions.add(found | {"creator_id": shown.id}))

        self._ask(_("Permission"), forms.PERMISSION, values, take)

    def _keep(self, edit: Edit[Any]) -> bool:
        return self._store.save(edit, offer_undo=True)

    def _ask(self, title: str, parts: Any, values: Any, take: Any) -> None:
        if self._store.read_only or self._calendar is None:
            return
        currency = values.get("currency") or money.of_market(self._calendar.market)
        dialog = RecordDialog(self, title, parts, values, take, currency=currency, today=self._calendar.today)
        dialog.exec()
        dialog.deleteLater()

    def _brief(self, how: str) -> None:
        shown = self._row()
        if shown is None or shown.creator.agreement is None:
            return
        creator, agreed = shown.creator, shown.creator.agreement
        brand = self._store.read(settings.get).brand
        if how == "text":
            self._copy(brief.text(creator, agreed, brand, language()), _("Brief copied."))
            return
        proposed = " ".join((_("Brief"), creator.handle)) + ".pdf"
        name = QFileDialog.getSaveFileName(self, _("Brief as PDF"), proposed, "PDF (*.pdf)")[0]
        if name:
            save_pdf(name, brief.html(creator, agreed, brand, language()))
            self._store.told.emit(_("Saved the brief."), False)

    def _copy_page(self) -> None:
        shown = self._row()
        if shown:
            brand = self._store.read(settings.get).brand
            page = own_page.text(shown.creator, shown.today, shown.days, brand, language())
            self._copy(page, _("Copied. Paste it into a message."))

    def _copy(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._store.told.emit(said, False)

    def _new_video(self) -> None:
        shown = self._row()
        if shown is None:
            return
        made = self._store.make(videos.add(""))
        if made:
            self._store.do(videos.set_text(made, "creator", shown.creator.handle))
            self.desk.open_video(made)


def save_pdf(name: str, page: str) -> None:
    """Write a page of HTML as a PDF of A4."""
    writer = QPdfWriter(name)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(18, 18, 18, 18),
                    QPageLayout.Unit.Millimeter)
    )  # fmt: skip
    document = QTextDocument()
    document.setHtml(page)
    document.print_(writer)


def _of_creator(values: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed of a creator as the edits take it."""
    return values | {"looked_at": values.get("looked_at") or 0}
