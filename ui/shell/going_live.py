"""The live view of a window: opened on the screen beside it, and offered while a live event is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

from planner.i18n import _
from ui.widgets.parts import button

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def open_view(window: MainWindow, live_id: int) -> None:
    """Show a live event full screen, for the host; where it is on already, bring it to the front."""
    from ui.live.live_view import LiveView

    if window.live_view and isValid(window.live_view):
        window.live_view.raise_()
        window.live_view.activateWindow()
        return
    view = LiveView(window.store, live_id)
    if not view.begin():
        view.deleteLater()
        return
    window.live_view = view
    screens = window.screen().virtualSiblings()
    beside = next((one for one in screens if one is not window.screen()), window.screen())
    view.setGeometry(beside.availableGeometry())
    view.showFullScreen()


def offer(window: MainWindow) -> None:
    """Offer the live view where it was, if a live event was on when the program ended and still is."""
    from planner.live import live_run

    if not window.store.ready or window.store.read_only:
        return
    now = window.store.now()
    running = window.store.read(lambda session: live_run.running(session, now))
    if running is None:
        return
    live_id = running.id or 0

    def back() -> None:
        window.banner.hide()
        open_view(window, live_id)

    said = _("A live event is on: {name}").format(name=running.name)
    window.banner.say(said, button(_("Back to the live view"), back, "small"))
