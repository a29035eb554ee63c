"""The card of the settings page that is about a calendar server: what is planned, on the phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit

from planner.errors import PlanError
from planner.i18n import _
from ui.settings.fields import add_field
from ui.store import Store
from ui.widgets.parts import Card, button, label, row, set_property

if TYPE_CHECKING:
    from ui.background.publishing import Publishing


class PhoneCard(Card):
    """Off until it is turned on; nothing leaves the computer before that."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("On the phone"))
        self._store = store
        self._publishing: Publishing | None = None
        words = _(
            "File > Export writes a calendar file once. On a CalDAV server, such as Nextcloud, a calendar of its own "
            "is kept up to date: changes go out, never in, and other calendars are not touched. "
            "This is the only thing for which Hookline uses the network."
        )
        self.body.addWidget(label(words, tone="muted", wrap=True))
        self.on = QCheckBox(_("Publish to a CalDAV server"))
        self.url, self.user, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.url.setPlaceholderText("https://example.com/dav/")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.go = button(_("Publish now"), self._choose, "small")
        self.state = label(tone="muted", wrap=True)
        self.state.hide()
        self.on.clicked.connect(self._turned)
        self.password.returnPressed.connect(self._choose)
        self.body.addWidget(self.on)
        add_field(self, _("Address of the server"), self.url)
        add_field(self, _("User name"), self.user)
        add_field(self, _("Password"), self.password)
        self.body.addLayout(row(self.go, None))
        self.body.addWidget(self.state)
        self._show_fields()

    def join(self, publishing: Publishing) -> None:
        """Show what is chosen, and go by it from now on."""
        self._publishing = publishing
        chosen = publishing.chosen
        self.url.setText(chosen.get("url", ""))
        self.user.setText(chosen.get("user", ""))
        self.on.setChecked(bool(chosen.get("on")))
        self.password.setPlaceholderText(_("as it is kept") if chosen.get("on") else "")
        self._say(*publishing.last)
        publishing.told.connect(self._say)
        self._show_fields()

    def _turned(self) -> None:
        self._show_fields()
        if not self.on.isChecked():
            self._choose()

    def _choose(self) -> None:
        if self._publishing is None:
            return
        try:
            self._publishing.choose(
                self.url.text(), self.user.text(), self.password.text(), on=self.on.isChecked()
            )
        except PlanError as error:
            self._say(str(error), good=False)
            return
        self.password.clear()
        self.password.setPlaceholderText(_("as it is kept") if self.on.isChecked() else "")

    def _show_fields(self) -> None:
        for field in (self.url, self.user, self.password, self.go):
            field.setEnabled(self.on.isChecked())

    def _say(self, text: str, good: bool) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))
        set_property(self.state, "tone", "muted" if good else "fix")
