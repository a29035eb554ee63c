"""What the Video menu makes: videos of one line, a list, a template or every week; and text of a video."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from planner.i18n import _, ngettext

if TYPE_CHECKING:
    from planner.days.slots import Slot
    from ui.desk import Desk

UNDER_THE_TOP = 90


def new_video(desk: Desk) -> None:
    """Add a video on the day that the keyboard is on, or today, and open it."""
    add_video(desk, _day(desk))


def add_video(desk: Desk, where: dt.date | dt.datetime | Slot) -> None:
    """Add a video in a slot, at a moment or on a day, and open it."""
    from planner.days.slots import Slot
    from planner.video import videos
    from ui.items import moves

    if isinstance(where, Slot):
        kept_for = "" if where.format == "trend" else where.format
        edit = videos.add(_("New video"), where.at, format_key=kept_for)
    else:
        edit = videos.add(_("New video"), moves.when(desk.store, where))
    if made := desk.store.make(edit):
        desk.open_video(made)


def quick_add(desk: Desk) -> None:
    """Show the line to type a video into, in the upper middle of the window."""
    from ui.adding.quick_line import QuickLine

    line = QuickLine(desk.store, desk.window)
    line.opened.connect(desk.open_video)
    if window := desk.window:
        line.place_over(window, UNDER_THE_TOP)
    line.open()
    line.field.setFocus()


def duplicate(desk: Desk, days: int = 0) -> None:
    """Add a copy of each chosen video, so many days later; the open one's copy is opened."""
    from planner import items

    chosen = desk.chosen_videos()
    made = desk.store.make(items.copy(chosen, days), offer_undo=True) if chosen else None
    if made and desk.page and desk.page.page_name == "video":
        desk.open_video(made[0])


def paste_titles(desk: Desk) -> None:
    """Make a video of each line on the clipboard, with an offer to undo it."""
    from planner.video import quick_add as quick

    made = desk.store.make(quick.add_many(QApplication.clipboard().text(), desk.store.now()))
    if made:
        text = ngettext("Made {n} video.", "Made {n} videos.", len(made)).format(n=len(made))
        desk.store.told.emit(text, True)


def copy_video(desk: Desk) -> None:
    """Put the chosen videos on the clipboard as text."""
    from planner.video import as_text

    if chosen := desk.chosen_videos():
        texts = desk.store.read(lambda session: [as_text.as_text(session, one) for one in chosen])
        QApplication.clipboard().setText("\n\n".join(texts))
        n = len(chosen)
        many = ngettext(
            "{n} video is on the clipboard as text.", "{n} videos are on the clipboard as text.", n
        )
        desk.said.emit(_("The video is on the clipboard as text.") if n == 1 else many.format(n=n))


def from_template(desk: Desk) -> None:
    """Ask for a template and when, make the video and open it."""
    from ui.adding.template_dialog import TemplateDialog
    from ui.items import moves

    dialog = TemplateDialog(desk.store, moves.when(desk.store, _day(desk)), desk.window)
    dialog.made.connect(desk.open_video)
    dialog.open()


def save_template(desk: Desk) -> None:
    """Ask for a name, and keep the chosen video as a template."""
    from planner.video import templates, videos
    from ui.adding.template_dialog import NameDialog

    chosen = desk.chosen_video()
    if not chosen:
        return
    title = desk.store.read(lambda session: videos.get(session, chosen)).title
    edit = partial(templates.save, chosen)
    dialog = NameDialog(desk.store, _("Save as template"), title, edit, desk.window)
    dialog.accepted.connect(lambda: desk.store.told.emit(_("Saved. It is under New from template."), True))
    dialog.open()


def repeat_weekly(desk: Desk) -> None:
    """Ask how often the chosen video comes again, and make the others."""
    from planner import times
    from planner.video import series, videos
    from ui.adding.series_dialog import SeriesDialog
    from ui.items import moves

    chosen = desk.chosen_video()
    if not chosen:
        return
    there = desk.store.read(lambda session: series.of_video(session, chosen))
    if there:
        desk.said.emit(_("This video is in a series already: “{name}”.").format(name=there.name))
        return
    video = desk.store.read(lambda session: videos.get(session, chosen))
    today = times.to_wall(desk.store.now(), video.zone).date()
    SeriesDialog(desk.store, video, video.at or moves.when(desk.store, today), desk.window).open()


def apply_following(desk: Desk) -> None:
    """Give the later videos of their series what the chosen ones say, as one step, with an offer to undo it."""
    from planner.calendar.workspace import Edit
    from planner.video import series

    edits = [series.change_following(one) for one in desk.chosen_videos()]
    every = Edit(edits[0].label, lambda session: sum(one.run(session) for one in edits)) if edits else None
    many = desk.store.make(every) if every else None
    if many:
        text = ngettext("Changed {n} video that follows.", "Changed {n} videos that follow.", many).format(
            n=many
        )
        desk.store.told.emit(text, True)


def end_series(desk: Desk) -> None:
    """Delete the chosen video of a series and those that follow it, with an offer to undo it."""
    from planner.video import series

    chosen = desk.chosen_video()
    many = desk.store.make(series.end(chosen)) if chosen else None
    if many:
        text = ngettext("Deleted {n} video.", "Deleted {n} videos.", many).format(n=many)
        desk.store.told.emit(text, True)


def _day(desk: Desk) -> dt.date:
    """Return the day that the keyboard is on, or today."""
    there = desk.page.current_day() if desk.page else None
    return there or desk.findings.calendar().today
