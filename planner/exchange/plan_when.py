"""When each row of a plan is posted: from its own cells, the row above, headings, and the answers of the user."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from zoneinfo import available_timezones

from models.reading.own import OwnFieldRow
from planner import dates, times
from planner.errors import PlanError
from planner.exchange.plan_rows import Row
from planner.exchange.tables import Problem
from planner.i18n import _, ngettext
from planner.texts import clocks, moments, surroundings
from planner.texts.vocabulary import listed, plain, words
from planner.times import EVENING

_EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?")
_ZONED = re.compile(
    r"\b(?:times?|zone|zona|timezone|waktu|jam|hora|heure|uhr|horas|horário|heures|zeit|giờ|masa|oras)\b|เวลา",
    re.IGNORECASE,
)
_ZONE_NAME = re.compile(r"\b[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+\b|\b[A-Za-z]{2,9}\b")
_CITY = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?")
_PARTS_OF_THE_WORLD = {"Africa", "America", "Asia", "Australia", "Europe", "Pacific"}
_AT = re.compile(
    r"\D{1,60}?(?<!\w)((?:um|at|jam|pukul|pkl|a las|às|as|à|lúc|เวลา|alas|alle|kl|@)[\s.]{1,2}"
    r"\d{1,2}\D{0,3}\d{0,2}\D{0,20})",
    re.IGNORECASE,
)
_MAR = re.compile(r"mar\.?\s+(?=\d{1,2}(?!\d))", re.IGNORECASE)
_WEEK = dt.timedelta(days=7)
_MONTH, _FORTNIGHT = 31, 14


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user says of a plan beside its file.

    ``zone`` holds where a row names none; ``slots`` is the time of a day without one, by weekday. ``first_day`` is
    "Day 1", or any day of week one. ``day_first`` None asks ``date_order``; ``year`` None takes the nearest.
    ``tables`` are the names of those to take, None for all that hold videos; ``platform`` is the network to plan for.
    ``own`` are the own fields of the calendar that it goes to.
    ``instead`` has what is read in place of a field's cell; one that is read as nothing goes to the notes.
    """

    today: dt.date
    zone: str
    day_first: bool | None = None
    year: int | None = None
    first_day: dt.date | None = None
    slots: Mapping[int, dt.time] = field(default_factory=dict)
    tables: tuple[str, ...] | None = None
    platform: str = "tiktok"
    own: tuple[OwnFieldRow, ...] = ()
    instead: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a row: year, month, the first day of its week or phase, the week's number, a zone."""

    year: int | None = None
    month: int | None = None
    first: dt.date | None = None
    week: int | None = None
    zone: str = ""


class When:
    """Reads the moments of a table's rows in their order, and counts what is told once for all of them."""

    def __init__(self, context: tuple[str, ...], answers: Answers, day_first: bool) -> None:
        self.answers, self._day_first = answers, day_first
        self.around = self._with(Around(year=answers.year), context)
        self._usual = _usual(context)
        """The hour of all, where a line over the table names it: "All videos at 17:30"."""
        self.told: Counter[str] = Counter()
        self._before: dt.date | None = None
        self._week_over = ""
        """The week that a row above has, in a column that is filled where one begins."""

    def of(self, row: Row) -> tuple[dt.datetime | None, str]:
        """Return the wall-clock time that the row names, None without a date, and its zone."""
        at, zone = self._of(row)
        _keep_places(row, at)
        return at, zone

    def _of(self, row: Row) -> tuple[dt.datetime | None, str]:
        around = self._with(self.around, row.above) if row.above else self.around
        named = _zone(row)
        zone = named or around.zone or self.answers.zone
        name = next((one for one in ("datetime", "date", "weekday") if one in row.cells), "datetime")
        cell = row.cells.get(name, "")
        if name != "weekday" and "time" not in row.cells and (instant := _instant(cell)):
            self._before = None
            return times.to_wall(instant, zone), zone
        found = self._day(row, name, cell, around)
        if found is None:
            self._tell_undated(row, name)
            self._before = None if cell else self._before
            return None, zone
        date, rest = found
        self._before = date
        if "time" in row.cells:
            return self._at(
                row, "time", row.cells["time"], date, named=named, zone=zone, beside=_beside(row, name, rest)
            )
        return self._at(row, name, rest, date, named=named, zone=zone)

    def problems(self, table: str) -> list[Problem]:
        """Return what is told once for all rows of a table."""
        said = {
            "year": lambda n: ngettext(
                "{n} date has no year: the nearest was taken. Check it.",
                "{n} dates have no year: the nearest was taken. Check them.",
                n,
            ),
            "time": lambda n: ngettext(
                "{n} video has no time: its weekday's slot was taken, or {hour}. Check it.",
                "{n} videos have no time: their weekday's slot was taken, or {hour}. Check them.",
                n,
            ),
            "above": lambda n: ngettext(
                "{n} row without a date has the date of the row above.",
                "{n} rows without a date have the date of the row above.",
                n,
            ),
            "first": lambda n: ngettext(
                "{n} row names a day such as “Day 1” or “Monday”, and nothing says when the first one is. Name the "
                "first day.",
                "{n} rows name a day such as “Day 1” or “Monday”, and nothing says when the first one is. Name the "
                "first day.",
                n,
            ),
        }
        usual = f"{self._usual or EVENING:%H:%M}"
        return [
            Problem(
                None, None, f"{table}: " * bool(table) + said[kind](n).format(n=n, hour=usual),
                "error" if kind == "first" else "note",
            )
            for kind, n in self.told.items()
            if n
        ]  # fmt: skip

    def _day(self, row: Row, name: str, cell: str, around: Around) -> tuple[dt.date, str] | None:
        """Return a row's date and what stands behind it."""
        if cell and name != "weekday":
            found = self._martes(cell, around) or moments.day(
                cell, self.answers.today, self._day_first, year=around.year, month=around.month
            )
            if found is None and (serial := moments.serial(cell)):
                return serial.date(), f"{serial:%H:%M}" if serial.time() != dt.time() else ""
            if found:
                self._note(row, name, found.notes)
                return self._within(cell, found, around), found.rest
        if cell or "week" in row.cells:
            return self._relative(row, cell, around)
        return self._above(row, around) or self._inherited(row)

    def _martes(self, cell: str, around: Around) -> moments.Day | None:
        """Return the date of "mar 18" where it is a Tuesday of the month above, and no day in March."""
        if around.month in {None, 3} or not (begins := _MAR.match(cell)):
            return None
        found = moments.day(
            cell[begins.end() :], self.answers.today, self._day_first, year=around.year, month=around.month
        )
        return found if found and found.date.weekday() == 1 and found.date.month == around.month else None

    def _within(self, cell: str, found: moments.Day, around: Around) -> dt.date:
        """Return a date; the number of a day below "28 June to 4 July" is in July where it is small."""
        first = around.first
        if first is None or not _FORTNIGHT < (first - found.date).days <= _MONTH:
            return found.date
        if moments.day(cell, self.answers.today, self._day_first, year=around.year) is not None:
            return found.date  # its month stands there
        later = first.replace(day=1) + dt.timedelta(days=_MONTH + 1)
        again = moments.day(cell, self.answers.today, self._day_first, year=later.year, month=later.month)
        fits = (
            again
            and (again.date - first).days <= _FORTNIGHT
            and moments.WEEKDAY_CONTRADICTS not in again.notes
        )
        return again.date if again and fits else found.date

    def _above(self, row: Row, around: Around) -> tuple[dt.date, str] | None:
        """Return the day that the nearest heading above is: one date, or a day by its place ("Tuesday", "Day 3")."""
        for line in reversed(row.above):
            found = moments.day(
                line, self.answers.today, self._day_first, year=around.year, month=around.month
            )
            if found and moments.RANGE not in found.notes:
                self.told["year"] += moments.YEAR_GUESSED in found.notes
                return found.date, found.rest if clocks.clock(found.rest) else ""
            day = surroundings.relative(line)
            if day and (day.weekday, day.day) != (None, None) and (placed := self._placed(day, around)):
                return placed, ""
        return None

    def _inherited(self, row: Row) -> tuple[dt.date, str] | None:
        """Return the date of the row above for one that has a time alone."""
        if "time" not in row.cells or self._before is None:
            return None
        self.told["above"] += 1
        return self._before, ""

    def _relative(self, row: Row, cell: str, around: Around) -> tuple[dt.date, str] | None:
        """Return the day that a row names by its place, such as "Week 2" and "Mon"."""
        day = surroundings.relative(cell) if cell else surroundings.Relative()
        if day is None:
            return None
        week = row.cells.get("week", "")
        self._week_over = week or self._week_over
        if day.week is None and (week := week or (self._week_over if row.headers.get("week") else "")):
            number, around = self._week(row, week, around)
            day = surroundings.Relative(number, day.weekday, day.day, day.rest)
        if cell == "" and day.week is None:
            return None
        if (placed := self._placed(day, around)) is None:
            self.told["first"] += 1
            return None
        row.used.update({"weekday"} if cell == row.cells.get("weekday") else ())
        if surroundings.is_several(cell):
            name = next(one for one in ("datetime", "date", "weekday") if row.cells.get(one) == cell)
            self._note(row, name, (moments.RANGE,))
        return placed, day.rest

    def _week(self, row: Row, cell: str, around: Around) -> tuple[int | None, Around]:
        """Return the number of the week that a cell names, and what stands around its days, if it has a date."""
        said = surroundings.relative(cell)
        number = said.week if said else int(cell) if re.fullmatch("[0-9]{1,2}", cell) else None
        if number is None and (dated := self._with(around, (cell,))).first != around.first:
            day = moments.day(cell, self.answers.today, self._day_first, year=around.year, month=around.month)
            row.used.update({"week"} if day and not day.rest else ())
            return None, dated
        if number is not None and not (said and said.rest):
            row.used.add("week")
        return number, around

    def _placed(self, day: surroundings.Relative, around: Around) -> dt.date | None:
        """Return the date of a day by its place, if something says when the first one is."""
        week = day.week if day.week is not None else around.week
        dated = around.first is not None and (day.week is None or day.week == around.week)
        first = around.first if dated else self.answers.first_day
        if around.first and not dated and day.week and around.week:
            first, dated = around.first + _WEEK * (day.week - around.week), True
        if first is None:
            return None
        if day.weekday is not None and day.day is None:
            if dated:
                return first + dt.timedelta(days=(day.weekday - first.weekday()) % 7)
            return dates.week_of(first) + _WEEK * ((week or 1) - 1) + dt.timedelta(days=day.weekday)
        if day.day is not None:
            return first + dt.timedelta(days=day.day - 1) + _WEEK * ((day.week or 1) - 1)
        return first + _WEEK * ((day.week or 1) - 1) if day.week and not dated else first

    def _at(
        self,
        row: Row,
        name: str,
        text: str,
        date: dt.date,
        *,
        named: str,
        zone: str,
        beside: dt.time | None = None,
    ) -> tuple[dt.datetime, str]:
        """Return a date with the time in ``text``, which the field ``name`` holds, and the zone of both.

        ``beside`` is taken where that is none, else the weekday's slot.
        """
        clock = clocks.clock(text) if text else None
        if clock is None:
            usual = beside or self._usual or self.answers.slots.get(date.weekday(), EVENING)
            if text:
                said = _("Row {row}, “{column}”: “{value}” has no time such as 19:00. {hour} was taken.")
                row.tell(name, said.replace("{hour}", f"{usual:%H:%M}"))
            else:
                self.told["time"] += 1
            return dt.datetime.combine(date, usual), zone
        _tell_clock(row, name, clock.notes)
        if clock.rest or (named and clock.zone not in {"", named}):
            row.keep(name)
        return dt.datetime.combine(date, clock.time), named or clock.zone or zone

    def _note(self, row: Row, name: str, notes: tuple[str, ...]) -> None:
        """Tell what was understood of a date, and how."""
        if not notes:
            return
        said = {
            moments.RANGE: _("Row {row}, “{column}”: “{value}” are several days. The first was taken."),
            moments.WEEKDAY_CONTRADICTS: _(
                "Row {row}, “{column}”: the weekday in “{value}” does not match the date. The date was taken."
            ),
        }
        self.told["year"] += moments.YEAR_GUESSED in notes
        for note in notes:
            if note in said:
                row.tell(name, said[note], "note")

    def _tell_undated(self, row: Row, name: str) -> None:
        if name in row.cells and not (name == "weekday" and surroundings.relative(row.cells[name])):
            row.tell(
                name, _("Row {row}, “{column}”: “{value}” can't be read as a date. Write it like 8 Apr 2027.")
            )
        elif name in row.cells:
            row.keep(name)
        if "time" in row.cells:
            row.tell("time", _("Row {row}, “{column}”: “{value}” has no date and went to the notes."), "note")
            row.keep("time")

    def _with(self, around: Around, lines: tuple[str, ...]) -> Around:
        """Return what lines say on top of what stands around them, the last line nearest."""
        return _around(around, lines, self.answers.today, self._day_first)


def _usual(lines: tuple[str, ...]) -> dt.time | None:
    """Return the hour with which a line ends, behind a word for one and no other number; no line of a change."""
    for line in lines:
        said = {plain(word) for word in line.split()}
        if (found := _AT.fullmatch(line.strip(" .!()"))) and said.isdisjoint(listed()["posted_when"]["no"]):
            hour = clocks.clock(found[1])
            if hour is not None and not (hour.rest or hour.notes):
                return hour.time
    return None


@lru_cache(maxsize=512)
def _around(around: Around, lines: tuple[str, ...], today: dt.date, day_first: bool) -> Around:
    for line in lines:
        said = surroundings.around(line, today, day_first, year=around.year, month=around.month)
        around = Around(
            said.year or around.year,
            said.month or (None if said.year and said.year != around.year else around.month),
            said.date or around.first,
            said.week or around.week,
            _zone_in(line) or around.zone,
        )
    return around


def _beside(row: Row, name: str, rest: str) -> dt.time | None:
    """Return the time that stands behind a date, beside a cell of its own; keep what this cell does not say as well."""
    found, typed = clocks.clock(rest) if rest else None, clocks.clock(row.cells["time"])
    midnight = found is not None and found.time == dt.time()
    if rest and not (found and not found.rest and (midnight or (typed and typed.time == found.time))):
        row.keep(name)
    return found.time if found and not midnight else None


def _keep_places(row: Row, at: dt.datetime | None) -> None:
    """Keep a week and a day by its place that the date was not made of, but for a weekday that is the date's own."""
    for name in ("week", "weekday"):
        cell = row.cells.get(name, "")
        if not cell or (at and name in row.used):
            continue
        day = surroundings.relative(cell)
        if at and name == "weekday" and day and day.weekday is not None and not day.rest:
            if day.weekday != at.weekday():
                row.tell(
                    name,
                    _(
                        "Row {row}, “{column}”: the weekday in “{value}” does not match the date. The date was taken."
                    ),
                    "note",
                )
            continue
        row.keep(name)


def _instant(cell: str) -> dt.datetime | None:
    """Return the moment of a cell that holds one on the clock of the world: with an offset, or counted from 1970."""
    if _EPOCH.fullmatch(cell):
        seconds = int(cell) / (1000 if len(cell) == 13 else 1)
        return dt.datetime.fromtimestamp(seconds, dt.UTC)
    return moments.moment(cell)


def _zone_in(line: str) -> str:
    """Return the zone that a heading names for all times beneath it, such as "all times Eastern"."""
    if len(line) > 200 or not _ZONED.search(line):
        return ""
    for city in _CITY.findall(line):
        if found := _cities().get(city) or _cities().get(city.partition(" ")[0]):
            return found
    for word in _ZONE_NAME.findall(line):
        known = words("zone").get(plain(word), word if "/" in word else "")
        if known and (word.isupper() or len(word) > 3):
            try:
                return times.zone(known).key
            except PlanError:
                continue
    return ""


@cache
def _cities() -> dict[str, str]:
    """Return the zones that are called by a city, by its name: "Madrid", "New York"."""
    zones = (name for name in available_timezones() if name.partition("/")[0] in _PARTS_OF_THE_WORLD)
    return {name.rpartition("/")[2].replace("_", " "): name for name in sorted(zones)}


def _zone(row: Row) -> str:
    """Return the IANA name of the zone that the row names, "" without one."""
    text = row.cells.get("zone", "")
    name = words("zone").get(plain(text), text)
    try:
        return times.zone(name).key if name else ""
    except PlanError:
        found = clocks.clock(f"12:00 {text}")
        if found and found.zone and not found.rest:
            return found.zone
        row.tell("zone", _("Row {row}, “{column}”: “{value}” isn’t a time zone. Write it like Asia/Jakarta."))
        return ""


def _tell_clock(row: Row, name: str, notes: tuple[str, ...]) -> None:
    """Tell what was understood of a time, and how."""
    if not notes:
        return
    said = {
        clocks.RANGE: _("Row {row}, “{column}”: “{value}” are several times. The first was taken."),
        clocks.PART_OF_DAY: _("Row {row}, “{column}”: “{value}” names no hour. A usual one was taken."),
        clocks.SECOND_ZONE: _("Row {row}, “{column}”: “{value}” names two zones. The first was taken."),
    }
    for note in notes:
        if note in said:
            row.tell(name, said[note], "note")
