"""The card of the settings page about fields of the user's own: added, changed, put in order, removed."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from models import reading
from models.ownfield import OwnField, OwnValue
from models.reading import OwnFieldRow
from planner import labels
from planner.calendar.changes import Changes
from planner.i18n import _, ngettext
from planner.video import own_fields
from ui.pieces import own_field_dialog
from ui.store import Store
from ui.widgets.parts import Card, ElidedLabel, button, clear, column, label, row


class OwnFieldsCard(Card):
    """Every own field, with its kind and how many videos have something in it."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Fields of your own"))
        self._store = store
        words = _("What your plans say beside the fields of Hookline, such as pillar, owner or reviewer.")
        self.body.addWidget(label(words, tone="muted", wrap=True))
        self._lines = column(spacing=4)
        self.body.addLayout(self._lines)
        self.new = button(_("New field of your own…"), self.ask, "small")
        self.body.addLayout(row(self.new, None))
        store.changed.connect(self._heard)
        self.show_fields()

    def show_fields(self) -> None:
        """Show what the calendar holds."""
        clear(self._lines)
        fields = self._store.read_rows(reading.own_fields)
        uses = self._store.read(own_fields.uses) if fields else {}
        ids = [one.id for one in fields]
        for place, one in enumerate(fields):
            self._lines.addLayout(self._line(one, uses.get(one.id, 0), ids, place))

    def _heard(self, changes: Changes) -> None:
        if changes.concerns(OwnField, OwnValue):
            self.show_fields()

    def ask(self, field: OwnFieldRow | None = None) -> None:
        """Ask for a field, and add or change it."""
        own_field_dialog.ask(self, self._store, field)

    def _line(self, field: OwnFieldRow, uses: int, ids: list[int], place: int) -> QHBoxLayout:
        count = ngettext("{n} video", "{n} videos", uses).format(n=uses)
        about = f"{_(labels.OWN_KINDS[field.kind])} · {count}"  # type: ignore[index]  # a value is its member
        up, down = (
            button("↑", partial(self._move, ids, place, -1), "small"),
            button("↓", partial(self._move, ids, place, 1), "small"),
        )
        edit = button(_("Edit…"), partial(self.ask, field), "small")
        gone = button(_("Remove"), partial(self._remove, field.id), "small")
        for one, words in (
            (up, _("Move {name} up")),
            (down, _("Move {name} down")),
            (edit, _("Edit {name}")),
            (gone, _("Remove {name}")),
        ):
            one.setAccessibleName(words.format(name=field.name))
        up.setEnabled(place > 0)
        down.setEnabled(place < len(ids) - 1)
        line = row(ElidedLabel(field.name), label(about, tone="muted"), up, down, edit, gone)
        line.setStretch(0, 1)
        return line

    def _move(self, ids: list[int], place: int, by: int) -> None:
        order = [*ids]
        order.insert(place + by, order.pop(place))
        self._store.do(own_fields.arrange(order))

    def _remove(self, field_id: int) -> None:
        self._store.do(own_fields.remove(field_id), offer_undo=True)
