"""Draws a day of the month: its number, its tiles, and how many more there are."""

from functools import cache, lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.choices import Stage
from models.reading import LiveTile, Tile
from planner import dates, labels
from planner.i18n import _
from ui.calendar.month_model import DAY_ROLE, Day, Item
from ui.findings import Findings
from ui.theme import theme
from ui.widgets.tick import tick

Index = QModelIndex | QPersistentModelIndex
TILE, GAP, TOP, SIDE = 34, 4, 28, 6
MORE = 18
# Joined once: Python takes longer to join two flags than Qt to look at them.
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NARROW = 80
"""Pixels; below that a tile shows its time alone rather than half a stage."""


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


def shown(day: Day, height: int) -> int:
    """Return how many of a day's items fit into a cell of a height in pixels."""
    room = height - TOP - 2
    if len(day.items) * (TILE + GAP) <= room:
        return len(day.items)
    return max(0, (room - MORE) // (TILE + GAP))


def tile_rect(cell: QRect, at: int) -> QRect:
    """Return where the item number ``at`` of a day stands."""
    return QRect(cell.left() + SIDE, cell.top() + TOP + at * (TILE + GAP), cell.width() - 2 * SIDE, TILE)


def more_rect(cell: QRect, at: int) -> QRect:
    """Return where "+3 more" stands beneath ``at`` items."""
    return QRect(cell.left() + SIDE, cell.top() + TOP + at * (TILE + GAP) - 1, cell.width() - 2 * SIDE, MORE)


def item_at(day: Day, cell: QRect, point: QPoint) -> Item | None:
    """Return the item of a day under a point."""
    for at, item in enumerate(day.items[: shown(day, cell.height())]):
        if tile_rect(cell, at).contains(point):
            return item
    return None


class MonthDelegate(QStyledItemDelegate):
    """Paints cells. ``selected`` is the item with the ring around it."""

    def __init__(self, findings: Findings, parent: QWidget) -> None:
        super().__init__(parent)
        self._findings = findings
        self.selected: Item | None = None
        theme.changed.connect(self._fonts)
        self._fonts()

    def _fonts(self) -> None:
        self._title, self._small = theme.font(12, 500), theme.font(11)
        self._number, self._bold = theme.font(12, 650), theme.font(11, 650)
        self._title_key, self._small_key = self._title.toString(), self._small.toString()
        self._widths = QFontMetrics(self._small)
        self._heavy = QFontMetrics(self._bold)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one day."""
        day: Day = index.data(DAY_ROLE)
        cell: QRect = option.rect
        painter.save()
        if not day.in_month:
            painter.fillRect(cell, theme.color("sunken"))
        state = option.state
        if state & state.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(cell.adjusted(1, 1, -2, -2))
        self._paint_number(painter, cell, day)
        count = shown(day, cell.height())
        for at in range(count):
            self._paint_item(painter, tile_rect(cell, at), day.items[at])
        hidden = len(day.items) - count
        if hidden:
            painter.setFont(self._bold)
            painter.setPen(theme.color("muted"))
            painter.drawText(
                more_rect(cell, count).adjusted(4, 0, 0, 0),
                Qt.AlignmentFlag.AlignVCenter,
                _("+{n} more").format(n=hidden),
            )
        painter.restore()

    def _paint_number(self, painter: QPainter, cell: QRect, day: Day) -> None:
        text = str(day.date.day)
        if day.date.day == 1:
            text += " " + _(dates.SHORT_MONTHS[day.date.month - 1])
        painter.setFont(self._number)
        place = QRect(cell.left() + 9, cell.top() + 5, cell.width() - 18, 18)
        if day.today:
            pill = QRectF(cell.left() + 8, cell.top() + 4, self._heavy.horizontalAdvance(text) + 16, 20)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(pill, 10, 10)
            painter.setPen(theme.color("on_accent"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
            return
        painter.setPen(theme.color("text" if day.in_month else "muted"))
        painter.drawText(place, LEFT, text)

    def _paint_item(self, painter: QPainter, place: QRect, item: Item) -> None:
        live = isinstance(item, LiveTile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = (
            self.selected is not None and type(self.selected) is type(item) and self.selected.id == item.id
        )
        frame = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(theme.color("fix_ground" if live else "surface"))
        painter.setPen(
            QPen(theme.color("accent"), 2)
            if chosen
            else QPen(theme.color("fix_ground" if live else "line"), 1)
        )
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            theme.color("fix" if live else (item.format or "other") if isinstance(item, Tile) else "other")
        )
        painter.drawRoundedRect(QRectF(place.left() + 1, place.top() + 1, 4, place.height() - 2), 2, 2)
        inside = place.adjusted(10, 2, -6, -2)
        title, second = (
            (item.name, f"{item.time} · " + _("{n} min").format(n=item.minutes))
            if isinstance(item, LiveTile)
            else (item.title, f"{item.time} · {labels.stage(item.stage)}")
        )
        painter.setFont(self._title)
        painter.setPen(theme.color("fix" if live else "text"))
        painter.drawText(
            QRect(inside.left(), inside.top(), inside.width(), 15),
            LEFT,
            elided(title.replace("\n", " "), self._title_key, inside.width()),
        )
        self._paint_second(painter, QRect(inside.left(), inside.top() + 15, inside.width(), 14), item, second)

    def _paint_second(self, painter: QPainter, place: QRect, item: Item, text: str) -> None:
        mark, color = self._mark(item)
        width = self._heavy.horizontalAdvance(mark) + 4 if mark else 14
        painter.setFont(self._small)
        painter.setPen(theme.color("muted"))
        cut = elided(text, self._small_key, place.width() - width)
        painter.drawText(
            place,
            LEFT,
            cut if cut == text or place.width() > NARROW else item.time,
        )
        if mark:
            painter.setFont(self._bold)
            painter.setPen(color)
            painter.drawText(place, RIGHT, mark)
        elif isinstance(item, Tile) and (
            item.stage == Stage.POSTED or self._findings.count(item.id) is not None
        ):
            tick(painter, QRectF(place.right() - 9, place.center().y() - 3.5, 8, 7), theme.color("fine"))

    def _mark(self, item: Item) -> tuple[str, QColor]:
        """Return what stands at a tile's right: the count of what is to fix, else to consider, else nothing."""
        if isinstance(item, LiveTile):
            return _("LIVE"), theme.color("muted")
        count = self._findings.count(item.id)
        if count is None or item.stage == Stage.POSTED:
            return "", theme.color("muted")
        if count[0]:
            return str(count[0]), theme.color("fix")
        return (str(count[1]), theme.color("consider")) if count[1] else ("", theme.color("muted"))
