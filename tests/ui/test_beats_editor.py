"""Beats: dragging an edge of the strip, moving them in the table, and what both leave as it is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from models.records import Beat
from tests.trying import examples
from ui.pieces.beats_strip import STEP, BeatsStrip, role_of, with_end
from ui.video.beats_editor import NAME, BeatsEditor, moved
from ui.widgets.parts import column

BEATS = (Beat(0, 3, "Hook", "pour"), Beat(3, 9, "Step 1", "mix"), Beat(9, 12, "Result", "sip"))


@st.composite
def runs(draw):
    """Beats one after the other, some with a gap between."""
    at, found = 0.0, []
    for n in range(draw(st.integers(2, 6))):
        at += draw(st.sampled_from([0.0, 0.0, 1.0]))
        long = draw(st.integers(1, 20)) / 2
        found.append(Beat(at, at + long, f"Beat {n}", ""))
        at += long
    return tuple(found)


@examples(60, 1500)
@given(runs(), st.data())
def test_an_edge_goes_no_further_than_its_neighbours_and_moves_nothing_else(beats, data):
    at = data.draw(st.integers(0, len(beats) - 1))
    changed = with_end(beats, at, data.draw(st.integers(0, 200)) / 2)
    assert [beat.name for beat in changed] == [beat.name for beat in beats]
    assert all(beat.end - beat.start >= STEP for beat in changed)
    assert all(one.end <= after.start for one, after in pairwise(changed))
    assert changed[:at] == beats[:at]
    assert changed[at + 2 :] == beats[at + 2 :]
    assert changed[at].start == beats[at].start


@examples(60, 1500)
@given(runs(), st.data())
def test_a_beat_that_is_moved_and_moved_back_is_where_it_was(beats, data):
    at = data.draw(st.integers(0, len(beats) - 2))
    there = moved(beats, at, 1)
    assert [beat.name for beat in there[at : at + 2]] == [beats[at + 1].name, beats[at].name]
    assert (there[at].start, there[at + 1].end) == (beats[at].start, beats[at + 1].end)
    assert moved(there, at + 1, -1) == beats


def test_a_beat_has_the_colour_of_its_kind():
    roles = [role_of(beat, first=not at) for at, beat in enumerate(BEATS)]
    assert roles == ["beat_hook", "beat_step", "beat_result"]
    assert role_of(Beat(0, 2, "Call to action", ""), first=True) == "beat_call"


def test_dragging_an_edge_of_the_strip_moves_its_time(qtbot):
    strip = BeatsStrip(movable=True)
    qtbot.addWidget(strip)
    strip.resize(240, 20)
    strip.show()
    strip.show_beats(BEATS, 12)
    with qtbot.waitSignal(strip.moved) as told:
        qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
        qtbot.mouseMove(strip, QPoint(80, 10))
        qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(80, 10))
    assert [(beat.start, beat.end) for beat in told.args[0]] == [(0, 4), (4, 9), (9, 12)]


@pytest.fixture
def editor(qtbot):
    editor, holder = BeatsEditor(), QWidget()
    qtbot.addWidget(holder)
    holder.setLayout(column(*editor.beside, editor))
    editor.left.connect(lambda beats: editor.show_beats(beats, 12))
    editor.show_beats(BEATS, 12)
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    editor.table.setCurrentCell(1, NAME)
    editor.table.setFocus()
    yield editor


def names(editor):
    return [editor.table.item(row, NAME).text() for row in range(editor.table.rowCount())]


def test_beats_are_moved_added_and_taken_out_by_keyboard(editor, qtbot):
    qtbot.keyClick(editor.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(editor) == ["Step 1", "Hook", "Result"]
    assert editor.table.currentRow() == 0
    qtbot.keyClick(editor.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert names(editor)[-1] == "Beat 4"
    qtbot.keyClick(editor.table, Qt.Key.Key_Delete)
    assert names(editor) == ["Step 1", "Hook", "Result"]
