"""CAP008: another shop is named where the product is sold in the app."""

from collections.abc import Iterator
from itertools import islice

from models.choices import Account
from planner.checks.facts import VideoFacts
from planner.checks.rule import MOST, Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import phrases

RULE = Rule(
    code="CAP008",
    name="other-shop",
    field="caption",
    title=N_("It sends buyers out of the app"),
    passes=N_("It keeps buyers in the app"),
    what=N_(
        "The product is sold in the app, and the caption or the call to action names another shop or "
        "app to buy from."
    ),
    why=N_(
        "Each step out of the app loses buyers: checkout inside of it sells three to five times "
        "better. Rivals’ names may also cost reach."
    ),
    example=N_("Order on Shopee, link in bio"),
    instead=N_("Tap the basket, it ships tomorrow"),
)

AROUND = 80
"""Characters in which the words stand that make a name a way to buy."""
NEAR = 4
"""Words between the name of an app and what makes it a way to buy."""

NONE = frozenset({"no", "not", "without", "bukan", "tanpa", "tiada", "takde"})
"""Straight before a name these say that there is none."""


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find names of shops, and names of other apps beside a word that sends people there."""
    if not (video.product_link or video.product.strip() or video.calendar.account is Account.SHOP):
        return
    shops, apps = settings.built("shops", phrases.phrases), settings.built("apps", phrases.phrases)
    ways, mentions = settings.built("ways", phrases.phrases), settings.built("mentions", phrases.phrases)
    past = settings.built("past", phrases.phrases)
    for field, text in (("caption", video.caption), ("cta", video.cta)):
        if not text:
            continue
        text = phrases.unquoted(text)  # noqa: PLW2901 - the words of others send nobody there
        spans = [*islice(phrases.find(text, shops), MOST)]
        spans += [span for span in islice(phrases.find(text, apps), MOST) if _near(text, span, ways, NEAR)]
        for start, end in sorted(set(spans)):
            before = _before(text, start)
            if phrases.tokens(before)[-1:] and phrases.tokens(before)[-1] in NONE:
                continue
            if _near(text, phrases.Span(start, end), mentions, 3) or phrases.has(before, past):
                continue
            found = text[start:end]
            yield Finding(
                _("“{words}” sends buyers out of the app").format(words=found),
                field,
                _("The product can be bought here. Say “tap the basket” instead."),
                start,
                end,
                found.casefold(),
            )


def _before(text: str, start: int) -> str:
    """Return what stands before a place in its sentence."""
    left = text[max(0, start - AROUND) : start]
    return left[max(left.rfind(sign) for sign in ".!?\n") + 1 :]


def _near(text: str, span: phrases.Span, wanted: phrases.Phrases, most: int) -> bool:
    """Whether one of the phrases stands within so many words before or after a stretch, in the same line."""
    left = text[max(0, span.start - AROUND) : span.start].rpartition("\n")[2]
    right = text[span.end : span.end + AROUND].partition("\n")[0]
    before, after = phrases.tokens(left)[-most:], phrases.tokens(right)[:most]
    return phrases.has(" ".join(before), wanted) or phrases.has(" ".join(after), wanted)
