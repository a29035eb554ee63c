"""The words of the program in the user's language, by gettext."""

import gettext
import locale
import os
from functools import cache

from planner import presets

FOLDER = presets.ASSETS / "translations"
LANGUAGES = {"en": "English", "id": "Bahasa Indonesia"}

_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def N_(text: str) -> str:  # noqa: N802 - the name that extraction tools look for
    """Mark a text for translation where it is written, to be translated where it is shown."""
    return text


def _(text: str) -> str:
    """Return the text in the current language."""
    return _current.gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form for ``n`` in the current language; the caller formats the number in."""
    return _current.ngettext(one, many, n)


def pgettext(context: str, text: str) -> str:
    """Return a text that means different things in different places."""
    return _current.pgettext(context, text)


def language() -> str:
    """Return the current language's code, ``en`` or ``id``."""
    return _language


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
    _current = (
        gettext.NullTranslations()
        if _language == "en"
        else gettext.translation("hookline", FOLDER, languages=[_language], fallback=True)
    )
