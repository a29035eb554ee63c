"""Tables from files and from the clipboard, and the refusal of everything that is none."""

import csv
import datetime as dt
import io
import os
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import PlanError
from planner.exchange import limits
from planner.exchange.tables import Problem, Table, read, read_all, read_text

CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n,;|\t\"'"), max_size=8
)


def write(folder: Path, data: bytes | str, name: str = "plan.csv") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def notes(table: Table) -> list[str]:
    return [problem.message for problem in table.problems]


@pytest.mark.parametrize(
    ("sign", "dialect"), [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "pipe")]
)
def test_the_delimiter_is_found(tmp_path: Path, sign: str, dialect: str) -> None:
    table = read(write(tmp_path, f'Title{sign}Hook\nA{sign}"one{sign} two"\nB{sign}"line\nbreak"\n'))
    assert table.dialect == dialect
    assert table.headers == ("Title", "Hook")
    assert table.rows == [("A", f"one{sign} two"), ("B", "line\nbreak")]


def test_signs_inside_cells_do_not_decide(tmp_path: Path) -> None:
    table = read(write(tmp_path, "Title;Overlay\nBest, ever;Wait|This|Only\nReally, yes;One|Two|Three\n"))
    assert (table.dialect, len(table.headers)) == ("semicolon", 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(tmp_path: Path, encoding: str) -> None:
    table = read(write(tmp_path, "Title,Hook\nCafé ☕,Lihat ini 😱\n".encode(encoding)))
    assert table.rows == [("Café ☕", "Lihat ini 😱")]
    assert table.encoding == encoding.removesuffix("-sig")
    assert table.problems == []


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Café crème,Voilà – “résumé”"),
        ("cp1251", "Лучшая кофейная кружка,Посмотрите на этот результат: очень хорошо"),
    ],
)
def test_other_encodings_are_read_and_named(tmp_path: Path, encoding: str, text: str) -> None:
    table = read(write(tmp_path, f"Title,Hook\n{text}\n".encode(encoding)))
    assert ",".join(table.rows[0]) == text
    assert table.encoding == encoding
    assert encoding in notes(table)[0]


def test_a_first_line_that_names_the_delimiter_is_obeyed(tmp_path: Path) -> None:
    table = read(write(tmp_path, "sep=;\r\nTitle;Hook\r\nA,a;B,b\r\n"))
    assert (table.headers, table.rows) == (("Title", "Hook"), [("A,a", "B,b")])


def test_lines_above_the_header_are_left_out_and_told(tmp_path: Path) -> None:
    table = read(write(tmp_path, "\n\nMy plan for March\n\nTitle,Hook,Sound\nA,B,C\n"))
    assert table.headers == ("Title", "Hook", "Sound")
    assert list(table.numbered()) == [(1, ("A", "B", "C"))]
    assert "My plan for March" in notes(table)[0]


def test_blank_rows_are_skipped_but_counted(tmp_path: Path) -> None:
    table = read(write(tmp_path, "Title,Hook\nA,B\n\n,\nC,D\n"))
    assert list(table.numbered()) == [(1, ("A", "B")), (4, ("C", "D"))]


def test_short_rows_are_filled_and_told(tmp_path: Path) -> None:
    table = read(write(tmp_path, "Title,Hook,Sound\nA,B,C\nD\n"))
    assert table.rows[1] == ("D", "", "")
    assert [(problem.row, problem.column, problem.level) for problem in table.problems] == [
        (2, "Hook", "note")
    ]


def test_long_rows_keep_their_cells_under_new_headers(tmp_path: Path) -> None:
    table = read(write(tmp_path, "Title,Hook\nA,B,C\nD,E,\n"))
    assert table.headers == ("Title", "Hook", "Column 3")
    assert table.rows == [("A", "B", "C"), ("D", "E", "")]
    assert [problem.row for problem in table.problems] == [1]


def test_headers_are_made_different_and_never_empty(tmp_path: Path) -> None:
    table = read(write(tmp_path, "Note,,Note\n1,2,3\n"))
    assert table.headers == ("Note", "Column 2", "Note (2)")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b",,\n,,\n", "Add at least one row"),
        (b"Title,Hook\n", "Add at least one row"),
        (b'Title,Hook\nA,B\nC,"never closed\nE,F\n', "line 3 opens a quote"),
        (b'Title,Hook\nA,"B"b\n', "line 2 has text after a closing quote"),
        (b"Title,Hook\nA,B\n\x00,C\n", "zero byte in line 3"),
        ("Title,Hook\nA,B\n".encode("utf-16-le"), "zero byte in line 1"),
        (b"\xff\xfeT\x00i\x00t", "breaks off"),
        (b"\xff\xd8\xff\xe0 JFIF, and, more", "isn’t a table"),
        (b"\x89PNG\r\n\x1a\n,,", "isn’t a table"),
        (b"Title,Hook\n" + bytes(range(1, 9)) * 40, "isn’t a table"),
        (b"<!DOCTYPE html><table>", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or a protected workbook"),
        (b'Title,Hook\nA,"' + b"x" * (limits.MAX_CELL + 1) + b'"\n', "line 2 has a cell over 1 MB"),
        (b"a," * 300 + b"\n" + b"b," * 300, "larger than"),
        (b"Title\n" + b"ab," * 4_000_000, "Line 2"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_table_is_refused_with_a_reason(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(PlanError, match=says):
        read(write(tmp_path, data))


def test_random_bytes_are_refused(tmp_path: Path) -> None:
    for place in range(20):
        data = bytes(byte or 1 for byte in os.urandom(3000))
        with pytest.raises(PlanError):
            read(write(tmp_path, data, f"{place}.csv"))


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(PlanError, match="larger than 100 MB"):
        read(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(PlanError, match="can't be read"):
            read(path)


@settings(max_examples=60)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_a_written_csv_reads_back(rows: list[tuple[str, ...]], sign: str) -> None:
    rows = [row for row in rows if any(map(str.strip, row))] or [("x", "", "")]
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=sign, quoting=csv.QUOTE_ALL).writerows([("Title", "Hook", "Notes"), *rows])
    table = read_text(written.getvalue())
    assert table.headers == ("Title", "Hook", "Notes")
    assert table.rows == rows


@settings(max_examples=60)
@given(st.text(max_size=80) | st.text(alphabet='a,;|\t\n"-# ', max_size=40))
def test_any_pasted_text_is_a_table_or_a_plain_refusal(text: str) -> None:
    try:
        table = read_text(text)
    except PlanError as error:
        sentence = str(error)
        table = Table((), [])
    else:
        sentence = "."
    assert sentence.endswith(".")
    assert len(set(table.headers)) == len(table.headers)
    assert all(len(row) == len(table.headers) for row in table.rows)


def test_pasted_cells_are_read() -> None:
    table = read_text('Title\tCaption\nA\t"two\nlines"\n')
    assert (table.encoding, table.dialect, table.rows) == (None, "tab", [("A", "two\nlines")])


def test_a_markdown_table_is_read_out_of_its_text(tmp_path: Path) -> None:
    text = (
        "# Plan\n\nSome words | here\n\n| Title | Hook |\n| :--- | ---: |\n"
        "| A \\| B | one<br>two |\n| C |\n\nAfter | it\n"
    )
    for table in (read_text(text), read(write(tmp_path, text, "plan.md"))):
        assert (table.dialect, table.headers) == ("Markdown", ("Title", "Hook"))
        assert table.rows == [("A | B", "one\ntwo"), ("C", "")]


def workbook(path: Path, *rows: tuple[object, ...], sheet: str = "March") -> Path:
    book = openpyxl.Workbook()
    second = book.create_sheet(sheet)
    for row in rows:
        second.append(row)
    book.save(path)
    return path


def test_the_first_sheet_with_content_is_read_as_text(tmp_path: Path) -> None:
    day = dt.date(2026, 7, 8)
    path = workbook(
        tmp_path / "plan.xlsx",
        ("Title", "Date", "Time", "Length", "When", "Clip", "Voice"),
        ("A", day, dt.time(19), 22.0, dt.datetime(2026, 7, 8, 19, 30), dt.timedelta(seconds=22), True),
        ("B", dt.date(2026, 7, 9), dt.time(8, 0, 5), 22.5, dt.datetime(2026, 7, 8, 19, 30, 29), None, None),
    )  # fmt: skip
    table = read(path)
    assert (table.dialect, table.encoding) == ("XLSX sheet March", None)
    assert table.rows[0] == ("A", "2026-07-08", "19:00", "22", "2026-07-08 19:30", "00:00:22", "TRUE")
    assert table.rows[1] == ("B", "2026-07-09", "08:00:05", "22.5", "2026-07-08 19:30:29", "", "")


def test_broken_and_foreign_workbooks_are_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "plan.xlsx", ("Title", "Hook"), ("A", "B")).read_bytes()
    other = tmp_path / "other.xlsx"
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("a.txt", "hi")
    for path in (
        write(tmp_path, whole[:2000], "cut.xlsx"),
        other,
        write(tmp_path, b"PK\x03\x04", "head.xlsx"),
    ):
        with pytest.raises(PlanError, match=r"could not be read|isn’t a table"):
            read(path)
    with pytest.raises(PlanError, match="No sheet"):
        read(workbook(tmp_path / "empty.xlsx"))


@pytest.mark.parametrize("cell", ["XFD1", "A1048576", "IW2"])
def test_a_stray_cell_far_away_is_refused_instead_of_filling_memory(tmp_path: Path, cell: str) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active[cell] = "Title", "stray"
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(PlanError, match="column IV"):
        read(tmp_path / "far.xlsx")


def test_a_workbook_that_is_really_csv_is_read(tmp_path: Path) -> None:
    assert read(write(tmp_path, "Title,Hook\nA,B\n", "plan.xlsx")).rows == [("A", "B")]


def test_a_table_without_numbers_counts_its_rows() -> None:
    table = Table(("A",), [("1",), ("2",)])
    assert [number for number, row in table.numbered()] == [1, 2]
    assert Problem(1, "A", "It says.").level == "error"


ENDLESS = {
    "lines": "\n",
    "rows": "a,\n",
    "blank rows": ",\n",
    "markdown rows": "|a|b|\n",
    "columns": "a," * 250_000 + "\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("again", ENDLESS.values(), ids=ENDLESS)
@pytest.mark.parametrize("start", ["", "|A|B|\n|-|-|\n"], ids=["csv", "markdown"])
def test_a_text_without_end_is_refused_while_it_is_read(
    again: str, start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("MAX_ROWS", "MAX_RECORDS"):
        monkeypatch.setattr(limits, limit, 1000)
    text = start + again * max(4, 1_000_000 // len(again))
    tracemalloc.start()
    try:
        with pytest.raises(PlanError, match=r"larger than|Add at least one row|nothing in the pasted"):
            read_text(text)
        assert tracemalloc.get_traced_memory()[1] < 3 * len(text) + 20_000_000
    finally:
        tracemalloc.stop()


def test_blank_rows_cost_nothing_and_are_counted() -> None:
    table = read_text("Title,Hook\nA,B\n" + "\n,\n" * 20_000 + "C,D\n")
    assert list(table.numbered()) == [(1, ("A", "B")), (40_002, ("C", "D"))]


def test_more_filled_cells_than_a_table_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS", 5)
    assert read_text("Title,Hook\nA,B\nC,\n").rows == [("A", "B"), ("C", "")]
    with pytest.raises(PlanError, match="more than 5 filled cells"):
        read_text("Title,Hook\nA,B\nC,D\n")


@pytest.mark.parametrize(
    "name", ["Calendrier éditorial 3fa9c1d27b.csv", "Plan Raíz Café.csv", "ตารางโพสต์.csv", "计划 🎬.csv"]
)
def test_a_file_is_read_whatever_it_is_called_and_its_name_stands_over_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Title,Date\nLatte,2027-03-01\n", encoding="utf-8")
    [table] = read_all(path).tables
    assert (table.name, table.context) == (path.stem, (path.stem,))
