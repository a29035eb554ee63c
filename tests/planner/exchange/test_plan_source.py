"""A plan of several tables: which of them hold videos, what is left out and told, and that nothing is dropped."""

import datetime as dt
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.choices import Flag, Stage
from planner.errors import PlanError
from planner.exchange import plan_source, tables
from planner.exchange.plan_source import Answers, Part
from planner.exchange.plan_table import ParsedPlan
from planner.exchange.tables import Source, Table
from planner.video import fields
from tests.trying import examples

TODAY = dt.date(2026, 11, 30)
TWO_WEEKS = """# Maret 2027

## Target

| Metrik | Angka |
|---|---|
| Pengikut | 10.000 |

## Minggu 1

| Tanggal | Jam | Judul |
|---|---|---|
| 1 Maret 2027 | 19.00 | Kopi susu |
| 3 Maret 2027 | 12.00 | Es kopi |

## Minggu 2

| Tanggal | Jam | Judul |
|---|---|---|
| 8 Maret 2027 | 19.00 | Teh tarik |
"""


def came(text: str, names: tuple[str, ...] | None = None, **answered: Any) -> ParsedPlan:
    """Return what comes of a text."""
    source = tables.read_all_text(text)
    return plan_source.read(source, plan_source.parts(source, names), answers(**answered))


def answers(**answered: Any) -> Answers:
    return Answers(TODAY, "Asia/Jakarta", **answered)


def titles(parsed: ParsedPlan) -> list[str]:
    return [video.title for video in parsed.videos]


def said(parsed: ParsedPlan) -> str:
    return "\n".join(problem.message for problem in parsed.problems)


# Which tables


def test_all_tables_with_videos_come_in_and_the_others_are_told() -> None:
    parsed = came(TWO_WEEKS)
    assert titles(parsed) == ["Kopi susu", "Es kopi", "Teh tarik"]
    assert [video.table for video in parsed.videos] == ["Minggu 1", "Minggu 1", "Minggu 2"]
    assert [problem.message for problem in parsed.left_out] == [
        "“Target” holds no videos and was left out (Metrik, Angka: Pengikut)."
    ]
    assert set(parsed.left_out) <= set(parsed.problems)


def test_a_tally_that_stands_first_does_not_hide_the_plan() -> None:
    text = "|Type|Count|\n|-|-|\n|Tutorial|4|\n\n## Plan\n\n|Date|Title|\n|-|-|\n|1 Mar 2027|Latte|\n"
    assert titles(came(text)) == ["Latte"]


def test_tables_are_chosen_by_their_names_whatever_their_case() -> None:
    assert titles(came(TWO_WEEKS, ("minggu 2",))) == ["Teh tarik"]
    assert titles(came(TWO_WEEKS, ("Minggu 2", "MINGGU 1"))) == ["Kopi susu", "Es kopi", "Teh tarik"]


def test_a_table_that_was_not_chosen_is_told() -> None:
    assert "“Minggu 1”" in said(came(TWO_WEEKS, ("Minggu 2",)))


def test_an_unknown_name_is_refused_with_those_that_are_there() -> None:
    with pytest.raises(
        PlanError, match="There is no table “Minggu 9”. The tables are: Target, Minggu 1, Minggu 2."
    ):
        came(TWO_WEEKS, ("Minggu 1", "Minggu 9"))


def test_a_table_of_texts_alone_is_a_plan_where_it_is_the_only_one() -> None:
    parsed = came("Title\nLatte\nTea\n")
    assert titles(parsed) == ["Latte", "Tea"]


def test_columns_that_were_chosen_before_are_taken_for_tables_with_the_same_headers() -> None:
    source = tables.read_all_text("Judul,Kru\nKopi,Dapur\n")
    [part] = plan_source.parts(
        source, columns={"Judul\tKru": {"Judul": "title", "Kru": "place", "Lama": "hook"}}
    )
    assert part.columns == {"Judul": "title", "Kru": "place"}
    [part] = plan_source.parts(source, columns={"Judul\tLain": {"Judul": "hook"}})
    assert part.columns["Judul"] == "title"


# Nothing found


@pytest.mark.parametrize(
    "text",
    [
        "Type,Count\nTutorial,4\n",
        "|Metric|Goal|\n|-|-|\n|Followers|10.000|\n",
        "Tipo,Cuenta\nVideo corto,7\n",
    ],
)
def test_a_file_without_videos_is_refused_with_what_was_found_in_it(text: str) -> None:
    with pytest.raises(PlanError, match="No video was found") as refused:
        came(text)
    header = text.replace("|", ",").strip(",").partition(",")[0]
    assert header in str(refused.value)
    assert "--map" in str(refused.value)


def test_a_plan_of_empty_rows_is_refused_with_what_was_told_of_them() -> None:
    with pytest.raises(PlanError, match="2 rows hold no video and were left out"):
        came("Title,Stage,Mood\n,Idea,calm\n,Idea,wild\n")


# Rows that are left out


def test_rows_that_hold_no_video_are_left_out_and_told_by_their_numbers() -> None:
    parsed = came("Title,Date,Note on mood\nLatte,1 Mar 2027,calm\n,,Legend: green is filmed\n,,Total: 1\n")
    assert titles(parsed) == ["Latte"]
    assert "Legend: green is filmed" in said(parsed)
    assert "2 rows hold no video and were left out: “" in said(parsed)
    assert "(rows 2, 3)" in said(parsed)


@pytest.mark.parametrize("yes", ["true", "TRUE", "yes", "ya", "✓"])
def test_archived_rows_are_left_out_and_told(yes: str) -> None:
    parsed = came(f"Card Name,Due Date,Archived\nLatte,2027-03-01,false\nOld tea,2027-03-02,{yes}\n")
    assert titles(parsed) == ["Latte"]
    assert "1 archived row was left out: “Old tea” (row 2)." in said(parsed)


def test_rows_for_other_networks_are_left_out_and_told() -> None:
    text = 'Title,Date,Platform\nA,1 Mar 2027,TikTok\nB,1 Mar 2027,Instagram\nC,2 Mar 2027,"TikTok, IG"\n'
    parsed = came(text)
    assert titles(parsed) == ["A", "C"]
    assert "1 row is for another network and was left out: “Instagram” (row 2)." in said(parsed)
    assert titles(came(text, platform="instagram")) == ["B", "C"]


def test_what_is_planned_for_other_networks_is_kept_in_the_notes_and_told() -> None:
    parsed = came("Day,Instagram,TikTok\n1 Mar 2027,Reel of a cat,Latte\n2 Mar 2027,Another reel,\n")
    assert titles(parsed) == ["Latte"]
    assert parsed.videos[0].notes == "Instagram: Reel of a cat"
    assert "The columns “Instagram” are for other networks. They went to the notes." in said(parsed)
    assert "(row 2)" in said(parsed)
    assert "Another reel" in said(parsed)


def test_a_video_on_hold_or_cancelled_comes_in_as_such() -> None:
    parsed = came("Title,Status\nA,On hold\nB,Batal\nC,Draft\nD,In progress (on hold)\n")
    assert [video.flag for video in parsed.videos[:3]] == [Flag.ON_HOLD, Flag.CANCELLED, Flag.NONE]
    assert "isn’t a known stage" not in said(parsed)


@pytest.mark.parametrize(
    ("yes", "no"), [("checked", ""), ("checked", "unchecked"), ("[x]", "[ ]"), ("☑", "☐"), ("✅", "❌")]
)
def test_check_marks_of_any_tool_are_read(yes: str, no: str) -> None:
    parsed = came(f"Title,Filmed,Posted\nA,{yes},{no}\nB,{yes},{yes}\n")
    assert [video.stage for video in parsed.videos] == [Stage.FILMED, Stage.POSTED]
    assert [video.notes for video in parsed.videos] == ["", ""]


def test_check_marks_make_the_stage_the_last_one_wins() -> None:
    parsed = came(
        "Title,Filmed,Edited,Posted\nA,TRUE,TRUE,FALSE\nB,TRUE,FALSE,FALSE\nC,FALSE,FALSE,FALSE\nD,,,TRUE\n"
    )
    assert [video.stage for video in parsed.videos] == [Stage.EDITED, Stage.FILMED, Stage.IDEA, Stage.POSTED]


def test_columns_that_are_no_field_are_told_with_their_names() -> None:
    parsed = came("Título,Gancho,Presupuesto interno\nLatte,Mira esto,40\n")
    assert titles(parsed) == ["Latte"]
    assert "These columns aren’t fields of a video and went to the notes: “Presupuesto interno”." in said(
        parsed
    )
    assert parsed.videos[0].notes == "Presupuesto interno: 40"


# The first day, and moving a plan


def test_the_first_day_is_asked_for_where_any_table_counts_days() -> None:
    text = "## One\n\n|Day|Title|\n|-|-|\n|Day 1|Latte|\n\n## Two\n\n|Date|Title|\n|-|-|\n|1 Mar 2027|Tea|\n"
    assert came(text).asks_first_day
    answered = came(text, first_day=dt.date(2027, 3, 8))
    assert not answered.asks_first_day
    assert [f"{video.at:%d %b}" for video in answered.videos if video.at] == ["08 Mar", "01 Mar"]


@pytest.mark.parametrize("begun", ["2026-03-02", "2026-03-05", "2028-03-05"])
@pytest.mark.parametrize("day", range(7))
def test_a_plan_moves_by_whole_weeks_to_the_week_of_a_day(day: int, begun: str) -> None:
    videos = came(f"Title,Date,Time\nA,{begun},19:00\nB,2029-03-05,12:00\nC,,\n").videos
    first = dt.date(2027, 3, 1) + dt.timedelta(days=day)
    moved, days = plan_source.moved(videos, first)
    assert days % 7 == 0
    assert moved[0].at
    assert moved[0].at.isocalendar()[:2] == first.isocalendar()[:2]
    for before, after in zip(videos, moved, strict=True):
        assert (after.at is None) == (before.at is None)
        if before.at and after.at:
            assert after.at - before.at == dt.timedelta(days=days)


def test_a_plan_without_dates_does_not_move() -> None:
    videos = came("Title\nA\n").videos
    assert plan_source.moved(videos, TODAY) == (videos, 0)


# Dates of several tables


def test_the_dates_of_one_table_decide_for_those_of_another() -> None:
    text = "## One\n\n|Date|Title|\n|-|-|\n|3/4/2027|A|\n\n## Two\n\n|Date|Title|\n|-|-|\n|31/3/2027|B|\n"
    source = tables.read_all_text(text)
    assert plan_source.date_order(plan_source.parts(source)) == "day_first"
    assert came(text).videos[0].at == dt.datetime(2027, 4, 3, 19)


def test_only_tables_that_are_taken_decide() -> None:
    one = Table(("Date", "Title"), [("3/4/2027", "A")], name="one")
    two = Table(("Date", "Title"), [("31/3/2027", "B")], name="two")
    source = Source([one, two], [])
    assert plan_source.date_order(plan_source.parts(source)) == "day_first"
    assert plan_source.date_order(plan_source.parts(source, ("one",))) == "ambiguous"


def test_the_rows_that_are_done_are_told_over_all_tables() -> None:
    rows = [("2027-03-01", f"Video {n}") for n in range(250)]
    parts = [
        Part(Table(("Date", "Title"), rows, name=name), {"Date": "date", "Title": "title"}, True)
        for name in "ab"
    ]
    told: list[int] = []
    plan_source.read(Source([part.table for part in parts], []), parts, answers(), told.append)
    assert told == [200, 450]


# Laws

FIELDS = tuple(dict.fromkeys(map(fields.header, fields.FIELDS))) + (
    "Scheduled at", "Week", "Day", "Platform", "Archived", "Mood", "Filmed", "Instagram", "TikTok",
)  # fmt: skip
ANYTHING = st.text(max_size=16) | st.sampled_from(
    ["1 Mar 2027", "19:00", "#a #b", "Hook: look\nCTA: tap", "[0-3s] Look", "22s", "TikTok", "ya", "{row}",
     "Draft", "on hold", "TAG002: why", "- a\n- b", "**bold**", "3/4/2027", "Day 2", "=1+1", "\u202egnp"]
)  # fmt: skip

READABLE = st.sampled_from(
    ["1 Mar 2027", "19:00", "7-9 PM", "Mon", "Week 2", "Day 3", "22s", "15-30 s", "Draft", "on hold", "TikTok", "ya",
     "#a", "TAG002", "product", "WITA", "- a\n-", "Hook: look\nCTA:", "[0-3s]", "before/after", "2027-03-01T12:00:00Z"]
)  # fmt: skip


def whole(parsed: ParsedPlan) -> str:
    """Return all that came of a plan, as one text."""
    videos = [
        " ".join(
            map(
                str,
                [*asdict(replace(video, beats=())).values(), *(f"{b.name} {b.text}" for b in video.beats)],
            )
        )
        for video in parsed.videos
    ]
    return "\n".join([*videos, said(parsed)])


@pytest.mark.slow
@examples(80, 1000)
@given(st.lists(ANYTHING, min_size=len(FIELDS), max_size=len(FIELDS)), st.lists(ANYTHING, max_size=2))
def test_no_text_of_any_cell_or_heading_raises(cells: list[str], headings: list[str]) -> None:
    rows = [("A title", *cells[1:]), tuple(cells), ("Sure", *[""] * (len(FIELDS) - 1))]
    table = Table(FIELDS, rows, context=tuple(headings), name="plan")
    source = Source([table], [])
    parsed = plan_source.read(source, plan_source.parts(source), answers())
    assert all(problem.message.endswith(".") for problem in parsed.problems)


@examples(80, 1000)
@given(st.sets(st.sampled_from(FIELDS[1:]), min_size=1, max_size=6), st.booleans())
def test_nothing_that_was_typed_is_dropped(chosen: set[str], titled: bool) -> None:
    """What no field can make sense of is somewhere all the same: in the video, its notes, or a message."""
    headers = ("Title", *sorted(chosen))
    cells = ("A title" * titled, *(f"zq{n} vex" for n in range(len(chosen))))
    source = Source([Table(headers, [cells, ("Second", *[""] * len(chosen))], name="plan")], [])
    parsed = plan_source.read(source, plan_source.parts(source), answers())
    if parsed.videos[0].row > 1:
        assert "(row 1)" in said(parsed)
        return
    everything = whole(parsed)
    for header, cell in zip(headers, cells, strict=True):
        assert all(word in everything for word in cell.split()), header


@examples(80, 1000)
@given(
    st.lists(st.sampled_from(FIELDS[1:]), min_size=1, max_size=5, unique=True),
    st.lists(READABLE, min_size=5, max_size=5),
)
@example(["On hold or cancelled", "Stage"], ["1 Mar 2027", "on hold", "", "", ""])
def test_what_stands_behind_something_readable_is_not_dropped(chosen: list[str], readable: list[str]) -> None:
    headers = ("Title", *chosen)
    cells = ("A title", *(f"{readable[n]} zq{n}" for n in range(len(chosen))))
    source = Source([Table(headers, [cells, ("Second", *[""] * len(chosen))], name="plan")], [])
    parsed = plan_source.read(source, plan_source.parts(source), answers(first_day=dt.date(2027, 3, 1)))
    everything = whole(parsed)
    for n, header in enumerate(chosen):
        assert f"zq{n}" in everything or "(row 1)" in said(parsed), header


def test_a_column_that_was_known_by_words_of_its_header_is_told_once() -> None:
    one = "|Kalimat pancingan|Judul|Tanggal|\n|-|-|-|\n|Satu gelas aja|Latte|{when}|\n"
    plan = came(
        "## Maret\n\n" + one.format(when="1 Maret 2027") + "\n## April\n\n" + one.format(when="1 April 2027")
    )
    told = [one for one in plan.problems if "because of a word in it" in one.message]
    assert [(one.column, one.level) for one in told] == [("Kalimat pancingan", "note")]
    assert "“Kalimat pancingan” was read as “Hook”" in told[0].message


def test_a_column_whose_header_is_known_is_not_told_as_a_guess() -> None:
    plan = came(
        "|Hook|Title / Caption|Date|Post time (WIB)|\n|-|-|-|-|\n|One glass|Latte|1 March 2027|19:00|\n"
    )
    assert "because of a word in it" not in said(plan)


def test_a_file_of_any_kind_is_read_the_same_way(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text('[{"title": "Latte", "date": "2027-03-01", "time": "19:00"}]', encoding="utf-8")
    source = tables.read_all(path)
    [video] = plan_source.read(source, plan_source.parts(source), answers()).videos
    assert (video.title, video.at) == ("Latte", dt.datetime(2027, 3, 1, 19))


def test_rows_that_count_the_others_are_left_out_and_told_and_videos_that_begin_with_such_a_word_stay() -> (
    None
):
    text = "Title,Date,Stage\nLatte,2027-03-01,Idea\nSisa kain,2027-03-02,Idea\nSelesai,,\nSisa,,\n"
    source = tables.read_all_text(text)
    plan = plan_source.read(source, plan_source.parts(source), Answers(dt.date(2026, 11, 30), "UTC"))
    assert [video.title for video in plan.videos] == ["Latte", "Sisa kain"]
    assert any(
        "2 rows hold no video and were left out: “Selesai” (rows 3, 4)" in p.message for p in plan.problems
    )
