"""The cards of today about the shop: stock to watch, what creators owe, and videos whose numbers are wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from models.creator import Agreement, Creator, Sample
from models.product import Product, Sku
from models.results import NumbersFile
from planner import dates
from planner.errors import PlanError
from planner.i18n import _
from ui.desk import Desk
from ui.pieces.product_pictures import ProductPictures
from ui.pieces.reminder_rows import Thumb
from ui.pieces.stock_bar import StockLine
from ui.theme import theme
from ui.widgets.avatar import Face
from ui.widgets.day_row import DayRow
from ui.widgets.parts import Card, button, label
from ui.widgets.row_card import fill, rows_card
from ui.widgets.table_model import RIGHT

if TYPE_CHECKING:  # what products and creators are loads after the window shows
    from models.reading import Connection
    from planner.creators.known import KnownCreator
    from planner.results.by_hand import Wanted
    from planner.shop.known import Known

SHOWN = (Product, Sku, Creator, Agreement, Sample, NumbersFile)
"""What the cards tell of, besides videos."""
MOST = 4
AHEAD = dt.timedelta(days=14)
"""What creators owe later than that is not told today."""
ROW, FACE, WORDS = 40, 24, 104


class Owed(NamedTuple):
    """What a creator owes until a day, and how that is to come: the video by its title, or the sample's state."""

    creator: KnownCreator
    due: dt.date
    words: str


class ShopToday(NamedTuple):
    """Stocks to watch, the shortest first, what creators owe, by day, and videos whose numbers are wanted."""

    today: dt.date = dt.date.min
    stock: tuple[Known, ...] = ()
    owed: tuple[Owed, ...] = ()
    wanted: tuple[Wanted, ...] = ()


def read(connection: Connection, now: dt.datetime) -> ShopToday:
    """Read what is to be watched at a moment, UTC."""
    from models import reading
    from planner.results import by_hand

    wanted = tuple(by_hand.wanted(connection, now)[:MOST])
    if not (reading.product_names(connection) or reading.creator_names(connection)):
        return ShopToday(wanted=wanted)
    from planner.checks import loading
    from planner.creators import known as creators_known
    from planner.creators import states
    from planner.shop import known

    calendar = loading.load_calendar(connection, now)
    today = calendar.today
    watched = [one for one in known.load(connection, today).products if one.is_watched]
    watched.sort(key=lambda one: (not one.is_short, one.lasts if one.lasts is not None else 1e9, one.name))
    owed = []
    for creator in creators_known.load(connection).creators:
        due = states.next_due(creator, calendar.sample_days)
        if due is not None and due <= today + AHEAD:
            coming = next((video.title for video in creator.videos if not video.posted), "")
            sent = states.sample_now(creator.samples, calendar.sample_days)
            state = states.sample_state(sent, today, calendar.sample_days) if sent else ""
            words = f"“{coming}”" if coming else _("nothing planned yet")
            if sent and state != states.POSTED and not coming:
                words = _("sample: {state}").format(state=_(states.SAMPLE_WORDS[state]))
            owed.append(Owed(creator, due, words))
    owed.sort(key=lambda one: (one.due, one.creator.handle))
    return ShopToday(today, tuple(watched[:MOST]), tuple(owed[:MOST]), wanted)


class ShopCards(QObject):
    """Reads beside the window what the cards show."""

    def __init__(self, desk: Desk, parent: QObject, again: Callable[[], None]) -> None:
        """``again`` shows the cards anew."""
        super().__init__(parent)
        self._again = again
        self._desk, self._shown = desk, ShopToday()
        self._pictures = ProductPictures(desk.findings.covers, self)

    def read(self) -> None:
        """Read again."""
        now = self._desk.store.now()
        self._desk.store.read_later(self, lambda connection: read(connection, now), self._take, self._leave)

    def cards(self) -> list[Card]:
        """Return the cards of what was last read: none of what there is nothing to say about."""
        found = [results_card(self._desk, self._shown)] if self._shown.wanted else []
        found += [stock_card(self._desk, self._shown, self._pictures)] if self._shown.stock else []
        return found + ([creators_card(self._desk, self._shown)] if self._shown.owed else [])

    def _take(self, shown: ShopToday) -> None:
        if shown != self._shown:
            self._shown = shown
            self._again()

    def _leave(self, error: Exception) -> None:
        if not isinstance(error, PlanError):
            raise error


class Picture(QWidget):
    """What a product looks like."""

    def __init__(self, pictures: ProductPictures, product: Known) -> None:
        super().__init__()
        self._pictures, self._product = pictures, product
        self.setFixedSize(theme.px(FACE), theme.px(32))
        pictures.arrived.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._pictures.paint(painter, QRectF(self.rect()), self._product)


def stock_card(desk: Desk, shown: ShopToday, pictures: ProductPictures) -> Card:
    """Return the card of products whose stock is to be watched."""
    card = rows_card(_("Stock to watch"))
    card.head.addWidget(button(_("Products"), partial(desk.go, "products"), "link"))
    lines = []
    for product in shown.stock:
        words = _stock_words(product)
        line = _row(f"product:{product.id}", Picture(pictures, product), product.name, "")
        line.open_by(partial(desk.go, "products", ids=(product.id,)))
        said = label(words, tone="fix" if product.is_short else "")
        said.setMinimumWidth(theme.px(WORDS))
        said.setAlignment(RIGHT)
        line.add(StockLine(product), said, says=words)
        lines.append(line)
    fill(card, lines)
    return card


def results_card(desk: Desk, shown: ShopToday) -> Card:
    """Return the card of posted videos whose numbers are wanted."""
    card = rows_card(_("How did it go?"))
    card.head.addWidget(button(_("Insights"), partial(desk.go, "insights"), "link"))
    lines = []
    for one in shown.wanted:
        words = _("a week after it was posted") if one.is_late else _("a day after it was posted")
        line = _row(f"numbers:{one.video_id}", Thumb(desk.findings.covers, one.video_id), one.title, words)
        ask = partial(desk.go, "insights", video=one.video_id)
        line.open_by(ask)
        line.add(button(_("Type numbers…"), ask, "small"))
        lines.append(line)
    fill(card, lines)
    return card


def creators_card(desk: Desk, shown: ShopToday) -> Card:
    """Return the card of what creators owe."""
    card = rows_card(_("Creators"))
    card.head.addWidget(button(_("All creators"), partial(desk.go, "creators"), "link"))
    lines = []
    for one in shown.owed:
        name = one.creator.name or f"@{one.creator.handle}"
        line = _row(f"creator:{one.creator.id}", Face(name.lstrip("@"), FACE), name, one.words)
        line.open_by(partial(desk.go, "creators", ids=(one.creator.id,)))
        due = dates.due(one.due, shown.today, short=True)
        line.add(label(due, tone="fix" if one.due < shown.today else "muted"), says=due)
        lines.append(line)
    fill(card, lines)
    return card


def _row(key: str, sign: QWidget, first: str, second: str) -> DayRow:
    made = DayRow(key, "", sign, first, second)
    made.clock.hide()
    made.second.setVisible(bool(second))
    made.setMinimumHeight(theme.px(ROW))
    return made


def _stock_words(product: Known) -> str:
    if product.buffer is None:
        return str(product.stock)
    return _("{n}, buffer {buffer}").format(n=product.stock, buffer=product.buffer)
