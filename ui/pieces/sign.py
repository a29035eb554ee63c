"""The sign of a finding: an outline of its own for each weight, so that colour never says it alone."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from ui.theme import theme
from ui.widgets import outline
from ui.widgets.drawn import Drawn

SIZE = 15
OUTLINES = {
    "fix": "circle-alert",
    "consider": "triangle-alert",
    "note": "info",
    "fine": "circle-check",
    "muted": "circle-question-mark",
}
"""By colour role; grey says that nobody looked."""


class Sign(Drawn):
    """Shows one sign."""

    def __init__(self, role: str) -> None:
        super().__init__(OUTLINES[role], SIZE, ink(role))


def ink(role: str) -> str:
    """Return the colour of a sign: what is fine is quiet."""
    return "muted" if role == "fine" else role


def paint_sign(painter: QPainter, at: QPointF, role: str, size: int = SIZE) -> None:
    """Draw the sign of a role with its upper left corner at a place."""
    outline.draw(painter, OUTLINES[role], at, size, theme.color(ink(role)))
