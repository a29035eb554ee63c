"""Reads lines such as "Hook: look at this": the name of a field, a colon, and what the field holds."""

import re
from collections.abc import Iterable

from planner.exchange.shapes.headers import field_of
from planner.exchange.shapes.when import leading, plain_words, shapes
from planner.texts.vocabulary import plain

_SHORT = 90  # characters of a line that says when a video goes out
_LONGEST = 20_000  # characters of a line in which marks are sought
_KEY = re.compile(r"([^\s:：][^:：\n]{0,39}?)\s*+(?:::?|：)(?!//)(?!\d)[^\S\n]*+(.*)", re.DOTALL)
_NO_KEY = re.compile(r"[.?!,;\"“”|<>#@=]|\d\s*$|^\d")
_LENGTH = re.compile(r"(?<!\s)\s*+[(\[][^()\[\]]{0,20}\d[^()\[\]]{0,20}[)\]]\s*$")
_SIGNS = re.compile(r"^[^\w\s\"“”'‘’#@(\[{<*_`~$€£¥+\-–—|&/\\:.…?¿!¡%]+[\ufe0f\u200d]*\s*")
_PAIRS = tuple(
    re.compile(rf"(?<![\w\\{sign[-1]}]){sign}(?=\S)((?:(?!{sign})[^\n])+)(?<=\S){sign}(?!\w)")
    for sign in (r"\*\*", "__", "~~")
)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\(([^()\s]*)\)")
_PAGES = (".md", ".csv", ".html")
_WHOLE = re.compile(r"([*_`])([^*_`\n]+)\1")
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_BEAT = re.compile(
    r"^[^\n:]{0,40}[(\[]?\s*\d{1,3}(?::\d\d)?\s*[-–—]\s*\d{1,3}(?::\d\d)?\s*(?:s|sec|secs|seconds?|dtk|detik|seg|segundos?|saat|giây|วินาที|sek|sekunden)?\s*[)\]:|.–—-]",
    re.IGNORECASE,
)


def freed(text: str) -> str:
    """Return a text without the marks of Markdown: bold, struck, code; a link is its words and its address."""
    if len(text) > _LONGEST or not any(sign in text for sign in "*_`~["):
        return text
    text = _LINK.sub(_address, text)
    for pair in _PAIRS:
        text = pair.sub(r"\1", text)
    text = _CODE.sub(r"\1", text)
    whole = _WHOLE.fullmatch(text.strip())
    return whole[2] if whole else text


def _address(found: re.Match[str]) -> str:
    words, address = found[1].strip(), found[2]
    if words and "://" not in address and address.endswith(_PAGES):
        return words  # a page of the same export, which is not here
    return words or address if address in ("", words) or not words else f"{words} ({address})"


def without_sign(text: str) -> tuple[str, str]:
    """Return the sign, such as an emoji, that a line begins with, and the rest; no sign is ""."""
    found = _SIGNS.match(text)
    return (found[0].strip().rstrip("\ufe0f"), text[found.end() :]) if found else ("", text)


def key(line: str) -> tuple[str, str] | None:
    """Return what may be a field's name and its value, out of one line freed of marks; None if it is neither."""
    sign, text = without_sign(line.strip())
    found = _KEY.match(text)
    if found is None:
        return goes_out(text)
    name, value = found[1].strip(" *_"), found[2].strip()
    bare = _LENGTH.sub("", name)
    if len(name.split()) > 5 or _NO_KEY.search(bare) or not any(map(str.isalpha, name)):
        return None
    if is_known(name):
        return name, value
    if is_numbered(name) or (leading(name + ":") and not sign):
        return None
    return name, value


def goes_out(text: str) -> tuple[str, str] | None:
    """Return "Schedule" and the day of a line such as "tayang Selasa 2 Maret 2027 jam 19.00", which has no colon."""
    for word in plain_words("goes_out") if len(text) < _SHORT else ():
        if text[: len(word)].casefold() == word and text[len(word) : len(word) + 1].isspace():
            when = leading(text[len(word) :].strip())
            if when and not when.rest and when.kind != "time":
                return "Schedule", when.text
    return None


def is_known(name: str) -> bool:
    """Return whether a name is one of a field."""
    return field_of(name) is not None


def is_beat(line: str) -> bool:
    """Return whether a line tells what happens in some of the seconds of a video."""
    text = freed(line.strip())
    return _BEAT.match(text) is not None and leading(text) is None


def is_numbered(text: str) -> bool:
    """Return whether a text is "Video 3", "Konten #4" or the like."""
    words = re.split(r"[\s#.]+", text.strip().casefold().strip("()[]"))
    words = [word for word in words if word]
    return len(words) == 2 and words[0] in shapes()["numbered"] and words[1].isdigit()


def keeps_lines(name: str) -> bool:
    """Return whether a field is one whose text goes on after a blank line, such as a script."""
    return plain(name) in plain_words("together")


def fields(text: str) -> tuple[dict[str, str], list[str]]:
    """Return the known fields that the lines of a text name, and its lines before the first of them.

    A line without a name goes on with the field above it.
    """
    found: dict[str, list[str]] = {}
    before: list[str] = []
    current: list[str] = before
    for line in text.splitlines():
        named = key(freed(line).strip().lstrip("-*• "))
        if named and is_known(named[0]) and named[0] not in found:
            current = found[named[0]] = [named[1]]
        else:
            current.append(line.rstrip())
    return {name: "\n".join(lines).strip() for name, lines in found.items()}, before


def is_script(name: str) -> bool:
    """Return whether a field holds what happens second by second."""
    return field_of(name) in {"script", "beats"} or plain(name) in plain_words("scripts")


def columns(items: Iterable[dict[str, str]]) -> list[str]:
    """Return the names of all fields of some items, as they come first."""
    names: dict[str, None] = {}
    for item in items:
        names.update(dict.fromkeys(item))
    return list(names)
