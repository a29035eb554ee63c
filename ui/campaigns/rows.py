"""The videos of a campaign as rows: cover, title and format, when, stage, product, and what is wrong."""

import datetime as dt

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from models.reading import Tile
from planner import dates, labels
from planner.i18n import _
from ui import covers
from ui.findings import Findings
from ui.items import marks
from ui.items.cards import TILE_ROLE, CardList
from ui.theme import theme
from ui.widgets.drawing import LEFT, elided, kept, row_ground
from ui.widgets.index import Index

HIGH, PAD = 46, 12
"""A row's height at texts of 100 %, and the space at either side."""
WIDE = 540
"""From this width on, at texts of 100 %, the product has a column of its own."""


def when(tile: Tile) -> str:
    """Return when a video is posted, in few words."""
    return dates.moment(dt.datetime.fromisoformat(tile.at[:16])) if tile.at else _("No date")


def height() -> int:
    """Return how high a row is, in pixels."""
    return theme.px(HIGH)


class RowDelegate(QStyledItemDelegate):
    """Draws the rows; what there is no room for is left out from the right: product, then stage."""

    def __init__(self, findings: Findings, parent: CardList) -> None:
        super().__init__(parent)
        self._findings = findings
        findings.covers.arrived.connect(parent.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All are of one height."""
        return QSize(80, height())

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one video."""
        tile: Tile = index.data(TILE_ROLE)
        place, state = QRectF(option.rect), option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row_ground(painter, place, state)
        inside = place.adjusted(PAD, 0, -PAD, 0)
        high = place.height() - theme.px(14)
        cover = QRectF(inside.left(), place.center().y() - high / 2, high * 5 / 7, high)
        shown = self._findings.covers.of(tile.id) if tile.cover is not None else None
        covers.paint_or_place(painter, cover, shown)
        inside.setLeft(cover.right() + 14)
        found = marks.marks_of(self._findings, tile.id, tile.stage)
        marks.paint(painter, inside.right(), inside.center().y(), found)
        inside.setRight(inside.right() - theme.px(58) - 8)
        self._paint_words(painter, inside, tile)

    @kept
    def _paint_words(self, painter: QPainter, room: QRectF, tile: Tile) -> None:
        small = QFontMetrics(theme.font(12))
        columns: list[tuple[str, float]] = [(when(tile), small.horizontalAdvance("Www 30 Www, 00:00") + 24)]
        stages = max(small.horizontalAdvance(labels.stage(stage)) for stage in labels.STAGES)
        if room.width() > theme.px(WIDE) * 0.62:
            columns.append((labels.stage(tile.stage), stages + 20))
        if room.width() > theme.px(WIDE):
            columns.append((tile.product, min(theme.px(170), room.width() * 0.24)))
        left = room.right() - sum(width for _text, width in columns)
        name = QRectF(room.left(), room.top(), left - room.left() - 10, room.height())
        second = labels.content_format(tile.format) if tile.format else ""
        if len(columns) < 2:
            second = " · ".join(filter(None, (labels.stage(tile.stage), second)))
        self._paint_name(painter, name, tile.title, second)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        key = painter.font().toString()
        for text, width in columns:
            place = QRectF(left, room.top(), width, room.height())
            painter.drawText(place, LEFT, elided(text, key, int(width) - 8))
            left += width

    @kept
    def _paint_name(self, painter: QPainter, room: QRectF, title: str, second: str) -> None:
        half = theme.px(18)
        top = room.center().y() - half
        for font, role, text in ((theme.font(13, 600), "text", title), (theme.font(11), "muted", second)):
            painter.setFont(font)
            painter.setPen(theme.color(role))
            place = QRectF(room.left(), top + 1, room.width(), half)
            painter.drawText(place, LEFT, elided(" ".join(text.split()), font.toString(), int(room.width())))
            top += half - 2
