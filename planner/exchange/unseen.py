"""Characters that nobody sees and that steer what shows a text: what becomes of them in each kind of output."""

import re
from typing import Any

_CONTROLS = (*(code for code in range(0x20) if chr(code) not in "\t\n\r"), *range(0x7F, 0xA0))
"""C0 without tabs and line ends, DEL and C1, among which is CSI as one character."""
_TURNS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""What turns the direction of the words after it, which are not the user's any more."""
_PICTURES = dict.fromkeys((*_CONTROLS, *_TURNS), "\ufffd") | {0x7F: "\u2421"}
_PICTURES |= {code: chr(0x2400 + code) for code in _CONTROLS if code < 0x20}
_LINE = _PICTURES | dict.fromkeys((0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029), " ")
_NO_CONTROLS = dict.fromkeys(_CONTROLS)
_NEITHER = dict.fromkeys((*_CONTROLS, *_TURNS))
_IN_JSON = re.compile(f"[{''.join(map(chr, (0x7F, *range(0x80, 0xA0), 0x2028, 0x2029, *_TURNS)))}]")


def in_a_line(text: str) -> str:
    """Return a text as one line with a picture for each such character: for terminals and cells that are read."""
    return text.translate(_LINE)


def in_lines(text: str) -> str:
    """Return a text with a picture for each such character, its lines kept: for documents."""
    return text.translate(_PICTURES)


def without_controls(text: str) -> str:
    """Return a text without what no file of a table holds; directions stay, for the text comes back."""
    return text.translate(_NO_CONTROLS)


def without(text: str) -> str:
    """Return a text without any such character: for formats that forbid them."""
    return text.translate(_NEITHER)


def as_json(value: Any) -> str:
    """Return a value as JSON, such characters as escapes and all others as they are."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=1)
    return _IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
