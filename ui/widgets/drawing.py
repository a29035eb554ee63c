"""Words as delegates draw them, on a painter that is given back as it was."""

from collections.abc import Callable
from functools import cache, lru_cache, wraps
from typing import ParamSpec

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle

from ui.theme import theme

P = ParamSpec("P")
# Joined once: Python takes longer to join two flags than Qt to look at them.
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def kept(draw: Callable[P, None]) -> Callable[P, None]:
    """Have a drawing begin with a plain pen and no brush, and give the painter back as it was.

    What is left behind is drawn with by the next one: a brush fills the next frame, text and all.
    """

    @wraps(draw)
    def drawing(*args: P.args, **more: P.kwargs) -> None:
        painter = next(one for one in args if isinstance(one, QPainter))
        painter.save()
        painter.setPen(Qt.PenStyle.SolidLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        try:
            draw(*args, **more)
        finally:
            painter.restore()

    return drawing


@lru_cache(maxsize=4096)
def elided(text: str, font_key: str, width: int) -> str:
    """Return a text cut with an ellipsis to a width in pixels; ``font_key`` is QFont.toString()."""
    return QFontMetrics(font_of(font_key)).elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=4096)
def lines_of(text: str, font_key: str, width: int, most: int = 2) -> tuple[str, ...]:
    """Return a text broken at its words into lines of a width in pixels, the last of so many cut with an ellipsis."""
    rest = " ".join(text.split())
    lines: list[str] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    while rest and len(lines) < most - 1:
        layout = QTextLayout(rest, font_of(font_key))
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(max(width, 1))
        layout.endLayout()
        # Qt counts in UTF-16 units, of which signs beyond the first plane have two.
        units = rest.encode("utf-16-le")
        begin = units[: 2 * line.textLength()].decode("utf-16-le", "replace")
        end = units[2 * line.textLength() :].decode("utf-16-le", "replace")
        if end and begin[-1:].isalnum() and end[0].isalnum():  # not even a word fits
            break
        lines.append(begin.rstrip())
        rest = end.lstrip()
    return (*lines, elided(rest, font_key, width)) if rest else tuple(lines)


@cache
def font_of(font_key: str) -> QFont:
    """Return the font that QFont.toString() told."""
    font = QFont()
    font.fromString(font_key)
    return font


def baseline(font: QFont, height: int) -> int:
    """Return how far beneath the top of a line of a height in pixels its letters stand."""
    metrics = QFontMetrics(font)
    return (height - metrics.height() + 1) // 2 + metrics.ascent()


@kept
def row_ground(painter: QPainter, place: QRectF, state: QStyle.StateFlag) -> None:
    """Draw what lies beneath a row of a list: that it is chosen, pointed at, or has the keyboard, and its line."""
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(place, theme.color("accent_ground"))
        painter.fillRect(QRectF(place.left(), place.top(), 3, place.height()), theme.color("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(place, theme.color("hover"))
    painter.setPen(theme.color("faint_line"))
    painter.drawLine(place.bottomLeft(), place.bottomRight())
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.color("ring"), 2))
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 4, 4)
