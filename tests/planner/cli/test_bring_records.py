"""The command ``import`` for lists of products and creators: what came, what changed, what was left out and why."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

Run = Callable[..., tuple[int, str, str]]
GOODS = (
    "SKU,Nama Barang,Harga,Stok\nKP-1,Kopi susu,18.000,12 pcs\nKP-2,Kopi gayo,25rb,banyak\nKP-1,Lagi,5,5\n"
)
PEOPLE = "Username TikTok,Followers,Status,Sampel,Tgl Kirim\n@ayu,48.200,Deal,Kopi susu,2026-11-01\n@rio,9rb,Baru,,\n"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "c.hookline"


@pytest.fixture
def bring(run: Run, target: Path, tmp_path: Path) -> Run:
    """Import a text, and return the code with what was said."""

    def bring(text: str, *options: object, name: str = "list.csv") -> tuple[int, str, str]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return run("import", path, "--calendar", target, *options)

    return bring


def test_products_come_in_and_what_was_left_out_is_told_by_row(bring, run, target) -> None:
    code, out, err = bring(GOODS)
    assert code == 0
    assert out.splitlines() == [
        "A list of products: 2 products, 2 variants.",
        f"2 products came into {target}.",
    ]
    assert err.splitlines() == [
        "Row 3, Stok: “banyak” is no number.",
        "Row 4, SKU: SKU KP-1 stands in row 2 already. The row was left out.",
    ]
    listed = json.loads(run("products", target, "--format", "json")[1])
    assert [(one["name"], one["price"], one["stock"]) for one in listed] == [
        ("Kopi gayo", 25000, None),
        ("Kopi susu", 18000, 12),
    ]


def test_what_changed_is_told_field_by_field_and_what_did_not_too(bring, target) -> None:
    bring(GOODS)
    _code, out, _err = bring(GOODS.replace("12 pcs", "9"))
    assert out.splitlines()[1:] == [
        f"0 products came into {target}.",
        "1 was updated.",
        "1 came in before and was left as it is.",
        "  Kopi susu, KP-1: Stock 12 → 9",
    ]


def test_creators_come_in_with_their_samples(bring, run, target) -> None:
    _code, out, _err = bring(PEOPLE)
    assert out.splitlines()[0] == "A list of creators: 2 creators, 1 sample."
    listed = json.loads(run("creators", target, "--format", "json")[1])
    assert [one["handle"] for one in listed] == ["ayu", "rio"]


def test_a_dry_run_stores_nothing_and_makes_no_calendar(bring, run, target) -> None:
    _code, out, _err = bring(GOODS, "--dry-run")
    assert out.splitlines()[1] == "2 would be new, 0 would change, 0 would stay as they are."
    assert not target.exists()
    bring(GOODS)
    _code, out, _err = bring(GOODS.replace("12 pcs", "9"), "--dry-run")
    assert "0 would be new, 1 would change, 1 would stay as they are." in out
    assert "Kopi susu, KP-1: Stock 12 → 9" in out
    assert json.loads(run("products", target, "--format", "json")[1])[1]["stock"] == 12


def test_json_says_what_came_what_changed_and_what_could_not_be_read(bring) -> None:
    first = json.loads(bring(GOODS, "--format", "json")[1])
    assert (first["kind"], first["stored"], first["came"], first["variants"]) == ("products", True, 2, 2)
    assert [one["name"] for one in first["products"]] == ["Kopi susu", "Kopi gayo"]
    assert [(one["row"], one["column"]) for one in first["unreadable"]] == [(3, "Stok"), (4, "SKU")]
    again = json.loads(bring(GOODS.replace("12 pcs", "9"), "--format", "json")[1])
    assert (again["came"], again["changed"], again["known"]) == (0, 1, 2)
    assert again["changes"][0]["fields"] == [{"of": "KP-1", "field": "Stock", "calendar": "12", "file": "9"}]


def test_pasted_cells_are_a_list_or_a_plan_as_well(run, target, monkeypatch) -> None:
    def paste(text: str) -> str:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        return run("import", "-", "--calendar", target)[1]

    assert paste("Name\tPrice\tStock\nMug\t45000\t5\n").startswith(
        "A list of products: 1 product, 1 variant."
    )
    assert paste("Title\tDate\nLatte\t2026-12-04\n").startswith("1 video came into")


def test_a_plan_stays_a_plan_and_can_be_said_to_be_one(bring) -> None:
    assert bring("Title,Date,Product,Price\nLatte,2026-12-04,Kopi,5000\n")[1].startswith("1 video came into")
    assert bring("Nama,Harga\nLatte,5000\n", "--as", "videos", name="b.csv")[1].startswith(
        "1 video came into"
    )
    assert bring("Nama,Harga\nMocha,5000\n", "--map", "Nama=title", name="c.csv")[1].startswith(
        "1 video came"
    )


def test_one_of_both_is_taken_out_of_a_workbook_with_a_plan(run, target, tmp_path) -> None:
    book = openpyxl.Workbook()
    for name, rows in (
        ("Plan", [("Date", "Title"), ("2026-12-04", "Latte")]),
        ("Orang", [("Username", "Followers"), ("@ayu", 5)]),
    ):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path := tmp_path / "all.xlsx")
    assert run("import", path, "--calendar", target)[1].startswith("1 video came into")
    assert "1 creator came into" in run("import", path, "--calendar", target, "--as", "creators")[1]
    code, _out, err = run("import", path, "--calendar", target, "--as", "products")
    assert (code, "The file lists no products" in err) == (2, True)


def test_days_that_can_be_read_in_two_ways_are_asked_for(bring, target) -> None:
    text = "Handle,Product,Shipped,Delivered\n@ayu,Mug,1/2/2026,3/2/2026\n"
    code, _out, err = bring(text)
    assert (code, "Add --day-first or --month-first." in err) == (2, True)
    assert not target.exists()
    assert bring(text, "--day-first")[0] == 0


def test_the_currency_of_a_file_can_be_said(bring, run, target) -> None:
    text = "Name,Price,SKU\nMug,5.50,A\n"
    assert "Say which currency they are in." in bring(text, "--dry-run")[2]
    bring(text, "--currency", "usd")
    [one] = json.loads(run("products", target, "--format", "json")[1])
    assert (one["price"], one["currency"]) == (5.5, "USD")
    assert bring(text, "--currency", "XYZ")[0] == 2


def test_options_of_plans_mean_nothing_to_a_list(bring) -> None:
    code, _out, err = bring(GOODS, "--as", "products", "--year", "2027")
    assert (code, "--year is for videos and means nothing with --as products." in err) == (2, True)
    code, _out, err = bring(GOODS, "--known", "update", "--gone", "delete")
    assert (code, "--known, --gone is for videos and means nothing with --as products." in err) == (2, True)


def test_a_file_of_which_nothing_can_come_in_leaves_no_calendar_behind(bring, target) -> None:
    code, _out, err = bring("Name,SKU,Stock\n,,4\n")
    assert (code, "No row of the file can come in." in err) == (2, True)
    assert not target.exists()
