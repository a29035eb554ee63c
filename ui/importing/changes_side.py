"""What a plan changes since it came in last: each video to be taken or left, and each that is gone to be deleted."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QTreeWidget, QTreeWidgetItem

from planner import dates, labels, times
from planner.exchange import change_words
from planner.exchange.in_step import Compared, Taken
from planner.exchange.plan_import import Stored
from planner.exchange.shapes.table import quoted
from planner.i18n import N_, _, ngettext
from ui.theme import theme
from ui.widgets.parts import button, chip, clear, column, label, plain, row

LISTED = 300
"""Videos of a kind that are listed one by one; the rest is taken or left with them."""
ONE_LINE = 28
"""Characters of a change up to which it stands on one line."""
KEY = Qt.ItemDataRole.UserRole
WIDTH = 288
_CHIPS = (
    ("new", N_("{n} new"), "fine"),
    ("changed", N_("{n} changed"), "consider"),
    ("gone", N_("{n} gone"), "fix"),
)


class ChangesSide(QFrame):
    """New, changed and gone videos with a tick each. What both sides changed stays as it is here until it is ticked."""

    chosen = Signal()
    """Something was ticked or left."""
    rows_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.title = label(_("What comes in"), size="head")
        self.since = label(tone="faint")
        self._chips = row(spacing=6)
        self.wins = QCheckBox(_("The file wins where both changed"))
        self.wins.toggled.connect(self._all_of_file)
        self.tree = QTreeWidget()
        self.tree.setObjectName("changes")
        self.tree.setAccessibleName(_("What comes in"))
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(14)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.itemChanged.connect(self._ticked)
        self.remember = QCheckBox(_("Remember this file"))
        self.remember.setToolTip(
            _("Keep its path and these answers, so that it can be brought in again with one action")
        )
        self.every_row = button(_("Every row…"), self.rows_wanted.emit)
        layout = column(
            column(self.title, self.since, spacing=2), self._chips, self.wins, self.tree, self.remember, self.every_row,
            spacing=8,
        )  # fmt: skip
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self.setFixedWidth(WIDTH)
        self._compared = Compared(())
        self._off = set[object]()
        self._on = set[object]()
        theme.changed.connect(self._fill)

    def begin(self) -> None:
        """Forget what was ticked for another plan."""
        self._off, self._on = set(), set()
        self.wins.blockSignals(True)
        self.wins.setChecked(False)
        self.wins.blockSignals(False)
        self.show_compared(Compared(()), "UTC")

    def show_compared(self, compared: Compared, zone: str) -> None:
        """Show a plan beside the calendar; what was ticked or left before stays so. ``zone`` is the calendar's."""
        self._compared = compared
        self.every_row.show()
        again = compared.since is not None
        self.title.setText(_("Since the last import") if again else _("What comes in"))
        since = dates.moment(times.to_wall(compared.since, zone)) if compared.since else ""
        same = ngettext("{n} unchanged", "{n} unchanged", len(compared.same)).format(n=len(compared.same))
        self.since.setText(" · ".join([*filter(None, [since]), *([same] if compared.same else [])]))
        self.since.setVisible(bool(self.since.text()))
        clear(self._chips)
        n = {"new": len(compared.new), "changed": len(compared.changed), "gone": len(compared.gone)}
        for kind, text, tone in _CHIPS:
            if n[kind]:
                self._chips.addWidget(chip(_(text).format(n=n[kind]), tone))
        self._chips.addStretch(1)
        self.wins.setVisible(any(change.here for one in compared.changed for change in one.changes))
        self._fill()

    def show_lines(self, title: str, lines: Sequence[str], known: int) -> None:
        """Show what comes in where there is nothing to choose; ``known`` of it came in before."""
        self._compared = Compared(())
        self.every_row.hide()
        self.title.setText(title)
        self.since.setText(
            ngettext("{n} came in before", "{n} came in before", known).format(n=known) if known else ""
        )
        self.since.setVisible(known > 0)
        clear(self._chips)
        self.wins.hide()
        self.tree.clear()
        for line in lines[:LISTED]:
            item = QTreeWidgetItem([line])
            item.setToolTip(0, plain(line))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, line.replace("\n", ", "))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.tree.addTopLevelItem(item)

    def taken(self) -> Taken:
        """Return what is ticked."""
        compared = self._compared
        new = [at for at in compared.new if self._is_on(("new", at), True)]
        new += [at for at in compared.deleted if self._is_on(("deleted", at), False)]
        return Taken(
            frozenset(new),
            {
                one.at: frozenset(
                    change.field
                    for change in one.changes
                    if self._is_on(("change", one.at, change.field), not change.here)
                )
                for one in compared.changed
            },
            frozenset(one.video_id for one in compared.gone if self._is_on(("gone", one.video_id), False)),
            settled=True,
        )

    def _is_on(self, key: object, usual: bool) -> bool:
        return key in self._on or (usual and key not in self._off)

    def _set(self, key: object, on: bool) -> None:
        (self._on if on else self._off).add(key)
        (self._off if on else self._on).discard(key)

    def _all_of_file(self, on: bool) -> None:
        for one in self._compared.changed:
            for change in one.changes:
                if change.here:
                    self._set(("change", one.at, change.field), on)
        self._fill()
        self.chosen.emit()

    def _fill(self) -> None:
        """Fill the tree anew, where it was scrolled to."""
        place = self.tree.verticalScrollBar().value()
        self.tree.blockSignals(True)
        self.tree.clear()
        for part in (self._changed, self._gone, self._new, self._deleted):
            part()
        self.tree.expandAll()
        for at in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(at)
            if group and group.data(0, KEY) == "new" and self._compared.changed:
                group.setExpanded(False)
        self.tree.blockSignals(False)
        self.tree.verticalScrollBar().setValue(place)

    def _group(self, title: str, kind: str, n: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem([f"{title} · {n}"])
        item.setFont(0, theme.font(13, 600))
        item.setData(0, KEY, kind)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.tree.addTopLevelItem(item)
        return item

    def _line(
        self, parent: QTreeWidgetItem, text: str, key: object, on: bool, tip: str = ""
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, [text])
        item.setToolTip(0, plain(tip or text))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, text.replace("\n", ", "))
        item.setData(0, KEY, key)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        return item

    def _changed(self) -> None:
        changed = self._compared.changed
        if not changed:
            return
        group = self._group(_("Changed"), "changed", len(changed))
        for one in changed[:LISTED]:
            keys = {change: ("change", one.at, change.field) for change in one.changes}
            states = {change: self._is_on(key, not change.here) for change, key in keys.items()}
            video = self._line(group, quoted(one.title, 80), ("video", one.at), all(states.values()))
            if any(states.values()) and not all(states.values()):
                video.setCheckState(0, Qt.CheckState.PartiallyChecked)
            for change, key in keys.items():
                text = change_words.line(change)
                if len(text) > ONE_LINE:
                    text = text.replace(" → ", "\n→ ")
                tip = text
                if change.here:
                    tip = _("{change}. Changed here and in the file: yours stays unless you tick it.").format(
                        change=text
                    )
                line = self._line(video, text, key, states[change], tip)
                if change.here:
                    line.setForeground(0, theme.color("consider"))
        self._rest(group, len(changed))

    def _gone(self) -> None:
        gone = self._compared.gone
        if not gone:
            return
        group = self._group(_("Gone: tick to delete"), "gone", len(gone))
        for one in gone[:LISTED]:
            when = dates.moment(one.at) if one.at else _("no date")
            text = f"{quoted(one.title, 80)}\n{when} · {labels.stage(one.stage)}"
            tip = _("{video}. It was changed here since.").format(video=text) if one.here else text
            line = self._line(
                group, text, ("gone", one.video_id), self._is_on(("gone", one.video_id), False), tip
            )
            if one.here:
                line.setForeground(0, theme.color("consider"))
        self._rest(group, len(gone))

    def _new(self) -> None:
        self._rows(_("New"), "new", self._compared.new, True)

    def _deleted(self) -> None:
        self._rows(_("Deleted here: tick to bring back"), "deleted", self._compared.deleted, False)

    def _rows(self, title: str, kind: str, places: tuple[int, ...], usual: bool) -> None:
        if not places:
            return
        group = self._group(title, kind, len(places))
        for at in places[:LISTED]:
            video = self._compared.videos[at]
            when = dates.moment(video.at) if video.at else _("no date")
            self._line(
                group, f"{quoted(video.title, 80)}\n{when}", (kind, at), self._is_on((kind, at), usual)
            )
        self._rest(group, len(places))

    def _rest(self, group: QTreeWidgetItem, n: int) -> None:
        if n > LISTED:
            more = n - LISTED
            text = ngettext("and {n} more", "and {n} more", more).format(n=more)
            item = QTreeWidgetItem(group, [text])
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)

    def _ticked(self, item: QTreeWidgetItem) -> None:
        on = item.checkState(0) == Qt.CheckState.Checked
        for key in self._keys(item):
            self._set(key, on)
        self.tree.blockSignals(True)
        for child in _children(item):
            child.setCheckState(0, item.checkState(0))
        if (parent := item.parent()) is not None and parent.parent() is not None:
            states = {child.checkState(0) for child in _children(parent)}
            parent.setCheckState(0, states.pop() if len(states) == 1 else Qt.CheckState.PartiallyChecked)
        self.tree.blockSignals(False)
        self.chosen.emit()

    def _keys(self, item: QTreeWidgetItem) -> list[object]:
        children = [child.data(0, KEY) for child in _children(item)]
        return [tuple(key) for key in children or [item.data(0, KEY)]]


def _children(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    return (child for at in range(item.childCount()) if (child := item.child(at)) is not None)


def count(taken: Taken) -> tuple[int, int, int]:
    """Return how many videos are new, changed and deleted."""
    return len(taken.new), sum(bool(fields) for fields in taken.fields.values()), len(taken.gone)


def button_text(taken: Taken) -> str:
    """Return what the button says: "Import 14 new, 3 changed"."""
    new, changed, gone = count(taken)
    said: tuple[tuple[int, Callable[[int], str]], ...] = (
        (new, lambda n: _("{n} new").format(n=n)),
        (changed, lambda n: _("{n} changed").format(n=n)),
        (gone, lambda n: ngettext("{n} deleted", "{n} deleted", n).format(n=n)),
    )
    parts = [say(n) for n, say in said if n]
    if not parts:
        return _("Nothing to import")
    if new and not changed and not gone:
        return ngettext("Import {n} video", "Import {n} videos", new).format(n=new)
    if gone and not new and not changed:
        return ngettext("Delete {n} video", "Delete {n} videos", gone).format(n=gone)
    return _("Import {what}").format(what=", ".join(parts))


def told(stored: Stored) -> str:
    """Return what is said once it is done: "14 videos came in, 3 were updated, 1 was left as it is."."""
    said = [
        ngettext("{n} video came in", "{n} videos came in", stored.added).format(n=stored.added),
    ]
    for n, words in (
        (stored.updated, ngettext("{n} was updated", "{n} were updated", stored.updated)),
        (stored.deleted, ngettext("{n} was deleted", "{n} were deleted", stored.deleted)),
        (stored.skipped, ngettext("{n} was left as it is", "{n} were left as they are", stored.skipped)),
        (
            stored.meanwhile,
            ngettext(
                "{n} was changed here meanwhile and stays so",
                "{n} were changed here meanwhile and stay so",
                stored.meanwhile,
            ),
        ),
    ):
        if n:
            said.append(words.format(n=n))
    return ", ".join(said) + "."
