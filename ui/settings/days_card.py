"""The card of the settings page about days: other countries' holidays, days of one's own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QLayout, QVBoxLayout

from models.ownday import OwnDay
from planner import dates
from planner.calendar import settings
from planner.calendar.workspace import Edit
from planner.days import own_days
from planner.i18n import _
from planner.labels import COUNTRIES
from ui.pieces.day_dialog import DayDialog
from ui.settings.fields import add_field
from ui.store import Store
from ui.widgets.flow_row import FlowRow
from ui.widgets.parts import Card, button, clear, column, label, row


class DaysCard(Card):
    """What the calendar shows about days."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Days in the calendar"))
        self._store = store
        self.markets: dict[str, QCheckBox] = {}
        boxes = FlowRow()
        for code, name in COUNTRIES.items():
            box = self.markets[code] = QCheckBox(_(name))
            box.setAccessibleName(_("Public holidays of {country}").format(country=_(name)))
            box.clicked.connect(self._change_markets)
            boxes.add(box)
        add_field(self, _("Public holidays of"), boxes)
        self._own = column(spacing=4)
        self._add_list(_("Custom dates"), self._own, _("New day…"), self.ask_own)
        store.changed.connect(self.show_chosen)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show what the calendar holds."""
        calendar = self._store.read(settings.get)
        for code, box in self.markets.items():
            box.setChecked(code in calendar.markets or code == calendar.market)
            box.setEnabled(code != calendar.market)
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

    def ask_own(self, own: OwnDay | None = None) -> None:
        """Ask for a day, and add or change it."""
        dialog = DayDialog(
            _("Custom date"), own.name if own else "", own.day if own else self._store.now().date(), self
        )
        dialog.add_yearly(own.yearly if own else False)

        def save() -> bool:
            values = dialog.first.day(), dialog.name.text(), dialog.yearly.isChecked()
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
