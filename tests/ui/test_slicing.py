"""A long edit from the window: however long it is, the window is never busy for longer with one step of it."""

import pytest
from PySide6.QtCore import QCoreApplication

from planner.exchange import plan_import
from tests.growing import calls
from ui.importing.page import ImportPage

AT_MOST = 24_000
"""Calls of one step: about as many as a slow machine makes in the time of a frame."""
FEW, MANY = 4 * plan_import.SLICE, 40 * plan_import.SLICE


@pytest.fixture
def page(desk, qtbot):
    page = ImportPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def longest_step(page, path, rows, qtbot):
    """Bring in a table of so many rows; return how many calls the window's longest step made after Import."""
    lines = (f"Video {rows} {n},2026-12-04,19:00,One,#tea\n" for n in range(rows))
    path.write_text("Title,Date,Time,Hook,Hashtags\n" + "".join(lines), encoding="utf-8")
    page.show_file(path)
    qtbot.waitUntil(lambda: page.plan is not None and not page._busy)
    steps = [calls(page.go.click)]
    while page._busy:
        steps.append(calls(QCoreApplication.processEvents))
    return max(steps)


@pytest.mark.slow
def test_no_step_of_an_import_is_longer_because_the_plan_is(page, tmp_path, qtbot):
    longest_step(page, tmp_path / "first.csv", 1, qtbot)  # what is done once is none of either
    few = longest_step(page, tmp_path / "few.csv", FEW, qtbot)
    many = longest_step(page, tmp_path / "many.csv", MANY, qtbot)
    assert many < min(AT_MOST, 1.5 * few)
