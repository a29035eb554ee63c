"""Markdown's marks, check boxes and emoji around what people typed."""

from hypothesis import given
from hypothesis import strategies as st

from planner.texts.typed_signs import blanked, freed
from tests.each import each
from tests.trying import examples


@each(
    "text, expected",
    [
        ("**7 Dec**", ("7 Dec", False)),
        ("`19:00`", ("19:00", False)),
        ("_soon_", ("soon", False)),
        ("## 7 Dec", ("7 Dec", False)),
        ("- [x] 7 Dec", ("7 Dec", True)),
        ("~~7 Dec~~", ("7 Dec", True)),
        ("[Dec](https://a.example)", ("Dec (https://a.example)", False)),
        ("snake_case 5*3", ("snake_case 5*3", False)),
        ("> 7 Dec", ("7 Dec", False)),
        ("7 Dec<br>19:00", ("7 Dec 19:00", False)),
        ("7~9", ("7~9", False)),
        ("7\u00a0Dec", ("7 Dec", False)),
    ],
)
def test_markdown_is_taken_off(text: str, expected: tuple[str, bool]) -> None:
    assert freed(text) == expected


@examples(200, 3000, deadline=None)
@given(st.text(max_size=40))
def test_letters_stay_and_blanked_texts_keep_their_length(text: str) -> None:
    assert len(blanked(text)[0]) == len(text)
    assert blanked("7 Dec ✅")[0] == "7 Dec  "
    freed(text)
