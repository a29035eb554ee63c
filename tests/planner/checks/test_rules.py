"""What holds for all rules: their texts, their numbers, and that nothing makes them fail."""

import ast
import datetime as dt
import importlib
import inspect
import pkgutil
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.choices import (
    Account,
    AgreementKind,
    CreatorStage,
    Licence,
    Origin,
    PermissionState,
    SampleKind,
    Severity,
    Stage,
    TagKind,
)
from models.records import Beat
from planner.checks import facts
from planner.checks import rules as rules_package
from planner.checks.engine import Result, all_rules, check, check_others
from planner.checks.facts import (
    CreatorFacts,
    FormatFacts,
    LibraryTag,
    LiveFacts,
    MissingParts,
    PlanFacts,
    SoundFacts,
    VideoFacts,
    WaiverUse,
)
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import load, origin, rule_numbers, shared_numbers, word_lists
from planner.creators.known import Agreed, Allowance, Creators, KnownCreator, Sent
from planner.shop.known import Known
from tests.each import each
from tests.growing import times_as_long
from tests.planner.checks.planned import TAGS, a_calendar, a_video, mended
from tests.trying import examples

CODES = sorted(all_rules())
FILES = {
    info.name: Path(str(info.module_finder.path)) / f"{info.name}.py"
    for info in pkgutil.iter_modules(rules_package.__path__)
}  # type: ignore[union-attr]


SUBJECTS = {
    "video": VideoFacts,
    "live": LiveFacts,
    "plan": PlanFacts,
    "waiver": WaiverUse,
    "missing": MissingParts,
    "product": Known,
    "creator": CreatorFacts,
}


def rule_of(code: str) -> Rule:
    return all_rules()[code].rule


@each("code", CODES)
def test_a_rule_says_what_it_finds_why_it_matters_and_what_to_do_instead(code: str) -> None:
    rule = rule_of(code)
    for section in ("title", "passes", "what", "why", "example", "instead"):
        assert getattr(rule, section).strip(), section
    assert rule.field in SUBJECTS[rule.subject].__dataclass_fields__
    for section in ("what", "why"):
        assert getattr(rule, section).endswith("."), section
    for section in ("title", "passes"):
        text = getattr(rule, section)
        assert text[0].isupper()
        assert not text.endswith(".")
        assert len(text) <= 45


@each("code", CODES)
def test_a_rules_name_states_the_problem_in_words_with_hyphens(code: str) -> None:
    name = rule_of(code).name
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert name.replace("-", "") not in (code.casefold(), code[:-3].casefold())


def test_names_are_unique() -> None:
    assert len({rule_of(code).name for code in CODES}) == len(CODES)


def test_a_file_is_called_by_its_rules_code_and_name() -> None:
    names = {f"{code.casefold()}_{rule_of(code).name.replace('-', '_')}" for code in CODES}
    assert names == set(FILES)


def test_the_rules_are_those_of_the_plan() -> None:
    plan = {
        "HOOK": 10, "LEN": 7, "SND": 7, "TAG": 13, "CAP": 8, "FMT": 4, "AUT": 2, "DIS": 2, "CAL": 8, "LIV": 6,
        "WAIV": 3, "PLAN": 1, "SHP": 10, "CRE": 6, "RGT": 4,
    }  # fmt: skip
    assert set(CODES) == {f"{group}{n:03}" for group, last in plan.items() for n in range(1, last + 1)}


@each("name", sorted(FILES))
def test_what_a_rule_says_is_calm_and_can_be_translated(name: str) -> None:
    for text in marked_texts(FILES[name]):
        assert "!" not in text, text
        fields = [field for _, field, _, _ in string.Formatter().parse(text) if field is not None]
        assert all(field.isidentifier() for field in fields), text


@each("name", sorted(FILES))
def test_a_rule_imports_no_other_rule_and_nothing_heavy(name: str) -> None:
    allowed = {
        "models.choices",
        "models.records",
        "planner",
        "planner.labels",
        "planner.shop",
        "planner.checks",
        "planner.days",
        "planner.texts",
        "planner.checks.rule",
        "planner.texts.beats",
        "planner.days.seasons",
        "planner.creators",
        "planner.creators.known",
        "planner.times",
        "planner.texts.overlays",
        "planner.checks.tags",
        "planner.texts.phrases",
        "planner.texts.openings",
        "planner.texts.broken_tags",
        "planner.texts.language",
        "rapidfuzz",
        "collections",
    }
    allowed |= {"planner.checks.facts", "planner.checks.ruleset", "planner.i18n", "planner.texts.tagtext"}
    allowed |= {"collections.abc", "dataclasses", "datetime", "functools", "itertools", "math", "re"}
    tree = ast.parse(FILES[name].read_text(encoding="utf-8"))
    froms = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert froms | plain <= allowed


def test_the_rule_set_and_the_rules_have_the_same_codes() -> None:
    assert set(load()) - {"shared"} == set(CODES)


@each("code", CODES)
def test_every_number_says_where_it_comes_from(code: str) -> None:
    for number in (*rule_numbers(code).values(), *shared_numbers().values()):
        assert number.unit
        assert number.level in {"G", "P", "T"}
        assert number.source
        assert dt.date.fromisoformat(number.checked)
    came = origin(code)
    assert came.level in {"G", "P", "T"}
    assert came.source
    assert dt.date.fromisoformat(came.checked)


@each("code", CODES)
def test_every_number_of_a_rule_is_used_by_it(code: str) -> None:
    source = inspect.getsource(
        importlib.import_module(all_rules()[code].find.__module__)
    ) + inspect.getsource(facts)
    for name in rule_numbers(code):
        assert f'"{name}"' in source
    for name in load()[code].get("lists", {}):
        assert f'"{name}"' in source


@each("code", CODES)
def test_no_phrase_stands_twice_in_a_list(code: str) -> None:
    for name, by_language in word_lists(code).items():
        for language, phrases in by_language.items():
            assert sorted(phrases) == sorted(set(phrases)), (name, language)


def test_no_rule_starts_off() -> None:
    assert {Severity(load()[code]["severity"]) for code in CODES} <= {
        Severity.FIX,
        Severity.CONSIDER,
        Severity.HINT,
    }


def marked_texts(file: Path) -> Iterator[str]:
    """Yield what a module hands to gettext, but for the examples, which may quote anything."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    quoted = {
        id(keyword.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in {"example", "instead"}
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and id(node) not in quoted:
            if node.func.id not in {"_", "N_", "ngettext"}:
                continue
            texts = node.args[:2] if node.func.id == "ngettext" else node.args
            for text in texts:
                assert isinstance(text, ast.Constant), ast.unparse(node)
                yield text.value


PIECES = """
    hi guys Hey halo semuanya welcome back to my channel I'm Dita from Senja dan di in this video today I'll
    show you how my name is balik lagi sama aku link bio cek senja.com www.x https://a.b/c @me 3.5 … , ! ? |
    👋🏽 🔗 # ＃ fyp İ ß follow tap the basket before after reaction ' ’ - . ( “
"""
words = st.sampled_from([*PIECES.split(), "\n", ""])
texts = st.one_of(
    st.text(max_size=80), st.lists(words, max_size=25).map(" ".join), st.lists(words, max_size=9).map("".join)
)
tags = st.lists(
    st.one_of(
        st.text(max_size=12),
        words,
        st.sampled_from([*TAGS, "FYP", "viral", "ColdBrew", "a#b", "iced coffee"]),
    ),
    max_size=9,
).map(tuple)
numbers = st.one_of(st.sampled_from([0.0, 1.0, 3.0, 15.0, 22.0, 600.0]), st.floats(-1e6, 1e6))
beats = st.lists(st.builds(Beat, numbers, numbers, texts, texts), max_size=4).map(tuple)
days = st.one_of(st.none(), st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)))
libraries = st.dictionaries(
    st.one_of(st.sampled_from(sorted(TAGS)), st.sampled_from(["fyp", "kopi"])),
    st.builds(LibraryTag, st.sampled_from(TagKind), days),
)
sounds = st.one_of(
    st.none(), st.builds(SoundFacts, st.just(7), texts, st.sampled_from(Licence), st.booleans(), days)
)
formats = st.one_of(
    st.none(),
    st.builds(
        FormatFacts,
        st.just("own"),
        st.lists(st.sampled_from(["before", "after", "step", "unheard of"]), unique=True).map(tuple),
        st.one_of(st.none(), numbers),
        st.one_of(st.none(), numbers),
    ),
)


@st.composite
def videos(draw: st.DrawFn) -> VideoFacts:
    calendar = a_calendar(
        {"language": draw(st.sampled_from(["en", "id"])), "account": draw(st.sampled_from(Account))}
    )
    object.__setattr__(calendar, "tags", draw(libraries))
    return a_video(
        calendar,
        {
            "stage": draw(st.sampled_from([stage for stage in Stage if stage is not Stage.POSTED])),
            **{
                field: draw(texts)
                for field in ("hook", "overlay", "script", "caption", "cta", "sound_reason", "title")
            },
            **{flag: draw(st.booleans()) for flag in ("product_link", "shows_motion", "voice_over")},
            "length": draw(st.one_of(st.none(), numbers)),
            "hashtags": draw(tags),
            "at": draw(st.sampled_from(["none", {"days": -3}, {"days": 0}, {"days": 30}])),
            "facts": {"beats": draw(beats), "sound": draw(sounds), "format": draw(formats)},
        },
    )


@pytest.mark.slow
@given(videos())
@examples(50, 400)
def test_whatever_is_planned_no_rule_fails_and_spans_lie_in_their_field(video: VideoFacts) -> None:
    for result in check([video], video.calendar):
        assert result.finding.message
        lies_in_its_field(result.finding, video)


@pytest.mark.slow
@given(videos())
@examples(25, 200)
def test_safe_fixes_one_after_the_other_come_to_an_end(video: VideoFacts) -> None:
    safe = 40
    while fix := next(iter(safe_fixes(check([video], video.calendar))), None):
        video = mended(video, fix)
        safe -= 1
        assert safe, fix


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["hi ", "halo semua ", "my name is ", "a.b.", "a.com ", "www.", "link in bio ", "# ", "|", "‘", "👋🏽"],
)
def test_a_text_pasted_a_thousand_times_takes_time_in_proportion(text: str) -> None:
    fields = ("hook", "overlay", "script", "caption", "cta")

    def pasted(times):
        return a_video(changes=dict.fromkeys(fields, text * times) | {"hashtags": [text] * (times // 10)})

    def look(video):
        for result in check([video], video.calendar):
            lies_in_its_field(result.finding, video)

    assert times_as_long(look, pasted(1250), pasted(5000), 9) < 9  # n log n is under 5, n² is 16


def safe_fixes(results: list[Result]) -> list[object]:
    return [fix for result in results for fix in result.finding.fixes if fix.safe]


def lies_in_its_field(finding: Finding, video: VideoFacts) -> None:
    if finding.field == "calendar":
        return
    value = getattr(video, finding.field)
    if finding.start is None or finding.end is None:
        assert finding.start is finding.end
        return
    assert 0 <= finding.start <= finding.end <= len(value)


dates_ = st.one_of(st.none(), st.dates())
percents = st.one_of(st.none(), st.floats(0, 100))
allowances = st.builds(
    Allowance,
    st.integers(1, 9),
    video_id=st.sampled_from([None, 1]),
    state=st.sampled_from(PermissionState),
    repost=st.booleans(),
    ads=st.booleans(),
    until=dates_,
    credit=texts,
    ad_code=st.sampled_from(["", "#secret"]),
    ad_start=dates_,
    ad_days=st.one_of(st.none(), st.integers(1, 10**7)),
)
known_creators = st.builds(
    KnownCreator,
    st.just(3),
    st.just("ayu"),
    stage=st.sampled_from(CreatorStage),
    engagement=percents,
    looked_at=st.integers(0, 40),
    agreements=st.lists(
        st.builds(Agreed, st.integers(1, 9), st.sampled_from(AgreementKind), due=dates_), max_size=2
    ).map(tuple),
    samples=st.lists(
        st.builds(Sent, st.integers(1, 9), texts, kind=st.sampled_from(SampleKind), received=dates_, due=dates_),
        max_size=3,
    ).map(tuple),
    allowances=st.lists(allowances, max_size=3).map(tuple),
)  # fmt: skip


@given(known_creators)
@examples(50, 400)
def test_whatever_is_kept_of_a_creator_no_rule_fails_and_none_tells_the_ad_code(
    creator: KnownCreator,
) -> None:
    calendar = a_calendar()
    results = check_others("creator", [CreatorFacts(calendar, creator)], calendar)[3]
    assert not [result for result in results if result.failed]
    assert "#secret" not in " ".join(f"{one.finding.message} {one.finding.advice}" for one in results)


@given(st.lists(allowances, max_size=4), st.sampled_from(Origin), st.booleans(), st.dates())
@examples(50, 400)
def test_whatever_is_allowed_no_rule_fails_and_one_cause_gives_one_finding(
    allowed: list[Allowance], origin: Origin, ad: bool, day: dt.date
) -> None:
    calendar = a_calendar()
    object.__setattr__(calendar, "creators", Creators((), tuple(allowed)))
    at = dt.datetime.combine(day, dt.time(19))
    video = a_video(
        calendar, {"facts": {"origin": origin, "meant_for_ad": ad, "at": at, "caption": "Cold brew"}}
    )
    results = check([video], calendar)
    assert not [result for result in results if result.failed]
    codes = [result.rule.code for result in results]
    assert len({"AUT002", "RGT001", "RGT002"}.intersection(codes)) <= 1
    assert "#secret" not in " ".join(f"{one.finding.message} {one.finding.advice}" for one in results)
