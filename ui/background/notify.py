"""Desktop notifications with Done and Snooze, where the system offers them; nothing where it does not."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import html
import logging
import os
import sys
import threading
import unicodedata
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from models.choices import ReminderKind
from planner import dates, times
from planner.errors import PlanError
from planner.i18n import _
from planner.reminders.kinds import KINDS
from ui.pieces.reminder_words import reminder_line, reminder_title

if TYPE_CHECKING:  # loads in the thread, and only where there is something to talk to
    from desktop_notifier import DesktopNotifier

    from planner.reminders.reminders import DueItem

logger = logging.getLogger(__name__)
PATIENCE = 5.0
"""Seconds that the system's notification service has for an answer."""
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Notice:
    """What one notification says. Title, Done and Snooze are our words, the text may hold the user's."""

    due_id: int
    title: str
    text: str
    done: str
    snooze: str


class Notifier(QObject):
    """Tells of reminders on the desktop. The list in the window is always there; this stands beside it."""

    done = Signal(int)
    """The id of a DueItem whose Done was pressed."""
    snoozed = Signal(int)
    """The id of a DueItem whose Snooze was pressed."""
    opened = Signal(int)
    """The id of a DueItem whose notification itself was clicked."""
    probed = Signal(bool)
    """Whether there is anything to talk to; comes once after each ``start``."""

    _pressed = Signal(str, int)
    _found = Signal(bool)

    def __init__(self, icon: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._available = False
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._wanted: asyncio.Queue[Notice | int | None] = asyncio.Queue()
        queued = Qt.ConnectionType.QueuedConnection  # they come from the thread
        self._pressed.connect(self._pass_on, queued)
        self._found.connect(self._settle, queued)

    @property
    def available(self) -> bool:
        """Whether notifications are shown; False until the system has answered."""
        return self._available

    def start(self) -> None:
        """Look for the system's notification service in a thread, and keep talking to it there."""
        if self._thread is not None:
            return
        if not _likely():
            self._found.emit(False)
            return
        self._wanted = asyncio.Queue()
        self._loop = asyncio.new_event_loop()
        self._task = self._loop.create_task(self._serve(self._wanted))
        self._thread = threading.Thread(
            target=_run, args=(self._loop, self._task), name="notifications", daemon=True
        )
        self._thread.start()
        application = QCoreApplication.instance()
        if application:
            application.aboutToQuit.connect(self.stop, Qt.ConnectionType.UniqueConnection)

    @Slot()
    def stop(self) -> None:
        """Take back what still shows (its buttons would do nothing any more) and end the thread."""
        thread, self._thread = self._thread, None
        self._available = False
        if thread is None or self._loop is None or self._task is None:
            return
        for request in (partial(self._wanted.put_nowait, None), self._task.cancel):
            with contextlib.suppress(RuntimeError):  # the thread found nothing and is gone already
                self._loop.call_soon_threadsafe(request)
            thread.join(PATIENCE / 5)

    def tell(self, item: DueItem) -> None:
        """Show a notification for what fell due."""
        title, text = _words(item)
        self._send(Notice(item.id, title, text, _("Done"), _("Snooze")))

    def take_back(self, due_id: int) -> None:
        """Remove the notification of what was settled in the window."""
        self._send(due_id)

    def _send(self, wanted: Notice | int) -> None:
        if self._thread is not None and self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the thread found nothing and is gone already
                self._loop.call_soon_threadsafe(self._wanted.put_nowait, wanted)

    def _settle(self, available: bool) -> None:
        self._available = available and self._thread is not None
        self.probed.emit(self._available)

    def _pass_on(self, what: str, due_id: int) -> None:
        if self._thread is not None:
            {"done": self.done, "snoozed": self.snoozed, "opened": self.opened}[what].emit(due_id)

    async def _serve(self, wanted: asyncio.Queue[Notice | int | None]) -> None:
        """Show and take back until None is wanted. Runs in the thread, with an event loop of its own."""
        logging.getLogger("desktop_notifier").setLevel(logging.ERROR)  # it warns where there is no desktop
        notifier = None
        try:
            notifier = _open(self._icon)
            async with asyncio.timeout(PATIENCE):
                markup = await _renders_markup(notifier)
                buttons = await _has_buttons(notifier)
            self._found.emit(True)
            while (order := await wanted.get()) is not None:
                with contextlib.suppress(Exception):  # one that can't be shown stands in the window's list
                    async with asyncio.timeout(PATIENCE):
                        await self._show(notifier, order, markup=markup, buttons=buttons)
        except Exception:  # no bus, no service, no bundle: whatever it is, we do without
            logger.debug("no notifications here", exc_info=True)
            self._found.emit(False)
        finally:
            if notifier is not None:
                await _close(notifier)

    async def _show(
        self, notifier: DesktopNotifier, order: Notice | int, *, markup: bool, buttons: bool
    ) -> None:
        from desktop_notifier import Button, Notification

        due_id = order if isinstance(order, int) else order.due_id
        if str(due_id) in await notifier.get_current_notifications():
            await notifier.clear(str(due_id))
        if isinstance(order, int):
            return
        pressed = partial(partial, self._pressed.emit)
        await notifier.send_notification(
            Notification(
                order.title,
                html.escape(order.text, quote=False) if markup else order.text,
                buttons=(
                    Button(order.done, pressed("done", due_id)),
                    Button(order.snooze, pressed("snoozed", due_id)),
                )
                if buttons
                else (),
                on_clicked=pressed("opened", due_id),
                identifier=str(due_id),
            )
        )


def _likely() -> bool:
    """Whether there may be a notification service. Only buses on this computer count, never one elsewhere."""
    if sys.platform in ("darwin", "win32"):
        return True
    addresses = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "").split(";")
    return all(address.startswith("unix:") for address in addresses)


def _run(loop: asyncio.AbstractEventLoop, task: asyncio.Task[None]) -> None:
    """The whole of the thread. What a service that died leaves unanswered is nobody's concern here."""
    loop.set_exception_handler(lambda _loop, context: logger.debug("%s", context["message"]))
    try:
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(task)
    finally:
        loop.close()


def _open(icon: Path | None) -> DesktopNotifier:
    from desktop_notifier import DesktopNotifier, Icon

    return DesktopNotifier(app_name="Hookline", app_icon=Icon(path=icon) if icon else None)


async def _has_buttons(notifier: DesktopNotifier) -> bool:
    """Whether buttons are shown. Raises LookupError where nothing is shown at all."""
    from desktop_notifier import Capability

    offered = await notifier.get_capabilities()
    if Capability.TITLE not in offered:
        raise LookupError("this system shows no notifications")
    return Capability.BUTTONS in offered


async def _renders_markup(notifier: DesktopNotifier) -> bool:
    """Whether the text is read as markup; the library does not say, so the D-Bus service itself is asked."""
    await notifier.get_capabilities()
    service: Any = getattr(getattr(notifier, "_backend", None), "interface", None)  # it has no public name
    return service is not None and "body-markup" in await service.call_get_capabilities()


async def _close(notifier: DesktopNotifier) -> None:
    """Take everything back and hang up; the library never hangs up by itself."""
    with contextlib.suppress(Exception):
        async with asyncio.timeout(PATIENCE / 5):
            await notifier.clear_all()
    bus: Any = getattr(getattr(notifier, "_backend", None), "bus", None)
    if bus is not None:
        with contextlib.suppress(Exception):
            bus.disconnect()
            async with asyncio.timeout(PATIENCE / 5):
                await bus.wait_for_disconnect()


def _words(item: DueItem) -> tuple[str, str]:
    """Return what a notification is called, in our words, and what it says."""
    kind = KINDS[item.kind]
    if item.kind is ReminderKind.OWN:
        return _("Reminder"), _plain(item.title)
    if kind.soon:
        return kind.soon(item.minutes), f"{_plain(item.title)}\n{_moment(item.at, item.zone)}"
    if kind.short:
        return reminder_title(item), kind.short(item.minutes)
    return reminder_title(item), _plain(reminder_line(item))


def _moment(wall: dt.datetime, zone: str) -> str:
    try:
        return f"{dates.moment(wall)} {times.zone_label(zone, wall)}"
    except PlanError:  # a zone that this computer does not know
        return dates.moment(wall)


def _plain(text: str) -> str:
    """Return a title on one line, without what D-Bus refuses to carry, and not endlessly long."""
    kept = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in text)
    line = " ".join(kept.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1] + "…"
