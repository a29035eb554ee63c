"""Chooses the part of a picture that becomes a video's cover: a frame of 9 by 16 that is moved and sized."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QDialog, QFileDialog, QSizePolicy, QSlider, QWidget

from planner.i18n import _
from planner.video import covers
from ui import jobs
from ui.theme import theme
from ui.widgets.parts import button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.Image import Image

ENDINGS = "*.jpg *.jpeg *.png *.webp *.gif"
SMALLEST = 25
"""Percent of the largest frame."""
STEP = 0.02
"""How far an arrow key moves the frame, as a part of the picture."""
MOVES = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}


class FrameView(QWidget):
    """A picture with the frame on it, which is dragged or moved with the arrow keys."""

    sized = Signal(int)
    """The wheel asks for another size, in percent more or less."""

    def __init__(self, picture: QImage) -> None:
        super().__init__()
        self._picture = picture
        self._middle, self.part = (0.5, 0.5), 1.0
        self._grip: tuple[QPointF, covers.Box] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Frame of the cover: arrow keys move it"))
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setMinimumSize(420, 400)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def box(self) -> covers.Box:
        """Return the frame in px of the picture."""
        return covers.frame(self._picture.width(), self._picture.height(), *self._middle, self.part)

    def resize_frame(self, percent: int) -> None:
        """Make the frame another part of the largest one, around its middle."""
        self.part = percent / 100
        self.update()

    def _place(self) -> QRectF:
        scale = min(self.width() / self._picture.width(), self.height() / self._picture.height())
        width, height = self._picture.width() * scale, self._picture.height() * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _move(self, left: float, top: float) -> None:
        """Put the frame's corner there, in px of the picture, and keep where it came to lie."""
        box = self.box()
        across, down = box.right - box.left, box.bottom - box.top
        width, height = self._picture.width(), self._picture.height()
        box = covers.frame(width, height, (left + across / 2) / width, (top + down / 2) / height, self.part)
        self._middle = (box.left + box.right) / 2 / width, (box.top + box.bottom) / 2 / height
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, darker outside the frame."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        painter.drawImage(place, self._picture)
        scale = place.width() / self._picture.width()
        box = self.box()
        hole = QRectF(
            place.left() + box.left * scale,
            place.top() + box.top * scale,
            (box.right - box.left) * scale,
            (box.bottom - box.top) * scale,
        )
        shade = QPainterPath()
        shade.addRect(place)
        shade.addRect(hole)
        painter.fillPath(shade, QColor(0, 0, 0, 150))
        painter.setPen(QPen(theme.color("accent") if self.hasFocus() else QColor("white"), 2))
        painter.drawRect(hole.adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the frame."""
        self._grip = event.position(), self.box()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it with the mouse."""
        if self._grip:
            start, box = self._grip
            way = (event.position() - start) * (self._picture.width() / self._place().width())
            self._move(box.left + way.x(), box.top + way.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make it larger or smaller."""
        self.sized.emit(5 if event.angleDelta().y() > 0 else -5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move it with the arrow keys, size it with plus and minus."""
        way = MOVES.get(Qt.Key(event.key()))
        if way:
            box = self.box()
            self._move(box.left + way[0] * self._picture.width(), box.top + way[1] * self._picture.height())
        elif event.text() in ("+", "-"):
            self.sized.emit(5 if event.text() == "+" else -5)
        else:
            super().keyPressEvent(event)


class CoverDialog(QDialog):
    """Shows a picture, and gives what is inside the frame to ``take``."""

    def __init__(self, picture: Image, take: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._picture, self._take = picture, take
        self.setWindowTitle(_("Cover"))
        self.resize(560, 620)
        self.view = FrameView(as_image(picture))
        self.size_slider = QSlider(Qt.Orientation.Horizontal)
        self.size_slider.setRange(SMALLEST, 100)
        self.size_slider.setValue(100)
        self.size_slider.setAccessibleName(_("Size of the frame"))
        self.size_slider.valueChanged.connect(self.view.resize_frame)
        self.view.sized.connect(lambda more: self.size_slider.setValue(self.size_slider.value() + more))
        ok = button(_("Use as cover"), self._done, "primary")
        ok.setDefault(True)
        layout = column(
            label(_("Drag the frame, or move it with the arrow keys."), tone="muted", wrap=True),
            self.view,
            row(label(_("Size"), tone="muted"), self.size_slider, spacing=10),
            row(None, button(_("Cancel"), self.reject), ok),
            spacing=12,
        )
        layout.setStretch(1, 1)
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self.finished.connect(self.deleteLater)
        self.view.setFocus()

    def _done(self) -> None:
        self._take(covers.cut(self._picture, self.view.box()))
        self.accept()


def as_image(picture: Image) -> QImage:
    """Return a picture of Pillow's as one of Qt's."""
    kept = picture.tobytes()
    return QImage(kept, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888).copy()


def ask(parent: QWidget, take: Callable[[str], object], refused: Callable[[str], object]) -> None:
    """Ask for a picture and a frame; ``take`` gets the cover, ``refused`` a sentence."""
    kinds = _("Pictures") + f" ({ENDINGS})"
    name, _chosen = QFileDialog.getOpenFileName(parent, _("Cover"), "", kinds)
    if name:
        frame_of(parent, Path(name), take, refused)


def frame_of(
    parent: QWidget, path: Path, take: Callable[[str], object], refused: Callable[[str], object]
) -> None:
    """Load a picture in the background, then ask for the frame."""
    jobs.run(
        parent,
        lambda: covers.load(path),
        lambda picture: CoverDialog(picture, take, parent).open(),
        jobs.telling(refused),
    )
