"""The beats as a coloured strip over the planned length."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.records import Beat
from planner import dates
from planner.i18n import _
from planner.texts import beats as beats_
from ui.theme import theme


class BeatsStrip(QWidget):
    """Draws beats in proportion to their seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._beats: tuple[Beat, ...] = ()
        self.length = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(300, 20)

    def show_beats(self, beats: tuple[Beat, ...], length: float | None) -> None:
        """Draw other beats over a length in seconds."""
        self._beats = beats
        self.length = max([length or 0.0, *(beat.end for beat in beats)])
        self.setVisible(bool(beats))
        self.setAccessibleName(
            "; ".join(f"{dates.number(b.start)}–{dates.number(b.end)} {b.name}" for b in beats)
            or _("No beats")
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip."""
        if not self.length:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), 5, 5)
        painter.setClipPath(clip)
        painter.fillRect(self.rect(), theme.color("faint_line"))
        painter.setFont(theme.font(10, 650))
        for at, beat in enumerate(self._beats):
            left = self.width() * beat.start / self.length
            place = QRectF(left, 0, self.width() * (beat.end - beat.start) / self.length, self.height())
            kinds = beats_.kinds_of(beat.name, beat.text) if beat.name else frozenset()
            named = beats_.kinds_of(beat.name, "") or kinds
            role = "fix" if "hook" in named or at == 0 else "muted" if "cta" in named else "note"
            color = theme.color(role)
            painter.fillRect(place, color.lighter(100 + 12 * (at % 3)) if role == "note" else color)
            painter.fillRect(QRectF(place.right() - 1, 0, 1, place.height()), theme.color("ground"))
            painter.setPen(theme.color("surface"))
            inside = place.adjusted(6, 0, -3, 0)
            if inside.width() > 14:
                text = painter.fontMetrics().elidedText(
                    beat.name, Qt.TextElideMode.ElideRight, int(inside.width())
                )
                painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
