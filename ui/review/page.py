"""The review page: the queue, one video large with its checks, the phone, and the keys of a reviewer."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QListView, QSplitter, QWidget

from models import reading
from models.choices import Severity, Stage
from planner import dates
from planner.checks import engine, law, reviews, waivers
from planner.checks.engine import Result
from planner.checks.facts import VideoFacts
from planner.i18n import _, ngettext
from planner.video import covers, filming, videos
from ui.desk import Desk, Goto, Page
from ui.items import stages
from ui.pieces.ignore_dialog import IgnoreDialog
from ui.pieces.preview import PhonePreview
from ui.review.note_dialog import NoteDialog
from ui.review.queue_model import SHOWN, QueueDelegate, QueueModel, decided
from ui.review.sides import DecisionsBar, KeyHints, PhoneSide
from ui.review.video_view import VideoView
from ui.theme import theme
from ui.widgets.header import Header, KeyButton
from ui.widgets.parts import ElidedLabel, EmptyState, button, column, plain
from ui.widgets.segments import Segments
from ui.widgets.tab_order import order_tabs

PERIODS = (7, 14, 30)
ROOM_FOR_PREVIEW, ROOM_FOR_ALL = 1000, 1230
"""Pixels of the whole page: for the phone, and for all in its usual width."""


class ReviewPage(Page):
    """Goes through what is planned, by keyboard. The window's actions call its methods."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._findings = desk.findings
        self._days, self._ids = PERIODS[1], tuple[int, ...]()
        self.model = QueueModel(desk.findings, self)
        self.view, self.preview = VideoView(), PhonePreview()
        self._build()
        self._connect()
        self.acts = {
            "approve": self.approve,
            "send_back": self.send_back,
            "next_review": partial(self.step, 1),
            "previous_review": partial(self.step, -1),
            "open_reviewed": self.open_video,
            "next_finding": partial(self.view.checklist.step, 1),
            "previous_finding": partial(self.view.checklist.step, -1),
            "fix_finding": self.fix,
            "ignore_finding": self.ignore,
            "why_finding": self.view.checklist.why,
            "note_review": self.note,
            "fix_queue": self.fix_all_safe,
        }

    def show_what(self, goto: Goto) -> None:
        """Review some videos, whenever they are."""
        super().show_what(goto)
        if goto.ids:
            self.show_videos(goto.ids)

    def chosen_video(self) -> int | None:
        """Return the video that is shown."""
        queued = self.list.currentIndex().data(SHOWN)
        return queued.id if queued else None

    def show_days(self, days: int) -> None:
        """Review what is planned for the next days."""
        self._days, self._ids = days, ()
        self.refresh()

    def show_videos(self, ids: Sequence[int]) -> None:
        """Review these videos, whenever they are."""
        self._ids = tuple(ids)
        self.refresh()
        self._go(0)

    def refresh(self) -> None:
        """Read the queue again; the video that is shown stays."""
        if not self._store.ready:
            return
        self._stale = False
        shown, at = self.chosen_video(), self.list.currentIndex().row()
        today = self._findings.calendar().today
        end = today + dt.timedelta(days=self._days)
        queue = self._store.read_rows(lambda c: reviews.queue(c, today, end, self._ids))
        self.model.show_queue(sorted(queue, key=decided))  # each part stays in order of date
        place = self.model.place_of(shown) if shown else None
        if place is None:
            undecided = (at_ for at_, queued in enumerate(self.model.queue) if not decided(queued))
            place = min(at, len(self.model.queue) - 1) if shown else next(undecided, 0)
        self._go(place)
        self._show_progress()
        self._show_video()

    def step(self, by: int) -> None:
        """Go to the next video or the one before."""
        self._go(self.list.currentIndex().row() + by)

    def approve(self) -> None:
        """Approve the video to be filmed and go on, unless something is to fix."""
        chosen = self.chosen_video()
        if chosen is None:
            return
        after = self._undecided()
        if stages.approve(self._store, (chosen,)):
            self._go_to(after)

    def send_back(self) -> None:
        """Ask for a note, give the video back with it, and go on."""
        chosen = self.chosen_video()
        facts = self._findings.look(chosen)[0] if chosen else None
        if chosen is None or facts is None:
            return
        dialog = NoteDialog(facts.title, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            note, after = dialog.note.toPlainText(), self._undecided()
            if self._store.save(reviews.send_back(chosen, self._store.now(), note)):
                self._store.told.emit(_("Sent back"), True)
                self._go_to(after)

    def fix(self) -> None:
        """Make the chosen finding's fix if it is safe; else show what it would change, and make it the second time."""
        result = self.view.checklist.chosen
        if result is None:
            return
        _result, fix = next(law.safe_fixes([result], self._findings.waivers()), (None, None))
        if fix:
            self._store.fix(fix)
        elif result.finding.fixes:
            self.view.checklist.press_fix()
        else:
            self._store.failed.emit(_("This one has no fix at hand. Open the video to change it."))

    def ignore(self) -> None:
        """Ask for a reason and ignore the chosen finding."""
        if result := self.view.checklist.chosen:
            self._ask_ignore(result)

    def fix_all_safe(self) -> None:
        """Make every safe fix of the queue, as one step."""
        self._store.fix_all_safe(*(queued.id for queued in self.model.queue))

    def open_video(self) -> None:
        """Open the video's own page."""
        if chosen := self.chosen_video():
            self.desk.open_video(chosen)

    def note(self) -> None:
        """Put the keyboard where a note is written."""
        self.view.ask_note()

    def first_focus(self) -> QWidget:
        """Return what has the keyboard first: the queue."""
        return self.list

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for three columns the phone goes."""
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= theme.px(ROOM_FOR_PREVIEW))
        narrow = self.width() < theme.px(ROOM_FOR_ALL)
        queue, side = theme.px(226 if narrow else 244), theme.px(208 if narrow else 244)
        self.splitter.setSizes([queue, self.width() - queue - side, side])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard on to the queue."""
        super().focusInEvent(event)
        self.list.setFocus(event.reason())

    def _build(self) -> None:
        self.header = Header(_("Review"))
        self._periods = Segments(_("Period"), {str(days): days_words(days) for days in PERIODS})
        self._periods.chosen.connect(lambda days: self.show_days(int(days)))
        self._periods.choose(str(self._days))
        self._counts = ElidedLabel(tone="muted")
        self.header.left.addWidget(self._periods)
        self.header.left.addWidget(self._counts, 1)
        self.header.spread()
        self._fix_all = button("", self.fix_all_safe)
        report = KeyButton("keyed", "printer", "text", word_stays=False)
        report.say(_("Report…"), "")
        report.clicked.connect(partial(self.desk.action_wanted.emit, "save_report"))
        self.header.add_keyed(report)
        self.header.right.addWidget(self._fix_all)
        self._empty = EmptyState(
            _("Nothing to review"),
            _("Videos before filming show up here by their date. Choose a longer period, or plan one."),
        )
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._side = PhoneSide(self.preview)
        for widget in (self._queue(), self._middle(), self._side):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        layout = column(self.header, self.splitter, self._empty, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _queue(self) -> QWidget:
        self.list = QListView()
        self.list.setObjectName("queue")
        self.list.setModel(self.model)
        self.list.setItemDelegate(QueueDelegate(self.list))
        self.list.setAccessibleName(_("To review"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.keys = KeyHints()
        left = QWidget()
        holder = column(self.list, self.keys, spacing=8)
        holder.setStretch(0, 1)
        holder.setContentsMargins(8, 6, 8, 12)
        left.setLayout(holder)
        left.setMinimumWidth(200)
        return left

    def _middle(self) -> QWidget:
        middle = QWidget()
        middle.setMinimumWidth(340)
        self.bar = DecisionsBar(self.send_back, self.open_video, self.step, self.approve)
        self._approve, self._send = self.bar.approve, self.bar.send
        layout = column(self.view, self.bar, spacing=0)
        layout.setStretch(0, 1)
        middle.setLayout(layout)
        return middle

    def _show_keys(self) -> None:
        self.bar.show_keys(self.desk.key_texts)
        self.keys.show_keys(self.desk.key_texts)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda *_at: self._show_video())
        self.list.activated.connect(lambda _at: self.open_video())
        checklist = self.view.checklist
        checklist.rest = self.list
        self._order = QTimer(self, interval=0, singleShot=True)
        self._order.timeout.connect(lambda: order_tabs(self))
        checklist.rebuilt.connect(self._order.start)
        checklist.fix_wanted.connect(self._store.fix)
        checklist.ignore_wanted.connect(self._ask_ignore)
        checklist.unignore_wanted.connect(lambda waiver: self._store.do(waivers.remove(waiver)))
        self.view.note_left.connect(self._add_note)
        self.desk.keys_changed.connect(self._show_keys)
        self._show_keys()
        self.follow()
        self._findings.updated.connect(self._checked)

    def _checked(self, ids: set[int]) -> None:
        if self.isVisible() and self.chosen_video() in ids:
            self._show_video()
        self._show_progress()

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.model.queue):
            self.list.setCurrentIndex(self.model.index(place))

    def _undecided(self) -> int | None:
        """Return the next video that is not decided, from here on and then from the start."""
        here = self.list.currentIndex().row()
        order = [*range(here + 1, len(self.model.queue)), *range(here)]
        return next((self.model.queue[at].id for at in order if not decided(self.model.queue[at])), None)

    def _go_to(self, video_id: int | None) -> None:
        place = self.model.place_of(video_id) if video_id else None
        if place is not None:
            self._go(place)

    def _show_progress(self) -> None:
        queue = self.model.queue
        done = sum(map(decided, queue))
        self._counts.show_text(
            _("{waiting}, {done}").format(
                waiting=ngettext("{n} to review", "{n} to review", len(queue) - done).format(
                    n=len(queue) - done
                ),
                done=ngettext("{n} approved", "{n} approved", done).format(n=done),
            )
        )
        safe = sum(self._findings.safe(queued.id) for queued in queue)
        self._fix_all.setText(_("Fix what is safe") + (f"  {safe}" if safe else ""))
        self._fix_all.setEnabled(bool(safe) and not self._store.read_only)
        self.splitter.setVisible(bool(queue))
        self._empty.setVisible(not queue)

    def _show_video(self) -> None:
        chosen = self.chosen_video()
        if chosen is None:
            return
        facts, results = self._findings.look(chosen)
        if facts is None:
            return
        writable = not self._store.read_only
        past = self._store.read(lambda session: reviews.of_video(session, chosen))
        self.view.show_video(facts, past, self._place())
        self.view.show_results(facts, results, engine.passed(facts, results), writable=writable)
        self._show_facts(chosen)
        self.preview.show_video(facts)
        cover = self._store.read(lambda session: covers.of_video(session, chosen))
        self.preview.show_cover(covers.content(cover) if cover else b"")
        self._side.zone.setText(zone_words(facts, results))
        blocked = any(r.severity is Severity.FIX and r.waiver is None for r in results)
        self._approve.setEnabled(writable and facts.stage is not Stage.APPROVED)
        self._approve.setToolTip(plain(_("Something is still to fix.") if blocked else ""))
        self._send.setEnabled(writable)

    def _place(self) -> str:
        """Return "5 of 6": where among what waits the video stands."""
        waiting = [queued.id for queued in self.model.queue if not decided(queued)]
        chosen = self.chosen_video()
        if chosen not in waiting:
            return ""
        return _("{n} of {all}").format(n=waiting.index(chosen) + 1, all=len(waiting))

    def _show_facts(self, video_id: int) -> None:
        """Show beneath the phone what the video belongs to."""
        video = self._store.read(lambda session: videos.get(session, video_id))
        campaigns = {row[0]: row[1] for row in self._store.read_rows(reading.campaign_rows)}
        days = {day.id: day for day in self._store.read(filming.all_days)} if video.filming_id else {}
        day = days.get(video.filming_id)
        found = [
            ("package", video.product),
            ("clapperboard", f"{dates.day(day.at.date())}, {day.name}" if day else ""),
            ("megaphone", campaigns.get(video.campaign_id, "") if video.campaign_id else ""),
        ]
        self._side.show_facts([one for one in found if one[1]])

    def _add_note(self, text: str) -> None:
        """Add a line to the notes of the video that is shown."""
        chosen = self.chosen_video()
        if chosen is None:
            return
        before = self._store.read(lambda session: videos.get(session, chosen)).notes.rstrip()
        self._store.save(videos.set_text(chosen, "notes", f"{before}\n{text}".strip()))

    def _ask_ignore(self, result: Result) -> None:
        if result.failed:
            self._store.failed.emit(_("This could not be checked, so there is nothing to ignore."))
            return
        dialog = IgnoreDialog(result, self)
        if result.video is not None and dialog.exec() == QDialog.DialogCode.Accepted:
            reason, until = dialog.answer()
            edit = waivers.add(result.video.id, result.rule.code, result.finding.about, reason, until)
            self._store.do(edit, offer_undo=True)


def days_words(days: int) -> str:
    """Return "7 days"."""
    return ngettext("{n} day", "{n} days", days).format(n=days)


def zone_words(facts: VideoFacts, results: Sequence[Result]) -> str:
    """Return whether the overlay can be read under what the app covers."""
    if not facts.overlay.strip():
        return _("No overlay")
    outside = next((r for r in results if r.rule.code == "HOOK010" and r.waiver is None), None)
    return outside.finding.message if outside else _("Overlay inside the safe zone")
