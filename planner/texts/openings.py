"""Reads how a spoken text opens: greetings, who speaks, what will come, pleas, excuses, small talk; no rule knows how.

It is a grammar over words, not a list of sentences: whoever is greeted may have any name, and whatever is announced is
announced by a time, a person and a verb of showing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Literal, NamedTuple, cast

from planner import presets
from planner.texts import constructions, phrases
from planner.texts.phrases import Phrases, Word

Kind = Literal["greeting", "welcome", "introduction", "announcement", "plea", "excuse", "talk"]

STARTING = (
    "its_yours", "persons", "welcome_to", "backs", "about_me", "introduces", "introductions", "pointers", "come_along",
    "times", "speakers", "before", "asks", "likes", "excuses", "sorries", "goes_on", "small_talk", "wishes",
)  # fmt: skip
"""Kinds with which a part begins, for each of its readers."""
NO_PAUSE = frozenset("'\"“”‘’«»()[]@#$€£&%+")
"""Signs between two words that do not make the speaker pause."""
SENTENCE_ENDS = frozenset(".!?…\n\r")
QUOTES = frozenset('"“”„«»')
MOST_NAMES = 4
MOST_GREETED = 5
"""Words that address somebody between a greeting and the next pause."""
MOST_CALLED = 6
"""Words behind a greeting among which one person may be called."""
MOST_SAID = 14
"""Words of a sentence that only greets, asks for likes or makes an excuse."""
MOST_WORDS = 60
"""As far as anybody's opening goes; it also bounds the work on a text that was pasted by mistake."""
_RUN = re.compile(r"(.)\1+")
_HUNG = re.compile(r"^(nge|meng|mem|men|me|di|ke|ter)-(?=\w)")
"""What is hung before a borrowed word with a hyphen: nge-review, di-skip."""
_CALL = re.compile(
    r"(?:hay?(?:i|y)?|hai|hal+o|hel+o|hei|hey|hi|hiy?a|hol+a|hula|yuhu|yoho|ahoy|cihuy|oi|woi|yo|eyo|oy)(?:ha[iy]|halo|hey|hei|ho|hu|[aeiouwy])*",
    re.IGNORECASE,
)
"""Greetings as they are drawn out: haiii, haloow, hellooow, heyhooow; runs of a letter count once."""
_NO_CALL = frozenset({"ha", "hay", "hayo", "ho", "yoyo", "hiu", "hia", "heo", "yoai", "you", "haw", "hew"})


class Part(NamedTuple):
    """A stretch of an opening: what it is, and its words from ``at`` up to ``end``."""

    kind: Kind
    at: int
    end: int


@lru_cache(maxsize=4096)
def collapsed(token: str) -> str:
    """Return a word with each run of a letter as one, and nothing hung on it by a hyphen: haiii is hai.

    nge-review is ngereview.
    """
    return _RUN.sub(r"\1", _HUNG.sub(r"\1", token) if "-" in token else token)


def vocabulary(texts: tuple[str, ...]) -> Phrases:
    """Arrange words and phrases as an opening looks them up."""
    return phrases.phrases(" ".join(map(collapsed, phrases.tokens(text))) for text in texts)


def each_word(texts: tuple[str, ...]) -> frozenset[str]:
    """Return every word of some texts by itself, folded, runs of a letter as one."""
    return frozenset(collapsed(word) for text in texts for word in phrases.tokens(text))


@cache
def words(kind: str, file: str = "openings") -> Phrases:
    """Return the words of a kind that a presets file has, as ``vocabulary`` arranges them.

    Raises KeyError for a kind that it lacks.
    """
    return vocabulary(tuple(presets.read(file)[kind]))


@cache
def all_words() -> Mapping[str, Phrases]:
    """Return the words of every kind that the presets file has."""
    more = {kind: words(kind, "delays") for kind in presets.read("delays") if kind != "lines"}
    return {kind: words(kind) for kind in presets.read("openings")} | more


@cache
def _starters() -> frozenset[str]:
    """Return the words with which a part of an opening may begin, but for greetings and names."""
    return frozenset(word for kind in STARTING for word in all_words()[kind])


@cache
def _lines() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the constructions that delay, with the kind of part that each makes, by their first words."""
    listed = {kind: tuple(lines) for kind, lines in presets.read("delays")["lines"].items()}
    return constructions.by_first_word(listed, all_words().__getitem__)


Known = Callable[[str], Phrases]
"""Gives the words of a kind, as ``vocabulary`` arranges them; the kinds are those of HOOK003's lists."""


@dataclass(frozen=True)
class Opening:
    """The beginning of a text, read word by word.

    Most methods take the place of a word and return the place after what they know, or 0 for nothing.
    """

    text: str
    known: Known = field(repr=False)

    @cached_property
    def places(self) -> tuple[Word, ...]:
        """The words that are looked at, with their places in the text."""
        return phrases.words(self.text)[:MOST_WORDS]

    @cached_property
    def cut(self) -> tuple[str, ...]:
        """The words that are looked at, folded, runs of a letter as one."""
        return tuple(collapsed(word.text) for word in self.places)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What the text opens with, part by part, up to its point."""
        found: list[Part] = []
        at = 0
        if self.text.lstrip()[:1] in QUOTES and not self.text.rstrip().endswith(tuple(QUOTES)):
            return ()  # somebody else's words, told
        while part := self._next(at, found[-1].kind if found else ""):
            at = self._led_out(part.end)
            found.append(part._replace(end=at))
        return tuple(found)

    @cached_property
    def end(self) -> int:
        """The place of the first word that is no opening any more; 0 where the text begins with its point."""
        return self.parts[-1].end if self.parts else 0

    def _next(self, at: int, after: str) -> Part | None:
        """Read the next part, behind what leads in to it or with it: "as I promised" is a part, "so" is none."""
        behind = self._led_in(at, first=not after)
        called = self._called_first(at) if behind == at and not after else at
        found = self._part(behind, after=after) or (self._constructed(at) if behind > at else None)
        return found or (self._part(self._led_in(called, first=True), after="") if called > at else None)

    def _called_first(self, at: int) -> int:
        """Skip whoever is addressed before anything else: "Guys sumpah aku mau cerita"."""
        while length := self._is("addressees", at):
            if self._is("you", at) and not self.paused(at + length):
                break  # "kalian udah makan" asks somebody
            at += length
        return at

    def _part(self, at: int, *, after: str) -> Part | None:
        """Read one part that begins at a word; ``after`` is the kind of the one before it, "" for none."""
        if at >= len(self.cut):
            return None
        readers: Mapping[Kind, Callable[[int, str], int]] = {
            "greeting": self._greeting,
            "welcome": self._welcome,
            "introduction": self._introduction,
            "announcement": self._announcement,
            "plea": self._plea,
            "excuse": self._excuse,
            "talk": self._talk,
        }
        word = self.cut[at]
        if word not in _starters() and word not in self.known("greetings") and not _drawn_out(word):
            readers = {"introduction": self._introduction}  # anybody's name
        for kind, reader in readers.items():
            if (end := reader(at, after)) > at:
                return Part(kind, at, end)
        return self._constructed(at)

    def _constructed(self, at: int) -> Part | None:
        """Read a construction that delays: asking for leave, calling for attention, thanks, what was promised."""
        for kind, line in _lines().get(self.cut[at], ()):
            if at < (end := constructions.end_of(line, self._clause, at)) <= at + MOST_SAID:
                return Part(cast("Kind", kind), at, end)
        return None

    @cached_property
    def _clause(self) -> constructions.Clause:
        return constructions.Clause(self._counted, self.paused, len(self.cut))

    def _counted(self, kind: str, at: int) -> int:
        """Return how many words are of a kind; of the kind "number" is any with a figure: 10k."""
        if kind == "number":
            return int(at < len(self.cut) and any(sign.isdigit() for sign in self.cut[at]))
        return self._is(kind, at)

    def _led_in(self, at: int, *, first: bool) -> int:
        """Skip "okay so um" and, behind it, "guys": they open nothing by themselves."""
        at = self._quietly(at)
        if length := self._is("asked_for", at):
            at = self._quietly(self.pause_after(at + length - 1))
        if not first and (length := self._is("joins", at)):
            at += length
        return at

    def _quietly(self, at: int) -> int:
        """Skip "okay so um, guys"."""
        began = at
        while length := self._is("lead_ins", at) or (self._is("addressees", at) if at > began else 0):
            at += length
        return at

    def _led_out(self, at: int) -> int:
        """Skip an "okay" between two pauses behind an opening."""
        end = at
        while length := self._is("lead_ins", end):
            end += length
        return end if end < len(self.cut) and self.paused(end) else at

    # Greetings

    def _greeting(self, at: int, _after: str) -> int:
        length = self._is("greetings", at) or _drawn_out(self.cut[at])
        if not length or self._is("not_openings", at):
            return 0
        greeted = at + length
        by_day = length == 1 and bool(self._is("day_times", at))
        end = self._addressed(greeted)
        where = 0 if self.paused(greeted) else self._from_where(greeted)
        meant = not where and (self._calls_out(greeted) or self._calls_out(end))
        if end == greeted and self._is("to", greeted) and not self.paused(greeted):
            end = self.pause_after(greeted)
        if end == greeted and not self.paused(greeted):
            end = where or self._anybody(greeted, by_day=by_day)
        if meant or self._is_scene(greeted, end, length) or self._says_goodbye(end):
            return 0
        if end > greeted:
            return end
        if self.paused(end):
            far = self._addressed_after(end)
            return (
                far if far > end or not by_day or "!" in self.gap(greeted) else 0
            )  # "pagi, siang, malam" is a day
        return end if self._part(self._led_in(end, first=True), after="greeting") else 0

    def _addressed(self, at: int) -> int:
        """Skip whoever is addressed. After a pause only if another follows: not in "Hi! Girls love this"."""
        while length := self._is("addressees", at):
            if self.paused(at) and not self.paused(at + length):
                break
            at += length
            if self._is("heads", at - 1) and not self.paused(at):
                at = self._anybody(at, by_day=False)
            elif not self.paused(at) and self.paused(at + (said := self._is("praised", at))):
                at += said  # "bunda-bunda sholehah"
        return at

    def _addressed_after(self, at: int) -> int:
        """Skip whoever is addressed between two pauses: "Morning, my lovelies,"."""
        end = at
        while length := self._is("addressees", end):
            end += length
        return end if end > at and self.paused(end) else at

    def _anybody(self, at: int, *, by_day: bool) -> int:
        """Skip words up to the next pause that can only be whoever is greeted: "food lovers", "pejuang skripsi"."""
        end = self.pause_after(at)
        named = self.cut[at:end]
        stops = (one for one in range(at, end) if self._is("stops", one) and not self._is("this_one", one))
        if len(named) > MOST_GREETED or any(stops):
            return at
        if any(any(sign.isdigit() for sign in word) for word in named):
            return at
        if by_day and not any(self._is("many", one) or _is_plural(self.cut[one]) for one in range(at, end)):
            return at  # "malam minggu" is no greeting
        return end

    def _from_where(self, at: int) -> int:
        """Skip where a greeting comes from: "from a very rainy Leeds", "dari Bandung"."""
        length = self._is("sent_from", at)
        end = self.pause_after(at + length - 1)
        told = any(self._is("callouts", one) for one in range(at + length, end))
        return end if length and end - at <= MOST_CALLED and not told else 0

    def _calls_out(self, at: int) -> bool:
        """Whether those who are meant are singled out: "you with the dry hands", "ibu yang anaknya …", "moms who …"."""
        if at >= len(self.cut) or self._is("this_one", at):
            return False
        if self._is("singled_out", at) or (self._is("callouts", at) and not self.paused(at)):
            return True
        someone = self._is("addressees", at) or self._is("you", at) or self._is("to", at)
        end = min(self.pause_after(at), at + MOST_GREETED)
        meant = (one for one in range(at + someone, end) if self._is("callouts", one))
        return someone > 0 and not all(self._is("this_one", one) for one in meant)

    def _is_scene(self, greeted: int, end: int, length: int) -> bool:
        """Whether it is played: "Hello? Is this …", "Permisi, mas, ini kok kempes?"."""
        if length == 1 and ("?" in self.gap(greeted) or self._is_asked(greeted, end)):
            return True
        if "?" in self.text and any(self._is("in_scenes", at) for at in range(greeted, len(self.cut))):
            return True
        if self.paused(greeted) and end == greeted and self._is_called(greeted):
            return True
        one = any(self._is("one_person", at) for at in range(greeted, min(end + MOST_CALLED, len(self.cut))))
        rest = self.text[self.places[end - 1].end :].strip(" ,!")
        return one and rest.endswith("?") and not any(sign in SENTENCE_ENDS for sign in rest[:-1])

    def _is_asked(self, greeted: int, end: int) -> bool:
        """Whether it is asked who is there: "Hello bomba?"."""
        known = self._addressed(greeted) > greeted
        return end > greeted and not known and "?" in self.gap(end)

    def _is_called(self, at: int) -> bool:
        """Whether a word or two between pauses are whom it is about, or a scene: "Hello, room service?"."""
        end = self.pause_after(at) if at < len(self.cut) else at
        short = 0 < end - at <= 2 and "," in self.gap(at) and end < len(self.cut)
        if not short or any(self._is("stops", one) or self._is("greetings", one) for one in range(at, end)):
            return False
        return not self._part(self._led_in(at, first=True), after="greeting") and set(
            self.gap(end).strip()
        ) <= set(",?")

    def _says_goodbye(self, at: int) -> bool:
        """Whether the greeting is half of a figure: "halo rambut lembut, bye lepek"."""
        return any(self._is("goodbyes", one) for one in range(at, min(at + MOST_GREETED, len(self.cut))))

    # Welcomes and who speaks

    def _welcome(self, at: int, _after: str) -> int:
        if length := self._is("its_yours", at):
            return self.pause_after(at + length - 1)
        start = at if self._is("backs", at) else at + self._is("persons", at)
        if length := self._is("welcome_to", start):
            return self._to_venue(start, length)
        length = self._is("backs", start)
        if not length or self._is("not_openings", start):
            return 0
        end = start + length
        if self.paused(end):
            return end
        if self._is("with_whom", end) or self._is("addressees", end) or self._is("times", end):
            stop = self.pause_after(end)
            return stop if stop - at <= MOST_SAID else end
        return end if self._is("carries_on", end) else 0

    def _to_venue(self, at: int, length: int) -> int:
        """Skip "welcome to my shop"; "welcome to a kitchen that sticks" is the point."""
        end = self.pause_after(at + length - 1)
        whole = end >= len(self.cut)
        venue = any(self._is("channels" if whole else "venues", one) for one in range(at + length, end))
        venue = venue or any(self._numbered(one) for one in range(at + length, end - 1))
        venue = venue or self._is("many", at + length) > 0
        back = self.cut[at + 1] == "back" and not whole
        return end if (venue or back) and end - at <= MOST_SAID else 0

    def _numbered(self, at: int) -> bool:
        """Whether an episode or a day stands here by its number."""
        return self._is("venues", at) > 0 and self.cut[at + 1].isdecimal()

    def _introduction(self, at: int, after: str) -> int:
        if length := self._is("about_me", at):
            return self._sentence_after(at + length - 1)
        if length := self._is("introduces", at):
            named = at + length
            who = self._is("persons", named) or self._is("introductions", named)
            end = self._name(named + who, sure=True)
            return (
                self._with_role(self._from(end) if end > named + who else self.pause_after(named))
                if who
                else 0
            )
        if length := self._is("introductions", at):
            end = self._name(at + length, sure=True)
            goes_on = self._is("from", end) or self._is("persons", end) or self._is("joins", end)
            named = end > at + length and (self.paused(end) or goes_on)
            return self._with_role(self._from(end)) if named else 0
        return self._named(at, after)

    def _named(self, at: int, after: str) -> int:
        """Skip "I'm Dita from Senja", "it's me Citra" after a greeting, and "Grandma Peg here"."""
        length = self._is("persons", at) or self._is("pointers", at)
        if not length:
            end = self._name(at, sure=False)
            here = self._is("here", end) or (self._is("again", end) if after else 0)
            here = here if end > at else 0
            far = self._from(end + here) if here else 0
            return far if here and self.paused(far) else 0
        end = self._name(at + length, sure=bool(after))
        if end == at + length:
            return 0
        if self._is("yang", end) and self.text[self.places[end - 1].start].islower():
            return 0  # "ini hijab yang lagi dicari"
        if self._is("from", end) and not self.paused(end):
            far = self.pause_after(end) if self._is("yang", end) else self._from(end)
            whole = (
                after
                or (self.paused(far) and far < len(self.cut))
                or self.text[self.places[far - 1].start].isupper()
            )
            return self._with_role(far) if whole else 0
        role = self._with_role(end)
        if role > end or (after and (self.paused(end) or self._is("joins", end))):
            return role
        behind = end + self._is("joins", end)
        announced = (self.paused(end) or behind > end) and behind < len(self.cut)
        shows = behind > end and self._is("pointers", behind)
        return end if announced and (shows or self._announcement(behind, "")) else 0

    def _name(self, at: int, *, sure: bool) -> int:
        """Skip words with a capital that can be a name; where nobody types capitals, a small word is one."""
        last, end = min(at + MOST_NAMES, len(self.cut)), at
        while end < last and (end == at or not self.paused(end)):
            first = self.text[self.places[end].start]
            if not first.isupper() or self.text.isupper() or self._is("persons", end):
                break
            end += 1
        if end == at < len(self.cut) and sure and not self.paused(at):
            start = self.places[at].start
            small = self.text[1:].islower() and not self._is("stops", at)
            if small or self.text[start - 1] in QUOTES:
                return at + 1
        return end

    def _from(self, end: int) -> int:
        """Skip where a name comes from, and "and here is", up to a pause or another part of a sentence."""
        while end < len(self.cut) and not self.paused(end):
            if length := self._is("from", end):
                after = self._name(end + length, sure=False)
                end = after if after > end + length else end + length + (not self.paused(end + length))
            elif length := self._is("here", end):
                end += length
            else:
                break
        return end

    def _with_role(self, at: int) -> int:
        """Skip who somebody says to be behind a name: ", a baker of ten years,"."""
        if not self.gap(at).strip().startswith(",") or at >= len(self.cut):
            return at
        end = self.pause_after(at)
        role = any(self._is("roles", one) for one in range(at, end))
        return (
            end
            if role and end - at <= MOST_SAID and not any(self._is("shown", one) for one in range(at, end))
            else at
        )

    # What will come

    def _announcement(self, at: int, _after: str) -> int:
        if self._is("not_openings", at):
            return 0
        if length := self._is("come_along", at):
            return at + length
        when = at + self._is("times", at)
        timed = when > at
        who = when + (self._is("addressees", when) if timed else 0)
        if timed and (length := self._is("abouts", who)):
            return who + length
        spoken = who + self._is("speakers", who)
        if spoken == who and not (timed and self._is("wants", who)):
            return 0
        if not timed and (again := self._is("times", spoken)):
            spoken, timed = spoken + again, True
        verb = self._wanted(spoken + (self._in_company(spoken) if timed else 0))
        wanted = verb > spoken or self._is("promising", who) > 0
        if length := self._is("tells", verb):
            ready = wanted or timed
        else:
            length = self._is("shows", verb)
            ready = timed and length > 0
        if not ready:
            return 0
        end = verb + length
        while length := self._is("told", end):
            end += length
        return end

    def _wanted(self, at: int) -> int:
        """Skip "mau" and "going to"; in "nak cuba" what is wanted is the verb itself."""
        verb = last = at
        while length := self._is("wants", verb):
            last, verb = verb, verb + length
        shown = self._is("tells", verb) or self._is("shows", verb)
        return verb if shown or last == at else last

    def _in_company(self, at: int) -> int:
        """Return how many words tell with whom somebody will do something: "and my sister", "ditemenin adek"."""
        length = self._is("company", at)
        if not length:
            return 0
        far = range(at + length, min(at + length + MOST_NAMES, len(self.cut)))
        meant = next((one for one in far if self.paused(one) or self._is("intends", one)), at)
        return meant - at if meant > at and not self.paused(meant) else 0

    # Pleas, excuses, small talk

    def _plea(self, at: int, _after: str) -> int:
        if length := self._is("before", at):
            return self.pause_after(at + length - 1)
        asked = at + self._is("asks", at)
        length = self._is("likes", asked)
        if not length:
            return 0
        follows = asked + length
        if asked == at and not (self.paused(follows) or self._is("after_likes", follows)):
            return 0
        end = self.pause_after(follows - 1)
        plain = end - at <= MOST_SAID and not any(self._is("no_plea", one) for one in range(at, end))
        return end if plain else 0

    def _excuse(self, at: int, after: str) -> int:
        if after == "excuse" and self._is("goes_on", at) and self.paused(at):
            return self.pause_after(at)
        length = self._is("excuses", at)
        start = at + (length or self._is("sorries", at))
        if start == at:
            return 0
        called = self._called(start)
        told = called if self.paused(called) else start
        end = self.pause_after(told - 1 if length else told)
        own = self._is_own_fault(told, end)
        if not length and (self._is("buts", start) or ((told > start or self.paused(start)) and not own)):
            return 0  # "Maaf, lipstik ini nggak akan nempel di gelas" is the point
        if (end >= len(self.cut) and not own) or (self._is("buts", end) and end - start < 3):
            return 0
        if not length and not own and end - start < 2:
            return 0  # "Maaf nenek, resepnya aku ganti"
        return end if end - at <= MOST_SAID and not self._is("reported", end) else 0

    def _is_own_fault(self, at: int, end: int) -> bool:
        """Whether a clause is about the speaker's voice, room or absence, and about nobody else."""
        said = range(at, min(end, at + MOST_SAID))
        others = any(self._is("you", one) and not self._is("addressees", one) for one in said)
        return not others and any(self._is("faults", one) for one in said)

    def _called(self, at: int) -> int:
        """Skip whoever is addressed, and nothing where a pause is first."""
        while not self.paused(at) and (length := self._is("addressees", at) or self._is("one_person", at)):
            at += length
        return at

    def _talk(self, at: int, after: str) -> int:
        length = self._is("small_talk", at) or (self._is("wishes", at) if after else 0)
        end = self.pause_after(self._addressed(at + length) - 1) if length else 0
        return end if end - at <= MOST_SAID else 0

    # What is left

    def joined(self, at: int) -> int:
        """Return how many words of "and" or "but" stand at the beginning of what is left."""
        return self._is("joins", at) or self._is("buts", at)

    @cached_property
    def promises(self) -> bool:
        """Whether what was announced is a promise or a question of its own: "today I'll show you why …"."""
        return any(part.kind == "announcement" for part in self.parts) and bool(self._is("points", self.end))

    @cached_property
    def roles(self) -> tuple[Word, ...]:
        """The small words by which somebody says behind a pause who they are: "…, owner of a soap brand"."""
        introduced = (part for part in self.parts if part.kind == "introduction")
        return tuple(
            self.places[at]
            for part in introduced
            for at in range(min(self.pause_after(part.at), part.end), part.end)
            if self.text[self.places[at].start].islower()
        )

    @property
    def names(self) -> bool:
        """Whether it ends with a name alone, of which what follows may say who that is: "Dita, a baker of …"."""
        last = self.parts[-1]
        placed = any(self._is("from", at) for at in range(last.at, last.end))
        return last.kind == "introduction" and not placed and self.gap(last.end).startswith(",")

    def leans(self, at: int) -> bool:
        """Whether the words from ``at`` on lean on what is before them, or are no point yet."""
        return bool(self._is("leftovers", at) or self._is("lead_ins", at))

    def _is(self, name: str, at: int) -> int:
        """Return how many words from ``at`` on are of a kind; 0 for none."""
        if at >= len(self.cut) or self.cut[at] not in (listed := self.known(name)):
            return 0
        return phrases.phrase_at(self.cut, at, listed)

    def gap(self, at: int) -> str:
        """Return what stands between a word and the one before it, or behind the last."""
        if not 0 < at <= len(self.places):
            return ""
        end = self.places[at].start if at < len(self.places) else len(self.text)
        return self.text[self.places[at - 1].end : end]

    def paused(self, at: int) -> bool:
        """Whether the speaker pauses before the word: at punctuation, a line break, an emoji or the end."""
        if at >= len(self.cut):
            return True
        gap = self.gap(at)
        return gap != " " and any(sign in "\n\r" or not (sign.isspace() or sign in NO_PAUSE) for sign in gap)

    def pause_after(self, at: int) -> int:
        """Return the place after the next pause behind a word."""
        return next((end for end in range(at + 1, len(self.cut)) if self.paused(end)), len(self.cut))

    def _sentence_after(self, at: int) -> int:
        """Return the place after the end of the sentence that a word is in."""
        ends = (end for end in range(at + 1, len(self.cut)) if SENTENCE_ENDS & set(self.gap(end)))
        return next(ends, len(self.cut))


def greets(spoken: tuple[str, ...], greetings: Phrases) -> bool:
    """Whether words, each with its runs of letters as one, begin with a greeting of the list or one drawn out."""
    return bool(spoken) and bool(phrases.phrase_at(spoken, 0, greetings) or _drawn_out(spoken[0]))


def _drawn_out(word: str) -> int:
    """Return 1 where a word is a greeting as it is drawn out, 0 else."""
    return int(bool(_CALL.fullmatch(word)) and word not in _NO_CALL)


def _is_plural(word: str) -> bool:
    """Whether a word is doubled, as several people are in Indonesian and Malay: cikgu-cikgu, bunda2."""
    first, dash, second = word.partition("-")
    return (bool(dash) and first == second) or (word[:-1].isalpha() and word.endswith("2"))
