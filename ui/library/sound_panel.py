"""What belongs to one sound: when it was seen, which videos use it, and what they could use instead."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.choices import Stage
from planner import dates, labels
from planner.i18n import _
from planner.library.proposals import ProposedSound
from planner.library.usage import SoundVideo
from ui.library.seen_log import SeenLog
from ui.widgets.lines import Line, LinesList
from ui.widgets.parts import button, column, label, row


class SoundPanel(QWidget):
    """Shows a sound and asks for changes; it makes none itself."""

    video_opened = Signal(int)
    video_chosen = Signal()
    swap_wanted = Signal(int, int)
    """A video, and the sound that it should use."""

    def __init__(self) -> None:
        super().__init__()
        self._posted: set[int] = set()
        self._read_only = False
        self.log = SeenLog()
        self.videos = LinesList(_("Videos that use the sound"), 2)
        self.videos.opened.connect(self._open)
        self.videos.chosen.connect(self.video_chosen)
        self.no_videos = label(_("No video uses it."), tone="muted", wrap=True)
        self.open = button(_("Open"), self._open, "small")
        self.instead = LinesList(_("Use instead"), 2)
        self.instead.opened.connect(self._swap)
        self.nothing = label(tone="muted", wrap=True)
        self.swap = button(_("Use in the chosen video"), self._swap, "smallprimary")
        layout = column(
            self.log,
            row(label(_("Videos that use it"), size="head"), None, self.open), self.no_videos, self.videos,
            row(label(_("Use instead"), size="head"), None, self.swap), self.nothing, self.instead,
            spacing=8,
        )  # fmt: skip
        layout.insertSpacing(1, 10)
        layout.insertSpacing(5, 10)
        layout.addStretch(0)
        self.setLayout(layout)

    def show_sound(
        self, title: str, days: list[dt.date], videos: list[SoundVideo], today: dt.date, read_only: bool
    ) -> None:
        """Show a sound; "" for none. What could be used instead comes with ``show_instead``."""
        self._read_only = read_only
        self._posted = {video.id for video in videos if video.stage == Stage.POSTED}
        self.log.show_days(f"“{title}”" if title else "", days, today)
        lines = [Line(video.id, video.title, _second(video)) for video in videos]
        there = {video.id for video in videos}
        first = next((video.id for video in reversed(videos) if video.id not in self._posted), None)
        self.videos.show_lines(lines, self.videos.key() if self.videos.key() in there else first)
        self.no_videos.setVisible(not videos)
        self.open.setVisible(bool(videos))

    def chosen_video(self) -> int | None:
        """Return the video that should use another sound, if it can still be changed."""
        key: int | None = self.videos.key()
        return None if key in self._posted else key

    def show_instead(self, proposed: list[ProposedSound]) -> None:
        """Show what the chosen video could use instead."""
        lines = [Line(one.sound, one.title, one.why[:1].upper() + one.why[1:]) for one in proposed]
        self.instead.show_lines(lines)
        self.swap.setVisible(bool(lines))
        self.swap.setEnabled(not self._read_only)
        self.nothing.setVisible(not lines)
        if self.chosen_video() is None:
            self.nothing.setText(_("Choose a video that is not posted yet."))
        else:
            self.nothing.setText(
                _("No sound of the library is hot, fits the video’s format and may be used in it. "
                  "Look into the Trending tab and mark what you see there.")
            )  # fmt: skip

    def _open(self) -> None:
        if self.videos.key() is not None:
            self.video_opened.emit(self.videos.key())

    def _swap(self) -> None:
        video, sound = self.chosen_video(), self.instead.key()
        if video is not None and sound is not None and not self._read_only:
            self.swap_wanted.emit(video, sound)


def _second(video: SoundVideo) -> str:
    day = dates.moment(dt.datetime.fromisoformat(video.at)) if video.at else _("No date")
    format_ = labels.content_format(video.format) if video.format else ""
    return " · ".join(filter(None, (day, labels.stage(video.stage), format_)))
