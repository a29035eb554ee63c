"""Colours by role, light and dark: the palette, the style sheet and the fonts; the only place that sets them."""

import tomllib
from functools import cache

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from planner.presets import ASSETS
from ui import input_guard

NAMES = ("light", "dark")
FAMILY = "Inter"
"""The font where it is installed; the system's own one elsewhere."""


@cache
def tokens(name: str) -> dict[str, str]:
    """Return the colours of a theme by role, as #RRGGBB."""
    return tomllib.loads((ASSETS / "themes" / f"{name}.toml").read_text(encoding="utf-8"))


class Theme(QObject):
    """The theme that is on. ``changed`` tells painted widgets to draw themselves anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice = "system"
        self._name = "light"
        self._colors: dict[str, QColor] = {}
        self._family = ""

    @property
    def name(self) -> str:
        """``light`` or ``dark``."""
        return self._name

    def color(self, role: str) -> QColor:
        """Return the colour of a role; an unknown role is ``other``, as for a format of the user's own."""
        found = self._colors.get(role)
        if found is None:
            values = tokens(self._name)
            found = self._colors[role] = QColor(values.get(role, values["other"]))
        return found

    def mixed(self, role: str, ground: str, share: float) -> QColor:
        """Return ``share`` (0 to 1) of one role over another, as the ground of a coloured chip."""
        over, under = self.color(role), self.color(ground)
        return QColor(
            round(over.red() * share + under.red() * (1 - share)),
            round(over.green() * share + under.green() * (1 - share)),
            round(over.blue() * share + under.blue() * (1 - share)),
        )

    def font(self, size: int, weight: int = 400) -> QFont:
        """Return the program's font at a size in logical pixels."""
        font = QFont(QApplication.font())
        font.setPixelSize(size)
        font.setWeight(QFont.Weight(weight))
        return font

    def colour_chip(self, widget: QWidget, ink: QColor, ground: QColor) -> None:
        """Show a label as a chip in colours of its own."""
        widget.setStyleSheet(
            f"background: {ground.name()}; color: {ink.name()}; border-radius: 5px; padding: 2px 7px;"
            " font-size: 12px; font-weight: 500;"
        )

    def colour(self, widget: QWidget, ink: QColor | None = None, ground: QColor | None = None) -> None:
        """Give a widget colours of its own, whatever the theme is; none within it if it has a name."""
        name = widget.objectName()
        parts = [f"color: {ink.name()};" if ink else "", f"background: {ground.name()};" if ground else ""]
        widget.setStyleSheet(f"#{name} {{ {''.join(parts)} }}" if name else "".join(parts))

    def start(self, choice: str) -> None:
        """Put the theme on the application and follow the system from now on. ``choice`` as in ``choose``.

        Its fields are made safe too, since the style sheet and the guard shape them together.
        """
        QApplication.setStyle("Fusion")
        font = QFont()
        font.setFamilies([FAMILY, *font.families()])  # asking whether it is there would load every font first
        font.setPixelSize(13)
        QApplication.setFont(font)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.choose(choice)
        if isinstance(app := QApplication.instance(), QApplication):
            input_guard.install(app)

    def choose(self, choice: str) -> None:
        """Show ``light``, ``dark`` or what the ``system`` shows."""
        self._choice = choice
        hints = QGuiApplication.styleHints()
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints.setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
        dark = choice == "dark" or (choice == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
        self._name = "dark" if dark else "light"
        self._colors.clear()
        QApplication.setPalette(self._palette())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet(self._sheet())
        self.changed.emit()

    def _system_changed(self) -> None:
        if self._choice == "system":
            self.choose("system")

    def _sheet(self) -> str:
        text = (ASSETS / "style.qss").read_text(encoding="utf-8")
        for role, value in tokens(self._name).items():
            text = text.replace("{" + role + "}", value)
        return text.replace("{icons}", (ASSETS / "icons").as_posix()).replace("{theme}", self._name)

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, color in (
            (QPalette.ColorRole.Window, "ground"),
            (QPalette.ColorRole.WindowText, "text"),
            (QPalette.ColorRole.Base, "surface"),
            (QPalette.ColorRole.AlternateBase, "sunken"),
            (QPalette.ColorRole.Text, "text"),
            (QPalette.ColorRole.Button, "surface"),
            (QPalette.ColorRole.ButtonText, "text"),
            (QPalette.ColorRole.Highlight, "accent"),
            (QPalette.ColorRole.HighlightedText, "on_accent"),
            (QPalette.ColorRole.PlaceholderText, "muted"),
            (QPalette.ColorRole.ToolTipBase, "surface"),
            (QPalette.ColorRole.ToolTipText, "text"),
            (QPalette.ColorRole.Link, "accent"),
            (QPalette.ColorRole.Accent, "accent"),
            (QPalette.ColorRole.Mid, "line"),
        ):
            palette.setColor(role, self.color(color))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("faint"))
        return palette


theme = Theme()
"""The one theme of the application; like QApplication.palette, there is no second."""


def restyle(widget: QWidget) -> None:
    """Have the style sheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def app_icon() -> QIcon:
    """Return the program's own icon."""
    return QIcon(str(ASSETS / "icons" / "hookline.svg"))


def logo(size: int) -> QPixmap:
    """Return the program's mark, ``size`` logical pixels square."""
    return app_icon().pixmap(QSize(size, size))
