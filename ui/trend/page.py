"""The trend check: where to look, how much time is left, what was found, and the days before."""

from __future__ import annotations

import base64
import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QInputDialog,
    QLabel,
    QLayout,
    QProgressBar,
    QSizePolicy,
)

from models.choices import FindKind, ReminderKind
from models.trend import TrendFind, TrendLook
from planner import dates, times
from planner.calendar import settings
from planner.errors import PlanError
from planner.i18n import _, ngettext
from planner.library import trend_check
from planner.reminders import reminder_settings, reminders
from planner.video import videos
from ui.desk import Desk, Page
from ui.trend.capture import KINDS, Capture
from ui.widgets.header import Header
from ui.widgets.parts import Card, button, chip, clear, column, label, row, scrolling

PICTURE = 150
"""Pixels of a screenshot's height in the list."""


class TrendPage(Page):
    """One trend check at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._look: TrendLook | None = None
        self.header = Header(_("Trend check"))
        self.begin = button("", self.start, "primary")
        self.end = button(_("Done for today"), self._end, "primary")
        self.left = label(size="page")
        self.bar = QProgressBar(textVisible=False)
        self.words = label(tone="muted", wrap=True)
        time = Card()
        time.body.addLayout(row(self.left, None, self.begin, self.end))
        time.body.addWidget(self.bar)
        time.body.addWidget(self.words)
        self.capture = Capture()
        self.found = Card(_("Found this time"))
        self._found = column(spacing=6)
        self.found.body.addLayout(self._found)
        self.where = Card(_("Where to look"))
        self._places = column(spacing=4)
        self.where.body.addLayout(self._places)
        self.where.body.addLayout(row(button(_("Change the list…"), self._change_places, "small"), None))
        self.log = Card(_("The days before"))
        self._log = column(spacing=4)
        self.log.body.addLayout(self._log)
        self._ticked: set[str] = set()
        main = column(time, self.capture, self.found, None, spacing=12)
        side = column(self.where, self.log, None, spacing=12)
        both = row(main, side, spacing=14)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        both.setContentsMargins(18, 14, 18, 14)
        self.setLayout(column(self.header, scrolling(both), spacing=0))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)
        self.capture.kept.connect(self._keep)
        self.capture.picture_kept.connect(self._keep_picture)
        self.capture.refused.connect(desk.store.failed)
        self.follow()
        self.acts = {"begin": self.start}

    def start(self) -> None:
        """Begin a trend check, unless one goes on."""
        if self._store.ready and self._store.read(trend_check.current) is None:
            self._ticked.clear()
            self._store.do(trend_check.begin(self._store.now(), self._minutes()))
        self.refresh()
        self.capture.show_kind(self.capture.kind)

    def refresh(self) -> None:
        """Read everything again."""
        if not self._store.ready:
            return
        store = self._store
        self._look = store.read(trend_check.current)
        going = self._look is not None
        minutes = self._minutes()
        self.begin.setText(ngettext("Begin, {n} minute", "Begin, {n} minutes", minutes).format(n=minutes))
        self.begin.setVisible(not going)
        self.begin.setEnabled(not store.read_only)
        self.end.setVisible(going)
        self.bar.setVisible(going)
        for one in (self.capture, self.found):
            one.setVisible(going)
        self.capture.show_products(store.read(videos.products))
        self._show_places()
        self._show_found()
        self._show_log()
        self._tick()
        if going and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def is_stale(self) -> bool:
        """It counts on whenever it is shown."""
        return True

    def hideEvent(self, event: object) -> None:
        """Nobody looks: nothing is counted."""
        self._timer.stop()

    def _minutes(self) -> int:
        chosen = self._store.read(reminder_settings.chosen)
        return next(
            (one.minutes for one in chosen if one.kind is ReminderKind.TREND_CHECK and one.minutes),
            reminder_settings.usual_minutes(ReminderKind.TREND_CHECK),
        )

    def _tick(self) -> None:
        """Show how much time is left."""
        if self._look is None:
            self.left.setText(_("Ready when you are"))
            days = self._store.read(lambda session: trend_check.streak(session, self._today()))
            said = ngettext("{n} day in a row so far.", "{n} days in a row so far.", days).format(n=days)
            self.words.setText(said if days > 1 else _("A few minutes a day are enough to know what is hot."))
            return
        gone = (self._store.now() - self._look.begun_utc).total_seconds()
        whole = self._look.minutes * 60
        rest = round(whole - gone)
        minutes, seconds = divmod(abs(rest), 60)
        self.left.setText(f"{minutes:02}:{seconds:02}" if rest >= 0 else f"+{minutes:02}:{seconds:02}")
        self.left.setAccessibleName(_("Time left"))
        self.bar.setRange(0, whole)
        self.bar.setValue(min(whole, max(0, round(gone))))
        self.words.setText(
            _("Look, keep, go on. What is kept is in the library and the calendar at once.")
            if rest >= 0
            else _("Time is up. Finish when it suits you.")
        )

    def _today(self) -> dt.date:
        zone = self._store.read(settings.get).zone
        return times.to_wall(self._store.now(), zone).date()

    def _show_places(self) -> None:
        clear(self._places)
        for place in self._store.read(trend_check.places):
            box = QCheckBox(place.replace("&", "&&"))
            box.setChecked(place in self._ticked)
            box.clicked.connect(
                lambda on, one=place: self._ticked.add(one) if on else self._ticked.discard(one)
            )
            self._places.addWidget(box)

    def _show_found(self) -> None:
        clear(self._found)
        look = self._look
        found = self._store.read(lambda session: trend_check.finds(session, look.id or 0)) if look else []
        for find in found:
            self._found.addLayout(self._line(find))
        if not found:
            self._found.addWidget(label(_("Nothing yet."), tone="muted"))

    def _line(self, find: TrendFind) -> QLayout:
        text = f"#{find.text}" if find.kind is FindKind.TAG else find.text
        parts: list[object] = [chip(_(KINDS[find.kind]))]
        if find.picture:
            picture = QPixmap()
            picture.loadFromData(base64.b64decode(find.picture))
            shown = QLabel()
            shown.setPixmap(picture.scaledToHeight(PICTURE, Qt.TransformationMode.SmoothTransformation))
            shown.setAccessibleName(_("Screenshot"))
            parts.append(shown)
        words = label(text, wrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        parts.append(words)
        if find.fits:
            parts.append(label(find.fits, tone="muted"))
        if find.kind is not FindKind.NOTE:
            parts.append(button(_("Use it today"), partial(self._use, find.id or 0), "small"))
        if find.video_id:
            parts.append(button(_("Open video"), partial(self.desk.open_video, find.video_id), "small"))
        gone = button("✕", lambda: self._store.do(trend_check.forget(find.id or 0), offer_undo=True), "quiet")
        gone.setAccessibleName(_("Delete “{line}”").format(line=text))
        parts.append(gone)
        return row(*parts, spacing=8)  # type: ignore[arg-type]

    def _show_log(self) -> None:
        clear(self._log)
        looks = self._store.read(lambda session: trend_check.log(session, 14))
        for look in looks:
            said = [ngettext("{n} find", "{n} finds", look.finds).format(n=look.finds)]
            if look.videos:
                said.append(ngettext("{n} video", "{n} videos", look.videos).format(n=look.videos))
            if look.posted:
                said.append(_("{n} posted").format(n=look.posted))
            took = _("{n} min").format(n=max(1, round(look.took / 60)))
            self._log.addLayout(
                row(
                    label(dates.day(look.day)),
                    label(took, tone="muted"),
                    None,
                    label(" · ".join(said), tone="muted"),
                )
            )
        if not looks:
            self._log.addWidget(label(_("No trend check yet."), tone="muted"))

    def _keep(self, kind: FindKind, words: str, link: str, fits: str) -> None:
        if self._look is None:
            return
        look, now = self._look.id or 0, self._store.now()
        edit = {
            FindKind.SOUND: lambda: trend_check.note_sound(look, now, words, link, fits),
            FindKind.TAG: lambda: trend_check.note_tag(look, now, words, fits),
            FindKind.IDEA: lambda: trend_check.note_idea(look, now, words, fits),
            FindKind.NOTE: lambda: trend_check.note(look, now, words),
        }[kind]()
        if self._store.make(edit) is not None:
            self.capture.clear()

    def _keep_picture(self, content: bytes, words: str) -> None:
        if self._look is None:
            return
        try:
            picture = trend_check.screenshot(content)
        except PlanError as error:
            self._store.failed.emit(str(error))
            return
        note = trend_check.note(self._look.id or 0, self._store.now(), words, picture)
        if self._store.make(note) is not None:
            self.capture.words[FindKind.NOTE].clear()

    def _use(self, find_id: int) -> None:
        made = self._store.make(trend_check.use(find_id, self._store.now()), offer_undo=True)
        if made:
            video = self._store.read(lambda session: videos.get(session, made))
            if video.at:
                said = _("“{title}” is planned for {moment}.").format(
                    title=video.title, moment=dates.moment(video.at)
                )
                self._store.told.emit(said, True)

    def _end(self) -> None:
        if self._look is None:
            return
        n = len(self._store.read(lambda session: trend_check.finds(session, self._look.id or 0)))  # type: ignore[union-attr]
        self._store.do(trend_check.end(self._look.id or 0, self._store.now()))
        now = self._store.now()
        for item in self._store.read(lambda session: reminders.due(session, now)):
            if item.kind is ReminderKind.TREND_CHECK:
                self._store.do(reminders.done(item.id))
        self._store.told.emit(ngettext("{n} find is kept.", "{n} finds are kept.", n).format(n=n), False)

    def _change_places(self) -> None:
        there = "\n".join(self._store.read(trend_check.places))
        text, taken = QInputDialog.getMultiLineText(self, _("Where to look"), _("One place a line"), there)
        if taken:
            self._store.do(trend_check.set_places(text.splitlines()))
