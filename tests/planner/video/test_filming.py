"""A call sheet puts videos into the order in which they are filmed, and says what each needs."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.choices import Stage
from models.database import open_engine
from models.records import Beat
from planner import opening
from planner.calendar import settings
from planner.calendar.workspace import Workspace
from planner.errors import PlanError
from planner.exchange import call_sheet
from planner.video import filming, videos
from tests.trying import examples

AT = dt.datetime(2026, 11, 28, 9)
COLORS = {"text": "#000000", "muted": "#666666", "line": "#CCCCCC", "accent": "#5B4BDB", "fix": "#C2382B"}


def video(workspace, title, **texts):
    made = workspace.do(videos.add(title, texts.pop("at", None)))
    for field, text in texts.items():
        workspace.do(videos.set_text(made, field, text))
    return made


def sheet_of(workspace, *ids, place="Home kitchen"):
    day = workspace.do(filming.add("Saturday", AT, place, ids))
    return workspace.read(lambda session: filming.call_sheet(session, day))


def titles(sheet):
    return [shot.title for shot in sheet.shots]


def test_videos_come_by_place_then_product_with_the_days_own_place_first(workspace):
    made = [
        video(workspace, "Roastery A", place="Roastery", product="Beans"),
        video(workspace, "Home B", product="Kit"),
        video(workspace, "Home A", product="Beans"),
        video(workspace, "Roastery B", place="roastery ", product="beans"),
    ]
    sheet = sheet_of(workspace, *made)
    assert titles(sheet) == ["Home A", "Home B", "Roastery A", "Roastery B"]
    assert [(one.place, one.product, len(one.shots)) for one in sheet.settings] == [
        ("Home kitchen", "Beans", 1),
        ("Home kitchen", "Kit", 1),
        ("Roastery", "Beans", 2),
    ]


def test_a_day_with_an_order_of_its_own_is_filmed_in_it_and_new_videos_come_last(workspace):
    made = [
        video(workspace, "Roastery", place="Roastery"),
        video(workspace, "Home B", product="Kit"),
        video(workspace, "Home A", product="Beans"),
    ]
    day = workspace.do(filming.add("Saturday", AT, "Home kitchen", made))
    workspace.do(filming.arrange(day, (made[1], made[0], 99)))
    sheet = workspace.read(lambda session: filming.call_sheet(session, day))
    assert titles(sheet) == ["Home B", "Roastery", "Home A"]
    assert [one.place for one in sheet.settings] == ["Home kitchen", "Roastery", "Home kitchen"]
    workspace.do(filming.arrange(day, ()))
    sheet = workspace.read(lambda session: filming.call_sheet(session, day))
    assert titles(sheet) == ["Home A", "Home B", "Roastery"]


def test_videos_that_share_props_follow_each_other(workspace):
    made = [
        video(workspace, "One", props="kettle, mug"),
        video(workspace, "Two", props="ice, glass"),
        video(workspace, "Three", props="Kettle,scale"),
        video(workspace, "Four", props="glass"),
    ]
    sheet = sheet_of(workspace, *made)
    assert titles(sheet) == ["One", "Three", "Two", "Four"]
    assert sheet.props == ("kettle", "mug", "scale", "ice", "glass")


def test_a_shot_has_its_beats_and_what_is_to_tick_off(workspace):
    made = video(
        workspace, "Cold brew", hook="Stop", overlay="3 mistakes|Number 1", notes="☐ Wipe the table\nplain"
    )
    workspace.do(videos.set_beats(made, (Beat(0, 3, "Hook", "Hold the kettle"),)))
    workspace.do(videos.set_flag(made, "shows_product", True))
    [shot] = sheet_of(workspace, made).shots
    assert shot.checklist == ("First second: product in frame", "Wipe the table")
    text = call_sheet.as_text(sheet_of(workspace, made))
    assert "1. Cold brew" in text
    assert "Text overlay: 3 mistakes / Number 1" in text
    assert "0–3 s  Hook: Hold the kettle" in text
    assert "☐ Wipe the table" in text
    assert "plain" not in text


def test_what_waits_is_what_is_not_filmed_and_on_no_day_approved_first(workspace):
    idea, approved, filmed, taken = (
        video(workspace, title) for title in ("idea", "approved", "filmed", "taken")
    )
    workspace.do(videos.set_stage((approved,), Stage.APPROVED))
    workspace.do(videos.set_stage((filmed,), Stage.FILMED))
    workspace.do(filming.add("Saturday", AT, "", (taken,)))
    assert [one.id for one in workspace.read(filming.waiting)] == [approved, idea]


def test_a_deleted_day_leaves_its_videos(workspace):
    made = video(workspace, "Cold brew")
    day = workspace.do(filming.add("Saturday", AT, "", (made,)))
    workspace.do(filming.delete(day))
    assert workspace.read(lambda s: videos.get(s, made)).filming_id is None
    workspace.undo()
    assert workspace.read(lambda s: videos.get(s, made)).filming_id == day


def test_a_day_without_a_name_and_one_that_is_gone_are_refused(workspace):
    with pytest.raises(PlanError, match="needs a name"):
        workspace.do(filming.add("  ", AT))
    with pytest.raises(PlanError, match="no longer in the calendar"):
        workspace.do(filming.assign((), 99))


def test_no_word_of_a_plan_becomes_markup(workspace):
    made = video(workspace, "<b>x", hook="<script>", overlay="a&b", props="<i>", place="<p>", notes="☐ <u>")
    html = call_sheet.as_html(sheet_of(workspace, made, place="<hr>"), COLORS)
    for text in ("<b>x", "<script>", "a&b", "<i>", "<p>·", "<u>"):
        assert text not in html
    assert "&lt;script&gt;" in html


PROPS = st.lists(st.sampled_from(["kettle", "mug", "ice", "towel"]), max_size=3).map(", ".join)
PLANS = st.lists(
    st.tuples(
        st.sampled_from(["", "Home", "home ", "Roastery"]), st.sampled_from(["", "Beans", "Kit"]), PROPS
    ),
    max_size=8,
)


@pytest.mark.slow
@examples(8, 30)
@given(PLANS)
def test_every_video_is_on_the_sheet_once_and_no_setting_comes_twice(plan):
    workspace = Workspace(open_engine(None), lambda: dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
    try:
        workspace.record(opening.furnish(brand="S", zone="Asia/Jakarta", language="en").run)
        made = [video(workspace, "v", place=a, product=b, props=c) for a, b, c in plan]
        sheet = sheet_of(workspace, *made)
        assert sorted(shot.id for shot in sheet.shots) == sorted(made)
        keys = [(one.place.strip().casefold(), one.product.casefold()) for one in sheet.settings]
        assert len(keys) == len(set(keys))
        call_sheet.as_text(sheet)
    finally:
        workspace.close()


def test_the_days_own_place_comes_first_whatever_its_name(workspace):
    made = [video(workspace, "Away", place="Airport"), video(workspace, "Here")]
    assert titles(sheet_of(workspace, *made, place="Zoo")) == ["Here", "Away"]


def test_a_filming_day_keeps_its_zone_when_the_calendar_has_another_one(workspace):
    made = workspace.do(filming.add("Saturday", AT))
    workspace.do(settings.change("zone", "Europe/London"))
    workspace.do(filming.change(made, "Saturday", AT, "Home", ""))
    day = workspace.read(lambda session: filming.get(session, made))
    assert (day.at, day.zone) == (AT, "Asia/Jakarta")
    assert day.at_utc == dt.datetime(2026, 11, 28, 2, tzinfo=dt.UTC)


def test_a_call_sheet_says_in_red_which_video_has_no_hook(workspace):
    made = [
        video(workspace, "Written", hook="Stop"),
        video(workspace, "Not yet"),
    ]
    workspace.do(videos.set_beats(made[1], (Beat(0, 3, "Hook", "A glass"),)))
    sheet = sheet_of(workspace, *made, video(workspace, "An idea"))
    said = {shot.title: call_sheet.missing(shot, AT.date()) for shot in sheet.shots}
    assert said == {
        "Written": "",
        "Not yet": "No hook yet. Write it before Sat 28 Nov.",
        "An idea": "Hook and beats are missing.",
    }
    assert f"color:{COLORS['fix']}" in call_sheet.as_html(sheet, COLORS)
    assert "No hook yet." in call_sheet.as_text(sheet)
