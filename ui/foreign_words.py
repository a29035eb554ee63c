"""Qt's own words in the user's language."""

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from planner import i18n
from planner.labels import QT

_KNOWN = frozenset(QT)


class QtWords(QTranslator):
    """Looks up in the program's own translations what Qt shows by itself."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return a text of Qt's in the current language, None for one that is not known."""
        return i18n._(text) if text in _KNOWN else None

    def isEmpty(self) -> bool:
        """It has words."""
        return False


def speak(app: QApplication) -> None:
    """Have Qt's words, numbers and dates be those of the current language."""
    QLocale.setDefault(QLocale(i18n.language()))
    for old in app.findChildren(QtWords):
        app.removeTranslator(old)
        old.deleteLater()
    app.installTranslator(QtWords(app))
