"""The rule set: each rule's severity, numbers and word lists, read from TOML with their sources."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any, TypeVar, cast

from models.choices import Severity, Stage
from planner import presets
from planner.i18n import N_, _

T = TypeVar("T")
FILE = presets.ASSETS / "rules" / "tiktok.toml"
SHOWN = 40
"""Characters of a wrong value that are told."""
OWN = "B"
"""The level of a rule that the brand made itself."""
OWN_COST = 7
"""What breaking a rule of the brand's own costs: less than what is refused or forbidden, more than what is unclear."""


@dataclass(frozen=True)
class Number:
    """A number that a rule uses, with where it comes from.

    ``level`` is G (the strategy guide), P (an official page) or T (third parties; may be changed freely).
    ``label``, ``unit`` and ``source`` are translated where they are shown. ``least`` and ``most``, both inclusive,
    bound what it may be changed to; ``whole`` ones have no fraction.
    """

    label: str
    value: float
    least: float
    most: float
    whole: bool
    unit: str
    level: str
    source: str
    checked: str


@dataclass(frozen=True)
class Origin:
    """Where a rule itself comes from; the fields are those of Number, and level B is the brand's own."""

    level: str
    source: str
    checked: str


@dataclass
class RuleSettings:
    """What one rule goes by in one calendar."""

    code: str
    severity: Severity
    numbers: Mapping[str, float]
    lists: Mapping[str, Mapping[str, tuple[str, ...]]]
    cost: int = 0
    """What its findings cost, from 1 to 9: which come first among those that weigh alike."""
    waits_for: Stage | None = None
    """The stage before which it says nothing about a field that is still empty; None: it never waits."""
    needs: tuple[str, ...] = ()
    """The fields that a plan must be able to carry, or it is not asked for them."""
    _built: dict[str, Any] = field(default_factory=dict)

    def number(self, name: str) -> float:
        """Return a number of the rule, or one that all rules share."""
        return self.numbers[name]

    def words(self, name: str) -> tuple[str, ...]:
        """Return a word list in all its languages together: speech mixes them."""
        return tuple(word for words in self.lists[name].values() for word in words)

    def built(self, name: str, build: Callable[[tuple[str, ...]], T]) -> T:
        """Return what ``build`` makes of a word list, made once for all calendars that have the same words."""
        if name not in self._built:
            self._built[name] = _made(build, self.words(name))
        return cast("T", self._built[name])


@lru_cache(maxsize=256)
def _made(build: Callable[[tuple[str, ...]], Any], words: tuple[str, ...]) -> Any:
    return build(words)


class RuleSet:
    """All rules' settings: the rule set file, the packs of a calendar laid over it, and its own changes over those.

    ``brand`` is the severity of each rule of the brand's own, by code. A change that is not lawful counts as not
    there; ``problems`` names each in a sentence.
    """

    def __init__(
        self,
        changes: Mapping[str, Mapping[str, Any]] | None = None,
        chosen: Iterable[str] = (),
        brand: Mapping[str, Severity] | None = None,
    ) -> None:
        self._own, self.problems = lawful(changes or {})
        self._changed = changes if isinstance(changes, Mapping) else {}
        self._changes = merged(packed(chosen), self._own)
        self._brand = brand or {}
        self._settings: dict[str, RuleSettings] = {}

    def __getitem__(self, code: str) -> RuleSettings:
        if code not in self._settings:
            self._settings[code] = self._settle(code)
        return self._settings[code]

    def shared(self, name: str) -> float:
        """Return a number that several rules and screens use."""
        return float(self._changes.get("shared", {}).get(name, shared_numbers()[name].value))

    def shared_words(self, name: str) -> tuple[str, ...]:
        """Return a word list that several rules and screens use, in all its languages together."""
        return tuple(word for words in self._lists("shared")[name].values() for word in words)

    def differs(self, code: str) -> bool:
        """Whether the calendar itself changed something about a rule; what its packs change does not count."""
        return bool(self._changed.get(code))

    def tried(self, code: str, changes: Mapping[str, Any]) -> "RuleSet":
        """Return the same settings with others for one rule; what is not lawful counts as not there."""
        made = RuleSet(brand=self._brand)
        made._changes = merged(self._changes, lawful({code: changes})[0])
        return made

    @cached_property
    def _shared(self) -> dict[str, float]:
        return {name: self.shared(name) for name in shared_numbers()}

    def _settle(self, code: str) -> RuleSettings:
        numbers = dict(self._shared)
        if code in self._brand:
            return RuleSettings(code, self._brand[code], numbers, {}, OWN_COST, Stage.SCRIPTED)
        own = self._changes.get(code, {})
        numbers |= {name: float(own.get(name, number.value)) for name, number in rule_numbers(code).items()}
        table = load()[code]
        severity = Severity(own.get("severity", table["severity"]))
        waits_for = Stage(table["waits_for"]) if "waits_for" in table else None
        needs = tuple(table.get("needs", ()))
        return RuleSettings(code, severity, numbers, self._lists(code), table["cost"], waits_for, needs)

    def _lists(self, code: str) -> dict[str, dict[str, tuple[str, ...]]]:
        own = self._changes.get(code, {})
        return {
            name: {
                language: tuple(own.get(f"{name}.{language}", words))
                for language, words in by_language.items()
            }
            for name, by_language in word_lists(code).items()
        }


def lawful(changes: object) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """Return what rules may go by of a calendar's changes, and a sentence for each that they may not."""
    kept: dict[str, dict[str, Any]] = {}
    problems = []
    for code, changed in changes.items() if isinstance(changes, Mapping) else [("…", changes)]:
        if not isinstance(changed, Mapping):
            text = _("What this calendar changes in the rules is damaged at “{code}”.")
            problems.append(text.format(code=shown(code)))
            continue
        for name, value in changed.items():
            if problem := unlawful(code, name, value) if _known(code, name) else "":
                problems.append(_told(code, problem))
            else:
                kept.setdefault(code, {})[name] = value
    return kept, problems


def _told(code: str, problem: str) -> str:
    if code == "shared":  # Settings shows the numbers of rules alone
        text = _(
            "{code}: {problem} Hookline’s own value is used. Save the rules under Settings, Rules, and take that file "
            "over: it leaves the wrong value out."
        )
    else:
        text = _("{code}: {problem} Hookline’s own value is used. Change or reset it under Settings, Rules.")
    return text.format(code=code, problem=problem)


def unlawful(code: str, name: str, value: object) -> str:
    """Return what is wrong with changing a rule's ``severity``, a number or a list of words (``calls.en``).

    Code ``shared`` has what rules share. It is a sentence, empty where the value may be taken: the one law that a
    rules file, Settings and a calendar's own changes obey.
    """
    text = ""
    number = (shared_numbers() if code == "shared" else rule_numbers(code)).get(name)
    if code not in load():
        text = _("there is no rule “{code}”.").format(code=shown(code))
    elif number:
        text = _wrong_number(name, number, value)
    elif not _known(code, name):
        text = _("{code} has no “{name}”.").format(code=code, name=shown(name))
    elif name == "severity":
        if not isinstance(value, str) or value not in set(Severity):
            text = _("a severity is fix, consider, hint or off, not “{value}”.").format(value=shown(value))
    elif not isinstance(value, (list, tuple)) or not all(isinstance(word, str) for word in value):
        text = _("“{name}” is a list of words in quotes.").format(name=name)
    return text


def _wrong_number(name: str, number: Number, value: object) -> str:
    if (
        isinstance(value, (int, float))
        and not isinstance(value, bool)
        and number.least <= value <= number.most
        and not (number.whole and value % 1)
    ):
        return ""
    text = (
        _("“{name}” is a whole number from {least} to {most}, not {value}.")
        if number.whole
        else _("“{name}” is a number from {least} to {most}, not {value}.")
    )
    return text.format(name=name, least=f"{number.least:g}", most=f"{number.most:.0f}", value=shown(value))


def shown(value: object) -> str:
    """Return what somebody else wrote in one short line, whatever it is."""
    try:
        text = " ".join(str(value).split())
    except ValueError:  # a number of more digits than Python writes out
        return "…"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _known(code: str, name: str) -> bool:
    """Whether a rule has such a setting; what another version of Hookline knew changes nothing."""
    numbers = shared_numbers() if code == "shared" else rule_numbers(code)
    listed, _dot, language = name.partition(".")
    return (
        name in numbers
        or language in word_lists(code).get(listed, {})
        or (name == "severity" and code != "shared" and code in load())
    )


def merged(
    under: Mapping[str, Mapping[str, Any]], over: Mapping[str, Mapping[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Return changes by code with others laid over them."""
    return {code: {**under.get(code, {}), **over.get(code, {})} for code in {**under, **over}}


@dataclass(frozen=True)
class Pack:
    """Settings for one kind of account or use: laid over the rule set, and over the pack that it builds on."""

    key: str
    name: str
    builds_on: str
    changes: Mapping[str, Mapping[str, Any]]


@cache
def packs() -> dict[str, Pack]:
    """Return every pack by key, each after the one that it builds on."""
    found = {}
    for path in sorted((FILE.parent / "packs").glob("*.toml")):
        table = dict(presets.read(path.stem, "rules/packs"))
        found[path.stem] = Pack(path.stem, table.pop("name"), table.pop("builds_on", ""), table)
    return {
        pack.key: pack for pack in sorted(found.values(), key=lambda pack: (_depth(found, pack), pack.key))
    }


def packed(chosen: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return what packs change, with those that they build on below them. Unknown keys say nothing."""
    wanted = set()
    for key in chosen:
        while isinstance(key, str) and key in packs():
            wanted.add(key)
            key = packs()[key].builds_on  # noqa: PLW2901 - up to the first
    changes: dict[str, dict[str, Any]] = {}
    for key, pack in packs().items():
        if key in wanted:
            changes = merged(changes, pack.changes)
    return changes


def _depth(found: Mapping[str, Pack], pack: Pack) -> int:
    return 1 + _depth(found, found[pack.builds_on]) if pack.builds_on else 0


@cache
def load() -> dict[str, Any]:
    """Return the rule set file as it stands: code, then its table; ``shared`` holds what rules share."""
    return presets.read(FILE.stem, "rules")


def texts() -> Iterator[str]:
    """Yield every text of the rule set that the user reads, for the translators: labels, sources and units."""
    yield from (pack.name for pack in packs().values())
    for code in load():
        if code != "shared":
            yield origin(code).source
        for number in (shared_numbers() if code == "shared" else rule_numbers(code)).values():
            yield number.label
            yield number.source
            yield number.unit
        for table in load()[code].get("lists", {}).values():
            yield table["label"]


@cache
def origin(code: str) -> Origin:
    """Return where a rule comes from."""
    table = load().get(code)
    if table is None:
        return Origin(OWN, N_("Made for this calendar"), "")
    return Origin(table["level"], table["source"], str(table["checked"]))


@cache
def rule_numbers(code: str) -> dict[str, Number]:
    """Return a rule's own numbers by name."""
    return _numbers(load().get(code, {}).get("numbers", {}))


@cache
def word_lists(code: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return a rule's word lists by name and language; code ``shared`` has those that several use."""
    return {
        name: {language: tuple(words) for language, words in table.items() if language != "label"}
        for name, table in load().get(code, {}).get("lists", {}).items()
    }


def list_label(code: str, name: str) -> str:
    """Return what a word list is called, in English; translated where it is shown."""
    return str(load()[code]["lists"][name]["label"])


@cache
def shared_numbers() -> dict[str, Number]:
    """Return the numbers that several rules and screens use, by name."""
    return _numbers(load()["shared"]["numbers"])


def _numbers(table: dict[str, Any]) -> dict[str, Number]:
    return {
        name: Number(
            n["label"],
            float(n["value"]),
            float(n["least"]),
            float(n["most"]),
            n["kind"] == "whole",
            n["unit"],
            n["level"],
            n["source"],
            str(n["checked"]),
        )
        for name, n in table.items()
    }


def extract(*_args: object, **_options: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """Give Babel the texts of the rule set file, so that they are translated like any others."""
    for text in dict.fromkeys(texts()):
        yield 1, "_", text, []
