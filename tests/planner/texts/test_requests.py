"""A request is told from a story with the same verb."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.texts import openings, requests
from tests.each import each
from tests.planner.checks.planned import a_calendar
from tests.trying import examples

RULE = a_calendar().rules["CAP002"]


def asks(text: str) -> bool:
    lists = (RULE.built(name, openings.vocabulary) for name in ("calls", "requests"))
    return requests.asks(text, *lists)


@each(
    "text",
    [
        "Geser buat lihat warna lain",
        "Dapatkan sebelum Jumat",
        "Kepoin motif barunya",
        "Baca dulu deskripsinya ya",
        "Rendam semalam ya bun",
        "tinggal registrasi lewat form",
        "boleh cuba dulu satu",
        "Boleh langsung diorder ya",
        "Kalau suka, tag temanmu",
        "Slot 80 paket aja, amankan dari sekarang kak",
        "Jom beli",
        "Yuk ah dicobain",
        "Tengok dekat beg kuning, ada set dua bekas",
        "Head to the basket",
        "Swipe to see the rest",
        "Start with the small one",
        "Btw grab the last one",
        "Please slide into our inbox",
        "COME AND GET THEM",
        "Flip through it with me and pick a cover",
        "Cold wax, tip the bit out. Go and look at yours now",
        "Build it with a kid",
    ],
)
def test_whoever_is_asked_in_whatever_words_is_asked(text):
    assert asks(text)


@each(
    "text",
    [
        "Kemarin aku mampir ke toko mama",
        "Gas elpijinya habis pas goreng tempe",
        "Suara klik dari engselnya halus",
        "Tiap hari ada yang komen jahat",
        "Capek, tapi yang checkout 214 orang",
        "Kirim 40 paket sebelum subuh, hujan pula",
        "Pertama kali bikin donat kentang, gagal tiga loyang",
        "Beg kuning macam biasa, habis dalam sejam",
        "Simpanan kain sudah habis",
        "I share it with my cat",
        "See ya next week, tiny kiln",
        "We order flour on Mondays and it never lasts",
        "Order number 500 went to Bristol",
        "Shop update: the roof leaks again",
        "Book club picked this mug as mascot",
        "Look, no screws",
        "Saves me an hour every morning",
        "Ships from Leeds",
        "- pasukan pembungkus",
        "“Beli dua gratis satu ya” kata ibu, lalu tidur lagi",
    ],
)
def test_a_story_with_the_same_verb_asks_for_nothing(text):
    assert not asks(text)


@given(st.text(max_size=300))
@examples(100, 2000)
def test_what_is_said_between_quotes_asks_nobody(text):
    inside = "".join(sign for sign in text if sign not in '"“”„«»\n')
    assert asks(f"Kopi. “Klik keranjang {inside[:200]} ya”") is False


@pytest.mark.parametrize("reader", ["Yang mau", "Kalau kalian suka", "Buat yang minat", "Yang doyan pedes"])
@pytest.mark.parametrize(
    "asked", ["tinggal komen aja", "langsung klik keranjang", "kabarin aku", "simpan dulu"]
)
def test_a_reader_who_is_spoken_of_is_asked(reader, asked):
    assert asks(f"{reader} {asked}")


@pytest.mark.parametrize("verb", ["Microwave", "Personalise", "Reheat", "Tilt", "Untangle", "Monogram"])
@pytest.mark.parametrize("object_", ["yours first", "it slowly", "these with care", "your own"])
def test_any_verb_before_what_is_the_readers_asks(verb, object_):
    assert asks(f"{verb} {object_}")


@pytest.mark.parametrize("allowed", ["Bisa", "Boleh banget", "Sudah bisa", "Silakan", "Boleh langsung"])
@pytest.mark.parametrize("what", ["dipesan", "diorder", "dicek dulu", "dicoba"])
def test_what_may_be_done_by_the_reader_is_asked(allowed, what):
    assert asks(f"{allowed} {what} ya kak")


@pytest.mark.parametrize(
    "text",
    [
        "Bisa dipakai bolak-balik, dua motif",
        "Open every Saturday from nine",
        "Love how this one came out",
        "You can see the thumbprint under the handle",
        "Somehow it turned into 26 hair bows",
        "Made it in one evening",
        "Order of the day: 60 loaves, no sleep",
        "Drop spindle, walnut, 30 grams",
        "Siapa sangka kedai kecil ni masuk tahun kelima",
        "Langsung diborong semua sama tante gue",
    ],
)
def test_what_only_begins_like_a_request_tells(text):
    assert not asks(text)
