"""CAP007: the caption shouts."""

import re
from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _, ngettext
from planner.texts import phrases

RULE = Rule(
    code="CAP007",
    name="shouting",
    field="caption",
    title=N_("Shouting"),
    passes=N_("No shouting"),
    what=N_("Most words of the caption are in capital letters, or it has more emoji than the limit."),
    why=N_("Capitals and rows of emoji look like spam, are hard to read, and screen readers spell them out."),
    example=N_("PROMO GILA GILAAN HARI INI SAJA 🔥🔥🔥🔥🔥🔥🔥"),
    instead=N_("Promo only today 🔥"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a caption in capitals, and one with too many emoji."""
    text = video.caption
    if not text:
        return
    shouted, counted = _capitals(text, settings.built("short_forms", frozenset[str]))
    if (
        shouted >= settings.number("least_capitals")
        and shouted > settings.number("capital_share") / 100 * counted
    ):
        yield Finding(
            _("Written in capitals"),
            "caption",
            _("Use them for one word that matters, and write the rest as a sentence."),
            0,
            len(text),
            "capitals",
            (
                Fix(
                    _("Write it as sentences"),
                    "videos.set_text",
                    (video.id, "caption", calm(text)),
                    safe=False,
                ),
            ),
        )
    most = int(settings.number("max_emoji"))
    n = phrases.emoji(text)
    if n > most:
        yield Finding(
            ngettext("{n} emoji, at most {most}", "{n} emoji, at most {most}", n).format(n=n, most=most),
            "caption",
            _("Keep those that say something."),
            about="emoji",
        )


def calm(text: str) -> str:
    """Return a text in small letters with a capital at the start of each sentence; hashtags stay."""
    parts = re.split(r"(\s+)", text)
    small = [part if part.startswith(("#", "@")) or part in SHORT else part.lower() for part in parts]
    return re.sub(
        r"(\A|(?:(?<=[.!?…])\s|(?<!\s)[^\S\n]*+\n)\s*+)([^\W\d_])",
        lambda match: match.group(1) + match.group(2).upper(),
        "".join(small),
    )


SHORT = frozenset({"I", "COD", "BPOM", "SPF", "DIY", "ASMR"})


def _capitals(text: str, short_forms: frozenset[str]) -> tuple[int, int]:
    """Return how many words are in capitals, and how many there are; tags and short forms do not count."""
    shouted = counted = 0
    for match in _WORD.finditer(text):
        word = match.group()
        if word.casefold() in short_forms or text[match.start() - 1 : match.start()] in ("#", "@"):
            continue
        counted += 1
        shouted += word.isupper()
    return shouted, counted


_WORD = re.compile(r"[^\W\d_]{2,}")
