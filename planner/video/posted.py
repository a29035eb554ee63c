"""Where a video was posted: its link, and the platform's own number in it."""

import re

from planner.errors import PlanError
from planner.i18n import _

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


def address(text: str) -> str:
    """Return a typed link as a web address, "" for none. Raises PlanError for what is no web address."""
    text = text.strip()
    if not text or text.startswith(("https://", "http://")):
        return text
    if is_link(text) and "://" not in text:
        return f"https://{text}"
    raise PlanError(_("A link begins with https://. Paste it from the app."))


def is_short(link: str) -> bool:
    """Whether a link is one of the short ones, which tell no number."""
    return bool(_SHORT.search(link)) and not id_of(link)


def is_link(text: str) -> bool:
    """Whether a text is a link of the platform."""
    return bool(_OURS.search(text))
