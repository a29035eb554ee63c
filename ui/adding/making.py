"""What the Video menu makes: videos of one line, a list, a template or every week; and text of a video."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from planner.i18n import _, ngettext

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

UNDER_THE_TOP = 90
DEFAULT_TIME = dt.time(19)
"""When a video is proposed to be posted: the evening, when most people watch."""


def quick_add(window: MainWindow) -> None:
    """Show the line to type a video into, in the upper middle of the window."""
    from ui.adding.quick_line import QuickLine

    line = QuickLine(window.store, window)
    line.opened.connect(window.open_video)
    corner = window.mapToGlobal(window.rect().topLeft())
    line.move(corner.x() + (window.width() - line.width()) // 2, corner.y() + UNDER_THE_TOP)
    line.open()
    line.field.setFocus()


def duplicate(window: MainWindow, days: int = 0) -> None:
    """Add a copy of each chosen video, so many days later; the open one's copy is opened."""
    from planner import moving

    chosen = window.chosen_videos()
    made = window.store.make(moving.copy(chosen, days), offer_undo=True) if chosen else None
    if made and window.page_name == "video":
        window.open_video(made[0])


def ask_export(window: MainWindow) -> None:
    """Ask what to export, and where to."""
    from ui.exporting import export_dialog

    export_dialog.ask(window)


def show_history(window: MainWindow) -> None:
    """Show what was done, and the way back."""
    from ui.shell.history_dialog import HistoryDialog

    if window.store.ready:
        HistoryDialog(window.store, window).open()


def paste_titles(window: MainWindow) -> None:
    """Make a video of each line on the clipboard, with an offer to undo it."""
    from planner.video import quick_add as quick

    made = window.store.make(quick.add_many(QApplication.clipboard().text(), window.store.now()))
    if made:
        text = ngettext("Made {n} video.", "Made {n} videos.", len(made)).format(n=len(made))
        window.store.told.emit(text, True)


def copy_video(window: MainWindow) -> None:
    """Put the chosen videos on the clipboard as text."""
    from planner.video import as_text

    if chosen := window.chosen_videos():
        texts = window.store.read(lambda session: [as_text.as_text(session, one) for one in chosen])
        QApplication.clipboard().setText("\n\n".join(texts))
        n = len(chosen)
        many = ngettext(
            "{n} video is on the clipboard as text.", "{n} videos are on the clipboard as text.", n
        )
        window.toast.say(_("The video is on the clipboard as text.") if n == 1 else many.format(n=n))


def from_template(window: MainWindow) -> None:
    """Ask for a template and when, make the video and open it."""
    from ui.adding.template_dialog import TemplateDialog

    page = window.calendar_page()
    day = page.current_day() if window.page_name == "calendar" else page.model.today
    dialog = TemplateDialog(window.store, dt.datetime.combine(day, DEFAULT_TIME), window)
    dialog.made.connect(window.open_video)
    dialog.open()


def save_template(window: MainWindow) -> None:
    """Ask for a name, and keep the chosen video as a template."""
    from planner.video import templates, videos
    from ui.adding.template_dialog import NameDialog

    chosen = _chosen(window)
    if not chosen:
        return
    title = window.store.read(lambda session: videos.get(session, chosen)).title
    edit = partial(templates.save, chosen)
    dialog = NameDialog(window.store, _("Save as template"), title, edit, window)
    dialog.accepted.connect(lambda: window.store.told.emit(_("Saved. It is under New from template."), True))
    dialog.open()


def repeat_weekly(window: MainWindow) -> None:
    """Ask how often the chosen video comes again, and make the others."""
    from planner import times
    from planner.video import series, videos
    from ui.adding.series_dialog import SeriesDialog

    chosen = _chosen(window)
    if not chosen:
        return
    there = window.store.read(lambda session: series.of_video(session, chosen))
    if there:
        window.toast.say(_("This video is in a series already: “{name}”.").format(name=there.name))
        return
    video = window.store.read(lambda session: videos.get(session, chosen))
    today = times.to_wall(window.store.now(), video.zone).date()
    SeriesDialog(window.store, video, video.at or dt.datetime.combine(today, DEFAULT_TIME), window).open()


def apply_following(window: MainWindow) -> None:
    """Give the later videos of their series what the chosen ones say, as one step, with an offer to undo it."""
    from planner.calendar.workspace import Edit
    from planner.video import series

    edits = [series.change_following(one) for one in window.chosen_videos()]
    every = Edit(edits[0].label, lambda session: sum(one.run(session) for one in edits)) if edits else None
    many = window.store.make(every) if every else None
    if many:
        text = ngettext("Changed {n} video that follows.", "Changed {n} videos that follow.", many).format(
            n=many
        )
        window.store.told.emit(text, True)


def end_series(window: MainWindow) -> None:
    """Delete the chosen video of a series and those that follow it, with an offer to undo it."""
    from planner.video import series

    chosen = _chosen(window)
    many = window.store.make(series.end(chosen)) if chosen else None
    if many:
        text = ngettext("Deleted {n} video.", "Deleted {n} videos.", many).format(n=many)
        window.store.told.emit(text, True)


def _chosen(window: MainWindow) -> int | None:
    """Return the chosen video, with what is being typed on its page saved."""
    if window.page_name == "video" and window.video_page:
        window.video_page.leave()
    return window.chosen_video()
