"""What products look like in a table: their first picture on this computer, else the cover of a video that sells it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from planner.shop import pictures
from ui import jobs
from ui.covers import Covers, paint, small
from ui.widgets import avatar

if TYPE_CHECKING:  # what products are loads after the window shows
    from planner.shop.known import Known

LOOKED = 3
"""Of how many of its videos the cover is looked for."""
HEIGHT = 192
"""Pixels of a kept picture: enough for the panel at 300 %."""
KEPT = 1000


class ProductPictures(QObject):
    """Gives the pictures of products to whoever draws them; ``arrived`` comes when some are there."""

    arrived = Signal()

    def __init__(self, covers: Covers, parent: QObject) -> None:
        super().__init__(parent)
        self._covers = covers
        self._kept: dict[str, QPixmap] = {}
        """By path; an empty one for what is no picture, so that it is read once."""
        self._wanted: list[str] = []
        self._busy = False
        covers.arrived.connect(self.arrived)

    def forget(self) -> None:
        """Read the files again when they are next asked for."""
        self._kept.clear()

    def of(self, product: Known) -> QPixmap | None:
        """Return a product's picture if it is there; else it is fetched."""
        for path in pictures.here(product.pictures):
            if path not in self._kept:
                self._fetch(path)
                return None
            if not self._kept[path].isNull():
                return self._kept[path]
        found = (self._covers.of(one.id) for one in product.videos[:LOOKED])
        return next((one for one in found if one is not None), None)

    def paint(self, painter: QPainter, place: QRectF, product: Known) -> None:
        """Draw a product's picture, cut to the place, or its initial where there is none."""
        found = self.of(product)
        if found is None:
            side = min(place.width(), place.height())
            square = QRectF(place.left(), place.center().y() - side / 2, side, side)
            avatar.draw(painter, square, product.name)
            return
        paint(painter, place, cut_to(found, place.width() / max(1.0, place.height())))

    def _fetch(self, path: str) -> None:
        if path not in self._wanted:
            self._wanted.append(path)
        if self._busy:
            return
        asked, self._wanted, self._busy = self._wanted, [], True

        def read() -> list[tuple[str, QImage]]:
            return [(one, small(pictures.content(Path(one)), HEIGHT)) for one in asked]

        jobs.run(self, read, self._take, lambda _error: self._take([(one, QImage()) for one in asked]))

    def _take(self, images: list[tuple[str, QImage]]) -> None:
        self._busy = False
        while len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        for path, image in images:
            self._kept[path] = QPixmap.fromImage(image)
        if self._wanted:
            self._fetch(self._wanted[0])
        self.arrived.emit()


def cut_to(picture: QPixmap, shape: float) -> QPixmap:
    """Return the middle of a picture in a shape: its width by its height."""
    wide, high = picture.width(), picture.height()
    if wide > high * shape:
        new = max(1, round(high * shape))
        return picture.copy((wide - new) // 2, 0, new, high)
    new = max(1, round(wide / shape))
    return picture.copy(0, (high - new) // 2, wide, new)
