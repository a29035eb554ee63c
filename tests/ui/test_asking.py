"""Small questions give an answer, or none where they are given up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.asking import when_asked
from ui.widgets import asking


@pytest.mark.parametrize("kind", ["number", "text", "lines"])
def test_a_question_that_is_given_up_has_no_answer(window, kind):
    when_asked(lambda dialog: dialog.reject())
    found = {
        "number": lambda: asking.ask_number(window, "Move", "Days", 7, -730, 730, does="Move"),
        "text": lambda: asking.ask_text(window, "Label", "Label", ["gift"], does="Add"),
        "lines": lambda: asking.ask_lines(window, "Lines", "One a line", "a\nb", does="Save"),
    }[kind]()
    assert found is None


def test_a_number_is_typed_and_enter_takes_it(window, qtbot):
    def answer(dialog):
        dialog.field.setValue(14)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    when_asked(answer)
    assert asking.ask_number(window, "Move", "Days", 7, -730, 730, does="Move") == 14


def test_a_text_may_be_another_one_than_those_that_are_known(window):
    def answer(dialog):
        assert dialog.field.currentText() == ""
        dialog.field.setEditText("wedding")
        dialog.ok.click()

    when_asked(answer)
    assert asking.ask_text(window, "Label", "Label", ["gift"], does="Add") == "wedding"


def test_cancel_stands_before_what_is_done_which_is_named(window):
    seen = []
    when_asked(lambda dialog: (seen.extend(dialog.findChildren(QPushButton)), dialog.reject()))
    asking.ask_lines(window, "Lines", "One a line", "", does="Save them")
    buttons = sorted((one for one in seen if one.text()), key=lambda one: one.x())
    assert [one.text() for one in buttons] == ["Cancel", "Save them"]
