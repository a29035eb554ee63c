"""How replies begin, each with its number: a number chooses one, C copies it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton

from planner.i18n import _
from ui.widgets.outline import dress
from ui.widgets.parts import button, label, row, set_property


class ReplyLine(QFrame):
    """One beginning; the chosen one is tinted."""

    def __init__(self, number: int, text: str, copy: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("reply")
        self.text = text
        cap, self.words = label(str(number)), label(text, size="strong", wrap=True)
        cap.setObjectName("keycap")
        self.copy: QPushButton = button(_("Copy"), lambda: copy(text), "small")
        dress(self.copy, "copy", size=13)
        self.copy.setAccessibleName(_("Copy “{text}”").format(text=text))
        inside = row(cap, self.words, self.copy, spacing=10)
        inside.setAlignment(cap, Qt.AlignmentFlag.AlignVCenter)
        inside.setStretch(1, 1)
        inside.setContentsMargins(8, 5, 6, 5)
        self.setLayout(inside)

    def choose(self, on: bool) -> None:
        """Show whether it is the chosen one."""
        set_property(self, "chosen", on)


def choose(lines: Sequence[ReplyLine], number: int) -> ReplyLine | None:
    """Choose the line with a number from 1 on, and return it; None where there is none."""
    for at, line in enumerate(lines, 1):
        line.choose(at == number)
    return lines[number - 1] if 1 <= number <= len(lines) else None
