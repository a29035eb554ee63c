"""The covers of videos as small pictures, decoded off the GUI thread and kept for as long as they are looked at."""

from __future__ import annotations

import base64
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen, QPixmap

from models import reading
from planner.errors import PlanError
from ui import jobs
from ui.store import Store
from ui.theme import theme
from ui.widgets.drawing import kept
from ui.widgets.outline import draw

if TYPE_CHECKING:
    from planner.calendar.changes import Changes

HEIGHT = 96
"""Pixels of a kept picture: enough for tiles at 300 %."""
KEPT = 1500
BATCH = 32


class Covers(QObject):
    """Gives covers to whoever draws them. ``arrived`` comes when some that were asked for are there."""

    arrived = Signal()

    def __init__(self, store: Store, parent: QObject, height: int = HEIGHT) -> None:
        """Keep covers ``height`` px high."""
        super().__init__(parent)
        self._store, self._height = store, height
        self._kept: OrderedDict[int, QPixmap] = OrderedDict()
        """An empty one for a video without a cover, so that it is asked for once, not at each picture of it."""
        self._wanted: dict[int, None] = {}
        self._busy = False
        self._round = 0
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._fetch)
        store.changed.connect(self._forget)

    def of(self, video_id: int) -> QPixmap | None:
        """Return a video's cover if it is there; else it is fetched, the last one asked for first."""
        found = self._kept.get(video_id)
        if found is not None:
            self._kept.move_to_end(video_id)
            return None if found.isNull() else found
        self._wanted.pop(video_id, None)
        self._wanted[video_id] = None
        if not self._busy and not self._timer.isActive():
            self._timer.start()
        return None

    def _fetch(self) -> None:
        if self._busy or not self._wanted:
            return
        ids = list(self._wanted)[-BATCH:]
        while len(self._wanted) > KEPT:  # scrolled past long ago
            del self._wanted[next(iter(self._wanted))]
        for one in ids:
            self._wanted.pop(one, None)
        try:
            rows = self._store.read_rows(lambda connection: reading.covers(connection, ids))
        except PlanError:
            return  # whoever reads next says why
        self._busy, at = True, self._round
        jobs.run(
            self,
            lambda: [(video, small(base64.b64decode(kept), self._height)) for video, kept in rows],
            lambda images: self._take(ids, images, at),
            lambda _error: self._take(ids, [], at),
        )

    def _take(self, asked: list[int], images: list[tuple[int, QImage]], at: int) -> None:
        self._busy = False
        if at == self._round:
            self._kept.update(dict.fromkeys(asked, QPixmap()))
            for video, image in images:
                self._kept[video] = QPixmap.fromImage(image)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        if self._wanted:
            self._timer.start()
        if images or at != self._round:
            self.arrived.emit()

    def _forget(self, changes: Changes) -> None:
        from models.cover import Cover

        if changes.everything:
            self._kept.clear()
            self._round += 1
        for video in changed_videos(changes, Cover):
            self._kept.pop(video, None)
            self._round += 1


def changed_videos(changes: Changes, table: type) -> set[int]:
    """Return the videos whose rows in a table changed."""
    return {
        row["video_id"]
        for change in changes.rows
        if change.table is table
        for row in (change.before, change.after)
        if row and "video_id" in row
    }


def small(content: bytes, height: int = HEIGHT) -> QImage:
    """Return a picture file as an image ``height`` px high; an empty one for what is no picture."""
    image = QImage.fromData(content)
    return (
        image.scaledToHeight(height, Qt.TransformationMode.SmoothTransformation)
        if not image.isNull()
        else image
    )


@kept
def paint(painter: QPainter, place: QRectF, cover: QPixmap | None, corner: float = 3) -> None:
    """Draw a cover with round corners, or nothing while it is not there."""
    if cover is None or cover.isNull():
        return
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addRoundedRect(place, corner, corner)
    painter.setClipPath(path)
    painter.drawPixmap(place, cover, QRectF(cover.rect()))


@kept
def paint_or_place(
    painter: QPainter, place: QRectF, cover: QPixmap | None, outline: str = "clapperboard"
) -> None:
    """Draw a cover, or a dashed frame with an outline in its place where there is none."""
    if cover is not None and not cover.isNull():
        paint(painter, place, cover)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color("edge"), 1)
    pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    size = 11 if place.width() < theme.px(24) else 13
    half = theme.px(size) / 2
    draw(painter, outline, place.center() - QPointF(half, half), size, theme.color("muted"))
