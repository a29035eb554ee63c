"""Whether an overlay says no more than the hook: forms, figures and small words do not count, a thought does."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.texts import numerals, same_words
from tests.each import each
from tests.growing import times_as_long
from tests.trying import examples


def repeats(shown: str, spoken: str) -> bool:
    return same_words.all_said(same_words.words(shown), same_words.words(spoken))


ENGLISH = [
    ("I fixed this chair with three screws", "Fixing a chair with 3 screws"),
    ("My candles never tunnel", "candles never tunnel 🕯️"),
    ("It costs twelve dollars a month", "$12 a month"),
    ("You can't wash this rug", "You cannot wash this rug"),
    ("We baked two hundred and fifty buns before six", "250 buns before 6"),
    ("The lids don't leak", "Lids that do not leak"),
    ("These socks dried in ninety minutes", "dry socks in 90 min"),
    ("Stop peeling your ginger", "STOP peeling ginger!"),
    ("The boxes arrived crushed", "crushed box"),
    ("She carries forty kilos up the stairs", "Carrying 40 kg up the stairs"),
    ("This hinge broke twice in one year", "Hinge → broke twice in 1 yr"),
    ("Fifty percent of you store it wrong", "50% store it wrong"),
    ("Half my studies were about glue", "my study: glue"),
    ("I bought five planters, three died", "5 planters: 3 died"),
    ("Every baby hates this bib", "babies hate bibs"),
    ("The zipper jammed on day one", "zippers jamming: day 1"),
    ("Here’s how I fold a fitted sheet", "How to fold fitted sheets"),
    ("Nothing sticks to this pan", "nothing sticking to the pan"),
    ("The paint didn't fade after two summers", "paint did not fade after 2 summers"),
    ("My dog's bed is washable", "washable dog bed"),
]
INDONESIAN = [
    ("Aku nyimpen sambal tiga bulan di kulkas", "Menyimpan sambal 3 bulan"),
    ("Cara nyuci sepatu putih tanpa sikat", "Cuci sepatu putih tanpa sikat"),
    ("Harganya cuma lima puluh sembilan ribu", "cuma 59rb"),
    ("Rak ini kuat dua puluh lima kilo", "Rak kuat 25 kg"),
    ("Tas-tas bekas jadi sarung bantal", "Tas bekas → sarung bantal"),
    ("Jangan ngerebus telur kayak gitu", "jangan merebus telur kayak gitu!"),
    ("Kucingku nggak mau minum air", "kucing tidak mau minum air 🐈"),
    ("Dapetin kulit lumpia yang renyah", "dapat kulit lumpia renyah"),
    ("Gue motong kain satu juta dua ratus ribu", "memotong kain Rp1,2 jt"),
    ("Rambutnya nggak dicuci seminggu", "rambut tak dicuci 1 minggu"),
    ("Kompor ini dibersihin pakai cuka", "membersihkan kompor pake cuka"),
    ("Airnya keluar sepuluh detik sekali", "air keluar 10 dtk sekali"),
    ("Diskonnya sampai tujuh puluh persen", "diskon sampe 70%"),
    ("Aku ngopi tiap pagi di teras", "Kopi pagi di teras"),
    ("Bajunya udah disetrika dua kali", "baju sudah disetrika 2x"),
    ("Temen gue nggak percaya ini plastik", "teman tidak percaya: plastik"),
    ("Panci gosong ini bersih lagi", "panciiii gosong bersih lagi"),
    ("Saya tak jumpa saiz kasut anak", "tak jumpa saiz kasut anak"),
    ("Kerusi ni boleh lipat tiga", "kerusi boleh dilipat 3"),
    ("Beli sebotol dapat dua", "beli 1 botol dapat 2"),
]
MORE_IN_ENGLISH = [
    ("Cold brew in 15 seconds", "Cold brew in 12 seconds"),
    ("Cold water does not shrink wool", "Cold water shrinks wool"),
    ("This rug is washable", "This rug is not washable"),
    ("I fixed this chair with three screws", "Fixed because of 3 screws"),
    ("You can wash this rug", "Maybe you can wash this rug"),
    ("My candles never tunnel", "My candles tunnel"),
    ("The lids leak", "9 of 10 lids leak"),
    ("We baked buns before six", "baked buns, sold out"),
    ("Stop peeling your ginger", "Peel it with a spoon"),
    ("These socks dry fast", "dry socks without an iron"),
    ("I sold my car for this loom", "Worth it or not"),
    ("My hands crack in winter", "hands cracked, until now"),
    ("This glue holds forty kilos", "holds 40 kg on glass"),
    ("It costs twelve dollars", "It costs $20"),
    ("The hinge broke twice", "The hinge broke again"),
    ("Your towel smells", "Why your towel smells"),
    ("I store bread in linen", "bread stored for 9 days"),
    ("My dog's bed is washable", "washable bed for cats"),
    ("Three planters died", "only three planters died"),
    ("A drawer that closes itself", "who closes the drawer"),
]
MORE_IN_INDONESIAN = [
    ("Rak bumbu lima susun 49 ribu", "Rak bumbu 5 susun 39 ribu"),
    ("Bayi nggak butuh bedak", "Bayi butuh bedak"),
    ("Handuk baru nyerap air", "Handuk baru ga nyerap air"),
    ("Helm bau apek", "Helm apek karena lembap"),
    ("Kucing gue muntah tiap pagi", "kucing muntah: salah mangkok"),
    ("Cuci sepatu putih", "cuci sepatu putih tanpa sikat"),
    ("Panci gosong ini bersih lagi", "panci gosong bersih 5 menit"),
    ("Kompor dibersihin pakai cuka", "kompor bersih, mungkin"),
    ("Stoknya tinggal dua belas", "Stok tinggal 20"),
    ("Diskonnya sampai tujuh puluh persen", "diskon 70% cuma malam ini"),
    ("Aku simpan sambal di kulkas", "sambal basi di kulkas"),
    ("Tas bekas jadi sarung bantal", "sarung bantal dari karung"),
    ("Baju disetrika dua kali", "baju belum disetrika"),
    ("Kerusi ni boleh lipat", "kerusi lipat RM5"),
    ("Saya jahit baju kurung", "jahit baju kurung atau sewa"),
    ("Jangan siram sukulen", "Siram sukulen kalau daunnya keriput"),
    ("Gue nyobain masker kopi", "hari ke-7 masker kopi"),
    ("Rambutnya dicuci seminggu", "rambut dicuci 2 minggu"),
    ("Lampu ini hemat", "lampu hemat, tagihan turun"),
    ("Beli satu dapat dua", "beli satu dapat dua siapa mau"),
]


@each("spoken, shown", ENGLISH + INDONESIAN)
def test_what_is_said_in_other_forms_is_said(spoken: str, shown: str) -> None:
    assert repeats(shown, spoken)


@each("spoken, shown", MORE_IN_ENGLISH + MORE_IN_INDONESIAN)
def test_a_number_a_cause_a_doubt_or_a_result_is_more_than_was_said(spoken: str, shown: str) -> None:
    assert not repeats(shown, spoken)


@pytest.mark.parametrize(
    ("spoken", "shown"),
    [
        ("Stop peeling your ginger", "Peeling ginger"),
        ("Jangan siram sukulen minggu ini", "Siram sukulen minggu ini"),
        ("A cake without eggs", "cake, eggs"),
        ("Belum pernah dicuci", "pernah dicuci"),
    ],
)
def test_the_opposite_is_not_said(spoken: str, shown: str) -> None:
    assert not repeats(shown, spoken)


@each(
    "text, number",
    [
        ("49 ribu", "49000"),
        ("Rp49.000", "49000"),
        ("49rb", "49000"),
        ("49k", "49000"),
        ("1 juta 250 ribu", "1250000"),
        ("1,25 jt", "1250000"),
        ("seratus dua puluh lima ribu", "125000"),
        ("tiga ribu lima ratus", "3500"),
        ("two hundred and fifty", "250"),
        ("twenty-five", "25"),
        ("dua belas", "12"),
        ("sejuta", "1000000"),
        ("1.5", "1.5"),
    ],
)
def test_a_number_is_its_figures_however_it_is_written(text: str, number: str) -> None:
    assert [word.forms for word in same_words.words(text)] == [{number}]


def test_numbers_that_follow_one_another_are_several() -> None:
    assert [min(word.forms) for word in same_words.words("49 ribu 3 biji, five six")][:2] == ["49000", "3"]
    assert [min(word.forms) for word in same_words.words("five six")] == ["5", "6"]


def test_a_text_of_small_words_tells_nothing() -> None:
    assert same_words.words("It is just for you, ini buat kamu 🎁 → !") == ()


BITS = """
    I you nyimpan menyimpan simpan tas-tas bukunya doesn't not nggak jangan three 3 tiga ribu 49.000 rb belas puluh
    seratus juta hundred and $7 RM5 50% 3x boxes boxed dried 🎁 → = | '' ’ - é\u0301 #kopi seminggu can't
    999999999999999999 1,2,3 0.5 ٣ ²
"""
TYPED = st.lists(st.sampled_from(BITS.split()), max_size=12).map(" ".join)
TEXTS = TYPED | st.text(max_size=40)


@given(TEXTS, TEXTS, TEXTS)
@examples(60, 2000)
def test_what_is_said_is_said_whatever_is_said_before_and_after_it(
    text: str, before: str, after: str
) -> None:
    here = same_words.words(text)
    assert same_words.all_said(here, [*same_words.words(before), *here, *same_words.words(after)])


@given(TYPED)
@examples(60, 2000)
def test_capitals_and_emoji_make_no_difference(text: str) -> None:
    assert same_words.words(f"🎁 {text.upper()} 🔥") == same_words.words(text)


@given(st.lists(st.sampled_from(["kopi", "brew", "lipat", "three", "tas", "12"]), min_size=1), st.randoms())
@examples(30, 300)
def test_the_order_makes_no_difference(words: list[str], chance) -> None:
    other = words.copy()
    chance.shuffle(other)
    assert repeats(", ".join(other), ", ".join(words))


@given(st.integers(0, 10**12 - 1), st.sampled_from(["en", "id", "ms"]))
@example(1_000_100, "id")
@example(0, "ms")
@examples(80, 3000)
def test_a_number_in_words_is_its_figures(number: int, language: str) -> None:
    assert same_words.words(numerals.cardinal(number, language)) == same_words.words(str(number))


@pytest.mark.slow
@each(
    "piece", ["a", "menyimpankannya ", "dua puluh ", "1 ribu ", "juta ", "9", "9.", "not ", "''", "é\u0301"]
)
def test_reading_takes_time_in_proportion(piece: str) -> None:
    def read(text: str) -> None:
        same_words.all_said(same_words.words(text), same_words.words(text[: len(text) // 2]))

    assert times_as_long(read, piece * 2_500, piece * 10_000, 9) < 9
