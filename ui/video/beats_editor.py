"""The beats as a strip and a table: seconds, name and what happens, each typed into, moved, added or taken out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDoubleSpinBox,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QWidget,
)

from models.records import Beat
from planner import dates
from planner.i18n import _, language
from planner.texts import beats as beats_
from ui.pieces.beats_strip import BeatsStrip
from ui.theme import theme
from ui.widgets.drawing import kept
from ui.widgets.index import Index
from ui.widgets.parts import add_action, button, column, plain, roomy
from ui.widgets.typed_table import typed_table

START, END, NAME, TEXT = range(4)
ROW, HEAD = 27, 30
"""Pixels of a beat's line and of the headings, at the usual size of texts."""
BEYOND = Qt.KeyboardModifier.ControlModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class BeatsDelegate(QStyledItemDelegate):
    """Draws a bar before the chosen beat, and a ring around the cell that keys mean."""

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        state: QStyle.StateFlag = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        without = QStyleOptionViewItem(option)  # the one that was given is drawn with again
        without.state = state & ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, without, index)
        cell: QRect = option.rect
        if state & QStyle.StateFlag.State_Selected and index.column() == START:
            painter.fillRect(cell.left(), cell.top(), 3, cell.height(), theme.color("accent"))
        if focused:
            painter.setPen(QPen(theme.color("ring"), 2))
            painter.drawRect(cell.adjusted(1, 1, -1, -1))


class BeatsEditor(QWidget):
    """Shows beats; ``left`` comes with all of them whenever one was changed."""

    left = Signal(object)
    refused = Signal(str)
    proposal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._beats: tuple[Beat, ...] = ()
        self._filling = False
        self.length = length_box()
        self.strip = BeatsStrip(movable=True)
        self.strip.setToolTip(_("Drag an edge to move its time"))
        self.strip.moved.connect(lambda beats: self._tell(list(beats)))
        self._build_table()
        self.add_button = button(_("Add beat"), self._add, "link", tip="Ctrl+Return")
        self.remove_button = button(_("Remove beat"), self._remove, "link")
        self.propose_button = button(_("Beats of the format"), self.proposal_wanted.emit, "small")
        self.beside = (self.length, self.propose_button, self.remove_button, self.add_button)
        """What stands beside the heading."""
        self.setLayout(column(self.strip, self.table, spacing=8))

    def show_beats(self, beats: tuple[Beat, ...], length: float | None) -> None:
        """Show beats, unless they are the ones that are shown."""
        self.strip.show_beats(beats, length)
        if beats and beats == self._beats and self.table.rowCount() == len(beats):
            self._show_buttons()
            return
        self._beats = beats
        self._filling = True
        self.table.setRowCount(len(beats))
        bold = theme.font(13, 600)
        for at, beat in enumerate(beats):
            for column_, text in enumerate(
                (dates.number(beat.start), dates.number(beat.end), beat.name, beat.text)
            ):
                item = QTableWidgetItem(text)
                if column_ == TEXT:
                    item.setToolTip(plain(text))
                if column_ == NAME:
                    item.setFont(bold)
                self.table.setItem(at, column_, item)
        self._filling = False
        self.table.setFixedHeight(theme.px(HEAD) + theme.px(ROW) * len(beats) + 4 if beats else 0)
        self.table.setVisible(bool(beats))
        self._show_buttons()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the chosen beat before its table and the window do."""
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() not in kinds or not isinstance(event, QKeyEvent) or watched is not self.table:
            return False
        do = self._meant_by(event)
        if do is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            do()
        return True

    def _meant_by(self, event: QKeyEvent) -> Callable[[], object] | None:
        """Return what a key does to a beat: Delete takes it out, Ctrl+Enter adds one, Alt and arrows move it."""
        if event.key() == Qt.Key.Key_Delete:
            return self._remove
        if event.key() in ENTER and event.modifiers() & BEYOND:
            return self._add
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in STEPS:
            return partial(self._move, STEPS[Qt.Key(event.key())])
        return None

    def _build_table(self) -> None:
        heads = [_("From"), _("To"), _("Beat"), _("What happens")]
        self.table = typed_table(_("Beats"), heads)
        self.table.setObjectName("beats")
        self.table.installEventFilter(self)
        self.table.setItemDelegate(BeatsDelegate(self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        down = self.table.verticalHeader()
        down.hide()
        down.setMinimumSectionSize(20)
        down.setDefaultSectionSize(theme.px(ROW))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        header.setFixedHeight(theme.px(HEAD))
        words = QFontMetrics(theme.font(12, 500))
        for at, width in ((START, 56), (END, 56), (NAME, 122)):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            self.table.setColumnWidth(at, max(theme.px(width), words.horizontalAdvance(heads[at]) + 24))
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(self._changed)
        self.table.currentCellChanged.connect(lambda *_at: self._show_buttons())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._offer)

    def _offer(self, at: QPoint) -> None:
        menu = QMenu(self)
        current = self.table.currentRow()
        offers: tuple[tuple[str, Callable[[], object], bool], ...] = (
            (_("Edit") + "\tF2", lambda: self.table.editItem(self.table.currentItem()), current >= 0),
            (_("Add beat") + "\tCtrl+Return", self._add, True),
            (_("Move up") + "\tAlt+Up", lambda: self._move(-1), current > 0),
            (_("Move down") + "\tAlt+Down", lambda: self._move(1), 0 <= current < len(self._beats) - 1),
            (_("Remove beat") + "\tDel", self._remove, current >= 0),
        )
        for text, do, on in offers:
            add_action(menu, text, do).setEnabled(on)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _show_buttons(self) -> None:
        self.remove_button.setVisible(self.table.currentRow() >= 0 and bool(self._beats))
        self.propose_button.setVisible(not self._beats)

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        beats = list(self._beats)
        old = beats[item.row()]
        text = item.text().strip()
        if item.column() in (START, END):
            seconds = beats_.seconds(text.replace(",", "."))
            if seconds is None:
                self._refuse(_("“{text}” is not a number of seconds.").format(text=text))
                return
            start = seconds if item.column() == START else old.start
            end = seconds if item.column() == END else old.end
            if end < start:
                self._refuse(_("A beat can't end before it starts."))
                return
            beats[item.row()] = Beat(start, end, old.name, old.text)
        else:
            name, words = (text, old.text) if item.column() == NAME else (old.name, item.text())
            beats[item.row()] = Beat(old.start, old.end, name, words)
        self._tell(beats)

    def _refuse(self, text: str) -> None:
        shown, self._beats = self._beats, ()
        self.show_beats(shown, self.strip.length)
        self.refused.emit(text)

    def _add(self) -> None:
        start = self._beats[-1].end if self._beats else 0.0
        name = beats_.label("hook") if not self._beats else ""
        self._tell(
            [*self._beats, Beat(start, start + 3, name or _("Beat {n}").format(n=len(self._beats) + 1), "")]
        )
        self.table.setCurrentCell(self.table.rowCount() - 1, NAME)
        self.table.setFocus()

    def _remove(self) -> None:
        at = self.table.currentRow()
        if 0 <= at < len(self._beats):
            self._tell([beat for number, beat in enumerate(self._beats) if number != at])

    def _move(self, by: int) -> None:
        at, cell = self.table.currentRow(), self.table.currentColumn()
        if 0 <= at < len(self._beats) and 0 <= at + by < len(self._beats):
            self._tell(list(moved(self._beats, at, by)))
            self.table.setCurrentCell(at + by, max(cell, 0))

    def _tell(self, beats: list[Beat]) -> None:
        self.left.emit(tuple(sorted(beats, key=lambda beat: (beat.start, beat.end))))


def moved(beats: tuple[Beat, ...], at: int, by: int) -> tuple[Beat, ...]:
    """Return beats of which one changed places with the one before (``by`` -1) or after it (1).

    Each keeps its length; together they take the time that they took before.
    """
    first, second = (beats[at + by], beats[at]) if by < 0 else (beats[at], beats[at + by])
    between = second.start - first.end
    middle = first.start + (second.end - second.start)
    changed = list(beats)
    changed[min(at, at + by)] = Beat(first.start, middle, second.name, second.text)
    changed[max(at, at + by)] = Beat(middle + between, second.end, first.name, first.text)
    return tuple(changed)


def length_box() -> QDoubleSpinBox:
    """Return the field of the planned length, in seconds."""
    box = QDoubleSpinBox(minimum=0, maximum=3600, decimals=1, singleStep=1)
    roomy(box)
    box.setSpecialValueText(_("none"))
    box.setSuffix(" " + _("s"))
    box.setLocale(QLocale(language()))
    box.setKeyboardTracking(False)
    box.setAccessibleName(_("Planned length"))
    box.setFixedWidth(theme.px(84))
    return box
