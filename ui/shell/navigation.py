"""The list of pages at the left, with how many things wait on each."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QWidget

from planner.i18n import _
from ui.shell.pages import BOTTOM, LIBRARY, PAGES, TOP
from ui.theme import logo
from ui.widgets.parts import chip, column, label, row, set_property


class NavButton(QPushButton):
    """One page, with a badge."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._badge: QLabel = chip("")
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._badge.hide()
        layout = row(None, self._badge)
        layout.setContentsMargins(0, 0, 8, 0)
        self.setLayout(layout)
        self._text = text

    def sizeHint(self) -> QSize:
        """As a push button, not as its badge."""
        return QSize(170, 34)

    def show_count(self, count: int, kind: str = "plain") -> None:
        """Show a number, or none for 0."""
        self._badge.setVisible(count > 0)
        self._badge.setText(str(count))
        set_property(self._badge, "chip", kind)
        self.setAccessibleName(f"{self._text}, {count}" if count else self._text)


class Navigation(QWidget):
    """Pages by name; ``chosen`` comes with the one that was clicked."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("nav")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(190)
        mark = QLabel()
        mark.setPixmap(logo(20))
        self._group = QButtonGroup(self)
        self._buttons = {one.name: NavButton(_(one.title)) for one in PAGES if one.section}
        for name, one in self._buttons.items():
            self._group.addButton(one)
            one.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
        brand = row(mark, label("Hookline", size="head"), None)
        brand.setContentsMargins(10, 8, 0, 12)
        self.calendar_name = label(tone="faint", wrap=True)
        self.calendar_name.setContentsMargins(12, 0, 6, 6)
        heading = label(_("Library"), tone="faint")
        heading.setContentsMargins(12, 12, 0, 2)
        layout = column(
            brand, *self._of(TOP), heading, *self._of(LIBRARY), None, self.calendar_name, *self._of(BOTTOM),
            spacing=3,
        )  # fmt: skip
        layout.setContentsMargins(10, 10, 10, 12)
        self.setLayout(layout)

    def _of(self, section: str) -> list[NavButton]:
        return [self._buttons[one.name] for one in PAGES if one.section == section]

    def show_page(self, name: str) -> None:
        """Mark a page as the one that is shown."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def show_count(self, name: str, count: int, kind: str = "plain") -> None:
        """Show how many things wait on a page."""
        self._buttons[name].show_count(count, kind)
