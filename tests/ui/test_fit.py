"""On every page, in both languages, at every usual size, each word fits and nothing lies over something else."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from planner.i18n import set_language
from tests.ui.walking import pages, settle
from ui import foreign_words
from ui.theme import theme
from ui.widgets.parts import ElidedLabel

SMALL = (1280, 720)
SIZES = (SMALL, (1366, 768), (1440, 900), (2560, 1440))
HEAD_PADDING = 8
"""Logical pixels at either side of a column's title, in the style sheet."""
SLACK = 1
"""Logical pixels by which a text may be rounded away."""


@pytest.fixture(params=["en", "id"])
def language(request):
    set_language(request.param)
    foreign_words.speak(QApplication.instance() or QApplication([]))
    yield request.param
    set_language("en")
    foreign_words.speak(QApplication.instance())


def wanted(widget: QWidget) -> int:
    """Return how wide the text of a button or a line needs its widget to be."""
    if isinstance(widget, QPushButton):
        return widget.sizeHint().width()
    return widget.fontMetrics().horizontalAdvance(widget.text()) + widget.contentsMargins().left()


def shown(root: QWidget, kind: type) -> list:
    return [one for one in root.findChildren(kind) if one.isVisibleTo(root) and one.width() and one.height()]


def place(widget: QWidget, root: QWidget) -> QRect:
    """Return where a widget is seen, without what its parents cut off."""
    seen = QRect(widget.mapTo(root, QPoint()), widget.size())
    above = widget.parentWidget()
    while above is not None and above is not root:
        seen &= QRect(above.mapTo(root, QPoint()), above.size())
        above = above.parentWidget()
    return seen


def said(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{getattr(widget, 'text', widget.accessibleName)() or widget.accessibleName()}”"


def cut(root: QWidget) -> list[str]:
    """Return what is narrower or lower than its words."""
    found = []
    for one in shown(root, QAbstractButton):
        if one.text() and one.sizeHint().width() - one.width() > SLACK:
            found.append(f"{said(one)}: {one.width()} of {one.sizeHint().width()} px")
        if one.text() and one.sizeHint().height() - one.height() > SLACK + 4:
            found.append(f"{said(one)}: {one.height()} of {one.sizeHint().height()} px high")
    for head in shown(root, QHeaderView):
        found += [] if head.orientation() is Qt.Orientation.Vertical else cut_heads(head)
    for one in shown(root, QLabel):
        if isinstance(one, ElidedLabel) or not one.text() or one.pixmap().width():
            continue
        if one.wordWrap():
            if one.heightForWidth(one.width()) - one.height() > 2:
                found.append(f"{said(one)}: {one.height()} of {one.heightForWidth(one.width())} px high")
        elif one.sizeHint().width() - one.width() > SLACK:
            found.append(f"{said(one)}: {one.width()} of {one.sizeHint().width()} px")
    return found


def cut_heads(head: QHeaderView) -> list[str]:
    """Return the titles of columns that are wider than their column, without the sign of what it is sorted by."""
    found, drawn = [], QFontMetrics(theme.font(12, 500))
    for at in range(head.count()):
        words = str(head.model().headerData(at, Qt.Orientation.Horizontal) or "")
        room = head.sectionSize(at) - 2 * HEAD_PADDING
        if words and not head.isSectionHidden(at) and drawn.horizontalAdvance(words) > room:
            found.append(f"column “{words}”: {room} of {drawn.horizontalAdvance(words)} px")
    return found


def beyond_the_edge(root: QWidget) -> list[str]:
    """Return what is wider than the area in which it scrolls from top to bottom alone: its right end is never seen."""
    found = []
    for area in shown(root, QScrollArea):
        if area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff and area.widget():
            wide, room = area.widget().width(), area.viewport().width()
            if wide - room > SLACK:
                at_fault = [said(one) for one in shown(area.widget(), QLabel) + shown(area.widget(), QAbstractButton)
                            if one.minimumSizeHint().width() > room - 40]  # fmt: skip
                found.append(f"{wide} of {room} px: {at_fault}")
    return found


def over_each_other(root: QWidget) -> list[str]:
    """Return the controls and words of one parent that lie over each other."""
    found = []
    parents = {one.parentWidget() for one in shown(root, QWidget) if one.parentWidget() is not None}
    for parent in parents:
        if parent.layout() is None:
            continue
        inside = [
            one for one in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if (one.isVisibleTo(root) and parent.layout().indexOf(one) >= 0) or _in_layout(parent.layout(), one)
        ]  # fmt: skip
        inside = [one for one in inside if one.isVisibleTo(root) and one.width() and one.height()]
        for n, one in enumerate(inside):
            for other in inside[n + 1 :]:
                both = one.geometry() & other.geometry()
                if both.width() > 2 and both.height() > 2:
                    found.append(f"{said(one)} and {said(other)}")
    return found


def _in_layout(layout, widget: QWidget) -> bool:
    for n in range(layout.count()):
        item = layout.itemAt(n)
        if item.widget() is widget or (item.layout() is not None and _in_layout(item.layout(), widget)):
            return True
    return False


def look(window, tmp_path, sizes) -> dict[str, list[str]]:
    """Return what does not fit, by page and size."""
    wrong = {}
    for size in sizes:
        window.resize(*size)
        settle()
        for name, page in pages(window, tmp_path):
            settle()
            found = [*cut(page), *beyond_the_edge(page), *over_each_other(page)]
            if window.size() != QSize(*size):
                found.append(f"the window is {window.width()} by {window.height()}")
            if found:
                wrong[f"{name} at {size[0]} by {size[1]}"] = found
    return wrong


@pytest.mark.slow
def test_every_word_fits_on_a_small_screen(language, sample_window, tmp_path):
    assert look(sample_window, tmp_path, (SMALL,)) == {}


@pytest.mark.slow
@pytest.mark.parametrize("percent", [100, 130])
def test_every_word_fits_at_every_usual_size_and_with_larger_texts(
    language, sample_window, tmp_path, percent
):
    theme.choose_size(percent)
    try:
        assert look(sample_window, tmp_path, SIZES) == {}
    finally:
        theme.choose_size(100)
