"""What kind of hook a video opens with, by what is planned of its first second and its first words."""

import re
from functools import cache, lru_cache

from models.reading.results import Planned
from planner.checks.facts import GREETED_WITH
from planner.checks.ruleset import RuleSet
from planner.i18n import N_
from planner.texts import openings
from planner.texts.phrases import Phrases

GREETING, RESULT, PRODUCT, MOTION, QUESTION, NUMBER, OVERLAY, OTHER = (
    "greeting", "result", "product", "motion", "question", "number", "overlay", "other",
)  # fmt: skip
WORDS = {
    GREETING: N_("Greeting"),
    RESULT: N_("Result first"),
    PRODUCT: N_("Product first"),
    MOTION: N_("Motion"),
    QUESTION: N_("Question"),
    NUMBER: N_("Number"),
    OVERLAY: N_("Text overlay"),
    OTHER: N_("Statement"),
}
"""The kinds, and what they are called; a hook is of the first that fits in the order of ``kind_of``."""
_NUMBER = re.compile(r"(?<!\w)\d")


def kind_of(video: Planned) -> str:
    """Return the kind of a video's hook, "" where nothing is planned of it: a key of WORDS.

    What is said goes before what is seen, and a greeting before all.
    """
    hook = " ".join(video.hook.split())
    if (
        not hook
        and not video.overlay.strip()
        and not (video.shows_result or video.shows_product or video.shows_motion)
    ):
        return ""
    if hook and _greets(hook):
        return GREETING
    said = ((QUESTION, "?" in hook or "？" in hook), (NUMBER, bool(_NUMBER.search(hook))))
    seen = ((RESULT, video.shows_result), (PRODUCT, video.shows_product), (MOTION, video.shows_motion))
    found = next((kind for kind, holds in (*said, *seen) if holds), "")
    return found or (OTHER if hook else OVERLAY)


@lru_cache(maxsize=4096)
def _greets(hook: str) -> bool:
    return bool(openings.Opening(hook, _known().__getitem__).end)


@cache
def _known() -> dict[str, Phrases]:
    """Return the words of openings, greetings as the rule set has them."""
    greeted = RuleSet({})["HOOK003"]
    return {
        **openings.all_words(),
        **{kind: greeted.built(kind, openings.vocabulary) for kind in GREETED_WITH},
    }
