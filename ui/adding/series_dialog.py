"""Repeats a video every few weeks or months."""

import datetime as dt

from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from models.choices import SeriesBy
from models.video import Video
from planner import dates, times
from planner.i18n import _, ngettext
from planner.video import series
from ui.store import Store
from ui.widgets.asking import titled
from ui.widgets.moment_edit import DayEdit, MomentEdit
from ui.widgets.parts import button, column, label, row, spin_box

AT_FIRST = 4
"""How many weeks are proposed."""


class SeriesDialog(QDialog):
    """Asks when a video comes first, how often and until when, and says how many videos that makes."""

    def __init__(self, store: Store, video: Video, at: dt.datetime, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._store, self._id = store, video.id or 0
        self.setWindowTitle(_("Repeat the video"))
        self.setMinimumWidth(570)
        self.first = MomentEdit(_("First one"))
        self.first.show_moment(at)
        self.first.setMinimumWidth(210)
        self.every = spin_box(1, 52, name=_("Every"))
        self.by = QComboBox()
        self.by.setAccessibleName(_("Weeks or months"))
        self.by.addItem(_("weeks"), SeriesBy.WEEK)
        self.by.addItem(_("months"), SeriesBy.MONTH)
        self.until = DayEdit(_("Last day"), at.date() + dt.timedelta(weeks=AT_FIRST - 1))
        self.says = label(tone="muted", wrap=True)
        self.ok = button(_("Make the videos"), self._make, "primary")
        self.ok.setDefault(True)
        self.setLayout(self._lay_out(video, at))
        for changed in (
            self.first.dateTimeChanged, self.every.valueChanged, self.by.currentIndexChanged, self.until.dateChanged
        ):  # fmt: skip
            changed.connect(self._show)
        self.every.setFocus()
        self._show()

    def _lay_out(self, video: Video, at: dt.datetime) -> QVBoxLayout:
        zone = times.zone_label(video.zone, at)
        layout = column(
            label(video.title, size="head", wrap=True),
            label(
                _("Each one is a video of its own, with the same texts, beats and hashtags."),
                tone="muted",
                wrap=True,
            ),
            row(
                titled(_("First one, {zone}").format(zone=zone), self.first),
                column(label(_("Every"), tone="muted"), row(self.every, self.by, spacing=6), spacing=4),
                titled(_("Last day"), self.until),
                None,
                spacing=12,
            ),
            self.says,
            row(None, button(_("Cancel"), self.reject), self.ok),
            spacing=14,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        return layout

    def last_day(self) -> dt.date:
        """Return the last day that is chosen."""
        return self.until.day()

    def _by(self) -> SeriesBy:
        return SeriesBy(self.by.currentData())  # Qt hands a plain text back

    def _show(self, _changed: object = None) -> None:
        first, every, until = self.first.moment(), self.every.value(), self.last_day()
        found = series.moments(first, every, until, self._by())
        many = len(found)
        self.ok.setEnabled(2 <= many <= series.MOST)
        if many > series.MOST:
            text = _("More than {most} videos: choose an earlier last day.").format(most=series.MOST)
        elif many < 2:
            text = _("It happens only once: choose a later last day.")
        else:
            text = ngettext("{n} video, the last on {day}", "{n} videos, the last on {day}", many).format(
                n=many, day=dates.day_year(found[-1])
            )
            if any(at.day != first.day for at in found) and self._by() is SeriesBy.MONTH:
                text += ". " + _("In a month without that day it is posted on the last one.")
        self.says.setText(text)

    def _make(self) -> None:
        made = self._store.make(
            series.begin(self._id, self.first.moment(), self.every.value(), self.last_day(), self._by()),
            offer_undo=True,
        )
        if made:
            self.accept()
