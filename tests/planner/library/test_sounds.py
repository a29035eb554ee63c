"""The library of sounds: what is seen in the Trending tab is trending, and was seen last on the latest day."""

import datetime as dt

from planner.library import sounds

DAY = dt.date(2026, 11, 23)


def test_a_sound_that_is_seen_is_a_trending_one_from_then_on(workspace):
    made = workspace.do(sounds.add("Rain"))
    workspace.do(sounds.mark_seen(made, DAY))
    [sound] = workspace.read(sounds.all_sounds)
    assert (sound.trending, sound.last_seen) == (True, DAY)


def test_a_sound_that_is_noted_as_seen_on_an_earlier_day_was_still_seen_last_on_the_later_one(workspace):
    made = workspace.do(sounds.add("Rain", trending=True, last_seen=DAY))
    workspace.do(sounds.mark_seen(made, DAY - dt.timedelta(days=3)))
    [sound] = workspace.read(sounds.all_sounds)
    assert sound.last_seen == DAY
    assert workspace.read(lambda s: sounds.sightings(s, made)) == [DAY - dt.timedelta(days=3), DAY]
