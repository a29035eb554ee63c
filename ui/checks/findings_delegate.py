"""Draws the list of findings: a group as a line of its own, a finding with its cover, its weight and its fix."""

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import covers
from ui.checks.findings_model import FindingsModel
from ui.checks.lines import RULE, SEVERITY, WHAT, Group, Line
from ui.covers import Covers
from ui.pieces.checks_panel import role_of
from ui.pieces.sign import paint_sign
from ui.theme import theme
from ui.widgets import outline
from ui.widgets.drawing import LEFT, elided, kept
from ui.widgets.index import Index

GROUP, LINE = 28, 44
"""Pixels of a group's row and of a finding's."""
PAD, COVER, HIGH = 12, 20, 30
"""Pixels at the left, and of a cover."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FindingsDelegate(QStyledItemDelegate):
    """Draws the cells. ``pressed`` is where the pointer is held down on a fix."""

    def __init__(self, parent: QObject, pictures: Covers | None) -> None:
        super().__init__(parent)
        self._covers = pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Groups are lower than what is in them."""
        return QSize(60, theme.px(LINE if index.parent().isValid() else GROUP))

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        model = index.model()
        item = model.item(index) if isinstance(model, FindingsModel) else None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place: QRect = option.rect
        if isinstance(item, Group):
            self._paint_group(painter, place, item, index)
        elif isinstance(item, Line) and isinstance(model, FindingsModel):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            if selected:
                painter.fillRect(place, theme.color("accent_ground"))
            self._paint_line(painter, place, item, index, model)
            painter.setPen(theme.color("faint_line"))
            painter.drawLine(place.bottomLeft(), place.bottomRight())

    @kept
    def _paint_group(self, painter: QPainter, place: QRect, group: Group, index: Index) -> None:
        painter.fillRect(place, theme.color("sunken"))
        text = str(index.data() or "")
        if index.column() == WHAT:
            middle = place.center().y() - theme.px(7)
            paint_sign(painter, QPointF(place.left() + 4, middle), role_of(group.heaviest), 14)
            bold = theme.font(13, 600)
            painter.setFont(bold)
            painter.setPen(theme.color("text"))
            n = str(len(group.lines))
            count = QFontMetrics(theme.font(12)).horizontalAdvance(n) + 14
            left = place.left() + 4 + theme.px(14) + 8
            room = place.right() - left - count
            title = elided(text, bold.toString(), max(0, room))
            painter.drawText(QRect(left, place.top(), room, place.height()), LEFT, title)
            used = QFontMetrics(bold).horizontalAdvance(title) + 7
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("muted"))
            painter.drawText(QRect(left + used, place.top(), count, place.height()), LEFT, n)
            return
        small = theme.font(12 if index.column() != RULE else 11)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        inside = place.adjusted(8, 0, -10, 0)
        painter.drawText(
            inside, RIGHT if index.column() == RULE else LEFT, elided(text, small.toString(), inside.width())
        )

    def _paint_line(
        self, painter: QPainter, place: QRect, line: Line, index: Index, model: FindingsModel
    ) -> None:
        text = str(index.data() or "")
        if index.column() == WHAT:
            self._paint_words(painter, place, line, text, model)
        elif index.column() == SEVERITY:
            role = role_of(line.result)
            at = QPointF(place.left() + 8, place.center().y() - theme.px(7))
            paint_sign(painter, at, role, 14)
            left = 8 + theme.px(14) + 6
            self._paint_text(painter, place.adjusted(left - 8, 0, 0, 0), text, role)
        elif index.column() == RULE:
            if text:
                paint_button(painter, button_place(place, text), text)
        else:
            self._paint_text(painter, place, text, "muted")

    @kept
    def _paint_words(
        self, painter: QPainter, place: QRect, line: Line, text: str, model: FindingsModel
    ) -> None:
        left = place.left()
        if not model.wanted.by_video:
            spot = QRectF(left, place.center().y() - HIGH / 2 + 1, COVER, HIGH)
            self._paint_cover(painter, spot, line)
            left += COVER + 12
        bold, small = theme.font(13, 600), theme.font(12)
        second = model.second(line)
        words = QRect(left, place.top(), place.right() - left - 6, place.height())
        upper = words.adjusted(0, theme.px(4), 0, -words.height() // 2 + 2) if second else words
        painter.setFont(bold)
        painter.setPen(theme.color("text"))
        painter.drawText(upper, LEFT, elided(text, bold.toString(), max(0, words.width())))
        if second:
            painter.setFont(small)
            painter.setPen(theme.color("muted"))
            lower = words.adjusted(0, words.height() // 2, 0, -theme.px(3))
            painter.drawText(lower, LEFT, elided(second, small.toString(), max(0, words.width())))

    @kept
    def _paint_cover(self, painter: QPainter, spot: QRectF, line: Line) -> None:
        video = line.subject[0]
        cover = self._covers.of(video) if self._covers and video else None
        if cover is not None and not cover.isNull():
            covers.paint(painter, spot, cover)
            return
        pen = QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(spot.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        name = "clapperboard" if video else "radio" if line.subject[1] else "calendar-days"
        at = spot.center() - QPointF(theme.px(12) / 2, theme.px(12) / 2)
        outline.draw(painter, name, at, 12, theme.color("muted"))

    @kept
    def _paint_text(self, painter: QPainter, place: QRect, text: str, role: str) -> None:
        font = theme.font(13)
        painter.setFont(font)
        painter.setPen(theme.color(role))
        inside = place.adjusted(8, 0, -6, 0)
        painter.drawText(inside, LEFT, elided(text, font.toString(), max(0, inside.width())))


def button_place(cell: QRect, text: str) -> QRect:
    """Return where the button of a fix stands in its cell."""
    words = QFontMetrics(theme.font(12, 500)).horizontalAdvance(text) + 22
    wide, high = min(words, cell.width() - 14), theme.px(26)
    return QRect(cell.right() - 8 - wide, cell.center().y() - high // 2, wide, high)


@kept
def paint_button(painter: QPainter, place: QRect, text: str) -> None:
    """Draw a small button."""
    font = theme.font(12, 500)
    painter.setPen(theme.color("line"))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    inside = place.adjusted(10, 0, -10, 0)
    painter.drawText(
        inside, int(Qt.AlignmentFlag.AlignCenter), elided(text, font.toString(), inside.width() + 1)
    )
