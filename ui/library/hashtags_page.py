"""The page of hashtags: what each is for, when it was seen trending, where it is used, and the sets of them."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QStackedWidget, QWidget

from models.choices import TagKind
from planner.calendar.workspace import Edit, together
from planner.i18n import N_, _, ngettext
from planner.labels import TAG_KINDS
from planner.library import hashtags
from planner.library.usage import TagRow, TagUsage, free_name, seen_days, uses
from planner.texts import tagtext
from ui.desk import Desk, Goto, Page
from ui.library.hashtags_model import BESIDE, KIND, NAME, SQUARES, HashtagsModel
from ui.library.seen_log import SeenLog
from ui.library.sets_panel import SetsPanel
from ui.library.squares import DAYS, SquaresDelegate
from ui.widgets.flow_row import FlowRow
from ui.widgets.header import Header
from ui.widgets.parts import ElidedLabel, add_action, button, column, label, row
from ui.widgets.table import LibraryTable
from ui.widgets.table_delegates import ChoiceDelegate
from ui.widgets.table_parts import Sides, in_tab_order, narrow_box, search_field, stacked

ALL, UNKNOWN = "all", "unknown"


class HashtagsPage(Page):
    """Hashtags in a table, their sets beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._findings = desk.findings
        self._build()
        self.setLayout(column(self.header, Sides(self._left_side(), self._right_side()), spacing=0))
        in_tab_order(
            self.search, self.kind_filter, self.new_tag, self.new_kind, self.add_button, self.table, self.seen,
            self.change_kind, self.delete, self.sets.new, self.sets.list, self.sets.name, self.sets.tags,
            self.sets.delete, *self.ask.findChildren(QPushButton),
        )  # fmt: skip
        self.follow()

    def first_focus(self) -> QWidget:
        """The table."""
        return self.table

    def show_what(self, goto: Goto) -> None:
        """Choose a hashtag."""
        super().show_what(goto)
        if goto.name:
            self.show_tag(goto.name)

    def refresh(self) -> None:
        """Read everything again."""
        if not self._store.ready:
            return
        self._stale = False
        calendar = self._findings.calendar()
        model = self.model
        model.today, model.read_only = calendar.today, self._store.read_only
        model.limit = calendar.rules["TAG009"].number("max_age_days")
        first = calendar.today - dt.timedelta(days=DAYS)
        found = self._store.read_rows(lambda c: list(seen_days(c, first).items()))
        model.days = dict(found)
        model.usage = TagUsage(self._store.read_rows(lambda c: uses(c, calendar.today)))
        self.table.show_rows(model.usage.rows(calendar.tags))
        self.sets.show_sets(self._store.read(hashtags.sets), calendar.tags, self._store.read_only)
        for one in (self.new_tag, self.new_kind):
            one.setEnabled(not self._store.read_only)
        self._show_counts()
        self._show_chosen()

    def is_stale(self) -> bool:
        """Whether something changed while another page was shown, or the day did."""
        return super().is_stale() or (
            self._store.ready and self._findings.calendar().today != self.model.today
        )

    def show_tag(self, name: str) -> None:
        """Choose a hashtag by its folded name, whatever was filtered before."""
        self._show_all()
        self.table.choose([name])

    def delete_chosen(self) -> bool:
        """Take the chosen hashtags out of the library."""
        known = [row.name for row in self._chosen_rows() if row.kind]
        if known:
            edits = (hashtags.set_kind(name, None) for name in known)
            self._store.do(together(N_("Delete hashtags from the library"), *edits), offer_undo=True)
        return True

    def _build(self) -> None:
        self.header = Header(_("Trends"))
        self.summary = ElidedLabel(tone="muted")
        self.header.left.addWidget(self.summary, 1)
        self.header.spread()
        self.model = HashtagsModel(self)
        self.model.chosen.connect(self._kind_chosen, Qt.ConnectionType.QueuedConnection)
        self.table = LibraryTable(self.model, _("Hashtags"), NAME, BESIDE)
        kinds: list[tuple[str, object]] = [(_(name), kind) for kind, name in TAG_KINDS.items()]
        choice = ChoiceDelegate([*kinds, (_("not in the library"), None)], _("Kind"), self.table)
        self.table.setItemDelegateForColumn(KIND, choice)
        self.table.setItemDelegateForColumn(SQUARES, SquaresDelegate(self.table))
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self.table.edit_choice)
        self.table.seen_wanted.connect(self._mark_seen)
        self.table.delete_wanted.connect(self.delete_chosen)

    def _left_side(self) -> QWidget:
        self.search = search_field(_("Search hashtags"), self._filter, self.table)
        self.kind_filter = narrow_box(_("Show hashtags of a kind"))
        self.kind_filter.addItem(_("All kinds"), ALL)
        for kind, name in TAG_KINDS.items():
            self.kind_filter.addItem(_(name), kind)
        self.kind_filter.addItem(_("not in the library"), UNKNOWN)
        self.kind_filter.activated.connect(self._filter)
        self.new_tag = QLineEdit()
        self.new_tag.setMinimumWidth(100)
        self.new_tag.setPlaceholderText(_("New hashtag"))
        self.new_tag.setAccessibleName(_("New hashtag"))
        self.new_tag.returnPressed.connect(self._add)
        self.new_kind = narrow_box(_("Kind of the new hashtag"))
        for kind, name in TAG_KINDS.items():
            self.new_kind.addItem(_(name), kind)
        self.add_button = button(_("Add"), self._add, "primary")
        self.add_button.setEnabled(False)
        self.new_tag.textChanged.connect(lambda text: self.add_button.setEnabled(bool(text.strip())))
        tools = row(self.search, self.kind_filter, 12, self.new_tag, self.new_kind, self.add_button)
        for at, share in enumerate((4, 2, 0, 3, 2)):
            tools.setStretch(at, share)
        side = QWidget()
        self.stack: QStackedWidget = stacked(
            self.table,
            _("No hashtags yet"),
            _("Note which hashtags are trending in your niche, which name your product category and which are "
              "the brand’s own. The checks go by that."),
            button(_("Add a hashtag"), self.new_tag.setFocus, "primary"),
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
        self.change_kind = button(_("Change kind"), None, "smallmenu")
        menu = QMenu(self.change_kind)
        for kind, name in TAG_KINDS.items():
            add_action(menu, _(name), partial(self._set_kind, kind))
        self.change_kind.setMenu(menu)
        self.delete = button(_("Delete"), self.delete_chosen, "small", _("Key: Del"))
        bar = QWidget()
        layout = row(self.chosen_words, self.seen, self.change_kind, self.delete)
        layout.setStretch(0, 1)
        bar.setLayout(layout)
        return bar

    def _right_side(self) -> QWidget:
        self.sets, self.log = SetsPanel(), SeenLog()
        self.sets.new_wanted.connect(self._new_set)
        self.sets.saved.connect(self._save_set)
        self.sets.delete_wanted.connect(
            lambda name: self._store.do(hashtags.delete_set(name), offer_undo=True)
        )
        self.ask = self._kind_buttons()
        side = QWidget()
        layout = column(self.sets, self.ask, self.log, spacing=18)
        layout.addStretch(0)
        layout.setContentsMargins(14, 16, 14, 12)
        side.setLayout(layout)
        return side

    def _kind_buttons(self) -> QWidget:
        """Return one button a kind, for hashtags that the library does not know yet."""
        self.ask_words = label(size="head", wrap=True)
        flow = FlowRow()
        for kind, name in TAG_KINDS.items():
            flow.add(button(_(name), partial(self._set_kind, kind), "small"))
        asking = QWidget()
        asking.setLayout(column(self.ask_words, flow, spacing=6))
        return asking

    def _show_counts(self) -> None:
        rows = self.model.rows
        known = sum(row.kind is not None for row in rows)
        words = [ngettext("{n} in the library", "{n} in the library", known).format(n=known)]
        if known < len(rows):
            n = len(rows) - known
            words.append(
                ngettext("{n} used without being in it", "{n} used without being in it", n).format(n=n)
            )
        if n := sum(row.unwanted for row in rows):
            words.append(
                ngettext(
                    "{n} planned that should not be used", "{n} planned that should not be used", n
                ).format(n=n)
            )
        self.summary.show_text(", ".join(words) if rows else "")
        shown = self.table.filtered.rowCount()
        self.stack.setCurrentIndex(0 if shown else 2 if rows else 1)

    def _show_chosen(self) -> None:
        rows = self._chosen_rows()
        writes = bool(rows) and not self._store.read_only
        self.chosen_words.show_text(
            ngettext("{n} hashtag chosen", "{n} hashtags chosen", len(rows)).format(n=len(rows))
            if rows
            else ""
        )
        self.change_kind.setEnabled(writes)
        self.sets.new.setEnabled(writes)
        for one in (self.seen, self.delete):
            one.setEnabled(writes and any(row.kind for row in rows))
        unknown = [f"#{row.name}" for row in rows if row.kind is None]
        self.ask.setVisible(writes and len(unknown) == len(rows))
        self.ask_words.setText(_("What is {tags} for?").format(tags=" ".join(unknown[:3])))
        current: TagRow | None = self.table.current_row()
        if current is None:
            self.log.show_days("", [], self.model.today)
            return
        days = self._store.read(lambda session: hashtags.sightings(session, current.name))
        self.log.show_days(f"#{current.name}", days, self.model.today)

    def _chosen_rows(self) -> list[TagRow]:
        keys = set(self.table.chosen_keys())
        return [row for row in self.model.rows if row.name in keys]

    def _filter(self) -> None:
        text, kind = tagtext.fold(self.search.text()), self.kind_filter.currentData()

        def accepts(row: TagRow) -> bool:
            if kind == UNKNOWN:
                return row.kind is None and text in row.name
            return text in row.name and (kind in (ALL, row.kind))

        self.table.filtered.accept(accepts)
        self._show_counts()
        self._show_chosen()

    def _show_all(self) -> None:
        self.search.clear()
        self.kind_filter.setCurrentIndex(0)
        self._filter()
        self.table.setFocus()

    def _add(self) -> None:
        names = [name for name in tagtext.split_typed(self.new_tag.text()) if name]
        if not names:
            return
        kind = TagKind(self.new_kind.currentData())
        if self._store.save(together(N_("Add hashtags"), *(self._to_kind(name, kind) for name in names))):
            self.new_tag.clear()
            self.table.choose([tagtext.fold(name) for name in names])

    def _mark_seen(self) -> None:
        names = [row.name for row in self._chosen_rows() if row.kind and row.last_seen != self.model.today]
        if names and not self._store.read_only:
            edits = (hashtags.mark_seen(name, self.model.today) for name in names)
            self._store.do(together(N_("Mark hashtag as seen"), *edits))

    def _kind_chosen(self, name: str, kind: TagKind | None) -> None:
        if name not in self.table.chosen_keys():
            self.table.choose([name])
        self._set_kind(kind)

    def _set_kind(self, kind: TagKind | None) -> None:
        names = [row.name for row in self._chosen_rows() if row.kind != kind]
        if names:
            edits = (self._to_kind(name, kind) for name in names)
            self._store.do(together(N_("Change the hashtag's kind"), *edits), offer_undo=len(names) > 1)

    def _to_kind(self, name: str, kind: TagKind | None) -> Edit[None]:
        return hashtags.set_kind(name, kind, self.model.today if kind is TagKind.TRENDING else None)

    def _new_set(self) -> None:
        names = [str(key) for key in self.table.chosen_keys()]
        taken = {one.name for one in self._store.read(hashtags.sets)}
        name = free_name(_("New set"), taken)
        self.sets.choose_next(name)
        if names and self._store.save(hashtags.set_set(name, names)):
            self.sets.rename_chosen()

    def _save_set(self, old_name: str, name: str, tags: tuple[str, ...]) -> None:
        self._store.do(hashtags.set_set(name, tags, old_name))
        self.sets.show_sets(
            self._store.read(hashtags.sets), self._findings.calendar().tags, self._store.read_only
        )
