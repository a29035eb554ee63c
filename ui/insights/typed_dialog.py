"""Asks for the numbers of a posted video as they stand in the app."""

from functools import partial
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from models import reading
from models.reading import Connection
from planner import times
from planner.i18n import N_, _
from planner.results import by_hand
from planner.shop import money
from planner.video import videos
from ui.pieces.record_dialog import Asked, Part, RecordDialog
from ui.store import Store

NUMBERS = (
    Part(N_("As the app shows them now"), (
        *(Asked(name, title, "whole", example="12.3K") for name, title in by_hand.COUNTS.items()),
        *(Asked(name, title, "money") for name, title in by_hand.MONEY.items()),
    )),
)  # fmt: skip


class _Before(NamedTuple):
    numbers: dict[str, Any]
    zone: str
    market: str


def _read(connection: Connection, video_id: int) -> _Before:
    settings = reading.settings_row(connection)
    numbers = by_hand.last_of(connection, video_id)
    return _Before(dict(numbers), str(settings.get("zone") or "UTC"), str(settings.get("market") or ""))


def ask_numbers(parent: QWidget, store: Store, video_id: int) -> None:
    """Ask for the numbers of a planned video, beginning with those that are known."""
    if not store.read_only:
        store.read_later(
            parent,
            partial(_read, video_id=video_id),
            partial(_ask, parent, store, video_id),
            lambda error: store.failed.emit(str(error)),
        )


def _ask(parent: QWidget, store: Store, video_id: int, before: _Before) -> None:
    video = store.read(lambda session: videos.find(session, video_id))
    if video is None:
        return
    currency = money.of_market(before.market)

    def take(found: dict[str, Any]) -> bool:
        edit = by_hand.note(video_id, found, currency, before.zone, store.now())
        return store.save(edit, offer_undo=True)

    title = _("Numbers of “{title}”").format(title=video.title)
    today = times.to_wall(store.now(), before.zone).date()
    dialog = RecordDialog(parent, title, NUMBERS, before.numbers, take, currency=currency, today=today)
    dialog.exec()
    dialog.deleteLater()
