"""The tree of findings: groups and what is in them, opened by Return or a double click, fixed by F."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView

from planner.i18n import _
from ui.checks.findings_delegate import FindingsDelegate, button_place
from ui.checks.findings_model import FindingsModel
from ui.checks.lines import DATE, RULE, SEVERITY, STAGE, WHAT, Group, Key, Line
from ui.covers import Covers
from ui.theme import theme
from ui.widgets import outline
from ui.widgets.index import Index

NARROW, NARROWER = 780, 640
WIDTHS = {DATE: (146, 136), STAGE: (104, 92), SEVERITY: (150, 130), RULE: (176, 140)}
"""How wide the columns come, in a list of some width and in a narrow one, at the usual size of texts."""
OPEN_AT_ONCE = 400
"""Groups are open as long as all their lines together are no more than these."""


class FindingsView(QTreeView):
    """Shows a FindingsModel."""

    opened = Signal(object)
    """The Line whose video or live event is wanted."""
    chosen = Signal(object)
    """The Line or Group that is current now, or None."""
    sort_wanted = Signal(int, bool)
    fix_wanted = Signal()
    """What is chosen is to be fixed."""

    def __init__(self, model: FindingsModel, covers: Covers | None = None) -> None:
        super().__init__()
        self._model = model
        self._shut: set[Key] = set()
        self._opened: set[Key] = set()
        self._few = True
        self._narrow = False
        self._pressed_on: Group | Line | None = None
        self.setModel(model)
        self.setItemDelegate(FindingsDelegate(self, covers))
        if covers is not None:
            covers.arrived.connect(self.viewport().update)
        self.setObjectName("findings")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(24)
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
        rect: QRect = option.rect
        current = self._model.item(index) is self.current
        if self.selectionModel().isSelected(index.sibling(index.row(), WHAT)) or current:
            painter.fillRect(QRect(0, rect.top(), 3, rect.height()), theme.color("accent"))
        if self.hasFocus() and current:
            painter.setPen(QPen(theme.color("ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRect(1, rect.top() + 1, self.viewport().width() - 2, rect.height() - 2))
            painter.setPen(QPen())

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw the arrow before a group, on the ground of its row."""
        if index.parent().isValid():
            if self.selectionModel().isSelected(index):
                painter.fillRect(rect, theme.color("accent_ground"))
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("faint_line"))
            return
        painter.fillRect(rect, theme.color("sunken"))
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        size = theme.px(13)
        at = QPointF(rect.right() - size - 3, rect.center().y() - size / 2)
        outline.draw(painter, name, at, 13, theme.color("text"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Fix where a fix's button is pressed; what nobody read first is chosen before it is made."""
        index = self.indexAt(event.position().toPoint())
        line = self._model.item(index)
        was_current = line is not None and line is self._pressed_on
        super().mouseReleaseEvent(event)
        if not isinstance(line, Line) or index.column() != RULE or not line.result.finding.fixes:
            return
        fix = line.result.finding.fixes[0]
        place = button_place(self.visualRect(index), fix.title)
        if place.contains(event.position().toPoint()) and (fix.safe or was_current):
            self.fix_wanted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what was chosen before."""
        self._pressed_on = self.current
        super().mousePressEvent(event)

    @property
    def chosen_lines(self) -> list[Line]:
        """Every finding that is chosen, those of a chosen group among them."""
        found: dict[Key, Line] = {}
        for index in self.selectionModel().selectedRows():
            item = self._model.item(index)
            for line in item.lines if isinstance(item, Group) else [item] if item else []:
                found[line.key] = line
        return list(found.values())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the findings enough room: in a narrow list stage and date stand only at the side."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(NARROW)
        self.setColumnHidden(DATE, self.width() < theme.px(NARROWER))
        if narrow != self._narrow:
            self._narrow = narrow
            self.setColumnHidden(STAGE, narrow)
            for column, (wide, small) in WIDTHS.items():
                self.header().resizeSection(column, theme.px(small if narrow else wide))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens the chosen line, or opens and shuts a group; F fixes what is chosen."""
        if event.key() == Qt.Key.Key_F and not event.modifiers():
            self.fix_wanted.emit()
            return
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
            header.resizeSection(column, theme.px(wide))
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(SEVERITY, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(
            lambda column, order: self.sort_wanted.emit(column, order == Qt.SortOrder.DescendingOrder)
        )
