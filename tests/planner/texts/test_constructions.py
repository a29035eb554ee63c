"""A construction is kinds of words that follow one another, and is found wherever they do."""

from hypothesis import given
from hypothesis import strategies as st

from planner import presets
from planner.texts import constructions, openings
from planner.texts.constructions import Clause
from tests.trying import examples

WORDS = {
    "leave": ("izin", "numpang"),
    "softly": ("dulu", "ya"),
    "leave_for": ("promosi", "lewat"),
    "many": ("kak", "semua"),
}


def clause(text: str) -> Clause:
    """Return a text of blanks and commas as words with pauses."""
    words = text.replace(",", " , ").split()
    spoken = [word for word in words if word != ","]
    pauses, at = {0}, 0
    for word in words:
        if word == ",":
            pauses.add(at)
        else:
            at += 1
    return Clause(
        lambda kind, place: int(place < len(spoken) and spoken[place] in WORDS[kind]),
        lambda place: place >= len(spoken) or place in pauses,
        len(spoken),
    )


def end(line: str, text: str) -> int:
    return constructions.end_of(line, clause(text), 0)


def test_the_rest_up_to_the_pause_belongs_to_it():
    assert end("leave leave_for ~", "numpang promosi sambal roa, pedas") == 4


def test_what_may_stand_between_need_not():
    assert end("leave softly* leave_for ~", "izin dulu ya promosi") == 4
    assert end("leave softly* leave_for ~", "izin promosi") == 2
    assert end("leave softly? leave_for ~", "izin dulu ya promosi") == 0


def test_a_pause_parts_it_unless_a_comma_lets_it():
    assert end("many* leave ~", "kak, izin") == 0
    assert end("many,* leave ~", "kak, semua, izin") == 3


def test_a_few_words_may_be_skipped_in_the_same_clause():
    assert end("leave .. leave_for ~", "izin sama admin promosi") == 4
    assert end("leave .. leave_for ~", "izin, promosi") == 0


def test_a_pause_may_be_asked_for():
    assert end("leave many* |", "izin kak") == 2
    assert end("leave many* |", "izin kak sambal") == 0


@given(
    st.lists(st.sampled_from(["izin", "dulu", "promosi", "kak", ",", "sambal"]), max_size=30).map(" ".join)
)
@examples(100, 2000)
def test_a_construction_ends_behind_its_beginning_and_within_the_text(text):
    for line in ("leave softly* leave_for ~", "many,* leave .. leave_for ~", "leave many* |"):
        assert 0 <= end(line, text) <= clause(text).size


def test_each_line_of_the_presets_names_kinds_that_there_are():
    known = {*openings.all_words(), "greetings", "addressees", "not_openings", "number", "..", "|", "~"}
    for lines in presets.read("delays")["lines"].values():
        for line in lines:
            assert {element.kind for element in constructions.elements(line)} <= known, line
            assert next(iter(constructions.first_kinds(line))) in openings.all_words(), line
