"""Tables in Markdown, whole or broken, with the headings over them."""

from planner.exchange.shapes import markdown
from planner.exchange.shapes.table import Origin, Source

BROKEN = """| Date | Title | Script | Status |
|---|---|---|---|
| 4 Dec 2026 | Latte | Hook (0-2s): pour
Body (3-18s): stir | left
CTA (19-20s): tap | Draft |
| 5 Dec 2026 | Tea | steam | Draft |
"""


def read(text: str) -> Source:
    return markdown.read(text, Origin("plan", ("plan",)))


def test_a_line_break_in_a_cell_goes_on_with_its_row():
    rows = read(BROKEN).tables[0].rows
    assert rows[0] == (
        "4 Dec 2026",
        "Latte",
        "Hook (0-2s): pour\nBody (3-18s): stir | left\nCTA (19-20s): tap",
        "Draft",
    )
    assert rows[1][1] == "Tea"


def test_a_table_without_outer_bars_goes_on_as_well():
    text = BROKEN.replace(" | left", "").replace("\n| ", "\n").replace(" |\n", "\n").removeprefix("| ")
    assert [row[3] for row in read(text).tables[0].rows] == ["Draft", "Draft"]


def test_all_tables_are_read_with_what_stands_over_them():
    source = read(
        "# April 2027\n\nPost at seven.\n\n## Week 1\n\n|Day|Title|\n|-|-|\n|Mon|a|\n\n"
        "## Week 2\n\n|Day|Title|\n|-|-|\n|Tue|b|\n"
    )
    assert [table.context for table in source.tables] == [
        ("plan", "April 2027", "Post at seven.", "Week 1"), ("plan", "April 2027", "Post at seven.", "Week 2"),
    ]  # fmt: skip
    assert [table.name for table in source.tables] == ["Week 1", "Week 2"]
    assert source.problems == []


def test_bars_in_code_and_behind_a_backslash_are_text():
    assert read("|A|B|\n|-|-|\n|`a|b` c|d \\| e|\n").tables[0].rows == [("a|b c", "d | e")]


def test_cells_are_freed_of_marks():
    rows = read("|A|B|C|\n|-|-|-|\n|**x**|~~y~~ [z](https://z.example)|*w*|\n").tables[0].rows
    assert rows == [("x", "y z (https://z.example)", "w")]


def test_rows_between_bars_are_a_table_without_a_line_of_dashes():
    assert read("| Date | Title |\n| 4 Dec | Latte |\n").tables[0].rows == [("4 Dec", "Latte")]


def test_rows_and_points_that_are_struck_through_are_told():
    source = read(
        "|Date|Title|\n|-|-|\n|~~4 Dec~~|~~Latte~~|\n|5 Dec|Tea|\n\n## Ideas\n\n- ~~Mocha~~\n- Chai\n"
    )
    assert ["struck" in problem.message for problem in source.problems] == [True, True]
    assert len(source.tables[0].rows) == 2


def test_code_is_left_out_and_told():
    source = read("```\n|A|B|\n|-|-|\n|1|2|\n```\n\n|A|B|\n|-|-|\n|3|4|\n")
    assert [table.rows for table in source.tables] == [[("3", "4")]]
    assert "|A|B|" in source.problems[0].message


def test_fields_in_front_of_the_text_belong_to_its_one_video():
    table = read(
        "---\ntitle: Cold brew\ndate: 2027-04-05\ntags:\n  - sale\n  - spring\n---\nPour slowly.\n"
    ).tables[0]
    assert dict(zip(table.headers, table.rows[0], strict=True)) == {
        "Notes": "Pour slowly.", "title": "Cold brew", "date": "2027-04-05", "tags": "sale, spring",
    }  # fmt: skip


def test_fields_in_front_of_tables_stand_over_them():
    table = read("---\nbrand: Tepi\n---\n|Date|Title|\n|-|-|\n|4 Dec|a|\n").tables[0]
    assert table.context == ("plan", "brand: Tepi")


def test_a_list_beside_tables_is_a_table_of_its_own():
    source = read("## Week 1\n\n|Date|Title|\n|-|-|\n|4 Dec|a|\n\n## To buy\n\n- felt\n- lamp\n")
    assert [(table.kind, table.name, len(table.rows)) for table in source.tables] == [
        ("table", "Week 1", 1),
        ("list", "To buy", 2),
    ]


def test_a_table_of_seconds_under_a_heading_is_the_script_of_its_video():
    (table,) = read(
        "# July\n\n## 1. Foam art\nDate: 9 July 2027\n\n| Time | Picture | Words |\n|---|---|---|\n"
        "| 0-3 | Jug | Look at this |\n| 3-9 | Cup | Now pour |\n\nCaption: Slowly\n"
    ).tables
    cells = dict(zip(table.headers, table.rows[0], strict=True))
    assert cells["Script"] == "0-3s: Jug — Look at this\n3-9s: Cup — Now pour"
    assert (cells["Title"], cells["Caption"]) == ("Foam art", "Slowly")


def test_a_table_of_lengths_is_no_script():
    (table,) = read("## Plan\n\n| Length | Title |\n|---|---|\n| 0-3 s | Jug |\n| 3-9 s | Cup |\n").tables
    assert [row[1] for row in table.rows] == ["Jug", "Cup"]


def test_a_link_to_a_page_of_the_same_export_is_its_words():
    table = read(
        "| Intitulé | Date |\n|---|---|\n| [Trois gestes](Calendrier/Trois%20gestes.md) | 4 mai 2027 |"
    ).tables[0]
    assert table.rows[0][0] == "Trois gestes"


def test_notes_that_were_put_into_one_file_are_a_video_each():
    note = "---\ntitle: {title}\ndate: 2026-12-0{n} 18:00\ntags: [pan, rust]\n---\nHook: {title}!\n\n"
    text = note.format(title="Pan", n=7) + note.format(title="Rust", n=8)
    source = markdown.read(text, Origin("notes"))
    rows = [dict(zip(table.headers, row, strict=True)) for table in source.tables for row in table.rows]
    assert [(row["title"], row["date"], row["tags"], row["Hook"]) for row in rows] == [
        ("Pan", "2026-12-07 18:00", "pan, rust", "Pan!"),
        ("Rust", "2026-12-08 18:00", "pan, rust", "Rust!"),
    ]
    assert source.problems == []
