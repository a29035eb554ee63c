"""The page of checks: what is wrong in a stretch of the calendar, and what can be done about many findings at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from models.tally import FindingCount
from planner import dates
from planner.calendar.changes import Changes
from planner.checks import engine, survey, tally, waivers
from planner.checks.survey import Period, Survey
from planner.i18n import N_, _, ngettext
from ui.checking import Checking, Counting
from ui.checks import lines
from ui.checks.chart import WEEKS
from ui.checks.doing import Doing
from ui.checks.filter_bar import FilterBar
from ui.checks.findings_model import FindingsModel
from ui.checks.findings_view import FindingsView
from ui.checks.ignored import IgnoredList
from ui.checks.lines import Group, Line
from ui.checks.panel import SIDE, ChosenPanel
from ui.desk import Desk, Page
from ui.pieces.live_dialog import LiveDialog
from ui.widgets.header import Header, KeyButton
from ui.widgets.parts import ElidedLabel, EmptyState, button, clear, column, row
from ui.widgets.segments import Segments
from ui.widgets.tab_order import order_tabs

if TYPE_CHECKING:
    from planner.calendar.handles import Connection
    from planner.checks.rule import Fix

T = TypeVar("T")
SETTLE_MS = 250
"""How long nothing has to change before everything is checked again."""
PERIODS = {
    Period.WEEK: N_("This week"),
    Period.SEVEN: N_("7 days"),
    Period.FOURTEEN: N_("14 days"),
    Period.THIRTY: N_("30 days"),
    Period.ALL: N_("Everything"),
}
NOTHING_FOUND = {
    Period.WEEK: N_("Nothing to fix this week"),
    Period.SEVEN: N_("Nothing to fix in the next 7 days"),
    Period.FOURTEEN: N_("Nothing to fix in the next 14 days"),
    Period.THIRTY: N_("Nothing to fix in the next 30 days"),
    Period.ALL: N_("Nothing to fix"),
}
NOTHING_PLANNED = {
    Period.WEEK: N_("Nothing is planned this week"),
    Period.SEVEN: N_("Nothing is planned in the next 7 days"),
    Period.FOURTEEN: N_("Nothing is planned in the next 14 days"),
    Period.THIRTY: N_("Nothing is planned in the next 30 days"),
    Period.ALL: N_("Nothing is planned yet"),
}


class ChecksPage(Page):
    """All findings of a period, and all that is ignored."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._counting = desk.findChild(Counting) or Counting(desk.store, desk)
        self._checking, self._holding = Checking(desk.store, self), Checking(desk.store, self)
        self._survey: Survey | None = None
        self._lines: list[Line] = []
        self._period = Period.FOURTEEN
        self._settle = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self.model = FindingsModel(self)
        self.view = FindingsView(self.model, desk.findings.covers)
        self.panel = ChosenPanel()
        self.bar = FilterBar()
        self.ignored = IgnoredList(desk.store)
        self._doing = Doing(self, desk.store)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Check the period again."""
        if not self._store.ready:
            return
        self._stale = False
        period, now = self._period, self._store.now()

        def work(connection: Connection, step: Callable[[int, int], None]) -> Any:
            found = survey.look(connection, now, period, step)
            return found, lines.lines_of(found.results)

        self._show_ignored()
        self._checking.run(work, self._take)

    def stop(self) -> None:
        """Stop checking, what is about to begin too."""
        self._settle.stop()
        for one in (self._checking, self._holding, self._counting):
            one.stop()

    def is_stale(self) -> bool:
        """Whether something changed while another page was shown, or the day did."""
        return super().is_stale() or bool(self._survey and self._survey.calendar.today != self._today())

    def chosen_video(self) -> int | None:
        """Return the id of the video that the chosen line is about."""
        item = self.view.current
        line = item.first if isinstance(item, Group) and item.by_video else item
        return line.subject[0] if isinstance(line, Line) else None

    def _build(self) -> None:
        self.header = Header(_("Review"))
        self.periods = Segments(_("Period"), {one.value: _(text) for one, text in PERIODS.items()})
        self.periods.choose(self._period.value)
        self.header.left.addWidget(self.periods)
        report = KeyButton("keyed", "printer", "text", word_stays=False)
        report.say(_("Report…"), "")
        report.clicked.connect(lambda: self.desk.action_wanted.emit("save_report"))
        self.fix_all = button("", lambda: self._doing.fix(self.model.lines), "primary")
        self.header.add_keyed(report)
        self.header.right.addWidget(self.fix_all)
        self._empty = column(spacing=0)
        empty = QWidget()
        empty.setLayout(self._empty)
        self._found = QStackedWidget()
        for shown in (self.view, empty):
            self._found.addWidget(shown)
        self._lists = QStackedWidget()
        for list_ in (self._found, self.ignored):
            self._lists.addWidget(list_)
        left = QWidget()
        main = column(self.bar, self._lists, self._footer(), spacing=0)
        main.setStretch(1, 1)
        left.setLayout(main)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        for side in (left, self.panel):
            splitter.addWidget(side)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setSizes([900, SIDE])
        layout = column(self.header, splitter, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _footer(self) -> QWidget:
        """Return the line beneath the list: what it counts, and what else can be done with all of it."""
        self.summary = ElidedLabel(tone="muted")
        self.summary.setMinimumWidth(40)
        self.accept = button(_("Accept what is there now…"), self._accept, "link")
        self.review = button(_("Review these"), self._review, "link")
        self.review.setToolTip(_("Review the videos that this list is about, one after the other"))
        line = row(self.summary, self.review, self.accept, self.bar.lists)
        line.setStretch(0, 1)
        line.setContentsMargins(18, 8, 18, 10)
        footer = QWidget()
        footer.setLayout(line)
        return footer

    def first_focus(self) -> QWidget:
        """Return what has the keyboard first: the list."""
        return self.view

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard on to the list."""
        super().focusInEvent(event)
        self.view.setFocus(event.reason())

    def _connect(self) -> None:
        self.periods.chosen.connect(self._choose_period)
        self.bar.changed.connect(self._arrange)
        self.bar.list_chosen.connect(self._choose_list)
        self.view.sort_wanted.connect(lambda _column, _down: self._arrange())
        self.view.chosen.connect(self._show_chosen)
        self.view.opened.connect(self._open)
        self.panel.open_wanted.connect(self._open)
        self.panel.fix_wanted.connect(self._fix)
        self.panel.fix_all_wanted.connect(lambda group: self._doing.fix(group.lines))
        self.panel.ignore_wanted.connect(self._doing.ignore)
        self.panel.review_wanted.connect(lambda video: self.desk.go("review", ids=(video,)))
        self.panel.rule_wanted.connect(lambda code: self.desk.go("settings", name=code))
        self.view.fix_wanted.connect(self._fix_chosen)
        self.ignored.open_wanted.connect(self._open_subject)
        self._checking.progressed.connect(self._show_progress)
        for one in (self._checking, self._holding):
            one.failed.connect(self._store.failed)
        self._order = QTimer(self, interval=0, singleShot=True)
        self._order.timeout.connect(lambda: order_tabs(self))
        self._counting.counted.connect(lambda: self._show_chosen(self.view.current))
        self._settle.timeout.connect(self.refresh)
        self.follow()

    def _today(self) -> dt.date:
        calendar = self._survey.calendar if self._survey else None
        return survey.today(self._store.now(), calendar.zone) if calendar else self._store.now().date()

    def concerned(self, changes: Changes) -> bool:
        """Whether a step may have changed what the checks say."""
        return not changes.only(FindingCount)

    def renew(self) -> None:
        """Check again once no more changes come."""
        if self.isVisible():
            self._settle.start()
        else:
            super().renew()

    def _choose_period(self, key: str) -> None:
        self._period = Period(key)
        self.summary.show_text(_("Checking…"))
        self.refresh()

    def _choose_list(self, ignored: bool) -> None:
        self._lists.setCurrentIndex(int(ignored))
        for one in (self.accept, self.review, self.panel, self.fix_all):
            one.setVisible(not ignored)
        self.periods.setVisible(not ignored)
        self._show_ignored()
        self._arrange()

    def _show_progress(self, done: int, of: int) -> None:
        if self._checking.busy and of > 500:
            text = _("Checking, {done} of {all} videos").format(done=dates.whole(done), all=dates.whole(of))
            self.summary.show_text(text)

    def _take(self, found: tuple[Survey, list[Line]]) -> None:
        self._survey, self._lines = found
        self._arrange()
        self._counting.count(self._survey.calendar.today)

    def _arrange(self) -> None:
        """Show what the filters want of what was found."""
        ignored = self._lists.currentIndex() == 1
        if ignored:
            self.ignored.search(self.bar.search.text())
        if self._survey is None:
            return
        header = self.view.header()
        wanted = self.bar.wanted(
            header.sortIndicatorSection(),
            descending=header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
        )
        today = self._survey.calendar.today
        self.view.show_again(lambda: self.model.show(self._lines, wanted, today))
        shown = self.model.lines
        self.summary.show_text(
            "" if ignored else self._counted(shown, self._survey, narrowed=wanted.narrowed)
        )
        self.accept.setEnabled(bool(shown) and not self._store.read_only)
        self.review.setEnabled(bool(self._videos()))
        safe = len(lines.safe(shown))
        self.fix_all.setText(_("Fix what is safe") + (f"  {dates.whole(safe)}" if safe else ""))
        self.fix_all.setEnabled(bool(safe) and not self._store.read_only)
        self._found.setCurrentIndex(0 if shown else 1)
        if not shown:
            self._show_empty(narrowed=wanted.narrowed and bool(self._lines))

    def _counted(self, shown: list[Line], found: Survey, *, narrowed: bool) -> str:
        videos = len({line.subject[0] for line in shown} - {None}) if narrowed else found.videos
        words = lines.in_words(shown)
        if not words:
            return ""
        if not found.videos:
            return f"{words}. {_(NOTHING_PLANNED[self._period])}."
        return _("{findings} in {videos}").format(
            findings=words,
            videos=ngettext("{n} video", "{n} videos", videos).format(n=dates.whole(videos)),
        )

    def _show_empty(self, *, narrowed: bool) -> None:
        clear(self._empty)
        videos = self._survey.videos if self._survey else 0
        if narrowed:
            state = EmptyState(
                _("Nothing fits the filters"),
                _("There are findings in this period, but none that the search and the filters let through."),
                button(_("Clear the filters"), self.bar.clear, "primary"),
            )
        elif not videos:
            state = EmptyState(
                _(NOTHING_PLANNED[self._period]),
                _("Videos are checked as soon as they are in the calendar."),
                button(_("New video"), lambda: self.desk.action_wanted.emit("new_video"), "primary"),
            )
        else:
            words = ngettext("{n} video was checked.", "{n} videos were checked.", videos)
            state = EmptyState(_(NOTHING_FOUND[self._period]), words.format(n=dates.whole(videos)))
        self._empty.addWidget(state)

    def _show_chosen(self, item: Line | Group | None) -> None:
        if self._survey is None:
            return
        today = self._survey.calendar.today
        self.panel.show_item(item, today, may_change=not self._store.read_only)
        line = item if isinstance(item, Line) else None
        if isinstance(item, Group) and not item.by_video:
            line = item.first
        code = line.result.rule.code if line else tally.TOTAL
        self._order.start()
        since = tally.first_of(today, WEEKS)
        counted = self._store.read(lambda session: tally.over_time(session, code, since))
        heading = _("All findings, week by week") if not code else _("{code}, week by week").format(code=code)
        self.panel.show_weeks(heading, tally.by_week(counted, today, WEEKS))

    def _show_ignored(self) -> None:
        """List the waivers; whether they hold anything follows."""
        listed = self._store.read(waivers.listed)
        now = self._store.now()
        self.bar.show_ignored(len(listed))
        if self._lists.currentIndex() == 0:
            return
        calendar = self._survey.calendar if self._survey else None
        titles = {
            code: _(one.rule.title) for code, one in (engine.rules_of(calendar) if calendar else {}).items()
        }
        self.ignored.show_waivers(listed, titles, self._today())
        self._holding.run(
            lambda connection, _step: survey.holding(connection, now), self.ignored.model.show_holding
        )

    def _open(self, line: Line) -> None:
        self._open_subject(*line.subject)

    def _open_subject(self, video_id: int | None, live_id: int | None) -> None:
        if video_id is not None:
            self.desk.open_video(video_id)
        elif live_id is not None:
            LiveDialog.edit(self._store, live_id, self)

    def _fix(self, fix: Fix) -> None:
        self._store.fix(fix)

    def _fix_chosen(self) -> None:
        self._doing.fix_chosen(self.view.chosen_lines, self.view.current)

    def _accept(self) -> None:
        self._doing.accept(self.model.lines, _(PERIODS[self._period]))

    def _videos(self) -> list[int]:
        """Return the ids of the videos that the list is about."""
        return list(
            dict.fromkeys(line.subject[0] for line in self.model.lines if line.subject[0] is not None)
        )

    def _review(self) -> None:
        self.desk.go("review", ids=tuple(self._videos()))
