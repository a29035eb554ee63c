"""Draws what is planned as tiles, in the month and in the week: videos, live events, open slots."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from models.choices import LiveStage, Stage
from models.reading import LiveTile, Tile
from planner import dates, labels
from planner.days.slots import Slot
from planner.i18n import _
from ui import covers
from ui.calendar.days_model import slot_text
from ui.findings import Findings
from ui.items import marks
from ui.items.selection import Item, Selection
from ui.theme import theme
from ui.widgets.drawing import baseline, elided, kept, lines_of
from ui.widgets.outline import draw

COVER_W, COVER_H = 24, 34
CARDS_KEPT = 90
SLIM, TIME = 46, 34
"""Pixels; with less a tile has room for its time alone, and what a time takes."""
COVERED = 96
"""Pixels; a tile with less keeps its room for words and shows no cover."""
TWO_LINES = 46
"""Pixels; a tile as high has room for two lines of its title."""


def is_over(live: LiveTile, now: dt.datetime) -> bool:
    """Whether a live event has ended by a moment on its own wall clock."""
    return dt.datetime.fromisoformat(live.at) + dt.timedelta(minutes=live.minutes) <= now


class TilePainter(QObject):
    """Paints tiles; what is chosen has a ring around it. ``now`` is asked for the calendar's wall clock."""

    def __init__(
        self, findings: Findings, selection: Selection, now: Callable[[], dt.datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._findings, self._selection, self._now = findings, selection, now
        self.hot: Slot | None = None
        """The open slot under the pointer."""
        theme.changed.connect(self._fonts)
        self._fonts()

    def _fonts(self) -> None:
        self._title, self._small = theme.font(12, 600), theme.font(11)
        self._title_key, self._small_key = self._title.toString(), self._small.toString()
        self._pitch = theme.px(14)
        self._title_base, self._small_base = (
            baseline(self._title, self._pitch),
            baseline(self._small, theme.px(14)),
        )
        self._cards: dict[tuple[object, ...], QPixmap] = {}

    @kept
    def paint_item(self, painter: QPainter, place: QRect, item: Item) -> None:
        """Draw the tile of a video or live event."""
        live = isinstance(item, LiveTile)
        quiet = is_over(item, self._now()) if isinstance(item, LiveTile) else item.stage == Stage.POSTED
        ground = "fix_ground" if live and not quiet else "sunken" if quiet else "surface"
        stripe = "fix" if isinstance(item, LiveTile) else item.format or "other"
        ratio = painter.device().devicePixelRatioF()
        card = self._card(stripe, ground, place.size(), ratio, self._selection.has(item))
        painter.drawPixmap(place.topLeft(), card)
        left = place.left() + 9 + self._paint_cover(painter, place, item)
        inside = QRect(left, place.top() + 4, place.right() - 5 - left, place.height() - 8)
        ink = theme.color("fix" if live and not quiet else "text")
        self._paint_title(painter, inside, item.name if isinstance(item, LiveTile) else item.title, ink)
        lower = QRect(left, place.bottom() - 3 - theme.px(14), inside.width(), theme.px(14))
        if place.height() > 2 * theme.px(TWO_LINES):
            lower.moveTop(inside.top() + 2 * self._pitch + 1)
        if isinstance(item, LiveTile):
            self._paint_live(painter, lower, item, quiet=quiet)
        else:
            self._paint_second(painter, lower, item)

    def _paint_title(self, painter: QPainter, inside: QRect, title: str, ink: QColor) -> None:
        painter.setFont(self._title)
        painter.setPen(ink)
        most = 2 if inside.height() + 8 >= theme.px(TWO_LINES) else 1
        # A point is a fifth of the work of a rectangle and flags; what is drawn is one line in any case.
        for at, line in enumerate(lines_of(title, self._title_key, inside.width(), most)):
            painter.drawText(inside.left(), inside.top() + at * self._pitch + self._title_base - 1, line)

    def _paint_second(self, painter: QPainter, place: QRect, tile: Tile) -> None:
        """Draw the time, the stage where there is room for it, and the gravest mark."""
        room = place.width() > theme.px(SLIM)
        found = marks.marks_of(self._findings, tile.id, tile.stage)[:1] if room else []
        found = [*marks.signs_of(self._findings, tile), *found] if room else []
        while found and marks.width_of(found) > place.width() - theme.px(TIME):
            found.pop(0)  # who is seen goes first, the gravest mark last
        if found:
            marks.paint(painter, place.right() + 2, place.center().y(), found)
        self._paint_words(
            painter, place, dates.clock_of(tile.time), labels.stage(tile.stage), marks.width_of(found)
        )

    def _paint_live(self, painter: QPainter, place: QRect, live: LiveTile, *, quiet: bool) -> None:
        ink = theme.color("muted" if quiet else "fix")
        size = theme.px(13) if place.width() > theme.px(SLIM) else 0
        if size:
            draw(
                painter,
                "radio",
                QPointF(place.right() - size + 2, place.center().y() - size / 2 + 1),
                13,
                ink,
            )
        words = _(labels.LIVE_STAGES[LiveStage.DONE]) if quiet else _("{n} min").format(n=live.minutes)
        self._paint_words(painter, place, dates.clock_of(live.time), words, size + 4, ink)

    def _paint_words(
        self, painter: QPainter, place: QRect, time: str, words: str, taken: int, ink: QColor | None = None
    ) -> None:
        """Draw a time with words behind it, or alone where they would be cut."""
        painter.setFont(self._small)
        painter.setPen(ink or theme.color("muted"))
        whole = f"{time} {words}"
        fits = elided(whole, self._small_key, place.width() - taken) == whole
        painter.drawText(place.left(), place.top() + self._small_base, whole if fits else time)

    def _paint_cover(self, painter: QPainter, place: QRect, item: Item) -> int:
        """Draw a video's cover at a tile's left, and return the room it takes in pixels."""
        if isinstance(item, LiveTile) or item.cover is None or place.width() < theme.px(COVERED):
            return 0
        width, height = theme.px(COVER_W), min(theme.px(COVER_H), place.height() - 2)
        tall = place.height() >= theme.px(TWO_LINES)
        left = place.left() + (7 if tall else 4)
        top = place.top() + ((theme.px(50) - height) // 2 if tall else 1)
        covers.paint(painter, QRectF(left, top, width, height), self._findings.covers.of(item.id))
        return left + width + 6 - (place.left() + 9)

    def _card(self, stripe: str, ground: str, size: QSize, ratio: float, chosen: bool) -> QPixmap:
        """Return a tile without its words; drawn once, since round corners take as long as the words do."""
        width, height = size.width(), size.height()
        key = (stripe, ground, width, height, ratio, chosen)
        if key in self._cards:
            return self._cards[key]
        if len(self._cards) > CARDS_KEPT:  # a window that is being resized asks for every width once
            self._cards.clear()
        card = QPixmap(size * ratio)
        card.setDevicePixelRatio(ratio)
        card.fill(Qt.GlobalColor.transparent)
        painter = QPainter(card)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 5, 5)
        painter.fillPath(shape, theme.color(ground))
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, 4, height), theme.color(stripe))
        painter.setClipping(False)
        line = "fix_ground" if ground == "fix_ground" else "line"
        painter.setPen(QPen(theme.color("ring"), 2) if chosen else QPen(theme.color(line), 1))
        inset = 1 if chosen else 0.5
        if not chosen:
            painter.setClipRect(QRectF(4, 0, width - 4, height))  # the stripe has no line of its own
        painter.drawRoundedRect(QRectF(inset, inset, width - 2 * inset, height - 2 * inset), 5, 5)
        painter.end()
        self._cards[key] = card
        return card

    @kept
    def paint_slot(
        self, painter: QPainter, place: QRect, slot: Slot, *, told: bool, focused: bool = False
    ) -> None:
        """Draw an open slot: a quiet plus, with its time where it is ``told``."""
        size = theme.px(12)
        middle = place.top() + (place.height() - size) / 2
        if told or focused:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            line = (
                QPen(theme.color("ring"), 2)
                if focused
                else QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine)
            )
            painter.setPen(line)
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 1.5, -0.5, -1.5), 4, 4)
            painter.setFont(self._small)
            painter.setPen(theme.color("muted"))
            room = place.width() - size - 16
            text = elided(slot_text(slot), self._small_key, room)
            base = place.top() + baseline(self._small, place.height())
            painter.drawText(QPoint(place.left() + size + 11, base), text)
        draw(
            painter, "plus", QPointF(place.left() + 6, middle), 12, theme.color("muted" if told else "quiet")
        )
