"""Beneath an idea without a hook: how posted videos of its format began, to begin with the same words."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from planner import dates
from planner.i18n import _
from planner.video.videos import Begun
from ui.widgets.parts import Card, ElidedLabel, button, clear, column, row, rule


class Starters(Card):
    """Shows hooks. ``chosen`` brings the words of one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(" ", margin=14)
        self._list = column(spacing=6)
        self.body.addLayout(self._list)
        self.hide()

    def show_begun(self, found: Sequence[Begun], format_name: str) -> None:
        """Show how videos of a format began; nothing for none."""
        self.title.setText(_("How your videos “{format}” began").format(format=format_name))
        clear(self._list)
        for one in found:
            begin = button(_("Begin with it"), partial(self.chosen.emit, one.hook), "small")
            begin.setAccessibleName(_("Begin with “{hook}”").format(hook=one.hook))
            about = " · ".join(filter(None, (one.title, dates.day_year(one.day) if one.day else "")))
            words = column(
                ElidedLabel(f"“{one.hook}”", size="strong"), ElidedLabel(about, tone="muted"), spacing=1
            )
            line = row(words, begin, spacing=12)
            line.setStretch(0, 1)
            self._list.addWidget(rule())
            self._list.addLayout(line)
        self.setVisible(bool(found))
