"""Makes plans and calendar files of any size, always the same ones, with texts as long as people write them."""

import datetime as dt
import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ZONE = "Asia/Jakarta"
NOW = dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC)
THIS_MONTH = dt.date(2026, 11, 1)
FORMATS = ("before-after", "pain-solution", "reaction", "how-to", "making-of")
STAGES = ("idea", "scripted", "approved", "filmed", "edited", "scheduled", "posted")
OPENINGS = (
    "Cold brew",
    "Iced latte",
    "The trellis",
    "A new glass",
    "Palm sugar",
    "Our roaster",
    "One basket",
)
DOINGS = ("in 15 seconds", "without the wait", "for four guests", "that nobody expected", "on a rainy day")
SCRIPT = (
    "Cold brew in 15 seconds, without the wait. One part concentrate, three parts cold milk, no stirring. "
    "Look at those layers. Tap the basket, it ships tomorrow."
)
TAGS = ("coldbrew", "icedcoffee", "senjacoffee", "kopisusu", "coldbrewathome")


class Month(NamedTuple):
    """How many videos a month holds."""

    first: dt.date
    videos: int


def months(first: dt.date, count: int, videos: int) -> tuple[Month, ...]:
    """Return months in a row that hold equally many videos."""
    at = first.year * 12 + first.month - 1
    return tuple(Month(dt.date(n // 12, n % 12 + 1, 1), videos) for n in range(at, at + count))


def ten_thousand(in_the_month: int = 300) -> tuple[Month, ...]:
    """Return months with 10,000 videos together, of which this month holds so many."""
    around = months(dt.date(2025, 1, 1), 44, 225)
    rest = 10_000 - in_the_month - 43 * 225
    return tuple(
        Month(month.first, in_the_month if month.first == THIS_MONTH else 225) for month in around
    ) + (() if rest <= 0 else (Month(dt.date(2030, 1, 1), rest),))


class Planned(NamedTuple):
    """One video as text, for whichever program."""

    title: str
    at: dt.datetime
    stage: str
    format: str
    hook: str
    caption: str


def plan(wanted: Iterable[Month]) -> Iterator[Planned]:
    """Yield the videos of months, spread over their days and hours."""
    chance = random.Random(20261123)
    number = 0
    for month in wanted:
        for place in range(month.videos):
            number += 1
            day = month.first + dt.timedelta(days=place * 28 // month.videos)
            at = dt.datetime.combine(day, dt.time(8 + number % 14, chance.choice((0, 15, 30, 45))))
            title = f"{chance.choice(OPENINGS)} {chance.choice(DOINGS)}, take {number}"
            hook = f"{title}: one part, three parts, no stirring"
            yield Planned(
                title, at, chance.choice(STAGES), chance.choice(FORMATS), hook, f"{title}. Tap the basket."
            )


def rows(wanted: Iterable[Month]) -> Iterator[dict[str, Any]]:
    """Yield all columns of a video but its id, as SQLite stores them."""
    for number, one in enumerate(plan(wanted)):
        utc = one.at - dt.timedelta(hours=7)
        yield {
            "title": one.title, "stage": one.stage, "at": f"{one.at}.000000", "zone": ZONE,
            "at_utc": f"{utc}.000000", "format_id": number % 5 + 1, "product": "Cold Brew Concentrate 500 ml",
            "product_link": True, "hook": one.hook, "overlay": "1 : 3 | no stirring", "shows_product": True,
            "shows_result": False, "shows_motion": True, "shows_overlay": False, "length": 22.0,
            "beats": '[{"start": 0.0, "end": 3.0, "name": "Hook", "text": "Poured from high above"}, '
                     '{"start": 3.0, "end": 15.0, "name": "Step 1", "text": "One part concentrate"}, '
                     '{"start": 15.0, "end": 22.0, "name": "Result", "text": "Side view of the layers"}]',
            "script": SCRIPT, "sound_id": None, "sound_reason": "", "voice_over": True,
            "caption": one.caption, "hashtags": '["coldbrew", "icedcoffee", "senjacoffee", "fyp"]',
            "cta": "Tap the basket", "notes": "", "source": "", "origin": "own", "permission": "",
            "partnership": "none", "disclosure": "none", "meant_for_ad": False, "made_with_ai": False,
            "ai_label": False, "labels": "[]", "place": "", "props": "", "flag": "none", "comments": "everyone",
            "duets": "everyone", "stitches": "everyone", "creator": "",
            "again": "never", "posted_link": "", "posted_id": "",
        }  # fmt: skip


def make_calendar(path: Path, wanted: Sequence[Month]) -> Path:
    """Make a calendar file with the videos of months."""
    from planner import opening

    opening.create(path, lambda: NOW, brand="Senja Coffee", zone=ZONE, spoken="en").close()
    connection = sqlite3.connect(path)
    with connection:
        insert(connection, [tuple(row.values()) for row in rows(wanted)], next(rows([Month(THIS_MONTH, 1)])))
    connection.close()
    return path


def insert(connection: sqlite3.Connection, values: Sequence[tuple[Any, ...]], names: Iterable[str]) -> None:
    """Insert rows into the table of videos by one plain statement."""
    names = tuple(names)
    marks = ",".join("?" * len(names))
    connection.executemany(f"INSERT INTO video ({','.join(names)}) VALUES ({marks})", values)


def as_csv(wanted: Sequence[Month]) -> str:
    """Return a plan as the table that a spreadsheet would write."""
    import csv
    import io

    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(
        ("date", "post_time", "content_type", "product", "title", "hook", "script", "cta", "hashtags",
         "caption", "text_overlay", "length", "status")
    )  # fmt: skip
    script = f"[0-3s] {SCRIPT[:42]}\n[3-15s] {SCRIPT[43:108]}\n[15-22s] {SCRIPT[108:]}"
    for one in plan(wanted):
        writer.writerow(
            (one.at.date(), f"{one.at:%H:%M}", one.format, "Cold Brew Concentrate 500 ml", one.title, one.hook,
             script, "Tap the basket", " ".join(f"#{tag}" for tag in TAGS), one.caption, "1 : 3 | no stirring",
             "22s", one.stage)
        )  # fmt: skip
    return text.getvalue()
