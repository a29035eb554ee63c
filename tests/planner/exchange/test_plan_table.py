"""From a table to planned videos: the columns, the dates, and nothing dropped on the way."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.choices import Stage
from models.records import Beat
from planner.errors import Cancelled, PlanError
from planner.exchange import plan_table, tables
from planner.exchange.ignored import IgnoredRule
from planner.exchange.plan_table import guess_columns, parse
from planner.exchange.tables import Table
from planner.texts.vocabulary import plain
from tests.planner.exchange.planning import TODAY, levels, plan, table, video

PRESETS = Path(plan_table.__file__).parents[2] / "assets" / "presets" / "columns.toml"


# The words


@pytest.mark.parametrize("about", ["fields", "stage", "voice_over", "shows"])
def test_a_word_stands_once_in_its_table(about: str) -> None:
    listed = tomllib.loads(PRESETS.read_text("utf-8"))[about]
    forms = [plain(word) for words in listed.values() for word in words]
    assert sorted(forms) == sorted(set(forms))
    assert all(forms)


def test_every_stage_has_words() -> None:
    words = tomllib.loads(PRESETS.read_text("utf-8"))
    assert list(words["stage"]) == [stage.value for stage in Stage]


def test_headers_are_recognised_in_two_languages_and_any_spelling() -> None:
    cells = table(
        "Judul,Tanggal,JAM,content_type,Text-Overlay,Durasi (detik),Naskah,Suara,Tagar,Keterangan,Ajakan,X",
    )
    assert guess_columns(cells) == {
        "Judul": "title",
        "Tanggal": "date",
        "JAM": "time",
        "content_type": "format",
        "Text-Overlay": "overlay",
        "Durasi (detik)": "length",
        "Naskah": "script",
        "Suara": "sound",
        "Tagar": "hashtags",
        "Keterangan": "caption",
        "Ajakan": "cta",
    }


def test_a_field_is_claimed_once_and_by_its_best_header() -> None:
    assert guess_columns(table("Description,Caption,Caption (2)")) == {"Caption": "caption"}


# Ignored rules


def test_rules_to_ignore_are_read_with_their_reasons() -> None:
    cell = "TAG002 (fyp) until 2026-12-31: the client wants it\nhook003: agreed, on the phone; CAP001, LEN002"
    assert video("title,ignored", ("a", cell)).ignored == (
        IgnoredRule("TAG002", "fyp", "the client wants it", dt.date(2026, 12, 31)),
        IgnoredRule("HOOK003", "", "agreed, on the phone"),
        IgnoredRule("CAP001"),
        IgnoredRule("LEN002"),
    )


@pytest.mark.parametrize(
    "text", ["ask Rina", "TAG002 forever", "TAG002 until 2026-02-30: x", "TAG002; and more"]
)
def test_what_names_no_rule_is_a_problem_and_kept(text: str) -> None:
    parsed = plan("title,waivers", ("a", text))
    assert parsed.videos[0].notes == f"waivers: {text}"
    assert levels(parsed) == [(1, "waivers", "error")]


@pytest.mark.parametrize("text", ["-", "none", "tidak ada"])
def test_nothing_to_ignore_is_no_problem(text: str) -> None:
    parsed = plan("judul,diabaikan", ("a", text))
    assert parsed.videos[0].ignored == ()
    assert not parsed.problems


# The other fields


def test_the_title_falls_back_to_the_hook_and_then_to_the_caption() -> None:
    assert video("title,hook,caption", ("", "Look at this", "words")).title == "Look at this"
    caption = "The mug that keeps coffee hot for six hours straight without a lid\nmore #mug"
    assert (
        video("hook,caption", ("", caption)).title
        == "The mug that keeps coffee hot for six hours straight without"
    )
    assert len(video("caption", "x" * 90).title) == 60


def test_a_row_without_any_name_is_imported_with_a_problem() -> None:
    parsed = plan("title,product", ("", "Mug"))
    assert parsed.videos[0].product == "Mug"
    assert parsed.videos[0].title
    assert [problem.level for problem in parsed.problems] == ["error"]


def test_a_row_with_nothing_to_read_is_left_out() -> None:
    parsed = plan("title,stage,mood", ("", "", "Total: 2"), ("A", "", ""))
    assert [video.row for video in parsed.videos] == [2]
    assert "Total: 2" in parsed.problems[0].message


@pytest.mark.parametrize(
    ("text", "stage"), [("", Stage.IDEA), ("Terjadwal", Stage.SCHEDULED), ("ready to film", Stage.APPROVED)]
)
def test_stages_are_read(text: str, stage: Stage) -> None:
    assert video("title,status", ("a", text)).stage == stage


def test_an_unknown_stage_is_an_idea_and_a_problem() -> None:
    parsed = plan("title,status", ("a", "vibing"))
    assert (parsed.videos[0].stage, parsed.videos[0].notes) == (Stage.IDEA, "status: vibing")
    assert levels(parsed) == [(1, "status", "error")]


@pytest.mark.parametrize(
    "text", ["before_after", "Before & After", "BEFORE/AFTER", "sebelum-sesudah", "Before and after"]
)
def test_formats_are_recognised_by_any_of_their_names(text: str) -> None:
    assert video("title,format", ("a", text)).format == "before-after"


def test_unknown_formats_and_columns_go_to_the_notes() -> None:
    read = video("title,format,mood,notes,day", ("a", "product_demo", "calm", "Mine", ""))
    assert read.format is None
    assert read.notes.splitlines()[0] == "Mine"
    assert set(read.notes.splitlines()[1:]) == {"format: product_demo", "mood: calm"}


def test_a_second_column_for_a_field_goes_to_the_notes() -> None:
    cells = table("Hook A,Hook B", ("one", "two"))
    parsed = parse(cells, {"Hook A": "hook", "Hook B": "hook"}, today=TODAY, zone="UTC", day_first=None)
    assert (parsed.videos[0].hook, parsed.videos[0].notes) == ("one", "Hook B: two")


def test_the_script_becomes_beats_and_gives_the_length() -> None:
    read = video("title,script", ("a", "Bring mugs\r\n[0-3s] Look\r\n[3-12s] CTA"))
    assert read.script == "Bring mugs"
    assert read.beats == (Beat(0, 3, "Hook", "Look"), Beat(3, 12, "Call to action", "CTA"))
    assert read.length == 12
    assert video("title,length,script", ("a", "22s", "[0-3s] Look")).length == 22


def test_a_length_that_is_none_is_a_problem_and_kept() -> None:
    parsed = plan("title,length", ("a", "soon"))
    assert (parsed.videos[0].length, parsed.videos[0].notes) == (None, "length: soon")
    assert levels(parsed) == [(1, "length", "error")]


def test_caption_tags_join_the_column_without_repeating_it() -> None:
    read = video("caption,hashtags", ("My #mug story\n#Kopi #new #NEW", "#kopi #a #a"))
    assert read.caption == "My #mug story"
    assert read.hashtags == ("kopi", "a", "a", "new")


def test_what_the_first_second_shows_is_read_and_odd_things_are_kept() -> None:
    assert video("title,shows", ("a", "Produk + teks")).shows == {"product", "overlay"}
    read = video("title,shows", ("a", "result, a cat"))
    assert (read.shows, read.notes) == ({"result"}, "shows: result, a cat")


@pytest.mark.parametrize(
    ("text", "expected", "notes"),
    [("ya", True, ""), ("TRUE", True, ""), ("✔️", True, ""), ("Tidak", False, ""), ("-", False, ""),
     ("", False, ""),
     ("Calm voice: hello", True, "vo: Calm voice: hello")],
)  # fmt: skip
def test_voice_over_is_yes_no_or_its_text(text: str, expected: bool, notes: str) -> None:
    read = video("title,vo", ("a", text))
    assert (read.voice_over, read.notes) == (expected, notes)


# Whole tables


def test_keys_stay_the_same_from_import_to_import_and_tell_title_and_product() -> None:
    rows = [("A", "Mug"), ("a", "Mug"), ("A", "Cup"), ("B", "Mug")]
    first = [one.key for one in plan("title,product", *rows).videos]
    again = [one.key for one in plan("title,product,caption", *((*row, "new") for row in rows)).videos]
    assert first == again
    assert len(set(first)) == 3


def test_row_numbers_are_those_of_the_table() -> None:
    cells = Table(("title",), [("a",), ("b",)], numbers=(1, 5))
    parsed = parse(cells, {"title": "title"}, today=TODAY, zone="UTC", day_first=None)
    assert [one.row for one in parsed.videos] == [1, 5]


def test_progress_is_told_every_200_rows_and_may_stop() -> None:
    told: list[int] = []
    plan("title", *["a"] * 450, progress=told.append)
    assert told == [200, 400]

    def stop(rows: int) -> None:
        raise Cancelled(str(rows))

    with pytest.raises(Cancelled, match="200"):
        plan("title", *["a"] * 450, progress=stop)


HEADERS = "title,status,date,time,datetime,zone,format,hook,shows,length,script,vo,caption,hashtags,mood"
CELL = st.text(max_size=12) | st.sampled_from(
    ["8 Jul", "31/12/2026", "19:00", "jam 7 malam", "posted", "before/after", "[0-3s] a", "#a #b", "22s",
     "0:22", "ya", "2026-07-08T23:00:00-23:59", "Asia", "{row}", "٣٣:٣٣"]
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=150)
@given(st.lists(CELL, min_size=15, max_size=15))
def test_no_cell_makes_parsing_fail_and_every_problem_is_a_sentence(cells: list[str]) -> None:
    parsed = plan(HEADERS, tuple(cells))
    assert len(parsed.videos) <= 1
    assert all(problem.message.endswith(".") for problem in parsed.problems)


@pytest.mark.slow
@settings(max_examples=80)
@given(st.lists(st.sampled_from(["", "odd", "8 Jul", "15-30", "noon-ish", "7"]), min_size=7, max_size=7))
def test_nothing_that_was_typed_is_dropped(cells: list[str]) -> None:
    headers = "title,status,date,time,zone,format,length"
    [read] = plan(headers, ("A title", *cells[1:])).videos
    for header, cell in zip(headers.split(",")[1:], cells[1:], strict=True):
        taken = ((header == "date" or cell == "8 Jul") and read.at) or (header == "length" and read.length)
        assert not cell or taken or f"{header}: {cell}" in read.notes


# What other tools export, by their real headers. Sources: Asana's and Trello's own exports as their users publish them;
# Publer: publer.com/blog/ultimate-csv-bulk-scheduler-social-media; SocialBee: help.socialbee.com/article/80;
# HighLevel's social planner: help.kyriossystems.com/en/articles/13662132; PostFast:
# help.postfa.st/publishing-scheduling/csv-format-for-bulk-import; Ayrshare: ayrshare.com/docs/apis/post/bulk-post.


OTHERS = {
    "Asana": (
        (
            "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,"
            "Due Date,Tags,Notes,Projects,Parent task"
        ),
        "1201,2026-10-01,,2026-10-02,Cold brew,In review,Lan,l@example.com,,2026-12-05,kopi,Bring ice,Shop,",
        {
            "title": "Cold brew",
            "at": dt.date(2026, 12, 5),
            "stage": "scripted",
            "hashtags": ("kopi",),
        },
    ),
    "Trello": (
        "Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,List ID,List Name,Board Name,Archived",
        'c1,Cold brew,https://example.com,Ice,"gift (green), cold (red)",,2026-12-05T12:00:00.000Z,l1,To Do,Plan,false',
        {
            "title": "Cold brew",
            "at": dt.date(2026, 12, 5),
            "stage": "idea",
            "labels": ("gift", "cold"),
        },
    ),
    "Publer": (
        "Date,Text,Link(s),Media URL(s),Title,Label(s),Alt text(s),Comment(s),Pin board,Post subtype,CTA,Reminder",
        "2026-12-05 19:00,Iced coffee in 15 seconds #kopi,,https://example.com/v.mp4,Cold brew,gift,,,,,Shop now,",
        {
            "title": "Cold brew",
            "at": dt.datetime(2026, 12, 5, 19),
            "caption": "Iced coffee in 15 seconds",
            "hashtags": ("kopi",),
            "cta": "Shop now",
        },
    ),
    "SocialBee": (
        "text,link,imageUrls,gifUrls,videoUrls,postAtSpecificTime",
        "Iced coffee #kopi,,,,https://example.com/v.mp4,2026-12-05 19:00:00",
        {"title": "Iced coffee", "at": dt.datetime(2026, 12, 5, 19), "hashtags": ("kopi",)},
    ),
    "HighLevel": (
        "postAtSpecificTime (YYYY-MM-DD HH:mm:ss),content,link (OGmetaUrl),imageUrls,gifUrl,videoUrls",
        "2026-12-05 19:00:00,Iced coffee #kopi,,,,https://example.com/v.mp4",
        {"title": "Iced coffee", "at": dt.datetime(2026, 12, 5, 19), "hashtags": ("kopi",)},
    ),
    "PostFast": (
        "scheduled_at,account_id,content,media_urls,first_comment",
        "2026-12-05T12:00:00Z,5f0e,Iced coffee #kopi,https://example.com/v.mp4,Which one?",
        {"title": "Iced coffee", "at": dt.datetime(2026, 12, 5, 19), "hashtags": ("kopi",)},
    ),
    "Ayrshare": (
        "post,platforms,mediaUrls,scheduleDate",
        "Iced coffee #kopi,tiktok,https://example.com/v.mp4,2026-12-05T12:00:00Z",
        {"title": "Iced coffee", "at": dt.datetime(2026, 12, 5, 19), "hashtags": ("kopi",)},
    ),
}


@pytest.mark.parametrize("tool", OTHERS)
def test_the_plans_of_other_tools_come_in_by_their_own_headers(tool, tmp_path):
    header, line, wanted = OTHERS[tool]
    path = tmp_path / "plan.csv"
    path.write_text(f"{header}\n{line}\n", encoding="utf-8")
    table = tables.read(path)
    columns = plan_table.guess_columns(table)
    plan = plan_table.parse(table, columns, today=dt.date(2026, 11, 24), zone="Asia/Jakarta", day_first=None)
    [video] = plan.videos
    assert not [problem for problem in plan.problems if problem.level == "error"]
    for field, value in wanted.items():
        found = getattr(video, field)
        if field == "at" and not isinstance(value, dt.datetime):
            found = found.date()
        assert found == value, field


# Cells and headers that are too long for what they are


@pytest.mark.parametrize("name", sorted(plan_table.SHORT))
@pytest.mark.parametrize("again", [" ", "\n", "a\u0301", "TAG002 ", "#a ", "12:"])
def test_a_short_cell_that_is_long_is_said_and_kept(name: str, again: str) -> None:
    cell = "x" + again * 30_000 + "x"
    parsed = parse(
        table("Title,Cell", ("Latte", cell)),
        {"Title": "title", "Cell": name},
        today=TODAY,
        zone="UTC",
        day_first=None,
    )
    assert levels(parsed)[0] == (1, "Cell", "error")
    assert "more than 4000 characters" in parsed.problems[0].message
    assert cell in parsed.videos[0].notes


def test_a_header_that_is_no_name_is_refused() -> None:
    with pytest.raises(PlanError, match="header of column 2 has more than 4000"):
        tables.read_text(f"Title,{'(' * 5000}\na,b\n")


# What an edit refuses does not come in by a table


@pytest.mark.parametrize("length", ["100000", "90 h", "1500 menit", "0", "99999999", "0:00"])
def test_a_length_that_no_video_has_is_said_and_left_out(length: str) -> None:
    parsed = plan("Title,Length", ("Latte", length))
    assert parsed.videos[0].length is None
    assert levels(parsed) == [(1, "Length", "error")]
    assert f"Length: {length}" in parsed.videos[0].notes


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("Script", "[0-3s] Tuang\n[90000-90010s] Aduk {x}"),
        ("Script", "(0:03-0:08) Tuang\n(2000m-2001m) Aduk"),
        ("Beats", "0-3 s Hook: Tuang\n90000-90001 s Aduk: lama"),
        ("Beats", f"0-{'9' * 400} s Hook: Tuang"),
    ],
)
def test_beats_that_no_video_has_are_said_and_left_out(column: str, cell: str) -> None:
    parsed = plan(f"Title,{column}", ("Latte", cell))
    assert (parsed.videos[0].beats, parsed.videos[0].length) == ((), None)
    assert levels(parsed) == [(1, column, "error")]
    assert cell in parsed.videos[0].notes


def test_beats_come_in_order() -> None:
    found = video("Title,Beats", ("Latte", "3-9 s Aduk: b\n0-3 s Hook: a")).beats
    assert [beat.start for beat in found] == [0, 3]


def test_control_characters_are_left_out_and_said() -> None:
    parsed = plan("Title,Hook,Other", ("Lat\0te", "a\x1b[31mb\ud83d", "x\x07y"))
    assert (parsed.videos[0].title, parsed.videos[0].hook) == ("Latte", "a[31mb")
    assert parsed.videos[0].notes == "Other: xy"
    assert levels(parsed) == [(1, None, "note")]


@pytest.mark.parametrize(
    "title", ["— gak posting, stok opname —", "CUTI – tak ada video", "No video", "naik = sudah tayang"]
)
def test_a_day_off_or_a_legend_under_titles_is_no_video_and_told(title: str) -> None:
    parsed = plan("title,hook,date", ("A", "B", "2026-07-08"), (title, "", ""))
    assert [video.title for video in parsed.videos] == ["A"]
    assert any("was left out" in problem.message for problem in parsed.problems)


def test_a_part_of_another_task_is_no_video_and_told() -> None:
    parsed = plan("Name,Due Date,Parent task", ("A", "2026-07-08", ""), ("Film A", "2026-07-01", "A"))
    assert [video.title for video in parsed.videos] == ["A"]
    assert "subtask of another row" in parsed.problems[-1].message


def test_a_title_that_its_time_stands_before_is_parted_from_it() -> None:
    [read] = plan("title,date", ("19.30 Cold brew", "2026-07-08")).videos
    assert (read.title, read.at) == ("Cold brew", dt.datetime(2026, 7, 8, 19, 30))


# What somebody got, how it is disclosed, where the overlay is


def test_rights_and_the_ad_are_read_in_either_language() -> None:
    read = plan(
        "Title,Made by,Kerja sama,Disclosure,Dibuat dengan AI,Meant for an ad",
        ("Latte", "Dibuat kreator", "Gifted", "Branded content", "ya", "no"),
    )
    assert read.videos[0].more == {
        "origin": "creator",
        "partnership": "gifted",
        "disclosure": "partnership",
        "made_with_ai": True,
        "meant_for_ad": False,
    }


@pytest.mark.parametrize("cell", ["80, 400", "80x400 px", "80;400"])
def test_the_place_of_the_overlay_is_read(cell: str) -> None:
    read = plan("Title,Place of the text overlay", ("Latte", cell))
    assert read.videos[0].more == {"overlay_x": 80, "overlay_y": 400}


def test_a_place_that_is_none_is_told_and_kept() -> None:
    read = plan("Title,Place of the text overlay", ("Latte", "top left"))
    assert read.problems[0].message == (
        "Row 1, “Place of the text overlay”: “top left” isn’t a place in a picture of 1080 by 1920. "
        "Write it like 80, 400."
    )
    assert read.videos[0].notes == "Place of the text overlay: top left"


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("tinggal naik", "edited"), ("Dah siar", "posted"), ("Siap sunting", "edited"), ("In the can", "filmed"),
        ("Script locked", "scripted"), ("Đã hẹn giờ", "scheduled"), ("Montée", "edited"), ("nai-post na", "posted"),
        ("Queued in Studio", "scheduled"), ("4 – Queued", "scheduled"), ("waiting for the edit", "filmed"),
        ("antre upload", "scheduled"), ("belum take", "approved"), ("ถ่ายเสร็จแล้ว", "filmed"), ("no ar", "posted"),
    ],
)  # fmt: skip
def test_stages_are_read_as_people_say_them(said: str, stage: str) -> None:
    assert video("Title,Stage", ("Mug", said)).stage == Stage(stage)


def test_a_row_that_is_crossed_for_other_networks_is_left_out_and_told() -> None:
    parsed = plan("Title,TT,IG,Date", ("Mug", "x", "x", "3 May 2027"), ("Shelf", "", "x", "5 May 2027"))
    assert [one.title for one in parsed.videos] == ["Mug"]
    assert any("Shelf" in problem.message for problem in parsed.problems)


def test_a_row_without_anything_in_the_columns_of_our_network_is_left_out() -> None:
    rows = (("Mug", "Look", "19:00", "Long", "3 May 2027"), ("Vlog", "", "", "Only there", "5 May 2027"))
    parsed = plan("Title,TikTok hook,TikTok time,YouTube hook,Date", *rows)
    assert [one.title for one in parsed.videos] == ["Mug"]


def test_what_is_no_draft_goes_out_by_itself() -> None:
    assert (
        video("Text,Date,Time,Draft", ("Mug #mug", "2027-05-03", "19:00", "FALSE")).stage is Stage.SCHEDULED
    )


def test_a_dash_is_an_empty_cell() -> None:
    assert video("Title,Hook,Date", ("Mug", "–", "3 May 2027")).hook == ""
