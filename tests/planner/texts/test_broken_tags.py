"""Hashtags in text that are none as they stand, and the many signs and blanks that break nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.texts import broken_tags, tagtext
from tests.each import each
from tests.growing import times_as_long
from tests.trying import examples


def broken(text: str) -> list[str]:
    return [one.written for one in broken_tags.find(text)]


ENGLISH = [
    ("Back in stock tonight #linen-apron #madebyhand", ["linen-apron"]),
    ("Tap the basket. #soy candle #giftforher", ["soy candle"]),
    ("Which one is yours? #dog beds #cat beds", ["dog beds", "cat beds"]),
    ("#plant mum #houseplants #6", ["plant mum", "6"]),
    ("Order by Friday #father's #giftideas", ["father's"]),
    ("New batch\n#salt&pepper #pottery", ["salt&pepper"]),
    ("Sale ends soon #50%off #sale", ["50%off"]),
    ("Fresh from the oven #sour.dough", ["sour.dough"]),
    ("Ready to ship 📦 #tote bag #linen bag #leeds", ["tote bag", "linen bag"]),
    ("Pick a colour #yarn #hand dyed", ["hand dyed"]),
    ("Pick a colour #yarn #hand dyed 📷 @mill.lane", ["hand dyed"]),
    ("Pick a colour #yarn #hand dyed (3/9)", ["hand dyed"]),
    ("Slow mornings # #coffee", [""]),
    ("# cold brew\nReady in a minute", [""]),
    ("So good #wow!so", ["wow!so"]),
    ("#black/white #prints", ["black/white"]),
    ("Ends Sunday #24 #7 #gymwear", ["24", "7"]),
    ("#https://example.org/shop", ["https://example.org/shop"]),
    ("One more #lip\u200bbalm", ["lip\u200bbalm"]),
    ("#A+B #chem", ["A+B"]),
    ("my brother built it #oak shelf #wood work #leeds", ["oak shelf", "wood work"]),
]
INDONESIAN = [
    ("Ready lagi kak #tas-rajut #handmade", ["tas-rajut"]),
    ("Yuk dipesan. #sambal bawang #bandung", ["sambal bawang"]),
    ("Cek keranjang ya! #kopi susu #gula aren", ["kopi susu", "gula aren"]),
    ("#baju bayi #perlengkapan bayi #2", ["baju bayi", "perlengkapan bayi", "2"]),
    ("Murah meriah #diskon50% #promo", ["diskon50%"]),
    ("Stok baru\n#kue&roti #oleholeh", ["kue&roti"]),
    ("Buat anak kos #masak.hemat", ["masak.hemat"]),
    ("Gas order 🔥 #sepatu lari #jogja", ["sepatu lari"]),
    ("Pilih warna #hijab #pashmina silk", ["pashmina silk"]),
    ("Pilih warna #hijab #pashmina silk 🎵 suara asli", ["pashmina silk"]),
    ("# keripik singkong\nRenyah", [""]),
    ("Enak pol #wow!enak", ["wow!enak"]),
    ("#hitam/putih #kaos", ["hitam/putih"]),
    ("Beli #2+1 #promo", ["2+1"]),
    ("Jom beli #kuih raya #kuih tradisional", ["kuih raya", "kuih tradisional"]),
    ("#susu kambing, #susu segar, #malang", ["susu kambing", "susu segar"]),
    ("Toko kami #http://contoh.id/toko", ["http://contoh.id/toko"]),
    ("#kopi·susu", ["kopi·susu"]),
    ("Mas, ini asli #jum'at #berkah", ["jum'at"]),
    ("Ibu sendiri yang jahit #seprai katun #sarung bantal #umkm", ["seprai katun", "sarung bantal"]),
]
FINE_IN_ENGLISH = [
    "Love my #coldbrew setup",
    "my #coldbrew recipe #kopi",
    "This #totebag carries a week of groceries #canvas",
    "The #1 mistake with cast iron",
    "Day #12 of the shop #smallshop",
    "Order #3 is out",
    "Built in C# and F#",
    "#candle #gift Ships from Leeds.",
    "#candle #gift (4/12)",
    "#candle #gift 📷 @linnvale.studio",
    "#candle #gift - team packing",
    "#candle #gift 🎵 original sound",
    "Is it #real? Yes.",
    "We pour #soywax, #beeswax and more",
    "#monday... again",
    "#slow_fashion #no_waste",
    "Made #withlove.Order today",
    "see https://x.org/#part-two",
    "Use the # sign in search",
    "Ticket #INV-2041 was yours",
    "Lot # 5 is gone",
    "What the #!*? happened",
    "#️⃣ one",
    "Our #linen is softer than #cotton when it is washed",
]
FINE_IN_INDONESIAN = [
    "Suka banget sama #kopisusu ini",
    "resep #sambal andalan mama #masak",
    "Nomor #1 di hati",
    "Hari #7 jualan #umkm",
    "#kerupuk #info - tim packing",
    "#kerupuk #info 🎵 suara asli",
    "#kerupuk #info (4/12)",
    "#kerupuk #info Kirim dari Bandung.",
    "Cobain #madu dan #jahe tiap pagi",
    "Coba #madu yang asli #sehat",
    "#coldbrew-nya enak",
    "#senin... lagi",
    "#kopi_susu #gula_aren",
    "Bikin #melekat.Yuk dipesan",
    "Pakai tanda # ya kak",
    "Kode #TK-203 kak",
    "Foto: @kita #dapur",
    "#kopi, #teh, dan #susu",
    "Pilih #hijab kak, yang mana?",
    "Kamu tim #manis atau tim #pedas?",
    "#1 Panci #2 Wajan",
    "kuih #raya sudah siap, tempah sekarang",
]


@each("text, expected", ENGLISH + INDONESIAN)
def test_what_was_meant_as_a_hashtag_and_is_none_is_found(text: str, expected: list[str]) -> None:
    assert broken(text) == expected


@each("text", FINE_IN_ENGLISH + FINE_IN_INDONESIAN)
def test_a_hashtag_in_a_sentence_a_number_and_credits_are_fine(text: str) -> None:
    assert broken(text) == []


BITS = st.sampled_from(
    [
        "#a",
        "#cold brew",
        "#c-d",
        "#3+1",
        "#7",
        "#",
        "#ok!",
        " ",
        "\n",
        ", ",
        "word",
        "Two",
        "dan",
        ".",
        "🧊",
        "(",
        "#http://x.y",
        "＃x",
    ]
)


@given(
    st.lists(BITS, max_size=14).map(" ".join)
    | st.lists(BITS, max_size=14).map("".join)
    | st.text(max_size=40)
)
@example("#a b #c d")
@examples(80, 3000)
def test_places_are_in_order_and_show_what_was_written(text: str) -> None:
    last = 0
    for one in broken_tags.find(text):
        assert last <= one.start < one.end
        assert text[one.start] in "#＃"
        assert text[one.start : one.end].lstrip("#＃") == one.written
        assert not tagtext.valid(one.written)
        last = one.end


def mended(text: str, one: broken_tags.BrokenTag) -> str:
    name = tagtext.normalise(one.written)
    return tagtext.rewritten(text, [(one.start, one.end, name and f"#{name}")])


@given(st.lists(BITS, max_size=14).map(" ".join))
@examples(80, 3000)
def test_one_that_is_mended_is_not_found_there_again_and_all_come_to_an_end(text: str) -> None:
    for one in broken_tags.find(text):
        if tagtext.normalise(one.written):
            assert (one.written, one.start) not in {
                (left.written, left.start) for left in broken_tags.find(mended(text, one))
            }
    for _time in range(len(text) + 1):
        if found := broken_tags.find(text):
            text = mended(text, found[0])
    assert not broken_tags.find(text)


@pytest.mark.slow
@each(
    "piece",
    ["#", "# ", "#a ", "#a b ", "#a-", "#1 ", "#a.", "a#", "#http://", "x.", "＃a b, ", "#a b\n", "#\u200d"],
)
def test_looking_takes_time_in_proportion(piece: str) -> None:
    look = broken_tags.find.__wrapped__
    assert times_as_long(look, piece * 2_500, piece * 10_000, 9) < 9
