"""The kinds of beats, and scripts whose time marks become beats."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.records import Beat
from planner import presets
from planner.texts import beats
from tests.each import each

WORDS = presets.ASSETS / "presets" / "beats.toml"


def test_every_kind_has_words_in_both_languages() -> None:
    listed = tomllib.loads(WORDS.read_text("utf-8"))
    assert list(listed) == [kind for kind, name in beats.KINDS]
    assert all(words["en"] and words["id"] for words in listed.values())


def test_words_are_lower_case_and_can_be_matched() -> None:
    listed = tomllib.loads(WORDS.read_text("utf-8"))
    for words in listed.values():
        for phrase in (*words["en"], *words["id"]):
            assert phrase == phrase.lower()
            assert all(part.isalnum() for part in phrase.split()), phrase


@each("kind", [kind for kind, name in beats.KINDS])
def test_a_kind_is_told_by_its_own_name(kind: str) -> None:
    assert kind in beats.kinds_of(beats.label(kind), "")
    assert kind in beats.kinds_of(f"{beats.label(kind)} 2", "")


@each(
    "text, expected",
    [
        ("Show messy/problem state", {"problem", "before"}),
        ("Reveal organized/beautiful result", {"result", "after"}),
        ("CTA", {"cta"}),
        ("Your reaction + CTA", {"reaction", "cta"}),
        ("Tunjukkan masalahnya", {"problem"}),
        ("Reaksi, lalu klik keranjang kuning", {"reaction", "cta"}),
        ("Pajangan baru", set()),
        ("Use the hooks", set()),  # "hook" is a word, not a part of one
    ],
)
def test_words_tell_the_kind(text: str, expected: set[str]) -> None:
    assert beats.kinds_of("", text) == expected


@pytest.mark.parametrize(
    "mark", ["[0-3s]", "[0–3 s]", "(0:00-0:03)", "0-3s:", "[0s - 3s]", "0:00–0:03", "- [0-3s]:"]
)
def test_marks_are_read(mark: str) -> None:
    assert beats.read_script(f"{mark} Look at this") == ("", (Beat(0, 3, "Hook", "Look at this"),))


@pytest.mark.parametrize(
    "line", ["15-30s works best", "1: stir", "[1] first", "(2-3 people)", "24 sachets", "3 steps: go"]
)
def test_numbers_in_prose_are_no_marks(line: str) -> None:
    assert beats.read_script(line) == (line, ())


def test_a_script_becomes_named_beats() -> None:
    rest, read = beats.read_script(
        "Film in the kitchen\n[0-3s] Wait for it\n[3-5s] Show messy state\n[5-8s] Add the mug\nslowly\n"
        "[8-12s] Step one\n[12-15s] Step two\n[15-20s] CTA"
    )
    assert rest == "Film in the kitchen"
    assert [beat.name for beat in read] == ["Hook", "Before", "Beat 3", "Step 1", "Step 2", "Call to action"]
    assert read[2] == Beat(5, 8, "Beat 3", "Add the mug\nslowly")


def test_beats_come_in_order_of_start_even_when_they_overlap() -> None:
    read = beats.read_script("[5-9s] b\n[0-6s] a")[1]
    assert [(beat.start, beat.end, beat.text) for beat in read] == [(0, 6, "a"), (5, 9, "b")]


def test_a_mark_that_ends_before_it_starts_stays_in_the_script() -> None:
    rest, read = beats.read_script("[0-3s] a\n[8-5s] wrong\n[5s] c")
    assert rest == "[8-5s] wrong"
    assert [beat.text for beat in read] == ["a", "c"]


def test_a_mark_with_only_a_start_ends_where_the_next_begins() -> None:
    read = beats.read_script("[0s] a\n[4s] b\n[4s] c\n0:10 - d")[1]
    assert [(beat.start, beat.end) for beat in read] == [(0, 4), (4, 10), (4, 10), (10, 13)]


def test_a_span_in_minutes_starts_in_minutes() -> None:
    assert beats.read_script("[1-2 min] Story")[1] == (Beat(60, 120, "Story", "Story"),)


@given(st.text(alphabet="[]()0123:-s \nab", max_size=60))
def test_no_word_of_a_script_is_lost(script: str) -> None:
    rest, read = beats.read_script(script)
    kept = rest + "".join(beat.text for beat in read)
    assert kept.count("a") + kept.count("b") == script.count("a") + script.count("b")
    assert all(beat.end > beat.start for beat in read)
    assert list(read) == sorted(read, key=lambda beat: beat.start)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=8))
def test_written_marks_read_back(lengths: list[int]) -> None:
    ends = [sum(lengths[: place + 1]) for place in range(len(lengths))]
    spans = list(zip([0, *ends], ends, strict=False))
    script = "\n".join(f"[{start}-{end}s] text" for start, end in spans)
    assert [(beat.start, beat.end) for beat in beats.read_script(script)[1]] == spans


@each(
    "text, expected",
    [
        ("22", 22), ("22s", 22), (" 22 s ", 22), ("0:22", 22), ("00:00:22", 22), ("1:02:03", 3723),
        ("30 sec", 30),
        ("30 seconds", 30), ("30 detik", 30), ("1 min", 60), ("1m30s", 90), ("1 menit 30 detik", 90),
        ("22,5", 22.5),
        ("0.5s", 0.5), ("~20s", 20),
    ],
)  # fmt: skip
def test_lengths_are_read(text: str, expected: float) -> None:
    assert beats.seconds(text) == expected


@each("text", ["", "15-30", "15-30s", "short", "-3", "0:75", "1e5", "nan", "٣", "9" * 400])
def test_what_is_no_length_is_none(text: str) -> None:
    assert beats.seconds(text) is None


@given(st.text(max_size=20) | st.text(alphabet="0123456789:.,ms '\"-", max_size=20))
def test_seconds_never_raises(text: str) -> None:
    length = beats.seconds(text)
    assert length is None or 0 <= length < 10_000_000
