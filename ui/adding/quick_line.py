"""Quick add: one line to type a video into, with what is understood of it below."""

import datetime as dt

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from planner import dates, labels, times
from planner.calendar import settings
from planner.i18n import _
from planner.texts.typed_line import Understood, understand
from planner.video import formats, quick_add
from ui.store import Store
from ui.theme import theme
from ui.widgets.outline import dress
from ui.widgets.overlay import Overlay
from ui.widgets.parts import FormatChip, chip, clear, column, label, row, rule

WIDTH = 560
COLOURS = {
    "day": "fine", "time": "fine", "format": "accent", "product": "note", "hashtag": "consider",
    "length": "campaign_text", "stage": "muted",
}  # fmt: skip
"""The role of each kind of thing in a line, in which its words are shown."""
LONGEST = 500
TAGS = 3
LETTERS = 26
"""How long a chip's text is at most, so that all of them fit."""


class QuickLine(Overlay):
    """Type, look at what became of each word, Enter. ``opened`` comes with the id of a video that is to be opened."""

    opened = Signal(int)

    def __init__(self, store: Store, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self._known = store.read(quick_add.known)
        self._zone = store.read(settings.get).zone
        self.field = QLineEdit()
        self.field.setObjectName("overlayfield")
        self.field.setPlaceholderText(_("For example: cold brew fri 19:00 #howto @concentrate"))
        self.field.setAccessibleName(_("A video in one line"))
        self.field.setMaxLength(LONGEST)
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        self.lines = QGridLayout()
        self.lines.setHorizontalSpacing(16)
        self.lines.setVerticalSpacing(6)
        self.lines.setColumnStretch(1, 1)
        self.missing = label(tone="muted", wrap=True)
        self.wrong = label(tone="fix", wrap=True)
        self.wrong.hide()
        sign = QPushButton()
        sign.setProperty("kind", "bare")
        sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(sign, "plus", size=17)
        top = row(sign, self.field, spacing=10)
        top.setContentsMargins(16, 8, 16, 8)
        inside = column(self.lines, self.missing, self.wrong, spacing=8)
        inside.setContentsMargins(18, 12, 18, 12)
        keys = label(_("Enter adds it, Shift+Enter adds and opens it"), tone="faint")
        keys.setContentsMargins(18, 7, 18, 9)
        layout = column(top, rule(), inside, rule(), keys, spacing=0)
        layout.setContentsMargins(1, 1, 1, 1)
        self.setLayout(layout)
        self.fit_width(WIDTH)
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
        self._colour(found)
        rows = self._rows(found)
        clear(self.lines)
        for at, (name, shown) in enumerate(rows):
            self.lines.addWidget(label(name, tone="muted"), at, 0)
            self.lines.addLayout(row(*shown, None, spacing=6), at, 1)
        self.missing.setText(self._missing(found))
        self.missing.setVisible(bool(self.missing.text()))
        said = [one.text() for _name, shown in rows for one in shown]
        self.field.setAccessibleDescription(". ".join([*said, self.missing.text()]))
        self.adjustSize()

    def _colour(self, found: Understood) -> None:
        """Show each word in the colour of what it was understood as."""
        cursor = self.field.cursorPosition()
        attributes = []
        for span in found.spans:
            form = QTextCharFormat()
            form.setForeground(theme.color(COLOURS.get(span.kind, "text")))
            kind = QInputMethodEvent.AttributeType.TextFormat
            start = _utf16(self.field.text()[: span.start]) - cursor
            long = _utf16(self.field.text()[span.start : span.end])
            attributes.append(QInputMethodEvent.Attribute(kind, start, long, form))
        QCoreApplication.sendEvent(self.field, QInputMethodEvent("", attributes))

    def _rows(self, found: Understood) -> list[tuple[str, list[QLabel]]]:
        """Return each kind of thing that was understood, with its chips."""
        rows: list[tuple[str, list[QLabel]]] = []
        if found.title:
            rows.append((_("Title"), [label(_short(found.title, 54), size="strong")]))
        if found.at:
            zone = times.zone_label(found.zone, found.at) if found.zone else ""
            moment = f"{dates.moment(found.at)} {zone}".strip()
            rows.append(
                (
                    _("When"),
                    [chip(_("{moment} (slot)").format(moment=moment) if found.slot else moment, "fine")],
                )
            )
        if found.format:
            form = FormatChip()
            form.show_format(found.format, _short(self._format_name(found.format)))
            rows.append((_("Format"), [form]))
        if found.product:
            rows.append((_("Product"), [chip(_short(found.product), "note")]))
        if found.hashtags:
            rows.append((_("Hashtags"), self._tags(found)))
        if found.length:
            rows.append((_("Length"), [chip(dates.seconds(found.length))]))
        if found.stage:
            rows.append((_("Stage"), [chip(labels.stage(found.stage))]))
        return rows

    def _tags(self, found: Understood) -> list[QLabel]:
        shown = [chip(_short(f"#{tag}"), "consider") for tag in found.hashtags[:TAGS]]
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


def _short(text: str, letters: int = LETTERS) -> str:
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def _utf16(text: str) -> int:
    """Return how many places a text takes in Qt, which counts an emoji as two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
