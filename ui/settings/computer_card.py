"""The card of the settings page that is about how this computer tells of reminders."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QSystemTrayIcon

from planner.errors import PlanError
from planner.i18n import _
from planner.preferences import QUIT, STAY, Preferences
from ui.background import autostart
from ui.store import Store
from ui.widgets.parts import Card, label


class ComputerCard(Card):
    """Notifications, the tray, and the start at login."""

    def __init__(self, store: Store, preferences: Preferences) -> None:
        super().__init__(_("On this computer"))
        self._store, self._preferences = store, preferences
        self.notifications = QCheckBox(_("Show desktop notifications for reminders"))
        self.notifications.setChecked(bool(preferences["notifications"]))
        self.notifications.toggled.connect(self._choose_notifications)
        self.tray = QCheckBox(_("Keep running in the tray when the window is closed"))
        self.tray.setChecked(preferences["tray"] == STAY)
        self.tray.toggled.connect(self._choose_tray)
        self.login = QCheckBox(_("Start at login, in the tray"))
        self.login.setChecked(autostart.is_on(autostart.entry()))
        self.login.toggled.connect(self._choose_login)
        for box in (self.notifications, self.tray, self.login):
            self.body.addWidget(box)
        if not QSystemTrayIcon.isSystemTrayAvailable():
            words = _("This desktop has no tray: Hookline ends when its window is closed.")
            self.body.addWidget(label(words, tone="faint", wrap=True))

    def _choose_notifications(self, on: bool) -> None:
        self._preferences["notifications"] = on

    def _choose_tray(self, on: bool) -> None:
        self._preferences["tray"] = STAY if on else QUIT

    def _choose_login(self, on: bool) -> None:
        try:
            autostart.choose(autostart.entry(), on=on)
        except PlanError as error:
            self._store.failed.emit(str(error))
        with QSignalBlocker(self.login):
            self.login.setChecked(autostart.is_on(autostart.entry()))
