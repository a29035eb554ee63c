"""Lines of reminders, with what can be done about each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from planner.i18n import N_, _
from planner.reminders.reminders import DueItem, Occurrence
from ui.pieces.reminder_words import reminder_line, reminder_title
from ui.widgets.parts import ElidedLabel, add_action, button, column, label, row

SNOOZES = {
    "10min": N_("10 minutes"),
    "1h": N_("1 hour"),
    "evening": N_("This evening"),
    "tomorrow": N_("Tomorrow morning"),
}
"""How long a reminder can be put off."""


def snooze_button(due_id: int, snooze: Callable[[int, str], object]) -> QPushButton:
    """Return a button with a menu of SNOOZES; the choice goes to ``snooze``."""
    made = button(_("Snooze"), None, "small")
    menu = QMenu(made)
    for choice, text in SNOOZES.items():
        add_action(menu, _(text), partial(snooze, due_id, choice))
    made.setMenu(menu)
    return made


def due_buttons(
    item: DueItem,
    *,
    open_it: Callable[[int], object],
    done: Callable[[int], object],
    snooze: Callable[[int, str], object],
    skip: Callable[[int], object],
) -> list[QWidget]:
    """Return the buttons of what is due or was missed."""
    made: list[QWidget] = [
        button(_("Open"), partial(open_it, item.id), "small"),
        button(_("Done"), partial(done, item.id), "smallprimary"),
        snooze_button(item.id, snooze),
        button(_("Skip"), partial(skip, item.id), "small"),
    ]
    title = reminder_title(item)
    for one in made:
        if isinstance(one, QPushButton):
            one.setAccessibleName(f"{one.text()}: {title}, {item.title}")
    return made


def reminder_row(when: str, item: Occurrence, *buttons: QWidget, width: int = 56) -> QWidget:
    """Return a line with the time at the left, two lines of words, and buttons."""
    clock = label(when, tone="muted")
    clock.setFixedWidth(width)
    words = column(
        ElidedLabel(reminder_title(item), size="strong"),
        ElidedLabel(reminder_line(item), tone="muted"),
        spacing=1,
    )
    line = QWidget()
    layout = row(clock, words, *buttons, spacing=10)
    layout.setStretch(1, 1)
    layout.setContentsMargins(0, 4, 0, 4)
    line.setLayout(layout)
    return line
