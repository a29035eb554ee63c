"""The calendar page: month, week and agenda of the same days, the drawer, the inspector, and what each gesture does."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from models.reading import LiveTile
from planner import dates
from planner.days.filtering import Filter
from planner.days.slots import Slot
from planner.i18n import _
from ui.adding import making
from ui.calendar import filling
from ui.calendar.days_model import DaysModel
from ui.calendar.month_view import MonthView
from ui.desk import Desk, Goto, Page
from ui.items import moves
from ui.items.bulk_bar import BulkBar
from ui.items.menu import item_menu
from ui.items.selection import Item, Selection
from ui.items.tool_row import OutlineButton, ToolRow
from ui.theme import theme
from ui.widgets.header import Header
from ui.widgets.outline import dress
from ui.widgets.parts import button, column

if TYPE_CHECKING:
    from ui.calendar.beside import Beside

DRAWER = 220
STEADY = 1100
"""Pixels of a page, at texts of 100 %, from which on there is room for more in its bar."""


class CalendarPage(Page):
    """Days with what is planned. A month draws before the calendar's library has loaded, the rest once it has."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._findings, self._preferences = desk.findings, desk.preferences
        self.model = DaysModel(desk.store, desk.findings, self)
        self.selection = Selection(self)
        self.view = MonthView(self.model, self.selection, desk.findings)
        self.header = Header("")
        self.tools = ToolRow(lambda: moves.choices(desk.store), lambda: moves.own_choices(desk.store))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.stack)
        self._views: dict[str, QWidget] = {"month": self.view}
        self.view_name = "month"
        self._inspector: QWidget | None = None
        self._beside: Beside | None = None
        self.drawer: QWidget | None = None
        self.setLayout(column(self.header, self.tools, self.splitter, spacing=0))
        self._bulk = BulkBar(self, desk.store, self.selection, self.stack)
        self._bulk.listen(self.view)
        self._build_header()
        self._connect()
        self._restore()
        self.model.show_month(self.model.today)
        self.view.setCurrentIndex(self.model.index_of(self.model.today))
        self._show_title()
        self.acts = {
            "view_month": partial(self.show_view, "month"),
            "view_week": partial(self.show_view, "week"),
            "view_agenda": partial(self.show_view, "agenda"),
            "unscheduled": self.flip_drawer,
            "this_month": self.go_today,
            "fill_slots": self.fill_slots,
            "new_live": self.add_live,
        }

    def first_focus(self) -> QWidget:
        """Return the days."""
        return self._views[self.view_name]

    def show_what(self, goto: Goto) -> None:
        """Show a day, a video on its day, or what a filter lets through alone."""
        super().show_what(goto)
        if goto.filter is not None:
            self.show_only(goto.filter)
        if goto.day:
            self.go_to(goto.day)
        if goto.video:
            self.show_video(goto.video, goto.day)

    def show_view(self, name: str) -> None:
        """Show the month, the week or the agenda, with the day that the keyboard is on."""
        day = self.current_day()
        if name not in self._views:
            self._views[name] = self._make(name)
            self._bulk.listen(self._views[name])
            self.stack.addWidget(self._views[name])
        self.view_name = name
        self._make_room()
        up = name == "agenda"
        dress(self._before, "chevron-up" if up else "chevron-left")
        dress(self._after, "chevron-down" if up else "chevron-right")
        self._preferences["view"] = name
        self.header.show_view(name)
        view = self._views[name]
        shows = {"week": self.model.show_week, "agenda": self.model.show_agenda}
        shows.get(name, self.model.show_month)(day)
        self.stack.setCurrentWidget(view)
        self.go_to(day)
        if name == "week":
            view.show_hours()  # type: ignore[attr-defined]
        view.setFocus()

    def current_day(self) -> dt.date:
        """Return the day that the keyboard is on."""
        return self._views[self.view_name].current_day()  # type: ignore[attr-defined,no-any-return]

    def go_to(self, day: dt.date) -> None:
        """Show a day and put the keyboard on it."""
        view = self._views[self.view_name]
        if self.view_name == "agenda":
            view.show_day(day)  # type: ignore[attr-defined]
        else:
            view.go_to(day)  # type: ignore[attr-defined]
        self._show_title()

    def go_today(self) -> None:
        """Show today."""
        self.model.refresh()
        self.go_to(self.model.today)

    def show_only(self, wanted: Filter) -> None:
        """Show the videos that are wanted, in place of any filter before."""
        self.tools.only(wanted)

    def show_video(self, video_id: int, day: dt.date | None) -> None:
        """Choose a video, showing its month."""
        if day:
            self.go_to(day)
        self._choose_video(video_id)

    def chosen_video(self) -> int | None:
        """Return the id of the current video."""
        item = self.selection.current
        return None if item is None or isinstance(item, LiveTile) else item.id

    def chosen_videos(self) -> list[int]:
        """Return the ids of all videos that are chosen."""
        return self.selection.videos

    def add_video(self, where: dt.date | dt.datetime | Slot | None = None) -> None:
        """Add a video in a slot, at a moment or on a day, the current one if none is given, and open it."""
        making.add_video(self.desk, where or self.current_day())

    def delete_chosen(self) -> bool:
        """Delete what is selected, with an offer to undo it."""
        moves.delete(self._store, self.selection)
        return True

    def fill_slots(self) -> None:
        """Propose the unscheduled videos for the open slots, and plan what is taken of it."""
        filling.ask(self._store, self.model, self)

    def show_drawer(self, on: bool) -> None:
        """Show the videos without a date, or hide them."""
        self._preferences["drawer"] = on
        self.tools.drawer.setChecked(on)
        if not self._store.ready:
            return
        if self.drawer is None:
            from ui.calendar.drawer import Drawer

            self.drawer = drawer = Drawer(self._store, self._findings, self.selection)
            drawer.opened.connect(self._open)
            drawer.dropped.connect(lambda keys: moves.take_off(self._store, keys))
            drawer.counted.connect(self.tools.show_unscheduled)
            self.splitter.insertWidget(0, drawer)
            self.splitter.setStretchFactor(0, 0)
            self.splitter.setStretchFactor(1, 1)
            drawer.refresh()
        self.drawer.setVisible(on)
        if on:
            sizes, width = self.splitter.sizes(), theme.px(DRAWER)
            self.splitter.setSizes([width, sum(sizes) - width - sum(sizes[2:]), *sizes[2:]])

    def flip_drawer(self) -> None:
        """Show the videos without a date, or hide them where they are shown."""
        self.show_drawer(not self.tools.drawer.isChecked())

    def _build_header(self) -> None:
        self._before = OutlineButton("chevron-left", "", "step")
        self._after = OutlineButton("chevron-right", "", "step")
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self.header.left.setSpacing(6)
        self.header.left.addWidget(self._before)
        self.header.left.addWidget(button(_("Today"), self.go_today))
        self.header.left.addWidget(self._after)
        self.header.show_view("month")
        self._fill = button(_("Fill slots…"), partial(self.desk.action_wanted.emit, "fill_slots"))
        self._back = OutlineButton("panel-right", _("Show the details"))
        self._back.clicked.connect(lambda: self._beside.keep(wanted=True) if self._beside else None)
        self.tools.put_in(self.header, days=True)
        self.header.right.insertWidget(0, self._back)
        self.header.right.addWidget(self._fill)
        self._back.setVisible(not self._preferences["panel"])
        self._fill.setVisible(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space puts the details away, or brings them back."""
        if event.key() == Qt.Key.Key_Space and self._beside:
            self._beside.flip()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less in the bar where there is little room."""
        super().resizeEvent(event)
        self._make_room()
        self._show_title()

    def _make_room(self) -> None:
        """Keep the arrows where they are from month to month, and what is in menus too, where there is room."""
        roomy = self.width() >= theme.px(STEADY)
        metrics = self.header.title.fontMetrics()
        widest = max(
            metrics.horizontalAdvance(dates.month(dt.date(2026, month, 1))) for month in range(1, 13)
        )
        self.header.title.setMinimumWidth(widest + 8 if roomy else 0)
        self._fill.setVisible(roomy and self.view_name == "week")

    def _connect(self) -> None:
        self.view.opened.connect(self._open)
        self.view.add_wanted.connect(self.add_video)
        self.view.dropped.connect(lambda keys, day: moves.to_day(self._store, self.model, keys, day))
        self.view.files_dropped.connect(self._take_files)
        self.view.menu_wanted.connect(self._menu)
        self.selection.changed.connect(self._show_chosen)
        self.model.modelReset.connect(self._renew)
        self.tools.changed.connect(self._narrow)
        self.tools.drawer_wanted.connect(self.show_drawer)
        self._store.changed.connect(self._heard)
        self._store.attached.connect(self._attach)
        if self._store.ready:
            self._attach()

    def _restore(self) -> None:
        from planner.days import filtering

        kept = filtering.from_json(self._preferences["filter"])
        hidden = frozenset(self._preferences["hidden_layers"])
        self.tools.show_state(kept, hidden, drawer=bool(self._preferences["drawer"]))
        self.model.filter, self.model.hidden = kept, hidden

    def _make(self, name: str) -> QWidget:
        if name == "week":
            from ui.calendar.week_view import WeekView

            week = WeekView(self.model, self.selection, self._findings)
            week.opened.connect(self._open)
            week.add_wanted.connect(self.add_video)
            week.dropped.connect(lambda keys, at: moves.to_moment(self._store, self.model, keys, at))
            week.menu_wanted.connect(self._menu)
            return week
        from ui.calendar.agenda_view import AgendaView

        agenda = AgendaView(self.model, self.selection, self._findings)
        agenda.opened.connect(self._open)
        agenda.add_wanted.connect(self.add_video)
        agenda.menu_wanted.connect(self._menu)
        agenda.turned.connect(self._turn)
        agenda.moved.connect(self._show_title)
        return agenda

    def _attach(self) -> None:
        from ui.calendar.beside import Beside
        from ui.calendar.inspector import Inspector

        inspector = self._inspector = Inspector(self._store, self._findings)
        inspector.opened.connect(self._open)
        self._beside = Beside(inspector, self.splitter, self.selection, self._preferences)
        self._beside.put_away.connect(self._back.setVisible)
        self.model.refresh()
        self.tools.show_chips()
        if self._preferences["drawer"]:
            self.show_drawer(True)
        else:
            self._count_unscheduled()
        if self._preferences["view"] in {"week", "agenda"}:
            self.show_view(self._preferences["view"])

    def _heard(self, _changes: object) -> None:
        self.model.refresh()
        if self.drawer:
            self.drawer.refresh()  # type: ignore[attr-defined]
        else:
            self._count_unscheduled()

    def _count_unscheduled(self) -> None:
        from models import reading

        self.tools.show_unscheduled(len(self._store.read_rows(reading.unscheduled)))

    def _narrow(self) -> None:
        """Show what the filter and the layers let through, and keep them."""
        self.model.filter, self.model.hidden = self.tools.filter, self.tools.hidden
        self._preferences["filter"] = self.tools.filter.as_json()
        self._preferences["hidden_layers"] = sorted(self.tools.hidden)
        self.model.refresh()

    def _renew(self) -> None:
        """After a refresh the ring stays on the same items, wherever they are now."""
        waiting = self.drawer.model.tiles if self.drawer else ()  # type: ignore[attr-defined]
        self.selection.renew([*self.model.items(), *waiting])
        self._show_title()

    def _show_chosen(self) -> None:
        if self._beside:
            self._beside.follow()

    def _show_title(self) -> None:
        week = self.view_name == "week"
        days = self.model.days
        if self.view_name == "agenda":
            top = self._views["agenda"].top_day()  # type: ignore[attr-defined]
            text = _("From today") if top == self.model.today else dates.month(top)
        else:
            text = dates.span(days[0].date, days[-1].date) if week and days else dates.month(self.model.month)
        if self.width() < theme.px(STEADY) and days:
            text = text.removesuffix(f" {days[-1].date.year}")
        self.header.title.setText(text)
        names = (_("Week before"), _("Week after")) if week else (_("Month before"), _("Month after"))
        for one, name, key in zip((self._before, self._after), names, ("Page Up", "Page Down"), strict=True):
            one.call(name, key)
        self.header.fit()
        self.view.viewport().update()

    def _turn(self, step: int) -> None:
        self.go_to(self.model.turned(self.current_day(), step))

    def _choose_video(self, video_id: int) -> None:
        if tile := self.model.video(video_id):
            self.selection.choose(tile)

    def _open(self, item: Item) -> None:
        if isinstance(item, LiveTile):
            self.desk.go("live", live=item.id)
        elif self._store.ready:
            self.desk.open_video(item.id)

    def _take_files(self, paths: Sequence[Path], day: dt.date) -> None:
        moves.take_files(self._store, paths, moves.when(self._store, day))

    def _menu(self, item: Item | None, day: dt.date, point: QPoint) -> None:
        if not self._store.ready:
            return
        if item is not None and not self.selection.has(item):
            self.selection.choose(item)
        menu = item_menu(self, self._store, self.selection, item)
        if item is not None:
            menu.actions()[0].triggered.connect(partial(self._open, item))
        menu.addAction(_("Add video on {day}").format(day=dates.day(day)), partial(self.add_video, day))
        menu.addAction(_("Add live event on {day}…").format(day=dates.day(day)), partial(self.add_live, day))
        menu.popup(point)

    def add_live(self, day: dt.date | None = None) -> None:
        """Ask for a live event on a day and add it."""
        from ui.pieces.live_dialog import LiveDialog

        LiveDialog.add(self._store, day or self.current_day(), self)
