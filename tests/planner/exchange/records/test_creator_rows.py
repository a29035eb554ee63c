"""Rows of one handle become one creator with all that hangs on it, and nothing is guessed in silence."""

import datetime as dt
from dataclasses import replace

import pytest

from models.choices import AgreementKind, CreatorStage, PermissionState, SampleKind
from planner.exchange.records import cells, parsed
from tests.each import each
from tests.planner.exchange.records.listing import ANSWERS, book, read, said

DAY = dt.date(2026, 12, 4)
TRACKER = """PELACAK KREATOR

No,Username TikTok,Followers,Status,Komisi,Deal (Rp),Kontak WA,Sampel,Tgl Kirim,Resi,Deadline Posting,Link Video,PIC
1,@Ayu.Dapur,"48,2rb",Posted,10%,250000,08123,Gayo box,2026-12-01,R1,2026-12-20,https://x/1,Tim
1,https://www.tiktok.com/@ayu.dapur?lang=id,48.200,Nego,10%,0,08123,Mug,2026-12-02,R2,,,Tim
2,@rio,,Belum balas,,,,,,,,,
"""
STEPS = "Creator,Product,Requested,Shipped,Delivered,Due date,Posted?,Video URL\n"


def only(text, answers=ANSWERS):
    [one] = read(text, answers).creators
    return one


def test_two_rows_of_a_handle_are_one_creator_with_two_samples():
    ayu, rio = read(TRACKER).creators
    assert (ayu.handle, rio.handle) == ("ayu.dapur", "rio")
    assert ayu.fields == {"contact": "08123", "followers": 48200, "stage": CreatorStage.DELIVERING}
    assert [(one.row, one.fields["product"], one.fields["tracking"]) for one in ayu.samples] == [
        (4, "Gayo box", "R1"),
        (5, "Mug", "R2"),
    ]
    assert ayu.samples[0].fields["due"] == dt.date(2026, 12, 20)
    assert (rio.fields, rio.samples) == ({"stage": CreatorStage.FOUND}, [])


def test_a_deal_and_a_commission_are_one_agreement():
    ayu, _rio = read(TRACKER).creators
    assert ayu.agreement == {
        "tiers": [[0.0, 10.0]], "fee": 25_000_000, "currency": "IDR", "kind": AgreementKind.PAID,
    }  # fmt: skip
    assert said(TRACKER) == ["These columns have no place and were left out: “PIC”."]


def test_what_rows_of_one_creator_say_differently_is_told_and_the_later_holds():
    text = "Handle,Followers\n@ayu,100\n@ayu,200\n"
    assert only(text).fields == {"followers": 200}
    assert said(text) == [
        "Row 3, Followers: “200” is not what a row before it says of the same creator. The later one holds."
    ]


def test_the_row_that_explains_the_platforms_columns_is_no_creator():
    text = "Creator name,GMV dari kreator\n,Keterangan metrik\nayu.dapur,Rp5\nayu.dapur,Rp6\nTotal,Rp11\n"
    assert only(text).handle == "ayu.dapur"
    assert only(text).fields == {}


@each(
    "cell, told",
    [
        ("Ayu Kitchen", "Row 2, Creator: “Ayu Kitchen” is no handle: that is one word, such as @ayu.kitchen."),
        ("", "Row 2: No creator is named."),
    ],
)  # fmt: skip
def test_a_row_without_a_handle_is_left_out_and_told(cell, told):
    assert said(f"Creator,Followers\n{cell},100\n@rio,5\n") == [told + " The row was left out."]


@each(
    "word, stage",
    [
        ("Posted", CreatorStage.DELIVERING),
        ("Sampel diterima", CreatorStage.DELIVERING),
        ("belum balas", CreatorStage.FOUND),
        ("DM sent", CreatorStage.FOUND),
        ("Negosiasi", CreatorStage.VETTING),
        ("Deal", CreatorStage.AGREED),
        ("selesai", CreatorStage.PAST),
        ("Ditolak", CreatorStage.PAST),
    ],
)
def test_words_for_the_stage_are_known_in_both_languages(word, stage):
    assert only(f"Handle,Status\n@ayu,{word}\n").fields["stage"] is stage


def test_a_word_that_is_no_stage_is_told_and_the_creator_comes_all_the_same():
    text = "Handle,Status\n@ayu,purple\n"
    assert only(text).fields == {}
    assert "“purple” is no stage that is known. Write one of: found, vetting" in said(text)[0]


def test_the_numbers_of_a_day_are_read_as_the_whole_file_writes_them():
    text = STEPS + "@ayu,Mug,10/12/2026,10/13/2026,10/19/2026,11/02/2026,,\n"
    assert only(text).samples[0].fields["requested"] == dt.date(2026, 10, 12)
    assert not read(text).unclear
    unclear = STEPS + "@ayu,Mug,10/12/2026,11/12/2026,,,,\n"
    assert read(unclear).unclear
    assert only(unclear, replace(ANSWERS, day_first=False)).samples[0].fields["requested"] == dt.date(
        2026, 10, 12
    )
    assert only(unclear, replace(ANSWERS, day_first=True)).samples[0].fields["requested"] == dt.date(
        2026, 12, 10
    )


def test_that_a_video_is_posted_is_dated_by_its_id_or_told():
    link = "https://www.tiktok.com/@ayu/video/7702048029029868696"
    text = (
        STEPS
        + f"@ayu,Mug,,2026-10-15,2026-10-19,,Yes,{link}\n@rio,Mug,,2026-10-15,2026-10-19,,Ya,https://vt.example/x\n"
    )
    ayu, rio = read(text).creators
    assert ayu.samples[0].fields["posted"] == dt.date(2026, 10, 29)
    assert "posted" not in rio.samples[0].fields
    assert said(text) == [
        "Row 2, Posted?: The day of posting, Thu 29 Oct 2026, was read from the video’s id.",
        "Row 3, Posted?: “Ya” says no day. Write the day on which it was.",
    ]
    assert cells.posted_on("https://x/video/12345678901234567890", ANSWERS) is None


def test_steps_out_of_order_are_left_out_and_told():
    text = STEPS + "@ayu,Mug,2026-12-04,2026-12-01,,,,\n@rio,Mug,,2026-12-01,2026-12-09,2026-12-05,,\n"
    ayu, rio = read(text).creators
    assert (ayu.samples[0].fields["requested"], "shipped" in ayu.samples[0].fields) == (DAY, False)
    assert "due" not in rio.samples[0].fields
    assert [line.partition(": ")[0] for line in said(text)] == ["Row 2, Shipped", "Row 3, Due date"]


def test_every_step_is_held_against_the_last_one_that_was_kept():
    text = "Creator,Product,Shipped,Delivered,Posted on\n@ayu,Mug,2026-11-05,2026-11-01,2026-11-02\n"
    assert only(text).samples[0].fields == {"product": "Mug", "shipped": dt.date(2026, 11, 5)}
    assert [line.partition(": ")[0] for line in said(text)] == ["Row 2, Delivered", "Row 2, Posted on"]


def test_a_cost_is_with_its_shipping():
    header = "Creator,Product,Shipped,Delivered,Sample cost,Shipping,Sample type\n"
    text = header + "@ayu,Mug,2026-12-01,2026-12-03,19.90,4.50,refundable\n"
    fields = only(text, replace(ANSWERS, currency="USD")).samples[0].fields
    assert (fields["cost"], fields["currency"], fields["kind"]) == (2440, "USD", SampleKind.REFUNDABLE)
    assert "cost" not in only(text).samples[0].fields
    assert said(text) == [
        "The costs have cents, and IDR has none: they were left out. Say which currency they are in."
    ]


HEADER = (
    "Video link,Creator,Asked on,Answer,Granted on,Where (organic/ads/site),Until,May edit,Credit line,Spark code,"
    "Code start,Code valid (days),Code ends,Proof file\n"
)


def permission(line):
    return only(HEADER + f"https://x/1,@ayu,{line}\n").permissions[0].fields


def told(line):
    return said(HEADER + f"https://x/1,@ayu,{line}\n")


def test_a_permission_has_where_until_editing_and_credit():
    assert permission("2026-11-10,yes,2026-11-11,organic+ads,2026-12-11,yes,@ayu,,,,,a.pdf") == {
        "link": "https://x/1", "credit": "@ayu", "written": "a.pdf", "asked": dt.date(2026, 11, 10),
        "granted": dt.date(2026, 11, 11), "until": dt.date(2026, 12, 11), "may_edit": True, "repost": True,
        "ads": True, "state": PermissionState.GRANTED,
    }  # fmt: skip


@each(
    "answer, state",
    [
        ("no", PermissionState.REFUSED),
        ("-", PermissionState.ASKED),
        ("tidak", PermissionState.REFUSED),
        ("boleh", PermissionState.GRANTED),
        ("", PermissionState.GRANTED),
        ("hm", PermissionState.ASKED),
    ],
)
def test_the_answer_decides_and_a_day_of_granting_beside_a_no_is_told(answer, state):
    line = f"2026-11-10,{answer},2026-11-11,ads,2026-12-11,,,,,,,"
    found = permission(line)
    assert found["state"] is state
    assert ("granted" in found) is (state is PermissionState.GRANTED)
    assert bool(told(line)) is (state is not PermissionState.GRANTED)


def test_an_end_that_cannot_be_read_is_not_taken_as_for_ever():
    found = permission("2026-11-10,yes,2026-11-11,ads,later,,,,,,,")
    assert (found["state"], found.get("until")) == (PermissionState.ASKED, None)
    found = permission("2026-11-10,yes,2026-11-11,ads,2026-11-01,,,,,,,")
    assert (found["state"], found.get("until")) == (PermissionState.ASKED, None)
    assert permission("2026-11-10,yes,2026-11-11,ads,,,,,,,,")["state"] is PermissionState.GRANTED


def test_days_of_use_count_from_the_granting_or_are_told():
    assert permission('2026-11-10,"Ya, 30 hari",2026-11-11,ads,,,,,,,,')["until"] == dt.date(2026, 12, 11)
    found = permission('2026-11-10,"Ya, 30 hari",,ads,,,,,,,,')
    assert found["state"] is PermissionState.ASKED
    assert "When the 30 days of use begin stands nowhere" in told('2026-11-10,"Ya, 30 hari",,ads,,,,,,,,')[0]


@each(
    "start, days, end, kept, told_of",
    [
        ("2026-11-11", "30", "", (dt.date(2026, 11, 11), 30), ""),
        ("2026-11-11", "30", "2026-12-11", (dt.date(2026, 11, 11), 30), ""),
        ("2026-11-11", "", "2026-12-11", (dt.date(2026, 11, 11), 30), ""),
        ("2026-11-11", "7", "2026-12-11", None, "yet 7 days from"),
        ("", "7", "2026-12-11", (DAY, 7), "was worked out from its end and its days"),
        ("", "365", "2026-12-11", None, "before its video or its permission"),
        ("", "30", "", None, "has no day on which it starts"),
        ("2026-11-11", "", "", None, "For how many days"),
    ],
)
def test_a_code_needs_a_start_and_days_that_agree_with_its_end(start, days, end, kept, told_of):
    line = f"2026-11-10,yes,2026-11-11,ads,2026-12-31,,,#secret==,{start},{days},{end},"
    found = permission(line)
    assert (("ad_code" in found and (found["ad_start"], found["ad_days"])) or None) == kept
    assert told_of in " ".join(told(line))
    assert "#secret" not in " ".join(told(line))


def test_a_sheet_of_permissions_in_indonesian_is_read_as_well():
    text = (
        "Link Video;Kreator;Tgl Minta;Status;Tanggal Izin;Dipakai di;Sampai;Boleh Edit;Kode Spark;Mulai Kode;"
        "Masa Berlaku (hari)\nhttps://x/1;@ayu;2026-11-10;Disetujui;2026-11-11;iklan & organik;2026-12-11;ya;#c==;"
        "2026-11-11;30\n"
    )
    one = only(text)
    assert (one.samples, one.is_customer) == ([], True)
    assert one.permissions[0].fields == {
        "link": "https://x/1", "asked": dt.date(2026, 11, 10), "granted": dt.date(2026, 11, 11),
        "until": dt.date(2026, 12, 11), "may_edit": True, "repost": True, "ads": True, "ad_code": "#c==",
        "ad_start": dt.date(2026, 11, 11), "ad_days": 30, "state": PermissionState.GRANTED,
    }  # fmt: skip


def test_a_day_on_which_a_sample_was_asked_for_is_no_permission():
    text = "Kreator;Produk;Tgl Minta;Tgl Kirim;Sampai\n@ayu;Mug;2026-11-10;2026-11-12;2026-11-15\n"
    one = only(text)
    assert one.permissions == []
    assert one.samples[0].fields == {
        "product": "Mug", "requested": dt.date(2026, 11, 10), "shipped": dt.date(2026, 11, 12),
        "received": dt.date(2026, 11, 15),
    }  # fmt: skip


def test_a_link_to_a_profile_is_a_handle():
    assert only("Link Profil,Followers\nhttps://www.tiktok.com/@Ayu.Dapur?lang=id,5\n").handle == "ayu.dapur"


def test_who_was_asked_and_has_not_answered_was_asked():
    text = "Creator,Video link,Permission,Until\n@ayu,https://x/1,pending,\n@rio,https://x/2,-,\n"
    ayu, rio = read(text).creators
    assert [one.fields for one in ayu.permissions] == [
        {"link": "https://x/1", "state": PermissionState.ASKED}
    ]
    assert rio.permissions == []


def test_a_code_without_an_answer_is_a_permission_for_ads_as_long_as_it_holds_which_is_told():
    text = "Creator,Spark Code,Code Start,Code Ends,Video Link\n@ayu,#abc,2026-11-01,2026-12-01,https://x/1\n"
    found = only(text).permissions[0].fields
    assert (found["state"], found["ads"], found["until"]) == (
        PermissionState.GRANTED,
        True,
        dt.date(2026, 12, 1),
    )
    assert said(text) == [
        "Row 2, Spark Code: The code was read as a permission for ads until Tue 1 Dec 2026."
    ]


def test_an_unknown_place_of_use_is_told():
    assert (
        "“radio” is no place of use that is known" in told("2026-11-10,yes,2026-11-11,ads+radio,,,,,,,,")[0]
    )


def test_days_of_a_workbook_are_read_with_or_without_a_time(tmp_path):
    rows = [
        ("Creator", "Product", "Shipped", "Delivered", "Posted on"),
        ("@ayu", "Mug", dt.datetime(2026, 12, 1), dt.datetime(2026, 12, 3), dt.datetime(2026, 12, 4, 18, 20)),
    ]
    found = parsed.read(parsed.of_file(book(tmp_path, ("Tracker", rows))), ANSWERS)
    assert found.creators[0].samples[0].fields["posted"] == DAY


@pytest.mark.parametrize("text", [TRACKER, STEPS + "@ayu,Mug,2026-12-01,,,,,\n"])
def test_what_is_told_ends_as_a_sentence(text):
    assert all(line.endswith(".") for line in said(text))
