"""Publishes an open calendar to its CalDAV server: a while after a change, and again after a failure."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planner import dates, times
from planner.calendar import settings
from planner.errors import PlanError
from planner.exchange import caldav_publishing
from planner.exchange.caldav_publishing import Published, Server
from planner.i18n import _, ngettext
from planner.preferences import Preferences
from planner.reminders.reminders import TABLES
from ui import jobs
from ui.store import Store

if TYPE_CHECKING:
    from planner.calendar.changes import Changes

log = logging.getLogger("hookline")

SOON_MS = 20_000
"""How long after the last change."""
TRIES_MS = (60_000, 5 * 60_000, 15 * 60_000, 30 * 60_000)
"""How long after a failure it is tried again; the last one from then on."""
ANEW_MS = 6 * 3_600_000
"""How often without any change: the days go on."""


class Publishing(QObject):
    """Does nothing until it is turned on. One attempt at a time, off the GUI thread."""

    told = Signal(str, bool)
    """A sentence about the last attempt, and whether it went well."""

    def __init__(self, store: Store, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._preferences = store, preferences
        self._password: str | None = None
        self._fresh = False
        self._running = self._again = self._stopped = False
        self._failures = 0
        self.last = ("", True)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.publish)
        store.changed.connect(self._heard)

    @property
    def chosen(self) -> dict[str, str]:
        """What is chosen for this calendar on this computer: "url", "user", and "on", empty for off."""
        found = self._preferences["publish"].get(self._key())
        return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}

    def start(self) -> None:
        """Publish soon, if it is turned on."""
        if self.chosen.get("on"):
            self._timer.start(SOON_MS)

    def stop(self) -> None:
        """Publish no more; what is under way ends after the event that it is at."""
        self._timer.stop()
        self._stopped = True

    def choose(self, url: str, user: str, password: str, *, on: bool) -> None:
        """Keep where to publish, and begin or end. Raises PlanError for an address that won't do."""
        if not on:
            self._keep(url.strip(), user.strip(), on=False)
            self.stop()
            self._say(_("Nothing is published from now on. What is on the server stays there."), good=True)
            return
        server = caldav_publishing.checked(url, user)
        if password:
            self._password, self._fresh = password, True
        self._keep(server.url, server.user, on=True)
        self._failures = 0
        self._say(_("Publishing…"), good=True)
        self.publish()

    def publish(self) -> None:
        """Publish now, or once more after what is under way."""
        self._timer.stop()
        chosen = self.chosen
        if not chosen.get("on") or not self._store.ready:
            return
        self._stopped = False
        if self._running:
            self._again = True
            return
        self._running = True
        server = Server(chosen.get("url", ""), chosen.get("user", ""))
        workspace, now, known = self._store.workspace, self._store.now(), self._password
        fresh, self._fresh = self._fresh, False

        def work() -> tuple[Published, bool]:
            from planner.exchange import export_ics

            kept = not fresh or caldav_publishing.keep_password(server, known or "")
            password = known or caldav_publishing.password_of(server)
            if password is None:
                raise PlanError(_("The server's password is not known. Type it in Settings > Reminders."))
            events = workspace.read(lambda session: export_ics.events(session, now))
            brand = workspace.read(settings.get).brand
            name = f"Hookline – {brand}" if brand else "Hookline"
            identity = workspace.read(export_ics.identity)
            wanted = lambda: not self._stopped  # noqa: E731
            return caldav_publishing.publish(server, password, name, identity, events, now, wanted), kept

        jobs.run(self, work, self._done, self._failed)

    def _done(self, result: tuple[Published, bool]) -> None:
        came, kept = result
        self._running, self._failures = False, 0
        if not self._stopped:
            self._next(TRIES_MS[0] if came.waiting else ANEW_MS)
        wall = times.to_wall(self._store.now(), self._store.settings().get("zone") or "UTC")
        said = ngettext("{n} event is on the server", "{n} events are on the server", came.total)
        parts = [f"{said.format(n=came.total)}, {dates.moment(wall)}."]
        if came.put_back:
            text = _("Changed there and put back as planned: {titles}.")
            parts.append(text.format(titles=", ".join(came.put_back)))
        if came.waiting:
            text = _("Changed there at this moment, tried again: {titles}.")
            parts.append(text.format(titles=", ".join(came.waiting)))
        if not kept:
            parts.append(
                _("This computer has no keyring: the password is asked for again at the next start.")
            )
        if not self._stopped:
            self._say(" ".join(parts), good=not came.waiting)
        if came.put_back or came.waiting:
            self._store.told.emit(" ".join(parts[1:]), False)

    def _failed(self, error: Exception) -> None:
        self._running = False
        if self._stopped:
            return
        self._next(TRIES_MS[min(self._failures, len(TRIES_MS) - 1)])
        self._failures += 1
        said = str(error)
        if not isinstance(error, PlanError):
            log.error("publishing failed", exc_info=error)
            said = _("The plan can't be published just now. It is tried again in a while; nothing is lost.")
        self._say(said, good=False)
        if self._failures == 1:
            self._store.failed.emit(said)

    def _next(self, wait: int) -> None:
        self._timer.start(SOON_MS if self._again else wait)
        self._again = False

    def _say(self, text: str, *, good: bool) -> None:
        self.last = (text, good)
        self.told.emit(text, good)

    def _heard(self, changes: Changes) -> None:
        if self._running:
            self._again = True
        elif not self._failures and changes.concerns(*TABLES):
            self.start()

    def _keep(self, url: str, user: str, *, on: bool) -> None:
        mine = {self._key(): {"url": url, "user": user, "on": "yes" if on else ""}}
        self._preferences["publish"] = self._preferences["publish"] | mine

    def _key(self) -> str:
        return str(self._store.path.resolve()) if self._store.path else ""
