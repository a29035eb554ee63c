"""The video page: form, preview and checks side by side, and the edits that they ask for."""

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from models import reading
from models.campaign import Campaign
from models.choices import Severity, Stage, Verdict
from models.filming import FilmingDay
from planner.calendar.changes import Changes
from planner.checks import reviews, waivers
from planner.checks.facts import VideoFacts
from planner.checks.rule import Fix
from planner.i18n import _
from planner.library import sounds
from planner.video import covers, own_fields, series, videos
from ui.desk import Desk, Goto, Page
from ui.items import stages
from ui.pieces.checks_panel import ChecksPanel, role_of
from ui.pieces.preview import PhonePreview
from ui.pieces.verdict import verdict_words
from ui.theme import theme
from ui.video import cover_dialog
from ui.video.bar import FactsBar, VideoBar
from ui.video.checks_side import ChecksSide
from ui.video.draft import Draft, show_ring
from ui.video.edits import VideoEdits
from ui.video.form import VideoForm
from ui.video.form_words import next_step
from ui.video.jump import JumpList
from ui.video.preview_column import SMALLEST, WIDTH, PreviewColumn
from ui.video.typed_texts import TypedTexts
from ui.widgets.parts import column, scrolling, set_property
from ui.widgets.tab_order import order_tabs

ROOM_FOR_PREVIEW, ROOM_FOR_ALL = 1060, 1230
"""Pixels of the whole page: for the preview, and for all in its usual width; at the usual size of texts."""
SIDE, SMALL_SIDE = 312, 292
"""Pixels of the checks, and in a page narrower than ROOM_FOR_ALL."""


class VideoPage(Page):
    """One video. Fields save when they are left or rest; the bar says Saved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._findings = desk.findings
        self._id = 0
        self._draft: Draft | None = None
        self.form, self.preview, self.checks = VideoForm(), PhonePreview(), ChecksPanel(wide=True)
        self._build()
        self._texts = TypedTexts(self._store, self.title, self.form)
        self._edits = VideoEdits(
            self, desk, self.form, self._texts, lambda: self._draft.facts if self._draft else None
        )
        self._edits.again = self._reload
        self.acts = {
            "propose_hook": self.form.hooks.ask,
            "jump_to_field": self.jump,
            "next_part": partial(self.step, 1),
            "previous_part": partial(self.step, -1),
            "fix_video": self._fix_all,
        }
        self._order = QTimer(self, interval=0, singleShot=True)
        self._order.timeout.connect(lambda: order_tabs(self))
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
            self.back.setText(came_from)
            self.back.setAccessibleName(_("Back to {page}").format(page=came_from))
        self._edits.fill_choices()
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
        room = self.width() >= theme.px(ROOM_FOR_PREVIEW)
        self._middle.setVisible(room)
        wide = self.width() > theme.px(ROOM_FOR_ALL)
        side, middle = theme.px(SIDE if wide else SMALL_SIDE), theme.px(WIDTH if wide else SMALLEST)
        self.splitter.setSizes([self.width() - side - middle, middle, side])

    def chosen_video(self) -> int | None:
        """Return the video that is shown."""
        return self._id or None

    def leave(self) -> None:
        """Save what is being typed."""
        if self._id and self._store.ready:
            self.form.save()
            self._title_left()

    def jump(self) -> None:
        """Ask to which field to go, by its name."""
        choice = JumpList(self, self.form.jumps())
        choice.chosen.connect(self.form.focus_field)
        corner = self.facts_bar.jump.rect().bottomRight()
        choice.open_at(self.facts_bar.jump.mapToGlobal(corner + QPoint(1, 4)))

    def step(self, by: int) -> None:
        """Go to the next finding or the one before; in an idea to the next part that is missing."""
        draft = self._draft
        if draft and draft.is_idea and self.side.next.missing:
            self.side.step(by, self.form.focus_field)
        else:
            self.checks.step(by)

    def _take(self, video_id: int) -> None:
        self._id = video_id
        self._texts.belong_to(video_id)

    def _build(self) -> None:
        self.header = self.bar = VideoBar(self.desk, self._undo, self._make_ready)
        self.back, self.title, self.saved, self.ready = (
            self.bar.back,
            self.bar.edit,
            self.bar.saved,
            self.bar.step,
        )
        self.facts_bar = FactsBar()
        self.ring, self.verdict = self.facts_bar.ring, self.facts_bar.verdict
        self._scroll = scrolling(self.form)
        self._scroll.setMinimumWidth(self.form.minimumSizeHint().width() + 14)
        self.side = ChecksSide(self.checks)
        self._middle = PreviewColumn(self.preview)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget in (self._scroll, self._middle, self.side):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(0, 1)
        layout = column(self.header, self.facts_bar, self.splitter, spacing=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        store, form, checks = self._store, self.form, self.checks
        self.title.editingFinished.connect(self._title_left)
        self.facts_bar.jump.clicked.connect(self.jump)
        form.typed.connect(self._typed)
        form.text_left.connect(self._text_left)
        self.preview.let_move()
        self.preview.picture_dropped.connect(self._frame_cover)
        self.preview.overlay_left.connect(lambda x, y: store.do(videos.place_overlay(self._id, x, y)))
        self._middle.choose.clicked.connect(self._ask_cover)
        self._middle.remove.clicked.connect(lambda: store.do(covers.remove(self._id), offer_undo=True))
        checks.fix_wanted.connect(self._fix)
        self.side.fix_all_wanted.connect(self._fix_all)
        self.side.step_wanted.connect(self.step)
        self.side.next.wanted.connect(form.focus_field)
        checks.meant.connect(form.mean)
        checks.rebuilt.connect(self._order.start)
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
        self.desk.keys_changed.connect(self._show_again)

    def _heard(self, changes: Changes) -> None:
        if self._id and self.isVisible() and (changes.rows or changes.everything):
            if changes.concerns(*sounds.TABLES):
                self._edits.fill_sounds()
            if changes.concerns(Campaign, FilmingDay):
                self._edits.fill_planning()
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
        video = self._store.read(lambda session: videos.get(session, self._id))
        found = self._store.read(lambda session: series.of_video(session, self._id))
        self.form.planning.show_video(video, found, typed)
        self.form.rights.show_video(video)
        self.form.own.show_fields(self._store.read_rows(reading.own_fields))
        self.form.own.show_video(self._store.read(lambda s: own_fields.of_video(s, self._id)), typed)
        self.form.show_video(facts)
        self._edits.show_starters(facts)
        if not (self.title.hasFocus() and self.title.isModified()):
            self.title.setText(facts.title)
            self.title.setCursorPosition(0)
        self._show_verdict(facts.calendar.zone)
        self._show_cover()
        self._draft = Draft(facts, self._findings.waivers())
        self._draft.type(self.form.typed_values())
        self._show()
        self._say_saved()

    def _show_verdict(self, zone: str) -> None:
        """Show what a reviewer decided last, and the note."""
        past = self._store.read(lambda session: reviews.of_video(session, self._id))
        self.verdict.show_text(verdict_words(past[0], zone) if past else "")
        if past:
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
        if self._draft is None:
            return
        values: dict[str, object] = {name: value}
        if name == "caption":
            values["caption"], values["hashtags"] = self.form.caption.parted(str(value))
        if any(getattr(self._draft.facts, field) != one for field, one in values.items()):
            self._draft.type(values)
            self.saved.setText(_("Typing…"))
            self._show()

    def _show_again(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        """Show what follows from the draft: counters, underlines, preview, checks."""
        draft = self._draft
        if draft is None:
            return
        facts = draft.facts
        marks: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for result in draft.results:
            found = result.finding
            if result.waiver is None and found.start is not None and found.end is not None:
                marks[found.field].append((found.start, found.end, role_of(result)))
        self.form.show_marks(facts, marks)
        self.form.beats.show_beats(facts.beats, facts.length)
        self.form.show_counters(facts)
        self.preview.show_video(facts)
        self.checks.show_results(draft.results, draft.passes, draft.waivers)
        self._show_side(facts, draft)
        show_ring(self.ring, draft)

    def _show_side(self, facts: VideoFacts, draft: Draft) -> None:
        open_ = [r for r in draft.results if r.waiver is None and not r.finding.parts]
        blocked = any(r.severity is Severity.FIX for r in open_)
        keys = self.desk.key_texts
        self.side.show_keys(keys)
        self.side.show_draft(draft, self.checks, blocked=blocked)
        self.facts_bar.jump.say(_("Jump to"), keys.get("jump_to_field", ""), _("Jump to a field"))
        idle = not blocked and not (draft.is_idea and bool(self.side.next.missing))
        self.bar.show_video(facts, primary=idle and facts.stage is not Stage.POSTED)

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
        if self.checks.safe:
            self.form.save()
            self._store.fix_all_safe(self._id)

    def _make_ready(self) -> None:
        """Move the video to its next stage; where it can't be approved yet, go to what is in the way."""
        self.leave()
        stage = next_step(self._draft.facts.stage) if self._draft else None
        if self._draft is None or stage is None:
            return
        if stage is not Stage.APPROVED:
            stages.set_stage(self._store, (self._id,), stage)
        elif not stages.approve(self._store, (self._id,)):
            self.form.focus_field(reviews.first_missing(self._draft.results))
