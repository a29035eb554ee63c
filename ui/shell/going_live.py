"""The live view of a window: opened on the screen beside it, and offered while a live event is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from planner.i18n import _
from ui.desk import Desk
from ui.widgets.banner import Banner
from ui.widgets.parts import button

if TYPE_CHECKING:
    from ui.live.live_view import LiveView


class GoingLive(QObject):
    """Has at most one live view."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._view: LiveView | None = None

    @property
    def view(self) -> LiveView | None:
        """The view that is there, or None."""
        return self._view if self._view is not None and isValid(self._view) else None

    def open(self, live_id: int) -> None:
        """Show a live event full screen, for the host; where it is on already, bring it to the front."""
        from ui.live.live_view import LiveView

        if there := self.view:
            there.raise_()
            there.activateWindow()
            return
        view = LiveView(self._desk.store, live_id)
        if not view.begin():
            view.deleteLater()
            return
        self._view = view
        if window := self._desk.window:
            screens = window.screen().virtualSiblings()
            beside = next((one for one in screens if one is not window.screen()), window.screen())
            view.setGeometry(beside.availableGeometry())
        view.showFullScreen()

    def offer(self, banner: Banner) -> None:
        """Offer the live view where it was, if a live event was on when the program ended and still is."""
        from planner.live import live_run

        store = self._desk.store
        if not store.ready or store.read_only:
            return
        now = store.now()
        running = store.read(lambda session: live_run.running(session, now))
        if running is None:
            return
        live_id = running.id or 0

        def back() -> None:
            banner.hide()
            self.open(live_id)

        said = _("A live event is on: {name}").format(name=running.name)
        banner.say(said, button(_("Back to the live view"), back, "small"))

    def close(self) -> None:
        """Close the view."""
        if there := self.view:
            there.close()
