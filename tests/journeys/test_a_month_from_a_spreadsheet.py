"""The main task from end to end by keyboard: bring a plan in, see it, fix it, undo, close, open, be reminded."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from planner import opening
from planner.preferences import Preferences
from planner.reminders import reminders
from planner.video import videos
from ui.shell.window import MainWindow
from ui.store import Store
from ui.theme import theme

PLAN = """Tanggal;Jam;Judul;Hook;Durasi;Tagar;Keterangan;Ajakan
25/11/2026;19.00;Cold brew 15 detik;Hai guys, kopi susu tanpa nunggu;22 detik;#coldbrew #fyp #kopi;Enak;Klik keranjang
26/11/2026;12.30;Gift box;Satu kotak, tiga rasa;24;#kado #kopi #hampers;Buka yuk;Pesan sekarang
"""


def test_a_manager_brings_a_month_in_and_works_with_it(tmp_path, clock, qtbot):
    theme.start("light")
    path, plan = tmp_path / "Senja.hookline", tmp_path / "plan.csv"
    plan.write_text(PLAN, encoding="utf-8-sig")
    preferences = Preferences(tmp_path / "preferences.json")
    preferences["notifications"] = False
    opening.create(path, clock, brand="Senja", zone="Asia/Jakarta", spoken="id").close()

    window = start(path, preferences, clock, qtbot)
    window.desk.go("import", path=plan)
    page = window.pages["import"]
    qtbot.waitUntil(lambda: page.go.isEnabled())
    page.go.setFocus()
    qtbot.keyClick(page.go, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.page_name == "calendar")

    view = window.pages["calendar"].view
    assert view.current_day() == dt.date(2026, 11, 25)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.selected.title == "Cold brew 15 detik"
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert window.page_name == "video"

    hook = window.pages["video"].form.texts["hook"]
    [underlined] = [s.cursor.selectedText() for s in hook.extraSelections()]
    assert underlined == "Hai guys"
    QApplication.processEvents()
    fix = next(b for b in window.pages["video"].findChildren(QPushButton) if b.text() == "Cut the greeting")
    fix.setFocus()
    qtbot.keyClick(fix, Qt.Key.Key_Space)
    assert hook.toPlainText() == "Kopi susu tanpa nunggu"
    window.actions_by_name["undo"].trigger()
    assert hook.toPlainText() == "Hai guys, kopi susu tanpa nunggu"
    window.actions_by_name["redo"].trigger()
    window.close()

    clock.now = dt.datetime(2026, 11, 25, 12, 0, 30, tzinfo=dt.UTC)  # 19:00 in Jakarta, closed since Monday
    window = start(path, preferences, clock, qtbot)
    kept = window.store.read(lambda s: videos.get(s, 1))
    assert kept.hook == "Kopi susu tanpa nunggu"
    qtbot.waitUntil(lambda: bool(window.store.read(lambda s: reminders.due(s, clock.now))))
    due = window.store.read(lambda s: reminders.due(s, clock.now))
    assert [item.title for item in due] == ["Cold brew 15 detik"]
    missed = window.store.read(reminders.missed)
    assert len([item for item in missed if not item.video_id]) == 2  # the trend checks of two days
    assert window.navigation._buttons["today"].accessibleName() == f"Today, {1 + len(missed)}"
    window.close()


def start(path, preferences, clock, qtbot):
    window = MainWindow(path, preferences, Store(clock))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.attach(opening.open_calendar(path, clock))
    window.activateWindow()
    return window
