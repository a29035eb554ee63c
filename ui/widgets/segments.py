"""A few choices side by side, one of which holds."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QWidget

from ui.widgets.parts import button, row


class Segments(QFrame):
    """Choices by key; ``chosen`` comes with the one that the user picked. Arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        layout = row(spacing=0)
        layout.setContentsMargins(1, 1, 1, 1)
        for key, text in choices.items():
            one = self._buttons[key] = button(text, partial(self.chosen.emit, key), "segment")
            one.setCheckable(True)
            one.setAccessibleName(f"{name}: {text}")
            self._group.addButton(one)
            layout.addWidget(one)
        self.setLayout(layout)
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def choose(self, key: str) -> None:
        """Show which choice holds."""
        self._buttons[key].setChecked(True)

    def rename(self, key: str, text: str) -> None:
        """Call a choice something else."""
        self._buttons[key].setText(text.replace("&", "&&"))
        self._buttons[key].setAccessibleName(f"{self.accessibleName()}: {text}")

    def button(self, key: str) -> QPushButton:
        """Return the button of a choice."""
        return self._buttons[key]
