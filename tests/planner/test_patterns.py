"""No pattern takes longer than its text is long, whatever the text: those that people bring are of any length."""

import ast
import importlib
import inspect
import pkgutil
import re
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from types import ModuleType
from typing import Any

import pytest
import regex

import models
import planner

METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")
ALIKE = dict.fromkeys(("findall", "split", "sub"), "finditer")
"""What goes through a text in the same way, from match to match."""
USE = re.compile(rf"(\w+)\s*\.({'|'.join(METHODS)})\b")
UNITS = (
    " ",
    "\n",
    "\t",
    "1",
    "a",
    "é",
    "#",
    "(",
    "|",
    "-",
    ":",
    ",",
    ".",
    "'",
    "<",
    "\u0301",
    "1 ",
    "a.",
    "- ",
    ", ",
)
STARTS = ("", "x", "1", "1:", "TAG002", "Mon", "Mon 19:00 x", "TAG002 (x)", "5 min", "a|", "- ", "\n")
ENDS = ("", "\0", "x")
SIZES = (250, 1000, 4000)
"""Characters; each is four times as many as the one before."""
GROWTH, EVEN, FLOOR = 10, 5, 0.002
"""Four times the text may take ten times as long, once it takes more than two thousandths of a second;
five times as long is what noise makes of four, so no longer text is needed then."""

Shape = tuple[str, str, str]
"""What is repeated, what stands before it and what behind."""


def modules() -> Iterator[ModuleType]:
    for package in (planner, models):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".versions." not in info.name and not info.name.endswith(".env"):
                yield importlib.import_module(info.name)


def used(source: str) -> dict[str, set[str]]:
    """Return by which methods the names of a module are matched."""
    found: dict[str, set[str]] = {}
    for name, method in USE.findall(source):
        found.setdefault(name, set()).add(ALIKE.get(method, method))
    return found


def literals(source: str) -> Iterator[tuple[str, str, Any]]:
    """Yield the module, method and pattern of calls such as ``re.split(r",", text)``."""
    if not {"re", "regex"} & used(source).keys():
        return
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in {"re", "regex"}
            and node.func.attr in METHODS
            and isinstance(node.args[0], ast.Constant)
        ):
            method = ALIKE.get(node.func.attr, node.func.attr)
            yield node.func.value.id, method, node.args[0].value


def patterns() -> dict[str, tuple[Any, str]]:
    """Return the compiled patterns of planner and models by where they stand, with the method that uses each."""
    found: dict[str, tuple[Any, str]] = {}
    sources = {module: inspect.getsource(module) for module in modules()}
    uses: dict[str, set[str]] = {}
    for source in sources.values():
        for name, methods in used(source).items():
            uses.setdefault(name, set()).update(methods)
    for module, source in sources.items():
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern | regex.Pattern):
                for method in uses.get(name) or {"search"}:
                    found.setdefault(f"{module.__name__}.{name} {method}", (value, method))
        for engine, method, pattern in literals(source):
            compiled = (regex if engine == "regex" else re).compile(pattern)
            found[f"{module.__name__} {pattern!r} {method}"] = (compiled, method)
    return found


def units(pattern: Any) -> tuple[str, ...]:
    """Return what texts are made of: usual signs, and the pattern's own words and signs."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    words = re.findall(r"[^\W\d_]{2,12}", re.sub(r"\\[A-Za-z]|\(\?P<\w+>", " ", source))
    signs = {sign for sign in source if not sign.isalnum() and sign not in r"\?*+{}^$"}
    return tuple(dict.fromkeys((*UNITS, *words[:6], *sorted(signs)[:12])))


def run(pattern: Any, method: str, text: str) -> float:
    """Return the seconds that one way of matching takes."""
    subject: Any = text if isinstance(pattern.pattern, str) else text.encode()
    call = getattr(pattern, method)
    began = time.thread_time()
    found = call(subject)
    if method == "finditer":
        deque(found, maxlen=0)
    return time.thread_time() - began


def grows(pattern: Any, method: str, make: Callable[[int], str]) -> float:
    """Return how many times as long four times the text takes; 0 where that is too short to tell."""
    before = run(pattern, method, make(SIZES[0]))
    for size in SIZES[1:]:
        now = run(pattern, method, make(size))
        if now > FLOOR and now > GROWTH * before:
            now = min(now, *(run(pattern, method, make(size)) for _again in range(3)))
            before = min(run(pattern, method, make(size // 4)) for _again in range(3))
            if now > FLOOR and now > GROWTH * before:
                return now / before
        if now > FLOOR and now < EVEN * before:
            return 0  # a text long enough to tell, and it grew as its text did
        before = now
    return 0


def in_turn(pattern: Any) -> Iterator[Shape]:
    """Yield what texts are made of: each unit with each end, and with four of the starts, which take turns."""
    for (u, unit), (s, start) in product(enumerate(units(pattern)), enumerate(STARTS)):
        if (u + s) % 3 == 0:
            yield unit, start, ENDS[s // 3 % len(ENDS)]


def all_together(pattern: Any) -> Iterator[Shape]:
    """Yield what texts are made of, each unit with each start and each end."""
    return product(units(pattern), STARTS, ENDS)


def slowest(pattern: Any, method: str, shapes: Iterable[Shape]) -> tuple[float, str]:
    """Return by how much a pattern's time grows most, and on what; 0 where it grows as it should."""
    for unit, start, end in shapes:
        growth = grows(pattern, method, lambda size, u=unit, s=start, e=end: s + u * (size // len(u)) + e)
        if growth:
            return growth, f"{start!r} + {unit!r} * n + {end!r}"
    return 0, ""


PATTERNS = patterns()


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 60
    assert "planner.exchange.ignored._ITEM fullmatch" in PATTERNS
    assert any("planner.texts.typed_slots '[,;" in name for name in PATTERNS)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_takes_as_long_as_its_text(name: str) -> None:
    pattern, method = PATTERNS[name]
    assert slowest(pattern, method, in_turn(pattern)) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_takes_as_long_as_its_text_however_that_begins_and_ends(name: str) -> None:
    pattern, method = PATTERNS[name]
    assert slowest(pattern, method, all_together(pattern)) == (0, "")


@pytest.mark.parametrize("shapes", [in_turn, all_together])
@pytest.mark.parametrize("grows_faster", [r"\s*(?:^|,)\s*x", r"(?:\w+\.)*\w+@"])
def test_a_pattern_that_grows_faster_is_noticed(grows_faster: str, shapes: Any) -> None:
    pattern = re.compile(grows_faster)
    growth, _text = slowest(pattern, "search", shapes(pattern))
    assert growth > GROWTH
