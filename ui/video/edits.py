"""What the fields of a video's form ask for, made into edits; and the dialogs in which there is more to say."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from models import reading
from models.choices import Stage, TagKind
from planner import dates, labels
from planner.checks.facts import VideoFacts
from planner.i18n import _
from planner.library import hashtags, proposals, sounds
from planner.library.usage import sound_rows, used_tags, uses
from planner.live import lives
from planner.video import campaigns, filming, formats, own_fields, videos
from ui.desk import Desk
from ui.items import moves
from ui.pieces import own_field_dialog
from ui.pieces.sound_dialog import SoundDialog
from ui.video.complete_dialog import ask_tags
from ui.video.form import VideoForm
from ui.video.typed_texts import TypedTexts


class VideoEdits(QObject):
    """Stores what is chosen in the form of the video that is shown, and fills the lists of the form."""

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        form: VideoForm,
        texts: TypedTexts,
        facts: Callable[[], VideoFacts | None],
    ) -> None:
        super().__init__(page)
        self._over, self._desk, self._store, self._form = page, desk, desk.store, form
        self._texts, self._facts = texts, facts
        self.again: Callable[[], None] = lambda: None
        """Shows once more what the calendar holds."""
        self._connect_fields()
        self._connect_lists()

    @property
    def _id(self) -> int:
        return self._texts.video

    def fill_choices(self) -> None:
        """Fill every list of the form."""
        now = self._store.now()
        self._form.rights.show_lives(self._store.read(lambda session: lives.coming(session, now)))
        listed = {handle for _id, handle, _name in self._store.read_rows(reading.creator_names)}
        named = {handle.lstrip("@") for handle in self._store.read_rows(reading.creators)}
        self._form.show_choices(
            self._store.read(formats.all_formats),
            self._store.read(videos.products),
            sorted(listed | named, key=str.casefold),
        )
        self.fill_planning()
        self.fill_sounds()
        self._form.tags.show_used(self._store.read_rows(used_tags))

    def fill_planning(self) -> None:
        """Fill the lists of campaigns and filming days."""
        days = {
            day.id or 0: f"{day.name}, {dates.day(day.at.date())}"
            for day in self._store.read(filming.all_days)
        }
        named = {row[0]: row[1] for row in self._store.read_rows(reading.campaign_rows)}
        self._form.planning.show_choices(named, days)

    def fill_sounds(self) -> None:
        """Fill the list of sounds."""
        self._form.sound.show_sounds(self._store.read(sounds.all_sounds))

    def show_starters(self, facts: VideoFacts) -> None:
        """Show an idea without a hook how posted videos of its format began."""
        key = (
            facts.format.key if facts.format and facts.stage is Stage.IDEA and not facts.hook.strip() else ""
        )
        found = self._store.read(lambda session: videos.begun(session, key)) if key else []
        self._form.starters.show_begun(found, labels.content_format(key) if key else "")

    def save_list(self, name: str, value: object, *, offer_undo: bool = False) -> None:
        """Store all beats or all hashtags."""
        self._texts.save_list(name, list(value), offer_undo=offer_undo)  # type: ignore[call-overload]
        if self._store.waiting:
            self.again()

    def _connect_fields(self) -> None:
        store, form, when = self._store, self._form, partial(moves.when, self._store)
        form.flag_left.connect(lambda name, on: store.do(videos.set_flag(self._id, name, on)))
        form.length_left.connect(lambda value: store.do(videos.set_length(self._id, value)))
        form.moment_left.connect(lambda at: store.do(videos.reschedule(self._id, at and when(at))))
        form.format_left.connect(lambda one: store.do(videos.set_format(self._id, one)))
        form.planning.campaign_left.connect(lambda one: store.do(campaigns.assign((self._id,), one)))
        form.planning.filming_left.connect(lambda one: store.do(filming.assign((self._id,), one)))
        form.rights.choice_left.connect(lambda name, value: store.do(videos.choose(self._id, name, value)))
        form.rights.teaser_left.connect(lambda live: store.do(videos.tease(self._id, live)))
        form.own.chosen.connect(lambda field, text: store.do(own_fields.set_value(self._id, field, text)))
        form.own.new_wanted.connect(lambda: own_field_dialog.ask(self._over, store))

    def _connect_lists(self) -> None:
        store, form = self._store, self._form
        form.beats.left.connect(partial(self.save_list, "beats"))
        form.beats.refused.connect(store.failed)
        form.beats.proposal_wanted.connect(self._propose_beats)
        form.tags.left.connect(partial(self.save_list, "hashtags"))
        form.tags.kind_wanted.connect(self._set_kind)
        form.tags.complete_wanted.connect(self._complete_tags)
        form.tags.caption_wanted.connect(partial(form.focus_field, "caption"))
        form.sound.proposals_wanted.connect(self._propose_sounds)
        form.sound.chosen.connect(lambda sound: store.do(videos.set_sound(self._id, sound)))
        form.sound.new_wanted.connect(self._new_sound)
        form.sound.edit_wanted.connect(self._edit_sound)

    def _propose_beats(self) -> None:
        facts = self._facts()
        if facts is None:
            return
        if facts.format is None:
            self._store.failed.emit(_("Choose a format first: it says which beats belong."))
            return
        key = facts.format.key
        course = self._store.read(lambda session: formats.course(session, key))
        self.save_list("beats", formats.proposed_beats(course, facts.length or 22))

    def _complete_tags(self) -> None:
        if self._facts() is None:
            return
        self._form.save()
        facts = self._facts()
        if facts is None:
            return
        today = self._desk.findings.calendar().today
        used = self._store.read_rows(lambda c: uses(c, today, without=self._id))
        if chosen := ask_tags(facts, proposals.tags(facts, used), self._over):
            self.save_list("hashtags", (*facts.hashtags, *chosen), offer_undo=True)

    def _propose_sounds(self) -> None:
        facts = self._facts()
        if facts is not None:
            calendar = self._desk.findings.calendar()
            limit = calendar.rules["SND002"].number("max_age_days")
            library = self._store.read_rows(sound_rows)
            self._form.sound.show_proposals(proposals.sounds(facts, library, calendar.today, limit))

    def _set_kind(self, tag: str, kind: TagKind | None) -> None:
        seen = self._desk.findings.calendar().today if kind is TagKind.TRENDING else None
        self._store.do(hashtags.set_kind(tag, kind, seen))

    def _new_sound(self) -> None:
        dialog = SoundDialog(None, self._store.read(formats.all_formats), self._over)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            self.again()
            return
        made = self._store.make(dialog.answer().added(self._desk.findings.calendar().today))
        if made:
            self._store.do(videos.set_sound(self._id, made))

    def _edit_sound(self, sound_id: int) -> None:
        sound = next((s for s in self._store.read(sounds.all_sounds) if s.id == sound_id), None)
        dialog = SoundDialog(sound, self._store.read(formats.all_formats), self._over)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._store.do(dialog.answer().changed(sound_id))
