"""A field of one line whose text belongs to one thing at a time, such as the post that is shown beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from ui.store import Store
from ui.unsaved import Place

if TYPE_CHECKING:
    from planner.calendar.workspace import Edit


class TypedLine(QLineEdit):
    """Saves what was typed for the thing that it was typed for; what is refused is there again with that thing."""

    def __init__(
        self, store: Store, name: str, place: tuple[str, str], edit: Callable[[int, str], Edit[Any]]
    ) -> None:
        """``place`` is the kind of thing and the field, ``edit`` takes the thing's id and the text."""
        super().__init__()
        self._store, self._kind, self._field, self._edit = store, *place, edit
        self._owner = 0
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.editingFinished.connect(self.save)

    def show_of(self, owner: int, text: str) -> None:
        """Show the text of the thing with an id, unless another one is being typed for it or was refused."""
        if owner != self._owner:
            self.save()
            self.setModified(False)
            self._owner = owner
        if not self.isModified():
            typed = self._store.typed_at(self._place())
            self.setText(text if typed is None else typed)
            self._mark()

    def save(self) -> None:
        """Store what was typed and is not stored yet."""
        if self._owner and self.isModified():
            text = self.text()
            self.setModified(False)
            self._store.save_text(self._place(), text, self._edit(self._owner, text))
            self._mark()

    def _place(self) -> Place:
        return self._kind, self._owner, self._field

    def _mark(self) -> None:
        """What was refused is tried again when the field is left."""
        self.setModified(self._place() in self._store.unsaved)
