"""A sheet that was changed comes in again: each row finds its own video, whatever was added, moved or renamed."""

import datetime as dt
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from models.database import open_engine
from models.video import Video
from planner.calendar.workspace import Workspace, edit
from planner.exchange import plan_import, plan_source, tables
from planner.exchange.plan_import import OnKnown, Stored
from planner.exchange.plan_source import Answers
from planner.exchange.plan_table import PlannedVideo
from planner.texts.tagtext import fold
from tests.conftest import StillClock
from tests.trying import examples

PLAIN = "Title,Date,Hook\n"
WITH_ID = "ID,Title,Date,Hook\n"
TWO = ("Latte,2026-12-04,One pan", "Latte,2026-12-05,Two pans")


def rows(sheet: str) -> list[PlannedVideo]:
    source = tables.read_all_text(sheet)
    answers = Answers(dt.date(2026, 11, 30), "Asia/Jakarta")
    return plan_source.read(source, plan_source.parts(source), answers).videos


def bring(workspace: Workspace, sheet: str, on_known: OnKnown = "skip") -> Stored:
    return workspace.do(plan_import.store(rows(sheet), on_known))


def there(workspace: Workspace) -> list[str]:
    """Return each video as its number, title, day and hook."""
    videos = workspace.read(lambda session: list(session.exec(select(Video).order_by(Video.id))))
    return [
        f"{v.id} {v.title} {v.at:%d} {v.hook}" if v.at else f"{v.id} {v.title} – {v.hook}" for v in videos
    ]


def sheet(*lines: str, headers: str = PLAIN) -> str:
    return headers + "\n".join(lines) + "\n"


@pytest.mark.parametrize("on_known", ["skip", "update"])
def test_a_row_that_was_added_on_top_is_the_one_that_comes_in(
    workspace: Workspace, on_known: OnKnown
) -> None:
    bring(workspace, sheet(*TWO))
    stored = bring(workspace, sheet("Latte,2026-12-03,No pan", *TWO), on_known)
    assert stored.added == 1
    assert there(workspace) == ["1 Latte 04 One pan", "2 Latte 05 Two pans", "3 Latte 03 No pan"]


def test_with_an_id_too_the_new_row_comes_in_and_no_other_is_touched(workspace: Workspace) -> None:
    bring(workspace, sheet("11,Latte,2026-12-04,One pan", "12,Latte,2026-12-05,Two pans", headers=WITH_ID))
    again = ("10,Latte,2026-12-03,No pan", "11,Latte,2026-12-04,One pan", "12,Latte,2026-12-05,Two pans")
    assert bring(workspace, sheet(*again, headers=WITH_ID), "update") == Stored(1, 0, 2)
    assert there(workspace) == ["1 Latte 04 One pan", "2 Latte 05 Two pans", "3 Latte 03 No pan"]


def test_rows_that_were_moved_are_each_the_video_that_they_were(workspace: Workspace) -> None:
    lines = ("Latte,2026-12-04,One", "Tea,2026-12-05,Two", "Latte,2026-12-06,Three")
    bring(workspace, sheet(*lines))
    before = there(workspace)
    assert bring(workspace, sheet(*reversed(lines)), "update") == Stored(0, 0, 3)
    assert there(workspace) == before


def test_after_a_row_was_deleted_the_others_are_still_their_own(workspace: Workspace) -> None:
    bring(workspace, sheet(*TWO, "Latte,2026-12-06,Three"))
    before = there(workspace)
    assert bring(workspace, sheet(TWO[1], "Latte,2026-12-06,Three"), "update") == Stored(0, 0, 2)
    assert there(workspace) == before


def test_among_equal_titles_a_changed_hook_is_known_by_its_day(workspace: Workspace) -> None:
    bring(workspace, sheet(*TWO))
    assert bring(workspace, sheet("Latte,2026-12-05,Three pans", TWO[0]), "update") == Stored(0, 1, 1)
    assert there(workspace) == ["1 Latte 04 One pan", "2 Latte 05 Three pans"]


def test_a_title_that_stands_once_is_known_on_another_day_and_with_another_hook(workspace: Workspace) -> None:
    bring(workspace, sheet("Latte,2026-12-04,One pan", "Tea,2026-12-05,Steam"))
    assert bring(workspace, sheet("Tea,2026-12-09,Smoke", "Latte,2026-12-04,One pan"), "update") == Stored(
        0, 1, 1
    )
    assert there(workspace) == ["1 Latte 04 One pan", "2 Tea 09 Smoke"]


def test_rows_that_are_equal_in_all_are_as_many_videos(workspace: Workspace) -> None:
    same = sheet(*[TWO[0]] * 3)
    assert bring(workspace, same) == Stored(3, 0, 0)
    assert bring(workspace, same) == Stored(0, 0, 3)
    assert bring(workspace, sheet(*[TWO[0]] * 4)) == Stored(1, 0, 3)


@pytest.mark.parametrize("id_", ["ID", "Card ID", "Task ID", "Post ID", "UID"])
def test_a_changed_title_is_the_same_video_where_the_sheet_has_an_id(workspace: Workspace, id_: str) -> None:
    headers = f"{id_},Title,Date,Hook\n"
    bring(workspace, sheet("11,Latte,2026-12-04,One pan", "12,Tea,2026-12-05,Steam", headers=headers))
    changed = sheet("12,Green tea,2026-12-08,Steam", "11,Latte,2026-12-04,One pan", headers=headers)
    assert bring(workspace, changed, "update") == Stored(0, 1, 1)
    assert there(workspace) == ["1 Latte 04 One pan", "2 Green tea 08 Steam"]


def test_without_an_id_a_changed_title_is_another_video(workspace: Workspace) -> None:
    bring(workspace, sheet(*TWO))
    assert bring(workspace, sheet("Mocha,2026-12-04,One pan", TWO[1])) == Stored(1, 0, 1)


def test_videos_without_a_date_are_told_apart_by_their_hooks(workspace: Workspace) -> None:
    bring(workspace, sheet("Latte,,One pan", "Latte,,Two pans"))
    before = there(workspace)
    assert bring(workspace, sheet("Latte,,Two pans", "Latte,,No pan", "Latte,,One pan")) == Stored(1, 0, 2)
    assert there(workspace) == [*before, "3 Latte – No pan"]


def test_a_video_that_was_moved_in_the_calendar_is_still_known(workspace: Workspace) -> None:
    bring(workspace, sheet(*TWO))
    workspace.do(move(1, dt.datetime(2026, 12, 20, 19)))
    assert bring(workspace, sheet(*TWO)) == Stored(0, 0, 2)


# Calendars that an earlier version filled


@edit("Move")
def move(session, video_id: int, at: dt.datetime) -> None:
    session.get_one(Video, video_id).at = at


@edit("Age")
def as_earlier(session) -> None:
    """Give the videos the source of earlier versions: by title, product and how many such rows came before."""
    seen: dict[tuple[str, str], int] = {}
    for video in session.exec(select(Video).order_by(Video.id)):
        same = (fold(video.title), fold(video.product))
        seen[same] = seen.get(same, 0) + 1
        video.source = blake2b("\0".join((*same, str(seen[same]))).encode(), digest_size=8).hexdigest()


@pytest.mark.parametrize("headers", [PLAIN, WITH_ID])
def test_rows_of_an_earlier_version_are_known(workspace: Workspace, headers: str) -> None:
    lines = TWO if headers == PLAIN else tuple(f"{n},{line}" for n, line in enumerate(TWO, 11))
    bring(workspace, sheet(*lines, headers=headers))
    workspace.do(as_earlier())
    before = there(workspace)
    assert bring(workspace, sheet(*lines, headers=headers)) == Stored(0, 0, 2)
    assert there(workspace) == before


def test_a_new_row_beside_those_of_an_earlier_version_comes_in(workspace: Workspace) -> None:
    bring(workspace, sheet(*TWO))
    workspace.do(as_earlier())
    assert bring(workspace, sheet(*TWO, "Tea,2026-12-06,Steam")) == Stored(1, 0, 2)


def test_a_row_on_top_of_those_of_an_earlier_version_is_the_new_one(workspace: Workspace) -> None:
    bring(workspace, sheet(*TWO))
    workspace.do(as_earlier())
    assert bring(workspace, sheet("Latte,2026-12-03,No pan", *TWO)).added == 1
    assert there(workspace) == ["1 Latte 04 One pan", "2 Latte 05 Two pans", "3 Latte 03 No pan"]


def test_rows_of_an_earlier_version_that_were_moved_in_the_calendar_are_known_by_their_place(
    workspace: Workspace,
) -> None:
    bring(workspace, sheet(*TWO))
    workspace.do(as_earlier())
    workspace.do(move(1, dt.datetime(2026, 12, 20, 19)))
    workspace.do(move(2, dt.datetime(2026, 12, 21, 19)))
    assert bring(workspace, sheet(*TWO)) == Stored(0, 0, 2)


# Laws

LINES = st.lists(
    st.tuples(st.sampled_from(["Latte", "Tea"]), st.integers(1, 9), st.sampled_from(["a", "b", ""])),
    min_size=1,
    max_size=6,
)


@pytest.mark.slow
@examples(20, 300)
@given(LINES, st.randoms(use_true_random=False))
def test_in_whatever_order_rows_come_again_none_is_new(lines: list[tuple[str, int, str]], chance) -> None:
    workspace = Workspace(open_engine(None), StillClock())
    try:
        typed = [f"{title},2026-12-0{day},{hook}" for title, day, hook in lines]
        bring(workspace, sheet(*typed))
        before = there(workspace)
        chance.shuffle(typed)
        assert bring(workspace, sheet(*typed), "update") == Stored(0, 0, len(lines))
        assert there(workspace) == before
    finally:
        workspace.close()
