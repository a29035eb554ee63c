"""What is wrong with a video, or how far an idea has come, in little room: as a drawing and in words."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap, QPolygonF

from models.choices import Stage
from models.reading import Tile
from planner.i18n import _, ngettext
from ui.findings import Findings
from ui.theme import theme
from ui.widgets import avatar
from ui.widgets.outline import draw
from ui.widgets.ring import paint_ring

HEIGHT = 18
"""Pixels that every mark is high at texts of 100 %."""
APART = 4


class Mark(NamedTuple):
    """``kind`` is fix, consider, ring, unchecked, face or stock; ``n`` how many are found, or are there ``of`` all
    parts. A face has a creator's ``name``, stock the tone of its finding.
    """

    kind: str
    n: int = 0
    of: int = 0
    name: str = ""


def marks_of(findings: Findings, video_id: int, stage: str) -> list[Mark]:
    """Return a video's marks, the gravest first; none where all is fine, is posted, or was not looked at yet.

    An idea is never told what is to fix: it has a ring of the parts that are there.
    """
    count = None if stage == Stage.POSTED else findings.count(video_id)
    if count is None:
        return []
    found = []
    if stage == Stage.IDEA:
        if ring := findings.ring(video_id):
            found.append(Mark("ring", ring.there, ring.asked))
    else:
        found += [Mark(kind, n) for kind, n in (("fix", count.fix), ("consider", count.consider)) if n]
    return found or ([Mark("unchecked", count.failed)] if count.failed else [])


def signs_of(findings: Findings, tile: Tile) -> list[Mark]:
    """Return who is seen in a video, and that what it sells will not be there; both stand before its marks."""
    found = [Mark("face", name=findings.faces.name(tile.creator))] if tile.creator else []
    short = findings.short_of_stock(tile.id) if tile.stage != Stage.POSTED and tile.product else None
    return found + ([Mark("stock", name=short.value)] if short else [])


def words_of(mark: Mark) -> str:
    """Return what a mark says."""
    if mark.kind == "fix":
        return ngettext("{n} to fix", "{n} to fix", mark.n).format(n=mark.n)
    if mark.kind == "consider":
        return ngettext("{n} to consider", "{n} to consider", mark.n).format(n=mark.n)
    if mark.kind == "ring":
        return _("{there} of {asked} parts are there").format(there=mark.n, asked=mark.of)
    if mark.kind == "face":
        return _("with {name}").format(name=mark.name)
    if mark.kind == "stock":
        return _("its product will be short")
    return _("could not be checked")


def width_of(marks: list[Mark]) -> int:
    """Return the pixels that marks side by side take."""
    return sum(_width(mark, theme.scale) + APART for mark in marks)


def paint(painter: QPainter, right: float, middle: float, marks: list[Mark]) -> None:
    """Draw marks so that the last one ends at ``right``, around the height ``middle``."""
    ratio = painter.device().devicePixelRatioF()
    for mark in reversed(marks):
        drawn = pixmap(mark, ratio, theme.scale, theme.name)
        right -= _width(mark, theme.scale)
        painter.drawPixmap(round(right), round(middle - theme.px(HEIGHT) / 2), drawn)
        right -= APART


@lru_cache(maxsize=256)
def pixmap(mark: Mark, ratio: float, scale: float, _theme: str) -> QPixmap:
    """Return a mark for a screen's ratio; ``scale`` is that of texts."""
    width, height = _width(mark, scale), theme.px(HEIGHT)
    drawn = QPixmap(round(width * ratio), round(height * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(painter, mark, QRectF(0, 0, width, height))
    painter.end()
    return drawn


@lru_cache(maxsize=256)
def _width(mark: Mark, _scale: float) -> int:
    if mark.kind in ("face", "stock"):
        return theme.px(17)
    words = QFontMetrics(theme.font(11, 700)).horizontalAdvance(str(mark.n))
    if mark.kind == "fix":
        return max(theme.px(17), words + theme.px(9))
    return theme.px(10) + words if mark.kind == "consider" else theme.px(15)


def _draw(painter: QPainter, mark: Mark, place: QRectF) -> None:
    role, middle = ("fix" if mark.kind == "fix" else "consider"), place.center().y()
    if mark.kind == "ring":
        side = theme.px(12)
        paint_ring(painter, QRectF(1.5, middle - side / 2, side, side), mark.n, mark.of)
        return
    if mark.kind == "face":
        side = theme.px(16)
        avatar.draw(painter, QRectF(0.5, middle - side / 2, side, side), mark.name, round_=True)
        return
    if mark.kind == "stock":
        draw(painter, "package", QPointF(1, middle - theme.px(14) / 2), 14, theme.color(mark.name))
        return
    if mark.kind == "unchecked":
        size = theme.px(14)
        draw(painter, "circle-question-mark", QPointF(0, middle - size / 2), 14, theme.color("muted"))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    if mark.kind == "fix":
        painter.setBrush(theme.color("fix_ground"))
        pill = place.adjusted(0, 1, 0, -1)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    else:
        side = theme.px(7)
        painter.setBrush(theme.color("consider"))
        corners = ((0, middle + side / 2), (side, middle + side / 2), (side / 2, middle - side / 2))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.setFont(theme.font(11, 700))
    painter.setPen(theme.color(role))
    side_of = Qt.AlignmentFlag.AlignHCenter if mark.kind == "fix" else Qt.AlignmentFlag.AlignRight
    painter.drawText(place, side_of | Qt.AlignmentFlag.AlignVCenter, str(mark.n))
