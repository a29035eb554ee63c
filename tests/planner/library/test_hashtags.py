"""The library of hashtags: each tag once, however it is spelled."""

import datetime as dt

import pytest

from models.choices import TagKind
from planner.errors import PlanError
from planner.library import hashtags, usage
from tests.planner.dumping import dump

DAY = dt.date(2026, 11, 23)


def library(workspace):
    return {row.name: (row.kind, row.last_seen) for row in workspace.read(hashtags.library)}


def test_a_tag_is_in_the_library_once_however_it_is_spelled(workspace):
    for name in ("KopiSusu", "#kopisusu", "＃KOPISUSU", " kopisusu "):
        workspace.do(hashtags.set_kind(name.strip(), TagKind.CATEGORY))
    assert library(workspace) == {"kopisusu": (TagKind.CATEGORY, None)}
    assert workspace.read(lambda session: hashtags.named(session, "#KopiSusu")).name == "kopisusu"


def test_a_tag_changes_its_kind_and_leaves_the_library(workspace):
    workspace.do(hashtags.set_kind("kopi", TagKind.TRENDING, DAY))
    workspace.do(hashtags.set_kind("kopi", TagKind.NICHE))
    assert library(workspace) == {"kopi": (TagKind.NICHE, DAY)}
    workspace.do(hashtags.set_kind("kopi", None))
    workspace.do(hashtags.set_kind("kopi", None))
    assert library(workspace) == {}


@pytest.mark.parametrize("name", ["", "#", "two words", "a-b", "a#b", "1!"])
def test_what_is_no_hashtag_is_refused(workspace, name):
    before = dump(workspace)
    with pytest.raises(PlanError, match="not a hashtag"):
        workspace.do(hashtags.set_kind(name, TagKind.NICHE))
    with pytest.raises(PlanError, match="not a hashtag"):
        workspace.do(hashtags.set_all(TagKind.BRAND, ["fine", name], DAY))
    assert dump(workspace) == before


def test_the_tags_of_a_kind_are_replaced_and_others_left_alone(workspace):
    workspace.do(hashtags.set_kind("kopi", TagKind.CATEGORY))
    workspace.do(hashtags.set_all(TagKind.BRAND, ["Senja", "#senjacoffee", "senja"], DAY))
    workspace.do(hashtags.set_all(TagKind.BRAND, ["senjacoffee", "senjatime"], DAY))
    assert workspace.read(lambda session: hashtags.of_kind(session, TagKind.BRAND)) == [
        "senjacoffee",
        "senjatime",
    ]
    assert library(workspace)["kopi"] == (TagKind.CATEGORY, None)


def test_new_trending_tags_were_seen_on_the_day_and_known_ones_keep_theirs(workspace):
    workspace.do(hashtags.set_all(TagKind.TRENDING, ["rain"], DAY))
    workspace.do(hashtags.set_all(TagKind.TRENDING, ["rain", "fog"], DAY + dt.timedelta(days=3)))
    assert library(workspace) == {
        "rain": (TagKind.TRENDING, DAY),
        "fog": (TagKind.TRENDING, DAY + dt.timedelta(days=3)),
    }


def test_only_a_tag_of_the_library_is_marked_as_seen(workspace):
    workspace.do(hashtags.set_kind("kopi", TagKind.TRENDING, DAY))
    workspace.do(hashtags.mark_seen("#Kopi", DAY + dt.timedelta(days=1)))
    assert library(workspace)["kopi"][1] == DAY + dt.timedelta(days=1)
    with pytest.raises(PlanError, match="not in the library"):
        workspace.do(hashtags.mark_seen("teh", DAY))


def test_a_tag_that_is_noted_as_seen_on_an_earlier_day_was_still_seen_last_on_the_later_one(workspace):
    workspace.do(hashtags.set_kind("kopi", TagKind.TRENDING, DAY))
    workspace.do(hashtags.mark_seen("kopi", DAY - dt.timedelta(days=3)))
    assert library(workspace) == {"kopi": (TagKind.TRENDING, DAY)}
    seen = workspace.read(lambda session: hashtags.sightings(session, "kopi"))
    assert seen == [DAY - dt.timedelta(days=3), DAY]


def test_tags_that_are_not_trending_were_never_seen(workspace):
    workspace.do(hashtags.set_all(TagKind.CATEGORY, ["coldbrew"], DAY))
    assert library(workspace) == {"coldbrew": (TagKind.CATEGORY, None)}


def test_a_set_changes_its_tags_under_its_own_name_and_never_takes_that_of_another(workspace):
    workspace.do(hashtags.set_set("Brew", ["kopi"]))
    workspace.do(hashtags.set_set("Gifts", ["hadiah"]))
    workspace.do(hashtags.set_set("Brew", ["kopi", "latte"], "Brew"))
    with pytest.raises(PlanError, match="already"):
        workspace.do(hashtags.set_set("Gifts", ["kopi"], "Brew"))
    assert {one.name: one.tags for one in workspace.read(hashtags.sets)} == {
        "Brew": ["kopi", "latte"], "Gifts": ["hadiah"],
    }  # fmt: skip


def test_a_day_that_is_no_day_is_left_out_and_the_others_are_told(workspace):
    workspace.do(hashtags.set_kind("coldbrew", TagKind.TRENDING))
    workspace.do(hashtags.mark_seen("coldbrew", dt.date(2026, 11, 20)))
    workspace.do(hashtags.mark_seen("coldbrew", dt.date(2026, 11, 21)))
    with workspace._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE sighting SET day = '[1]' WHERE day = '2026-11-21'")
    found = workspace.read_plain(lambda c: usage.seen_days(c, dt.date(2026, 11, 1)))
    assert found == {"coldbrew": {dt.date(2026, 11, 20)}}
