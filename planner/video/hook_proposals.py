"""Openings that a video could begin with, made of what it says already: to start from, never put in by themselves."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from string import Formatter
from typing import Any, Protocol

from models.records import Beat
from planner import presets
from planner.texts import phrases
from planner.texts.beats import kinds_of
from planner.texts.language import ENGLISH, language

LEAST, MOST = 3, 11
"""Words of a sentence that can be an opening."""
MOST_PRODUCT = 4
"""Words of a product's name that are said in an opening."""
MOST_SIGNS = 4000
"""Characters of each text that are looked at."""
TROUBLE, OUTCOME = ("problem", "before"), ("result", "after")
"""Kinds of beats that tell of a trouble, and of what came of it."""

_SENTENCE = re.compile(r"[^.!?…\n;|]*+[.!?…]*")
_NUMERAL = re.compile(r"(?<=\d)[.,](?=\d)")
_BESIDE = re.compile(r"\[[^\[\]\n]{0,200}+\]|\([^()\n]{0,200}+\)|\*[^*\n]{0,200}+\*")
_FOREIGN = re.compile(r"[#＃@]|://|\bwww\.")
_EDGES = re.compile(r"^[\W_]++|(?<![^\w%\"”’)])[^\w%\"”’)]++$")
_SIZE = re.compile(
    r"[\[(][^\[\]()]{0,200}+[\])]|\bisi\s\d+|\b\d+(?:[.,]\d+)?\s?(?:x\s?\d+\s?)?(?:ml|l|liter|g|gr|gram|kg|cm|mm|m|oz|pcs|pack|mah|w)\b",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"\bRp\.?\s?\d[\d.,]*\d(?:\s?(?:rb|ribu|k|jt|juta)\b)?|\bRp\.?\s?\d+\s?(?:rb|ribu|k|jt|juta)\b"
    r"|\b\d+(?:[.,]\d+)?\s?(?:rb|ribu)\b|[$£€]\s?\d+(?:[.,]\d{1,2})?(?!\d)|\bRM\s?\d+(?:[.,]\d{2})?"
)
_AMOUNT = re.compile(
    r"\b(?:in|within|only|just|dalam|cuma|hanya|cukup)\s(\d+\s(?:steps?|minutes?|seconds?|langkah|menit|detik))\b",
    re.IGNORECASE,
)


class Told(Protocol):
    """What is looked at in a video; VideoFacts are one."""

    @property
    def title(self) -> str: ...
    @property
    def product(self) -> str: ...
    @property
    def script(self) -> str: ...
    @property
    def caption(self) -> str: ...
    @property
    def notes(self) -> str: ...
    @property
    def beats(self) -> tuple[Beat, ...]: ...


def candidates(video: Told, content_format: str, usual: str) -> Iterator[str]:
    """Yield openings, the fittest first: the first of each kind in the format's order, then the second of each.

    They are in the language of the video's own texts, ``usual`` where these do not tell. None has a hole.
    """
    texts = " ".join((video.script, video.caption, video.title, video.product, video.notes))[:MOST_SIGNS]
    spoken = "en" if language(texts, usual) == ENGLISH else "id"
    facts = _facts(video, spoken)
    order = _presets()["order"]
    kinds = order.get(content_format) or order[""]
    made = [list(_of_kind(kind, content_format, spoken, facts)) for kind in kinds]
    seen = set[str]()
    for text in (one for some in zip_longest(*made) for one in some if one):
        if (plain := phrases.plain(text)) not in seen:
            seen.add(plain)
            yield text


def alike(one: str, other: str, product: str) -> bool:
    """Whether two openings say nearly the same, the product's name apart."""
    named = set(phrases.tokens(product))
    first, second = (set(phrases.tokens(text)) for text in (one, other))
    left, right = first - named or first, second - named or second
    return 2 * len(left & right) > min(len(left), len(right))


def _of_kind(
    kind: str, content_format: str, spoken: str, facts: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    for pattern in _presets()["pattern"]:
        if pattern["kind"] != kind or content_format not in pattern.get("formats", [content_format]):
            continue
        holes = [name for _text, name, _spec, _conversion in Formatter().parse(pattern[spoken]) if name]
        for values in zip(*(facts[name] for name in holes), strict=False):
            yield _begun(pattern[spoken].format(**dict(zip(holes, values, strict=True))))


def _begun(text: str) -> str:
    first = text.split(maxsplit=1)[0]
    return text[0].upper() + text[1:] if first.islower() else text


def _facts(video: Told, spoken: str) -> dict[str, Sequence[str]]:
    """Return what can stand in each hole, the best first."""
    said = [*_sentences(video.script), *_sentences(video.caption)]
    everything = [video.title, video.script, video.caption, video.notes, *(beat.text for beat in video.beats)]
    whole = "\n".join(text[:MOST_SIGNS] for text in everything)
    product = short_name(video.product, spoken, whole)
    return {
        "product": [product] * 3 if product else [],
        "title": [one for one in _sentences(video.title) if one.casefold() != product.casefold()],
        "question": [one for one in said if one.endswith("?")],
        "number": [one for one in said if any(sign.isdigit() for sign in one) and not one.endswith("?")],
        "pain": _telling("pain", TROUBLE, said, video.beats),
        "result": _telling("result", OUTCOME, said, video.beats),
        "price": list(dict.fromkeys(_PRICE.findall(_SIZE.sub(" ", whole)))),
        "amount": list(dict.fromkeys(_AMOUNT.findall(whole))),
    }


def short_name(product: str, spoken: str, texts: str = "") -> str:
    """Return a product's name as people say it: without sizes, at most a few words, small inside a sentence.

    Its first word stays large where it is a name: where it is large in the midst of one of the ``texts``.
    """
    name = " ".join(_SIZE.sub(" ", re.split(r"\s[-–|]\s|[,;:|\n]", product[:MOST_SIGNS])[0]).split())
    words = name.split()
    words = words[-MOST_PRODUCT:] if spoken == "en" else words[:MOST_PRODUCT]
    if (
        words
        and words[0][:1].isupper()
        and words[0][1:].islower()
        and all(word.islower() for word in words[1:])
    ):
        named = re.search(rf"(?<=[a-z,] ){re.escape(words[0])}\b", texts)
        words[0] = words[0] if named else words[0].lower()
    return " ".join(words)


def _telling(kind: str, beats: Iterable[str], said: Iterable[str], planned: Iterable[Beat]) -> list[str]:
    """Return sentences that tell of a trouble or an outcome: those that are said, then those of its beats."""
    telling = _vocabulary(kind)
    spoken = [one for one in said if phrases.has(one, telling) and not one.endswith("?")]
    wanted = set(beats)
    shown = [
        one for beat in planned if wanted & set(kinds_of(beat.name, "")) for one in _sentences(beat.text)
    ]
    return list(dict.fromkeys((*spoken, *(one for one in shown if not one.endswith("?")))))


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text that can be an opening: short, for viewers, and asking for nothing."""
    for match in _SENTENCE.finditer(_NUMERAL.sub("\0", _BESIDE.sub(" ", text[:MOST_SIGNS]))):
        sentence = match.group().replace("\0", ".")
        if _FOREIGN.search(sentence):
            continue
        asked = "?" if sentence.rstrip().endswith("?") else ""
        words = " ".join(_EDGES.sub("", sentence.strip()).split())
        if LEAST <= len(phrases.tokens(words)) <= MOST and not any(
            phrases.has(words, _vocabulary(kind)) for kind in ("request", "direction")
        ):
            first = phrases.tokens(words)[0]
            if first not in _leaning():
                yield _EDGES.sub("", words) + asked


@cache
def _vocabulary(kind: str) -> phrases.Phrases:
    return phrases.phrases(_presets()["words"][kind])


@cache
def _leaning() -> frozenset[str]:
    return frozenset(presets.read("clauses")["first"])


def _presets() -> dict[str, Any]:
    return presets.read("hooks")
