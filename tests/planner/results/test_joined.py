"""What became of each video: every file once, the newer state, no days twice, and joined with what was planned."""

import datetime as dt

import pytest

from models.choices import Stage
from planner.results import bringing, grouped, joined, reading
from planner.results.reading import Around
from planner.video import videos
from tests.conftest import NOW
from tests.planner.results import exports
from tests.planner.results.exports import BALCONY, FRIDGE

ZONE = "Asia/Jakarta"
POSTED = dt.datetime(2026, 11, 2, 19, 0)


@pytest.fixture
def bring(workspace):
    def bring(*paths):
        found = [one for path in paths for one in reading.read(path, Around("IDR"))]
        return workspace.do(bringing.bring(found, ZONE, NOW))

    return bring


def outcomes(workspace):
    return {one.video_id: one for one in workspace.read_plain(joined.outcomes)}


def sheet(tmp_path, name, *rows):
    return exports.table(tmp_path / name, [exports.AFFILIATE, *rows])


def test_lines_of_one_order_are_one_order_and_the_showcase_sells_for_no_video(workspace, bring, tmp_path):
    other = {"SKU ID": "1731143975318432032", "Payment Amount": "50000", "Quantity": "1"}
    rows = [
        exports.affiliate(1),
        exports.affiliate(1, **other),
        exports.affiliate(2, "--", **{"Content Type": "Showcase"}),
    ]
    bring(sheet(tmp_path, "a.csv", *rows))
    found = outcomes(workspace)
    assert list(found) == [BALCONY]
    numbers = found[BALCONY].numbers
    assert (numbers["orders"], numbers["items"], numbers["gmv"], numbers["net"]) == (
        1,
        3,
        15_000_000,
        15_000_000,
    )
    assert found[BALCONY].creator == "ngopi.balkon"


@pytest.mark.parametrize("newer_first", [True, False])
def test_of_two_files_the_state_that_is_further_counts_whichever_comes_last(
    workspace, bring, tmp_path, newer_first
):
    paid = {
        "Order Status": "Settled",
        "Time Commission Paid": "17/11/2026 01:56:45",
        "Actual Commission Payment": "9000",
    }
    older = sheet(tmp_path, "older.csv", exports.affiliate(1), exports.affiliate(2))
    newer = sheet(tmp_path, "newer.csv", exports.affiliate(1, **paid))
    bring(*((newer, older) if newer_first else (older, newer)))
    numbers = outcomes(workspace)[BALCONY].numbers
    assert numbers["orders"] == 2
    assert numbers["commission"] == 900_000 + 1_000_000


def test_what_was_cancelled_or_given_back_is_taken_off_once(workspace, bring, tmp_path):
    rows = [exports.affiliate(n, **{"Order Status": "Ineligible"} if n < 3 else {}) for n in (1, 2, 3, 4)]
    rows[3] = exports.affiliate(4, **{"Return & Refund quantity": "1"})
    orders = [exports.ORDERS, exports.order(1, **{"Order Status": "Dibatalkan"}), exports.order(2)]
    given = [
        "4035",
        "597154966945074002",
        "1731194492194785240",
        exports.BUYER,
        "Rp30.000",
        "1",
        "Refunded",
        "06/11/2026 17:41:12",
    ]
    asked = [*given[:1], "597154966945074003", *given[2:6], "Requested", "/"]
    bring(
        sheet(tmp_path, "a.csv", *rows),
        exports.table(tmp_path / "o.csv", orders),
        exports.table(tmp_path / "r.csv", [exports.RETURNS, given, asked]),
    )
    numbers = outcomes(workspace)[BALCONY].numbers
    assert numbers["gmv"] == 40_000_000
    assert numbers["canceled"] == 10_000_000
    assert numbers["refunds"] == 3_000_000 + 5_000_000
    assert numbers["net"] == 22_000_000


def test_days_that_overlap_never_count_twice_and_days_apart_are_added(workspace, bring, tmp_path):
    def listed(name, first, last, views):
        return exports.listed(tmp_path / name, first, last, exports.performance(BALCONY, views))

    bring(
        listed("1.xlsx", "2026-11-01", "2026-11-22", "1.000"),
        listed("2.xlsx", "2026-11-16", "2026-11-29", "300"),
    )
    assert outcomes(workspace)[BALCONY].get("views") == 1000
    bring(listed("3.xlsx", "2026-12-01", "2026-12-07", "50"))
    assert outcomes(workspace)[BALCONY].get("views") == 1050
    bring(listed("4.xlsx", "2026-12-01", "2026-12-07", "70"))
    assert outcomes(workspace)[BALCONY].get("views") == 1070, "the same days once more"


def test_what_no_file_says_is_not_known_and_no_zero(workspace, bring, tmp_path):
    bring(
        exports.listed(tmp_path / "1.xlsx", "2026-11-01", "2026-11-22", exports.performance(BALCONY, "1.000"))
    )
    found = joined.plain(outcomes(workspace)[BALCONY], {1: "1.xlsx"})
    assert (found["gmv"], found["refunds"], found["net"], found["commission"], found["ad_cost"]) == (
        346_300,
        None,
        None,
        None,
        None,
    )
    assert found["files"] == ["1.xlsx"]
    assert found["posted"].startswith("2026-11-02T12:00")


def test_a_video_is_joined_by_its_number_by_the_minute_or_by_its_words_and_never_in_doubt(
    workspace, bring, tmp_path
):
    linked = workspace.do(videos.add("Balcony", POSTED - dt.timedelta(days=9), stage=Stage.POSTED))
    workspace.do(videos.set_text(linked, "posted_link", f"https://www.tiktok.com/@a/video/{BALCONY}?x=1"))
    twins = [
        workspace.do(videos.add("Fridge", dt.datetime(2026, 11, 7, 20, 10), stage=Stage.POSTED))
        for _ in range(2)
    ]
    bring(
        exports.listed(tmp_path / "1.xlsx", "2026-11-01", "2026-11-22", exports.performance(BALCONY, "1.000"),
                       exports.performance(FRIDGE, "20", **{"Informasi Video": "lain"})),
    )  # fmt: skip
    found = outcomes(workspace)
    assert (found[BALCONY].planned.id, found[BALCONY].how) == (linked, "id")
    assert found[FRIDGE].planned is None, "two were planned for that minute"
    workspace.do(videos.delete([twins[1]]))
    found = outcomes(workspace)
    assert (found[FRIDGE].planned.id, found[FRIDGE].how) == (twins[0], "minute")


def test_a_title_of_enough_words_joins_what_was_posted_at_another_time(workspace, bring, tmp_path):
    made = workspace.do(videos.add("Kopi di balkon kecil", POSTED - dt.timedelta(days=2), stage=Stage.POSTED))
    workspace.do(videos.add("Kopi", POSTED - dt.timedelta(days=3)))
    bring(
        exports.listed(tmp_path / "1.xlsx", "2026-11-01", "2026-11-22", exports.performance(BALCONY, "1.000"))
    )
    found = outcomes(workspace)[BALCONY]
    assert (found.planned.id, found.how) == (made, "words")


def test_a_file_comes_in_once_is_taken_back_by_one_undo_and_can_be_removed_later(workspace, bring, tmp_path):
    path = sheet(tmp_path, "a.csv", exports.affiliate(1))
    [made] = bring(path)
    assert bring(path) == []
    assert len(outcomes(workspace)) == 1
    workspace.undo()
    assert outcomes(workspace) == {}
    workspace.redo()
    assert outcomes(workspace)[BALCONY].get("orders") == 1
    workspace.do(bringing.remove(made))
    assert outcomes(workspace) == {}
    assert workspace.read(bringing.all_files) == []
    workspace.undo()
    assert outcomes(workspace)[BALCONY].get("orders") == 1


def test_what_belongs_to_files_that_are_gone_is_swept_away_and_nothing_else(workspace, bring, tmp_path):
    [gone] = bring(sheet(tmp_path, "a.csv", exports.affiliate(1)))
    bring(sheet(tmp_path, "b.csv", exports.affiliate(2)))
    workspace.do(bringing.remove(gone))
    workspace.record(bringing.sweep)
    assert workspace.read_plain(lambda c: c.execute("SELECT count(*) FROM orderline").fetchone()) == (1,)
    assert outcomes(workspace)[BALCONY].get("orders") == 1


def test_results_are_added_by_what_videos_have_in_common(workspace, bring, tmp_path):
    made = workspace.do(videos.add("Balcony", POSTED, format_key="how-to"))
    workspace.do(videos.set_text(made, "posted_id", BALCONY))
    workspace.do(videos.set_length(made, 22))
    bring(
        exports.listed(tmp_path / "1.xlsx", "2026-11-01", "2026-11-22", exports.performance(BALCONY, "1.000"),
                       exports.performance(FRIDGE, "20", **{"Informasi Video": "lain"})),
    )  # fmt: skip
    found = workspace.read_plain(joined.outcomes)
    assert [(row["name"], row["videos"], row["views"]) for row in grouped.by("format", found, ZONE)] == [
        ("how-to", 1, 1000),
        ("", 1, 20),
    ]
    assert [row["name"] for row in grouped.by("length", found, ZONE)] == ["20-25 s", ""]
    assert [row["name"] for row in grouped.by("hour", found, ZONE)] == ["19:00", "20:00"]
    assert [row["name"] for row in grouped.by("creator", found, ZONE)] == ["ngopi.balkon"]


def test_live_events_are_known_by_their_creator_and_their_start(workspace, bring, tmp_path):
    heads = ("Kreator", "Waktu Live", "Durasi", "GMV dari LIVE (Rp)", "Pesanan Dibayar", "Penonton")
    rows = [("Rentang Tanggal: 2026-10-26 ~ 2026-11-22",), (), heads,
            ("ngopi.balkon", "2026/11/18/ 19:30", "1h 35min", "245500", "2", "1980")]  # fmt: skip
    bring(exports.book(tmp_path / "live.xlsx", rows))
    [live] = workspace.read_plain(grouped.lives)
    assert (live["started"], live["gmv"], live["orders"], live["seconds"]) == (
        "2026-11-18T19:30",
        245_500,
        2,
        5700,
    )
