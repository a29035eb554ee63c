"""Dates, times and lengths of time in words, in the current language, and the week or month that a date is in."""

import datetime as dt

from planner.i18n import N_, _, language, ngettext, pgettext

WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
SHORT_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), "May", N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
SHORT_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip


DAY_MINUTES = 24 * 60
NOON = 12
SOON = 30
"""Days."""
_twelve = False


def week_of(day: dt.date, begins: int = 0) -> dt.date:
    """Return the first day of the week that a day is in. Weeks begin on the weekday ``begins``, Monday being 0."""
    return day - dt.timedelta(days=(day.weekday() - begins) % 7)


def month_from(day: dt.date, months: int) -> dt.date:
    """Return the first day of the month so many months from the one that a day is in, below 0 before it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, 1)


def weekday(day: dt.date) -> str:
    """Return "Mon"."""
    return _(SHORT_WEEKDAYS[day.weekday()])


def month_name(month: int) -> str:
    """Return "May" in full, for the month 1 to 12."""
    return pgettext("long month", "May") if month == 5 else _(MONTHS[month - 1])


def month(day: dt.date) -> str:
    """Return "November 2026"."""
    return f"{month_name(day.month)} {day.year}"


def span(first: dt.date, last: dt.date) -> str:
    """Return days from one to another in one line: "23–29 Nov 2026", "30 Nov – 6 Dec 2026"."""
    end = f"{last.day} {_(SHORT_MONTHS[last.month - 1])} {last.year}"
    if first.year != last.year:
        return f"{first.day} {_(SHORT_MONTHS[first.month - 1])} {first.year} – {end}"
    if first.month != last.month:
        return f"{first.day} {_(SHORT_MONTHS[first.month - 1])} – {end}"
    return f"{first.day}–{end}"


def day(date: dt.date) -> str:
    """Return "Wed 25 Nov"."""
    return f"{weekday(date)} {date.day} {_(SHORT_MONTHS[date.month - 1])}"


def day_year(date: dt.date) -> str:
    """Return "Wed 25 Nov 2026"."""
    return f"{day(date)} {date.year}"


def nth(day_: int) -> str:
    """Return a day of a month as "31st", in Indonesian "tanggal 31"."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    end = "th" if day_ in (11, 12, 13) else ends.get(day_ % 10, "th")
    return f"{day_}{end}" if language() == "en" else pgettext("day of a month", "{n}").format(n=day_)


def long_day(date: dt.date) -> str:
    """Return "Monday 23 November"."""
    return f"{_(WEEKDAYS[date.weekday()])} {date.day} {month_name(date.month)}"


def moment(wall: dt.datetime) -> str:
    """Return "Wed 25 Nov, 19:00"."""
    return f"{day(wall)}, {clock(wall)}"


def set_twelve_hours(on: bool) -> None:
    """Tell times of day by twelve hours from now on, or by twenty-four."""
    global _twelve  # noqa: PLW0603 - the language has one clock too
    _twelve = on


def twelve_hours() -> bool:
    """Whether times of day are told by twelve hours."""
    return _twelve


def clock(wall: dt.time | dt.datetime) -> str:
    """Return a time of day: "19:00", or "7:00 pm" where times are told by twelve hours."""
    if not _twelve:
        return f"{wall:%H:%M}"
    half = _("am") if wall.hour < NOON else _("pm")
    return f"{(wall.hour - 1) % NOON + 1}:{wall:%M} {half}"


def clock_of(text: str) -> str:
    """Return a time of day that is written as "19:00" as ``clock`` tells it; another text as it is."""
    if not _twelve or len(text) != len("19:00"):
        return text
    return clock(dt.time.fromisoformat(text))


def ago(date: dt.date | None, today: dt.date) -> str:
    """Return how long ago a day was: "today", "2 days ago", "never"; a day to come is told as it is."""
    if date is None:
        return _("never")
    days = (today - date).days
    if days < 0:
        return day(date)
    if days < 2:
        return _("yesterday") if days else _("today")
    return ngettext("{n} day ago", "{n} days ago", days).format(n=days)


def seconds(length: float) -> str:
    """Return a length as "22 s" or "4.6 s"."""
    return _("{n} s").format(n=number(length))


def minutes(n: int) -> str:
    """Return minutes as "2 days", "1 h" or "10 min", whatever is whole."""
    if n and n % DAY_MINUTES == 0:
        days = n // DAY_MINUTES
        return ngettext("{n} day", "{n} days", days).format(n=days)
    if n and n % 60 == 0:
        return _("{n} h").format(n=n // 60)
    return _("{n} min").format(n=n)


def number(value: float) -> str:
    """Return a number without needless decimals, with the language's decimal sign."""
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", pgettext("decimal sign", "."))


def exact(value: float) -> str:
    """Return a number as it is, with the language's decimal sign."""
    return f"{value:.12g}".replace(".", pgettext("decimal sign", "."))


def whole(value: int) -> str:
    """Return a whole number with the language's sign between thousands."""
    return f"{value:,}".replace(",", pgettext("thousands sign", ","))


def due(until: dt.date | None, today: dt.date, *, short: bool = False) -> str:
    """Return a day until which something is due, and how far off or late it is; "" for none.

    ``short`` leaves how far off it is out. From SOON days on that says less than the day itself.
    """
    if until is None:
        return ""
    n, text = (until - today).days, day(until)
    if n < 0:
        return ngettext("{day}, {n} day late", "{day}, {n} days late", -n).format(day=text, n=-n)
    if short or n > SOON:
        return text
    return ngettext("{day}, in {n} day", "{day}, in {n} days", n).format(day=text, n=n)


def ahead(gap: dt.timedelta) -> str:
    """Return how far off something is: "in 4 days 11 h", "in 2 h 5 min", "now"."""
    minutes = int(gap.total_seconds() // 60)
    if minutes <= 0:
        return _("now")
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    if days:
        text = ngettext("{n} day", "{n} days", days).format(n=days)
        return _("in {time}").format(time=f"{text} " + _("{n} h").format(n=hours) if hours else text)
    if hours:
        text = _("{n} h").format(n=hours)
        return _("in {time}").format(time=f"{text} " + _("{n} min").format(n=minutes) if minutes else text)
    return _("in {time}").format(time=_("{n} min").format(n=minutes))
