import datetime as dt

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton

from models.choices import Stage, TagKind
from planner import opening
from planner.calendar.workspace import Workspace
from planner.i18n import set_language
from planner.library import hashtags
from planner.preferences import Preferences
from planner.video import videos
from ui.shell.actions import ACTIONS
from ui.shell.pages import PAGES
from ui.shell.window import MainWindow
from ui.store import Store
from ui.theme import theme


def add(window, title="Cold brew", day=25):
    return window.store.do(videos.add(title, dt.datetime(2026, 11, day, 19)))


def test_no_two_actions_have_the_same_key():
    keys = [QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys]
    assert sorted(keys) == sorted(set(keys))
    assert all(keys)


def test_every_action_has_its_own_name():
    assert len({spec.name for spec in ACTIONS}) == len(ACTIONS)


def test_the_month_is_drawn_before_the_calendar_is_attached(path, preferences, clock, qtbot):
    workspace = opening.open_calendar(path, clock)
    workspace.do(videos.add("Cold brew", dt.datetime(2026, 11, 25, 19)))
    workspace.close()
    preferences["page"] = "calendar"
    window = MainWindow(path, preferences, Store(clock))
    qtbot.addWidget(window)
    assert not window.store.ready
    assert window.pages["calendar"].model.item_count == 1
    window.run(next(spec for spec in ACTIONS if spec.name == "new_video"))  # nothing can be done yet
    assert window.page_name == "calendar"
    window.store.close()


@pytest.mark.slow
def test_the_page_of_checks_is_reached_by_key_and_by_the_list_of_pages_and_opens_videos(window, qtbot):
    made = add(window)
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.page_name == "checks"
    window.show_page("today")
    window.navigation.chosen.emit("checks")
    page = window.pages["checks"]
    qtbot.waitUntil(lambda: bool(page.model.lines))
    page.desk.open_video(made)
    assert window.page_name == "video"
    window.go_back()
    assert window.page_name == "checks"


def test_closing_the_window_stops_what_is_being_checked(window, qtbot):
    add(window)
    page = window.show_page("checks")
    window.close()
    assert not page._checking.busy
    assert not page._settle.isActive()


@pytest.mark.slow
def test_n_adds_a_video_and_opens_it_and_escape_goes_back(window, qtbot):
    window.show_page("calendar")
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert window.page_name == "video"
    window.actions_by_name["go_back"].trigger()
    assert window.page_name == "calendar"


def test_number_keys_set_the_stage_of_the_chosen_video(window, qtbot):
    made = add(window)
    window.show_page("calendar").show_video(made, dt.date(2026, 11, 25))
    qtbot.keyClick(window, Qt.Key.Key_4)
    assert window.store.read(lambda s: videos.get(s, made)).stage is Stage.FILMED


def test_the_undo_menu_names_the_step(window):
    made = add(window)
    assert window.actions_by_name["undo"].text() == "Undo: Add video"
    window.store.undo()
    assert window.actions_by_name["redo"].text() == "Redo: Add video"
    assert not window.actions_by_name["undo"].isEnabled()
    assert window.store.read(lambda s: videos.find(s, made)) is None


def test_a_refused_edit_is_told_in_the_window(window):
    window.store.do(videos.set_text(999, "hook", "x"))
    assert window.toast.text == "This video is no longer in the calendar."
    assert window.toast.isVisible()


def test_what_another_program_wrote_is_shown(window, path, clock):
    page = window.show_page("calendar")
    other = opening.open_calendar(path, clock)
    other.do(videos.add("From the command line", dt.datetime(2026, 11, 26, 9)))
    other.close()
    window.store.workspace.look_outside()
    assert page.model.item_count == 1


@pytest.mark.slow
def test_closing_saves_what_is_being_typed_and_the_windows_shape(window, path, clock, preferences, qtbot):
    made = add(window)
    window.open_video(made)
    qtbot.keyClicks(window.pages["video"].form.texts["hook"], "Half a sentence")
    window.close()
    again = opening.open_calendar(path, clock)
    assert again.read(lambda s: videos.get(s, made)).hook == "Half a sentence"
    again.close()
    assert preferences["window"]
    assert preferences.recent == [path.resolve()]


def test_a_calendar_for_reading_only_says_so_and_refuses_edits(path, preferences, clock, qtbot):
    engine = opening.open_engine(path, read_only=True)
    window = MainWindow(path, preferences, Store(clock))
    qtbot.addWidget(window)
    window.show()
    window.attach(Workspace(engine, clock, path=path, read_only=True))
    assert window.banner.isVisible()
    window.actions_by_name["new_video"].trigger()
    assert "reading only" in window.toast.text
    window.close()


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "dark"),
        ("id", "light"),
        pytest.param("en", "light", marks=pytest.mark.slow),
        pytest.param("id", "dark", marks=pytest.mark.slow),
    ],
)
def test_every_page_can_be_shown_in_both_languages_and_themes(path, preferences, clock, qapp, language, name):
    set_language(language)
    theme.choose(name)
    window = MainWindow(path, preferences, Store(clock))
    window.show()
    window.attach(opening.open_calendar(path, clock))
    made = add(window)
    for page in ("today", "calendar", "settings", "import"):
        window.show_page(page)
        assert not window.grab().isNull()
    window.open_video(made)
    assert not window.grab().isNull()
    window.store.undo()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the next theme styles it not
    set_language("en")
    theme.choose("light")


def test_a_second_start_brings_the_first_window_forward(path, qtbot):
    from ui.background.instance import Instance

    first, second = Instance(path), Instance(path)
    assert first.take()
    first.listen()
    with qtbot.waitSignal(first.asked):
        assert not second.take()
    first.release()
    assert second.take()
    second.release()


@pytest.mark.slow
def test_what_could_not_be_saved_is_not_called_saved_and_is_tried_again(window, path, clock, qtbot):
    made = add(window)
    window.open_video(made)
    field = window.pages["video"].form.texts["hook"]
    window.store.workspace.read_only = True  # as a full disk or a locked file would refuse it
    qtbot.keyClicks(field, "precious")
    field.save()
    assert window.pages["video"].saved.text() == "Not saved"
    assert field.toPlainText() == "precious"
    window.store.workspace.read_only = False
    window.close()
    again = opening.open_calendar(path, clock)
    assert again.read(lambda s: videos.get(s, made)).hook == "precious"
    again.close()


@pytest.mark.slow
def test_closing_in_the_middle_of_an_import_stops_it_and_keeps_nothing(window, path, clock, tmp_path, qtbot):
    plan = tmp_path / "plan.csv"
    plan.write_text(
        "Date,Title\n" + "\n".join(f"2026-12-01,Video {n}" for n in range(8000)), encoding="utf-8"
    )
    window.desk.go("import", path=plan)
    page = window.pages["import"]
    qtbot.waitUntil(lambda: page.go.isEnabled(), timeout=10_000)
    page.go.click()
    window.close()
    QApplication.processEvents()
    again = opening.open_calendar(path, clock)
    assert again.read_plain(lambda c: c.execute("SELECT count(*) FROM video").fetchone()) == (0,)
    again.close()


def test_a_window_that_is_closed_while_its_calendar_loads_is_let_go(path, preferences, clock, qtbot):
    from ui import jobs

    window = MainWindow(path, preferences, Store(clock))
    window.show()
    jobs.run(window, lambda: opening.open_calendar(path, clock), window.attach, lambda error: None)
    window.close()
    window.deleteLater()
    jobs.finish()
    qtbot.wait(20)


def test_a_copy_never_goes_over_a_calendar_that_the_dialog_did_not_ask_about(
    window, path, clock, monkeypatch
):
    from ui.shell import files

    other = path.with_name("Other.hookline")
    opening.create(other, clock, zone="UTC").close()
    before = other.read_bytes()
    monkeypatch.setattr(
        files.QFileDialog, "getSaveFileName", lambda *_args: (str(path.with_name("Other")), "")
    )
    window.save_copy()
    assert other.read_bytes() == before
    assert window.toast.text == "There is already a file “Other.hookline”. Choose another name."


def test_preferences_that_make_no_sense_do_not_stop_the_window(path, tmp_path, clock, qtbot):
    file = tmp_path / "odd.json"
    file.write_text('{"window": "x", "page": "nowhere", "recent": [1, null]}', encoding="utf-8")
    window = MainWindow(path, Preferences(file), Store(clock))
    qtbot.addWidget(window)
    assert window.page_name == "today"
    window.store.close()


def test_the_library_is_reached_by_keys_and_by_the_list_of_pages(window, qtbot):
    window.actions_by_name["show_hashtags"].trigger()
    assert window.page_name == "hashtags"
    assert window.pages["hashtags"].header.title.text() == "Trends"
    window.pages["hashtags"].header.views.button("sounds").click()
    assert window.page_name == "sounds"


def test_del_on_a_page_of_the_library_is_about_its_rows(window, qtbot):
    made = add(window)
    window.store.do(hashtags.set_kind("coldbrew", TagKind.CATEGORY))
    window.show_page("hashtags").table.choose(["coldbrew"])
    window.actions_by_name["delete_video"].trigger()
    assert window.store.read(hashtags.library) == []
    assert window.store.read(lambda s: videos.find(s, made)) is not None


@pytest.mark.slow
def test_a_video_that_was_opened_from_the_library_leads_back_there(window, qtbot):
    made = add(window)
    window.show_page("sounds").desk.open_video(made)
    assert window.page_name == "video"
    window.go_back()
    assert window.page_name == "sounds"


@pytest.mark.slow
def test_a_page_has_search_and_new_video_at_the_right_where_the_table_says_so(window):
    for spec in PAGES:
        page = window.show_page(spec.name)
        texts = [one.accessibleName() or one.text() for one in page.header.findChildren(QPushButton)]
        tools = ("New video" in texts, "Search or run a command" in texts)
        assert tools == (spec.tools and not spec.makes_own, spec.tools), spec.name


@pytest.mark.slow
def test_a_window_that_is_gone_leaves_no_widget_behind(path, preferences, clock, qapp):
    before = len(QApplication.topLevelWidgets())
    preferences["notifications"] = False
    for _time in range(2):
        window = MainWindow(path, preferences, Store(clock))
        window.show()
        window.attach(opening.open_calendar(path, clock))
        QApplication.processEvents()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(QApplication.topLevelWidgets()) == before
