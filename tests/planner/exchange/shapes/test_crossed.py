"""Plans whose fields or days run across."""

from planner.exchange.shapes import grid
from planner.exchange.shapes.table import Origin, Source


def read(text: str) -> Source:
    return grid.read(enumerate(line.split(",") for line in text.split("\n")), Origin("plan"))


def test_fields_down_the_side_make_a_row_of_each_day():
    source = read(
        "WEEK 1,Monday,Tuesday,Sunday\nDate,5 Apr,6 Apr,11 Apr\nTitle,Latte,Tea,\nHook,Pour,Steam,\n\n"
        "WEEK 2,Monday,Tuesday,Sunday\nDate,12 Apr,13 Apr,18 Apr\nTitle,Mocha,,Rest\nHook,Stir,,Sleep"
    )
    first, second = source.tables
    assert first.headers == ("Day", "Date", "Title", "Hook")
    assert first.rows == [("Monday", "5 Apr", "Latte", "Pour"), ("Tuesday", "6 Apr", "Tea", "Steam")]
    assert (first.context, second.context) == (("WEEK 1",), ("WEEK 2",))
    assert [row[0] for row in second.rows] == ["Monday", "Sunday"]
    assert "11 Apr" in source.problems[0].message


def test_days_across_and_hours_down_make_a_row_of_each_cell():
    table = read("Jam,Senin,Selasa,Rabu\n12.00,Kopi,,Teh\n19.00,,Sambal,").tables[0]
    assert table.headers == ("Day", "Jam", "Title")
    assert table.rows == [("Senin", "12.00", "Kopi"), ("Rabu", "12.00", "Teh"), ("Selasa", "19.00", "Sambal")]


def test_a_month_as_it_hangs_on_a_wall_gives_each_video_its_day():
    table = read("Mon,Tue,Wed,Thu\n5,6,7,8\nLatte,,7pm Tea,\n12,13,14,15\n,Mocha,,").tables[0]
    assert table.headers == ("Day", "Date", "Title", "Time")
    assert table.rows == [("Mon", "5", "Latte", ""), ("Wed", "7", "Tea", "7pm"), ("Tue", "13", "Mocha", "")]


def test_weeks_across_and_days_down_keep_both():
    table = read("Day,Week 1,Week 2,Week 3\nMonday,Latte,Tea,Mocha").tables[0]
    assert table.rows[1] == ("Week 2", "Monday", "Tea")


def test_a_column_a_platform_stays_a_table():
    table = read("Day,Instagram,TikTok,YouTube\nMonday,a,b,c\nTuesday,d,e,f").tables[0]
    assert table.headers == ("Day", "Instagram", "TikTok", "YouTube")


def said(source: Source) -> str:
    told = [*source.problems, *(problem for table in source.tables for problem in table.problems)]
    return " ".join(problem.message for problem in told)


def test_a_table_of_names_and_facts_is_one_video():
    table = read("Video 3,Plum jam\nHook,It never sets\nCaption,Add lemon\nLength,20s").tables[0]
    assert table.headers == ("Title", "Hook", "Caption", "Length")
    assert table.rows == [("Plum jam", "It never sets", "Add lemon", "20s")]
    table = read("Plum jam,\nHook,It never sets\nCaption,Add lemon\nLength,20s").tables[0]
    assert table.rows == [("Plum jam", "It never sets", "Add lemon", "20s")]


def test_cells_without_a_video_are_told_and_a_stage_beside_a_title_is_its_own():
    source = read(
        "Hour,Mon 7 Dec,Tue 8 Dec,Wed 9 Dec\n9:00,Roots (filmed),x,no post\n19:00,ON HOLD: Leaves,-,Step: one leaf"
    )
    table = source.tables[0]
    assert [dict(zip(table.headers, row, strict=True))["Title"] for row in table.rows] == [
        "Roots", "Leaves", "Step: one leaf",
    ]  # fmt: skip
    assert [dict(zip(table.headers, row, strict=True))["Stage"] for row in table.rows] == [
        "filmed", "ON HOLD", "",
    ]  # fmt: skip
    assert "3 cells" in said(source)
    assert "no post" in said(source)


def test_days_before_the_first_belong_to_the_month_before_and_signs_to_their_legend():
    source = read(
        "JANUARY 2028,,,,,,\nMon,Tue,Wed,Thu,Fri,Sat,Sun\n27,28,29,30,31,1,2\n,19:00 Tinsel ✅,,,,Hangover 🎬,\n"
        "3,4,5,6,7,8,9\nTo the fair,,,,,,\n31,1,2,3,4,5,6\n,Snow,,,,,\n\n✅ posted,,,,,,\n🎬 filmed,,,,,,"
    )
    table = source.tables[0]
    cells = [dict(zip(table.headers, row, strict=True)) for row in table.rows]
    assert [(one["Date"], one["Title"], one["Stage"]) for one in cells] == [
        ("2027-12-28", "Tinsel", "posted"),
        ("1", "Hangover", "filmed"),
        ("3", "To the fair", ""),
        ("2028-02-01", "Snow", ""),
    ]
    assert "✅ posted" in said(source)


def test_a_label_stays_beside_a_field_of_that_name_in_the_cell():
    table = read("Title,Week 1,Week 2,Week 3\nLatte,Film it,Cut it,Post it").tables[0]
    assert table.headers == ("Week", "Title", "Title 2")
    assert table.rows[0] == ("Week 1", "Film it", "Latte")


def test_a_field_that_a_cell_names_twice_is_there_twice():
    rows = [["Day", "Week 1", "Week 2", "Week 3"], ["Monday", "Latte\nTitle: Pour", "Tea", "Mocha"]]
    table = grid.read(enumerate(rows), Origin("plan")).tables[0]
    assert {"Latte", "Pour", "Monday", "Week 1"} == {cell for cell in table.rows[0] if cell}


def wall(*cells: str) -> list[dict[str, str]]:
    """Return the filled cells of each video of a week in June 2027, on whose days these cells stand."""
    days = ["Mon", "Tue", "Wed", "Thu"]
    records = [["JUNE 2027", "", "", ""], days, ["7", "8", "9", "10"], [*cells, *[""] * (4 - len(cells))]]
    table = grid.read(enumerate(records), Origin("plan")).tables[0]
    return [{name: cell for name, cell in zip(table.headers, row, strict=True) if cell} for row in table.rows]


def test_the_lines_of_a_cell_are_its_hour_title_tags_and_hook():
    one, two = wall("7:30am\nOats that are not grey\n#oats #food", "", 'Mug — 7am\n"Hold it"')
    assert (one["Time"], one["Title"], one["Hashtags"]) == ("7:30am", "Oats that are not grey", "#oats #food")
    assert (two["Time"], two["Title"], two["Hook"]) == ("7am", "Mug", "Hold it")


def test_a_cell_may_hold_several_videos():
    for cell in (
        "7am\nEggs\n6pm\nCurry", "7am Eggs\n6pm Curry", "Eggs\n7am\nCurry\n6pm", "A) 7am Eggs\nB) 6pm Curry",
        "• 7am Eggs\n• 6pm Curry",
    ):  # fmt: skip
        found = wall(cell)
        assert [(one["Time"], one["Title"], one["Date"]) for one in found] == [
            ("7am", "Eggs", "7"),
            ("6pm", "Curry", "7"),
        ]


def test_the_number_of_its_day_may_stand_in_each_cell():
    table = grid.read(
        enumerate(
            [["JUNE 2027", "", ""], ["Mon", "Tue", "Wed"], ["31", "1\n7pm Mug", "2"], ["7", "8\nLid", "9"]]
        ),
        Origin("plan"),
    ).tables[0]
    date, title = table.headers.index("Date"), table.headers.index("Title")
    assert [(row[date], row[title]) for row in table.rows] == [("1", "Mug"), ("8", "Lid")]


def test_a_remark_under_a_wall_calendar_is_told():
    records = [["Mon", "Tue", "Wed"], ["7", "8", "9"], ["Mug", "", ""], ["Grey days are May's.", "", ""]]
    source = grid.read(zip([0, 1, 2, 5], records, strict=True), Origin("plan"))
    assert len(source.tables[0].rows) == 1
    assert any("Grey days" in problem.message for problem in source.problems)
