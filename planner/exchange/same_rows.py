"""Which rows of a plan are which videos that came in before: by ID, else by title and product, never by place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sqlmodel import Session, col, select

from models.video import Video
from planner.exchange.plan_table import PlannedVideo
from planner.texts.tagtext import fold

SINCE_DELETED = 20
"""How many equal rows may have been deleted from a sheet since an earlier version read it."""


@dataclass(slots=True)
class _Alike:
    """Rows of a table and imported videos that are known by the same: an ID, or title and product."""

    rows: list[int]
    there: list[tuple[int, str, str]]
    """Id, what tells it from others of the same, and its day and hook as they are now."""


def matched(session: Session, videos: Sequence[PlannedVideo]) -> dict[int, int]:
    """Return the ids of the videos that rows of a table are, by the rows' places: those imported before.

    A row is known by its ID, else by title and product; of several alike by date and hook, never by place.
    """
    alike: dict[str, _Alike] = {}
    for at, video in enumerate(videos):
        alike.setdefault(video.key.partition(":")[0], _Alike([], [])).rows.append(at)
    wanted = (
        select(Video.source, Video.id, Video.at, Video.hook).where(Video.source != "").order_by(col(Video.id))
    )
    legacy: dict[str, tuple[int, str, str]] = {}
    for source, id_, wall, hook in session.exec(wanted):
        known, colon, detail = source.partition(":")
        one = (id_ or 0, detail, f"{wall:%Y-%m-%d}" if wall else f"-{hook}")
        if not colon and known not in alike:
            legacy.setdefault(source, one)
        elif known in alike:
            alike[known].there.append(one)
    found: dict[int, int] = {}
    for group in alike.values():
        _pair(group, videos, found)
    if legacy:
        _pair_legacy(videos, legacy, found)
    return found


def _pair(group: _Alike, videos: Sequence[PlannedVideo], found: dict[int, int]) -> None:
    """Pair rows and videos that are known by the same: equal ones first, then those of one day, then the only ones."""

    def take(fits: Callable[[PlannedVideo, tuple[int, str, str]], bool]) -> None:
        for at in [at for at in group.rows if at not in found]:
            if one := next((one for one in group.there if fits(videos[at], one)), None):
                found[at] = one[0]
                group.there.remove(one)

    take(lambda video, one: video.key.partition(":")[2] == one[1])
    take(lambda video, one: (f"{video.at:%Y-%m-%d}" if video.at else f"-{video.hook}") == one[2])
    if len(left := [at for at in group.rows if at not in found]) == 1 and len(group.there) == 1:
        found[left[0]] = group.there[0][0]


def _pair_legacy(
    videos: Sequence[PlannedVideo], legacy: Mapping[str, tuple[int, str, str]], found: dict[int, int]
) -> None:
    """Pair rows with videos of earlier versions, which were known by title, product and how many came before.

    Of several alike those of one day are paired, and by their place only where as many rows as videos are left.
    """
    alike: dict[tuple[str, str], list[int]] = {}
    for at, video in enumerate(videos):
        if at not in found:
            alike.setdefault((fold(video.title), fold(video.product)), []).append(at)
    for same, rows in alike.items():
        sources = [_legacy_source(*same, place) for place in range(1, len(rows) + SINCE_DELETED + 1)]
        group = _Alike(rows, [legacy[source] for source in sources if source in legacy])
        _pair(group, videos, found)
        left = [at for at in rows if at not in found]
        if len(left) == len(group.there):
            found.update({at: one[0] for at, one in zip(left, group.there, strict=True)})


def _legacy_source(title: str, product: str, place: int) -> str:
    return blake2b(
        "\0".join((title, product, str(place))).encode("utf-8", "replace"), digest_size=8
    ).hexdigest()
