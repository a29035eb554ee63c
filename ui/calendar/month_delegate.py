"""Draws a day of the month: its number, its tiles, and how many more there are."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.reading import LiveTile, Tile
from planner import dates, labels
from planner.days.layers import Note
from planner.days.slots import Slot
from planner.i18n import _
from ui import covers
from ui.calendar.days_model import DAY_ROLE, Day, slot_text
from ui.findings import Findings
from ui.items.selection import Item, Selection
from ui.theme import theme
from ui.widgets.drawing import LEFT, baseline, elided, kept
from ui.widgets.index import Index
from ui.widgets.tick import tick

TILE, GAP, TOP, SIDE = 34, 4, 28, 6
MORE, SLOT, BAR = 18, 22, 18
BARS = 2
"""How many campaigns of a day have their bar."""
CARDS_KEPT = 60
NOTE = 40
"""Pixels; a note in less room says nothing."""
SLIM = 46
"""Pixels; below that a tile has room for its time alone."""
COVERED = 110
"""Pixels; a tile with less keeps its room for words and shows no cover."""
NARROW = 80
"""Pixels; below that a tile shows its time alone rather than half a stage."""


def bars(day: Day) -> tuple[Note, ...]:
    """Return the campaigns that stand above a day's tiles."""
    return tuple(note for note in day.notes if note.layer == "campaign")[:BARS]


def top_of(day: Day) -> int:
    """Return how far beneath the top of its cell a day's tiles begin, in pixels."""
    return TOP + BAR * len(bars(day))


def shown(day: Day, height: int) -> int:
    """Return how many of a day's items fit into a cell of a height in pixels."""
    room = height - top_of(day) - 2
    if len(day.items) * (TILE + GAP) <= room:
        return len(day.items)
    return max(0, (room - MORE) // (TILE + GAP))


def tile_rect(cell: QRect, at: int, top: int = TOP) -> QRect:
    """Return where the item number ``at`` of a day stands."""
    return QRect(cell.left() + SIDE, cell.top() + top + at * (TILE + GAP), cell.width() - 2 * SIDE, TILE)


def more_rect(cell: QRect, at: int, top: int = TOP) -> QRect:
    """Return where "+3 more" stands beneath ``at`` items."""
    return QRect(cell.left() + SIDE, cell.top() + top + at * (TILE + GAP) - 1, cell.width() - 2 * SIDE, MORE)


def slot_rects(day: Day, cell: QRect) -> list[tuple[Slot, QRect]]:
    """Return where a day's open slots stand, beneath its items, as far as there is room."""
    if shown(day, cell.height()) < len(day.items):
        return []
    top = cell.top() + top_of(day) + len(day.items) * (TILE + GAP)
    fitting = max(0, (cell.bottom() - top) // (SLOT + GAP))
    return [
        (slot, QRect(cell.left() + SIDE, top + at * (SLOT + GAP), cell.width() - 2 * SIDE, SLOT))
        for at, slot in enumerate(day.slots[:fitting])
    ]


def item_at(day: Day, cell: QRect, point: QPoint) -> Item | None:
    """Return the item of a day under a point."""
    for at, item in enumerate(day.items[: shown(day, cell.height())]):
        if tile_rect(cell, at, top_of(day)).contains(point):
            return item
    return None


def slot_at(day: Day, cell: QRect, point: QPoint) -> Slot | None:
    """Return the open slot of a day under a point."""
    return next((slot for slot, place in slot_rects(day, cell) if place.contains(point)), None)


class MonthDelegate(QStyledItemDelegate):
    """Paints cells; what is chosen has a ring around it."""

    def __init__(self, findings: Findings, selection: Selection, parent: QWidget) -> None:
        super().__init__(parent)
        self._findings, self._selection = findings, selection
        theme.changed.connect(self._fonts)
        self._fonts()

    def _fonts(self) -> None:
        self._title, self._small = theme.font(12, 500), theme.font(11)
        self._number, self._bold = theme.font(12, 650), theme.font(11, 650)
        self._title_key, self._small_key = self._title.toString(), self._small.toString()
        self._heavy = QFontMetrics(self._bold)
        self._title_base, self._small_base = baseline(self._title, 15), baseline(self._small, 14)
        self._cards: dict[tuple[str, int, int, float, bool, bool], QPixmap] = {}

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one day."""
        day: Day = index.data(DAY_ROLE)
        cell: QRect = option.rect
        if not day.in_month:
            painter.fillRect(cell, theme.color("sunken"))
        state = option.state
        if state & state.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(cell.adjusted(1, 1, -2, -2))
        self._paint_number(painter, cell, day)
        self._paint_notes(painter, cell, day, leftmost=cell.left() == 0)
        count, top = shown(day, cell.height()), top_of(day)
        for at in range(count):
            self.paint_item(painter, tile_rect(cell, at, top), day.items[at])
        for slot, place in slot_rects(day, cell):
            self.paint_slot(painter, place, slot)
        hidden = len(day.items) - count
        if hidden:
            painter.setFont(self._bold)
            painter.setPen(theme.color("muted"))
            painter.drawText(
                more_rect(cell, count, top).adjusted(4, 0, 0, 0),
                Qt.AlignmentFlag.AlignVCenter,
                _("+{n} more").format(n=hidden),
            )

    @kept
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

    def _paint_notes(self, painter: QPainter, cell: QRect, day: Day, *, leftmost: bool) -> None:
        """Draw campaigns as bars, what else there is to know at the right of the number."""
        for at, note in enumerate(bars(day)):
            place = QRect(cell.left(), cell.top() + TOP - 2 + at * BAR, cell.width(), BAR - 2)
            painter.fillRect(place, theme.mixed(note.color, "surface", 0.16))
            if note.first == day.date or leftmost:
                painter.setFont(self._bold)
                painter.setPen(theme.mixed(note.color, "text", 0.62))
                text = elided(note.name, self._bold.toString(), cell.width() - 16)
                painter.drawText(place.adjusted(8, 0, -6, 0), LEFT, text)
        names = [note.name for note in day.notes if note.layer != "campaign"]
        if names:
            number = self._heavy.horizontalAdvance(str(day.date.day) + "  Nov") + 20
            room = cell.width() - number - 8
            painter.setFont(self._small)
            painter.setPen(theme.color("muted"))
            if room > NOTE:
                text = elided(", ".join(names), self._small_key, room)
                place = QRect(cell.right() - room - 8, cell.top() + 5, room, 18)
                painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    @kept
    def paint_head(self, painter: QPainter, place: QRect, day: Day, weekday: str, *, leftmost: bool) -> None:
        """Draw the head of a day's column: its weekday, number and notes; the leftmost says what goes on."""
        painter.setFont(self._small)
        painter.setPen(theme.color("muted"))
        painter.drawText(place.adjusted(9, 5, 0, 0), Qt.AlignmentFlag.AlignTop, weekday)
        self._paint_number(painter, place.adjusted(0, 17, 0, 0), day)
        self._paint_notes(painter, place.adjusted(0, 18, 0, 0), day, leftmost=leftmost)

    @kept
    def paint_slot(self, painter: QPainter, place: QRect, slot: Slot) -> None:
        """Draw an open slot."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("line"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(self._small)
        painter.setPen(theme.color("muted"))
        text = elided(slot_text(slot), self._small_key, place.width() - 16)
        painter.drawText(place.adjusted(9, 0, -6, 0), LEFT, text)

    @kept
    def paint_item(self, painter: QPainter, place: QRect, item: Item) -> None:
        """Draw the tile of a video or live event."""
        live = isinstance(item, LiveTile)
        chosen = self._selection.has(item)
        stripe = "fix" if live else (item.format or "other") if isinstance(item, Tile) else "other"
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place.topLeft(), self._card(stripe, place.size(), ratio, live, chosen))
        inside = place.adjusted(10 + self._paint_cover(painter, place, item), 2, -6, -2)
        title, second = (
            (item.name, f"{item.time} · " + _("{n} min").format(n=item.minutes))
            if isinstance(item, LiveTile)
            else (item.title, f"{item.time} · {labels.stage(item.stage)}")
        )
        painter.setFont(self._title)
        painter.setPen(theme.color("fix" if live else "text"))
        # A point is a fifth of the work of a rectangle and flags; what is drawn is one line in any case.
        painter.drawText(
            inside.left(),
            inside.top() + self._title_base,
            elided(title.replace("\n", " "), self._title_key, inside.width()),
        )
        self._paint_second(painter, QRect(inside.left(), inside.top() + 15, inside.width(), 14), item, second)

    def _paint_cover(self, painter: QPainter, place: QRect, item: Item) -> int:
        """Draw a video's cover at a tile's left, and return the room it takes in pixels."""
        if isinstance(item, LiveTile) or item.cover is None or place.width() < COVERED:
            return 0
        height = TILE - 6
        spot = QRectF(place.left() + 8, place.top() + 3, height * 9 / 16, height)
        covers.paint(painter, spot, self._findings.covers.of(item.id))
        return round(spot.width()) + 4

    def _card(self, stripe: str, size: QSize, ratio: float, live: bool, chosen: bool) -> QPixmap:
        """Return a tile without its words; drawn once, since round corners take as long as the words do."""
        width, height = size.width(), size.height()
        key = (stripe, width, height, ratio, live, chosen)
        if key in self._cards:
            return self._cards[key]
        if len(self._cards) > CARDS_KEPT:  # a window that is being resized asks for every width once
            self._cards.clear()
        card = QPixmap(size * ratio)
        card.setDevicePixelRatio(ratio)
        card.fill(Qt.GlobalColor.transparent)
        painter = QPainter(card)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = "fix_ground" if live else "line"
        painter.setBrush(theme.color("fix_ground" if live else "surface"))
        painter.setPen(QPen(theme.color("accent"), 2) if chosen else QPen(theme.color(line), 1))
        painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(stripe))
        painter.drawRoundedRect(QRectF(1, 1, 4, height - 2), 2, 2)
        painter.end()
        self._cards[key] = card
        return card

    def _paint_second(self, painter: QPainter, place: QRect, item: Item, text: str) -> None:
        mark, color = self._mark(item) if place.width() > SLIM else ("", theme.color("muted"))
        width = self._heavy.horizontalAdvance(mark) + 4 if mark else 14
        painter.setFont(self._small)
        painter.setPen(theme.color("muted"))
        cut = elided(text, self._small_key, place.width() - width)
        base = place.top() + self._small_base
        painter.drawText(place.left(), base, cut if cut == text or place.width() > NARROW else item.time)
        if mark:
            painter.setFont(self._bold)
            painter.setPen(color)
            painter.drawText(place.right() + 5 - width, base, mark)
        elif place.width() > SLIM and isinstance(item, Tile) and self._findings.sign(item.id, item.stage)[1]:
            tick(painter, QRectF(place.right() - 9, place.center().y() - 3.5, 8, 7), theme.color("fine"))

    def _mark(self, item: Item) -> tuple[str, QColor]:
        """Return what stands at a tile's right, and its colour: a number, a dot, or nothing."""
        if isinstance(item, LiveTile):
            return _("LIVE"), theme.color("muted")
        sign, role = self._findings.sign(item.id, item.stage)
        return sign, theme.color(role or "muted")
