"""What nobody catches is written down and told once, without a word of the plan; nothing of it is listened to here."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner import cli, log
from ui import trouble

TROUBLED = Path(__file__).with_name("troubled.py")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What a program saw in which much goes wrong."""
    home = tmp_path_factory.mktemp("home")
    surroundings = os.environ | {"XDG_STATE_HOME": str(home), "HOME": str(home), "LOCALAPPDATA": str(home)}
    done = subprocess.run(
        [sys.executable, TROUBLED], env=surroundings, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_a_slot_that_breaks_is_told_in_a_dialog(told):
    assert told["title"] == "Something went wrong"
    assert "builtins.KeyError" in told["details"][0]
    assert "planner.errors.PlanError" in told["details"][0]
    assert "ui/troubled.py" in told["details"][0]


def test_a_thread_and_what_comes_after_a_job_are_told_too(told):
    assert "ValueError" in told["details"][1]
    assert "ZeroDivisionError" in told["details"][2]


def test_there_are_never_two_dialogs_and_none_within_a_minute_of_another(told):
    assert told["most"] == 1
    assert told["within the minute"] == 0


def test_a_dialog_that_breaks_itself_is_not_told_again(told):
    assert told["after a dialog that can't be made"] == 0
    assert "the dialog can't be made" in told["log"]


def test_the_details_hold_no_text_of_the_plan_and_no_folder_of_this_computer(told):
    for details in told["details"]:
        assert "SECRET" not in details
        assert str(TROUBLED.parents[2]) not in details
        assert "Python" in details
        assert "Qt 6" in details
    assert told["copied"] == told["details"][0]


def test_all_of_it_is_in_the_log_and_what_qt_says_as_well(told):
    for words in ("KeyError", "in a thread", "in then", "a warning of Qt's", "ignored one"):
        assert words in told["log"]


def test_the_log_keeps_three_files_of_a_megabyte(told):
    files = {name: size for name, size in told["files"].items() if name.startswith("hookline.log")}
    assert len(files) == log.FILES
    assert max(files.values()) <= log.MOST_BYTES
    assert log.CRASHES in told["files"]


def test_nothing_listens_where_the_program_does_not_run():
    assert not trouble._trouble


def test_a_command_that_breaks_is_a_sentence_with_the_logs_place_and_70(monkeypatch, capsys, tmp_path, clock):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("planner.cli.doctor.run", lambda *_args: 1 / 0)
    monkeypatch.setattr(log, "NAME", "hookline.tried")
    assert cli.main(["doctor"], clock) == 70
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert str(log.path()) in said
    assert "ZeroDivisionError" in log.path().read_text(encoding="utf-8")


def test_doctor_names_the_log_and_its_size(monkeypatch, capsys, tmp_path, clock):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    log.folder().mkdir(parents=True)
    log.path().write_bytes(b"x" * 2500)
    cli.main(["doctor"], clock)
    assert f"{log.path()}, 3 KB" in capsys.readouterr().out
