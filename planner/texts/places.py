"""Finds where a text sends people: to a link in the bio, a number to write to; no rule knows how."""

import re
from collections.abc import Iterator

from planner.texts import phrases
from planner.texts.phrases import Span, Word

_LINKS = frozenset(
    "link links linknya linkny linkku link-nya tautan tautannya pautan pautannya linktree url lynk links2".split()
)
_BIO = frozenset("bio bioku bio-ku bionya biokita biodata-bio".split())
_PROFILE = frozenset("profil profile profilku profilnya profile-ku homepage laman".split())
_JOINED = frozenset("linkinbio link-in-bio linkdibio link-di-bio linkbio link-bio".split())
_TO = frozenset(
    "in on at di kat dekat ke dalam pada dlm from up via cek check klik click tap tekan visit see lihat liat hit buka open".split()
)
_WHOSE = frozenset("my our the your this page aku saya kami kita kita2".split())
_ACTS = frozenset("cek check klik click tap tekan visit lihat liat hit buka open".split())
_AFTER_BIO = frozenset(
    "now aja saja ya yaa yah kak kakak bun bund aku saya kami kita ku gue for to and or we so if atau dan sekarang yuk gaes guys sis bro of page tinggal "
    "dulu paling yang link too all is are the tau la lah je ni atas above up top buat untuk kalau di ini itu langsung nanti juga susun with".split()
)
_ENDS = frozenset(".!?\n")
REACH = 6
"""Words between the link and the bio of one pointer."""
_NUMBER = re.compile(r"(?<![\w.])(?:\+?6[0-9]|0)[0-9](?:[ .\-]?[0-9]){6,12}(?!\w)")
_CONTACT = frozenset(
    "wa whatsapp watsap telegram tele wechat line dm email e-mail messenger viber discord".split()
)
_US = frozenset(
    "us me kami saya aku admin kita aja ya kak kakak bund for untuk to sekarang langsung mimin".split()
)


def links(text: str) -> Iterator[Span]:
    """Yield where a text points to a link in the bio or profile, in whatever words, none inside another."""
    said = phrases.words(text)
    free = 0
    for at, word in enumerate(said):
        if at < free:
            continue
        end = _pointer(text, said, at, word)
        if end > at:
            free = end
            yield Span(word.start, said[end - 1].end)


def contacts(text: str) -> Iterator[Span]:
    """Yield numbers to call or write to, and apps in which "us" can be written to."""
    if any(sign.isdigit() for sign in text):
        for found in _NUMBER.finditer(text):
            yield Span(found.start(), found.end())
    said = phrases.words(text)
    for at, word in enumerate(said[:-1]):
        if word.text in _CONTACT and said[at + 1].text in _US:
            yield Span(word.start, said[at + 1].end)


def _pointer(text: str, said: tuple[Word, ...], at: int, word: Word) -> int:
    """Return the place after a pointer that begins at a word; ``at`` for none."""
    if word.text in _JOINED:
        return at + 1
    if word.text in _LINKS:
        for end in range(at + 1, min(at + REACH + 1, len(said))):
            if _ENDS & set(text[said[end - 1].end : said[end].start]):
                break
            if said[end].text in _BIO or said[end].text in _PROFILE:
                return end + 1
        return at
    if word.text not in _TO:
        return at
    end = at + 1
    while end < len(said) and said[end].text in _WHOSE and end - at < 3:
        end += 1
    whose = end > at + 1
    if end >= len(said) or any(text[said[one].end : said[one + 1].start].strip() for one in range(at, end)):
        return at
    if said[end].text in _BIO:
        return end + 1 if _stands_alone(text, said, end) else at
    after = said[end + 1].text if end + 1 < len(said) else ""
    owned = whose or after in _WHOSE or word.text in _ACTS
    return (
        end + 1 if said[end].text in _PROFILE and owned and after not in ("picture", "photo", "pic") else at
    )


def _stands_alone(text: str, said: tuple[Word, ...], at: int) -> bool:
    """Whether "bio" is no part of another word: bio enzymes, bio cotton."""
    if at + 1 >= len(said):
        return True
    return text[said[at].end : said[at + 1].start] != " " or said[at + 1].text in _AFTER_BIO
