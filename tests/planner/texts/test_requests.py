"""A request is told from a story with the same verb."""

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
