"""What videos of before name as creators, in their field or with @ in a caption, and that no list has yet."""

import re
from collections import Counter
from collections.abc import Sequence

from sqlmodel import Session

from models import reading
from models.reading import Connection
from planner.calendar.workspace import edit
from planner.creators import creators
from planner.creators.known import Creators, handle_of
from planner.i18n import N_
from planner.shop.first_look import Proposal

_HANDLE = re.compile(r"(?<![\w@.])@([A-Za-z0-9_.]{2,24}[A-Za-z0-9_])")
_WHOLE = re.compile(r"[a-z0-9_.]{2,24}")


def unlisted_creators(connection: Connection, known: Creators) -> list[Proposal]:
    """Return the handles that videos name and that no creator has, the most frequent first."""
    found = Counter(
        handle
        for _id, _title, text, _stage, _at in reading.videos_showing(connection)
        if _WHOLE.fullmatch(handle := handle_of(text))
    )
    for text in reading.captions_with_handles(connection):
        found.update(handles_in(text))
    return [
        Proposal(handle, n)
        for handle, n in sorted(found.items(), key=lambda one: (-one[1], one[0]))
        if known.named(handle) is None
    ]


def handles_in(text: str) -> set[str]:
    """Return the handles that a text names with @, as they are kept; the @ of a mail address names none."""
    return {handle.casefold() for handle in _HANDLE.findall(text)}


@edit(N_("Add creators"))
def take_creators(session: Session, handles: Sequence[str]) -> int:
    """List creators by handles, but for those that are listed already; return how many."""
    wanted = [handle for handle in handles if creators.named(session, handle) is None]
    for handle in wanted:
        creators.add(handle).run(session)
    return len(wanted)
