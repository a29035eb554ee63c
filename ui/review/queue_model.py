"""The queue of a review: a model of videos in order of time, and how each is drawn."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
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
from ui.widgets.drawing import kept
from ui.widgets.index import Index
from ui.widgets.tick import tick

ROW = 58
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
    """Return when and in which format."""
    when = f"{dates.day(_day(queued))}, {queued.at[11:16]}" if queued.at else _("No date")
    return f"{when} · {labels.content_format(queued.format)}" if queued.format else when


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
    """Draws a title, its time and format, and what is wrong with it as a number in a chip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        return QSize(200, ROW)

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        queued: Queued = index.data(SHOWN)
        model = index.model()
        count = model.count(queued.id) if isinstance(model, QueueModel) else None
        place: QRect = option.rect.adjusted(2, 2, -2, -2)
        state: QStyle.StateFlag = option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(theme.color("accent" if focused else "line"), 2 if focused else 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(place, 8, 8)
        self._paint_state(painter, place, queued, count)
        words = place.adjusted(10, 8, -44, -6)
        bold, small = theme.font(13, 600), theme.font(12)
        painter.setFont(bold)
        painter.setPen(theme.color("muted" if decided(queued) else "text"))
        title = QFontMetrics(bold).elidedText(queued.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        line = QFontMetrics(small).elidedText(
            second_line(queued), Qt.TextElideMode.ElideRight, words.width() + 30
        )
        painter.drawText(
            words.adjusted(0, 0, 30, 0), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, line
        )

    @kept
    def _paint_state(self, painter: QPainter, place: QRect, queued: Queued, count: Count | None) -> None:
        corner = QRect(place.right() - 36, place.top() + 8, 26, 20)
        if decided(queued):
            tick(painter, QRectF(corner.adjusted(8, 6, -6, -6)), theme.color("fine"))
            return
        text, role = count.sign() if count else ("", "")
        if not text and count and count.hints:
            text, role = str(count.hints), "note"
        if queued.verdict is Verdict.SENT_BACK:
            text, role = "↩", role if text else "note"
        if not text:
            return
        if role != "muted":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(f"{role}_ground"))
            painter.drawRoundedRect(corner, 5, 5)
        painter.setPen(theme.color(role))
        painter.setFont(theme.font(12, 500))
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, text)
