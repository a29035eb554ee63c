"""Signs that no text of a calendar holds: controls but for tabs and line breaks, and halves of characters."""

import re
from collections.abc import Iterable

from planner.errors import PlanError
from planner.i18n import _

_CONTROLS = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]")
_HALVES = re.compile("[\\ud800-\\udfff]")
_NEVER = re.compile(f"{_CONTROLS.pattern}|{_HALVES.pattern}")
_NAMED = 40  # characters of a text by which it is known


def without(text: str) -> str:
    """Return a text without such signs, for what other programs wrote; the same object where it has none."""
    if text.isprintable():  # the quick look first: an import has many texts
        return text
    return _NEVER.sub("", text) if _NEVER.search(text) else text


def refuse(values: Iterable[object]) -> None:
    """Raise PlanError for the first text with such a sign, in lists and records too."""
    for value in values:
        if isinstance(value, str):
            if not value.isprintable() and _NEVER.search(value):
                _refuse_text(value)
        elif isinstance(value, dict):
            refuse(value.values())
        elif isinstance(value, list | tuple):
            refuse(value)


def _refuse_text(text: str) -> None:
    if _HALVES.search(text):
        raise PlanError(
            _("The change was not saved: a text holds half a character, such as half an emoji. Delete it.")
        )
    if found := _CONTROLS.search(text):
        said = _("The change was not saved: “{text}” holds a control character (U+{code}). Delete it.")
        around = without(text[max(0, found.start() - _NAMED // 2) : found.end() + _NAMED])[:_NAMED]
        raise PlanError(said.format(text=around, code=f"{ord(found[0]):04X}"))
