"""Why a sound fits is asked of each video only where somebody answers it; else it is said once."""

import datetime as dt
from dataclasses import replace

import pytest

from models.choices import Stage
from planner import cli
from planner.checks import engine, loading
from planner.library import sounds
from planner.video import videos

WHEN = dt.datetime(2026, 11, 25, 19)


def scripted(workspace, title, at):
    made = workspace.do(videos.add(title, at))
    workspace.do(videos.set_stage((made,), Stage.SCRIPTED))
    return made


@pytest.fixture
def told(workspace, clock):
    def told():
        def look(connection):
            calendar = loading.load_calendar(connection, clock())
            return engine.check(loading.load(connection, calendar), calendar)

        found = [result for result in workspace.read_plain(look) if result.rule.code == "SND003"]
        return [result.video and result.video.id for result in found]

    return told


def test_a_calendar_without_reasons_is_told_once_until_a_video_gives_one(workspace, told):
    made = [scripted(workspace, f"Video {n}", WHEN + dt.timedelta(days=n)) for n in range(4)]
    assert told() == []  # nobody has a sound
    sound = workspace.do(sounds.add("Slow Morning"))
    for one in made:
        workspace.do(videos.set_sound(one, sound))
    assert told() == [None]
    workspace.do(videos.set_text(made[0], "sound_reason", "  "))
    assert told() == [None]
    workspace.do(videos.set_text(made[0], "sound_reason", "Calm pour"))
    assert told() == made[1:]


def test_no_tick_stands_where_nobody_was_asked(workspace, clock):
    one = scripted(workspace, "Video", WHEN)
    workspace.do(videos.set_sound(one, workspace.do(sounds.add("Slow Morning"))))

    def look(connection):
        calendar = loading.load_calendar(connection, clock())
        return loading.load(connection, calendar)[0]

    video = workspace.read_plain(look)
    assert "SND003" not in {rule.code for rule in engine.passed(video, [])}
    answered = replace(video, sound_reason="Calm pour", calendar=replace(video.calendar, sound_reasons=True))
    assert "SND003" in {rule.code for rule in engine.passed(answered, [])}


@pytest.mark.parametrize(
    ("heads", "cells", "lines"),
    [
        ("Sound", ("Slow Morning", "Rain"), 0),  # a table that has no room for a reason
        ("Sound,Why the sound fits", ("Slow Morning,", "Rain,"), 1),
        ("Sound,Why the sound fits", (",", ","), 0),
        ("Sound,Why the sound fits", ("Slow Morning,calm", "Rain,"), 1),
    ],
)
def test_a_table_is_told_only_where_it_has_a_column_for_the_reason(
    tmp_path, monkeypatch, capsys, clock, heads, cells, lines
):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HOOKLINE_LANGUAGE", "en")
    sheet = tmp_path / "plan.csv"
    rows = [f"A,Cold brew,scripted,{cells[0]}", f"B,Iced latte,scripted,{cells[1]}"]
    sheet.write_text("\n".join((f"Title,Hook,Status,{heads}", *rows, "")), encoding="utf-8")
    cli.main(["check", str(sheet), "--select", "SND003"], clock)
    assert capsys.readouterr().out.count("SND003") == lines
