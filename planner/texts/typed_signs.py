"""Frees what people typed of the signs around it: Markdown's marks, check boxes, emoji."""

import re
import unicodedata
from functools import lru_cache

_MARKUP = re.compile(r"[*`~_<\[\]#>|•✓✔☐☑]|^\s*[-+]\s")
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(([^()\s]{1,500})\)")
_MARKS = re.compile(
    r"(?<!\w)\*+|\*+(?!\w)|`+|~~|(?<!\w)_+|_+(?!\w)|\\(?=[*_`~#\[\]-])|<br\s{0,3}/?>", re.IGNORECASE
)
_BOX = re.compile(r"\[[ xX✓✔]?\](?!\()")
_START = re.compile(r"^\s*(?:(?:[-+•>|]|#{1,6})\s+)+")
_SIGN = re.compile(
    "[\u00a9\u00ae\u200b-\u200d\u2060\ufeff\u20e3\ufe0e\ufe0f\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3030\u303d\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)


@lru_cache(maxsize=4096)
def freed(text: str) -> tuple[str, bool]:
    """Return a text without Markdown's marks, and whether a check box or a line through it went with them.

    Links keep their address in brackets behind their words.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " ")
    if _MARKUP.search(text) is None:
        return text.strip(), False
    said = "~~" in text or _BOX.search(text) is not None
    text = _MARKS.sub(" ", _BOX.sub(" ", _LINK.sub(r"\1 (\2)", text))) if said else _unmarked(text)
    return _START.sub("", text).strip(), said


def _unmarked(text: str) -> str:
    return _MARKS.sub(lambda mark: " " if mark[0][0] == "<" else "", _LINK.sub(r"\1 (\2)", text))


def blanked(text: str) -> tuple[str, bool]:
    """Return a text of the same length with a blank for each emoji or other sign, and whether there was one."""
    if text.isascii():
        return text, False
    without = _SIGN.sub(" ", text)
    return without, without != text
