"""A trend check leaves something behind: sounds and hashtags in the library, ideas in the calendar."""

import datetime as dt
import io

import pytest
from PIL import Image

from models.choices import FindKind, ReminderKind, Stage, TagKind
from planner.calendar import settings
from planner.errors import PlanError
from planner.library import hashtags, sounds, trend_check
from planner.reminders import reminders
from planner.video import videos

DAY = dt.date(2026, 11, 23)


@pytest.fixture
def look(workspace, clock):
    return workspace.do(trend_check.begin(clock(), 20))


def finds(workspace, look):
    return workspace.read(lambda s: trend_check.finds(s, look))


def test_a_sound_is_in_the_library_from_now_on_and_seen_today(workspace, look, clock):
    workspace.do(trend_check.note_sound(look, clock(), "Slow  Morning", "https://example.com/s", "Beans"))
    [sound] = workspace.read(sounds.all_sounds)
    assert (sound.title, sound.trending, sound.last_seen, sound.link) == (
        "Slow Morning",
        True,
        DAY,
        "https://example.com/s",
    )
    assert [(one.kind, one.text, one.fits) for one in finds(workspace, look)] == [
        (FindKind.SOUND, "Slow Morning", "Beans")
    ]


def test_a_sound_that_is_known_is_seen_again_and_not_added_twice(workspace, look, clock):
    workspace.do(sounds.add("Slow Morning", last_seen=dt.date(2026, 11, 1)))
    workspace.do(trend_check.note_sound(look, clock(), "slow morning"))
    [sound] = workspace.read(sounds.all_sounds)
    assert sound.last_seen == DAY


def test_a_hashtag_is_trending_and_a_known_one_keeps_its_kind(workspace, look, clock):
    workspace.do(hashtags.set_kind("kopi", TagKind.CATEGORY))
    workspace.do(trend_check.note_tag(look, clock(), "#NewTrend"))
    workspace.do(trend_check.note_tag(look, clock(), "kopi"))
    kinds = {one.name: (one.kind, one.last_seen) for one in workspace.read(hashtags.library)}
    assert kinds == {"newtrend": (TagKind.TRENDING, DAY), "kopi": (TagKind.CATEGORY, DAY)}
    with pytest.raises(PlanError, match="one hashtag at a time"):
        workspace.do(trend_check.note_tag(look, clock(), "#a #b"))


def test_an_idea_becomes_a_video_and_deleting_that_keeps_the_find(workspace, look, clock):
    workspace.do(trend_check.note_idea(look, clock(), "Latte in the rain", "Beans"))
    [find] = finds(workspace, look)
    video = workspace.read(lambda s: videos.get(s, find.video_id))
    assert (video.title, video.product, video.at) == ("Latte in the rain", "Beans", None)
    workspace.do(videos.delete((find.video_id,)))
    assert finds(workspace, look)[0].video_id is None
    workspace.undo()
    assert finds(workspace, look)[0].video_id == find.video_id


def test_a_screenshot_is_kept_small_and_what_is_none_is_refused(workspace, look, clock):
    out = io.BytesIO()
    Image.new("RGB", (2000, 3000), "red").save(out, "PNG")
    kept = trend_check.screenshot(out.getvalue())
    workspace.do(trend_check.note(look, clock(), "", kept))
    assert finds(workspace, look)[0].picture == kept
    with pytest.raises(PlanError, match="no picture"):
        trend_check.screenshot(b"text")
    with pytest.raises(PlanError, match="few words"):
        workspace.do(trend_check.note(look, clock(), " "))


@pytest.fixture
def rhythm(workspace):
    workspace.do(settings.set_slots([(1, dt.time(19), ""), (3, dt.time(12, 30), "how-to")]))


def test_an_idea_goes_into_the_next_free_slot(workspace, look, clock, rhythm):
    workspace.do(videos.add("Taken", dt.datetime(2026, 11, 24, 19)))
    find = workspace.do(trend_check.note_idea(look, clock(), "Rain"))
    made = workspace.do(trend_check.use(find, clock()))
    assert workspace.read(lambda s: videos.get(s, made)).at == dt.datetime(2026, 11, 26, 12, 30)


def test_a_sound_and_a_hashtag_become_videos_that_carry_them(workspace, look, clock, rhythm):
    sound = workspace.do(trend_check.note_sound(look, clock(), "Slow Morning", fits="Beans"))
    tag = workspace.do(trend_check.note_tag(look, clock(), "#rain"))
    first = workspace.do(trend_check.use(sound, clock()))
    second = workspace.do(trend_check.use(tag, clock()))
    one, other = (workspace.read(lambda s, made=made: videos.get(s, made)) for made in (first, second))
    assert (one.product, one.sound_id is not None) == ("Beans", True)
    assert other.hashtags == ["rain"]
    assert one.at != other.at
    assert workspace.do(trend_check.use(sound, clock())) == first  # the same video, moved on


@pytest.mark.parametrize("minutes", [0, 241])
def test_a_trend_check_takes_from_a_minute_to_four_hours(workspace, clock, minutes):
    for allowed in (1, 240):
        workspace.do(trend_check.begin(clock(), allowed))
    with pytest.raises(PlanError, match="1 to 240"):
        workspace.do(trend_check.begin(clock(), minutes))


def test_a_link_that_is_known_of_a_sound_stays(workspace, look, clock):
    workspace.do(sounds.add("Slow Morning", link="https://example.com/ours"))
    workspace.do(sounds.add("Rain"))
    for title in ("Slow Morning", "Rain"):
        workspace.do(trend_check.note_sound(look, clock(), title, "https://example.com/found"))
    links = {one.title: one.link for one in workspace.read(sounds.all_sounds)}
    assert links == {"Slow Morning": "https://example.com/ours", "Rain": "https://example.com/found"}


def test_a_slot_that_begins_now_is_not_free_any_more(workspace, rhythm):
    now = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)  # 19:00 in Jakarta
    assert workspace.read(lambda s: trend_check.next_free(s, now)) == dt.datetime(2026, 11, 26, 12, 30)


def test_without_a_free_slot_nothing_is_made(workspace, look, clock):
    find = workspace.do(trend_check.note_sound(look, clock(), "Slow Morning"))
    with pytest.raises(PlanError, match="No slot"):
        workspace.do(trend_check.use(find, clock()))
    note = workspace.do(trend_check.note(look, clock(), "Close-ups everywhere"))
    with pytest.raises(PlanError, match="No slot|becomes no video"):
        workspace.do(trend_check.use(note, clock()))


def test_the_log_says_what_came_of_each_day_and_the_streak_does_not_scold(workspace, clock):
    for day in (20, 21, 22):
        clock.now = dt.datetime(2026, 11, day, 2, tzinfo=dt.UTC)
        look = workspace.do(trend_check.begin(clock(), 20))
        workspace.do(trend_check.note_idea(look, clock(), f"Idea {day}"))
        workspace.do(trend_check.end(look, clock() + dt.timedelta(minutes=18)))
    workspace.do(videos.set_stage((1,), Stage.POSTED))
    log = workspace.read(trend_check.log)
    assert [(one.day.day, one.took, one.videos, one.posted) for one in log] == [
        (22, 1080, 1, 0),
        (21, 1080, 1, 0),
        (20, 1080, 1, 1),
    ]
    assert workspace.read(lambda s: trend_check.streak(s, dt.date(2026, 11, 23))) == 3
    assert workspace.read(lambda s: trend_check.streak(s, dt.date(2026, 11, 24))) == 0


def test_only_one_trend_check_goes_on_at_a_time(workspace, look, clock):
    clock.now += dt.timedelta(minutes=30)
    again = workspace.do(trend_check.begin(clock(), 15))
    assert workspace.read(trend_check.current).id == again
    assert workspace.read(lambda s: trend_check.get(s, look)).ended_utc == clock()


def test_where_to_look_is_the_users_own_list_once_there_is_one(workspace):
    assert workspace.read(trend_check.places)[0] == "Trending tab"
    workspace.do(trend_check.set_places(["My niche", " ", "My niche", "Rivals"]))
    assert workspace.read(trend_check.places) == ["My niche", "Rivals"]


def test_a_check_that_ends_before_its_reminder_comes_settles_it_for_today_alone(workspace, clock):
    workspace.record(lambda s: reminders.look(s, clock()))
    clock.now = dt.datetime(2026, 11, 24, 0, 51, tzinfo=dt.UTC)  # 07:51 in Jakarta
    workspace.record(lambda s: reminders.look(s, clock()))
    look = workspace.do(trend_check.begin(clock(), 20))
    workspace.do(trend_check.end(look, clock() + dt.timedelta(minutes=15)))

    def checks():
        until = clock() + dt.timedelta(days=2)
        return [
            one.wall.date()
            for one in workspace.read(lambda s: reminders.coming(s, clock(), until))
            if one.kind is ReminderKind.TREND_CHECK
        ]

    assert checks() == [dt.date(2026, 11, 25)]
    workspace.undo()
    assert checks() == [dt.date(2026, 11, 24), dt.date(2026, 11, 25)]


def test_a_check_settles_what_is_due_or_was_missed_today(workspace, clock):
    workspace.record(lambda s: reminders.look(s, clock()))
    clock.now = dt.datetime(2026, 11, 24, 4, tzinfo=dt.UTC)  # 11:00 in Jakarta
    workspace.record(lambda s: reminders.look(s, clock()))
    assert [one.kind for one in workspace.read(reminders.missed)] == [ReminderKind.TREND_CHECK]
    look = workspace.do(trend_check.begin(clock(), 20))
    workspace.do(trend_check.end(look, clock()))
    assert workspace.read(reminders.missed) == []


def test_a_line_keeps_a_hashtag_with_what_is_said_of_it_in_one_step(workspace, look, clock):
    workspace.do(trend_check.keep(look, clock(), "#coldbrewlatte seen twice"))
    assert [(one.kind, one.text) for one in finds(workspace, look)] == [
        (FindKind.TAG, "coldbrewlatte"),
        (FindKind.NOTE, "#coldbrewlatte: seen twice"),
    ]
    workspace.undo()
    assert finds(workspace, look) == []
    with pytest.raises(PlanError, match="what you saw"):
        workspace.do(trend_check.keep(look, clock(), " "))


def test_a_hook_becomes_an_idea_on_demand_and_once(workspace, look, clock):
    find = workspace.do(
        trend_check.keep(look, clock(), "“You store it wrong” https://example.com/v", "Beans")
    )
    assert workspace.read(videos.products) == []
    made = workspace.do(trend_check.make_idea(find))
    video = workspace.read(lambda s: videos.get(s, made))
    assert (video.title, video.hook, video.notes) == (
        "You store it wrong",
        "You store it wrong",
        "https://example.com/v",
    )
    assert video.product == "Beans"
    with pytest.raises(PlanError, match="once"):
        workspace.do(trend_check.make_idea(find))


def test_a_check_may_take_longer_and_not_for_ever(workspace, look):
    workspace.do(trend_check.give_time(look, 5))
    assert workspace.read(lambda s: trend_check.get(s, look)).minutes == 25
    with pytest.raises(PlanError, match="1 to 240"):
        workspace.do(trend_check.give_time(look, 240))
