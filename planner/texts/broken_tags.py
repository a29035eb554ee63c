"""Hashtags in text that are none as they stand: ``#dog biscuits``, ``#cold-brew``, ``#3+1``, a lone ``#``.

The app ends a hashtag at the first blank or sign. This tells where one was meant that goes on after it, and where
a blank or a sign only ends one: "love my #coldbrew setup", "#kopi!", credits behind the hashtags.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from planner.texts import small_words
from planner.texts.tag_signs import LINK, NAME, SIGNS, stretches


@dataclass(frozen=True, slots=True)
class BrokenTag:
    """What was meant as one hashtag: as written, without its signs, and where it stands with them."""

    written: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A sign and what belongs to it without a blank; ``fine`` where that is a hashtag."""

    start: int
    end: int
    written: str
    fine: bool

    @property
    def lettered(self) -> bool:
        """Whether it can be meant as a hashtag by itself: #7 and #INV-203 need one beside them."""
        return bool(_LETTER.search(self.written)) and not _NUMBERED.fullmatch(self.written)


@dataclass(slots=True)
class _Run:
    """Hashtags in a line with nothing but blanks, or a word or two that may belong to them, between them."""

    parts: list[_Part] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    """Where the words after each part end; 0 for none."""


_SIGN = rf"[{SIGNS}]"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_INSIDE = rf"[\-‐‑./&%+'’!?·{_UNSEEN}]"
_MORE = rf"[\p{{L}}\p{{Nd}}_](?:[\p{{L}}\p{{Nd}}_\p{{M}}]|{_INSIDE}(?=[\p{{L}}\p{{Nd}}_]))*+"
# A sign with a link behind it, a link, or a stretch without blanks that a sign begins, but not inside a word.
_FROM_SIGN = regex.compile(
    rf"(?<!{_SIGN})(?P<signed>{_SIGN}(?:[a-z][a-z0-9+.-]{{0,20}}://|www\.)\S*+)|(?P<link>{LINK})"
    rf"|(?<![\w&{SIGNS}]){_SIGN}\S*+",
    regex.V1 | regex.IGNORECASE,
)
_SIGNS_RUN = regex.compile(rf"{_SIGN}++", regex.V1)
# A name, and what goes on after one sign; an end such as 50% or 18+ belongs to it.
_WRITTEN = regex.compile(rf"({NAME})(?:{_INSIDE}{_MORE})?+(?:[%&+]{{1,2}}+(?!{_SIGN}))?+", regex.V1)
_SENTENCE_END = regex.compile(r"[\p{Ll}\p{Nd}][.!?]\p{Lu}", regex.V1)
_SUFFIX = regex.compile(r"-(?:nya|ku|mu|lah|kah)", regex.IGNORECASE)
_NUMBERED = regex.compile(r"\p{L}{1,4}[\-/.]\p{Nd}[\w./\-]*+", regex.V1)
_LETTER = regex.compile(r"\p{L}", regex.V1)
_TIGHT = regex.compile(r"[ \t,;]*+")
_WORD_OR_TWO = r"[ \t]++(\w{1,20}+(?:[ \t]++\w{1,20}+)?+)[ \t]*+"
_WORDS = regex.compile(rf"{_WORD_OR_TWO}[,;]?+[ \t]*+", regex.V1)
_TAIL = regex.compile(rf"{_WORD_OR_TWO}(?=[\r\n]|\Z|[(\-](?=[ \w(])|[^\w\s(\-.,;:!?'’\"”)%/&+])", regex.V1)
_ABOUT_SIGNS = {
    "hashtag",
    "hashtags",
    "tag",
    "tags",
    "tagar",
    "tanda",
    "sign",
    "symbol",
    "simbol",
    "nomor",
    "number",
    "no",
}
_GOES_ON = ("", ",", ";", "-", "–", "—", "&", "+", "/")
_NEAR = 80
"""Characters before a hashtag in which the word before it shows."""


@lru_cache(maxsize=64)  # lifting and the checks look at the same caption
def find(text: str) -> tuple[BrokenTag, ...]:
    """Return what was meant as a hashtag in a text and is none as it stands, in order."""
    return tuple(broken for run in _runs(text) for broken in _broken(text, run))


def _broken(text: str, run: _Run) -> Iterator[BrokenTag]:
    spaced = _spaced(text, run)
    among = _among(text, run, spaced)
    for at, part in enumerate(run.parts):
        if at in spaced:
            yield BrokenTag(text[part.start : run.ends[at]].lstrip(SIGNS), part.start, run.ends[at])
        elif not part.fine and (not part.written or part.lettered or at in among):
            yield BrokenTag(part.written, part.start, part.end)


def _among(text: str, run: _Run, spaced: set[int]) -> set[int]:
    """Return the places in a run where a number stands among hashtags, and was meant as one: not "the #1 #brew"."""
    among: set[int] = set()
    first = 0
    for at, end in enumerate(run.ends):
        if at + 1 < len(run.ends) and (not end or at in spaced):
            continue
        if any(part.lettered for part in run.parts[first : at + 1]):
            among.update(range(first, at + 1))
        first = at + 1
    return among - {0} if _lead(text, run) in small_words.all_() else among


def _spaced(text: str, run: _Run) -> set[int]:
    """Return the places in a run of the hashtags that go on after a blank; none where it is a sentence."""
    places = [at for at, end in enumerate(run.ends) if end]
    if not places or len(run.parts) < 2 or _goes_on(text, run):
        return set()
    lead = _lead(text, run)
    if lead is None or (len(places) > 1 and (len(run.parts) > 2 or lead not in small_words.all_())):
        return set(places)
    return {at for at in places if at > 0 and not run.ends[at - 1]}


def _lead(text: str, run: _Run) -> str | None:
    """Return the word in small letters that a run follows in the same sentence, or None where it stands by itself."""
    start = run.parts[0].start
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2].rstrip()
    if before[-1:].isalnum():
        return before.split()[-1].casefold()
    return None if not before or before[-1] not in _GOES_ON else before[-1]


def _goes_on(text: str, run: _Run) -> bool:
    """Whether the sentence goes on after a run."""
    if run.ends[-1]:
        return False
    last = run.parts[-1].end
    at = _end(_TIGHT, text, last)
    return text[at : at + 1].islower() and at > last


def _runs(text: str) -> Iterator[_Run]:
    """Yield the runs of hashtags of a text."""
    run = _Run()
    for part in _parts(text):
        if run.parts:
            last = run.parts[-1]
            end = _words_end(text, last, part.start)
            if not end and not _TIGHT.fullmatch(text, last.end, part.start):
                yield _closed(text, run)
                run = _Run()
            else:
                run.ends.append(end)
        run.parts.append(part)
    if run.parts:
        yield _closed(text, run)


def _closed(text: str, run: _Run) -> _Run:
    """Return a run with the words after its last hashtag, if they may belong to it."""
    last = run.parts[-1]
    match = _TAIL.match(text, last.end) if last.lettered else None
    words = match[1].split() if match else []
    fits = (
        len(words) <= (2 if any(run.ends) else 1)
        and not small_words.all_() & {word.casefold() for word in words}
        and (not words or not words[0][0].isupper() or not last.written.islower())
    )
    run.ends.append(match.end(1) if match and fits else 0)
    return run


def _words_end(text: str, part: _Part, start: int) -> int:
    """Return where the word or two between a hashtag and the next one end; 0 where there is anything else."""
    match = _WORDS.fullmatch(text, part.end, start) if part.lettered else None
    if match is None or small_words.all_() & {word.casefold() for word in match[1].split()}:
        return 0
    return int(match.end(1))


def _parts(text: str) -> Iterator[_Part]:
    """Yield the signs of a text with what belongs to them, but for those that begin nothing, such as ``#!``."""
    for match in (one for place in stretches(text) for one in _FROM_SIGN.finditer(text, *place)):
        start, end = match.span()
        if match["signed"]:
            yield _Part(start, end, text[start + 1 : end], fine=False)
        elif not match["link"]:
            for signs in _SIGNS_RUN.finditer(text, start, end):
                if part := _part(text, signs.start(), signs.end()):
                    yield part


def _part(text: str, start: int, at: int) -> _Part | None:
    """Return what belongs to a sign; None where it begins nothing."""
    match = _WRITTEN.match(text, at)
    if match is None:
        return _Part(start, at, "", fine=False) if _is_lone(text, start, at) else None
    name, written = match[1], match[0]
    rest = written[len(name) :]
    if _SENTENCE_END.search(written) or _SUFFIX.fullmatch(rest):
        written, rest = name, ""
    fine = not rest and bool(_LETTER.search(name) or "_" in name)
    return _Part(start, at + len(written), written, fine)


def _is_lone(text: str, start: int, at: int) -> bool:
    """Whether a sign stands alone where a hashtag was meant: no heading, no "# 12", not spoken about."""
    if at - start > 1 or not (text[at : at + 1].isspace() or at == len(text)):
        return False
    before = text[max(0, start - _NEAR) : start]
    after = text[at : at + _NEAR].split()
    said = before.split()
    return (
        (not before or before[-1].isspace())
        and not (after and after[0][0].isdigit())
        and not any(word.casefold().strip("\"'“”‘’(),.") in _ABOUT_SIGNS for word in (*said[-1:], *after[:1]))
    )


def _end(pattern: regex.Pattern[str], text: str, at: int) -> int:
    """Return where the signs of a pattern, which may be none, end."""
    found = pattern.match(text, at)
    return int(found.end()) if found else at
