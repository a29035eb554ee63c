"""The File menu: asking for places, and telling what could not be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QMessageBox, QWidget

from models.calendar_file import SUFFIX, FileRefusedError
from models.reading import results
from planner.errors import PlanError
from planner.i18n import _
from planner.presets import version
from planner.writing import taken
from ui.background.instance import Instance
from ui.widgets import avatar
from ui.widgets.parts import add_action, plain

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.store import Store


def tell(parent: QWidget | None, text: str) -> None:
    """Show a sentence that must be read before going on."""
    box = QMessageBox(parent)
    box.setWindowTitle("Hookline")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def let_go(store: Store) -> None:
    """Close the calendar of a window that ends: what only undo could bring back is swept away before."""
    if store.ready and not store.read_only:
        with suppress(PlanError, FileRefusedError):  # another time, then: it is in nobody's way
            if store.workspace.read_plain(results.has_orphans):
                from planner.results import bringing  # loads the readers of workbooks

                store.workspace.record(bringing.sweep)
    store.close()


def fill_recent(desk: Desk, menu: QMenu) -> None:
    """List the calendars opened last, by brand; each opens in a window of its own."""
    menu.clear()
    for path in desk.preferences.recent:
        if path != desk.path.resolve():
            brand = desk.preferences["brands"].get(str(path)) or path.stem
            add_action(menu, f"{brand}    {path}", partial(desk.beside_wanted.emit, path))
    if menu.isEmpty():
        menu.addAction(_("No other calendar yet")).setEnabled(False)


def brand_of(desk: Desk, path: Path) -> str:
    """Return whose calendar lies somewhere, as far as it was opened before; else its file's name."""
    return str(desk.preferences["brands"].get(str(path.resolve())) or path.stem)


def fill_brands(desk: Desk, actions: Mapping[str, QAction], menu: QMenu) -> None:
    """List the calendars opened last by their brand's initial, to open one in this window's place."""
    here = desk.path.resolve()
    for path in desk.preferences.recent:
        line = add_action(menu, brand_of(desk, path), partial(desk.calendar_wanted.emit, path))
        line.setIcon(QIcon(avatar.pixmap(brand_of(desk, path), 17, 1.0)))
        line.setToolTip(plain(str(path)))
        line.setEnabled(path != here)
    menu.addSeparator()
    for name in ("new_calendar", "open_calendar"):
        menu.addAction(actions[name])


def new_calendar(desk: Desk) -> None:
    """Ask for a name, make the file and open it."""
    from planner import opening

    path = ask_target(
        desk.window, _("New calendar"), _folder(desk) / (_("My brand") + SUFFIX), desk.said.emit
    )
    if path is None:
        return
    if path.exists():
        desk.said.emit(taken(path))
        return
    try:
        opening.create(path, desk.store.now, brand=path.stem).close()
    except PlanError as error:
        desk.said.emit(str(error))
        return
    desk.calendar_wanted.emit(path)


def _folder(desk: Desk) -> Path:
    """Return where calendars of one's own lie: beside the open one, but not beside the sample."""
    from planner import demo, places

    folder = desk.path.parent
    return places.data() if folder == demo.default_path().parent else folder


def open_calendar(desk: Desk, *, beside: bool = False) -> None:
    """Ask for a file and open it, in this window or in another ``beside`` it."""
    name, _kind = QFileDialog.getOpenFileName(
        desk.window,
        _("Open calendar"),
        str(desk.path.parent),
        _("Hookline calendars") + f" (*{SUFFIX});;" + _("All files") + " (*)",
    )
    if name:
        (desk.beside_wanted if beside else desk.calendar_wanted).emit(Path(name))


def open_sample(desk: Desk) -> None:
    """Build the sample calendar anew and open it; one in which something was changed is kept under another name."""
    from planner import demo, i18n
    from planner.calendar import files as calendars

    path = demo.default_path()
    if path.exists() and path.resolve() == desk.path.resolve():
        desk.said.emit(_("The sample calendar is the one that is open."))
        return
    instance = Instance(path)
    if not instance.take():
        return
    try:
        aside = calendars.set_aside(path)
        demo.build(path, desk.store.now, i18n.language()).close()
    except PlanError as error:
        desk.said.emit(str(error))
        return
    except OSError as error:
        desk.said.emit(str(error))
        return
    finally:
        instance.release()
    desk.calendar_wanted.emit(path)
    if aside:
        desk.said.emit(_("The sample that you changed is kept as “{name}”.").format(name=aside.name))


def save_copy(desk: Desk) -> None:
    """Ask for a name and write a checked copy there: of all that the window shows, with what waits."""
    from planner.calendar.files import rescue

    name = _("{name} copy").format(name=desk.path.stem) + SUFFIX
    path = ask_target(desk.window, _("Save a copy"), desk.path.with_name(name), desk.said.emit)
    if path is None:
        return
    store = desk.store
    try:
        if path.exists() and desk.path.exists() and path.samefile(desk.path):
            raise PlanError(_("That is the calendar itself. Choose another name for the copy."))
        refused = rescue(store.workspace, path, store.waiting)
    except PlanError as error:
        desk.said.emit(str(error))
        return
    said = [_("Saved a copy as “{name}”.").format(name=path.name)]
    said += [_("{step} is not in it: {why}").format(step=_(edit.label), why=why) for edit, why in refused]
    desk.said.emit(" ".join(said))


def import_plan(desk: Desk) -> None:
    """Ask for a plan, and show its columns."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    name, _chosen = QFileDialog.getOpenFileName(
        desk.window,
        _("Import a plan"),
        str(documents if documents.is_dir() else Path.home()),
        _("Tables") + " (*.csv *.tsv *.txt *.xlsx *.md *.json *.ics);;" + _("All files") + " (*)",
    )
    if name:
        desk.go("import", path=Path(name))


def import_again(desk: Desk) -> None:
    """Show what changed in a file that is remembered; ask which one where there are several."""
    from planner.exchange import plan_import

    found = desk.store.read(lambda session: [(file.path, file.name) for file in plan_import.files(session)])
    if not found:
        desk.said.emit(_("No plan is remembered yet. Tick “Remember this file” when you import one."))
        return
    path = found[0][0]
    if len(found) > 1:
        texts = [f"{name} – {Path(path).parent}" for path, name in found]
        text, chosen = QInputDialog.getItem(
            desk.window, _("Bring a plan in again"), _("Which one?"), texts, editable=False
        )
        if not chosen:
            return
        path = found[texts.index(text)][0]
    desk.go("import", path=Path(path))


def show_about(desk: Desk) -> None:
    """Say what this program is and where the calendar lies."""
    tell(
        desk.window,
        "\n\n".join(
            (
                f"Hookline {version()}",
                _(
                    "Plans TikTok-commerce videos and checks each one before it is filmed. "
                    "Nothing leaves this computer."
                ),
                _("This calendar: {path}").format(path=desk.path),
            )
        ),
    )


def ask_target(
    parent: QWidget | None, title: str, proposed: Path, say: Callable[[str], object]
) -> Path | None:
    """Ask where a calendar is to be written; None where somebody thought better of it, or can't: that is said."""
    name, _kind = QFileDialog.getSaveFileName(
        parent, title, str(proposed), _("Hookline calendars") + f" (*{SUFFIX})"
    )
    if not name:
        return None
    path = Path(name)
    if path.suffix == SUFFIX:
        return path
    path = path.with_name(path.name + SUFFIX)
    if path.exists():  # the dialog asked about the name without its ending
        say(taken(path))
        return None
    return path
