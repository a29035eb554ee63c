"""An opening is read word by word, by a grammar: whoever is greeted, whoever speaks, whatever is announced."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.checks.rules.hook003_slow_intro import find
from planner.texts.openings import MOST_WORDS, collapsed
from tests.each import each
from tests.planner.checks.planned import a_video
from tests.trying import examples

GREETINGS = "hi Hi hai Hello Haiii guys Guys, welcome back to my channel balik lagi sama para"
NAMES = "Dita Dita! Ayu, I'm aku Aku nama I am from dari Bu Kopi, kenalin"
REST = "today hari ini kita mau show you beans . ! , - 🎉 this it's sorry please like follow maaf ya okay so"
SPOKEN = st.lists(st.sampled_from(f"{GREETINGS} {NAMES} {REST}".split()), max_size=14).map(" ".join)


@given(SPOKEN)
@examples(100, 2000)
def test_the_parts_of_an_opening_lie_one_behind_the_other_and_the_finding_lies_in_the_hook(hook):
    video = a_video(None, {"hook": hook})
    settings = video.calendar.rules["HOOK003"]
    opening = video.calendar.opening(hook)
    at = 0
    for part in opening.parts:
        assert at <= part.at < part.end <= len(opening.cut)
        at = part.end
    for found in find(video, settings):
        assert 0 <= found.start < found.end <= len(hook)


@pytest.mark.slow
@given(st.text(max_size=300))
@examples(100, 2000)
def test_any_text_has_an_opening_or_none(text):
    video = a_video(None, {"hook": text})
    opening = video.calendar.opening(text)
    assert 0 <= opening.end <= min(len(opening.cut), MOST_WORDS)


@given(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.integers(1, 6))
def test_a_word_that_is_drawn_out_is_the_word(word, times):
    assert collapsed(word + word[-1] * times) == collapsed(word)


def kinds(text: str) -> list[str]:
    return [part.kind for part in a_video(None, {}).calendar.opening(text).parts]


GREETED = (
    "pejuang skripsi",
    "ciwi-ciwi",
    "mama muda",
    "food lovers",
    "korang",
    "gaesss",
    "para penghuni kos",
    "bosku",
    "everyone",
    "plant parents",
)
CALLS = (
    "Haiii",
    "Halooow",
    "Hellooo",
    "Hai",
    "Eyyo",
    "Met malem",
    "Selamat pagi",
    "Holla",
    "Assalamualaikum",
    "Good morning",
)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("who", GREETED)
def test_whoever_is_greeted_with_whatever_it_is_a_greeting(call, who):
    assert kinds(f"{call} {who}, wajan ini anti lengket") == ["greeting"]


@pytest.mark.parametrize(
    "time",
    ["Hari ini", "Oke jadi kali ini", "Harini", "Di video kali ini", "Today", "So today", "In today's clip"],
)
@pytest.mark.parametrize(
    "told",
    ["aku mau bongkar", "gue bakal nyobain", "saya nak share", "I'm going to show you", "we will be testing"],
)
def test_a_time_a_person_and_a_verb_of_showing_are_an_announcement(time, told):
    assert kinds(f"{time} {told} panci presto") == ["announcement"]


@each(
    "text",
    [
        "My name is stitched inside every bag we ship",
        "Nama saya ada di setiap label baju ini",
        "Today my kiln exploded",
        "Hari ini orderan tembus 300 paket",
        "Halo rambut lembut, bye lepek",
        "Sorry, your sunscreen expired",
        "Maaf, panci kamu beracun",
        "Follow the thread: this seam never rips",
        "Good morning to everyone with frizzy hair",
        "Hey you, with the cracked heels",
        "Hai, yang punya anak susah makan sini",
        "Jangan lupa oles bagian leher juga",
        "Kenalin, rice cooker 200 watt",
        "Back in stock: the wool socks",
        "Testing 12 mops so you don't have to",
        "Halo? Iya kak, paketnya remuk?",
    ],
)
def test_what_only_looks_like_an_opening_is_the_point(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Perkenalkan saya Rina, owner Dapur Rina. Sambal ini pedas", "introduction"),
        ("Balik lagi nih, stok hijab baru", "welcome"),
        ("Jangan lupa follow ya gaes. Wajan ini anti lengket", "plea"),
        ("Excuse my messy room, this lamp is amazing", "excuse"),
        ("Udah pada makan belum? Bekal ini masih panas", "talk"),
    ],
)
def test_each_way_to_delay_has_its_kind(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize("asked", ["Izin", "Mohon izin", "Numpang", "Permisi, numpang"])
@pytest.mark.parametrize("what", ["promosi", "jualan ya gaes", "share sedikit", "kongsi sikit"])
def test_whoever_asks_for_leave_delays(asked, what):
    assert kinds(f"{asked} {what}, wajan ini anti lengket")[-1] in {"plea", "announcement"}


@pytest.mark.parametrize(
    "head", ["Buat kalian yang", "Yang", "For those of you who are", "If you're", "Kalau korang"]
)
@pytest.mark.parametrize(
    "new", ["baru gabung", "new here", "new to my page", "baru mampir", "belum kenal aku"]
)
def test_those_who_are_new_are_no_point(head, new):
    assert kinds(f"{head} {new}, wajan ini anti lengket") in (["introduction"], ["plea"])


@pytest.mark.parametrize(
    "thanks", ["Thank you so much", "Makasih banyak ya", "Terima kasih semua", "Thanks guys"]
)
@pytest.mark.parametrize("what", ["for 10k followers", "buat dukungannya", "for watching", "udah mampir"])
def test_thanks_to_those_who_watch_are_no_point(thanks, what):
    assert kinds(f"{thanks} {what}. Wajan ini anti lengket") == ["talk"]


@pytest.mark.parametrize(
    "who", ["Hari ini aku dan adikku", "Today me and my sister", "Harini saya dengan suami"]
)
@pytest.mark.parametrize("what", ["mau masak", "are going to bake", "nak buat"])
def test_an_announcement_may_be_made_in_company(who, what):
    assert kinds(f"{who} {what} kek batik") == ["announcement"]


@pytest.mark.parametrize("sorry", ["Maaf", "Sorry guys", "Maaf ya kak"])
@pytest.mark.parametrize(
    "fault", ["suara aku serak", "baru upload lagi", "the noise behind me", "kamarku berantakan"]
)
def test_an_excuse_is_about_the_speaker(sorry, fault):
    assert kinds(f"{sorry} {fault}. Wajan ini anti lengket") == ["excuse"]


@pytest.mark.parametrize(
    "text",
    [
        "Izin BPOM-nya keluar setelah 14 bulan",
        "Buat kamu yang rambutnya rontok tiap keramas",
        "Thanks to vinegar my kettle shines",
        "Thank you notes that plant into flowers",
        "Maaf, kasut anda terlalu sempit",
        "Happy accidents made this glaze",
        "Sebelum beli blender, cek pisaunya",
        "Sorry I'm late, said every cheap alarm clock",
        "Anyone here with curly hair and hard water?",
        "Kami jahit ulang 12 jas hujan bocor",
        "It's Friday and the kiln is cracked",
    ],
)
def test_what_only_looks_like_a_construction_that_delays_is_the_point(text):
    assert kinds(text) == []
