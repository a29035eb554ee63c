"""Hashtags in text: what is one, which ones a caption ends with, and how spellings compare."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.texts import broken_tags, tagtext
from tests.each import each
from tests.growing import times_as_long
from tests.trying import examples

CAPTION_BITS = st.sampled_from(
    [
        "#a",
        "#b_1",
        "＃日本",
        "#1",
        "word",
        "two words",
        " ",
        "\n",
        "\n\n",
        ", ",
        ";",
        "https://x.y/#z",
        "e#f",
        "❤️",
        "#",
        ".",
        "#c-d",
        "#e f #g",
        "#x#y",
        "and",
        "http://z.y",
        "🧊",
        "(",
    ]
)
CAPTIONS = st.lists(CAPTION_BITS, max_size=14).map("".join)


def names(text: str) -> list[str]:
    return [tag.name for tag in tagtext.find(text)]


@each(
    "text, expected",
    [
        ("New #coldbrew today", ["coldbrew"]),
        ("#a#b", ["a", "b"]),
        ("＃日本 and #kopi_susu2", ["日本", "kopi_susu2"]),
        ("#कॉफ़ी", ["कॉफ़ी"]),
        ("#1tips", ["1tips"]),
        ("❤️#love", ["love"]),
        ("##twice", ["twice"]),
        ("#ok, #fine.", ["ok", "fine"]),
        ("#cold-brew", ["cold"]),
        ("#tips1️⃣", ["tips1"]),
        ("#کتاب\u200cها", ["کتاب\u200cها"]),
        ("#cold\u200dbrew", ["cold"]),
    ],
)
def test_hashtags_are_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@each(
    "text",
    [
        "a#b",
        "page#part",
        "https://x.y/#z",
        "see www.shop.id/#sale",
        "shop.id/#sale",
        "#1",
        "# a",
        "#",
        "&#39;",
        "#️⃣",
        "#http://x.y/#z",
        "##www.x.y/#z",
    ],
)
def test_words_links_and_bare_numbers_hold_no_hashtag(text: str) -> None:
    assert names(text) == []


def test_spans_cover_sign_and_name() -> None:
    text = "so ＃new#good"
    assert [text[tag.start : tag.end] for tag in tagtext.find(text)] == ["＃new", "#good"]


def test_tags_at_the_end_are_lifted() -> None:
    assert tagtext.lift("Best mug ever\n\n#mug #kitchen, #home\n") == (
        "Best mug ever",
        ("mug", "kitchen", "home"),
    )


def test_a_tag_in_mid_sentence_stays_and_is_not_listed() -> None:
    assert tagtext.lift("my #coldbrew recipe #kopi") == ("my #coldbrew recipe", ("kopi",))


def test_a_line_of_nothing_but_tags_leaves_one_gap() -> None:
    assert tagtext.lift("one\n\n#a #b\n\ntwo") == ("one\n\ntwo", ("a", "b"))


def test_line_breaks_of_the_caption_are_kept() -> None:
    assert tagtext.lift("one #a\r\ntwo\n\nthree #b") == ("one\ntwo\n\nthree", ("a", "b"))


def test_a_caption_with_nothing_to_lift_is_unchanged() -> None:
    text = "my #coldbrew  recipe \n\n"
    assert tagtext.lift(text) == (text, ())


@given(CAPTIONS)
def test_no_hashtag_is_lost_by_lifting(text: str) -> None:
    rest, lifted = tagtext.lift(text)
    assert Counter(names(rest)) + Counter(lifted) == Counter(names(text))


@given(CAPTIONS)
def test_what_is_broken_stays_as_it_was_and_nothing_breaks_by_lifting(text: str) -> None:
    rest = tagtext.lift(text)[0]
    assert [one.written for one in broken_tags.find(rest)] == [
        one.written for one in broken_tags.find(tagtext.lift("\n".join(text.splitlines()))[0] or text)
    ]


@each(
    "caption, rest, lifted",
    [
        ("Checkout now!!#totebag #canvasbag", "Checkout now!!#totebag", ("canvasbag",)),
        ("For the holidays:#candlegift #giftidea", "For the holidays:#candlegift", ("giftidea",)),
        ("Dekat beg kuning:#madukelulut#maduasli", "Dekat beg kuning:#madukelulut#maduasli", ()),
        ("Segar 🧊#kopi #senja", "Segar 🧊", ("kopi", "senja")),
        ("Segar (#kopi", "Segar (", ("kopi",)),
        ("Segar #kopi,#senja;#susu", "Segar", ("kopi", "senja", "susu")),
        ("Segar,#kopi", "Segar,#kopi", ()),
        ("Resep #dog biscuits #happy dog #1 #bristol", "Resep #dog biscuits #happy dog #1 #bristol", ()),
        ("Resep #cold-brew #kopi\n#susu", "Resep #cold-brew #kopi", ("susu",)),
        ("#cold-brew enak sekali. #kopi", "#cold-brew enak sekali.", ("kopi",)),
        ("Segar #kopi #http://x.y/#z", "Segar #kopi #http://x.y/#z", ()),
    ],
)
def test_what_is_stuck_or_broken_is_not_lifted(caption: str, rest: str, lifted: tuple[str, ...]) -> None:
    assert tagtext.lift(caption) == (rest, lifted)


@given(CAPTIONS)
def test_lifting_and_appending_lifts_the_same_again(text: str) -> None:
    rest, lifted = tagtext.lift(text)
    again = "\n".join(filter(None, [rest, " ".join(f"#{name}" for name in lifted)]))
    assert tagtext.lift(again)[1] == lifted


@each(
    "cell, expected",
    [
        ("#a #b", ("a", "b")),
        ("#a#b,#c;#d\n＃e", ("a", "b", "c", "d", "e")),
        ("a, b", ("a", "b")),
        ("a b", ("a", "b")),
        ("cold brew, kopi susu", ("cold brew", "kopi susu")),
        ("#cold-brew #50%off", ("cold-brew", "50%off")),
        ("a\nb", ("a", "b")),
        ("#a #a", ("a", "a")),
        ("#iced coffee #cold brew", ("iced coffee", "cold brew")),
        ("#iced coffee, #cold brew\n#kopi", ("iced coffee", "cold brew", "kopi")),
        ("#kopi enak banget murah sekali", ("kopi enak banget murah sekali",)),
        ("a b #c d", ("a", "b", "c d")),
        ("a b, #c", ("a b", "c")),
        ("#http://x.y", ("http://x.y",)),
        ("", ()),
        (" # , ", ()),
    ],
)
def test_a_hashtag_cell_is_split(cell: str, expected: tuple[str, ...]) -> None:
    assert tagtext.split_list(cell) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#ColdBrew iced_coffee", ("ColdBrew", "iced_coffee")),
        ("#a #b", ("a", "b")),
        ("a b", ("a", "b")),
        ("cold brew, kopi", ("cold brew", "kopi")),
    ],
)
def test_what_is_typed_for_the_library_is_parted_by_blanks(text: str, expected: tuple[str, ...]) -> None:
    assert tagtext.split_typed(text) == expected


TYPED_TAGS = st.text(st.characters(exclude_characters="#＃,;\r\n"), min_size=1).map(str.strip).filter(bool)


@given(st.lists(TYPED_TAGS, min_size=1, max_size=6))
def test_a_list_with_signs_comes_back_as_it_was_whatever_the_hashtags_are(tags: list[str]) -> None:
    assert list(tagtext.split_list(" ".join(f"#{tag}" for tag in tags))) == tags


def test_appending_keeps_own_repeats_and_adds_none() -> None:
    assert tagtext.appended(("a", "a"), ("A", "b", "B")) == ("a", "a", "b")


def test_folding_unites_case_width_and_sign() -> None:
    assert {tagtext.fold(tag) for tag in ("#Kopi", "＃kopi", "ＫＯＰＩ", "kopi")} == {"kopi"}


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert tagtext.fold(tagtext.fold(text)) == tagtext.fold(text)


@pytest.mark.parametrize("tag", ["", "#a", "12", "a b", "a-b", "a.", "\u0301a"])
def test_what_is_no_single_name_is_invalid(tag: str) -> None:
    assert not tagtext.valid(tag)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("cold brew!", "coldbrew"),
        ("#Kopi", "Kopi"),
        ("50%", ""),
        ("50% off", "50off"),
        ("🔥", ""),
        ("cold\u200d·brew", "coldbrew"),
        ("کتاب\u200cها!", "کتاب\u200cها"),
    ],
)
def test_the_nearest_valid_name_is_offered(tag: str, expected: str) -> None:
    assert tagtext.normalise(tag) == expected


@given(st.text(max_size=20))
def test_a_normalised_tag_is_valid_and_found_or_empty(text: str) -> None:
    name = tagtext.normalise(text)
    assert name == "" or (tagtext.valid(name) and names(f"#{name}") == [name])


def test_emoji_count_as_two() -> None:
    assert tagtext.utf16_length("né🔥") == 4


@settings(max_examples=20)
@given(st.text())
def test_the_length_is_never_below_the_number_of_characters(text: str) -> None:
    assert len(text) <= tagtext.utf16_length(text) <= 2 * len(text)


SIX = "Cold brew #a #b dan #c enak #d #e #f untuk kamu"


def test_the_hashtags_of_a_post_are_those_in_its_caption_and_those_behind_it() -> None:
    tags = tagtext.of_post(SIX, ["g", "A"])
    assert [tag.name for tag in tags] == ["a", "b", "c", "d", "e", "f", "g", "A"]
    assert [SIX[tag.start : tag.end] for tag in tags if tag.field == "caption"] == [f"#{x}" for x in "abcdef"]
    assert [(tag.start, tag.end) for tag in tags if tag.field == "hashtags"] == [(0, 1), (1, 2)]
    assert tags[7].folded == "a"


@each(
    "caption, gone, left",
    [
        ("Try our #coldbrew today", "coldbrew", "Try our coldbrew today"),
        ("#coldbrew is the best", "coldbrew", "coldbrew is the best"),
        ("We love #coldbrew. Try it", "coldbrew", "We love coldbrew. Try it"),
        ("Ready in a minute #coldbrew", "coldbrew", "Ready in a minute"),
        (SIX, "f", "Cold brew #a #b dan #c enak #d #e untuk kamu"),
        (SIX, "d", "Cold brew #a #b dan #c enak #e #f untuk kamu"),
        (SIX, "c", "Cold brew #a #b dan c enak #d #e #f untuk kamu"),
        ("Pour\n#a #b\nDrink", "a b", "Pour\nDrink"),
        ("Pour\n\n#a #b", "a b", "Pour"),
        ("#a\nPour", "a", "Pour"),
        ("Kopi susu, #a, #b", "b", "Kopi susu, #a"),
        ("Kopi susu, #a, #b", "a b", "Kopi susu"),
        ("Now#a", "a", "Now#a"),  # stuck to a word it is no hashtag
        ("Now!#a", "a", "Now!"),
        ("(220) #a#b (c) foto: @kita", "b", "(220) #a (c) foto: @kita"),
        ("😀 #a", "a", "😀"),
    ],
)
def test_a_hashtag_that_goes_leaves_its_word_in_a_sentence_and_nothing_elsewhere(caption, gone, left) -> None:
    tags = {tag: () for tag in tagtext.of_post(caption, ()) if tag.name in gone.split()}
    assert tagtext.changed(caption, (), tags) == (left, ())


def test_a_hashtag_that_is_unwanted_goes_from_a_sentence_too() -> None:
    [tag] = tagtext.of_post("Cold brew #fyp untuk kamu", ())
    assert (
        tagtext.changed("Cold brew #fyp untuk kamu", (), {tag: ()}, keep_words=False)[0]
        == "Cold brew untuk kamu"
    )


def test_a_hashtag_becomes_another_where_it_stands() -> None:
    first, second = tagtext.of_post("Our #cheap brew", ["cheap"])
    assert tagtext.changed("Our #cheap brew", ["cheap"], {first: ("fair",), second: ("fair", "price")}) == (
        "Our #fair brew",
        ("fair", "price"),
    )


WORDS = st.sampled_from(
    ["kopi", "enak", "untuk", "kamu", "brew", "🥤", "(220)", "@kita", "ya,", "Lihat.", "\n", "a;"]
)
TAGGED = st.lists(WORDS | st.sampled_from(["#a", "#bb", "#c3", "#a#bb", "#kopi,", "＃dd"]), max_size=14).map(
    " ".join
)
BEHIND = st.lists(st.sampled_from(["a", "bb", "ee", "kopi"]), max_size=4)


@given(TAGGED, BEHIND, st.data(), st.booleans())
def test_what_goes_is_gone_and_all_others_stay_in_order(caption, behind, data, keep_words) -> None:
    tags = tagtext.of_post(caption, behind)
    gone = {tag: () for tag in tags if data.draw(st.booleans())}
    new_caption, new_behind = tagtext.changed(caption, behind, gone, keep_words=keep_words)
    stayed = [tag.name for tag in tags if tag not in gone]
    assert list(tagtext.names_of(new_caption, new_behind)) == stayed
    words = re.sub(r"[#＃]\w+|[\s,;]", "", caption)
    kept = re.sub(r"[#＃]\w+|[\s,;]", "", new_caption)
    assert kept == words if not keep_words else len(kept) >= len(words)  # no other word is touched
    if not gone:
        assert (new_caption, list(new_behind)) == (caption, behind)


@given(TAGGED, BEHIND)
def test_a_list_of_all_hashtags_and_the_caption_give_those_behind_it(caption, behind) -> None:
    assert list(tagtext.behind(caption, tagtext.names_of(caption, behind))) == behind


@pytest.mark.parametrize("mark", ["\u0301\u0316", "\u0316\u0301", "\u0300"])
def test_folding_takes_time_in_proportion_to_a_run_of_combining_marks(mark):
    folding = tagtext.fold.__wrapped__  # or the second try would be remembered
    assert times_as_long(folding, "a" + mark * 4_000, "a" + mark * 16_000, 8) < 8


def test_a_tag_of_very_many_marks_is_folded_like_its_other_spellings():
    long = "kopi" + "\u0301" * 64_000
    assert tagtext.fold("#KOPI" + "\u0301" * 64_000) == tagtext.fold(long) != tagtext.fold("kopi")


@examples(80, 3000)
@given(
    st.lists(CAPTION_BITS, max_size=8).map("".join),
    st.lists(st.sampled_from(["a", "cold brew", "es-teh", "日本"])),
)
def test_a_caption_and_its_hashtags_written_as_one_text_are_the_same_post_again(caption, tags):
    text = tagtext.joined(caption, tags)
    assert Counter(tagtext.names_of(*tagtext.parted(text, tags))) == Counter(tagtext.names_of(caption, tags))


def test_a_last_line_of_hashtags_alone_stands_for_those_behind_the_caption():
    assert tagtext.parted("Which milk?\n#coldbrew ＃es #") == ("Which milk?", ("coldbrew", "es"))
    assert tagtext.parted("Which #milk?") == ("Which #milk?", ())
    assert tagtext.parted("Which milk?\n#cold brew", ["cold brew"]) == ("Which milk?", ("cold brew",))
    assert tagtext.parted("Which milk?\n#cold brew") == ("Which milk?\n#cold brew", ())
    assert tagtext.parted("Which milk?\n#a #es-teh") == ("Which milk?\n#a #es-teh", ())
    assert tagtext.parted("#a #b") == ("", ("a", "b"))
    assert tagtext.parted("") == ("", ())
