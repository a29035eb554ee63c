"""Where times are told by twelve hours, no page still tells one by twenty-four."""

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from planner import dates
from tests.ui.walking import pages, settle

AFTER_NOON = re.compile(r"\b(1[3-9]|2[0-3])[:.][0-5]\d\b")


@pytest.fixture
def twelve():
    dates.set_twelve_hours(True)
    yield
    dates.set_twelve_hours(False)


@pytest.mark.slow
def test_no_page_tells_a_time_after_noon_by_twenty_four_hours(twelve, sample_window, tmp_path):
    found = {}
    for name, page in pages(sample_window, tmp_path):
        settle()
        texts = [one.text() for kind in (QLabel, QAbstractButton) for one in page.findChildren(kind)]
        texts += [one.currentText() for one in page.findChildren(QComboBox)]
        chosen = {"19:00"} if name == "settings" else set()  # the choice itself shows both
        if told := sorted({text for text in texts if AFTER_NOON.search(text)} - chosen):
            found[name] = told
    assert found == {}


def test_a_written_time_is_told_as_the_clock_tells_it(twelve):
    assert dates.clock_of("19:00") == "7:00 pm"
    assert dates.clock_of("") == ""
    dates.set_twelve_hours(False)
    assert dates.clock_of("19:00") == "19:00"
