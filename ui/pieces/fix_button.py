"""The button of a fix: what it would change is seen before it is pressed."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from planner.checks.engine import Result
from planner.checks.fix_preview import change_of
from planner.checks.rule import Fix
from ui.widgets.change_tip import Telling
from ui.widgets.parts import button


def fix_button(result: Result, fix: Fix, clicked: Callable[[], object], kind: str) -> QPushButton:
    """Return a fix's button, which shows before and after while the pointer or the keyboard is on it."""
    made = button(fix.title, clicked, kind)
    change = change_of(result, fix)
    if change is not None:
        old, new = ((change.head, part, change.tail) for part in (change.old, change.new))
        Telling(made, change.field, old, new, change.sentence)
    return made
