"""What the host sees while a live event is on: full screen, readable at arm's length and from across the room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from models.records import Segment
from planner import times
from planner.errors import PlanError
from planner.i18n import _
from planner.live import live_run, lives
from planner.live.live_run import State, View
from ui.background.awake import Awake
from ui.store import Store
from ui.theme import FAMILY, theme, tokens
from ui.widgets.parts import button, column, row

TICK_MS = 200
COUNTDOWN, SEGMENT, SAY, SMALL = 0.26, 0.062, 0.054, 0.03
"""Sizes of words as parts of the height: at 1080 px the countdown is 280 px high, what to say 58."""


class Board(QWidget):
    """Paints a View: the segment, its countdown, what to say, and what comes next."""

    def __init__(self) -> None:
        super().__init__()
        self._run: Sequence[Segment] = ()
        self._view: View | None = None
        self._words = ""
        self._next_at = ""
        self._colors = {role: QColor(value) for role, value in tokens("dark").items()}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(480, 300)

    def show_view(self, run: Sequence[Segment], view: View, head: str, next_at: str) -> None:
        """Show a run at a moment; ``head`` stands at the top, ``next_at`` is when the next segment begins."""
        self._run, self._view, self._words, self._next_at = run, view, head, next_at
        segment = run[view.at].what
        self.setAccessibleName(f"{segment}, {countdown(view.left)}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw everything in proportion to the height."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._colors["ground"])
        view = self._view
        if view is None:
            return
        high, pad = self.height(), self.width() * 0.05
        room = QRectF(pad, high * 0.03, self.width() - 2 * pad, high * 0.94)
        segment = self._run[view.at]
        top = self._line(painter, room, self._words, SMALL, 500, "muted")
        if view.over:
            self._line(painter, top, _("That was it. Thank you."), SEGMENT, 700, "text")
            return
        top = self._line(painter, top, segment.what, SEGMENT, 700, "text")
        late = view.left < 0
        top = self._line(painter, top, countdown(view.left), COUNTDOWN, 700, "fix" if late else "text")
        top = self._line(painter, top, self._below(view), SMALL, 500, "consider" if view.paused else "muted")
        bar = QRectF(top.left(), top.top() + high * 0.008, top.width(), high * 0.014)
        done = 1.0 if view.length <= 0 else min(1.0, max(0.0, 1 - view.left / view.length))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colors["line"])
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        painter.setBrush(self._colors["fix" if late else "accent"])
        painter.drawRoundedRect(
            QRectF(bar.left(), bar.top(), bar.width() * done, bar.height()),
            bar.height() / 2,
            bar.height() / 2,
        )
        rest = QRectF(
            top.left(), bar.bottom() + high * 0.03, top.width(), room.bottom() - bar.bottom() - high * 0.03
        )
        self._paint_words(painter, rest, segment, view)

    def _below(self, view: View) -> str:
        if view.paused:
            return _("paused · {time} to the end").format(time=countdown(view.to_end))
        if view.left < 0:
            return _("over time · {time} to the end").format(time=countdown(view.to_end))
        text = _("left in this segment · {time} to the end").format(time=countdown(view.to_end))
        if view.late >= live_run.MINUTE:
            text += " · " + _("{n} min late").format(n=round(view.late / live_run.MINUTE))
        return text

    def _paint_words(self, painter: QPainter, rest: QRectF, segment: Segment, view: View) -> None:
        high = self.height()
        offer = " · ".join(
            filter(
                None, (segment.product, segment.price, f"−{segment.discount} %" if segment.discount else "")
            )
        )
        if offer:
            rest = self._line(painter, rest, offer, SEGMENT * 0.75, 650, "accent")
        below = high * (SMALL + SEGMENT * 0.75) * 1.5
        say = QRectF(rest.left(), rest.top(), rest.width(), max(0.0, rest.height() - below))
        painter.setPen(self._colors["text"])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        for size in (SAY, SAY * 0.8, SAY * 0.65, SAY * 0.5):
            font = _font(high * size, 500)
            metrics = QFontMetricsF(font)
            fits = (
                metrics.boundingRect(say, int(Qt.TextFlag.TextWordWrap), segment.say).height() <= say.height()
            )
            if fits:
                break
        painter.setFont(font)
        painter.drawText(say, segment.say, option)
        if view.at + 1 < len(self._run):
            foot = QRectF(rest.left(), rest.bottom() - below, rest.width(), below)
            foot = self._line(
                painter, foot, _("Next, {time}").format(time=self._next_at), SMALL, 500, "muted"
            )
            self._line(painter, foot, self._run[view.at + 1].what, SEGMENT * 0.75, 650, "text")

    def _line(
        self, painter: QPainter, room: QRectF, text: str, size: float, weight: int, role: str
    ) -> QRectF:
        """Draw a line at the top of a room, and return what is left beneath it."""
        high = self.height() * size
        font = _font(high, weight)
        painter.setFont(font)
        painter.setPen(self._colors[role])
        cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(
            QRectF(room.left(), room.top(), room.width(), high * 1.3), Qt.AlignmentFlag.AlignVCenter, cut
        )
        return room.adjusted(0, high * 1.3, 0, 0)


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
        self._since = QElapsedTimer()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Live view"))
        self.setObjectName("live")
        theme.colour(self, ground=QColor(tokens("dark")["ground"]))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.board = Board()
        self.following = button(_("Next segment") + "  " + _("Space"), self.go_on, "primary")
        self.back = button(_("Back") + "  ←", self.go_back)
        self.less = button(_("−1 min"), lambda: self.add_minutes(-1))
        self.more = button(_("+1 min"), lambda: self.add_minutes(1))
        self.pause = button("", self.flip_pause)
        self.leave = button(_("Leave") + "  Esc", self.close)
        buttons = (self.leave, self.back, self.pause, self.less, self.more, self.following)
        for one in buttons:
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            one.setMinimumHeight(44)
        foot = row(self.leave, None, self.back, self.pause, self.less, self.more, self.following, spacing=10)
        foot.setContentsMargins(28, 0, 28, 22)
        self._build_head()
        layout = column(self._head, self.board, foot, spacing=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.refresh)

    def _build_head(self) -> None:
        self.chip = QLabel(_("Rehearsal"))
        theme.colour_chip(
            self.chip, QColor(tokens("dark")["accent"]), QColor(tokens("dark")["accent_ground"])
        )
        aside = QLabel(_("own clock, nothing is kept"))
        theme.colour(aside, QColor(tokens("dark")["muted"]))
        head = row(self.chip, aside, None, spacing=10)
        head.setContentsMargins(28, 18, 28, 0)
        self._head = QWidget()
        self._head.setLayout(head)

    def begin(self) -> bool:
        """Take up the run where it is, or start it now. Return whether there is one to show; else say why not."""
        try:
            live = self._store.read(lambda session: lives.get(session, self._id))
            self._run = live_run.segments(live)
            self._name, self._zone = live.name, live.zone
            now = self._store.now()
            self.rehearsal = self._waits = not live_run.is_time(live, now)
            self._head.setVisible(self.rehearsal)
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
        next_at = times.to_wall(now + dt.timedelta(seconds=max(0.0, view.left)), self._zone)
        wall = times.to_wall(now, self._zone)
        # one that waits for Start is not paused, it has not begun
        shown = replace(view, paused=view.paused and not self._waits)
        self.board.show_view(self._run, shown, f"{self._name} · {wall:%H:%M}", f"{next_at:%H:%M}")
        self.pause.setText((_("Go on") if view.paused and not self._waits else _("Pause")) + "  P")
        self.back.setEnabled(view.at > 0 or view.over)
        for one in (self.following, self.less, self.more, self.pause):
            one.setEnabled(not view.over and (one is self.following or not self._waits))
        following = _("End") if view.at + 1 == len(self._run) else _("Next segment")
        self.following.setText((_("Start") if self._waits else following) + "  " + _("Space"))

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
        """Space goes on, plus and minus change the segment, P pauses, Esc leaves."""
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
            Qt.Key.Key_Escape: self.close,
            Qt.Key.Key_F11: self._flip_full,
        }
        act = acts.get(Qt.Key(event.key()))
        if act and not event.isAutoRepeat():
            act()
        elif not act:
            super().keyPressEvent(event)

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


def countdown(seconds: float) -> str:
    """Return seconds as 09:42; with a sign where they are over."""
    whole = round(abs(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
    return f"−{text}" if seconds < 0 and whole else text


def _font(high: float, weight: int) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(max(8, round(high)))
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)  # digits of one width: nothing moves while it counts
    return font
