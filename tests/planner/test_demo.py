"""The sample calendar: whole in both languages, around any day, and with something from every area of rules."""

import datetime as dt
import re
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from sqlmodel import select

from models.calendar_file import connect_readonly, inspect
from models.choices import Account, Licence, ReminderKind, Stage, TagKind
from models.hashtag import Hashtag
from models.live import LiveEvent
from models.sound import Sound
from models.video import Video
from models.waiver import Waiver
from planner import demo, labels, places, presets, times
from planner.calendar import settings
from planner.checks import engine, facts, loading
from planner.checks.engine import Result
from planner.live import audience
from planner.reminders import reminder_settings
from tests.conftest import StillClock

CORE = {
    f"{area}{n:03}"
    for area, last in {"HOOK": 6, "LEN": 4, "SND": 4, "TAG": 9, "CAP": 3, "FMT": 2, "CAL": 2}.items()
    for n in range(1, last + 1)
}
DAYS = range(7)
LANGUAGES = ("en", "id")


@cache
def built(language: str, day: int = 0) -> tuple[list[facts.VideoFacts], list[Result]]:
    """Return the videos and findings of the sample as it is made so many days later; each is made once."""
    with tempfile.TemporaryDirectory() as folder:
        return found(Path(folder) / "demo.hookline", later(day), language)


def later(day: int) -> StillClock:
    clock = StillClock()
    clock.now += dt.timedelta(days=day)
    return clock


def found(path: Path, clock: StillClock, language: str) -> tuple[list[facts.VideoFacts], list[Result]]:
    demo.build(path, clock, language).close()
    connection = connect_readonly(path)
    try:
        calendar = loading.load_calendar(connection, clock())
        videos = loading.load(connection, calendar)
        lives, plan = loading.load_lives(connection, calendar), loading.load_plan(connection, calendar)
        waivers = loading.load_waivers(connection)
        return videos, engine.check(videos, calendar, waivers=waivers, lives=lives, plan=plan)
    finally:
        connection.close()


TOLD_OTHERWISE = {"HOOK001", "LEN001", "FMT001", "TAG003"}
"""What the sample's ideas lack is one line, and its generic hashtag is one over the limit."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", DAYS)
def test_every_area_finds_something_and_every_rule_of_the_core(language: str, day: int) -> None:
    _videos, results = built(language, day)
    found = {result.rule.code for result in results if result.waiver is None}
    areas = {code[:-3] for code in engine.all_rules()} - {"WAIV", "DIS", "AUT", "CRE"}
    assert {code[:-3] for code in found} >= areas
    assert found >= CORE - TOLD_OTHERWISE | {"PLAN001"}
    assert not [result for result in results if result.finding.field == "calendar"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_videos_have_few_findings(language: str) -> None:
    videos, results = built(language)
    each = Counter(result.video.id for result in results if result.video and result.waiver is None)
    assert len(videos) >= 40
    assert max(each.values()) <= 5
    assert sum(count > 3 for count in each.values()) <= 4
    assert sum(video.id not in each for video in videos) >= len(videos) / 3


@pytest.mark.parametrize("day", DAYS)
def test_what_is_over_is_posted_and_what_is_not_is_not(day: int) -> None:
    now = times.to_wall(later(day)(), demo.ZONE)
    videos, _results = built("en", day)
    late = [
        video.title for video in videos if video.at and video.at <= now and video.stage is not Stage.POSTED
    ]
    assert late == ["Why glass bottles"]
    assert not [video for video in videos if (not video.at or video.at > now) and video.stage is Stage.POSTED]


@pytest.mark.parametrize("day", DAYS)
def test_cold_brew_is_on_the_next_wednesday_evening(day: int) -> None:
    videos, _results = built("en", day)
    video = next(video for video in videos if video.title == "Cold brew in 15 seconds")
    assert video.at is not None
    ahead = video.at - times.to_wall(later(day)(), demo.ZONE)
    assert dt.timedelta() < ahead <= dt.timedelta(days=7)
    assert (video.at.weekday(), video.at.hour) == (2, 19)
    assert video.stage is Stage.SCRIPTED
    assert len(video.hashtags) == 7
    assert video.sound is not None
    assert video.sound.last_seen == video.calendar.today - dt.timedelta(days=6)


def test_the_sample_spans_six_weeks_and_every_stage_and_format() -> None:
    videos, _results = built("en")
    planned = [video.at.date() for video in videos if video.at]
    assert (max(planned) - min(planned)).days // 7 == 5
    assert {video.stage for video in videos} == set(Stage)
    assert {video.format.key for video in videos if video.format} == set(labels.CONTENT_FORMATS)
    assert sum(video.at is None for video in videos) == 3


def test_the_library_has_everything(tmp_path: Path, clock: StillClock) -> None:
    workspace = demo.build(tmp_path / "demo.hookline", clock, "en")
    try:
        assert workspace.read(settings.get).account is Account.BUSINESS
        tags = workspace.read(lambda session: list(session.exec(select(Hashtag))))
        assert {tag.kind for tag in tags} == set(TagKind)
        sounds = workspace.read(lambda session: list(session.exec(select(Sound))))
        assert len(sounds) == 8
        assert {sound.licence for sound in sounds} == set(Licence)
        assert len(workspace.read(lambda session: list(session.exec(select(LiveEvent))))) == 4
        assert len(workspace.read(lambda session: list(session.exec(select(Waiver))))) == 2
        own = [one.text for one in workspace.read(reminder_settings.chosen) if one.kind is ReminderKind.OWN]
        assert len(own) == 2
        assert len(workspace.read(audience.table)) == 7 * 24
        assert workspace.next_undo is None
    finally:
        workspace.close()


def test_both_languages_say_the_same_number_of_things() -> None:
    english, first = built("en")
    indonesian, second = built("id")
    texts = ("hook", "overlay", "script", "caption", "cta", "notes", "sound_reason")
    for one, other in zip(english, indonesian, strict=True):
        assert [bool(getattr(one, text)) for text in texts] == [
            bool(getattr(other, text)) for text in texts
        ], one.title
        assert len(one.beats) == len(other.beats)
        assert one.title != other.title
    assert Counter(result.rule.code for result in first) == Counter(result.rule.code for result in second)


@pytest.mark.slow
def test_building_again_replaces_what_was_there(tmp_path: Path, clock: StillClock) -> None:
    path = tmp_path / "folder" / "demo.hookline"
    demo.build(path, clock, "en").close()
    path.with_name("demo.hookline-journal").write_bytes(b"left behind")
    workspace = demo.build(path, clock, "id")
    try:
        titles = workspace.read(lambda session: list(session.exec(select(Video.title))))
        assert "Cold brew dalam 15 detik" in titles
        assert inspect(path).version
    finally:
        workspace.close()


def test_the_sample_has_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places, "data", lambda: tmp_path)
    assert demo.default_path() == tmp_path / "demo" / "Senja Coffee.hookline"


def test_no_text_of_the_sample_is_in_the_wrong_field() -> None:
    text = (presets.ASSETS / "demo" / "senja.toml").read_text(encoding="utf-8")
    assert not re.search(r"TODO|lorem|\t", text)
