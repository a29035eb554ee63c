"""The words of the program in the user's language, by gettext."""

import gettext
import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from planner import presets

FOLDER = presets.ASSETS / "translations"
LANGUAGES = {"en": "English", "id": "Bahasa Indonesia"}

_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"
_for_now: ContextVar[tuple[str, gettext.NullTranslations] | None] = ContextVar("for_now", default=None)
"""What one thread speaks for a while in place of the language of the program."""


def N_(text: str) -> str:  # noqa: N802 - the name that extraction tools look for
    """Mark a text for translation where it is written, to be translated where it is shown."""
    return text


def _(text: str) -> str:
    """Return the text in the current language."""
    return _words().gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form for ``n`` in the current language; the caller formats the number in."""
    return _words().ngettext(one, many, n)


def pgettext(context: str, text: str) -> str:
    """Return a text that means different things in different places."""
    return _words().pgettext(context, text)


def language() -> str:
    """Return the current language's code, ``en`` or ``id``."""
    spoken_for_now = _for_now.get()
    return spoken_for_now[0] if spoken_for_now else _language


def system_language() -> str:
    """Return the system's language if Hookline speaks it, else English."""
    for name in ("HOOKLINE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
        if code:
            return "en"
    try:
        code = (locale.getlocale()[0] or "")[:2].lower()
    except ValueError:
        code = ""
    return {"in": "id"}.get(code, code) if code in {*LANGUAGES, "in"} else "en"


@cache
def in_every_language(text: str) -> tuple[str, ...]:
    """Return a text in each language that Hookline speaks, English first."""
    others = (code for code in LANGUAGES if code != "en")
    found = (gettext.translation("hookline", FOLDER, languages=[code], fallback=True) for code in others)
    return (text, *(one.gettext(text) for one in found if text))


def spoken(code: str) -> str:
    """Return the language that a choice means: ``en`` and ``id`` themselves, anything else the system's."""
    return code if code in LANGUAGES else system_language()


def speak_for_libraries() -> None:
    """Have libraries that look their words up by gettext, as the command line's parser does, find ours."""
    os.environ["LANGUAGE"] = _language
    gettext.bindtextdomain("hookline", FOLDER)
    gettext.textdomain("hookline")


def set_language(code: str) -> None:
    """Speak ``code`` (``en`` or ``id``) from now on; anything else means the system's language."""
    global _current, _language  # noqa: PLW0603 - one language a process is what gettext is
    _language = spoken(code)
    _current = _translations(_language)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak ``code`` (``en`` or ``id``) within a block, in this thread alone: for what is handed to somebody else."""
    before = _for_now.set((spoken(code), _translations(spoken(code))))
    try:
        yield
    finally:
        _for_now.reset(before)


def _words() -> gettext.NullTranslations:
    spoken_for_now = _for_now.get()
    return spoken_for_now[1] if spoken_for_now else _current


def _translations(code: str) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    return gettext.translation("hookline", FOLDER, languages=[code], fallback=True)
