"""Cards for rows that reach from edge to edge, and cards of one line."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.widgets import outline
from ui.widgets.parts import Card, ElidedLabel, label, row, rule


class Outline(QWidget):
    """An outline beside words, as decoration."""

    def __init__(self, name: str, role: str = "muted", size: int = 17) -> None:
        super().__init__()
        self._look = name, size, role
        self.setFixedSize(theme.px(size), theme.px(size))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        name, size, role = self._look
        outline.draw(QPainter(self), name, QPointF(0, 0), size, theme.color(role))


def slim(sign: QWidget, title: str, words: str | ElidedLabel, *buttons: QWidget) -> Card:
    """Return a card of one line: a sign, what it is, words that give way, buttons."""
    card = Card(margin=14)
    head = label(title, size="strong")
    told = ElidedLabel(words, tone="muted") if isinstance(words, str) else words
    line = row(sign, head, told, *buttons, spacing=8)
    line.setStretch(2, 1)
    card.body.addLayout(line)
    return card


def fill(card: Card, lines: Sequence[QWidget]) -> None:
    """Put rows into a card whose body has no margins at the sides, with a rule between two."""
    for at, line in enumerate(lines):
        if at:
            card.body.addWidget(rule())
        card.body.addWidget(line)


def rows_card(title: str) -> Card:
    """Return a card for rows that reach from edge to edge."""
    card = Card(title, margin=2)
    card.body.setContentsMargins(3, 10, 3, 6)
    card.body.setSpacing(0)
    card.head.setContentsMargins(12, 0, 12, 6)
    return card


def note(card: Card, text: str) -> None:
    """Put a muted sentence in the place of rows."""
    made = label(text, tone="muted", wrap=True)
    made.setContentsMargins(12, 4, 12, 8)
    card.body.addWidget(made)
