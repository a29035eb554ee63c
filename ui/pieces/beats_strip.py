"""The beats as a coloured strip over the planned length; dragging an edge moves its time."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.records import Beat
from planner import dates
from planner.i18n import _
from planner.texts import beats as beats_
from ui.theme import theme

HEIGHT, GRIP = 20, 5
"""Pixels of the strip, and on either side of an edge where it is taken."""
STEP = 0.5
"""Seconds by which an edge moves."""
ROLES = (
    ("beat_hook", {"hook"}),
    ("beat_call", {"cta"}),
    ("beat_why", {"problem", "before", "price"}),
    ("beat_result", {"result", "after", "reaction"}),
)
"""The colour of a beat by the kinds that its name tells, the first that fits; any other is a step."""


class BeatsStrip(QWidget):
    """Draws beats in proportion to their seconds."""

    moved = Signal(object)
    """All beats, with an edge at another time."""

    def __init__(self, *, movable: bool = False) -> None:
        super().__init__()
        self._beats: tuple[Beat, ...] = ()
        self._held: int | None = None
        self.length = 0.0
        self._movable = movable
        self.setMouseTracking(movable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(300, theme.px(HEIGHT))

    def show_beats(self, beats: tuple[Beat, ...], length: float | None) -> None:
        """Draw other beats over a length in seconds; an edge that is being dragged stays held."""
        if self._held is not None:
            return
        self._beats = beats
        self.length = max([length or 0.0, *(beat.end for beat in beats)])
        self.setVisible(bool(beats))
        self.setAccessibleName(
            "; ".join(f"{dates.number(b.start)}–{dates.number(b.end)} {b.name}" for b in beats)
            or _("No beats")
        )
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take an edge."""
        if self._movable and event.button() == Qt.MouseButton.LeftButton:
            self._held = self._edge(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the edge that is held; show where one can be taken."""
        if self._held is not None:
            self._beats = with_end(self._beats, self._held, self._seconds(event.position()))
            self.update()
        elif self._movable:
            over = self._edge(event.position()) is not None
            self.setCursor(Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say where the edge was put."""
        if self._held is not None:
            self._held = None
            self.moved.emit(self._beats)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip."""
        if not self.length:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11, 700))
        for at, beat in enumerate(self._beats):
            place = self._place(beat)
            path = QPainterPath()
            path.addRoundedRect(place, 3, 3)
            painter.fillPath(path, theme.color(role_of(beat, first=not at)))
            inside = place.adjusted(7, 0, -3, 0)
            if inside.width() > 14:
                painter.setPen(theme.color("on_beat"))
                text = painter.fontMetrics().elidedText(
                    beat.name, Qt.TextElideMode.ElideRight, int(inside.width())
                )
                painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _place(self, beat: Beat) -> QRectF:
        left = self.width() * beat.start / self.length
        width = self.width() * (beat.end - beat.start) / self.length
        return QRectF(left, 0, max(1.0, width - 2), self.height())

    def _edge(self, at: QPointF) -> int | None:
        """Return the number of the beat whose end is at a place."""
        ends = {number: self.width() * beat.end / self.length for number, beat in enumerate(self._beats)}
        near = {number: abs(x - at.x()) for number, x in ends.items() if abs(x - at.x()) <= GRIP}
        return min(near, key=lambda number: near[number]) if near else None

    def _seconds(self, at: QPointF) -> float:
        return round(self.length * at.x() / max(1, self.width()) / STEP) * STEP


def role_of(beat: Beat, *, first: bool) -> str:
    """Return the colour of a beat; the first one is the hook, whatever it is called."""
    kinds = beats_.kinds_of(beat.name, "") if beat.name else beats_.kinds_of("", beat.text)
    if first and "cta" not in kinds:
        return "beat_hook"
    return next((role for role, some in ROLES if kinds & some), "beat_step")


def with_end(beats: tuple[Beat, ...], at: int, end: float) -> tuple[Beat, ...]:
    """Return beats of which one ends at another second, and the one that joins it begins there.

    Neither becomes shorter than STEP, and a beat that nothing joins ends before the one after it begins.
    """
    one = beats[at]
    after = beats[at + 1] if at + 1 < len(beats) else None
    joins = after is not None and after.start == one.end
    end = max(end, one.start + STEP)
    if after is not None:
        end = min(end, after.end - STEP if joins else max(after.start, one.end))
    if end <= one.start:
        return beats
    changed = list(beats)
    changed[at] = Beat(one.start, end, one.name, one.text)
    if joins and after is not None:
        changed[at + 1] = Beat(end, after.end, after.name, after.text)
    return tuple(changed)
