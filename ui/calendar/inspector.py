"""The chosen video beside the days: what it is, what is wrong with it, and what to do about it."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedLayout, QWidget

from models import reading
from models.choices import Stage
from models.reading import LiveTile, Tile
from planner import dates, labels, times
from planner.calendar.changes import Changes
from planner.checks import engine, waivers
from planner.checks.facts import VideoFacts
from planner.i18n import N_, _, ngettext
from planner.live import lives
from ui.calendar.facts import HEIGHT, CoverPicture, Facts, facts_of
from ui.covers import Covers
from ui.findings import Findings
from ui.items import stages
from ui.items.selection import Item, Selection
from ui.items.tool_row import OutlineButton
from ui.pieces.checks_panel import ChecksPanel
from ui.pieces.live_dialog import LiveDialog
from ui.store import Store
from ui.widgets.header import KeyButton
from ui.widgets.parts import (
    ElidedLabel,
    EmptyState,
    FormatChip,
    button,
    chip,
    column,
    label,
    row,
    scrolling,
)

NEXT = {
    Stage.IDEA: (Stage.SCRIPTED, N_("Mark as scripted")),
    Stage.SCRIPTED: (Stage.APPROVED, N_("Ready to film")),
    Stage.APPROVED: (Stage.FILMED, N_("Mark as filmed")),
    Stage.FILMED: (Stage.EDITED, N_("Mark as edited")),
    Stage.EDITED: (Stage.SCHEDULED, N_("Mark as scheduled")),
    Stage.SCHEDULED: (Stage.POSTED, N_("Mark as posted")),
}
"""What comes after a stage, and what the button says that takes a video there."""
LARGE = 3 * HEIGHT
"""Pixels of the cover that is kept: enough for a screen at 300 %."""


class OpenButton(KeyButton):
    """A word with its key, without an outline."""

    def __init__(self) -> None:
        super().__init__("keyed", "plus", "text", word_stays=True)
        self._sign.hide()
        self.say(_("Open"), "Enter")


def foot(*buttons: QPushButton) -> QWidget:
    """Return buttons that share the width beneath what scrolls."""
    made = QWidget()
    made.setObjectName("foot")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = row(*buttons, spacing=8)
    layout.setContentsMargins(16, 11, 16, 11)
    for at in range(len(buttons)):
        layout.setStretch(at, 1)
    made.setLayout(layout)
    return made


class Inspector(QWidget):
    """Shows an item of the calendar. Pages tell it which."""

    opened = Signal(object)
    """What to open."""
    closed = Signal()
    """It is not wanted any more."""

    def __init__(self, store: Store, findings: Findings) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAccessibleName(_("Details"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(270)
        self._store, self._findings = store, findings
        self._item: Item | None = None
        self._next = Stage.SCRIPTED
        self._stack = QStackedLayout(self)
        self._stack.addWidget(
            EmptyState(
                _("Nothing chosen"),
                _("Choose a video to see what is wrong with it. Double-click a day to add one."),
            )
        )
        self._stack.addWidget(self._build_video())
        self._stack.addWidget(self._build_live())
        self._stack.addWidget(self._build_many())
        findings.updated.connect(self._refresh_if)
        store.changed.connect(self._heard)

    def show_item(self, item: Item | None) -> None:
        """Show a video or live event, or that nothing is chosen."""
        self._item = item
        if item is None:
            self._stack.setCurrentIndex(0)
        elif self._store.ready:
            self._refresh()

    def show_selection(self, selection: Selection) -> None:
        """Show what is chosen: one item, or how many there are."""
        if len(selection) > 1:
            self._item = None
            self._many.setText(ngettext("{n} chosen", "{n} chosen", len(selection)).format(n=len(selection)))
            self._stack.setCurrentIndex(3)
        else:
            self.show_item(selection.current)

    def _close_button(self) -> QPushButton:
        made = OutlineButton("x", _("Hide the details"), side=26)
        made.clicked.connect(self.closed)
        return made

    def _build_many(self) -> QWidget:
        page = QWidget()
        self._many = label(size="head")
        words = label(
            _("The bar at the bottom changes all of them; 1 to 7 set their stage."), tone="muted", wrap=True
        )
        layout = column(row(self._many, None, self._close_button()), words, None, spacing=8)
        layout.setContentsMargins(16, 14, 12, 14)
        page.setLayout(layout)
        return page

    def _build_video(self) -> QWidget:
        page = QWidget()
        self._facts = Facts()
        self._checks = ChecksPanel(wide=False)
        self._checks.fix_wanted.connect(self._store.fix)
        self._checks.fix_all_wanted.connect(self._fix_all)
        self._checks.ignore_wanted.connect(self._ignore)
        self._checks.unignore_wanted.connect(lambda i: self._store.do(waivers.remove(i)))
        self._posted = label(_("Posted. The checks look at what is still planned."), tone="muted", wrap=True)
        body = column(self._build_head(), self._facts, self._checks, self._posted, None, spacing=14)
        body.setContentsMargins(16, 16, 16, 14)
        self._scroll = scrolling(body)
        self._open_button = OpenButton()
        self._open_button.clicked.connect(self._open)
        self._ready = button("", self._go_on, "primary")
        layout = column(self._scroll, foot(self._open_button, self._ready), spacing=0)
        layout.setStretch(0, 1)
        page.setLayout(layout)
        return page

    def _build_head(self) -> QWidget:
        self._format, self._stage = FormatChip(), chip("")
        self._cover = CoverPicture(Covers(self._store, self, LARGE))
        self._title, self._when = label(size="title", wrap=True), label(tone="muted", wrap=True)
        self._campaign = ElidedLabel(tone="muted")
        stage = row(self._stage, self._campaign, spacing=8)
        stage.setStretch(1, 1)
        words = column(
            row(self._format, None, self._close_button(), spacing=4),
            self._title,
            self._when,
            stage,
            None,
            spacing=7,
        )
        head = QWidget()
        layout = row(self._cover, words, spacing=12)
        layout.setAlignment(self._cover, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        head.setLayout(layout)
        return head

    def _build_live(self) -> QWidget:
        page = QWidget()
        self._live_name = label(size="title", wrap=True)
        self._live_when = label(tone="muted", wrap=True)
        self._live_text = label(wrap=True)
        body = column(
            row(chip(_("Live event"), "fix"), None, self._close_button()),
            self._live_name,
            self._live_when,
            self._live_text,
            None,
            spacing=8,
        )
        body.setContentsMargins(16, 14, 12, 14)
        buttons = foot(
            button(_("Edit…"), self._edit_live),
            button(_("Delete"), self._delete_live),
            button(_("Run of show"), self._open, "primary"),
        )
        layout = column(scrolling(body), buttons, spacing=0)
        layout.setStretch(0, 1)
        page.setLayout(layout)
        return page

    def _refresh(self) -> None:
        item = self._item
        if item is None:
            return
        if isinstance(item, LiveTile):
            self._show_live(item.id)
            return
        video, results = self._findings.look(item.id)
        if video is None:
            self._item = None
            self._stack.setCurrentIndex(0)
            return
        self._show_video(item, video, results)

    def _show_video(self, tile: Tile, video: VideoFacts, results: list[engine.Result]) -> None:
        self._format.show_format(
            video.format.key if video.format else None,
            labels.content_format(video.format.key) if video.format else _("No format"),
        )
        self._cover.setVisible(tile.cover is not None)
        self._cover.show_cover(tile.id if tile.cover is not None else 0, video.length)
        self._stage.setText(labels.stage(video.stage))
        self._title.setText(video.title)
        self._open_button.setAccessibleName(_("Open: {title}").format(title=video.title))
        zone = times.zone_label(video.zone, video.at) if video.at else ""
        self._when.setText(f"{dates.moment(video.at)} {zone}" if video.at else _("No date"))
        self._campaign.show_text(self._campaign_of(tile))
        self._facts.show_facts(facts_of(video))
        posted = video.stage is Stage.POSTED
        self._checks.show_results(results, engine.passed(video, results), self._findings.waivers())
        self._in_order()
        self._checks.setVisible(not posted)
        self._posted.setVisible(posted)
        self._ready.setVisible(not posted)
        if not posted:
            self._next, words = NEXT[video.stage][0], _(NEXT[video.stage][1])
            self._ready.setText(words)
            self._ready.setAccessibleName(f"{words}: {video.title}")
        self._stack.setCurrentIndex(1)

    def _in_order(self) -> None:
        """Have Tab go through the findings before the buttons at the foot."""
        for before, after in pairwise(
            [*self._checks.findChildren(QPushButton), self._open_button, self._ready]
        ):
            QWidget.setTabOrder(before, after)

    def _campaign_of(self, tile: Tile) -> str:
        if tile.campaign_id is None:
            return ""
        found = {one[0]: one[1] for one in self._store.read_rows(reading.campaign_rows)}
        return found.get(tile.campaign_id, "")

    def _show_live(self, live_id: int) -> None:
        live = self._store.read(lambda session: lives.find(session, live_id))
        if live is None:
            self._item = None
            self._stack.setCurrentIndex(0)
            return
        self._live_name.setText(live.name)
        minutes = ngettext("{n} minute", "{n} minutes", live.minutes).format(n=live.minutes)
        self._live_when.setText(f"{dates.moment(live.at)} {times.zone_label(live.zone, live.at)}, {minutes}")
        self._live_text.setText(live.description)
        self._stack.setCurrentIndex(2)

    def _heard(self, changes: Changes) -> None:
        if (self._item is not None and self.isVisible() and changes.rows) or changes.everything:
            self._refresh()

    def _refresh_if(self, ids: set[int]) -> None:
        if self._item is not None and not isinstance(self._item, LiveTile) and self._item.id in ids:
            self._refresh()

    def _open(self) -> None:
        if self._item:
            self.opened.emit(self._item)

    def _go_on(self) -> None:
        """Take the video to the stage that comes next."""
        if isinstance(self._item, Tile):
            stages.set_stage(self._store, (self._item.id,), self._next)

    def _fix_all(self) -> None:
        if self._item:
            self._store.fix_all_safe(self._item.id)

    def _ignore(self, code: str, about: str, reason: str, until: object) -> None:
        if self._item:
            self._store.do(waivers.add(self._item.id, code, about, reason, until), offer_undo=True)  # type: ignore[arg-type]

    def _edit_live(self) -> None:
        if self._item:
            LiveDialog.edit(self._store, self._item.id, self)

    def _delete_live(self) -> None:
        if self._item:
            self._store.do(lives.delete(self._item.id), offer_undo=True)
