"""Whether a product sells in a short video: its benefit seen within seconds, bought at once, shown rather than told."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.choices import Answer
from planner.i18n import N_, _

GOOD, FAIR, WEAK = "good", "fair", "weak"
WORDS = {GOOD: N_("Good"), FAIR: N_("Fair"), WEAK: N_("Weak"), "": N_("Not said")}
QUESTIONS: Mapping[str, str] = {
    "seen_soon": N_("Can its benefit be seen within 15 s?"),
    "bought_at_once": N_("Is it bought at once, without thinking it over?"),
    "shown_well": N_("Does a picture show it better than words?"),
}
"""What is asked, by the product's column."""
REASONS: Mapping[str, str] = {
    "seen_soon": N_("its benefit takes longer than 15 s to see"),
    "bought_at_once": N_("people think it over before they buy it"),
    "shown_well": N_("words tell it better than a picture"),
    "price": N_("its price is not one to decide on at once"),
}


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a product fits, "" where nobody said, and what speaks against it: keys of REASONS."""

    grade: str
    against: tuple[str, ...] = ()


def of(answers: Mapping[str, Answer], price: int | None, most: float | None) -> Fit:
    """Return how well a product fits. ``price`` and ``most``, the highest to decide on at once, in minor units."""
    against = [key for key in QUESTIONS if answers.get(key) is Answer.NO]
    if price is not None and most is not None and price > most:
        against.append("price")
    if all(answers.get(key, Answer.UNKNOWN) is Answer.UNKNOWN for key in QUESTIONS):
        return Fit(WEAK if against else "", tuple(against))
    if not against:
        return Fit(GOOD if all(answers.get(key) is Answer.YES for key in QUESTIONS) else FAIR)
    return Fit(FAIR if len(against) == 1 and against[0] != "seen_soon" else WEAK, tuple(against))


def reasons(found: Fit) -> list[str]:
    """Return what speaks against a product in words, within a sentence."""
    return [_(REASONS[key]) for key in found.against]
