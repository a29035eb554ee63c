import datetime as dt
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.choices import Stage
from planner.calendar import settings
from planner.errors import PlanError
from planner.texts.typed_line import Known, Understood, understand
from planner.video import quick_add, videos
from tests.trying import examples

MONDAY_NOON = dt.datetime(2026, 11, 23, 12)
PRODUCTS = Known(("Cold brew concentrate", "Concentrate", "Konsentrat", "Gayo beans", "7am blend"))


def day(number, month=11, year=2026):
    return dt.date(year, month, number)


def at(hour, minute=0):
    return dt.time(hour, minute)


ENGLISH = [
    ("cold brew fri 19:00 #howto @concentrate", "cold brew",
     {"day": day(27), "time": at(19), "format": "how-to", "product": "Concentrate"}),
    ("cold brew", "cold brew", {}),
    ("cold brew friday", "cold brew", {"day": day(27)}),
    ("friday cold brew", "cold brew", {"day": day(27)}),
    ("cold brew Fri, 7pm", "cold brew", {"day": day(27), "time": at(19)}),
    ("cold brew mon", "cold brew", {"day": day(23)}),
    ("cold brew mon 9 am", "cold brew", {"day": day(30), "time": at(9)}),
    ("cold brew next wed", "cold brew", {"day": day(2, 12)}),
    ("cold brew on wed at 8 pm", "cold brew", {"day": day(25), "time": at(20)}),
    ("cold brew today", "cold brew", {"day": day(23)}),
    ("cold brew tomorrow 18:30", "cold brew", {"day": day(24), "time": at(18, 30)}),
    ("cold brew day after tomorrow", "cold brew", {"day": day(25)}),
    ("cold brew 25 nov", "cold brew", {"day": day(25)}),
    ("cold brew nov 25", "cold brew", {"day": day(25)}),
    ("cold brew 25 November 2027", "cold brew", {"day": day(25, 11, 2027)}),
    ("cold brew 25/11 19.00", "cold brew", {"day": day(25), "time": at(19)}),
    ("cold brew 25.11.2026", "cold brew", {"day": day(25)}),
    ("cold brew 2026-11-25", "cold brew", {"day": day(25)}),
    ("cold brew 2026-11-25T19:30", "cold brew", {"day": day(25), "time": at(19, 30)}),
    ("cold brew 20 nov", "cold brew", {"day": day(20, 11, 2027)}),
    ("cold brew 5 jan", "cold brew", {"day": day(5, 1, 2027)}),
    ("cold brew 29 feb", "cold brew", {"day": day(29, 2, 2028)}),
    ("cold brew fri 27 nov 19:00", "cold brew", {"day": day(27), "time": at(19)}),
    ("cold brew 19:00", "cold brew", {"day": day(23), "time": at(19)}),
    ("cold brew 9:00", "cold brew", {"day": day(24), "time": at(9)}),
    ("cold brew #howto #coldbrew #kopi", "cold brew",
     {"format": "how-to", "hashtags": ("coldbrew", "kopi")}),
    ("cold brew #a1#b2", "cold brew", {"hashtags": ("a1", "b2")}),
    ("Unboxing the gift box", "Unboxing the gift box", {"format": "unboxing"}),
    ("Before and after, kitchen shelf", "Before and after, kitchen shelf", {"format": "before-after"}),
    ("Unboxing gone wrong #bts", "Unboxing gone wrong", {"format": "behind-the-scenes"}),
    ("#bts unboxing day", "unboxing day", {"format": "behind-the-scenes"}),
    ("cold brew @cold", "cold brew", {"product": "Cold brew concentrate"}),
    ("pour over @gayo beans fri", "pour over", {"product": "Gayo beans", "day": day(27)}),
    ("pour over @Sumatra fri", "pour over", {"product": "Sumatra", "day": day(27)}),
    ("cold brew fri @19:00", "cold brew", {"day": day(27), "time": at(19)}),
    ("new @7am taste", "new taste", {"product": "7am blend"}),
    ("cold brew 22s", "cold brew", {"length": 22.0}),
    ("cold brew 1m30s", "cold brew", {"length": 90.0}),
    ("cold brew 30 sec", "cold brew", {"length": 30.0}),
    ("cold brew !scripted", "cold brew", {"stage": Stage.SCRIPTED}),
    ("sunday brunch fri", "sunday brunch", {"day": day(27)}),
    ("3 mistakes in 5 min", "3 mistakes in 5 min", {}),
    ("Open 24/7 at #1 and 9:16 for 3.50", "Open 24/7 at #1 and 9:16 for 3.50", {}),
    ("3-5 tips", "3-5 tips", {"format": "how-to"}),
    ("the 10 best", "the 10 best", {}),
    ("", "", {}),
]  # fmt: skip

INDONESIAN = [
    ("kopi susu jumat jam 7 malam #howto @konsentrat", "kopi susu",
     {"day": day(27), "time": at(19), "format": "how-to", "product": "Konsentrat"}),
    ("kopi susu besok", "kopi susu", {"day": day(24)}),
    ("kopi susu lusa pukul 18.30", "kopi susu", {"day": day(25), "time": at(18, 30)}),
    ("kopi susu hari ini jam 8 malam", "kopi susu", {"day": day(23), "time": at(20)}),
    ("kopi susu hari Jum’at", "kopi susu", {"day": day(27)}),
    ("kopi susu jumat depan", "kopi susu", {"day": day(4, 12)}),
    ("kopi susu jumat ini", "kopi susu", {"day": day(27)}),
    ("kopi susu minggu", "kopi susu", {"day": day(29)}),
    ("rekap minggu ini", "rekap minggu ini", {}),
    ("rekap minggu depan", "rekap minggu depan", {}),
    ("kopi susu tgl 25/11 jam 19.00 WIB", "kopi susu",
     {"day": day(25), "time": at(19), "zone": "Asia/Jakarta"}),
    ("kopi susu 1 Desember 19.00 WITA", "kopi susu",
     {"day": day(1, 12), "time": at(19), "zone": "Asia/Makassar"}),
    ("kopi susu 17 agustus", "kopi susu", {"day": day(17, 8, 2027)}),
    ("kopi susu senin jam 10 pagi", "kopi susu", {"day": day(30), "time": at(10)}),
    ("kopi susu sabtu 3 sore", "kopi susu", {"day": day(28), "time": at(15)}),
    ("kopi susu #tutorial #kopisusu", "kopi susu", {"format": "how-to", "hashtags": ("kopisusu",)}),
    ("Di balik layar roastery rabu", "Di balik layar roastery",
     {"format": "behind-the-scenes", "day": day(25)}),
    ("kopi susu besok sore jam 5", "kopi susu", {"day": day(24), "time": at(17)}),
    ("Promo 12.12 gift box", "Promo 12.12 gift box", {}),
    ("kopi susu 22 detik", "kopi susu", {"length": 22.0}),
    ("3 detik pertama", "3 detik pertama", {}),
    ("kopi susu !naskah", "kopi susu", {"stage": Stage.SCRIPTED}),
    ("resep 5 min kamis", "resep 5 min", {"day": day(26)}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "title", "more"), ENGLISH + INDONESIAN, ids=lambda one: str(one)[:40])
def test_a_line_is_understood(line, title, more):
    found = understand(line, MONDAY_NOON, PRODUCTS)
    said = {name: getattr(found, name) for name in Understood.__dataclass_fields__ if name != "spans"}
    nothing = {"day": None, "time": None, "zone": "", "format": None, "hashtags": (), "product": "",
               "length": None, "stage": None, "slot": None}  # fmt: skip
    assert said == nothing | {"title": title} | more


def test_a_day_alone_is_planned_in_the_evening_and_a_weekday_that_is_over_moves_a_week():
    assert understand("a fri", MONDAY_NOON).at == dt.datetime(2026, 11, 27, 19)
    assert understand("a mon", MONDAY_NOON.replace(hour=20)).day == day(30)
    assert understand("a", MONDAY_NOON).at is None


def test_a_day_alone_takes_the_slot_of_its_weekday():
    known = Known(times={4: at(12, 30), 0: at(9)})
    found = understand("a fri", MONDAY_NOON, known)
    assert (found.at, found.time, found.slot) == (dt.datetime(2026, 11, 27, 12, 30), None, at(12, 30))
    assert understand("a fri 20:00", MONDAY_NOON, known).slot is None
    assert understand("a sat", MONDAY_NOON, known).at == dt.datetime(2026, 11, 28, 19)
    assert understand("a mon", MONDAY_NOON, known).at == dt.datetime(2026, 11, 30, 9)  # today's slot is over
    assert understand("a", MONDAY_NOON, known).slot is None


def test_a_format_of_the_calendars_own_is_known_by_its_name():
    own = Known(formats={"tastetest": "taste-test"})
    assert understand("gayo #TasteTest", MONDAY_NOON, own).format == "taste-test"
    assert understand("Taste test of gayo", MONDAY_NOON, own).format == "taste-test"


def test_spans_show_where_each_thing_stands():
    line = "cold brew fri 19:00 #howto #kopi @conc 22s"
    spans = understand(line, MONDAY_NOON, PRODUCTS).spans
    assert [(line[span.start : span.end], span.kind) for span in spans] == [
        ("fri", "day"), ("19:00", "time"), ("#howto", "format"), ("#kopi", "hashtag"),
        ("@conc", "product"), ("22s", "length"),
    ]  # fmt: skip


PARTS = st.sampled_from(
    [*"#@!/:.-,;()", "fri", "jumat", "25", "nov", "2026", "jam", "7", "malam", "19:00", "#howto", "@cold", "brew",
     "22s", "next", "depan", "minggu", "hari", "ini", "today", "at", "pm", "T", "00", "\n", "😀", "٣", "tips",
     "before", "after"]
)  # fmt: skip
LINES = st.one_of(
    st.text(), st.lists(PARTS).map(" ".join), st.lists(st.one_of(PARTS, st.text(max_size=3))).map("".join)
)
MOMENTS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2200, 1, 1))


@given(LINES, MOMENTS)
@example("a 0/0 00:60 99:99 31 feb 30/2/2026 25:00", MONDAY_NOON)
def test_any_text_is_understood_somehow(line, now):
    found = understand(line, now, PRODUCTS)
    ends = [0, *(end for span in found.spans for end in (span.start, span.end)), len(line)]
    assert ends == sorted(ends)
    assert found.at is None or found.time is None or found.at.time() == found.time


@examples(40, 100)
@given(LINES, MOMENTS)
@example("00000000 20260000 0/0", MONDAY_NOON)
def test_the_title_keeps_every_word_that_was_not_understood(line, now):
    found = understand(line, now, PRODUCTS)
    kept = list(line)
    for span in found.spans:
        kept[span.start : span.end] = " " * (span.end - span.start)
    words = re.findall(r"\w+", "".join(kept))
    there = iter(re.findall(r"\w+", found.title))
    assert all(word in there for word in words), (words, found.title)


def test_an_hour_that_is_spelled_is_a_word_of_the_title():
    found = understand("Roast day at five #bts", MONDAY_NOON, PRODUCTS)
    assert (found.title, found.time) == ("Roast day at five", None)


# into the calendar


def look(workspace, video_id):
    return workspace.read(lambda session: videos.get(session, video_id))


def test_lines_without_a_time_take_the_calendars_slots(workspace, clock):
    workspace.do(settings.set_slots([(4, at(12, 30), ""), (4, at(20), "")]))
    made = workspace.do(quick_add.add("cold brew fri", clock()))
    first, second = workspace.do(quick_add.add_many("tea fri 9:00\nlatte sat", clock()))
    assert [look(workspace, one).at.time() for one in (made, first, second)] == [at(12, 30), at(9), at(19)]


def test_a_line_becomes_a_video_as_one_step(workspace, clock):
    first = workspace.do(videos.add("First"))
    workspace.do(videos.set_text(first, "product", "Gayo beans"))
    made = workspace.do(quick_add.add("cold brew fri 19:00 #howto #kopi @gayo 22s !scripted", clock.now))
    video = look(workspace, made)
    assert (video.title, video.at, video.zone) == ("cold brew", dt.datetime(2026, 11, 27, 19), "Asia/Jakarta")
    assert (video.product, video.hashtags, video.length) == ("Gayo beans", ["kopi"], 22)
    assert video.stage is Stage.SCRIPTED
    assert video.format_id is not None
    assert video.at_utc.hour == 12
    assert workspace.undo() == "Add video"
    assert workspace.read(lambda s: videos.find(s, made)) is None


def test_a_line_without_a_title_is_refused(workspace, clock):
    with pytest.raises(PlanError, match="title"):
        workspace.do(quick_add.add("fri 19:00", clock.now))


def test_a_list_becomes_videos_as_one_step(workspace, clock):
    text = "- cold brew fri\n\n• kopi susu besok\n3. Roast day\r\n[ ] Beans\n"
    made = workspace.do(quick_add.add_many(text, clock.now))
    assert [look(workspace, one).title for one in made] == ["cold brew", "kopi susu", "Roast day", "Beans"]
    workspace.undo()
    assert workspace.next_undo is None


@pytest.mark.parametrize(
    ("text", "match"), [(" \n", "clipboard"), ("a\nfri 19:00", "Line 2"), ("a\n" * 501, "501")]
)
def test_a_list_that_can_not_be_made_whole_makes_nothing(workspace, clock, text, match):
    with pytest.raises(PlanError, match=match):
        workspace.do(quick_add.add_many(text, clock.now))
    assert workspace.next_undo is None


def test_a_list_never_takes_the_id_of_a_video_that_was_deleted(workspace, clock):
    gone = workspace.do(quick_add.add("cold brew", clock.now))
    workspace.do(videos.delete([gone]))
    assert gone not in workspace.do(quick_add.add_many("tea\nlatte", clock.now))


def test_five_hundred_lines_become_five_hundred_videos(workspace, clock):
    assert len(workspace.do(quick_add.add_many("a\n" * 500, clock.now))) == 500


def test_a_zone_in_the_line_is_that_of_the_video(workspace, clock):
    video = look(workspace, workspace.do(quick_add.add("cold brew tue 1 dec 19:00 WITA", clock.now)))
    assert (video.at, video.zone) == (dt.datetime(2026, 12, 1, 19), "Asia/Makassar")
    assert video.at_utc == dt.datetime(2026, 12, 1, 11, tzinfo=dt.UTC)
