"""What was typed and refused stays with the video that it was typed for, until it is saved or given up."""

import contextlib

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from planner import opening
from planner.calendar.workspace import together
from planner.video import campaigns, videos
from tests.each import each

TYPED = "Typed\x1b into one"


@pytest.fixture
def one(window):
    return window.store.make(videos.add("One"))


@pytest.fixture
def two(window):
    made = window.store.make(videos.add("Two"))
    texts = [videos.set_text(made, name, f"{name} of two") for name in ("hook", "product", "place")]
    window.store.do(together("Texts", *texts, campaigns.set_labels(made, "two")))
    return made


@pytest.fixture(autouse=True)
def _let_go(window):
    yield
    window.store.give_up()  # or closing would ask


def page_of(window, video):
    window.open_video(video)
    return window.pages["video"]


def fields(page):
    """Return each field with how a text is put into it as by typing."""
    lines = {"title": page.title, "product": page.form.product, "labels": page.form.planning.labels}
    return lines | page.form.texts | page.form.planning.texts


def write(page, name, text):
    field = fields(page)[name]
    if hasattr(field, "setPlainText"):
        field.setPlainText(text)
    else:
        field.setText(text)
        field.setModified(True)


def shown(page, name):
    field = fields(page)[name]
    return field.toPlainText() if hasattr(field, "toPlainText") else field.text()


def stored(window, video, name):
    return getattr(window.store.read(lambda s: videos.get(s, video)), name)


def delete_elsewhere(path, clock, video):
    with contextlib.closing(opening.open_calendar(path, clock)) as other:
        other.do(videos.delete((video,)))


NAMES = ("title", "product", "hook", "place", "labels", "caption", "notes", "props")
"""Every kind of field."""
USUAL = NAMES[:5]
"""One of each kind; the others are of the same kinds."""


@pytest.mark.slow
@each("name", NAMES)
def test_a_text_that_was_refused_for_one_video_is_never_shown_or_saved_in_another(
    window, one, two, name
) -> None:
    page = page_of(window, one)
    before = stored(window, two, name)
    write(page, name, TYPED)
    page_of(window, two)
    assert shown(page, name) == (", ".join(before) if name == "labels" else before)
    assert page.saved.text() == "Saved"
    window.show_page("board")
    assert stored(window, two, name) == before
    window.store.give_up()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in USUAL else pytest.mark.slow) for name in NAMES]
)
def test_a_text_that_was_refused_is_there_again_with_its_video(window, one, two, name) -> None:
    page = page_of(window, one)
    write(page, name, TYPED)
    page_of(window, two)
    page_of(window, one)
    assert shown(page, name) == TYPED
    assert page.saved.text() == "Not saved"
    write(page, name, "Mended")
    page.leave()
    assert page.saved.text() == "Saved"
    assert stored(window, one, name) == (["Mended"] if name == "labels" else "Mended")
    assert not window.store.unsaved


@pytest.mark.slow
def test_what_was_typed_into_a_video_that_another_program_deleted_is_kept_apart(
    window, one, two, path, clock
) -> None:
    page = page_of(window, one)
    write(page, "hook", "Typed into one")
    delete_elsewhere(path, clock, one)
    page_of(window, two)
    assert shown(page, "hook") == "hook of two"
    window.show_page("board")
    assert stored(window, two, "hook") == "hook of two"
    [kept] = window.store.unsaved.values()
    assert kept.text == "Typed into one"
    assert kept.why == "This video is no longer in the calendar."


@pytest.mark.slow
def test_what_is_being_typed_when_its_video_goes_is_kept(window, one, two, path, clock) -> None:
    page = page_of(window, one)
    write(page, "hook", "Half typed")
    delete_elsewhere(path, clock, one)
    window.store.look_outside()
    assert window.page_name != "video"
    assert [kept.text for kept in window.store.unsaved.values()] == ["Half typed"]
    page_of(window, two)
    assert shown(page, "hook") == "hook of two"


@pytest.mark.slow
def test_a_change_from_elsewhere_leaves_what_was_refused_in_its_field(window, one) -> None:
    page = page_of(window, one)
    write(page, "caption", TYPED)
    page.leave()
    window.store.do(videos.set_text(one, "notes", "From elsewhere"))
    assert (shown(page, "caption"), shown(page, "notes")) == (TYPED, "From elsewhere")
    assert page.saved.text() == "Not saved"


@pytest.mark.slow
def test_the_text_that_the_calendar_holds_typed_again_ends_what_was_refused(window, one) -> None:
    page = page_of(window, one)
    write(page, "hook", TYPED)
    page.leave()
    write(page, "hook", "")
    page.leave()
    assert page.saved.text() == "Saved"
    assert not window.store.unsaved


@pytest.fixture
def asked(monkeypatch):
    """Give what was asked, and the buttons by which it will be answered one after the other."""
    heard = []

    def press(box):
        heard.append(f"{box.text()} {box.informativeText()}")
        wanted = answers.pop(0)
        next(one for one in box.buttons() if one.text() == wanted).click()

    answers = []
    monkeypatch.setattr(QMessageBox, "exec", press)
    return heard, answers


@pytest.mark.slow
def test_closing_asks_about_a_text_that_was_refused_and_names_and_copies_it(window, one, asked) -> None:
    heard, answers = asked
    page = page_of(window, one)
    write(page, "hook", TYPED)
    answers += ["Copy the texts", "Go back"]
    assert not window.close()
    assert "What you typed could not be saved." in heard[0]
    assert "Change hook: “Typed" in heard[0]
    assert QGuiApplication.clipboard().text() == TYPED
    assert shown(page, "hook") == TYPED


@pytest.mark.slow
def test_a_text_that_was_refused_is_given_up_by_closing_without_saving(window, one, asked) -> None:
    heard, answers = asked
    write(page_of(window, one), "hook", TYPED)
    answers += ["Close without saving"]
    assert window.close()
    assert len(heard) == 1
