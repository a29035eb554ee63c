"""A plan comes in again: new, changed field by field, gone; what was edited in the calendar is never overwritten."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event
from sqlmodel import select

from models.choices import Stage
from models.database import open_engine
from models.planfile import PlanFile, PlanRow
from models.video import Video
from planner.calendar.workspace import Workspace, edit
from planner.exchange import in_step, plan_import, plan_source, tables
from planner.exchange.in_step import Compared, Taken
from planner.exchange.plan_import import Brought, Stored
from planner.exchange.plan_source import Answers
from planner.exchange.plan_table import PlannedVideo
from planner.video import videos
from tests.conftest import StillClock
from tests.planner.dumping import dump
from tests.trying import examples

HEADERS = "ID,Title,Date,Time,Hook,Stage,Length,Sound,Notes\n"
LATTE = "1,Latte,2026-12-04,19:00,One pan,idea,20,Rain,"
TEA = "2,Tea,2026-12-05,19:00,Steam,idea,,,"
MOCHA = "3,Mocha,2026-12-06,19:00,Foam,idea,,,"
PLAN = Path("Plan.csv")


def rows(*lines: str, headers: str = HEADERS) -> list[PlannedVideo]:
    source = tables.read_all_text(headers + "\n".join(lines) + "\n")
    answers = Answers(dt.date(2026, 11, 30), "Asia/Jakarta")
    return plan_source.read(source, plan_source.parts(source), answers).videos


def bring(
    workspace: Workspace, *lines: str, how: plan_import.OnKnown = "update", headers: str = HEADERS
) -> Stored:
    found = rows(*lines, headers=headers)
    return workspace.do(plan_import.store(found, how, brought=Brought("Plan", PLAN)))


def compared(workspace: Workspace, *lines: str, headers: str = HEADERS) -> Compared:
    return workspace.read(lambda session: in_step.compare(session, rows(*lines, headers=headers), PLAN))


def take(workspace: Workspace, taken: Taken, *lines: str) -> Stored:
    works = plan_import.in_slices(compared(workspace, *lines), taken, Brought("Plan", PLAN))

    @edit("Import plan")
    def all_of_it(session) -> Stored:
        for work in works:
            stored = work(session)
        return stored

    return workspace.do(all_of_it())


def video(workspace: Workspace, number: int) -> Video:
    return workspace.read(lambda session: videos.get(session, number))


def titles(workspace: Workspace) -> list[str]:
    return list(workspace.read(lambda session: session.exec(select(Video.title).order_by(Video.id)).all()))


def told(plan: Compared) -> list[str]:
    return [
        f"{one.title} {change.field}: {change.ours} > {change.theirs}" + " !" * change.here
        for one in plan.changed
        for change in one.changes
    ]


def test_a_sheet_that_did_not_change_has_nothing_to_take(workspace: Workspace) -> None:
    bring(workspace, LATTE, TEA)
    again = compared(workspace, LATTE, TEA)
    assert (again.new, again.changed, again.same, again.gone) == ((), (), (0, 1), ())


def test_each_changed_field_is_told_with_what_the_calendar_says(workspace: Workspace) -> None:
    bring(workspace, LATTE)
    changed = "1,Latte,2026-12-04,17:00,One pan,scripted,27,Rain,Film it at noon"
    assert told(compared(workspace, changed)) == [
        "Latte stage: idea > scripted",
        "Latte date: 2026-12-04 19:00 > 2026-12-04 17:00",
        "Latte length: 20.0 > 27.0",
        "Latte notes:  > Film it at noon",
    ]


def test_new_rows_and_rows_that_are_gone_are_told(workspace: Workspace) -> None:
    bring(workspace, LATTE, TEA)
    plan = compared(workspace, MOCHA, TEA)
    assert (plan.new, plan.same) == ((0,), (1,))
    assert [(one.title, one.here) for one in plan.gone] == [("Latte", False)]


def test_what_was_edited_here_stays_and_is_not_told_while_the_file_says_the_same(
    workspace: Workspace,
) -> None:
    bring(workspace, LATTE)
    workspace.do(videos.set_text(1, "hook", "Two pans"))
    assert compared(workspace, LATTE).changed == ()
    assert bring(workspace, LATTE, how="overwrite") == Stored(0, 0, 1)
    assert video(workspace, 1).hook == "Two pans"


def test_a_field_that_was_edited_here_and_in_the_file_stays_until_it_is_taken(workspace: Workspace) -> None:
    bring(workspace, LATTE)
    workspace.do(videos.set_text(1, "hook", "Two pans"))
    changed = LATTE.replace("One pan", "No pan").replace("19:00", "17:00")
    assert told(compared(workspace, changed)) == [
        "Latte date: 2026-12-04 19:00 > 2026-12-04 17:00",
        "Latte hook: Two pans > No pan !",
    ]
    assert bring(workspace, changed) == Stored(0, 1, 0, kept=1)
    assert (video(workspace, 1).hook, f"{video(workspace, 1).at:%H:%M}") == ("Two pans", "17:00")
    assert told(compared(workspace, changed)) == ["Latte hook: Two pans > No pan !"], (
        "told until it is settled"
    )
    assert bring(workspace, changed, how="overwrite") == Stored(0, 1, 0)
    assert video(workspace, 1).hook == "No pan"


def test_what_somebody_saw_and_left_is_not_told_again(workspace: Workspace) -> None:
    bring(workspace, LATTE)
    changed = LATTE.replace("One pan", "No pan")
    take(workspace, Taken(settled=True), changed)
    assert compared(workspace, changed).changed == ()
    assert video(workspace, 1).hook == "One pan"
    assert told(compared(workspace, LATTE.replace("One pan", "A pot"))) == ["Latte hook: One pan > A pot !"]


def test_an_edit_that_both_made_alike_is_none(workspace: Workspace) -> None:
    bring(workspace, LATTE)
    workspace.do(videos.set_text(1, "hook", "No pan"))
    assert compared(workspace, LATTE.replace("One pan", "No pan")).changed == ()


def test_a_cell_that_was_emptied_empties_its_field(workspace: Workspace) -> None:
    bring(workspace, LATTE)
    emptied = "1,Latte,,,,idea,,,"
    assert told(compared(workspace, emptied)) == [
        "Latte date: 2026-12-04 19:00 > ",
        "Latte hook: One pan > ",
        "Latte length: 20.0 > None",
        "Latte sound: Rain > ",
    ]
    bring(workspace, emptied)
    latte = video(workspace, 1)
    assert (latte.at, latte.at_utc, latte.hook, latte.length, latte.sound_id) == (None, None, "", None, None)


def test_a_column_that_the_file_no_longer_has_empties_nothing(workspace: Workspace) -> None:
    bring(workspace, LATTE)
    before = dump(workspace)["video"]
    assert bring(workspace, "1,Latte", headers="ID,Title\n") == Stored(0, 0, 1)
    assert dump(workspace)["video"] == before
    assert compared(workspace, LATTE).changed == (), "and what it said of it is still known"


def test_a_video_that_was_deleted_here_comes_back_only_where_it_is_taken(workspace: Workspace) -> None:
    bring(workspace, LATTE, TEA)
    workspace.do(videos.delete([2]))
    plan = compared(workspace, LATTE, TEA, MOCHA)
    assert (plan.new, plan.deleted) == ((2,), (1,))
    assert bring(workspace, LATTE, TEA, MOCHA) == Stored(1, 0, 1)
    workspace.undo()
    workspace.undo()
    assert compared(workspace, LATTE, TEA).deleted == (), "a deletion that is undone never was"


def test_a_video_that_is_gone_is_deleted_where_it_is_taken(workspace: Workspace) -> None:
    bring(workspace, LATTE, TEA)
    before = dump(workspace)
    assert take(workspace, Taken(gone=frozenset({2}), settled=True), LATTE).deleted == 1
    assert titles(workspace) == ["Latte"]
    assert compared(workspace, LATTE, TEA).new == (1,), "told again it is new"
    workspace.undo()
    assert dump(workspace) == before


def test_all_of_it_is_one_step(workspace: Workspace) -> None:
    bring(workspace, LATTE, TEA)
    before = dump(workspace)["video"]
    bring(workspace, LATTE.replace("One pan", "No pan"), MOCHA)
    assert len(dump(workspace)["video"]) == 3
    workspace.undo()
    assert dump(workspace)["video"] == before


def test_a_file_is_known_by_its_place_and_by_most_of_its_rows(workspace: Workspace) -> None:
    bring(workspace, LATTE, TEA)
    found = rows(TEA)
    elsewhere = workspace.read(lambda session: in_step.compare(session, found, Path("Plan (2).csv")))
    assert elsewhere.gone == (), "one row of two is not the file"
    found = rows(LATTE, TEA, MOCHA)
    elsewhere = workspace.read(lambda session: in_step.compare(session, found, Path("Plan (2).csv")))
    assert elsewhere.file == 1
    assert [one.title for one in compared(workspace, TEA).gone] == ["Latte"]


def test_videos_of_another_file_are_not_gone(workspace: Workspace) -> None:
    bring(workspace, LATTE)
    workspace.do(plan_import.store(rows(MOCHA), brought=Brought("Other", Path("Other.csv"))))
    assert compared(workspace, LATTE).gone == ()
    assert workspace.read(lambda session: session.exec(select(PlanFile.name)).all()) == ["Plan", "Other"]


def test_dates_that_were_moved_are_moved_alike_the_next_time(workspace: Workspace) -> None:
    moved, days = plan_source.moved(rows(LATTE, TEA), dt.date(2027, 1, 4))
    workspace.do(plan_import.store(moved, "update", brought=Brought("Plan", PLAN)))
    assert days == 35
    assert compared(workspace, LATTE, TEA).changed == ()
    assert told(compared(workspace, LATTE.replace("19:00", "17:00"), TEA)) == [
        "Latte date: 2027-01-08 19:00 > 2027-01-08 17:00"
    ]


def test_what_came_in_before_rows_were_noted_is_never_overwritten_unasked(workspace: Workspace) -> None:
    bring(workspace, LATTE)

    @edit("Forget")
    def forget(session) -> None:
        for table in (PlanRow, PlanFile):
            for row in session.exec(select(table)):
                session.delete(row)
            session.flush()

    workspace.do(forget())
    changed = LATTE.replace("One pan", "No pan")
    assert told(compared(workspace, changed)) == ["Latte hook: One pan > No pan !"]
    assert bring(workspace, changed) == Stored(0, 0, 1, kept=1)


def test_ignored_rules_that_the_file_names_are_told_and_taken(workspace: Workspace) -> None:
    headers = "ID,Title,Ignored rules\n"
    bring(workspace, "1,Latte,", headers=headers)
    changed = '1,Latte,"TAG002 (fyp): the client wants it"'
    assert told(compared(workspace, changed, headers=headers)) == [
        "Latte ignored:  > TAG002 (fyp): the client wants it"
    ]
    bring(workspace, changed, headers=headers)
    assert "TAG002" in dump(workspace)["waiver"][0]
    assert compared(workspace, changed, headers=headers).changed == ()


# What is changed after it was compared


def sliced(workspace: Workspace, shown: Compared, taken: Taken, between: Callable[[], object]) -> Stored:
    """Store what is taken of a plan a row a slice, with something else done after the first step."""
    for nth, work in enumerate(plan_import.in_slices(shown, taken, Brought("Plan", PLAN), 1)):
        stored = workspace.record(work)
        if not nth:
            between()
    return stored


def test_a_field_that_is_changed_before_its_slice_stays_and_the_others_come(workspace: Workspace) -> None:
    bring(workspace, LATTE)
    changed = LATTE.replace("One pan", "No pan").replace("19:00", "17:00")
    shown = compared(workspace, changed)
    taken = replace(in_step.all_of_file(shown), settled=True)
    stored = sliced(workspace, shown, taken, lambda: workspace.do(videos.set_text(1, "hook", "Two pans")))
    assert (video(workspace, 1).hook, f"{video(workspace, 1).at:%H:%M}") == ("Two pans", "17:00")
    assert (stored.updated, stored.meanwhile) == (1, 1)
    assert told(compared(workspace, changed)) == ["Latte hook: Two pans > No pan !"]


def test_a_video_of_which_all_was_changed_meanwhile_is_not_counted_as_updated(workspace: Workspace) -> None:
    bring(workspace, LATTE, TEA)
    changed = LATTE.replace("One pan", "No pan")
    shown = compared(workspace, changed, TEA)
    stored = sliced(
        workspace, shown, in_step.usual(shown), lambda: workspace.do(videos.set_text(1, "hook", "Mine"))
    )
    assert video(workspace, 1).hook == "Mine"
    assert (stored.updated, stored.meanwhile, stored.skipped) == (0, 1, 1)


def test_a_video_that_is_deleted_before_its_slice_stays_away(workspace: Workspace) -> None:
    bring(workspace, LATTE, TEA)
    changed = LATTE.replace("One pan", "No pan")
    shown = compared(workspace, changed, TEA)
    stored = sliced(workspace, shown, in_step.usual(shown), lambda: workspace.do(videos.delete([1, 2])))
    assert (titles(workspace), stored.updated, stored.meanwhile) == ([], 0, 1)


def test_a_video_that_is_gone_from_the_file_and_edited_meanwhile_is_not_deleted(workspace: Workspace) -> None:
    bring(workspace, LATTE, TEA, MOCHA)
    shown = compared(workspace, LATTE)
    taken = Taken(gone=frozenset({2, 3}), settled=True)
    stored = sliced(workspace, shown, taken, lambda: workspace.do(videos.set_text(2, "hook", "Mine")))
    assert titles(workspace) == ["Latte", "Tea"]
    assert (stored.deleted, stored.meanwhile) == (1, 1)


def test_a_row_whose_video_came_meanwhile_does_not_come_twice(workspace: Workspace) -> None:
    bring(workspace, LATTE)
    workspace.undo()
    shown = compared(workspace, LATTE, TEA)
    stored = sliced(workspace, shown, in_step.usual(shown), workspace.redo)
    assert titles(workspace) == ["Latte", "Tea"]
    assert (stored.added, stored.meanwhile) == (1, 1)


@pytest.mark.slow
def test_the_first_step_asks_the_calendar_the_same_however_long_the_plan_is(workspace: Workspace) -> None:
    def asked(n: int) -> int:
        lines = [f"{at},Video {at},2026-12-04,19:00,Hook,idea,,," for at in range(n)]
        bring(workspace, *lines)
        shown = compared(workspace, *(line.replace("Hook", f"Hook {n}") for line in lines))
        begin = next(plan_import.in_slices(shown, in_step.all_of_file(shown), Brought("Plan", PLAN)))
        said: list[str] = []
        listen = (workspace._engine, "before_cursor_execute", lambda *call: said.append(call[2]))
        event.listen(*listen)
        workspace.record(begin)
        event.remove(*listen)
        assert not any("FROM video" in one and "max(" not in one for one in said)
        return len(said)

    assert asked(5) == asked(700)


def test_equal_rows_come_both(workspace: Workspace) -> None:
    bring(workspace, "1,Latte,2026-12-04,19:00,One pan")
    twice = ["1,Latte,2026-12-04,19:00,One pan"] * 3
    shown = compared(workspace, *twice)
    stored = sliced(workspace, shown, in_step.usual(shown), lambda: None)
    assert (titles(workspace), stored.added) == (["Latte"] * 3, 2)


def test_a_zone_that_was_changed_here_stays_where_the_file_changes_the_time(workspace: Workspace) -> None:
    bring(workspace, LATTE)
    workspace.do(videos.reschedule(1, video(workspace, 1).at, "Asia/Makassar"))
    bring(workspace, LATTE.replace("19:00", "17:00"), how="overwrite")
    now = video(workspace, 1)
    assert (f"{now.at:%H:%M}", now.zone, f"{now.at_utc:%H:%M}") == ("17:00", "Asia/Makassar", "09:00")


# Laws

FIELDS = st.sampled_from(["hook", "cta", "caption"])
EDITS = st.lists(
    st.tuples(st.sampled_from(["here", "there"]), st.integers(1, 3), FIELDS, st.sampled_from("abc"))
)


@pytest.mark.slow
@examples(20, 300)
@given(EDITS)
def test_an_update_takes_what_the_file_changed_and_nothing_that_was_changed_here(edits) -> None:
    workspace = Workspace(open_engine(None), StillClock())
    try:
        theirs = {number: {"hook": "h", "cta": "c", "caption": "t"} for number in (1, 2, 3)}
        before = {number: dict(cells) for number, cells in theirs.items()}

        def sheet() -> list[str]:
            return [f"{n},V{n},{c['hook']},{c['cta']},{c['caption']}" for n, c in theirs.items()]

        headers = "ID,Title,Hook,CTA,Caption\n"
        bring(workspace, *sheet(), headers=headers)
        here: dict[tuple[int, str], str] = {}
        for where, number, field, value in edits:
            if where == "here":
                workspace.do(videos.set_text(number, field, value))
                here[number, field] = value
            else:
                theirs[number][field] = value
        bring(workspace, *sheet(), headers=headers)
        for number, cells in theirs.items():
            for field, value in cells.items():
                edited = here.get((number, field), before[number][field])
                wanted = value if edited == before[number][field] else edited
                assert getattr(video(workspace, number), field) == wanted
    finally:
        workspace.close()


@pytest.mark.parametrize("stage", [Stage.SCRIPTED, Stage.POSTED])
def test_a_stage_that_was_reached_here_is_not_set_back_by_the_file(
    workspace: Workspace, stage: Stage
) -> None:
    bring(workspace, LATTE)
    workspace.do(videos.set_stage([1], stage))
    assert bring(workspace, LATTE) == Stored(0, 0, 1)
    assert video(workspace, 1).stage is stage


def test_rights_and_the_place_of_the_overlay_are_told_and_taken_field_by_field(workspace: Workspace) -> None:
    headers = "ID,Title,Date,Made by,Partnership,Meant for an ad,Place of the text overlay\n"
    bring(workspace, "1,Latte,2026-12-04,,,,", headers=headers)
    more = '1,Latte,2026-12-04,Made by a creator,Paid partnership,yes,"80, 400"'
    [changed] = compared(workspace, more, headers=headers).changed
    assert [one.field for one in changed.changes] == [
        "overlay_place",
        "origin",
        "partnership",
        "meant_for_ad",
    ]
    assert bring(workspace, more, headers=headers).updated == 1
    [video] = workspace.read(lambda session: list(session.exec(select(Video))))
    assert (video.origin, video.partnership, video.meant_for_ad) == ("creator", "paid", True)
    assert (video.overlay_x, video.overlay_y) == (80, 400)
    assert compared(workspace, more, headers=headers).changed == ()
