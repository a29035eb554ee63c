"""The today page: what is due, next to film, the next live event, what was missed."""

import datetime as dt
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from models import reading
from models.choices import ReminderKind, Stage
from models.content import ContentFormat
from models.filming import FilmingDay
from models.firsthour import FirstHour
from models.live import LiveEvent, LiveLine
from models.reading import Tile
from models.video import Video
from planner import dates, labels, times
from planner.calendar.changes import Changes
from planner.checks.engine import Result
from planner.i18n import _, ngettext
from planner.reminders import reminders
from planner.reminders.reminders import DueItem, Occurrence
from planner.video import first_hour
from ui.desk import Desk, Page
from ui.items import stages
from ui.pieces.missed_rows import missed_row, missed_when
from ui.pieces.reminder_rows import Deeds, Thumb, due_row, sign_of
from ui.pieces.reminder_words import row_words
from ui.theme import theme
from ui.today import cards, marks
from ui.today.now_line import NowLine
from ui.today.reading import WEEK, Today, read
from ui.today.shop_cards import SHOWN, ShopCards
from ui.today.start import StartView
from ui.widgets.day_row import DayRow, place_of, put_back, rows_of
from ui.widgets.header import Header, KeyButton
from ui.widgets.parts import Card, ElidedLabel, button, chip, clear, column, label, row, scrolling
from ui.widgets.row_card import Outline, fill, note, rows_card, slim

TO_FILM = 5
MOST_GENERAL = 6
MISSED = 4
WIDEST = 1500
"""Logical pixels; wider windows leave room at the sides."""
TWO_COLUMNS = 1060
"""Logical pixels from which on there are two columns."""
MINUTE_MS = 15_000


class TodayPage(Page):
    """What to do today."""

    shows = (
        Video, ContentFormat, FirstHour, FilmingDay, LiveEvent, LiveLine, *SHOWN, *reminders.TABLES,
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._findings = desk.findings
        self.header = Header("")
        self.summary = ElidedLabel(tone="muted")
        self.summary.setMinimumWidth(60)
        self.header.left.addWidget(self.summary, 1)
        self.header.spread()
        self._left: QVBoxLayout = column(spacing=12)
        self._right: QVBoxLayout = column(spacing=12)
        columns = self._columns = row(spacing=14)
        columns.addLayout(self._left, 3)
        columns.addLayout(self._right, 2)
        columns.setContentsMargins(18, 14, 18, 14)
        inside = QWidget()
        inside.setLayout(columns)
        inside.setMaximumWidth(WIDEST)
        self._scroll = scrolling(inside)
        self.start = StartView(desk)
        self.start.header_tools(self.header)
        self.start.hide()
        self.setLayout(column(self.header, self._scroll, self.start, spacing=0))
        self._deeds = Deeds(desk.due_wanted.emit, self._done, desk.snooze, self._skip)
        self._filmed_next: list[Tile] = []
        self._seen: object = None
        """What the checks said when it was shown."""
        self._now: NowLine | None = None
        self._shop = ShopCards(desk, self, self.renew)
        self._starts = False
        """Whether the start was asked for though something is due."""
        self._hours: list[tuple[ElidedLabel, FirstHour]] = []
        self._timer = QTimer(self, interval=MINUTE_MS)
        self._timer.timeout.connect(self._tick)
        self.follow()
        desk.findings.settled.connect(self._checked)

    def first_focus(self) -> QWidget:
        """The first row, or what the start asks."""
        if not self.start.isHidden():
            return self.start.first_focus()
        return next(iter(rows_of(self)), self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands at the right below where rows would have no room for their words."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = self.width() < theme.px(TWO_COLUMNS)
        self._columns.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def refresh(self) -> None:
        """Read everything again."""
        if not self._store.ready:
            return
        self._stale = False
        calendar = self._findings.calendar()
        shown = read(self._store, calendar.zone, calendar.today)
        self._shop.read()
        self._filmed_next = shown.to_film[:TO_FILM]
        self._findings.want(tile.id for tile in self._filmed_next)
        nothing = not shown.live and self._is_empty()
        empty = nothing and (self._starts or not (shown.due or shown.missed or shown.done))
        for one in (self.start, *self.start.tools):
            one.setVisible(empty)
        self._scroll.setVisible(not empty)
        for tool in self.header.findChildren(KeyButton):
            tool.setVisible(not empty)
        self.header.title.setText(_("Welcome") if empty else dates.long_day(shown.today))
        if empty:
            self.summary.show_text("")
            self.start.refresh()
            return
        self._show_summary(shown)
        place = place_of(self)
        self._fill(shown, nothing=nothing)
        put_back(self, place)
        self._seen = self._said_by_checks()

    def _fill(self, shown: Today, *, nothing: bool) -> None:
        clear(self._left)
        clear(self._right)
        self._hours = []
        if nothing:
            begin = button(_("Begin…"), self._begin, "small")
            words = _("Bring a spreadsheet, or start from products and slots.")
            self._left.addWidget(slim(Outline("sparkles"), _("No videos yet"), words, begin))
        for video, hour in shown.running:
            self._left.addWidget(self._hour_card(video, hour, shown.now))
        if shown.missed:
            self._left.addWidget(self._missed_card(shown.missed))
        if shown.late:
            self._left.addWidget(self._late_card(shown.late))
        self._left.addWidget(self._today_card(shown))
        self._left.addWidget(self._film_card(shown))
        if shown.undated:
            self._left.addWidget(cards.undated_card(self.desk, shown))
        self._left.addStretch(1)
        self._right.addWidget(cards.live_card(self.desk, shown))
        self._right.addWidget(cards.week_card(self.desk, shown))
        for card in self._shop.cards():
            self._right.addWidget(card)
        if self._findings.general:
            self._right.addWidget(cards.general_card(self.desk, self._general()))
        if shown.season:
            self._right.addWidget(cards.season_card(shown))
        self._right.addStretch(1)

    def _begin(self) -> None:
        self._starts = True
        self.refresh()
        self.first_focus().setFocus()

    def concerned(self, changes: Changes) -> bool:
        """Whether a step changed what is shown, or what the checks say of it."""
        return super().concerned(changes) or self._is_said_otherwise()

    def showEvent(self, event: object) -> None:
        """The time goes on while it is looked at."""
        super().showEvent(event)
        self._tick()
        self._timer.start()

    def hideEvent(self, event: object) -> None:
        """Nobody looks."""
        self._timer.stop()

    def _tick(self) -> None:
        """Show what time it is; what falls due comes by itself."""
        if not self._store.ready:
            return
        now = self._store.now()
        if self._now:
            self._now.show_time(dates.clock(times.to_wall(now, self._findings.calendar().zone)))
        for words, hour in self._hours:
            left = hour.posted_utc + first_hour.length() - now
            if left <= dt.timedelta():
                self.renew()
                return
            words.show_text(self._left_words(hour, now))

    def _checked(self) -> None:
        if self._is_said_otherwise():
            self.renew()

    def _is_said_otherwise(self) -> bool:
        """Whether the checks say something else than is shown; while nobody looks, that is not asked."""
        return not self._store.ready or not self.isVisible() or self._said_by_checks() != self._seen

    def _said_by_checks(self) -> object:
        self._findings.calendar()  # which looks at the plan as a whole anew, where it has to
        videos = [
            (marks.trouble(self._findings, one), self._findings.count(one.id)) for one in self._filmed_next
        ]
        return videos, [
            (one.live.name if one.live else "", one.rule.code, one.finding.message) for one in self._general()
        ]

    def _general(self) -> list[Result]:
        from planner.checks.engine import by_cost  # not before the window stands

        return by_cost(one for one in self._findings.general if one.waiver is None)[:MOST_GENERAL]

    def _is_empty(self) -> bool:
        return not self._store.read_rows(lambda c: reading.find(c, "", 1))

    def _show_summary(self, shown: Today) -> None:
        today, week_end = shown.today.isoformat(), (shown.today + WEEK).isoformat()
        posts = [tile for tile in shown.planned if tile.day == today and tile.stage != Stage.POSTED]
        film = [tile for tile in shown.to_film if tile.day < week_end]
        parts = [
            ngettext("{n} to post today", "{n} to post today", len(posts)).format(n=len(posts)),
            ngettext("{n} to film this week", "{n} to film this week", len(film)).format(n=len(film)),
        ]
        if shown.live and shown.live.at.date().isoformat() < week_end:
            parts.append(_("live on {day}").format(day=_(dates.WEEKDAYS[shown.live.at.weekday()])))
        self.summary.show_text(", ".join(parts))

    def _hour_card(self, video: Video, hour: FirstHour, now: dt.datetime) -> Card:
        """Return the slim bar of a first hour that is on."""
        opens = button(_("Answer comments"), partial(self.desk.go, "firsthour", video=video.id), "small")
        opens.setAccessibleName(f"{opens.text()}: {video.title}")
        words = ElidedLabel(tone="muted")
        words.setProperty("title", video.title)
        self._hours.append((words, hour))
        words.show_text(self._left_words(hour, now))
        return slim(Outline("message-circle", "accent"), _("First hour"), words, opens)

    def _left_words(self, hour: FirstHour, now: dt.datetime) -> str:
        left = hour.posted_utc + first_hour.length() - now
        minutes = max(1, -(-round(left.total_seconds()) // 60))
        title = next((words.property("title") for words, one in self._hours if one is hour), None)
        said = ngettext("{n} minute left", "{n} minutes left", minutes).format(n=minutes)
        return f"{title} · {said}" if title else said

    def _missed_card(self, missed: list[DueItem]) -> Card:
        groups = reminders.together(missed)
        if len(groups) == 1:
            return self._missed_line(groups[0])
        card = rows_card(_("While you were away"))
        card.head.addWidget(
            button(_("Skip all"), partial(self._skip_several, [one.id for one in missed]), "quiet")
        )
        kept = self._findings.covers
        shown = [missed_row(group, kept, self._deeds, self._skip_several) for group in groups[:MISSED]]
        if len(groups) > MISSED:
            n = len(groups) - MISSED
            text = ngettext("{n} more in Reminders", "{n} more in Reminders", n).format(n=n)
            card.head.insertWidget(2, button(text, partial(self.desk.go, "reminders"), "link"))
        fill(card, shown)
        return card

    def _missed_line(self, group: list[DueItem]) -> Card:
        """Return a card of one line for the one reminder that was missed."""
        last, ids = group[-1], [one.id for one in group]
        title = row_words(last)[0]
        opens = button(_("Do it now"), partial(self._deeds.open, last.id), "small")
        skip = button(_("Skip"), partial(self._skip_several, ids), "quiet")
        done = button(_("Done"), partial(self._done, last.id), "small")
        for one in (opens, done, skip):
            one.setAccessibleName(f"{one.text()}: {title}")
        for one in (done, skip):
            one.setEnabled(not self._store.read_only)
        sign = Outline("clock", "consider")
        buttons = [opens] if last.kind is not ReminderKind.OWN else []
        return slim(sign, _("While you were away"), f"{title}, {missed_when(group)}", *buttons, done, skip)

    def _late_card(self, late: list[Tile]) -> Card:
        """Return what is to become of videos whose time is over and that were not posted."""
        n, ids = len(late), [tile.id for tile in late]
        title = ngettext(
            "{n} planned video is past and not posted", "{n} planned videos are past and not posted", n
        )
        shown = button(_("Show"), partial(self.desk.go, "board", ids=tuple(ids)), "small")
        posted = button(
            _("Mark as posted"), lambda: stages.set_stage(self._store, ids, Stage.POSTED), "small"
        )
        posted.setEnabled(not self._store.read_only)
        since = _("since {day}").format(day=dates.day(dt.date.fromisoformat(late[0].day)))
        sign = Outline("history", "consider")
        return slim(sign, title.format(n=n), since, shown, posted)

    def _today_card(self, shown: Today) -> Card:
        card = rows_card(_("Today"))
        offset = f"{times.zone_label(shown.zone, shown.wall)}, {times.utc_offset(shown.zone, shown.wall)}"
        card.head.addWidget(label(offset, tone="muted"))
        before, after = self._before(shown), [self._coming_row(item) for item in shown.coming]
        self._now = NowLine(dates.clock(shown.wall))
        if not before and not after:
            note(card, _("Nothing more is due today."))
            self._now = None
            return card
        fill(card, before)
        card.body.addWidget(self._now)
        fill(card, after)
        return card

    def _before(self, shown: Today) -> list[DayRow]:
        """Return the rows of what is over, and of what is due, by time."""
        found: list[tuple[dt.datetime, DayRow]] = []
        for at, item in enumerate(shown.due):
            when = dates.clock(item.wall)
            if item.wall.date() != shown.today:
                when = f"{dates.weekday(item.wall.date())} {item.wall.day}\n{when}"
            made = due_row(when, item, self._findings.covers, self._deeds, first=at == 0)
            found.append((item.wall, made))
        posted = [t for t in shown.ahead if t.day == shown.today.isoformat() and t.stage == Stage.POSTED]
        found += [(dt.datetime.fromisoformat(tile.at[:16]), self._posted_row(tile)) for tile in posted]
        ids = {tile.id for tile in posted}
        found += [(item.wall, self._done_row(item)) for item in shown.done if item.video_id not in ids]
        return [made for _wall, made in sorted(found, key=lambda one: one[0])]

    def _done_row(self, item: DueItem) -> DayRow:
        made = DayRow(
            f"due:{item.id}", dates.clock(item.wall), sign_of(item, self._findings.covers), *row_words(item)
        )
        made.quiet()
        made.add(chip(_("Done"), "done"), says=_("Done"))
        return made

    def _posted_row(self, tile: Tile) -> DayRow:
        format_ = labels.content_format(tile.format) if tile.format else ""
        made = DayRow(
            f"video:{tile.id}",
            dates.clock(dt.time.fromisoformat(tile.time)),
            Thumb(self._findings.covers, tile.id),
            tile.title,
            format_,
        )
        made.quiet()
        made.add(chip(labels.stage(tile.stage), "done"), says=labels.stage(tile.stage))
        made.open_by(partial(self.desk.go, "firsthour", video=tile.id))
        return made

    def _coming_row(self, item: Occurrence) -> DayRow:
        one, two = row_words(item)
        made = DayRow(
            f"coming:{item.key}", dates.clock(item.wall), sign_of(item, self._findings.covers), one, two
        )
        if item.video_id:
            made.open_by(partial(self.desk.open_video, item.video_id))
        elif item.live_id:
            made.open_by(partial(self.desk.go, "live", live=item.live_id))
        return made

    def _film_card(self, shown: Today) -> Card:
        card = rows_card(_("To film next"))
        if day := shown.filming:
            said = ", ".join(filter(None, (dates.moment(day.at), day.place or day.name)))
            words = ElidedLabel(said, tone="muted")
            card.head.insertWidget(1, words, 1)
            sheet = button(_("Call sheet"), partial(self.desk.go, "filming"), "small")
            card.head.addWidget(cards.dressed(sheet, "clapperboard"))
        if not shown.to_film:
            note(card, _("Nothing planned is waiting to be filmed."))
        fill(card, [self._film_row(tile) for tile in self._filmed_next])
        return card

    def _film_row(self, tile: Tile) -> DayRow:
        format_ = labels.content_format(tile.format) if tile.format else _("No format")
        day = dt.date.fromisoformat(tile.day)
        second = " · ".join(filter(None, (format_, marks.trouble(self._findings, tile))))
        made = DayRow(
            f"video:{tile.id}",
            f"{dates.weekday(day)} {day.day}",
            Thumb(self._findings.covers, tile.id),
            tile.title,
            second,
        )
        made.open_by(partial(self.desk.open_video, tile.id))
        mark, said = marks.mark(self._findings, tile)
        made.add(mark, says=said)
        return made

    def _done(self, due_id: int) -> None:
        self._store.do(reminders.done(due_id))

    def _skip(self, due_id: int) -> None:
        self._store.do(reminders.skip(due_id))

    def _skip_several(self, ids: list[int]) -> None:
        self._store.do(reminders.skip_several(ids), offer_undo=True)
