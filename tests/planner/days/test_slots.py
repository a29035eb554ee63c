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


def test_a_slot_without_a_fitting_idea_stays_free_and_the_next_ones_are_filled():
    week = [Slot(at(24), "unboxing"), Slot(at(25)), Slot(at(26))]
    found = slots.fill(week, [idea(1), idea(2)], [])
    assert {slot.at: one.id for slot, one in found.items()} == {
        at(25): 1
    }  # two ideas, the two slots that come first
    found = slots.fill(week, [idea(1), idea(2), idea(3, "unboxing")], [])
    assert {slot.at: one.id for slot, one in found.items()} == {at(24): 3, at(25): 1, at(26): 2}


def test_of_equal_ideas_the_older_one_comes_first_and_what_was_posted_comes_last():
    assert best([idea(2), idea(1)]) == 1
    assert best([idea(2, ready=1), idea(1, ready=1)]) == 1
    assert best([idea(1, ready=-1), idea(2)]) == 2
    assert best([idea(1, "how-to", ready=3), idea(2, "unboxing")], ("how-to", ""), ("before-after", "")) == 2


def test_a_fifth_video_of_a_product_waits_and_a_fourth_does_not():
    both = [idea(1, "how-to", "Gayo", ready=3), idea(2, "", "Gayo")]
    gayo, mug = ("unboxing", "Gayo"), ("unboxing", "Mug")
    slot = Slot(at(24))

    def filled(*before: tuple[str, str]) -> bool:
        planned = [Planned(at(16) + dt.timedelta(hours=n), *one) for n, one in enumerate(before)]
        return bool(slots.fill([slot], both, planned))

    assert not filled(mug, gayo, gayo, gayo, gayo)
    assert not filled(gayo, gayo, gayo, gayo)
    assert filled(gayo, gayo, gayo, mug)
    assert filled(mug, gayo, gayo, gayo)
    assert filled(gayo, gayo, gayo)


def test_videos_at_the_time_of_a_slot_and_after_it_are_not_before_it():
    ideas = [idea(1, "how-to"), idea(2, "unboxing")]
    for later in (at(24), at(24, 20)):
        assert slots.fill([Slot(at(24))], ideas, [Planned(later, "how-to", "")])[Slot(at(24))].id == 1
    assert slots.fill([Slot(at(24))], ideas, [Planned(at(24, 18, 59), "how-to", "")])[Slot(at(24))].id == 2


def test_what_fills_a_slot_counts_for_the_slots_after_it():
    ideas = [idea(1, "how-to"), idea(2, "how-to"), idea(3, "unboxing")]
    found = slots.fill([Slot(at(24)), Slot(at(25)), Slot(at(26))], ideas, [])
    assert [found[slot].id for slot in sorted(found)] == [1, 3, 2]


def test_among_active_hours_the_earlier_slot_comes_first_and_the_others_after_all_of_them():
    week = [Slot(at(day, hour)) for day in (23, 24) for hour in (8, 20)]
    for many, hours in ((1, [(23, 20)]), (2, [(23, 20), (24, 20)]), (3, [(23, 8), (23, 20), (24, 20)])):
        found = slots.fill(week, [idea(n) for n in range(many)], [], [20])
        assert sorted(slot.at for slot in found) == [at(*one) for one in hours]


def test_a_video_takes_the_nearest_of_two_slots_and_each_of_two_videos_one():
    week = [{"weekday": 0, "time": "12:00"}, {"weekday": 0, "time": "13:00"}]

    def left(*taken: dt.datetime) -> list[int]:
        end = MONDAY + dt.timedelta(days=1)
        return [slot.at.hour for slot in slots.between(week, MONDAY, end, taken)]

    assert left(at(23, 12, 20)) == [13]
    assert left(at(23, 12, 40)) == [12]
    assert left(at(23, 12, 40), at(23, 12, 50)) == []
    assert left(at(24, 12, 40)) == [12, 13]


def test_the_first_slot_of_a_weekday_is_its_earliest_in_whatever_order_they_stand():
    week = [
        {"weekday": 1, "time": "20:00"},
        {"weekday": 1, "time": "12:30", "format": ""},
        {"weekday": 1, "time": "15:00"},
    ]
    assert slots.usual_times(week) == {1: dt.time(12, 30)}
