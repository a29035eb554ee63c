"""Workbooks that no spreadsheet wrote: nothing in one decides how much memory or time is taken."""

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from planner.errors import PlanError
from planner.exchange import tables
from tests.planner.exchange.packages import MAIN, STRICT, package, text, zipped

TITLES = f"<row>{text('A1', 'Title')}{text('B1', 'Hook')}</row><row>{text('A2', 'Latte')}{text('B2', 'Pour')}</row>"
MEGABYTE = 1024 * 1024


def write(folder: Path, data: bytes) -> Path:
    path = folder / "plan.xlsx"
    path.write_bytes(data)
    return path


def read(folder: Path, rows: str, **more: str) -> tables.Table:
    return tables.read(write(folder, zipped(package(rows, **more))))


@contextmanager
def at_most(megabytes: int) -> Iterator[None]:
    """Fail where more memory than this is taken at once."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < megabytes * MEGABYTE
    finally:
        tracemalloc.stop()


FAR = {
    "far away": text("XFD1048576", "x"),
    "blanks around the sign": text("", "x").replace("<c", '<c r = "XFD1048576"', 1),
    "small letters": text("xfd1048576", "x"),
    "far down": text("A1048576", "x"),
    "far right": text("IW2", "x"),
}


@pytest.mark.parametrize("path", ["xl/worksheets/sheet1.xml", "xl/w/one.xml", "xl/Worksheets/sheet1.xml"])
@pytest.mark.parametrize("cell", FAR.values(), ids=FAR)
def test_a_filled_cell_far_away_is_refused_however_it_is_written(
    tmp_path: Path, cell: str, path: str
) -> None:
    with at_most(8), pytest.raises(PlanError, match="column IV"):
        read(tmp_path, f"{TITLES}<row>{cell}</row>", path=path)


@pytest.mark.parametrize("row", ["1048576", "4294967295", "99999999999999"])
def test_a_filled_row_far_down_is_refused(tmp_path: Path, row: str) -> None:
    with at_most(8), pytest.raises(PlanError, match="column IV"):
        read(tmp_path, f'{TITLES}<row r="{row}">{text("", "x")}</row>')


@pytest.mark.parametrize("row", ['<row r="4294967295"/>', '<row r="1048576"><c r="XFD1048576" s="0"/></row>'])
def test_blank_cells_far_away_are_nothing(tmp_path: Path, row: str) -> None:
    with at_most(8):
        assert read(tmp_path, TITLES + row).rows == [("Latte", "Pour")]


def test_two_cells_far_apart_take_no_more_than_their_rows(tmp_path: Path) -> None:
    with at_most(8):
        table = read(tmp_path, f'{TITLES}<row r="99999">{text("IV99999", "far")}</row>')
    assert [number for number, _row in table.numbered()] == [1]
    assert any("“far”" in problem.message for problem in table.problems)


BOMBS = {
    "a text": ("x", '<row><c t="inlineStr"><is><t>'),
    "cells in a row": ("<c/>", "<row>"),
    "cells in each other": ("<c>", "<row>"),
    "rows in each other": ("<row>", ""),
    "blank rows": ("<row/>", ""),
    "blank rows and cells": ("<row><c/></row>", ""),
    "what is no row": ("<other/>", ""),
    "words between rows": ("x", ""),
    "a comment": ("x", "<!--"),
    "an attribute": ("x", '<row a="'),
    "attributes": (None, "<row"),
}


USUAL = {"a text", "cells in a row", "blank rows", "a comment", "attributes"}
"""Of each kind one, tried in every run."""


@pytest.mark.parametrize(
    "bomb", [pytest.param(bomb, marks=() if bomb in USUAL else pytest.mark.slow) for bomb in BOMBS]
)
def test_what_unpacks_to_more_than_a_table_is_refused_cheaply(
    tmp_path: Path, bomb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit, small in (("MAX_ELEMENTS", 50_000), ("MAX_LINE", MEGABYTE), ("MAX_PIECES", 5_000)):
        monkeypatch.setattr(f"planner.exchange.workbook.{limit}", small)
    again, start = BOMBS[bomb]
    if again is None:
        rows = start + "".join(f' a{place}=""' for place in range(200_000))
    else:
        rows = start + again * (4_000_000 // len(again))
    path = write(tmp_path, zipped(package(rows)))
    del rows
    with at_most(16), pytest.raises(PlanError, match="more than a table can"):
        tables.read(path)


def test_a_text_that_many_cells_show_is_counted_for_each(tmp_path: Path) -> None:
    strings = f"<sst {MAIN}><si><t>{'x' * 1_000_000}</t></si></sst>"
    rows = "".join('<row><c t="s"><v>0</v></c></row>' for _row in range(200))
    with at_most(40), pytest.raises(PlanError, match="more than a table can"):
        read(tmp_path, rows, sharedStrings=strings)


COPIED = {
    "merged": ("", '<mergeCells><mergeCell ref="B2:B{last}"/></mergeCells>'),
    "named by formulas": ('<c r="B{row}"><f>B2</f></c>', ""),
}


@pytest.mark.parametrize("copied", COPIED)
def test_a_text_that_is_copied_into_many_rows_is_counted_for_each(tmp_path: Path, copied: str) -> None:
    cell, tail = COPIED[copied]
    last = 300
    rows = f'<row r="2">{text("A2", "Latte")}{text("B2", "x" * 1_000_000)}</row>' + "".join(
        f'<row r="{row}">{text(f"A{row}", "Latte")}{cell.format(row=row)}</row>' for row in range(3, last)
    )
    parts = package(f'<row r="1">{text("A1", "Title")}{text("B1", "Hook")}</row>{rows}')
    path = "xl/worksheets/sheet1.xml"
    parts[path] = str(parts[path]).replace("</sheetData>", "</sheetData>" + tail.format(last=last))
    with at_most(40), pytest.raises(PlanError, match="more than a table can"):
        tables.read(write(tmp_path, zipped(parts)))


@pytest.mark.slow
def test_columns_that_are_hidden_again_and_again_are_hidden_once(tmp_path: Path) -> None:
    parts = package(TITLES)
    path = "xl/worksheets/sheet1.xml"
    hidden = '<col min="1" max="256" hidden="1"/><col min="-1000000" max="16384" hidden="1"/>' * 10_000
    parts[path] = str(parts[path]).replace("<sheetData>", f"<cols>{hidden}</cols><sheetData>")
    with at_most(8):
        table = tables.read(write(tmp_path, zipped(parts)))
    assert [one.message for one in table.problems] == ["Hidden columns of “March” were read: A, B."]


@pytest.mark.slow
def test_many_long_strings_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.exchange.workbook.MAX_BYTES", 10_000_000)
    strings = f"<sst {MAIN}>" + f"<si><t>{'x' * 1_000_000}</t></si>" * 50 + "</sst>"
    path = write(tmp_path, zipped(package(TITLES, sharedStrings=strings)))
    with at_most(30), pytest.raises(PlanError, match="more than a table can"):
        tables.read(path)


def test_more_filled_cells_than_a_table_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.exchange.workbook.MAX_CELLS", 3)
    with pytest.raises(PlanError, match="more than a table can"):
        read(tmp_path, TITLES)


def test_more_rows_than_a_sheet_has_are_refused_though_they_are_blank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = package(TITLES + "<row/>")
    again = '<sheet name="April" sheetId="2" r:id="s"/></sheets>'
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace("</sheets>", again)
    path = write(tmp_path, zipped(parts))
    monkeypatch.setattr("planner.exchange.workbook.MAX_RECORDS", 6)
    assert tables.read(path).rows == [("Latte", "Pour")]
    monkeypatch.setattr("planner.exchange.workbook.MAX_RECORDS", 5)
    with pytest.raises(PlanError, match="more than a table can"):
        tables.read(path)


def test_more_texts_than_a_table_has_are_refused_though_they_are_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strings = f"<sst {MAIN}>" + "<si><t/></si>" * 4 + "</sst>"
    monkeypatch.setattr("planner.exchange.workbook.MAX_STRINGS", 4)
    assert read(tmp_path, TITLES, sharedStrings=strings).rows == [("Latte", "Pour")]
    monkeypatch.setattr("planner.exchange.workbook.MAX_STRINGS", 3)
    with pytest.raises(PlanError, match="more than a table can"):
        read(tmp_path, TITLES, sharedStrings=strings)


def test_a_list_of_parts_without_end_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(package(TITLES)))
    end = data.rindex(b"PK\x05\x06")
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    filler = bytes(9 * MEGABYTE)
    data[end + 12 : end + 16] = (size + len(filler)).to_bytes(4, "little")
    data[end:end] = filler
    with pytest.raises(PlanError, match=r"more than a table can|could not be read"):
        tables.read(write(tmp_path, bytes(data)))


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        "<!DOCTYPE x>",
    ],
)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_entities_are_refused_in_every_part(tmp_path: Path, declared: str, part: str) -> None:
    parts = package(TITLES, sharedStrings=f"<sst {MAIN}><si><t>x</t></si></sst>")
    parts[part] = f'<?xml version="1.0"?>{declared}{parts[part]}'.replace("<t>x", "<t>&b;")
    with pytest.raises(PlanError, match="could not be read"):
        tables.read(write(tmp_path, zipped(parts)))


def test_rows_and_cells_without_names_follow_one_another(tmp_path: Path) -> None:
    rows = f"<row>{text('', 'Title')}{text('', 'Hook')}</row><row/><row>{text('', 'A')}{text('', 'B')}</row>"
    assert list(read(tmp_path, rows).numbered()) == [(2, ("A", "B"))]


def test_strings_with_runs_and_escapes_are_whole_and_sounds_are_left_out(tmp_path: Path) -> None:
    strings = (
        f"<sst {MAIN}><si><t>Title</t></si><si><r><t>One </t></r><r><rPr/><t>pan</t></r><rPh><t>wan</t></rPh></si>"
        "<si><t>a_x000A_b_xD83D__xDE31_</t></si></sst>"
    )
    rows = "".join(f'<row><c t="s"><v>{place}</v></c></row>' for place in range(3))
    assert read(tmp_path, rows, sharedStrings=strings).rows == [("One pan",), ("a\nb😱",)]


def test_formulas_errors_and_truths_are_read_as_they_were_shown(tmp_path: Path) -> None:
    cells = (
        '<c t="str"><f>A1&amp;B1</f><v>joined</v></c><c t="e"><v>#N/A</v></c><c t="b"><v>0</v></c>'
        '<c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c t="d"><v>2026-07-08T19:30:00</v></c><c><v>1E2</v></c>'
    )
    heads = "".join(text("", letter) for letter in "ABCDEFG")
    table = read(tmp_path, f"<row>{heads}</row><row>{cells}</row>")
    assert table.rows == [("joined", "", "FALSE", "2", "", "2026-07-08 19:30", "100")]


def test_dates_go_by_the_number_format_and_the_books_first_day(tmp_path: Path) -> None:
    styles = (
        f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/>'
        '<numFmt numFmtId="171" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="20"/></cellXfs></styleSheet>'
    )
    cells = "".join(
        f'<c s="{style}"><v>{value}</v></c>'
        for style, value in ((0, 46000), (1, 46000), (2, 1.25), (3, 0.8125), (1, -4), (1, 99999999))
    )
    rows = f"<row>{''.join(text('', letter) for letter in 'ABCDEF')}</row><row>{cells}</row>"
    assert read(tmp_path, rows, styles=styles).rows == [
        ("46000", "2025-12-09", "30:00", "19:30", "-4", "99999999")
    ]
    parts = package(rows, styles=styles)
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace(
        "<sheets>", '<workbookPr date1904="1"/><sheets>'
    )
    assert tables.read(write(tmp_path, zipped(parts))).rows[0][1] == "2029-12-10"


def test_a_number_format_without_end_is_no_date(tmp_path: Path) -> None:
    styles = (
        f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="170" formatCode="{"[" * 1_000_000}d"/></numFmts>'
        '<cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>'
    )
    rows = f"<row>{text('', 'A')}</row><row><c><v>46000</v></c></row>"
    assert read(tmp_path, rows, styles=styles).rows == [("46000",)]


def test_the_strict_form_of_a_workbook_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, TITLES, space=STRICT).rows == [("Latte", "Pour")]


def test_columns_left_of_the_table_are_left_out(tmp_path: Path) -> None:
    rows = f"<row>{text('C3', 'Title')}{text('D3', 'Hook')}</row><row>{text('C4', 'A')}</row>"
    table = read(tmp_path, rows)
    assert (table.headers, table.rows, table.problems) == (("Title", "Hook"), [("A", "")], [])


def test_hidden_sheets_come_last(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Old"])
    book.active.append(["a"])
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("April")
    sheet.append(["New"])
    sheet.append(["b"])
    book.active = 1
    book.save(tmp_path / "plan.xlsx")
    assert tables.read(tmp_path / "plan.xlsx").dialect == "XLSX sheet April"


@pytest.mark.parametrize("number", ["-5", "0", "1_0", "٣", "²", "1.5", "x"])
def test_a_row_whose_number_is_none_makes_the_workbook_a_damaged_one(tmp_path: Path, number: str) -> None:
    with pytest.raises(PlanError):
        read(tmp_path, f'{TITLES}<row r="{number}">{text("", "x")}</row>')
