"""Sees where a text speaks of a day or an hour, without understanding which: the shape of a date, not its meaning."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from planner import presets
from planner.texts import clocks, moments
from planner.texts.vocabulary import listed, plain

_MOST = 120  # characters in which a day is sought at the start of a line
_NUMBER = re.compile(
    r"['’]?\d{1,4}(?:st|nd|rd|th|er|[ºª°])?(?:[./:,h-]\d{1,4}){0,3}(?:h\d\d|am|pm|h|s|hrs|z)?['’]?"
    r"|ke-\d{1,3}|\d{4}-\d\d-\d\dT[\d:.+Z-]+|[dh]\+\d{1,3}|[w#]\d{1,2}|gmt[+-]\d{1,2}|\(?utc[+-]?\d{0,2}\)?",
    re.IGNORECASE,
)
_AROUND = " \t:|–—-*_~,·•"
_SAID = 48  # characters in which it ends with a sign, where its words alone do not tell it
_ANY_DAY = dt.date(2026, 1, 1)
_COUNT = re.compile(r"^[^\W\d]+\s(?:ke[ -])?\d{1,3}(?:\s?[-–—]\s?\d{1,3})?(?![\d:.])")
"""A day by its number, with which a text begins: "Day 3", "Hari ke-3"."""
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d\d(?!\d|[./-]\d)|\d{1,2} ?(?:am|pm|a\.m|p\.m)\b|\b\d{1,2}h(?:\d\d)?\b|"
    r"\b(?:jam|pukul|pkl|stgh|setengah|uhr|lúc|เวลา)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\b\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})\b|\b\d{1,2}/\d{1,2}\b"
)
_DATE_CELL = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_EDGES = "()[],.;*_`~✅☑✔❌🔥📅🗓📆⏰\ufe0f"
_JOINTS = frozenset({"-", "–", "—", "|", "/", "•", "·", "&", "s/d", ":", "→", "@", "+"})
_GAP = re.compile(r":\s|\s[-–—|•·→]\s|\s[-–—|]$|:$")


@dataclass(frozen=True, slots=True)
class When:
    """The day or hour that a line begins with, as it is written; ``kind`` says which; ``rest`` is what follows."""

    text: str
    kind: str
    rest: str


@cache
def shapes() -> dict[str, frozenset[str]]:
    """Return the words by which shapes are seen, in small letters, by what they are."""
    words = presets.read("shapes")
    found = {name: frozenset(map(str.casefold, value)) for name, value in words.items() if name != "signs"}
    found["months"] |= {word for some in listed()["months"].values() for word in some}
    found["days"] = found["when"] | {word for some in listed()["weekdays"].values() for word in some}
    found["parts"] |= {word for some in listed()["day_parts"].values() for word in some}
    found["said"] = found["months"] | found["days"] | found["parts"] | found["weekday_short"]
    found["any"] = found["said"] | found["between"] | found["counted"]
    return found


@cache
def plain_words(name: str) -> frozenset[str]:
    """Return the plain forms of the words of one kind."""
    return frozenset(map(plain, shapes()[name]))


def leading(text: str) -> When | None:
    """Return the day or hour at the start of a line, or None where it begins with something else.

    "Senin 1/3 jam 7 malam: Kopi" is "Senin 1/3 jam 7 malam" and "Kopi"; "5 ways to fold" has none.
    """
    found = _by_words(text)
    gap = _GAP.search(text, 0, _SAID) if any(map(str.isdigit, text[:_SAID])) else None
    if gap is None or (found and len(found.text) >= len(text[: gap.start()].strip(_AROUND))):
        return found
    head = text[: gap.start()].strip(_AROUND)
    return When(head, kind, text[gap.end() :].strip(_AROUND)) if (kind := _understood(head)) else found


def is_one_day(text: str) -> bool:
    """Return whether a line begins with one date, and not with a month, a week or several days."""
    day = moments.day(text, _ANY_DAY, True)
    return day is not None and moments.RANGE not in day.notes


def _understood(head: str) -> str | None:
    """Return "date", "time" or "both" for words that are understood as such to the last: "8 h du soir"."""
    if (clock := clocks.clock(head)) is not None:
        return None if clock.rest else "time"
    day = moments.day(head, _ANY_DAY, True)
    if day is None or not day.rest:
        return "date" if day else None
    clock = clocks.clock(day.rest)
    return "both" if clock and not clock.rest else None


def _by_words(text: str) -> When | None:
    """Return the day or hour at the start of a line as far as its words are known for such."""
    words: list[str] = []
    ends: list[int] = []
    for found in re.finditer(r"\S+", text[:_MOST]):
        word = found[0].strip(_EDGES).casefold()
        bare = word.rstrip(":|–—-").strip(_EDGES)
        if not (
            bare in shapes()["any"] or _NUMBER.fullmatch(bare) or word in _JOINTS or _pair(bare) or not bare
        ):
            break
        words.append(word)
        ends.append(found.end())
    if len(ends) < len(text[:_MOST].split()):
        while len(words) > 1 and _begins_title(words):
            words.pop()
            ends.pop()
        if ends and (kept := _before_title(words, text, ends)) < len(words):
            del words[kept:], ends[kept:]
    end = _bracket_end(text, ends[-1]) if ends else 0
    head = text[:end]
    kind = _kind(head, words)
    if kind is None:
        return None
    rest = text[end:]
    if rest.strip() and kind == "date" and _is_month(words):
        return None
    if rest.strip() and not _parted(head, rest, kind):
        return None
    if rest.strip() and not _closed(head) and (more := _more(text, end, head)):
        end, head, rest = more
    return When(head.strip(_AROUND), kind, rest.strip(_AROUND))


def _begins_title(words: list[str]) -> bool:
    """Return whether the last of the words at the start of a line are those of a title: "19 h : Le", "10am - Sun"."""
    short = words[-1] in shapes()["weekday_short"] and words[-2].endswith((":", "-", "–", "—", "|"))
    return words[-1] in shapes()["articles"] or short


def _before_title(words: list[str], text: str, ends: list[int]) -> int:
    """Return how many of the words at the start of a line are its day or hour, and none of a title behind a sign.

    "7pm - Jam session", "Mon 7 Dec – March madness": what follows the sign names no further day or hour.
    """
    signs = [
        at for at, word in enumerate(words) if word in _JOINTS or word.endswith((":", "|", "-", "–", "—"))
    ]
    at = next((at for at in reversed(signs) if 0 < at + 1 < len(words)), None)
    if at is None or _GAP.match(text, ends[-1]) or _closed(text[: ends[-1]]):
        return len(words)
    before, said = text[: ends[at]], words[at + 1 :]
    head = _kind(before, words[: at + 1]) or _understood(before.strip(_AROUND))
    behind = text[ends[at] : ends[-1]].strip(_AROUND + _EDGES)
    if head is None:
        return len(words)
    if any(map(str.isdigit, behind)):
        own = _kind(behind, said)
        if own == "time" and head == "date" and said[0].strip(_EDGES) in shapes()["title_articles"]:
            return at + 1  # "3 March: The 4 a.m. shift" is a title
        return at + 1 if head in {"time", "both"} and own in {None, "week"} else len(words)
    known = shapes()
    weekday = all(word.strip(_EDGES) in known["days"] for word in said)
    if (
        weekday
        and head == "date"
        and not any(word.strip(_EDGES + ":-") in known["days"] for word in words[:at])
    ):
        return len(words)
    title = behind[:1].isupper() or said[-1] in known["between"]
    return at + 1 if title else len(words)


def _bracket_end(text: str, end: int) -> int:
    """Return where a bracket ends that a day opens and does not close: "18/2 (jam menyusul)"."""
    if text.count("(", 0, end) <= text.count(")", 0, end):
        return end
    closing = text.find(")", end, end + 30)
    return closing + 1 if closing >= 0 and "(" not in text[end:closing] else end


def _pair(word: str) -> bool:
    """Return whether a word is two that stand for days, such as "Mon–Fri" or "Sabtu/Minggu"."""
    parts = re.split(r"[-–/]", word)
    return len(parts) == 2 and all(part in shapes()["said"] or _NUMBER.fullmatch(part) for part in parts)


def _kind(head: str, words: list[str]) -> str | None:
    """Return "date", "time", "both" or "week" for what a text begins with, None if it is neither."""
    known = shapes()
    bare = [part for word in words for part in re.split(r"[-–/]", word.rstrip(":|–—-").strip(_EDGES))]
    numbers = any(any(map(str.isdigit, word)) for word in bare)
    month = any(word in known["months"] for word in bare)
    weekday = any(word in known["days"] or word in known["weekday_short"] for word in bare)
    part = any(word in known["parts"] for word in bare)
    clock = bool(_CLOCK.search(head)) or (part and numbers)
    date = bool(_DATE.search(head)) or (month and numbers) or weekday
    counted = numbers and any(word in known["counted"] for word in bare)
    if (date and (clock or (part and weekday))) or (counted and clock and _COUNT.search(head)):
        return "both"
    if date:
        return "date"
    if clock:
        return "time"
    return "week" if counted else None


def _is_month(words: list[str]) -> bool:
    """Return whether words name a month and a year and no day."""
    bare = [word.strip(_EDGES + ":|–—-") for word in words]
    known = shapes()
    numbers = [word for word in bare if any(map(str.isdigit, word))]
    weekday = any(word in known["days"] for word in bare)
    return not weekday and bool(numbers) and all(len(word) == 4 and word.isdigit() for word in numbers)


def _closed(head: str) -> bool:
    return head.rstrip("*_~ ")[-1:] in {":", "|", "–", "—", "-", "·", "•"}


def _parted(head: str, rest: str, kind: str) -> bool:
    """Return whether what follows a day is something else, and not the rest of a sentence about it."""
    if _closed(head) or head.endswith(("**", ",", ")", "]")) or re.match(r"\s*[-–—|:(\"“#·•]", rest):
        return True
    if kind == "week":
        return False
    if any(map(str.isdigit, head)):
        return bool(_CLOCK.search(head) or _DATE.search(head)) or kind == "both" or len(head.split()) > 1
    return False


def _more(text: str, end: int, head: str) -> tuple[int, str, str] | None:
    """Return a day that goes on with a word nobody knows, up to the colon or dash that ends it."""
    gap = _GAP.search(text, end, end + 30)
    if gap is None or not any(map(str.isdigit, head)) or _CLOCK.search(head):
        return None
    between = text[end : gap.start()]
    if len(between.split()) > 3 or re.search(r"[\"“.!?#]", between):
        return None
    return gap.start(), text[: gap.start()], text[gap.end() :]


def is_when(text: str) -> str | None:
    """Return "date", "time", "both" or "week" where a whole cell speaks of a day or an hour and nothing else."""
    text = text.strip()
    if not text or len(text) > 40:
        return None
    found = leading(text)
    return found.kind if found and not found.rest else None


def before_sign(text: str) -> str:
    """Return what stands before the first dash, bracket or other sign that parts a text."""
    return re.split(r"\s[-–—|]|[(\[:;,–—]", text, maxsplit=1)[0].strip()


def is_date_cell(text: str) -> bool:
    """Return whether a cell begins with a date in numbers."""
    return _DATE_CELL.match(text.strip()) is not None


def is_group(text: str) -> bool:
    """Return whether a line looks as if it stood over others: a week, a month, a day, or all in capitals."""
    text = text.strip().strip("#*_=-–—> :")
    if not text or len(text) > 120:
        return False
    words = [word.strip(_EDGES + ":–-") for word in text.casefold().split()[:8]]
    known = shapes()
    if any(word in known["groups"] for word in words[:2]) and any(
        any(map(str.isdigit, word)) for word in words[:4]
    ):
        return True
    if len(words) == 1 and words[0] in known["months"]:
        return True
    return leading(text) is not None or (text.isupper() and sum(map(str.isalpha, text)) > 3)
