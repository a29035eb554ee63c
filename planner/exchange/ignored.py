"""Reads the rules that a table wants ignored for a video: ``TAG002 (fyp) until 2026-12-31: the reason``."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

_CODE = r"[A-Za-z]{3,5}[0-9]{3}\b"
_BETWEEN = re.compile(rf"(?:\A|[,;\n])[^\S\n]*+(?={_CODE})")
_BEFORE = re.compile(rf"(?<![\s,;])[\s,;]++(?={_CODE})")
_ITEM = re.compile(
    rf"(?P<code>{_CODE})(?:\s*+\((?P<about>[^()]*+)\))?"
    r"(?:\s++(?:until|till|sampai|s/d)\s++(?P<until>[0-9]{4}-[0-9]{2}-[0-9]{2}))?"
    r"\s*+(?:[:–—-]\s*+(?P<reason>.*))?",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class IgnoredRule:
    """A rule that a video is let off: its code, what of it (all if empty), why (may be empty), the last day."""

    code: str
    about: str = ""
    reason: str = ""
    until: dt.date | None = None


def read(text: str) -> tuple[tuple[IgnoredRule, ...], bool]:
    """Return the rules in a cell, separated by comma, semicolon or line, and whether all of it was readable.

    The reason follows a colon; the date is ISO 8601. A rule without a reason is one that WAIV003 finds.
    """
    found: dict[tuple[str, str], IgnoredRule] = {}
    readable = True
    for item in filter(None, (part.strip(" ,;\n\t").strip() for part in _BETWEEN.split(text))):
        one = _rule(item)
        readable = readable and one is not None
        if one:
            found[one.code, one.about] = one
    return tuple(found.values()), readable


def write(rules: Iterable[IgnoredRule]) -> str:
    """Return rules as a cell that ``read`` reads: a line each, on which no other rule can be taken to begin."""
    return "\n".join(map(_line, rules))


def _line(rule: IgnoredRule) -> str:
    about = f" ({re.sub('[()]', '', rule.about)})" if rule.about else ""
    until = f" until {rule.until:%Y-%m-%d}" if rule.until else ""
    reason = _BEFORE.sub(" ", " ".join(rule.reason.split()))
    return f"{rule.code}{about}{until}{': ' + reason if reason else ''}"


def _rule(item: str) -> IgnoredRule | None:
    match = _ITEM.fullmatch(item)
    if match is None:
        return None
    about, reason = (" ".join((match[name] or "").split()) for name in ("about", "reason"))
    try:
        until = dt.date.fromisoformat(match["until"]) if match["until"] else None
    except ValueError:
        return None
    return IgnoredRule(match["code"].upper(), about, reason, until)
