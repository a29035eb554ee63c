"""No text makes a rule slow: four times as much takes about four times as long, whatever it is made of."""

import datetime as dt
import time
from dataclasses import replace

import pytest

from models.choices import BrandRuleKind, Licence, Severity
from models.records import Beat, Segment
from planner.checks import engine, ruleset
from planner.checks.facts import BrandRuleFacts, Neighbour, SoundFacts, Timeline
from planner.texts import language, phrases, spoken
from tests.planner.checks.planned import TODAY, a_calendar, a_live, a_plan, a_use, a_video

SIGNS = 1_000
"""Signs of a text of size 1."""
TAGS = 800
SHORT, LONG = (1, 4), (3, 12)
"""Sizes that are compared, in the usual run and in the long one."""
TEXTS = (
    "title",
    "product",
    "hook",
    "overlay",
    "script",
    "caption",
    "cta",
    "notes",
    "sound_reason",
    "permission",
)
GROWTH = 9
"""How many times as long four times the text may take: n log n is under 5, n² is 16."""
NOTICED = 0.003
"""Seconds under which nobody cares how it grows."""
PIECES = {
    "greetings": "hi guys halo semuanya ",
    "greetings without blanks": "Halo!",
    "introductions": "my name is Dita from Senja, ",
    "today I will": "so today I will show you ",
    "sorry": "sorry sorry please like ",
    "lead-ins": "oke jadi nah ",
    "requests": "yuk langsung cek ya ",
    "who asks": "aku mau tap and tap ",
    "promises": "hilang semua jerawat selamanya pasti putih ",
    "guarantees": "100% dijamin guaranteed ",
    "courtesies": "hi, thank you all, ",
    "what delays": "happy selamat today me and thank you so much guys, ",
    "whoever is new": "buat yang baru buat yang izin numpang ",
    "never again": "never takkan again everyone who tanpa diet kurus ",
    "pointers": "link link di my my bio ",
    "phones": "0812-3456 wa kami ",
    "links": "a.b.c.com www. link in bio https://x ",
    "dots": "a.",
    "blanks": " ",
    "tabs and newlines": "\t\n \n",
    "punctuation": ".,;:!?-",
    "hyphens": "a-a'",
    "emoji": "👩‍👩‍👧🏽🇮🇩",
    "one long word": "a",
    "marks": "é\u0301\u0302",
    "hashtags": "#kopi#fyp # ＃",
    "hashes": "#",
    "pipes": "a|",
    "brackets": "[((",
    "capitals": "PROMO 🔥 ",
    "percents": "100 % 100%",
    "numbers": "1.250.000 ",
}
BRAND = {
    kind: BrandRuleFacts(
        7, kind, listed, ("title", "hook", "overlay", "script", "caption", "hashtags", "cta"), "x"
    )
    for kind, listed in (
        (BrandRuleKind.NEVER, ("hi", "kopi", "a")),
        (BrandRuleKind.INSTEAD, ("hi", "kopi", "a")),
        (BrandRuleKind.ALWAYS, ("nowhere to be found",)),
        (BrandRuleKind.MOST, ("hi", "kopi", "a")),
        (BrandRuleKind.MATCH, ("*a*a*.*#*x",)),
    )
}


def own_words(code: str) -> str:
    """Return a few words of each list of a rule."""
    lists = [
        *ruleset.word_lists(code).values(),
        *(ruleset.word_lists("shared").values() if code.startswith("TAG") else ()),
    ]
    return " ".join(word for one in lists for listed in one.values() for word in listed[:3]) + " "


def subject(kind: str, piece: str, size: int):
    """Return what a rule looks at, everything in it made of a piece, ``size`` times as long as it is here."""
    text = (piece * (SIGNS * size // len(piece) + 1))[: SIGNS * size]
    calendar = a_calendar({"slots": [[0, "19:00"]], "active_hours": [20]})
    calendar = replace(calendar, rules=ruleset.RuleSet(brand={"BRAND007": Severity.FIX}))
    if kind == "live":
        run = tuple(Segment(1, text[:40], text[:40]) for _one in range(70 * size))
        live = a_live(calendar, {"days": 2})
        return replace(
            live, name=text, description=text, offer=text, products=(text[:40],) * 70 * size, run=run
        )
    if kind == "plan":
        return a_plan(calendar, [{"days": n % 60, "text": text[:150]} for n in range(20 * size)])
    if kind == "waiver":
        return a_use(calendar, {"reason": text, "about": text})
    video = a_video(calendar, {"hashtags": [piece.strip("# ") or "#"] * (TAGS * size)})
    at = video.at_utc or dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
    near = [
        Neighbour(90 + n, text, at - dt.timedelta(hours=n + 1), f"{n} {text}", (piece,) * 17 * size, text)
        for n in range(8)
    ]
    here = Neighbour(video.id, text, at, text)
    beats = tuple(Beat(n / 10, n / 10 + 0.1, text[:30], text[:60]) for n in range(34 * size))
    return replace(
        video,
        **dict.fromkeys(TEXTS, text),
        beats=beats,
        sound=SoundFacts(7, text, Licence.UNKNOWN, trending=True, last_seen=TODAY),
        timeline=Timeline([*reversed(near), here]),
    )


def seconds(rule, what, times: int = 1) -> float:
    """Return the best of a few times that a rule works, in this thread alone, with nothing read before."""
    kind = rule.rule.subject
    best = 99.0
    for _time in range(times):
        for cached in (phrases.tokens, phrases.words, phrases.plain, spoken.spoken, language.language):
            cached.cache_clear()
        start = time.thread_time()
        results = engine.check(
            [what] if kind in ("video", "missing") else [],
            what.calendar,
            rules=[rule],
            waivers=[what.waiver] if kind == "waiver" else (),
            lives=[what] if kind == "live" else (),
            plan=what if kind == "plan" else None,
        )
        best = min(best, time.thread_time() - start)
        assert not engine.failures(results)
    return best


@pytest.fixture(scope="module")
def subjects():
    made = {}

    def subject_of(kind: str, piece: str, size: int):
        key = (kind, piece, size)
        if key not in made:
            made[key] = subject(kind, piece, size)
        return made[key]

    return subject_of


RULES = {**engine.all_rules(), **{kind.name: engine.brand.loaded(own) for kind, own in BRAND.items()}}


@pytest.mark.parametrize("sizes", [SHORT, pytest.param(LONG, marks=pytest.mark.slow)], ids=["short", "long"])
@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_takes_time_in_proportion_to_what_it_reads(name, sizes, subjects):
    rule = RULES[name]
    pieces = dict(PIECES)
    if listed := own_words(name).strip():
        pieces["its own words"] = f"{listed} "
    for label, piece in pieces.items():
        many = subjects(rule.rule.subject, piece, sizes[1])
        if (slow := seconds(rule, many)) <= NOTICED:
            continue
        few = subjects(rule.rule.subject, piece, sizes[0])
        if slow > GROWTH * seconds(rule, few):
            short, long = seconds(rule, few, 5), seconds(rule, many, 5)
            assert long < max(NOTICED, GROWTH * short), f"{label}: {short:.4f} s, then {long:.4f} s"
