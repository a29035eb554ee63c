"""What cells of the platform's files say: numbers in the dialect of their file, moments, ids and handles."""

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from planner.shop import money
from planner.video.posted import id_of

_LONG_ID = re.compile(r"(?<!\d)[67]\d{18}(?!\d)")
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+?\d{2}", re.IGNORECASE)
_UNSEEN = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_CLOSING, _OPENING = ")）", "(（"
_IN_BRACKETS = 4
"""Signs of a currency in brackets, at most."""
_NUMBER = re.compile(r"[-−]?\d[\d.,]*")
_THOUSANDS = re.compile(r"-?\d{1,3}(?:[.,]\d{3})+|-?\d+")
_SCALES = {
    "k": 1000,
    "m": 1_000_000,
    "b": 1_000_000_000,
    "rb": 1000,
    "ribu": 1000,
    "jt": 1_000_000,
    "juta": 1_000_000,
}
_MISSING = frozenset({"", "-", "--", "–", "—", "/", "n/a", "null", "none", "undefined"})
_MOMENT = re.compile(
    r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:[/T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([AaPp][Mm])?)?"
)
_DURATION = re.compile(r"(?:(\d{1,4}+)\s?h)?+\s?(?:(\d{1,5}+)\s?min)?+\s?(?:(\d{1,6}+)\s?s)?+", re.IGNORECASE)
_EPOCH_BITS = 32
__all__ = [
    "amount",
    "count",
    "currency_in",
    "handle",
    "id_inside",
    "id_of",
    "is_missing",
    "is_rounded",
    "moment",
    "plain",
    "posted",
    "seconds",
    "share",
]
NO_DECIMALS = frozenset({"IDR", "VND"})
"""Currencies whose amounts the shop writes without parts, so that every sign between digits is one of thousands."""


def plain(header: str) -> tuple[str, str]:
    """Return a header as headers are compared, and the currency in brackets at its end, "" for none."""
    text = " ".join(unicodedata.normalize("NFC", header).translate(_UNSEEN).split()).casefold()
    begins = max(text.rfind(sign, -_IN_BRACKETS - 2) for sign in _OPENING)
    if (
        text[-1:] in _CLOSING
        and begins > 0
        and (currency := money.currency_of(text[begins + 1 : -1].upper()))
    ):
        return text[:begins].rstrip(), currency
    return text, ""


def is_missing(text: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return text.strip().casefold() in _MISSING


def id_inside(text: str) -> str:
    """Return the number of a video somewhere in a text, such as the name of an ad; "" for none that is one."""
    return next((one for one in _LONG_ID.findall(text) if posted(one)), "")


def is_rounded(text: str) -> bool:
    """Whether an id became a number and lost its last digits, as spreadsheets do it: 7.70E+18."""
    return bool(_ROUNDED.fullmatch(text.strip()))


def posted(video_id: str) -> dt.datetime | None:
    """Return when a video was posted, in UTC, which its number says; None where that is no moment of the platform."""
    try:
        seconds = int(video_id) >> _EPOCH_BITS
    except ValueError:
        return None
    if not 1_451_606_400 <= seconds < 4_102_444_800:  # 2016 to 2099
        return None
    return dt.datetime.fromtimestamp(seconds, dt.UTC).replace(tzinfo=None)


def handle(text: str) -> str:
    """Return a creator's handle as it is kept: without @, in small letters."""
    return text.strip().lstrip("@").casefold()


@lru_cache(maxsize=65_536)
def amount(text: str, currency: str, *, point: bool = False) -> int | None:
    """Return an amount in minor units, None for none. With ``point`` its decimals stand behind a point."""
    found = _NUMBER.search(text.replace("\u00a0", "").replace(" ", ""))
    if found is None or is_missing(text):
        return None
    decimal = found[0].count(".") == 1 and "," not in found[0] if point else False
    digits = found[0] if decimal else _joined(found[0], whole=currency in NO_DECIMALS)
    value = Decimal(digits.replace("−", "-")) * _scale(text[found.end() :] if not point else "")
    return int((value * 10 ** money.digits(currency or "USD")).to_integral_value())


@lru_cache(maxsize=65_536)
def count(text: str) -> int | None:
    """Return how many, None for none: "18.400", "18,400", "1.2K", "12,5rb". What is counted has no parts."""
    found = _NUMBER.search(text)
    if found is None or is_missing(text):
        return None
    scale = _scale(text[found.end() :])
    number = found[0].replace("−", "-")
    if scale != 1:
        return round(Decimal(_joined(number, whole=False)) * scale)
    if _THOUSANDS.fullmatch(number):
        return int(number.replace(".", "").replace(",", ""))
    return round(Decimal(_joined(number, whole=False)))


@lru_cache(maxsize=16_384)
def share(text: str) -> float | None:
    """Return a part of one, None for none: "2,09%", "12.5 %", "0.31", "38"."""
    found = _NUMBER.search(text)
    if found is None or is_missing(text):
        return None
    value = float(found[0].replace(",", ".").replace("−", "-"))
    return value / 100 if "%" in text or value > 1 else value


@lru_cache(maxsize=65_536)
def moment(text: str, *, month_first: bool = False) -> dt.datetime | None:
    """Return a moment on the file's wall clock, None for none that can be read: years come first or last."""
    found = _MOMENT.match(text.strip())
    if found is None:
        return None
    one, two, three = (int(found[place]) for place in (1, 2, 3))
    year, month, day = (one, two, three) if len(found[1]) == 4 else (three, two, one)
    half = (found[7] or "").casefold()
    if len(found[1]) != 4 and (month_first or half):
        month, day = day, month
    hour = int(found[4] or 0)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        time = dt.time(hour, int(found[5] or 0), int(found[6] or 0))
        return dt.datetime.combine(dt.date(year, month, day), time)
    except ValueError:
        return None


def seconds(text: str) -> int | None:
    """Return a length of time in seconds: "2h 53min", "43s"; None for none."""
    found = _DURATION.fullmatch(" ".join(text.split()))
    if found is None or not any(found.groups()):
        return None
    hours, minutes, rest = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + rest


def currency_in(text: str) -> str:
    """Return the currency that an amount is written with, "" for none."""
    before = text.strip().partition(next((sign for sign in text if sign.isdigit()), "\0"))[0].strip(" -−")
    return money.currency_of(before.upper()) if before else ""


def _joined(number: str, *, whole: bool) -> str:
    """Return a number with a point before its decimals alone; ``whole`` says that it has none."""
    last = max(number.rfind("."), number.rfind(","))
    if last < 0:
        return number
    both = "." in number and "," in number
    behind = number[last + 1 :]
    thousands = (
        not both and len(behind) == 3 and (whole or number[last] == "," or number.count(number[last]) > 1)
    )
    if thousands or (both and whole and len(behind) == 3):
        return number.replace(".", "").replace(",", "")
    return number[:last].replace(".", "").replace(",", "") + "." + behind


def _scale(behind: str) -> int:
    word = "".join(sign for sign in behind.strip().casefold() if sign.isalpha())
    return _SCALES.get(word, 1)
