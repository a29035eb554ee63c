"""The command ``products``: for people, for other programs and as a table."""

import csv
import io
import json

import pytest

from planner import cli, opening
from planner.shop import products, stock
from tests.conftest import NOW


@pytest.fixture
def calendar(tmp_path, clock):
    path = tmp_path / "Senja.hookline"
    workspace = opening.create(path, clock, brand="Senja", zone="Asia/Jakarta", spoken="en")
    box = workspace.do(
        products.add(
            "Gift box",
            {
                "title": "=Gift",
                "price": 25_000_000,
                "cost": 13_200_000,
                "commission": 15.0,
                "buffer": 50,
                "daily_orders": 6.0,
            },
        )
    )
    [sku] = workspace.read(lambda session: products.skus(session, box))
    workspace.do(stock.say({sku.id: 14}, NOW))
    workspace.do(products.add("Beans"))
    workspace.close()
    return path


def run(capsys, clock, *arguments):
    code = cli.main(["products", *map(str, arguments)], clock)
    return code, capsys.readouterr().out


def test_json_has_whole_units_and_what_is_not_known_as_null(calendar, clock, capsys):
    code, out = run(capsys, clock, calendar, "--format", "json")
    beans, box = json.loads(out)
    assert (box["price"], box["currency"], box["cost"], box["commission"]) == (
        250_000,
        "IDR",
        132_000,
        37_500,
    )
    assert (box["stock"], box["buffer"], box["days"], box["videos"]) == (14, 50, 2.3, [])
    assert box["margin"] == 250_000 - 132_000 - 37_500 - box["fees"]
    assert beans["price"] is beans["stock"] is beans["margin"] is None
    assert "SHP003" in beans["findings"]
    assert code == 0


def test_csv_has_a_row_a_product_and_no_formula(calendar, clock, capsys):
    rows = list(csv.DictReader(io.StringIO(run(capsys, clock, calendar, "--format", "csv")[1])))
    assert [(row["name"], row["title"], row["stock"]) for row in rows] == [
        ("Beans", "", ""),
        ("Gift box", "'=Gift", "14"),
    ]


def test_text_says_what_is_left(calendar, clock, capsys):
    out = run(capsys, clock, calendar)[1]
    assert "Gift box  · Rp 250.000  · 14 left, 2.3 days  · no video" in out
    assert "Beans  · no price  · stock not counted" in out


def test_a_calendar_without_products_says_so(tmp_path, clock, capsys):
    path = tmp_path / "Empty.hookline"
    opening.create(path, clock, brand="Senja", zone="Asia/Jakarta", spoken="en").close()
    assert run(capsys, clock, path) == (0, "There are no products yet.\n")


def test_a_table_is_no_calendar(tmp_path, clock, capsys):
    plan = tmp_path / "plan.csv"
    plan.write_text("Title\nCold brew\n", encoding="utf-8")
    assert cli.main(["products", str(plan)], clock) == 2
    assert "is no calendar" in capsys.readouterr().err
