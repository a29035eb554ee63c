"""What rules may look at: the videos around one, what a hashtag is for, whether a video sells."""

import datetime as dt
from dataclasses import replace

import pytest

from models.choices import Account, TagKind
from planner.checks.facts import CalendarFacts, LibraryTag, Neighbour, Timeline, VideoFacts

NOW = dt.datetime(2026, 11, 23, 5, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
LINE = Timeline([Neighbour(n, f"Video {n}", NOW + n * DAY) for n in range(1, 6)])


def video(number: int) -> VideoFacts:
    return VideoFacts(CalendarFacts(NOW), number, at_utc=NOW + number * DAY, timeline=LINE)


def ids(found) -> list[int]:
    return [one.id for one in found]


def test_a_video_knows_the_ones_beside_it() -> None:
    beside = [(one.before and one.before.id, one.after and one.after.id) for one in map(video, (1, 3, 5))]
    assert beside == [(None, 2), (2, 4), (4, None)]
    alone = replace(video(3), id=99)
    assert (alone.before, alone.after, ids(alone.last(9)), ids(alone.since(9))) == (None, None, [], [])


def test_the_last_ones_before_a_video_are_counted_or_go_back_some_days_both_ends_included() -> None:
    assert [ids(video(4).last(most)) for most in (0, 2, 9)] == [[], [2, 3], [1, 2, 3]]
    assert [ids(video(4).since(days)) for days in (0.5, 1, 2, 2.5, 9)] == [[], [3], [2, 3], [2, 3], [1, 2, 3]]
    assert ids(video(1).since(9)) == []


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (TagKind.BRAND, TagKind.BRAND),
        (TagKind.TRENDING, TagKind.GENERIC),
        (TagKind.AVOID, TagKind.GENERIC),
        (None, TagKind.GENERIC),
    ],
)
def test_a_generic_hashtag_is_one_whatever_the_library_says_unless_it_is_the_brands_own(kind, found) -> None:
    calendar = CalendarFacts(NOW, tags={"fyp": LibraryTag(kind)} if kind else {})
    assert calendar.kind_of("fyp") is found


def test_another_hashtag_is_what_the_library_says_or_nobody_knows() -> None:
    calendar = CalendarFacts(NOW, tags={"kopi": LibraryTag(TagKind.NICHE)})
    assert (calendar.kind_of("kopi"), calendar.kind_of("teh")) == (TagKind.NICHE, None)


@pytest.mark.parametrize("account", Account)
def test_a_video_with_a_link_or_of_an_account_that_is_not_personal_sells(account: Account) -> None:
    plain = VideoFacts(CalendarFacts(NOW, account=account))
    assert plain.sells is (account is not Account.PERSONAL)
    assert replace(plain, product_link=True).sells
