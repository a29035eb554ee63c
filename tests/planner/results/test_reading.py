"""The platform's files are known by their headers, read in their own dialect, and say nothing of buyers."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlanError
from planner.results import cells, kinds, reading
from planner.results.reading import LINE, Around
from tests.planner.results import exports
from tests.planner.results.exports import BALCONY, FRIDGE
from tests.trying import examples

RUPIAH = Around("IDR")


def line(brought, number=0):
    return dict(zip(LINE, brought.lines[number], strict=True))


@pytest.mark.parametrize(
    ("text", "currency", "point", "minor"),
    [
        ("IDR 129.000", "IDR", False, 12_900_000), ("Rp10.945.407", "IDR", False, 1_094_540_700),
        ("478.700", "IDR", False, 47_870_000), ("25335.887", "IDR", True, 2_533_589),
        ("1407834.000", "IDR", True, 140_783_400), ("$1,234.56", "USD", False, 123_456), ("19.90", "USD", False, 1990),
        ("RM7,988.80", "MYR", False, 798_880), ("-12900", "IDR", False, -1_290_000), ("--", "IDR", False, None),
        ("undefined", "IDR", False, None), ("", "IDR", False, None),
    ],
)  # fmt: skip
def test_amounts_are_read_in_the_dialect_of_their_file(text, currency, point, minor):
    assert cells.amount(text, currency, point=point) == minor


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("18.400", 18_400),
        ("22,100", 22_100),
        ("1.74K", 1740),
        ("12,5rb", 12_500),
        ("604", 604),
        ("-", None),
        ("/", None),
    ],
)
def test_what_is_counted_has_no_parts(text, n):
    assert cells.count(text) == n


@pytest.mark.parametrize(
    ("text", "month_first", "moment"),
    [
        ("2026/10/27 19:05", False, "2026-10-27T19:05"), ("2026/07/31/ 19:06", False, "2026-07-31T19:06"),
        ("30/10/2026 01:56:45\t", False, "2026-10-30T01:56:45"),
        ("11/06/2026 12:05:09 AM", False, "2026-11-06T00:05:09"),
        ("11/06/2026 01:02:03 PM", True, "2026-11-06T13:02:03"), ("2026-10-27", False, "2026-10-27T00:00"),
        ("22 November", False, None), ("31/02/2026", False, None),
    ],
)  # fmt: skip
def test_moments_have_their_year_first_or_last(text, month_first, moment):
    found = cells.moment(text, month_first=month_first)
    assert found == (dt.datetime.fromisoformat(moment) if moment else None)


def test_headers_are_compared_without_case_brackets_and_signs_that_nobody_sees():
    assert cells.plain("\u200b GMV  dari video (Rp)") == ("gmv dari video", "IDR")
    assert cells.plain("Gross merchandise value (Video) ($)") == ("gross merchandise value (video)", "USD")
    assert cells.plain("Order/adjustment ID  ") == ("order/adjustment id", "")


def test_a_videos_number_says_when_it_was_posted():
    assert cells.posted(BALCONY).replace(second=0) == dt.datetime(2026, 11, 2, 12, 0)
    assert cells.posted("123") is None
    assert cells.id_inside(f"spark_ngopi_{BALCONY}") == BALCONY
    assert cells.id_inside("spark 1868000000129000") == ""


def test_orders_are_read_without_what_tells_of_buyers(tmp_path):
    explained = ["Platform unique order ID."] * len(exports.ORDERS)
    rows = [
        exports.ORDERS, explained, exports.order(1),
        exports.order(1, "IDR 10.000", **{"SKU ID": "1731143975318432032"}),
        exports.order(2, **{"Order Status": "Dibatalkan"}),
        exports.order(3, "IDR 0", **{"SKU Platform Discount": "IDR 0"}),
    ]  # fmt: skip
    [found] = reading.read(exports.table(tmp_path / "orders.csv", rows), RUPIAH)
    assert (found.kind, found.count, found.currency) == ("orders", 4, "IDR")
    assert [line(found, n)["state"] for n in range(4)] == ["done", "done", "canceled", "sample"]
    assert line(found)["amount"] == 11_230_000
    assert line(found)["at"] == dt.datetime(2026, 10, 28, 2, 30, 40)
    assert set(found.dropped) == {"buyer username", "recipient", "phone #", "regency and city"}
    assert exports.BUYER not in str(found)
    assert found.notes == []


def test_american_orders_have_their_month_first_and_dollars(tmp_path):
    headers = [*exports.ORDERS[:-2], "Address Line 1", "State"]
    bare = {
        "SKU Platform Discount": "0",
        "Order Refund Amount": "0",
        "Created Time": "11/06/2026 12:05:09 AM",
    }
    row = [*exports.order(1, "19.90", **bare)[:-2], "4418 Alder Creek Rd", "OR"]
    [found] = reading.read(exports.book(tmp_path / "All order.xlsx", [headers, row]), RUPIAH)
    assert (line(found)["amount"], line(found)["currency"]) == (1990, "USD")
    assert line(found)["at"] == dt.datetime(2026, 11, 6, 0, 5, 9)
    assert "United States" in found.notes[0]


def test_a_list_of_videos_has_its_days_above_and_its_currency_in_its_headers(tmp_path):
    path = exports.listed(
        tmp_path / "list.xlsx", "2026-10-26", "2026-11-22", exports.performance(BALCONY, "31.200")
    )
    [found] = reading.read(path, Around("USD"))
    assert (found.first, found.last) == (dt.date(2026, 10, 26), dt.date(2026, 11, 22))
    [row] = found.rows
    assert (row.key, row.creator, row.currency) == (BALCONY, "ngopi.balkon", "IDR")
    assert row.numbers["views"] == 31_200
    assert row.numbers["gmv"] == 34_630_000
    assert row.numbers["watched_to_end"] == pytest.approx(0.345)


def test_ads_of_one_video_are_added_and_those_of_none_are_told(tmp_path):
    rows = [
        exports.MAX, ("A", "Balkon", BALCONY, "25335.887", 3, "382960.000", "IDR"),
        ("B", "Balkon", BALCONY, "1000.500", 1, "0.000", "IDR"), ("C", "", "N/A", "500.000", 0, "0.000", "IDR"),
    ]  # fmt: skip
    [found] = reading.read(exports.book(tmp_path / "max.xlsx", rows), RUPIAH)
    assert found.rows[0].numbers == {"ad_cost": 2_633_639, "ad_revenue": 38_296_000, "ad_orders": 4}
    assert found.notes == []


def test_totals_are_no_days_and_no_creators(tmp_path):
    rows = [
        ("Creator name", "Creator-attributed GMV", "Attributed orders"),
        ("", "Metric description", "Metric description"),
        ("Total", "Rp900.000", "9"), ("@Ngopi.Balkon", "Rp900.000", "9"),
    ]  # fmt: skip
    [found] = reading.read(exports.table(tmp_path / "creators.csv", rows), RUPIAH)
    assert [row.key for row in found.rows] == ["ngopi.balkon"]
    assert found.notes == ["1 row of totals was left out."]


def test_a_packed_file_is_read_and_what_is_of_no_kind_is_named(tmp_path):
    link = f"https://www.tiktok.com/@ngopi.balkon/video/{BALCONY}?is_from_webapp=1"
    content = (
        ",".join(exports.STUDIO)
        + f'\n"22 November","Balkon","{link}","2 November","undefined","4","1","4100"\n'
    )
    path = exports.packed(
        tmp_path / "studio.zip", Content=content, Overview="Date,Video Views\n24 Oktober,23014\n"
    )
    [found] = reading.read(path, RUPIAH)
    assert found.rows[0].key == BALCONY
    assert found.rows[0].numbers == {"views": 4100, "comments": 4, "shares": 1}
    assert found.notes == ["Left out, since their headers are of no kind that is known: Overview.csv."]


def test_ids_that_a_spreadsheet_cut_are_found_among_the_calendars_own_or_refused(tmp_path):
    path = exports.book(
        tmp_path / "cut.xlsx", [("Video ID", "Video views"), (float(BALCONY), 31200), (float(FRIDGE), 5)]
    )
    [found] = reading.read(path, Around("IDR", [BALCONY]))
    assert [row.key for row in found.rows] == [BALCONY]
    assert len(found.notes) == 2
    with pytest.raises(PlanError, match="saved again by a spreadsheet"):
        reading.read(path, RUPIAH)
    typed = exports.table(
        tmp_path / "cut.csv", [exports.AFFILIATE, exports.affiliate(1, **{"Order ID": "5.79E+17"})]
    )
    with pytest.raises(PlanError, match=r"5\.79E\+17"):
        reading.read(typed, Around("IDR", [BALCONY]))


def test_a_file_of_no_kind_is_refused_in_a_sentence(tmp_path):
    path = exports.table(tmp_path / "plan.csv", [("Title", "Date"), ("Cold brew", "2026-11-25")])
    with pytest.raises(PlanError, match="none of the files that are known"):
        reading.read(path, RUPIAH)
    with pytest.raises(PlanError, match="There is no file"):
        reading.read(tmp_path / "gone.csv", RUPIAH)


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
@examples(40, 400)
def test_whatever_bytes_come_there_is_an_answer_or_a_sentence(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "any.csv"
    path.write_bytes(data)
    with contextlib.suppress(PlanError):
        assert reading.read(path, RUPIAH)


@given(st.text(max_size=40))
@examples(100, 2000)
def test_no_text_in_a_cell_breaks_a_reader(text):
    cells.amount(text, "IDR")
    cells.amount(text, "USD", point=True)
    cells.count(text)
    cells.share(text)
    cells.moment(text)
    cells.seconds(text)
    cells.plain(text)
    cells.posted(text)
    Around("IDR", [BALCONY]).meant(text)


def test_every_kind_has_a_title_and_says_what_its_rows_are():
    for kind in kinds.all_kinds():
        assert kind.title
        if not kind.signatures:
            continue  # what is typed is no file
        assert bool(kind.lines) != bool(kind.rows), kind.key
        assert "order_id" in kind.columns if kind.lines else kind.counts, kind.key
