"""The today page: due now, next to film, the next live event, what was missed."""

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models import reading
from models.choices import Stage
from models.content import ContentFormat
from models.live import LiveEvent
from models.reading import Tile
from models.video import Video
from planner import dates, labels, times
from planner.calendar.changes import Changes
from planner.checks.engine import Result
from planner.i18n import _, ngettext
from planner.live import lives
from planner.reminders import reminders
from planner.reminders.reminders import DueItem, Occurrence
from planner.video.filming import AWAITS_FILMING
from ui.desk import Desk, Page
from ui.pieces.reminder_rows import due_buttons
from ui.pieces.reminder_words import reminder_line, reminder_title
from ui.today import cards
from ui.widgets.header import Header
from ui.widgets.parts import Card, ElidedLabel, button, chip, clear, column, label, row, scrolling

TO_FILM = 5
DAYS_AHEAD = 60
MOST_GENERAL = 6


class TodayPage(Page):
    """What to do today."""

    shows = (Video, ContentFormat, LiveEvent, *reminders.TABLES)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._findings = desk.findings
        self.header = Header("")
        self.summary = ElidedLabel(tone="muted")
        self.summary.setMinimumWidth(60)
        self.header.left.addWidget(self.summary, 1)
        self.header.spread()
        self._left: QVBoxLayout = column(spacing=16)
        self._right: QVBoxLayout = column(spacing=16)
        columns: QHBoxLayout = row(spacing=16)
        columns.addLayout(self._left, 4)
        columns.addLayout(self._right, 3)
        columns.setContentsMargins(22, 20, 22, 20)
        self.setLayout(column(self.header, scrolling(columns), spacing=0))
        self._filmed_next: list[Tile] = []
        self._seen: object = None
        """What the checks said when it was shown."""
        self.follow()
        desk.findings.settled.connect(self._checked)

    def refresh(self) -> None:
        """Read everything again."""
        if not self._store.ready:
            return
        self._stale = False
        calendar = self._findings.calendar()
        now, today = self._store.now(), calendar.today
        self.header.title.setText(dates.long_day(today))
        due = self._store.read(lambda s: reminders.due(s, now))
        missed = self._store.read(reminders.missed)
        midnight = times.to_utc(dt.datetime.combine(today + dt.timedelta(days=1), dt.time()), calendar.zone)
        coming = self._store.read(lambda s: reminders.coming(s, now, midnight))
        span = (today.isoformat(), (today + dt.timedelta(days=DAYS_AHEAD)).isoformat())
        planned = self._store.read_rows(lambda c: reading.tiles(c, *span))
        to_film = [tile for tile in planned if Stage(tile.stage) in AWAITS_FILMING]
        self._filmed_next = to_film[:TO_FILM]
        self._findings.want(tile.id for tile in self._filmed_next)
        live = self._store.read(lambda s: lives.next_live(s, now))
        self._show_summary(planned, to_film, live, today)
        clear(self._left)
        clear(self._right)
        if not planned and not due and not missed and self._is_empty():
            self._left.addWidget(cards.empty_card(self.desk))
        self._left.addWidget(self._today_card(due, coming, calendar.zone, now))
        self._left.addWidget(self._film_card(to_film))
        if missed:
            self._left.addWidget(self._missed_card(missed))
        self._left.addStretch(1)
        self._right.addWidget(cards.live_card(self.desk, live, now))
        self._right.addWidget(cards.week_card(planned, today))
        if self._findings.general:
            self._right.addWidget(cards.general_card(self.desk, self._general()))
        self._right.addStretch(1)
        self._seen = self._said_by_checks()

    def concerned(self, changes: Changes) -> bool:
        """Whether a step changed what is shown, or what the checks say of it."""
        return super().concerned(changes) or self._is_said_otherwise()

    def _checked(self) -> None:
        if self._is_said_otherwise():
            self.renew()

    def _is_said_otherwise(self) -> bool:
        """Whether the checks say something else than is shown; while nobody looks, that is not asked."""
        return not self._store.ready or not self.isVisible() or self._said_by_checks() != self._seen

    def _said_by_checks(self) -> object:
        self._findings.calendar()  # which looks at the plan as a whole anew, where it has to
        videos = [(self._trouble(one), self._findings.count(one.id)) for one in self._filmed_next]
        return videos, [
            (one.live.name if one.live else "", one.rule.code, one.finding.message) for one in self._general()
        ]

    def _general(self) -> list[Result]:
        from planner.checks.engine import by_cost  # not before the window stands

        return by_cost(one for one in self._findings.general if one.waiver is None)[:MOST_GENERAL]

    def _is_empty(self) -> bool:
        return not self._store.read_rows(lambda c: reading.find(c, "", 1))

    def _show_summary(
        self, planned: list[Tile], to_film: list[Tile], live: LiveEvent | None, today: dt.date
    ) -> None:
        posts = [t for t in planned if t.day == today.isoformat() and t.stage != Stage.POSTED]
        week_end = (today + dt.timedelta(days=7)).isoformat()
        film = [t for t in to_film if t.day < week_end]
        parts = [
            ngettext("{n} to post today", "{n} to post today", len(posts)).format(n=len(posts)),
            ngettext("{n} to film this week", "{n} to film this week", len(film)).format(n=len(film)),
        ]
        if live and live.at.date().isoformat() < week_end:
            parts.append(_("a live event within a week"))
        self.summary.show_text(", ".join(parts))

    def _today_card(self, due: list[DueItem], coming: list[Occurrence], zone: str, now: dt.datetime) -> Card:
        card = Card(_("Today"))
        wall = times.to_wall(now, zone)
        offset = f"{times.zone_label(zone, wall)}, {times.utc_offset(zone, wall)}"
        card.head.addWidget(label(offset, tone="muted"))
        lines: list[QWidget] = [self._due_line(item) for item in due]
        lines += [self._coming_line(item) for item in coming]
        if not lines:
            card.body.addWidget(label(_("Nothing more is due today."), tone="muted"))
        cards.fill(card, lines)
        return card

    def _due_line(self, item: DueItem) -> QWidget:
        return cards.line(
            f"{item.wall:%H:%M}",
            reminder_title(item),
            reminder_line(item),
            *due_buttons(
                item,
                open_it=self.desk.due_wanted.emit,
                done=self._done,
                snooze=self.desk.snooze,
                skip=self._skip,
            ),
        )

    def _coming_line(self, item: Occurrence) -> QWidget:
        return cards.line(
            f"{item.wall:%H:%M}",
            reminder_title(item),
            reminder_line(item),
            chip(_("Reminder set")),
            opened=partial(self.desk.open_video, item.video_id) if item.video_id else None,
        )

    def _film_card(self, to_film: list[Tile]) -> Card:
        card = Card(_("To film next"))
        if not to_film:
            card.body.addWidget(label(_("Nothing planned is waiting to be filmed."), tone="muted"))
        lines = []
        for tile in self._filmed_next:
            second = " · ".join(
                part
                for part in (
                    labels.content_format(tile.format) if tile.format else _("No format"),
                    self._trouble(tile),
                )
                if part
            )
            opener = button(_("Open"), partial(self.desk.open_video, tile.id), "small")
            opener.setAccessibleName(_("Open {title}").format(title=tile.title))
            line = cards.line(
                f"{dates.weekday(dt.date.fromisoformat(tile.day))} {int(tile.day[8:])}",
                tile.title,
                second,
                self._count_chip(tile),
                opener,
                bar=tile.format,
            )
            lines.append(line)
        cards.fill(card, lines)
        return card

    def _trouble(self, tile: Tile) -> str:
        """Return the first two findings in words."""
        results = self._findings.of(tile.id)
        if results is None:
            return labels.stage(tile.stage)
        open_ = [r.finding.message for r in results if r.waiver is None and r.severity != "hint"]
        return ", ".join(open_[:2]) or labels.stage(tile.stage)

    def _count_chip(self, tile: Tile) -> QWidget:
        count = self._findings.count(tile.id)
        if count is None:
            return chip("…")
        if count[0]:
            return chip(ngettext("{n} to fix", "{n} to fix", count[0]).format(n=count[0]), "fix")
        if count[1]:
            return chip(
                ngettext("{n} to consider", "{n} to consider", count[1]).format(n=count[1]), "consider"
            )
        if count.missing and not count.failed:
            text = ngettext("{n} part is missing", "{n} parts are missing", count.missing)
            return chip(text.format(n=count.missing))
        return chip(_("Could not be checked")) if count.failed else chip(_("Ready to film"), "fine")

    def _missed_card(self, missed: list[DueItem]) -> Card:
        card = Card(_("While you were away"))
        if len(missed) > 1:
            card.head.addWidget(
                button(_("Skip all"), lambda: self._store.do(reminders.skip_all_missed()), "small")
            )
        lines = []
        for item in missed:
            when = chip(dates.moment(item.wall), "consider")
            words = ElidedLabel(_("{reminder} missed").format(reminder=reminder_title(item)))
            if item.title != reminder_title(item):
                words.show_text(
                    _("{reminder} missed: {title}").format(reminder=reminder_title(item), title=item.title)
                )
            line = QWidget()
            layout = row(
                when,
                words,
                button(_("Done"), partial(self._done, item.id), "small"),
                button(_("Skip"), partial(self._skip, item.id), "small"),
                spacing=10,
            )
            layout.setStretch(1, 1)
            line.setLayout(layout)
            lines.append(line)
        cards.fill(card, lines)
        return card

    def _done(self, due_id: int) -> None:
        self._store.do(reminders.done(due_id))

    def _skip(self, due_id: int) -> None:
        self._store.do(reminders.skip(due_id))
