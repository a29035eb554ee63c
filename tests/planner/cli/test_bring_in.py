"""The command ``import``: what the user knows beside the file, what is said of it, and that nothing is half done."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Run = Callable[..., tuple[int, str, str]]
WEEKS = """|Week|Day|Time|Title|
|-|-|-|-|
|Week 1|Mon|19:00|Latte|
|Week 2|Wed|12:00|Tea|
"""
TWO = """Intro to our March.

## Goals

|Metric|Goal|
|-|-|
|Followers|10.000|

## Launch

|Date|Time|Title|Length|
|-|-|-|-|
|1 March 2027|19:00|Latte|22 s|
|soon|12:00|Tea|a while|

## Later

|Date|Title|
|-|-|
|8 March 2027|Mocha|
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "c.hookline"


@pytest.fixture
def bring(run: Run, target: Path, tmp_path: Path) -> Run:
    """Import a text, and return the code with what was said."""

    def bring(text: str, *options: object, name: str = "plan.md") -> tuple[int, str, str]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return run("import", path, "--calendar", target, *options)

    return bring


@pytest.fixture
def there(run: Run, target: Path) -> Callable[[], list[dict[str, Any]]]:
    """What the agenda says as JSON."""
    return lambda: json.loads(run("agenda", target, "--format", "json")[1])


def moments(videos: list[dict[str, Any]]) -> list[tuple[str, str | None]]:
    return [(one["title"], one["at"] and one["at"][:16]) for one in videos]


def test_all_tables_come_in_unless_some_are_named(bring, there) -> None:
    assert bring(TWO, "--sheet", "later")[0] == 0
    assert [one["title"] for one in there()] == ["Mocha"]
    assert bring(TWO)[0] == 0
    assert [one["title"] for one in there()] == ["Latte", "Mocha", "Tea"]


def test_sheets_of_a_workbook_are_named_as_well(run, target, there, tmp_path) -> None:
    book = openpyxl.Workbook()
    for name in ("March", "April"):
        sheet = book.create_sheet(name)
        sheet.append(("Date", "Title"))
        sheet.append((f"1 {name} 2027", f"Video of {name}"))
    path = tmp_path / "plan.xlsx"
    book.save(path)
    assert run("import", path, "--calendar", target, "--sheet", "April")[0] == 0
    assert [one["title"] for one in there()] == ["Video of April"]


def test_an_unknown_sheet_is_refused_and_makes_no_calendar(bring, target) -> None:
    code, out, err = bring(TWO, "--sheet", "May")
    assert (code, out) == (2, "")
    assert "There is no table “May”. The tables are: Goals, Launch, Later." in err
    assert not target.exists()


def test_the_first_day_dates_weeks_and_weekdays(bring, there) -> None:
    assert bring(WEEKS, "--first-day", "2027-03-01")[0] == 0
    assert moments(there()) == [("Latte", "2027-03-01T19:00"), ("Tea", "2027-03-10T12:00")]


def test_without_the_first_day_the_videos_have_no_date_and_it_is_asked_for(bring, there) -> None:
    code, _out, err = bring(WEEKS)
    assert code == 0
    assert "2 rows name a day such as “Day 1” or “Monday”" in err
    assert moments(there()) == [("Latte", None), ("Tea", None)]


def test_the_year_of_dates_that_name_none_can_be_said(bring, there) -> None:
    assert (
        bring("Date,Time,Title\n4 Mar,19:00,Latte\n5 Mar 2027,19:00,Tea\n", "--year", "2028", name="p.csv")[0]
        == 0
    )
    assert moments(there()) == [("Tea", "2027-03-05T19:00"), ("Latte", "2028-03-04T19:00")]


def test_a_zone_holds_for_rows_that_name_none(bring, there) -> None:
    text = "Date,Time,Title\n1 Mar 2027,19:00,Latte\n1 Mar 2027,20:00 WIT,Tea\n"
    assert bring(text, "--zone", "Europe/Paris", name="p.csv")[0] == 0
    assert [(one["title"], one["zone"]) for one in there()] == [
        ("Latte", "Europe/Paris"),
        ("Tea", "Asia/Jayapura"),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--zone", "Atlantis/Deep"),
        ("--year", "27"),
        ("--year", "soon"),
        ("--first-day", "Monday"),
        ("--start-on", "1"),
    ],
)
def test_what_is_no_zone_year_or_day_is_refused_with_a_sentence(bring, target, wrong) -> None:
    code, out, err = bring(TWO, *wrong)
    assert (code, out) == (2, "")
    assert wrong[1] in err
    assert not target.exists()


def test_a_plan_that_is_over_moves_by_whole_weeks(bring, there) -> None:
    text = "Date,Time,Title\n2026-03-02,19:00,Latte\n2026-03-05,12:00,Tea\n"
    code, _out, _err = bring(text, "--start-on", "2027-03-01", name="p.csv")
    assert code == 0
    assert moments(there()) == [("Latte", "2027-03-01T19:00"), ("Tea", "2027-03-04T12:00")]


def test_a_dry_run_shows_the_dates_to_which_a_plan_would_move(bring, target) -> None:
    text = "Date,Time,Title\n2026-03-02,19:00,Latte\n"
    options = ("--start-on", "2027-03-01", "--dry-run", "--format", "json")
    told = json.loads(bring(text, *options, name="p.csv")[1])
    assert [one["at"] for one in told["videos"]] == ["2027-03-01T19:00:00"]
    assert not target.exists()


def test_the_network_that_is_planned_for_can_be_another(bring, there) -> None:
    text = "Title,Date,Platform\nA,1 Mar 2027,TikTok\nB,1 Mar 2027,Instagram\n"
    code, _out, err = bring(text, "--platform", "Instagram", name="p.csv")
    assert code == 0
    assert "“TikTok” (row 1)" in err
    assert [one["title"] for one in there()] == ["B"]


def test_as_json_it_says_what_came_was_left_out_guessed_and_not_understood(bring) -> None:
    code, out, err = bring(TWO, "--format", "json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert (told["stored"], told["came"], told["changed"], told["known"]) == (True, 3, 0, 0)
    assert [(one["table"], one["row"], one["title"], one["at"], one["zone"]) for one in told["videos"]] == [
        ("Launch", 1, "Latte", "2027-03-01T19:00:00", "Asia/Jakarta"),
        ("Launch", 2, "Tea", None, "Asia/Jakarta"),
        ("Later", 1, "Mocha", "2027-03-08T19:00:00", "Asia/Jakarta"),
    ]
    assert [one["message"] for one in told["left_out"]] == [
        "“Goals” holds no videos and was left out (Metric, Goal: Followers)."
    ]
    assert {(one["row"], one["column"]) for one in told["unreadable"]} == {(2, "Date"), (2, "Length")}
    assert any("Later: 1 video has no time" in one["message"] for one in told["guessed"])


def test_as_json_it_says_what_is_known_and_what_changed(bring) -> None:
    text = "ID,Title,Date\n1,Latte,1 Mar 2027\n2,Tea,2 Mar 2027\n"
    bring(text, name="p.csv")
    changed = text.replace("Tea", "Green tea") + "3,Mocha,3 Mar 2027\n"
    dry = json.loads(bring(changed, "--format", "json", "--dry-run", name="p.csv")[1])
    assert (dry["stored"], dry["came"], dry["changed"], dry["known"]) == (False, 1, 0, 2)
    told = json.loads(bring(changed, "--format", "json", "--known", "update", name="p.csv")[1])
    assert (told["stored"], told["came"], told["changed"], told["known"]) == (True, 1, 1, 2)
    assert [(one["row"], one["fields"]) for one in told["changes"]] == [
        (
            2,
            [
                {
                    "field": "title",
                    "calendar": "Tea",
                    "file": "Green tea",
                    "changed_here": False,
                    "taken": True,
                }
            ],
        )
    ]


def test_what_changed_in_the_file_is_told_field_by_field_and_taken_where_it_is_wanted(bring, there) -> None:
    text = "ID,Title,Date,Time\n1,Latte,1 Mar 2027,19:00\n2,Tea,2 Mar 2027,19:00\n"
    bring(text, name="p.csv")
    changed = "ID,Title,Date,Time\n1,Latte,1 Mar 2027,17:00\n"
    code, out, _err = bring(changed, name="p.csv")
    assert code == 0
    assert "Latte: Time: 19:00 → 17:00 (not taken)" in out
    assert "“Tea” is no longer in the file. It stays in the calendar." in out
    out = bring(changed, "--known", "update", "--gone", "delete", name="p.csv")[1]
    assert "1 was updated." in out
    assert "1 was deleted." in out
    assert moments(there()) == [("Latte", "2027-03-01T17:00")]


def test_what_is_answered_about_a_file_is_remembered_where_that_is_wanted(bring, there) -> None:
    text = "Headline,Extra,When\nLatte,One pan,3/4/2027\n"
    options = ("--map", "Extra=hook", "--month-first", "--remember")
    assert bring(text, *options, name="p.csv")[0] == 0
    code, out, _err = bring(text + "Tea,Two pans,4/4/2027\n", name="p.csv")
    assert code == 0, "the order of day and month is known by now"
    assert "1 video came into" in out
    assert [(one["title"], one["hook"]) for one in there()] == [("Latte", "One pan"), ("Tea", "Two pans")]


@pytest.mark.parametrize("options", [(), ("--dry-run",), ("--format", "json")])
def test_a_file_without_videos_is_bad_input_and_makes_no_calendar(bring, target, options) -> None:
    code, out, err = bring("|Type|Count|\n|-|-|\n|Tutorial|4|\n", *options)
    assert (code, out) == (2, "")
    assert "No video was found" in err
    assert "Type, Count" in err
    assert not target.exists()


def test_a_plan_without_videos_leaves_the_calendar_as_it_was(bring, target) -> None:
    bring(TWO)
    before = target.read_bytes()
    assert bring("|Type|Count|\n|-|-|\n|Tutorial|4|\n")[0] == 2
    assert target.read_bytes() == before


def test_a_column_that_is_named_makes_a_plan_of_a_table(bring, there) -> None:
    assert bring("Type,Count\nTutorial,4\n", "--map", "Type=title", name="p.csv")[0] == 0
    assert [(one["title"], one["notes"]) for one in there()] == [("Tutorial", "Count: 4")]


def test_the_agenda_shows_script_labels_call_to_action_notes_and_flag(bring, there) -> None:
    text = (
        "Title,Date,Status,Script,Labels,CTA,Notes,Mood\n"
        'Latte,1 Mar 2027,On hold,Pour. Stir.,"gift, mug",Tap the basket,Bring ice,calm\n'
        "Tea,2 Mar 2027,Draft,,,,,\nOld,3 Mar 2027,Cancelled,,,,,\n"
    )
    assert bring(text, name="p.csv")[0] == 0
    held, kept, off = there()
    assert (held["script"], held["labels"], held["cta"]) == ("Pour. Stir.", ["gift", "mug"], "Tap the basket")
    assert held["notes"] == "Bring ice\nMood: calm"
    assert (held["flag"], kept["flag"], off["flag"]) == ("on_hold", None, "cancelled")
    assert (kept["script"], kept["labels"], kept["cta"], kept["notes"]) == ("", [], "", "")
    assert held["findings"] == off["findings"] == []
    assert kept["findings"]


PILLARS = "Title,Date,Pillar,Reviewed?,Owner\n" + "".join(
    f"v{n},2027-03-0{n},{('Learn', 'Sell')[n % 2]},{('x', '')[n % 2]},Nila {n}\n" for n in range(1, 7)
)


def test_own_makes_a_column_a_field_of_the_users_own(bring, run, target):
    code, out, err = bring(
        PILLARS, "--own", "pillar", "--own", "Reviewed?", "--map", "Owner=own:Who", name="p.csv"
    )
    assert (code, out) == (0, f"6 videos came into {target}.\n")
    assert "“Pillar” becomes a field of your own: One of a list." in err
    assert "“Reviewed?” becomes a field of your own: Yes or no." in err
    [first, second, *_rest] = json.loads(run("agenda", target, "--format", "json")[1])
    assert first["own"] == {"Pillar": "Sell", "Who": "Nila 1"}
    assert second["own"] == {"Pillar": "Learn", "Reviewed?": "yes", "Who": "Nila 2"}
    assert first["notes"] == ""


def test_own_fields_are_known_by_their_names_from_then_on(bring, run, target):
    bring(PILLARS, "--own", "Pillar", name="p.csv")
    code, out, _err = bring(
        PILLARS.replace("Sell", "Fun").replace("v", "w"), "--format", "json", name="q.csv"
    )
    said = json.loads(out)
    assert (code, said["videos"][0]["own"]) == (0, {"Pillar": "Fun"})
    assert "These become choices of “Pillar”: Fun." in [one["message"] for one in said["guessed"]]
    assert json.loads(run("agenda", target, "--format", "json")[1])[0]["own"] == {"Pillar": "Sell"}


def test_what_can_be_no_field_of_ones_own_is_said(bring, target):
    text = "Title,Date,Notes\nv,2027-03-01,x\n"
    for wish, said in (("Notes", "Every video has a field “Notes”"), ("Nowhere", "names no column")):
        code, _out, err = bring(text, "--own", wish, name="p.csv")
        assert (code, said in err) == (2, True)
    assert not target.exists()


def test_an_agenda_of_a_table_that_was_exported_has_its_own_fields(bring, run, target, tmp_path):
    bring(PILLARS, "--own", "Pillar", name="p.csv")
    run("export", target, "--output", tmp_path / "out.csv")
    [first, *_rest] = json.loads(run("agenda", tmp_path / "out.csv", "--format", "json")[1])
    assert first["own"] == {"Pillar": "Sell"}
    _code, out, _err = run("export", target, "--to", "markdown")
    assert "  - Pillar: Sell\n" in out


# Events as live events and as days


EVENTS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1
SUMMARY:Gayo show
DTSTART;TZID=Asia/Jakarta:20270304T200000
DTEND;TZID=Asia/Jakarta:20270304T210000
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Payday sale
DTSTART;VALUE=DATE:20270310
DTEND;VALUE=DATE:20270311
END:VEVENT
END:VCALENDAR
"""


def test_events_come_in_as_live_events_and_again_without_doubling(bring: Run, target: Path) -> None:
    code, out, err = bring(EVENTS, "--as", "live", name="shows.ics")
    assert (code, out) == (0, f"2 live events came into {target}.\n")
    assert "1 event is for whole days: 19:00 was taken as its start. Check it." in err
    _code, out, _err = bring(EVENTS, "--as", "live", name="shows.ics")
    assert out == f"0 live events came into {target}.\n2 came in before and were left as they are.\n"


def test_events_come_in_as_days_of_ones_own_as_json(bring: Run) -> None:
    _code, out, _err = bring(EVENTS, "--as", "days", "--dry-run", "--format", "json", name="days.ics")
    said = json.loads(out)
    assert (said["stored"], said["came"], said["known"]) == (False, 2, 0)
    assert [(one["name"], one["day"]) for one in said["days"]] == [
        ("Gayo show, 20:00", "2027-03-04"), ("Payday sale", "2027-03-10"),
    ]  # fmt: skip
    assert [one["message"] for one in said["guessed"]] == [
        "1 event has a time of day, which stands behind its name."
    ]


def test_a_dry_run_of_live_events_makes_no_calendar(bring: Run, target: Path) -> None:
    _code, out, _err = bring(EVENTS, "--as", "live", "--dry-run", name="shows.ics")
    assert out == "2 live events would come in.\n"
    assert not target.exists()


def test_without_a_word_events_come_in_as_videos(bring: Run, target: Path) -> None:
    assert bring(EVENTS, name="shows.ics")[1] == f"2 videos came into {target}.\n"


def test_what_is_for_videos_alone_is_refused_for_events(bring: Run, target: Path) -> None:
    code, _out, err = bring(EVENTS, "--as", "live", "--map", "Title=hook", "--year", "2027", name="shows.ics")
    assert code == 2
    assert "--map, --year is for videos and means nothing with --as live." in err
    assert not target.exists()


def test_a_table_holds_no_events(bring: Run, target: Path) -> None:
    code, _out, err = bring("Title,Date\nA,2027-03-01\n", "--as", "days", name="plan.csv")
    assert code == 2
    assert "This holds no events of a calendar." in err
    assert not target.exists()


@pytest.fixture
def half_hidden(tmp_path: Path) -> Path:
    """A workbook with a hidden row and a hidden sheet."""
    book = openpyxl.Workbook()
    for row in (("Title", "Date", "Hook"), ("Latte", "2026-12-04", "Pour"), ("Tea", "2026-12-05", "Steam")):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    for row in (("Title", "Date", "Hook"), ("Mocha", "2026-12-06", "Stir")):
        (book["Old"] if "Old" in book.sheetnames else book.create_sheet("Old")).append(row)
    book["Old"].sheet_state = "hidden"
    book.save(tmp_path / "half.xlsx")
    return tmp_path / "half.xlsx"


def test_what_is_hidden_in_a_workbook_is_left_out_and_told(run: Run, target: Path, half_hidden: Path) -> None:
    code, out, err = run("import", half_hidden, "--calendar", target)
    assert (code, out.splitlines()[0]) == (0, f"1 video came into {target}.")
    assert "Hidden rows of “Sheet” were left out: 3." in err
    assert "The sheet “Old” is hidden and was left out." in err
    assert "Add --hidden take to bring in what is hidden." in err
    said = json.loads(run("import", half_hidden, "--calendar", target, "--format", "json")[1])
    assert [one["message"] for one in said["left_out"]] == [
        "Hidden rows of “Sheet” were left out: 3.",
        "The sheet “Old” is hidden and was left out.",
    ]


def test_what_is_hidden_can_be_taken_and_that_is_remembered(
    run: Run, target: Path, half_hidden: Path
) -> None:
    options = ("import", half_hidden, "--calendar", target)
    assert run(*options, "--hidden", "take", "--remember")[1] == f"3 videos came into {target}.\n"
    assert "“Old” is hidden. It was read." in run(*options)[2]
    assert "“Old” is hidden and was left out." in run(*options, "--hidden", "leave")[2]


def test_a_hidden_sheet_that_is_named_is_told(run: Run, target: Path, half_hidden: Path) -> None:
    options = ("import", half_hidden, "--calendar", target, "--sheet", "Old")
    code, _out, err = run(*options)
    assert (code, target.exists()) == (2, False)
    assert "no table “Old”" in err
    assert "Add --hidden take" in err
    assert run(*options, "--hidden", "take")[0] == 0


@pytest.mark.parametrize("command", ["check", "agenda"])
def test_what_is_hidden_is_looked_at_only_where_it_is_taken(
    run: Run, half_hidden: Path, command: str
) -> None:
    _code, out, err = run(command, half_hidden, "--format", "json")
    assert "The sheet “Old” is hidden and was left out." in err
    assert "Add --hidden take to bring in what is hidden." in err
    assert ("Latte" in out, "Tea" in out, "Mocha" in out) == (True, False, False)
    _code, out, err = run(command, half_hidden, "--format", "json", "--hidden", "take")
    assert "“Old” is hidden. It was read." in err
    assert "Add --hidden take" not in err
    assert ("Latte" in out, "Tea" in out, "Mocha" in out) == (True, True, True)
    assert run(command, half_hidden, "--hidden", "leave")[1] == run(command, half_hidden)[1]


def test_an_agenda_in_text_has_what_is_hidden_where_it_is_taken(run: Run, half_hidden: Path) -> None:
    assert "Mocha" not in run("agenda", half_hidden)[1]
    assert "Mocha" in run("agenda", half_hidden, "--hidden", "take")[1]


@pytest.mark.parametrize("command", ["check", "agenda"])
def test_of_a_calendar_nothing_is_hidden(run: Run, calendar: Path, command: str) -> None:
    code, _out, err = run(command, calendar, "--hidden", "take")
    assert code == 2
    assert "is a calendar, and only in a workbook is something hidden. Leave --hidden out." in err


def test_a_column_that_was_known_by_words_of_its_header_is_a_guess(bring: Run) -> None:
    text = "Kalimat pancingan,Judul,Tanggal\nSatu gelas aja,Latte,1 Maret 2027\n"
    message = "The column “Kalimat pancingan” was read as “Hook” because of a word in it."
    assert message in bring(text, name="plan.csv")[2]
    said = json.loads(bring(text, "--format", "json", name="plan.csv")[1])
    assert [one["column"] for one in said["guessed"] if one["message"].startswith(message)] == [
        "Kalimat pancingan"
    ]
