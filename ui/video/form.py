"""The form of a video: every field, what is typed and what is saved."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QSizePolicy, QWidget

from models.choices import Stage
from models.content import ContentFormat
from planner import labels
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding
from planner.i18n import N_, _
from ui.theme import theme
from ui.video import form_words
from ui.video.beats_editor import BeatsEditor
from ui.video.caption_field import CaptionField
from ui.video.hook_choice import HookChoice
from ui.video.own_form import OwnForm
from ui.video.planning_form import PlanningForm
from ui.video.rights_form import RightsForm
from ui.video.sound_field import SoundField
from ui.video.starters import Starters
from ui.video.tags_field import TagsField
from ui.video.top_fields import TopFields
from ui.widgets.flow_row import FlowRow
from ui.widgets.fold import FoldedLine, Section
from ui.widgets.parts import ElidedLabel, column, label, row
from ui.widgets.text_field import TextField, Underline

TEXTS = (
    ("hook", N_("Spoken hook"), 2, N_("What is said in the first second?")),
    ("overlay", N_("Text overlay"), 2, N_("A few words that make people curious")),
    ("script", N_("Script"), 3, N_("What is spoken, word for word")),
    ("sound_reason", N_("Why it fits the product"), 1, ""),
    ("cta", N_("Call to action"), 1, N_("What should people do next?")),
    ("notes", N_("Notes"), 2, N_("For the people who film or edit")),
    ("creator", N_("Creator"), 1, N_("@handle of who makes it or is seen in it")),
    (
        "permission",
        N_("Usage rights"),
        1,
        N_("Who allowed what, how long, how to credit, where it is written"),
    ),
)
"""Fields of running text beside the caption: name, label, lines, placeholder."""
SECTION_OF = {
    "beats": "beats", "length": "beats", "sound": "sound", "sound_reason": "sound", "voice_over": "sound",
    "caption": "caption", "hashtags": "caption", "cta": "caption",
}  # fmt: skip
"""The section that a field stands in, where that can be folded."""
FOLD_OF = {
    "script": "script", "permission": "rights", "creator": "rights", "disclosure": "rights", "ai_label": "rights",
    "product_link": "rights",
    "origin": "rights", "partnership": "rights", "place": "filming", "props": "filming", "notes": "notes",
}  # fmt: skip
"""The part of the line at the end that a field stands in."""


class VideoForm(QWidget):
    """All fields. ``typed`` goes to the checks, ``left`` to the calendar."""

    typed = Signal(str, object)
    """A field of VideoFacts and its value as it is being typed; the caption with its hashtags as one text."""
    text_left = Signal(str, str, str)
    """A text field, its text, and the stay in which it was typed."""
    flag_left = Signal(str, bool)
    length_left = Signal(object)
    moment_left = Signal(object)
    """A moment, a day without a time, or None."""
    format_left = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        self._video: VideoFacts | None = None
        self.texts: dict[str, TextField] = {}
        self.labels: dict[str, ElidedLabel] = {}
        self.notes: dict[str, ElidedLabel] = {}
        self.shows: dict[str, QCheckBox] = {}
        self.tags, self.sound, self.hooks = TagsField(), SoundField(), HookChoice()
        self.hooks.chosen.connect(self.begin_with)
        self.caption = CaptionField()
        self._build_texts()
        self.own, self.planning = OwnForm(), PlanningForm()
        self.top = TopFields(self.planning)
        self.at, self.format, self.product = self.top.at, self.top.format, self.top.product
        self.date_button = self.top.date_button
        self.beats = BeatsEditor()
        self.length = self.beats.length
        self.voice_over = self._check_box(_("Own voice-over"), "voice_over")
        self.product_link = self._check_box(_("Has a product link"), "product_link")
        self.rights = RightsForm([self._labelled("creator"), self._labelled("permission")], self.product_link)
        self._connect_parts()
        self.sections = {
            "first": Section(_("First second"), self._first_second(), self.hooks),
            "beats": Section(_("Beats"), self.beats, *self.beats.beside),
            "sound": Section(_("Sound"), self._sound_fields(), *self.sound.beside, half=self._reason_head()),
            "caption": Section(_("Caption and hashtags"), self._caption_fields(), self.tags.complete),
        }
        self.rest = self._rest()
        self.starters = Starters()
        self.starters.chosen.connect(self.begin_with)
        layout = column(
            self.top, self.own, *self.sections.values(), self.rest, self.starters, None, spacing=10
        )
        layout.setContentsMargins(18, 14, 18, 18)
        self.setLayout(layout)

    def show_choices(
        self, all_formats: Sequence[ContentFormat], products: Sequence[str], creators: Sequence[str]
    ) -> None:
        """Fill the lists that the calendar offers."""
        self._filling = True
        self.format.clear()
        self.format.addItem(_("No format"), None)
        for one in all_formats:
            self.format.addItem(labels.content_format(one.key, one.name), (one.id, one.key))
        completer = QCompleter(list(products), self.product)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.product.setCompleter(completer)
        self.texts["creator"].offer(creators)
        self._filling = False

    def show_video(self, video: VideoFacts) -> None:
        """Show what the calendar holds; a field in which something newer is being typed keeps it."""
        self._filling = True
        before = self._video
        self._video = video
        for name, field in self.texts.items():
            if name != "caption":
                field.show_text(getattr(video, name))
        self.caption.show_caption(video.caption, video.hashtags)
        self.top.show_video(video)
        self.length.setValue(video.length or 0)
        for name, made in self.shows.items():
            made.setChecked(getattr(video, name))
        self.voice_over.setChecked(video.voice_over)
        self.product_link.setChecked(video.product_link)
        self._filling = False
        if before is None or before.id != video.id or before.stage is not video.stage:
            self._fold(video, other=before is None or before.id != video.id)

    def typed_values(self) -> dict[str, object]:
        """Return what stands in the fields of running text now, by the names that VideoFacts has for it."""
        values: dict[str, object] = {name: field.toPlainText() for name, field in self.texts.items()}
        values["caption"], values["hashtags"] = self.caption.parted(self.caption.toPlainText())
        return values

    def show_marks(self, video: VideoFacts, marks: Mapping[str, Sequence[Underline]]) -> None:
        """Underline what findings mean, by field, and show the hashtags and the sound in their colours."""
        for name, field in self.texts.items():
            if name != "caption":
                field.underline(marks.get(name, ()))
        self.caption.mark(video, marks)
        self.tags.show_video(video, marks)
        self.sound.show_video(video, next((role for *_span, role in marks.get("sound", ())), None))

    def show_counters(self, video: VideoFacts) -> None:
        """Show how long the words take and how many there are, and what the folded parts hold."""
        self.hooks.video = video
        for name, text in form_words.notes(video).items():
            self.notes[name].show_text(text)
        for name, (text, folded) in form_words.summaries(video).items():
            self.sections[name].say(text, folded)
        self.rest.say("script", form_words.of_script(video))
        self.rest.say("notes", form_words.of_lines(video.notes))
        self.rest.say("rights", self.rights.summary() or _("empty"))
        self.rest.say("filming", self.planning.summary() or _("empty"))
        self.top.show_counters(video)

    def mean(self, finding: Finding | None) -> None:
        """Mark the words that a finding is about, in whatever field they stand; None takes the mark away."""
        for name, field in self.texts.items():
            stretch = None
            if finding and self._video and finding.start is not None and finding.end is not None:
                if name == finding.field and name != "caption":
                    stretch = finding.start, finding.end
                elif name == "caption" and finding.field in ("caption", "hashtags"):
                    stretch = self.caption.stretch(self._video, finding.field, finding.start, finding.end)
            field.mean(stretch)

    def save(self) -> None:
        """Say everything that was typed and not saved yet."""
        for field in self.texts.values():
            field.save()
        self._product_left()
        self.own.save()
        self.planning.save()

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field, and open the part that it stands in."""
        if name in SECTION_OF:
            self.sections[SECTION_OF[name]].open()
        if name in FOLD_OF:
            self.rest.open(FOLD_OF[name])
        beats = self.beats
        widget: QWidget | None = {
            "hashtags": self.tags.input,
            "beats": beats.table if beats.table.rowCount() else beats.propose_button,
            "length": self.length,
            "sound": self.sound.box,
            "format": self.format,
            "at": self.at if self.at.isVisible() else self.date_button,
            "zone": self.at,
            "product": self.product,
            "shows_product": self.shows["shows_product"],
            "voice_over": self.voice_over,
            "product_link": self.product_link,
            "campaign": self.planning.campaign,
            "filming": self.planning.filming,
            "labels": self.planning.labels,
            **self.rights.places,
            **self.planning.texts,
            **{f"own:{id_}": one for id_, one in self.own.widgets.items()},
        }.get(name) or self.texts.get(name)
        if widget:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def jumps(self) -> dict[str, str]:
        """Return the fields that the keyboard can be sent to, with what they are called."""
        named = {name: _(labels.FIELDS[name]) for name in ("at", "format")}
        named |= {"campaign": _("Campaign"), "product": _("Product"), "filming": _("Filming day")}
        named |= {"labels": _("Labels"), "hook": _("Spoken hook"), "overlay": _("Text overlay")}
        named |= {"shows_product": _("First second"), "length": _("Planned length"), "beats": _("Beats")}
        named |= {"sound": _("Sound"), "sound_reason": _("Why it fits the product")}
        named |= {"voice_over": _("Own voice-over"), "caption": _("Caption"), "hashtags": _("Hashtags")}
        named |= {"cta": _("Call to action"), "script": _("Script")}
        named |= {name: field.accessibleName() for name, field in self.rights.places.items()}
        named |= {"product_link": _("Has a product link"), "permission": _("Usage rights")}
        named |= {"place": _("Place"), "props": _("Props"), "notes": _("Notes")}
        return named | {f"own:{id_}": field.accessibleName() for id_, field in self.own.widgets.items()}

    def begin_with(self, text: str) -> None:
        """Put a proposed hook in, as a step of its own, and go on writing there."""
        self.texts["hook"].save()
        self.text_left.emit("hook", text, f"proposed:{text}")
        self.texts["hook"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self, video: VideoFacts, *, other: bool) -> None:
        """In an idea fold what is not written; later nothing folds but what stands in the line at the end."""
        idea = video.stage is Stage.IDEA
        written = {
            "beats": bool(video.beats or video.length),
            "sound": video.sound is not None or bool(video.voice_over),
            "caption": bool(video.caption or video.hashtags or video.cta),
        }
        for name, there in written.items():
            section = self.sections[name]
            section.let_fold(idea, open_=there or (not other and section.is_open))
        if other:
            self.rest.fold()

    def _build_texts(self) -> None:
        for name, title, lines, hint in TEXTS:
            single = name in ("sound_reason", "cta")
            self.texts[name] = TextField(
                _(title), lines=lines, placeholder=_(hint) if hint else "", single=single
            )
            self.labels[name] = ElidedLabel(_(title), tone="muted")
        self.texts["caption"] = self.caption
        for name, field in self.texts.items():
            field.typed.connect(partial(self.typed.emit, name))
            field.left.connect(partial(self._text_left, name))
        for name, one in self.labels.items():
            one.setBuddy(self.texts[name])
        for name in ("hook", "overlay"):
            self.notes[name] = ElidedLabel(tone="muted")
            self.notes[name].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _connect_parts(self) -> None:
        for part in (self.own, self.planning):
            part.text_left.connect(self.text_left)
        self.rights.flag_left.connect(self.flag_left)
        self.top.date_wanted.connect(self._toggle_date)
        self.at.left.connect(self.moment_left)
        self.format.currentIndexChanged.connect(self._format_left)
        self.product.textEdited.connect(partial(self.typed.emit, "product"))
        self.product.editingFinished.connect(self._product_left)
        self.length.valueChanged.connect(self._length_left)

    def _first_second(self) -> QWidget:
        shows = FlowRow(spacing=18)
        for name, title in labels.SHOWN.items():
            self.shows[name] = self._check_box(_(title), name)
            shows.add(self.shows[name])
        holder = QWidget()
        texts = halves(self._labelled("hook"), self._labelled("overlay"))
        holder.setLayout(column(texts, shows, spacing=8))
        return holder

    def _sound_fields(self) -> QWidget:
        reason, holder = QWidget(), QWidget()
        reason.setLayout(column(self.texts["sound_reason"], None))
        holder.setLayout(halves(self.sound, reason))
        return holder

    def _reason_head(self) -> QWidget:
        holder = QWidget()
        top = row(self.labels["sound_reason"], self.voice_over, spacing=8)
        top.setStretch(0, 1)
        holder.setLayout(top)
        return holder

    def _caption_fields(self) -> QWidget:
        holder = QWidget()
        call = label(_("Call to action"), tone="muted")
        call.setBuddy(self.texts["cta"])
        asked = row(call, self.texts["cta"], spacing=10)
        asked.setStretch(1, 1)
        holder.setLayout(column(self.caption, self.tags, asked, spacing=6))
        return holder

    def _rest(self) -> FoldedLine:
        notes = QWidget()
        notes.setLayout(column(self._labelled("notes"), row(self.own.add, None), spacing=6))
        script = QWidget()
        script.setLayout(column(self.texts["script"]))
        line = FoldedLine()
        for name, title, body in (
            ("script", _("Script"), script),
            ("rights", _("Rights and switches"), self.rights),
            ("filming", _("Filming"), self.planning),
            ("notes", _("Notes"), notes),
        ):
            line.add(name, title, body)
        return line

    def _labelled(self, name: str) -> QWidget:
        holder = QWidget()
        head = row(self.labels[name], *([self.notes[name]] if name in self.notes else []))
        holder.setLayout(column(head, self.texts[name], None, spacing=4))
        return holder

    def _check_box(self, title: str, name: str) -> QCheckBox:
        box = QCheckBox(title)
        box.setMinimumHeight(theme.px(24))
        box.toggled.connect(partial(self._flag_left, name))
        return box

    def _unless_filling(self, emit: Callable[[], None]) -> None:
        if not self._filling:
            emit()

    def _text_left(self, name: str, text: str) -> None:
        self.text_left.emit(name, text, f"{name}:{self.texts[name].session}")

    def _product_left(self) -> None:
        if self.product.isModified():
            self.product.setModified(False)
            self.text_left.emit("product", self.product.text().strip(), "")

    def _flag_left(self, name: str, on: bool) -> None:
        self._unless_filling(lambda: self.flag_left.emit(name, on))

    def _length_left(self, value: float) -> None:
        self._unless_filling(lambda: self.length_left.emit(value or None))

    def _format_left(self) -> None:
        chosen = self.format.currentData()
        self._unless_filling(lambda: self.format_left.emit(chosen[0] if chosen else None))

    def _toggle_date(self) -> None:
        video = self._video
        if video is None:
            return
        self.moment_left.emit(None if video.at else video.calendar.today + dt.timedelta(days=1))


def halves(left: QWidget, right: QWidget) -> QHBoxLayout:
    """Lay two things out side by side, equally wide."""
    both = row(left, right, spacing=12)
    for at, one in enumerate((left, right)):
        policy = one.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        one.setSizePolicy(policy)
        both.setStretch(at, 1)
    return both
