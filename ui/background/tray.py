"""The icon in the system's tray, while the program runs on without a window."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QMenu, QMessageBox, QSystemTrayIcon, QWidget

from planner.i18n import _, ngettext
from planner.preferences import QUIT, STAY
from planner.reminders.reminders import DueItem
from ui.pieces.reminder_words import reminder_line, reminder_title
from ui.theme import app_icon, logo, theme
from ui.widgets.parts import add_action, plain

SIZE = 64
"""Logical pixels of the icon with its dot; the system makes it smaller."""


class Tray(QObject):
    """Says how much is due, opens the window again, and tells of reminders where nothing else can."""

    open_wanted = Signal()
    quit_wanted = Signal()
    reminder_wanted = Signal(int)
    """The id of a DueItem whose message was clicked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = 0
        self.icon = QSystemTrayIcon(app_icon(), self)
        self.menu = QMenu()
        add_action(self.menu, _("Open Hookline"), self.open_wanted.emit)
        self.menu.addSeparator()
        add_action(self.menu, _("Quit"), self.quit_wanted.emit)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(lambda: self.reminder_wanted.emit(self._told))
        self.show_count(0)
        self.icon.show()

    def show_count(self, count: int) -> None:
        """Say how many reminders are due or were missed."""
        words = ngettext("{n} reminder", "{n} reminders", count).format(n=count)
        self.icon.setToolTip(plain(f"Hookline: {words}" if count else "Hookline"))
        self.icon.setIcon(_dotted() if count else app_icon())

    def tell(self, item: DueItem) -> None:
        """Show a message for what fell due."""
        self._told = item.id
        self.icon.showMessage(reminder_title(item), reminder_line(item), app_icon())

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_wanted.emit()


def ask(parent: QWidget) -> str:
    """Ask what closing the window means; return STAY, QUIT, or nothing where that was not answered."""
    box = QMessageBox(parent)
    box.setWindowTitle("Hookline")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_("Keep Hookline running in the tray?"))
    box.setInformativeText(
        _(
            "Then reminders come while its window is closed. Without, what was missed is listed at the next start. "
            "Settings > Reminders changes it."
        )
    )
    stay = box.addButton(_("Keep running"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(_("Quit"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.addButton(QMessageBox.StandardButton.Cancel).hide()  # Esc
    box.exec()
    pressed = box.clickedButton()
    return STAY if pressed is stay else QUIT if pressed is leave else ""


def _dotted() -> QIcon:
    """Return the program's icon with a dot: something is due."""
    picture = logo(SIZE)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.color("surface")))
    radius = SIZE * 0.2
    painter.drawEllipse(int(SIZE - 2 * radius - 2), 0, int(2 * radius + 2), int(2 * radius + 2))
    painter.setBrush(QColor(theme.color("fix")))
    painter.drawEllipse(int(SIZE - 2 * radius), 2, int(2 * radius - 2), int(2 * radius - 2))
    painter.end()
    return QIcon(picture)
