"""The calendar page: header, month and inspector, and what each gesture does."""

import datetime as dt
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from models.choices import Stage
from models.reading import LiveTile, Tile
from planner import dates, labels
from planner.i18n import _
from ui.calendar.month_model import Item, MonthModel
from ui.calendar.month_view import MonthView
from ui.findings import Findings
from ui.store import Store
from ui.widgets.parts import Header, add_action, button, column

SIDE = 310
DEFAULT_TIME = dt.time(19)
"""When a video is planned that was added to a day: the evening, when most people watch."""


class CalendarPage(QWidget):
    """A month. It draws before the calendar's library has loaded, and can be changed once it has."""

    video_opened = Signal(int)
    review_wanted = Signal(object)
    """The ids of videos to review."""

    def __init__(self, store: Store, findings: Findings) -> None:
        super().__init__()
        self.setObjectName("page")
        self._store, self._findings = store, findings
        self.model = MonthModel(store, findings, self)
        self.view = MonthView(self.model, findings)
        self.header = Header("")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.view)
        self._inspector: QWidget | None = None
        self.setLayout(column(self.header, self.splitter, spacing=0))
        self.setFocusProxy(self.view)
        self._build_header()
        self._connect()
        self.model.show_month(self.model.today)
        self.view.setCurrentIndex(self.model.index_of(self.model.today))
        self._show_title()

    def go_to(self, day: dt.date) -> None:
        """Show a day and put the keyboard on it."""
        self.view.go_to(day)
        self._show_title()

    def go_today(self) -> None:
        """Show today."""
        self.model.refresh()
        self.go_to(self.model.today)

    def show_video(self, video_id: int, day: dt.date | None) -> None:
        """Choose a video, showing its month."""
        if day:
            self.go_to(day)
        self.view.choose_video(video_id)

    def chosen_video(self) -> int | None:
        """Return the id of the video that is selected."""
        item = self.view.selected
        return item.id if isinstance(item, Tile) else None

    def add_video(self, day: dt.date | None = None) -> None:
        """Add a video on a day, the current one if none is given, and open it."""
        from planner import videos

        at = dt.datetime.combine(day or self.view.current_day(), DEFAULT_TIME)
        made = self._store.do(videos.add(_("New video"), at))
        if made:
            self.video_opened.emit(made)

    def delete_chosen(self) -> None:
        """Delete what is selected, with an offer to undo it."""
        from planner import lives, videos

        item = self.view.selected
        if isinstance(item, LiveTile):
            self._store.do(lives.delete(item.id), offer_undo=True)
        elif item:
            self._store.do(videos.delete((item.id,)), offer_undo=True)

    def set_stage(self, stage: Stage) -> None:
        """Move the selected video to a stage."""
        from planner import videos

        chosen = self.chosen_video()
        if chosen:
            self._store.do(videos.set_stage((chosen,), stage))

    def _build_header(self) -> None:
        before = button("‹", lambda: self._turn(-1), tip=_("Month before (Page Up)"))
        before.setAccessibleName(_("Month before"))
        after = button("›", lambda: self._turn(1), tip=_("Month after (Page Down)"))
        after.setAccessibleName(_("Month after"))
        self.header.left.addWidget(before)
        self.header.left.addWidget(button(_("Today"), self.go_today))
        self.header.left.addWidget(after)

    def _connect(self) -> None:
        self.view.opened.connect(self._open)
        self.view.add_wanted.connect(self.add_video)
        self.view.dropped.connect(self._drop)
        self.view.month_wanted.connect(self._turn)
        self.view.menu_wanted.connect(self._menu)
        self.view.chosen.connect(self._show_chosen)
        self.model.modelReset.connect(self._show_title)
        self._store.changed.connect(lambda _changes: self.model.refresh())
        self._store.attached.connect(self._attach)
        if self._store.ready:
            self._attach()

    def _attach(self) -> None:
        from ui.calendar.inspector import Inspector

        inspector = Inspector(self._store, self._findings)
        inspector.opened.connect(self.video_opened)
        inspector.shown_video.connect(self.view.choose_video)
        self._inspector = inspector
        self.splitter.addWidget(inspector)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        width = max(self.splitter.width(), 700)
        self.splitter.setSizes([width - SIDE, SIDE])
        self.view.chosen.connect(inspector.show_item)
        self.model.refresh()
        inspector.show_item(self.view.selected)

    def _show_chosen(self, _item: Item | None) -> None:
        self._show_title()

    def _show_title(self) -> None:
        self.header.title.setText(dates.month(self.model.month))
        self.view.viewport().update()

    def _turn(self, months: int) -> None:
        at = self.model.month.year * 12 + self.model.month.month - 1 + months
        first = dt.date(at // 12, at % 12 + 1, 1)
        last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        self.go_to(first.replace(day=min(self.view.current_day().day, last.day)))

    def _open(self, item: Item) -> None:
        if isinstance(item, LiveTile):
            from ui.widgets.live_dialog import LiveDialog

            LiveDialog.edit(self._store, item.id, self)
        elif self._store.ready:
            self.video_opened.emit(item.id)

    def _drop(self, live: bool, number: int, day: dt.date) -> None:
        from planner import lives, videos

        if live:
            self._store.do(lives.move_to_day(number, day), offer_undo=True)
        else:
            self._store.do(videos.move_to_day((number,), day), offer_undo=True)

    def _menu(self, item: Item | None, day: dt.date, point: QPoint) -> None:
        if not self._store.ready:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if item is not None:
            self.view.choose(item)
            add_action(menu, _("Open"), lambda: self._open(item))
        if isinstance(item, Tile):
            self._video_menu(menu, item)
        if item is not None:
            add_action(menu, _("Delete"), self.delete_chosen)
            menu.addSeparator()
        add_action(menu, _("Add video on {day}").format(day=dates.day(day)), lambda: self.add_video(day))
        add_action(menu, _("Add live event on {day}…").format(day=dates.day(day)), lambda: self.add_live(day))
        menu.popup(point)

    def _video_menu(self, menu: QMenu, item: Tile) -> None:
        from planner import videos

        add_action(menu, _("Review"), lambda: self.review_wanted.emit((item.id,)))
        add_action(menu, _("Duplicate"), lambda: self._store.do(videos.duplicate(item.id), offer_undo=True))
        add_action(
            menu,
            _("Take off the calendar"),
            lambda: self._store.do(videos.reschedule(item.id, None), offer_undo=True),
        )
        stages = menu.addMenu(_("Stage"))
        for stage in Stage:
            action = add_action(stages, labels.stage(stage), partial(self.set_stage, stage))
            action.setCheckable(True)
            action.setChecked(item.stage == stage)

    def add_live(self, day: dt.date | None = None) -> None:
        """Ask for a live event on a day and add it."""
        from ui.widgets.live_dialog import LiveDialog

        LiveDialog.add(self._store, day or self.view.current_day(), self)
