"""The campaigns page: each with its days, how far its videos are, and what is missing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from models import reading
from models.choices import Stage
from planner import dates, labels, times
from planner.calendar import settings
from planner.days.filtering import Filter
from planner.i18n import _, ngettext
from planner.video import campaigns, videos
from ui.campaigns import dialog
from ui.campaigns.mix import Mix, NoteCard
from ui.campaigns.progress import Day, DayStrip, StageBar, days_of
from ui.campaigns.rows import RowDelegate, height, when
from ui.desk import Desk
from ui.items.cards import TILE_ROLE, Card, CardList, CardModel
from ui.items.menu import item_menu
from ui.items.selection import Selection
from ui.pieces.list_page import Entry, ListPage
from ui.theme import theme
from ui.widgets.header import KeyButton
from ui.widgets.outline import dress
from ui.widgets.parts import (
    Card as Panel,
)
from ui.widgets.parts import (
    ElidedLabel,
    EmptyState,
    add_action,
    button,
    clear,
    column,
    label,
    row,
    rule,
)
from ui.widgets.segments import Segments
from ui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from models.campaign import Campaign
    from models.reading import Tile

TO_GO, POSTED = "to go", "posted"


class CampaignsPage(ListPage):
    """Campaigns at the left, the chosen one beside them, what it lacks at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Campaigns"), _("Campaigns"))
        self._findings = desk.findings
        self.selection = Selection(self)
        self._tiles: list[Tile] = []
        self._half = TO_GO
        self.new = KeyButton("primary", "plus", "on_accent", word_stays=True)
        self.new.say(_("New campaign"), "")
        self.new.clicked.connect(self._add)
        empty = EmptyState(
            _("No campaigns yet"),
            _("A campaign holds the videos of a sale or a launch together, and shows what it still lacks."),
            button(_("New campaign…"), self._add, "primary"),
            outline="megaphone",
        )
        self.lay_out(self._detail(), empty, panel=self._side())
        self.header.right.addWidget(self.new)
        desk.findings.updated.connect(self._repaint)
        theme.changed.connect(self._fit_cards)

    def read_list(self) -> tuple[list[Entry], int]:
        """Return the campaigns in groups, and the first that is not over, else the last one."""
        found, today = self._store.read(campaigns.all_campaigns), self._today()
        self.new.setEnabled(not self._store.read_only)
        running = [one for one in found if one.first <= today <= one.last]
        coming = [one for one in found if one.first > today]
        over = [one for one in reversed(found) if one.last < today]
        entries = [_entry(one, today, _("Running")) for one in running]
        entries += [_entry(one, today, _("Upcoming")) for one in coming]
        entries += [_entry(one, today, _("Over")) for one in over]
        self.new.setVisible(bool(entries))
        return entries, 0

    def chosen_video(self) -> int | None:
        """Return the id of the current video."""
        return self.selection.current.id if self.selection.current else None

    def chosen_videos(self) -> list[int]:
        """Return the ids of all videos that are chosen."""
        return self.selection.videos

    def delete_chosen(self) -> bool:
        """Delete the chosen videos, with an offer to undo it."""
        if self.selection.videos:
            self._store.do(videos.delete(self.selection.videos), offer_undo=True)
        return True

    def _detail(self) -> QWidget:
        self._build_cards()
        holder = QWidget()
        self.table = self._table()
        layout = column(self._head(), self._far(), self.table, spacing=12)
        layout.addStretch(0)
        layout.setStretch(2, 1)
        layout.setContentsMargins(18, 14, 18, 14)
        holder.setLayout(layout)
        return holder

    def _head(self) -> QWidget:
        self.name, self.when = ElidedLabel(size="page"), ElidedLabel(tone="muted")
        heading = QWidget()
        heading.setLayout(column(self.name, self.when, spacing=2))
        heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.edit = button(_("Edit…"), self._edit)
        self.show_days = button(_("In the calendar"), self._show_in_calendar)
        self.add_video = button(_("Add video"), self._add_video)
        dress(self.add_video, "plus", size=15)
        self.menu = QMenu(self)
        self.copy = add_action(self.menu, _("Copy as a new campaign…"), self._copy)
        self.delete = add_action(self.menu, _("Delete"), self._delete)
        others = button("", kind="quiet")
        others.setAccessibleName(_("More"))
        others.setToolTip(_("More"))
        dress(others, "ellipsis")
        others.clicked.connect(lambda: self.menu.popup(others.mapToGlobal(others.rect().bottomLeft())))
        holder = QWidget()
        line = row(heading, self.edit, self.show_days, self.add_video, others, spacing=8)
        line.setStretch(0, 1)
        holder.setLayout(line)
        return holder

    def _far(self) -> Panel:
        self.planned, self.left = label(size="strong"), ElidedLabel(tone="muted")
        self.bar, self.strip = StageBar(), DayStrip(self._findings)
        self.strip.opened.connect(self._open_day)
        far = Panel(margin=14)
        line = row(self.planned, self.left, spacing=8)
        line.setStretch(1, 1)
        far.body.addLayout(line)
        for one in (self.bar, rule(), self.strip):
            far.body.addWidget(one)
        return far

    def _table(self) -> QFrame:
        self.halves = Segments(_("Videos"), {TO_GO: _("To go"), POSTED: _("Posted")})
        self.halves.choose(TO_GO)
        self.halves.chosen.connect(self._choose_half)
        self.none = label(
            _(
                "Choose videos in the calendar or on the board, and put them in with the menu of the right button."
            ),
            tone="muted",
            wrap=True,
        )
        self.none.setContentsMargins(14, 4, 14, 14)
        card = QFrame()
        card.setObjectName("tablecard")
        head = row(label(_("Next"), size="head"), None, self.halves)
        head.setContentsMargins(14, 5, 10, 5)
        inside = column(head, rule(), self.none, self.cards, spacing=0)
        inside.setStretch(3, 1)
        inside.setContentsMargins(1, 1, 1, 1)
        card.setLayout(inside)
        return card

    def _side(self) -> SidePanel:
        panel = SidePanel(290)
        self._missing = column(spacing=8)
        self.missing = panel.add_section(_("Still missing"), self._missing, first=True)
        self.mix = Mix()
        self.mixed = panel.add_section(_("Mix"), self.mix)
        self.notes = label(tone="muted", wrap=True)
        self.noted = panel.add_section(_("Notes"), self.notes)
        self.again = button(_("Copy as a new campaign…"), self._copy)
        panel.foot.addWidget(self.again)
        return panel

    def _build_cards(self) -> None:
        self.cards = CardList()
        self.cards.setAccessibleName(_("Videos of the campaign"))
        self.cards.setMouseTracking(True)
        self._model = CardModel(self)
        self.cards.setModel(self._model)
        self.cards.setItemDelegate(RowDelegate(self._findings, self.cards))
        self.cards.activated.connect(lambda index: self.desk.open_video(index.data(TILE_ROLE).id))
        self.cards.selectionModel().selectionChanged.connect(lambda: self._select())
        self.cards.menu_wanted.connect(self._menu)

    def _repaint(self, _ids: set[int]) -> None:
        self.cards.viewport().update()

    def _today(self) -> dt.date:
        zone = self._store.read(settings.get).zone
        return times.to_wall(self._store.now(), zone).date()

    def show_chosen(self) -> None:
        """Show how far the campaign is, what it lacks, and its videos."""
        campaign, today = self._campaign(), self._today()
        found = self._store.read(lambda s: campaigns.overview(s, campaign.id or 0, today))
        tiles = self._tiles = self._store.read_rows(lambda c: reading.in_campaign(c, campaign.id or 0))
        self.name.show_text(campaign.name)
        self.when.show_text(self._dates(campaign))
        self.notes.setText(campaign.notes)
        self.noted.setVisible(bool(campaign.notes))
        self.planned.setText(ngettext("{n} video", "{n} videos", len(tiles)).format(n=len(tiles)))
        self.left.show_text(_far_words(found, campaign, today))
        self.bar.show_counts(Counter(Stage(tile.stage) for tile in tiles))
        self.strip.show_days(days_of(campaign.first, campaign.last, tiles), today)
        self.mix.show_counts(Counter(tile.format or "" for tile in tiles))
        self.mixed.setVisible(bool(tiles))
        clear(self._missing)
        for text in found.missing:
            self._missing.addWidget(NoteCard(text))
        if not found.missing:
            self._missing.addWidget(label(_("Nothing. It is all there."), tone="muted", wrap=True))
        for one in (self.edit, self.add_video, self.again):
            one.setEnabled(not self._store.read_only)
        for act in (self.copy, self.delete):
            act.setEnabled(not self._store.read_only)
        self._findings.want(tile.id for tile in tiles)
        self._show_half()

    def _show_half(self) -> None:
        posted = [tile for tile in self._tiles if tile.stage == Stage.POSTED]
        to_go = [tile for tile in self._tiles if tile.stage != Stage.POSTED]
        if not to_go and posted:
            self._half = POSTED
        elif not posted:
            self._half = TO_GO
        self.halves.choose(self._half)
        self.halves.rename(TO_GO, _("To go {n}").format(n=len(to_go)))
        self.halves.rename(POSTED, _("Posted {n}").format(n=len(posted)))
        shown = posted if self._half == POSTED else to_go
        self._model.show_cards([Card(tile, self._words(tile)) for tile in shown])
        self.none.setVisible(not self._tiles)
        self.cards.setVisible(bool(shown))
        self.selection.renew(shown)
        self._fit_cards()

    def _fit_cards(self) -> None:
        rows = len(self._model.cards)
        self.cards.setMaximumHeight(max(1, rows) * height())
        self.cards.setMinimumHeight(min(3, max(1, rows)) * height())
        self.table.setMaximumHeight(theme.px(46) + (rows or 2) * height() + 4)

    def _choose_half(self, half: str) -> None:
        self._half = half
        self._show_half()

    def _campaign(self) -> Campaign:
        return self._store.read(lambda s: campaigns.get(s, self._chosen or 0))

    def _dates(self, campaign: Campaign) -> str:
        span = dates.span(campaign.first, campaign.last)
        if campaign.preparation:
            day = dates.day_year(campaign.preparation)
            return _("{days} · preparation from {day}").format(days=span, day=day)
        return span

    def _words(self, tile: Tile) -> str:
        parts = (when(tile), labels.stage(tile.stage), tile.product)
        return " · ".join(filter(None, parts))

    def _add(self) -> None:
        dialog.ask(self._store, self)

    def _edit(self) -> None:
        dialog.ask(self._store, self, self._campaign())

    def _copy(self) -> None:
        dialog.ask(self._store, self, self._campaign(), copy=True)

    def _delete(self) -> None:
        self._store.do(campaigns.delete(self._chosen or 0), offer_undo=True)

    def _show_in_calendar(self) -> None:
        self.desk.go("calendar", day=self._campaign().first, filter=Filter(campaigns=(self._chosen or 0,)))

    def _add_video(self) -> None:
        campaign = self._campaign()
        made = self._store.make(campaigns.add_video(campaign.id or 0))
        if made:
            self.desk.open_video(made)

    def _open_day(self, day: Day) -> None:
        """Choose a day's videos in the list; a day without any is shown in the calendar."""
        if not day.tiles:
            self.desk.go("calendar", day=day.date)
            return
        self._choose_half(POSTED if day.tiles[0].stage == Stage.POSTED else TO_GO)
        ids = [tile.id for tile in self._model.tiles]
        if day.tiles[0].id in ids:
            self.cards.setCurrentIndex(self._model.index(ids.index(day.tiles[0].id)))
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select(self) -> None:
        rows = sorted(index.row() for index in self.cards.selectedIndexes())
        self.selection.take([self._model.tiles[at] for at in rows])

    def _menu(self, tile: Tile, point: QPoint) -> None:
        menu = item_menu(self, self._store, self.selection, tile)
        menu.actions()[0].triggered.connect(lambda: self.desk.open_video(tile.id))
        menu.popup(point)


def _entry(campaign: Campaign, today: dt.date, group: str) -> Entry:
    """Return a campaign as a line of the list; a running one says on which of its days it is."""
    span, share = dates.span(campaign.first, campaign.last), None
    if campaign.first <= today <= campaign.last:
        day, of = (today - campaign.first).days + 1, (campaign.last - campaign.first).days + 1
        share = day / of
        span = _("to {day} · day {n} of {total}").format(day=dates.day(campaign.last), n=day, total=of)
    return Entry(campaign.id or 0, campaign.name, span, group, share)


def _far_words(found: campaigns.Overview, campaign: Campaign, today: dt.date) -> str:
    """Return what is posted, filmed, and still to go, in a line."""
    said = [
        _("{n} filmed").format(n=found.filmed),
        ngettext("{n} posted", "{n} posted", found.posted).format(n=found.posted),
    ]
    to_go, days = found.planned - found.posted, (campaign.last - max(today, campaign.first)).days + 1
    if to_go and days > 0:
        within = ngettext("{left} to go in {n} day", "{left} to go in {n} days", days)
        said.append(within.format(left=to_go, n=days))
    elif to_go:
        said.append(_("{n} to go").format(n=to_go))
    return ", ".join(said)
