"""Posts in JSON, wherever they lie."""

import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlanError
from planner.exchange.packed import TooLargeError
from planner.exchange.shapes import objects
from planner.exchange.shapes.table import Origin, Source, Table
from tests.trying import examples

THINGS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["title", "hook", "a", "b"]), inner, max_size=4)
    ),
    max_leaves=20,
)


def source(thing: Any) -> Source:
    found = objects.read(json.dumps(thing), Origin("plan"), ".json")
    assert found is not None
    return found


def table(thing: Any) -> Table:
    return source(thing).tables[0]


def test_nested_objects_are_columns_and_lists_are_joined():
    found = table(
        [
            {
                "title": "Egg",
                "schedule": {"date": "2027-03-04"},
                "tags": ["a", "b"],
                "script": [{"start": 0, "end": 3, "text": "Look"}],
            }
        ]
    )
    assert found.headers == ("title", "schedule.date", "tags", "script")
    assert found.rows == [("Egg", "2027-03-04", "a, b", "0-3s Look")]


def test_what_holds_the_posts_stands_over_them():
    found = table(
        {
            "campaign": "Spring",
            "weeks": [
                {"week": 1, "posts": [{"title": "A", "hook": "x"}]},
                {"week": 2, "posts": [{"title": "B", "hook": "y"}]},
            ],
        }
    )
    assert found.context == ("campaign: Spring", "weeks", "posts")
    assert found.above == (("week: 1",), ("week: 2",))


def test_posts_by_their_days_keep_them():
    found = table({"2027-01-02": {"title": "A", "hook": "x"}, "2027-01-03": {"title": "B", "hook": "y"}})
    assert found.headers == ("Date", "title", "hook")
    assert found.rows == [("2027-01-02", "A", "x"), ("2027-01-03", "B", "y")]


def test_posts_stand_under_day_and_hour_with_the_stages_of_a_legend():
    found = source(
        {
            "about": {"timezone": "Asia/Tokyo", "codes": {"f": "filmed", "w": "written"}},
            "plan": {
                "2027-03-01": {"08:00": {"title": "Rice", "hook": "Wash it", "st": "f"}},
                "2027-03-02": {},
                "2027-03-04": {"08:00": {"title": "Miso", "st": "w"}, "19:00": [{"title": "Tea", "st": "f"}]},
                "2027-03-05": {"any": {"title": "Nori", "st": "w"}},
            },
            "stock": [{"name": "bags", "count": 3}, {"name": "labels", "count": 9}],
        }
    )
    (plan,) = found.tables
    cells = [dict(zip(plan.headers, row, strict=True)) for row in plan.rows]
    assert [(one["Date"], one["Time"], one["title"], one["Stage"]) for one in cells] == [
        ("2027-03-01", "08:00", "Rice", "filmed"),
        ("2027-03-04", "08:00", "Miso", "written"),
        ("2027-03-04", "19:00", "Tea", "filmed"),
        ("2027-03-05", "", "Nori", "written"),
    ]
    assert "timezone: Asia/Tokyo" in plan.context
    told = " ".join(problem.message for problem in found.problems)
    assert "2027-03-02" in told
    assert "stock" in told
    assert "bags" in told


def test_a_post_keeps_its_own_day():
    found = table({"2027-03-01": {"title": "A", "date": "2 March 2027"}, "2027-03-05": "Only a title"})
    assert [dict(zip(found.headers, row, strict=True)) for row in found.rows] == [
        {"title": "A", "date": "2 March 2027", "Date": "", "Title": ""},
        {"title": "", "date": "", "Date": "2027-03-05", "Title": "Only a title"},
    ]


def test_a_wrapper_around_each_post_is_no_part_of_the_names():
    assert table(
        {"data": [{"node": {"text": "A", "due": "1"}}, {"node": {"text": "B", "due": "2"}}]}
    ).headers == ("text", "due")


def test_the_cards_of_a_board_have_their_list_labels_and_fields():
    board = {
        "name": "Plan", "lists": [{"id": "l", "name": "Filmed"}], "customFields": [{"id": "c", "name": "Product"}],
        "cards": [
            {"name": "A", "idList": "l", "desc": "Hook: x\nCaption: y", "due": "2027-01-02T10:00:00Z", "closed": True,
             "labels": [{"name": "Sale"}],
             "customFieldItems": [{"idCustomField": "c", "value": {"text": "Pan"}}]},
        ],
    }  # fmt: skip
    found = table(board)
    row = dict(zip(found.headers, found.rows[0], strict=True))
    assert (row["List Name"], row["Labels"], row["Hook"], row["Product"], row["Archived"]) == (
        "Filmed",
        "Sale",
        "x",
        "Pan",
        "TRUE",
    )


def test_a_post_a_line_is_read():
    source = objects.read('{"title":"A","hook":"x"}\n{"title":"B","hook":"y"}\n', Origin("plan"), ".jsonl")
    assert source is not None
    assert len(source.tables[0].rows) == 2


def test_rows_of_cells_are_a_table():
    assert table({"values": [["Date", "Title"], ["4 Dec", "Latte"]]}).rows == [("4 Dec", "Latte")]


HEAPS = {"objects": "{},", "lists": "[[]],", "numbers": "1,", "objects a line": '{"a":1}\n'}


@pytest.mark.parametrize("heap", HEAPS)
def test_more_than_a_table_holds_is_refused_before_it_is_in_memory(
    heap: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.exchange.limits.MAX_CELLS", 1000)
    monkeypatch.setattr("planner.exchange.limits.MAX_ELEMENTS", 2000)
    lines = heap.endswith("\n")
    text = HEAPS[heap] * 100_000 if lines else f"[{HEAPS[heap] * 100_000}{{}}]"
    tracemalloc.start()
    try:
        with pytest.raises(TooLargeError):
            objects.read(text, Origin("plan"), ".json")
        assert tracemalloc.get_traced_memory()[1] < 200_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("text", "says"),
    [("{", "broken in line 1"), ("[" * 100_000, "without end|broken"), ("[1, 2]", "no list of posts")],
)
def test_what_holds_no_posts_is_refused(text: str, says: str):
    with pytest.raises(PlanError, match=says):
        objects.read(text, Origin("plan"), ".json")


@examples(80, 2000, deadline=None)
@given(THINGS)
def test_any_json_is_read_or_refused(thing: Any):
    try:
        source = objects.read(json.dumps(thing), Origin("plan"), ".json")
    except PlanError:
        return
    assert source is not None
    for found in source.tables:
        assert all(len(row) == len(found.headers) for row in found.rows)
        assert len(found.above) == len(found.rows)
