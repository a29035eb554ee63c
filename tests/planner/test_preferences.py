"""What this computer remembers comes back, and never stands in the way."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.days import filtering
from planner.preferences import DEFAULTS, RECENT_KEPT, Preferences

WITHIN = ("text", "formats", "campaigns", "finding", "url", "on", "/a.hookline", "today")
"""Names that are known inside of a preference."""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "preferences.json"


def test_values_come_back(path):
    preferences = Preferences(path)
    preferences["language"] = "id"
    preferences["notifications"] = False
    preferences["splitters"] = {"video": "AAAA"}
    again = Preferences(path)
    assert (again["language"], again["notifications"], again["splitters"]) == ("id", False, {"video": "AAAA"})
    assert again["theme"] == DEFAULTS["theme"]
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_without_a_file_everything_is_as_shipped_and_nothing_is_written(path):
    preferences = Preferences(path)
    assert {name: preferences[name] for name in DEFAULTS} == DEFAULTS
    preferences["theme"] = "system"
    assert not path.parent.exists()


def test_a_name_that_is_none_is_refused(path):
    preferences = Preferences(path)
    with pytest.raises(KeyError):
        preferences["colour"]
    with pytest.raises(KeyError):
        preferences["colour"] = "red"
    assert not path.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe\x00",
        b"\x00" * 100,
        b'"language"',
        b'{"language": 3, "recent": {}, "notifications": "yes", "unknown": 1}',
        b"[" * 200_000,
    ],
    ids=["empty", "half", "list", "null", "not utf-8", "zeros", "text", "other types", "deep"],
)
def test_a_file_that_can_not_be_read_counts_as_empty_and_is_written_anew(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    preferences = Preferences(path)
    assert {name: preferences[name] for name in DEFAULTS} == DEFAULTS
    preferences["theme"] = "dark"
    assert Preferences(path)["theme"] == "dark"


def test_a_folder_that_can_not_be_written_is_no_failure(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    preferences = Preferences(tmp_path / "file" / "preferences.json")
    preferences["theme"] = "dark"
    assert preferences["theme"] == "dark"


def test_a_folder_in_the_place_of_the_file_is_no_failure(path):
    path.mkdir(parents=True)
    preferences = Preferences(path)
    preferences["theme"] = "dark"
    assert preferences["theme"] == "dark"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_the_calendars_opened_last_come_first_each_once(path, tmp_path):
    files = [tmp_path / f"{n}.hookline" for n in range(RECENT_KEPT + 3)]
    preferences = Preferences(path)
    for file in [*files, files[5]]:
        file.touch()
        preferences.opened(file)
    recent = Preferences(path).recent
    assert recent == [files[5], *(one for one in files[:2:-1] if one != files[5])]
    assert len(recent) == RECENT_KEPT


def test_calendars_that_are_gone_are_not_recent(path, tmp_path):
    (tmp_path / "here.hookline").touch()
    preferences = Preferences(path)
    preferences.opened(tmp_path / "gone.hookline")
    preferences.opened(tmp_path / "here.hookline")
    assert preferences.recent == [tmp_path / "here.hookline"]


def test_an_entry_that_can_not_even_be_looked_for_is_not_recent(path):
    path.parent.mkdir()
    entries = ["a" * 5000, "a\0b", 7, None, {}, ""]
    path.write_text(json.dumps({"recent": entries}), encoding="utf-8")
    assert Preferences(path).recent == []


def test_a_calendar_whose_name_is_not_utf_8_is_remembered(path, tmp_path):
    file = tmp_path / os.fsdecode(b"kopi \xff.hookline")
    file.touch()
    Preferences(path).opened(file)
    assert Preferences(path).recent == [file]


def test_two_preferences_share_no_list(path, tmp_path):
    (tmp_path / "a.hookline").touch()
    Preferences(path).opened(tmp_path / "a.hookline")
    assert DEFAULTS["recent"] == []
    assert DEFAULTS["splitters"] == {}


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.just("\ud800")
    | st.just("/a.hookline"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.sampled_from(WITHIN), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=st.dictionaries(st.sampled_from(sorted(DEFAULTS)), JSON))
def test_whatever_a_preference_holds_what_is_read_can_be_used(path, kept):
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(kept), encoding="utf-8")
    preferences = Preferences(path)
    for name, usual in DEFAULTS.items():
        assert type(preferences[name]) is type(usual)
    assert all(isinstance(one, Path) for one in preferences.recent)
    assert all(layer.encode() is not None for layer in preferences["hidden_layers"])
    filtering.from_json(preferences["filter"])
    for name in ("keys", "splitters"):
        assert all(text.encode() is not None for text in preferences[name].values())
    for name in ("columns", "publish"):
        assert all(isinstance(one, str) for table in preferences[name].values() for one in table.values())
    for name in ("language", "theme", "window", "page", "view", "tray"):
        preferences[name].encode()
    preferences["theme"] = "dark"
    again = Preferences(path)
    assert {name: again[name] for name in DEFAULTS} == {name: preferences[name] for name in DEFAULTS}


def test_what_fits_in_a_list_is_kept(path):
    path.parent.mkdir()
    path.write_text('{"hidden_layers": [1, {}, "sale"], "publish": {"/a": 3, "/b": {"url": "x"}}}', "utf-8")
    preferences = Preferences(path)
    assert (preferences["hidden_layers"], preferences["publish"]) == (["sale"], {"/b": {"url": "x"}})


def test_a_pipe_in_the_place_of_the_file_is_neither_read_nor_replaced(path):
    path.parent.mkdir()
    os.mkfifo(path)
    preferences = Preferences(path)
    preferences["theme"] = "dark"
    assert preferences["theme"] == "dark"
    assert path.is_fifo()


def test_a_device_is_not_read_to_its_end(path):
    path.parent.mkdir()
    path.symlink_to("/dev/zero")
    preferences = Preferences(path)
    preferences["theme"] = "dark"
    assert path.is_symlink()


def test_a_huge_file_is_neither_read_nor_written_over(path):
    path.parent.mkdir()
    path.write_bytes(b'{"theme": "dark", "page": "' + b"x" * 1_100_000 + b'"}')
    size = path.stat().st_size
    preferences = Preferences(path)
    assert preferences["theme"] == "system"
    preferences["theme"] = "light"
    assert path.stat().st_size == size


def test_what_can_not_be_read_just_now_is_not_written_over(path, monkeypatch):
    Preferences(path)["keys"] = {"review": "R"}
    read = type(path).read_text

    def broken(*_args, **_more):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(type(path), "read_text", broken)
    unread = Preferences(path)
    unread["page"] = "board"
    assert unread["page"] == "board"
    monkeypatch.setattr(type(path), "read_text", read)
    assert Preferences(path)["keys"] == {"review": "R"}
    unread["theme"] = "dark"
    again = Preferences(path)
    assert (again["keys"], again["page"], again["theme"]) == ({"review": "R"}, "board", "dark")


def test_two_windows_keep_what_the_other_one_changed(path):
    here, there = Preferences(path), Preferences(path)
    here["theme"] = "dark"
    there["notifications"] = False
    here["page"] = "board"
    again = Preferences(path)
    assert (again["theme"], again["notifications"], again["page"]) == ("dark", False, "board")
