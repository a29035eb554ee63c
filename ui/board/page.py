"""The board page: a lane a stage, or what an own field holds; videos dragged from one to the next."""

import datetime as dt
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QInputDialog, QLayout, QScrollArea, QWidget

from models import reading
from models.choices import Stage
from models.reading import OwnFieldRow, Tile
from planner import dates, labels, times
from planner.calendar import settings
from planner.days.filtering import Filter
from planner.i18n import _, ngettext
from planner.video import own_fields, videos
from ui.board.grouping import OTHERS, LaneSpec, lane_of, lanes
from ui.board.lane import Lane
from ui.desk import Desk, Page
from ui.items import moves, stages
from ui.items.bulk_bar import BulkBar
from ui.items.cards import TILE_ROLE, Card
from ui.items.menu import item_menu
from ui.items.selection import Key, Selection
from ui.items.tool_row import ToolRow
from ui.theme import theme
from ui.widgets.header import Header
from ui.widgets.parts import column, label, row

POSTED_DAYS = 14
"""How long what was posted stays on the board."""


def scrolled(inside: QLayout) -> QScrollArea:
    """Return lanes that are reached by scrolling where there is no room for all of them."""
    holder = QWidget()
    holder.setLayout(inside)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidget(holder)
    return scroll


class BoardPage(Page):
    """All videos that are not posted, and those that were lately, by stage."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._findings = desk.findings
        self.selection = Selection(self)
        self.header = Header(_("Board"))
        self.tools = ToolRow(lambda: moves.choices(desk.store), lambda: moves.own_choices(desk.store))
        self.by = QComboBox()
        self.by.setAccessibleName(_("Lanes by"))
        self.by.addItem(_("By stage"), None)
        self.by.activated.connect(self.refresh)
        self.by.hide()
        self._fields: list[OwnFieldRow] = []
        self.tools.put_in(self.header, days=False)
        self.header.left.addWidget(self.by)
        self.lanes: dict[str, Lane] = {}
        self._field: OwnFieldRow | None = None
        self._specs: list[LaneSpec] = []
        self._inside = row(spacing=8)
        self._inside.setContentsMargins(14, 10, 14, 12)
        self._scroll = scrolled(self._inside)
        self.empty = label(tone="muted", wrap=True)
        self.empty.setContentsMargins(18, 8, 18, 0)
        self.empty.hide()
        self.setLayout(column(self.header, self.tools, self.empty, self._scroll, spacing=0))
        self._bulk = BulkBar(self, desk.store, self.selection, self._scroll)
        self._show_lanes(lanes(None, ()))
        self.tools.changed.connect(self.refresh)
        self.selection.changed.connect(self._let_go)
        self.follow()
        desk.findings.updated.connect(self._checked)
        theme.changed.connect(self.update)

    def refresh(self) -> None:
        """Read the videos again."""
        if not self._store.ready:
            return
        self._stale = False
        calendar = self._store.read(settings.get)
        today = times.to_wall(self._store.now(), calendar.zone).date()
        since = (today - dt.timedelta(days=POSTED_DAYS)).isoformat()
        found = self._store.read_rows(lambda c: reading.board(c, since))
        wanted = self._wanted([tile for tile, _since in found])
        keys = self._group([tile for tile, _since in found])
        cards: dict[str, list[Card]] = {key: [] for key in self.lanes}
        for tile, staged in found:
            if tile.id in wanted:
                cards[keys[tile.id]].append(self._card(tile, staged))
        limits = calendar.stage_limits if self._field is None else {}
        for key, lane in self.lanes.items():
            lane.show_cards(cards[key], limits.get(key, 0))
        self._fold(any(cards.values()))
        self.empty.setVisible(not wanted)
        self.empty.setText(
            _("Nothing matches the filters.")
            if found
            else _("No videos yet. Add one, or import a plan; then drag it from stage to stage.")
        )
        self.selection.renew([tile for tile, _since in found])
        self._show_chosen()
        self._findings.want(tile.id for tile, _since in found)

    def _group(self, tiles: list[Tile]) -> dict[int, str]:
        """Have the lanes that are chosen, and return the lane of each video."""
        self._offer(self._store.read_rows(reading.own_fields))
        if (field := self._field) is None:
            self._show_lanes(lanes(None, ()))
            return {tile.id: tile.stage for tile in tiles}
        found = dict(self._store.read_rows(lambda c: list(reading.own_values_in(c, [field.id]).items())))
        texts = {tile.id: found.get(tile.id, {}).get(field.id, "") for tile in tiles}
        self._show_lanes(lanes(field, texts.values()))
        return {id_: lane_of(text, self._specs) for id_, text in texts.items()}

    def _offer(self, fields: list[OwnFieldRow]) -> None:
        """Offer lanes by each own field; one that is gone gives way to the stages."""
        if fields != self._fields:
            self._fields, chosen = fields, self.by.currentData()
            self.by.clear()
            self.by.addItem(_("By stage"), None)
            for field in fields:
                self.by.addItem(_("By {field}").format(field=field.name), field.id)
            self.by.setCurrentIndex(max(0, self.by.findData(chosen)))
            self.by.setVisible(bool(fields))
        self._field = next((one for one in fields if one.id == self.by.currentData()), None)

    def _show_lanes(self, specs: list[LaneSpec]) -> None:
        """Have these lanes, and no others."""
        if specs == self._specs:
            return
        self._specs = specs
        for lane in self.lanes.values():
            self._inside.removeWidget(lane)
            lane.hide()
            lane.deleteLater()
        limited = self._field is None
        self.lanes = {}
        for at, one in enumerate(specs):
            lane = Lane(one, self._findings, limited=limited, key=self._key_of(one, at), first=at == 0)
            self.lanes[one.key] = lane
            self._inside.addWidget(lane, 1)
            self._connect(one.key, lane)

    def _key_of(self, spec: LaneSpec, at: int) -> str:
        """Return the key that takes videos to the stage of a lane."""
        kept = self.desk.preferences["keys"].get(f"stage_{spec.key}")
        return (str(at + 1) if kept is None else kept) if self._field is None else ""

    def _open_lanes(self, dragging: bool) -> None:
        """Show the empty lanes while something is dragged."""
        self._fold(not dragging)

    def _fold(self, folded: bool) -> None:
        """Make room by folding lanes without videos, or open them all."""
        for lane in self.lanes.values():
            lane.fold(folded)

    def first_focus(self) -> QWidget:
        """Return the first lane that holds something."""
        filled = (lane for lane in self.lanes.values() if lane.model.cards)
        return next(filled, next(iter(self.lanes.values()))).list

    def showEvent(self, event: object) -> None:
        """Read what changed while another page was shown."""
        super().showEvent(event)
        self.tools.show_chips()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and right go to the lane beside; with Ctrl they take what is chosen along."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step:
                order = list(self.lanes)
                taken = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                at = next((n for n, key in enumerate(order) if self.lanes[key].list is watched), -9) + step
                while not taken and 0 <= at < len(order) and self.lanes[order[at]].folded:
                    at += step
                if 0 <= at < len(order):
                    if taken:
                        self._drop(order[at], self.selection.keys)
                    if lane := self.lanes.get(order[at]):
                        self._enter(lane)
                return True
        return False

    def chosen_video(self) -> int | None:
        """Return the id of the current video."""
        return self.selection.current.id if self.selection.current else None

    def chosen_videos(self) -> list[int]:
        """Return the ids of all videos that are chosen."""
        return self.selection.videos

    def delete_chosen(self) -> bool:
        """Delete what is chosen, with an offer to undo it."""
        moves.delete(self._store, self.selection)
        return True

    def _connect(self, key: str, lane: Lane) -> None:
        lane.list.dropped.connect(partial(self._drop, key))
        lane.list.activated.connect(lambda index: self.desk.open_video(index.data(TILE_ROLE).id))
        lane.list.selectionModel().selectionChanged.connect(lambda: self._choose(lane))
        lane.list.menu_wanted.connect(self._menu)
        lane.list.installEventFilter(self)
        self._bulk.listen(lane.list)
        lane.list.dragged.connect(self._open_lanes)
        lane.new_wanted.connect(self._add_idea)
        if self._field is None:
            lane.limit_wanted.connect(partial(self._ask_limit, Stage(key)))

    def _checked(self, _ids: set[int]) -> None:
        if self.isVisible():
            if self.tools.filter.finding:
                self.refresh()
            for lane in self.lanes.values():
                lane.list.viewport().update()

    def _wanted(self, tiles: list[Tile]) -> set[int]:
        kept: Filter = self.tools.filter
        hits = moves.with_text(self._store, kept.text)
        count, own = self._findings.count, moves.own_texts(self._store, kept)
        return {tile.id for tile in tiles if kept.passes(tile, hits, count(tile.id), own.get(tile.id, {}))}

    def _card(self, tile: Tile, staged: str | None) -> Card:
        """Return a card with when it is due, and how long it has been at its stage; or its stage, by own fields."""
        now, more = self._store.now(), ""
        if self._field:
            more = labels.stage(tile.stage)
        elif staged:
            days = (now - dt.datetime.fromisoformat(staged).replace(tzinfo=dt.UTC)).days
            more = ngettext("{n} day here", "{n} days here", days).format(n=days) if days else ""
        if not tile.at:
            return Card(tile, more) if self._field else Card(tile, _("No date"), more)
        day = dt.date.fromisoformat(tile.day)
        today = times.to_wall(now, tile.zone).date() == day
        return Card(tile, _("today, {time}").format(time=tile.time) if today else dates.day(day), more)

    def _add_idea(self) -> None:
        """Add a video without a date and open it."""
        if made := self._store.make(videos.add(_("New video"))):
            self.desk.open_video(made)

    def _choose(self, lane: Lane) -> None:
        """Take over what is chosen in a lane; what was chosen in another is so no longer."""
        rows = sorted(index.row() for index in lane.list.selectedIndexes())
        if rows:
            for other in self.lanes.values():
                if other is not lane:
                    other.list.clearSelection()
            self.selection.take([lane.model.cards[at].tile for at in rows])
        elif not any(other.list.selectedIndexes() for other in self.lanes.values()):
            self.selection.choose(None)

    def _show_chosen(self) -> None:
        """Choose again what was chosen, in the lane where it is now."""
        wanted = set(self.selection.videos)
        for lane in self.lanes.values():
            model = lane.list.selectionModel()
            for at, card in enumerate(lane.model.cards):
                if card.tile.id in wanted:
                    model.select(lane.model.index(at), model.SelectionFlag.Select)
                    model.setCurrentIndex(lane.model.index(at), model.SelectionFlag.NoUpdate)

    def _let_go(self) -> None:
        """Choose nothing in the lanes once nothing is chosen."""
        if not len(self.selection):
            for lane in self.lanes.values():
                if lane.list.selectedIndexes():
                    lane.list.clearSelection()

    def _enter(self, lane: Lane) -> None:
        lane.list.setFocus()
        if lane.model.cards and not lane.list.selectedIndexes():
            lane.list.setCurrentIndex(lane.model.index(0))

    def _drop(self, key: str, keys: list[Key]) -> None:
        ids = [id_ for live, id_ in keys if not live]
        if self._field is None:
            stages.set_stage(self._store, ids, Stage(key))
        elif key == OTHERS:
            self._store.failed.emit(_("This lane holds videos of several texts. Drop it on another one."))
        elif ids:
            self._store.do(own_fields.set_values(ids, self._field.id, key), offer_undo=True)

    def _ask_limit(self, stage: Stage) -> None:
        now = self._store.read(settings.get).stage_limits.get(stage.value, 0)
        question = _("Maximum videos at the stage {stage}; 0 means no limit").format(
            stage=labels.stage(stage)
        )
        most, taken = QInputDialog.getInt(self, _("Limit of a stage"), question, now, 0, 999)
        if taken:
            self._store.do(settings.set_stage_limit(stage.value, most), offer_undo=True)

    def _menu(self, tile: Tile, point: QPoint) -> None:
        menu = item_menu(self, self._store, self.selection, tile)
        menu.actions()[0].triggered.connect(lambda: self.desk.open_video(tile.id))
        menu.popup(point)
