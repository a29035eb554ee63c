"""The card of the settings page about days: other countries' holidays, campaigns, days of one's own."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from models.campaign import Campaign
from models.ownday import OwnDay
from planner import campaigns, dates, own_days, settings
from planner.i18n import _, language
from planner.workspace import Edit
from ui.settings.fields import add_field
from ui.store import Store
from ui.widgets.parts import Card, button, clear, column, label, row

MARKETS = ("ID", "US", "GB", "MY", "SG", "TH", "VN", "PH")


class DaysCard(Card):
    """What the calendar shows about days."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Days in the calendar"))
        self._store = store
        self.markets: dict[str, QCheckBox] = {}
        boxes = row(spacing=10)
        for code in MARKETS:
            box = self.markets[code] = QCheckBox(code)
            territory = QLocale.territoryToString(QLocale.codeToTerritory(code))
            box.setToolTip(territory)
            box.setAccessibleName(_("Public holidays of {country}").format(country=territory))
            box.clicked.connect(self._change_markets)
            boxes.addWidget(box)
        boxes.addStretch(1)
        add_field(self, _("Public holidays of other countries too"), boxes)
        self._campaigns, self._own = column(spacing=4), column(spacing=4)
        self._add_list(_("Campaigns"), self._campaigns, _("New campaign…"), self.ask_campaign)
        self._add_list(_("Days of your own"), self._own, _("New day…"), self.ask_own)
        store.changed.connect(lambda _changes: self.show_chosen())
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show what the calendar holds."""
        calendar = self._store.read(settings.get)
        for code, box in self.markets.items():
            box.setChecked(code in calendar.markets or code == calendar.market)
            box.setEnabled(code != calendar.market)
        clear(self._campaigns)
        for one in self._store.read(campaigns.all_campaigns):
            self._campaigns.addLayout(
                self._line(
                    one.name,
                    dates.span(one.first, one.last),
                    partial(self.ask_campaign, one),
                    partial(campaigns.delete, one.id or 0),
                )
            )
        clear(self._own)
        for own in self._store.read(own_days.all_days):
            when = (
                _("{day}, every year").format(day=dates.day_year(own.day))
                if own.yearly
                else dates.day_year(own.day)
            )
            self._own.addLayout(
                self._line(own.name, when, partial(self.ask_own, own), partial(own_days.delete, own.id or 0))
            )

    def ask_campaign(self, campaign: Campaign | None = None) -> None:
        """Ask for a campaign, and add or change it."""
        today = self._store.now().date()
        first, last = (campaign.first, campaign.last) if campaign else (today, today + dt.timedelta(days=13))
        dialog = DayDialog(_("Campaign"), campaign.name if campaign else "", first, self)
        dialog.add_last(last)
        dialog.add_color(campaign.color if campaign else "note")

        def save() -> bool:
            values = dialog.name.text(), dialog.day(dialog.first), dialog.day(dialog.last)
            color = dialog.color.currentData()
            if campaign:
                return self._store.save(campaigns.change(campaign.id or 0, *values, color))
            return self._store.save(campaigns.add(*values, color))

        dialog.run(save)

    def ask_own(self, own: OwnDay | None = None) -> None:
        """Ask for a day, and add or change it."""
        dialog = DayDialog(
            _("Day of your own"), own.name if own else "", own.day if own else self._store.now().date(), self
        )
        dialog.add_yearly(own.yearly if own else False)

        def save() -> bool:
            values = dialog.day(dialog.first), dialog.name.text(), dialog.yearly.isChecked()
            if own:
                return self._store.save(own_days.change(own.id or 0, *values))
            return self._store.save(own_days.add(*values))

        dialog.run(save)

    def _add_list(self, title: str, lines: QVBoxLayout, words: str, ask: Callable[[], None]) -> None:
        add_field(self, title, column(lines, row(button(words, ask, "small"), None), spacing=6))

    def _line(
        self, name: str, when: str, change: Callable[[], None], delete: Callable[[], Edit[None]]
    ) -> QLayout:
        edit = button(_("Edit…"), change, "small")
        edit.setAccessibleName(_("Edit {name}").format(name=name))
        gone = button(_("Delete"), lambda: self._store.do(delete(), offer_undo=True), "small")
        gone.setAccessibleName(_("Delete {name}").format(name=name))
        return row(label(name), label(when, tone="muted"), None, edit, gone)

    def _change_markets(self) -> None:
        market = self._store.read(settings.get).market
        chosen = [code for code, box in self.markets.items() if box.isChecked() and code != market]
        self._store.do(settings.set_markets(chosen))


class DayDialog(QDialog):
    """Asks for a name and a day, and more where it is added."""

    def __init__(self, title: str, name: str, first: dt.date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(380)
        self.name = QLineEdit(name)
        self.first = self._date(first, _("First day"))
        self.last, self.yearly, self.color = self._date(first, _("Last day")), QCheckBox(), QComboBox()
        self._fields = column(spacing=10)
        self.add(_("Name"), self.name)
        self.add(_("Day"), self.first)
        self.ok = button(_("Save"), self._save, "primary")
        self.ok.setDefault(True)
        layout = column(self._fields, row(None, button(_("Cancel"), self.reject), self.ok), spacing=16)
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self._saved: Callable[[], bool] = lambda: True

    def add(self, title: str, field: QWidget) -> None:
        """Add a field with its title."""
        field.setAccessibleName(title)
        self._fields.addLayout(column(label(title, tone="muted"), field, spacing=4))

    def add_last(self, last: dt.date) -> None:
        """Ask for the last day too."""
        self.last.setDate(QDate(last.year, last.month, last.day))
        self.add(_("Last day"), self.last)

    def add_yearly(self, yearly: bool) -> None:
        """Ask whether it comes every year."""
        self.yearly.setText(_("Comes every year"))
        self.yearly.setChecked(yearly)
        self._fields.addWidget(self.yearly)

    def add_color(self, color: str) -> None:
        """Ask for a colour."""
        for role, text in campaigns.COLORS.items():
            self.color.addItem(_(text), role)
        self.color.setCurrentIndex(max(0, self.color.findData(color)))
        self.add(_("Colour"), self.color)

    def day(self, field: QDateEdit) -> dt.date:
        """Return the day in a field."""
        day = field.date()
        return dt.date(day.year(), day.month(), day.day())

    def run(self, save: Callable[[], bool]) -> None:
        """Ask until it could be saved or was given up."""
        self._saved = save
        self.exec()

    def _save(self) -> None:
        if self._saved():
            self.accept()

    def _date(self, day: dt.date, name: str) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day))
        field.setAccessibleName(name)
        field.setCalendarPopup(True)
        field.setLocale(QLocale(language()))
        field.setDisplayFormat("ddd d MMM yyyy")
        return field
