"""A table as facts: what it has columns for, its market, and what stands beside a choice in its cells."""

import datetime as dt

import pytest

from models.choices import Disclosure, Licence, Origin, Partnership
from planner.checks import engine
from planner.exchange import plan_facts, plan_source, tables

NOW = dt.datetime(2026, 11, 23, 5, tzinfo=dt.UTC)
HEAD = (
    "Title,Stage,Date,Time,Time zone,Hook,Sound,Sound licence,Why the sound fits,"
    "Made by,Usage rights,Disclosure,AI\n"
)
ROW = "{title},Scripted,2026-12-{day:02},19:00,{zone},Coffee,Rain,{licence},calm,{by},,{disclosure},no\n"


def read(text):
    source = tables.read_all_text(text)
    answers = plan_source.Answers(NOW.date(), "Asia/Jakarta")
    parsed = plan_source.read(source, plan_source.parts(source), answers)
    calendar = plan_facts.knowing(plan_facts.calendar_of(NOW, "Asia/Jakarta", "en"), parsed.videos)
    return parsed, calendar, plan_facts.videos_of(parsed.videos, calendar)


def rows(*changes):
    plain = {"zone": "Asia/Jakarta", "licence": "own recording", "by": "own team", "disclosure": "own brand"}
    return HEAD + "".join(
        ROW.format(**{**plain, "title": f"Video {n}", "day": n, **one}) for n, one in enumerate(changes, 1)
    )


@pytest.mark.parametrize(
    ("cell", "licence"),
    [
        ("Commercial Music Library", Licence.COMMERCIAL),
        ("rekaman sendiri", Licence.OWN),
        ("not cleared (chart song)", Licence.GENERAL),
        ("Perpustakaan komersial", Licence.COMMERCIAL),
        ("", Licence.UNKNOWN),
    ],
)
def test_a_sounds_licence_is_read(cell, licence):
    _parsed, _calendar, videos = read(rows({"licence": cell}, {}, {}))
    assert videos[0].sound.licence is licence


def test_who_made_it_is_read_beside_a_name_and_a_gift_too():
    parsed, _calendar, videos = read(
        rows({"by": "Gail (customer)"}, {"by": '"Fitri (pelanggan), hijab (gifted)"'}, {})
    )
    assert [video.origin for video in videos] == [Origin.CUSTOMER, Origin.CUSTOMER, Origin.OWN]
    assert [video.partnership for video in videos] == [Partnership.NONE, Partnership.GIFTED, Partnership.NONE]
    assert "Made by: Gail (customer)" in parsed.videos[0].notes.splitlines()
    assert parsed.videos[2].notes == ""
    assert {video.disclosure for video in videos} == {Disclosure.OWN_BRAND}


def test_a_table_is_asked_for_its_own_columns_alone():
    _parsed, calendar, videos = read(rows({"by": "Gail (customer)"}, {}, {}))
    told = {result.rule.code for result in engine.check(videos, calendar)}
    assert "AUT002" in told
    _parsed, calendar, videos = read("Title,Stage,Format,Hook\nA,Scripted,Customer video,Coffee\n")
    assert "AUT002" not in {result.rule.code for result in engine.check(videos, calendar)}


def test_a_zone_that_most_of_a_plan_is_in_tells_its_market():
    _parsed, calendar, videos = read(rows({}, {}, {}, {}, {"zone": "Europe/London"}))
    assert calendar.market == "ID"
    told = [result.video.title for result in engine.check(videos, calendar) if result.rule.code == "CAL008"]
    assert told == ["Video 5"]


@pytest.mark.parametrize("zones", [("Asia/Jakarta",) * 3, ("Asia/Jakarta", "Europe/London") * 3])
def test_a_few_videos_or_many_zones_tell_no_market(zones):
    _parsed, calendar, _videos = read(rows(*({"zone": zone} for zone in zones)))
    assert calendar.market == ""


def test_silence_in_a_table_stands_at_the_video_after_it():
    _parsed, calendar, videos = read(rows({}, {}, {}, {"day": 20, "title": "Late"}))
    plan = plan_facts.plan_of(videos, calendar)
    [found] = [r for r in engine.check(videos, calendar, plan=plan) if r.rule.code == "CAL003"]
    assert (found.video.title, found.finding.message) == ("Late", "17 days without a video")


def test_a_licence_without_a_sound_goes_to_the_notes():
    text = HEAD + "A,Scripted,2026-12-01,19:00,Asia/Jakarta,Coffee,,own recording,,own team,,,no\n" * 3
    parsed, _calendar, videos = read(text)
    assert videos[0].sound is None
    assert "Sound licence: own recording" in parsed.videos[0].notes
