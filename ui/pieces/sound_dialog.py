"""Asks what is known of a sound."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QGridLayout, QLineEdit, QWidget

from models.choices import Licence
from models.content import ContentFormat
from models.sound import Sound
from planner import labels
from planner.calendar.workspace import Edit, together
from planner.i18n import N_, _
from planner.labels import LICENCES
from planner.library import sounds
from ui.widgets.parts import button, column, label, row


@dataclass(frozen=True)
class SoundAnswer:
    """What somebody said of a sound."""

    title: str
    artist: str
    link: str
    licence: Licence
    trending: bool
    formats: tuple[str, ...] = ()

    def added(self, today: dt.date) -> Edit[int]:
        """Return the edit that adds it; a trending one was seen today."""
        seen = today if self.trending else None
        return sounds.add(self.title, self.artist, self.link, self.licence, self.trending, seen, self.formats)

    def changed(self, sound_id: int) -> Edit[None]:
        """Return the edit that changes a sound to it, as one step."""
        return together(
            N_("Change sound details"),
            sounds.change(sound_id, self.title, self.artist, self.link, self.licence, self.trending),
            sounds.set_formats(sound_id, self.formats),
        )


class SoundDialog(QDialog):
    """What is known of a sound."""

    def __init__(self, sound: Sound | None, all_formats: Sequence[ContentFormat], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Sound") if sound else _("New sound"))
        self.setMinimumWidth(420)
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
        self.formats = {one.key: QCheckBox(labels.content_format(one.key, one.name)) for one in all_formats}
        for key, box in self.formats.items():
            box.setChecked(bool(sound and key in sound.formats))
        self._kept = [key for key in sound.formats if key not in self.formats] if sound else []
        self._lay_out()

    def answer(self) -> SoundAnswer:
        """Return what was said."""
        chosen = [key for key, box in self.formats.items() if box.isChecked()]
        return SoundAnswer(
            self.title.text().strip(),
            self.artist.text().strip(),
            self.link.text().strip(),
            Licence(self.licence.currentData()),
            self.trending.isChecked(),
            (*chosen, *self._kept),
        )

    def _lay_out(self) -> None:
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
        if self.formats:
            grid = QGridLayout()
            grid.setHorizontalSpacing(16)
            grid.setVerticalSpacing(6)
            for at, box in enumerate(self.formats.values()):
                grid.addWidget(box, at // 2, at % 2)
            words = label(_("Fits the formats; none means any"), tone="muted")
            layout.addLayout(column(words, grid, spacing=6))
        layout.addLayout(row(None, button(_("Cancel"), self.reject), ok))
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
