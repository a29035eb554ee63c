"""A few choices side by side, one of which holds; where there is little room they are a list behind it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QPushButton, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.parts import add_action, button, row


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
        self._narrow = button("", None, "segmentmenu")
        self._list = QMenu(self._narrow)
        self._list.aboutToShow.connect(self._fill_list)
        self._narrow.setMenu(self._list)
        self._narrow.hide()
        layout.addWidget(self._narrow)
        self._group.buttonToggled.connect(self._say)
        self.setLayout(layout)
        self._size()
        theme.changed.connect(self._size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_narrow(self, narrow: bool) -> None:
        """Show the choice that holds alone, with the others in its list."""
        for one in self._buttons.values():
            one.setVisible(not narrow)
        self._narrow.setVisible(narrow)
        self._say()
        self.updateGeometry()

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

    def _say(self, *_toggled: object) -> None:
        held = self._group.checkedButton()
        self._narrow.setText(held.text() if held else "")
        self._narrow.setAccessibleName(held.accessibleName() if held else self.accessibleName())

    def _fill_list(self) -> None:
        self._list.clear()
        for key, one in self._buttons.items():
            add_action(self._list, one.text().replace("&&", "&"), partial(self.chosen.emit, key))

    def _size(self) -> None:
        self.setFixedHeight(theme.px(32))
