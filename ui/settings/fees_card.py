"""The card of the settings page about what the platform takes of a sale: what is known, or one's own lines."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QDialog, QDoubleSpinBox, QHBoxLayout, QLineEdit, QWidget

from models.calendar import Calendar
from planner import times
from planner.calendar import settings
from planner.calendar.changes import Changes
from planner.dates import number
from planner.i18n import _
from planner.labels import COUNTRIES
from planner.shop import money, prices
from planner.shop.prices import Fee
from ui.store import Store
from ui.widgets.asking import titled
from ui.widgets.parts import Card, ElidedLabel, button, clear, column, label, row

MOST = 1e9
"""Whole units of a currency beyond which nothing is a fixed fee."""


class FeesCard(Card):
    """What the platform takes in the calendar's market."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Platform fees"))
        self._store = store
        self._words = label(tone="muted", wrap=True)
        self._lines = column(spacing=4)
        self.new = button(_("New fee…"), self.ask, "small")
        self.back = button(_("Use what is known"), self._use_known, "small")
        self.body.addWidget(self._words)
        self.body.addLayout(self._lines)
        self.body.addLayout(row(self.new, self.back, None))
        store.changed.connect(self._heard)
        self.show_fees()

    def show_fees(self) -> None:
        """Show what holds today in the calendar's market."""
        calendar = self._store.read(settings.get)
        self._market = calendar.market
        self._own = [line for line in calendar.fees if line.get("market") == calendar.market]
        self._fees = (
            prices.fees(
                calendar.market, times.to_wall(self._store.now(), calendar.zone).date(), calendar.fees
            )
            or ()
        )
        country = _(COUNTRIES.get(calendar.market, calendar.market))
        if self._own:
            words = _("Your own lines for {country}, taken off every price.")
        elif self._fees:
            words = _(
                "What Hookline knows of {country}, taken off every price. Look it up, and change what differs."
            )
        else:
            words = _("Nothing is known of {country}. Add what your settlement shows.")
        self._words.setText(words.format(country=country))
        self.back.setVisible(bool(self._own))
        clear(self._lines)
        for place, fee in enumerate(self._fees):
            self._lines.addLayout(self._line(place, fee))

    def _heard(self, changes: Changes) -> None:
        if changes.concerns(Calendar):
            self.show_fees()

    def _line(self, place: int, fee: Fee) -> QHBoxLayout:
        name = ElidedLabel(_(fee.name))
        name.setToolTip(_(fee.source) if fee.source else "")
        edit = button(_("Edit…"), partial(self.ask, place), "small")
        gone = button(_("Remove"), partial(self._remove, place), "small")
        edit.setAccessibleName(_("Edit {name}").format(name=_(fee.name)))
        gone.setAccessibleName(_("Remove {name}").format(name=_(fee.name)))
        line = row(name, label(self._amount(fee), tone="muted"), edit, gone)
        line.setStretch(0, 1)
        return line

    def _amount(self, fee: Fee) -> str:
        currency = money.of_market(self._market)
        unit = 10 ** money.digits(currency)
        parts = [f"{number(fee.percent)} %"] if fee.percent else []
        if fee.fixed:
            parts.append(money.shown(round(fee.fixed * unit), currency))
        if fee.cap is not None:
            parts.append(_("at most {amount}").format(amount=money.shown(round(fee.cap * unit), currency)))
        return ", ".join(parts) or "0"

    def ask(self, place: int | None = None) -> None:
        """Ask for a fee, and add or change it; what was known becomes the calendar's own lines."""
        known = self._fees[place] if place is not None else None
        answer = FeeDialog(self, known)
        if answer.exec() == QDialog.DialogCode.Accepted:
            lines = [_as_line(fee) for fee in self._fees]
            if place is None:
                lines.append(answer.line())
            else:
                lines[place] = answer.line()
            self._set(lines)
        answer.deleteLater()

    def _remove(self, place: int) -> None:
        self._set([_as_line(fee) for at, fee in enumerate(self._fees) if at != place])

    def _use_known(self) -> None:
        self._set(())

    def _set(self, lines: Sequence[Mapping[str, Any]]) -> None:
        self._store.do(settings.set_fees(self._market, lines), offer_undo=True)


class FeeDialog(QDialog):
    """Asks for the name of a fee and what it takes."""

    def __init__(self, parent: QWidget, fee: Fee | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Change fee") if fee else _("New fee"))
        self.setMinimumWidth(400)
        self.name = QLineEdit(_(fee.name) if fee else "")
        self.name.textChanged.connect(self._show_ok)
        self.percent, self.fixed, self.cap = QDoubleSpinBox(), QDoubleSpinBox(), QDoubleSpinBox()
        for box, most, value in (
            (self.percent, 100.0, fee.percent if fee else 0.0),
            (self.fixed, MOST, fee.fixed if fee else 0.0),
            (self.cap, MOST, (fee.cap or 0.0) if fee else 0.0),
        ):
            box.setRange(0, most)
            box.setDecimals(3 if most == 100 else 2)
            box.setGroupSeparatorShown(True)
            box.setValue(value)
        self.cap.setSpecialValueText(_("no limit"))
        self.ok = button(_("Save"), self.accept, "primary")
        self.ok.setDefault(True)
        layout = column(
            titled(_("Name"), self.name),
            titled(_("Percent of the price"), self.percent),
            titled(_("Fixed amount of an order"), self.fixed),
            titled(_("At most"), self.cap),
            row(None, button(_("Cancel"), self.reject), self.ok, spacing=8),
            spacing=12,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self._show_ok()

    def line(self) -> dict[str, Any]:
        """Return what was typed, as a line of the calendar's fees."""
        return {
            "name": self.name.text().strip(),
            "percent": self.percent.value(),
            "fixed": self.fixed.value(),
            "cap": self.cap.value() or None,
        }

    def _show_ok(self) -> None:
        self.ok.setEnabled(bool(self.name.text().strip()))


def _as_line(fee: Fee) -> dict[str, Any]:
    return {"name": _(fee.name), "percent": fee.percent, "fixed": fee.fixed, "cap": fee.cap}
