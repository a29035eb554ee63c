"""What was answered about a plan is kept with its calendar, and holds when the plan comes in again."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange import answered, plan_source, tables
from planner.exchange.answered import Answered
from planner.exchange.plan_source import Answers
from tests.trying import examples

TEXT = "Pilar,Judul,Tanggal,Status\nEdukasi,Latte,4/12/2026,sudah take\n"
WORDS = st.text(max_size=5)
DAYS = st.dates()
ANSWERED = st.builds(
    Answered,
    st.dictionaries(WORDS, st.dictionaries(WORDS, WORDS)),
    st.dictionaries(WORDS, st.booleans()),
    st.none() | st.booleans(),
    st.none() | DAYS,
    st.dictionaries(st.tuples(WORDS, WORDS), WORDS),
    st.dictionaries(WORDS, st.sampled_from(["posted", "out"]) | DAYS),
)


@examples(50, 500)
@given(ANSWERED)
def test_what_is_stored_comes_back_whole(one: Answered) -> None:
    assert answered.from_json(json.loads(json.dumps(answered.as_json(one)))) == one


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {
            "columns": [],
            "taken": 3,
            "day_first": "yes",
            "first_day": "soon",
            "instead": {"a": 1},
            "past": None,
        },
        {"columns": {"a": 1}, "instead": [["a", "b"], [1, 2, 3], "abc"], "past": {"a": 4}},
    ],
)
def test_what_can_not_be_read_of_it_was_never_answered(stored: dict) -> None:
    assert answered.from_json(stored) == Answered()


def test_columns_words_and_tables_are_as_they_were_answered() -> None:
    source = tables.read_all_text(TEXT)
    parts = plan_source.parts(source)
    answers = Answers(dt.date(2026, 11, 30), "Asia/Jakarta")
    said = answered.of(
        [plan_source.Part(parts[0].table, {"Judul": "title", "Pilar": "labels"}, True)],
        Answers(answers.today, answers.zone, False, instead={("stage", "sudah take"): "filmed"}),
        {},
    )
    again, then = answered.applied(said, parts, answers)
    assert again[0].columns == {"Judul": "title", "Pilar": "labels"}
    assert (then.day_first, then.instead) == (False, {("stage", "sudah take"): "filmed"})


def test_a_table_that_is_new_since_stays_as_it_is_guessed() -> None:
    parts = plan_source.parts(tables.read_all_text(TEXT))
    again, _answers = answered.applied(Answered(), parts, Answers(dt.date(2026, 11, 30), "UTC"))
    assert again == parts
