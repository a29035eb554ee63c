"""How a text is written is seen from its lines; whatever it is, it is read or refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlanError
from planner.exchange.tables import read_all_text
from tests.growing import times_as_long
from tests.trying import examples

LINES = st.lists(
    st.sampled_from(
        ["# Plan", "## Monday 7 Dec", "- 19:00 Latte", "  - Hook: Pour", "**Hook:** Pour", "|a|b|", "|-|-|", "| x",
         "---", "Title,Date", "Latte,4 Dec", "```", "Senin 1/3: kopi", "", "word", "> quoted", "- [x] Filmed", "1. Tea",
         "0-3s pour", "[1/3/27, 19.02] Rina: hi", "a\tb", "a  b  c", '"', "**1. Kayu**", "Hook",
         ": Pour", "===", "{", "#a #b"]
    ),
    max_size=14,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "dialect"),
    [
        ("Title,Date\nLatte,4 Dec\n", "table", "comma"),
        ("Title\tDate\nLatte\t4 Dec\n", "table", "tab"),
        (
            "Date    Time   Title      Hook\n4 Dec   19:00  Cold brew  Pour it\n5 Dec   12:00  Tea        Steam\n",
            "table",
            "blanks",
        ),
        ("|Title|Date|\n|-|-|\n|Latte|4 Dec|\n", "table", "Markdown"),
        ("Title: Latte\nDate: 4 Dec\n", "list", "List"),
        ('[{"title": "Latte", "date": "4 Dec"}]', "objects", "JSON"),
    ],
)
def test_a_text_is_read_as_it_is_written(text: str, kind: str, dialect: str):
    table = read_all_text(text).tables[0]
    assert (table.kind, table.dialect) == (kind, dialect)
    assert any("Latte" in row or "Cold brew" in row for row in table.rows)


@pytest.mark.parametrize(
    "text", ["Dear all, here is our plan.\nWe hope, as always, that you like it.\nSee you soon.\n"]
)
def test_sentences_are_refused_with_what_was_looked_for(text: str):
    with pytest.raises(PlanError, match="No table and no list was found"):
        read_all_text(text)


@examples(120, 2000, deadline=None)
@given(LINES)
def test_any_lines_are_read_or_refused(lines: list[str]):
    try:
        source = read_all_text("\n".join(lines))
    except PlanError as error:
        assert str(error).endswith(".")
        return
    assert source.tables
    for table in source.tables:
        assert len(set(table.headers)) == len(table.headers)
        assert len(table.above) == len(table.rows)
        assert all(len(row) == len(table.headers) for row in table.rows)


@examples(100, 1500, deadline=None)
@given(st.lists(st.text("abcdefgh", min_size=4, max_size=9), min_size=2, max_size=8, unique=True), st.data())
def test_every_word_of_a_list_is_in_a_row_a_context_or_a_problem(words: list[str], data: st.DataObject):
    marks = [
        "# {}",
        "## Monday 7 Dec\n{}",
        "- {}",
        "  - Hook: {}",
        "Caption: {}",
        "{}",
        "\n{}",
        "Senin 1/3: {}",
        "**{}**",
        "- [x] {}",
    ]
    text = "\n".join(data.draw(st.sampled_from(marks)).format(word) for word in words)
    try:
        source = read_all_text(f"- Title: first\n{text}")
    except PlanError:
        return
    said = [problem.message for problem in source.problems]
    for table in source.tables:
        said += [*table.headers, *table.context, *(problem.message for problem in table.problems)]
        said += [cell for row in (*table.rows, *table.above) for cell in row]
    assert not [word for word in words if word not in "\n".join(said)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "again", ["# a\n", "- Hook: a\n", "**a ", "|x\ny\n", "> ", "a\n: b\n", "Senin 1/3: x\n", "` `` "]
)
def test_reading_takes_time_no_faster_than_its_text_grows(again: str):
    def work(count: int) -> None:
        with suppress(PlanError):
            read_all_text("# Plan\n- first\n" + again * count)

    assert times_as_long(work, 500, 4000, 24) <= 24
