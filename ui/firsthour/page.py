"""The first hour after a post: the countdown, how replies begin, the pinned comment, and what is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QInputDialog,
    QLineEdit,
    QProgressBar,
    QSizePolicy,
    QWidget,
)

from planner import dates, labels
from planner.i18n import LANGUAGES, _, language
from planner.video import first_hour
from ui.desk import Desk, Goto
from ui.pieces.list_page import Entry, ListPage
from ui.pieces.typed_line import TypedLine
from ui.widgets.parts import Card, EmptyState, button, chip, clear, column, label, row
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from models.firsthour import FirstHour
    from models.video import Video


class FirstHourPage(ListPage):
    """Posts at the left, the first hour of the chosen one beside them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("First hour"), _("Posts"))
        self._hour: FirstHour | None = None
        self._spoken = language()
        empty = EmptyState(
            _("Nothing is posted yet"),
            _(
                "Videos that are scheduled or posted show up here, for the hour in which comments are answered."
            ),
        )
        self.lay_out(self._detail(), empty, scrolls=True)
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
        """Return the posts, the newest first."""
        entries = []
        for video, hour in self._store.read(first_hour.posted):
            moment = dates.moment(video.at) if video.at else ""
            mark = "" if hour is None else " ✓" if self._left(hour) < 0 else " ●"
            entries.append(
                Entry(video.id or 0, f"{video.title}{mark}\n{moment} · {labels.stage(video.stage)}")
            )
        return entries, 0

    def is_stale(self) -> bool:
        """It counts on whenever it is shown."""
        return True

    def hideEvent(self, event: object) -> None:
        """Nobody looks: nothing is counted."""
        self._timer.stop()

    def _detail(self) -> QWidget:
        self.title, self.when = label(size="page", wrap=True), label(tone="muted")
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.open = button(_("Open video"), lambda: self.desk.open_video(self._chosen or 0))
        layout = column(
            row(self.title, self.open),
            self.when,
            self._time_card(),
            self._post_card(),
            self._replies_card(),
            self._asked_card(),
            None,
            spacing=12,
        )
        holder = QWidget()
        layout.setContentsMargins(0, 0, 14, 0)
        holder.setLayout(layout)
        return holder

    def _time_card(self) -> Card:
        self.begin = button(_("Posted now"), self._begin, "primary")
        self.left, self.bar = label(size="page"), QProgressBar(textVisible=False)
        self.words = label(tone="muted", wrap=True)
        time = Card()
        time.body.addLayout(row(self.left, None, self.begin))
        time.body.addWidget(self.bar)
        time.body.addWidget(self.words)
        return time

    def _post_card(self) -> Card:
        self.link = TypedLine(self._store, _("Link of the post"), ("first hour", "link"), first_hour.set_link)
        self.visit = button(_("Open in the browser"), self._visit, "small")
        self.pinned = TypedLine(
            self._store, _("Pinned comment"), ("first hour", "pinned"), first_hour.set_pinned
        )
        self.notes = Card(_("The post"))
        link = row(self.link, self.visit, spacing=6)
        link.setStretch(0, 1)
        for name, field in ((_("Link of the post"), link), (_("Pinned comment"), self.pinned)):
            self.notes.body.addLayout(column(label(name, tone="muted"), field, spacing=3))
        return self.notes

    def _asked_card(self) -> Card:
        self.question = QLineEdit()
        self.question.setAccessibleName(_("What was asked?"))
        self.question.setPlaceholderText(_("What was asked?"))
        self.question.returnPressed.connect(self._add_question)
        self.add = button(_("Note it"), self._add_question, "small")
        self.asked = Card(_("What people ask"))
        self._questions = column(spacing=4)
        self.asked.body.addLayout(self._questions)
        asking = row(self.question, self.add, spacing=6)
        asking.setStretch(0, 1)
        self.asked.body.addLayout(asking)
        return self.asked

    def _replies_card(self) -> Card:
        self.replies = Card(_("How replies begin"))
        self.spoken = Segments(_("Language"), LANGUAGES)
        self.spoken.choose(self._spoken)
        self.spoken.chosen.connect(self._speak)
        self.replies.head.addWidget(self.spoken)
        self._starters = column(spacing=4)
        self.replies.body.addLayout(self._starters)
        self.replies.body.addLayout(row(button(_("Change them…"), self._change_starters, "small"), None))
        return self.replies

    def show_chosen(self) -> None:
        """Show the first hour of the post, and count on."""
        found = self._store.read(first_hour.posted)
        video: Video = next(one for one, _hour in found if one.id == self._chosen)
        self._hour = hour = next(hour for one, hour in found if one.id == self._chosen)
        self.title.setText(video.title)
        self.when.setText(f"{dates.moment(video.at) if video.at else ''} · {labels.stage(video.stage)}")
        self.begin.setVisible(hour is None)
        self.begin.setEnabled(not self._store.read_only)
        for one in (self.notes, self.asked, self.bar):
            one.setVisible(hour is not None)
        if hour:
            for field, text in ((self.link, hour.link), (self.pinned, hour.pinned)):
                field.show_of(self._chosen or 0, text)
            self.visit.setEnabled(bool(hour.link))
        self._show_questions()
        self._show_starters()
        self._tick()
        if self.isVisible():
            self._timer.start()

    def _left(self, hour: FirstHour) -> float:
        return (hour.posted_utc + first_hour.length() - self._store.now()).total_seconds()

    def _tick(self) -> None:
        hour = self._hour
        if hour is None:
            self.left.setText(_("Not posted yet"))
            self.words.setText(_("Post it in the app, then press the button: the hour begins."))
            return
        rest = round(self._left(hour))
        whole = round(first_hour.length().total_seconds())
        minutes, seconds = divmod(max(0, rest), 60)
        self.left.setText(f"{minutes:02}:{seconds:02}" if rest > 0 else _("The first hour is over"))
        self.bar.setRange(0, whole)
        self.bar.setValue(whole - max(0, min(whole, rest)))
        self.words.setText(
            _("Answer every comment, pin a good one, delete no criticism.")
            if rest > 0
            else _("What was asked is kept below. Make the good ones ideas.")
        )

    def _show_questions(self) -> None:
        clear(self._questions)
        for text, n in first_hour.asked(self._hour) if self._hour else []:
            made = button(_("Make it an idea"), partial(self._make_idea, text), "small")
            gone = button("✕", partial(self._remove_question, text), "quiet")
            gone.setAccessibleName(_("Delete “{line}”").format(line=text))
            often = [chip(_("{n} times").format(n=n), "consider")] if n >= first_hour.OFTEN else []
            self._questions.addLayout(row(label(text, wrap=True), *often, None, made, gone, spacing=8))

    def _show_starters(self) -> None:
        clear(self._starters)
        for text in self._store.read(lambda session: first_hour.starters(session, self._spoken)):
            copy = button(_("Copy"), partial(self._copy, text), "small")
            copy.setAccessibleName(_("Copy “{text}”").format(text=text))
            line = row(label(text, wrap=True), copy, spacing=8)
            line.setStretch(0, 1)
            self._starters.addLayout(line)

    def _speak(self, spoken: str) -> None:
        self._spoken = spoken
        self._show_starters()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._store.told.emit(_("Copied. Paste it under the comment."), False)

    def _begin(self) -> None:
        self._store.do(first_hour.begin(self._chosen or 0, self._store.now()), offer_undo=True)

    def _visit(self) -> None:
        if self._hour and self._hour.link.startswith(("https://", "http://")):
            QDesktopServices.openUrl(QUrl(self._hour.link))

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
        text, taken = QInputDialog.getMultiLineText(self, _("How replies begin"), _("One a line"), there)
        if taken:
            self._store.do(first_hour.set_starters(self._spoken, text.splitlines()))
