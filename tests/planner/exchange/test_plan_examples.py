"""What a plan's cells are read as, what can't be read, and what is read in its place."""

import datetime as dt

from models.choices import Stage
from planner.exchange import plan_examples, plan_source, tables
from planner.exchange.plan_examples import Unread
from planner.exchange.plan_source import Answers
from planner.exchange.plan_table import ParsedPlan

TEXT = """Judul,Tanggal,Status,Durasi,PIC
Latte,TBC,kelar syuting,pendek,Dita
Tea,5/12/2026,Ide,20,Dita
Mocha,TBC,kelar syuting,15,Rani
"""


def read(text: str = TEXT, **instead: dict[str, str]) -> tuple[plan_source.Part, ParsedPlan]:
    source = tables.read_all_text(text)
    parts = plan_source.parts(source)
    cells = {(field, cell): said for field, words in instead.items() for cell, said in words.items()}
    answers = Answers(dt.date(2026, 11, 30), "Asia/Jakarta", True, instead=cells)
    return parts[0], plan_source.read(source, parts, answers)


def test_each_column_shows_a_cell_and_what_it_is_read_as() -> None:
    part, plan = read()
    shown = {one.header: (one.cells[0], one.read) for one in plan_examples.examples(part, plan.videos)}
    assert shown["Judul"] == ("Latte", "as it is")
    assert shown["PIC"] == ("Dita", "to the notes")
    assert shown["Tanggal"] == ("TBC", "no date")


def test_cells_that_say_the_same_and_can_not_be_read_are_told_together_with_their_rows() -> None:
    _part, plan = read(TEXT.replace("kelar syuting", "zzz"))
    found = plan_examples.unread(plan.problems)
    assert [(one.field, one.cell, one.rows) for one in found] == [
        ("stage", "zzz", (1, 3)),
        ("date", "TBC", (1, 3)),
        ("length", "pendek", (1,)),
    ]
    assert isinstance(found[0], Unread)


def test_what_is_said_in_place_of_a_cell_holds_for_all_that_say_the_same() -> None:
    _part, plan = read(
        TEXT.replace("kelar syuting", "zzz"), stage={"zzz": "Filmed"}, date={"TBC": "7 Dec 2026"}
    )
    assert [video.stage for video in plan.videos] == [Stage.FILMED, Stage.IDEA, Stage.FILMED]
    assert [video.at.day for video in plan.videos if video.at] == [7, 5, 7]
    assert [one.field for one in plan_examples.unread(plan.problems)] == ["length"]


def test_a_cell_in_whose_place_nothing_is_said_goes_to_the_notes_and_is_told_no_more() -> None:
    _part, plan = read(date={"TBC": ""}, length={"pendek": ""})
    assert plan_examples.unread(plan.problems) == []
    assert plan.videos[0].notes.splitlines()[:2] == ["Tanggal: TBC", "Durasi: pendek"]


def test_the_words_of_a_column_are_told_with_what_they_mean() -> None:
    part, plan = read()
    words = {one.header: one.words for one in plan_examples.examples(part, plan.videos)}
    assert dict(words["Status"]) == {"kelar syuting": "Filmed", "Ide": "Idea"}
    assert words["Durasi"] == ()


def test_words_can_be_chosen_where_few_are_known() -> None:
    assert "Filmed" in plan_examples.choices("stage")
    assert plan_examples.choices("voice_over") == ["yes", "no"]
    assert plan_examples.choices("date") == []
