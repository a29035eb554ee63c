"""Chooses the sound of a video, adds one, and says how long ago it was seen trending."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QWidget

from models.choices import Licence
from models.sound import Sound
from planner.checks.facts import VideoFacts
from planner.i18n import _, ngettext
from planner.labels import LICENCES
from ui.theme import theme
from ui.widgets.parts import button, column, label, row, set_property

NEW = -1


class SoundField(QWidget):
    """A list of the library's sounds."""

    chosen = Signal(object)
    """A sound's id, or None."""
    new_wanted = Signal()
    edit_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        self.box = QComboBox()
        self.box.setAccessibleName(_("Sound"))
        self.box.setMinimumContentsLength(12)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.activated.connect(self._activated)
        self.state = label(tone="muted", size="small", wrap=True)
        self.edit = button(_("Details…"), self._edit, "quiet")
        self.setLayout(column(self.box, row(self.state, None, self.edit, spacing=4), spacing=2))
        theme.changed.connect(self.update)

    def show_sounds(self, sounds: Sequence[Sound]) -> None:
        """Fill the list."""
        self._filling = True
        chosen = self.box.currentData()
        self.box.clear()
        self.box.addItem(_("No sound"), None)
        for sound in sounds:
            text = f"{sound.title} – {sound.artist}" if sound.artist else sound.title
            self.box.addItem(text, sound.id)
        self.box.addItem(_("New sound…"), NEW)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self._filling = False

    def show_video(self, video: VideoFacts, role: str | None) -> None:
        """Show a video's sound; ``role`` is the colour of what is found about it, if anything is."""
        sound = video.sound
        at = self.box.findData(sound.id) if sound else 0
        self.box.setCurrentIndex(max(0, at))
        self.edit.setVisible(sound is not None)
        words = []
        if sound:
            if sound.trending:
                words.append(seen_words(sound.last_seen, video.calendar.today))
            words.append(_(LICENCES[sound.licence]))
        self.state.setText(" · ".join(words))
        set_property(self.state, "tone", {"fix": "fix"}.get(role or "", "muted"))

    def _activated(self) -> None:
        data = self.box.currentData()
        if data == NEW:
            self.new_wanted.emit()
        else:
            self.chosen.emit(data)

    def _edit(self) -> None:
        if isinstance(data := self.box.currentData(), int) and data != NEW:
            self.edit_wanted.emit(data)


def seen_words(last_seen: dt.date | None, today: dt.date) -> str:
    """Return "trending, seen 6 days ago"."""
    if last_seen is None:
        return _("trending, never seen")
    days = (today - last_seen).days
    if days <= 0:
        return _("trending, seen today")
    return ngettext("trending, seen {n} day ago", "trending, seen {n} days ago", days).format(n=days)


class SoundDialog(QDialog):
    """What is known of a sound."""

    def __init__(self, sound: Sound | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Sound"))
        self.setMinimumWidth(400)
        self.title = QLineEdit(sound.title if sound else "")
        self.artist = QLineEdit(sound.artist if sound else "")
        self.link = QLineEdit(sound.link if sound else "")
        self.licence = QComboBox()
        for value, name in LICENCES.items():
            self.licence.addItem(_(name), value)
        self.licence.setCurrentIndex(self.licence.findData(sound.licence) if sound else 0)
        self.trending = QCheckBox(
            _("From the Trending tab, seen there today") if not sound else _("From the Trending tab")
        )
        self.trending.setChecked(bool(sound and sound.trending))
        ok = button(_("Save"), self.accept, "primary")
        ok.setDefault(True)
        ok.setEnabled(bool(self.title.text()))
        self.title.textChanged.connect(lambda text: ok.setEnabled(bool(text.strip())))
        layout = column(spacing=12)
        for name, field in (
            (_("Title"), self.title),
            (_("Artist"), self.artist),
            (_("Link"), self.link),
            (_("Usage rights"), self.licence),
        ):
            field.setAccessibleName(name)
            layout.addLayout(column(label(name, tone="muted"), field, spacing=4))
        layout.addWidget(self.trending)
        layout.addLayout(row(None, button(_("Cancel"), self.reject), ok))
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)

    def answer(self) -> tuple[str, str, str, Licence, bool]:
        """Return title, artist, link, licence, and whether it is trending."""
        return (
            self.title.text().strip(),
            self.artist.text().strip(),
            self.link.text().strip(),
            Licence(self.licence.currentData()),
            self.trending.isChecked(),
        )
