"""The list of pages at the left, with how many things wait on each; folded it shows their outlines alone."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QButtonGroup, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from planner.i18n import _
from planner.preferences import Preferences
from ui.shell.pages import BOTTOM, GROUPS, PAGES, PageSpec
from ui.theme import logo, theme
from ui.widgets import avatar
from ui.widgets.outline import dress
from ui.widgets.parts import button, column, label, plain, row, rule, set_property

WIDE, FOLDED = 196, 56
"""Logical pixels."""
NARROW = 1320
"""Under this width of the window the list folds by itself, in logical pixels."""


class NavButton(QPushButton):
    """One page, with its outline and a number at the right, or at the corner of the outline."""

    def __init__(self, spec: PageSpec) -> None:
        super().__init__()
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setAutoExclusive(True)  # a radio button for screen readers
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        dress(self, spec.outline, on="accent")
        self._count = QLabel(self)
        self._count.setObjectName("navcount")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._count.hide()
        self._title, self._folded = _(spec.title), False
        self.setAccessibleName(self._title)

    def sizeHint(self) -> QSize:
        """Of one line, at the size of texts."""
        return QSize(theme.px(36), theme.px(31))

    def minimumSizeHint(self) -> QSize:
        """As high as that: the list scrolls nowhere, it folds."""
        return QSize(theme.px(36), theme.px(26))

    def fold(self, folded: bool) -> None:
        """Show the outline alone, with its page's name as a tooltip."""
        self._folded = folded
        self.setText("" if folded else f" {self._title}")
        self.setToolTip(plain(self._title) if folded else "")
        set_property(self._count, "folded", folded)
        self._place()

    def show_count(self, count: int, kind: str = "plain") -> None:
        """Show a number, or none for 0."""
        self._count.setVisible(count > 0)
        self._count.setText(str(count) if count < 1000 else "999+")
        set_property(self._count, "tone", "fix" if kind == "fix" else "muted")
        self.setAccessibleName(f"{self._title}, {count}" if count else self._title)
        self._place()

    def resizeEvent(self, event: object) -> None:
        """Keep the number in its place."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place()

    def _place(self) -> None:
        self._count.adjustSize()
        size = self._count.size()
        if self._folded:
            self._count.move(self.width() - size.width() - 1, 0)
        else:
            self._count.move(self.width() - size.width() - 9, (self.height() - size.height()) // 2)


class BrandButton(QPushButton):
    """The calendar that is open, by its brand's initial; it opens the list of the others."""

    def __init__(self, fill: Callable[[QMenu], None]) -> None:
        super().__init__()
        self.setProperty("kind", "brand")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tile, self._name = QLabel(), label(size="strong")
        self._arrows = QPushButton()
        self._arrows.setProperty("kind", "bare")
        self._arrows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(self._arrows, "chevrons-up-down", size=15)
        for one in (self._tile, self._name, self._arrows):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = row(self._tile, self._name, None, self._arrows)
        layout.setContentsMargins(7, 0, 4, 0)
        self.setLayout(layout)
        self._brand = ""
        self._fill = fill
        self.clicked.connect(self._open)
        theme.changed.connect(self._paint_tile)

    def sizeHint(self) -> QSize:
        """Of one line."""
        return QSize(theme.px(36), theme.px(34))

    def show_brand(self, name: str) -> None:
        """Show whose calendar it is."""
        self._brand = name
        self._paint_tile()

    def fold(self, folded: bool) -> None:
        """Show the initial alone."""
        self._name.setVisible(not folded)
        self._arrows.setVisible(not folded)
        self.setToolTip(plain(self._brand) if folded else "")

    def resizeEvent(self, event: object) -> None:
        """Cut a long name."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._paint_tile()

    def _paint_tile(self) -> None:
        app = QApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
        self._tile.setPixmap(avatar.pixmap(self._brand, theme.px(19), ratio))
        room = max(20, self.width() - theme.px(70))
        self._name.setText(
            self._name.fontMetrics().elidedText(self._brand, Qt.TextElideMode.ElideRight, room)
        )
        self.setAccessibleName(_("Calendar of {brand}, open another").format(brand=self._brand))

    def _open(self) -> None:
        menu = QMenu(self)
        self._fill(menu)
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))


class Navigation(QWidget):
    """Pages by name; ``chosen`` comes with the one that was clicked, ``fold_wanted`` with its fold button."""

    chosen = Signal(str)
    fold_wanted = Signal()

    def __init__(self, preferences: Preferences, fill_brands: Callable[[QMenu], None]) -> None:
        super().__init__()
        self._preferences = preferences
        self._here: bool | None = None
        """What was chosen while the window was narrow; None for what its width asks for."""
        self.setObjectName("nav")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._told = ""
        self._buttons = {one.name: NavButton(one) for one in PAGES if one.group is not None}
        self._group = QButtonGroup(self)
        for name, one in self._buttons.items():
            self._group.addButton(one)
            one.setObjectName(f"nav_{name}")
        self._group.buttonToggled.connect(self._toggled)
        self._group.buttonClicked.connect(self._clicked)
        self._mark, self._name = QLabel(), label("Hookline", size="brand")
        self._mark.setPixmap(logo(20))
        self._fold = button("", self.fold_wanted.emit, "quiet")
        self._fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        dress(self._fold, "panel-left", size=16)
        self.brand = BrandButton(fill_brands)
        self._headings = {key: label(_(text), tone="faint") for key, text in GROUPS.items() if text}
        self._lines = {key: rule() for key in self._headings}
        self._folded = False
        self.setLayout(self._lay_out())
        self.fold(False)

    def _lay_out(self) -> QVBoxLayout:
        head = row(self._mark, self._name, None, self._fold)
        head.setContentsMargins(10, 4, 0, 8)
        layout = column(head, spacing=1)
        for key in GROUPS:
            if key == BOTTOM:
                layout.addStretch(1)
                layout.addWidget(self.brand)
                layout.addSpacing(6)
            elif key in self._headings:
                self._headings[key].setContentsMargins(10, 12, 0, 3)
                layout.addWidget(self._headings[key])
                layout.addWidget(self._lines[key])
            for one in PAGES:
                if one.group == key:
                    layout.addWidget(self._buttons[one.name])
        layout.setContentsMargins(10, 10, 10, 10)
        return layout

    @property
    def folded(self) -> bool:
        """Whether it shows outlines alone."""
        return self._folded

    def fold(self, folded: bool) -> None:
        """Show outlines alone, or names as well."""
        self._folded = folded
        self.setFixedWidth(FOLDED if folded else max(WIDE, theme.px(WIDE)))
        for one in self._buttons.values():
            one.fold(folded)
        self.brand.fold(folded)
        for text in (self._mark, self._name, *self._headings.values()):
            text.setVisible(not folded)
        for line in self._lines.values():
            line.setVisible(folded)
        words = _("Show the names of the pages") if folded else _("Fold the list of pages")
        self._fold.setAccessibleName(words)
        self._fold.setToolTip(plain(f"{words} (Ctrl+\\)"))

    def fit(self, width: int) -> None:
        """Fold or unfold as the window's width and what was chosen at it ask for."""
        if width >= NARROW:
            self._here = None
            folded = bool(self._preferences["folded"])
        else:
            folded = self._here is not False
        if folded != self._folded:
            self.fold(folded)

    def flip(self, width: int) -> None:
        """Fold, or unfold; at a wide window that is remembered."""
        if width >= NARROW:
            self._preferences["folded"] = not self._folded
        else:
            self._here = not self._folded
        self.fold(not self._folded)

    def show_page(self, name: str) -> None:
        """Mark a page as the one that is shown."""
        if name in self._buttons:
            self._group.blockSignals(True)
            self._buttons[name].setChecked(True)
            self._group.blockSignals(False)

    def show_count(self, name: str, count: int, kind: str = "plain") -> None:
        """Show how many things wait on a page."""
        self._buttons[name].show_count(count, kind)

    def _toggled(self, one: QPushButton, on: bool) -> None:
        """Go there however it was chosen: screen readers only check a button."""
        if on:
            self._told = one.objectName().removeprefix("nav_")
            self.chosen.emit(self._told)

    def _clicked(self, one: QPushButton) -> None:
        """Go there from a page that was opened from it, whose button is checked already."""
        if self._told != (name := one.objectName().removeprefix("nav_")):
            self.chosen.emit(name)
        self._told = ""
