"""No text of the user's steers what shows it, in any kind of output; what is not a text of that kind comes through."""

import csv
import datetime as dt
import io
import json
import re
import zipfile

import icalendar
import pytest

from planner import cli, opening
from planner.calendar import settings
from planner.exchange import cells, export, tables, unseen
from planner.live import lives
from planner.reminders import reminder_settings
from planner.video import videos

CONTROLS = [chr(code) for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if chr(code) not in "\t\n\r"]
TURNS = list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ANY = re.compile(f"[{re.escape(''.join(CONTROLS + TURNS))}]")
PLAIN = "Kopi “senja” – <b> 🫖 👩‍🍳 día 日本"
ALL = PLAIN + "".join(f"{sign}x" for sign in CONTROLS + TURNS) + "end"
ARMED = ["=cmd|'/C calc'!A0", "+1", "-1", "@x", "\t=1", "\x00=1", "\x1b=1", "\u202e=1"]
AT = dt.datetime(2026, 11, 25, 19)


@pytest.fixture
def path(tmp_path, clock, from_before):
    path = tmp_path / "Senja.hookline"
    workspace = opening.create(path, clock, zone="Asia/Jakarta", spoken="en")
    workspace.do(settings.change("brand", ALL))
    for title in [ALL, *ARMED]:
        video = workspace.do(videos.add(title, AT))
        workspace.do(videos.set_text(video, "hook", "Hi guys, " + ALL))
    workspace.do(lives.add(ALL, dt.datetime(2026, 11, 27, 20)))
    workspace.do(reminder_settings.add_own(ALL, AT, "Asia/Jakarta", "FREQ=WEEKLY;BYDAY=MO"))
    workspace.close()
    return path


def run(capsys, clock, *argv):
    cli.main([str(one) for one in argv], clock)
    return capsys.readouterr().out


CHECKS = [("check", kind) for kind in ("text", "json", "csv", "sarif", "github", "html")] + [
    ("agenda", "json")
]


@pytest.mark.parametrize(("command", "kind"), CHECKS + [("agenda", "text")])
def test_no_output_of_the_command_line_holds_such_a_character(path, clock, capsys, command, kind):
    out = run(capsys, clock, command, path, "--format", kind)
    assert "end" in out
    assert not ANY.search(out)
    assert "🫖" in out
    assert "día 日本" in out


@pytest.mark.parametrize(("command", "kind"), [("check", "json"), ("check", "sarif"), ("agenda", "json")])
def test_what_machines_read_is_still_the_same_text(path, clock, capsys, command, kind):
    found = json.loads(run(capsys, clock, command, path, "--format", kind))
    assert any(ALL in text for text in texts_of(found))


def texts_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_of(one)


def armed(text):
    return text.startswith(tuple("=+-@\t\r"))


def test_no_cell_of_the_findings_is_run_by_a_spreadsheet(path, clock, capsys):
    rows = list(csv.reader(io.StringIO(run(capsys, clock, "check", path, "--format", "csv"))))
    assert len(rows) > len(ARMED)
    assert not [cell for row in rows for cell in row if armed(cell)]
    assert "'=cmd|'/C calc'!A0" in {row[2] for row in rows}


def exported(path, clock, kind):
    workspace = opening.open_calendar(path, clock)
    content = workspace.read(lambda session: export.content(session, kind, clock()))
    workspace.close()
    return content


def test_an_exported_table_holds_no_controls_and_comes_back(path, clock):
    content = exported(path, clock, "csv")
    text = content.decode("utf-8-sig")
    assert not set(CONTROLS) & set(text)
    assert not [cell for row in csv.reader(io.StringIO(text)) for cell in row if armed(cell)]
    target = path.with_suffix(".csv")
    target.write_bytes(content)
    table = tables.read(target)
    titles = {cells.whole(row[0]) for row in table.rows}
    assert "".join(sign for sign in ALL if sign not in CONTROLS) in titles


def test_an_exported_workbook_holds_no_formula_that_a_control_hid(path, clock):
    with zipfile.ZipFile(io.BytesIO(exported(path, clock, "xlsx"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<f " not in sheet


def test_a_calendar_for_the_phone_holds_what_its_format_allows(path, clock):
    content = exported(path, clock, "ics").decode()
    assert not ANY.search(content)
    names = {str(event["summary"]) for event in icalendar.Calendar.from_ical(content).walk("VEVENT")}
    assert any(name.endswith("end") and PLAIN in name for name in names)


def test_text_by_day_holds_none(path, clock):
    assert not ANY.search(exported(path, clock, "markdown").decode())


def test_each_such_character_is_seen_escaped_or_gone():
    for sign in CONTROLS + TURNS:
        assert not ANY.search(unseen.in_a_line(sign) + unseen.in_lines(sign) + unseen.as_json([sign]))
        assert unseen.without(sign) == ""
        assert json.loads(unseen.as_json(sign)) == sign
    assert unseen.in_a_line("a\tb\r\nc\u2028d") == "a b  c d"
    assert unseen.in_lines("a\tb\nc") == unseen.without("a\tb\nc") == "a\tb\nc"
    assert unseen.without_controls("\u200fa\x1b\u202e") == "\u200fa\u202e"
    assert unseen.as_json(PLAIN) == json.dumps(PLAIN, ensure_ascii=False)
