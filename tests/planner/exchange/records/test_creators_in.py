"""Creators come in as one step, with what was agreed, sent and allowed; the same file again changes nothing."""

import datetime as dt

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from models.choices import CreatorStage, PermissionState, SampleKind
from planner.creators import creators, known, permissions, samples
from planner.errors import PlanError
from planner.exchange.records import compared, parsed
from planner.shop import products
from tests.conftest import NOW
from tests.planner.dumping import dump
from tests.planner.exchange.records.listing import read
from tests.trying import examples

TRACKER = """Username TikTok,Followers,Status,Komisi,Deal (Rp),Sampel,Tgl Kirim,Resi,Tgl Posting,Link Video
@ayu.dapur,48200,Posted,10%,250000,Gayo box,2026-11-01,R1,2026-11-09,https://x/video/1
@ayu.dapur,48200,Nego,10%,0,Mug,2026-11-02,R2,,
@rio,,Belum balas,,,,,,,
"""
RIGHTS = """Video link,Creator,Answer,Granted on,Where (organic/ads/site),Until,Spark code,Code start,Code valid (days)
https://x/video/1?from=web,@ayu.dapur,yes,2026-11-11,organic+ads,2026-12-11,#one==,2026-11-11,30
https://x/video/2,@someone,no,,,,,,
"""


def bring(workspace, text):
    return workspace.do(parsed.store(read(text), NOW))


def there(workspace):
    return workspace.read_plain(known.load)


def test_new_creators_come_with_their_samples_and_what_was_agreed(workspace):
    found = bring(workspace, TRACKER)
    assert [len(found.new), *map(found.count, ("sample", "agreement", "permission"))] == [2, 2, 1, 0]
    ayu = there(workspace).named("@ayu.dapur")
    assert (ayu.stage, ayu.followers) == (CreatorStage.DELIVERING, 48200)
    assert [(one.product, one.tracking, one.posted) for one in ayu.samples] == [
        ("Gayo box", "R1", dt.date(2026, 11, 9)),
        ("Mug", "R2", None),
    ]
    assert (ayu.agreement.fee, ayu.agreement.currency, ayu.agreement.tiers) == (
        25_000_000,
        "IDR",
        ((0.0, 10.0),),
    )


def test_the_same_file_again_changes_nothing_and_undo_takes_it_back(workspace):
    empty = dump(workspace)
    bring(workspace, TRACKER)
    assert workspace.next_undo == "Import creators"
    bring(workspace, RIGHTS)
    before = dump(workspace)
    for text in (TRACKER, RIGHTS):
        again = bring(workspace, text)
        assert (again.new, again.changed) == ([], [])
    assert dump(workspace) == before
    while workspace.next_undo:
        workspace.undo()
    assert dump(workspace) == empty


def test_a_step_that_came_since_is_taken_over_and_told(workspace):
    bring(workspace, TRACKER)
    found = bring(workspace, TRACKER.replace("R2,,", "R2,2026-11-20,https://x/video/7"))
    [item] = found.changed
    assert [compared.told(part.item.changes) for part in item.parts if part.item.changes] == [
        "Link – → https://x/video/7, Posted – → Fri 20 Nov 2026"
    ]
    assert [one.posted for one in there(workspace).named("ayu.dapur").samples] == [
        dt.date(2026, 11, 9),
        dt.date(2026, 11, 20),
    ]


def test_what_only_the_calendar_knows_stays(workspace):
    id_ = workspace.do(creators.add("@ayu.dapur", {"city": "Bandung", "notes": "Likes tea"}))
    workspace.do(samples.add(id_, "Mug", {"kind": SampleKind.OWN}))
    bring(workspace, TRACKER)
    ayu = there(workspace).named("ayu.dapur")
    assert (ayu.city, ayu.notes, ayu.followers) == ("Bandung", "Likes tea", 48200)
    assert sorted((one.product, one.kind, one.tracking) for one in ayu.samples) == [
        ("Gayo box", SampleKind.FREE, "R1"),
        ("Mug", SampleKind.OWN, "R2"),
    ]


def test_permissions_are_those_of_creators_or_of_customers(workspace):
    bring(workspace, TRACKER)
    found = bring(workspace, RIGHTS)
    assert found.count("permission") == 2
    assert "No creator of the calendar, so these are noted as customers: @someone." in [
        problem.message for problem in found.problems
    ]
    whole = there(workspace)
    [allowed] = whole.named("ayu.dapur").allowances
    assert (allowed.repost, allowed.ads, allowed.ad_code, allowed.ad_end) == (
        True,
        True,
        "#one==",
        dt.date(2026, 12, 11),
    )
    assert [(one.handle, one.state) for one in whole.others] == [("someone", PermissionState.REFUSED)]
    assert len(whole.creators) == 2


def test_an_ad_code_that_changed_is_told_without_saying_it(workspace):
    bring(workspace, TRACKER)
    bring(workspace, RIGHTS)
    [item] = bring(workspace, RIGHTS.replace("#one==", "#two==")).changed
    assert compared.told(item.parts[0].item.changes) == "Ad code ••• → •••"


def test_what_does_not_fit_to_what_the_calendar_has_is_left_out_and_the_rest_comes(workspace):
    id_ = workspace.do(creators.add("@ayu.dapur"))
    workspace.do(samples.add(id_, "Mug", {"tracking": "R2", "received": dt.date(2026, 10, 1)}))
    found = bring(workspace, TRACKER)
    assert [problem.message.partition(" is before")[0] for problem in found.problems] == [
        "Row 3: “Received” on Thu 1 Oct 2026"
    ]
    assert found.problems[0].message.endswith("It was left out.")
    assert len(there(workspace).named("ayu.dapur").samples) == 2


def test_a_discount_code_of_another_creator_is_left_out_and_told(workspace):
    found = bring(workspace, "Handle,Followers,Discount code\n@ayu,1,AYU10\n@rio,2,ayu10\n")
    assert [problem.message for problem in found.problems] == [
        "Row 3: code ayu10 is already another creator’s. It was left out."
    ]
    assert there(workspace).named("ayu").agreement.code == "AYU10"


def test_permissions_without_a_link_are_paired_in_their_order(workspace):
    id_ = workspace.do(creators.add("@ayu"))
    workspace.do(permissions.add({"creator_id": id_, "credit": "@ayu"}))
    bring(workspace, "Video link,Creator,Answer,Granted on,Until\n,@ayu,yes,2026-11-11,2026-12-11\n")
    [one] = there(workspace).named("ayu").allowances
    assert (one.credit, one.state) == ("@ayu", PermissionState.GRANTED)


def test_a_sample_that_is_named_by_a_sku_is_of_the_product_that_has_it_which_is_told(workspace):
    mug = workspace.do(products.add("Mug of Gayo"))
    workspace.do(products.add_sku(mug, "MG-WHT", "White"))
    workspace.do(products.add_sku(mug, "MG-BLK", "Black"))
    text = "Creator,Product,Shipped,Delivered\n@ayu,MG-BLK,2026-11-01,\n@rio,mg,2026-11-01,\n@ida,MUG,2026-11-01,\n"
    found = bring(workspace, text)
    people = there(workspace).creators
    assert [(one.samples[0].product, one.samples[0].sku) for one in people] == [
        ("Mug of Gayo", "MG-BLK"),
        ("MUG", ""),
        ("Mug of Gayo", "mg"),
    ]
    assert [problem.message for problem in found.problems] == [
        "Row 2: “MG-BLK” was read as the product “Mug of Gayo”, by its SKU.",
        "Row 3: “mg” was read as the product “Mug of Gayo”, by its SKU.",
    ]
    assert bring(workspace, text).changed == []


DAYS = st.sampled_from(["", "2026-11-01", "2026-11-05", "2026-11-09", "1/11/2026", "ya", "x"])
CELLS = st.tuples(
    st.sampled_from(["@ayu", "ayu", "@rio", "Ayu Kitchen", ""]),
    st.sampled_from(["", "5", "9rb", "x"]),
    st.sampled_from(["", "Deal", "Baru", "selesai", "x"]),
    st.sampled_from(["", "10%", "0.1", "150"]),
    st.sampled_from(["", "Kopi", "Teh", "K1"]),
    *[DAYS] * 4,
    st.sampled_from(["", "R1", "R2"]),
    st.sampled_from(["", "https://x/video/1", "https://x/video/1?a=b", "https://x/video/2"]),
    st.sampled_from(["", "ya", "tidak", "Ya, 30 hari", "-", "menunggu"]),
    st.sampled_from(["", "#a", "#b"]),
    st.sampled_from(["", "30", "x"]),
)
HEADER = (
    "Username\tFollowers\tStatus\tKomisi\tSampel\tTgl Kirim\tTgl Terima\tDeadline\tTgl Posting\tResi\tLink Video\t"
    "Izin Pakai\tKode Spark\tMasa Berlaku\n"
)


@examples(25, 300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lists=st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=2))
def test_whatever_a_list_says_undo_takes_all_of_it_back_and_nothing_of_it_comes_twice(workspace, lists):
    empty = dump(workspace)
    for rows in lists:
        try:
            found = read(HEADER + "".join("\t".join(row) + "\n" for row in rows))
        except PlanError:
            continue
        workspace.do(parsed.store(found, NOW))
        before = there(workspace)
        again = workspace.do(parsed.store(found, NOW))
        assert again.new == []
        assert [len(one.samples) + len(one.allowances) for one in there(workspace).creators] == [
            len(one.samples) + len(one.allowances) for one in before.creators
        ]
    while workspace.next_undo:
        workspace.undo()
    assert dump(workspace) == empty
