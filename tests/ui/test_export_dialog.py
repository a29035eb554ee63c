"""File > Export writes the file in the background and says so."""

import pytest

from planner import opening, videos
from planner.preferences import Preferences
from ui import jobs
from ui.shell import export as exporting
from ui.shell.window import MainWindow
from ui.store import Store


@pytest.fixture
def window(clock, tmp_path, qtbot):
    """A window on a calendar with one video; a file, which two threads can read at a time."""
    path = tmp_path / "Senja.hookline"
    workspace = opening.create(path, clock)
    workspace.do(videos.add("Cold brew"))
    window = MainWindow(path, Preferences(tmp_path / "preferences.json"), Store(clock))
    qtbot.addWidget(window)
    window.show()
    window.attach(workspace)
    yield window
    jobs.finish()
    window.close()


def test_an_export_writes_what_was_chosen_and_says_so(window, tmp_path, qtbot):
    dialog = exporting.ExportDialog(window)
    dialog.kind.setCurrentIndex(dialog.kind.findData("markdown"))
    assert dialog.days() is None
    target = tmp_path / "plan.md"
    exporting.save(window, dialog.kind.currentData(), target, dialog.days())
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert "**Cold brew**" in target.read_text("utf-8")


def test_an_export_to_a_folder_that_is_gone_is_refused_by_name(window, tmp_path, qtbot):
    refused = []
    window.store.failed.connect(refused.append)
    exporting.save(window, "csv", tmp_path / "nowhere" / "plan.csv", None)
    qtbot.waitUntil(lambda: bool(refused), timeout=20_000)
    assert "plan.csv" in refused[0]
