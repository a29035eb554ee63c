"""A phone with the video as a viewer would see it: overlay, caption with its fold, and the safe zone."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QTextOption,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.checks.facts import VideoFacts
from planner.i18n import _
from planner.texts import overlays
from ui.pieces.preview_paint import ROUND, WHITE, paint_empty, paint_rail, paint_shade
from ui.theme import theme

SCREEN = (1080, 1920)
BEZEL = 4
STEPS = {
    Qt.Key.Key_Left: (-20, 0),
    Qt.Key.Key_Right: (20, 0),
    Qt.Key.Key_Up: (0, -20),
    Qt.Key.Key_Down: (0, 20),
}
"""Px of SCREEN by arrow key; a tenth of them with Shift."""


class PhonePreview(QWidget):
    """Draws a VideoFacts at 9:16. Where it may be changed, the overlay is moved by dragging or the arrow keys."""

    overlay_left = Signal(float, float)
    """Where the overlay was put: its upper left corner in px of SCREEN."""
    picture_dropped = Signal(object)
    """A file that was dropped here to become the cover."""

    def __init__(self) -> None:
        super().__init__()
        self._video: VideoFacts | None = None
        self._cover = QPixmap()
        self._safe_zone = True
        self._movable = False
        self._grip: QPointF | None = None
        self._held: tuple[float, float] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(180, 330)
        theme.changed.connect(self.update)

    def show_video(self, video: VideoFacts) -> None:
        """Draw another state of the video."""
        self._video = video
        words = [part for part in (video.overlay.strip(), video.caption.strip()) if part]
        self.setAccessibleName(_("Preview") + ": " + " / ".join(words))
        self.update()

    def show_cover(self, content: bytes) -> None:
        """Show a picture file behind the words; none for no bytes."""
        self._cover = QPixmap()
        self._cover.loadFromData(content)
        self.update()

    def let_move(self) -> None:
        """Let the overlay be moved, and pictures be dropped."""
        self._movable = True
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(_("Drag the overlay, or move it with the arrow keys"))

    def show_safe_zone(self, on: bool) -> None:
        """Draw the frame inside which nothing of the app covers the video."""
        self._safe_zone = on
        self.update()

    def sizeHint(self) -> QSize:
        """A phone that leaves room for the form."""
        return QSize(250, 440)

    def heightForWidth(self, width: int) -> int:
        """Keep the form of a phone."""
        return round(width * SCREEN[1] / SCREEN[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the phone."""
        if self._video is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = min(self.height(), self.width() * SCREEN[1] / SCREEN[0])
        width = height * SCREEN[0] / SCREEN[1]
        phone = QRectF((self.width() - width) / 2, 0, width, height)
        painter.setPen(QPen(QColor("#0C0C0E"), BEZEL))
        painter.setBrush(self._ground(phone))
        half = BEZEL / 2
        screen = phone.adjusted(half, half, -half, -half)
        painter.drawRoundedRect(screen, ROUND, ROUND)
        if self._is_empty():
            paint_empty(painter, screen, _("The overlay and a cover show here"))
            return
        paint_shade(painter, screen)
        paint_rail(painter, screen)
        self._paint_overlay(painter, screen)
        self._paint_caption(painter, screen)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("ring"), 2))
            painter.drawRoundedRect(phone.adjusted(1, 1, -1, -1), ROUND + 3, ROUND + 3)
        if self._safe_zone:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(255, 255, 255, 190), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self._zone(screen))

    def _is_empty(self) -> bool:
        video = self._video
        written = bool(video and (video.overlay.strip() or video.caption.strip() or video.hashtags))
        return self._cover.isNull() and not written

    def _ground(self, place: QRectF) -> QBrush:
        if not self._cover.isNull():
            brush = QBrush(self._cover)
            across, down = place.width() / self._cover.width(), place.height() / self._cover.height()
            brush.setTransform(QTransform.fromTranslate(place.left(), place.top()).scale(across, down))
            return brush
        if self._is_empty():
            return QBrush(theme.color("pressed"))
        video = self._video
        tint = theme.color((video.format.key if video and video.format else None) or "other")
        gradient = QLinearGradient(place.topLeft(), place.bottomLeft())
        gradient.setColorAt(0, tint.darker(190))
        gradient.setColorAt(0.45, tint.darker(125))
        gradient.setColorAt(1, tint.darker(300))
        return QBrush(gradient)

    def _number(self, name: str) -> float:
        if self._video is None:
            return 0
        return self._video.calendar.rules.shared(name)

    def _zone(self, screen: QRectF) -> QRectF:
        across, down = screen.width() / SCREEN[0], screen.height() / SCREEN[1]
        return screen.adjusted(
            self._number("safe_left") * across,
            self._number("safe_top") * down,
            -self._number("safe_right") * across,
            -self._number("safe_bottom") * down,
        )

    def _paint_overlay(self, painter: QPainter, screen: QRectF) -> None:
        video = self._video
        text = video.overlay.replace("\n", "|").split("|")[0].strip() if video else ""
        if not text:
            return
        zone = self._zone(screen).adjusted(4, 4, -4, -4)
        left, top = self._corner(screen)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        place = QRectF(left, top, zone.width(), zone.height() * 0.7)
        for size in (24, 20, 17, 14, 12):
            font = theme.font(size, 700)
            if self._height(font, text, place.width()) <= place.height():
                break
        painter.setFont(font)
        painter.setPen(QColor(0, 0, 0, 150))
        painter.drawText(place.translated(0, 1.5), text, option)
        painter.setPen(WHITE)
        painter.drawText(place, text, option)

    def _screen(self) -> QRectF:
        height = min(self.height(), self.width() * SCREEN[1] / SCREEN[0])
        width = height * SCREEN[0] / SCREEN[1]
        half = BEZEL / 2
        return QRectF((self.width() - width) / 2, 0, width, height).adjusted(half, half, -half, -half)

    def _corner(self, screen: QRectF) -> tuple[float, float]:
        """Return where the overlay's upper left corner is drawn: where it was put, else its usual place."""
        video = self._video
        put = self._held
        if put is None and video and video.overlay_x is not None and video.overlay_y is not None:
            put = (video.overlay_x, video.overlay_y)
        if put is None:
            zone = self._zone(screen).adjusted(4, 4, -4, -4)
            return zone.left(), zone.top() + zone.height() * 0.18
        return (
            screen.left() + put[0] * screen.width() / SCREEN[0],
            screen.top() + put[1] * screen.height() / SCREEN[1],
        )

    def _place(self) -> tuple[float, float]:
        """Return where the overlay is, in px of SCREEN."""
        screen = self._screen()
        left, top = self._corner(screen)
        return (
            (left - screen.left()) * SCREEN[0] / screen.width(),
            (top - screen.top()) * SCREEN[1] / screen.height(),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which."""
        event.acceptProposedAction()
        self.picture_dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the overlay."""
        if self._movable and self._video and overlays.first(self._video.overlay):
            self._grip, self._held = event.position(), self._place()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it with the mouse."""
        if self._grip is None or self._held is None:
            return
        screen, moved = self._screen(), event.position() - self._grip
        self._grip = event.position()
        self._held = (
            _between(self._held[0] + moved.x() * SCREEN[0] / screen.width(), SCREEN[0]),
            _between(self._held[1] + moved.y() * SCREEN[1] / screen.height(), SCREEN[1]),
        )
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say where it was put."""
        held, start = self._held, self._video
        self._grip = self._held = None
        if held and start and (round(held[0]), round(held[1])) != tuple(map(round, self._place())):
            self.overlay_left.emit(float(round(held[0])), float(round(held[1])))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the overlay by a step."""
        step = STEPS.get(Qt.Key(event.key()))
        if not self._movable or step is None or not self._video or not overlays.first(self._video.overlay):
            super().keyPressEvent(event)
            return
        x, y = self._place()
        share = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        self.overlay_left.emit(
            float(round(_between(x + step[0] * share, SCREEN[0]))),
            float(round(_between(y + step[1] * share, SCREEN[1]))),
        )

    def _height(self, font: QFont, text: str, width: float) -> float:
        flags = int(Qt.TextFlag.TextWordWrap.value)
        return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 10000), flags, text).height()

    def _paint_caption(self, painter: QPainter, screen: QRectF) -> None:
        video = self._video
        if video is None:
            return
        small, bold = theme.font(10, 500), theme.font(10, 650)
        metrics = QFontMetricsF(small)
        left, width = screen.left() + 10, screen.width() * 0.72
        fold = int(self._number("caption_fold"))
        whole = " ".join([video.caption.replace("\n", " "), *("#" + tag for tag in video.hashtags)]).strip()
        text = whole if len(whole) <= fold else whole[:fold].rstrip() + "…"
        lines = wrapped(text, metrics, width)[:3]
        rows = [("@" + video.calendar.brand.replace(" ", "").lower(), bold)] if video.calendar.brand else []
        rows += [(line, small) for line in lines]
        last = len(rows) - 1
        if video.sound:
            rows.append(
                ("♫ " + metrics.elidedText(video.sound.title, Qt.TextElideMode.ElideRight, width - 14), small)
            )
        y = screen.bottom() - 10 - metrics.height() * (len(rows) - 1)
        painter.setPen(WHITE)
        for at, (words, font) in enumerate(rows):
            painter.setFont(font)
            painter.drawText(round(left), round(y), words)
            if len(whole) > fold and at == last:
                painter.setFont(bold)
                painter.drawText(round(left + metrics.horizontalAdvance(words + " ")), round(y), _("more"))
            y += metrics.height()


def _between(value: float, most: int) -> float:
    return min(max(value, 0.0), float(most - 40))


def wrapped(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """Return a text in lines of at most a width in pixels; a word that is too wide is cut."""
    lines: list[str] = []
    for word in text.split():
        if lines and metrics.horizontalAdvance(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(metrics.elidedText(word, Qt.TextElideMode.ElideRight, width))
    return lines
