"""Colours by role, light and dark: the palette, the style sheet and the fonts; the only place that sets them."""

import re
import sys
import tomllib
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from planner.presets import ASSETS
from ui import input_guard

NAMES = ("light", "dark")
FAMILY = "Inter"
"""The font that comes with the program, in assets/fonts; the system's own one for signs that it lacks."""
SIZES = (90, 100, 115, 130)
"""How large texts can be, in percent of what the system asks for."""
MARKS = (16, 24, 32, 48, 128)
"""Sizes for which the program's mark was drawn, in logical pixels."""
USUAL_POINTS = {"win32": 9.0, "darwin": 13.0}
"""Points of a system's usual font; 11 elsewhere. Only a larger one makes ours larger: some systems name none."""
_FONT_SIZE = re.compile(r"(font-size: )(\d+)(px)")


@cache
def tokens(name: str) -> dict[str, str]:
    """Return the colours of a theme by role, as #RRGGBB."""
    return tomllib.loads((ASSETS / "themes" / f"{name}.toml").read_text(encoding="utf-8"))


def percent_of(text: str) -> int:
    """Return one of SIZES that a text names, 100 for any other."""
    return next((size for size in SIZES if str(size) == text), 100)


SHARPER = {
    "line": "edge", "faint_line": "edge", "muted": "text", "faint": "muted", "edge": "text", "quiet": "text",
    "ring": "text", "overlay_line": "text", "grid": "edge", "axis": "text",
}  # fmt: skip
"""Roles that take another's colour where the system asks for more contrast."""


@cache
def sharper(name: str) -> dict[str, str]:
    """Return the colours of a theme for a system that asks for more contrast."""
    found = tokens(name)
    return {role: found[SHARPER.get(role, role)] for role in found}


class Theme(QObject):
    """The theme that is on. ``changed`` tells painted widgets to draw themselves anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice = "system"
        self._name = "light"
        self._colors: dict[str, QColor] = {}
        self.scale = 1.0
        """Of texts, and of what is as high as they are."""
        self._system_scale, self._percent = 1.0, 100
        self._following = False

    @property
    def name(self) -> str:
        """``light`` or ``dark``."""
        return self._name

    def values(self) -> dict[str, str]:
        """Return the colours that hold by role, as #RRGGBB."""
        hints = QGuiApplication.styleHints()  # kept by name: what it hands out goes with it
        wanted = hints.accessibility().contrastPreference()
        return (sharper if wanted == Qt.ContrastPreference.HighContrast else tokens)(self._name)

    def color(self, role: str) -> QColor:
        """Return the colour of a role; an unknown role is ``other``, as for a format of the user's own."""
        found = self._colors.get(role)
        if found is None:
            values = self.values()
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
        """Return the program's font at a size in logical pixels, at the scale of texts."""
        font = QFont(QApplication.font())
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def px(self, size: float) -> int:
        """Return a size in logical pixels at the scale of texts: of rows, chips and outlines beside them."""
        return max(1, round(size * self.scale))

    def choose_size(self, percent: int) -> None:
        """Show texts at so many percent of what the system asks for."""
        self._percent = percent
        self.scale = self._system_scale * percent / 100
        QApplication.setFont(self._font())
        self._dress()

    def colour_chip(self, widget: QWidget, ink: QColor, ground: QColor) -> None:
        """Show a label as a chip in colours of its own."""
        widget.setStyleSheet(
            f"background: {ground.name()}; color: {ink.name()}; border-radius: 5px; padding: 2px 7px;"
            f" font-size: {self.px(12)}px; font-weight: 500;"
        )

    def colour(self, widget: QWidget, ink: QColor | None = None, ground: QColor | None = None) -> None:
        """Give a widget colours of its own, whatever the theme is; none within it if it has a name."""
        name = widget.objectName()
        parts = [f"color: {ink.name()};" if ink else "", f"background: {ground.name()};" if ground else ""]
        widget.setStyleSheet(f"#{name} {{ {''.join(parts)} }}" if name else "".join(parts))

    def start(self, choice: str, percent: int = 100) -> None:
        """Put the theme on the application and follow the system from now on. ``choice`` as in ``choose``.

        Texts are ``percent`` of the system's size. Fields are made safe too: sheet and guard shape them together.
        """
        QApplication.setStyle("Fusion")
        if not self._following:
            self._following = True
            for file in sorted((ASSETS / "fonts").glob("*.ttf")):
                QFontDatabase.addApplicationFont(str(file))
            hints = QGuiApplication.styleHints()
            hints.colorSchemeChanged.connect(self._system_changed)
            hints.accessibility().contrastPreferenceChanged.connect(self._contrast_changed)
        usual = USUAL_POINTS.get(sys.platform, 11.0)
        self._system_scale = max(1.0, QFont().pointSizeF() / usual)
        self._percent, self.scale = percent, self._system_scale * percent / 100
        QApplication.setFont(self._font())
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
        self._dress()

    def _font(self) -> QFont:
        font = QFont()
        font.setFamilies([FAMILY, *font.families()])  # asking whether it is there would load every font first
        font.setPixelSize(self.px(13))
        return font

    def _dress(self) -> None:
        """Put colours and sizes on what is shown."""
        QApplication.setPalette(self._palette())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet(self._sheet())
        self.changed.emit()

    def _system_changed(self) -> None:
        if self._choice == "system":
            self.choose("system")

    def _contrast_changed(self) -> None:
        self.choose(self._choice)

    def _sheet(self) -> str:
        files = sorted((ASSETS / "style").glob("*.qss"))
        return self._filled("\n".join(file.read_text(encoding="utf-8") for file in files), self._name)

    def own_sheet(self, file: str, name: str) -> str:
        """Return a sheet of assets/style/own for one window alone, in the colours of a theme whatever holds."""
        return self._filled((ASSETS / "style" / "own" / f"{file}.qss").read_text(encoding="utf-8"), name)

    def _filled(self, text: str, name: str) -> str:
        for role, value in (self.values() if name == self._name else tokens(name)).items():
            text = text.replace("{" + role + "}", value)
        text = _FONT_SIZE.sub(lambda found: f"{found[1]}{self.px(int(found[2]))}{found[3]}", text)
        return text.replace("{icons}", (ASSETS / "icons").as_posix()).replace("{theme}", name)

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


def mark(size: int) -> Path:
    """Return the file of the program's mark as it was drawn for a size, one of MARKS."""
    return ASSETS / "icons" / "app" / f"hookline-{size}.svg"


def app_icon() -> QIcon:
    """Return the program's own icon."""
    made = QIcon()
    for size in MARKS:
        made.addFile(str(mark(size)), QSize(size, size))
    return made


def logo(size: int) -> QPixmap:
    """Return the program's mark, ``size`` logical pixels square."""
    return app_icon().pixmap(QSize(size, size))
