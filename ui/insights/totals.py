"""The band of totals: what was seen, clicked and sold, each for what it is counted of; a dash where nobody knows."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from planner import dates
from planner.i18n import N_, _
from planner.results import effects
from planner.results.joined import Outcome
from planner.shop import money
from ui.insights.intervals import percent
from ui.widgets.parts import Card, label

NONE = "–"
TITLES = {
    "views": N_("Views"),
    "ctr": N_("Clicks per view"),
    "product_clicks": N_("Product clicks"),
    "cvr": N_("Orders per click"),
    "orders": N_("Orders"),
    "gmv": N_("GMV"),
    "aov": N_("AOV, per order"),
    "roas": N_("ROAS of ads"),
}


class Totals(Card):
    """Titles with large numbers beneath them, and a small word under each."""

    def __init__(self) -> None:
        super().__init__(margin=14)
        held = QGridLayout()
        held.setHorizontalSpacing(18)
        held.setVerticalSpacing(2)
        self.body.addLayout(held)
        self.numbers = {key: label(NONE, size="page") for key in TITLES}
        self.notes = {key: label("", tone="muted", wrap=True) for key in TITLES}
        for at, (key, title) in enumerate(TITLES.items()):
            held.addWidget(label(_(title), tone="muted", wrap=True), 0, at, Qt.AlignmentFlag.AlignBottom)
            held.addWidget(self.numbers[key], 1, at)
            held.addWidget(self.notes[key], 2, at, Qt.AlignmentFlag.AlignTop)
            held.setColumnStretch(at, 1)

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Show the totals of videos; money in the currency in which most of it was made."""
        sums = {name: effects.total(outcomes, name) for name in ("views", "product_clicks", "orders")}
        for name, value in sums.items():
            self._say(name, NONE if value is None else dates.whole(round(value)))
        self._rate("ctr", sums["product_clicks"], sums["views"])
        self._rate("cvr", sums["orders"], sums["product_clicks"])
        currency = _currency(outcomes)
        mine = [one for one in outcomes if one.currency == currency]
        gmv, net = effects.total(mine, "gmv"), effects.total(mine, "net")
        self._say("gmv", NONE if gmv is None else money.shown(round(gmv), currency))
        whole = all(one.get("net") is not None for one in mine if one.get("gmv") is not None)
        said = _("{money} net").format(money=money.shown(round(net), currency)) if net is not None else ""
        self._note("gmv", said if whole else _("net is not known of all"))
        orders = effects.total([one for one in mine if one.get("gmv") is not None], "orders")
        self._say("aov", _shown(gmv / orders, currency) if gmv and orders else NONE)
        cost, made = effects.total(mine, "ad_cost"), effects.total(mine, "ad_revenue")
        roas = made / cost if cost and made is not None else None
        self._say("roas", NONE if roas is None else dates.number(roas))
        self._note("roas", _("good from {n}").format(n=dates.number(effects.least_roas())))

    def _rate(self, key: str, over: float | None, by: float | None) -> None:
        measure = effects.measures()[key]
        known = over is not None and by
        self._say(key, f"{percent(over / by)} %" if known and over is not None and by else NONE)
        if measure.good:
            low, high = (dates.number(one) for one in measure.good)
            self._note(key, _("good {low} to {high} %").format(low=low, high=high))
        self.numbers[key].setToolTip(_(measure.words))

    def _say(self, key: str, text: str) -> None:
        self.numbers[key].setText(text)

    def _note(self, key: str, text: str) -> None:
        self.notes[key].setText(text)


def _shown(minor: float, currency: str) -> str:
    """Return an amount as the currency is paid in."""
    return money.shown(money.rounded(Decimal(minor), currency), currency)


def _currency(outcomes: Sequence[Outcome]) -> str:
    """Return the currency in which most was sold, else that of any."""
    made: dict[str, float] = {}
    for one in outcomes:
        if one.currency:
            made[one.currency] = made.get(one.currency, 0) + (one.get("gmv") or 0)
    return max(made, key=lambda code: made[code], default="")
