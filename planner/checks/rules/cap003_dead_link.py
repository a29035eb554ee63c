"""CAP003: a link that nobody can tap, or a "link in bio"."""

import re
from collections.abc import Iterator
from itertools import islice

from planner.checks.facts import VideoFacts
from planner.checks.rule import MOST, Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import phrases, places, rewording, small_words
from planner.texts.language import language

RULE = Rule(
    code="CAP003",
    name="dead-link",
    field="caption",
    title=N_("A link in the caption"),
    passes=N_("No link in the caption"),
    what=N_("The caption or the call to action holds a web address, or sends people to the link in the bio."),
    why=N_(
        "A link in a caption can’t be tapped, and each step out of the app loses buyers: checkout inside "
        "of it sells three to five times better."
    ),
    example=N_("Link in bio, or www.senjacoffee.com"),
    instead=N_("“Tap the basket”, with the product linked to the video"),
)


_ADDRESS = re.compile(
    r"(?:https?://|\bwww\.)\S+|(?<![\w@.\-/])(?:[a-z0-9\-]++\.)+[a-z]{2,}(?![\w@])(?:/\S*)?", re.IGNORECASE
)
_INNER_DOT = re.compile(r"\.[^\W\d_]")
_AFTER = ".,;:!?…)]}”’\"'*"
BASKETS = {"en": "tap the basket", "id": "klik keranjang kuning", "ms": "tekan beg kuning"}
"""How each language that is read sends people to the product that is linked to the video."""


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find web addresses and phrases that mean one, each for itself."""
    listed = settings.built("phrases", phrases.phrases)
    for field, text in (("caption", video.caption), ("cta", video.cta)):
        spans = [*islice(phrases.find(text, listed), MOST), *islice(places.links(text), MOST)]
        spans = [span for span in spans if not places.is_denied(text, span.start)]
        for start, end in _apart([*spans, *islice(_addresses(text, settings), MOST)]):
            found = text[start:end]
            yield Finding(
                _("“{words}” can’t be tapped").format(words=found),
                field,
                _(
                    "A link in a caption does nothing, and leaving the app costs sales. Link the product "
                    "to the video and say “tap the basket”."
                ),
                start,
                end,
                found.casefold(),
                tuple(_fixes(video, field, text, rewording.around(text, start, end))),
            )


def _fixes(video: VideoFacts, field: str, text: str, clause: phrases.Span) -> Iterator[Fix]:
    """Yield the ways to go on without a link: the basket in place of its clause, and nothing in its place."""
    basket = BASKETS[language(text, video.calendar.language)]
    edit = "videos.set_text"
    said = rewording.instead(text, *clause, basket)
    if basket not in text.casefold():
        yield Fix(_("Say “{words}” instead").format(words=basket), edit, (video.id, field, said), safe=False)
    left = rewording.without(text, *clause)
    if rewording.says_something(left):
        words = text[clause.start : clause.end]
        yield Fix(_("Leave out “{words}”").format(words=words), edit, (video.id, field, left), safe=False)


def _apart(spans: list[phrases.Span]) -> list[phrases.Span]:
    """Return stretches in order; those that share signs become one."""
    found: list[phrases.Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = phrases.Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _addresses(text: str, settings: RuleSettings) -> Iterator[phrases.Span]:
    if "://" not in text and not _INNER_DOT.search(text):
        return
    endings = settings.built("endings", frozenset[str])
    hosts = settings.built("hosts", frozenset[str])
    for match in _ADDRESS.finditer(text):
        found = match.group().rstrip(_AFTER)
        host, slash, _path = found.partition("/")
        ending = host.rpartition(".")[2]
        sure = "://" in found or found[:4].casefold() == "www."
        missing_blank = ending[:1].isupper() and not host.isupper()  # "so good.Shop now"
        missing_blank |= (
            host.count(".") == 1 and host.casefold().partition(".")[0] in small_words.all_()
        )  # "apa.id"
        if (
            sure
            or host.casefold() in hosts
            or (ending.casefold() in endings and not missing_blank)
            or (slash and _path)
        ):
            yield phrases.Span(match.start(), match.start() + len(found))
