"""A calendar's rules as one file: out and in again the same, and bad ones refused with their lines."""

import json
import re
from pathlib import Path

import pytest
import tomli_w
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from models.choices import BrandRuleKind, Severity
from planner.calendar import settings as calendar_settings
from planner.checks import brand, brand_rules, rule_settings, rulefile, ruleset
from planner.checks.brand_rules import Wish
from planner.checks.rulefile import RuleFile
from planner.errors import PlanError
from tests.growing import times_as_long
from tests.trying import examples

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12
).filter(str.strip)
NUMBERS = [(code, name) for code in ruleset.load() if code != "shared" for name in ruleset.rule_numbers(code)]


def wishes():
    return st.builds(
        Wish,
        st.sampled_from(
            [BrandRuleKind.NEVER, BrandRuleKind.ALWAYS, BrandRuleKind.MOST, BrandRuleKind.INSTEAD]
        ),
        st.lists(WORDS.map(str.strip), min_size=1, max_size=3, unique=True).map(tuple),
        st.lists(st.sampled_from(brand.FIELDS), min_size=1, unique=True).map(tuple),
        WORDS,
        st.integers(0, 5),
        st.just(("how-to",)),
        st.sampled_from([Severity.FIX, Severity.HINT]),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20),
    ).map(brand_rules.checked)


FILES = st.builds(
    RuleFile,
    st.sampled_from([(), ("shop",), ("shop", "ad")]),
    st.dictionaries(
        st.sampled_from(sorted({code for code, _name in NUMBERS})), st.just({"severity": "hint"}), max_size=4
    ),
    st.lists(wishes(), max_size=4, unique=True).map(tuple),
)


@given(FILES)
@examples(15, 40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read_as_the_same(workspace, rules):
    workspace.do(rulefile.take_over(rules))
    found = rulefile.read(workspace.read(rulefile.write))
    assert (found.packs, found.changes) == (rules.packs, rules.changes)
    assert set(found.wishes) == set(rules.wishes)


def test_numbers_and_lists_travel_too(workspace):
    workspace.do(rule_settings.change("LEN002", "max_s", 35))
    workspace.do(rule_settings.change("CAP002", "calls.en", ["come by"]))
    found = rulefile.read(workspace.read(rulefile.write))
    assert found.changes == {"LEN002": {"max_s": 35}, "CAP002": {"calls.en": ["come by"]}}


def test_a_list_may_be_named_without_quotes():
    assert rulefile.read('[CAP002]\ncalls.en = ["come by"]').changes == {"CAP002": {"calls.en": ["come by"]}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[LEN02]\nmax_s = 3", "Line 1: there is no rule “LEN02”."),
        ("[LEN002]\nmin_s = 3\nmax = 3", "Line 3: LEN002 has no “max”."),
        ('[LEN002]\nmax_s = "long"', "Line 2: “max_s” is a number from 0 to 86400, not long."),
        ("[LEN002]\nmax_s = true", "Line 2: “max_s” is a number from 0 to 86400, not True."),
        ("[LEN002]\nmax_s = nan", "Line 2: “max_s” is a number from 0 to 86400, not nan."),
        (
            "[shared]\nmin_hashtags = 1e308",
            "Line 2: “min_hashtags” is a whole number from 0 to 100, not 1e+308.",
        ),
        ("[shared]\nmin_hashtags = 2.5", "Line 2: “min_hashtags” is a whole number from 0 to 100, not 2.5."),
        ("[CAP002.calls]\n\nen = [3]", "Line 3: “calls.en” is a list of words in quotes."),
        ('packs = [["shop"]]', "Line 1: there is no pack “['shop']”."),
        ('[LEN002]\nseverity = ["fix"]', "Line 2: a severity is fix, consider, hint or off, not “['fix']”."),
        ("x = " + "9" * 5000, "a number or a list in it has no end"),
        ("x = " + "[" * 5000, "a number or a list in it has no end"),
        ('[LEN002]\n\nseverity = "loud"', "Line 3: a severity is fix, consider, hint or off, not “loud”."),
        ('packs = ["shopp"]', "Line 1: there is no pack “shopp”. There are: "),
        (
            '[[brand]]\nkind = "never"\nwords = ["x"]\nfields = ["hooks"]',
            "Line 1: its fields are some of title",
        ),
        (
            '[[brand]]\nkind = "never"\nfields = ["hook"]\n[[brand]]\nkind = "no"',
            "Line 4: its kind is one of never",
        ),
        (
            '[[brand]]\nkind = "instead"\nwords = ["x"]\nfields = ["hook"]',
            "Line 1: Type what to say instead.",
        ),
        ("[LEN002\n", "line 1"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(text, told):
    with pytest.raises(PlanError) as error:
        rulefile.read(text)
    assert told in str(error.value)


KEYS = st.sampled_from(
    [
        "packs",
        "severity",
        "max_s",
        "similar",
        "min_hashtags",
        "calls",
        "en",
        "kind",
        "words",
        "fields",
        "most",
    ]
) | st.text(max_size=4)
VALUES = st.recursive(
    st.text(max_size=6)
    | st.sampled_from(["fix", "never", "caption", "shop"])
    | st.integers(-(10**400), 10**400)
    | st.floats()
    | st.booleans()
    | st.datetimes()
    | st.dates()
    | st.times(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)
TABLES = st.dictionaries(
    st.sampled_from(["packs", "brand", "shared", "LEN002", "HOOK007", "CAP002"]) | st.text(max_size=4),
    VALUES | st.dictionaries(KEYS, VALUES, max_size=3),
    max_size=3,
)
BRANDS = st.fixed_dictionaries(
    {},
    optional={
        "kind": VALUES | st.just("most"),
        "words": VALUES | st.just(["x"]),
        "fields": VALUES | st.just(["hook"]),
        **dict.fromkeys(["instead", "most", "formats", "severity", "message", "x"], VALUES),
    },
)


@pytest.mark.slow
@given(TABLES | st.lists(BRANDS, max_size=2).map(lambda wishes: {"brand": wishes}))
@examples(50, 120)
def test_any_value_at_any_place_is_taken_or_ends_in_sentences_by_line(table):
    text = tomli_w.dumps(table)
    try:
        found = rulefile.read(text)
    except PlanError as error:
        lines = str(error).splitlines()
        assert all(
            re.match(r"Line \d+: \S|and \d+ more|This isn’t a rules file: ", line) for line in lines
        ), lines
        assert all(len(line) < 300 for line in lines)
    else:
        assert ruleset.RuleSet(found.changes).problems == []
        json.dumps(found.changes)  # as the calendar keeps them


@pytest.mark.parametrize("line", ["[{}", "[{}x", "{}]", "[[{}", "a{}=", "{}= 3", "'{}", "[a{}]"])
def test_looking_for_lines_takes_time_in_proportion_to_the_text(line):
    few, many = (line.format(" " * n) for n in (5_000, 20_000))
    assert times_as_long(rulefile._Lines, few, many, 12) < 12


PARTS = {
    "a name": "{} = 1",
    "a table": "[{}]",
    "within a value": "x = [1, {{{} = 1}}]",
    "behind quotes": r""""\"".{} = 1""",
    "behind a long text": 'x = [""" \n """, {{ {} = 1 }}, "x"]',
}


@pytest.mark.parametrize("written", PARTS)
def test_a_name_of_very_many_parts_is_refused_by_its_line_before_it_is_read(written):
    text = "packs = []\n" + PARTS[written].format(".".join("a" * 400_000))
    with pytest.raises(PlanError, match=r"Line [23]: there are more than 200 dots"):
        rulefile.read(text)


def test_a_file_of_very_many_tables_is_refused_before_it_is_read():
    with pytest.raises(PlanError, match="more than 2000 tables"):
        rulefile.read("".join(f"[a{number}]\n" for number in range(2001)))
    with pytest.raises(PlanError, match="there is no rule “a0”"):
        rulefile.read("".join(f"[a{number}]\n" for number in range(2000)))


def test_a_file_that_is_none_is_refused_with_a_sentence(tmp_path):
    odd = tmp_path / "odd.toml"
    for content in (b"\xff\xfe", b"# " + b"x" * 2_000_000, b"\x00"):
        odd.write_bytes(content)
        with pytest.raises(PlanError):
            rulefile.read_file(odd)
    for path in (tmp_path, tmp_path / "none.toml", Path("a\0b.toml")):
        with pytest.raises(PlanError, match=r"can't be read as a rules file"):
            rulefile.read_file(path)


def test_a_brands_limit_is_one_that_the_form_can_show(workspace):
    for most in (-1, 100, 10**30):
        with pytest.raises(PlanError, match="from 0 to 99"):
            brand_rules.checked(Wish(BrandRuleKind.MOST, ("x",), ("hook",), most=most))


def test_all_problems_are_told_at_once():
    with pytest.raises(PlanError) as error:
        rulefile.read("[NO1]\n[NO2]\n[LEN002]\nfoo = 1\n")
    assert len(str(error.value).splitlines()) == 3


def test_taking_over_replaces_everything_and_can_be_undone(workspace):
    workspace.do(rule_settings.change("LEN002", "max_s", 35))
    wish = brand_rules.checked(Wish(BrandRuleKind.NEVER, ("cheap",), ("caption",)))
    workspace.do(rulefile.take_over(RuleFile(("ad",), {}, (wish,))))
    assert workspace.read(calendar_settings.get).rule_changes == {}
    assert [brand_rules.wish_of(row) for row in workspace.read(brand_rules.all_rules)] == [wish]
    workspace.undo()
    assert workspace.read(calendar_settings.get).rule_changes == {"LEN002": {"max_s": 35}}


def test_a_rule_of_the_brand_that_stays_keeps_its_code(workspace):
    first, second = (
        brand_rules.checked(Wish(BrandRuleKind.NEVER, (word,), ("caption",))) for word in ("cheap", "free")
    )
    workspace.do(rulefile.take_over(RuleFile((), {}, (first, second))))
    workspace.do(rulefile.take_over(RuleFile((), {}, (second,))))
    [row] = workspace.read(brand_rules.all_rules)
    assert row.id == 2
    workspace.do(brand_rules.add(first))
    assert [row.id for row in workspace.read(brand_rules.all_rules)] == [2, 3]
