"""What is wrong with a video, at the right end of its row: a count to fix, a count to consider, or an idea's ring."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from models.choices import Stage
from planner.i18n import _, ngettext
from ui.findings import UNCHECKED, Findings
from ui.theme import theme
from ui.widgets.drawing import kept
from ui.widgets.ring import paint_ring

ROOM = 58
"""Pixels, at texts of 100 %, that both counts need."""


def room(findings: Findings, video_id: int, stage: str) -> int:
    """Return how many pixels a video's marks take."""
    count = findings.count(video_id)
    if stage == Stage.POSTED or count is None:
        return 0
    if stage == Stage.IDEA or not (count.fix and count.consider):
        return (
            theme.px(ROOM // 2) if stage == Stage.IDEA or count.fix or count.consider or count.failed else 0
        )
    return theme.px(ROOM)


@kept
def paint_marks(painter: QPainter, place: QRectF, findings: Findings, video_id: int, stage: str) -> None:
    """Draw the marks against the right edge of a place, in the middle of its height; nothing where all is fine."""
    count = findings.count(video_id)
    if stage == Stage.POSTED or count is None:
        return
    right, middle = place.right(), place.center().y()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if stage == Stage.IDEA:
        if ring := findings.ring(video_id):
            size = theme.px(13)
            paint_ring(
                painter, QRectF(right - size - 1, middle - size / 2, size, size), ring.there, ring.asked
            )
        return
    if count.failed and not count.fix + count.consider:
        painter.setPen(theme.color("muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, UNCHECKED)
    if count.consider:
        right = _paint_consider(painter, right, middle, str(count.consider)) - 6
    if count.fix:
        _paint_fix(painter, right, middle, str(count.fix))


def said(findings: Findings, video_id: int, stage: str) -> str:
    """Return the marks in words, empty where there are none."""
    count = findings.count(video_id)
    if stage == Stage.POSTED or count is None:
        return ""
    if stage == Stage.IDEA:
        ring = findings.ring(video_id)
        text = _("{there} of {asked} parts are there")
        return text.format(there=ring.there, asked=ring.asked) if ring else ""
    fix = ngettext("{n} to fix", "{n} to fix", count.fix).format(n=count.fix)
    consider = ngettext("{n} to consider", "{n} to consider", count.consider).format(n=count.consider)
    unchecked = _("not checked") if count.failed else ""
    return ", ".join(filter(None, (fix if count.fix else "", consider if count.consider else "", unchecked)))


@kept
def _paint_fix(painter: QPainter, right: float, middle: float, text: str) -> None:
    painter.setFont(theme.font(11, 650))
    high = theme.px(17)
    wide = max(high, painter.fontMetrics().horizontalAdvance(text) + 10)
    place = QRectF(right - wide, middle - high / 2, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("fix_ground"))
    painter.drawRoundedRect(place, high / 2, high / 2)
    painter.setPen(theme.color("fix"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def _paint_consider(painter: QPainter, right: float, middle: float, text: str) -> float:
    """Draw a triangle and a number, and return where they begin."""
    painter.setFont(theme.font(11, 650))
    wide, sign = painter.fontMetrics().horizontalAdvance(text), theme.px(7)
    painter.setPen(theme.color("consider"))
    high = theme.px(17)
    painter.drawText(
        QRectF(right - wide, middle - high / 2, wide + 1, high), Qt.AlignmentFlag.AlignCenter, text
    )
    left = right - wide - sign - 3
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("consider"))
    half = sign / 2
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(left, middle + half - 1),
                QPointF(left + sign, middle + half - 1),
                QPointF(left + half, middle - half),
            ]
        )
    )
    return left
