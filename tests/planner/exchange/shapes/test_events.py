"""Events of calendars as rows."""

import pytest

from planner.errors import PlanError
from planner.exchange.shapes import events
from planner.exchange.shapes.table import Origin, Table


def read(*lines: str, start: str = "DTSTART:20270503T203000") -> Table:
    body = "\r\n".join(["UID:1", "SUMMARY:Latte", start, *lines])
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nX-WR-CALNAME:Spring\r\n"
    text = f"{head}BEGIN:VEVENT\r\n{body}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    return events.read(text, Origin("plan", ("plan",))).tables[0]


def row(table: Table) -> dict[str, str]:
    return dict(zip(table.headers, table.rows[0], strict=True))


@pytest.mark.parametrize(
    ("start", "text", "zone", "all_day"),
    [
        ("DTSTART:20270503T203000", "2027-05-03T20:30:00", "", "FALSE"),
        ("DTSTART:20270503T203000Z", "2027-05-03T20:30:00+00:00", "", "FALSE"),
        ("DTSTART;TZID=Asia/Jakarta:20270503T203000", "2027-05-03T20:30:00", "Asia/Jakarta", "FALSE"),
        ("DTSTART;VALUE=DATE:20270503", "2027-05-03", "", "TRUE"),
    ],
)
def test_a_start_is_a_day_a_time_in_a_zone_or_a_moment(start: str, text: str, zone: str, all_day: str):
    found = row(read(start=start))
    assert (found["Start"], found["Zone"], found["All day"]) == (text, zone, all_day)


def test_the_fields_in_a_description_are_columns():
    found = row(
        read(
            "DESCRIPTION:Bring a lamp\\nHook: Pour\\, slowly\\nCaption: two<br>three",
            "CATEGORIES:Sale,Spring",
        )
    )
    assert (found["Hook"], found["Caption"], found["Description"]) == (
        "Pour, slowly",
        "two\nthree",
        "Bring a lamp",
    )
    assert found["Categories"] == "Sale, Spring"


def test_cancelled_and_repeated_events_are_told():
    said = [problem.message for problem in read("STATUS:CANCELLED", "RRULE:FREQ=DAILY").problems]
    assert "CANCELLED" in said[0]
    assert "comes again" in said[1]


def test_the_calendars_name_stands_over_its_events():
    table = read()
    assert (table.name, table.context, table.kind) == ("Spring", ("plan", "Spring"), "events")


@pytest.mark.parametrize(
    "text", ["BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:X\r\n"]
)
def test_a_calendar_without_events_is_refused(text: str):
    with pytest.raises(PlanError, match="calendar"):
        events.read(text, Origin("plan"))
