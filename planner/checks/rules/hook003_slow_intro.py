"""HOOK003: the spoken hook opens with a greeting or an introduction."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import phrases

RULE = Rule(
    code="HOOK003",
    name="slow-intro",
    field="hook",
    title=N_("Opens with a greeting"),
    passes=N_("The hook opens with the point"),
    what=N_(
        "The spoken hook begins with a greeting, an introduction of oneself, “welcome back” or “in this "
        "video”."
    ),
    why=N_("People decide in the first second. A greeting spends it on nothing that they came for."),
    example=N_("Hi guys, welcome back! Today I will show you how to make cold brew."),
    instead=N_("Cold brew in 15 seconds, without the 12 hour wait."),
)

NO_PAUSE = frozenset("'\"“”‘’«»()[]@#$€£&%+")
"""Signs between two words that do not make the speaker pause."""
QUOTES = frozenset('"“”„«»')
SPEECH = QUOTES | {"?"}
"""Signs of a scene that is played, "Hello? Is this the candle lady?", which cutting would break."""
LEAST_LEFT = 3
"""Words up to the first pause that make a sentence of what is left."""
OPENS_A_WORD = frozenset("'\"“‘«([@#$€£")
MOST_NAMES = 3
MOST_WORDS = 40
"""As far as anybody's greeting goes; it also bounds the work on a text that was pasted by mistake."""


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find what stands before the point at the very beginning of the hook."""
    opening = _Opening(video.hook, phrases.tokens(video.hook)[:MOST_WORDS], settings)
    at = opening.past(0)
    if not at:
        return
    places = phrases.words(video.hook)
    start, end = places[0].start, places[at - 1].end
    greets = bool(opening.greeting(0) or opening.welcome(0))
    rest, safe = _cut(opening, at)
    title = _("Cut the greeting") if greets else _("Cut the introduction")
    yield Finding(
        _("Opens with a greeting") if greets else _("Opens with an introduction"),
        "hook",
        _("The first second is spent on “{words}”. Show the product or the result first.").format(
            words=video.hook[start:end]
        ),
        start,
        end,
        fixes=(Fix(title, "videos.set_text", (video.id, "hook", rest), safe=safe),) if rest else (),
    )


def _cut(opening: "_Opening", at: int) -> tuple[str, bool]:
    """Return the hook from where its point begins, and whether that can stand without anybody having read it.

    The opening goes to the place ``at``; the rest of its clause, and openings after that, go with it.
    """
    text, settings = opening.text, opening.settings
    appended = opening.named_before(at)
    while at < len(opening.cut):
        if more := opening.past(at) or opening.rest_of_clause(at):
            appended, at = opening.named_before(more), more
        elif (length := opening.joined(at)) and at + length < len(opening.cut):
            at += length
        else:
            break
    if at >= len(opening.cut):
        return "", False
    places = phrases.words(text)
    rest = _sentence(text[places[at - 1].end :])
    left = _Opening(rest, phrases.tokens(rest)[:MOST_WORDS], settings)
    scene = any(sign in SPEECH for sign in text[: places[at].start])
    return rest, not (appended or scene or left.past(0)) and left.stands()


def _sentence(text: str) -> str:
    """Return a text from its first word on, with a capital unless the word has its own (iPhone)."""
    start = next((at for at, sign in enumerate(text) if sign.isalnum() or sign in OPENS_A_WORD), len(text))
    rest = text[start:]
    first = rest.split(maxsplit=1)[0] if rest else ""
    return rest[:1].upper() + rest[1:] if first.islower() else rest


@dataclass(frozen=True, slots=True)
class _Opening:
    """The beginning of a hook, read word by word.

    Each method takes the place of a word and returns the place after what it knows, or 0 for nothing.
    """

    text: str
    cut: tuple[str, ...]
    settings: RuleSettings

    def past(self, at: int) -> int:
        """Skip everything that is only an opening."""
        end = 0
        while at := self._one(at):
            end = at
        return end

    def rest_of_clause(self, at: int) -> int:
        """Skip what is left of a clause that the opening broke off: "of Pack With Me," and "kuliner!"."""
        if self._paused(at):
            return 0
        end = self._pause_after(at)
        broken = end - at < LEAST_LEFT or self._known("leftovers", at)
        return end if broken else 0

    def joined(self, at: int) -> int:
        """Skip "and" at the beginning of what is left."""
        return self._known("joins", at)

    def named_before(self, at: int) -> bool:
        """Whether a name and a comma end there: what follows may say who that is, "Dita, a baker of ten years"."""
        places = phrases.words(self.text)
        gap = self.text[places[at - 1].end : places[at].start] if at < len(self.cut) else ""
        began = max((one for one in range(at) if self._name_ends(one) == at), default=-1)
        return gap.startswith(",") and began >= 0

    def stands(self) -> bool:
        """Whether the text begins with a sentence of some words, and with none that leans on what is before it."""
        end = self._pause_after(0)
        return end >= LEAST_LEFT and not self._known("leftovers", 0) and not self._known("joins", end - 1)

    def _pause_after(self, at: int) -> int:
        """Return the place after the next pause."""
        return next((end for end in range(at + 1, len(self.cut)) if self._paused(end)), len(self.cut))

    def _name_ends(self, at: int) -> int:
        """Return where a name alone ends that words before it at ``at`` introduce; 0 where none does."""
        length = max(self._known(name, at) for name in ("introductions", "persons", "pointers"))
        end = self._capitals(at + length)
        return end if length and end > at + length else 0

    def _one(self, at: int) -> int:
        return self.greeting(at) or self.welcome(at) or self._introduction(at) or self._announcement(at)

    def greeting(self, at: int) -> int:
        """Skip "hi guys", and "hi" before a pause or another opening, but not "hi" before anything else."""
        length = self._known("greetings", at)
        if not length or self._known("not_openings", at):
            return 0
        greeted = at + length
        end = self._addressees(greeted)
        if self._one(end):
            return end
        if end > greeted and not self._paused(end) and self._known("callouts", end):
            return 0
        return end if end > greeted or self._paused(end) else 0

    def welcome(self, at: int) -> int:
        """Skip "welcome to my channel", and the name after "balik lagi sama aku"."""
        length = self._known("openings", at)
        if not length:
            return 0
        end = at + length
        if self._known("persons", end - 1):
            end = self._names(end, sure=False)
        return self._addressees(end)

    def _introduction(self, at: int) -> int:
        length = self._known("introductions", at)
        if length:
            name = at + length
            end, spelled = self._names(name, sure=True), self._capitals(name)
            goes_on = end > spelled > name or (spelled > name and self._known("persons", end))
            return end if end > name and (self._paused(end) or goes_on) else 0
        length = self._known("persons", at) or (self._known("pointers", at) if at else 0)
        name = at + length
        named = self._capitals(name)
        alone = named > name and at > 0 and self._paused(named)
        if not length:
            return named if alone else 0
        end = self._names(name, sure=False)
        return end if end > named or alone else 0

    def _announcement(self, at: int) -> int:
        if self._known("not_openings", at):
            return 0
        length = self._known("announcements", at)
        promised = at + (length or self._known("days", at))
        promise = self._known("promises", promised) if promised > at else 0
        if promise and not self._known("points", promised + promise):
            return promised + promise
        return at + length if length else 0

    def _addressees(self, at: int) -> int:
        """Skip whoever is addressed. After a pause only if another follows: not in "Hi! Girls love this"."""
        while length := self._known("addressees", at):
            if self._paused(at) and not self._paused(at + length):
                break
            at += length
        return at

    def _names(self, at: int, *, sure: bool) -> int:
        """Skip a name and where it comes from; a small word too if a name is sure to stand there."""
        end = self._first_name(at) if sure else self._capitals(at)
        while at < end < len(self.cut) and not self._paused(end):
            if length := self._known("from", end):
                after = self._capitals(end + length)
                if after == end + length:
                    if not sure or self._paused(after):
                        break
                    after += 1
                end = after
            elif length := self._known("joins", end):
                end += length
            else:
                break
        return end

    def _first_name(self, at: int) -> int:
        """Skip a name; where nobody types capitals, or between quotes, a small word is one."""
        end = self._capitals(at)
        if end == at and at < len(self.cut) and not self._paused(at):
            start = phrases.words(self.text)[at].start
            if self.text[start - 1] in QUOTES or self.text[1:].islower():
                return at + 1
        return end

    def _capitals(self, at: int) -> int:
        """Skip words with a capital that can be a name."""
        last = min(at + MOST_NAMES, len(self.cut))
        while at < last and not self._paused(at):
            initial = self.text[phrases.words(self.text)[at].start]
            if not initial.isupper() or self.text.isupper() or self._known("persons", at):
                break
            at += 1
        return at

    def _paused(self, at: int) -> bool:
        """Whether the speaker pauses before the word: at punctuation, a line break, an emoji or the end."""
        if at >= len(self.cut):
            return True
        places = phrases.words(self.text)
        gap = self.text[places[at - 1].end : places[at].start]
        return gap != " " and any(sign in "\n\r" or not (sign.isspace() or sign in NO_PAUSE) for sign in gap)

    def _known(self, name: str, at: int) -> int:
        return phrases.phrase_at(self.cut, at, self.settings.built(name, phrases.phrases))
