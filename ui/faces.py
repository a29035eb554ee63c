"""Whose videos these are, in little room: the name behind a creator's handle, read once and again when it changes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models import reading
from planner.errors import PlanError
from ui.store import Store

if TYPE_CHECKING:
    from planner.calendar.changes import Changes


class Faces(QObject):
    """The names of the creators that the calendar keeps."""

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._names: dict[str, str] | None = None
        store.changed.connect(self._forget)

    def name(self, handle: str) -> str:
        """Return the name of the creator with a handle, or the handle itself without @."""
        plain = handle.strip().lstrip("@")
        if self._names is None:
            try:
                rows = self._store.read_rows(reading.creator_names)
            except PlanError:
                return plain  # whoever reads next says why
            self._names = {kept: name for _id, kept, name in rows}
        return self._names.get(plain.casefold()) or plain

    def _forget(self, changes: "Changes") -> None:
        from models.creator import Creator

        if changes.everything or any(row.table is Creator for row in changes.rows):
            self._names = None
