"""The calendar's file is held or gone: the line that says so, saving all that is held, and asking before closing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from planner.errors import BusyError, DiskError, LostFileError, PlanError
from planner.i18n import _
from ui.shell import files
from ui.store import Store
from ui.unsaved import Typed
from ui.widgets.banner import Banner
from ui.widgets.parts import button

if TYPE_CHECKING:
    from planner.calendar.workspace import Edit

MOST_SHOWN = 200
"""Characters of a text by which it is known in a question."""


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
        elif isinstance(trouble, DiskError):
            text = _("This calendar can't be saved now: {reason}. What you change is kept in memory and saved as soon "
                     "as it can be; or save all as a new file somewhere else.")  # fmt: skip
            text = text.format(reason=trouble.reason)
        else:
            text = str(trouble)
        self.say(text, self._save, self._reopen)
        self._save.setVisible(not isinstance(trouble, BusyError))
        self._reopen.setVisible(isinstance(trouble, LostFileError) and _is_there(self._store))

    def save(self) -> None:
        """Write everything as a new file, and go on with that."""
        if self.rescue():
            self.rescued.emit(self._store.rescued)

    def rescue(self) -> bool:
        """Ask for a name and write everything there, with what waits. Say whether it was done."""
        from planner.calendar.files import rescue

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
            refused = rescue(self._store.workspace, target, self._store.waiting)
        except PlanError as error:
            files.tell(self.window(), str(error))
            return False
        _tell_left_out(self, self._store, target, refused)
        self._store.rescued = target
        self._store.give_up()
        return True


def may_close(store: Store, banner: LostBanner) -> bool:
    """Ask before a calendar is closed whose file is gone or whose last edits are not in it; whether it may be."""
    while reason := _reason(store):
        unsaved = [*store.unsaved.values()]
        can_save = bool(store.waiting) or isinstance(store.trouble, LostFileError)
        box = QMessageBox(banner.window())
        box.setWindowTitle("Hookline")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(reason)
        question = (
            _("Save all of it as a new file, or close and lose it?") if can_save else _("Close and lose it?")
        )
        box.setInformativeText("\n\n".join([*map(_named, unsaved), question]))
        role = QMessageBox.ButtonRole
        save = box.addButton(_("Save all as a new file…"), role.AcceptRole) if can_save else None
        copy = box.addButton(_("Copy the texts"), role.ActionRole) if unsaved else None
        leave = box.addButton(_("Close without saving"), role.DestructiveRole)
        back = box.addButton(_("Go back"), role.RejectRole)
        box.setEscapeButton(back)
        box.setDefaultButton(save or back)
        box.exec()
        pressed = box.clickedButton()
        if pressed is leave:
            return True
        if pressed is copy:
            _copy(one.text for one in unsaved)
        elif pressed is not save or not banner.rescue():
            return False
    return True


def _tell_left_out(
    banner: LostBanner, store: Store, target: Path, refused: Sequence[tuple[Edit[Any], PlanError]]
) -> None:
    """Name what is not in the file in which all was saved, and offer to copy the texts of it."""
    typed = [store.text_of(edit) for edit, _why in refused]
    lines = [
        f"{_named(text) if text else _(edit.label)}\n{why}"
        for text, (edit, why) in zip(typed, refused, strict=True)
    ]
    lines += [f"{_named(one)}\n{one.why}" for one in store.unsaved.values()]
    if not lines:
        return
    texts = [one.text for one in (*typed, *store.unsaved.values()) if one]
    box = QMessageBox(banner.window())
    box.setWindowTitle("Hookline")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        _("All was saved as “{name}”, but for what the calendar can't hold:").format(name=target.name)
    )
    box.setInformativeText("\n\n".join(lines))
    copy = box.addButton(_("Copy the texts"), QMessageBox.ButtonRole.ActionRole) if texts else None
    box.setEscapeButton(box.addButton(_("Close"), QMessageBox.ButtonRole.RejectRole))
    box.exec()
    if copy and box.clickedButton() is copy:
        _copy(texts)


def _copy(texts: Iterable[str]) -> None:
    QGuiApplication.clipboard().setText("\n\n".join(texts))


def _reason(store: Store) -> str:
    """Return why a calendar should not be closed without a question; nothing where it may be."""
    if not store.ready or store.given_up:
        return ""
    if store.waiting:
        return _("What you changed last could not be saved in the calendar’s file.")
    if isinstance(store.trouble, LostFileError):
        return _("The calendar’s file is gone, and with it all that it held.")
    return _("What you typed could not be saved.") if store.unsaved else ""


def _named(typed: Typed) -> str:
    text = typed.text if len(typed.text) <= MOST_SHOWN else typed.text[:MOST_SHOWN] + "…"
    return _("{step}: “{text}”").format(step=_(typed.edit.label), text=text)


def _is_there(store: Store) -> bool:
    path: Path | None = store.path
    return path is not None and path.is_file()
