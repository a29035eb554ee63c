"""What may stand in each column of a calendar file, and what is read where something else stands there.

A cell takes what SQLite gives and returns it as it is if it can be read, else what is read in its place: never an
error, and never anything written. Light to import: the fast path needs it.
"""

import binascii
import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from models import choices

Cell = Callable[[Any], Any]
Shape = Callable[[Any], Any]
"""Returns as much of a value that was JSON as has the right shape; the value itself if all of it has."""

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""The years in which anything can be planned. Far enough from both ends of what a date can hold for every zone."""
NEVER_DAY = "1970-01-01"
NEVER = NEVER_DAY + " 00:00:00.000000"
"""What is read where a row needs a date or moment and has none that can be read."""
BRAND_FIELDS = ("title", "hook", "overlay", "script", "caption", "hashtags", "cta")
"""What a rule of the brand's own may look at."""
DAY_MINUTES, DAY_SECONDS = 24 * 60, 24 * 3600
_WHOLE = 2**63 - 1
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d{1,6})?)?", re.ASCII)


def decoded(content: bytes) -> str | bytes:
    """Return a text as SQLite keeps it; one that is not UTF-8 stays bytes."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content


@cache
def known_zone(name: str) -> bool:
    """Whether this computer knows a time zone by its IANA name."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such zone, no such name, a folder
        return False
    return True


def text(raw: Any) -> Any:
    """Read a text; of bytes, what of them is text."""
    if type(raw) is str:
        return raw
    return raw.decode("utf-8", "replace").replace("\0", "") if type(raw) is bytes else ""


def zone(raw: Any) -> Any:
    """Read the calendar's own zone: one that this computer does not know is UTC."""
    return raw if type(raw) is str and known_zone(raw) else "UTC"


def one_of(*words: str) -> Cell:
    """Read one of some words; anything else is the first of them."""
    known = dict.fromkeys(words)
    return lambda raw: raw if raw in known else words[0]


def choice(neutral: StrEnum) -> Cell:
    """Read a choice by its value; one that is none is the neutral one."""
    return one_of(neutral.value, *(one.value for one in type(neutral)))


def flag(neutral: int = 0) -> Cell:
    """Read a yes or no, kept as 1 and 0."""
    return lambda raw: raw if type(raw) is int and 0 <= raw <= 1 else neutral


def whole(least: int, most: int, neutral: int | None = None) -> Cell:
    """Read a whole number between two, both included; without a neutral one there may be none."""
    return lambda raw: raw if type(raw) is int and least <= raw <= most else neutral


def number(least: float, most: float) -> Cell:
    """Read a number between two, both included, or none."""
    return lambda raw: raw if type(raw) in (float, int) and least <= raw <= most else None


def day(neutral: str | None = None) -> Cell:
    """Read a date (ISO 8601); without a neutral one there may be none."""
    return lambda raw: raw if _is_day(raw) else neutral


def moment(neutral: str | None = None) -> Cell:
    """Read a date and time without a zone (ISO 8601); without a neutral one there may be none."""
    return lambda raw: raw if _is_moment(raw) else neutral


def clock(raw: Any) -> Any:
    """Read a time of day (ISO 8601), or none."""
    return raw if _is_clock(raw) else None


def picture(raw: Any) -> Any:
    """Read a picture, kept as Base64; what is none is no picture."""
    try:
        binascii.a2b_base64(raw if type(raw) is str else "?", strict_mode=True)
    except ValueError:
        return ""
    return raw


def _is_day(raw: Any) -> bool:
    if type(raw) is not str or len(raw) != 10:
        return False
    try:
        return FIRST_YEAR <= dt.date.fromisoformat(raw).year <= LAST_YEAR and raw[4] == raw[7] == "-"
    except ValueError:
        return False


def _is_moment(raw: Any) -> bool:
    if type(raw) is not str or not _MOMENT.fullmatch(raw):
        return False
    try:
        return FIRST_YEAR <= dt.datetime.fromisoformat(raw).year <= LAST_YEAR
    except ValueError:
        return False


def _is_clock(raw: Any) -> bool:
    if type(raw) is not str or raw[2:3] != ":" or len(raw) < 5:
        return False
    try:
        return dt.time.fromisoformat(raw).tzinfo is None
    except ValueError:
        return False


def kept(shape: Shape) -> Cell:
    """Read JSON as far as it has a shape."""
    empty = json.dumps(shape(None))

    def read(raw: Any) -> Any:
        if raw == empty:
            return raw
        try:
            found = json.loads(raw) if type(raw) is str else None
        except (ValueError, RecursionError):
            return empty
        clean = shape(_whole_signs(found, raw))
        return raw if clean == found and found is not None else json.dumps(clean, ensure_ascii=False)

    return read


def _whole_signs(found: Any, raw: Any) -> Any:
    """Return what was read from JSON with a question mark in place of each half of a sign, which no file can hold."""
    if type(raw) is not str or "\\ud" not in raw.lower():
        return found
    return json.loads(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))


def listed(fits: Callable[[Any], bool]) -> Shape:
    """Return the shape of a list of values that fit."""
    return lambda found: [one for one in found if fits(one)] if isinstance(found, list) else []


def mapped(fits: Callable[[str, Any], bool]) -> Shape:
    """Return the shape of a table of values that fit under their names."""
    return lambda found: (
        {name: one for name, one in found.items() if fits(name, one)} if isinstance(found, dict) else {}
    )


def _is_text(one: Any) -> bool:
    return isinstance(one, str)


def _is_texts(one: Any) -> bool:
    return isinstance(one, list) and all(isinstance(word, str) for word in one)


def _is_number(one: Any, least: float = -1e15, most: float = 1e15) -> bool:
    return type(one) in (int, float) and least <= one <= most


def _is_whole(one: Any, least: int = 0, most: int = _WHOLE) -> bool:
    return type(one) is int and least <= one <= most


def _is_step_back(one: Any) -> bool:
    """Whether one takes back a change of a row: table, id, columns before, and how it was left (models.unfinished)."""
    if not (isinstance(one, list) and len(one) == 4 and type(one[0]) is str and one[0] in CELLS):
        return False
    table, id_, before, after = one
    if before is None or not _is_whole(id_):
        return _is_whole(id_) and type(after) is str
    return (
        isinstance(before, dict)
        and before.keys() <= CELLS[table].keys()
        and all(map(_is_stored, before.values()))
        and (after is None or (isinstance(after, dict) and after.keys() >= before.keys()))
    )


def _is_stored(one: Any) -> bool:
    """Whether SQLite takes a value as it is."""
    return one is None or type(one) in {str, float, bool} or _is_whole(one, -_WHOLE)


def _is_tier(one: Any) -> bool:
    """Whether one is a pair of orders and the percent that holds from there on."""
    return isinstance(one, list) and len(one) == 2 and _is_number(one[0], 0) and _is_number(one[1], 0, 100)


def _is_fee(one: Any) -> bool:
    """Whether one is a line of what the platform takes."""
    return (
        isinstance(one, dict)
        and isinstance(one.get("market"), str)
        and isinstance(one.get("name"), str)
        and _is_number(one.get("percent", 0), 0, 100)
        and _is_number(one.get("fixed", 0), 0)
        and (one.get("cap") is None or _is_number(one["cap"], 0))
    )


TEXTS = kept(listed(_is_text))
IDS = kept(listed(_is_whole))


def _rows(fields: dict[str, tuple[Callable[[Any], bool], Any]], needed: Sequence[str] = ()) -> Shape:
    """Return the shape of a list of records: a field that does not fit gets its neutral value, or goes with None.

    A record goes where one of the ``needed`` fields does not fit. Fields of other names stay as they are.
    """

    def record(row: dict[str, Any]) -> dict[str, Any]:
        whole_ = dict(row)
        for name in fields.keys() & row.keys():
            fits, neutral = fields[name]
            if not fits(row[name]):
                del whole_[name]
                if neutral is not None:
                    whole_[name] = neutral
        return whole_

    def shape(found: Any) -> Any:
        rows = [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
        return [
            record(row) for row in rows if all(name in row and fields[name][0](row[name]) for name in needed)
        ]

    return shape


_SECONDS = (lambda one: _is_number(one, 0, 1e6), None)
_WORDS = (_is_text, None)
_PIECES = (lambda one: one is None or _is_whole(one), None)
BEATS = _rows({"start": _SECONDS, "end": _SECONDS, "name": _WORDS, "text": _WORDS}, ("start", "end"))
_SEGMENTS = _rows(
    {
        "minutes": (lambda one: _is_number(one, 0, 1e6), 0), "what": (_is_text, ""), "product": _WORDS, "price": _WORDS,
        "discount": (lambda one: _is_number(one, 0, 100), None), "stock": _PIECES, "needs": _PIECES, "say": _WORDS,
    }
)  # fmt: skip
_SLOTS = _rows(
    {"weekday": (lambda one: _is_whole(one, 0, 6), None), "time": (_is_clock, None), "format": _WORDS},
    ("weekday", "time"),
)


def _segments(found: Any) -> Any:
    return [row if "minutes" in row else row | {"minutes": 0} for row in _SEGMENTS(found)]


def _fits_hour(name: str, value: Any) -> bool:
    weekday, _hyphen, hour = name.partition("-")
    if not (weekday.isascii() and weekday.isdecimal() and hour.isascii() and hour.isdecimal()):
        return False
    return int(weekday[:9]) <= 6 and int(hour[:9]) <= 23 and _is_whole(value)


_RUN_FIELDS = {
    "begun",
    "lengths",
    "ends",
    "at",
    "added",
    "waited",
    "paused",
    "over",
    "parts",
    "sold",
    "notes",
}
_PART = {"planned", "began", "ended"}


def _run(found: Any) -> Any:
    """Return the state of a live event's run if all of it can be read, else nothing, as though it never began."""
    if not isinstance(found, dict) or not found.keys() <= _RUN_FIELDS:
        return {}
    lengths, parts, at = found.get("lengths"), found.get("parts"), found.get("at", 0)
    if not isinstance(lengths, list) or not isinstance(parts, list):
        return {}
    if not all(isinstance(part, dict) and part.keys() <= _PART for part in parts):
        return {}
    sold, notes = found.get("sold", []), found.get("notes", [])
    if not isinstance(sold, list) or not isinstance(notes, list):
        return {}
    if not all(_is_whole(one, 0, _WHOLE) for one in sold) or not all(isinstance(one, str) for one in notes):
        return {}
    numbers = [found.get("ends"), found.get("added", 0.0), found.get("waited", 0.0), *lengths]
    numbers += [part.get(name) for part in parts for name in ("planned", "began")]
    perhaps = [found.get("paused"), found.get("over"), *(part.get("ended") for part in parts)]
    fits = (
        all(_is_number(one, -1e9, 1e9) for one in (*numbers, *(one or 0 for one in perhaps)))
        and _is_whole(at, 0, len(lengths) - 1)
        and len(parts) > at
        and _is_instant(found.get("begun"))
    )
    return found if fits else {}


def _is_instant(one: Any) -> bool:
    try:
        return isinstance(one, str) and dt.datetime.fromisoformat(one).utcoffset() is not None
    except ValueError:
        return False


def _is_own(field: str, one: Any) -> bool:
    """Whether a text is kept by the id of an own field."""
    return field.isascii() and field.isdecimal() and len(field) < 19 and isinstance(one, str)


def _template(found: Any) -> Any:
    """Return what of a template is a column of a video with what may stand in it."""

    def fits(name: str, value: Any) -> bool:
        if name in ("format", "sound_id", "length", "overlay_x", "overlay_y") and value is None:
            return True
        if name == "format":
            return isinstance(value, str)
        if name in ("beats", "hashtags", "labels", "own"):
            return True
        if isinstance(value, bool):
            return _VIDEO.get(name) is _OFF
        cell = _VIDEO.get(name)
        return cell is None or (
            cell is not _OFF and not isinstance(value, (list, dict)) and cell(value) == value
        )

    content = mapped(fits)(found)
    shapes = {
        "beats": BEATS,
        "hashtags": listed(_is_text),
        "labels": listed(_is_text),
        "own": mapped(_is_own),
    }
    for name, shape in shapes.items():
        if name in content:
            content[name] = shape(content[name])
    return content


_KEY = whole(-_WHOLE, _WHOLE, 0)
_LINK = whole(1, _WHOLE)
_COUNT = whole(0, _WHOLE, 0)
_OFF, _ON = flag(), flag(1)
_BEFORE = whole(-400 * DAY_MINUTES, 400 * DAY_MINUTES, 0)
"""Minutes before or after something."""
_DAYS = (LAST_YEAR - FIRST_YEAR + 1) * 366
_PLACE = number(-100_000, 100_000)
_LENGTH = number(0.001, DAY_SECONDS)
_DAY, _MOMENT_OR_NONE, _SOME_DAY, _SOME_MOMENT = day(), moment(), day(NEVER_DAY), moment(NEVER)

_SOME, _MONEY = whole(0, _WHOLE), whole(0, 10**15)
_PERCENT, _ANSWER = number(0, 100), choice(choices.Answer.UNKNOWN)

_ALLOWED = choice(choices.Allowed.EVERYONE)
_VIDEO: dict[str, Cell] = {
    "id": _KEY, "title": text, "stage": choice(choices.Stage.IDEA), "flag": choice(choices.Flag.NONE),
    "at": _MOMENT_OR_NONE, "zone": text, "at_utc": _MOMENT_OR_NONE, "format_id": _LINK, "product": text,
    "product_link": _OFF, "comments": _ALLOWED, "duets": _ALLOWED, "stitches": _ALLOWED,
    "again": choice(choices.Again.NEVER), "hook": text,
    "overlay": text, "overlay_x": _PLACE, "overlay_y": _PLACE, "shows_product": _OFF, "shows_result": _OFF,
    "shows_motion": _OFF, "shows_overlay": _OFF, "length": _LENGTH, "beats": kept(BEATS), "script": text,
    "sound_id": _LINK, "sound_reason": text, "voice_over": _OFF, "caption": text, "hashtags": TEXTS, "cta": text,
    "notes": text, "origin": choice(choices.Origin.OWN), "permission": text,
    "partnership": choice(choices.Partnership.NONE), "disclosure": choice(choices.Disclosure.NONE),
    "meant_for_ad": _OFF, "made_with_ai": _OFF, "ai_label": _OFF, "live_id": _LINK, "labels": TEXTS,
    "campaign_id": _LINK, "series_id": _LINK, "filming_id": _LINK, "place": text, "props": text,
    "staged_utc": _MOMENT_OR_NONE, "source": text, "creator": text,
    "posted_link": text, "posted_id": text,
}  # fmt: skip

CELLS: dict[str, dict[str, Cell]] = {
    "calendar": {
        "id": _KEY, "key": text, "brand": text, "account": choice(choices.Account.PERSONAL),
        "market": text, "zone": zone,
        "language": one_of("id", "en"), "first_weekday": whole(0, 6, 0),
        "rule_changes": kept(mapped(lambda _code, one: isinstance(one, dict))),
        "packs": TEXTS, "max_length": number(0.001, 7 * DAY_SECONDS), "slots": kept(_SLOTS),
        "active_hours": kept(listed(lambda one: _is_whole(one, 0, 23))), "markets": TEXTS,
        "reply_starters": kept(mapped(lambda _language, one: _is_texts(one))), "places_to_look": TEXTS,
        "stage_limits": kept(mapped(lambda stage, n: stage in set(choices.Stage) and _is_whole(n, 0))),
        "quiet_from": clock, "quiet_to": clock,
        "off_weekdays": kept(listed(lambda one: _is_whole(one, 0, 6))), "days_off": kept(listed(_is_day)),
        "paused_until": _MOMENT_OR_NONE, "audience": kept(mapped(_fits_hour)),
        "fees": kept(listed(_is_fee)),
        "viewer_zones": kept(listed(lambda one: isinstance(one, str) and known_zone(one))),
    },
    "contentformat": {
        "id": _KEY, "key": text, "name": text, "needs": TEXTS, "beats": TEXTS,
        "min_s": number(0, DAY_SECONDS), "max_s": number(0, DAY_SECONDS),
    },
    "sound": {
        "id": _KEY, "title": text, "artist": text, "link": text, "licence": choice(choices.Licence.UNKNOWN),
        "trending": _OFF, "last_seen": _DAY, "formats": TEXTS,
    },
    "hashtag": {"id": _KEY, "name": text, "kind": choice(choices.TagKind.NICHE), "last_seen": _DAY},
    "campaign": {
        "id": _KEY, "name": text, "color": text, "first": _SOME_DAY, "last": _SOME_DAY, "preparation": _DAY,
        "notes": text,
    },
    "ownday": {"id": _KEY, "day": _SOME_DAY, "name": text, "yearly": _OFF, "source": text},
    "template": {"id": _KEY, "name": text, "content": kept(_template)},
    "series": {
        "id": _KEY, "name": text, "first": _SOME_MOMENT, "until": _SOME_DAY, "zone": text, "every": whole(1, 52, 1),
        "by": choice(choices.SeriesBy.WEEK),
    },
    "filmingday": {
        "id": _KEY, "name": text, "at": _SOME_MOMENT, "zone": text, "at_utc": _SOME_MOMENT, "place": text,
        "notes": text, "sequence": kept(listed(lambda one: _is_whole(one, 0, _WHOLE))),
    },
    "liveevent": {
        "id": _KEY, "name": text, "at": _SOME_MOMENT, "zone": text, "at_utc": _SOME_MOMENT,
        "minutes": whole(1, 400 * DAY_MINUTES, 60), "description": text, "products": TEXTS, "offer": text,
        "subscribers_told": _OFF, "run_of_show": kept(_segments), "host": text, "place": text, "goal": text,
        "stage": choice(choices.LiveStage.PLANNED), "viewers": whole(0, _WHOLE), "orders": whole(0, _WHOLE),
        "revenue": number(0, 1e15), "currency": text, "learned": text, "source": text,
    },
    "liveline": {"id": _KEY, "live_id": _KEY, "text": text, "minutes": _BEFORE, "done_utc": _MOMENT_OR_NONE},
    "liverun": {"id": _KEY, "live_id": _KEY, "state": kept(_run)},
    "video": _VIDEO,
    "ownfield": {
        "id": _KEY, "name": text, "kind": choice(choices.OwnKind.TEXT), "choices": TEXTS,
        "place": whole(-_WHOLE, _WHOLE, 0),
    },
    "ownvalue": {"id": _KEY, "video_id": _KEY, "field_id": _KEY, "text": text},
    "product": {
        "id": _KEY, "name": text, "other_names": TEXTS, "title": text, "description": text, "category": text,
        "link": text, "pictures": TEXTS, "markets": TEXTS, "currency": text, "price": _MONEY, "cost": _MONEY,
        "commission": _PERCENT, "shipped_by": choice(choices.ShippedBy.UNKNOWN), "ship_days": whole(0, _DAYS),
        "daily_orders": number(0, 1e9), "buffer": _SOME, "lead_days": whole(0, _DAYS), "supplier": text,
        "backup": text, "instead": text, "packing": _SOME, "seen_soon": _ANSWER, "bought_at_once": _ANSWER,
        "shown_well": _ANSWER, "shop_id": text, "notes": text,
    },
    "sku": {
        "id": _KEY, "product_id": _KEY, "code": text, "option": text, "price": _MONEY, "stock": whole(-_WHOLE, _WHOLE),
        "shop_id": text,
    },
    "stockcount": {
        "id": _KEY, "sku_id": _KEY, "at_utc": _SOME_MOMENT, "before": whole(-_WHOLE, _WHOLE),
        "stock": whole(-_WHOLE, _WHOLE), "said_by": choice(choices.StockFrom.TYPED),
    },
    "shoptask": {
        "id": _KEY, "product_id": _LINK, "market": text, "key": text, "done_utc": _MOMENT_OR_NONE,
    },
    "creator": {
        "id": _KEY, "handle": text, "name": text, "stage": choice(choices.CreatorStage.FOUND), "followers": _SOME,
        "engagement": _PERCENT, "audience": text, "city": text, "market": text, "language": text, "niche": text,
        "tone": text, "fit": whole(1, 5), "contact": text, "notes": text, "looked_at": _COUNT, "audience_seen": _OFF,
        "no_spikes": _OFF, "real_comments": _OFF, "partners_seen": _OFF, "partners": text,
    },
    "agreement": {
        "id": _KEY, "creator_id": _KEY, "kind": choice(choices.AgreementKind.AFFILIATE), "signed": _DAY,
        "fee": _MONEY, "currency": text, "tiers": kept(listed(_is_tier)), "ads_rate": _PERCENT, "orders": _SOME,
        "videos": _SOME, "due": _DAY, "code": text, "link": text, "product": text, "benefits": text,
        "features": text, "selling_point": text, "dos": text, "donts": text, "freedom": text,
    },
    "sample": {
        "id": _KEY, "creator_id": _KEY, "product": text, "sku": text, "kind": choice(choices.SampleKind.FREE),
        "requested": _DAY, "approved": _DAY, "shipped": _DAY, "received": _DAY, "due": _DAY, "posted": _DAY,
        "tracking": text, "cost": _MONEY, "currency": text, "link": text, "notes": text,
    },
    "permission": {
        "id": _KEY, "creator_id": _LINK, "video_id": _LINK, "handle": text, "link": text,
        "state": choice(choices.PermissionState.FOUND), "asked": _DAY, "asked_how": text, "granted": _DAY,
        "repost": _OFF, "ads": _OFF, "site": _OFF, "until": _DAY, "may_edit": _OFF, "credit": text, "written": text,
        "ad_code": text, "ad_start": _DAY, "ad_days": whole(1, _DAYS), "notes": text,
    },
    "challenge": {
        "id": _KEY, "tag": text, "prize": text, "instructions": text, "first": _DAY, "last": _DAY,
    },
    "numbersfile": {
        "id": _KEY, "name": text, "kind": text, "brought_utc": _SOME_MOMENT, "first": _DAY, "last": _DAY,
        "currency": text, "zone": text, "rows": _COUNT, "digest": text,
    },
    "orderline": {
        "id": _KEY, "file_id": _KEY, "kind": text, "order_id": text, "sku_id": text, "content_id": text,
        "content_type": text, "creator": text, "product_id": text, "product": text, "seller_sku": text, "state": text,
        "quantity": _SOME, "returned": _SOME, "amount": whole(-(10**15), 10**15), "refund": _MONEY,
        "commission_est": whole(-(10**15), 10**15), "commission": whole(-(10**15), 10**15), "currency": text,
        "at": _MOMENT_OR_NONE,
    },
    "numbersrow": {
        "id": _KEY, "file_id": _KEY, "kind": text, "key": text, "title": text, "creator": text, "product": text,
        "at": _MOMENT_OR_NONE, "currency": text,
        "numbers": kept(mapped(lambda _name, one: isinstance(one, int | float))),
    },
    "planfile": {
        "id": _KEY, "name": text, "path": text, "at": _SOME_MOMENT, "remembered": _OFF,
        "answers": kept(mapped(lambda _name, _one: True)),
    },
    "planrow": {
        "id": _KEY, "file_id": _KEY, "video_id": _LINK, "key": text, "moved": whole(-_DAYS, _DAYS, 0),
        "said": kept(mapped(lambda _field, _one: True)),
    },
    "cover": {"id": _KEY, "video_id": _KEY, "picture": picture},
    "firsthour": {
        "id": _KEY, "video_id": _KEY, "posted_utc": _SOME_MOMENT, "pinned": text, "questions": TEXTS,
        "came": whole(0, _WHOLE, 0), "answered": whole(0, _WHOLE, 0),
    },
    "reminder": {
        "id": _KEY, "kind": choice(choices.ReminderKind.OWN), "on": _ON, "time": clock,
        "weekdays": kept(listed(lambda one: _is_whole(one, 0, 6))), "minutes": _BEFORE, "text": text,
        "at": _MOMENT_OR_NONE, "zone": text, "recurrence": text,
    },
    "due": {
        "id": _KEY, "reminder_id": _KEY, "video_id": _KEY, "live_id": _KEY, "about": text, "wall": _SOME_MOMENT,
        "due_utc": _SOME_MOMENT, "minutes": _BEFORE, "state": choice(choices.DueState.DUE),
        "snoozed_until": _MOMENT_OR_NONE,
    },
    "reminderwatch": {"id": _KEY, "until": _SOME_MOMENT},
    "waiver": {
        "id": _KEY, "video_id": _LINK, "live_id": _LINK, "code": text, "about": text, "reason": text, "until": _DAY,
    },
    "review": {
        "id": _KEY, "video_id": _KEY, "verdict": choice(choices.Verdict.SENT_BACK), "note": text,
        "at_utc": _SOME_MOMENT,
    },
    "sighting": {"id": _KEY, "sound_id": _LINK, "hashtag_id": _LINK, "day": _SOME_DAY},
    "tagset": {"id": _KEY, "name": text, "tags": TEXTS},
    "brandrule": {
        "id": _KEY, "kind": choice(choices.BrandRuleKind.NEVER), "words": TEXTS, "instead": text, "most": _COUNT,
        "fields": kept(listed(lambda one: one in BRAND_FIELDS)), "formats": TEXTS,
        "severity": choice(choices.Severity.FIX), "message": text,
    },
    "findingcount": {"id": _KEY, "day": _SOME_DAY, "code": text, "n": _COUNT},
    "rulewatch": {"id": _KEY, "digest": text, "videos": IDS},
    "trendlook": {
        "id": _KEY, "begun_utc": _SOME_MOMENT, "ended_utc": _MOMENT_OR_NONE, "minutes": whole(0, DAY_MINUTES, 20),
    },
    "trendfind": {
        "id": _KEY, "look_id": _KEY, "kind": choice(choices.FindKind.NOTE), "text": text, "fits": text,
        "picture": picture, "at_utc": _SOME_MOMENT, "video_id": _LINK,
    },
    "history": {
        "id": _KEY, "at": _SOME_MOMENT, "label": text, "kind": text,
        "rows": kept(mapped(lambda _table, ids: isinstance(ids, list))),
    },
    "unfinished": {
        "id": _KEY, "work": text, "at": _SOME_MOMENT, "back": kept(listed(_is_step_back)),
    },
}  # fmt: skip
"""How each column of each table is read."""


def of(*columns: str) -> tuple[Cell, ...]:
    """Return the cells of columns, each as ``table.column``; with a ``?`` behind it, it may be NULL too."""
    found = []
    for name in columns:
        table, column = name.rstrip("?").split(".")
        cell = CELLS[table][column]
        found.append(_or_null(cell) if name.endswith("?") else cell)
    return tuple(found)


def _or_null(cell: Cell) -> Cell:
    return lambda raw: None if raw is None else cell(raw)


def read(cells: Sequence[Cell], rows: Iterable[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Return rows with each value as its cell reads it.

    By columns, and each value once: most of them are there many times, and nearly all can be read.
    """
    found = list(map(tuple, rows))
    columns: list[Sequence[Any]] = list(zip(*found, strict=True))
    spoiled = False
    for at, (cell, column) in enumerate(zip(cells, columns, strict=False)):
        if cell is text and set(map(type, column)) == _TEXT:
            continue
        wrong = {raw: good for raw in set(column) if (good := cell(raw)) is not raw}
        if wrong:
            columns[at], spoiled = [wrong.get(raw, raw) for raw in column], True
    return list(zip(*columns, strict=True)) if spoiled else found


_TEXT = {str}
