"""What lives longer calls nobody who is gone: its signals go to methods, which Qt lets go with their object."""

import ast
import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from planner.checks import engine
from planner.video import videos
from ui.adding.series_dialog import SeriesDialog
from ui.adding.template_dialog import NameDialog, TemplateDialog
from ui.exporting.export_dialog import ExportDialog
from ui.exporting.report_dialog import ReportDialog
from ui.live.when_dialog import WhenDialog
from ui.pieces.live_dialog import LiveDialog
from ui.pieces.sound_dialog import SoundDialog
from ui.pieces.why_dialog import WhyDialog
from ui.reminders.dialog import PauseDialog, ReminderDialog
from ui.settings.brand_dialog import BrandDialog
from ui.shell.history_dialog import HistoryDialog
from ui.shell.pages import PAGES
from ui.shell.shortcuts_dialog import ShortcutsDialog
from ui.theme import theme

UI = Path(__file__).parents[2] / "ui"
LIVES_LONG = {
    "store", "findings", "covers", "theme", "preferences", "clock", "publishing", "reminding", "workspace",
    "actions_by_name", "application", "clipboard", "styleHints", "primaryScreen",
}  # fmt: skip
"""Names of what lives as long as the window or the program; with a ``_`` before or not."""


def parts_of(node):
    """The names along an expression: those of ``self._store.changed`` are self, _store and changed."""
    while True:
        if isinstance(node, ast.Attribute):
            yield node.attr
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Subscript):
            node = node.value
        else:
            if isinstance(node, ast.Name):
                yield node.id
            return


def connections(source):
    for node in ast.walk(ast.parse(source)):
        called = node.func if isinstance(node, ast.Call) and node.args else None
        if isinstance(called, ast.Attribute) and called.attr == "connect":
            signal = called.value
            if isinstance(signal, ast.Attribute):
                yield node.lineno, signal.value, node.args[0]


def outliving(source):
    """The lines in which what lives long is connected to what Qt can't let go."""
    for line, sender, heard_by in connections(source):
        long = any(name.lstrip("_") in LIVES_LONG for name in parts_of(sender))
        if long and not isinstance(heard_by, ast.Attribute):
            yield line


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("store.changed.connect(lambda _changes: self._fill())", True),
        ("self._store.told.connect(say)", True),
        ("window.store.done.connect(partial(self._say, 1))", True),
        ("findings.updated.connect(lambda ids: ids)", True),
        ("theme.changed.connect(functools.partial(self.x))", True),
        ("window.actions_by_name['undo'].changed.connect(say)", True),
        ("QGuiApplication.clipboard().dataChanged.connect(lambda: 1)", True),
        ("store.changed.connect(self._fill)", False),
        ("theme.changed.connect(self.viewport().update)", False),
        ("self.list.itemClicked.connect(lambda _item: self._run())", False),
    ],
)
def test_the_rule_knows_what_outlives(text, bad):
    assert bool(list(outliving(text))) is bad


@pytest.mark.slow
def test_nothing_that_lives_long_calls_a_lambda():
    found = [
        f"{path.relative_to(UI)}:{line}"
        for path in sorted(UI.rglob("*.py"))
        for line in outliving(path.read_text(encoding="utf-8"))
    ]
    assert found == []


AT = dt.datetime(2026, 11, 25, 19)
DIALOGS = {
    "history": lambda window, _video: HistoryDialog(window.store, window),
    "reminder": lambda window, _video: ReminderDialog(window.store, None, AT, window),
    "pause": lambda window, _video: PauseDialog(AT, window),
    "live": lambda window, _video: LiveDialog(None, AT, "Asia/Jakarta", window),
    "when to go live": lambda window, _video: WhenDialog(window.store, window),
    "report": lambda window, _video: ReportDialog(window.desk),
    "export": lambda window, _video: ExportDialog(window.desk),
    "shortcuts": lambda window, _video: ShortcutsDialog(window.desk),
    "template": lambda window, _video: TemplateDialog(window.store, AT, window),
    "name": lambda window, _video: NameDialog(window.store, "x", "y", videos.add, window),
    "series": lambda window, video: SeriesDialog(window.store, video, AT, window),
    "brand": lambda window, _video: BrandDialog((), None, window),
    "sound": lambda window, _video: SoundDialog(None, (), window),
    "why": lambda window, _video: WhyDialog(engine.all_rules()["HOOK003"].rule, window),
}


def everything_changes(window, qtbot):
    store = window.store
    store.do(videos.add("Another", AT), offer_undo=True)
    store.do(videos.set_text(1, "hook", "Hi guys, welcome back"))
    store.failed.emit("x")
    store.undo()
    window.desk.keys_changed.emit()
    window.take_keys()
    window.actions_by_name["palette"].setShortcut("Ctrl+P")
    theme.changed.emit()
    qtbot.wait(5)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize(
    "made",
    [tuple(DIALOGS), *(pytest.param((name,), marks=pytest.mark.slow) for name in DIALOGS)],
    ids=["all", *DIALOGS],
)
def test_a_dialog_that_is_gone_hears_of_nothing(window, qtbot, made):
    window.store.do(videos.add("Cold brew", AT))
    video = window.store.read(lambda session: videos.get(session, 1))
    with qtbot.captureExceptions() as caught:
        for name in made:
            dialog = DIALOGS[name](window, video)
            dialog.open()
            qtbot.wait(1)
            dialog.close()
            dialog.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        everything_changes(window, qtbot)
    assert caught == []


@pytest.mark.slow
def test_a_page_that_is_gone_hears_of_nothing(window, qtbot):
    window.store.do(videos.add("Cold brew", AT))
    with qtbot.captureExceptions() as caught:
        for spec in PAGES:
            page = window.stack._make(spec)
            page.show()
            page.close()
            page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        everything_changes(window, qtbot)
    assert caught == []
