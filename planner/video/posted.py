"""Where a video was posted: its link, and the platform's own number in it."""

import re

_IN_LINK = re.compile(r"/(?:video|photo|v)/(\d{15,20})")
_NUMBER = re.compile(r"\d{15,20}")
_SHORT = re.compile(r"https?://(?:vt|vm)\.tiktok\.com/|tiktok\.com/t/", re.IGNORECASE)
_OURS = re.compile(r"(?:^|[/.@])tiktok\.com\b", re.IGNORECASE)


def id_of(text: str) -> str:
    """Return the platform's number of a video as digits, out of its link or as it stands; "" for none."""
    text = text.strip()
    if _NUMBER.fullmatch(text):
        return text
    found = _IN_LINK.search(text)
    return found[1] if found else ""


def is_short(link: str) -> bool:
    """Whether a link is one of the short ones, which tell no number."""
    return bool(_SHORT.search(link)) and not id_of(link)


def is_link(text: str) -> bool:
    """Whether a text is a link of the platform."""
    return bool(_OURS.search(text))
