"""Whatever bytes are in a file, its reader returns or says in a sentence that it can't."""

import datetime as dt
import io
import random
import struct
import zipfile
import zlib
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from planner.errors import PlanError
from planner.exchange import audience_table, plan_table, tables
from tests.planner.exchange.packages import damaged, damaged_package, zipped
from tests.trying import examples

TODAY = dt.date(2026, 11, 30)
PLAN = "Title,Date,Time,Length,Script,Hashtags,Ignored\n" + (
    'Latte,2026-12-04,19:00,22,"[0-3s] Tuang\n[3-9s] Aduk",#a #b,TAG002: yes\nTea,4 Des,jam 5 sore,0:22,,,\n'
    * 4
)
MARKDOWN = "# Plan\n\n| Title | Date |\n|---|:-:|\n" + "| Latte \\| more | 4 Dec<br>19:00 |\n" * 5
FOLLOWERS = "Date,Hour,Active followers\n" + "".join(f"November {day},{day},100\n" for day in range(1, 20))
SETTINGS = examples(50, 1000, suppress_health_check=[HealthCheck.function_scoped_fixture])
CHANCES = st.integers(0, 2**32).map(random.Random)


@cache
def book() -> bytes:
    whole = openpyxl.Workbook()
    for row in (
        ("Title", "Date", "Time", "Length"),
        ("Latte", dt.date(2026, 12, 4), dt.time(19), 22.5),
        ("Tea", dt.datetime(2026, 12, 5, 8), dt.timedelta(seconds=22), True),
    ):
        whole.active.append(row)
    saved = io.BytesIO()
    whole.save(saved)
    return saved.getvalue()


@cache
def followers_book() -> bytes:
    whole = openpyxl.Workbook()
    for row in (("Date", "Hour", "Active followers"), ("November 20", 20, 100)):
        whole.active.append(row)
    saved = io.BytesIO()
    whole.save(saved)
    return saved.getvalue()


def read(folder: Path, name: str, data: bytes) -> str:
    """Return what was said of a file that was refused, "" for one that was read, and parsed as a plan."""
    path = folder / name
    path.write_bytes(data)
    try:
        if "Follower" in name:
            audience_table.read(path, TODAY)
        else:
            table = tables.read(path)
            columns = plan_table.guess_columns(table)
            plan_table.parse(table, columns, today=TODAY, zone="Asia/Jakarta", day_first=None)
    except PlanError as error:
        assert str(error)[-1] in ".:"
        return str(error)
    return ""


@SETTINGS
@given(chance=CHANCES)
def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path, chance: random.Random) -> None:
    read(tmp_path, "plan.xlsx", damaged(book(), chance))
    read(tmp_path, "plan.xlsx", damaged_package(book(), chance))


@SETTINGS
@given(chance=CHANCES, name=st.sampled_from(["plan.csv", "plan.tsv", "plan.txt"]))
def test_a_damaged_text_is_read_or_refused(tmp_path: Path, chance: random.Random, name: str) -> None:
    read(tmp_path, name, damaged(PLAN.encode(chance.choice(["utf-8", "utf-16", "cp1252"])), chance))


@SETTINGS
@given(chance=CHANCES)
def test_a_damaged_markdown_table_is_read_or_refused(tmp_path: Path, chance: random.Random) -> None:
    read(tmp_path, "plan.md", damaged(MARKDOWN.encode(), chance))


@SETTINGS
@given(chance=CHANCES, text=st.sampled_from([PLAN, MARKDOWN, PLAN.replace(",", "\t")]))
def test_damaged_cells_that_are_pasted_are_read_or_refused(chance: random.Random, text: str) -> None:
    try:
        tables.read_text(damaged(text.encode(), chance).decode("utf-8", "surrogateescape"))
    except PlanError as error:
        assert str(error)


@SETTINGS
@given(chance=CHANCES)
def test_a_damaged_table_of_followers_is_read_or_refused(tmp_path: Path, chance: random.Random) -> None:
    inner = chance.choice(
        [("FollowerActivity.csv", FOLLOWERS.encode()), ("FollowerActivity.xlsx", followers_book())]
    )
    whole = zipped(dict([inner]))
    read(tmp_path, inner[0], damaged(inner[1], chance))
    read(tmp_path, "Followers.zip", damaged(whole, chance))
    read(tmp_path, "Followers.zip", damaged_package(whole, chance))


@SETTINGS
@given(
    data=st.binary(max_size=400),
    start=st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"Title,Hook\n"]),
    name=st.sampled_from(["plan.xlsx", "plan.csv", "plan.md", "FollowerActivity.csv", "Followers.zip"]),
)
def test_random_bytes_are_read_or_refused(tmp_path: Path, data: bytes, start: bytes, name: str) -> None:
    read(tmp_path, name, start + data)


def broken(kind: str, data: bytes) -> bytes:
    """Return a packed file whose first part can't be unpacked for one reason."""
    whole = bytearray(data)
    central = whole.index(b"PK\x01\x02")
    body = 30 + struct.unpack_from("<H", whole, 26)[0] + struct.unpack_from("<H", whole, 28)[0]
    if kind == "zlib.error":
        whole[body : body + 8] = b"\xff" * 8
    elif kind == "NotImplementedError":
        whole[8:10] = whole[central + 10 : central + 12] = struct.pack("<H", 96)
    elif kind == "RuntimeError":  # encrypted
        whole[6] |= 1
        whole[central + 8] |= 1
    elif kind == "EOFError":
        whole[central + 20 : central + 24] = struct.pack("<L", 4)
    return bytes(whole)


@pytest.mark.parametrize("kind", ["zlib.error", "NotImplementedError", "RuntimeError", "EOFError"])
@pytest.mark.parametrize("name", ["plan.xlsx", "Followers.zip"])
def test_parts_that_cannot_be_unpacked_are_said(tmp_path: Path, kind: str, name: str) -> None:
    table = zipped({"FollowerActivity.csv": FOLLOWERS * 50})
    parts = {"_rels/.rels": zipfile.ZipFile(io.BytesIO(book())).read("_rels/.rels")}
    data = broken(kind, zipped(parts) if name == "plan.xlsx" else table)
    with zipfile.ZipFile(io.BytesIO(data)) as packed, pytest.raises((Exception, zlib.error)):
        packed.read(packed.namelist()[0])
    assert name in read(tmp_path, name, data)


@pytest.mark.parametrize("name", ["plan.csv", "plan.xlsx", "FollowerActivity.csv", "Followers.zip"])
@pytest.mark.parametrize("error", [MemoryError, RecursionError, ArithmeticError])
def test_whatever_goes_wrong_is_said_with_the_name_of_the_file(
    tmp_path: Path, name: str, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise error

    for where in ("tables._decode", "packed.opened"):
        monkeypatch.setattr(f"planner.exchange.{where}", fail)
    data = {"plan.csv": PLAN.encode(), "plan.xlsx": book()}.get(
        name, zipped({"FollowerActivity.csv": FOLLOWERS})
    )
    assert name in read(tmp_path, name, FOLLOWERS.encode() if name == "FollowerActivity.csv" else data)
