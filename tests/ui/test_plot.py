"""Plots: their grid is round and holds every value, and what they show is told in words."""

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from tests.trying import examples
from ui.theme import theme
from ui.widgets.plot import LINES, Frame, Mark, Plot, steps


@examples(60, 2000)
@given(st.floats(min_value=1e-6, max_value=1e9))
def test_a_grid_begins_at_nothing_holds_the_largest_value_and_is_even(most):
    grid = steps(most)
    assert grid[0] == 0
    assert grid[-1] >= most * (1 - 1e-9)
    assert 2 <= len(grid) <= LINES + 2
    gaps = [b - a for a, b in pairwise(grid)]
    assert all(math.isclose(gap, gaps[0], rel_tol=1e-9) for gap in gaps)
    assert grid[-2] < most


def test_whole_numbers_have_whole_lines():
    assert steps(4) == (0, 2, 4)
    assert steps(1) == (0, 1)
    assert steps(0) == (0, 1)


@examples(40, 1000)
@given(st.integers(1, 60), st.floats(10, 2000))
def test_a_pixel_in_the_middle_of_a_place_is_that_place(places, width):
    frame = Frame(QRectF(20, 10, width, 80), places, 5)
    assert [frame.place_at(frame.x(at)) for at in range(places)] == list(range(places))
    assert frame.y(0) == 90
    assert frame.y(5) == 10


def test_bars_are_drawn_where_there_are_values_and_told_in_words(qtbot):
    theme.start("light")
    plot = Plot()
    qtbot.addWidget(plot)
    plot.resize(240, 110)
    plot.show_marks([Mark("1 Dec", 2, "2 in the week of 1 Dec"), Mark("8 Dec", None)], "Not counted yet")
    assert plot.accessibleName() == "2 in the week of 1 Dec"
    image = plot.grab().toImage()
    accent = theme.color("chart").name()
    inked = [x for x in range(image.width()) if image.pixelColor(x, 60).name() == accent]
    assert inked
    assert max(inked) < image.width() / 2 + 20
    plot.show_marks([Mark("1 Dec", None)], "Not counted yet")
    assert plot.accessibleName() == "Not counted yet"
