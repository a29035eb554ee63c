"""Outlines (Lucide) in the colour of a role: on buttons, and for what is painted."""

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QObject, QPointF, QSize
from PySide6.QtGui import QColor, QIcon, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from planner.presets import ASSETS
from ui.theme import theme

FOLDER = ASSETS / "icons" / "lucide"
THIN, FINE = "1.75", "2"
"""Widths of the stroke on a grid of 24, and for outlines of 13 px and less."""


@lru_cache(maxsize=512)
def pixmap(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    """Return an outline ``size`` logical pixels square in a colour (#AARRGGBB), drawn for a screen's ratio."""
    stroke = FINE if size <= 13 else THIN
    ink = QColor(colour)
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    text = text.replace("currentColor", ink.name()).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    buffer = QBuffer()
    buffer.setData(QByteArray(text.encode()))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(round(size * ratio), round(size * ratio)))
    drawn = QPixmap.fromImage(reader.read())
    drawn.setDevicePixelRatio(ratio)
    return drawn


def draw(painter: QPainter, name: str, at: QPointF, size: int, ink: QColor) -> None:
    """Paint an outline with its upper left corner at a place; it is as large as texts are."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(at, pixmap(name, theme.px(size), ink.name(), ratio))


def icon(name: str, size: int, role: str, on: str = "") -> QIcon:
    """Return an icon in the colour of a role, in that of ``on`` where its button is checked."""
    app = QApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    made = QIcon()
    for mode, state, colour in (
        (QIcon.Mode.Normal, QIcon.State.Off, role),
        (QIcon.Mode.Normal, QIcon.State.On, on or role),
        (QIcon.Mode.Disabled, QIcon.State.Off, "faint"),
    ):
        made.addPixmap(pixmap(name, theme.px(size), theme.color(colour).name(), ratio), mode, state)
    return made


class _Dress(QObject):
    """Keeps a button's outline in the colours and the size that hold."""

    def __init__(self, button: QAbstractButton, name: str, size: int, role: str, on: str) -> None:
        super().__init__(button)
        self._button, self._look = button, (name, size, role, on)
        theme.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        name, size, role, on = self._look
        self._button.setIcon(icon(name, size, role, on))
        self._button.setIconSize(QSize(theme.px(size), theme.px(size)))


def dress(button: QAbstractButton, name: str, *, size: int = 17, role: str = "muted", on: str = "") -> None:
    """Give a button an outline by its name in assets/icons/lucide, in place of any that it has."""
    for old in button.findChildren(_Dress):
        old.deleteLater()
    _Dress(button, name, size, role, on)
