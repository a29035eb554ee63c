"""Beside an idea: how far it has come, what to write next, and a way to each part that is missing."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner import dates, labels
from planner.checks.facts import VideoFacts
from planner.i18n import N_, _
from ui.widgets.drawn import Drawn
from ui.widgets.header import KeyButton
from ui.widgets.parts import button, clear, column, label, row, rule
from ui.widgets.ring import BigRing

NEXT = {
    "title": (N_("Give it a title"), N_("A few words by which the team knows the video.")),
    "format": (N_("Choose a format"), N_("It says which beats the video has.")),
    "at": (N_("Choose a date"), N_("A video without a date is in no week.")),
    "hook": (N_("Write the hook"), N_("What is seen and said in the first second decides who stays.")),
    "length": (N_("Plan the length"), N_("Beats, script and filming go by it.")),
    "sound": (N_("Choose a sound"), N_("Or say that your own voice plays over the picture.")),
    "caption": (N_("Write the caption"), N_("A question in it brings comments.")),
    "hashtags": (N_("Add hashtags"), N_("They tell for whom the video is.")),
    "shows_product": (
        N_("Say what the first second shows"),
        N_("Product, result, motion or a curious overlay."),
    ),
}
"""What to do for a part, and why; the others are named by their field alone."""
OUTLINES = {
    "title": "type", "format": "layers", "at": "calendar-days", "hook": "text-cursor-input", "length": "timer",
    "sound": "music", "caption": "message-square-text", "hashtags": "hash", "shows_product": "eye",
}  # fmt: skip


class NextPanel(QWidget):
    """Says which part is to be written next. ``wanted`` brings the name of a part to go to."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self.missing: tuple[str, ...] = ()
        self.ring = BigRing()
        self._head, self._why = label(size="head", wrap=True), label(tone="muted", wrap=True)
        self.go = KeyButton("primary", "", "on_accent", word_stays=True, centred=True)
        self.go.clicked.connect(lambda: self.wanted.emit(self.missing[0]) if self.missing else None)
        words = column(self._head, self._why, None, spacing=2)
        top = row(self.ring, words, spacing=14)
        top.setStretch(1, 1)
        self._lacking, self._there = column(spacing=0), column(spacing=5)
        self._lacking_head = label(_("Still missing"), size="head")
        self._there_head = label(_("There already"), size="head")
        self._foot = label(tone="muted", size="small", wrap=True)
        self.setLayout(
            column(
                label(_("Next"), size="head"),
                top,
                self.go,
                2,
                rule(),
                self._lacking_head,
                self._lacking,
                self._there_head,
                self._there,
                self._foot,
                spacing=10,
            )
        )

    def show_video(
        self, video: VideoFacts, there: Sequence[str], missing: Sequence[str], more: Sequence[str], key: str
    ) -> None:
        """Show what a video has and lacks of the parts of a plan, and ``more`` that its rules ask for."""
        lacking = (*missing, *(part for part in more if part not in missing))
        state = (tuple(there), lacking, key, video.format, video.at)
        if state == self._shown:
            return
        self._shown = state
        self.missing = lacking
        n, of = len(there), len(there) + len(missing)
        self.ring.show_parts(n, of, _("{there} of {asked} parts are there").format(there=n, asked=of))
        head, why = NEXT.get(lacking[0], ("", "")) if lacking else ("", "")
        done = _("Every part is there")
        self._head.setText(_(head) if head else name_of(lacking[0]) if lacking else done)
        self._why.setText(
            _(why) if why else "" if lacking else _("Mark it as scripted to have all of it checked.")
        )
        self.go.setVisible(bool(lacking))
        self.go.say(self._head.text(), key)
        self._show_lacking(video, lacking)
        clear(self._there)
        for part in there:
            line = row(Drawn("check", 14), label(_said(video, part), tone="muted", wrap=True), spacing=8)
            line.setStretch(1, 1)
            self._there.addLayout(line)
        self._there_head.setVisible(bool(there))
        self._foot.setText(_("Checks begin when something is written. All of them count from “{stage}” on.").format(
            stage=labels.stage("scripted")
        ))  # fmt: skip

    def _show_lacking(self, video: VideoFacts, lacking: Sequence[str]) -> None:
        clear(self._lacking)
        self._lacking_head.setVisible(bool(lacking))
        for part in lacking:
            jump = button(name_of(part), partial(self.wanted.emit, part), "link")
            jump.setAccessibleName(_("Go to: {part}").format(part=name_of(part)))
            hint = label(_hint(video, part), tone="muted", size="small")
            line = row(Drawn(OUTLINES.get(part, "circle-dashed")), jump, None, hint, spacing=4)
            line.setContentsMargins(0, 3, 0, 3)
            self._lacking.addLayout(line)
            self._lacking.addWidget(rule())


def name_of(part: str) -> str:
    """Return what a part is called where it stands alone."""
    return _(labels.FIELDS[part]) if part in labels.FIELDS else part


def _said(video: VideoFacts, part: str) -> str:
    """Return a part that is there, with what it is where that is short."""
    value = ""
    if part == "format" and video.format:
        value = labels.content_format(video.format.key)
    if part == "at" and video.at:
        value = dates.moment(video.at)
    return f"{name_of(part)}: {value}" if value else name_of(part)


def _hint(video: VideoFacts, part: str) -> str:
    """Return in a word or two what is wanted of a part."""
    rules = video.calendar.rules
    if part == "length":
        target = rules["LEN002"]
        low = video.format.min_s if video.format and video.format.min_s else target.number("min_s")
        high = video.format.max_s if video.format and video.format.max_s else target.number("max_s")
        return _("{low} to {high} s").format(low=dates.number(low), high=dates.number(high))
    if part == "hashtags":
        low, high = int(rules.shared("min_hashtags")), int(rules.shared("max_hashtags"))
        return _("{low} to {high}").format(low=low, high=high)
    hints = {"hook": N_("one sentence"), "sound": N_("or your voice"), "caption": N_("with a question")}
    return _(hints[part]) if part in hints else ""
