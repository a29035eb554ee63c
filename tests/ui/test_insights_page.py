"""The page of what worked: what was read of files, what they say, and nothing that is sure where it may not be."""

import contextlib
import datetime as dt
import sqlite3

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from models.choices import Stage
from models.reading import results
from planner.results import bringing, reading
from planner.results.reading import Around
from planner.video import videos
from tests.asking import when_asked
from tests.planner.results import exports
from tests.planner.results.exports import BALCONY, FRIDGE
from ui.desk import Goto
from ui.insights.files_dialog import FilesDialog
from ui.insights.import_dialog import ImportNumbersDialog
from ui.insights.page import InsightsPage
from ui.pieces.record_dialog import RecordDialog

WAIT = 10_000


@pytest.fixture
def page(desk, qtbot):
    page = InsightsPage(desk)
    qtbot.addWidget(page)
    page.resize(1300, 850)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: page._read is not None, timeout=WAIT)
    return page


@pytest.fixture
def listed(tmp_path):
    rows = [
        exports.performance(BALCONY, "31.200"),
        exports.performance(FRIDGE, "54.100", **{"Informasi Video": "lain", "Waktu": "2026/11/07 20:10"}),
    ]
    return exports.listed(tmp_path / "list.xlsx", "2026-10-26", "2026-11-22", *rows)


def bring(store, *paths):
    found = [one for path in paths for one in reading.read(path, Around("IDR"))]
    store.make(bringing.bring(found, "Asia/Jakarta", store.now()))


def settled(page, qtbot, n):
    qtbot.waitUntil(lambda: page._read is not None and len(page._read.outcomes) == n, timeout=WAIT)


def accept(kind, also=lambda _dialog: None):
    """Accept the next dialog of a kind; return what its labels said."""
    said, looking = [], QTimer(interval=20)

    def look():
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, kind) and dialog.isVisible():
                looking.stop()
                said.extend(one.text() for one in dialog.findChildren(QLabel))
                also(dialog)
                dialog.accept()

    looking.timeout.connect(look)
    looking.start()
    said.append(looking)  # it lives as long as what it said
    return said


def test_without_numbers_it_says_where_they_come_from(page):
    assert page.stack.currentIndex() == 1
    assert page.first_focus() is page.bring
    assert not page.files.isEnabled()


def test_a_file_is_shown_before_it_comes_in_and_one_undo_takes_it_back(
    page, store, listed, qtbot, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(listed)], ""))
    said = accept(ImportNumbersDialog)
    page.bring.click()
    settled(page, qtbot, 2)
    assert "Videos of the shop, 2 rows, 2026-10-26 to 2026-11-22, IDR" in said
    page._choose_span("")
    assert page.totals.numbers["views"].text() == "85,300"
    assert page.totals.numbers["gmv"].text() == "Rp 692.600"
    assert page.totals.notes["gmv"].text() == "net is not known of all"
    assert page.totals.numbers["roas"].text() == "–"
    store.undo()
    settled(page, qtbot, 0)
    assert page.stack.currentIndex() == 1


def test_a_dropped_file_that_is_none_is_named_with_the_reason_and_nothing_comes_in(
    page, store, tmp_path, qtbot
):
    path = exports.table(tmp_path / "contacts.csv", [("Name", "Phone"), ("A", "1")])
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    enabled = []
    said = accept(
        ImportNumbersDialog, lambda dialog: (enabled.append(dialog.ok.isEnabled()), dialog.reject())
    )
    where, copied, left = QPoint(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QDragEnterEvent(where, copied, held, left, keys))
    QApplication.sendEvent(page, QDropEvent(QPointF(where), copied, held, left, keys))
    qtbot.waitUntil(lambda: bool(enabled), timeout=WAIT)
    assert enabled == [False]
    assert any("none of the files that are known" in text for text in said if isinstance(text, str))


def test_days_leave_what_was_posted_before_out(page, store, listed, qtbot):
    bring(store, listed)
    settled(page, qtbot, 2)
    page.span.button("7").click()
    assert page.stack.currentIndex() == 2
    page.span.button("28").click()
    assert page.summary.accessibleName().startswith("2 videos, numbers of ")


def test_too_few_videos_are_told_and_nothing_is_called_better(page, store, listed, qtbot):
    bring(store, listed)
    settled(page, qtbot, 2)
    assert "from 4 videos" in page.verdict.text()
    assert "not enough yet, 2 videos" in page.plots["creator"].accessibleName()
    page.measure.button("cvr").click()
    assert page.plots["creator"].accessibleName().startswith("Creator: @ngopi.balkon")


def test_a_video_that_was_not_planned_is_matched_by_hand_and_opened(page, store, desk, listed, qtbot):
    made = store.make(videos.add("Fridge door", dt.datetime(2026, 11, 1, 9), stage=Stage.POSTED))
    bring(store, listed)
    settled(page, qtbot, 2)
    page.videos.setCurrentIndex(page.videos.model().index(0, 0))
    chosen = page.videos.key()
    assert page.match.isVisibleTo(page)
    when_asked(lambda dialog: (dialog.field.setCurrentIndex(0), dialog.ok.click()))
    page.match.click()
    qtbot.waitUntil(lambda: page.open.isVisibleTo(page), timeout=WAIT)
    assert store.read(lambda s: videos.get(s, made)).posted_id == chosen
    opened = []
    desk.wanted.connect(lambda goto: opened.append(goto.video))
    page.open.click()
    assert opened == [made]


def test_files_are_listed_and_removed_one_by_one(page, store, listed, qtbot):
    bring(store, listed)
    settled(page, qtbot, 2)
    left = []

    def remove(dialog):
        dialog.remove.click()
        left.append(len(dialog.list.lines.lines))

    accept_ = accept(FilesDialog, remove)
    page.files.click()
    assert left == [0]
    assert accept_
    settled(page, qtbot, 0)
    store.undo()
    settled(page, qtbot, 2)


def test_the_sample_has_numbers_and_a_verdict(sample_window, qtbot):
    page = sample_window.show_page("insights")
    qtbot.waitUntil(lambda: page._read is not None and bool(page._read.outcomes), timeout=WAIT)
    page._choose_span("")
    assert page.totals.numbers["views"].text() == "642,300"
    assert all(one.planned for one in page._read.outcomes)


def test_once_the_window_closes_nothing_is_left_of_a_file_that_was_removed(sample_window):
    [first, *_rest] = sample_window.store.read(bringing.all_files)
    sample_window.store.make(bringing.remove(first.id))
    path = sample_window.path
    assert sample_window.store.workspace.read_plain(results.has_orphans)
    sample_window.close()
    with contextlib.closing(sqlite3.connect(path)) as there:
        assert not results.has_orphans(there)


def test_numbers_are_typed_in_from_the_app_and_counted(page, store, desk, qtbot):
    made = store.make(videos.add("Balcony", dt.datetime(2026, 11, 20, 19, 0), stage=Stage.POSTED))

    def fill(dialog):
        dialog.fields["views"].setText("12.3K")
        dialog.fields["orders"].setText("4")

    accept(RecordDialog, fill)
    page.show_what(Goto("insights", video=made))
    settled(page, qtbot, 1)
    assert page._read.outcomes[0].numbers == {"views": 12_300, "orders": 4}
    page.videos.setFocus()
    assert page.type.isVisible()
    store.undo()
    settled(page, qtbot, 0)
