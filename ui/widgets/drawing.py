"""Words as delegates draw them."""

from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

# Joined once: Python takes longer to join two flags than Qt to look at them.
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@lru_cache(maxsize=4096)
def elided(text: str, font_key: str, width: int) -> str:
    """Return a text cut with an ellipsis to a width in pixels; ``font_key`` is QFont.toString()."""
    return QFontMetrics(font_of(font_key)).elidedText(text, Qt.TextElideMode.ElideRight, width)


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
