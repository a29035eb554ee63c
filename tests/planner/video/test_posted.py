"""Where a video was posted, as links and tables say it."""

import pytest

from planner.exchange import plan_import
from planner.video import posted, videos
from tests.planner.exchange.planning import plan

LONG = "https://www.tiktok.com/@senja/video/7703542678784565683?is_from_webapp=1&sender_device=pc"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (LONG, "7703542678784565683"),
        ("https://www.tiktok.com/@senja/photo/7703542678784565683", "7703542678784565683"),
        (" 7703542678784565683\t", "7703542678784565683"), ("https://vt.tiktok.com/ZS8abc/", ""), ("12", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_number_stands_in_the_long_link(text, number):
    assert posted.id_of(text) == number


def test_a_short_link_is_known_as_one():
    assert posted.is_short("https://vt.tiktok.com/ZS8abc/")
    assert posted.is_short("https://www.tiktok.com/t/ZS8abc/")
    assert not posted.is_short(LONG)


def test_a_link_that_is_typed_brings_its_number(workspace):
    made = workspace.do(videos.add("Cold brew"))
    workspace.do(videos.set_text(made, "posted_link", LONG))
    assert workspace.read(lambda s: videos.get(s, made)).posted_id == "7703542678784565683"
    workspace.undo()
    assert workspace.read(lambda s: videos.get(s, made)).posted_id == ""


def test_a_plan_brings_link_and_number(workspace):
    rows = ("Satu", "2026-11-02", LONG, ""), ("Dua", "2026-11-03", "", "7705416144020139093")
    workspace.do(plan_import.store(plan("Judul,Tanggal,Link video,ID video", *rows).videos))
    found = {one.title: one for one in workspace.read(lambda s: [videos.get(s, 1), videos.get(s, 2)])}
    assert found["Satu"].posted_link == LONG
    assert found["Satu"].posted_id == "7703542678784565683"
    assert found["Dua"].posted_id == "7705416144020139093"


def test_a_link_to_elsewhere_stays_in_the_notes_and_a_short_one_is_told():
    drive = "https://drive.google.com/file/1"
    rows = ("One", "2026-11-02", drive), ("Two", "2026-11-03", "https://vt.tiktok.com/ZS8/")
    found = plan("Title,Date,Video link", *rows)
    assert drive in found.videos[0].notes
    assert dict(found.videos[0].more).get("posted_link", "") == ""
    assert any("short one" in problem.message for problem in found.problems)
