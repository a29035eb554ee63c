"""Draws a day of the month: its number, its campaigns, its tiles, and how many more there are."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner import dates
from planner.days.layers import Note
from planner.i18n import _
from ui.calendar.day_places import bar_rect, bars, places
from ui.calendar.days_model import DAY_ROLE, Day
from ui.calendar.tiles import TilePainter
from ui.calendar.walking import Walking
from ui.theme import theme
from ui.widgets.drawing import LEFT, elided, kept
from ui.widgets.index import Index

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NOTE = 30
"""Pixels; a note in less room says nothing."""
INSET = 7
"""Pixels that a campaign's first and last day are shorter at that side."""


class MonthDelegate(QStyledItemDelegate):
    """Paints cells. What has the keyboard is framed: a day, where nothing of it is chosen."""

    def __init__(self, tiles: TilePainter, view: QWidget) -> None:
        super().__init__(view)
        self.tiles = tiles
        theme.changed.connect(self._fonts)
        self._fonts()

    def _fonts(self) -> None:
        self._number, self._small, self._bold = theme.font(12, 650), theme.font(11), theme.font(11, 650)
        self._small_key, self._bold_key = self._small.toString(), self._bold.toString()
        self._wide, self._thin = QFontMetrics(self._number), QFontMetrics(self._small)

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one day."""
        day: Day = index.data(DAY_ROLE)
        cell: QRect = option.rect
        if not day.in_month:
            painter.fillRect(cell, theme.color("sunken"))
        found = places(day, cell)
        first = index.row() == 0 and index.column() == 0
        number = self._paint_number(painter, cell, day, named=first or day.date.day == 1)
        more = _("+{n} more").format(n=found.hidden) if found.hidden else ""
        in_head = more if found.more.top() < cell.top() + theme.px(20) else ""
        self._paint_bars(painter, cell, day, leftmost=index.column() == 0)
        self._paint_names(
            painter, cell, day, number + (self._thin.horizontalAdvance(in_head) + 8 if in_head else 0)
        )
        focus = self._focus(option)
        for item, place in zip(day.items, found.tiles, strict=False):
            self.tiles.paint_item(painter, place, item)
        for slot, place in found.slots:
            focused = focus is not None and focus.slot == slot
            self.tiles.paint_slot(painter, place, slot, told=slot == self.tiles.hot, focused=focused)
        if more:
            painter.setFont(self._small)
            painter.setPen(theme.color("muted"))
            left = cell.left() + number if in_head else found.more.left() + 4
            painter.drawText(QRect(left, found.more.top(), cell.width(), found.more.height()), LEFT, more)
        if focus is not None and focus.slot is None and not any(map(focus.selection.has, day.items)):
            painter.setPen(QPen(theme.color("ring"), 2))
            painter.drawRect(cell.adjusted(1, 1, -2, -2))

    def _focus(self, option: QStyleOptionViewItem) -> Walking | None:
        """Return the view where the keyboard is on this day of it."""
        view = self.parent()
        return view if option.state & option.state.State_HasFocus and isinstance(view, Walking) else None

    def _paint_number(self, painter: QPainter, cell: QRect, day: Day, *, named: bool) -> int:
        """Draw a day's number and return where the room beside it begins, in pixels from the cell's left."""
        text = f"{day.date.day} {_(dates.SHORT_MONTHS[day.date.month - 1])}" if named else str(day.date.day)
        wide = self._wide.horizontalAdvance(text)
        painter.setFont(self._number)
        if day.today:
            height = theme.px(19)
            pill = QRectF(cell.left() + 5, cell.top() + 4, max(wide + theme.px(14), height), height)
            path = QPainterPath()
            path.addRoundedRect(pill, height / 2, height / 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(path, theme.color("accent"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(theme.color("on_accent"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
            return round(pill.width()) + 14
        painter.setPen(theme.color("muted" if day.past or not day.in_month else "text"))
        painter.drawText(QRect(cell.left() + 9, cell.top() + 4, cell.width() - 18, theme.px(19)), LEFT, text)
        return 9 + wide + 9

    def _paint_bars(self, painter: QPainter, cell: QRect, day: Day, *, leftmost: bool) -> None:
        """Draw campaigns as bars, with their names where they or a week begin."""
        for at, note in enumerate(bars(day)):
            self.paint_bar(painter, bar_rect(cell, at), note, day, named=leftmost or note.first == day.date)

    @kept
    def paint_bar(self, painter: QPainter, place: QRect, note: Note, day: Day, *, named: bool) -> None:
        """Draw a day of a campaign, with round ends where it begins and ends."""
        begins, ends = note.first == day.date, note.last == day.date
        shape = QRectF(place).adjusted(INSET if begins else 0, 0, -INSET if ends else 0, 0)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(shape, 3, 3)
        if not begins:
            path.addRect(shape.adjusted(0, 0, -4, 0))
        if not ends:
            path.addRect(shape.adjusted(4, 0, 0, 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain = note.color == "campaign"
        painter.fillPath(path, theme.color("campaign") if plain else theme.mixed(note.color, "surface", 0.16))
        if named:
            self.paint_name(painter, place, note, note.name, begins=begins)

    @kept
    def paint_name(self, painter: QPainter, place: QRect, note: Note, words: str, *, begins: bool) -> None:
        """Draw what is said of a campaign on its bar."""
        plain = note.color == "campaign"
        painter.setFont(self._bold)
        painter.setPen(theme.color("campaign_text") if plain else theme.mixed(note.color, "text", 0.62))
        left = INSET + 7 if begins else 9
        text = elided(words, self._bold_key, place.width() - left - 8)
        painter.drawText(place.adjusted(left, 0, -6, 0), LEFT, text)

    @kept
    def _paint_names(self, painter: QPainter, cell: QRect, day: Day, taken: int) -> None:
        """Draw what else there is to know of a day at the right of its number."""
        names = [note.name for note in day.notes if note.layer != "campaign"]
        room = cell.width() - taken - 8
        if names and room > NOTE:
            painter.setFont(self._small)
            painter.setPen(theme.color("muted"))
            text = elided(", ".join(names), self._small_key, room)
            place = QRect(cell.right() - room - 7, cell.top() + 4, room, theme.px(19))
            painter.drawText(place, RIGHT, text)

    @kept
    def paint_head(self, painter: QPainter, place: QRect, day: Day, weekday: str) -> None:
        """Draw the head of a day's column in a week: its weekday, number and notes."""
        painter.setFont(self._small)
        painter.setPen(theme.color("muted"))
        upper = QRect(place.left() + 9, place.top() + 4, place.width() - 16, theme.px(16))
        painter.drawText(upper, LEFT, weekday)
        taken = 9 + self._thin.horizontalAdvance(weekday) + 8
        self._paint_names(painter, place, day, taken)
        self._paint_number(painter, place.adjusted(0, theme.px(17), 0, 0), day, named=day.date.day == 1)
