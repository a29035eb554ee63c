"""What libraries say by themselves is said in the user's language."""

import re

import pytest

from planner import i18n, labels


@pytest.fixture(autouse=True)
def english_again():
    yield
    i18n.set_language("en")


def test_every_word_of_a_library_is_translated_with_its_key_and_its_places():
    i18n.set_language("id")
    for text in (*labels.QT, *labels.ARGPARSE, *labels.COUNTRIES.values()):
        said = i18n._(text)
        places = r"%\(\w+\)[sr]|%[sr1]"
        assert sorted(re.findall(places, said)) == sorted(re.findall(places, text)), text
        assert ("&" in said) == ("&" in text), text
    assert i18n._("Select All") == "Pilih semua"
