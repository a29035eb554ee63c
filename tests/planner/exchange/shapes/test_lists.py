"""Plans that are written as lists, in chats and notes."""

import datetime as dt

from planner.exchange import plan_table, tables
from planner.exchange.shapes import lists
from planner.exchange.shapes.table import Origin, Source, Table

TODAY = dt.date(2026, 11, 30)


def read(text: str) -> Source:
    return lists.read(list(enumerate(text.split("\n"), 1)), Origin("plan"))


def cells(table: Table) -> list[dict[str, str]]:
    """Return the filled cells of each row by their headers."""
    return [{name: cell for name, cell in zip(table.headers, row, strict=True) if cell} for row in table.rows]


def test_points_under_days_are_videos_and_the_points_under_them_fields():
    table = read(
        "# March 2027\n\n## Monday, 1 March\n\n- **7:00 pm** Mud\n  - Hook: Look\n  - CTA: Tap\n"
    ).tables[0]
    assert cells(table) == [{"Time": "7:00 pm", "Title": "Mud", "Hook": "Look", "CTA": "Tap"}]
    assert (table.context, table.above) == (("March 2027",), (("Monday, 1 March",),))


def test_one_day_dates_what_stands_under_it_though_there_is_no_other():
    table = read("# Senin 7 Desember 2026\n- 19:00 - Latte\n- 20:00 - 3 jam masak\n").tables[0]
    assert table.above == (("Senin 7 Desember 2026",),) * 2
    videos = plan_table.parse(
        table, plan_table.guess_columns(table), today=TODAY, zone="Asia/Jakarta", day_first=None
    ).videos
    assert [f"{video.at:%Y-%m-%d %H:%M}" for video in videos] == ["2026-12-07 19:00", "2026-12-07 20:00"]


def test_fields_beside_the_point_belong_to_it():
    table = read(
        "## Monday 7 Dec\n- 19:00 Latte\n- Hook: Pour\n## Tuesday 8 Dec\n- Tea\n- Hook: Steam\n"
    ).tables[0]
    assert [row["Title"] for row in cells(table)] == ["Latte", "Tea"]
    assert table.above == (("Monday 7 Dec",), ("Tuesday 8 Dec",))


def test_a_heading_may_be_a_video_with_fields_as_headings():
    table = read(
        "### Video 1 – Latte\n#### Hook\nPour\n#### Script\n0-3s a\n\n3-9s b\n### Video 2 – Tea\n#### Hook\nSteam\n"
    ).tables[0]
    assert cells(table)[0] == {"Title": "Latte", "Hook": "Pour", "Script": "0-3s a\n3-9s b"}


def test_a_bold_line_with_a_number_is_a_heading_and_signs_stand_for_fields():
    table = read(
        "**1. Kayu** 🎬\n- 📅 Sabtu, 6 Maret 2027, jam 16.00\n- 🎵 Dapur\n- 📝 **Caption:** Empat\n"
    ).tables[0]
    assert cells(table)[0]["Date and time"] == "Sabtu, 6 Maret 2027, jam 16.00"
    assert cells(table)[0]["Sound"] == "Dapur"


def test_blocks_of_fields_are_videos_and_unknown_names_that_come_again_are_fields():
    table = read(
        "Titel: Dose\nUhrzeit: 18:00 Uhr\nHook: Nie\n\nTitel: Kerze\nUhrzeit: 07:15 Uhr\nHook: Los\n"
    ).tables[0]
    assert table.headers == ("Titel", "Uhrzeit", "Hook")
    assert len(table.rows) == 2


def test_lines_without_a_name_go_on_with_the_field_above():
    table = read("Title: Latte\nCaption: one\ntwo\nHook: x\n").tables[0]
    assert cells(table) == [{"Title": "Latte", "Caption": "one\ntwo", "Hook": "x"}]


def test_beats_stay_lines_of_the_script():
    table = read("## 1. Vela\n\n**Fecha:** 2 de marzo\n\nGANCHO (0-3s): Nadie\nCIERRE (3-8s): Toca\n").tables[
        0
    ]
    assert cells(table)[0]["Script"] == "GANCHO (0-3s): Nadie\nCIERRE (3-8s): Toca"


def test_lines_that_begin_with_a_day_are_videos_and_the_first_line_stands_over_them():
    source = read(
        'maret 2027 ya\n\nSenin 1/3 jam 7 malam: kucing, hook "dia minta"\n'
        "Selasa 2/3: pasir #a #b\nMinggu 7/3 libur dulu\n\nnanti dulu ya\n"
    )
    table = source.tables[0]
    assert table.context == ("maret 2027 ya",)
    assert [row["Title"] for row in cells(table)] == ["kucing", "pasir"]
    assert (cells(table)[0]["Hook"], cells(table)[1]["Hashtags"]) == ("dia minta", "#a #b")
    assert ["libur" in problem.message for problem in source.problems].count(True) == 1


def test_who_wrote_a_message_when_is_left_out_and_told():
    source = read(
        "[1/3/27, 19.02] Rina: Senin 8/3: kopi\n[1/3/27, 19.03] Budi: Selasa 9/3: teh\nHook: pedas\n"
    )
    assert [row["Title"] for row in cells(source.tables[0])] == ["kopi", "teh"]
    assert "2 messages" in source.problems[-1].message


def test_boxes_are_columns():
    table = read("- [x] Mon 7 Dec – Latte\n  - [x] Filmed\n  - [ ] Edited\n").tables[0]
    assert cells(table)[0] == {
        "Date": "Mon 7 Dec",
        "Title": "Latte",
        "Done": "TRUE",
        "Filmed": "TRUE",
        "Edited": "FALSE",
    }


def test_several_videos_under_one_heading_share_it():
    table = read("## Senin 7 Des\nJudul: A\nHook: x\n\nJudul: B\nHook: y\n").tables[0]
    assert [row["Judul"] for row in cells(table)] == ["A", "B"]
    assert table.above == (("Senin 7 Des",),) * 2


def test_a_list_without_fields_or_days_is_a_table_of_its_own():
    source = read("## Monday 7 Dec\n- Latte\n  - Hook: x\n\n## For the team\n- batteries\n- towels\n")
    assert [(table.name, len(table.rows)) for table in source.tables] == [
        ("Monday 7 Dec", 1),
        ("For the team", 2),
    ]


def test_a_heading_that_is_a_day_gives_way_to_the_title_among_the_fields():
    table = read(
        "### Senin, 1 Maret | 19.00\n**Judul:** Serum\n**Hook:** Urut\n\n"
        "### 3-5 Maret\n**Judul:** Tes\n**Hook:** Lihat\n"
    ).tables[0]
    assert [row["Date and time"] for row in cells(table)] == ["Senin, 1 Maret | 19.00", "3-5 Maret"]


def test_titles_lose_their_number_and_the_hour_behind_them():
    table = read("**Monday, March 1**\n* Latte — 7pm\n* Tea (9pm)\n").tables[0]
    assert cells(table) == [{"Time": "7pm", "Title": "Latte"}, {"Time": "9pm", "Title": "Tea"}]


def test_lengths_and_stages_behind_a_title_are_columns_of_their_own():
    table = read(
        "- Mon 7 Dec 19:00 - Foam art - 20s\n- Tue 8 Dec 19:00 - Cold milk (25 sec, filmed)\n"
        "- Wed 9 Dec 19:00 - Grinder, cleaned · 1 min · edited\n- Thu 10 Dec 19:00 - Nine bars (part 2)\n"
    ).tables[0]
    assert [(one["Title"], one.get("Length"), one.get("Stage")) for one in cells(table)] == [
        ("Foam art", "20s", None),
        ("Cold milk", "25 sec", "filmed"),
        ("Grinder, cleaned", "1 min", "edited"),
        ("Nine bars (part 2)", None, None),
    ]


def test_lines_below_a_title_are_its_hook_its_tags_and_its_facts():
    (one,) = cells(
        read("- Mon 7 Dec - Foam art\n  > Watch the wrist\n  #latte #foam\n  20 seconds, edited\n").tables[0]
    )
    assert one == {
        "Date": "Mon 7 Dec", "Title": "Foam art", "Hook": "Watch the wrist", "Hashtags": "#latte #foam",
        "Length": "20 seconds", "Stage": "edited",
    }  # fmt: skip
    (one,) = cells(read("- Mon 7 Dec - Foam art\n“Watch the wrist”\n#latte\n").tables[0])
    assert (one["Hook"], one["Hashtags"]) == ("Watch the wrist", "#latte")


def test_what_stands_behind_a_length_is_its_stage():
    (one,) = cells(read("- Mon 7 Dec - Foam art\n  Length: 25 s. Filmed.\n").tables[0])
    assert (one["Length"], one["Stage"]) == ("25 s", "Filmed")


def test_several_fields_may_stand_on_one_line():
    (one,) = cells(
        read("## 1. Foam art\nDate: 9 July 2027 · Length about 30 s · Product: Jug\nHook: Look\n").tables[0]
    )
    assert one == {
        "Title": "Foam art", "Date": "9 July 2027", "Length": "about 30 s", "Product": "Jug", "Hook": "Look",
    }  # fmt: skip


def test_headings_that_are_stages_tell_the_stage_of_what_stands_under_them():
    found = read(
        "coffee notes\n\nFILMED\n- Mon 7 Dec - Foam art\n\nWRITTEN\n- Tue 8 Dec - Nine bars\n- no date yet - Tasting\n"
    ).tables[0]
    assert [(one["Title"], one["Stage"]) for one in cells(found)] == [
        ("Foam art", "FILMED"), ("Nine bars", "WRITTEN"), ("Tasting", "WRITTEN"),
    ]  # fmt: skip
    assert cells(found)[2]["Date"] == "no date yet"


def test_cards_have_their_day_and_hour_behind_them():
    found = read(
        "## Edited\n\n- [ ] Foam art @{2027-12-07} @@{19:00}\n\tHook: Look\n\n***\n\n## Archive\n\n"
        "- [x] Old cups @{2027-01-02}\n\n%% kanban:settings\n%%\n"
    ).tables[0]
    first, second = cells(found)
    assert (first["Date and time"], first["Title"], first["Stage"]) == (
        "2027-12-07 19:00",
        "Foam art",
        "Edited",
    )
    assert (second["Title"], second["Archived"]) == ("Old cups", "TRUE")


def test_a_title_keeps_its_article():
    found = read("1. **lundi 7, 19 h** : Le pain\n2. **mardi 8, 19 h** : Jeu du levain\n").tables[0]
    assert [one["Title"] for one in cells(found)] == ["Le pain", "Jeu du levain"]


def test_the_head_of_a_mail_is_told():
    source = read("From: Jo\nTo: Al\nDate: 2 Dec 2027\n\nHi,\n\n1) Mon 7 Dec - Foam art\n   Hook: Look\n")
    assert [one["Title"] for one in cells(source.tables[0])] == ["Foam art"]
    assert "From: Jo; To: Al" in " ".join(problem.message for problem in source.problems)


def test_words_of_a_title_are_no_stage():
    found = read("- Mon 7 Dec - Get ready with me - live\n- Tue 8 Dec - Beans, water, edited\n").tables[0]
    assert [one["Title"] for one in cells(found)] == ["Get ready with me - live", "Beans, water, edited"]


def test_a_mail_that_is_quoted_is_left_out_and_told():
    source = read(
        "Tue 2 March, 7pm - Honey\ncaption: Sugar\n\nOn Fri, 19 Feb 2027, Priya <p@x.example> wrote:\n"
        "> Mon 1 March, 6pm - Old jam\n> Wed 3 March, 6pm - Old lids\n"
    )
    assert [row["Title"] for row in cells(source.tables[0])] == ["Honey"]
    assert any("Old lids" in problem.message for problem in source.problems)


def test_what_hangs_below_an_original_message_is_left_out_too():
    source = read("2/3 19.00 - Selai\n\n-----Pesan asli-----\n1/3 18.00 - Selai lama\n")
    assert [row["Title"] for row in cells(source.tables[0])] == ["Selai"]


def test_two_colons_part_a_field_as_one_does():
    row = cells(read("## Mug\ndurasi:: 20 detik\npembuka:: Lihat\n").tables[0])[0]
    assert (row["durasi"], row["pembuka"]) == ("20 detik", "Lihat")


def test_a_callout_that_is_called_like_a_field_is_one():
    row = cells(read("## Mug\nHook: Look\n\n> [!quote] Caption\n> Never breaks\n").tables[0])[0]
    assert row["Caption"] == "Never breaks"


def test_a_day_by_its_number_goes_with_its_hour():
    rows = cells(read("### Day 1 · 6:30pm · Mug\nHook: Look\n### Day 5–6 · Mud\nHook: Mud\n").tables[0])
    assert [(row["Date and time"], row["Title"]) for row in rows] == [
        ("Day 1 · 6:30pm", "Mug"),
        ("Day 5–6", "Mud"),
    ]


def test_things_to_buy_are_a_list_of_their_own():
    tables = read("## Plan\n- 7/6 Mug\n  - Hook: Look\n## Buy\n- [ ] tape\n- [x] lens\n").tables
    assert [len(table.rows) for table in tables] == [1, 2]


def test_what_the_program_of_a_chat_wrote_is_told_and_is_no_video() -> None:
    text = (
        "09/01/27 20.10 - Pesan terenkripsi secara end-to-end.\n"
        "09/01/27 20.12 - Sari: Senin 11/1 jam 19.00: tas kanvas\n"
        "09/01/27 20.13 - Sari: Selasa 12/1 jam 12.30: cara lipat tote\n"
        "09/01/27 20.14 - Sari: Rabu 13/1 jam 16.00: bongkar isi tas\n"
    )
    source = tables.read_all_text(text)
    assert len(source.tables[0].rows) == 3
    assert any("terenkripsi" in one.message for one in source.problems)


def test_a_line_of_pieces_that_begins_with_a_day_says_them_one_by_one() -> None:
    text = "# EP 01: Kettle\n\nTue 4 May 2027, 18.30 | runs 24 s | edited | with Priya\n\nCaption: Tea\n"
    table = tables.read_all_text(text).tables[0]
    row = dict(zip(table.headers, table.rows[0], strict=True))
    assert row == {
        "Title": "Kettle", "Date and time": "Tue 4 May 2027, 18.30", "Length": "24 s", "Stage": "edited",
        "Notes": "with Priya", "Caption": "Tea",
    }  # fmt: skip


def test_a_line_between_a_day_and_its_fields_is_the_title():
    days = (("Lunes", "Vierto la cera — 18:30", "¿Por qué?"), ("Sábado", "3 errores — 11:00", "Tu mecha"))
    text = "\n".join(f"**{day}**\n🎬 {title}\nGancho: {hook}\n" for day, title, hook in days)
    table = read(text).tables[0]
    assert [(row["Title"], row["Time"], row["Gancho"]) for row in cells(table)] == [
        ("🎬 Vierto la cera", "18:30", "¿Por qué?"),
        ("🎬 3 errores", "11:00", "Tu mecha"),
    ]
    assert table.above == (("Lunes",), ("Sábado",))


def test_a_field_in_brackets_behind_a_title_is_one():
    table = read(
        '- 7/12: Trà sen (hook: "Thơm vậy?")\n- 8/12 Savon (accroche « Du beurre »)\n- 9/12 Mug (in blue)\n'
    ).tables[0]
    assert [row["Title"] for row in cells(table)] == ["Trà sen", "Savon", "Mug (in blue)"]
    assert [row.get("hook") or row.get("accroche") for row in cells(table)] == [
        "Thơm vậy?",
        "Du beurre",
        None,
    ]


def test_a_line_may_say_when_a_video_goes_out_without_a_colon():
    table = read(
        "Sambal matah\nnaik Senin 5 April 2027 jam 18.00\nhook: Pedasnya nagih\n\n"
        "Cabai awet\nposting 7 April 2027 12.30\nhook: Busuk terus?\n"
    ).tables[0]
    assert [row["Schedule"] for row in cells(table)] == ["Senin 5 April 2027 jam 18.00", "7 April 2027 12.30"]


def test_a_day_in_brackets_behind_a_title_is_its_day_and_what_follows_its_stage():
    table = read(
        "- Rice cooker bread (Tue 1 June 2027, 6pm) ✅ posted\n- The early shift (Thu 3 June 2027, 7:30am) edited\n"
        "- Five ways (really) to fold\n"
    ).tables[0]
    first, second, third = cells(table)
    assert (first["Title"], first["Date and time"], first["Stage"]) == (
        "Rice cooker bread", "Tue 1 June 2027, 6pm", "posted",
    )  # fmt: skip
    assert (second["Title"], second["Stage"]) == ("The early shift", "edited")
    assert third == {"Title": "Five ways (really) to fold"}
