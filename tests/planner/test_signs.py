"""No text of a calendar holds control characters or halves of characters, by whichever door it comes."""

import datetime as dt

import pytest

from planner import signs
from planner.errors import PlanError
from planner.live import lives
from planner.video import videos
from tests.each import each


@each("sign", [*map(chr, range(32)), "\ud83d", "\x7f", "é", "😱"])
def test_signs_that_no_text_holds_are_left_out_of_what_others_wrote(sign: str) -> None:
    allowed = sign in "\t\n\r\x7fé😱"
    assert signs.without(f"a{sign}b") == (f"a{sign}b" if allowed else "ab")
    if not allowed:
        with pytest.raises(PlanError, match=r"half a character|U\+00"):
            signs.refuse([1, {"x": [f"a{sign}b"]}])


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: videos.add(text),
        lambda text: videos.set_text(1, "notes", text),
        lambda text: videos.set_hashtags(1, ["a", text]),
        lambda text: lives.add(text, dt.datetime(2026, 12, 4, 20)),
    ],
)
@pytest.mark.parametrize("text", ["a\0b", "a\x1bb", "a\ud83db"])
def test_an_edit_refuses_them_and_says_where(workspace, edit, text) -> None:
    workspace.do(videos.add("Latte"))
    steps = len(workspace.steps)
    with pytest.raises(PlanError, match=r"half a character|“ab” holds a control character"):
        workspace.do(edit(text))
    assert len(workspace.steps) == steps


def test_what_an_older_program_stored_can_be_deleted_and_comes_back(workspace, monkeypatch) -> None:
    monkeypatch.setattr(signs, "refuse", lambda _values: None)
    workspace.do(videos.add("a\0b"))
    monkeypatch.undo()
    workspace.do(videos.delete([1]))
    workspace.undo()
    assert workspace.read(lambda session: videos.get(session, 1)).title == "a\0b"
