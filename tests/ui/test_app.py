"""The windows of the program: one a calendar, several at once."""

import contextlib
import datetime as dt
import sqlite3

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from sqlalchemy import event
from sqlmodel import select

import ui.app
from models.choices import ReminderKind
from models.reminder import Due
from planner import opening
from planner.i18n import language, set_language
from planner.preferences import QUIT, STAY
from planner.reminders import reminders
from planner.reminders.reminders import Occurrence, _row_of
from planner.video import videos
from tests.asking import when_asked
from tests.reminding import remind_only
from ui.app import App
from ui.shell import files

AT = dt.datetime(2026, 11, 23, 9)
NOW = dt.datetime(2026, 11, 23, 2, tzinfo=dt.UTC)


@pytest.fixture
def app(preferences, qapp, monkeypatch):
    monkeypatch.setattr(qapp, "quit", lambda: None)
    program = App(preferences)
    yield program
    program.quit()


@pytest.fixture
def with_tray(app):
    """The program where there is a tray; this one shows nothing."""
    app._tray_there = lambda: True
    return app


@pytest.fixture
def brands(tmp_path, clock):
    """Two calendars."""
    paths = []
    for brand in ("Senja", "Fajar"):
        paths.append(tmp_path / f"{brand}.hookline")
        opening.create(paths[-1], clock, brand=f"{brand} Coffee", zone="Asia/Jakarta").close()
    return paths


def ready(window, qtbot):
    qtbot.waitUntil(lambda: window.store.ready, timeout=10_000)
    return window


@pytest.mark.slow
def test_two_calendars_open_in_two_windows_and_one_closes_without_the_other(app, brands, qtbot):
    senja, fajar = brands
    assert app.open(senja)
    first = ready(next(iter(app.windows)), qtbot)
    first.desk.beside_wanted.emit(fajar)
    assert [window.path for window in app.windows] == [senja, fajar]
    second = ready(list(app.windows)[1], qtbot)
    assert (first.store.settings()["brand"], second.store.settings()["brand"]) == (
        "Senja Coffee",
        "Fajar Coffee",
    )
    first.close()
    assert list(app.windows) == [second]
    assert second.store.ready


def test_a_calendar_that_is_open_already_comes_forward(app, brands, qtbot):
    app.open(brands[0])
    ready(next(iter(app.windows)), qtbot).desk.beside_wanted.emit(brands[0])
    assert len(app.windows) == 1


@pytest.mark.slow
def test_opening_in_place_closes_the_window_it_was_asked_in(app, brands, qtbot):
    app.open(brands[0])
    ready(next(iter(app.windows)), qtbot).desk.calendar_wanted.emit(brands[1])
    assert [window.path for window in app.windows] == [brands[1]]
    ready(next(iter(app.windows)), qtbot)


@pytest.mark.slow
def test_recent_calendars_are_listed_by_brand(app, brands, qtbot):
    app.open(brands[0])
    first = ready(next(iter(app.windows)), qtbot)
    first.desk.beside_wanted.emit(brands[1])
    ready(list(app.windows)[1], qtbot)
    menu = QMenu()
    files.fill_recent(first.desk, menu)
    assert [action.text() for action in menu.actions()] == [f"Fajar Coffee    {brands[1]}"]


def closed_by_hand(window):
    window.close()
    return not window.isVisible()


@pytest.mark.slow
def test_a_message_of_the_tray_opens_the_calendar_that_it_came_from(with_tray, brands, qtbot):
    with_tray.open(brands[0])
    first = ready(next(iter(with_tray.windows)), qtbot)
    first.desk.beside_wanted.emit(brands[1])
    second = ready(list(with_tray.windows)[1], qtbot)
    with_tray.start_tray()
    own = []
    for window in (first, second):
        due = Occurrence(1, ReminderKind.TREND_CHECK, 0, 0, AT, "Asia/Jakarta", NOW, 20, "Trend check", AT)
        window.store.workspace.record(lambda session, due=due: session.add(_row_of(due)))
        own.append(window.store.read(lambda session: session.exec(select(Due.id)).one()))
        window.show_page("calendar")
    assert own[0] == own[1]
    item = second.store.read(lambda session: reminders.items(session, [own[1]]))[0]
    second.reminded.emit(item)
    with_tray._tray.reminder_wanted.emit(item.id)
    assert (first.page_name, second.page_name) == ("calendar", "trend")


def test_without_a_tray_closing_the_window_ends_it(app, brands, qtbot):
    app.open(brands[0])
    window = ready(next(iter(app.windows)), qtbot)
    window.close()
    assert not app.windows
    assert app.preferences["tray"] == ""  # nobody was asked


@pytest.mark.slow
def test_the_last_window_hides_in_the_tray_and_its_reminders_go_on(with_tray, brands, qtbot):
    with_tray.preferences["tray"] = STAY
    with_tray.open(brands[0])
    first = ready(next(iter(with_tray.windows)), qtbot)
    first.desk.beside_wanted.emit(brands[1])
    second = ready(list(with_tray.windows)[1], qtbot)
    first.close()
    assert list(with_tray.windows) == [second]
    assert closed_by_hand(second)
    assert list(with_tray.windows) == [second]
    qtbot.waitUntil(lambda: second.reminding.clock.running)
    assert second.store.ready
    with_tray.open(brands[1])
    assert second.isVisible()
    second.quit_wanted.emit()
    assert not with_tray.windows


def test_the_first_close_asks_and_the_answer_is_kept(with_tray, brands, qtbot):
    with_tray.open(brands[0])
    window = ready(next(iter(with_tray.windows)), qtbot)
    answer("Keep running")
    assert closed_by_hand(window)
    assert (with_tray.preferences["tray"], list(with_tray.windows)) == (STAY, [window])
    window.show()
    assert closed_by_hand(window)  # and nobody asks again


@pytest.mark.slow
def test_quit_at_the_first_close_ends_it_and_an_unanswered_question_asks_again(with_tray, brands, qtbot):
    with_tray.open(brands[0])
    answer(None)
    ready(next(iter(with_tray.windows)), qtbot).close()
    assert (with_tray.preferences["tray"], list(with_tray.windows)) == ("", [])
    with_tray.open(brands[0])
    answer("Quit")
    ready(next(iter(with_tray.windows)), qtbot).close()
    assert (with_tray.preferences["tray"], list(with_tray.windows)) == (QUIT, [])


@pytest.mark.slow
def test_at_login_it_begins_without_a_window_and_waits_for_the_tray(preferences, brands, qtbot, monkeypatch):
    monkeypatch.setattr(ui.app, "TRAY_WAIT_MS", 5)
    there = []
    program = App(preferences, lambda: bool(there))
    program.open(brands[0], hidden=True)
    window = ready(next(iter(program.windows)), qtbot)
    program.start_tray(1000)
    qtbot.wait(30)
    assert (window.isVisible(), program._tray) == (False, None)
    there.append(True)
    qtbot.waitUntil(lambda: program._tray is not None)
    window.counted.emit(3)
    assert program._tray.icon.toolTip() == "Hookline: 3 reminders"
    program._tray.open_wanted.emit()
    assert window.isVisible()
    program.quit()


@pytest.mark.slow
def test_where_no_tray_comes_the_window_is_shown_after_all(preferences, brands, qtbot, monkeypatch):
    monkeypatch.setattr(ui.app, "TRAY_WAIT_MS", 1)
    program = App(preferences, lambda: False)
    program.open(brands[0], hidden=True)
    window = ready(next(iter(program.windows)), qtbot)
    program.start_tray(3)
    qtbot.waitUntil(window.isVisible)
    program.quit()


def answer(text):
    """Press the button of the question that comes, or Esc."""

    def press(box):
        if text is None:
            box.reject()
        else:
            next(one for one in box.buttons() if one.text().replace("&", "") == text).click()

    when_asked(press)


def test_what_reminders_ask_at_once_has_been_asked_beside_the_window(workspace):
    remind_only(workspace, *ReminderKind)
    asked = []
    event.listen(workspace._engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    workspace.read(ui.app.warm_up)
    assert any("FROM liveevent" in one for one in asked)


def test_a_calendar_that_fails_to_open_for_an_unknown_reason_is_told_and_leaves_no_window(
    app, brands, monkeypatch, qtbot
):
    def breaks(path):
        raise RuntimeError("a law of nature")

    monkeypatch.setattr(ui.app, "load", breaks)
    told = []
    when_asked(lambda box: (told.append(box.text()), box.close()))
    app.open(brands[0])
    qtbot.waitUntil(lambda: not app.windows, timeout=10_000)
    assert "Senja.hookline" in told[0]
    assert app.exit_code == 2


@pytest.fixture
def held(app, brands, qtbot):
    """A window in which an edit waits for another program that holds its file."""
    app.open(brands[0])
    window = ready(next(iter(app.windows)), qtbot)
    video = window.store.make(videos.add("Cold brew"))
    window.store.workspace.keep_copy()
    with contextlib.closing(sqlite3.connect(brands[0], isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        window.open_video(video)
        window.pages["video"].form.texts["hook"].setPlainText("Typed while held")
        yield window
        if other.in_transaction:
            other.execute("ROLLBACK")
    for one in app.windows:
        one.store.give_up()  # or quitting would ask


def answered(monkeypatch, text):
    """Have every question answered by a button; return what was asked."""
    asked = []

    def press(box):
        asked.append(box.text())
        next(one for one in box.buttons() if one.text() == text).click()

    monkeypatch.setattr(QMessageBox, "exec", press)
    return asked


def hook_in(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT hook FROM video").fetchone()[0]


def test_go_back_keeps_the_window_and_what_waits_when_another_calendar_is_opened(
    app, brands, held, monkeypatch, qtbot
):
    asked = answered(monkeypatch, "Go back")
    held.desk.calendar_wanted.emit(brands[1])
    assert len(asked) == 1
    assert list(app.windows) == [held]
    assert held.isVisible()
    assert len(held.store.waiting) == 1
    assert app.open(brands[1])  # nothing holds it
    assert len(app.windows) == 2


@pytest.mark.slow
def test_go_back_keeps_the_language_too(app, brands, held, monkeypatch):
    answered(monkeypatch, "Go back")
    page = held.show_page("settings")
    page.language.setCurrentIndex(page.language.findData("id"))
    page.language.activated.emit(page.language.currentIndex())
    assert list(app.windows) == [held]
    assert len(held.store.waiting) == 1
    assert language() == "en"
    assert page.language.currentData() == held.preferences["language"] == "system"


@pytest.mark.slow
def test_what_waits_is_given_up_only_where_all_windows_may_be_closed(app, brands, held, monkeypatch, qtbot):
    held.desk.beside_wanted.emit(brands[1])
    second = ready(list(app.windows)[1], qtbot)
    second.store.workspace.keep_copy()
    brands[1].unlink()
    answers = iter(["Close without saving", "Go back"])

    def press(box):
        wanted = next(answers)
        next(one for one in box.buttons() if one.text() == wanted).click()

    monkeypatch.setattr(QMessageBox, "exec", press)
    app.restart("id")
    assert list(app.windows) == [held, second]
    assert len(held.store.waiting) == 1
    monkeypatch.undo()


@pytest.mark.slow
def test_another_language_builds_every_window_anew_once_nothing_waits(app, brands, qtbot):
    app.open(brands[0])
    ready(next(iter(app.windows)), qtbot)
    app.restart("id")
    try:
        [window] = app.windows
        assert window.desk.path == brands[0]
        assert ready(window, qtbot).actions_by_name["undo"].text() == "Urungkan"
    finally:
        set_language("en")


@pytest.mark.slow
def test_a_new_language_goes_on_with_the_file_in_which_all_was_saved(
    app, brands, held, monkeypatch, tmp_path, qtbot
):
    target = tmp_path / "All of it.hookline"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    answered(monkeypatch, "Save all as a new file…")
    app.restart("en")
    assert [window.path for window in app.windows] == [target]
    ready(next(iter(app.windows)), qtbot)
    assert hook_in(target) == "Typed while held"


@pytest.mark.slow
def test_opening_what_is_there_now_leaves_the_other_windows_alone(
    app, brands, held, monkeypatch, tmp_path, clock, qtbot
):
    held.desk.beside_wanted.emit(brands[1])
    second = ready(list(app.windows)[1], qtbot)
    second.store.workspace.keep_copy()
    opening.create(tmp_path / "Theirs.hookline", clock, zone="UTC").close()
    (tmp_path / "Theirs.hookline").replace(brands[1])
    answered(monkeypatch, "Close without saving")
    second.lost_banner.reopen_wanted.emit()
    assert held in app.windows
    assert len(held.store.waiting) == 1
    assert [window.path for window in app.windows] == brands
    assert second not in app.windows
    ready(list(app.windows)[1], qtbot)
