"""The command line: what it prints, what it returns, and that it never shows a traceback."""

import csv
import datetime as dt
import io
import json
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from models.choices import Licence, Severity
from planner import cli, demo, i18n, opening, places
from planner.checks import engine, waivers
from planner.library import sounds
from planner.video import videos
from tests.conftest import StillClock

ROOT = Path(__file__).parents[3]
KEYS = ["file", "row", "video", "code", "name", "severity", "field", "start", "end", "message", "fixable"]
NASTY = "\x1b[2J<img src=x>\x07 =1+1 \u202egnp"
SHEET = """Judul,Tanggal,Jam,Naskah,Tagar
Kopi susu,25/11/2026,19:00,"[0-3s] Tuang
[3-20s] Aduk",#kopi #fyp
Es kopi,26/11/2026,19:00,,#eskopi
"""

Run = Callable[..., tuple[int, str, str]]


# ------------------------------------------------------------------------------------------------ check


def test_check_groups_by_video_and_ends_with_the_counts(run: Run, calendar: Path) -> None:
    code, out, err = run("check", calendar)
    assert (code, err) == (1, "")
    lines = out.splitlines()
    place = lines.index("Cold brew in 15 seconds  · Wed 25 Nov 2026, 19:00")
    assert lines[place + 1] == "  To fix      HOOK003  Opens with a greeting (--fix fixes it)"
    assert lines[-1] == "24 to fix, 29 to consider, 8 hints in 42 videos"


def test_check_as_json_is_one_array_with_just_these_keys(run: Run, calendar: Path) -> None:
    code, out, err = run("check", calendar, "--format", "json")
    assert (code, err) == (1, "")
    found = json.loads(out)
    assert {tuple(one) for one in found} == {tuple(KEYS)}
    greeting = next(one for one in found if one["code"] == "HOOK003")
    assert greeting == {
        "file": str(calendar),
        "row": None,
        "video": "Cold brew in 15 seconds",
        "code": "HOOK003",
        "name": "slow-intro",
        "severity": "fix",
        "field": "hook",
        "start": 0,
        "end": greeting["end"],
        "message": "Opens with a greeting",
        "fixable": True,
    }
    assert {one["severity"] for one in found} <= {severity.value for severity in Severity}


def test_check_as_csv_has_the_same_columns(run: Run, calendar: Path) -> None:
    _code, out, _err = run("check", calendar, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert list(rows[0]) == KEYS
    found = json.loads(run("check", calendar, "--format", "json")[1])
    assert [row["code"] for row in rows] == [one["code"] for one in found]
    assert {row["fixable"] for row in rows} == {"true", "false"}


def test_check_of_a_table_names_its_rows(run: Run, sheet: Path) -> None:
    code, out, _err = run("check", sheet, "--format", "json", "--today", "2026-11-23")
    found = json.loads(out)
    assert code == 1
    assert {one["row"] for one in found if one["video"]} == {1, 2}
    lacking = [one for one in found if one["video"] is None]
    assert lacking
    assert {(one["row"], one["severity"], one["field"]) for one in lacking} == {(None, "hint", "calendar")}


def test_a_real_shops_month_has_seventy_videos_and_22_with_too_many_hashtags(run: Run) -> None:
    sample = ROOT.parent / "shared" / "samples" / "store-calendar.csv"
    if not sample.exists():
        pytest.skip("the sample is not on this computer")
    _code, out, _err = run("check", sample, "--select", "TAG002")
    assert out.splitlines()[-1] == "22 to fix, 0 to consider, 0 hints in 70 videos"
    assert len(json.loads(run("agenda", sample, "--format", "json")[1])) == 70


def test_a_table_can_name_what_to_ignore_in_it(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    tags = "#a #b #c #d #e #f"
    plan.write_text(
        "Title,Hashtags,Ignored\n"
        f"First,{tags},TAG002: the client wants six\nSecond,{tags},TAG002\nThird,{tags},\n"
    )
    _code, out, _err = run("check", plan, "--format", "json", "--select", "TAG002,WAIV")
    found = {(one["video"], one["row"], one["code"]) for one in json.loads(out)}
    assert found == {("Third", 3, "TAG002"), ("Second", 2, "WAIV003")}


def test_check_returns_0_where_nothing_is_to_fix(run: Run, calendar: Path) -> None:
    assert run("check", calendar, "--select", "LEN002")[0] == 0
    assert run("check", calendar, "--select", "HOOK003")[0] == 1


def test_rules_are_chosen_by_the_beginnings_of_their_codes(run: Run, calendar: Path) -> None:
    options = ("--select", "tag,hook003", "--select", "LEN", "--ignore", "TAG009,TAG00", "--format", "json")
    codes = {one["code"] for one in json.loads(run("check", calendar, *options)[1])}
    assert codes == {"HOOK003", "LEN002", "LEN003", "LEN004", "LEN005"}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_is_none_is_bad_input(run: Run, calendar: Path, option: str) -> None:
    code, out, err = run("check", calendar, option, "TAG,NOPE")
    assert (code, out) == (2, "")
    assert err == "hookline: There is no rule “NOPE”. “rules” lists them all.\n"


def test_today_moves_the_clock(run: Run, calendar: Path) -> None:
    before = run("check", calendar, "--select", "CAL001", "--today", "2026-11-23")[1]
    after = run("check", calendar, "--select", "CAL001", "--today", "2026-11-27")[1]
    assert "Cold brew" not in before
    assert "Cold brew" in after


def test_waived_findings_are_not_listed(run: Run, calendar: Path) -> None:
    out = run("check", calendar, "--select", "LEN002")[1]
    assert "Mira" not in out
    assert "Coffee in a tent" in out


def test_fix_mends_a_calendar_and_reports_what_is_left(run: Run, calendar: Path) -> None:
    code, out, _err = run("check", calendar, "--fix", "--select", "HOOK003,TAG002,TAG003")
    assert code == 0
    lines = out.splitlines()
    assert lines[0].endswith("were fixed.")
    assert lines[-1] == "0 to fix, 0 to consider, 0 hints in 42 videos"
    agenda = json.loads(run("agenda", calendar, "--format", "json")[1])
    video = next(one for one in agenda if one["title"] == "Cold brew in 15 seconds")
    assert not video["hook"].startswith("Hi")
    assert "fyp" not in video["hashtags"]
    labels = sqlite3.connect(calendar).execute("SELECT label FROM history").fetchall()
    assert ("Fix all safe",) in labels


def test_fix_says_how_many_on_standard_error_beside_json(run: Run, calendar: Path) -> None:
    _code, out, err = run("check", calendar, "--fix", "--format", "json")
    assert "were fixed" in err
    assert not any(one["fixable"] for one in json.loads(out))


def test_fixing_again_changes_nothing(run: Run, calendar: Path) -> None:
    run("check", calendar, "--fix")
    before = calendar.read_bytes()
    assert run("check", calendar, "--fix")[1].startswith("0 findings were fixed.")
    assert calendar.read_bytes() == before


@pytest.mark.slow
def test_fix_leaves_waived_findings_alone(run: Run, calendar: Path, clock: StillClock) -> None:
    workspace = opening.open_calendar(calendar, clock)
    video_id = workspace.do(videos.add("Waived", dt.datetime(2026, 12, 1, 9)))
    workspace.do(videos.set_text(video_id, "hook", "Hi guys, coffee is ready"))
    workspace.do(waivers.add(video_id, "HOOK003", "", "She always says that."))
    workspace.close()
    run("check", calendar, "--fix")
    hooks = {one["hook"] for one in json.loads(run("agenda", calendar, "--format", "json")[1])}
    assert "Hi guys, coffee is ready" in hooks


def test_a_table_is_not_mended(run: Run, sheet: Path) -> None:
    code, _out, err = run("check", sheet, "--fix")
    assert code == 2
    assert "is a table, and only a calendar can be fixed" in err


# ----------------------------------------------------------------------------------------------- import


def test_import_makes_the_calendar_and_says_what_came_in(run: Run, sheet: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "c.hookline"
    code, out, _err = run("import", sheet, "--calendar", target)
    assert (code, out) == (0, f"2 videos came into {target}.\n")
    found = json.loads(run("agenda", target, "--format", "json")[1])
    assert [(one["title"], one["at"], one["zone"]) for one in found] == [
        ("Kopi susu", "2026-11-25T19:00:00", "Asia/Jakarta"),
        ("Es kopi", "2026-11-26T19:00:00", "Asia/Jakarta"),
    ]
    assert [beat["end"] for beat in found[0]["beats"]] == [3, 20]
    assert found[0]["hashtags"] == ["kopi", "fyp"]


def test_known_rows_are_skipped_updated_or_duplicated(run: Run, sheet: Path, tmp_path: Path) -> None:
    target = tmp_path / "c.hookline"
    run("import", sheet, "--calendar", target)
    assert run("import", sheet, "--calendar", target)[1].splitlines() == [
        f"0 videos came into {target}.",
        "2 came in before and were left as they are.",
    ]
    sheet.write_text(SHEET.replace("19:00", "20:00", 1), encoding="utf-8")
    out = run("import", sheet, "--calendar", target, "--known", "update")[1]
    assert "1 was updated." in out
    run("import", sheet, "--calendar", target, "--known", "duplicate")
    assert len(json.loads(run("agenda", target, "--format", "json")[1])) == 4


def test_a_dry_run_stores_nothing(run: Run, sheet: Path, tmp_path: Path) -> None:
    target = tmp_path / "c.hookline"
    assert run("import", sheet, "--calendar", target, "--dry-run") == (0, "2 videos would come in.\n", "")
    assert not target.exists()
    run("import", sheet, "--calendar", target)
    before = target.read_bytes()
    out = run("import", sheet, "--calendar", target, "--dry-run")[1]
    assert "2 of them came in before and would be left out." in out
    assert target.read_bytes() == before


def test_a_column_can_be_named(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "p.csv"
    sheet.write_text("Apa,Kapan=,Jam\nKopi,2026-11-25,19:00\n", encoding="utf-8")
    target = tmp_path / "c.hookline"
    code, _out, _err = run(
        "import", sheet, "--calendar", target, "--map", "apa=title", "--map", "Kapan==date", "--map", "Jam="
    )
    assert code == 0
    found = json.loads(run("agenda", target, "--format", "json")[1])
    assert [(one["title"], one["at"]) for one in found] == [("Kopi", "2026-11-25T19:00:00")]


@pytest.mark.parametrize("wish", ["Nope=title", "Judul=nope", "Judul"])
def test_a_wrong_map_is_bad_input_and_makes_no_calendar(
    run: Run, sheet: Path, tmp_path: Path, wish: str
) -> None:
    target = tmp_path / "c.hookline"
    code, out, err = run("import", sheet, "--calendar", target, "--map", wish)
    assert (code, out) == (2, "")
    assert err.startswith("hookline: “")
    assert not target.exists()


def test_dates_that_can_be_read_two_ways_are_asked_for(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "p.csv"
    sheet.write_text("title,date,time\nA,03/04/2026,19:00\nB,05/04/2026,19:00\n", encoding="utf-8")
    target = tmp_path / "c.hookline"
    code, out, err = run("import", sheet, "--calendar", target)
    assert (code, out) == (2, "")
    assert "--day-first" in err
    assert not target.exists()
    assert run("import", sheet, "--calendar", target, "--month-first")[0] == 0
    assert json.loads(run("agenda", target, "--format", "json")[1])[0]["at"] == "2026-03-04T19:00:00"


def test_problems_are_told_by_row_and_column_on_standard_error(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "p.csv"
    sheet.write_text("title,date,length\nA,2026-11-25,soon\n", encoding="utf-8")
    code, out, err = run("import", sheet, "--calendar", tmp_path / "c.hookline")
    assert code == 0
    assert out.startswith("1 video came into")
    assert "Row 1, “length”: “soon”" in err


def test_a_dash_reads_pasted_cells(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pasted = b"title\tdate\ttime\nKopi\t2026-11-25\t19:00\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(pasted)))
    assert run("import", "-", "--calendar", tmp_path / "c.hookline")[0] == 0
    assert "Kopi" in run("agenda", tmp_path / "c.hookline")[1]


def test_a_file_that_is_no_calendar_is_not_written_to(run: Run, sheet: Path, tmp_path: Path) -> None:
    target = tmp_path / "c.hookline"
    target.write_text("something else", encoding="utf-8")
    code, _out, err = run("import", sheet, "--calendar", target)
    assert code == 2
    assert "is not a Hookline calendar" in err
    assert target.read_text(encoding="utf-8") == "something else"


# ----------------------------------------------------------------------------------------------- agenda


def test_agenda_prints_the_days_asked_for(run: Run, calendar: Path) -> None:
    code, out, err = run("agenda", calendar, "--from", "2026-11-25", "--to", "2026-11-27")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Wednesday 25 November",
        "  19:00  Cold brew in 15 seconds  · Scripted",
        "",
        "Thursday 26 November",
        "  12:30  Coffee gone cold at your desk  · Edited",
        "",
        "Friday 27 November",
        "  12:30  Gift box, first look  · Scripted",
        "  20:00  Friday live: gift box  · Live, 60 min",
    ]


def test_agenda_as_json_has_the_findings(run: Run, calendar: Path) -> None:
    found = json.loads(
        run("agenda", calendar, "--from", "2026-11-25", "--to", "2026-11-25", "--format", "json")[1]
    )
    assert [one["title"] for one in found] == ["Cold brew in 15 seconds"]
    assert {"HOOK003", "TAG002"} <= set(found[0]["findings"])
    assert found[0]["sound"] == "Slow Morning (sped up)"


def test_agenda_without_a_plan_shows_four_weeks_of_the_last_calendar(
    run: Run, calendar: Path, home: Path
) -> None:
    assert run("agenda")[0] == 2
    (home / "config" / "Hookline").mkdir(parents=True)
    (home / "config" / "Hookline" / "preferences.json").write_text(json.dumps({"recent": [str(calendar)]}))
    code, out, _err = run("agenda")
    assert code == 0
    assert "Monday 23 November · today" in out
    assert "Grind size" not in out
    assert "No date" not in out


def test_a_table_has_an_agenda_too(run: Run, sheet: Path) -> None:
    assert "  19:00  Kopi susu  · Idea" in run("agenda", sheet)[1].splitlines()


def test_an_empty_agenda_says_so(run: Run, calendar: Path) -> None:
    assert run("agenda", calendar, "--from", "2030-01-01")[1] == "Nothing is planned.\n"


def test_the_days_must_be_in_order(run: Run, calendar: Path) -> None:
    assert run("agenda", calendar, "--from", "2026-11-25", "--to", "2026-11-24")[0] == 2
    assert run("agenda", calendar, "--from", "tomorrow")[0] == 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
def test_the_usual_places_are_those_that_platformdirs_names() -> None:
    assert places.data() == Path(platformdirs.user_data_dir("Hookline", appauthor=False))
    assert places.preferences().parent == Path(platformdirs.user_config_dir("Hookline", appauthor=False))


# ----------------------------------------------------------------------- rules, explain, doctor, the rest


def test_rules_lists_every_rule(run: Run) -> None:
    assert len(run("rules")[1].splitlines()) == len(engine.all_rules())
    found = json.loads(run("rules", "--format", "json")[1])
    assert [one["code"] for one in found] == sorted(engine.all_rules())
    assert {"code", "name", "severity", "title"} <= set(found[0])


def test_explain_says_why_and_by_which_numbers(run: Run) -> None:
    code, out, _err = run("explain", "snd002")
    assert code == 0
    for words in ("SND002", "cold-sound", "Why it matters", "Instead", "max_age_days = 3 days", "2026-11-20"):
        assert words in out
    assert "max_hashtags" in run("explain", "TAG002")[1]


def test_every_rule_can_be_explained(run: Run) -> None:
    for code in engine.all_rules():
        assert run("explain", code)[0] == 0


def test_explaining_no_rule_is_bad_input(run: Run) -> None:
    assert run("explain", "HOOK999") == (
        2,
        "",
        "hookline: There is no rule “HOOK999”. “rules” lists them all.\n",
    )


def test_doctor_finds_a_whole_calendar_well(
    run: Run, calendar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    code, out, _err = run("doctor", calendar)
    assert code == 0
    assert all(line.startswith("ok ") for line in out.splitlines())
    assert "is whole" in out
    assert "42 videos" in out
    assert "Qt" in out


def test_doctor_sees_a_damaged_calendar(run: Run, calendar: Path) -> None:
    data = bytearray(calendar.read_bytes())
    data[4096 * 3 : 4096 * 6] = b"\x99" * (4096 * 3)
    calendar.write_bytes(data)
    code, out, _err = run("doctor", calendar)
    assert code == 1
    assert "trouble" in out


def test_help_and_version_are_no_errors(run: Run) -> None:
    code, out, _err = run("--help")
    assert code == 0
    assert all(
        name in out
        for name in ("check", "import", "agenda", "rules", "explain", "doctor", "demo", "screenshots")
    )
    for name in ("check", "import", "agenda", "rules", "explain", "doctor"):
        assert run(name, "--help")[0] == 0
    code, out, _err = run("--version")
    assert (code, out[:9]) == (0, "Hookline ")


@pytest.mark.parametrize("argv", [[], ["nope"], ["check", "--nope"], ["explain"], ["check", "--today", "x"]])
def test_wrong_words_are_bad_input(run: Run, argv: list[str]) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert "usage: hookline" in err


def test_what_needs_a_window_says_so(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("screenshots", "x")[0] == 2
    assert cli.no_screen([]) == 2
    assert "no screen" in capsys.readouterr().err


def test_the_sample_prints_its_week_without_a_screen(
    capsys: pytest.CaptureFixture[str], clock: StillClock
) -> None:
    assert cli.demo_without_screen(clock) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "no screen" in lines[0]
    place = lines.index("  19:00  Cold brew in 15 seconds  · Scripted")
    assert lines[place + 1].split()[:3] == ["To", "fix", "HOOK003"]
    assert not demo.default_path().exists()  # one that a window has open is not touched


def test_the_language_is_the_users(run: Run, calendar: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOKLINE_LANGUAGE", "id")
    assert run("check", calendar)[0] == 1
    assert i18n.language() == "id"


# -------------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize("command", ["check", "agenda", "doctor"])
@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"SQLite format 3\x00 and no more", None])
def test_a_calendar_that_is_none_gives_a_sentence(
    run: Run, tmp_path: Path, command: str, content: bytes | None
) -> None:
    path = tmp_path / "c.hookline"
    if content is not None:
        path.write_bytes(content)
    code, out, err = run(command, path)
    assert code in (1, 2)
    assert "Traceback" not in out + err
    assert "c.hookline" in out + err


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02", b"\x89PNG\r\n", b"<html></html>", b"a;b\n1;2\n", b"just words"]
)
def test_a_table_that_is_none_gives_a_sentence(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(content)
    for argv in (("check", path), ("agenda", path), ("import", path, "--calendar", tmp_path / "c.hookline")):
        code, out, err = run(*argv)
        assert (code, out) == (2, "")
        assert err.startswith("hookline: ")
    assert not (tmp_path / "c.hookline").exists()


def test_a_calendar_with_a_page_overwritten_gives_a_sentence(run: Run, calendar: Path) -> None:
    data = bytearray(calendar.read_bytes())
    for page in range(2, len(data) // 4096, 2):
        data[page * 4096 : page * 4096 + 4096] = os.urandom(4096)
    calendar.write_bytes(data)
    for command in ("check", "agenda"):
        code, _out, err = run(command, calendar)
        assert code == 2
        assert "damaged" in err


def test_odd_values_in_a_calendar_stop_no_command(run: Run, calendar: Path) -> None:
    connection = sqlite3.connect(calendar)
    connection.execute("UPDATE video SET beats = 'x', stage = 'nope' WHERE id = 21")
    connection.commit()
    connection.close()
    title = "Cold brew"
    for argv, well in (
        (("check", calendar), 1),
        (("agenda", calendar), 0),
        (("agenda", calendar, "--format", "json"), 0),
    ):
        code, out, err = run(*argv)
        assert (code, err) == (well, "")
        assert title in out
    assert "“nope”" in run("doctor", calendar)[1]


def test_a_title_cannot_steer_the_terminal(
    from_before: None, run: Run, tmp_path: Path, clock: StillClock
) -> None:
    path = tmp_path / "c.hookline"
    workspace = opening.create(path, clock, zone="Asia/Jakarta")
    video_id = workspace.do(videos.add(NASTY, dt.datetime(2026, 11, 25, 19)))
    sound = workspace.do(sounds.add("Bad\x1b]0;x\x07", licence=Licence.GENERAL, trending=True))
    workspace.do(videos.set_sound(video_id, sound))
    workspace.close()
    for command in ("check", "agenda"):
        out = run(command, path)[1]
        assert not set("\x1b\x07\u202e") & set(out)
        assert "␛[2J<img src=x>␇ =1+1" in out
    for found in (
        json.loads(run("check", path, "--format", "json")[1]),
        json.loads(run("agenda", path, "--format", "json")[1]),
    ):
        assert NASTY.strip() in {one.get("video", one.get("title")) for one in found}
    rows = list(csv.DictReader(io.StringIO(run("check", path, "--format", "csv")[1])))
    assert "␛[2J<img src=x>␇ =1+1 \ufffdgnp" in {row["video"] for row in rows}


def test_a_table_with_control_characters_in_a_title_is_safe_to_print(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "plan.csv"
    sheet.write_text(
        "title,date,length\n\x1b[31mRed,2026-11-25,\x1b[2Jx\n" + "Fine,2026-11-26,20\n" * 60, encoding="utf-8"
    )
    _code, out, err = run("check", sheet)
    assert "\x1b" not in out + err
    assert "[31mRed" in out


def test_help_and_refusals_of_the_command_line_are_in_the_language_of_the_user(run, monkeypatch):
    monkeypatch.setenv("HOOKLINE_LANGUAGE", "id")
    _code, said, _errors = run("agenda", "--help")
    assert "penggunaan:" in said
    code, _said, errors = run("agenda", "--format", "neon")
    assert code == 2
    assert "pilihan tidak dikenal" in errors
    assert "invalid choice" not in errors
