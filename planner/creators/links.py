"""Discount codes and links of a creator's own, so that orders can be counted to whom and which video they came from."""

from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from planner.creators.known import handle_of
from planner.errors import PlanError
from planner.i18n import _

LONGEST = 12
"""Characters of a handle that stand in a code: it is typed by hand."""
SOURCE, MEDIUM = "tiktok", "creator"


def code_for(handle: str, taken: Collection[str] = ()) -> str:
    """Return a discount code for a creator, such as AYU, that is none of those ``taken``, in any case.

    Raises PlanError for a handle without a letter or digit of the Latin alphabet.
    """
    word = "".join(sign for sign in handle_of(handle).upper() if sign.isascii() and sign.isalnum())[:LONGEST]
    if not word:
        raise PlanError(_("No code can be made of “{handle}”. Type one.").format(handle=handle.strip()))
    there = {one.strip().casefold() for one in taken}
    code, n = word, 2
    while code.casefold() in there:
        code, n = f"{word}-{n}", n + 1
    return code


def counted(page: str, campaign: str, video_id: int | None = None) -> str:
    """Return ``link_for``, and a text that is no link as it is."""
    try:
        return link_for(page, campaign, video_id)
    except PlanError:
        return page


def link_for(page: str, campaign: str, video_id: int | None = None) -> str:
    """Return a link to a page that says where its visitors come from, ready to be copied.

    ``campaign`` is the creator's handle or the name of a campaign; ``video_id``, the video's in the calendar, stands in
    utm_content. What the page's own link says stays, but for the same marks. Raises PlanError for what is no web link.
    """
    try:
        parts = urlsplit(page.strip())
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not host or any(sign.isspace() for sign in page.strip()):
        raise PlanError(
            _("“{link}” is no link to a page. Write it whole, such as https://example.com/gift-box.").format(
                link=page.strip()
            )
        )
    marks = {"utm_source": SOURCE, "utm_medium": MEDIUM, "utm_campaign": campaign.strip().lstrip("@")}
    if video_id is not None:
        marks["utm_content"] = str(video_id)
    own = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.casefold() not in {*marks, "utm_content"}
    ]
    query = urlencode([*own, *((name, value) for name, value in marks.items() if value)])
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, parts.fragment))
