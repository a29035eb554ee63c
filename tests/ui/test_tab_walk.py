"""Tab reaches every control of every page and goes on, in both directions; there is no trap."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

from tests.ui.walking import pages, settle


def controls(page: QWidget) -> set[QWidget]:
    """Return what takes the keyboard by Tab on a page: visible, enabled, and no part of another control."""
    return {
        one
        for one in page.findChildren(QWidget)
        if one.isVisibleTo(page)
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.width() > 0
        and not _is_part(one)
        and not _by_arrows(one)
    }


def _is_part(one: QWidget) -> bool:
    """Whether a widget is the field of a box or the viewport of a view."""
    parent = one.parentWidget()
    return one.objectName().startswith("qt_") or (
        isinstance(parent, QAbstractItemView) and one in (parent.viewport(), parent.cornerWidget())
    )


def _by_arrows(one: QWidget) -> bool:
    """Whether a button is one of several of which the chosen one alone takes Tab; arrows go to the others."""
    group = one.group() if isinstance(one, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() not in (None, one)


SECTIONS = 6
"""Presses that a field of a date and a time keeps for its own parts."""


def walk(window, key) -> list[QWidget]:
    """Press a key until the keyboard comes to where it has been; return all places."""
    seen, stayed = [QApplication.focusWidget()], 0
    while True:
        QTest.keyClick(QApplication.focusWidget() or window, key)
        now = QApplication.focusWidget()
        if now is seen[-1] and stayed < SECTIONS:
            stayed += 1
        elif now in seen:
            return seen
        else:
            stayed = 0
            seen.append(now)


@pytest.mark.slow
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_reaches_every_control_of_every_page_and_comes_round(sample_window, tmp_path, key):
    sample_window.resize(1440, 900)
    wrong = {}
    for name, page in pages(sample_window, tmp_path):
        settle()
        seen = walk(sample_window, key)
        seen += walk(sample_window, key)  # what shows once a row is chosen stands before the row
        if missed := controls(page) - set(seen):
            wrong[name] = [
                f"{type(one).__name__} {one.accessibleName() or getattr(one, 'text', str)()}"
                for one in missed
            ]
    assert wrong == {}
