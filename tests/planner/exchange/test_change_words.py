"""What a plan changes is told in words, as screens show it."""

import pytest

from planner.exchange import change_words
from planner.exchange.in_step import Change


@pytest.mark.parametrize(
    ("field", "ours", "theirs", "line"),
    [
        ("hook", "One pan", "", "Hook: “One pan” → nothing"),
        ("date", "2026-12-04 19:00", "2026-12-05 07:30", "Date: Fri 4 Dec, 19:00 → Sat 5 Dec, 07:30"),
        ("date", "2026-12-04 19:00", "2026-12-04 07:30", "Time: 19:00 → 07:30"),
        ("date", "", "2026-12-05 07:30", "Date: nothing → Sat 5 Dec, 07:30"),
        ("stage", "idea", "filmed", "Stage: Idea → Filmed"),
        ("flag", "none", "on_hold", "On hold or cancelled: nothing → On hold"),
        ("length", 19.0, 27.5, "Length: 19 s → 27.5 s"),
        ("format", "", "unboxing", "Format: nothing → Unboxing"),
        ("shows", [], ["product", "result"], "First second: nothing → product, result"),
        ("hashtags", ["a"], ["a", "b"], "Hashtags: #a → #a #b"),
        ("voice_over", False, True, "Voice-over: no → yes"),
        ("comments", "everyone", "friends", "Who may comment: Everyone → Friends"),
        ("beats", [], [{"start": 0, "end": 3, "name": "Hook", "text": "Pour"}], "Beats: nothing → 0–3 Hook"),
        ("notes", "", "a\n\nb " * 60, "Notes: nothing → “" + "a b " * 14 + "a b …”"),
    ],
)
def test_a_change_is_one_line(field, ours, theirs, line) -> None:
    assert change_words.line(Change(field, ours, theirs, here=False)) == line
