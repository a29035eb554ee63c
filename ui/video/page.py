"""The video page: form, preview and checks side by side, and the edits that they ask for."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QSplitter, QWidget

from models import reading
from models.campaign import Campaign
from models.choices import Stage, TagKind, Verdict
from models.filming import FilmingDay
from planner import dates, labels
from planner.calendar.changes import Changes
from planner.checks import reviews, waivers
from planner.checks.rule import Fix
from planner.i18n import _
from planner.library import hashtags, proposals, sounds
from planner.library.usage import sound_rows, used_tags, uses
from planner.live import lives
from planner.video import campaigns, covers, filming, formats, own_fields, series, videos
from ui.desk import Desk, Goto, Page
from ui.items import moves, stages
from ui.pieces import own_field_dialog
from ui.pieces.checks_panel import ChecksPanel, role_of
from ui.pieces.preview import PhonePreview
from ui.pieces.sound_dialog import SoundDialog
from ui.pieces.verdict import verdict_words
from ui.video import cover_dialog
from ui.video.complete_dialog import ask_tags
from ui.video.draft import Draft, show_ring
from ui.video.form import VideoForm
from ui.video.preview_column import PreviewColumn
from ui.video.typed_texts import TypedTexts
from ui.widgets.header import Header
from ui.widgets.parts import FormatChip, button, chip, column, label, scrolling, set_property
from ui.widgets.ring import Ring

ROOM_FOR_PREVIEW = 1080
"""Pixels of the whole page."""


class VideoPage(Page):
    """One video. Fields save when they are left or rest; the bar says Saved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._findings, self._preferences = desk.findings, desk.preferences
        self._id = 0
        self._draft: Draft | None = None
        self.came_from = "calendar"
        self.form, self.preview, self.checks = VideoForm(), PhonePreview(), ChecksPanel(wide=True)
        self._build()
        self._texts = TypedTexts(self._store, self.title, self.form)
        self.acts = {"propose_hook": self.form.hooks.ask}
        self._connect()

    def show_what(self, goto: Goto) -> None:
        """Show a video."""
        super().show_what(goto)
        if goto.video:
            self.show_video(goto.video, self.desk.came_from)

    def show_video(self, video_id: int, came_from: str | None) -> None:
        """Show a video; ``came_from`` is the title of the page to go back to."""
        self.leave()
        self._take(video_id)
        if came_from:
            self.back.setText("‹ " + came_from)
        self._fill_choices()
        self._reload()
        self._say_saved()
        if self._draft and self._draft.facts.title == _("New video"):
            self.title.setFocus()
            self.title.selectAll()
        else:
            self.form.texts["hook"].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for three columns the preview goes."""
        super().resizeEvent(event)
        self._middle.setVisible(self.width() >= ROOM_FOR_PREVIEW)

    def chosen_video(self) -> int | None:
        """Return the video that is shown."""
        return self._id or None

    def leave(self) -> None:
        """Save what is being typed."""
        if self._id and self._store.ready:
            self.form.save()
            self._title_left()

    def _take(self, video_id: int) -> None:
        self._id = video_id
        self._texts.belong_to(video_id)

    def _build(self) -> None:
        self.header = Header("")
        self.header.title.hide()
        self.back = button("‹ " + _("Calendar"), partial(self.desk.action_wanted.emit, "go_back"))
        self.title = QLineEdit()
        self.title.setProperty("big", True)
        self.title.setAccessibleName(_("Title"))
        self.title.setMinimumWidth(300)
        self.stage, self.ring, self.format = chip(""), Ring(), FormatChip()
        self.saved = label(tone="muted")
        self.ready = button(_("Ready to film"), self._make_ready, "primary")
        for left in (self.back, self.title, self.stage, self.ring, self.format):
            self.header.left.addWidget(left)
        for right in (self.saved, button(_("Undo"), self._undo), self.ready):
            self.header.right.addWidget(right)
        scroll = scrolling(self.form)
        scroll.setMinimumWidth(self.form.minimumSizeHint().width() + 14)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget in (scroll, self._preview_column(), self._checks_column()):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([620, 290, 330])
        self.setLayout(column(self.header, self.splitter, spacing=0))

    def _preview_column(self) -> QWidget:
        self._middle = PreviewColumn(self.preview)
        self._middle.choose.clicked.connect(self._ask_cover)
        self._middle.remove.clicked.connect(lambda: self._store.do(covers.remove(self._id), offer_undo=True))
        return self._middle

    def _checks_column(self) -> QWidget:
        side = QWidget()
        side.setObjectName("side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setMinimumWidth(290)
        self.posted = label(_("Posted. The checks look at what is still planned."), tone="muted", wrap=True)
        self.verdict = label(wrap=True)
        layout = column(self.verdict, self.checks, self.posted, spacing=8)
        layout.setStretch(1, 1)
        layout.setStretch(2, 1)  # one of the two is shown
        self.posted.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.setContentsMargins(16, 18, 8, 14)
        side.setLayout(layout)
        return side

    def _connect(self) -> None:
        self._connect_form()
        store, form, checks, when = self._store, self.form, self.checks, partial(moves.when, self._store)
        self.title.editingFinished.connect(self._title_left)
        form.typed.connect(self._typed)
        form.text_left.connect(self._text_left)
        form.flag_left.connect(lambda name, on: store.do(videos.set_flag(self._id, name, on)))
        form.length_left.connect(lambda value: store.do(videos.set_length(self._id, value)))
        form.moment_left.connect(lambda at: store.do(videos.reschedule(self._id, at and when(at))))
        form.format_left.connect(lambda one: store.do(videos.set_format(self._id, one)))
        self.preview.let_move()
        self.preview.picture_dropped.connect(self._frame_cover)
        self.preview.overlay_left.connect(lambda x, y: store.do(videos.place_overlay(self._id, x, y)))
        form.beats.left.connect(partial(self._save_list, "beats"))
        form.beats.refused.connect(store.failed)
        form.beats.proposal_wanted.connect(self._propose_beats)
        form.tags.left.connect(partial(self._save_list, "hashtags"))
        form.tags.kind_wanted.connect(self._set_kind)
        form.tags.complete_wanted.connect(self._complete_tags)
        form.tags.caption_wanted.connect(partial(form.focus_field, "caption"))
        form.sound.proposals_wanted.connect(self._propose_sounds)
        form.sound.chosen.connect(lambda sound: store.do(videos.set_sound(self._id, sound)))
        form.sound.new_wanted.connect(self._new_sound)
        form.sound.edit_wanted.connect(self._edit_sound)
        checks.fix_wanted.connect(self._fix)
        checks.fix_all_wanted.connect(self._fix_all)
        checks.ignore_wanted.connect(
            lambda code, about, reason, until: store.do(
                waivers.add(self._id, code, about, reason, until), offer_undo=True
            )
        )
        checks.unignore_wanted.connect(lambda waiver: store.do(waivers.remove(waiver)))
        checks.field_wanted.connect(form.focus_field)
        store.changed.connect(self._heard)
        store.waiting_changed.connect(self._say_saved)
        store.unsaved_changed.connect(self._say_saved)

    def _connect_form(self) -> None:
        store, form, planning = self._store, self.form, self.form.planning
        planning.campaign_left.connect(lambda one: store.do(campaigns.assign((self._id,), one)))
        planning.filming_left.connect(lambda one: store.do(filming.assign((self._id,), one)))
        form.rights.choice_left.connect(lambda name, value: store.do(videos.choose(self._id, name, value)))
        form.rights.teaser_left.connect(lambda live: store.do(videos.tease(self._id, live)))
        form.own.chosen.connect(lambda field, text: store.do(own_fields.set_value(self._id, field, text)))
        form.own.new_wanted.connect(lambda: own_field_dialog.ask(self, store))

    def _fill_choices(self) -> None:
        products = self._store.read(videos.products)
        now = self._store.now()
        self.form.rights.show_lives(self._store.read(lambda session: lives.coming(session, now)))
        self.form.show_choices(self._store.read(formats.all_formats), products)
        self._fill_planning()
        self.form.sound.show_sounds(self._store.read(sounds.all_sounds))
        self.form.tags.show_used(self._store.read_rows(used_tags))

    def _fill_planning(self) -> None:
        days = {
            day.id or 0: f"{day.name}, {dates.day(day.at.date())}"
            for day in self._store.read(filming.all_days)
        }
        named = {row[0]: row[1] for row in self._store.read_rows(reading.campaign_rows)}
        self.form.planning.show_choices(named, days)

    def _heard(self, changes: Changes) -> None:
        if self._id and self.isVisible() and (changes.rows or changes.everything):
            if changes.concerns(*sounds.TABLES):
                self.form.sound.show_sounds(self._store.read(sounds.all_sounds))
            if changes.concerns(Campaign, FilmingDay):
                self._fill_planning()
            self._reload()
            self._say_saved()

    def _reload(self) -> None:
        """Show what the calendar holds, with what is being typed kept over it."""
        facts, _results = self._findings.look(self._id)
        if facts is None:
            self.leave()  # what was typed can't be saved any more, and is kept
            self._take(0)
            self.desk.action_wanted.emit("go_back")
            return
        typed = self._texts.of(self._id)
        facts = self._texts.over(facts)
        self.form.show_video(facts)
        video = self._store.read(lambda session: videos.get(session, self._id))
        found = self._store.read(lambda session: series.of_video(session, self._id))
        self.form.planning.show_video(video, found, typed)
        self.form.rights.show_video(video)
        self.form.own.show_fields(self._store.read_rows(reading.own_fields))
        self.form.own.show_video(self._store.read(lambda s: own_fields.of_video(s, self._id)), typed)
        if not (self.title.hasFocus() and self.title.isModified()):
            self.title.setText(facts.title)
            self.title.setCursorPosition(0)
        self._show_verdict(facts.calendar.zone)
        self._show_cover()
        self._draft = Draft(facts, self._findings.waivers())
        self._draft.type(**{name: field.toPlainText() for name, field in self.form.texts.items()})
        self._show()
        self._say_saved()

    def _show_verdict(self, zone: str) -> None:
        """Show what a reviewer decided last, and the note."""
        past = self._store.read(lambda session: reviews.of_video(session, self._id))
        self.verdict.setVisible(bool(past))
        if past:
            self.verdict.setText(verdict_words(past[0], zone))
            set_property(self.verdict, "tone", "fix" if past[0].verdict is Verdict.SENT_BACK else "fine")

    def _show_cover(self) -> None:
        kept = self._store.read(lambda session: covers.of_video(session, self._id))
        self.preview.show_cover(covers.content(kept) if kept else b"")
        self._middle.remove.setVisible(bool(kept))

    def _ask_cover(self) -> None:
        cover_dialog.ask(self, self._cover_taker(), self._store.failed.emit)

    def _frame_cover(self, path: Path) -> None:
        cover_dialog.frame_of(self, path, self._cover_taker(), self._store.failed.emit)

    def _cover_taker(self) -> Callable[[str], object]:
        """Return what gives a cover to the video that is shown now, whichever is shown by then."""
        video = self._id
        return lambda picture: self._store.do(covers.put(video, picture))

    def _typed(self, name: str, value: object) -> None:
        if self._draft and getattr(self._draft.facts, name) != value:
            self._draft.type(**{name: value})
            self.saved.setText(_("Typing…"))
            self._show()

    def _show(self) -> None:
        """Show what follows from the draft: counters, underlines, preview, checks."""
        if self._draft is None:
            return
        facts = self._draft.facts
        marks: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for result in self._draft.results:
            found = result.finding
            if result.waiver is None and found.start is not None and found.end is not None:
                marks[found.field].append((found.start, found.end, role_of(result)))
        for name, field in self.form.texts.items():
            field.underline(marks.get(name, ()))
        self.form.tags.show_video(facts, marks)
        self.form.sound.show_video(facts, next((role for *_span, role in marks["sound"]), None))
        self.form.beats.show_beats(facts.beats, facts.length)
        self.form.show_counters(facts)
        self.preview.show_video(facts)
        self.checks.show_results(self._draft.results, self._draft.passes, self._draft.waivers)
        posted = facts.stage is Stage.POSTED
        self.checks.setVisible(not posted)
        self.posted.setVisible(posted)
        self.stage.setText(labels.stage(facts.stage))
        show_ring(self.ring, self._draft.ring)
        self.format.show_format(
            facts.format.key if facts.format else None,
            labels.content_format(facts.format.key) if facts.format else "",
        )
        self.ready.setVisible(facts.stage in (Stage.IDEA, Stage.SCRIPTED))

    def _say_saved(self) -> None:
        refused = self._texts.mark()
        if refused:
            self.saved.setText(_("Not saved"))
        elif self._store.read_only:
            self.saved.setText(_("For reading only"))
        else:
            self.saved.setText(_("Saving…") if self._store.waiting else _("Saved"))

    def _text_left(self, name: str, text: str, stay: str) -> None:
        self._texts.save(name, text, stay)
        self._say_saved()

    def _save_list(self, name: str, value: Sequence[Any], *, offer_undo: bool = False) -> None:
        self._texts.save_list(name, value, offer_undo=offer_undo)
        if self._store.waiting:
            self._reload()

    def _title_left(self) -> None:
        if self.title.isModified() and self._id:
            self.title.setModified(False)
            title = self.title.text().strip()
            if not self._texts.save("title", title) and not title:
                self._reload()
            self._say_saved()

    def _undo(self) -> None:
        self.form.save()
        self._store.undo()

    def _fix(self, fix: Fix) -> None:
        self.form.save()
        self._store.fix(fix)

    def _fix_all(self) -> None:
        self.form.save()
        self._store.fix_all_safe(self._id)

    def _propose_beats(self) -> None:
        facts = self._draft.facts if self._draft else None
        if facts is None:
            return
        if facts.format is None:
            self._store.failed.emit(_("Choose a format first: it says which beats belong."))
            return
        course = self._store.read(
            lambda session: formats.course(session, facts.format.key if facts.format else "")
        )
        self._save_list("beats", formats.proposed_beats(course, facts.length or 22))

    def _complete_tags(self) -> None:
        if self._draft is None:
            return
        self.form.save()
        facts, today = self._draft.facts, self._findings.calendar().today
        used = self._store.read_rows(lambda c: uses(c, today, without=self._id))
        if chosen := ask_tags(facts, proposals.tags(facts, used), self):
            self._save_list("hashtags", (*facts.hashtags, *chosen), offer_undo=True)

    def _propose_sounds(self) -> None:
        if self._draft:
            calendar = self._findings.calendar()
            limit = calendar.rules["SND002"].number("max_age_days")
            library = self._store.read_rows(sound_rows)
            self.form.sound.show_proposals(
                proposals.sounds(self._draft.facts, library, calendar.today, limit)
            )

    def _set_kind(self, tag: str, kind: TagKind | None) -> None:
        seen = self._findings.calendar().today if kind is TagKind.TRENDING else None
        self._store.do(hashtags.set_kind(tag, kind, seen))

    def _new_sound(self) -> None:
        dialog = SoundDialog(None, self._store.read(formats.all_formats), self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            self._show()
            return
        made = self._store.make(dialog.answer().added(self._findings.calendar().today))
        if made:
            self._store.do(videos.set_sound(self._id, made))

    def _edit_sound(self, sound_id: int) -> None:
        sound = next((s for s in self._store.read(sounds.all_sounds) if s.id == sound_id), None)
        dialog = SoundDialog(sound, self._store.read(formats.all_formats), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._store.do(dialog.answer().changed(sound_id))

    def _make_ready(self) -> None:
        self.leave()
        if self._draft and not stages.approve(self._store, (self._id,)):
            self.form.focus_field(reviews.first_missing(self._draft.results))
