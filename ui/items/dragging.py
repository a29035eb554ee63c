"""What is dragged between the calendar's views, the drawer and the board: videos and live events by their ids."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData

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
