"""Another program holds the calendar, or its file is gone: nothing freezes, nothing is lost, and it is said."""

import contextlib
import datetime as dt
import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton

from models.calendar_file import GLANCE_S
from models.choices import Stage
from models.records import Beat, Segment, segments_from_json
from planner import opening
from planner.exchange import in_step, plan_import
from planner.exchange.in_step import Compared
from planner.exchange.plan_table import PlannedVideo
from planner.live import lives
from planner.video import videos
from ui.app import load
from ui.live.run_table import WHAT
from ui.shell import lost
from ui.shell.pages import PAGES


@pytest.fixture
def video(window):
    made = window.store.make(videos.add("Cold brew"))
    window.store.workspace.keep_copy()
    yield made
    window.store.give_up()  # or closing would ask


@pytest.fixture
def other(path):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def hook(window, video):
    return window.store.read(lambda s: videos.get(s, video)).hook


def says(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


@pytest.mark.slow
def test_an_edit_waits_for_another_writer_and_the_window_does_not(window, video, other, qtbot) -> None:
    other.execute("BEGIN EXCLUSIVE")
    assert window.store.save(videos.set_text(video, "hook", "Wait for it"))
    window.store.do(videos.set_flag(video, "voice_over", True))
    window.show_page("board")
    window.show_page("checks")
    other.execute("COMMIT")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("COMMIT")
    qtbot.waitUntil(lambda: not window.store.waiting)
    assert hook(window, video) == "Wait for it"
    assert [step.label for step in window.store.workspace.steps][-2:] == ["Change hook", "Change voice-over"]


def test_a_step_back_waits_for_who_reads_or_writes_just_then(window, video, other, qtbot) -> None:
    window.store.do(videos.set_text(video, "hook", "Once"))
    window.store.do(videos.set_text(video, "hook", "Twice"))
    told = []
    window.store.failed.connect(told.append)
    other.execute("BEGIN EXCLUSIVE")
    window.store.undo()
    window.store.undo()
    other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: hook(window, video) == "")
    window.store.redo()
    assert hook(window, video) == "Once"
    assert told == []


def test_the_program_opens_a_calendar_that_waits_a_frame_for_others(path) -> None:
    with contextlib.closing(load(path)) as workspace:
        assert workspace.patience == GLANCE_S


@pytest.mark.slow
def test_the_video_page_says_that_it_is_saving_and_then_that_it_is_saved(window, video, other, qtbot) -> None:
    window.open_video(video)
    page = window.pages["video"]
    other.execute("BEGIN EXCLUSIVE")
    page.form.texts["hook"].setPlainText("Typed while locked")
    page.leave()
    assert page.saved.text() == "Saving…"
    assert "Another program is using this calendar" in says(window.lost_banner)
    other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: page.saved.text() == "Saved")
    assert hook(window, video) == "Typed while locked"
    qtbot.waitUntil(lambda: window.lost_banner.isHidden())


def test_what_needs_an_answer_is_refused_at_once_and_can_be_done_again(window, video, other, qtbot) -> None:
    told = []
    window.store.failed.connect(told.append)
    other.execute("BEGIN IMMEDIATE")
    assert window.store.make(videos.add("Second")) is None
    other.execute("ROLLBACK")
    assert "Another program is writing" in told[0]
    assert window.store.make(videos.add("Second"))


@pytest.mark.slow
def test_every_page_shows_what_was_read_last_while_the_file_is_gone(window, video, path) -> None:
    path.unlink()
    for page in PAGES:
        window.show_page(page.name)
        window.store.look_outside()
        assert "any more" in says(window.lost_banner), page.name


@pytest.mark.slow
def test_all_is_saved_as_a_new_file_with_what_was_typed_last(
    window, video, path, clock, monkeypatch, qtbot
) -> None:
    path.rename(path.with_name("Elsewhere.hookline"))
    window.open_video(video)
    window.pages["video"].form.texts["hook"].setPlainText("Typed last")
    window.pages["video"].leave()
    target = path.with_name("Rescued.hookline")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    wanted = []
    window.desk.calendar_wanted.connect(wanted.append)
    save = next(b for b in window.lost_banner.findChildren(QPushButton) if "new file" in b.text())
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert wanted == [target]
    with contextlib.closing(opening.open_calendar(target, clock)) as rescued:
        found = rescued.read(lambda s: videos.get(s, video))
        assert (found.title, found.hook) == ("Cold brew", "Typed last")


def press(box, text):
    next(one for one in box.buttons() if one.text() == text).click()


def test_closing_with_what_is_not_saved_asks(window, video, path, monkeypatch) -> None:
    path.unlink()
    window.store.save(videos.set_text(video, "hook", "Typed last"))
    asked = []

    def go_back(box):
        asked.append(box.text())
        press(box, "Go back")

    monkeypatch.setattr(QMessageBox, "exec", go_back)
    assert not window.close()
    assert asked == ["What you changed last could not be saved in the calendar’s file."]
    window.store.give_up()
    assert lost.may_close(window.store, window.lost_banner)


def test_another_calendar_in_the_place_is_not_written_to_when_the_window_closes(
    window, video, path, tmp_path, clock, monkeypatch
) -> None:
    other = opening.create(tmp_path / "Theirs.hookline", clock, zone="UTC", spoken="en")
    other.do(videos.add("Theirs"))
    other.close()
    (tmp_path / "Theirs.hookline").replace(path)
    window.store.save(videos.set_text(video, "hook", "Mine"))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: press(box, "Close without saving"))
    assert window.close()
    with contextlib.closing(opening.open_calendar(path, clock)) as theirs:
        assert theirs.read(lambda s: videos.get(s, 1)).hook == ""


def planned(n):
    return PlannedVideo(
        row=n, key=f"{n:016x}", title=f"Video {n}", stage=Stage.IDEA, at=None, zone="", format=None, hook="",
        overlay="", shows=frozenset(), length=None, beats=(), script="", sound="", sound_link="", voice_over=False,
        caption="", hashtags=(), product="", cta="", notes="",
    )  # fmt: skip


@pytest.mark.slow
def test_an_edit_typed_during_an_import_is_stored_before_the_import_ends(window, video, qtbot) -> None:
    from ui.slicing import SlicedEdit

    ends = []
    found = Compared([planned(n) for n in range(1000)], new=tuple(range(1000)))
    SlicedEdit(
        window.store,
        "Import plan",
        plan_import.in_slices(found, in_step.usual(found), plan_import.Brought("Plan")),
        each=lambda stored: (
            stored.done == 200 and window.store.do(videos.set_text(video, "hook", "Meanwhile"))
        ),
        then=ends.append,
        otherwise=ends.append,
        parent=window,
    )
    qtbot.waitUntil(lambda: hook(window, video) == "Meanwhile", timeout=30_000)
    assert not ends
    qtbot.waitUntil(lambda: bool(ends), timeout=30_000)
    assert ends[0].added == 1000
    assert [step.label for step in window.store.workspace.steps][-2:] == ["Import plan", "Change hook"]
    window.store.undo()
    window.store.undo()
    assert window.store.read_rows(lambda c: c.execute("SELECT title FROM video").fetchall()) == [
        ("Cold brew",)
    ]


@pytest.mark.slow
def test_a_text_that_is_refused_once_the_file_is_free_stays_in_its_field(window, video, other, qtbot) -> None:
    window.open_video(video)
    page = window.pages["video"]
    other.execute("BEGIN EXCLUSIVE")
    page.form.texts["hook"].setPlainText("A long hook\x1b that was pasted")
    page.leave()
    other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: not window.store.waiting)
    window.store.do(videos.set_text(video, "notes", "Something else"))
    assert page.form.texts["hook"].toPlainText() == "A long hook\x1b that was pasted"
    assert page.saved.text() == "Not saved"


@pytest.mark.slow
def test_a_field_goes_on_showing_what_waits(window, video, path, qtbot) -> None:
    window.open_video(video)
    page = window.pages["video"]
    path.rename(path.with_name("away.hookline"))
    page.form.texts["hook"].setPlainText("Typed while it was gone")
    page.leave()
    window.show_page("board")
    window.open_video(video)
    assert page.form.texts["hook"].toPlainText() == "Typed while it was gone"


def test_what_can_not_be_saved_with_all_the_rest_is_named_and_can_be_copied(
    window, video, path, monkeypatch
) -> None:
    path.rename(path.with_name("away.hookline"))
    window.store.save_text(
        ("video", video, "caption"), "Bad\x1b text", videos.set_text(video, "caption", "Bad\x1b text")
    )
    window.store.save(videos.set_text(video, "hook", "Good"))
    target = path.with_name("Rescued.hookline")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    told = []

    def copy(box):
        told.append(f"{box.text()} {box.informativeText()}")
        press(box, "Copy the texts")

    monkeypatch.setattr(QMessageBox, "exec", copy)
    assert window.lost_banner.rescue()
    assert "Rescued.hookline" in told[0]
    assert "Change caption: “Bad" in told[0]
    assert "control character" in told[0]
    assert QGuiApplication.clipboard().text() == "Bad\x1b text"


def test_a_copy_holds_what_waits(window, video, other, path, monkeypatch, clock) -> None:
    other.execute("BEGIN IMMEDIATE")
    window.store.save(videos.set_text(video, "hook", "Waits"))
    target = path.with_name("Copy.hookline")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    said = []
    window.desk.said.connect(said.append)
    window.save_copy()
    assert said == ["Saved a copy as “Copy.hookline”."]
    with contextlib.closing(opening.open_calendar(target, clock)) as copy:
        assert copy.read(lambda s: videos.get(s, video)).hook == "Waits"


def test_a_copy_is_one_of_this_calendar_whatever_lies_in_its_place(
    window, video, path, tmp_path, monkeypatch, clock
) -> None:
    theirs = opening.create(tmp_path / "Theirs.hookline", clock, zone="UTC", spoken="en")
    theirs.do(videos.add("Theirs"))
    theirs.close()
    (tmp_path / "Theirs.hookline").replace(path)
    target = path.with_name("Copy.hookline")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    window.save_copy()
    with contextlib.closing(opening.open_calendar(target, clock)) as copy:
        assert copy.read(lambda s: videos.get(s, video)).title == "Cold brew"


@pytest.fixture
def journal(path):
    """Something that keeps SQLite from writing: a folder where the journal of the calendar would be."""
    made = path.with_name(f"{path.name}-journal")
    yield made
    if made.exists():
        made.rmdir()


@pytest.mark.slow
def test_an_edit_waits_for_a_disk_that_does_not_take_it_and_closing_asks(
    window, video, journal, monkeypatch, qtbot
) -> None:
    window.open_video(video)
    page = window.pages["video"]
    journal.mkdir()
    page.form.texts["hook"].setPlainText("Typed while nothing could be written")
    page.leave()
    window.store.do(videos.set_flag(video, "voice_over", True))
    assert page.saved.text() == "Saving…"
    assert page.form.texts["hook"].toPlainText() == "Typed while nothing could be written"
    assert "can't be saved now" in says(window.lost_banner)
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: (asked.append(box.text()), press(box, "Go back")))
    assert not window.close()
    assert asked == ["What you changed last could not be saved in the calendar’s file."]
    journal.rmdir()
    qtbot.waitUntil(lambda: not window.store.waiting)
    assert hook(window, video) == "Typed while nothing could be written"
    assert page.saved.text() == "Saved"
    assert window.lost_banner.isHidden()


def test_the_line_stays_while_what_can_be_read_can_not_be_written(window, video, other, qtbot) -> None:
    other.execute("BEGIN IMMEDIATE")
    window.store.save(videos.set_text(video, "hook", "Waits"))
    troubled = []
    window.store.troubled.connect(troubled.append)
    for page in ("today", "board", "calendar"):
        window.show_page(page)
    assert not troubled
    assert window.lost_banner.isVisible()


def test_the_checks_are_those_of_this_calendar_whatever_lies_in_its_place(
    window, video, path, tmp_path, clock, qtbot
) -> None:
    theirs = opening.create(tmp_path / "Theirs.hookline", clock, zone="UTC", spoken="en")
    theirs.do(videos.add("Theirs", dt.datetime(2026, 11, 24, 19)))
    theirs.close()
    window.store.do(videos.reschedule(video, dt.datetime(2026, 11, 25, 19)))
    window.store.workspace.keep_copy()
    (tmp_path / "Theirs.hookline").replace(path)
    page = window.show_page("checks")
    qtbot.waitUntil(lambda: bool(page.model.lines))
    titles = {line.about for line in page.model.lines}
    assert "Theirs" not in titles
    assert "Cold brew" in titles


@pytest.mark.slow
def test_a_list_that_is_changed_twice_while_the_file_is_held_keeps_both_changes(
    window, video, other, qtbot
) -> None:
    window.store.do(videos.set_beats(video, (Beat(0, 3, "Hook", "pour"), Beat(3, 9, "Step", "mix"))))
    window.open_video(video)
    page = window.pages["video"]
    other.execute("BEGIN IMMEDIATE")
    for text in ("one", "two"):
        page.form.tags.input.setText(text)
        page.form.tags.input.returnPressed.emit()
    page.form.beats.table.item(0, 3).setText("pour slowly")
    page.form.beats.table.item(1, 3).setText("mix well")
    assert page.saved.text() == "Saving…"
    other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: not window.store.waiting)
    stored = window.store.read(lambda s: videos.get(s, video))
    assert stored.hashtags == ["one", "two"]
    assert [beat["text"] for beat in stored.beats] == ["pour slowly", "mix well"]


@pytest.mark.slow
def test_two_cells_of_a_run_of_show_typed_while_the_file_is_held_are_both_kept(
    window, video, other, qtbot
) -> None:
    live = window.store.make(lives.add("Friday live", dt.datetime(2026, 11, 27, 20)))
    window.store.do(lives.set_run(live, (Segment(4, "Hook"), Segment(14, "Box"))))
    page = window.show_page("live")
    page.choose_entry(live)
    other.execute("BEGIN IMMEDIATE")
    page.run.table.item(0, WHAT).setText("Hello")
    page.run.table.item(1, WHAT).setText("Big box")
    assert page.run.table.item(0, WHAT).text() == "Hello"
    other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: not window.store.waiting)
    run = segments_from_json(window.store.read(lambda s: lives.get(s, live)).run_of_show)
    assert [one.what for one in run] == ["Hello", "Big box"]
