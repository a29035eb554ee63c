"""The page of sounds: which are hot, what they may be used for, and which videos use them."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QStackedWidget, QWidget

from models.choices import Licence
from models.sound import Sound
from planner.calendar.workspace import together
from planner.checks.facts import CLEARED
from planner.i18n import N_, _, ngettext
from planner.labels import LICENCES
from planner.library import proposals, sounds
from planner.library.usage import SoundRow, seen_days, sound_rows, sound_videos
from planner.video import formats, videos
from ui.desk import Desk, Page
from ui.library.sound_panel import SoundPanel
from ui.library.sounds_model import AGE, LICENCE, SQUARES, TITLE, SoundsModel
from ui.library.squares import DAYS, SquaresDelegate
from ui.pieces.sound_dialog import SoundDialog
from ui.widgets.header import Header
from ui.widgets.parts import ElidedLabel, button, column, row
from ui.widgets.table import LibraryTable
from ui.widgets.table_delegates import ChoiceDelegate, TitleDelegate
from ui.widgets.table_parts import Sides, in_tab_order, search_field, stacked

FILTERS = (
    ("all", N_("All sounds")),
    ("hot", N_("Hot")),
    ("cold", N_("Trending, but cold")),
    ("uncleared", N_("Not cleared for selling")),
    ("unused", N_("Not used")),
)
ROW = 46


class SoundsPage(Page):
    """Sounds in a table, what belongs to the chosen one beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._findings = desk.findings
        self._shown: int | None = None
        self._build()
        self.setLayout(column(self.header, Sides(self._left_side(), self._right_side()), spacing=0))
        panel = self.panel
        in_tab_order(
            self.search, self.filter, self.new, self.table, self.seen, self.edit, self.copy_link, self.delete,
            panel.open, panel.videos, panel.swap, panel.instead,
        )  # fmt: skip
        self.follow()

    def first_focus(self) -> QWidget:
        """The table."""
        return self.table

    def refresh(self) -> None:
        """Read everything again."""
        if not self._store.ready:
            return
        self._stale = False
        self._shown = None
        calendar = self._findings.calendar()
        self.model.today, self.model.read_only = calendar.today, self._store.read_only
        self.model.limit = calendar.rules["SND002"].number("max_age_days")
        first = calendar.today - dt.timedelta(days=DAYS)
        self.model.days = dict(self._store.read_rows(lambda c: list(seen_days(c, first).items())))
        self.table.show_rows(self._store.read_rows(sound_rows))
        self.new.setEnabled(not self._store.read_only)
        self._show_counts()

    def is_stale(self) -> bool:
        """Whether something changed while another page was shown, or the day did."""
        return super().is_stale() or (
            self._store.ready and self._findings.calendar().today != self.model.today
        )

    def delete_chosen(self) -> bool:
        """Take the chosen sounds out of the library."""
        keys = self.table.chosen_keys()
        if keys:
            edits = (sounds.delete(int(key)) for key in keys)
            self._store.do(together(N_("Delete sound"), *edits), offer_undo=True)
        return True

    def _build(self) -> None:
        self.header = Header(_("Trends"))
        self.summary = ElidedLabel(tone="muted")
        self.header.left.addWidget(self.summary, 1)
        self.header.spread()
        self.model = SoundsModel(self)
        self.model.chosen.connect(self._licence_chosen, Qt.ConnectionType.QueuedConnection)
        self.table = LibraryTable(self.model, _("Sounds"), AGE, TITLE)
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        choices: list[tuple[str, object]] = [(_(name), licence) for licence, name in LICENCES.items()]
        licence = ChoiceDelegate(choices, _("Usage rights"), self.table)
        self.table.setItemDelegateForColumn(TITLE, TitleDelegate(self.table))
        self.table.setItemDelegateForColumn(LICENCE, licence)
        self.table.setItemDelegateForColumn(SQUARES, SquaresDelegate(self.table))
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._edit)
        self.table.seen_wanted.connect(self._mark_seen)
        self.table.delete_wanted.connect(self.delete_chosen)

    def _left_side(self) -> QWidget:
        self.search = search_field(_("Search sounds"), self._filter, self.table)
        self.filter = QComboBox()
        self.filter.setAccessibleName(_("Which sounds are shown"))
        for key, name in FILTERS:
            self.filter.addItem(_(name), key)
        self.filter.activated.connect(self._filter)
        self.new = button(_("New sound…"), self._add, "primary")
        tools = row(self.search, self.filter, None, self.new)
        tools.setStretch(0, 2)
        tools.setStretch(2, 1)
        side = QWidget()
        self.stack: QStackedWidget = stacked(
            self.table,
            _("No sounds yet"),
            _("Note the sounds that you hear in the Trending tab and those of your own, with their usage "
              "rights. The checks tell when one has cooled or is not cleared for selling."),
            button(_("New sound…"), self._add, "primary"),
            button(_("Show all"), self._show_all),
        )  # fmt: skip
        layout = column(tools, self.stack, self._actions(), spacing=12)
        layout.setStretch(1, 1)
        layout.setContentsMargins(18, 16, 14, 12)
        side.setLayout(layout)
        return side

    def _actions(self) -> QWidget:
        self.chosen_words = ElidedLabel(tone="muted")
        self.seen = button(_("Mark seen today"), self._mark_seen, "small", _("Key: S"))
        self.edit = button(_("Edit…"), self._edit, "small", _("Key: Enter"))
        self.copy_link = button(_("Copy link"), self._copy_link, "small")
        self.delete = button(_("Delete"), self.delete_chosen, "small", _("Key: Del"))
        bar = QWidget()
        layout = row(self.chosen_words, self.seen, self.edit, self.copy_link, self.delete)
        layout.setStretch(0, 1)
        bar.setLayout(layout)
        return bar

    def _right_side(self) -> QWidget:
        self.panel = SoundPanel()
        self.panel.video_opened.connect(self.desk.open_video)
        self.panel.video_chosen.connect(self._show_instead)
        self.panel.swap_wanted.connect(
            lambda video, sound: self._store.do(videos.set_sound(video, sound), offer_undo=True)
        )
        side = QWidget()
        layout = column(self.panel)
        layout.setContentsMargins(14, 16, 14, 12)
        side.setLayout(layout)
        return side

    def _show_counts(self) -> None:
        rows, today, limit = self.model.rows, self.model.today, self.model.limit
        hot = sum(row.hot(today, limit) for row in rows)
        cold = sum(row.trending for row in rows) - hot
        words = [
            ngettext("{n} sound", "{n} sounds", len(rows)).format(n=len(rows)),
            ngettext("{n} hot", "{n} hot", hot).format(n=hot),
            ngettext("{n} cold", "{n} cold", cold).format(n=cold),
        ]
        self.summary.show_text(", ".join(words) if rows else "")
        self.stack.setCurrentIndex(0 if self.table.filtered.rowCount() else 2 if rows else 1)

    def _show_chosen(self) -> None:
        chosen, row_ = self.table.chosen_keys(), self._current()
        writes = bool(chosen) and not self._store.read_only
        n = len(chosen)
        self.chosen_words.show_text(
            ngettext("{n} sound chosen", "{n} sounds chosen", n).format(n=n) if n else ""
        )
        self.seen.setEnabled(writes)
        self.edit.setEnabled(writes and n == 1)
        self.copy_link.setEnabled(bool(row_ and row_.link))
        self.delete.setEnabled(writes)
        if row_ is None:
            self.panel.show_sound("", [], [], self.model.today, self._store.read_only)
        elif row_.id != self._shown:
            days = self._store.read(lambda session: sounds.sightings(session, row_.id))
            users = self._store.read_rows(lambda c: sound_videos(c, row_.id))
            self.panel.show_sound(row_.title, days, users, self.model.today, self._store.read_only)
        self._shown = row_.id if row_ else None
        self._show_instead()

    def _show_instead(self) -> None:
        chosen = self.panel.chosen_video()
        facts = self._findings.look(chosen)[0] if chosen else None
        found = proposals.sounds(facts, self.model.rows, self.model.today, self.model.limit) if facts else []
        self.panel.show_instead(found)

    def _current(self) -> SoundRow | None:
        row_: SoundRow | None = self.table.current_row()
        return row_

    def _filter(self) -> None:
        text, which = self.search.text().casefold().strip(), self.filter.currentData()
        today, limit = self.model.today, self.model.limit

        def accepts(row: SoundRow) -> bool:
            if text not in f"{row.title} {row.artist}".casefold():
                return False
            return {
                "hot": row.hot(today, limit),
                "cold": row.trending and not row.hot(today, limit),
                "uncleared": row.licence not in CLEARED,
                "unused": not row.uses,
            }.get(which, True)

        self.table.filtered.accept(accepts)
        self._show_counts()
        self._show_chosen()

    def _show_all(self) -> None:
        self.search.clear()
        self.filter.setCurrentIndex(0)
        self._filter()
        self.table.setFocus()

    def _add(self) -> None:
        dialog = SoundDialog(None, self._store.read(formats.all_formats), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            made = self._store.make(dialog.answer().added(self.model.today))
            if made:
                self.table.choose([made])
                self.table.setFocus()

    def _edit(self) -> None:
        row_ = self._current()
        if row_ is None or self._store.read_only:
            return
        sound = self._store.read(lambda session: session.get(Sound, row_.id))
        dialog = SoundDialog(sound, self._store.read(formats.all_formats), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._store.do(dialog.answer().changed(row_.id))

    def _copy_link(self) -> None:
        row_ = self._current()
        if row_ and row_.link:
            QGuiApplication.clipboard().setText(row_.link)
            self._store.told.emit(_("Link copied."), False)

    def _mark_seen(self) -> None:
        today, keys = self.model.today, set(self.table.chosen_keys())
        chosen = [row.id for row in self.model.rows if row.id in keys and row.last_seen != today]
        if chosen and not self._store.read_only:
            edits = (sounds.mark_seen(sound, today) for sound in chosen)
            self._store.do(together(N_("Mark sound as seen"), *edits))

    def _licence_chosen(self, sound_id: int, licence: Licence) -> None:
        keys = self.table.chosen_keys()
        chosen = [int(key) for key in keys] if sound_id in keys else [sound_id]
        edits = (sounds.set_licence(one, licence) for one in chosen)
        self._store.do(together(N_("Change usage rights of the sound"), *edits), offer_undo=len(chosen) > 1)
