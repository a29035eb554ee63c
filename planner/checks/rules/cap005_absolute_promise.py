"""CAP005: an absolute promise is made."""

from collections.abc import Iterator
from itertools import islice

from planner.checks.facts import VideoFacts
from planner.checks.rule import MOST, Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import claims, openings

RULE = Rule(
    code="CAP005",
    name="absolute-promise",
    field="caption",
    title=N_("A promise that can’t be kept"),
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

_FIELDS = ("hook", "overlay", "caption", "cta")


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find promises, each for itself, but for those that are taken back or are facts."""
    promises, facts, takes_back = (
        settings.built(name, openings.vocabulary) for name in ("promises", "facts", "takes_back")
    )
    for field in _FIELDS:
        text = getattr(video, field)
        for start, end in islice(claims.find(text, promises, facts, takes_back), MOST):
            found = text[start:end]
            yield Finding(
                _("“{words}” is an absolute promise").format(words=found),
                field,
                _("Say what people can see, or what it did for somebody, instead of what it does for all."),
                start,
                end,
                found.casefold(),
            )
