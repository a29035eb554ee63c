"""Takes the older mail off that an answer quotes: its plan is not the one that holds."""

import re

from planner.exchange.shapes.table import Problem, quoted
from planner.i18n import _

Numbered = list[tuple[int, str]]

_WROTE = re.compile(
    r"\b(?:wrote|writes|menulis|schrieb|a écrit|escribió|escreveu|ha scritto|đã viết|เขียนว่า|เขียน|sinulat ni|sumulat)"
    r"\b[^:\n]{0,80}:?\s*$",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"\s*[-_]{3,}\s?(?:original message|pesan asli|mesej asal|mensaje original|mensagem original|message d.origine|"
    r"ursprüngliche nachricht)\s?[-_]{3,}\s*",
    re.IGNORECASE,
)
_MOST = 300
"""Characters of a line that may say who wrote."""
_AHEAD = 3
"""Lines behind such a line in which what is quoted begins."""


def without_quoted(numbered: Numbered) -> tuple[Numbered, list[str]]:
    """Return lines without those of a mail that is quoted under "… wrote:", and these."""
    start = next((at for at, (_number, line) in enumerate(numbered) if _begins(numbered, at, line)), None)
    if start is None or not any(line.strip() for _number, line in numbered[:start]):
        return numbered, []
    if _ORIGINAL.fullmatch(numbered[start][1]):
        return numbered[:start], [line for _number, line in numbered[start:] if line.strip()]
    gone = {start}
    gone.update(at for at in range(start, len(numbered)) if numbered[at][1].lstrip().startswith(">"))
    kept = [(number, "" if at in gone else line) for at, (number, line) in enumerate(numbered)]
    return kept, [numbered[at][1] for at in sorted(gone)]


def _begins(numbered: Numbered, at: int, line: str) -> bool:
    if len(line) > _MOST:
        return False
    if _ORIGINAL.fullmatch(line):
        return True
    ahead = [text for _number, text in numbered[at + 1 : at + 1 + _AHEAD] if text.strip()]
    return bool(_WROTE.search(line)) and bool(ahead) and ahead[0].lstrip().startswith(">")


def told(older: list[str]) -> list[Problem]:
    """Return what is said of the mail that was taken off."""
    if not older:
        return []
    text = _("The older mail that is quoted was left out: “{text}”.")
    words = quoted(" ".join(line.strip(" >") for line in older), 200)
    return [Problem(None, None, text.format(text=words), "note")]
