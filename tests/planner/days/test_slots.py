"""Open slots, and what is proposed to fill them."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from planner.days import slots
from planner.days.slots import Idea, Planned, Slot

MONDAY = dt.date(2026, 11, 23)
WEEK = [
    {"weekday": 1, "time": "12:30"},
    {"weekday": 3, "time": "19:00", "format": "how-to"},
    {"weekday": 5, "time": "10:00", "format": "trend"},
]


def at(day: int, hour: int = 19, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute)


def open_slots(*taken: dt.datetime, weeks: int = 1) -> list[Slot]:
    return slots.between(WEEK, MONDAY, MONDAY + dt.timedelta(weeks=weeks), taken)


def idea(number: int, format_: str = "", product: str = "", ready: int = 0) -> Idea:
    return Idea(number, f"Idea {number}", format_, product, ready)


def test_a_week_has_its_slots_by_time():
    assert open_slots() == [Slot(at(24, 12, 30)), Slot(at(26), "how-to"), Slot(at(28, 10), "trend")]


def test_a_video_takes_the_slot_it_is_near_to_and_only_that_one():
    assert open_slots(at(24, 13), at(24, 13, 15), at(26, 22)) == [
        Slot(at(26), "how-to"),
        Slot(at(28, 10), "trend"),
    ]


def test_a_video_an_hour_and_a_half_off_has_taken_the_slot_and_one_a_minute_further_has_not():
    assert Slot(at(24, 12, 30)) not in open_slots(at(24, 14))
    assert Slot(at(24, 12, 30)) not in open_slots(at(24, 11))
    assert Slot(at(24, 12, 30)) in open_slots(at(24, 14, 1))
    assert Slot(at(24, 12, 30)) in open_slots(at(24, 10, 59))


def test_a_slot_kept_for_a_format_gets_it_and_one_for_a_trend_stays_free():
    found = slots.fill(open_slots(), [idea(1), idea(2), idea(3, "how-to")], [])
    assert {slot.at: one.id for slot, one in found.items()} == {at(24, 12, 30): 1, at(26): 3}


def test_what_is_further_along_comes_first():
    found = slots.fill(open_slots(), [idea(1), idea(2, ready=2)], [])
    assert found[min(found)].id == 2


def test_the_hours_at_which_the_audience_is_active_get_theirs_first():
    week = [{"weekday": 0, "time": "08:00"}, {"weekday": 0, "time": "20:00"}]
    open_ = slots.between(week, MONDAY, MONDAY + dt.timedelta(days=1))
    assert list(slots.fill(open_, [idea(1)], [], [20])) == [Slot(at(23, 20))]


def test_the_day_at_which_the_slots_end_is_left_out():
    tuesday = MONDAY + dt.timedelta(days=1)
    assert slots.between(WEEK, MONDAY, tuesday) == []
    assert slots.between(WEEK, MONDAY, tuesday + dt.timedelta(days=1)) == [Slot(at(24, 12, 30))]


def best(ideas: list[Idea], *before: tuple[str, str]) -> int:
    """Return the id of the idea that the first slot gets after videos of these formats and products."""
    planned = [Planned(at(16) + dt.timedelta(hours=n), *one) for n, one in enumerate(before)]
    return slots.fill([Slot(at(24))], ideas, planned)[Slot(at(24))].id


def test_a_slot_gets_another_format_than_the_video_before_it_and_then_another_product():
    formats = [idea(1, "how-to"), idea(2, "unboxing")]
    assert best(formats, ("unboxing", ""), ("how-to", "")) == 2
    assert best(formats, ("how-to", ""), ("unboxing", "")) == 1
    products = [idea(1, "", "Gayo"), idea(2, "", "Mug")]
    assert best(products, ("how-to", "Gayo")) == 2
    assert best(products, ("how-to", "Mug")) == 1


def test_no_format_and_no_product_are_not_the_same_one_as_that_of_the_video_before():
    assert best([idea(1, "", ready=1), idea(2, "how-to")], ("how-to", ""), ("", "")) == 1
    assert best([idea(1), idea(2, "", "Mug")], ("how-to", "")) == 1


def test_a_slot_gets_the_format_that_the_last_ten_videos_had_least():
    other = [("before-after", "")] * 9
    ideas = [idea(1, "unboxing"), idea(2, "how-to")]
    assert best(ideas, ("unboxing", ""), ("how-to", ""), *other) == 1
    assert best(ideas, ("how-to", ""), ("unboxing", ""), *other) == 2


FORMATS = st.sampled_from(["", "how-to", "unboxing", "before-after"])
PRODUCTS = st.sampled_from(["", "Gayo", "Mug"])


@given(
    st.lists(st.tuples(FORMATS, PRODUCTS, st.integers(0, 3)), max_size=30),
    st.lists(st.tuples(FORMATS, PRODUCTS), max_size=6),
    st.integers(1, 6),
)
def test_no_slot_and_no_idea_is_used_twice_and_no_product_comes_five_times_running(ideas, before, weeks):
    waiting = [idea(number, *one) for number, one in enumerate(ideas)]
    planned = [Planned(at(16) + dt.timedelta(hours=n), *one) for n, one in enumerate(before)]
    open_ = open_slots(weeks=weeks)
    found = slots.fill(open_, waiting, planned)
    assert set(found) <= {slot for slot in open_ if slot.format != "trend"}
    assert len({one.id for one in found.values()}) == len(found)
    assert all(slot.format in {"", one.format} for slot, one in found.items())
    line = [one.product for one in planned] + [found[slot].product for slot in sorted(found)]
    for start in range(len(planned), len(line)):
        run = line[max(0, start - 4) : start + 1]
        assert len(run) < 5 or len(set(run)) > 1 or not run[0]


def test_a_day_alone_has_the_time_of_its_weekdays_first_slot_else_the_evening() -> None:
    week = [*WEEK, {"weekday": 1, "time": "20:00"}]
    assert slots.usual_times(week) == {1: dt.time(12, 30), 3: dt.time(19)}  # a slot for a trend stays free
    assert slots.usual_moment(week, dt.date(2026, 11, 24)) == at(24, 12, 30)
    assert slots.usual_moment(week, dt.date(2026, 11, 28)) == at(28, 19)
    assert slots.usual_moment((), MONDAY) == at(23, 19)
