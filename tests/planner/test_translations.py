"""Both languages are whole: every sentence of the program has its Indonesian one."""

import io
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "assets" / "translations" / "id" / "LC_MESSAGES" / "hookline.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
PLACEHOLDER = re.compile(r"{\w*}")


@pytest.fixture(scope="module")
def catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="id")


@cache
def written():
    """Return every sentence in the sources, with its context."""
    found = set()
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"][
        "mappings"
    ]
    patterns = []
    for mapping in mappings:
        some = mapping["pattern"] if isinstance(mapping["pattern"], list) else [mapping["pattern"]]
        patterns += [(pattern, mapping["method"]) for pattern in some if mapping["method"] != "ignore"]
    for folder in ("planner", "ui", "assets/rules", "assets/presets", "assets/results"):
        method_map = [
            (pattern.removeprefix(f"{folder}/"), method)
            for pattern, method in patterns
            if pattern.startswith(folder)
        ]
        for _name, _line, message, _comments, context in extract_from_dir(
            ROOT / folder, method_map=method_map, keywords=KEYWORDS
        ):
            found.add((context, message))
    return found


@pytest.mark.slow
def test_every_sentence_is_translated(catalogue):
    missing = []
    for context, message in written():
        found = catalogue.get(message if isinstance(message, str) else message[0], context)
        strings = [] if found is None else [found.string] if isinstance(found.string, str) else found.string
        if not strings or not all(strings) or found.fuzzy:
            missing.append(message)
    assert not missing


def test_the_catalogue_holds_nothing_that_is_not_said_any_more(catalogue):
    said = {(context, m if isinstance(m, str) else m[0]) for context, m in written()}
    kept = {(m.context, m.id if isinstance(m.id, str) else m.id[0]) for m in catalogue if m.id}
    assert kept - said == set()


def test_translations_keep_their_placeholders(catalogue):
    wrong = []
    for message in catalogue:
        if not message.id:
            continue
        ids = (message.id,) if isinstance(message.id, str) else message.id
        strings = (message.string,) if isinstance(message.string, str) else message.string
        wanted = {name for one in ids for name in PLACEHOLDER.findall(one)}
        wrong += [text for text in strings if set(PLACEHOLDER.findall(text)) != wanted]
    assert wrong == []


def test_the_compiled_catalogue_is_the_written_one(catalogue):
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled.getvalue()


def test_no_sentence_shouts(catalogue):
    assert [m.string for m in catalogue if m.id and "!" in str(m.string) and "!" not in str(m.id)] == []


OLD_WORDS = re.compile(
    r"\bAnda\b|\bberkas|\btempo\b|terlihat tren|konten branded|papan klip|baki sistem|[Hh]ari rekam|[Aa]cara live"
    r"|[Pp]engabaian|ajakan bertindak|\bmusim\b|\d %"
)
"""Words that sellers don't use, each with a decision in the glossary for the one that they do."""


def test_no_sentence_goes_back_to_a_word_that_was_decided_against(catalogue):
    forms = [
        text
        for message in catalogue
        if message.id
        for text in ((message.string,) if isinstance(message.string, str) else message.string)
    ]
    assert [text for text in forms if OLD_WORDS.search(text)] == []
