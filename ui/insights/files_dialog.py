"""The files that numbers came from, each of which can be removed."""

from PySide6.QtWidgets import QDialog, QWidget

from planner import dates, times
from planner.i18n import _, ngettext
from planner.results import bringing
from planner.results.kinds import all_kinds
from ui.store import Store
from ui.theme import theme
from ui.widgets.lines import Line, LinesList
from ui.widgets.parts import button, column, label, row

WIDE, HIGH = 520, 420


class FilesDialog(QDialog):
    """Lists the files, the newest first; removing one is a step of its own."""

    def __init__(self, parent: QWidget, store: Store, zone: str) -> None:
        super().__init__(parent)
        self._store, self._zone = store, zone
        self.setWindowTitle(_("Files of numbers"))
        self.resize(theme.px(WIDE), theme.px(HIGH))
        self.empty = label(_("There are no numbers yet."), tone="muted")
        self.list = LinesList(_("Files of numbers"), 3)
        self.list.delete_wanted.connect(self._remove)
        self.remove = button(_("Remove"), self._remove)
        close = button(_("Close"), self.accept, "primary")
        close.setDefault(True)
        layout = column(self.empty, self.list, None, row(self.remove, None, close), spacing=10)
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self.show_files()

    def show_files(self) -> None:
        """Show what is there now."""
        titles = {kind.key: kind.title for kind in all_kinds()}
        lines = []
        for one in self._store.read(bringing.all_files):
            said = [
                _(titles.get(one.kind, one.kind)),
                ngettext("{n} row", "{n} rows", one.rows).format(n=one.rows),
            ]
            if one.first and one.last:
                said.append(
                    _("{first} to {last}").format(first=one.first.isoformat(), last=one.last.isoformat())
                )
            said.append(dates.moment(times.to_wall(one.brought_utc, self._zone)))
            lines.append(Line(one.id, one.name, " · ".join(said)))
        self.list.show_lines(lines)
        self.empty.setVisible(not lines)
        self.remove.setEnabled(bool(lines) and not self._store.read_only)

    def _remove(self) -> None:
        key = self.list.key()
        if key is not None and self._store.save(bringing.remove(key), offer_undo=True):
            self.show_files()
