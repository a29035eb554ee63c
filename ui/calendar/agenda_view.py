"""What is planned as a list by day."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.reading import LiveTile
from planner import dates, labels
from planner.days.slots import Slot
from planner.i18n import _
from ui import covers
from ui.calendar.days_model import Day, DaysModel, slot_text
from ui.findings import Findings
from ui.items.selection import Item, Selection, key_of
from ui.theme import theme
from ui.widgets.drawing import LEFT, elided, kept
from ui.widgets.index import Index
from ui.widgets.tick import tick

LINE_ROLE = Qt.ItemDataRole.UserRole
HEAD, ROW = 38, 40
TIME, TITLE_SHARE = 70, 0.46


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the agenda: a day's head, or one of its items or open slots."""

    day: Day
    what: Item | Slot | None = None


class AgendaModel(QAbstractListModel):
    """The days of a DaysModel that have something, and today."""

    def __init__(self, days: DaysModel) -> None:
        super().__init__(days)
        self._days = days
        self.lines: list[Line] = []
        days.modelReset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Take the days over as they are now."""
        self.beginResetModel()
        self.lines = []
        for day in self._days.days:
            if not day.in_month or not (day.items or day.slots or day.notes or day.today):
                continue
            self.lines.append(Line(day))
            both: list[Item | Slot] = [*day.items, *day.slots]
            self.lines += [Line(day, what) for what in sorted(both, key=_time_of)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the line for the delegate, or its words."""
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words_of(line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads of days can't be chosen."""
        can = Qt.ItemFlag.ItemIsEnabled
        what = self.lines[index.row()].what
        return can if what is None else can | Qt.ItemFlag.ItemIsSelectable


def words_of(line: Line) -> str:
    """Return what a line says."""
    what = line.what
    if what is None:
        return dates.long_day(line.day.date)
    if isinstance(what, Slot):
        return slot_text(what)
    if isinstance(what, LiveTile):
        return _("{time} live event {name}").format(time=what.time, name=what.name)
    return f"{what.time} {what.title}, {labels.stage(what.stage)}"


def _time_of(what: Item | Slot) -> str:
    return f"{what.at:%H:%M}" if isinstance(what, Slot) else what.time


class AgendaDelegate(QStyledItemDelegate):
    """Draws the lines."""

    def __init__(self, findings: Findings, parent: QWidget) -> None:
        super().__init__(parent)
        self._findings = findings

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Heads and lines have one height each."""
        return QSize(200, HEAD if index.data(LINE_ROLE).what is None else ROW)

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        line: Line = index.data(LINE_ROLE)
        if line.what is None:
            self._paint_head(painter, option.rect, line.day)
        else:
            chosen = bool(option.state & option.state.State_Selected)
            self._paint_line(painter, option.rect, line.what, chosen)
            if option.state & option.state.State_HasFocus:
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.drawRoundedRect(option.rect.adjusted(13, 2, -13, -3), 6, 6)

    @kept
    def _paint_head(self, painter: QPainter, place: QRect, day: Day) -> None:
        inside = place.adjusted(18, 10, -18, 0)
        painter.setFont(theme.font(13, 650))
        painter.setPen(theme.color("accent" if day.today else "text"))
        text = dates.long_day(day.date)
        text = _("{day} · today").format(day=text) if day.today else text
        painter.drawText(inside, LEFT, text)
        left = painter.fontMetrics().horizontalAdvance(text) + 14
        names = [note.name for note in day.notes if note.layer != "campaign" or note.first == day.date]
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("muted"))
        painter.drawText(inside.adjusted(left, 0, 0, 0), LEFT, " · ".join(names))

    @kept
    def _paint_line(self, painter: QPainter, place: QRect, what: Item | Slot, chosen: bool) -> None:
        card = place.adjusted(14, 1, -14, -2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "accent_ground" if chosen else "surface"
        painter.setPen(
            QPen(
                theme.color("line"),
                1,
                Qt.PenStyle.DashLine if isinstance(what, Slot) else Qt.PenStyle.SolidLine,
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush if isinstance(what, Slot) else theme.color(ground))
        painter.drawRoundedRect(card, 6, 6)
        inside = card.adjusted(14, 0, -12, 0)
        if isinstance(what, Slot):
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("muted"))
            painter.drawText(inside, LEFT, slot_text(what))
            return
        live = isinstance(what, LiveTile)
        role = "fix" if live else (what.format or "other") if not isinstance(what, LiveTile) else "other"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(role))
        painter.drawRoundedRect(QRect(card.left() + 1, card.top() + 1, 4, card.height() - 1), 2, 2)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("muted"))
        painter.drawText(inside, LEFT, what.time)
        font = theme.font(13, 500)
        painter.setFont(font)
        painter.setPen(theme.color("fix" if live else "text"))
        if not isinstance(what, LiveTile) and what.cover is not None:
            spot = QRectF(inside.left() + TIME - 26, card.top() + 3, 18, 32)
            covers.paint(painter, spot, self._findings.covers.of(what.id))
        width = round(inside.width() * TITLE_SHARE)
        title = what.name if isinstance(what, LiveTile) else what.title
        painter.drawText(
            inside.adjusted(TIME, 0, 0, 0), LEFT, elided(title.replace("\n", " "), font.toString(), width)
        )
        small = theme.font(12)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        rest = inside.adjusted(TIME + width + 16, 0, -28, 0)
        painter.drawText(rest, LEFT, elided(_aside(what), small.toString(), max(0, rest.width())))
        self._paint_mark(painter, inside, what)

    @kept
    def _paint_mark(self, painter: QPainter, inside: QRect, item: Item) -> None:
        if isinstance(item, LiveTile):
            return
        sign, role = self._findings.sign(item.id, item.stage)
        if sign:
            painter.setFont(theme.font(12, 650))
            painter.setPen(theme.color(role))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inside, right, sign)
        elif role:
            tick(painter, QRectF(inside.right() - 10, inside.center().y() - 3, 8, 7), theme.color(role))


def _aside(item: Item) -> str:
    if isinstance(item, LiveTile):
        return _("Live event, {n} min").format(n=item.minutes)
    parts = [
        labels.stage(item.stage),
        labels.content_format(item.format) if item.format else "",
        item.product,
    ]
    return " · ".join(part for part in parts if part)


class AgendaView(QListView):
    """Shows an AgendaModel; what is chosen in it is what is chosen in the month."""

    opened = Signal(object)
    add_wanted = Signal(object)
    """An open slot in which to add a video."""
    menu_wanted = Signal(object, object, QPoint)
    """The item or None, the day, and where to show a menu (global)."""
    turned = Signal(int)
    """How many months to go forward or back."""

    def __init__(self, days: DaysModel, selection: Selection, findings: Findings) -> None:
        super().__init__()
        self.setObjectName("agenda")
        self.setAccessibleName(_("Agenda"))
        self._selection, self._following = selection, False
        self._lines = AgendaModel(days)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self._lines)
        self.setItemDelegate(AgendaDelegate(findings, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().selectionChanged.connect(self._chosen)
        self.doubleClicked.connect(lambda index: self._open(index))
        selection.changed.connect(self.follow)
        self._lines.modelReset.connect(self.follow)
        theme.changed.connect(self.viewport().update)
        findings.updated.connect(self._repaint)
        findings.covers.arrived.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return, turn the month with Page Up and Down; the rest is a list's."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif event.text().strip() and not event.modifiers():
            event.ignore()  # letters are actions; a list would search for them
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer."""
        index = self.indexAt(event.pos())
        line = self._line(index)
        if line:
            item = None if isinstance(line.what, Slot) else line.what
            self.menu_wanted.emit(item, line.day.date, event.globalPos())

    def follow(self) -> None:
        """Choose what is chosen in the calendar."""
        rows = [at for at, line in enumerate(self._lines.lines) if _is_chosen(line, self._selection)]
        wanted = QItemSelection()
        for row in rows:
            wanted.select(self._lines.index(row), self._lines.index(row))
        self._following = True
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows and self.currentIndex().row() not in rows:
            self.selectionModel().setCurrentIndex(
                self._lines.index(rows[-1]), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self.scrollTo(self.currentIndex())
        self._following = False

    def show_day(self, day: object) -> None:
        """Scroll to a day, or the first one after it."""
        for row, line in enumerate(self._lines.lines):
            if line.what is None and line.day.date >= day:  # type: ignore[operator]
                self.scrollTo(self._lines.index(row), QAbstractItemView.ScrollHint.PositionAtTop)
                return

    def _repaint(self, _ids: set[int]) -> None:
        self.viewport().update()

    def _line(self, index: Index) -> Line | None:
        return self._lines.lines[index.row()] if index.isValid() else None

    def _open(self, index: Index) -> None:
        line = self._line(index)
        if line and isinstance(line.what, Slot):
            self.add_wanted.emit(line.what)
        elif line and line.what:
            self.opened.emit(line.what)

    def _chosen(self) -> None:
        if self._following:
            return
        chosen = [self._lines.lines[index.row()].what for index in sorted(self.selectedIndexes())]
        items: Sequence[Item] = [what for what in chosen if what is not None and not isinstance(what, Slot)]
        line = self._line(self.currentIndex())
        current = line.what if line and not isinstance(line.what, Slot) and line.what in items else None
        if len(items) == 1:
            self._selection.choose(items[0])
        else:
            self._selection.take(items, current)


def _is_chosen(line: Line, selection: Selection) -> bool:
    what = line.what
    return what is not None and not isinstance(what, Slot) and key_of(what) in selection.keys
