"""What is dragged between the calendar's views, the drawer and the board: videos and live events by their ids."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ui.items.selection import Key

MIME = "application/x-hookline-items"


def mime_of(lead: Key, keys: Iterable[Key]) -> QMimeData:
    """Return what a drag carries; ``lead`` is the item that was taken hold of."""
    content = QMimeData()
    ordered = [lead, *(key for key in keys if key != lead)]
    text = "\n".join(f"{'live' if live else 'video'} {id_}" for live, id_ in ordered)
    content.setData(MIME, text.encode())
    return content


def keys_in(content: QMimeData) -> list[Key]:
    """Return what a drag carries, the item that was taken hold of first; nothing if it is not ours."""
    if not content.hasFormat(MIME):
        return []
    lines = bytes(content.data(MIME).data()).decode().splitlines()
    return [(kind == "live", int(id_)) for kind, id_ in (line.split() for line in lines)]


def files_in(content: QMimeData) -> list[Path]:
    """Return the files on this computer that a drag carries."""
    return [
        path for url in content.urls() if url.isLocalFile() and (path := Path(url.toLocalFile())).is_file()
    ]


def carry(
    view: QWidget, place: QRect, draw: Callable[[QPainter], object], hot: QPoint, content: QMimeData
) -> None:
    """Drag something out of a view, drawn in the size of its place and held at a point of that."""
    picture = QPixmap(place.size() * view.devicePixelRatioF())
    picture.setDevicePixelRatio(view.devicePixelRatioF())
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setOpacity(0.9)
    draw(painter)
    painter.end()
    drag = QDrag(view)
    drag.setMimeData(content)
    drag.setPixmap(picture)
    drag.setHotSpot(hot)
    drag.exec(Qt.DropAction.MoveAction)
