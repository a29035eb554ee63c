"""File > Export writes the file in the background and says so."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from planner import opening
from planner.days import wall
from planner.days.wall import Entry, WallDay, WallMonth
from planner.preferences import Preferences
from planner.video import campaigns, videos
from ui.exporting import export_dialog as exporting
from ui.exporting import wall as drawing
from ui.shell.window import MainWindow
from ui.store import Store

WAIT = 20_000


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
    window.close()


def test_an_export_writes_what_was_chosen_and_says_so(window, tmp_path, qtbot):
    dialog = exporting.ExportDialog(window.desk)
    dialog.kind.setCurrentIndex(dialog.kind.findData("markdown"))
    assert dialog.days() is None
    target = tmp_path / "plan.md"
    exporting.save(window.desk, dialog.kind.currentData(), target, dialog.days())
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert "**Cold brew**" in target.read_text("utf-8")


def test_an_export_to_a_folder_that_is_gone_is_refused_by_name(window, tmp_path, qtbot):
    refused = []
    window.store.failed.connect(refused.append)
    exporting.save(window.desk, "csv", tmp_path / "nowhere" / "plan.csv", None)
    qtbot.waitUntil(lambda: bool(refused), timeout=20_000)
    assert "plan.csv" in refused[0]


MONTH = dt.date(2026, 11, 1)


@pytest.mark.slow
def test_a_month_for_the_wall_is_a_pdf_of_one_page_or_a_picture(window, tmp_path, qtbot):
    dialog = exporting.ExportDialog(window.desk)
    dialog.paper.setCurrentText("Letter")
    for kind in ("wall_pdf", "wall_png"):
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
        assert dialog._fields[dialog.period].isHidden()
        dialog.save(tmp_path / kind)
        qtbot.waitUntil((tmp_path / kind).exists, timeout=WAIT)
    content = (tmp_path / "wall_pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == 1
    picture = QImage.fromData((tmp_path / "wall_png").read_bytes())
    assert abs(picture.width() / picture.height() - 11 / 8.5) < 0.01


def test_a_list_by_day_is_a_pdf(window, tmp_path, qtbot):
    path = tmp_path / "list.pdf"
    exporting.save_list(window.desk, path, None, "A4")
    qtbot.waitUntil(path.exists, timeout=WAIT)
    assert path.read_bytes().startswith(b"%PDF")


def wall_month(*titles, day=25):
    days = [
        WallDay(
            MONTH + dt.timedelta(days=n - 7),
            n >= 7,
            (),
            tuple(Entry("19:00", t, "how-to") for t in titles if n == day),
        )
        for n in range(35)
    ]
    return WallMonth(MONTH, "Senja", tuple(tuple(days[n : n + 7]) for n in range(0, 35, 7)))


def dark(picture):
    """How much of a picture is drawn upon."""
    small = picture.scaled(
        300, 220, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return sum(255 - small.pixelColor(x, y).lightness() for x in range(300) for y in range(220))


def test_a_month_says_more_the_more_is_in_it_and_a_full_day_stays_in_its_cell(qapp):
    empty, one, full = (drawing.as_picture(wall_month(*["Cold brew at home"] * n), "A4") for n in (0, 1, 60))
    assert dark(empty) < dark(one)
    below = full.copy(0, round(full.height() * 0.97), full.width(), round(full.height() * 0.03))
    assert dark(below) == 0


def test_a_wall_month_holds_whole_weeks_with_what_is_planned(window):
    workspace = window.store.workspace
    workspace.do(videos.add("In December", dt.datetime(2026, 12, 24, 9)))
    workspace.do(campaigns.add("Gifts", dt.date(2026, 12, 1), dt.date(2026, 12, 3)))
    month = workspace.read_plain(lambda c: wall.of_month(c, dt.date(2026, 12, 9)))
    days = {day.date: day for week in month.weeks for day in week}
    assert len(days) == 7 * len(month.weeks) == 35
    assert [entry.title for entry in days[dt.date(2026, 12, 24)].entries] == ["In December"]
    assert "Gifts" in [note.name for note in days[dt.date(2026, 12, 2)].notes]
    assert not days[dt.date(2026, 11, 30)].in_month
