"""The workspace does, undoes and logs whole steps, or nothing of them."""

import datetime as dt
import sqlite3
from dataclasses import replace

import pytest
from sqlalchemy import event, insert
from sqlmodel import Session, delete, select, update

from models import search
from models.choices import Stage, TagKind
from models.database import open_engine
from models.history import History
from models.reminder import Reminder
from models.sound import Sound
from models.tally import FindingCount
from models.video import Video
from planner import items, opening
from planner.calendar import settings as calendar_settings
from planner.calendar.changes import Changes, insert_all, next_id, same
from planner.calendar.workspace import STEPS_KEPT, Edit, Workspace, plain_of, together
from planner.checks import tally, waivers
from planner.errors import PlanError
from planner.library import hashtags, sounds
from planner.live import lives
from planner.video import videos
from tests.planner.calendar.looking import at, log, titles
from tests.planner.dumping import dump


def typed(edit: Edit[None], field: str = "1:hook") -> Edit[None]:
    return replace(edit, typing=field)


# Doing and undoing


def test_an_edit_can_be_undone_and_redone(workspace, video):
    workspace.do(videos.set_text(video, "hook", "Wait for it"))
    workspace.undo()
    assert at(workspace, video).hook == ""
    workspace.undo()
    assert titles(workspace) == []
    workspace.redo()
    workspace.redo()
    assert at(workspace, video).hook == "Wait for it"
    assert workspace.next_redo is None


def test_undo_and_redo_name_their_step(workspace, video):
    workspace.do(videos.set_text(video, "hook", "Wait for it"))
    assert (workspace.next_undo, workspace.next_redo) == ("Change hook", None)
    assert workspace.undo() == "Change hook"
    assert (workspace.next_undo, workspace.next_redo) == ("Add video", "Change hook")
    assert workspace.redo() == "Change hook"
    assert (workspace.next_undo, workspace.next_redo) == ("Change hook", None)


def test_with_nothing_to_undo_or_redo_nothing_happens(workspace, heard):
    assert workspace.undo() is None
    assert workspace.redo() is None
    assert (workspace.next_undo, workspace.next_redo, heard) == (None, None, [])


def test_a_new_edit_ends_redo(workspace, video):
    workspace.do(videos.set_text(video, "hook", "Wait"))
    workspace.undo()
    workspace.do(videos.set_text(video, "hook", "Look"))
    assert workspace.redo() is None
    assert at(workspace, video).hook == "Look"


def test_a_refused_edit_leaves_redo_alone(workspace, video):
    workspace.do(videos.set_text(video, "hook", "Wait"))
    workspace.undo()
    with pytest.raises(PlanError):
        workspace.do(videos.set_text(video, "title", " "))
    assert workspace.redo() == "Change hook"


def test_an_edit_returns_what_its_work_returns(workspace, video):
    assert at(workspace, video).title == "Unboxing"


def test_a_label_follows_from_the_arguments():
    assert videos.set_text(1, "hook", "x").label == "Change hook"
    assert videos.set_text(1, "caption", "x").label == "Change caption"
    assert calendar_settings.change("zone", "UTC").label == "Change time zone"


def test_edits_together_are_one_step(workspace, video):
    before = dump(workspace)
    both = together("Fix both", videos.set_text(video, "hook", "Wait"), videos.set_length(video, 20))
    workspace.do(both)
    assert (at(workspace, video).hook, at(workspace, video).length) == ("Wait", 20)
    assert workspace.undo() == "Fix both"
    assert dump(workspace) == before


def test_edits_together_are_refused_together(workspace, video):
    before = dump(workspace)
    with pytest.raises(PlanError):
        workspace.do(together("Both", videos.set_length(video, 20), videos.set_text(video, "title", "")))
    assert dump(workspace) == before


def test_a_deleted_video_comes_back_with_its_waiver(workspace, video):
    workspace.do(waivers.add(video, "HOOK001", "", "The picture is the hook"))
    before = dump(workspace)
    workspace.do(videos.delete([video]))
    assert dump(workspace)["waiver"] == dump(workspace)["video"] == []
    workspace.undo()
    assert dump(workspace) == before


def test_undo_leaves_other_columns_alone(workspace, video):
    workspace.do(videos.set_text(video, "hook", "Wait"))
    workspace.record(videos.set_stage([video], Stage.SCRIPTED).run)  # a write that is not on the stack
    workspace.undo()
    assert (at(workspace, video).hook, at(workspace, video).stage) == ("", Stage.SCRIPTED)


def test_two_flushes_in_one_edit_are_one_step(workspace, video):
    def twice(session: Session) -> None:
        found = videos.get(session, video)
        found.hook = "a"
        session.flush()
        found.hook = "b"

    workspace.do(Edit("twice", twice))
    workspace.undo()
    assert at(workspace, video).hook == ""
    workspace.redo()
    assert at(workspace, video).hook == "b"


def test_a_row_made_changed_and_deleted_by_one_edit_leaves_nothing_to_redo_wrongly(workspace):
    before = dump(workspace)

    def restless(session: Session) -> None:
        gone, stays = Video(title="gone"), Video(title="stays")
        session.add_all([gone, stays])
        session.flush()
        gone.hook = stays.hook = "x"
        session.flush()
        session.delete(gone)

    workspace.do(Edit("restless", restless))
    after = dump(workspace)
    assert [row[1] for row in after["video"]] == ["stays"]
    workspace.undo()
    assert dump(workspace) == before
    workspace.redo()
    assert dump(workspace) == after


def test_an_id_that_one_edit_gives_again_to_another_row_is_changed_and_undone(workspace, video):
    before = dump(workspace)

    def anew(session: Session) -> None:
        one = session.get_one(Video, video)
        one.hook = "a"
        session.flush()
        kept = {name: getattr(one, name) for name in Video.model_fields}
        session.delete(one)
        session.flush()
        insert_all(session, Video, [kept | {"hook": "b"}])
        session.expunge_all()
        session.get_one(Video, video).hook = "c"

    workspace.do(Edit("anew", anew))
    after = dump(workspace)
    assert at(workspace, video).hook == "c"
    workspace.undo()
    assert dump(workspace) == before
    workspace.redo()
    assert dump(workspace) == after


def test_two_names_that_change_places_by_way_of_a_third_undo_and_redo(workspace):
    for name in ("a", "b"):
        workspace.do(hashtags.set_kind(name, TagKind.NICHE))
    before = dump(workspace)

    def swap(session: Session) -> None:
        one, other = hashtags.library(session)
        for tag, name in ((one, "c"), (other, "a"), (one, "b")):
            tag.name = name
            session.flush()

    workspace.do(Edit("swap", swap))
    after = dump(workspace)
    workspace.undo()
    assert dump(workspace) == before
    workspace.redo()
    assert dump(workspace) == after


def test_a_row_changed_and_deleted_at_once_comes_back_as_it_was(workspace, video):
    before = dump(workspace)

    def farewell(session: Session) -> None:
        found = videos.get(session, video)
        found.hook = "never stored"
        session.delete(found)

    workspace.do(Edit("farewell", farewell))
    workspace.undo()
    assert dump(workspace) == before


def test_a_link_is_cut_and_its_target_deleted_in_one_flush(workspace, video):
    sound = workspace.do(sounds.add("Rain"))
    workspace.do(videos.set_sound(video, sound))
    before = dump(workspace)

    def drop(session: Session) -> None:
        videos.get(session, video).sound_id = None
        session.delete(session.get_one(Sound, sound))

    workspace.do(Edit("drop", drop))
    after = dump(workspace)
    workspace.undo()
    assert dump(workspace) == before
    workspace.redo()
    assert dump(workspace) == after


def test_rows_inserted_by_one_statement_undo_and_redo(workspace, video):
    before = dump(workspace)
    row = at(workspace, video).model_dump()

    def many(session: Session) -> None:
        insert_all(session, Video, [row | {"id": 100 + n, "title": f"Row {n}"} for n in range(20)])

    workspace.do(Edit("many", many))
    after = dump(workspace)
    assert len(after["video"]) == 21
    workspace.undo()
    assert dump(workspace) == before
    workspace.redo()
    assert dump(workspace) == after


def test_rows_are_inserted_many_by_one_statement_and_all_their_words_are_found(workspace, video):
    row = at(workspace, video).model_dump()
    rows = [row | {"id": 100 + n, "title": f"Row {n}"} for n in range(700)]
    said: list[str] = []
    listen = (workspace._engine, "before_cursor_execute", lambda *call: said.append(call[2]))
    event.listen(*listen)
    workspace.do(Edit("many", lambda session: insert_all(session, Video, rows)))
    event.remove(*listen)
    assert sum('INSERT INTO "video"' in one for one in said) == 2
    assert workspace.read_plain(lambda plain: search.found_ids(plain, "Row 641")) == {741}
    assert workspace.read_plain(lambda plain: search.is_whole(plain.execute))


def test_rows_are_inserted_where_sqlite_takes_few_values_in_one_statement(workspace, video):
    row = at(workspace, video).model_dump()

    def many(session: Session) -> None:
        plain_of(session).setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 2 * len(row) + 1)
        insert_all(session, Video, [row | {"id": 100 + n, "title": f"Row {n}"} for n in range(7)])

    workspace.do(Edit("many", many))
    assert titles(workspace)[1:] == [f"Row {n}" for n in range(7)]


@pytest.mark.parametrize("nth", [0, 40])
def test_one_text_with_a_sign_that_none_may_hold_refuses_all_rows(workspace, video, nth):
    row = at(workspace, video).model_dump()
    rows = [row | {"id": 100 + n, "labels": ["Bad\0"] if n == nth else ["Good"]} for n in range(50)]
    with pytest.raises(PlanError, match=r"U\+0000"):
        workspace.do(Edit("many", lambda session: insert_all(session, Video, rows)))
    assert len(titles(workspace)) == 1


def test_the_next_id_is_none_that_a_row_has_or_had_nor_one_that_waits_to_be_flushed(workspace, video):
    assert workspace.read(lambda session: next_id(session, Video)) == video + 1
    workspace.do(videos.delete([video]))
    assert workspace.read(lambda session: next_id(session, Video)) == video + 1

    def one_waits(session: Session) -> int:
        session.add(Video(title="Waits"))
        return next_id(session, Video)

    assert workspace.do(Edit("one waits", one_waits)) == video + 2


def test_a_hundred_steps_are_kept(workspace, video):
    for n in range(STEPS_KEPT + 5):
        workspace.do(videos.set_length(video, 10 + n))
    undone = 0
    while workspace.undo():
        undone += 1
    assert undone == STEPS_KEPT == 100
    assert at(workspace, video).length == 14
    assert titles(workspace) == ["Unboxing"]


# What is refused


def test_one_goes_to_any_number_of_steps_that_are_done_or_were_and_no_further(workspace):
    for title in ("One", "Two", "Three"):
        workspace.do(videos.add(title))
    workspace.go_to(1)
    assert titles(workspace) == ["One"]
    assert [step.label for step in workspace.steps] == ["Add video"]
    assert len(workspace.undone) == 2
    workspace.go_to(3)
    assert titles(workspace) == ["One", "Two", "Three"]
    workspace.go_to(0)
    assert titles(workspace) == []
    workspace.go_to(2)
    workspace.go_to(-1)
    assert titles(workspace) == []
    workspace.go_to(9)
    assert titles(workspace) == ["One", "Two", "Three"]


def test_what_can_be_done_again_is_told_in_the_order_in_which_it_comes(workspace, video):
    workspace.do(videos.set_length(video, 20))
    workspace.do(videos.set_text(video, "hook", "Wait"))
    workspace.go_to(1)
    assert [step.label for step in workspace.undone] == ["Change length", "Change hook"]
    assert workspace.redo() == workspace.steps[-1].label == "Change length"


def test_a_failing_edit_leaves_no_trace(workspace, heard):
    before, logged = dump(workspace), log(workspace)

    def boom(session: Session) -> None:
        session.add(Video(title="half"))
        session.flush()
        raise ValueError("boom")

    with pytest.raises(ValueError, match="boom"):
        workspace.do(Edit("boom", boom))
    assert dump(workspace) == before
    assert (log(workspace), workspace.next_undo, heard) == (logged, None, [])


@pytest.mark.parametrize("statement", [update(Video).values(hook="x"), delete(Video), insert(Video)])
def test_bulk_statements_are_refused(workspace, video, statement):
    before = dump(workspace)
    with pytest.raises(RuntimeError, match="bypass undo"):
        workspace.do(Edit("bulk", lambda session: session.execute(statement, {"title": "x"})))
    assert dump(workspace) == before


def test_changing_a_column_before_it_was_loaded_is_refused(workspace, video):
    before = dump(workspace)

    def careless(session: Session) -> None:
        found = videos.get(session, video)
        session.expire(found)
        found.hook = "x"

    with pytest.raises(RuntimeError, match="before it was loaded"):
        workspace.do(Edit("careless", careless))
    assert dump(workspace) == before


def test_a_row_that_others_stand_on_is_not_deleted(workspace, video):
    sound = workspace.do(sounds.add("Rain"))
    workspace.do(videos.set_sound(video, sound))
    with pytest.raises(PlanError, match="not saved"):
        workspace.do(Edit("drop", lambda session: session.delete(session.get_one(Sound, sound))))
    assert at(workspace, video).sound_id == sound


@pytest.mark.parametrize(
    "gone",
    [
        lambda: videos.set_length(99, 10),
        lambda: videos.delete([99]),
        lambda: videos.duplicate(99),
        lambda: videos.set_format(1, 99),
        lambda: videos.set_sound(1, 99),
        lambda: items.shift([], [99], 1),
        lambda: lives.delete(99),
        lambda: sounds.mark_seen(99, dt.date(2026, 11, 25)),
        lambda: sounds.change(99, "Rain", "", "", "own", trending=False),
        lambda: hashtags.mark_seen("nowhere", dt.date(2026, 11, 25)),
        lambda: waivers.add(99, "HOOK001", "", "so"),
        lambda: waivers.remove(99),
    ],
)
def test_an_edit_of_what_is_gone_is_refused_with_a_sentence(workspace, video, gone):
    before = dump(workspace)
    with pytest.raises(PlanError) as refused:
        workspace.do(gone())
    assert str(refused.value).endswith(".")
    assert dump(workspace) == before


def test_half_an_emoji_is_refused_with_a_sentence(workspace, video):
    with pytest.raises(PlanError, match="not saved"):
        workspace.do(videos.set_text(video, "hook", "Wait \ud83d"))
    assert at(workspace, video).hook == ""


def test_text_with_a_nul_is_refused_and_changes_nothing(workspace, video):
    with pytest.raises(PlanError, match="control character"):
        workspace.do(videos.set_text(video, "hook", "a\0b"))
    assert at(workspace, video).hook == ""


def test_a_workspace_for_reading_only_refuses_with_a_sentence(tmp_path, clock):
    opening.create(tmp_path / "a.hookline", clock, zone="UTC").close()
    workspace = Workspace(open_engine(tmp_path / "a.hookline", read_only=True), clock, read_only=True)
    before = (tmp_path / "a.hookline").read_bytes()
    for call in (
        lambda: workspace.do(videos.add("x")),
        lambda: workspace.record(videos.add("x").run),
    ):
        with pytest.raises(PlanError, match="open for reading only"):
            call()
    assert titles(workspace) == []
    workspace.close()
    assert (tmp_path / "a.hookline").read_bytes() == before


def test_a_file_that_turns_out_to_be_read_only_gives_a_sentence(tmp_path, clock):
    opening.create(tmp_path / "a.hookline", clock, zone="UTC").close()
    workspace = Workspace(open_engine(tmp_path / "a.hookline", read_only=True), clock)
    with pytest.raises(PlanError, match="can't be written to"):
        workspace.do(videos.add("x"))
    workspace.close()


# Typing


def test_letters_typed_into_one_field_are_one_step(workspace, video):
    for hook in ("W", "Wa", "Wai", "Wait"):
        workspace.do(typed(videos.set_text(video, "hook", hook)))
    workspace.undo()
    assert at(workspace, video).hook == ""
    assert workspace.next_undo == "Add video"
    workspace.redo()
    assert at(workspace, video).hook == "Wait"


def test_typing_elsewhere_is_another_step(workspace, video):
    workspace.do(typed(videos.set_text(video, "hook", "W")))
    workspace.do(typed(videos.set_text(video, "overlay", "O"), "1:overlay"))
    workspace.undo()
    assert (at(workspace, video).hook, at(workspace, video).overlay) == ("W", "")


def test_another_edit_ends_the_typing(workspace, video):
    workspace.do(typed(videos.set_text(video, "hook", "W")))
    workspace.do(videos.set_length(video, 20))
    workspace.do(typed(videos.set_text(video, "hook", "Wa")))
    workspace.undo()
    assert (at(workspace, video).hook, at(workspace, video).length) == ("W", 20)


@pytest.mark.parametrize("again", [False, True])
def test_an_undo_ends_the_typing(workspace, video, again):
    workspace.do(typed(videos.set_text(video, "hook", "W")))
    workspace.do(videos.set_length(video, 20))
    workspace.undo()
    if again:
        workspace.undo()
        workspace.redo()
    workspace.do(typed(videos.set_text(video, "hook", "Wa")))
    workspace.undo()
    assert at(workspace, video).hook == "W"


def test_a_redo_ends_the_typing(workspace, video):
    workspace.do(typed(videos.set_text(video, "hook", "W")))
    workspace.undo()
    workspace.redo()
    workspace.do(typed(videos.set_text(video, "hook", "Wa")))
    workspace.undo()
    assert at(workspace, video).hook == "W"


def test_edits_that_are_not_typed_never_merge(workspace, video):
    workspace.do(videos.set_text(video, "hook", "W"))
    workspace.do(videos.set_text(video, "hook", "Wa"))
    workspace.undo()
    assert at(workspace, video).hook == "W"


@pytest.mark.slow
def test_a_long_text_typed_letter_by_letter_is_taken_back(workspace, video):
    for length in range(1, 150):
        workspace.do(typed(videos.set_text(video, "script", "x" * length)))
    workspace.undo()
    assert at(workspace, video).script == ""


# Listeners


def test_listeners_hear_which_rows_changed(workspace, heard):
    video = workspace.do(videos.add("Unboxing"))
    workspace.do(videos.set_text(video, "hook", "Wait"))
    workspace.undo()
    workspace.redo()
    assert [changes.touched(Video) for changes in heard] == [{video}] * 4
    assert [changes.touched(Sound) for changes in heard] == [set()] * 4
    assert all(changes.concerns(Video) and not changes.concerns(Sound) for changes in heard)
    [change] = heard[1].rows
    assert (change.before, change.after) == ({"hook": ""}, {"hook": "Wait"})
    [back] = heard[2].rows
    assert (back.before, back.after) == ({"hook": "Wait"}, {"hook": ""})


def test_changes_tell_which_tables_they_concern_and_whether_no_others(workspace, heard):
    workspace.do(videos.add("Unboxing"))
    [of_video] = [replace(one, rows=one.rows[:1]) for one in heard]
    both = of_video.then(Changes((replace(of_video.rows[0], table=Sound),)))
    assert of_video.only(Video)
    assert of_video.only(Sound, Video)
    assert not of_video.only(Sound)
    assert not of_video.only()
    assert both.only(Sound, Video)
    assert not both.only(Video)
    assert both.tables == (Video, Sound)
    assert both.reversed().tables == (Sound, Video)
    anything = Changes((), everything=True)
    assert anything.concerns(Video)
    assert not anything.only(Video)
    assert not replace(of_video, everything=True).only(Video)


def test_a_list_is_the_same_as_the_tuple_that_it_was_and_as_nothing_else():
    assert same(("a", ("b",)), ["a", ["b"]])
    assert same({"a": (1,)}, {"a": [1]})
    assert same("a", "a")
    assert not same(["a"], ["b"])
    assert not same(("a",), ["a", "b"])
    assert not same("[1]", [1])
    assert not same([1], "[1]")
    assert not same(1, 2)


def test_an_edit_that_changes_nothing_is_no_step(workspace, video, heard):
    logged = log(workspace)
    workspace.do(videos.set_text(video, "hook", ""))
    workspace.do(videos.set_hashtags(video, []))
    assert (heard, workspace.next_undo, log(workspace)) == ([], "Add video", logged)


def test_a_listener_finds_the_step_stored(workspace):
    found: list[list[str]] = []
    workspace.on_change(lambda _changes: found.append(titles(workspace)))
    workspace.do(videos.add("Unboxing"))
    workspace.undo()
    assert found == [["Unboxing"], []]


def test_a_listener_may_make_an_edit_of_its_own(workspace):
    def follow(changes: Changes) -> None:
        for video in changes.touched(Video):
            workspace.do(videos.set_text(video, "hook", "Wait"))  # the second time it changes nothing

    workspace.on_change(follow)
    video = workspace.do(videos.add("Unboxing"))
    assert at(workspace, video).hook == "Wait"
    assert workspace.next_undo == "Change hook"


# What the machine writes, and the log


def test_what_the_machine_records_is_outside_undo_and_history(workspace, video, heard):
    logged = log(workspace)
    workspace.record(lambda session: tally.note(session, dt.date(2026, 11, 23), {"HOOK001": 1}))
    assert [changes.touched(FindingCount) for changes in heard] == [{1, 2}]
    assert (workspace.next_undo, log(workspace)) == ("Add video", logged)
    workspace.undo()
    assert titles(workspace) == []


def test_a_record_that_fails_leaves_no_trace(workspace):
    before = dump(workspace)

    def boom(session: Session) -> None:
        session.add(Video(title="half"))
        session.flush()
        raise ValueError("boom")

    with pytest.raises(ValueError, match="boom"):
        workspace.record(boom)
    assert dump(workspace) == before


def test_what_the_machine_records_does_not_end_redo(workspace, video):
    workspace.do(videos.set_length(video, 20))
    workspace.undo()
    workspace.record(lambda session: session.add(Reminder(kind="post", minutes=3)))
    assert workspace.redo() == "Change length"


def test_each_step_is_logged_with_its_time_and_rows(workspace, clock):
    video = workspace.do(videos.add("Unboxing"))
    clock.now += dt.timedelta(hours=1)
    workspace.do(videos.set_length(video, 20))
    workspace.undo()
    workspace.redo()
    rows = {"video": [video]}
    assert log(workspace) == [
        ("do", "Add video", rows),
        ("do", "Change length", rows),
        ("undo", "Change length", rows),
        ("redo", "Change length", rows),
    ]
    times = workspace.read(lambda session: [row.at for row in session.exec(select(History))])
    assert [time - clock.now for time in times] == [-dt.timedelta(hours=1), *[dt.timedelta()] * 3]


"""Four processes; only the first has to import anything, and its standard error is theirs, so it ends with the last."""
