"""The tree of findings: marks before the lines, groups in bold, opened by Return or a double click."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from planner.i18n import _
from ui.checks.findings_model import FindingsModel
from ui.checks.lines import ABOUT, DATE, RULE, SEVERITY, WHAT, Group, Key, Line
from ui.pieces.checks_panel import paint_mark, role_of
from ui.theme import theme
from ui.widgets.drawing import kept
from ui.widgets.index import Index

HEIGHT = 30
MARK = 20
NARROW, NARROWER = 760, 640
WIDTHS = {ABOUT: (215, 150), DATE: (145, 135), SEVERITY: (125, 105), RULE: (90, 90)}
"""How wide the columns come, in a list of some width and in a narrow one."""
OPEN_AT_ONCE = 400
"""Groups are open as long as all their lines together are no more than these."""


class FindingsDelegate(QStyledItemDelegate):
    """Draws a cell: a line's mark, a group in bold, what is beside the point muted."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Set the inks and fonts."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # the row shows it
        model = index.model()
        item = model.item(index) if isinstance(model, FindingsModel) else None
        ink = "text"
        if isinstance(item, Group):
            weight = 600 if index.column() == WHAT else 400
            option.font = theme.font(13, weight)
        if index.column() == SEVERITY and item is not None:
            ink = role_of(item.heaviest if isinstance(item, Group) else item.result)
        elif index.column() in (DATE, RULE) or (index.column() == ABOUT and isinstance(item, Group)):
            ink = "muted"
        palette: QPalette = option.palette
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            palette.setColor(role, theme.color(ink))

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the mark of a line before its words."""
        model = index.model()
        item = model.item(index) if isinstance(model, FindingsModel) else None
        if index.column() != WHAT or not isinstance(item, Line):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        moved = QStyleOptionViewItem(option)
        moved.rect = rect.adjusted(MARK, 0, 0, 0)
        super().paint(painter, moved, index)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(
                QRect(rect.left(), rect.top(), MARK, rect.height()), theme.color("accent_ground")
            )
        painter.translate(rect.left() + 4, rect.center().y() - 5)
        paint_mark(painter, role_of(item.result))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All lines are equally high."""
        return QSize(super().sizeHint(option, index).width(), HEIGHT)


class FindingsView(QTreeView):
    """Shows a FindingsModel."""

    opened = Signal(object)
    """The Line whose video or live event is wanted."""
    chosen = Signal(object)
    """The Line or Group that is current now, or None."""
    sort_wanted = Signal(int, bool)

    def __init__(self, model: FindingsModel) -> None:
        super().__init__()
        self._model = model
        self._shut: set[Key] = set()
        self._opened: set[Key] = set()
        self._few = True
        self._narrow = False
        self.setModel(model)
        self.setItemDelegate(FindingsDelegate(self))
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(18)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Findings"))
        self._shape_header()
        theme.changed.connect(self.viewport().update)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit(model.item(now)))

    def show_again(self, change: Callable[[], None]) -> None:
        """Run what changes the model, and bring back what was open, chosen and in sight."""
        current = self._model.item(self.currentIndex())
        place = self.currentIndex().row(), self.currentIndex().parent().row()
        self._note_shape()
        scrolled = self.verticalScrollBar().value()
        change()
        self._few = len(self._model.lines) <= OPEN_AT_ONCE
        for at, group in enumerate(self._model.groups):
            if (group.key not in self._shut) if self._few else (group.key in self._opened):
                self.expand(self._model.index(at, 0))
        self.verticalScrollBar().setValue(scrolled)
        self._choose(current.key if current else (), place)

    @property
    def current(self) -> Group | Line | None:
        """What is chosen."""
        return self._model.item(self.currentIndex())

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a bar before the current row while the keyboard is here."""
        super().drawRow(painter, option, index)
        if self.hasFocus() and self._model.item(index) is self.current:
            rect: QRect = option.rect
            painter.fillRect(QRect(0, rect.top(), 3, rect.height()), theme.color("accent"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the findings enough room: in a narrow list code and date stand only at the side."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.setColumnHidden(DATE, self.width() < NARROWER)
        if narrow != self._narrow:
            self._narrow = narrow
            self.setColumnHidden(RULE, narrow)
            for column, (wide, small) in WIDTHS.items():
                self.header().resizeSection(column, small if narrow else wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens the chosen line, or opens and shuts a group."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        item = self._model.item(index)
        if isinstance(item, Line):
            self.opened.emit(item)
        elif item is not None and item.by_video and any(item.key):
            self.opened.emit(item.first)
        elif item is not None:
            first = index.siblingAtColumn(0)
            self.setExpanded(first, not self.isExpanded(first))

    def _choose(self, key: Key, place: tuple[int, int]) -> None:
        """Go back to what was chosen, else to what stands in its place now."""
        found = self._model.find(key) if key else QModelIndex()
        if not found.isValid() and self._model.groups:
            row, group = place
            at = self._model.index(max(0, min(group if group >= 0 else row, len(self._model.groups) - 1)), 0)
            lines = self._model.rowCount(at)
            found = self._model.index(min(row, lines - 1), 0, at) if group >= 0 and row >= 0 else at
        if found.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(found, flags.ClearAndSelect | flags.Rows)
        self.chosen.emit(self._model.item(found))

    def _note_shape(self) -> None:
        """Remember which groups differ from how they come: open where there are few lines, else shut."""
        for at, group in enumerate(self._model.groups):
            kept, differs = self._opened, self.isExpanded(self._model.index(at, 0))
            if self._few:
                kept, differs = self._shut, not differs
            if differs:
                kept.add(group.key)
            else:
                kept.discard(group.key)

    def _shape_header(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(60)
        for column, (wide, _small) in WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, wide)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(SEVERITY, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(
            lambda column, order: self.sort_wanted.emit(column, order == Qt.SortOrder.DescendingOrder)
        )
