"""HOOK009: the hook fits any video."""

from collections.abc import Iterator
from functools import lru_cache

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import openings, phrases, small_words

RULE = Rule(
    code="HOOK009",
    name="hook-without-topic",
    field="hook",
    title=N_("The hook does not say what it is about"),
    passes=N_("The hook says what it is about"),
    what=N_(
        "The video has a product, the first second shows neither it nor the result, and no word of "
        "the hook names it, its problem or its result."
    ),
    why=N_("Only those stay who could need it, and they have one second to find out that they do."),
    example=N_("“You won’t believe this”"),
    instead=N_("“Your cold brew is bitter because of this”"),
)


ENDINGS = ("nya", "lah", "kah", "ku", "mu", "in", "kan", "an", "pun")
BEGINNINGS = ("di", "ter", "ke", "se", "ber", "nge", "meng", "men", "mem", "me")
"""What Indonesian and Malay hang before a word of so many letters at least."""
LEAST_BEGUN = 4
LEAST_STEM = 3
ENGLISH_ENDINGS = ("'s", "s", "es", "ed", "d", "ing", "ly", "est", "'ll", "'re", "'ve", "'d", "n't")


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a hook of nothing but words that fit any video."""
    if not video.product.strip() or video.shows_product or video.shows_result:
        return
    if not video.hook.strip() or _telling(video, settings):
        return
    yield Finding(
        _("The hook does not say what it is about"),
        "hook",
        _("Name the product, the problem or the result, or show one of them in the first second."),
        0,
        len(video.hook),
    )


def _with_small_words(listed: tuple[str, ...]) -> frozenset[str]:
    """Return every word of the list, and the short ones that hold sentences together."""
    return openings.each_word((*listed, *small_words.all_()))


def _telling(video: VideoFacts, settings: RuleSettings) -> bool:
    """Whether a word behind the opening of the hook says what it is about, or is the product's."""
    empty = settings.built("empty", _with_small_words)
    named = {one for word in phrases.tokens(video.product) if word not in empty for one in _forms(word)}
    opening = video.calendar.opening(video.hook)
    spoken = [*opening.roles, *phrases.words(video.hook)[opening.end :]]
    return any(
        not word.text.isdecimal() and (not named.isdisjoint(forms) or empty.isdisjoint(forms))
        for word in spoken
        for forms in [_forms(word.text)]
    )


@lru_cache(maxsize=4096)
def _forms(word: str) -> frozenset[str]:
    """Return a word as it may stand in the list: without runs of letters and without what hangs on it.

    A doubled word is the word: tunggu-tunggu.
    """
    first, _dash, second = openings.collapsed(word).partition("-")
    word = first if first == second else openings.collapsed(word)
    stems = {word}
    stems |= {word.removeprefix(one) for one in BEGINNINGS if len(word) >= len(one) + LEAST_BEGUN}
    stems |= {
        stem.removesuffix(ending)
        for stem in stems
        for ending in ENDINGS
        if len(stem) >= len(ending) + LEAST_STEM
    }
    bare = {word.removesuffix(one) for one in ENGLISH_ENDINGS if len(word) >= len(one) + LEAST_STEM} - {word}
    return frozenset(stems | bare | {f"{one}e" for one in bare})
