"""Finds the columns of networks: which is TikTok's, which are others', which only say where a video goes."""

import re

from planner.exchange import header_parts
from planner.exchange.column import Column
from planner.texts.vocabulary import plain, words

TIKTOK = "tiktok"
OTHER_PLATFORM = "other_platform"
"""A column with what is planned for another network, or that says that a video goes there."""
_MOST = 0.6
_SHORT = 60
"""Characters of a cell in which a network may stand among other words."""
_TICKED = re.compile(
    r"true|false|yes|no|x|v|√|ya|tidak|sudah|udah|belum|done|ok|oke|sí|si|oui|non|ja|nein|sim|não|✓|✔\ufe0f?|✅|☑\ufe0f?|☐|checked|"
    r"unchecked|\[ ?x? ?\]|1|0|❌|✗",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[,;/+&|()\[\]\n]| and | dan | - ")


def is_tick(cell: str) -> bool:
    """Return whether a cell is a check mark, or says yes or no."""
    return bool(_TICKED.fullmatch(cell))


def networks(cell: str) -> frozenset[str]:
    """Return the networks that a cell names, such as "Brand (TikTok)" or "IG, YT"."""
    known = words("platforms")
    found = {known.get(plain(part)) for part in (cell, *_BETWEEN.split(cell))}
    if len(cell) <= _SHORT:
        found |= header_parts.networks_in(cell)
    return frozenset(filter(None, found))


def network_of(header: str) -> str:
    """Return the network that the whole of a header is, "" for none."""
    return words("platforms").get(plain(header.strip(" *_`#:")), "")


def decide(columns: list[Column], fields: dict[str, str]) -> None:
    """Take the column of TikTok where each network has one; a column of networks is one of rows, not of titles."""
    for column in columns:
        if (
            fields.get(column.header) == "platform"
            and column.share(lambda cell: bool(networks(cell))) < _MOST
        ):
            del fields[column.header]
    named = {column.header: network for column in columns if (network := network_of(column.header))}
    theirs = {column.header: header_parts.networks_in(column.header) for column in columns}
    ours = next((header for header, network in named.items() if network == TIKTOK), None)
    if ours is not None or any(TIKTOK in said for said in theirs.values()):
        for header, said in theirs.items():
            if said and TIKTOK not in said:
                fields[header] = OTHER_PLATFORM
    if ours is None or len([said for said in theirs.values() if said]) < 2:
        return
    if all(column.share(is_tick) == 1.0 for column in columns if column.header in named and column.cells):
        if "platform" not in fields.values():
            fields[ours] = "platform"
        return
    fields.pop(ours, None)
    fields[ours] = "caption" if "title" in fields.values() else "title"
