"""A file is told from a plan by its first rows; however damaged it is, it is read or refused in a sentence."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from planner.errors import PlanError
from planner.exchange.records import parsed
from tests.planner.exchange.packages import damaged, damaged_package
from tests.planner.exchange.records.listing import ANSWERS, HANDLES, SHEET, book, bytes_of, read
from tests.trying import examples

SETTINGS = examples(50, 1000, suppress_health_check=[HealthCheck.function_scoped_fixture])
CHANCES = st.integers(0, 2**32).map(random.Random)
PEOPLE = """Username,Followers,Status,Komisi,Sampel,Tgl Kirim,Tgl Posting,Link Video,Izin Pakai,Kode Spark,Masa Berlaku
@ayu,48.200,Posted,10%,Mug,1/12/2026,Ya,https://x/video/7702048029029868696,"Ya, 30 hari",#c==,30
"""
TYPED = (
    st.text(max_size=12)
    | st.dates().map(str)
    | st.sampled_from(
        [
            "yes",
            "Ya, 9999 hari",
            "30",
            "9999-12-31",
            "0001-01-01",
            "1/2/2026",
            "#c==",
            "1.7E+18",
            "-3",
            "1e5",
            "½",
            "٣",
        ]
    )
)
TEXTS = [SHEET, HANDLES, PEOPLE]
BOOK = bytes_of(
    ("Informasi", [("Petunjuk",)]), ("Stok", [("SKU", "Nama", "Stok"), ("A", "Mug", 3), ("B", "Box", -1)])
)


def refused(folder: Path, name: str, data: bytes) -> str:
    """Return why a file was refused, "" for one that was read or is no list."""
    path = folder / name
    path.write_bytes(data)
    try:
        parsed.read(parsed.of_file(path), ANSWERS, name=name)
    except PlanError as error:
        return str(error)
    return ""


def test_a_plan_and_what_cannot_be_read_are_no_list(tmp_path):
    assert read("Title,Date\nLatte,2026-12-04\n") is None
    path = tmp_path / "list.csv"
    assert parsed.seems(parsed.of_file(path)) == []
    path.write_bytes(b"\x89PNG....")
    assert parsed.seems(parsed.of_file(path)) == []


def test_the_first_rows_are_shown_as_they_stand():
    found = read(SHEET)
    assert found.columns[:2] == ("SKU", "Nama Barang")
    assert found.lines[0] == (2, ["KP-1", "Kopi susu - Botol", "90", "12 pcs", "5"])
    many = read("SKU,Stock\n" + "".join(f"S{at},{at}\n" for at in range(80)))
    assert (len(many.lines), len(many.products)) == (50, 80)


def test_one_of_both_can_be_asked_for_where_a_plan_stands_beside_it(tmp_path):
    path = book(
        tmp_path,
        ("Plan", [("Date", "Title"), ("2026-12-04", "Latte")]),
        ("Stok", [("SKU", "Nama", "Stok"), ("A", "Mug", 3)]),
    )
    assert parsed.read(parsed.of_file(path), ANSWERS) is None
    found = parsed.read(parsed.of_file(path), ANSWERS, "products")
    assert [one.name for one in found.products] == ["Mug"]
    assert "These sheets were left out: “Plan”." in [problem.message for problem in found.problems]


def test_sheets_of_months_are_one_list(tmp_path):
    header = ("Username", "Followers", "Status", "Sample", "Shipped")
    path = book(
        tmp_path,
        ("Okt", [header, ("@ayu", 5, "Nego", "Mug", "2026-10-01"), ("@rio", 6, "Baru", "", "")]),
        (
            "Nov",
            [
                ("Username", "Followers", "Status", "Sample", "Shipped"),
                ("@ayu", 5, "Deal", "Box", "2026-11-01"),
            ],
        ),
    )
    found = parsed.read(parsed.of_file(path), ANSWERS)
    assert [(one.handle, len(one.samples)) for one in found.creators] == [("ayu", 2), ("rio", 0)]
    path = book(
        tmp_path,
        ("A", [("SKU", "Nama", "Stok"), ("K1", "Kopi", 3)]),
        ("B", [("SKU", "Nama", "Stok"), ("K2", "Kopi", 4), ("K1", "Kopi", 9)]),
    )
    found = parsed.read(parsed.of_file(path), ANSWERS)
    assert [[each.code for each in one.variants] for one in found.products] == [["K1", "K2"]]
    assert [problem.message for problem in found.problems] == [
        "B, row 3, SKU: SKU K1 stands in row 2 already. The row was left out."
    ]


def test_a_hidden_sheet_is_left_out_and_told(tmp_path):
    import openpyxl

    path = book(tmp_path, ("Stok", [("SKU", "Stok"), ("A", 3)]), ("Lama", [("SKU", "Stok"), ("B", 4)]))
    whole = openpyxl.load_workbook(path)
    whole["Lama"].sheet_state = "hidden"
    whole["Stok"].row_dimensions[2].hidden = True
    whole.save(path)
    found = parsed.read(parsed.of_file(path), ANSWERS)
    assert [each.code for one in found.products for each in one.variants] == ["A"]
    assert [problem.message for problem in found.problems] == [
        "Stok: Hidden rows were read too: 2.",
        "These sheets were left out: “Lama”.",
    ]


@SETTINGS
@given(chance=CHANCES)
def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path, chance: random.Random) -> None:
    for data in (damaged(BOOK, chance), damaged_package(BOOK, chance)):
        assert refused(tmp_path, "list.xlsx", data)[-1:] in ("", ".", ":")


@SETTINGS
@given(chance=CHANCES, text=st.sampled_from(TEXTS))
def test_a_damaged_text_is_read_or_refused(tmp_path: Path, chance: random.Random, text: str) -> None:
    data = damaged(text.encode(chance.choice(["utf-8", "utf-16", "cp1252"])), chance)
    assert refused(tmp_path, "list.csv", data)[-1:] in ("", ".", ":")


@SETTINGS
@given(chance=CHANCES, text=st.sampled_from(TEXTS))
def test_damaged_cells_that_are_pasted_are_read_or_refused(chance: random.Random, text: str) -> None:
    try:
        read(damaged(text.replace(",", "\t").encode(), chance).decode("utf-8", "replace"))
    except PlanError as error:
        assert str(error)


@SETTINGS
@given(cells=st.lists(TYPED, min_size=6, max_size=6))
def test_whatever_stands_in_cells_is_read_or_told(cells: list[str]) -> None:
    header = "SKU\tNama Barang\tStok\tHarga\tStok Minimum\tKomisi\n"
    line = "\t".join('"' + cell.replace('"', '""').replace("\0", "") + '"' for cell in cells)
    try:
        read(header + "A\tMug\t3\t5000\t2\t10%\n" + line + "\n")
    except PlanError as error:
        assert "could not be read" not in str(error)


@SETTINGS
@given(cells=st.lists(TYPED, min_size=14, max_size=14))
def test_whatever_stands_in_cells_of_creators_is_read_or_told(cells: list[str]) -> None:
    header = (
        "Video link\tHandle\tFollowers\tAsked on\tAnswer\tGranted on\tWhere\tUntil\tSpark code\tCode start\t"
        "Code days\tCode ends\tProduct\tShipped\n"
    )
    line = "\t".join('"' + cell.replace('"', '""').replace("\0", "") + '"' for cell in cells)
    try:
        read(header + "x\t@ayu\t5" + "\t" * 11 + "\n" + line + "\n")
    except PlanError as error:
        assert "could not be read" not in str(error)


@pytest.mark.parametrize("error", [MemoryError, RecursionError, ArithmeticError])
def test_whatever_goes_wrong_is_said_with_the_name_of_the_file(tmp_path, error, monkeypatch):
    def fail(*_arguments):
        raise error

    monkeypatch.setattr("planner.exchange.records.product_rows.read", fail)
    assert "list.csv" in refused(tmp_path, "list.csv", SHEET.encode())
