"""One line of a trend check is read by its first sign; nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.choices import FindKind
from planner.texts import typed_find
from planner.texts.typed_find import Typed
from tests.trying import examples

LINK = "https://www.tiktok.com/@senja/video/1"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "#coldbrewlatte seen twice, new one",
            Typed(FindKind.TAG, "coldbrewlatte", "", "seen twice, new one"),
        ),
        ("  #KopiSusu ", Typed(FindKind.TAG, "KopiSusu")),
        (f"#kopi {LINK}", Typed(FindKind.TAG, "kopi", LINK)),
        ("~Ice Clink Loop", Typed(FindKind.SOUND, "Ice Clink Loop")),
        (f"~ Ice Clink {LINK}", Typed(FindKind.SOUND, "Ice Clink", LINK)),
        ('"You’ve been storing it wrong"', Typed(FindKind.NOTE, "You’ve been storing it wrong", hook=True)),
        ("“Kamu salah simpan”", Typed(FindKind.NOTE, "Kamu salah simpan", hook=True)),
        ("Letter read aloud", Typed(FindKind.NOTE, "Letter read aloud")),
        (LINK, Typed(FindKind.NOTE, "", LINK)),
        ("# 1 in the tab", Typed(FindKind.NOTE, "# 1 in the tab")),
        ("   ", None),
        ("", None),
    ],
)
def test_a_line_is_read_by_its_first_sign(line, found):
    assert typed_find.read(line) == found


@given(st.text(max_size=60))
@examples(60, 2000)
def test_every_line_with_a_letter_is_read_and_keeps_its_letters(line):
    found = typed_find.read(line)
    said = "" if found is None else found.words + found.note + found.link
    assert [sign for sign in said if sign.isalnum()] == [sign for sign in line if sign.isalnum()]
