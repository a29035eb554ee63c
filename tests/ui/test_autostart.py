"""Start at login is one file where each system looks for it, with paths that hold any sign."""

import plistlib
import re
from pathlib import Path

import pytest

from planner.errors import PlanError
from ui.background import autostart

PYTHON = '/opt/My $Tools`/100% "new"/bin/python'


def test_linux_has_a_desktop_entry_whose_words_come_back(tmp_path):
    entry = autostart.entry("linux", {"HOME": str(tmp_path)}, PYTHON)
    assert entry.path == tmp_path / ".config" / "autostart" / "hookline.desktop"
    [line] = [one for one in entry.content.decode().splitlines() if one.startswith("Exec=")]
    value = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")  # a string, then its words
    words = [re.sub(r"\\(.)", r"\1", word) for word in re.findall(r'"((?:[^"\\]|\\.)*)"', value)]
    assert words == [PYTHON, str(autostart.MAIN), "background"]


def test_linux_goes_by_the_users_configuration_folder(tmp_path):
    entry = autostart.entry("linux", {"HOME": "/home/a", "XDG_CONFIG_HOME": str(tmp_path)})
    assert entry.path == tmp_path / "autostart" / "hookline.desktop"


def test_macos_has_a_launch_agent(tmp_path):
    entry = autostart.entry("darwin", {"HOME": str(tmp_path)}, PYTHON)
    assert entry.path.parent == tmp_path / "Library" / "LaunchAgents"
    agent = plistlib.loads(entry.content)
    assert agent["RunAtLoad"] is True
    assert agent["ProgramArguments"] == [PYTHON, str(autostart.MAIN), "background"]


def test_windows_has_a_command_in_the_start_up_folder(tmp_path):
    entry = autostart.entry("win32", {"APPDATA": str(tmp_path)}, "C:/100%/python.exe")
    assert entry.path.parts[-2:] == ("Startup", "Hookline.cmd")
    assert '"C:/100%%/pythonw.exe"' in entry.content.decode().replace("\\", "/")
    assert entry.content.endswith(b'" "background"\r\n')


def test_it_is_turned_on_and_off_and_another_programs_file_is_not_ours(tmp_path):
    entry = autostart.entry("linux", {"XDG_CONFIG_HOME": str(tmp_path)})
    assert not autostart.is_on(entry)
    autostart.choose(entry, on=True)
    assert autostart.is_on(entry)
    assert not autostart.is_on(autostart.entry("linux", {"XDG_CONFIG_HOME": str(tmp_path)}, "/other/python"))
    autostart.choose(entry, on=False)
    autostart.choose(entry, on=False)
    assert not autostart.is_on(entry)


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path):
    (tmp_path / "autostart").write_text("in the way")
    with pytest.raises(PlanError, match="can't be written"):
        autostart.choose(autostart.entry("linux", {"XDG_CONFIG_HOME": str(tmp_path)}), on=True)


def test_the_word_is_one_that_the_program_knows():
    import main

    assert autostart.BACKGROUND in main.WINDOWS
    assert Path(autostart.MAIN).is_file()
