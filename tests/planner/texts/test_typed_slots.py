"""The rhythm of a week and hours of a day, as people type them in both languages."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.records import Segment
from planner import i18n, times
from planner.errors import PlanError
from planner.texts import typed_slots

SLOTS = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.times().map(lambda time: time.replace(second=0, microsecond=0)),
        st.sampled_from(["", "trend", "how-to", "before-after"]),
    ),
    unique_by=lambda slot: slot[:2],
)


@given(SLOTS, st.sampled_from(["en", "id"]))
def test_slots_are_read_as_they_are_written(week, language):
    before = i18n.language()
    i18n.set_language(language)
    try:
        assert typed_slots.slots(typed_slots.slots_text(sorted(week))) == sorted(week)
    finally:
        i18n.set_language(before)


@given(st.sets(st.integers(0, 23)))
def test_hours_are_read_as_they_are_written(day):
    assert typed_slots.hours(times.hours_label(day)) == sorted(day)


def test_slots_are_typed_in_many_ways():
    assert typed_slots.slots("senin 19.00; Wed 12:30 tutorial,\nSat 9:05 Tren") == [
        (0, dt.time(19), ""),
        (2, dt.time(12, 30), "how-to"),
        (5, dt.time(9, 5), "trend"),
    ]


def test_slots_are_said_as_quick_add_reads_them():
    now = dt.datetime(2026, 12, 9, 9)  # a Wednesday
    assert typed_slots.slots("Sat 10am, besok jam 10, Wed 7pm trend, jumat jam 7 malam tutorial", now) == [
        (2, dt.time(19), "trend"),
        (3, dt.time(10), ""),
        (4, dt.time(19), "how-to"),
        (5, dt.time(10), ""),
    ]


@pytest.mark.parametrize("text", ["Sat 10am with Dita", "10am", "Saturday", "Sat"])
def test_what_is_only_half_a_slot_is_refused(text):
    with pytest.raises(PlanError, match=text):
        typed_slots.slots(text, dt.datetime(2026, 12, 9, 9))


@pytest.mark.parametrize("text", ["Mon", "Xday 19:00", "Mon 25:00", "19:00", "Mon 19:61"])
def test_what_is_no_slot_is_refused_with_what_was_typed(text):
    with pytest.raises(PlanError, match=text):
        typed_slots.slots(text)


@pytest.mark.parametrize("text", ["24", "22-19", "x", "-3"])
def test_what_is_no_hour_is_refused(text):
    with pytest.raises(PlanError):
        typed_slots.hours(text)


@pytest.mark.slow
@given(
    st.lists(
        st.builds(
            Segment,
            st.integers(0, 600).map(float),
            st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{2,9}){0,2}", fullmatch=True),
        )
    )
)
def test_a_run_of_show_is_read_as_it_is_written(run):
    assert typed_slots.run_of(typed_slots.run_text(run)) == tuple(run)


def test_minutes_are_typed_in_many_ways():
    assert typed_slots.run_of("5 Welcome\n\n20 min Gift box\n10 menit: Tanya jawab\n2,5") == (
        Segment(5, "Welcome"),
        Segment(20, "Gift box"),
        Segment(10, "Tanya jawab"),
        Segment(2.5, ""),
    )


def test_a_part_without_minutes_is_refused():
    with pytest.raises(PlanError, match="Welcome"):
        typed_slots.run_of("Welcome")
