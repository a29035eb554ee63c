"""The form of a video: every field, what is typed and what is saved."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from models.content import ContentFormat
from planner import dates, labels, times
from planner.checks.facts import CalendarFacts, VideoFacts
from planner.i18n import N_, _, language, ngettext
from planner.texts import spoken
from planner.texts.phrases import words
from planner.texts.tagtext import utf16_length
from ui.video.beats_editor import BeatsEditor
from ui.video.hook_choice import HookChoice
from ui.video.own_form import OwnForm
from ui.video.planning_form import PlanningForm
from ui.video.rights_form import RightsForm
from ui.video.sound_field import SoundField
from ui.video.tags_field import TagsField
from ui.widgets.flow_row import FlowRow
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.parts import ElidedLabel, button, column, label, roomy, row, rule
from ui.widgets.text_field import TextField

TEXTS = (
    ("hook", N_("Spoken hook"), 2, N_("The first words, about the product or the result")),
    ("overlay", N_("Text overlay"), 2, N_("A few words that make people curious")),
    ("script", N_("Script"), 3, N_("What is spoken, word for word")),
    ("sound_reason", N_("Fits the product because"), 1, ""),
    ("caption", N_("Caption"), 3, N_("Without hashtags; those go below")),
    ("cta", N_("Call to action"), 1, N_("What should people do next?")),
    ("notes", N_("Notes"), 2, N_("For whoever films or edits")),
    (
        "permission",
        N_("Usage rights"),
        1,
        N_("Who allowed what, how long, how to credit, where it is written"),
    ),
)
"""Fields of running text: name, label, lines, placeholder."""


class VideoForm(QWidget):
    """All fields. ``typed`` goes to the checks, ``left`` to the calendar."""

    typed = Signal(str, object)
    """A field of VideoFacts and its value as it is being typed."""
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
        self.shows: dict[str, QPushButton] = {}
        self.tags = TagsField()
        self.sound = SoundField()
        self.hooks = HookChoice()
        self.hooks.chosen.connect(self._hook_chosen)
        self._build_fields()
        self.beats = BeatsEditor(self.length)
        self.rights = RightsForm(self._labelled("permission"))
        self.rights.flag_left.connect(self.flag_left)
        self.own, self.planning = OwnForm(), PlanningForm()
        for part in (self.own, self.planning):
            part.text_left.connect(self.text_left)
        layout = column(
            self._top(),
            row(label(_("First second"), size="head"), self.hooks, None),
            row(self._labelled("hook"), self._labelled("overlay"), spacing=12),
            self._shows_row(),
            self.beats,
            self._labelled("script"),
            row(
                self._holder("sound", self.sound, self.sound.suggest),
                self._labelled("sound_reason"),
                spacing=12,
            ),
            row(self.voice_over, self.product_link, None, spacing=18),
            self._labelled("caption"),
            self._holder("hashtags", self.tags, self.tags.complete),
            row(self._labelled("cta"), self._labelled("notes"), spacing=12),
            *parted(self.rights, self.own, self.planning),
            None,
            spacing=14,
        )
        layout.setContentsMargins(22, 18, 22, 18)
        self.setLayout(layout)

    def show_choices(self, all_formats: Sequence[ContentFormat], products: Sequence[str]) -> None:
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
        self._filling = False

    def show_video(self, video: VideoFacts) -> None:
        """Show what the calendar holds; a field in which something newer is being typed keeps it."""
        self._filling = True
        self._video = video
        for name, field in self.texts.items():
            field.show_text(getattr(video, name))
        if not self.product.hasFocus() or not self.product.isModified():
            self.product.setText(video.product)
            self.product.setCursorPosition(0)
        if video.at:
            self.at.show_moment(video.at)
        self.at.setVisible(video.at is not None)
        self._top_grid.addWidget(self.date_button, 2 if video.at else 1, 0, Qt.AlignmentFlag.AlignLeft)
        self.date_button.setText(_("Take off the calendar") if video.at else _("Choose a date"))
        at = next(
            (
                i
                for i in range(1, self.format.count())
                if video.format and self.format.itemData(i)[1] == video.format.key
            ),
            0,
        )
        self.format.setCurrentIndex(at)
        self.length.setValue(video.length or 0)
        for name, made in self.shows.items():
            made.setChecked(getattr(video, name))
        self.voice_over.setChecked(video.voice_over)
        self.product_link.setChecked(video.product_link)
        self._filling = False

    def show_counters(self, video: VideoFacts) -> None:
        """Show how long the words take and how many there are."""
        self.hooks.video = video
        reading = video.calendar.rules.shared("overlay_words_per_second")
        first = video.overlay.replace("\n", "|").split("|")[0]
        shown = {
            "hook": self._hook_counter(video),
            "overlay": ngettext(
                "Text overlay · {n} word, readable in {s}",
                "Text overlay · {n} words, readable in {s}",
                len(words(first)),
            ).format(n=len(words(first)), s=dates.seconds(len(words(first)) / reading)),
            "script": _("Script · {s} to say").format(s=_to_say(video.script, video.calendar)),
            "caption": _("Caption · {n} of {most}").format(
                n=caption_length(video), most=dates.whole(int(video.calendar.rules.shared("max_caption")))
            ),
            "hashtags": _("Hashtags · {n}, aim for {low} to {high}").format(
                n=len(video.tags),
                low=int(video.calendar.rules.shared("min_hashtags")),
                high=int(video.calendar.rules.shared("max_hashtags")),
            ),
        }
        for name, text in shown.items():
            self.labels[name].show_text(text)
        if video.at:
            zone = times.zone_label(video.zone or "UTC", video.at)
            self.labels["at"].show_text(_("Post on · {zone}").format(zone=zone))
        else:
            self.labels["at"].show_text(_("Post on"))
        target = video.calendar.rules["LEN002"]
        low = video.format.min_s if video.format and video.format.min_s else target.number("min_s")
        high = video.format.max_s if video.format and video.format.max_s else target.number("max_s")
        aim = _("best between {low} and {high} s").format(low=dates.number(low), high=dates.number(high))
        self.beats.summary.show_text(_("planned length, {aim}").format(aim=aim))

    def _hook_counter(self, video: VideoFacts) -> str:
        beat = next(iter(video.beats), None)
        said = _to_say(video.hook, video.calendar)
        if beat is None or beat.end <= beat.start:
            return _("Spoken hook · {s} to say").format(s=said)
        return _("Spoken hook · {s} to say, fits {room}").format(
            s=said, room=dates.seconds(beat.end - beat.start)
        )

    def save(self) -> None:
        """Say everything that was typed and not saved yet."""
        for field in self.texts.values():
            field.save()
        self._product_left()
        self.own.save()
        self.planning.save()

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field."""
        widget: QWidget | None = {
            "hashtags": self.tags.input,
            "beats": self.beats.table if self.beats.table.rowCount() else self.beats.add_button,
            "length": self.length,
            "sound": self.sound.box,
            "format": self.format,
            "at": self.at,
            "product": self.product,
            "shows_product": self.shows["shows_product"],
            "zone": self.at,
            "voice_over": self.voice_over,
            "disclosure": self.rights.boxes["disclosure"],
            "ai_label": self.rights.flags["ai_label"],
        }.get(name) or self.texts.get(name)
        if widget:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build_fields(self) -> None:
        for name, title, lines, hint in TEXTS:
            field = TextField(
                _(title),
                lines=lines,
                placeholder=_(hint) if hint else "",
                single=name in ("sound_reason", "cta"),
            )
            field.typed.connect(partial(self.typed.emit, name))
            field.left.connect(partial(self._text_left, name))
            self.texts[name] = field
            self.labels[name] = ElidedLabel(_(title), tone="muted")
            self.labels[name].setBuddy(field)
        self.labels["hashtags"] = ElidedLabel(_("Hashtags"), tone="muted")
        self.labels["sound"] = ElidedLabel(_("Sound"), tone="muted")
        for name in ("sound", "sound_reason"):
            self.labels[name].setMinimumHeight(self.sound.suggest.sizeHint().height())
        self.at = MomentEdit(_("Post on"))
        self.at.left.connect(self.moment_left)
        self.labels["at"] = ElidedLabel(_("Post on"), tone="muted")
        self.date_button = button("", self._toggle_date, "quiet")
        self.format = QComboBox()
        self.format.setAccessibleName(_("Format"))
        self.format.currentIndexChanged.connect(self._format_left)
        self.product = QLineEdit()
        self.product.setAccessibleName(_("Product"))
        self.product.textEdited.connect(partial(self.typed.emit, "product"))
        self.product.editingFinished.connect(self._product_left)
        self.length = QDoubleSpinBox(minimum=0, maximum=3600, decimals=1, singleStep=1)
        roomy(self.length)
        self.length.setSpecialValueText(_("none"))
        self.length.setSuffix(" " + _("s"))
        self.length.setLocale(QLocale(language()))
        self.length.setKeyboardTracking(False)
        self.length.setAccessibleName(_("Planned length"))
        self.length.valueChanged.connect(self._length_left)
        self.voice_over = self._check_box(_("Own voice-over"), "voice_over")
        self.product_link = self._check_box(_("Carries a product link"), "product_link")

    def _top(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        fields: tuple[tuple[QLabel, QWidget], ...] = (
            (self.labels["at"], self.at),
            (label(_("Format"), tone="muted"), self.format),
            (label(_("Product"), tone="muted"), self.product),
        )
        for at, (title, field) in enumerate(fields):
            grid.addWidget(title, 0, at)
            grid.addWidget(field, 1, at)
            title.setBuddy(field)
        grid.setColumnStretch(2, 1)
        self._top_grid = grid
        return grid

    def _shows_row(self) -> QWidget:
        holder = FlowRow()
        for name, title in labels.SHOWN.items():
            made = QPushButton(_(title))
            made.setProperty("kind", "toggle")
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.toggled.connect(partial(self._flag_left, name))
            made.toggled.connect(
                lambda on, made=made, title=title: made.setText(("✓ " if on else "") + _(title))
            )
            made.toggled.connect(holder.settle)
            self.shows[name] = made
            holder.add(made)
        return holder

    def _labelled(self, name: str) -> QWidget:
        return self._holder(name, self.texts[name])

    def _holder(self, name: str, field: QWidget, beside: QWidget | None = None) -> QWidget:
        holder = QWidget()
        head = row(self.labels[name], *([beside] if beside else []))
        head.setStretch(0, 1)
        holder.setLayout(column(head, field, None, spacing=4))
        return holder

    def _check_box(self, title: str, name: str) -> QCheckBox:
        box = QCheckBox(title)
        box.toggled.connect(partial(self._flag_left, name))
        return box

    def _unless_filling(self, emit: Callable[[], None]) -> None:
        if not self._filling:
            emit()

    def _text_left(self, name: str, text: str) -> None:
        self.text_left.emit(name, text, f"{name}:{self.texts[name].session}")

    def _hook_chosen(self, text: str) -> None:
        """Put a proposal in, as a step of its own, and go on writing there."""
        self.texts["hook"].save()
        self.text_left.emit("hook", text, f"proposed:{text}")
        self.texts["hook"].setFocus(Qt.FocusReason.OtherFocusReason)

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


def parted(*parts: QWidget) -> list[QWidget]:
    """Return parts of the form, with a line above each."""
    return [one for part in parts for one in (rule(), part)]


def caption_length(video: VideoFacts) -> int:
    """Return the length of the caption with its hashtags, in UTF-16 units, as the platform counts it."""
    tags = " ".join("#" + tag for tag in video.hashtags)
    return utf16_length(" ".join(part for part in (video.caption, tags) if part))


def _to_say(text: str, calendar: CalendarFacts) -> str:
    """Return how long a text takes to say: briskly to unhurriedly."""
    low, high = (
        dates.number(spoken.seconds(text, pace, calendar.language))
        for pace in (calendar.brisk, calendar.unhurried)
    )
    return _("{n} s").format(n=low) if low == high else _("{low}–{high} s").format(low=low, high=high)
