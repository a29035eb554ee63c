"""The queue of a review: a model of videos in order of time, and how each is drawn."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.choices import Stage, Verdict
from planner import dates, labels
from planner.checks.reviews import Queued
from planner.i18n import _, ngettext
from ui.findings import Count, Findings
from ui.theme import theme
from ui.widgets import outline
from ui.widgets.drawing import LEFT, elided, kept
from ui.widgets.index import Index
from ui.widgets.ring import paint_ring

ROW, HEAD = 50, 30
"""Pixels of a video's row and of the heading above the first of a part."""
SHOWN = Qt.ItemDataRole.UserRole


class QueueModel(QAbstractListModel):
    """What is to review."""

    def __init__(self, findings: Findings, parent: QObject) -> None:
        super().__init__(parent)
        self._findings = findings
        self.queue: list[Queued] = []
        findings.updated.connect(self._tell)

    def show_queue(self, queue: Sequence[Queued]) -> None:
        """Show another queue."""
        if list(queue) != self.queue:
            self.beginResetModel()
            self.queue = list(queue)
            self.endResetModel()
        self._findings.want(queued.id for queued in queue)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row a video."""
        return 0 if parent.isValid() else len(self.queue)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the video, its title, or all that is shown of it for a screen reader."""
        queued = self.queue[index.row()]
        if role == SHOWN:
            return queued
        if role == Qt.ItemDataRole.DisplayRole:
            return queued.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((queued.title, second_line(queued), state_words(queued, self.count(queued.id))))
        return None

    def count(self, video_id: int) -> Count | None:
        """Return what the checks found in a video, as ui.findings does."""
        return self._findings.count(video_id)

    def place_of(self, video_id: int) -> int | None:
        """Return the row of a video."""
        return next((at for at, queued in enumerate(self.queue) if queued.id == video_id), None)

    def _tell(self, ids: set[int]) -> None:
        for at, queued in enumerate(self.queue):
            if queued.id in ids:
                self.dataChanged.emit(self.index(at), self.index(at))


def decided(queued: Queued) -> bool:
    """Whether a video may be filmed: approved here, or by its stage."""
    return queued.stage == Stage.APPROVED


def second_line(queued: Queued) -> str:
    """Return when and in which format, as it is read out."""
    said = when(queued)
    return f"{said} · {labels.content_format(queued.format)}" if queued.format else said


def when(queued: Queued) -> str:
    """Return when a video is planned."""
    return f"{dates.day(_day(queued))}, {queued.at[11:16]}" if queued.at else _("No date")


def state_words(queued: Queued, count: Count | None) -> str:
    """Return what stands at the right of a row, in words."""
    if decided(queued):
        return _("Approved")
    if queued.verdict is Verdict.SENT_BACK:
        return _("Sent back")
    if count and count[0]:
        return ngettext("{n} to fix", "{n} to fix", count[0]).format(n=count[0])
    if count and count[1]:
        return ngettext("{n} to consider", "{n} to consider", count[1]).format(n=count[1])
    if count and count.failed:
        return _("Could not be checked")
    return labels.stage(queued.stage)


def _day(queued: Queued) -> dt.date:
    return dt.date.fromisoformat(queued.at[:10])


class QueueDelegate(QStyledItemDelegate):
    """Draws a title, its time with the format's dot, and what is wrong with it; a heading above each part."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines, and the heading of a part above its first video."""
        return QSize(200, theme.px(ROW) + (theme.px(HEAD) if heading(index) else 0))

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        queued: Queued = index.data(SHOWN)
        model = index.model()
        count = model.count(queued.id) if isinstance(model, QueueModel) else None
        place: QRect = option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if title := heading(index):
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("muted"))
            painter.drawText(place.adjusted(10, 2, -8, theme.px(HEAD) - place.height()), LEFT, title)
            place = place.adjusted(0, theme.px(HEAD), 0, 0)
        place = place.adjusted(1, 1, -1, -1)
        self._paint_ground(painter, place, option.state)
        used = self._paint_state(painter, place, queued, count)
        words = place.adjusted(10, theme.px(7), -used - 8, -theme.px(7))
        bold, small = theme.font(13, 600), theme.font(12)
        painter.setFont(bold)
        painter.setPen(theme.color("text"))
        half = words.height() // 2
        painter.drawText(
            words.adjusted(0, 0, 0, -half), LEFT, elided(queued.title, bold.toString(), words.width())
        )
        lower = words.adjusted(0, half, 0, 0)
        if queued.format:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(queued.format))
            painter.drawEllipse(QRectF(lower.left(), lower.center().y() - 3, 7, 7))
            lower = lower.adjusted(14, 0, 0, 0)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        painter.drawText(lower, LEFT, elided(when(queued), small.toString(), max(0, lower.width())))

    @kept
    def _paint_ground(self, painter: QPainter, place: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_ground"))
            painter.drawRoundedRect(place, 8, 8)
            painter.fillRect(
                QRect(place.left(), place.top() + 8, 3, place.height() - 16), theme.color("accent")
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(place, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 8, 8)

    def _paint_state(self, painter: QPainter, place: QRect, queued: Queued, count: Count | None) -> int:
        """Draw what is wrong, and return how wide that is."""
        right, middle = place.right() - 8, place.center().y() + 1
        if decided(queued):
            outline.draw(
                painter, "check", QPointF(right - theme.px(16), middle - theme.px(8)), 16, theme.color("fine")
            )
            return theme.px(24)
        if queued.verdict is Verdict.SENT_BACK:
            outline.draw(
                painter, "undo-2", QPointF(right - theme.px(15), middle - theme.px(8)), 15, theme.color("fix")
            )
            return theme.px(24)
        if queued.stage == Stage.IDEA or count is None:
            if count and count.missing:
                paint_ring(painter, QRectF(right - 15, middle - 7, 13, 13), max(0, 8 - count.missing), 8)
                return theme.px(24)
            if count is None:
                return 8
        return _paint_counts(
            painter, QRect(place.left(), middle - theme.px(9), right - place.left(), theme.px(18)), count
        )


def _paint_counts(painter: QPainter, room: QRect, count: Count) -> int:
    """Draw the numbers to fix and to consider from the right, each with its sign, and return how wide they are."""
    painter.save()
    try:
        return _drawn_counts(painter, room, count)
    finally:
        painter.restore()


def _drawn_counts(painter: QPainter, room: QRect, count: Count) -> int:
    font = theme.font(12, 600)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    x = room.right()
    if count.consider:
        text = str(count.consider)
        wide = metrics.horizontalAdvance(text) + theme.px(12)
        place = QRect(x - wide, room.top(), wide, room.height())
        paint_triangle(painter, QRectF(place.left(), place.center().y() - 3, 7, 7), "consider")
        painter.setPen(theme.color("consider"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        x -= wide + 6
    if count.fix:
        text = str(count.fix)
        wide = max(room.height(), metrics.horizontalAdvance(text) + theme.px(10))
        place = QRect(x - wide, room.top(), wide, room.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("fix_ground"))
        painter.drawRoundedRect(place, room.height() / 2, room.height() / 2)
        painter.setPen(theme.color("fix"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        x -= wide + 4
    if not (count.fix or count.consider) and count.failed:
        outline.draw(
            painter,
            "circle-question-mark",
            QPointF(x - theme.px(15), room.top() + 1),
            15,
            theme.color("muted"),
        )
        x -= theme.px(20)
    return room.right() - x


@kept
def paint_triangle(painter: QPainter, place: QRectF, role: str) -> None:
    """Draw the sign of what is to consider, small and filled."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(role))
    painter.drawPolygon([place.bottomLeft(), place.bottomRight(), QPointF(place.center().x(), place.top())])


def heading(index: Index) -> str:
    """Return what stands above a row that is the first of its part, empty for any other."""
    queued: Queued = index.data(SHOWN)
    before = index.sibling(index.row() - 1, 0).data(SHOWN) if index.row() else None
    if before is not None and decided(before) == decided(queued):
        return ""
    return _("Approved") if decided(queued) else _("To review")
