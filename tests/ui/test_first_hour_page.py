"""The hour after a post is counted, and what comes up in it is kept."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from models.choices import Stage
from planner.video import first_hour, videos


@pytest.fixture
def posted(window):
    made = window.store.do(videos.add("Cold brew", dt.datetime(2026, 11, 23, 12)))
    window.store.do(videos.set_stage((made,), Stage.SCHEDULED))
    return made


@pytest.fixture
def page(window, posted):
    page = window.show_page("firsthour")
    page.begin.click()
    return page


def hour(window, video):
    return window.store.read(lambda s: first_hour.of_video(s, video))


def link(window, video):
    return window.store.read(lambda s: videos.get(s, video)).posted_link


def test_without_posts_the_page_says_what_it_is_for(window):
    assert window.show_page("firsthour").stack.currentIndex() == 0


def test_the_hour_begins_with_the_post_and_runs_down(window, page, posted, clock):
    assert page.left.text() == "60:00"
    assert window.store.read(lambda s: videos.get(s, posted)).stage is Stage.POSTED
    clock.now += dt.timedelta(minutes=12)
    page._tick()
    assert page.left.text() == "48:00"
    clock.now += dt.timedelta(minutes=49)
    page._tick()
    assert page.left.text() == "The first hour is over"
    window.store.undo()
    assert page.left.text() == "Not posted yet"


def test_link_pinned_comment_and_questions_are_kept(window, page, posted, qtbot):
    qtbot.keyClicks(page.link, "https://example.com/v/1")
    qtbot.keyClick(page.link, Qt.Key.Key_Return)
    qtbot.keyClicks(page.pinned, "Which one would you try?")
    qtbot.keyClick(page.pinned, Qt.Key.Key_Return)
    for _time in range(2):
        qtbot.keyClicks(page.question, "Which grind?")
        qtbot.keyClick(page.question, Qt.Key.Key_Return)
    kept = hour(window, posted)
    assert (link(window, posted), kept.pinned, kept.questions) == (
        "https://example.com/v/1",
        "Which one would you try?",
        ["Which grind?", "Which grind?"],
    )
    page._make_idea("Which grind?")
    assert window.store.read(lambda s: videos.get(s, 2)).title == "Which grind?"


def test_a_link_that_is_none_is_refused(window, page, qtbot):
    heard = []
    window.store.failed.connect(heard.append)
    qtbot.keyClicks(page.link, "javascript:x")
    qtbot.keyClick(page.link, Qt.Key.Key_Return)
    assert "https://" in heard[0]


def test_replies_begin_in_both_languages(window, page):
    page._copy("Makasih!")
    assert QGuiApplication.clipboard().text() == "Makasih!"
    page._speak("id")
    first = page._replies[0].words.text()
    assert first == window.store.read(lambda s: first_hour.starters(s, "id"))[0]


@pytest.fixture
def other(window, page):
    made = window.store.do(videos.add("Tonic", dt.datetime(2026, 11, 23, 9)))
    window.store.do(videos.set_stage((made,), Stage.SCHEDULED))
    page.choose_entry(made)
    page.begin.click()
    return made


@pytest.mark.parametrize("goes", ["choose", "go"])
def test_what_is_typed_for_one_post_is_never_another_ones(window, page, posted, other, goes, qtbot):
    page.choose_entry(posted)
    qtbot.keyClicks(page.pinned, "For the first one")
    if goes == "choose":
        page.choose_entry(other)
    else:
        window.desk.go("firsthour", video=other)
    assert page.pinned.text() == ""
    assert (hour(window, posted).pinned, hour(window, other).pinned) == ("For the first one", "")


def test_a_link_that_was_refused_is_there_again_with_its_own_post(window, page, posted, other, qtbot):
    page.choose_entry(posted)
    qtbot.keyClicks(page.link, "javascript:x")
    page.choose_entry(other)
    assert page.link.text() == ""
    assert link(window, other) == ""
    page.choose_entry(posted)
    assert page.link.text() == "javascript:x"
    page.link.setText("https://example.com/v/1")
    page.link.setModified(True)
    window.show_page("board")
    assert link(window, posted) == "https://example.com/v/1"
    assert not window.store.unsaved


def test_a_question_that_is_refused_stays_to_be_mended(window, page, posted):
    page.question.setText("Which\x1b grind?")
    page._add_question()
    assert page.question.text() == "Which\x1b grind?"


def test_comments_are_counted_by_plus_and_answers_by_a(window, page, posted, qtbot):
    page.list.setFocus()
    for _time in range(3):
        qtbot.keyClick(page.list, Qt.Key.Key_Plus)
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    assert (hour(window, posted).came, hour(window, posted).answered) == (3, 1)
    assert page.comments.words.text() == "3 came, 1 answered"
    assert page.comments.open.text() == "2 to answer"
    window.store.undo()
    assert hour(window, posted).answered == 0


def test_a_number_chooses_a_reply_and_c_copies_it(window, page, qtbot):
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_2)
    qtbot.keyClick(page.list, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == page._replies[1].text


def test_letters_that_are_typed_into_a_field_stay_letters(window, page, posted, qtbot):
    qtbot.keyClicks(page.question, "Can 1 cup + a spoon?")
    assert page.question.text() == "Can 1 cup + a spoon?"
    assert hour(window, posted).came == 0


def test_posts_stand_by_whether_their_hour_runs_comes_or_is_over(window, page, posted, clock):
    later = window.store.do(videos.add("Tonic", dt.datetime(2026, 11, 24, 9)))
    window.store.do(videos.set_stage((later,), Stage.SCHEDULED))
    old = window.store.do(videos.add("Latte", dt.datetime(2026, 11, 20, 9)))
    window.store.do(videos.set_stage((old,), Stage.POSTED))
    said = [page.list.item(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(3)]
    assert said == [
        "Cold brew, 60:00 left, Running",
        "Tonic, Tue 24 Nov, 09:00, Next",
        "Latte, Fri 20 Nov, 09:00, Over",
    ]


def test_a_video_that_was_posted_without_its_hour_is_not_told_to_be_unposted(window):
    old = window.store.do(videos.add("Latte", dt.datetime(2026, 11, 20, 9)))
    window.store.do(videos.set_stage((old,), Stage.POSTED))
    page = window.show_page("firsthour")
    assert page.left.text() == "Posted"
    assert page.begin.text() == "Begin the first hour"
