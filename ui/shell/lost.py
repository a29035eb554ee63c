"""The calendar's file is held or gone: the line that says so, saving all that is held, and asking before closing."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox

from planner.errors import BusyError, LostFileError, PlanError
from planner.i18n import _
from ui.shell import files
from ui.store import Store
from ui.widgets.banner import Banner
from ui.widgets.parts import button


class LostBanner(Banner):
    """Says why the file can't be read or written, and what can be done; gone as soon as it can be again."""

    rescued = Signal(object)
    """The path of the new file that holds everything."""
    reopen_wanted = Signal()
    """What lies in the file's place now is to be opened."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._save = button(_("Save all as a new file…"), self.save, "small")
        self._reopen = button(_("Open what is there now"), self.reopen_wanted.emit, "small")
        for one in (self._save, self._reopen):
            self.hold(one)
        store.troubled.connect(self.show_trouble)

    def show_trouble(self, trouble: PlanError | None) -> None:
        """Say what is the matter; nothing, once nothing is."""
        if trouble is None:
            self.hide()
            return
        if isinstance(trouble, BusyError):
            text = _("Another program is using this calendar. It is shown as it was read last; "
                     "what you change is saved as soon as the other one lets go.")  # fmt: skip
        elif isinstance(trouble, LostFileError):
            text = _("{what} Nothing was written there. All that you see, and what you change now, is kept in memory: "
                     "save it as a new file.").format(what=trouble)  # fmt: skip
        else:
            text = str(trouble)
        self.say(text, self._save, self._reopen)
        self._save.setVisible(not isinstance(trouble, BusyError))
        self._reopen.setVisible(isinstance(trouble, LostFileError) and _is_there(self._store))

    def save(self) -> bool:
        """Ask for a name and write everything there, with what waits. Say whether it was done."""
        from planner import opening

        path = self._store.path
        if path is None:
            return False
        target = files.ask_target(
            self,
            _("Save all as a new file"),
            path.with_name(f"{path.stem} 2{path.suffix}"),
            partial(files.tell, self.window()),
        )
        if target is None:
            return False
        try:
            opening.rescue(self._store.workspace, target, self._store.waiting)
        except PlanError as error:
            files.tell(self.window(), str(error))
            return False
        self._store.give_up()
        self.rescued.emit(target)
        return True


def may_close(store: Store, banner: LostBanner) -> bool:
    """Ask before a calendar is closed whose file is gone or whose last edits wait; whether it may be closed."""
    if not store.ready or store.given_up:
        return True
    if not store.waiting and not isinstance(store.trouble, LostFileError):
        return True
    box = QMessageBox(banner.window())
    box.setWindowTitle("Hookline")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        _("What you changed last could not be saved in the calendar’s file.")
        if store.waiting
        else _("The calendar’s file is gone, and with it all that it held.")
    )
    box.setInformativeText(_("Save all of it as a new file, or close and lose it?"))
    save = box.addButton(_("Save all as a new file…"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(_("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
    box.setEscapeButton(box.addButton(_("Go back"), QMessageBox.ButtonRole.RejectRole))
    box.setDefaultButton(save)
    box.exec()
    if box.clickedButton() is save:
        return banner.save()
    return box.clickedButton() is leave


def _is_there(store: Store) -> bool:
    path: Path | None = store.path
    return path is not None and path.is_file()
