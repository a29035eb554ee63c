"""The page of creators, as a table or by stage, with what is next of the chosen one beside it."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from models.choices import CreatorStage
from models.reading import Connection
from planner import dates, labels
from planner.calendar.workspace import Edit, together
from planner.checks import engine, loading
from planner.checks.engine import Result
from planner.checks.facts import CalendarFacts, CreatorFacts
from planner.creators import (
    agreements,
    creators,
    first_look,
    known,
    permissions,
    samples,
    states,
)
from planner.creators.known import KnownCreator
from planner.i18n import N_, _, ngettext
from planner.shop.first_look import Proposal
from planner.video import videos
from ui.creators import sending, words
from ui.creators.asking import Asking
from ui.creators.challenges_dialog import ChallengesDialog
from ui.creators.creators_model import FIT, NAME, STAGE, CreatorRow, CreatorsModel, FitDelegate
from ui.creators.lanes import Pipeline
from ui.creators.panel import CreatorPanel
from ui.desk import Desk, Goto, Page
from ui.widgets import avatar
from ui.widgets.header import Header, KeyButton
from ui.widgets.parts import ElidedLabel, button, column, plain, row
from ui.widgets.segments import Segments
from ui.widgets.table import LibraryTable
from ui.widgets.table_delegates import TitleDelegate
from ui.widgets.table_parts import search_field, stacked

TABLE, PIPELINE = "table", "pipeline"
LANES = 3
"""The place of the lanes among what is shown at the left."""
ROW, LISTED, FACE = 48, 8, 26


class Read(NamedTuple):
    """What was read beside the window."""

    calendar: CalendarFacts
    facts: list[CreatorFacts]
    found: dict[int, list[Result]]
    proposed: list[Proposal]


def _read(connection: Connection, now: dt.datetime) -> Read:
    calendar = loading.load_calendar(connection, now)
    facts = loading.load_creators(connection, calendar)
    proposed = first_look.unlisted_creators(connection, known.load(connection))
    return Read(calendar, facts, engine.check_others("creator", facts, calendar), proposed)


class CreatorsPage(Page):
    """Creators in a table or by stage, and what is next with the chosen one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[CreatorRow] = []
        self._names: dict[int, str] = {}
        self._found: dict[int, list[Result]] = {}
        self._proposed: list[Proposal] = []
        self.asking = Asking(self, self._store)
        self._calendar: CalendarFacts | None = None
        self._chosen: int | None = None
        self._view = TABLE
        self._wanted: int | None = None
        self._build()
        self.acts = {"new_creator": self._add_soon}
        self._adds = False
        """Whether one is to be added as soon as it is read what there is."""
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

    def _show_read(self, read: Read) -> None:
        calendar, facts, self._found, self._proposed = read
        self._calendar = self.asking.calendar = calendar
        least = calendar.rules["CRE004"].number("min_percent")
        self._rows = [
            CreatorRow(
                one.creator, calendar.today, calendar.sample_days, least,
                tuple(result.rule.code for result in self._found.get(one.id, ())),
                one.creator.market or calendar.market,
            )
            for one in facts
        ]  # fmt: skip
        self._names = {row.id: row.creator.name or row.creator.handle for row in self._rows}
        self.new.setEnabled(not self._store.read_only)
        self.table.show_rows(self._rows)
        if self._wanted is not None:
            self.choose_creator(self._wanted)
        if self._adds:
            QTimer.singleShot(0, self, self._add_soon)
        self._show_counts()
        self._show_pipeline()
        self._show_chosen()

    def _add_soon(self) -> None:
        self._adds = self._calendar is None
        if not self._adds:
            self._add()

    def _not_read(self, error: Exception) -> None:
        self._store.failed.emit(str(error))

    def delete_chosen(self) -> bool:
        """Delete the chosen creators with what was agreed and sent; videos go on naming them."""
        keys = self.table.chosen_keys()
        if keys:
            edits = (creators.delete(int(key)) for key in keys)
            self._store.do(together(N_("Delete creator"), *edits), offer_undo=True)
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
        self.challenges = button(_("Challenges…"), self._challenges)
        self.header.right.addWidget(button(_("Import…"), lambda: self.desk.go("import")))
        self.header.right.addWidget(self.challenges)
        self.header.right.addWidget(self.new)
        self.model = CreatorsModel(self)
        self.table = LibraryTable(self.model, _("Creators"), STAGE, NAME)
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.setItemDelegate(TitleDelegate(self.table))
        self.table.setItemDelegateForColumn(NAME, TitleDelegate(self.table, self._paint_face, (FACE, FACE)))
        self.table.setItemDelegateForColumn(FIT, FitDelegate(self.table))
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
        self.take = button("", self._take_proposed)
        self.take.hide()
        layout = column(tools, self.stack, row(self.take, None), spacing=12)
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
        panel.agreement_wanted.connect(partial(self._ask, self.asking.agreement))
        panel.videos_wanted.connect(self._plan_videos)
        panel.code_wanted.connect(self._make_code)
        panel.brief_wanted.connect(self._brief)
        panel.sample_wanted.connect(partial(self._ask, self.asking.sample))
        panel.step_wanted.connect(self._step)
        panel.permission_wanted.connect(partial(self._ask, self.asking.permission))
        panel.answer_wanted.connect(self._permit)
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
        rate = states.sample_to_post(sent for row in self._rows for sent in row.creator.samples)
        if rate is not None:
            said.append(_("{n} % of the samples became a video").format(n=dates.number(rate)))
        self.summary.show_text(", ".join(said) if n else "")
        more = len(self._proposed)
        self.take.setVisible(bool(more) and not self._store.read_only)
        self.take.setText(
            ngettext("List {n} creator that videos name", "List {n} creators that videos name", more).format(
                n=more
            )
        )
        self.take.setToolTip(plain(", ".join(f"@{one.name}" for one in self._proposed[:LISTED])))
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

    def _paint_face(self, painter: QPainter, place: QRectF, creator_id: int) -> None:
        name = self._names.get(creator_id, "")
        avatar.draw(painter, place, name, round_=True)

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
        if made := self.asking.new_creator():
            self.choose_creator(made)

    def _edit(self) -> None:
        if shown := self._row():
            self.asking.creator(shown.creator)

    def _ask(self, what: Callable[[KnownCreator, int], None], key: int) -> None:
        if shown := self._row():
            what(shown.creator, key)

    def _plan_videos(self, agreement_id: int, n: int) -> None:
        self._store.do(agreements.plan_videos(agreement_id, [None] * n), offer_undo=True)

    def _make_code(self, agreement_id: int) -> None:
        if shown := self._row():
            self._store.do(agreements.make_code(agreement_id, shown.creator.handle), offer_undo=True)

    def _step(self, sample_id: int) -> None:
        if self._calendar:
            self._store.do(samples.forward(sample_id, self._calendar.today), offer_undo=True)

    def _permit(self, permission_id: int, step: str) -> None:
        if self._calendar is None:
            return
        today = self._calendar.today
        edits: dict[str, Callable[[], Edit[Any]]] = {
            words.ASK: lambda: permissions.ask(permission_id, today),
            words.GRANT: lambda: permissions.grant(permission_id, today),
            words.REFUSE: lambda: permissions.refuse(permission_id),
            words.REPOST: lambda: permissions.plan_video(permission_id),
        }
        self._store.do(edits[step](), offer_undo=True)

    def _challenges(self) -> None:
        dialog = ChallengesDialog(self, self._store, self.asking)
        dialog.exec()
        dialog.deleteLater()

    def _take_proposed(self) -> None:
        self._store.do(first_look.take_creators([one.name for one in self._proposed]), offer_undo=True)

    def _brief(self, how: str) -> None:
        shown = self._row()
        if shown is None or shown.creator.agreement is None:
            return
        if how == "text":
            self._copy(sending.brief_text(self._store, shown.creator), _("Brief copied."))
        else:
            sending.save_brief(self, self._store, shown.creator)

    def _copy_page(self) -> None:
        shown = self._row()
        if shown:
            page = sending.own_page_text(self._store, shown.creator, shown.today, shown.days)
            self._copy(page, _("Copied. Paste it into a message."))

    def _copy(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._store.told.emit(said, False)

    def _new_video(self) -> None:
        shown = self._row()
        if shown is None:
            return
        edit = videos.add("", texts={"creator": shown.creator.handle})
        if made := self._store.make(edit, offer_undo=True):
            self.desk.open_video(made)
