"""Quick add: one line to type a video into, with what is understood of it below."""

import datetime as dt

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from planner import dates, labels, times
from planner.calendar import settings
from planner.i18n import _
from planner.texts.typed_line import Understood, understand
from planner.video import formats, quick_add
from ui.store import Store
from ui.widgets.parts import ElidedLabel, FormatChip, chip, clear, column, label, row

WIDTH = 620
LONGEST = 500
TAGS = 4
LETTERS = 26
"""How long a chip's text is at most, so that all of them fit."""


class QuickLine(QDialog):
    """Type, look at the chips, Enter. ``opened`` comes with the id of a video that is to be opened."""

    opened = Signal(int)

    def __init__(self, store: Store, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self._known = store.read(quick_add.known)
        self._zone = store.read(settings.get).zone
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("For example: cold brew fri 19:00 #howto @concentrate"))
        self.field.setAccessibleName(_("A video in one line"))
        self.field.setMaxLength(LONGEST)
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        self.title = ElidedLabel(size="strong")
        self.chips, self.tags = row(spacing=6), row(spacing=6)
        self.missing = label(tone="muted", wrap=True)
        self.wrong = label(tone="fix", wrap=True)
        self.wrong.hide()
        keys = label(_("Enter adds it, Shift+Enter adds and opens it"), tone="faint")
        layout = column(
            self.field, self.title, self.chips, self.tags, self.missing, self.wrong, keys, spacing=9
        )
        layout.setContentsMargins(12, 12, 12, 10)
        self.setLayout(layout)
        self.setFixedWidth(WIDTH)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds, with Shift it opens as well."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self._add(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        return False

    def understood(self) -> Understood:
        """Return what the line says now."""
        return understand(self.field.text(), self._now(), self._known)

    def _now(self) -> dt.datetime:
        return times.to_wall(self._store.now(), self._zone)

    def _show(self) -> None:
        found = self.understood()
        self.wrong.hide()
        self.title.show_text(found.title)
        self.title.setVisible(bool(found.title))
        chips, tags = self._chips(found), self._tags(found)
        for layout, shown in ((self.chips, chips), (self.tags, tags)):
            clear(layout)
            for one in shown:
                layout.addWidget(one)
            layout.addStretch(1)
        self.missing.setText(self._missing(found))
        self.missing.setVisible(bool(self.missing.text()))
        said = [one.text() for one in (*chips, *tags)]
        self.field.setAccessibleDescription(". ".join([found.title, *said, self.missing.text()]))
        self.adjustSize()

    def _chips(self, found: Understood) -> list[QLabel]:
        shown: list[QLabel] = []
        if found.at:
            zone = times.zone_label(found.zone, found.at) if found.zone else ""
            moment = f"{dates.moment(found.at)} {zone}".strip()
            shown.append(chip(_("{moment} (slot)").format(moment=moment) if found.slot else moment, "fine"))
        if found.format:
            form = FormatChip()
            form.show_format(found.format, _short(self._format_name(found.format)))
            shown.append(form)
        if found.product:
            shown.append(chip(_short(found.product), "note"))
        if found.length:
            shown.append(chip(dates.seconds(found.length)))
        if found.stage:
            shown.append(chip(labels.stage(found.stage)))
        return shown

    def _tags(self, found: Understood) -> list[QLabel]:
        shown = [chip(_short(f"#{tag}")) for tag in found.hashtags[:TAGS]]
        if len(found.hashtags) > TAGS:
            shown.append(chip(f"+{len(found.hashtags) - TAGS}"))
        return shown

    def _format_name(self, key: str) -> str:
        if key in labels.CONTENT_FORMATS:
            return labels.content_format(key)
        own = {
            one.key: labels.content_format(one.key, one.name) for one in self._store.read(formats.all_formats)
        }
        return own.get(key, key)

    def _missing(self, found: Understood) -> str:
        """Say what the line could still say."""
        if not self.field.text().strip():
            return _(
                "Type a title, and if you like a day, a time, #format, #hashtags, @product and a length."
            )
        if not found.title:
            return _("It needs a title: type a few words.")
        lacking = [
            name
            for name, there in (
                (_("day"), found.day),
                (_("format"), found.format),
                (_("product"), found.product),
                (_("hashtags"), found.hashtags),
            )
            if not there
        ]
        return _("Not said: {fields}").format(fields=", ".join(lacking)) if lacking else ""

    def _add(self, and_open: bool) -> None:
        if not self.understood().title:
            self.wrong.setText(_("A video needs a title. Type a few words for it."))
            self.wrong.show()
            self.adjustSize()
            return
        made = self._store.make(quick_add.add(self.field.text(), self._store.now()), offer_undo=True)
        if made is None:
            return
        self.accept()
        if and_open:
            self.opened.emit(made)


def _short(text: str) -> str:
    return text if len(text) <= LETTERS else text[: LETTERS - 1].rstrip() + "…"
