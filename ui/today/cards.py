"""The cards of today that need nothing but what they show."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.live import LiveEvent
from models.reading import Tile
from planner import dates, labels, times
from planner.checks.engine import Result
from planner.i18n import _, ngettext
from ui.desk import Desk
from ui.pieces.format_bar import FormatBar
from ui.widgets.flow_row import FlowRow
from ui.widgets.parts import Card, ElidedLabel, EmptyState, FormatChip, button, chip, column, label, row, rule


def empty_card(desk: Desk) -> Card:
    """Return what an empty calendar offers."""
    card = Card()
    card.body.addWidget(
        EmptyState(
            _("This calendar is empty"),
            _(
                "Bring in a plan from a spreadsheet, add a first video, or look around in the sample calendar."
            ),
            button(_("Import a plan…"), lambda: desk.action_wanted.emit("import_plan"), "primary"),
            button(_("New video"), lambda: desk.action_wanted.emit("new_video")),
            button(_("Open the sample calendar"), lambda: desk.action_wanted.emit("open_sample")),
        )
    )
    return card


def live_card(desk: Desk, live: LiveEvent | None, now: dt.datetime) -> Card:
    """Return the card of the live event that is next, ``now`` in UTC, or of none."""
    if live is None:
        card = Card(_("Next live event"))
        card.body.addWidget(label(_("No live event is planned."), tone="muted"))
        card.body.addLayout(
            row(
                button(_("New live event…"), lambda: desk.action_wanted.emit("new_live"), "small"),
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
            button(_("Prepare"), lambda: desk.go("live", live=live.id), "small"),
            button(_("Show in the calendar"), lambda: desk.go("calendar", day=live.at.date()), "small"),
            None,
        )
    )
    return card


def week_card(planned: list[Tile], today: dt.date) -> Card:
    """Return how many videos of which formats seven days have, and the days without one."""
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
        name = labels.content_format(key) if key else _("No format")
        made.show_format(key, f"{name} {n}")
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


def general_card(desk: Desk, general: list[Result]) -> Card:
    """Return what the checks say of the plan as a whole and of live events."""
    card = Card(_("The calendar and live events"))
    for result in general:
        name = f"{result.live.name}: " if result.live else ""
        line = row(label(name + result.finding.message, wrap=True), label(result.rule.code, tone="faint"))
        line.setStretch(0, 1)
        card.body.addLayout(line)
    card.body.addLayout(
        row(button(_("Go to Checks"), lambda: desk.action_wanted.emit("show_checks"), "small"), None)
    )
    return card


def fill(card: Card, lines: list[QWidget]) -> None:
    """Put lines into a card, with a rule between two."""
    for at, line in enumerate(lines):
        if at:
            card.body.addWidget(rule())
        card.body.addWidget(line)


def line(
    when: str,
    title: str,
    second: str,
    *buttons: QWidget,
    bar: str | None = None,
    opened: Callable[[], None] | None = None,
) -> QWidget:
    """Return a line of a card: when, a title with what is said of it, what can be done; ``bar`` is a format's key."""
    found = QWidget()
    clock = label(when, tone="muted")
    clock.setFixedWidth(56)
    marker = FormatBar({bar: 1}) if bar else FormatBar({})
    marker.setFixedSize(4, 32)
    words = column(ElidedLabel(title, size="strong"), ElidedLabel(second, tone="muted"), spacing=1)
    layout = row(clock, marker, words, *buttons, spacing=10)
    layout.setStretch(2, 1)
    layout.setContentsMargins(0, 4, 0, 4)
    found.setLayout(layout)
    if opened:
        layout.addWidget(button(_("Open"), opened, "small"))
    return found
