"""Above the hook: openings to start from, made of what the video says. One is put in only once it is chosen."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from planner.checks.facts import VideoFacts
from planner.i18n import _
from planner.library import proposals
from ui.widgets.parts import add_action


class HookChoice(QPushButton):
    """A button with a menu of proposals. ``chosen`` brings the words of one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Propose a hook…"))
        self.setProperty("kind", "linkmenu")
        self.setAutoDefault(False)
        self.video: VideoFacts | None = None
        """As it is being typed."""
        self.choices = QMenu(self)
        self.choices.aboutToShow.connect(self._fill)
        self.setMenu(self.choices)

    def ask(self) -> None:
        """Open the menu, with the first proposal marked."""
        self.setFocus()
        self.choices.popup(self.mapToGlobal(self.rect().bottomLeft()))
        self.choices.setActiveAction(self.choices.actions()[0])

    def _fill(self) -> None:
        self.choices.clear()
        for text in proposals.hooks(self.video) if self.video else ():
            add_action(self.choices, text, partial(self.chosen.emit, text))
        if self.choices.isEmpty():
            add_action(self.choices, _("Name the product or write the script first"), lambda: None)
            self.choices.actions()[0].setEnabled(False)
