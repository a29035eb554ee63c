"""The command line in a process of its own: what it does without, and how it speaks to others."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]


BLOCK = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] in {blocked!r}:
            raise ImportError(name + ' is not for this command')
sys.meta_path.insert(0, Blocked())
sys.path.insert(0, {root!r})
from main import main
sys.exit(main(sys.argv[1:]))
"""
SQL = {"sqlmodel", "sqlalchemy", "alembic", "pydantic"}
QT = {"PySide6", "shiboken6"}


def start(blocked: set[str], *argv: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    code = BLOCK.format(blocked=blocked, root=str(ROOT))
    command = [sys.executable, "-W", "error", "-c", code, *map(str, argv)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("agenda", "{}"), 0),
        (("agenda", "{}", "--format", "json"), 0),
        (("check", "{}"), 1),
        (("rules",), 0),
        (("explain", "HOOK003"), 0),
    ],
)
def test_reading_needs_neither_qt_nor_the_tables_library(
    calendar: Path, argv: tuple[str, ...], code: int
) -> None:
    done = start(SQL | QT, *(arg.format(calendar) for arg in argv))
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.slow
def test_a_table_is_checked_without_qt_and_the_tables_library(sheet: Path) -> None:
    done = start(SQL | QT, "check", sheet)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.slow
def test_mending_and_importing_need_no_qt(calendar: Path, sheet: Path) -> None:
    assert start(QT, "check", calendar, "--fix").returncode == 1
    assert start(QT, "import", sheet, "--calendar", calendar).returncode == 0
    assert start(QT, "doctor", calendar, DISPLAY="", WAYLAND_DISPLAY="").returncode == 0
    assert start(QT, "demo", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="").returncode == 0


def test_words_arrive_as_utf_8_in_any_locale(calendar: Path) -> None:
    plain = {
        "LC_ALL": "C",
        "LANG": "C",
        "PYTHONIOENCODING": "ascii",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
    }
    done = start(QT, "agenda", calendar, **plain)
    assert done.returncode == 0
    assert "Customer pour: Rani’s balcony  · Posted" in done.stdout.decode("utf-8")


@pytest.mark.slow
def test_a_reader_that_leaves_early_is_no_error(calendar: Path) -> None:
    command = [sys.executable, str(ROOT / "main.py"), "check", str(calendar), "--format", "json"]
    process: Any = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 128 + 13
