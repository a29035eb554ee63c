"""One video large: its hook with what is wrong underlined, its beats and texts, its checklist, and its notes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from models.choices import Severity, Verdict
from models.review import Review
from planner import dates, labels, times
from planner.checks.engine import Result, counts
from planner.checks.facts import VideoFacts
from planner.checks.rule import Rule
from planner.i18n import N_, _, ngettext
from planner.texts import spoken
from ui.pieces.beats_strip import BeatsStrip
from ui.pieces.checks_panel import role_of
from ui.pieces.verdict import verdict_words
from ui.review.checklist import Checklist
from ui.theme import theme
from ui.widgets.drawn import Drawn
from ui.widgets.parts import Card, ElidedLabel, FormatChip, chip, clear, column, label, row
from ui.widgets.runs import Run, Runs
from ui.widgets.text_field import TextField

TEXTS = (
    ("overlay", N_("Text overlay")),
    ("caption", N_("Caption")),
    ("hashtags", N_("Hashtags")),
    ("sound", N_("Sound")),
    ("cta", N_("Call to action")),
)
LONG_TEXTS = (("script", N_("Script")), ("notes", N_("Notes")))
"""Below the checklist, since they can take a page."""
NAME_WIDTH = 106
HANG = 13
"""Pixels by which the quotation mark hangs before the hook."""


class VideoView(QScrollArea):
    """Shows; the checklist in it says what is wanted."""

    note_left = Signal(str)
    """A line to be added to the video's notes."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._format, self._stage = FormatChip(), chip("")
        self._line, self._place = ElidedLabel(tone="muted"), label(tone="muted")
        self._said = label(tone="muted", size="small")
        self._strip = BeatsStrip()
        self.checklist = Checklist()
        self._pills = {severity: chip("", severity.value) for severity in (Severity.FIX, Severity.CONSIDER)}
        self._texts, self._long = column(spacing=6), column(spacing=8)
        self._verdict, self._verdict_words = Card(margin=14), label(wrap=True)
        line = row(Drawn("message-square-text"), self._verdict_words, spacing=10)
        line.setStretch(1, 1)
        self._verdict.body.addLayout(line)
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("Add a note for whoever films it"))
        self.note.setAccessibleName(_("Add a note for whoever films it"))
        self.note.returnPressed.connect(self._tell_note)
        inside = QWidget()
        inside.setLayout(self._layout())
        inside.setMaximumWidth(theme.px(900))
        self.setWidget(inside)

    def show_video(self, facts: VideoFacts, past: Sequence[Review], place: str) -> None:
        """Show what is planned, what was decided last, and where in the queue the video stands."""
        self._format.show_format(
            facts.format.key if facts.format else None,
            labels.content_format(facts.format.key) if facts.format else "",
        )
        self._stage.setText(labels.stage(facts.stage))
        self._line.show_text(line(facts))
        self._place.setText(place)
        self._verdict.setVisible(bool(past))
        if past:
            self._verdict_words.setText(verdict_words(past[0], facts.calendar.zone))
            sent_back = past[0].verdict is Verdict.SENT_BACK
            self._verdict_words.setProperty("tone", "fix" if sent_back else "fine")
        hook = facts.hook.strip()
        self._hook.show_text(f"{facts.hook}”" if hook else _("No hook yet"))
        self._quote.setVisible(bool(hook))
        said = dates.seconds(spoken.seconds(facts.hook, facts.calendar.brisk, facts.calendar.language))
        self._said.setText(_("Spoken hook, {s}").format(s=said) if hook else _("Spoken hook"))
        self._strip.show_beats(facts.beats, facts.length)

    def show_results(
        self, facts: VideoFacts, results: Sequence[Result], passes: Sequence[Rule], *, writable: bool
    ) -> None:
        """Show what the checks say, and underline what they mean in the hook and among the hashtags."""
        self.checklist.show_results(results, passes, writable=writable)
        open_ = [r for r in results if r.waiver is None]
        self._show_pills(open_)
        meant = [r for r in open_ if r.finding.start is not None and r.finding.end is not None]
        self._hook.underline(
            (r.finding.start or 0, r.finding.end or 0, role_of(r)) for r in meant if r.finding.field == "hook"
        )
        self.note.setEnabled(writable)
        for layout, texts in ((self._texts, TEXTS), (self._long, LONG_TEXTS)):
            clear(layout)
            for field, name in texts:
                if (words := shown(facts, field, meant)) is not None:
                    layout.addLayout(named(_(name), words))

    def ask_note(self) -> None:
        """Put the keyboard where a note is written."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(self.note)

    def _layout(self) -> QVBoxLayout:
        """Lay it all out; what hangs before the hook stands further left than the rest."""
        top = row(self._format, self._stage, self._line, self._place, spacing=8)
        top.setStretch(2, 1)
        above = column(top, 8, self._said, spacing=0)
        checks = row(label(_("Checklist"), size="head"), *self._pills.values(), None, spacing=8)
        below = column(
            self._strip, 4, self._texts, 8, checks, self.checklist, self._verdict, self._long, self.note, None,
            spacing=8,
        )  # fmt: skip
        for part in (above, below):
            part.setContentsMargins(theme.px(HANG), 0, 0, 0)
        layout = column(above, self._hook_row(), below, spacing=6)
        layout.setStretch(2, 1)
        layout.setContentsMargins(26 - HANG, 16, 26, 20)
        return layout

    def _hook_row(self) -> QHBoxLayout:
        self._hook = TextField(_("Hook, spoken"))
        self._hook.setReadOnly(True)
        self._hook.setObjectName("bighook")
        self._hook.setFrameShape(QFrame.Shape.NoFrame)
        self._hook.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hook.document().setDocumentMargin(0)
        self._quote = label("“")
        for one in (self._hook, self._quote):
            one.setFont(theme.font(23, 650))
        self._quote.setObjectName("quote")
        mark = QWidget()
        mark.setFixedWidth(theme.px(HANG))
        holder = column(self._quote, None)
        holder.setAlignment(self._quote, Qt.AlignmentFlag.AlignRight)
        mark.setLayout(holder)
        made = row(mark, self._hook, spacing=0)
        made.setStretch(1, 1)
        made.setAlignment(self._hook, Qt.AlignmentFlag.AlignTop)
        return made

    def _show_pills(self, open_: Sequence[Result]) -> None:
        count = counts(open_)
        for severity, text in (
            (Severity.FIX, ngettext("{n} to fix", "{n} to fix", count[Severity.FIX])),
            (Severity.CONSIDER, ngettext("{n} to consider", "{n} to consider", count[Severity.CONSIDER])),
        ):
            self._pills[severity].setText(text.format(n=count[severity]))
            self._pills[severity].setVisible(bool(count[severity]))

    def _tell_note(self) -> None:
        if text := self.note.text().strip():
            self.note.clear()
            self.note_left.emit(text)


def shown(facts: VideoFacts, field: str, meant: Sequence[Result]) -> QWidget | None:
    """Return a text of a video; None where nothing is written. Hashtags and what is meant have their colours."""
    if field == "hashtags":
        return _tags(facts, meant) if facts.tags else None
    if field == "sound":
        words = facts.sound.title if facts.sound else _("own voice") if facts.voice_over else ""
    else:
        words = getattr(facts, field).strip()
    if not words:
        return None
    text = label(words, wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return text


def _tags(facts: VideoFacts, meant: Sequence[Result]) -> QWidget:
    runs: list[Run] = []
    for tag in facts.tags:
        spans = [r for r in meant if r.finding.field == tag.field]
        role = next(
            (role_of(r) for r in spans if (r.finding.start or 0) <= tag.start < (r.finding.end or 0)), ""
        )
        runs += [Run(f"#{tag.name}", role or "note", wave=role), Run(" ")]
    return Runs(runs)


def line(facts: VideoFacts) -> str:
    """Return when, how long and about what."""
    when = f"{dates.moment(facts.at)} {times.zone_label(facts.zone, facts.at)}" if facts.at else _("No date")
    parts = [when]
    if facts.length:
        parts.append(dates.seconds(facts.length))
    if facts.product:
        parts.append(facts.product)
    return " · ".join(parts)


def named(name: str, words: QWidget) -> QHBoxLayout:
    """Return a text with its name before it."""
    head = label(name, tone="muted")
    head.setFixedWidth(theme.px(NAME_WIDTH))
    made = row(head, words)
    made.setStretch(1, 1)
    made.setAlignment(head, Qt.AlignmentFlag.AlignTop)
    return made
