"""The house: how large its rooms are, what nobody may be named, and that nothing is left without its place."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

from sqlmodel import SQLModel

import planner.opening  # noqa: F401 - knows every table
from planner.calendar.forgetting import HANGS_ON
from tests.each import each
from ui.shell.pages import PAGES

ROOT = Path(__file__).parents[1]
FILES = sorted(path for folder in ("ui", "planner", "models") for path in (ROOT / folder).rglob("*.py"))
OURS = [path for path in FILES if "versions" not in path.parts]
UI_LINES, FUNCTION_LINES, PLANNER_ENTRIES = 400, 40, 30
LONG = {
    "planner/calendar/changes.py": ("recording",),
    "planner/checks/loading.py": ("_video",),
    "planner/demo.py": ("_fill",),
    "planner/video/covers.py": ("load",),
    "ui/calendar/fill_dialog.py": ("__init__",),
    "ui/live/result_card.py": ("__init__",),
    "ui/live/when_dialog.py": ("__init__",),
    "ui/pieces/live_dialog.py": ("__init__",),
    "ui/pieces/why_dialog.py": ("__init__",),
    "ui/reminders/dialog.py": ("__init__",),
    "ui/settings/page.py": ("_calendar_card",),
}
"""Functions that are longer than they may be: the list only gets shorter."""
EMPTY_NAMES = {
    "utils", "helpers", "common", "misc", "base", "manager", "handler", "controller", "service", "data", "info",
}  # fmt: skip


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_no_file_of_a_screen_is_too_long_to_be_read_at_once():
    long = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: n for name, n in long.items() if name.startswith("ui/") and n > UI_LINES} == {}


def test_no_function_is_too_long_and_the_list_of_old_ones_only_gets_shorter():
    long = {
        (named(path), node.name)
        for path in OURS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= FUNCTION_LINES
    }
    assert long == {(name, function) for name, functions in LONG.items() for function in functions}


def test_the_planner_has_few_doors():
    doors = [one for one in (ROOT / "planner").iterdir() if one.name != "__pycache__"]
    assert len(doors) <= PLANNER_ENTRIES


@each("path", OURS, ids=named)
def test_a_module_says_in_a_sentence_what_it_is_for(path):
    said = ast.get_docstring(tree(path)) or ""
    assert said.split("\n")[0].endswith((".", ":")), said
    assert path.stem not in EMPTY_NAMES
    classes = [node.name for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
    assert not {part.lower() for name in classes for part in re.findall("[A-Z][a-z]+", name)} & EMPTY_NAMES


def test_what_hangs_on_a_video_or_a_live_event_is_named_where_these_are_deleted():
    for deleted, hanging in HANGS_ON.items():
        name = str(deleted.__tablename__)
        wanted = {
            (table.name, column.name)
            for table in SQLModel.metadata.tables.values()
            for column in table.columns
            if any(key.column.table.name == name for key in column.foreign_keys)
        }
        assert {(str(one.table.__tablename__), one.column) for one in hanging} == wanted


def test_every_page_is_in_the_table_of_pages_and_every_folder_of_a_page_is_there():
    made_by = {spec.made_by.partition(":")[0] for spec in PAGES}
    there = {
        named(path)[:-3].replace("/", ".")
        for path in (ROOT / "ui").rglob("*page.py")
        if path.stem.endswith("page") and "(Page)" in path.read_text(encoding="utf-8")
    }
    lists = {
        named(path)[:-3].replace("/", ".")
        for path in (ROOT / "ui").rglob("page.py")
        if "(ListPage)" in path.read_text(encoding="utf-8")
    }
    assert (there | lists) - {"ui.pieces.list_page"} == made_by


def test_the_folder_of_every_page_is_held_to_the_contracts_of_screens():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {one["name"]: one for one in project["tool"]["importlinter"]["contracts"]}
    folders = {".".join(spec.made_by.split(".")[:2]) for spec in PAGES}
    assert set(contracts["screens do not know the window"]["source_modules"]) == folders
    assert set(contracts["screens do not know each other"]["modules"]) == folders


def test_no_screen_asks_whether_a_page_can_do_something():
    asking = [
        f"{named(path)}:{node.lineno}"
        for path in (ROOT / "ui").rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"getattr", "hasattr"}
        and isinstance(node.args[0], ast.Name | ast.Attribute) and "page" in ast.unparse(node.args[0])
    ]  # fmt: skip
    assert asking == []


def test_a_module_below_the_screens_has_a_test_of_its_name_or_a_line_that_says_where():
    tests = {path.stem.removeprefix("test_") for path in (ROOT / "tests").rglob("test_*.py")}
    lines = (ROOT / "tests/README.md").read_text(encoding="utf-8")
    said = dict(re.findall(r"^\| `([\w/]+\.py)` \| (.+) \|$", lines, re.MULTILINE))
    bare = {
        named(path)
        for path in OURS
        if path.parts[len(ROOT.parts)] != "ui" and path.stem != "__init__" and "rules" not in path.parts
        and path.stem not in tests
    }  # fmt: skip
    assert said.keys() == bare
    for where in said.values():
        for test in re.findall(r"`([^`]+)`", where):
            assert (ROOT / "tests" / test).exists(), test
