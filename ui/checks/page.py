"""The page of checks: what is wrong in a stretch of the calendar, and what can be done about many findings at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QSplitter, QStackedWidget, QWidget

from models.tally import FindingCount
from planner import dates
from planner.calendar.changes import Changes
from planner.checks import engine, fixing, survey, tally, waivers
from planner.checks.survey import Period, Survey
from planner.i18n import N_, _, ngettext
from ui.checking import Checking, Counting
from ui.checks import lines
from ui.checks.chart import WEEKS
from ui.checks.filter_bar import FilterBar
from ui.checks.findings_model import FindingsModel
from ui.checks.findings_view import FindingsView
from ui.checks.ignored import IgnoredList
from ui.checks.lines import Group, Line
from ui.checks.panel import SIDE, ChosenPanel, spread
from ui.desk import Desk, Page
from ui.pieces.ignore_dialog import IgnoreDialog
from ui.pieces.live_dialog import LiveDialog
from ui.pieces.reason_dialog import ReasonDialog
from ui.slicing import SlicedEdit
from ui.widgets.header import Header
from ui.widgets.parts import ElidedLabel, EmptyState, button, clear, column
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from planner.calendar.handles import Connection
    from planner.calendar.workspace import Edit
    from planner.checks.engine import Result
    from planner.checks.rule import Fix

T = TypeVar("T")
SETTLE_MS = 250
"""How long nothing has to change before everything is checked again."""
FIXED, ACCEPTED = 4, 40
"""Videos whose fixes are made at once, and findings that are accepted at once: few enough that nobody sees it stop."""
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
        self.view = FindingsView(self.model)
        self.panel = ChosenPanel()
        self.bar = FilterBar()
        self.ignored = IgnoredList(desk.store)
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
        self.header = Header(_("Checks"))
        self.periods = Segments(_("Period"), {one.value: _(text) for one, text in PERIODS.items()})
        self.periods.choose(self._period.value)
        self.summary = ElidedLabel(tone="muted")
        self.summary.setMinimumWidth(40)
        self.accept = button(_("Accept what is there now…"), self._accept)
        self.review = button(_("Review these"), self._review)
        self.review.setToolTip(_("Review the videos that this list is about, one after the other"))
        self.header.left.addWidget(self.periods)
        self.header.left.addWidget(self.summary, 1)
        self.header.right.addWidget(self.review)
        self.header.right.addWidget(self.accept)
        self.header.spread()
        self._empty = column(spacing=0)
        empty = QWidget()
        empty.setLayout(self._empty)
        self._found = QStackedWidget()
        self._found.addWidget(self.view)
        self._found.addWidget(empty)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(self._found)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setSizes([900, SIDE])
        self._lists = QStackedWidget()
        self._lists.addWidget(splitter)
        self._lists.addWidget(self.ignored)
        layout = column(self.header, self.bar, self._lists, spacing=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.periods.chosen.connect(self._choose_period)
        self.bar.changed.connect(self._arrange)
        self.bar.list_chosen.connect(self._choose_list)
        self.view.sort_wanted.connect(lambda _column, _down: self._arrange())
        self.view.chosen.connect(self._show_chosen)
        self.view.opened.connect(self._open)
        self.panel.open_wanted.connect(self._open)
        self.panel.fix_wanted.connect(self._fix)
        self.panel.fix_all_wanted.connect(self._fix_all)
        self.panel.ignore_wanted.connect(self._ignore)
        self.ignored.open_wanted.connect(self._open_subject)
        self._checking.progressed.connect(self._show_progress)
        for one in (self._checking, self._holding):
            one.failed.connect(self._store.failed)
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
        self.accept.setVisible(not ignored)
        self.review.setVisible(not ignored)
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

    def _fix_all(self, group: Group) -> None:
        ids = list(dict.fromkeys(line.subject[0] for line in lines.safe(group.lines)))
        codes = () if group.by_video else (group.first.result.rule.code,)
        videos = [one for one in ids if one is not None]
        now = self._store.now()
        self._do([fixing.fix_all_safe(some, now, codes) for some in _slices(videos, FIXED)])

    def _ignore(self, result: Result) -> None:
        if result.failed:
            return
        dialog = IgnoreDialog(result, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            reason, until = dialog.answer()
            video = result.video.id if result.video else None
            live = result.live.id if result.live else None
            self._store.do(
                waivers.add(video, result.rule.code, result.finding.about, reason, until, live),
                offer_undo=True,
            )

    def _videos(self) -> list[int]:
        """Return the ids of the videos that the list is about."""
        return list(
            dict.fromkeys(line.subject[0] for line in self.model.lines if line.subject[0] is not None)
        )

    def _review(self) -> None:
        self.desk.go("review", ids=tuple(self._videos()))

    def _accept(self) -> None:
        """Ask for one reason to live with everything that is shown."""
        shown = self.model.lines
        if not shown:
            return
        period = _(PERIODS[self._period])
        dialog = ReasonDialog(
            _("Accept what is there now"),
            _("{findings} will be ignored").format(findings=spread(shown)),
            _("All that the list shows ({period}). What turns up later is still found. Why is this right as it is?")
            .format(period=period),
            _("Ignore them all"),
            self,
        )  # fmt: skip
        if dialog.exec() == QDialog.DialogCode.Accepted:
            found = [
                waivers.Waived(line.result.rule.code, line.result.finding.about, *line.subject)
                for line in shown
                if not line.result.failed
            ]
            self._do([waivers.accept(some, *dialog.answer()) for some in _slices(found, ACCEPTED)])

    def _do(self, edits: Sequence[Edit[Any]]) -> None:
        """Do the slices of an edit as one step; other events come in between."""
        if len(edits) <= 1:
            for edit in edits:
                self._store.do(edit, offer_undo=True)
            return
        self.setEnabled(False)

        def done(_result: object) -> None:
            self.setEnabled(True)
            self._store.done.emit(edits[0].label, True)

        def refused(error: Exception) -> None:
            self.setEnabled(True)
            self._store.failed.emit(str(error))

        works = (edit.run for edit in edits)
        SlicedEdit(
            self._store,
            edits[0].label,
            works,
            each=lambda _result: None,
            then=done,
            otherwise=refused,
            parent=self,
        )


def _slices(what: Sequence[T], many: int) -> Iterator[Sequence[T]]:
    for at in range(0, len(what), many):
        yield what[at : at + many]
