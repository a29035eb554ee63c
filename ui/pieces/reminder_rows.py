"""Rows of reminders, with what can be done about each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from models.choices import ReminderKind
from planner.i18n import N_, _
from planner.reminders.reminders import DueItem, Occurrence
from ui import covers
from ui.covers import Covers
from ui.pieces.reminder_words import SIGNS, act_words, row_words
from ui.theme import theme
from ui.widgets.day_row import THUMB, DayRow, Sign, paint_blank
from ui.widgets.parts import add_action, button

SNOOZES = {
    "10min": N_("10 minutes"),
    "1h": N_("1 hour"),
    "evening": N_("This evening"),
    "tomorrow": N_("Tomorrow morning"),
}
"""How long a reminder can be put off."""


@dataclass(frozen=True)
class Deeds:
    """What can be done about what is due or was missed, by its id."""

    open: Callable[[int], object]
    done: Callable[[int], object]
    snooze: Callable[[int, str], object]
    skip: Callable[[int], object]
    writes: bool = True
    """Whether anything may be changed."""


class Thumb(QWidget):
    """A video's cover, or a dashed frame with an outline."""

    def __init__(
        self, kept: Covers, video_id: int, name: str = "clapperboard", *, small: bool = False
    ) -> None:
        super().__init__()
        self._kept, self._video, self._name = kept, video_id, name
        width, height = (22, 32) if small else THUMB
        self.setFixedSize(theme.px(width), theme.px(height))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        kept.arrived.connect(self.update)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is there."""
        painter, place = QPainter(self), QRectF(self.rect())
        if cover := self._kept.of(self._video):
            covers.paint(painter, place, cover)
        else:
            paint_blank(painter, place, self._name)


def sign_of(item: Occurrence, kept: Covers, *, on: bool = False) -> QWidget:
    """Return what stands before a reminder's words: the cover of the video to post, else the kind's outline."""
    if item.kind is ReminderKind.POST and item.video_id:
        return Thumb(kept, item.video_id, "send")
    return Sign(SIGNS[item.kind], on=on)


def later_button(name: str, snooze: Callable[[str], object]) -> QPushButton:
    """Return a button with a menu of SNOOZES; the choice goes to ``snooze``."""
    made = button(_("Later"), None, "smallmenu")
    made.setAccessibleName(_("Later: {name}").format(name=name))
    menu = QMenu(made)
    for choice, text in SNOOZES.items():
        add_action(menu, _(text), partial(snooze, choice))
    made.setMenu(menu)
    return made


def due_row(when: str, item: DueItem, kept: Covers, deeds: Deeds, *, first: bool = False) -> DayRow:
    """Return the row of what is due; the ``first`` one has the page's primary button."""
    one, two = row_words(item)
    made = DayRow(f"due:{item.id}", when, sign_of(item, kept, on=True), one, two)
    skip = button(_("Skip"), partial(deeds.skip, item.id), "quiet")
    later = later_button(one, partial(deeds.snooze, item.id))
    own = item.kind is ReminderKind.OWN
    done = button(_("Done"), partial(deeds.done, item.id), "smallprimary" if own and first else "small")
    for button_ in (skip, later, done):
        button_.setEnabled(deeds.writes)
    made.add(skip, later, done)
    if not own:
        opens = partial(deeds.open, item.id)
        made.add(button(act_words(item), opens, "smallprimary" if first else "small"))
        made.open_by(opens)
    elif deeds.writes:
        made.open_by(partial(deeds.done, item.id), clicks=False)
    made.later = later.showMenu if deeds.writes else None
    return made
