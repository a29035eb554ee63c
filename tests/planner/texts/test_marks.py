"""Marks that open beats: time first or name first, a line each or several on one, in ten languages."""

from hypothesis import given
from hypothesis import strategies as st

from planner.texts.beats import read_script
from planner.texts.marks import found
from tests.each import each
from tests.growing import times_as_long
from tests.trying import examples

TWO = [(0, 3, "pour"), (3, 8, "stir")]
NAMED = [
    "Hook (0-3s): pour\nBody (3-8s): stir",
    "## Hook (0-3s)\npour\n## Body (3-8s)\nstir",
    "Hook (3 s): pour\nBody (5 s): stir",
    "**Hook** [0:00-0:03] – pour\n**Body** [0:03-0:08] – stir",
    "0-3s | Hook | pour\n3-8s | Body | stir",
    "Hook (0-3s): pour; Body (3-8s): stir",
    "Hook (0–3s): pour | Body (3–8s): stir",
    "Hook (0-3s): pour → Body (3-8s): stir",
    "Hook 0-3s: pour\nBody 3-8s: stir",
    "Hook - 0-3s - pour\nBody - 3-8s - stir",
    "**Hook (0-3s):** pour\n**Body (3-8s):** stir",
    "1. Hook (0-3s): pour\n2. Body (3-8s): stir",
    "- Hook (0-3 detik): pour\n- Body (3-8 detik): stir",
    "[Hook] 0-3s: pour\n[Body] 3-8s: stir",
    "Hook (0-3): pour\nBody (3-8): stir",
    "Hook (0s-3s)\npour\nBody (3s-8s)\nstir",
    "Hook (0:00 to 0:03): pour\nBody (0:03 to 0:08): stir",
    "Hook（0-3s）: pour\nBody（3-8s）: stir",
    "Hook (0-3s): pour Body (3-8s): stir",
]
UNNAMED = [
    "0-3s pour\n3-8s stir",
    "Detik 0-3: pour\nDetik 3-8: stir",
    "[0-3s] pour [3-8s] stir",
    "0-3s: pour, 3-8s: stir",
    "**0-3s:** pour\n**3-8s:** stir",
    "0–3 giây: pour\n3–8 giây: stir",
    "Sekunde 0-3: pour\nSekunde 3-8: stir",
    "Segundos 0-3: pour\nSegundos 3-8: stir",
    "(0-3s) pour\n(3-8s) stir",
    "0:00-0:03 pour\n0:03-0:08 stir",
    "0-3 วินาที: pour\n3-8 วินาที: stir",
]


@each("script", NAMED)
def test_a_beat_may_begin_with_its_name(script: str) -> None:
    rest, beats = read_script(script)
    assert (rest, [(beat.start, beat.end, beat.text) for beat in beats]) == ("", TWO)
    assert [beat.name for beat in beats] == ["Hook", "Body"]


@each("script", UNNAMED)
def test_a_beat_may_begin_with_its_time(script: str) -> None:
    rest, beats = read_script(script)
    assert (rest, [(beat.start, beat.end, beat.text) for beat in beats]) == ("", TWO)


@each(
    "script, name",
    [
        ("GANCHO (0-3s): uno", "GANCHO"),
        ("Escena 1 (0-3 s)\nuno", "Escena 1"),
        ("Mở đầu (0-3 giây): mot", "Mở đầu"),
        ("ฮุก (0-3 วินาที): เท", "ฮุก"),
        ("Adegan 1 (3 detik): tuang", "Adegan 1"),
        ("Accroche (0-3 s) : un", "Accroche"),
        ("Aufhänger (0-3 Sekunden): eins", "Aufhänger"),
        ("Call to action (0-3s): tap", "Call to action"),
    ],
)
def test_a_name_stays_as_it_was_typed(script: str, name: str) -> None:
    (beat,) = read_script(script)[1]
    assert (beat.start, beat.end, beat.name) == (0, 3, name)


@each(
    "line",
    [
        "Stir it slowly (3-5s) and pour",
        "Bake for 20 (3 min) then go",
        "Call John (3 s) later",
        "Step (5): go",
        "12-18s works best",
        "I waited 3-5 s here",
        "Buy 2 (1 min walk)",
        "pour (2-3 cups): now",
    ],
)
def test_a_sentence_with_seconds_in_it_is_no_mark(line: str) -> None:
    assert read_script(line) == (line, ())


def test_marks_on_one_line_go_on_only_where_the_last_one_ended() -> None:
    assert [beat.text for beat in read_script("[0-8s] pour for [3-5s] and stir")[1]] == [
        "pour for [3-5s] and stir"
    ]


@examples(100, 3000, deadline=None)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=8), st.sampled_from(["\n", "; ", " | ", ". "]))
def test_marks_with_names_read_back(lengths: list[int], between: str) -> None:
    ends = [sum(lengths[: place + 1]) for place in range(len(lengths))]
    spans = list(zip([0, *ends], ends, strict=False))
    script = between.join(f"Scene {number} ({a}-{b}s): text" for number, (a, b) in enumerate(spans, 1))
    beats = read_script(script)[1]
    assert [(beat.start, beat.end) for beat in beats] == spans
    assert [beat.name for beat in beats] == [f"Scene {number}" for number in range(1, len(spans) + 1)]


@examples(150, 5000, deadline=None)
@given(st.text(alphabet="[]()0123:-s|;.# \nabHok*", max_size=60))
def test_no_letter_of_a_script_is_lost(script: str) -> None:
    rest, beats = read_script(script)
    kept = rest + "".join(beat.text + beat.name for beat in beats)
    assert all(kept.count(letter) >= script.count(letter) for letter in "ab")
    assert all(beat.end > beat.start for beat in beats)


@examples(100, 3000, deadline=None)
@given(st.text(max_size=60))
def test_finding_marks_never_raises(script: str) -> None:
    found(script)


@each(
    "part",
    [
        "Hook (",
        "0-3s: a\n",
        "[0-3s] a ",
        "a ",
        "- ",
        "Hook 0-3",
        "detik ",
        "; Hook (0-3s): ",
        "*",
        "Hook (0-3s): a; ",
    ],
)
def test_finding_marks_takes_no_longer_than_the_script_grows(part: str) -> None:
    assert times_as_long(lambda n: read_script(part * n), 300, 4_800, most=48) < 48
