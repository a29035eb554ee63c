"""A home, a calendar and a table of their own for the commands."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner import cli, i18n
from tests.conftest import StillClock

SHEET = """Judul,Tanggal,Jam,Naskah,Tagar
Kopi susu,25/11/2026,19:00,"[0-3s] Tuang
[3-20s] Aduk",#kopi #fyp
Es kopi,26/11/2026,19:00,,#eskopi
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own, and English whatever the tests' computer speaks."""
    folder = tmp_path / "home"
    for name, part in (("HOME", ""), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")):
        monkeypatch.setenv(name, str(folder / part))
    monkeypatch.setenv("HOOKLINE_LANGUAGE", "en")
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    yield folder
    i18n.set_language("en")


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], clock: StillClock) -> Run:
    def run(*argv: object) -> tuple[int, str, str]:
        code = cli.main([str(arg) for arg in argv], clock)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def calendar(tmp_path: Path, built_sample: Path) -> Path:
    """The sample calendar."""
    return shutil.copyfile(built_sample, tmp_path / "sample.hookline")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "plan.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path
