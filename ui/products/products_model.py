"""What the table of products shows of each."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from planner import dates
from planner.checks.facts import ProductFacts
from planner.i18n import N_, _
from planner.shop import fit, money
from ui.pieces.stock_bar import Bar, bar_of, paint_bar
from ui.theme import theme
from ui.widgets.index import Index
from ui.widgets.table_delegates import CellDelegate
from ui.widgets.table_model import Column, TableModel

NAME, PRICE, COMMISSION, MARGIN, STOCK, LASTS, VIDEOS, FIT = range(8)
FAR = 10**9
BAR_ROLE = Qt.ItemDataRole.UserRole + 20
GRADES = (fit.GOOD, fit.FAIR, fit.WEAK, "")
TONES = {fit.GOOD: "fine", fit.FAIR: "plain", fit.WEAK: "consider", "": "plain"}


@dataclass(frozen=True)
class ProductRow:
    """A product with what the rules find in its listing."""

    facts: ProductFacts
    codes: tuple[str, ...] = ()
    title_most: int = 255
    """Characters from which on a title is marked."""
    lasts_least: float = 0
    """Days below which what is left is marked."""

    @property
    def id(self) -> int:
        """The product's id."""
        return self.facts.id


class ProductsModel(TableModel[ProductRow]):
    """Products with price, stock and fit."""

    def __init__(self, parent: QObject) -> None:
        columns: list[Column[ProductRow]] = [
            Column(
                N_("Product and its title"), 180, lambda row: row.facts.product.name,
                lambda row: row.facts.product.name.casefold(), second=lambda row: row.facts.product.title,
                chip=_title_length, tone="strong",
            ),
            Column(N_("Price"), 108, _price, lambda row: -(row.facts.product.lowest_price or 0), number=True),
            Column(
                N_("Creator"), 64, lambda row: _percent(row.facts.product.commission),
                lambda row: round(-100 * (row.facts.product.commission or 0)), tone="muted", number=True,
            ),
            Column(N_("Margin"), 100, _margin, _margin_order, second=_margin_percent, number=True),
            Column(N_("Stock"), 138, _stock, lambda row: _or_far(row.facts.product.stock)),
            Column(N_("Lasts"), 62, _lasts, _lasts_order, tone=_lasts_tone),
            Column(
                N_("Videos"), 74, lambda row: str(len(row.facts.product.videos) or _("none")),
                lambda row: -len(row.facts.product.videos), number=True,
                tone=lambda row: "" if row.facts.product.videos else "muted",
            ),
            Column(N_("Fit"), 76, lambda _row: "", lambda row: GRADES.index(row.facts.product.fits().grade), _fit),
        ]  # fmt: skip
        super().__init__(columns, lambda row: row.id, NAME, parent)
        self.read_only = True  # it is changed beside the table

    def data(self, index: Index, role: int = 0) -> object:
        """Return what a cell shows; the bar of the stock too."""
        if role == BAR_ROLE:
            return bar_of(self.rows[index.row()].facts.product) if index.column() == STOCK else None
        return super().data(index, role)


class StockDelegate(CellDelegate):
    """The stock with its buffer, and both as a bar."""

    def paint_inside(self, painter: QPainter, room: QRect, index: QModelIndex) -> None:  # type: ignore[override]
        """Draw words above a bar; a mark in it is the buffer."""
        shown: Bar | None = index.data(BAR_ROLE)
        words = room if shown is None else room.adjusted(0, -9, 0, -9)
        super().paint_inside(painter, words, index)
        if shown is None:
            return
        place = QRectF(room.left(), room.center().y() + 8, min(room.width(), theme.px(96)), 4)
        paint_bar(painter, place, shown)


def _title_length(row: ProductRow) -> tuple[str, str] | None:
    n = len(row.facts.product.title)
    if not n:
        return None
    return (
        (_("{n} of {most}").format(n=n, most=row.title_most), "consider")
        if n > row.title_most
        else (str(n), "muted")
    )


def _price(row: ProductRow) -> str:
    product = row.facts.product
    return "" if product.lowest_price is None else money.shown(product.lowest_price, product.currency)


def _percent(value: float | None) -> str:
    return "" if value is None else f"{dates.number(value)} %"


def _margin(row: ProductRow) -> str:
    ladder = row.facts.ladder
    return money.shown(ladder.left, ladder.currency) if ladder and ladder.left is not None else ""


def _margin_percent(row: ProductRow) -> str:
    ladder = row.facts.ladder
    return _percent(ladder.margin) if ladder else ""


def _margin_order(row: ProductRow) -> int:
    ladder = row.facts.ladder
    return -round(ladder.margin * 100) if ladder and ladder.margin is not None else FAR


def _stock(row: ProductRow) -> str:
    product = row.facts.product
    if product.stock is None:
        return _("not counted")
    if product.buffer is None:
        return str(product.stock)
    return _("{n} buffer {buffer}").format(n=product.stock, buffer=product.buffer)


def _or_far(n: float | None) -> int:
    return FAR if n is None else min(FAR, round(n))


def _lasts(row: ProductRow) -> str:
    lasts = row.facts.product.lasts
    return "" if lasts is None else _("{n} d").format(n=dates.number(lasts) if lasts < 10 else round(lasts))


def _lasts_tone(row: ProductRow) -> str:
    lasts = row.facts.product.lasts
    return "fix" if lasts is not None and lasts < row.lasts_least else ""


def _lasts_order(row: ProductRow) -> int:
    lasts = row.facts.product.lasts
    return FAR if lasts is None else _or_far(100 * lasts)


def _fit(row: ProductRow) -> tuple[str, str] | None:
    grade = row.facts.product.fits().grade
    return (_(fit.WORDS[grade]), TONES[grade]) if grade else None
