"""The chosen video beside the month: what it is, what is wrong with it, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from models.choices import Stage
from models.reading import LiveTile
from planner import dates, labels, times
from planner.calendar.changes import Changes
from planner.checks import engine, waivers
from planner.checks.facts import VideoFacts
from planner.i18n import _, ngettext
from planner.live import lives
from planner.video import videos
from ui.findings import Findings
from ui.items import stages
from ui.items.selection import Item, Selection
from ui.pieces.checks_panel import ChecksPanel
from ui.pieces.live_dialog import LiveDialog
from ui.store import Store
from ui.widgets.flow_row import FlowRow
from ui.widgets.parts import Card, EmptyState, FormatChip, button, chip, column, label, row


class Inspector(QWidget):
    """Shows an item of the calendar. Pages tell it which."""

    opened = Signal(int)
    """A video's id."""
    shown_video = Signal(int)
    """A video that should be chosen in the month."""

    def __init__(self, store: Store, findings: Findings) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(250)
        self._store, self._findings = store, findings
        self._item: Item | None = None
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

    def _build_many(self) -> QWidget:
        page = QWidget()
        self._many = label(size="head")
        words = label(
            _(
                "The menu of the right button moves, copies and changes them together; 1 to 7 set their stage."
            ),
            tone="muted",
            wrap=True,
        )
        layout = column(self._many, words, None, spacing=8)
        layout.setContentsMargins(16, 14, 16, 14)
        page.setLayout(layout)
        return page

    def _build_video(self) -> QWidget:
        page = QWidget()
        self._format, self._stage = FormatChip(), chip("")
        self._title = label(size="head", wrap=True)
        self._when = label(tone="muted", wrap=True)
        self._hook_card = Card(kind="sunken", margin=12)
        self._hook_card.body.setSpacing(3)
        self._hook = label(wrap=True)
        self._hook_card.body.addWidget(label(_("Hook"), tone="muted", size="small"))
        self._hook_card.body.addWidget(self._hook)
        self._checks = ChecksPanel(wide=False)
        self._checks.fix_wanted.connect(self._store.fix)
        self._checks.fix_all_wanted.connect(self._fix_all)
        self._checks.ignore_wanted.connect(self._ignore)
        self._checks.unignore_wanted.connect(lambda i: self._store.do(waivers.remove(i)))
        self._posted = label(_("Posted. The checks look at what is still planned."), tone="muted", wrap=True)
        self._ready = button(_("Ready to film"), self._make_ready, "primary")
        buttons = FlowRow()
        for one in (button(_("Open"), self._open), button(_("Duplicate"), self._duplicate), self._ready):
            buttons.add(one)
        layout = column(
            row(self._format, None, self._stage),
            column(self._title, self._when, spacing=2),
            self._hook_card,
            self._checks,
            self._posted,
            buttons,
            spacing=12,
        )
        layout.setStretch(3, 1)
        layout.setStretch(4, 1)  # one of the two is shown
        self._posted.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.setContentsMargins(16, 14, 12, 14)
        page.setLayout(layout)
        return page

    def _build_live(self) -> QWidget:
        page = QWidget()
        self._live_name = label(size="head", wrap=True)
        self._live_when = label(tone="muted", wrap=True)
        self._live_text = label(wrap=True)
        layout = column(
            row(chip(_("Live event"), "fix"), None),
            self._live_name,
            self._live_when,
            self._live_text,
            None,
            row(button(_("Edit…"), self._edit_live), button(_("Delete"), self._delete_live), None),
            spacing=10,
        )
        layout.setContentsMargins(16, 14, 16, 14)
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
        self._show_video(video, results)

    def _show_video(self, video: VideoFacts, results: list[engine.Result]) -> None:
        self._format.show_format(
            video.format.key if video.format else None,
            labels.content_format(video.format.key) if video.format else _("No format"),
        )
        self._stage.setText(labels.stage(video.stage))
        self._title.setText(video.title)
        self._when.setText(self._line(video))
        self._hook_card.setVisible(bool(video.hook.strip()))
        self._hook.setText(f"“{video.hook.strip()}”")
        self._checks.show_results(results, engine.passed(video, results), self._findings.waivers())
        self._checks.setVisible(video.stage is not Stage.POSTED)
        self._posted.setVisible(video.stage is Stage.POSTED)
        self._ready.setVisible(video.stage in (Stage.IDEA, Stage.SCRIPTED))
        self._stack.setCurrentIndex(1)

    def _line(self, video: VideoFacts) -> str:
        parts = [dates.moment(video.at) if video.at else _("No date")]
        if video.length:
            parts.append(dates.seconds(video.length))
        if video.product:
            parts.append(video.product)
        return " · ".join(parts)

    def _show_live(self, live_id: int) -> None:
        live = self._store.read(lambda session: lives.find(session, live_id))
        if live is None:
            self._item = None
            self._stack.setCurrentIndex(0)
            return
        self._live_name.setText(live.name)
        minutes = ngettext("{n} minute", "{n} minutes", live.minutes).format(n=live.minutes)
        self._live_when.setText(f"{dates.moment(live.at)} {times.zone_label(live.zone, live.at)} · {minutes}")
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
            self.opened.emit(self._item.id)

    def _duplicate(self) -> None:
        if self._item:
            made = self._store.make(videos.duplicate(self._item.id), offer_undo=True)
            if made:
                self.shown_video.emit(made)

    def _make_ready(self) -> None:
        if self._item:
            stages.approve(self._store, (self._item.id,))

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
