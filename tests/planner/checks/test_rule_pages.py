"""The pages of docs/rules say what the rules say."""

from pathlib import Path

from planner.checks.engine import all_rules
from planner.cli import rulepages

FOLDER = Path(__file__).parents[3] / "docs" / "rules"


def test_the_pages_are_current():
    """If this fails, run ``uv run main.py rules --write docs/rules``."""
    there = {str(path.relative_to(FOLDER)): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.md")}
    wanted = rulepages.pages()
    assert there.keys() == wanted.keys()
    assert [name for name, text in wanted.items() if there[name] != text] == []


def test_every_rule_has_a_page_in_both_languages():
    assert {f"{code}.md" for code in all_rules()} < rulepages.pages().keys()
    assert {f"id/{code}.md" for code in all_rules()} < rulepages.pages().keys()


def test_the_command_writes_them(tmp_path):
    assert rulepages.write(tmp_path) == len(list(tmp_path.rglob("*.md")))
