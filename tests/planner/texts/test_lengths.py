"""Lengths as people type them: of a range the upper end, noted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.texts.lengths import AT_LEAST, AT_MOST, RANGE, Length, length
from tests.each import each
from tests.growing import times_as_long
from tests.trying import examples

PLAIN = {
    "22": 22,
    "22,5 dtk": 22.5,
    "0:45": 45,
    "1:05": 65,
    "1m20s": 80,
    "1 min 20 s": 80,
    "1 menit": 60,
    "1:02:03": 3723,
    "1.5 min": 90,
    "1'30\"": 90,
    "18 giây": 18,
    "18 วินาที": 18,
    "18 saat": 18,
    "18 Sekunden": 18,
    "18 segundos": 18,
    "⏱️ 18 detik": 18,
    "**18 s**": 18,
    "half a minute": 30,
    "setengah menit": 30,
    "semenit": 60,
    "1:30 min": 90,
    "30 sec.": 30,
    "~20s": 20,
    "sekitar 20 detik": 20,
    "2 min": 120,
    "1 menit 30 detik": 90,
    "1 minute and 5 seconds": 65,
    "(20s)": 20,
}
NOTED = {
    "15-30 seconds": (30, RANGE),
    "20–30s": (30, RANGE),
    "15-25 detik": (25, RANGE),
    "15-30": (30, RANGE),
    "1-2 min": (120, RANGE),
    "0:15-0:30": (30, RANGE),
    "15 s - 1 min": (60, RANGE),
    "15 to 30 sec": (30, RANGE),
    "17-22 segundos": (22, RANGE),
    "15 sampai 30 detik": (30, RANGE),
    "about 20-30 seconds": (30, RANGE),
    "30-15s": (30, RANGE),
    "de 15 a 30 s": None,
    "<60s": (60, AT_MOST),
    "max 30 detik": (30, AT_MOST),
    "max. 30s": (30, AT_MOST),
    "30s max": (30, AT_MOST),
    "under a minute": (60, AT_MOST),
    "kurang dari 1 menit": (60, AT_MOST),
    "≤ 30 s": (30, AT_MOST),
    "maks 30 dtk": (30, AT_MOST),
    "60s+": (60, AT_LEAST),
    "min 30s": (30, AT_LEAST),
    "at least 20s": (20, AT_LEAST),
    "> 20 detik": (20, AT_LEAST),
}


@each("text", PLAIN)
def test_a_length_is_read(text: str) -> None:
    assert length(text) == Length(PLAIN[text])


@each("text", [text for text in NOTED if NOTED[text]])
def test_a_range_or_a_limit_gives_its_end_and_a_note(text: str) -> None:
    seconds, note = NOTED[text] or (0, "")
    assert length(text) == Length(seconds, (note,))


@each(
    "text",
    ["", "short", "-3", "0:75", "1e5", "nan", "٣", "9" * 400, "30 detik video", "3 videos", "a", "max"],
)
def test_what_is_no_length_is_none(text: str) -> None:
    assert length(text) is None


@examples(100, 3000, deadline=None)
@given(st.integers(1, 300), st.integers(0, 300))
def test_a_range_that_is_written_comes_back(first: int, more: int) -> None:
    assert length(f"{first}-{first + more} s") == Length(first + more, (RANGE,))


@examples(150, 5000, deadline=None)
@given(st.text(max_size=30) | st.text("0123456789:.,-~<>ms dtikmenax'\"+()", max_size=30))
def test_reading_a_length_never_raises(text: str) -> None:
    found = length(text)
    assert found is None or 0 <= found.seconds < 10_000_000


@pytest.mark.parametrize("part", ["7 ", "7:", "max ", "7-", "a ", "("])
def test_reading_a_length_takes_no_longer_than_its_text_grows(part: str) -> None:
    read = length.__wrapped__
    assert times_as_long(lambda n: read(part * n + "7s"), 1_000, 16_000, most=48) < 48
