"""The trend check: where to look, how much time is left, what was found, and the days before."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QInputDialog, QWidget

from models.choices import FindKind, ReminderKind
from models.trend import TrendFind, TrendLook
from planner import dates, times
from planner.calendar import settings
from planner.errors import PlanError
from planner.i18n import _, ngettext
from planner.library import trend_check
from planner.reminders import reminder_settings
from planner.video import videos
from ui.desk import Desk, Page
from ui.theme import theme
from ui.trend.capture import KINDS, Capture
from ui.trend.clock_ring import ClockRing
from ui.trend.day_bars import DayBars, DayCount
from ui.trend.found_rows import ORDER, FindDeeds, find_row
from ui.widgets.day_row import place_of, put_back
from ui.widgets.header import Header
from ui.widgets.outline import dress
from ui.widgets.parts import Card, ElidedLabel, button, clear, column, label, row, rule, scrolling
from ui.widgets.row_card import Outline, fill, note, rows_card
from ui.widgets.segments import Segments

PANEL = 316
DAYS = 14
MORE_MINUTES = 5


class TrendPage(Page):
    """One trend check at a time; a finished one is read again from the days before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._look: TrendLook | None = None
        self._read = 0
        """The id of a finished check that is read again; 0 for none."""
        self._order = "time"
        self._ticked: set[str] = set()
        self.header = Header(_("Trends"))
        self.words = ElidedLabel(tone="muted")
        self.words.setMinimumWidth(40)
        self.header.left.addWidget(self.words, 1)
        self.header.spread()
        self.begin = button("", self.start, "primary")
        self.end = button(_("End the check"), self._end, "primary")
        self._time = self._time_card()
        self._found = column(spacing=0)
        main = column(self._time, self._found, self._keys(), None, spacing=12)
        main.setContentsMargins(18, 14, 18, 14)
        side = scrolling(self._panel())
        side.setFixedWidth(theme.px(PANEL))
        both = row(scrolling(main), side, spacing=0)
        self.setLayout(column(self.header, both, spacing=0))
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)
        self.capture.kept.connect(self._keep)
        self.capture.picture_kept.connect(self._keep_picture)
        self.capture.refused.connect(desk.store.failed)
        ended = QShortcut(QKeySequence("Ctrl+Return"), self)
        ended.activated.connect(self._end)
        self.follow()
        self.acts = {"begin": self.start}

    def first_focus(self) -> QWidget:
        """The line that takes everything, or the button that begins."""
        return self.capture.line if self._look else self.begin

    def _time_card(self) -> Card:
        card = Card(margin=16)
        self.left, self.capture = ClockRing(), Capture()
        self.ready, self.ready_words = label(size="page"), label(tone="muted", wrap=True)
        self.more = button(_("{n} min more").format(n=MORE_MINUTES), self._more, "small")
        dress(self.more, "plus", size=15)
        self.waiting = QWidget()
        waits = row(column(self.ready, self.ready_words, spacing=3), self.begin)
        waits.setStretch(0, 1)
        self.waiting.setLayout(waits)
        ends = column(self.end, self.more, None, spacing=8)
        self.ends = QWidget()
        self.ends.setLayout(ends)
        line = row(self.left, self.capture, self.ends, spacing=16)
        line.setStretch(1, 1)
        card.body.addLayout(line)
        card.body.addWidget(self.waiting)
        return card

    def _keys(self) -> QWidget:
        words = _("Enter keeps it · # hashtag · ~ sound · “ hook · a pasted link stays with its capture")
        self.hint = label(words, tone="muted", size="small", wrap=True)
        return self.hint

    def _panel(self) -> QWidget:
        panel = QFrame()
        panel.setObjectName("side")
        self._places = column(spacing=2)
        change = button(_("Change the list…"), self._change_places, "link")
        self.bars, self.bar_words = DayBars(), label(tone="muted", size="small", wrap=True)
        self.bars.chosen.connect(self._read_again)
        privacy = label(
            _("Hookline opens nothing and reads nothing online. You look, it keeps."),
            tone="muted", size="small", wrap=True,
        )  # fmt: skip
        foot = row(Outline("lock", size=15), privacy)
        foot.setStretch(1, 1)
        layout = column(
            label(_("Where to look"), size="head"), self._places, row(change, None), rule(),
            row(label(_("The days before"), size="head"), None, label(_("finds a day"), tone="muted")),
            self.bars, self.bar_words, None, foot, spacing=10,
        )  # fmt: skip
        layout.setContentsMargins(16, 14, 16, 14)
        panel.setLayout(layout)
        return panel

    def start(self) -> None:
        """Begin a trend check, unless one goes on."""
        if self._store.ready and self._store.read(trend_check.current) is None:
            self._ticked.clear()
            self._read = 0
            self._store.do(trend_check.begin(self._store.now(), self._minutes()))
        self.refresh()
        self.capture.line.setFocus()

    def refresh(self) -> None:
        """Read everything again."""
        if not self._store.ready:
            return
        store = self._store
        self._look = store.read(trend_check.current)
        going = self._look is not None
        minutes = self._minutes()
        self.begin.setText(ngettext("Begin, {n} minute", "Begin, {n} minutes", minutes).format(n=minutes))
        for one in (self.begin, self.end, self.more, self.capture):
            one.setEnabled(not store.read_only)
        self.waiting.setVisible(not going)
        for shown in (self.left, self.capture, self.ends, self.hint):
            shown.setVisible(going)
        self.capture.show_products(store.read(videos.products))
        self._show_places()
        looks = store.read(lambda session: trend_check.log(session, 60))
        if not going and not self._read and looks and looks[0].day == self._today():
            self._read = looks[0].id
        self._show_found(looks)
        self._show_days(looks)
        self._tick()
        if going and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def is_stale(self) -> bool:
        """It counts on whenever it is shown."""
        return True

    def hideEvent(self, event: object) -> None:
        """Nobody looks: nothing is counted."""
        self._timer.stop()

    def _minutes(self) -> int:
        chosen = self._store.read(reminder_settings.chosen)
        return next(
            (one.minutes for one in chosen if one.kind is ReminderKind.TREND_CHECK and one.minutes),
            reminder_settings.usual_minutes(ReminderKind.TREND_CHECK),
        )

    def _tick(self) -> None:
        """Show how much time is left."""
        if self._look is None:
            self.ready.setText(_("Ready when you are"))
            days = self._store.read(lambda session: trend_check.streak(session, self._today()))
            said = ngettext("{n} day in a row so far.", "{n} days in a row so far.", days).format(n=days)
            usual = _("A few minutes a day are enough to know what is hot.")
            self.ready_words.setText(said if days > 1 else usual)
            self.words.show_text("")
            return
        gone = (self._store.now() - self._look.begun_utc).total_seconds()
        whole = self._look.minutes * 60
        rest = round(whole - gone)
        self.left.show_seconds(rest, whole)
        begun = times.to_wall(self._look.begun_utc, self._zone())
        since = _("begun {time}").format(time=dates.clock(begun))
        over = _("time is up, finish when it suits you")
        self.words.show_text(since if rest >= 0 else f"{since}, {over}")

    def _zone(self) -> str:
        return self._store.read(settings.get).zone

    def _today(self) -> dt.date:
        return times.to_wall(self._store.now(), self._zone()).date()

    def _show_places(self) -> None:
        clear(self._places)
        for place in self._store.read(trend_check.places):
            box = QCheckBox(place.replace("&", "&&"))
            box.setMinimumHeight(theme.px(30))
            box.setChecked(place in self._ticked)
            box.clicked.connect(
                lambda on, one=place: self._ticked.add(one) if on else self._ticked.discard(one)
            )
            self._places.addWidget(box)

    def _show_found(self, looks: list[trend_check.Look]) -> None:
        """Show what was found in the check that goes on, else in the one that is read again."""
        place = place_of(self)
        clear(self._found)
        shown = self._look.id if self._look else self._read
        if not shown:
            return
        found = self._store.read(lambda session: trend_check.finds(session, shown or 0))
        card = rows_card(self._found_title(looks))
        card.head.insertWidget(1, label(_counted(found), tone="muted"))
        if found:
            orders = Segments(_("Order"), {"time": _("By time"), "kind": _("By kind")})
            orders.choose(self._order)
            orders.chosen.connect(self._arrange)
            card.head.addWidget(orders)
        else:
            note(card, _("Nothing yet."))
        found = found if self._order == "time" else sorted(found, key=lambda one: ORDER.index(one.kind))
        zone, deeds = self._zone(), self._deeds()
        fill(card, [find_row(find, zone, deeds) for find in found])
        self._found.addWidget(card)
        put_back(self, place)

    def _found_title(self, looks: list[trend_check.Look]) -> str:
        if self._look:
            return _("Seen in this check")
        day = next((look.day for look in looks if look.id == self._read), None)
        return _("Seen on {day}").format(day=dates.day(day)) if day else _("Seen")

    def _deeds(self) -> FindDeeds:
        return FindDeeds(
            use=self._use,
            idea=lambda find_id: self._store.do(trend_check.make_idea(find_id), offer_undo=True),
            forget=lambda find_id: self._store.do(trend_check.forget(find_id), offer_undo=True),
            video=self.desk.open_video,
            library=self._show_in_library,
            writes=not self._store.read_only,
        )

    def _show_in_library(self, find: TrendFind) -> None:
        if find.kind is FindKind.TAG:
            self.desk.go("hashtags", name=find.text)
        else:
            self.desk.go("sounds")

    def _arrange(self, order: str) -> None:
        self._order = order
        self.refresh()

    def _read_again(self, look_id: int) -> None:
        """Read a finished check again; the one that goes on stays where it is."""
        if self._look is None:
            self._read = look_id
            self.refresh()

    def _show_days(self, looks: list[trend_check.Look]) -> None:
        today = self._today()
        by_day: dict[dt.date, list[trend_check.Look]] = {}
        for look in looks:
            by_day.setdefault(look.day, []).append(look)
        days = []
        for day in (today - dt.timedelta(days=n) for n in reversed(range(DAYS))):
            of_day = by_day.get(day)
            finds = sum(look.finds for look in of_day) if of_day else None
            days.append(DayCount(day, finds, of_day[0].id if of_day else 0))
        self.bars.show_days(days, 0 if self._look else self._read)
        missed = [dates.day(one.day) for one in days[:-1] if one.finds is None]
        n = sum(one.finds is not None for one in days)
        words = _("{n} of {days} days.").format(n=n, days=DAYS) if n else _("No trend check yet.")
        if n and 0 < len(missed) <= DAYS // 2:
            words += " " + _("Missed: {days}.").format(days=", ".join(missed))
        self.bar_words.setText(words)

    def _keep(self, words: str, fits: str) -> None:
        if self._look is None:
            return
        edit = trend_check.keep(self._look.id or 0, self._store.now(), words, fits)
        if self._store.make(edit) is not None:
            self.capture.clear()

    def _keep_picture(self, content: bytes, words: str) -> None:
        if self._look is None:
            return
        try:
            picture = trend_check.screenshot(content)
        except PlanError as error:
            self._store.failed.emit(str(error))
            return
        edit = trend_check.note(self._look.id or 0, self._store.now(), words, picture)
        if self._store.make(edit) is not None:
            self.capture.clear()

    def _use(self, find_id: int) -> None:
        made = self._store.make(trend_check.use(find_id, self._store.now()), offer_undo=True)
        if made:
            video = self._store.read(lambda session: videos.get(session, made))
            if video.at:
                said = _("“{title}” is planned for {moment}.").format(
                    title=video.title, moment=dates.moment(video.at)
                )
                self._store.told.emit(said, True)

    def _more(self) -> None:
        if self._look:
            self._store.do(trend_check.give_time(self._look.id or 0, MORE_MINUTES))

    def _end(self) -> None:
        if self._look is None:
            return
        look = self._look.id or 0
        n = len(self._store.read(lambda session: trend_check.finds(session, look)))
        self._read = look
        self._store.do(trend_check.end(look, self._store.now()))
        self._store.told.emit(ngettext("{n} find is kept.", "{n} finds are kept.", n).format(n=n), False)

    def _change_places(self) -> None:
        there = "\n".join(self._store.read(trend_check.places))
        text, taken = QInputDialog.getMultiLineText(self, _("Where to look"), _("One place a line"), there)
        if taken:
            self._store.do(trend_check.set_places(text.splitlines()))


def _counted(found: list[TrendFind]) -> str:
    """Return how many finds there are of each kind."""
    parts = [ngettext("{n} find", "{n} finds", len(found)).format(n=len(found))]
    kinds = [(kind, sum(one.kind is kind for one in found)) for kind in ORDER]
    named = [f"{_(KINDS[kind])} {n}" for kind, n in kinds if n]
    return parts[0] + (f": {', '.join(named)}" if named else "")
