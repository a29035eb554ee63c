"""Storing the rows of a table: all of them as one step, or nothing."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import select

from models.choices import Stage
from models.database import TABLES
from models.history import History
from models.records import Beat
from models.sound import Sound
from models.video import Video
from models.waiver import Waiver
from planner.calendar.workspace import Workspace
from planner.errors import Cancelled
from planner.exchange import in_step, plan_import
from planner.exchange.ignored import IgnoredRule
from planner.exchange.plan_import import Stored
from planner.exchange.plan_table import PlannedVideo

PLANNED = PlannedVideo(
    row=1,
    key="k1",
    title="Cold brew",
    stage=Stage.SCRIPTED,
    at=dt.datetime(2026, 11, 25, 19, 0, 30),
    zone="Asia/Jakarta",
    format="how-to",
    hook="One part, three parts",
    overlay="1 : 3",
    shows=frozenset({"product", "motion"}),
    length=22.0,
    beats=(Beat(0, 3, "Hook", "Pour"), Beat(3, 22, "Step", "Stir")),
    script="Pour.",
    sound="Slow Morning",
    sound_link="https://example.com/s",
    voice_over=True,
    caption="Try it",
    hashtags=("coldbrew", "senjacoffee"),
    product="Concentrate",
    cta="Tap the basket",
    notes="From the sheet",
)
EMPTY = PlannedVideo(
    row=1,
    key="k1",
    title="Cold brew",
    stage=Stage.IDEA,
    at=None,
    zone="Asia/Jakarta",
    format=None,
    hook="",
    overlay="",
    shows=frozenset(),
    length=None,
    beats=(),
    script="",
    sound="",
    sound_link="",
    voice_over=False,
    caption="",
    hashtags=(),
    product="",
    cta="",
    notes="",
)


def many(count: int) -> list[PlannedVideo]:
    return [
        replace(PLANNED, row=n, key=f"k{n}", title=f"Video {n}", sound=f"Sound {n % 3}") for n in range(count)
    ]


def dump(workspace: Workspace) -> dict[str, Any]:
    """Everything in the calendar but the log."""
    tables = [table for table in TABLES if table is not History]
    return workspace.read(
        lambda session: {
            table.__tablename__: [row.model_dump() for row in session.exec(select(table))] for table in tables
        }
    )


def only_video(workspace: Workspace) -> Video:
    return workspace.read(lambda session: session.exec(select(Video)).one())


def test_every_field_of_a_row_arrives(workspace: Workspace) -> None:
    assert workspace.do(plan_import.store([PLANNED], "skip")) == Stored(1, 0, 0)
    video = only_video(workspace)
    assert video.title == "Cold brew"
    assert video.stage is Stage.SCRIPTED
    assert video.at == dt.datetime(2026, 11, 25, 19)
    assert video.at_utc == dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)
    assert video.zone == "Asia/Jakarta"
    assert (video.shows_product, video.shows_result, video.shows_motion) == (True, False, True)
    assert video.beats[1] == {"start": 3, "end": 22, "name": "Step", "text": "Stir"}
    assert video.hashtags == ["coldbrew", "senjacoffee"]
    assert video.voice_over
    assert video.source == "k1"
    assert video.notes == "From the sheet"


def test_the_format_and_the_sound_are_found_or_made(workspace: Workspace) -> None:
    again = replace(PLANNED, key="k2", sound="  SLOW  morning ")
    workspace.do(plan_import.store([PLANNED, again, replace(PLANNED, key="k3", format="unheard-of")], "skip"))
    sounds = workspace.read(lambda session: list(session.exec(select(Sound))))
    assert [(sound.title, sound.link) for sound in sounds] == [("Slow Morning", "https://example.com/s")]
    videos = workspace.read(lambda session: list(session.exec(select(Video).order_by(Video.id))))
    assert {video.sound_id for video in videos} == {sounds[0].id}
    assert videos[0].format_id is not None
    assert videos[2].format_id is None


@pytest.mark.slow
def test_the_whole_import_is_one_step_that_undo_takes_back(workspace: Workspace) -> None:
    workspace.do(plan_import.store(many(3), "skip"))
    before = dump(workspace)
    workspace.do(plan_import.store(many(1200), "update"))
    after = dump(workspace)
    assert len(after["video"]) == 1200
    assert workspace.undo() == "Import plan"
    assert dump(workspace) == before
    workspace.redo()
    assert dump(workspace) == after


def test_known_rows_are_counted_beforehand(workspace: Workspace) -> None:
    workspace.do(plan_import.store(many(4), "skip"))
    assert len(workspace.read(lambda session: in_step.compare(session, many(6))).there) == 4


def test_known_rows_are_skipped(workspace: Workspace) -> None:
    workspace.do(plan_import.store(many(4), "skip"))
    before = dump(workspace)
    changed = [replace(video, hook="Another") for video in many(4)]
    assert workspace.do(plan_import.store(changed, "skip")) == Stored(0, 0, 4)
    assert dump(workspace) == before


def test_known_rows_are_updated_with_what_the_table_has(workspace: Workspace) -> None:
    workspace.do(plan_import.store([PLANNED], "skip"))
    row = replace(
        EMPTY,
        hook="New hook",
        at=dt.datetime(2026, 11, 26, 9),
        zone="Europe/London",
        shows=frozenset({"result"}),
    )
    assert workspace.do(plan_import.store([row], "update")) == Stored(0, 1, 0)
    video = only_video(workspace)
    assert video.hook == "New hook"
    assert (video.at, video.zone) == (dt.datetime(2026, 11, 26, 9), "Europe/London")
    assert video.at_utc == dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC)
    assert (video.shows_product, video.shows_result) == (False, True)


def test_an_update_leaves_alone_what_the_table_lacks(workspace: Workspace) -> None:
    workspace.do(plan_import.store([PLANNED], "skip"))
    before = dump(workspace)
    workspace.do(plan_import.store([EMPTY], "update"))
    assert dump(workspace) == before


def test_an_update_is_taken_back_as_well(workspace: Workspace) -> None:
    workspace.do(plan_import.store(many(3), "skip"))
    before = dump(workspace)
    workspace.do(
        plan_import.store([replace(video, caption="New", sound="Fresh") for video in many(5)], "update")
    )
    workspace.undo()
    assert dump(workspace) == before


def test_duplicates_stand_beside_what_is_there(workspace: Workspace) -> None:
    workspace.do(plan_import.store(many(2), "skip"))
    assert workspace.do(plan_import.store(many(2), "duplicate")) == Stored(2, 0, 0)
    assert len(dump(workspace)["video"]) == 4


def test_of_two_videos_from_one_row_the_first_is_updated(workspace: Workspace) -> None:
    workspace.do(plan_import.store([PLANNED], "skip"))
    workspace.do(plan_import.store([PLANNED], "duplicate"))
    workspace.do(plan_import.store([replace(PLANNED, hook="New")], "update"))
    videos = workspace.read(lambda session: list(session.exec(select(Video).order_by(Video.id))))
    assert [video.hook for video in videos] == ["New", "One part, three parts"]


def test_a_cancelled_import_leaves_nothing(workspace: Workspace) -> None:
    before = dump(workspace)
    told: list[int] = []

    def cancel(done: int) -> None:
        told.append(done)
        if done >= 1000:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        workspace.do(plan_import.store(many(2000), "skip", cancel))
    assert told == [500, 1000]
    assert dump(workspace) == before
    assert workspace.next_undo is None


def test_an_import_of_nothing_is_no_step(workspace: Workspace) -> None:
    assert workspace.do(plan_import.store([], "update")) == Stored(0, 0, 0)
    assert workspace.next_undo is None


def test_an_import_is_in_the_history(workspace: Workspace) -> None:
    workspace.do(plan_import.store(many(2), "skip"))
    logged = workspace.read(lambda session: session.exec(select(History)).one())
    assert logged.label == "Import plan"
    assert logged.rows["video"] == [1, 2]


def test_the_listeners_hear_of_every_video(workspace: Workspace) -> None:
    heard = []
    workspace.on_change(heard.append)
    workspace.do(plan_import.store(many(600), "skip"))
    assert len(heard) == 1
    assert heard[0].touched(Video) == set(range(1, 601))


def waived(workspace: Workspace) -> list[tuple[int | None, str, str, str, dt.date | None]]:
    rows = workspace.read(lambda session: session.exec(select(Waiver).order_by(Waiver.code)).all())
    return [(row.video_id, row.code, row.about, row.reason, row.until) for row in rows]


def test_what_the_table_wants_ignored_is_ignored(workspace: Workspace) -> None:
    asked = (IgnoredRule("TAG002", "", "the client wants it", dt.date(2026, 12, 31)), IgnoredRule("CAP001"))
    workspace.do(plan_import.store([EMPTY, replace(PLANNED, key="k2", ignored=asked)]))
    assert waived(workspace) == [
        (2, "CAP001", "", "", None),
        (2, "TAG002", "", "the client wants it", dt.date(2026, 12, 31)),
    ]
    workspace.undo()
    assert waived(workspace) == []


def test_updating_changes_why_a_rule_is_ignored_but_forgets_no_reason(workspace: Workspace) -> None:
    def come_in(*rules: IgnoredRule) -> None:
        workspace.do(plan_import.store([replace(PLANNED, ignored=rules)], "update"))

    come_in(IgnoredRule("TAG002", "", "the client wants it"))
    come_in(IgnoredRule("TAG002", "", "the client insists"), IgnoredRule("CAP001", "", "a test"))
    come_in(IgnoredRule("TAG002"))
    come_in()
    assert waived(workspace) == [
        (1, "CAP001", "", "a test", None),
        (1, "TAG002", "", "the client insists", None),
    ]
