import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from models.choices import Account, Licence, Stage, TagKind
from planner.checks.facts import CalendarFacts, FormatFacts, LibraryTag, SoundFacts, VideoFacts
from planner.library import proposals
from planner.library.usage import SoundRow, TagUsage, Use, used_tags, uses
from planner.video import videos
from tests.trying import examples

TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 5, tzinfo=dt.UTC)
YESTERDAY = TODAY - dt.timedelta(days=1)
LIBRARY = {
    "coldbrewathome": LibraryTag(TagKind.TRENDING, YESTERDAY),
    "coffeetok": LibraryTag(TagKind.TRENDING, TODAY - dt.timedelta(days=3)),
    "dalgona": LibraryTag(TagKind.TRENDING, TODAY - dt.timedelta(days=60)),
    "coldbrew": LibraryTag(TagKind.CATEGORY),
    "icedcoffee": LibraryTag(TagKind.CATEGORY),
    "coffeegift": LibraryTag(TagKind.CATEGORY),
    "senjacoffee": LibraryTag(TagKind.BRAND),
    "soresenja": LibraryTag(TagKind.BRAND),
    "kopisusu": LibraryTag(TagKind.NICHE),
    "diet": LibraryTag(TagKind.AVOID),
    "fyp": LibraryTag(TagKind.TRENDING, TODAY),
    "kopisebelah": LibraryTag(TagKind.OTHER_BRAND),
}
USAGE = [
    Use(("coldbrew", "senjacoffee", "diet"), "Cold brew concentrate", "how-to", 4),
    Use(("icedcoffee", "soresenja"), "Cold brew concentrate", "how-to", 2),
    Use(("coffeegift", "soresenja", "kopisusu"), "Gift box", "unboxing", 9),
]


def video(tags=(), library=None, product="Cold brew concentrate", key="how-to", **more):
    calendar = CalendarFacts(NOW, "Asia/Jakarta", tags=LIBRARY if library is None else library)
    format_ = FormatFacts(key) if key else None
    return VideoFacts(calendar, 1, hashtags=tuple(tags), product=product, format=format_, **more)


def proposed(*args, **more):
    return [one.tag for one in proposals.tags(video(*args, **more), USAGE)]


def why(tag, **more):
    return next(one.why for one in proposals.tags(video(**more), USAGE) if one.tag == tag)


def test_a_video_gets_one_trending_two_of_the_category_and_one_of_the_brand():
    assert proposed() == ["coldbrewathome", "coldbrew", "senjacoffee", "icedcoffee"]


def test_each_says_why():
    assert why("coldbrewathome") == "Seen trending yesterday"
    assert why("coldbrew") == "Used in 4 of 6 videos about Cold brew concentrate"


def test_another_format_speaks_where_the_product_is_new():
    assert proposed(product="Drip bags", key="unboxing")[1:3] == ["coffeegift", "soresenja"]
    assert (
        why("coffeegift", product="Drip bags", key="unboxing")
        == "Used in 9 of 9 videos of the format Unboxing"
    )


def test_what_is_used_anywhere_speaks_where_product_and_format_are_new():
    assert why("soresenja", product="", key="") == "Used in 11 of 15 videos"


def test_a_tag_that_was_never_used_is_still_of_its_kind():
    found = proposals.tags(video(library={"senja": LibraryTag(TagKind.BRAND)}), [])
    assert [(one.tag, one.why) for one in found] == [("senja", "A hashtag of the brand, not used yet")]


def test_a_niche_tag_comes_only_from_past_use():
    assert "kopisusu" not in proposed()
    assert proposed(product="Gift box", key="unboxing")[-1] == "kopisusu"


def test_what_is_there_already_is_not_looked_for_again():
    assert proposed(["CoffeeTok", "#SenjaCoffee".lstrip("#")]) == ["coldbrew", "icedcoffee"]


def test_a_brand_is_needed_more_than_a_second_category():
    assert proposed(["a", "b", "icedcoffee"]) == ["coldbrewathome", "senjacoffee"]


def test_a_full_video_gets_nothing():
    assert proposed(["a", "b", "c", "d", "e"]) == []


def test_the_most_needed_come_first_where_there_is_little_room():
    assert proposed(["a", "b", "c", "d"]) == ["coldbrewathome"]


NAMES = st.sampled_from([*LIBRARY, "foryou", "viral", "latte", "v60", "susu"])
KNOWN = st.builds(
    LibraryTag,
    st.sampled_from(TagKind),
    st.none() | st.dates(TODAY - dt.timedelta(days=20), TODAY),
)
USES = st.lists(
    st.builds(
        Use,
        st.lists(NAMES, unique=True, max_size=5).map(tuple),
        st.sampled_from(["", "Cold brew concentrate", "Gift box"]),
        st.sampled_from(["", "how-to", "unboxing"]),
        st.integers(1, 9),
    ),
    max_size=8,
)


@examples(30, 200)
@given(st.dictionaries(NAMES, KNOWN), st.lists(NAMES.map(str.upper), max_size=7), USES)
def test_proposals_keep_every_promise(library, tags, usage):
    asked = video(tags, library)
    found = proposals.tags(asked, usage)
    names = [one.tag for one in found]
    assert len(tags) + len(names) <= max(5, len(tags)), "more than the maximum"
    assert len(set(names)) == len(names), "proposed twice"
    assert not set(names) & set(asked.folded_tags), "there already"
    for one in found:
        assert one.why
        assert one.kind is asked.calendar.kind_of(one.tag)
        assert one.kind not in {TagKind.AVOID, TagKind.OTHER_BRAND, TagKind.GENERIC}
        if one.kind is TagKind.TRENDING:
            assert (TODAY - library[one.tag].last_seen).days <= 7
    kinds = [asked.kind_of(tag) for tag in (*tags, *names)]
    for kind, most in ((TagKind.TRENDING, 1), (TagKind.BRAND, 1), (TagKind.CATEGORY, 2)):
        there = sum(asked.kind_of(tag) is kind for tag in tags)
        assert kinds.count(kind) <= max(most, there)


# Sounds

SOUNDS = [
    SoundRow(1, "Slow", licence=Licence.COMMERCIAL, trending=True, last_seen=TODAY - dt.timedelta(days=6)),
    SoundRow(2, "Ice", licence=Licence.COMMERCIAL, trending=True, last_seen=YESTERDAY, formats=("how-to",)),
    SoundRow(3, "City", licence=Licence.GENERAL, trending=True, last_seen=TODAY),
    SoundRow(4, "Box", licence=Licence.OWN, trending=True, last_seen=TODAY, formats=("unboxing",)),
    SoundRow(5, "Rain", licence=Licence.COMMERCIAL, last_seen=TODAY),
    SoundRow(
        6, "Pour", licence=Licence.COMMERCIAL, trending=True, last_seen=YESTERDAY, by_format={"how-to": 3}
    ),
]


def sounds(asked):
    return [one.sound for one in proposals.sounds(asked, SOUNDS, TODAY, 3)]


def test_sounds_are_hot_and_fit_the_format_best_first():
    assert sounds(video()) == [2, 6, 3]


def test_a_product_link_asks_for_a_cleared_sound():
    assert sounds(video(product_link=True)) == [2, 6]


def test_a_shop_needs_a_cleared_sound():
    calendar = CalendarFacts(NOW, account=Account.SHOP)
    assert sounds(VideoFacts(calendar, format=FormatFacts("unboxing"))) == [4, 6]


def test_the_sound_that_is_there_is_not_proposed():
    assert 2 not in sounds(video(sound=SoundFacts(2, "Ice", Licence.COMMERCIAL, True, YESTERDAY)))


def test_a_video_without_a_format_may_have_any():
    assert set(sounds(video(key=""))) == {2, 3, 4, 6}


def test_a_sound_says_why():
    words = {one.sound: one.why for one in proposals.sounds(video(), SOUNDS, TODAY, 3)}
    assert words == {
        2: "seen trending yesterday, fits the format How-to tutorial",
        6: "seen trending yesterday, used in 3 videos of the format How-to tutorial",
        3: "seen trending today",
    }


def test_a_sound_is_wanted_where_there_is_none_or_it_is_cold_or_not_cleared():
    hot = SoundFacts(2, "Ice", Licence.GENERAL, True, YESTERDAY)
    assert proposals.wants_sound(video())
    assert not proposals.wants_sound(video(sound=hot))
    assert proposals.wants_sound(video(sound=hot, product_link=True))
    assert proposals.wants_sound(video(sound=hot, at=dt.datetime(2026, 11, 30, 19)))
    assert not proposals.wants_sound(video(sound=SoundFacts(5, "Rain", Licence.OWN)))


def test_a_hashtag_is_hot_through_the_last_day_that_the_rule_set_allows():
    most = int(video().calendar.rules["TAG009"].number("max_age_days"))
    for ago, found in ((most, ["kopi"]), (most + 1, [])):
        library = {"kopi": LibraryTag(TagKind.TRENDING, TODAY - dt.timedelta(days=ago))}
        assert proposed(library=library) == found


def test_a_niche_hashtag_of_the_format_is_proposed_for_another_product():
    usage = [Use(("kopisusu",), "Gift box", "how-to", 2), Use(("coldbrew",), "Gift box", "unboxing", 9)]
    found = proposals.tags(video(library={"kopisusu": LibraryTag(TagKind.NICHE)}, product="Mug"), usage)
    assert [one.tag for one in found] == ["kopisusu"]
    other = proposals.tags(
        video(library={"kopisusu": LibraryTag(TagKind.NICHE)}, product="Mug", key="asmr"), usage
    )
    assert other == []


def test_a_sound_is_hot_through_the_last_day_that_is_allowed_and_is_wanted_anew_after_it():
    most = int(video().calendar.rules["SND002"].number("max_age_days"))
    for ago, hot in ((most, True), (most + 1, False)):
        seen = TODAY - dt.timedelta(days=ago)
        assert SoundRow(1, "Rain", trending=True, last_seen=seen).hot(TODAY, most) is hot
        asked = video(sound=SoundFacts(1, "Rain", Licence.COMMERCIAL, True, seen))
        assert proposals.wants_sound(asked) is not hot


# Usage


def test_usage_counts_every_spelling_and_knows_what_is_used_together():
    usage = TagUsage([*USAGE, Use(("latte",), videos=2, last="2026-11-20 19:00:00", coming=1)])
    rows = {row.name: row for row in usage.rows(LIBRARY)}
    assert rows["coldbrew"].uses == 4
    assert usage.beside("soresenja") == ("coffeegift", "kopisusu", "icedcoffee")
    assert (rows["latte"].kind, rows["latte"].last_used, rows["latte"].coming) == (
        None,
        dt.date(2026, 11, 20),
        1,
    )
    assert rows["dalgona"].uses == 0


def test_the_calendar_knows_what_its_videos_use(workspace):
    for tags, stage in ((["Cold", "latte"], Stage.POSTED), (["cold", "not one"], Stage.IDEA)):
        made = workspace.do(videos.add("Video", dt.datetime(2026, 11, 20, 19), stage=stage))
        workspace.do(videos.set_hashtags(made, tags))
    usage = TagUsage(workspace.read_plain(lambda c: uses(c, TODAY)))
    rows = {row.name: row for row in usage.rows({})}
    assert list(rows) == ["cold", "latte"]
    assert (rows["cold"].uses, rows["cold"].coming, rows["cold"].last_used) == (2, 1, dt.date(2026, 11, 20))
    assert len(workspace.read_plain(lambda c: uses(c, TODAY, without=1))) == 1
    assert workspace.read_plain(used_tags) == ["cold", "latte"]


def test_what_should_not_be_used_is_unwanted_only_in_a_video_that_is_still_to_come():
    usage = TagUsage([Use(("diet",), coming=0), Use(("fyp",), coming=1)])
    rows = {row.name: row for row in usage.rows(LIBRARY)}
    assert not rows["diet"].unwanted
    assert not rows["fyp"].unwanted
    coming = {row.name: row for row in TagUsage([Use(("diet",), coming=1)]).rows(LIBRARY)}
    assert coming["diet"].unwanted


def test_a_hashtag_of_today_was_used_last_today_and_one_of_tomorrow_not_yet(workspace):
    for name, day in (("kopi", 23), ("latte", 24)):
        made = workspace.do(videos.add("Video", dt.datetime(2026, 11, day, 19)))
        workspace.do(videos.set_hashtags(made, [name]))
    rows = TagUsage(workspace.read_plain(lambda c: uses(c, TODAY))).rows({})
    assert {row.name: row.last_used for row in rows} == {"kopi": TODAY, "latte": None}
