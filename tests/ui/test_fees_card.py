"""What the platform takes, in Settings: known lines at first, one's own once something was changed."""

import pytest
from PySide6.QtCore import Qt

from planner.calendar import settings
from ui.settings.fees_card import FeeDialog, FeesCard


@pytest.fixture
def card(store, qtbot):
    card = FeesCard(store)
    qtbot.addWidget(card)
    return card


def fees(store):
    return store.read(settings.get).fees


def test_what_is_known_of_the_market_is_shown_with_its_source(card):
    assert [fee.percent for fee in card._fees][:1] == [6.97]
    assert card.back.isHidden()


def test_a_line_that_is_removed_leaves_the_others_as_ones_own_and_one_undo_brings_it_back(card, store, qtbot):
    n = len(card._fees)
    card._remove(0)
    assert len(fees(store)) == len(card._fees) == n - 1
    assert not card.back.isHidden()
    store.undo()
    assert fees(store) == []
    assert len(card._fees) == n


def test_what_is_known_comes_back(card, store, qtbot):
    card._remove(0)
    qtbot.mouseClick(card.back, Qt.MouseButton.LeftButton)
    assert fees(store) == []


def test_another_market_has_its_own_lines_and_one_without_says_so(card, store):
    store.do(settings.change("market", "TH"))
    assert "Thailand" in card._words.text()
    assert card._fees == ()


def test_a_fee_needs_a_name(card, qtbot):
    dialog = FeeDialog(card, None)
    qtbot.addWidget(dialog)
    assert not dialog.ok.isEnabled()
    qtbot.keyClicks(dialog.name, "Packing")
    dialog.percent.setValue(2.5)
    assert dialog.ok.isEnabled()
    assert dialog.line() == {"name": "Packing", "percent": 2.5, "fixed": 0.0, "cap": None}
