"""The program speaks one language at a time, and every sentence in it can be found for translation."""

import ast
import functools
import gettext
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from planner import dates, i18n, labels, times
from planner.errors import PlanError
from planner.video.videos import TEXTS

ROOT = Path(__file__).parents[2]
FUNCTIONS = {"_": 0, "N_": 0, "ngettext": 0, "pgettext": 1}
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
FOLDERS = ("models", "planner", "ui")
SOURCES = [ROOT / "main.py", *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))]


@pytest.fixture(autouse=True)
def _english_again(monkeypatch):
    for name in ("HOOKLINE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    before = i18n.language()
    yield
    i18n.set_language(before)


@functools.cache
def calls(path: Path) -> list[ast.Call]:
    """Every call of a function that translates or marks."""
    return [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS
    ]


def said(call: ast.Call) -> str | None:
    """The sentence in a call, if it is written there."""
    wanted = call.args[FUNCTIONS[call.func.id]]
    return wanted.value if isinstance(wanted, ast.Constant) and isinstance(wanted.value, str) else None


def test_every_sentence_in_the_code_is_found_for_translation():
    lost = []
    for path in SOURCES:
        found = set()
        for _line, message, _comments, context in extract_from_file("python", path, keywords=KEYWORDS):
            found.add((context, message if isinstance(message, str) else message[0]))
        for call in calls(path):
            text = said(call)
            context = call.args[0].value if call.func.id == "pgettext" else None
            if text and (context, text) not in found:
                lost.append((path.name, call.lineno, text))
    assert lost == []


def test_no_sentence_is_put_together_before_it_is_translated():
    """``_(f"...")`` and ``_("a" + b)`` look for a text that no catalogue has."""
    wrong = [
        (path.name, call.lineno)
        for path in SOURCES
        for call in calls(path)
        if isinstance(call.args[FUNCTIONS[call.func.id]], ast.JoinedStr | ast.BinOp)
    ]
    assert wrong == []


def test_marked_texts_are_written_out():
    """What ``N_`` marks is a text and not a name, or nobody finds it."""
    wrong = [
        (path.name, call.lineno)
        for path in SOURCES
        for call in calls(path)
        if call.func.id in ("N_", "ngettext", "pgettext") and said(call) is None and path.name != "i18n.py"
    ]
    assert wrong == []


def test_every_table_of_labels_is_spoken_in_both_languages():
    marked = {said(call) for path in SOURCES for call in calls(path)}
    tables = (labels.STAGES, labels.ACCOUNTS, labels.LICENCES, labels.TAG_KINDS, labels.SEVERITIES, TEXTS)
    assert {text for table in tables for text in table.values()} <= marked


def test_the_language_can_be_changed_and_changed_back():
    i18n.set_language("id")
    assert (i18n.language(), labels.stage("filmed") != "Filmed") == ("id", True)
    assert dates.month_name(5) == "Mei"
    assert dates.number(4.5) == "4,5"
    with pytest.raises(PlanError, match="“Mars”"):
        times.zone("Mars")
    i18n.set_language("en")
    assert (i18n.language(), labels.stage("filmed")) == ("en", "Filmed")
    assert (dates.month_name(5), dates.number(4.5)) == ("May", "4.5")


@pytest.mark.parametrize(
    ("variable", "value", "language"),
    [
        ("HOOKLINE_LANGUAGE", "id", "id"),
        ("LANG", "id_ID.UTF-8", "id"),
        ("LANG", "en_GB.UTF-8", "en"),
        ("LANG", "de_DE.UTF-8", "en"),
        ("LANG", "C.UTF-8", "en"),
        ("LC_ALL", "id", "id"),
        ("LC_MESSAGES", "ID", "id"),
    ],
)
def test_the_systems_language_is_spoken_where_it_is_known(monkeypatch, variable, value, language):
    monkeypatch.setenv(variable, value)
    assert i18n.system_language() == language
    for text in ("system", "", "xx"):
        i18n.set_language(text)
        assert i18n.language() == language


def test_the_first_of_the_systems_variables_decides(monkeypatch):
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert i18n.system_language() == "en"
    monkeypatch.setenv("HOOKLINE_LANGUAGE", "id")
    assert i18n.system_language() == "id"


def test_a_text_without_a_translation_is_said_in_english():
    i18n.set_language("id")
    assert i18n._("Nobody ever wrote this.") == "Nobody ever wrote this."
    assert i18n.ngettext("{n} thing nobody has", "{n} things nobody has", 2) == "{n} things nobody has"
    assert i18n.pgettext("nowhere", "May") == "May"


def test_without_its_catalogue_the_program_speaks_english(monkeypatch, tmp_path):
    monkeypatch.setattr(i18n, "FOLDER", tmp_path)
    i18n.set_language("id")
    assert isinstance(i18n._current, gettext.NullTranslations)
    assert labels.stage("filmed") == "Filmed"


def test_another_language_is_spoken_within_a_block_alone_and_not_in_other_threads():
    i18n.set_language("en")
    with i18n.speaking("id"):
        assert (i18n.language(), i18n._("Idea")) == ("id", "Ide")
        with ThreadPoolExecutor(1) as other:
            assert other.submit(i18n.language).result() == "en"
        with i18n.speaking("en"):
            assert i18n._("Idea") == "Idea"
        assert i18n.language() == "id"
    assert (i18n.language(), i18n._("Idea")) == ("en", "Idea")
