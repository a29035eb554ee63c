"""What the Video menu makes: a video of one line, many of a list, and text of a video."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from planner.i18n import _, ngettext

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

UNDER_THE_TOP = 90


def quick_add(window: MainWindow) -> None:
    """Show the line to type a video into, in the upper middle of the window."""
    from ui.shell.quick_line import QuickLine

    line = QuickLine(window.store, window)
    line.opened.connect(window.open_video)
    corner = window.mapToGlobal(window.rect().topLeft())
    line.move(corner.x() + (window.width() - line.width()) // 2, corner.y() + UNDER_THE_TOP)
    line.open()
    line.field.setFocus()


def paste_titles(window: MainWindow) -> None:
    """Make a video of each line on the clipboard, with an offer to undo it."""
    from planner import quick_add as quick

    made = window.store.do(quick.add_many(QApplication.clipboard().text(), window.store.now()))
    if made:
        text = ngettext("Made {n} video.", "Made {n} videos.", len(made)).format(n=len(made))
        window.store.told.emit(text, True)


def copy_video(window: MainWindow) -> None:
    """Put the chosen video on the clipboard as text."""
    from planner import videotext

    if window.page_name == "video" and window.video_page:
        window.video_page.leave()
    chosen = window.chosen_video()
    if chosen:
        QApplication.clipboard().setText(
            window.store.read(lambda session: videotext.as_text(session, chosen))
        )
        window.toast.say(_("The video is on the clipboard as text."))
