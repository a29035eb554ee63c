"""The today page: due now, next to film, the next live event, what was missed."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models import reading
from models.choices import Stage
from models.live import LiveEvent
from models.reading import Tile
from planner import dates, labels, times
from planner.calendar.changes import Changes
from planner.i18n import _, ngettext
from planner.live import lives
from planner.reminders import reminders
from planner.reminders.reminders import DueItem, Occurrence
from ui.desk import Desk, Page
from ui.pieces.checks_panel import FlowRow
from ui.pieces.format_bar import FormatBar
from ui.pieces.reminder_rows import due_buttons
from ui.pieces.reminder_words import reminder_line, reminder_title
from ui.widgets.parts import (
    Card,
    ElidedLabel,
    EmptyState,
    FormatChip,
    Header,
    button,
    chip,
    clear,
    column,
    label,
    row,
    rule,
)

TO_FILM = 5
DAYS_AHEAD = 60
MOST_GENERAL = 6
NOT_FILMED = (Stage.IDEA, Stage.SCRIPTED, Stage.APPROVED)


class TodayPage(Page):
    """What to do today."""

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
        inside = QWidget()
        columns: QHBoxLayout = row(spacing=16)
        columns.addLayout(self._left, 4)
        columns.addLayout(self._right, 3)
        columns.setContentsMargins(22, 20, 22, 20)
        inside.setLayout(columns)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(self.header, scroll, spacing=0))
        self._stale = True
        desk.store.changed.connect(self._heard)
        desk.findings.settled.connect(self._mark_stale)

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
        to_film = [tile for tile in planned if Stage(tile.stage) in NOT_FILMED]
        self._findings.want(tile.id for tile in to_film[:TO_FILM])
        live = self._store.read(lambda s: lives.next_live(s, now))
        self._show_summary(planned, to_film, live, today)
        clear(self._left)
        clear(self._right)
        if not planned and not due and not missed and self._is_empty():
            self._show_empty()
        self._left.addWidget(self._today_card(due, coming, calendar.zone, now))
        self._left.addWidget(self._film_card(to_film))
        if missed:
            self._left.addWidget(self._missed_card(missed))
        self._left.addStretch(1)
        self._right.addWidget(self._live_card(live, now))
        self._right.addWidget(self._week_card(planned, today))
        if self._findings.general:
            self._right.addWidget(self._calendar_card())
        self._right.addStretch(1)

    def showEvent(self, event: object) -> None:
        """Read again what changed while another page was shown."""
        if self._stale:
            self.refresh()

    def _heard(self, _changes: Changes) -> None:
        self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

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

    def _show_empty(self) -> None:
        card = Card()
        card.body.addWidget(
            EmptyState(
                _("This calendar is empty"),
                _(
                    "Bring in a plan from a spreadsheet, add a first video, or look around in the sample calendar."
                ),
                button(_("Import a plan…"), lambda: self.desk.action_wanted.emit("import_plan"), "primary"),
                button(_("New video"), lambda: self.desk.action_wanted.emit("new_video")),
                button(_("Open the sample calendar"), lambda: self.desk.action_wanted.emit("open_sample")),
            )
        )
        self._left.addWidget(card)

    def _today_card(self, due: list[DueItem], coming: list[Occurrence], zone: str, now: dt.datetime) -> Card:
        card = Card(_("Today"))
        wall = times.to_wall(now, zone)
        offset = f"{times.zone_label(zone, wall)}, {times.utc_offset(zone, wall)}"
        card.head.addWidget(label(offset, tone="muted"))
        lines: list[QWidget] = [self._due_line(item) for item in due]
        lines += [self._coming_line(item) for item in coming]
        if not lines:
            card.body.addWidget(label(_("Nothing more is due today."), tone="muted"))
        self._fill(card, lines)
        return card

    def _due_line(self, item: DueItem) -> QWidget:
        return self._line(
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
        return self._line(
            f"{item.wall:%H:%M}",
            reminder_title(item),
            reminder_line(item),
            chip(_("Reminder set")),
            item=item,
        )

    def _film_card(self, to_film: list[Tile]) -> Card:
        card = Card(_("To film next"))
        if not to_film:
            card.body.addWidget(label(_("Nothing planned is waiting to be filmed."), tone="muted"))
        lines = []
        for tile in to_film[:TO_FILM]:
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
            line = self._line(
                f"{dates.weekday(dt.date.fromisoformat(tile.day))} {int(tile.day[8:])}",
                tile.title,
                second,
                self._count_chip(tile),
                opener,
                bar=tile.format,
            )
            lines.append(line)
        self._fill(card, lines)
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
        self._fill(card, lines)
        return card

    def _live_card(self, live: LiveEvent | None, now: dt.datetime) -> Card:
        if live is None:
            card = Card(_("Next live event"))
            card.body.addWidget(label(_("No live event is planned."), tone="muted"))
            card.body.addLayout(
                row(
                    button(_("New live event…"), lambda: self.desk.action_wanted.emit("new_live"), "small"),
                    None,
                )
            )
            return card
        card = Card(kind="live")
        title = ElidedLabel(live.name, size="head")
        top = row(title, chip(dates.ahead(live.at_utc - now), "fix"))
        top.setStretch(0, 1)
        card.body.addLayout(top)
        minutes = ngettext("{n} minute", "{n} minutes", live.minutes).format(n=live.minutes)
        zone = times.zone_label(live.zone, live.at)
        card.body.addWidget(label(f"{dates.moment(live.at)} {zone} · {minutes}", tone="muted"))
        if live.description:
            card.body.addWidget(label(live.description, wrap=True))
        card.body.addLayout(
            row(
                button(_("Prepare"), lambda: self.desk.go("live", live=live.id), "small"),
                button(
                    _("Show in the calendar"), lambda: self.desk.go("calendar", day=live.at.date()), "small"
                ),
                None,
            )
        )
        return card

    def _week_card(self, planned: list[Tile], today: dt.date) -> Card:
        card = Card(_("Next seven days"))
        end = (today + dt.timedelta(days=7)).isoformat()
        week = [tile for tile in planned if tile.day < end]
        card.head.addWidget(
            label(ngettext("{n} video", "{n} videos", len(week)).format(n=len(week)), tone="muted")
        )
        mix: dict[str | None, int] = {}
        for tile in week:
            mix[tile.format] = mix.get(tile.format, 0) + 1
        card.body.addWidget(FormatBar(mix))
        flow = FlowRow()
        for key, n in sorted(mix.items(), key=lambda one: -one[1]):
            made = FormatChip()
            made.show_format(key, f"{labels.content_format(key) if key else _('No format')} {n}")
            flow.add(made)
        card.body.addWidget(flow)
        if not week:
            card.body.addWidget(label(_("Nothing is planned for the next seven days."), tone="muted"))
        free = [
            day
            for day in (today + dt.timedelta(days=n) for n in range(7))
            if not any(tile.day == day.isoformat() for tile in week)
        ]
        if free and week:
            card.body.addWidget(
                label(
                    _("Days without a video: {days}").format(days=", ".join(map(dates.day, free))),
                    tone="muted",
                    wrap=True,
                )
            )
        return card

    def _calendar_card(self) -> Card:
        card = Card(_("The calendar and live events"))
        from planner.checks.engine import by_cost  # not before the window stands

        for result in by_cost(one for one in self._findings.general if one.waiver is None)[:MOST_GENERAL]:
            name = f"{result.live.name}: " if result.live else ""
            line = row(label(name + result.finding.message, wrap=True), label(result.rule.code, tone="faint"))
            line.setStretch(0, 1)
            card.body.addLayout(line)
        card.body.addLayout(
            row(button(_("Go to Checks"), lambda: self.desk.action_wanted.emit("show_checks"), "small"), None)
        )
        return card

    def _done(self, due_id: int) -> None:
        self._store.do(reminders.done(due_id))

    def _skip(self, due_id: int) -> None:
        self._store.do(reminders.skip(due_id))

    def _fill(self, card: Card, lines: list[QWidget]) -> None:
        for at, line in enumerate(lines):
            if at:
                card.body.addWidget(rule())
            card.body.addWidget(line)

    def _line(
        self,
        when: str,
        title: str,
        second: str,
        *buttons: QWidget,
        bar: str | None = None,
        item: Occurrence | None = None,
    ) -> QWidget:
        line = QWidget()
        clock = label(when, tone="muted")
        clock.setFixedWidth(56)
        marker = FormatBar({bar: 1}) if bar else FormatBar({})
        marker.setFixedSize(4, 32)
        words = column(ElidedLabel(title, size="strong"), ElidedLabel(second, tone="muted"), spacing=1)
        layout = row(clock, marker, words, *buttons, spacing=10)
        layout.setStretch(2, 1)
        layout.setContentsMargins(0, 4, 0, 4)
        line.setLayout(layout)
        if item is not None and item.video_id:
            opener = button(_("Open"), lambda: self.desk.open_video(item.video_id), "small")
            layout.addWidget(opener)
        return line
