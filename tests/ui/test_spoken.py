"""What a screen reader is told: every control has a name of its own, and what is painted speaks too."""

from collections import Counter

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QWidget,
)

from tests.ui.test_tab_walk import controls
from tests.ui.walking import pages, settle

SILENT = {QAccessible.Role.Client, QAccessible.Role.NoRole, QAccessible.Role.Pane}
"""Roles that screen readers pass over."""


def name_of(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name).strip() if face else ""


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}"


@pytest.mark.slow
def test_every_control_of_every_page_has_a_name(sample_window, tmp_path):
    nameless = {}
    for name, page in pages(sample_window, tmp_path):
        settle()
        if found := [described(one) for one in controls(page) if not name_of(one)]:
            nameless[name] = sorted(found)
    assert nameless == {}


@pytest.mark.slow
def test_no_two_buttons_of_a_page_have_the_same_name(sample_window, tmp_path):
    twice = {}
    for name, page in pages(sample_window, tmp_path):
        settle()
        buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page) and one.width()]
        names = Counter(name_of(one) for one in buttons if one.focusPolicy())
        if found := {text: n for text, n in names.items() if text and n > 1}:
            twice[name] = found
    assert twice == {}


@pytest.mark.slow
def test_what_is_painted_or_listed_is_a_list_a_table_or_has_items_that_speak(sample_window, tmp_path):
    mute = {}
    for name, page in pages(sample_window, tmp_path):
        settle()
        for view in page.findChildren(QAbstractScrollArea):
            if not view.isVisibleTo(page) or not view.width() or view not in controls(page):
                continue
            face = QAccessible.queryAccessibleInterface(view)
            if face.role() in SILENT:
                mute.setdefault(name, []).append(described(view))
            elif isinstance(view, QAbstractItemView) and view.model() and view.model().rowCount():
                index = view.model().index(0, 0)
                if not (index.data(0x0B) or index.data(0)):  # its accessible text, or what is displayed
                    mute.setdefault(name, []).append(f"{described(view)}: its items")
    assert mute == {}


@pytest.mark.slow
@pytest.mark.parametrize("kind", [QComboBox, QLineEdit])
def test_a_field_is_named_by_what_it_is_for_and_not_by_what_is_in_it(sample_window, tmp_path, kind):
    by_content = {}
    for name, page in pages(sample_window, tmp_path):
        settle()
        for one in page.findChildren(kind):
            own = one.accessibleName() or name_of(one)
            text = one.currentText() if isinstance(one, QComboBox) else one.text()
            if one.isVisibleTo(page) and one.width() and text and own == text and one.focusPolicy():
                by_content.setdefault(name, []).append(f"{described(one)} “{text}”")
    assert by_content == {}
