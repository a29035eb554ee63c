"""A calendar's rules as one TOML file: packs, what differs from the rule set, and the brand's own rules."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w
from sqlmodel import Session

from models.choices import BrandRuleKind, Severity
from planner.calendar import settings
from planner.calendar.workspace import edit
from planner.checks import brand, brand_rules, ruleset
from planner.checks.brand_rules import Wish
from planner.errors import PlanError
from planner.i18n import N_, _

SHOWN = 6
"""Problems that are told at once."""
MOST_BYTES = 1_000_000
"""No rules file is longer; it bounds the work on a file that was chosen by mistake."""
MOST_TABLES = 2_000
MOST_DOTS = 200
"""In one line: reading a name of very many parts takes as long as their number times itself."""


@dataclass(frozen=True)
class RuleFile:
    """What a file holds: keys of packs, changes by code as in models.calendar, and the brand's rules."""

    packs: tuple[str, ...]
    changes: dict[str, dict[str, Any]]
    wishes: tuple[Wish, ...]


@edit(N_("Take over rules"))
def take_over(session: Session, rules: RuleFile) -> None:
    """Have these rules and no other changes. The brand's rules that are the same keep their codes."""
    calendar = settings.get(session)
    calendar.packs = list(rules.packs)
    calendar.rule_changes = {code: dict(changed) for code, changed in rules.changes.items()}
    brand_rules.replace_all(rules.wishes).run(session)


def write(session: Session) -> str:
    """Return a calendar's rules as the text of a file, without what the rules could not go by."""
    calendar = settings.get(session)
    changes, _problems = ruleset.lawful(calendar.rule_changes)
    table: dict[str, Any] = {"packs": list(calendar.packs)}
    table |= {code: dict(changed) for code, changed in sorted(changes.items())}
    table["brand"] = [_table(brand_rules.wish_of(row)) for row in brand_rules.all_rules(session)]
    head = _(
        "# What this calendar checks differently from Hookline’s own rules. Import it under Settings, Rules."
    )
    return f"{head}\n\n{tomli_w.dumps({key: value for key, value in table.items() if value})}"


def read_file(path: Path) -> RuleFile:
    """Return what a file at a place holds. Raises PlanError as ``read`` does, and where it can't be read at all."""
    try:
        with path.open("rb") as file:
            found = file.read(MOST_BYTES + 1)
        text = found.decode("utf-8") if len(found) <= MOST_BYTES else ""
    except (OSError, ValueError) as error:  # a path may hold what no system takes
        sentence = _("“{name}” can't be read as a rules file: {reason}.")
        raise PlanError(sentence.format(name=path.name, reason=error)) from error
    if len(found) > MOST_BYTES:
        raise PlanError(_("“{name}” is far too long for a rules file.").format(name=path.name))
    return read(text)


def read(text: str) -> RuleFile:
    """Return what a file holds. Raises PlanError with the lines that can't be right, and what to do there."""
    _refuse_too_much(text)
    try:
        table = tomllib.loads(text.lstrip("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise PlanError(_("This isn’t a rules file: {reason}.").format(reason=error)) from error
    except (ValueError, RecursionError) as error:
        reason = _("a number or a list in it has no end")
        raise PlanError(_("This isn’t a rules file: {reason}.").format(reason=reason)) from error
    lines = _Lines(text)
    problems: list[str] = []
    packs = _packs(table.pop("packs", []), lines, problems)
    wishes = _wishes(table.pop("brand", []), lines, problems)
    changes = {}
    for code, changed in table.items():
        if known := _changes(code, changed, lines, problems):
            changes[code] = known
    if problems:
        rest = len(problems) - SHOWN
        more = [_("and {n} more").format(n=rest)] if rest > 0 else []
        raise PlanError("\n".join([*problems[:SHOWN], *more]))
    return RuleFile(packs, changes, wishes)


def _refuse_too_much(text: str) -> None:
    """Raise PlanError for what would take long to read and is in no rules file."""
    tables = 0
    for line, whole in enumerate(text.split("\n"), 1):
        if whole.count(".") > MOST_DOTS:
            told = _("there are more than {n} dots. Write this in several lines.").format(n=MOST_DOTS)
            raise PlanError(_problem(line, told))
        tables += whole.lstrip().startswith("[")
    if tables > MOST_TABLES:
        reason = _("it has more than {n} tables").format(n=MOST_TABLES)
        raise PlanError(_("This isn’t a rules file: {reason}.").format(reason=reason))


class _Lines:
    """Where the tables and keys of a TOML text stand, as far as a glance at each line tells."""

    def __init__(self, text: str) -> None:
        self._places: dict[tuple[str, int, str], int] = {}
        table, number = "", 0
        seen: dict[str, int] = {}
        for line, whole in enumerate(text.split("\n"), 1):
            words = whole.strip()
            head, closed, _rest = words.partition("]")
            if closed and head.startswith("["):
                table = _unquoted(head.lstrip("["))
                number = seen.get(table, 0)
                seen[table] = number + 1
                self._places.setdefault((table, number, ""), line)
            elif "=" in words:
                self._places.setdefault((table, number, _unquoted(words.partition("=")[0])), line)

    def of(self, table: str, key: str = "", number: int = 0) -> int:
        """Return the line of a key in a table, else of the table; 1 where neither is found.

        The key ``calls.en`` may also stand as ``en`` in the table ``CAP002.calls``.
        """
        listed, _dot, inner = key.rpartition(".")
        places = ((table, key), (f"{table}.{listed}", inner), (table, ""), ("", table))
        found = (self._places.get((where, number, name)) for where, name in places)
        return next(filter(None, found), 1)


def _unquoted(name: str) -> str:
    return name.strip().strip("\"'")


def _problem(line: int, text: str) -> str:
    return _("Line {line}: {problem}").format(line=line, problem=text)


def _packs(value: Any, lines: _Lines, problems: list[str]) -> tuple[str, ...]:
    known = ruleset.packs()
    if not isinstance(value, list):
        problems.append(_problem(lines.of("", "packs"), _("“packs” is a list of names.")))
        return ()
    found = [key for key in value if isinstance(key, str) and key in known]
    for key in value:
        if key not in found:
            text = _("there is no pack “{pack}”. There are: {packs}.").format(
                pack=ruleset.shown(key), packs=", ".join(known)
            )
            problems.append(_problem(lines.of("", "packs"), text))
    return tuple(dict.fromkeys(found))


def _changes(code: str, changed: Any, lines: _Lines, problems: list[str]) -> dict[str, Any]:
    if code in ruleset.load() and not isinstance(changed, dict):
        problems.append(_problem(lines.of("", code), _("“{code}” is a table.").format(code=code)))
        return {}
    if code not in ruleset.load():
        problems.append(_problem(lines.of(code), ruleset.unlawful(code, "", None)))
        return {}
    found = {}
    for name, value in _flat(changed):
        text = ruleset.unlawful(code, name, value)
        if text:
            problems.append(_problem(lines.of(code, name), text))
        else:
            found[name] = value
    return found


def _flat(changed: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield names and values; ``calls.en`` without quotes is a table in TOML, and means the same."""
    for name, value in changed.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", one) for inner, one in value.items())
        else:
            yield name, value


def _wishes(value: Any, lines: _Lines, problems: list[str]) -> tuple[Wish, ...]:
    found = []
    for number, table in enumerate(value if isinstance(value, list) else [value]):
        try:
            found.append(brand_rules.checked(_wish(table)))
        except PlanError as error:
            problems.append(_problem(lines.of("brand", "", number), str(error)))
    return tuple(found)


def _wish(table: Any) -> Wish:
    if not isinstance(table, dict):
        raise PlanError(_("a rule of the brand is a table: [[brand]]."))
    unknown = table.keys() - Wish.__dataclass_fields__.keys()
    if unknown:
        raise PlanError(_("a rule of the brand has no “{name}”.").format(name=ruleset.shown(min(unknown))))
    kinds = [str(kind) for kind in BrandRuleKind]
    if table.get("kind") not in kinds:
        raise PlanError(_("its kind is one of {kinds}.").format(kinds=", ".join(kinds)))
    fields = table.get("fields", [])
    if not _texts(fields) or set(fields) - set(brand.FIELDS):
        raise PlanError(_("its fields are some of {fields}.").format(fields=", ".join(brand.FIELDS)))
    if not _texts(table.get("words", [])) or not _texts(table.get("formats", [])):
        raise PlanError(_("its words and formats are lists of words in quotes."))
    if table.get("severity", "fix") not in [str(one) for one in Severity]:
        raise PlanError(
            _("a severity is fix, consider, hint or off, not “{value}”.").format(
                value=ruleset.shown(table["severity"])
            )
        )
    most = table.get("most", 0)
    if (
        not isinstance(most, int)
        or isinstance(most, bool)
        or not all(isinstance(table.get(name, ""), str) for name in ("instead", "message"))
    ):
        raise PlanError(_("“most” is a whole number, “instead” and “message” are texts in quotes."))
    return Wish(
        BrandRuleKind(table["kind"]),
        tuple(table.get("words", ())),
        tuple(fields),
        table.get("instead", ""),
        most,
        tuple(table.get("formats", ())),
        Severity(table.get("severity", "fix")),
        table.get("message", ""),
    )


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _table(wish: Wish) -> dict[str, Any]:
    values: dict[str, Any] = {
        "kind": str(wish.kind),
        "words": list(wish.words),
        "fields": list(wish.fields),
        "instead": wish.instead,
        "most": wish.most,
        "formats": list(wish.formats),
        "severity": str(wish.severity),
        "message": wish.message,
    }
    needed = {"kind", "words", "fields", "severity"} | (
        {"most"} if wish.kind is BrandRuleKind.MOST else set()
    )
    return {name: value for name, value in values.items() if value or name in needed}
