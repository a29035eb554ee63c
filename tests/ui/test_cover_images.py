"""Covers are chosen on the video page and shown wherever the video is."""

import datetime as dt

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner.video import covers, videos
from ui.covers import HEIGHT, small
from ui.video import cover_dialog
from ui.video.cover_dialog import CoverDialog

WAIT = 20_000


def kept(color):
    return covers.cut(Image.new("RGB", (900, 1600), color), covers.frame(900, 1600))


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "mug.png"
    Image.new("RGB", (1600, 900), "red").save(path)
    return path


def test_a_cover_that_is_asked_for_arrives_and_changes_with_the_video(store, findings, qtbot):
    made = store.do(videos.add("Cold brew"))
    store.do(covers.put(made, kept("red")))
    with qtbot.waitSignal(findings.covers.arrived, timeout=WAIT):
        assert findings.covers.of(made) is None
    first = findings.covers.of(made)
    assert first.height() == HEIGHT
    assert first.toImage().pixelColor(20, 40).red() > 200
    store.do(covers.put(made, kept("blue")))
    with qtbot.waitSignal(findings.covers.arrived, timeout=WAIT):
        assert findings.covers.of(made) is None
    assert findings.covers.of(made).toImage().pixelColor(20, 40).blue() > 200


def test_a_video_without_a_cover_is_asked_for_once_until_it_gets_one(store, findings, qtbot):
    """Or every picture of it would ask again, and what arrives would draw it again, for ever."""
    made = store.do(videos.add("Cold brew"))
    kept_ones, arrived = findings.covers, []
    kept_ones.arrived.connect(lambda: arrived.append(1))
    assert kept_ones.of(made) is None
    qtbot.waitUntil(lambda: not kept_ones._timer.isActive() and not kept_ones._busy, timeout=WAIT)
    assert kept_ones.of(made) is None
    assert not kept_ones._timer.isActive()
    assert arrived == []
    store.do(covers.put(made, kept("red")))
    with qtbot.waitSignal(kept_ones.arrived, timeout=WAIT):
        assert kept_ones.of(made) is None
    assert kept_ones.of(made).height() == HEIGHT


def test_what_is_no_picture_in_the_file_does_no_harm():
    assert small(b"nothing").isNull()


@pytest.mark.slow
def test_a_dropped_picture_is_framed_and_becomes_the_cover(window, picture, qtbot):
    made = window.store.do(videos.add("Cold brew"))
    window.open_video(made)
    page = window.pages["video"]
    assert page._middle.remove.isHidden()
    page.preview.picture_dropped.emit(picture)
    qtbot.waitUntil(lambda: page.findChild(CoverDialog) is not None, timeout=WAIT)
    dialog = page.findChild(CoverDialog)
    before = dialog.view.box()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Right)
    assert dialog.view.box().left > before.left
    qtbot.keyClick(dialog.view, "-")
    assert dialog.size_slider.value() == 95
    dialog._done()
    found = window.store.read(lambda s: covers.of_video(s, made))
    assert covers.content(found)[8:12] == b"WEBP"
    assert not page._middle.remove.isHidden()
    page._middle.remove.click()
    assert window.store.read(lambda s: covers.of_video(s, made)) == ""


def test_a_file_that_is_no_picture_is_refused_by_name(window, tmp_path, qtbot):
    path = tmp_path / "mug.png"
    path.write_bytes(b"no")
    heard = []
    cover_dialog.frame_of(window, path, heard.append, heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT)
    assert "“mug.png”" in heard[0]


@pytest.mark.slow
def test_the_calendar_shows_a_cover_at_the_left_of_its_tile(window, clock, qtbot):
    window.resize(1920, 1000)
    page = window.show_page("calendar")
    made = window.store.do(videos.add("Cold brew", clock().replace(tzinfo=None)))
    page.go_today()
    QApplication.processEvents()
    without = page.view.viewport().grab().toImage()
    window.store.do(covers.put(made, kept("red")))
    covers_of = window.findings.covers
    qtbot.waitUntil(lambda: covers_of.of(made) is not None, timeout=WAIT)
    with_cover = page.view.viewport().grab().toImage()
    red = [
        1
        for x in range(0, with_cover.width(), 2)
        for y in range(0, with_cover.height(), 2)
        if with_cover.pixelColor(x, y).red() > 240 and with_cover.pixelColor(x, y).blue() < 20
    ]
    assert with_cover != without
    assert len(red) > 20


def test_a_review_shows_the_cover_behind_the_words(window):
    at = dt.datetime.combine(window.findings.calendar().today, dt.time(23))
    made = window.store.do(videos.add("Cold brew", at))
    page = window.show_page("review")
    page.show_videos([made])
    assert page.preview._cover.isNull()
    window.store.do(covers.put(made, kept("red")))
    page.show_videos([made])
    assert not page.preview._cover.isNull()
