"""CAP007: the caption shouts."""

import re
from collections.abc import Iterator, Mapping

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
    if _shouts(text, settings):
        yield Finding(
            _("Written in capitals"),
            "caption",
            _("Use them for one word that matters, and write the rest as a sentence."),
            0,
            len(text),
            "capitals",
            _calming(video, settings),
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


def _shouts(text: str, settings: RuleSettings) -> bool:
    shouted, counted = _capitals(text, settings.built("short_forms", frozenset[str]))
    return (
        shouted >= settings.number("least_capitals")
        and shouted > settings.number("capital_share") / 100 * counted
    )


def _calming(video: VideoFacts, settings: RuleSettings) -> tuple[Fix, ...]:
    """Return the fix that writes the caption as sentences, if that is enough."""
    rest = calm(video.caption, _spelled(video, settings), settings.built("short_forms", frozenset[str]))
    if rest == video.caption or _shouts(rest, settings):
        return ()
    args = (video.id, "caption", rest)
    return (Fix(_("Write it as sentences"), "videos.set_text", args, safe=False),)


def calm(text: str, spelled: Mapping[str, str], short_forms: frozenset[str]) -> str:
    """Return a text in small letters with a capital at the start of each sentence.

    Hashtags, @names, links, short forms and words that have small letters already stay; ``spelled`` says how names
    are written, by their folded form.
    """
    out, last, begins = list[str](), 0, True
    for match in _WRITTEN.finditer(text):
        gap, written = text[last : match.start()], match.group()
        begins = begins or bool(_SENTENCE_ENDS.search(gap))
        word = spelled.get(written.casefold()) or _calmed(written, spelled, short_forms)
        if begins and word.islower() and word[0].isalpha():
            word = word[0].upper() + word[1:]
        out += (gap, word)
        last, begins = match.end(), False
    return "".join((*out, text[last:]))


def _calmed(written: str, spelled: Mapping[str, str], short_forms: frozenset[str]) -> str:
    """Return one word in small letters, unless it is known to have capitals."""
    if not written.isupper() or written[0] in "#＃@" or "://" in written or written[:4].casefold() == "www.":
        return written
    if written.casefold() in short_forms or _INITIALS.fullmatch(written):
        return written
    if counted := _COUNTED.fullmatch(written):
        number, unit = counted.groups()
        small = len(unit) > LONGEST_MODEL or unit.casefold() in spelled
        return number + spelled.get(unit.casefold(), unit.lower()) if small else written
    if any(sign.isdigit() for sign in written):
        return written  # the name of a model, or a code
    parts = _JOINT.split(written)
    if len(parts) > 1:
        return "".join(
            part.lower()
            if at and parts[at - 1] in "'’"
            else spelled.get(part.casefold()) or _calmed(part, spelled, short_forms)
            for at, part in enumerate(parts)
        )
    return written if len(written) == 1 and written != "A" else written.lower()


def _spelled(video: VideoFacts, settings: RuleSettings) -> Mapping[str, str]:
    """Return how names are written, by their folded forms: of the rule set, of the brand, and in the video's texts."""
    spoken = " ".join((video.hook, video.script, video.notes, video.cta))[:MOST_SIGNS]
    small = {word for word in _LETTERS.findall(spoken) if word.islower()}
    names = [name for name in _NAMED.findall(spoken) if name.casefold() not in small]
    odd = [word for word in _LETTERS.findall(video.product) if not word.isupper() and not word[1:].islower()]
    brand = [word for word in _LETTERS.findall(video.calendar.brand) if not word.islower()]
    listed = settings.words("names")
    return {
        name.casefold(): name for name in (*names, *(word for word in odd if len(word) > 1), *brand, *listed)
    }


MOST_SIGNS = 5000
"""Characters of the other texts in which names are looked for."""
LONGEST_MODEL = 2
"""Letters behind a number that may be the name of a model, such as 5G and 2XL."""
_WRITTEN = re.compile(r"[#＃@]\w+|\w+://\S+|(?i:www\.)\S+|\w+(?:['’.\-]\w+)*")
_SENTENCE_ENDS = re.compile(r"[.!?…](?!\w)|\n")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_COUNTED = re.compile(r"(\d+(?:[.,]\d+)*)([^\W\d_]+)")
_JOINT = re.compile(r"(['’.\-])")
_LETTERS = re.compile(r"[^\W\d_]+")
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+\b")


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
