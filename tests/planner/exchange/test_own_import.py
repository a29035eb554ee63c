"""Own columns are stored with their plan, and come back whole from the file that a calendar is exported to."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from models import reading
from models.choices import OwnKind
from models.database import open_engine
from planner import opening
from planner.calendar.workspace import Workspace
from planner.errors import PlanError
from planner.exchange import (
    change_words,
    columns,
    export,
    in_step,
    own_import,
    plan_import,
    plan_table,
    tables,
)
from planner.exchange.in_step import Compared
from planner.exchange.plan_source import Answers
from planner.video import own_fields, own_kinds, videos
from tests.conftest import NOW
from tests.planner.dumping import dump
from tests.planner.exchange.test_plan_import import EMPTY
from tests.trying import examples


def planned(*owns):
    return [
        replace(
            EMPTY,
            row=n,
            key=f"k{n}",
            title=f"v{n}",
            own=own,
            says=frozenset(columns.OWN + name for name in own),
        )
        for n, own in enumerate(owns, 1)
    ]


def texts(workspace):
    return workspace.read_plain(reading.own_texts)


def fields(workspace):
    return [(one.name, one.kind, tuple(one.choices)) for one in workspace.read(own_fields.all_fields)]


def test_fields_that_the_calendar_lacks_are_added_with_the_plan_and_taken_back_with_it(workspace):
    before = dump(workspace)
    owns = [
        {"Pillar": "Learn", "Seen": "x", "Owner": "Nila"},
        {"Pillar": "learn", "Seen": "no", "Owner": "Sari"},
        {},
    ]
    workspace.do(plan_import.store(planned(*owns)))
    assert fields(workspace) == [
        ("Pillar", OwnKind.CHOICE, ("Learn",)), ("Seen", OwnKind.YES_NO, ()), ("Owner", OwnKind.TEXT, ()),
    ]  # fmt: skip
    assert texts(workspace) == {
        1: {"Pillar": "Learn", "Seen": "yes", "Owner": "Nila"}, 2: {"Pillar": "Learn", "Owner": "Sari"},
    }  # fmt: skip
    workspace.undo()
    assert dump(workspace) == before


def test_a_plan_without_own_columns_asks_and_writes_nothing_for_them(workspace):
    said = []
    workspace.read_plain(lambda c: c.set_trace_callback(said.append))
    workspace.do(plan_import.store(planned({}, {})))
    workspace.read_plain(lambda c: c.set_trace_callback(None))
    assert [one for one in said if re.search("ownvalue|INTO ownfield", one)] == []


def test_updating_leaves_what_the_table_does_not_say_and_empties_what_it_empties(workspace):
    workspace.do(plan_import.store(planned({"Owner": "Nila", "Seen": "x", "Shelf": "Left"})))
    [again] = planned({"Owner": "Raka", "Seen": ""})
    workspace.do(plan_import.store([again], "update"))
    assert texts(workspace) == {1: {"Owner": "Raka", "Shelf": "Left"}}
    workspace.do(plan_import.store([again], "skip"))
    workspace.do(plan_import.store([again], "duplicate"))
    assert texts(workspace)[2] == {"Owner": "Raka"}


def test_a_plan_that_comes_in_again_is_told_by_own_field_and_what_was_changed_here_stays(workspace):
    first = planned(
        {"Pillar": "Learn", "Seen": "x", "Owner": "Nila"}, {"Pillar": "learn", "Seen": "no", "Owner": "Sari"}
    )
    workspace.do(plan_import.store(first))
    compared = workspace.read(lambda s: in_step.compare(s, first))
    assert (compared.changed, compared.same) == ((), (0, 1))
    workspace.do(own_fields.set_value(2, 3, "Changed here"))
    again = planned({"Pillar": "Sell", "Seen": "no", "Owner": "Nila"}, {"Pillar": "LEARN", "Owner": "Raka"})
    compared = workspace.read(lambda s: in_step.compare(s, again))
    told = [[(change_words.line(c), c.here) for c in one.changes] for one in compared.changed]
    assert told == [
        [("Pillar: “Learn” → “Sell”", False), ("Seen: “yes” → nothing", False)],
        [("Owner: “Changed here” → “Raka”", True)],
    ]
    workspace.do(plan_import.store(again, "update"))
    assert texts(workspace) == {
        1: {"Pillar": "Sell", "Owner": "Nila"},
        2: {"Pillar": "Learn", "Owner": "Changed here"},
    }
    workspace.do(plan_import.store(again, "overwrite"))
    assert texts(workspace)[2] == {"Pillar": "Learn", "Owner": "Raka"}


def test_a_video_whose_own_fields_were_changed_here_is_not_deleted_with_its_row(workspace):
    first = planned({"Owner": "Nila"}, {"Owner": "Sari"})
    plan = Path("/plans/plan.csv")
    workspace.do(plan_import.store(first, brought=plan_import.Brought("plan.csv", plan)))
    workspace.do(own_fields.set_value(2, 1, "Changed here"))
    [gone] = workspace.read(lambda s: in_step.compare(s, first[:1], plan)).gone
    assert (gone.video_id, gone.here) == (2, True)


def test_a_choice_that_the_list_lacks_joins_it(workspace):
    workspace.do(own_fields.add("Pillar", OwnKind.CHOICE, ("Learn", "Sell")))
    workspace.do(plan_import.store(planned({"pillar": "Fun"}, {"pillar": "SELL"})))
    assert fields(workspace) == [("Pillar", OwnKind.CHOICE, ("Learn", "Sell", "Fun"))]
    assert texts(workspace) == {1: {"Pillar": "Fun"}, 2: {"Pillar": "Sell"}}


def test_what_a_field_can_not_take_goes_to_the_notes(workspace):
    workspace.do(own_fields.add("Pillar", OwnKind.CHOICE, ("Learn",)))
    workspace.do(own_fields.add("Seen", OwnKind.YES_NO))
    workspace.do(plan_import.store(planned({"Pillar": "x" * 81, "Seen": "perhaps"})))
    assert texts(workspace) == {}
    notes = workspace.read(lambda s: videos.get(s, 1)).notes
    assert notes == f"Pillar: {'x' * 81}\nSeen: perhaps"


def test_a_name_that_no_field_can_have_stops_the_import_and_nothing_of_it_stays(workspace):
    before = dump(workspace)
    with pytest.raises(PlanError, match="Every video has a field “Hook”"):
        workspace.do(plan_import.store(planned({"Hook": "x"})))
    assert dump(workspace) == before


def test_slices_know_of_the_kind_from_all_rows(workspace):
    owns = [{"Pillar": f"p{n % 3}"} for n in range(90)]
    found = Compared(planned(*owns), new=tuple(range(90)))
    for work in plan_import.in_slices(found, in_step.usual(found), plan_import.Brought("p")):
        workspace.record(work)
    assert fields(workspace) == [("Pillar", OwnKind.CHOICE, ("p0", "p1", "p2"))]
    assert len(texts(workspace)) == 90


NAMES = st.text(st.sampled_from("=+-@' aBcé🎉1.,;\"#:"), min_size=1, max_size=8)
LINE = st.text(st.sampled_from("=+-@' abcé🎉1.,;\"\n"), max_size=10).map(str.strip)
OWN = st.fixed_dictionaries({}, optional=dict.fromkeys(range(4), LINE))


def kept_names(drawn):
    """The drawn names that fields can have."""
    found = []
    for name in (" ".join(one.split()) for one in drawn):
        if not own_fields.refusal(name, found) and columns.plain(name) not in map(columns.plain, found):
            found.append(name)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@examples(8, 60, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    names=st.lists(NAMES, max_size=4),
    rows=st.lists(OWN, min_size=1, max_size=5),
    ticks=st.lists(st.booleans()),
)
def test_own_fields_come_back_whole_from_the_file_of_a_calendar(tmp_path_factory, kind, names, rows, ticks):
    names = kept_names(names)
    workspace = Workspace(open_engine(None), lambda: NOW)
    try:
        workspace.record(opening.furnish(brand="Senja", zone="Asia/Jakarta", language="en").run)
        ids = [workspace.do(own_fields.add(name)) for name in names]
        seen = workspace.do(own_fields.add("Seen by all", OwnKind.YES_NO))
        for n, row in enumerate(rows):
            made = workspace.do(videos.add(f"v{n}", dt.datetime(2026, 11, 25, 9 + n)))
            for at, text in row.items():
                if at < len(ids):
                    workspace.do(own_fields.set_value(made, ids[at], text))
            if ticks[n : n + 1] == [True]:
                workspace.do(own_fields.set_value(made, seen, own_kinds.YES))
        before = texts(workspace)
        path = tmp_path_factory.mktemp("plan") / f"plan.{kind}"
        path.write_bytes(workspace.read(lambda s: export.content(s, kind, NOW)))
        table, known = tables.read(path), tuple(workspace.read(own_import.known))
        answers = Answers(NOW.date(), "Asia/Jakarta", own=known)
        plan = plan_table.read_rows(table, columns.guess(table, [one.name for one in known]), answers)
        assert [one for one in plan.problems if one.level == "error"] == []
        for id_ in range(1, len(rows) + 1):
            for field in (*ids, seen):
                workspace.do(own_fields.set_value(id_, field, ""))
        workspace.do(plan_import.store(plan.videos, "duplicate"))
        there = {id_ - len(rows): own for id_, own in texts(workspace).items()}
        assert there == before
    finally:
        workspace.close()


def test_a_calendar_that_has_no_own_fields_gets_them_from_the_file_of_another(workspace, clock):
    pillar = workspace.do(own_fields.add("Pillar", OwnKind.CHOICE, ("Learn", "Sell")))
    platform, seen = (
        workspace.do(own_fields.add("Platform")),
        workspace.do(own_fields.add("Filmed?", OwnKind.YES_NO)),
    )
    for n in range(4):
        made = workspace.do(videos.add(f"v{n}", dt.datetime(2026, 11, 25, 9 + n)))
        workspace.do(own_fields.set_value(made, pillar, ("Learn", "Sell")[n % 2]))
        workspace.do(own_fields.set_value(made, platform, ("Instagram", "TikTok, IG, YT", "=1", "TikTok")[n]))
    workspace.do(own_fields.set_value(1, seen, own_kinds.YES))
    table = tables.read_text(workspace.read(lambda s: export.content(s, "csv", NOW)).decode("utf-8-sig"))
    plan = plan_table.read_rows(table, columns.guess(table), Answers(NOW.date(), "Asia/Jakarta"))
    other = Workspace(open_engine(None), clock)
    other.record(opening.furnish(brand="Raka", zone="Asia/Jakarta", language="en").run)
    other.do(plan_import.store(plan.videos))
    assert (fields(other), texts(other)) == (fields(workspace), texts(workspace))
    other.close()
