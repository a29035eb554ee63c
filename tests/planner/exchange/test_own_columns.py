"""Columns that are fields of the user's own: known by their names, read by their kind, else guessed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.choices import OwnKind
from models.reading import OwnFieldRow
from planner.exchange import own_columns, own_import, plan_source, plan_table, tables
from planner.exchange.plan_source import Answers
from planner.video import own_kinds
from tests.trying import examples

TODAY = dt.date(2026, 11, 23)
PILLAR = OwnFieldRow(1, "Pillar", "choice", ("Learn", "Sell"))
OWNER = OwnFieldRow(2, "Owner", "text", ())
SEEN = OwnFieldRow(3, "Reviewed?", "yes_no", ())
KNOWN = (PILLAR, OWNER, SEEN)


def read(text, *known, columns=None):
    table = tables.read_text(text)
    fields = plan_table.guess_columns(table) | (columns or {}) if columns else None
    fields = fields or plan_table.columns_of.guess(table, [one.name for one in known])
    return plan_table.read_rows(table, fields, Answers(TODAY, "Asia/Jakarta", True, own=known))


def own_of(text, *known, **more):
    return [dict(video.own) for video in read(text, *known, **more).videos]


def test_a_column_that_is_called_like_an_own_field_is_read_into_it():
    text = "Title,PILLAR,reviewed,Who\nIce,learn,x,Nila\nHot,,no,\n"
    assert own_of(text, *KNOWN) == [{"Pillar": "learn", "Reviewed?": "yes"}, {"Reviewed?": ""}]
    assert [video.notes for video in read(text, *KNOWN).videos] == ["Who: Nila", ""]


def test_an_own_field_comes_before_what_its_column_could_be_besides():
    deadline = OwnFieldRow(1, "Deadline", "text", ())
    text = "Title,Deadline,Date\nIce,2026-11-20,2026-11-25\n"
    [video] = read(text, deadline).videos
    assert (dict(video.own), video.at.date()) == ({"Deadline": "2026-11-20"}, dt.date(2026, 11, 25))


def test_what_is_neither_yes_nor_no_is_told_and_kept():
    plan = read("Title,Reviewed?\nIce,perhaps\n", *KNOWN)
    [video] = plan.videos
    assert (dict(video.own), video.notes) == ({}, "Reviewed?: perhaps")
    [said] = [one.message for one in plan.problems if one.level == "error"]
    assert said == "Row 1, “Reviewed?”: “perhaps” is neither yes nor no. Write one of them."


def test_rows_for_other_networks_stay_out_where_their_column_is_an_own_field():
    platform = OwnFieldRow(1, "Platform", "text", ())
    text = 'Title,Platform\nIce,TikTok\nHot,Instagram\nBoth,"TikTok, IG"\n'
    plan = read(text, platform)
    assert [(one.title, dict(one.own)) for one in plan.videos] == [
        ("Ice", {"Platform": "TikTok"}), ("Both", {"Platform": "TikTok, IG"}),
    ]  # fmt: skip
    assert "1 row is for another network" in plan.problems[-1].message


def test_a_column_is_mapped_to_an_own_field_by_its_prefix():
    text = "Title,Kolom 7\nIce,Nila\n"
    assert own_of(text, columns={"Kolom 7": "own:Owner"}) == [{"Owner": "Nila"}]


def test_a_total_is_no_video_because_an_own_column_adds_up():
    text = "Title,Budget\nIce,5\nTotal,5\n"
    assert own_of(text, OwnFieldRow(1, "Budget", "text", ())) == [{"Budget": "5"}]


def test_without_own_fields_no_column_is_one():
    assert own_of("Title,Pillar\nIce,Learn\n") == [{}]


def test_the_tables_of_a_plan_are_recognised_and_what_was_chosen_stays():
    source = tables.read_all_text("Title\tPillar\tOwner\nIce\tLearn\tNila\nHot\tSell\tRaka\n")
    [part] = own_import.recognised(plan_source.parts(source), KNOWN)
    assert part.columns == {"Title": "title", "Pillar": "own:Pillar", "Owner": "own:Owner"}
    chosen = plan_source.parts(source, columns={plan_source.signature(part.table): {"Owner": "title"}})
    [again] = own_import.recognised(chosen, KNOWN)
    assert again.columns == {"Owner": "title", "Pillar": "own:Pillar"}
    assert own_import.recognised(chosen, ()) == chosen


@pytest.mark.parametrize(
    ("texts", "kind", "choices"),
    [
        (["x", "✓", "no", "ya"], OwnKind.YES_NO, ()),
        (["Learn", "Sell", "learn", "Sell"], OwnKind.CHOICE, ("Learn", "Sell")),
        (["Learn", "Sell", "Learn"], OwnKind.TEXT, ()),
        (["x" * 41] * 4, OwnKind.TEXT, ()),
        (["a\nb"] * 4, OwnKind.TEXT, ()),
        ([f"v{n % 13}" for n in range(60)], OwnKind.TEXT, ()),
        ([f"v{n % 12}" for n in range(24)], OwnKind.CHOICE, tuple(f"v{n}" for n in range(12))),
        (["", ""], OwnKind.TEXT, ()),
        ([], OwnKind.TEXT, ()),
    ],
)
def test_the_kind_of_a_column_is_guessed_by_all_its_cells(texts, kind, choices):
    assert own_columns.kind_of(texts) == (kind, choices)


@examples(50, 1000)
@given(
    st.lists(st.text("ab xX1-", max_size=4) | st.sampled_from(["yes", "no", "Learn", "learn "]), max_size=30)
)
def test_whatever_stands_in_a_column_fits_the_kind_that_is_guessed(texts):
    kind, choices = own_columns.kind_of(texts)
    for text in filter(None, texts):
        if kind is OwnKind.YES_NO:
            assert own_kinds.yes_or_no(text) is not None
        elif kind is OwnKind.CHOICE:
            assert own_kinds.folded(text) in set(map(own_kinds.folded, choices))
    assert len(set(map(own_kinds.folded, choices))) == len(choices)


def test_what_storing_adds_is_told_before_it_is_done():
    rows = [{"Pillar": "Fun", "Shelf": "A"}, {"PILLAR": "learn"}, {"Shelf": "A", "Seen": "x"}]
    found = own_columns.lacking(KNOWN, rows)
    assert found == [
        ("Pillar", OwnKind.CHOICE, ("Fun",), 1), ("Shelf", OwnKind.CHOICE, ("A",), 0), ("Seen", OwnKind.YES_NO, (), 0),
    ]  # fmt: skip
    assert [one.message for one in own_columns.told(found)] == [
        "These become choices of “Pillar”: Fun.",
        "“Shelf” becomes a field of your own: One of a list.",
        "“Seen” becomes a field of your own: Yes or no.",
    ]
