"""The rule set: each rule's severity, numbers and word lists, read from TOML with their sources."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from models.choices import Severity

T = TypeVar("T")
FILE = Path(__file__).parents[2] / "assets" / "rules" / "tiktok.toml"


@dataclass(frozen=True)
class Number:
    """A number that a rule uses, with where it comes from.

    ``level`` is G (the strategy guide), P (an official page) or T (third parties; may be changed freely).
    """

    value: float
    unit: str
    level: str
    source: str
    checked: str


@dataclass(frozen=True)
class Origin:
    """Where a rule itself comes from; the fields are those of Number."""

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
    _built: dict[str, Any] = field(default_factory=dict)

    def number(self, name: str) -> float:
        """Return a number of the rule, or one that all rules share."""
        return self.numbers[name]

    def words(self, name: str) -> tuple[str, ...]:
        """Return a word list in all its languages together: speech mixes them."""
        return tuple(word for words in self.lists[name].values() for word in words)

    def built(self, name: str, build: Callable[[tuple[str, ...]], T]) -> T:
        """Return what ``build`` makes of a word list, made once."""
        if name not in self._built:
            self._built[name] = build(self.words(name))
        return cast("T", self._built[name])


class RuleSet:
    """All rules' settings, with a calendar's own changes laid over them."""

    def __init__(self, changes: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        self._changes = changes or {}
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
        return tuple(word for words in load()["shared"]["lists"][name].values() for word in words)

    def _settle(self, code: str) -> RuleSettings:
        table = load()[code]
        own = self._changes.get(code, {})
        numbers = {name: self.shared(name) for name in shared_numbers()}
        numbers |= {name: float(own.get(name, number.value)) for name, number in rule_numbers(code).items()}
        lists = {
            name: {language: tuple(words) for language, words in by_language.items()}
            for name, by_language in table.get("lists", {}).items()
        }
        return RuleSettings(code, Severity(own.get("severity", table["severity"])), numbers, lists)


@cache
def load() -> dict[str, Any]:
    """Return the rule set file as it stands: code, then its table; ``shared`` holds what rules share."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def texts() -> Iterator[str]:
    """Yield every text of the rule set that the user reads, for the translators: sources and units."""
    for code in load():
        if code != "shared":
            yield origin(code).source
        for number in (shared_numbers() if code == "shared" else rule_numbers(code)).values():
            yield number.source
            yield number.unit


@cache
def origin(code: str) -> Origin:
    """Return where a rule comes from."""
    table = load()[code]
    return Origin(table["level"], table["source"], str(table["checked"]))


@cache
def rule_numbers(code: str) -> dict[str, Number]:
    """Return a rule's own numbers by name."""
    return _numbers(load()[code].get("numbers", {}))


@cache
def shared_numbers() -> dict[str, Number]:
    """Return the numbers that several rules and screens use, by name."""
    return _numbers(load()["shared"]["numbers"])


def _numbers(table: dict[str, Any]) -> dict[str, Number]:
    return {
        name: Number(float(n["value"]), n["unit"], n["level"], n["source"], str(n["checked"]))
        for name, n in table.items()
    }


def extract(*_args: object, **_options: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """Give Babel the texts of the rule set file, so that they are translated like any others."""
    for text in dict.fromkeys(texts()):
        yield 1, "_", text, []
