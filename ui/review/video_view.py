"""One video large: its hook with what is wrong underlined, its checklist, its other texts, and past decisions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from models.choices import Verdict
from models.review import Review
from planner import dates, labels, times
from planner.checks.engine import Result
from planner.checks.facts import VideoFacts
from planner.checks.rule import Rule
from planner.i18n import N_, _
from ui.pieces.checks_panel import role_of
from ui.pieces.verdict import verdict_words
from ui.review.checklist import Checklist
from ui.theme import theme
from ui.widgets.parts import FormatChip, chip, clear, column, label, row, set_property
from ui.widgets.text_field import TextField

TEXTS = (
    ("overlay", N_("Text overlay")),
    ("caption", N_("Caption")),
    ("hashtags", N_("Hashtags")),
    ("cta", N_("Call to action")),
)
LONG_TEXTS = (("script", N_("Script")), ("notes", N_("Notes")))
"""Below the checklist, since they can take a page."""
NAME_WIDTH = 118


class VideoView(QScrollArea):
    """Shows; the checklist in it says what is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._format, self._stage = FormatChip(), chip("")
        self._line = label(tone="muted", wrap=True)
        self._title = label(size="head", wrap=True)
        self._verdict = label(wrap=True)
        self._hook = TextField(_("Hook, spoken"))
        self._hook.setReadOnly(True)
        self._hook.setObjectName("bighook")
        self._hook.setFrameShape(QFrame.Shape.NoFrame)
        self._hook.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hook.setFont(theme.font(23, 650))
        self.checklist = Checklist()
        self._texts, self._long = column(spacing=5), column(spacing=10)
        top = row(self._format, self._stage, self._line, spacing=8)
        top.setStretch(2, 1)
        layout = column(
            self._title,
            top,
            self._verdict,
            6,
            label(_("Hook, spoken"), tone="muted", size="strong"),
            self._hook,
            self._texts,
            6,
            label(_("Checklist"), tone="muted", size="strong"),
            self.checklist,
            10,
            self._long,
            None,
            spacing=8,
        )
        layout.setContentsMargins(28, 20, 28, 20)
        inside = QWidget()
        inside.setLayout(layout)
        inside.setMaximumWidth(860)
        self.setWidget(inside)

    def show_video(self, facts: VideoFacts, past: Sequence[Review]) -> None:
        """Show what is planned, and what was decided before, the newest first."""
        self._title.setText(facts.title)
        self._format.show_format(
            facts.format.key if facts.format else None,
            labels.content_format(facts.format.key) if facts.format else "",
        )
        self._stage.setText(labels.stage(facts.stage))
        self._line.setText(line(facts))
        self._verdict.setVisible(bool(past))
        if past:
            self._verdict.setText(verdict_words(past[0], facts.calendar.zone))
            tone = "fix" if past[0].verdict is Verdict.SENT_BACK else "fine"
            set_property(self._verdict, "tone", tone)
        self._hook.show_text(facts.hook or _("No hook yet"))
        for layout, texts in ((self._texts, TEXTS), (self._long, LONG_TEXTS)):
            clear(layout)
            for field, name in texts:
                tags = " ".join(f"#{tag.name}" for tag in facts.tags)
                text = tags if field == "hashtags" else getattr(facts, field).strip()
                if text:
                    layout.addLayout(named(_(name), text))

    def show_results(self, results: Sequence[Result], passes: Sequence[Rule], *, writable: bool) -> None:
        """Show what the checks say, and underline what they mean in the hook."""
        self.checklist.show_results(results, passes, writable=writable)
        marks = [
            (r.finding.start, r.finding.end, role_of(r))
            for r in results
            if r.waiver is None
            and r.finding.field == "hook"
            and r.finding.start is not None
            and r.finding.end is not None
        ]
        self._hook.underline(marks)


def line(facts: VideoFacts) -> str:
    """Return when, how long and about what."""
    when = f"{dates.moment(facts.at)} {times.zone_label(facts.zone, facts.at)}" if facts.at else _("No date")
    parts = [when]
    if facts.length:
        parts.append(dates.seconds(facts.length))
    if facts.product:
        parts.append(facts.product)
    return " · ".join(parts)


def named(name: str, text: str) -> QHBoxLayout:
    """Return a text with its name before it."""
    head, words = label(name, tone="muted"), label(text, wrap=True)
    head.setFixedWidth(NAME_WIDTH)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made = row(head, words)
    made.setStretch(1, 1)
    made.setAlignment(head, Qt.AlignmentFlag.AlignTop)
    return made
