"""Creators by stage, a lane a stage: dragged from one to another, or moved by the arrow keys with Ctrl."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.choices import CreatorStage
from planner import labels
from planner.i18n import _
from ui.creators import words
from ui.creators.creators_model import CreatorRow
from ui.theme import theme
from ui.widgets import avatar
from ui.widgets.drawing import kept
from ui.widgets.index import Index
from ui.widgets.parts import column, label, row

FACE, HIGH, GAP, EDGE = 26, 54, 3, 10
"""Px of a card: its face, its height, the room around it and inside it."""
ID_ROLE = Qt.ItemDataRole.UserRole
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardDelegate(QStyledItemDelegate):
    """A creator as a card: face, name, and what is next."""

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the card; the chosen one has the accent's ground and edge."""
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        room: QRect = option.rect
        card = QRectF(room).adjusted(GAP + 0.5, GAP + 0.5, -GAP - 0.5, -GAP - 0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("accent_ground" if chosen else "surface"))
        painter.setPen(QPen(theme.color("accent" if chosen else "line"), 1))
        painter.drawRoundedRect(card, 7, 7)
        name, second = index.data().split("\n")
        face, edge = theme.px(FACE), theme.px(EDGE)
        place = QRectF(card.left() + edge, card.center().y() - face / 2, face, face)
        avatar.draw(painter, place, name.lstrip("@"), round_=True)
        words_left, half = place.right() + edge - 1, card.height() / 2
        wide = card.right() - words_left - edge / 2
        for text, size, weight, tone, top, side in (
            (name, 13, 600, "text", card.top() + 4, Qt.AlignmentFlag.AlignBottom),
            (second, 12, 400, "muted", card.top() + half + 1, Qt.AlignmentFlag.AlignTop),
        ):
            painter.setFont(theme.font(size, weight))
            painter.setPen(theme.color(tone))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(wide))
            painter.drawText(QRectF(words_left, top, wide, half - 4), side | Qt.AlignmentFlag.AlignLeft, cut)


class Lane(QListWidget):
    """The creators of one stage."""

    dropped = Signal(int)
    moved = Signal(int, int)
    """A creator, and by how many lanes."""
    opened = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setObjectName("lane")
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setItemDelegate(CardDelegate(self))
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(ID_ROLE)))

    def show_rows(self, rows: Sequence[CreatorRow], chosen: int | None) -> None:
        """Show other creators; the chosen one stays so."""
        self.blockSignals(True)
        self.clear()
        for shown in rows:
            name = shown.creator.name or f"@{shown.creator.handle}"
            second = words.next_step(shown.creator, shown.due, shown.today) or f"@{shown.creator.handle}"
            item = QListWidgetItem(f"{name}\n{second}")
            item.setData(ID_ROLE, shown.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {second}")
            item.setSizeHint(QSize(0, theme.px(HIGH)))
            self.addItem(item)
            if shown.id == chosen:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the stage of this lane; the list changes once the calendar did."""
        source = event.source()
        if isinstance(source, Lane) and source is not self and (item := source.currentItem()):
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
            self.dropped.emit(item.data(ID_ROLE))

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl and the arrows from the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._moves(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and Left or Right: to the stage beside it."""
        item = self.currentItem()
        if self._moves(event) and item is not None:
            self.moved.emit(item.data(ID_ROLE), STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _moves(event: Any) -> bool:
        return event.key() in STEPS and event.modifiers() == Qt.KeyboardModifier.ControlModifier


class Pipeline(QWidget):
    """The five lanes."""

    stage_wanted = Signal(int, str)
    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.lanes: dict[CreatorStage, Lane] = {}
        self._heads = {}
        sides = []
        for stage, text in labels.CREATOR_STAGES.items():
            lane = self.lanes[stage] = Lane(_(text))
            head = self._heads[stage] = label(size="strong")
            lane.dropped.connect(lambda creator, stage=stage: self.stage_wanted.emit(creator, stage.value))
            lane.moved.connect(lambda creator, by, stage=stage: self._move(creator, stage, by))
            lane.currentItemChanged.connect(self._choose)
            lane.opened.connect(self.opened)
            side = QWidget()
            side.setLayout(column(head, lane, spacing=6))
            sides.append(side)
        layout = row(*sides, spacing=10)
        for place in range(len(sides)):
            layout.setStretch(place, 1)
        self.setLayout(layout)

    def show_rows(self, rows: Sequence[CreatorRow], chosen: int | None, read_only: bool) -> None:
        """Show other creators, each in the lane of its stage."""
        for stage, lane in self.lanes.items():
            own = [shown for shown in rows if shown.creator.stage is stage]
            lane.show_rows(own, chosen)
            lane.setDragEnabled(not read_only)
            lane.setAcceptDrops(not read_only)
            self._heads[stage].setText(f"{_(labels.CREATOR_STAGES[stage])}  {len(own)}")

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        for lane in self.lanes.values():
            if lane is not item.listWidget():
                lane.blockSignals(True)
                lane.setCurrentRow(-1)
                lane.clearSelection()
                lane.blockSignals(False)
        self.chosen.emit(item.data(ID_ROLE))

    def _move(self, creator: int, stage: CreatorStage, by: int) -> None:
        order = list(CreatorStage)
        place = order.index(stage) + by
        if 0 <= place < len(order):
            self.stage_wanted.emit(creator, order[place].value)
