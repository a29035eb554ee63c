"""A link in the bio is found in whatever words."""

import pytest

from planner.texts import places
from tests.each import each


@each(
    "text",
    [
        "find the form through the link up top in my bio",
        "my discount codes live in my bio now, all of them",
        "Merch in bio",
        "link on my home-page and link on my homepage",
        "semuanya ada link nya di profil aku",
        "Katalog lengkap ada di bio, tinggal klik",
        "Tekan je pautan di profil",
        "saya letak di link bio",
        "cek profil",
    ],
)
def test_a_pointer_is_found(text):
    assert list(places.links(text))


@pytest.mark.parametrize(
    "text",
    [
        "Link and Luna are our shop cats",
        "Chain link bracelet or paperclip bracelet?",
        "A bio-degradable cup made in bio plastic",
        "Cleaned with bio enzymes",
        "The side profile of the mug",
        "The link broke. My bio is short",
    ],
)
def test_what_only_sounds_like_one_is_none(text):
    assert list(places.links(text)) == []


@pytest.mark.parametrize(
    ("text", "there"),
    [("WA 0812-9090-1122", True), ("whatsapp saya", True), ("dm us", True), ("1.250.000", False)],
)
def test_a_number_to_write_to_is_a_contact(text, there):
    assert bool(list(places.contacts(text))) is there
