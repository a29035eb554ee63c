"""The cards of today that need nothing but what they show."""

import datetime as dt
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QLayout, QPushButton

from models.live import LiveEvent
from models.reading import Tile
from planner import dates, labels, times
from planner.checks.engine import Result
from planner.i18n import _, ngettext
from planner.live import list_before
from ui.desk import Desk
from ui.theme import theme
from ui.today.reading import WEEK, Today
from ui.today.week_strip import Day, WeekStrip
from ui.widgets.flow_row import FlowRow
from ui.widgets.outline import dress
from ui.widgets.parts import Card, ElidedLabel, FormatChip, button, chip, label, row
from ui.widgets.row_card import Outline, slim

LINES, IDEAS = 5, 6
"""How many lines of a list before a live event, and videos without a date, are shown."""


def live_card(desk: Desk, shown: Today) -> Card:
    """Return the card of the live event that is next, or of none."""
    live = shown.live
    if live is None:
        card = Card(_("Next live event"))
        card.body.addWidget(label(_("No live event is planned."), tone="muted"))
        new = button(_("New live event…"), lambda: desk.action_wanted.emit("new_live"), "small")
        new.setEnabled(not desk.store.read_only)
        card.body.addLayout(row(new, None))
        return card
    card = Card(kind="live")
    ahead = chip(dates.ahead(live.at_utc - shown.now), "fix")
    top = row(ElidedLabel(live.name, size="head"), ahead)
    top.setStretch(0, 1)
    card.body.addLayout(top)
    minutes = _("{n} min").format(n=live.minutes)
    zone = times.zone_label(live.zone, live.at)
    card.body.addWidget(ElidedLabel(f"{dates.moment(live.at)} {zone} · {minutes}", tone="muted"))
    if live.description:
        card.body.addWidget(label(live.description, wrap=True))
    for one in shown.lines[:LINES]:
        card.body.addLayout(_line(desk, one, shown.now))
    if len(shown.lines) > LINES:
        n = len(shown.lines) - LINES
        card.body.addWidget(label(ngettext("{n} more line", "{n} more lines", n).format(n=n), tone="muted"))
    card.body.addLayout(_live_buttons(desk, live))
    return card


def _live_buttons(desk: Desk, live: LiveEvent) -> QLayout:
    prepare = button(_("Prepare"), lambda: desk.go("live", live=live.id), "small")
    shown = button(_("Show in the calendar"), lambda: desk.go("calendar", day=live.at.date()), "small")
    for one in (prepare, shown):
        one.setAccessibleName(f"{one.text()}: {live.name}")
    return row(prepare, shown, None)


def _line(desk: Desk, one: list_before.Line, now: dt.datetime) -> QLayout:
    """Return a line of the list before a live event; late, it says so."""
    late = one.done_utc is None and one.due_utc < now
    when = dates.moment(one.due)
    box = QCheckBox(one.text.replace("&", "&&"))
    box.setChecked(one.done_utc is not None)
    box.setEnabled(not desk.store.read_only)
    box.setAccessibleName(f"{one.text}, {when}")
    box.clicked.connect(lambda on: desk.store.do(list_before.tick(one.id, desk.store.now() if on else None)))
    words = _("late, {moment}").format(moment=when) if late else _("by {moment}").format(moment=when)
    due = label("" if one.done_utc else words, tone="fix" if late else "muted", size="small")
    return row(box, None, due)


def week_card(desk: Desk, shown: Today) -> Card:
    """Return this week: its days with what they hold, how many videos, of which formats."""
    card = Card(_("This week"))
    end = (shown.week + WEEK).isoformat()
    week = [tile for tile in shown.planned if tile.day < end]
    posted = sum(tile.stage == "posted" for tile in week)
    said = ngettext("{n} video", "{n} videos", len(week)).format(n=len(week))
    if posted:
        said += ", " + ngettext("{n} posted", "{n} posted", posted).format(n=posted)
    card.head.addWidget(label(said, tone="muted"))
    days = [Day(shown.week + dt.timedelta(days=n)) for n in range(7)]
    for day in days:
        iso = day.day.isoformat()
        day.tiles, day.live = [tile for tile in week if tile.day == iso], iso in shown.live_days
    strip = WeekStrip(desk.findings.covers, days, shown.today)
    strip.chosen.connect(lambda day: desk.go("calendar", day=day))
    card.body.addWidget(strip)
    card.body.addWidget(_formats(week) if week else label(_("Nothing is planned this week."), tone="muted"))
    return card


def _formats(week: list[Tile]) -> FlowRow:
    mix: dict[str | None, int] = {}
    for tile in week:
        mix[tile.format] = mix.get(tile.format, 0) + 1
    flow = FlowRow()
    for key, n in sorted(mix.items(), key=lambda one: -one[1]):
        made = FormatChip()
        kind = labels.content_format(key) if key else _("No format")
        made.show_format(key, f"{kind} {n}")
        flow.add(made)
    return flow


def undated_card(desk: Desk, shown: Today) -> Card:
    """Return the videos that have no date yet, and how many slots are open for them."""
    card = Card(_("Without a date"))
    n, free = len(shown.undated), shown.open_slots
    said = ngettext("{n} video", "{n} videos", n).format(n=n)
    slots = ngettext("{n} open slot in four weeks", "{n} open slots in four weeks", free).format(n=free)
    card.head.insertWidget(1, label(f"{said}, {slots}", tone="muted"))
    fill = button(_("Fill slots…"), lambda: desk.action_wanted.emit("fill_slots"), "small")
    fill.setEnabled(bool(free) and not desk.store.read_only)
    card.head.addWidget(fill)
    flow = FlowRow()
    for tile in shown.undated[:IDEAS]:
        flow.add(IdeaButton(desk, tile))
    if n > IDEAS:
        more = button(_("All {n}").format(n=n), lambda: desk.action_wanted.emit("unscheduled"), "link")
        flow.add(more)
    card.body.addWidget(flow)
    return card


class IdeaButton(QPushButton):
    """A video without a date, with its format's dot; it opens."""

    WIDEST = 240

    def __init__(self, desk: Desk, tile: Tile) -> None:
        text = " ".join(tile.title.split())
        super().__init__()
        self.setProperty("kind", "idea")
        self.setAutoDefault(False)
        cut = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, theme.px(self.WIDEST))
        self.setText(cut.replace("&", "&&"))
        self.setAccessibleName(_("Open {title}").format(title=text))
        self._role = tile.format or "other"
        self.clicked.connect(partial(desk.open_video, tile.id))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot before the words."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color(self._role))
        painter.setBrush(theme.color(self._role))
        painter.drawEllipse(QPointF(13, self.height() / 2), 3, 3)


def general_card(desk: Desk, general: list[Result]) -> Card:
    """Return what the checks say of the plan as a whole and of live events."""
    card = Card(_("The calendar and live events"))
    more = button(_("All findings"), lambda: desk.action_wanted.emit("show_checks"), "link")
    card.head.addWidget(more)
    for result in general:
        name = f"{result.live.name}: " if result.live else ""
        line = row(label(name + result.finding.message, wrap=True), label(result.rule.code, tone="faint"))
        line.setStretch(0, 1)
        card.body.addLayout(line)
    return card


def season_card(shown: Today) -> Card:
    """Return the season that comes next, with how many videos its day has."""
    season = shown.season
    if season is None:
        raise ValueError("no season comes")
    day = season.day.isoformat()
    n = sum(tile.day == day for tile in shown.planned)
    planned = ngettext("{n} video planned", "{n} videos planned", n).format(n=n)
    days = (season.day - shown.today).days
    ahead = ngettext("in {n} day", "in {n} days", days).format(n=days)
    words = f"{dates.day(season.day)}, {planned}"
    return slim(Outline("calendar-days"), season.label, words, label(ahead, tone="muted"))


def dressed(made: QPushButton, name: str) -> QPushButton:
    """Give a small button its outline."""
    dress(made, name, size=15)
    return made
