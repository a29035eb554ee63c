"""The tables that stand in the cells of one sheet or text."""

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.errors import PlanError
from planner.exchange.shapes import grid
from planner.exchange.shapes.table import Origin, Source
from tests.trying import examples

WORDS = st.text(string.ascii_lowercase, min_size=3, max_size=8)
NAMES = st.sampled_from(
    ["Date", "Title", "Hook", "Caption", "Total", "Week 1", "Senin", "Selasa", "4 Dec", "19:00"]
)
SHEETS = st.lists(st.lists(st.just("") | WORDS | NAMES, min_size=1, max_size=6), min_size=1, max_size=12)


def read(text: str) -> Source:
    return grid.read(enumerate(line.split(",") for line in text.split("\n")), Origin("plan", ("plan",)))


def said(source: Source) -> str:
    """Return all that a source says, as one text."""
    parts = [problem.message for problem in source.problems]
    for table in source.tables:
        parts += [*table.headers, *table.context, *(problem.message for problem in table.problems)]
        parts += [text for row in (*table.rows, *table.above) for text in row]
    return "\n".join(parts)


def test_a_header_of_known_words_begins_a_table_below_another():
    source = read("Pillar,Count\nTeach,5\nSell,3\n\nDate,Time,Title,Hook\n7 Dec,19:00,Latte,Pour")
    assert [table.headers for table in source.tables] == [
        ("Pillar", "Count"),
        ("Date", "Time", "Title", "Hook"),
    ]
    assert [len(table.rows) for table in source.tables] == [2, 1]


def test_a_table_of_numbers_below_a_plan_is_one_of_its_own():
    source = read("Date,Title,Hook\n7 Dec,Latte,Pour\n\nMetric,Now,Goal\nFans,10,20")
    assert [table.headers[0] for table in source.tables] == ["Date", "Metric"]


def test_a_legend_below_a_plan_is_no_row_and_is_told():
    source = read("Date,Title,Hook,Notes\n7 Dec,Latte,Pour,\n\n,,,Green = posted")
    assert len(source.tables[0].rows) == 1
    assert "Green = posted" in source.problems[0].message


def test_a_legend_beside_a_plan_is_a_table_of_its_own():
    source = read("Date,Title,Hook,,Colour\n7 Dec,Latte,Pour,,Green\n8 Dec,Tea,Steam,,")
    assert [table.headers for table in source.tables] == [("Date", "Title", "Hook"), ("Colour",)]


def test_columns_behind_a_blank_one_go_on_with_the_table():
    table = read("Date,Title,,Hook\n7 Dec,Latte,,Pour\n8 Dec,Tea,,Steam").tables[0]
    assert table.rows[1] == ("8 Dec", "Tea", "", "Steam")


def test_rows_of_one_cell_stand_over_the_rows_that_follow():
    table = read("Date,Title,Hook\nWeek 1,,\n7 Dec,Latte,Pour\nWeek 2,,\n14 Dec,Tea,Steam").tables[0]
    assert table.above == (("Week 1",), ("Week 2",))


def test_a_row_with_a_title_alone_is_a_row():
    table = read("Title,Date,Hook\nLatte,7 Dec,Pour\nTea,,").tables[0]
    assert [row[0] for row in table.rows] == ["Latte", "Tea"]


def test_a_header_that_comes_again_is_skipped():
    table = read("Date,Title,Hook\n7 Dec,Latte,Pour\nDate,Title,Hook\n8 Dec,Tea,Steam").tables[0]
    assert list(table.numbered()) == [(1, ("7 Dec", "Latte", "Pour")), (3, ("8 Dec", "Tea", "Steam"))]


def test_sums_are_left_out_and_told():
    table = read("Week,Date,Title,Hook\n1,7 Dec,Latte,Pour\nSubtotal,,1 video,\n,Total video,1,").tables[0]
    assert len(table.rows) == 1
    assert len(table.problems) == 2


def test_a_title_about_a_total_is_no_sum():
    table = read("Title,Date,Hook\nTotal look for rain,7 Dec,Pour\nTea,8 Dec,Steam").tables[0]
    assert len(table.rows) == 2


def test_a_row_of_groups_above_the_header_stands_over_the_table():
    table = read("WHEN,,WHAT,\nDate,Time,Title,Hook\n4 Dec,19:00,Latte,Pour").tables[0]
    assert (table.headers[0], table.context) == ("Date", ("plan", "WHEN WHAT"))


def test_headers_that_come_twice_have_the_names_of_their_groups():
    table = read(",Instagram,,TikTok,\nDate,Title,Hook,Title,Hook\n4 Dec,a,b,c,d").tables[0]
    assert table.headers == ("Date", "Instagram: Title", "Instagram: Hook", "TikTok: Title", "TikTok: Hook")


def test_rows_without_a_header_are_all_kept():
    table = read("2026-12-04,19:00,Latte\n2026-12-05,12:00,Tea").tables[0]
    assert (table.headers[0], len(table.rows)) == ("Column 1", 2)


def test_a_name_is_the_nearest_heading():
    assert read("Spring sale\n\nDate,Title,Hook\n7 Dec,Latte,Pour").tables[0].name == "Spring sale"
    assert read("Date,Title,Hook\n7 Dec,Latte,Pour").tables[0].name == "plan"


@pytest.mark.slow
@examples(100, 1500, deadline=None)
@given(SHEETS)
@example([["Title", "Week 1", "Week 1", "Week 1"], ["aaa", "aab"]])  # both are titles
def test_every_cell_is_in_a_row_a_context_or_a_problem(rows: list[list[str]]):
    cells = {cell for row in rows for cell in row if cell}
    try:
        source = grid.read(enumerate(map(list, rows)), Origin("plan"))
    except PlanError:
        return
    text = said(source)
    assert not [cell for cell in cells if cell not in text]
    for table in source.tables:
        assert len(set(table.headers)) == len(table.headers)
        assert len(table.above) == len(table.rows)
        assert all(len(row) == len(table.headers) for row in table.rows)


def test_headers_without_rows_are_refused():
    with pytest.raises(PlanError, match="Add at least one row"):
        read("Date,Title,Hook")


def test_groups_over_the_headers_are_no_headers():
    table = read(
        "SCHEDULE,,TEXT,,STAGE,\nDate,Time,Title,Hook,Filmed,Posted\n7 Dec,19:00,Latte,Pour,TRUE,FALSE"
    ).tables[0]
    assert table.headers == ("Date", "Time", "Title", "Hook", "Filmed", "Posted")
    assert table.rows == [("7 Dec", "19:00", "Latte", "Pour", "TRUE", "FALSE")]


def test_the_groups_of_a_board_stand_over_their_rows_and_sub_items_are_told():
    source = read(
        "Bakery board,,,\n\nDone soon,,,\nName,Subitems,Status,Hook\nRye,,Filmed,Crack\n"
        "Subitems,Name,Owner,Status\n,Buy rye,Jo,Done\n,Rent oven,Al,Stuck\nBun,,Edited,Squeeze\n\n"
        "Later on,,,\nName,Subitems,Status,Hook\nTart,,Idea,Lemon"
    )
    (table,) = source.tables
    assert [row[0] for row in table.rows] == ["Rye", "Bun", "Tart"]
    assert table.above[-1] == ("Later on",)
    assert "Buy rye, Rent oven" in said(source)


def test_sums_at_the_end_are_no_videos():
    source = read("No,Date,Title,Hook\n1,7 Dec,Latte,Pour\n2,8 Dec,Total makeover,See\n\n,,Total content,")
    assert [row[2] for row in source.tables[0].rows] == ["Latte", "Total makeover"]
    assert "“Total content”" in said(source)
    source = read("No,Date,Title,Hook\n1,7 Dec,Latte,Pour\n2,8 Dec,Tea,See\nSummary,,2 videos,")
    assert [row[2] for row in source.tables[0].rows] == ["Latte", "Tea"]


def test_a_day_off_in_a_row_is_told():
    source = read(
        "Date,Time,Title,Hook\n7 Dec,19:00,Latte,Pour\n8 Dec,,OFF — stocktake,\n9 Dec,,Off to the market,"
    )
    assert [row[2] for row in source.tables[0].rows] == ["Latte", "Off to the market"]
    assert "8 Dec OFF — stocktake" in said(source)


def test_the_shots_below_a_video_are_its_script():
    table = read(
        "Date,Title,Shot,On screen,Voice,Status\n7 Dec,Latte,1,Cup,Look at this,Filmed\n,,2,Milk,Now pour,\n"
        ",,3,Heart,Done,\n8 Dec,Tea,1,Leaf,Smell it,Idea\n,,2,Pot,Wait,"
    ).tables[0]
    assert table.headers == ("Date", "Title", "Status", "Script")
    assert table.rows == [
        ("7 Dec", "Latte", "Filmed", "1. Cup — Look at this\n2. Milk — Now pour\n3. Heart — Done"),
        ("8 Dec", "Tea", "Idea", "1. Leaf — Smell it\n2. Pot — Wait"),
    ]
    assert table.numbers == (1, 4)


def test_the_seconds_of_shots_stay_in_the_script():
    table = read(
        "Title,Seconds,Picture,Status\nLatte,0-3,Cup,Filmed\n,3-9,Milk,\n,9-12,Heart,\nTea,0-5,Leaf,Idea\n,5-9,Pot,"
    ).tables[0]
    assert table.rows[1] == ("Tea", "Idea", "0-5s: Leaf\n5-9s: Pot")


def test_a_stage_that_stands_over_rows_is_a_column():
    table = read(
        "Title,Hook,Date\n\nFILMED,,\nLatte,Pour,7 Dec\nTea,Steam,8 Dec\n\nIDEAS,,\nMocha,Stir,"
    ).tables[0]
    assert [(row[0], row[3]) for row in table.rows] == [
        ("Latte", "FILMED"),
        ("Tea", "FILMED"),
        ("Mocha", "IDEAS"),
    ]
    assert table.headers[3] == "Stage"
