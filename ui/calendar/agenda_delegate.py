"""Draws the lines of the agenda."""

import datetime as dt

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.reading import LiveTile
from planner import dates, labels
from planner.days.layers import Note
from planner.days.slots import Slot
from planner.i18n import _
from ui import covers
from ui.calendar.agenda_model import LINE_ROLE, Earlier, Line
from ui.calendar.days_model import Day, slot_text
from ui.findings import Findings
from ui.items import marks
from ui.items.selection import Item
from ui.theme import theme
from ui.widgets.drawing import LEFT, elided, kept
from ui.widgets.index import Index
from ui.widgets.outline import draw

HEAD, ROW, SLOT, EARLIER = 36, 44, 32, 34
EDGE, INSIDE = 8, 18
COVER_AT, TITLE_AT = 60, 106
"""Pixels from the time to the cover and to the title."""
PRODUCT_AT, STAGE_AT = 0.55, 0.74
"""Where the columns begin, of the width inside."""
WIDE = 620
"""Pixels; with less there is no column of products."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AgendaDelegate(QStyledItemDelegate):
    """Draws days' heads, and lines with a cover, two lines of words, and marks."""

    def __init__(self, findings: Findings, parent: QWidget) -> None:
        super().__init__(parent)
        self._findings = findings
        theme.changed.connect(self._fonts)
        self._fonts()

    def _fonts(self) -> None:
        self._strong, self._body, self._small = theme.font(13, 600), theme.font(13), theme.font(12)
        self._tiny = theme.font(11)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Each kind of line has its height."""
        what = index.data(LINE_ROLE).what
        kinds = {type(None): HEAD, Slot: SLOT, Earlier: EARLIER}
        return QSize(200, theme.px(kinds.get(type(what), ROW)))

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        line: Line = index.data(LINE_ROLE)
        place: QRect = option.rect
        if line.what is None:
            self._paint_head(painter, place, line.day)
        elif isinstance(line.what, Earlier):
            self._paint_earlier(painter, place, line.what)
        else:
            state = option.state
            hovered = bool(state & state.State_MouseOver)
            self._paint_ground(painter, place, bool(state & state.State_Selected), hovered)
            if isinstance(line.what, Slot):
                self._paint_slot(painter, place, line.what)
            else:
                self._paint_item(painter, place, line.what)
            if state & state.State_HasFocus:
                self._paint_ring(painter, place)

    @kept
    def _paint_head(self, painter: QPainter, place: QRect, day: Day) -> None:
        inside = place.adjusted(INSIDE, 6, -INSIDE, 0)
        painter.setFont(self._strong)
        painter.setPen(theme.color("text"))
        text = dates.long_day(day.date)
        text = _("Today, {day}").format(day=text) if day.today else text
        painter.drawText(inside, LEFT, text)
        left = painter.fontMetrics().horizontalAdvance(text) + 12
        aside = [
            _campaign(note, day.date)
            for note in day.notes
            if note.layer == "campaign" and (day.today or note.first == day.date)
        ]
        aside += [note.name for note in day.notes if note.layer == "filming"]
        names = [note.name for note in day.notes if note.layer not in ("campaign", "filming")]
        painter.setFont(self._small)
        painter.setPen(theme.color("muted"))
        room = inside.width() - left
        end = elided(", ".join(aside), self._small.toString(), max(0, room * 3 // 5))
        painter.drawText(inside, RIGHT, end)
        room -= painter.fontMetrics().horizontalAdvance(end) + 12
        painter.drawText(
            inside.adjusted(left, 0, 0, 0),
            LEFT,
            elided(", ".join(names), self._small.toString(), max(0, room)),
        )
        painter.setPen(theme.color("line"))
        painter.drawLine(inside.left(), place.bottom(), inside.right(), place.bottom())

    @kept
    def _paint_earlier(self, painter: QPainter, place: QRect, what: Earlier) -> None:
        painter.fillRect(place, theme.color("sunken"))
        painter.setPen(theme.color("line"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        size = theme.px(14)
        spot = QPointF(place.left() + INSIDE, place.center().y() - size / 2)
        draw(painter, "chevron-up", spot, 14, theme.color("muted"))
        painter.setFont(self._small)
        painter.setPen(theme.color("muted"))
        inside = place.adjusted(INSIDE + size + 8, 0, -INSIDE, 0)
        painter.drawText(inside, LEFT, elided(str(what), self._small.toString(), inside.width()))

    @kept
    def _paint_ground(self, painter: QPainter, place: QRect, chosen: bool, hovered: bool) -> None:
        card = QRectF(place).adjusted(EDGE, 0.5, -EDGE, -1.5)
        painter.setPen(theme.color("faint_line"))
        painter.drawLine(place.left() + EDGE, place.bottom(), place.right() - EDGE, place.bottom())
        if not (chosen or hovered):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("ring"), 2) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_ground" if chosen else "hover"))
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1) if chosen else card, 6, 6)

    @kept
    def _paint_ring(self, painter: QPainter, place: QRect) -> None:
        """Frame what has the keyboard."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("ring"), 2))
        painter.drawRoundedRect(QRectF(place).adjusted(EDGE + 1, 1.5, -EDGE - 1, -2.5), 6, 6)

    @kept
    def _paint_slot(self, painter: QPainter, place: QRect, slot: Slot) -> None:
        size = theme.px(12)
        spot = QPointF(place.left() + INSIDE, place.center().y() - size / 2)
        draw(painter, "plus", spot, 12, theme.color("quiet"))
        painter.setFont(self._small)
        painter.setPen(theme.color("muted"))
        painter.drawText(place.adjusted(INSIDE + size + 8, 0, -INSIDE, 0), LEFT, slot_text(slot))

    @kept
    def _paint_item(self, painter: QPainter, place: QRect, item: Item) -> None:
        inside = place.adjusted(INSIDE, 0, -INSIDE, 0)
        self._paint_edge(painter, place, "fix" if isinstance(item, LiveTile) else item.format or "other")
        painter.setFont(self._body)
        painter.setPen(theme.color("text"))
        painter.drawText(inside, LEFT, dates.clock_of(item.time))
        found = []
        if not isinstance(item, LiveTile):
            found = [
                *marks.signs_of(self._findings, item),
                *marks.marks_of(self._findings, item.id, item.stage),
            ]
        marks.paint(painter, inside.right(), place.center().y(), found)
        self._paint_cover(painter, inside, item)
        wide = inside.width() >= theme.px(WIDE)
        stage_at = inside.left() + round(inside.width() * STAGE_AT)
        ends = inside.left() + round(inside.width() * PRODUCT_AT) if wide else stage_at
        title_at = inside.left() + theme.px(TITLE_AT)
        self._paint_words(painter, QRect(title_at, place.top(), ends - title_at - 14, place.height()), item)
        if isinstance(item, LiveTile):
            return
        room = inside.right() - marks.width_of(found) - stage_at
        columns = [(stage_at, room, labels.stage(item.stage))]
        columns += [(ends, stage_at - ends - 14, item.product)] if wide else []
        painter.setFont(self._small)
        painter.setPen(theme.color("muted"))
        for left, width, text in columns:
            shown = elided(text.replace("\n", " "), self._small.toString(), max(0, width))
            painter.drawText(QRect(left, place.top(), width, place.height()), LEFT, shown)

    def _paint_cover(self, painter: QPainter, inside: QRect, item: Item) -> None:
        height = theme.px(34)
        top = inside.top() + (inside.height() - height) // 2
        spot = QRectF(inside.left() + theme.px(COVER_AT), top, theme.px(24), height)
        if isinstance(item, LiveTile):
            covers.paint_or_place(painter, spot, None, "radio")
        else:
            cover = None if item.cover is None else self._findings.covers.of(item.id)
            covers.paint_or_place(painter, spot, cover)

    @kept
    def _paint_edge(self, painter: QPainter, place: QRect, role: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(role))
        painter.drawRoundedRect(
            QRectF(place.left() + EDGE, place.top() + 5, 3, place.height() - 11), 1.5, 1.5
        )

    @kept
    def _paint_words(self, painter: QPainter, place: QRect, item: Item) -> None:
        """Draw the title, and beneath it what kind of video or event it is."""
        live = isinstance(item, LiveTile)
        title = item.name if isinstance(item, LiveTile) else item.title
        below = _("Live event, {n} min").format(n=item.minutes) if isinstance(item, LiveTile) else ""
        if not isinstance(item, LiveTile):
            below = labels.content_format(item.format) if item.format else _("No format")
        half = place.height() // 2
        for font, ink, part, text in (
            (self._strong, "text", place.adjusted(0, 3, 0, -half + 3), title),
            (self._tiny, "fix" if live else "muted", place.adjusted(0, half, 0, -4), below),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            painter.drawText(
                part, LEFT, elided(text.replace("\n", " "), font.toString(), max(0, place.width()))
            )


def _campaign(note: Note, day: dt.date) -> str:
    n, of = (day - note.first).days + 1, (note.last - note.first).days + 1
    return _("{campaign}, day {n} of {of}").format(campaign=note.name, n=n, of=of)
