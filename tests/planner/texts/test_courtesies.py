"""The point of a caption begins behind its greetings, wishes, thanks and excuses."""

import pytest

from planner.texts import courtesies
from tests.planner.checks.planned import a_calendar

CALENDAR = a_calendar()
FILLER = frozenset({"we", "so", "much", "all", "it", "is", "finally"})


def point(text: str) -> str:
    return text[courtesies.point(text, CALENDAR.greets, FILLER, 0.2) :]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Haloww kakak-kakak, semoga sehat. Mukena ready lagi", "Mukena ready lagi"),
        ("Happy Friday! Thank you all so much 💕 Linen aprons are back", "Linen aprons are back"),
        ("Mukena ready lagi. Semoga sehat", "Mukena ready lagi. Semoga sehat"),
        ("Selamat Hari Ibu, terima kasih", ""),
        ("Semoga sehat 🙏\n#ibu #kasih", ""),
    ],
)
def test_the_point_is_what_is_no_courtesy(text, left):
    assert point(text) == left
