"""Files of numbers are brought in, listed and removed; what they hold stands beside what undo remembers."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence

from sqlmodel import Session, select

from models.results import NumbersFile
from planner.calendar.workspace import edit, plain_of
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.results.reading import LINE, Brought, Row

_LINES = (
    f"INSERT INTO orderline (file_id, kind, {', '.join(LINE)}) VALUES ({', '.join('?' * (len(LINE) + 2))})"  # noqa: S608
)
_ROWS = (
    "INSERT INTO numbersrow (file_id, kind, key, title, creator, product, at, currency, numbers)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ORPHANS = (
    "DELETE FROM orderline WHERE file_id NOT IN (SELECT id FROM numbersfile)",
    "DELETE FROM numbersrow WHERE file_id NOT IN (SELECT id FROM numbersfile)",
)


@edit(N_("Bring in numbers"))
def bring(session: Session, found: Sequence[Brought], zone: str, now: dt.datetime) -> list[int]:
    """Bring in what files hold, as one step, and return the ids of those that were not there yet.

    ``zone`` is the wall clock of their times, ``now`` UTC. A file whose content is there already changes nothing.
    """
    there = set(session.exec(select(NumbersFile.digest)))
    made = []
    for one in found:
        if one.digest and one.digest in there:
            continue
        made.append(add(session, one, zone, now))
        there.add(one.digest)
    return made


def add(session: Session, one: Brought, zone: str, now: dt.datetime) -> int:
    """Add what a file holds within an edit, and return the file's id; ``zone`` and ``now`` are those of ``bring``."""
    file = NumbersFile(
        name=one.name, kind=one.kind, brought_utc=now, first=one.first, last=one.last, currency=one.currency,
        zone=zone, rows=one.count, digest=one.digest,
    )  # fmt: skip
    session.add(file)
    session.flush()
    _write(session, file.id or 0, one)
    return file.id or 0


@edit(N_("Remove numbers"))
def remove(session: Session, file_id: int) -> None:
    """Remove a file with all that it says. Raises PlanError where it is gone."""
    file = session.get(NumbersFile, file_id)
    if file is None:
        raise PlanError(_("These numbers are not in the calendar any more."))
    session.delete(file)


def all_files(session: Session) -> list[NumbersFile]:
    """Return every file, the newest first."""
    return list(session.exec(select(NumbersFile).order_by(NumbersFile.id.desc())))  # type: ignore[union-attr]


def sweep(session: Session) -> None:
    """Delete what belongs to files that are gone; for when nothing can be undone any more."""
    connection = plain_of(session)
    for statement in _ORPHANS:
        connection.execute(statement)


def _write(session: Session, file_id: int, found: Brought) -> None:
    connection = plain_of(session)
    if found.lines:
        kind = _kind(found)
        connection.executemany(_LINES, ((file_id, kind, *_plain(line)) for line in found.lines))
    if found.rows:
        connection.executemany(_ROWS, (_row(file_id, found.kind, one) for one in found.rows))


def _kind(found: Brought) -> str:
    from planner.results.kinds import all_kinds

    return next(kind.lines for kind in all_kinds() if kind.key == found.kind)


def _plain(line: Iterable[object]) -> Iterator[object]:
    for value in line:
        yield value.isoformat(" ", "microseconds") if isinstance(value, dt.datetime) else value


def _row(file_id: int, kind: str, one: Row) -> tuple[object, ...]:
    at = one.at.isoformat(" ", "microseconds") if one.at else None
    numbers = json.dumps(one.numbers, separators=(",", ":"))
    return file_id, kind, one.key, one.title, one.creator, one.product, at, one.currency, numbers
