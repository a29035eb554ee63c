"""A promise has its object near it; a fact that looks like one is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.texts import claims, openings
from tests.each import each
from tests.planner.checks.planned import a_calendar
from tests.trying import examples

RULE = a_calendar().rules["CAP005"]


def promises(text: str) -> list[str]:
    lists = (RULE.built(name, openings.vocabulary) for name in ("promises", "facts", "takes_back"))
    return [text[start:end] for start, end in claims.find(text, *lists)]


@each(
    "text",
    [
        "Gue jamin putih seminggu",
        "GARANSI paket sampai 100% utuh",
        "All your acne gone, forever",
        "Hilangkan jeragat selama-lamanya",
        "Turun 7 kilo dalam 10 hari tanpa olahraga",
        "Lose 10 pounds in a week",
        "Lowest price anywhere",
        "Grows hair overnight",
        "Diabetes sembuh total dengan rebusan ini",
        "Confirm putih dalam 3 hari",
        "Menyembuhkan segala penyakit",
        "Cures eczema for good",
        "Penghasilan 10 juta sehari dari rumah",
        "100% ampuh",
        "Ketombe musnah sampai akar",
        "Or your money back",
        "Whitens teeth instantly",
        "Paling murah di seluruh dunia",
    ],
)
def test_what_nobody_can_keep_is_a_promise(text):
    assert promises(text)


@each(
    "text",
    [
        "go live instantly with this ring light",
        "the wax is cured for two weeks",
        "100% cotton",
        "Garansi resmi 1 tahun",
        "Comes with a two year warranty",
        "Semi permanent tattoo that lasts a weekend",
        "The permanent marker on this mug is not permanent",
        "I can't promise it cures anything",
        "No serum erases wrinkles overnight",
        "Nggak ada krim yang bikin kurus dalam semalam",
        "Aku nggak jamin kamu suka",
        "Laku 300 botol dalam sehari",
        "Rendam semalam, pagi tinggal saring",
        "Warna putih, semua ukuran",
        "Kulit lembab dipakai sehari dua kali",
        "Stain gone in nine minutes on this shirt",
        "We fix every bag that breaks",
        "“Dijamin putih dalam 3 hari”, kata iklannya, dan kulitku perih",
    ],
)
def test_a_fact_a_warranty_and_what_is_taken_back_are_none(text):
    assert promises(text) == []


@given(st.text(max_size=300))
@examples(100, 2000)
def test_promises_lie_in_the_text_one_behind_the_other(text):
    lists = (RULE.built(name, openings.vocabulary) for name in ("promises", "facts", "takes_back"))
    at = 0
    for start, end in claims.find(text, *lists):
        assert at <= start < end <= len(text)
        at = end


@pytest.mark.parametrize("never", ["You'll never", "Takkan", "Nggak bakal", "Tidak akan", "Jerawat takkan"])
@pytest.mark.parametrize("what", ["need another one again", "datang lagi", "rusak", "kambuh"])
def test_what_will_never_be_again_is_a_promise(never, what):
    assert promises(f"{never} {what}")


@pytest.mark.parametrize("suits", ["Cocok untuk", "Aman 100% buat", "Works on", "Safe for"])
@pytest.mark.parametrize("whom", ["semua orang", "siapa aja", "everyone", "literally everyone"])
def test_what_suits_everybody_is_a_promise(suits, whom):
    assert promises(f"{suits} {whom}")


@pytest.mark.parametrize("ailment", ["Sakit lutut", "Migraines", "Asam urat", "Insomnia"])
@pytest.mark.parametrize("gone", ["hilang serta-merta", "gone", "langsung sembuh", "lenyap"])
def test_an_ailment_that_vanishes_is_a_promise(ailment, gone):
    assert promises(f"{ailment} {gone}")


@pytest.mark.parametrize(
    "text",
    [
        "Aku nggak akan pernah balik ke yang lama",
        "I'll never buy another one",
        "Kalau nggak cocok bisa tukar dalam 7 hari",
        "Guaranteed delivery by Friday costs extra",
        "My skin calmed down after a month",
        "Hilang satu kancing langsung kami ganti",
        "Garansi jahitan 1 tahun, rusak kami betulin gratis",
    ],
)
def test_what_only_looks_like_such_a_promise_is_none(text):
    assert not promises(text)
