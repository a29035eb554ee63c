"""What the host sees while a live event is on: full screen, readable at arm's length and from across the room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from models.records import Segment
from planner import dates, times
from planner.errors import PlanError
from planner.i18n import _
from planner.live import live_run, lives
from planner.live.live_run import State, View
from ui.background.awake import Awake
from ui.live.board import COUNTDOWN, SAY, SEGMENT, Board, countdown
from ui.live.host_parts import HintButton, HostSide, Stock
from ui.store import Store
from ui.theme import theme
from ui.widgets.parts import column, label, row

__all__ = ["COUNTDOWN", "SAY", "SEGMENT", "LiveView", "countdown"]
TICK_MS = 200
WIDE = 1000
"""Pixels from which on there is room for what comes, beside the board."""


class LiveView(QWidget):
    """A window of its own. Leaving it stops nothing: the run goes on by the clock, and opening it again finds it.

    Long before the event, or after it, it is a rehearsal: a clock of its own from Start on, and nothing is kept.
    """

    left = Signal()

    def __init__(self, store: Store, live_id: int) -> None:
        super().__init__()
        self._store, self._id = store, live_id
        self._awake = Awake()
        self._state: State | None = None
        self._run: tuple[Segment, ...] = ()
        self.rehearsal = self._waits = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Live view"))
        self.setObjectName("live")
        self.setStyleSheet(theme.own_sheet("host", "dark"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.board, self.side = Board(), HostSide()
        self.side.noted.connect(self._note)
        self.side.done.connect(self.setFocus)
        self.stock = Stock(self.sell)
        self.stock.setParent(self.board)
        middle = row(self.board, self.side, spacing=0)
        middle.setStretch(0, 1)
        layout = column(self._build_head(), middle, self._build_foot(), spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.refresh)

    def _build_head(self) -> QFrame:
        self.name = label(size="page")
        self.chip = QLabel(_("Rehearsal"))
        self.chip.setObjectName("rehearsal")
        self.aside = label(_("own clock, nothing is kept"), tone="muted")
        self.clock, self.to_end = label(), label(tone="muted")
        self.clock.setObjectName("hostclock")
        head = row(self.name, self.chip, self.aside, None, self.clock, self.to_end, spacing=14)
        head.setContentsMargins(30, 12, 30, 12)
        holder = QFrame()
        holder.setObjectName("hosthead")
        holder.setLayout(head)
        return holder

    def _build_foot(self) -> QFrame:
        self.following = HintButton(_("Space"), _("Next segment"), self.go_on)
        self.back = HintButton("←", _("Back"), self.go_back)
        self.less = HintButton("−", _("−1 min"), lambda: self.add_minutes(-1), _("A minute less"))
        self.more = HintButton("+", _("+1 min"), lambda: self.add_minutes(1), _("A minute more"))
        self.pause = HintButton("P", _("Pause"), self.flip_pause)
        self.sold = HintButton("S", _("One sold"), self.sell)
        self.write = HintButton("C", _("Note"), self._write)
        self.leave = HintButton("Esc", _("Leave"), self.close)
        self.following.setProperty("kind", "primary")
        buttons = (
            self.following, self.back, self.less, self.more, self.pause, self.sold, self.write, self.leave,
        )  # fmt: skip
        for one in buttons:
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = row(*buttons[:-1], None, self.leave, spacing=6)
        foot.setContentsMargins(22, 10, 22, 10)
        holder = QFrame()
        holder.setObjectName("hostfoot")
        holder.setLayout(foot)
        return holder

    def begin(self) -> bool:
        """Take up the run where it is, or start it now. Return whether there is one to show; else say why not."""
        try:
            live = self._store.read(lambda session: lives.get(session, self._id))
            self._run = live_run.segments(live)
            self._name, self._zone = live.name, live.zone
            self._begins = live.at_utc
            now = self._store.now()
            self.rehearsal = self._waits = not live_run.is_time(live, now)
            for one in (self.chip, self.aside):
                one.setVisible(self.rehearsal)
            self.leave.say(_("Leave the rehearsal") if self.rehearsal else _("Leave"))
            self.name.setText(self._name)
            kept = None if self.rehearsal else self._store.read(lambda s: live_run.load(s, self._id))
            self._state = live_run.real(live, kept)
            fresh = live_run.start(self._run, live.minutes, now)
            if self._state is not None:
                live_run.check_same(self._state, self._run)
            else:
                self._keep(live_run.paused(fresh, now) if self.rehearsal else fresh)
        except PlanError as error:
            self._store.failed.emit(str(error))
            return False
        self._awake.hold(self._name)
        self._timer.start()
        self.refresh()
        return True

    def refresh(self) -> None:
        """Show what the clock says now."""
        if self._state is None:
            return
        now = self._store.now()
        view = live_run.view(self._state, now)
        # one that waits for Start is not paused, it has not begun
        shown = replace(view, paused=view.paused and not self._waits)
        self.board.show_view(self._run, shown, live_run.sold(self._state, view.at))
        self.stock.show_left(None if view.over else self.board.left_over())
        self._place_stock()
        self.side.coming.show_run(self._run, view.at, self._times(view, now))
        self.side.show_notes(len(self._state.notes))
        self.clock.setText(f"{times.to_wall(now, self._zone):%H:%M:%S}")
        self.to_end.setText(_("{time} to the end").format(time=countdown(view.to_end)))
        self._show_buttons(view)

    def _show_buttons(self, view: View) -> None:
        self.pause.say(_("Go on") if view.paused and not self._waits else _("Pause"))
        self.back.setEnabled(view.at > 0 or view.over)
        for one in (self.following, self.less, self.more, self.pause, self.sold):
            one.setEnabled(not view.over and (one is self.following or not self._waits))
        self.sold.setVisible(self.stock.isVisibleTo(self.board))
        following = _("End") if view.at + 1 == len(self._run) else _("Next segment")
        self.following.say(_("Start") if self._waits else following)

    def _times(self, view: View, now: dt.datetime) -> list[str]:
        """Return when each segment began, or will begin as things stand, on the wall clock."""
        state = self._state
        if state is None:
            return []
        second = live_run.clock(state, now)
        ends = [part.began - second for part in state.parts]
        coming = max(0.0, view.left)
        for length in view.coming:
            ends.append(coming)
            coming += length
        moments = [times.to_wall(now + dt.timedelta(seconds=one), self._zone) for one in ends]
        return [dates.clock(moment) for moment in moments][: len(self._run)]

    def _place_stock(self) -> None:
        size = self.stock.sizeHint()
        left, top = round(self.board.width() * 0.58), round(self.board.foot_top())
        self.stock.setGeometry(left, top, size.width() + 30, size.height())

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys; the line of notes has them when it is asked for."""
        super().showEvent(event)
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what comes where there is little room."""
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self.side.setVisible(wide)
        for one in (self.less, self.write):
            one.setVisible(wide)
        self._place_stock()

    def sell(self, pieces: int = 1) -> None:
        """Count a piece of what is shown as sold, or one less."""
        if self._state and not self._waits and self.board.left_over() is not None:
            self._keep(live_run.sell(self._state, pieces))

    def _write(self) -> None:
        self.side.note.setFocus()

    def _note(self, text: str) -> None:
        if self._state and text.strip():
            self._keep(live_run.noted(self._state, text))

    def go_on(self) -> None:
        """Begin the next segment; in a rehearsal that waits, start its clock."""
        self._step(live_run.resumed if self._waits else live_run.following)

    def go_back(self) -> None:
        """Go back to the segment before."""
        self._step(live_run.back)

    def flip_pause(self) -> None:
        """Stop the clock, or let it go on."""
        paused = self._state is not None and self._state.paused is not None
        self._step(live_run.resumed if paused else live_run.paused)

    def add_minutes(self, minutes: int) -> None:
        """Make this segment longer or shorter."""
        if self._state and not self._waits:
            self._keep(live_run.longer(self._state, self._store.now(), minutes * live_run.MINUTE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space goes on, plus and minus change the segment, P pauses, S counts a piece, C notes, Esc leaves."""
        acts = {
            Qt.Key.Key_Space: self.go_on,
            Qt.Key.Key_Right: self.go_on,
            Qt.Key.Key_PageDown: self.go_on,
            Qt.Key.Key_Left: self.go_back,
            Qt.Key.Key_PageUp: self.go_back,
            Qt.Key.Key_P: self.flip_pause,
            Qt.Key.Key_Plus: lambda: self.add_minutes(1),
            Qt.Key.Key_Equal: lambda: self.add_minutes(1),
            Qt.Key.Key_Minus: lambda: self.add_minutes(-1),
            Qt.Key.Key_S: self.sell,
            Qt.Key.Key_C: self._write,
            Qt.Key.Key_Escape: self._escape,
            Qt.Key.Key_F11: self._flip_full,
        }
        act = acts.get(Qt.Key(event.key()))
        if act and not event.isAutoRepeat():
            act()
        elif not act:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        """Leave the line of notes, or the view."""
        if self.side.note.hasFocus():
            self.setFocus()
        else:
            self.close()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Full screen, or a window again."""
        self._flip_full()

    def closeEvent(self, event: object) -> None:
        """Let the screen go dark again."""
        self._timer.stop()
        self._awake.release()
        self.left.emit()

    def _flip_full(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _step(self, step: Callable[[State, dt.datetime], State]) -> None:
        if self._state and (not self._waits or step is live_run.resumed):
            self._waits = False
            self._keep(step(self._state, self._store.now()))

    def _keep(self, state: State) -> None:
        """Go on with a state once it is on the disk; where it can't be written, go on all the same and say so."""
        self._state = state
        try:
            if not self.rehearsal:
                self._store.workspace.record(lambda session: live_run.save(session, self._id, state))
        except PlanError as error:
            self._store.failed.emit(str(error))
        self.refresh()
