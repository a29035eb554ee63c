"""Chooses the sound of a video, adds one, and says how long ago it was seen trending."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from models.sound import Sound
from planner.checks.facts import VideoFacts
from planner.i18n import _, ngettext
from planner.labels import LICENCES
from planner.library.proposals import ProposedSound, wants_sound
from ui.theme import theme
from ui.widgets.elided_box import ElidedBox
from ui.widgets.outline import dress
from ui.widgets.parts import ElidedLabel, add_action, button, column, row, set_property

NEW = -1


class SoundField(QWidget):
    """A list of the library's sounds."""

    chosen = Signal(object)
    """A sound's id, or None."""
    new_wanted = Signal()
    edit_wanted = Signal(int)
    proposals_wanted = Signal()
    """The menu of proposals opens: ``show_proposals`` fills it."""

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        self.box = ElidedBox()
        self.box.setAccessibleName(_("Sound"))
        self.box.setMinimumContentsLength(12)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.activated.connect(self._activated)
        self.state = ElidedLabel(tone="muted")
        self.edit = button("", self._edit, "icon", tip=_("Details of the sound…"))
        self.edit.setAccessibleName(_("Details of the sound…"))
        dress(self.edit, "pencil", size=15)
        self.edit.setFixedSize(theme.px(28), theme.px(28))
        self.suggest = button("", None, "linkmenu")
        self.menu = QMenu(self.suggest)
        self.menu.aboutToShow.connect(self.proposals_wanted)
        self.suggest.setMenu(self.menu)
        self.beside = (self.state, self.suggest)
        """What stands beside the heading."""
        field = row(self.box, self.edit, spacing=4)
        field.setStretch(0, 1)
        self.setLayout(column(field, None))

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
        self.suggest.setVisible(wants_sound(video))
        self.suggest.setText(_("Replace with…") if sound else _("Suggest…"))
        words = []
        if sound:
            if sound.trending:
                words.append(seen_words(sound.last_seen, video.calendar.today))
            words.append(_(LICENCES[sound.licence]))
        self.state.show_text(" · ".join(words))
        set_property(self.state, "tone", {"fix": "fix"}.get(role or "", "muted"))

    def show_proposals(self, proposed: Sequence[ProposedSound]) -> None:
        """Fill the menu with what could be chosen, and why."""
        self.menu.clear()
        for one in proposed:
            add_action(self.menu, f"{one.title} – {one.why}", partial(self.chosen.emit, one.sound))
        if not proposed:
            add_action(self.menu, _("No sound is hot, fits the format and may be used"), lambda: None)
            self.menu.actions()[0].setEnabled(False)

    def _activated(self) -> None:
        data = self.box.currentData()
        if data == NEW:
            self.new_wanted.emit()
        else:
            self.chosen.emit(data)

    def _edit(self) -> None:
        if isinstance(data := self.box.currentData(), int) and data != NEW:
            self.edit_wanted.emit(data)


def sound_words(video: VideoFacts) -> str:
    """Return what sound a video has, in few words; nothing for none."""
    parts = [video.sound.title] if video.sound else []
    return ", ".join([*parts, *([_("own voice")] if video.voice_over else [])])


def seen_words(last_seen: dt.date | None, today: dt.date) -> str:
    """Return "trending, seen 6 days ago"."""
    if last_seen is None:
        return _("trending, never seen")
    days = (today - last_seen).days
    if days <= 0:
        return _("trending, seen today")
    return ngettext("trending, seen {n} day ago", "trending, seen {n} days ago", days).format(n=days)
