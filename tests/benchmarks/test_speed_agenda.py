"""A month's agenda on the command line, out of 10,000 videos, beside two calendars from Debian."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.benchmarks.made import Planned, plan, ten_thousand

pytestmark = pytest.mark.benchmark(disable_gc=False)

MAIN = Path(__file__).parents[2] / "main.py"
IN_THE_MONTH = 225
CALCURSE_LINE = "{at:%m/%d/%Y @ %H:%M} -> {at:%m/%d/%Y @ %H:%M} |{title}\n"
KHAL = """[calendars]
[[plan]]
path = {folder}/ics
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = UTC
local_timezone = UTC
[sqlite]
path = {folder}/khal.db
"""
EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//\r\nBEGIN:VEVENT\r\nUID:{number}\r\n"
    "DTSTAMP:20261101T000000Z\r\nDTSTART:{at:%Y%m%dT%H%M%S}Z\r\nDURATION:PT1M\r\nSUMMARY:{title}\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture(scope="session")
def everything() -> list[Planned]:
    return list(plan(ten_thousand(IN_THE_MONTH)))


@pytest.fixture
def ours(python, home, calendars):
    calendar = str(calendars(*ten_thousand(IN_THE_MONTH)))
    words = [python, str(MAIN), "agenda", calendar, "--from", "2026-11-01", "--to", "2026-11-30"]
    return lambda: run(words, home[1])


def program(name: str) -> str:
    """Return the path of another program, or skip where it is not installed."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed: apt install {name}")
    return found


def run(words, environment) -> str:
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_against_calcurse(paired, ours, home, everything):
    calcurse = program("calcurse")
    folder = home[0] / "calcurse"
    folder.mkdir()
    (folder / "apts").write_text(
        "".join(CALCURSE_LINE.format(at=one.at, title=one.title) for one in everything)
    )
    (folder / "todo").touch()
    dates = ["--from", "11/01/2026", "--to", "11/30/2026"]
    words = [calcurse, "-q", "-D", str(folder), "-C", str(folder), "-Q", "--filter-type", "cal", *dates]
    assert run(words, home[1]).count(", take ") == ours().count(", take ") == IN_THE_MONTH
    name = "agenda of a month out of 10,000 videos"
    paired(name, ours, "calcurse -Q", lambda: run(words, home[1]), rounds=15, goal=0.5)


def test_against_khal(paired, ours, home, everything):
    khal = program("khal")
    folder = home[0] / "khal"
    (folder / "ics").mkdir(parents=True)
    (folder / "config").write_text(KHAL.format(folder=folder))
    for number, one in enumerate(everything):
        text = EVENT.format(number=number, at=one.at, title=one.title)
        (folder / "ics" / f"{number}.ics").write_text(text, newline="")
    words = [khal, "-c", str(folder / "config"), "list", "2026-11-01", "2026-11-30"]
    run(words, home[1])  # fills its cache
    assert run(words, home[1]).count(", take ") == ours().count(", take ")
    name = "agenda of a month out of 10,000 videos"
    paired(name, ours, "khal list", lambda: run(words, home[1]), rounds=9, goal=0.2)
