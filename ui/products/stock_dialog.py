"""Asks how many there are of each variant of a product; variants are added, changed and deleted here too."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from planner.checks.facts import CalendarFacts
from planner.errors import PlanError
from planner.i18n import _
from planner.shop import money, products, stock
from planner.shop.known import Known, Variant
from ui.pieces import record_dialog
from ui.products.forms import VARIANT
from ui.store import Store
from ui.theme import theme
from ui.widgets.parts import button, clear, column, label, row

FIELD = 90


class StockDialog(QDialog):
    """A line a variant: its SKU, what makes it differ, and how many there are.

    Save keeps the numbers. A variant is kept as soon as its own dialog is saved, a step of its own.
    """

    def __init__(self, parent: QWidget, store: Store, calendar: CalendarFacts, product: Known) -> None:
        super().__init__(parent)
        self._store, self._calendar, self._product = store, calendar, product
        self.setWindowTitle(_("Count stock: {product}").format(product=product.name))
        self.setMinimumWidth(theme.px(460))
        self.fields: dict[int, QLineEdit] = {}
        self.problem: QLabel = label(tone="fix", wrap=True)
        self.problem.hide()
        self._lines = column(spacing=8)
        self.ok = button(_("Save"), self.accept, "primary")
        self.ok.setDefault(True)
        new = button(_("New variant…"), self._add, "small")
        layout = column(
            label(
                _("How many are there now? Below 0 where more was sold than there was."),
                tone="muted",
                wrap=True,
            ),
            self._lines,
            row(new, None),
            self.problem,
            row(None, button(_("Close"), self.reject), self.ok),
            spacing=12,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self._show(product.variants)

    def accept(self) -> None:
        """Keep what was counted, once it can be read."""
        counted: dict[int, int | None] = {}
        for sku, field in self.fields.items():
            try:
                counted[sku] = money.count(field.text())
            except PlanError as error:
                self.problem.setText(str(error))
                self.problem.show()
                field.setFocus()
                return
        if self._store.save(stock.say(counted, self._store.now()), offer_undo=True):
            super().accept()

    def _show(self, variants: Sequence[Variant]) -> None:
        typed = {sku: field.text() for sku, field in self.fields.items()}
        clear(self._lines)
        self.fields = {}
        for one in variants:
            name = " · ".join(filter(None, (one.code, one.option))) or self._product.name
            field = self.fields[one.id] = QLineEdit(
                typed.get(one.id, "" if one.stock is None else str(one.stock))
            )
            field.setFixedWidth(theme.px(FIELD))
            field.setAccessibleName(_("Stock of {name}").format(name=name))
            edit = button(_("Edit…"), partial(self._edit, one), "small")
            edit.setAccessibleName(_("Edit {name}").format(name=name))
            gone = button(_("Delete"), partial(self._delete, one.id), "small")
            gone.setAccessibleName(_("Delete {name}").format(name=name))
            gone.setEnabled(len(variants) > 1)
            line = row(label(name), field, edit, gone)
            line.setStretch(0, 1)
            self._lines.addLayout(line)
        if self.fields:
            next(iter(self.fields.values())).setFocus()

    def _renew(self) -> None:
        skus = self._store.read(lambda session: products.skus(session, self._product.id))
        self._show([Variant(one.id or 0, one.code, one.option, one.price, one.stock) for one in skus])

    def _ask(self, title: str, values: dict[str, object], variant: int | None) -> None:
        def take(found: dict[str, Any]) -> bool:
            given = (str(found["code"]), str(found["option"]), found["price"])
            if variant is None:
                return self._store.save(products.add_sku(self._product.id, *given))
            return self._store.save(products.change_sku(variant, *given))

        values["currency"] = self._product.currency
        if record_dialog.ask(self, self._store, self._calendar, title, VARIANT, values, take):
            self._renew()

    def _add(self) -> None:
        self._ask(_("New variant"), {}, None)

    def _edit(self, one: Variant) -> None:
        self._ask(_("Variant"), {"code": one.code, "option": one.option, "price": one.price}, one.id)

    def _delete(self, sku: int) -> None:
        if self._store.save(products.delete_sku(sku), offer_undo=True):
            self._renew()
