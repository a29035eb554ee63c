"""The campaigns page: each with its days, how far its videos are, and what is missing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from models import reading
from planner import dates, labels, times
from planner.calendar import settings
from planner.days.filtering import Filter
from planner.i18n import _, ngettext
from planner.video import campaigns, videos
from ui.campaigns import dialog
from ui.desk import Desk
from ui.items.cards import TILE_ROLE, Card, CardDelegate, CardList, CardModel
from ui.items.menu import item_menu
from ui.items.selection import Selection
from ui.pieces.list_page import Entry, ListPage
from ui.theme import theme
from ui.widgets.parts import Card as Panel
from ui.widgets.parts import EmptyState, button, clear, column, label, row

if TYPE_CHECKING:
    from models.campaign import Campaign
    from models.reading import Tile


class CampaignsPage(ListPage):
    """Campaigns at the left, the chosen one beside them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Campaigns"), _("Campaigns"))
        self._findings = desk.findings
        self.selection = Selection(self)
        self.new = button(_("New campaign…"), self._add)
        self.header.right.addWidget(self.new)
        empty = EmptyState(
            _("No campaigns yet"),
            _("A campaign holds the videos of a sale or a launch together, and shows what it still lacks."),
            button(_("New campaign…"), self._add, "primary"),
        )
        self.lay_out(self._detail(), empty)
        desk.findings.updated.connect(self._repaint)
        theme.changed.connect(self.update)

    def read_list(self) -> tuple[list[Entry], int]:
        """Return the campaigns, and the first that is not over, else the last one."""
        found, today = self._store.read(campaigns.all_campaigns), self._today()
        self.new.setEnabled(not self._store.read_only)
        entries = [Entry(one.id or 0, f"{one.name}\n{dates.span(one.first, one.last)}") for one in found]
        return entries, next((at for at, one in enumerate(found) if one.last >= today), len(found) - 1)

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
        self.name = label(size="page", wrap=True)
        self.when = label(tone="muted", wrap=True)
        self.notes = label(wrap=True)
        self.edit = button(_("Edit…"), self._edit)
        self.delete = button(_("Delete"), self._delete)
        self.show_days = button(_("Show in the calendar"), self._show_in_calendar)
        self.add_video = button(_("New video in it"), self._add_video)
        top = row(self._far(), self._lacks(), spacing=12)
        top.setStretch(0, 1)
        top.setStretch(1, 1)
        self._build_cards()
        self.none = label(
            _(
                "Choose videos in the calendar or on the board, and put them in with the menu of the right button."
            ),
            tone="muted",
            wrap=True,
        )
        heading = QWidget()
        heading.setLayout(column(self.name, self.when, spacing=2))
        heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        holder = QWidget()
        layout = column(
            row(heading, self.edit, self.delete, self.show_days, self.add_video),
            self.notes,
            top,
            label(_("Videos"), size="head"),
            self.none,
            self.cards,
            spacing=12,
        )
        layout.setStretch(5, 1)
        layout.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(layout)
        return holder

    def _far(self) -> Panel:
        self.meters = {name: QProgressBar(textVisible=False) for name in ("filmed", "posted")}
        self.counts = {name: label(tone="muted") for name in ("planned", "filmed", "posted")}
        far = Panel(_("How far it is"))
        far.body.addWidget(self.counts["planned"])
        for name in ("filmed", "posted"):
            far.body.addLayout(column(self.counts[name], self.meters[name], spacing=3))
        return far

    def _lacks(self) -> Panel:
        self.missing = Panel(_("What is missing"))
        self._missing = column(spacing=4)
        self.missing.body.addLayout(self._missing)
        return self.missing

    def _build_cards(self) -> None:
        self.cards = CardList()
        self.cards.setAccessibleName(_("Videos of the campaign"))
        self._model = CardModel(self)
        self.cards.setModel(self._model)
        self.cards.setItemDelegate(CardDelegate(self._findings, self.cards))
        self.cards.activated.connect(lambda index: self.desk.open_video(index.data(TILE_ROLE).id))
        self.cards.selectionModel().selectionChanged.connect(lambda: self._select())
        self.cards.menu_wanted.connect(self._menu)
        self.cards.setMinimumHeight(160)

    def _repaint(self, _ids: set[int]) -> None:
        self.cards.viewport().update()

    def _today(self) -> dt.date:
        zone = self._store.read(settings.get).zone
        return times.to_wall(self._store.now(), zone).date()

    def show_chosen(self) -> None:
        """Show how far the campaign is, what it lacks, and its videos."""
        campaign = self._campaign()
        found = self._store.read(lambda s: campaigns.overview(s, campaign.id or 0, self._today()))
        self.name.setText(campaign.name)
        self.when.setText(self._dates(campaign))
        self.notes.setText(campaign.notes)
        self.notes.setVisible(bool(campaign.notes))
        total = found.planned
        self.counts["planned"].setText(
            ngettext("{n} video planned", "{n} videos planned", total).format(n=total)
        )
        for name, n, text in (
            ("filmed", found.filmed, _("{n} of {total} filmed")),
            ("posted", found.posted, _("{n} of {total} posted")),
        ):
            self.counts[name].setText(text.format(n=n, total=total))
            self.meters[name].setRange(0, max(1, total))
            self.meters[name].setValue(n)
            self.meters[name].setAccessibleName(self.counts[name].text())
        clear(self._missing)
        for text in found.missing or (_("Nothing. It is all there."),):
            self._missing.addWidget(label(text, wrap=True, tone="" if found.missing else "fine"))
        self._missing.addStretch(1)
        tiles = self._store.read_rows(lambda c: reading.in_campaign(c, campaign.id or 0))
        self._model.show_cards([Card(tile, self._words(tile)) for tile in tiles])
        self._findings.want(tile.id for tile in tiles)
        self.none.setVisible(not tiles)
        self.selection.renew(tiles)

    def _campaign(self) -> Campaign:
        return self._store.read(lambda s: campaigns.get(s, self._chosen or 0))

    def _dates(self, campaign: Campaign) -> str:
        span = dates.span(campaign.first, campaign.last)
        if campaign.preparation:
            day = dates.day_year(campaign.preparation)
            return _("{days} · preparation from {day}").format(days=span, day=day)
        return span

    def _words(self, tile: Tile) -> str:
        when = _("No date")
        if tile.at:
            when = f"{dates.day_year(dt.date.fromisoformat(tile.day))}, {tile.time}"
        return " · ".join((when, labels.stage(tile.stage)))

    def _add(self) -> None:
        dialog.ask(self._store, self)

    def _edit(self) -> None:
        dialog.ask(self._store, self, self._campaign())

    def _delete(self) -> None:
        self._store.do(campaigns.delete(self._chosen or 0), offer_undo=True)

    def _show_in_calendar(self) -> None:
        self.desk.go("calendar", day=self._campaign().first, filter=Filter(campaigns=(self._chosen or 0,)))

    def _add_video(self) -> None:
        campaign = self._campaign()
        made = self._store.make(campaigns.add_video(campaign.id or 0))
        if made:
            self.desk.open_video(made)

    def _select(self) -> None:
        rows = sorted(index.row() for index in self.cards.selectedIndexes())
        self.selection.take([self._model.tiles[at] for at in rows])

    def _menu(self, tile: Tile, point: QPoint) -> None:
        menu = item_menu(self, self._store, self.selection, tile)
        menu.actions()[0].triggered.connect(lambda: self.desk.open_video(tile.id))
        menu.popup(point)
