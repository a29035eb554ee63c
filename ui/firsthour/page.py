"""The first hour after a post: the countdown, comments and answers, how replies begin, and what is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from models.choices import Stage
from planner import dates, labels, times
from planner.i18n import LANGUAGES, _, language, ngettext
from planner.texts.tagtext import joined
from planner.video import first_hour, videos
from ui import covers
from ui.desk import Desk, Goto
from ui.firsthour.comments import CommentsCard
from ui.firsthour.replies import ReplyLine, choose
from ui.pieces.list_page import Entry, ListPage
from ui.pieces.typed_line import TypedLine
from ui.widgets import asking
from ui.widgets.outline import dress
from ui.widgets.parts import Card, ElidedLabel, EmptyState, button, chip, clear, column, label, row
from ui.widgets.segments import Segments
from ui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from models.firsthour import FirstHour
    from models.video import Video
    from planner.calendar.workspace import Edit
    from ui.covers import Covers

NUMBERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
OWN_KEYS = (*NUMBERS, Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_Plus, Qt.Key.Key_Equal)
"""Keys that mean something here, whatever they mean in the window."""


class _Cover(QWidget):
    """The cover of the post, or a dashed place for one."""

    def __init__(self, kept: Covers) -> None:
        super().__init__()
        self._kept, self.video = kept, 0
        self.setFixedSize(40, 56)
        kept.arrived.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        shown = self._kept.of(self.video) if self.video else None
        covers.paint_or_place(QPainter(self), QRectF(self.rect()), shown, "film")


class FirstHourPage(ListPage):
    """Posts at the left, the first hour of the chosen one beside them, what is kept of it at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("First hour"), _("Posts"))
        self._hour: FirstHour | None = None
        self._stage = Stage.POSTED
        self._spoken = language()
        self._reply: ReplyLine | None = None
        self._replies: list[ReplyLine] = []
        empty = EmptyState(
            _("Nothing is posted yet"),
            _(
                "Videos that are scheduled or posted show up here, for the hour in which comments are answered."
            ),
            outline="send",
        )
        self.lay_out(self._detail(), empty, panel=self._side(), scrolls=True)
        hint = label(
            _("A one answered · + one came · 1–4 choose a reply · C copies it"), tone="faint", wrap=True
        )
        hint.setContentsMargins(18, 8, 12, 12)
        self.beneath.addWidget(hint)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)

    def show_what(self, goto: Goto) -> None:
        """Choose a post."""
        super().show_what(goto)
        if goto.video:
            self.choose_entry(goto.video)

    def leave(self) -> None:
        """Save what is being typed."""
        if self._store.ready:
            self.link.save()
            self.pinned.save()

    def read_list(self) -> tuple[list[Entry], int]:
        """Return the posts: those whose hour runs, those that come, and those that are over, the newest first."""
        found = self._store.read(first_hour.posted)
        covered = self._store.read(lambda s: first_hour.covered(s, [one.id or 0 for one, _hour in found]))
        running: list[Entry] = []
        coming: list[Entry] = []
        over: list[Entry] = []
        for video, hour in found:
            about, group, lines = self._about(video, hour), _("Over"), over
            if hour is not None and self._left(hour) > 0:
                group, lines = _("Running"), running
            elif hour is None and video.stage is Stage.SCHEDULED:
                group, lines = _("Next"), coming
            cover = video.id or 0 if video.id in covered else 0
            lines.append(Entry(video.id or 0, video.title, about, group, cover=cover))
        return [*running, *reversed(coming), *over], 0

    def _about(self, video: Video, hour: FirstHour | None) -> str:
        moment = dates.moment(video.at) if video.at else ""
        if hour is None:
            return moment
        if self._left(hour) > 0:
            waits = hour.came - hour.answered
            said = ngettext("{n} to answer", "{n} to answer", waits).format(n=waits) if waits else ""
            return ", ".join(filter(None, (_("{time} left").format(time=_clock(self._left(hour))), said)))
        if not hour.came:
            return moment
        day = dates.day(video.at.date()) if video.at else ""
        return _("{day} · {answered} of {came} answered").format(
            day=day, answered=hour.answered, came=hour.came
        )

    def is_stale(self) -> bool:
        """It counts on whenever it is shown."""
        return True

    def hideEvent(self, event: object) -> None:
        """Nobody looks: nothing is counted."""
        self._timer.stop()

    def event(self, event: QEvent) -> bool:
        """Keep this page's own keys from the window; a field that is typed into has them first."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in OWN_KEYS
            and not event.modifiers()
            & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A: one answered. Plus: one came. 1 to 4 choose a reply, C copies it."""
        key = Qt.Key(event.key())
        if key in NUMBERS:
            self._reply = choose(self._replies, NUMBERS.index(key) + 1)
        elif key == Qt.Key.Key_C and self._reply:
            self._copy(self._reply.text)
        elif key == Qt.Key.Key_A:
            self.comments.answered.click()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.comments.came.click()
        else:
            super().keyPressEvent(event)

    def _detail(self) -> QWidget:
        self.cover = _Cover(self.desk.findings.covers)
        self.title, self.when = ElidedLabel(size="page"), ElidedLabel(tone="muted")
        self.left, self.until = label(size="page"), label(tone="muted")
        self.left.setObjectName("firstclock")
        for one in (self.left, self.until):
            one.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.begin = button(_("I’ve just posted it"), self._begin, "primary")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(_("First hour"))
        self.words = label(tone="muted", wrap=True)
        head = row(
            self.cover, column(None, self.title, self.when, None, spacing=2),
            column(None, self.left, self.until, None, spacing=0), self.begin, spacing=14,
        )  # fmt: skip
        head.setStretch(1, 1)
        self.comments = CommentsCard()
        self.comments.came.clicked.connect(lambda: self._count(first_hour.count_came))
        self.comments.answered.clicked.connect(lambda: self._count(first_hour.count_answered))
        layout = column(
            head,
            self.bar,
            self.words,
            self.comments,
            self._replies_card(),
            self._asked_card(),
            None,
            spacing=12,
        )
        holder = QWidget()
        layout.setContentsMargins(18, 14, 18, 14)
        holder.setLayout(layout)
        return holder

    def _side(self) -> SidePanel:
        side = SidePanel(290)
        self.link = TypedLine(self._store, _("Post link"), ("video", "posted_link"), _set_link)
        self.visit = button(_("Open in the browser"), self._visit, "small")
        self.pinned = TypedLine(
            self._store, _("Pinned comment"), ("first hour", "pinned"), first_hour.set_pinned
        )
        self.copy_pinned = button(_("Copy"), lambda: self._copy(self.pinned.text()), "small")
        self.copy_pinned.setAccessibleName(_("Copy the pinned comment"))
        dress(self.copy_pinned, "copy", size=13)
        inside = column(spacing=10)
        for name, field, press in (
            (_("Post link"), self.link, self.visit),
            (_("Pinned comment"), self.pinned, self.copy_pinned),
        ):
            title = label(name, tone="muted", size="small")
            title.setBuddy(field)
            inside.addLayout(column(title, field, row(press, None), spacing=4))
        self.post = side.add_section(_("The post"), inside, first=True)
        self.caption = label(wrap=True)
        self.copy_caption = button(_("Copy"), self._copy_caption, "small")
        self.copy_caption.setAccessibleName(_("Copy the caption and its hashtags"))
        dress(self.copy_caption, "copy", size=13)
        self.to_post = side.add_section(
            _("Caption and hashtags"), self.caption, row(self.copy_caption, None), first=True
        )
        self.open = button(_("Open video"), lambda: self.desk.open_video(self._chosen or 0))
        side.foot.addWidget(self.open)
        return side

    def _asked_card(self) -> Card:
        self.question = QLineEdit()
        self.question.setAccessibleName(_("What was asked?"))
        self.question.setPlaceholderText(_("What was asked?"))
        self.question.returnPressed.connect(self._add_question)
        self.add = button(_("Note it"), self._add_question, "small")
        self.asked = Card(_("What people ask"), margin=14)
        self._questions = column(spacing=4)
        self.asked.body.addLayout(self._questions)
        asking = row(self.question, self.add, spacing=6)
        asking.setStretch(0, 1)
        self.asked.body.addLayout(asking)
        return self.asked

    def _replies_card(self) -> Card:
        self.replies = Card(_("Reply starters"), margin=14)
        self.spoken = Segments(_("Language"), LANGUAGES)
        self.spoken.choose(self._spoken)
        self.spoken.chosen.connect(self._speak)
        self.replies.head.addWidget(self.spoken)
        self.replies.head.addWidget(button(_("Change…"), self._change_starters, "quiet"))
        self._starters = column(spacing=0)
        self.replies.body.addLayout(self._starters)
        return self.replies

    def show_chosen(self) -> None:
        """Show the first hour of the post, and count on."""
        found = self._store.read(first_hour.posted)
        video: Video = next(one for one, _hour in found if one.id == self._chosen)
        self._hour = hour = next(hour for one, hour in found if one.id == self._chosen)
        self._stage = video.stage
        covered = self._store.read(lambda s: first_hour.covered(s, [video.id or 0]))
        self.cover.video = video.id or 0 if covered else 0
        self.cover.update()
        self.title.show_text(video.title)
        self._show_when(video, hour)
        self.begin.setVisible(hour is None)
        self.begin.setText(
            _("I’ve just posted it") if video.stage is Stage.SCHEDULED else _("Begin the first hour")
        )
        self.begin.setEnabled(not self._store.read_only)
        for one in (self.post, self.asked, self.bar, self.comments, self.until):
            one.setVisible(hour is not None)
        self.caption.setText(joined(video.caption, video.hashtags))
        self.to_post.setVisible(hour is None)
        self.copy_caption.setEnabled(bool(self.caption.text()))
        for press in (self.comments.came, self.comments.answered):
            press.setEnabled(not self._store.read_only)
        if hour:
            for field, text in ((self.link, video.posted_link), (self.pinned, hour.pinned)):
                field.show_of(self._chosen or 0, text)
            self.visit.setEnabled(bool(video.posted_link))
            self.copy_pinned.setEnabled(bool(hour.pinned))
            self.comments.show_counts(hour.came, hour.answered)
        self._show_questions()
        self._show_starters()
        self._tick()
        if self.isVisible():
            self._timer.start()

    def _show_when(self, video: Video, hour: FirstHour | None) -> None:
        if hour is None:
            moment = dates.moment(video.at) if video.at else ""
            self.when.show_text(f"{moment} · {labels.stage(video.stage)}")
            return
        posted = times.to_wall(hour.posted_utc, video.zone)
        until = times.to_wall(hour.posted_utc + first_hour.length(), video.zone)
        self.when.show_text(_("posted {moment}").format(moment=dates.moment(posted)))
        self.until.setText(_("until {time}").format(time=dates.clock(until)))

    def _left(self, hour: FirstHour) -> float:
        return (hour.posted_utc + first_hour.length() - self._store.now()).total_seconds()

    def _tick(self) -> None:
        hour = self._hour
        if hour is None and self._stage is not Stage.SCHEDULED:
            self.left.setText(_("Posted"))
            self.words.setText(_("No first hour was kept. It can still begin now."))
            return
        if hour is None:
            self.left.setText(_("Not posted yet"))
            self.words.setText(_("Post it in the app, then press the button: the hour begins."))
            return
        rest = round(self._left(hour))
        whole = round(first_hour.length().total_seconds())
        self.left.setText(_clock(rest) if rest > 0 else _("The first hour is over"))
        self.bar.setRange(0, whole)
        self.bar.setValue(whole - max(0, min(whole, rest)))
        self.words.setText(
            _("Answer every comment, pin a good one, delete no criticism.")
            if rest > 0
            else _("What was asked is kept below. Make the good ones ideas.")
        )

    def _count(self, edit: object) -> None:
        if self._hour is not None and callable(edit):
            self._store.do(edit(self._chosen or 0))

    def _show_questions(self) -> None:
        clear(self._questions)
        for text, n in first_hour.asked(self._hour) if self._hour else []:
            made = button(_("Make it an idea"), partial(self._make_idea, text), "small")
            made.setAccessibleName(_("Make “{text}” an idea").format(text=text))
            gone = button("", partial(self._remove_question, text), "quiet")
            dress(gone, "x", size=13)
            gone.setAccessibleName(_("Delete “{line}”").format(line=text))
            often = [chip(_("{n} times").format(n=n), "consider")] if n >= first_hour.OFTEN else []
            self._questions.addLayout(row(label(text, wrap=True), *often, None, made, gone, spacing=8))

    def _show_starters(self) -> None:
        clear(self._starters)
        texts = self._store.read(lambda session: first_hour.starters(session, self._spoken))
        self._replies = [ReplyLine(at, text, self._copy) for at, text in enumerate(texts, 1)]
        self._reply = None
        for line in self._replies:
            self._starters.addWidget(line)

    def _speak(self, spoken: str) -> None:
        self._spoken = spoken
        self._show_starters()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._store.told.emit(_("Copied. Paste it under the comment."), False)

    def _copy_caption(self) -> None:
        QGuiApplication.clipboard().setText(self.caption.text())
        self._store.told.emit(_("Copied. Paste it into the post."), False)

    def _begin(self) -> None:
        self._store.do(first_hour.begin(self._chosen or 0, self._store.now()), offer_undo=True)

    def _visit(self) -> None:
        if self.link.text().startswith(("https://", "http://")):
            QDesktopServices.openUrl(QUrl(self.link.text()))

    def _add_question(self) -> None:
        if self.question.text().strip():
            if self._store.save(first_hour.add_question(self._chosen or 0, self.question.text())):
                self.question.clear()
            self.question.setFocus()

    def _make_idea(self, text: str) -> None:
        if self._store.make(first_hour.make_idea(self._chosen or 0, text), offer_undo=True):
            self._store.told.emit(_("“{title}” waits among the ideas.").format(title=text), True)

    def _remove_question(self, text: str) -> None:
        self._store.do(first_hour.remove_question(self._chosen or 0, text), offer_undo=True)

    def _change_starters(self) -> None:
        there = "\n".join(self._store.read(lambda session: first_hour.starters(session, self._spoken)))
        text = asking.ask_lines(self, _("Reply starters"), _("One a line"), there, does=_("Save"))
        if text is not None:
            self._store.do(first_hour.set_starters(self._spoken, text.splitlines()))


def _set_link(video_id: int, link: str) -> Edit[None]:
    return videos.set_text(video_id, "posted_link", link)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(max(0, round(seconds)), 60)
    return f"{minutes:02}:{rest:02}"
