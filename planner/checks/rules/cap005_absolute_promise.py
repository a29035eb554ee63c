"""CAP005: an absolute promise is made."""

import re
from collections.abc import Iterator
from itertools import islice

from planner.checks.facts import VideoFacts
from planner.checks.rule import MOST, Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import phrases

RULE = Rule(
    code="CAP005",
    name="absolute-promise",
    field="caption",
    title=N_("A promise that nobody can keep"),
    passes=N_("No absolute promise"),
    what=N_(
        "The caption, the overlay, the call to action or the hook promises something absolute: a "
        "guarantee, a cure, the lowest price of all."
    ),
    why=N_(
        "Absolute claims must be proven, above all about health, money and prices. The app and the "
        "law may take them down, and buyers do not believe them."
    ),
    example=N_("Glowing skin, guaranteed"),
    instead=N_("Skin that feels softer, says my mother"),
)

_PERCENT = re.compile(r"\b100\s?(?:%|percent\b|persen\b)", re.IGNORECASE)
_FIELDS = ("hook", "overlay", "caption", "cta")
NEAR = 60
"""Characters around a promise in which the words stand that change its meaning."""
WINDOW = 3
"""Words before a promise among which one that takes it back may stand."""


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find promises, each for itself, but for those that are taken back or are facts."""
    promises = settings.built("promises", phrases.phrases)
    facts = settings.built("facts", phrases.phrases)
    takes_back = settings.built("takes_back", frozenset[str])
    for field in _FIELDS:
        text = getattr(video, field)
        harmless = list(islice(phrases.find(text, facts), MOST))
        spans = [*islice(phrases.find(text, promises), MOST), *islice(_percents(text, settings), MOST)]
        for start, end in sorted(spans):
            if any(span.start <= start and end <= span.end for span in harmless):
                continue
            if takes_back & set(phrases.tokens(text[max(0, start - NEAR) : start])[-WINDOW:]):
                continue
            found = text[start:end]
            yield Finding(
                _("“{words}” is an absolute promise").format(words=found),
                field,
                _("Say what people can see, or what it did for somebody, instead of what it does for all."),
                start,
                end,
                found.casefold(),
            )


def _percents(text: str, settings: RuleSettings) -> Iterator[phrases.Span]:
    """Yield each 100 % that is a promise by the word after it: 100 % cotton is a fact."""
    if "100" not in text:
        return
    claims = settings.built("claims", frozenset[str])
    for match in _PERCENT.finditer(text):
        after = phrases.tokens(text[match.end() : match.end() + NEAR])[:2]
        if claims & set(after[:1]) or (after[:1] and after[0] in FILLING and claims & set(after[1:])):
            yield phrases.Span(match.start(), match.end())


FILLING = frozenset({"yang", "yg", "pasti", "is", "to", "beneran", "bener"})
