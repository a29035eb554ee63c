"""The command ``numbers``: what it brings in, what it prints, and that nothing of buyers is kept."""

import json

import pytest

from tests.planner.results import exports
from tests.planner.results.exports import BALCONY, FRIDGE

PLAN = (
    "Judul,Tanggal,Jam,Link video,ID video\n"
    f"Balkon,02/11/2026,19:00,https://www.tiktok.com/@a/video/{BALCONY}?is_from_webapp=1,{BALCONY}\n"
    "Kulkas,07/11/2026,20:10,,\n"
)


@pytest.fixture
def plan(run, tmp_path):
    path = tmp_path / "c.hookline"
    table = tmp_path / "plan.csv"
    table.write_text(PLAN, encoding="utf-8")
    assert run("import", table, "--calendar", path, "--zone", "Asia/Jakarta", "--day-first")[0] == 0
    return path


@pytest.fixture
def week(tmp_path):
    """The files of a week."""
    paid = {
        "Order Status": "Settled",
        "Time Commission Paid": "17/11/2026 01:56:45",
        "Actual Commission Payment": "9000",
    }
    rows = [
        exports.performance(BALCONY, "31.200"),
        exports.performance(FRIDGE, "54.100", **{"Informasi Video": "lain"}),
    ]
    return [
        exports.listed(tmp_path / "list.xlsx", "2026-10-26", "2026-11-22", *rows),
        exports.table(tmp_path / "affiliate.csv", [exports.AFFILIATE, exports.affiliate(1, **paid)], ";"),
        exports.table(tmp_path / "orders.csv", [exports.ORDERS, exports.order(1)]),
        exports.book(
            tmp_path / "max.xlsx",
            [exports.MAX, ("A", "Balkon", BALCONY, "25335.887", 3, "382960.000", "IDR")],
        ),
    ]


def shown(run, plan, *more):
    code, out, err = run("numbers", "show", plan, "--format", "json", *more)
    assert (code, err) == (0, "")
    return json.loads(out)


def test_files_come_in_together_and_say_what_they_are(run, plan, week):
    code, out, err = run("numbers", "import", *week, "--calendar", plan)
    assert (code, err) == (0, "")
    assert "list.xlsx: Videos of the shop, 2 rows, 2026-10-26 to 2026-11-22, IDR." in out
    assert "4 columns about buyers were not read." in out
    assert out.splitlines()[-1] == "2 videos have numbers, 2 of them planned."
    again = run("numbers", "import", *week, "--calendar", plan)[1]
    assert again.count("there already, so nothing was added") == 4


def test_each_video_is_shown_with_all_that_is_known_of_it(run, plan, week):
    run("numbers", "import", *week, "--calendar", plan)
    balcony, fridge = shown(run, plan)
    assert (balcony["title"], balcony["video_id"], balcony["joined_by"]) == ("Balkon", BALCONY, "id")
    assert (balcony["views"], balcony["likes"], balcony["product_clicks"]) == (31_200, 1469, 788)
    assert (balcony["orders"], balcony["gmv"], balcony["commission"], balcony["currency"]) == (
        1,
        100_000,
        9000,
        "IDR",
    )
    assert (balcony["ad_cost"], balcony["ad_revenue"]) == (25_335.89, 382_960)
    assert balcony["files"] == ["list.xlsx", "affiliate.csv", "max.xlsx"]
    assert (fridge["title"], fridge["joined_by"], fridge["refunds"]) == ("Kulkas", "minute", None)


def test_days_are_those_on_the_calendars_wall_clock(run, plan, week):
    run("numbers", "import", *week, "--calendar", plan)
    assert [one["title"] for one in shown(run, plan, "--from", "2026-11-03")] == ["Kulkas"]
    assert [one["title"] for one in shown(run, plan, "--to", "2026-11-02")] == ["Balkon"]


@pytest.mark.parametrize("what", ["hook", "format", "length", "hour", "product", "creator", "live"])
def test_what_is_counted_together_is_json_too(run, plan, week, what):
    run("numbers", "import", *week, "--calendar", plan)
    assert isinstance(shown(run, plan, "--by", what), list)
    assert run("numbers", "show", plan, "--by", what)[0] == 0


def test_a_trial_stores_nothing(run, plan, week):
    out = run("numbers", "import", *week, "--calendar", plan, "--dry-run")[1]
    assert "nothing stored" in out
    assert shown(run, plan) == []
    assert "There are no numbers yet" in run("numbers", "show", plan)[1]


def test_nothing_comes_in_where_one_file_can_not_be_read(run, plan, week, tmp_path):
    broken = exports.table(
        tmp_path / "broken.csv", [exports.AFFILIATE, exports.affiliate(1, **{"Order ID": "5.79E+17"})]
    )
    code, _out, err = run("numbers", "import", *week, broken, "--calendar", plan)
    assert code == 2
    assert "saved again by a spreadsheet" in err
    assert shown(run, plan) == []


def test_nothing_of_buyers_is_in_the_file(run, plan, week):
    run("numbers", "import", *week, "--calendar", plan)
    content = plan.read_bytes()
    for told in (exports.BUYER, "pembeli.rahasia", "81200000000"):
        assert told.encode() not in content
