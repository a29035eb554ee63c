"""A calendar's rules as one file: out and in again the same, and bad ones refused with their lines."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.choices import BrandRuleKind, Severity
from planner import brand_rules, rulefile
from planner import settings as calendar_settings
from planner.brand_rules import Wish
from planner.checks import brand, ruleset
from planner.errors import PlanError
from planner.rulefile import RuleFile

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
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read_as_the_same(workspace, rules):
    workspace.do(rulefile.take_over(rules))
    found = rulefile.read(workspace.read(rulefile.write))
    assert (found.packs, found.changes) == (rules.packs, rules.changes)
    assert set(found.wishes) == set(rules.wishes)


def test_numbers_and_lists_travel_too(workspace):
    workspace.do(calendar_settings.change_rule("LEN002", "max_s", 35))
    workspace.do(calendar_settings.change_rule("CAP002", "calls.en", ["come by"]))
    found = rulefile.read(workspace.read(rulefile.write))
    assert found.changes == {"LEN002": {"max_s": 35}, "CAP002": {"calls.en": ["come by"]}}


def test_a_list_may_be_named_without_quotes():
    assert rulefile.read('[CAP002]\ncalls.en = ["come by"]').changes == {"CAP002": {"calls.en": ["come by"]}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[LEN02]\nmax_s = 3", "Line 1: there is no rule “LEN02”."),
        ("[LEN002]\nmin_s = 3\nmax = 3", "Line 3: LEN002 has no “max”."),
        ('[LEN002]\nmax_s = "long"', "Line 2: “max_s” is a number."),
        ("[LEN002]\nmax_s = true", "Line 2: “max_s” is a number."),
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


def test_all_problems_are_told_at_once():
    with pytest.raises(PlanError) as error:
        rulefile.read("[NO1]\n[NO2]\n[LEN002]\nfoo = 1\n")
    assert len(str(error.value).splitlines()) == 3


def test_taking_over_replaces_everything_and_can_be_undone(workspace):
    workspace.do(calendar_settings.change_rule("LEN002", "max_s", 35))
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
