"""File > Export writes the file in the background and says so."""

from planner import videos
from planner.preferences import Preferences
from ui.shell import export as exporting
from ui.shell.window import MainWindow
from ui.store import Store


def test_an_export_writes_what_was_chosen_and_says_so(workspace, clock, tmp_path, qtbot):
    workspace.do(videos.add("Cold brew"))
    window = MainWindow(tmp_path / "Senja.hookline", Preferences(tmp_path / "preferences.json"), Store(clock))
    qtbot.addWidget(window)
    window.show()
    window.attach(workspace)
    dialog = exporting.ExportDialog(window)
    dialog.kind.setCurrentIndex(dialog.kind.findData("markdown"))
    assert dialog.days() is None
    target = tmp_path / "plan.md"
    exporting.save(window, dialog.kind.currentData(), target, dialog.days())
    qtbot.waitUntil(target.exists)
    assert "**Cold brew**" in target.read_text("utf-8")
    refused = []
    window.store.failed.connect(refused.append)
    exporting.save(window, "csv", tmp_path / "nowhere" / "plan.csv", None)
    qtbot.waitUntil(lambda: bool(refused))
    assert "plan.csv" in refused[0]
    window.close()
