"""How the table of rules draws a rule, and its weight, which is changed in its row."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter

from models.choices import Severity
from planner import labels
from planner.i18n import _
from ui.settings.rules_model import ROLES, SEVERITY_ROLE
from ui.theme import theme
from ui.widgets import outline
from ui.widgets.drawing import LEFT
from ui.widgets.index import Index
from ui.widgets.table_delegates import ChoiceDelegate

SIGNS = {
    Severity.FIX: "circle-alert",
    Severity.CONSIDER: "triangle-alert",
    Severity.HINT: "info",
    Severity.OFF: "ban",
}


class SeverityDelegate(ChoiceDelegate):
    """A sign and a word in the colour of the weight; a list opens by click, Enter or F2."""

    def __init__(self, parent: object) -> None:
        choices: list[tuple[str, object]] = [
            (_(name), value.value) for value, name in labels.SEVERITIES.items()
        ]
        super().__init__(choices, _("Severity"), parent)  # type: ignore[arg-type]

    def paint_text(self, painter: QPainter, room: QRect, index: Index) -> int:
        """Draw the sign before the word."""
        severity: Severity = index.data(SEVERITY_ROLE)
        ink = theme.color(ROLES[severity])
        side = theme.px(15)
        outline.draw(
            painter, SIGNS[severity], QPointF(room.left(), room.center().y() - side / 2 + 0.5), 15, ink
        )
        painter.setPen(ink)
        painter.setFont(theme.font(13))
        words = room.adjusted(side + 6, 0, 0, 0)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, LEFT, text)
        return side + 6 + painter.fontMetrics().horizontalAdvance(text)
