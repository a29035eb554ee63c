"""The page of products: price, stock and fit in a table, with what is next of the chosen one beside it."""

import datetime as dt
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget, QWidget

from models import reading
from models.calendar import Calendar
from models.live import LiveEvent
from models.product import Product, ShopTask, Sku, StockCount
from models.video import Video
from planner import dates, times
from planner.calendar.workspace import together
from planner.checks import engine, loading
from planner.checks.engine import Result
from planner.checks.facts import CalendarFacts
from planner.i18n import N_, _, ngettext
from planner.reminders import reminder_settings
from planner.shop import checklists, first_look, known, prices, products, stock, viral
from planner.shop.first_look import Proposal
from planner.video import videos
from ui.desk import Desk, Goto, Page
from ui.pieces import record_dialog
from ui.pieces.product_pictures import ProductPictures
from ui.products import forms
from ui.products.check_dialog import ShopCheckDialog
from ui.products.panel import ProductPanel
from ui.products.products_model import LASTS, NAME, STOCK, ProductRow, ProductsModel, StockDelegate
from ui.products.stock_dialog import StockDialog
from ui.widgets.header import Header, KeyButton
from ui.widgets.parts import ElidedLabel, button, column, plain, row
from ui.widgets.segments import Segments
from ui.widgets.table import LibraryTable
from ui.widgets.table_delegates import TitleDelegate
from ui.widgets.table_parts import search_field, stacked

ALL, WATCHED, UNSOLD = "all", "watched", "unsold"
FILTERS = {ALL: N_("All {n}"), WATCHED: N_("Stock to watch {n}"), UNSOLD: N_("Without a video {n}")}
ROW, LOGGED = 52, 6
PICTURE = (28, 37)
"""Width and height of a product's picture in the table, px."""
HOW = {"typed": N_("typed"), "counted": N_("counted"), "imported": N_("imported")}


class Read(NamedTuple):
    """What was read beside the window."""

    calendar: CalendarFacts
    rows: list[ProductRow]
    found: dict[int, list[Result]]
    proposed: list[Proposal]


def _read(connection: reading.Connection, now: dt.datetime) -> Read:
    calendar = loading.load_calendar(connection, now)
    facts = loading.load_products(connection, calendar)
    found = engine.check_others("product", facts, calendar)
    most, least = round(calendar.rules["SHP001"].number("characters")), viral.watched()[1]
    rows = [
        ProductRow(one, tuple(result.rule.code for result in found.get(one.id, ())), most, least)
        for one in facts
    ]
    return Read(
        calendar,
        rows,
        found,
        first_look.unlisted_products(connection, known.load(connection, calendar.today)),
    )


class ProductsPage(Page):
    """Products in a table, and what is next with the chosen one."""

    shows = (Product, Sku, StockCount, ShopTask, Video, LiveEvent, Calendar)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[ProductRow] = []
        self._by_id: dict[int, ProductRow] = {}
        self._found: dict[int, list[Result]] = {}
        self._proposed: list[Proposal] = []
        self._calendar: CalendarFacts | None = None
        self._which = ALL
        self._wanted: int | None = None
        self._build()
        self.acts = {"new_product": self._add_soon}
        self._adds = False
        """Whether one is to be added as soon as it is read what there is."""
        self.follow()

    def first_focus(self) -> QWidget:
        """The table."""
        return self.table

    def refresh(self) -> None:
        """Read everything again."""
        if not self._store.ready:
            return
        self._stale = False
        now = self._store.now()
        self._store.read_later(
            self, lambda connection: _read(connection, now), self._show_read, self._not_read
        )

    def _show_read(self, read: Read) -> None:
        self._calendar, self._proposed, self._found = read.calendar, read.proposed, read.found
        self._rows, self._by_id = read.rows, {one.id: one for one in read.rows}
        self.pictures.forget()
        self.new.setEnabled(not self._store.read_only)
        self.table.show_rows(self._rows)
        if self._wanted is not None:
            self.choose_product(self._wanted)
        if self._adds:
            QTimer.singleShot(0, self, self._add_soon)
        self._show_counts()
        self._show_chosen()

    def _add_soon(self) -> None:
        self._adds = self._calendar is None
        if not self._adds:
            self._add()

    def _not_read(self, error: Exception) -> None:
        self._store.failed.emit(str(error))

    def delete_chosen(self) -> bool:
        """Delete the chosen products; videos go on naming them."""
        keys = self.table.chosen_keys()
        if keys:
            edits = (products.delete(int(key)) for key in keys)
            self._store.do(together(N_("Delete product"), *edits), offer_undo=True)
        return True

    def show_what(self, goto: Goto) -> None:
        """Choose a product."""
        super().show_what(goto)
        if goto.ids:
            self.choose_product(goto.ids[0])

    def choose_product(self, product_id: int) -> None:
        """Choose a product, now or as soon as it is read."""
        there = any(one.id == product_id for one in self._rows)
        self._wanted = None if there else product_id
        if there:
            self.table.choose([product_id])
            self._show_chosen()

    def _build(self) -> None:
        self.header = Header(_("Products"))
        self.summary = ElidedLabel(tone="muted")
        self.header.left.addWidget(self.summary, 1)
        self.header.spread()
        self.bring = button(_("Import…"), lambda: self.desk.go("import"))
        self.header.right.addWidget(self.bring)
        self.check = button(_("Shop check…"), self._check)
        self.header.right.addWidget(self.check)
        self.new = KeyButton("primary", "plus", "on_accent", word_stays=True)
        self.new.say(_("New product"), "")
        self.new.clicked.connect(self._add)
        self.header.right.addWidget(self.new)
        self.model = ProductsModel(self)
        self.table = LibraryTable(self.model, _("Products"), LASTS, NAME)
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.setItemDelegate(TitleDelegate(self.table))
        self.pictures = ProductPictures(self.desk.findings.covers, self)
        self.pictures.arrived.connect(self.table.viewport().update)
        self.pictures.arrived.connect(self._show_face)
        self.table.setItemDelegateForColumn(NAME, TitleDelegate(self.table, self._paint_picture, PICTURE))
        self.table.setItemDelegateForColumn(STOCK, StockDelegate(self.table))
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._edit)
        self.table.delete_wanted.connect(self.delete_chosen)
        self.panel = self._panel()
        left = self._left()
        self.panel.hide()  # until it is read
        self.take.hide()
        both = row(left, self.panel, spacing=0)
        both.setStretch(0, 1)
        inside = QWidget()
        inside.setLayout(both)
        whole = column(self.header, inside, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _left(self) -> QWidget:
        self.search = search_field(_("Search products"), self._filter, self.table)
        self.which = Segments(
            _("Which products"), {key: _(text).format(n=0) for key, text in FILTERS.items()}
        )
        self.which.choose(ALL)
        self.which.chosen.connect(self._choose_which)
        self.fees = ElidedLabel(tone="muted")
        tools = row(self.search, self.which, self.fees)
        tools.setStretch(0, 1)
        tools.setStretch(2, 2)
        self.take = button("", self._take_proposed)
        self.stack: QStackedWidget = stacked(
            self.table,
            _("No products yet"),
            _("Keep what you sell: what is left of each price, and whether enough is there for its videos."),
            button(_("New product…"), self._add, "primary"),
            button(_("Show all"), self._show_all),
        )  # fmt: skip
        side = QWidget()
        layout = column(tools, self.stack, row(self.take, None), spacing=12)
        layout.setStretch(1, 1)
        layout.setContentsMargins(18, 16, 14, 12)
        side.setLayout(layout)
        return side

    def _panel(self) -> ProductPanel:
        panel = ProductPanel()
        panel.edit_wanted.connect(self._edit)
        panel.count_wanted.connect(self._count)
        panel.order_wanted.connect(self._remind_to_order)
        panel.video_wanted.connect(self._new_video)
        panel.video_opened.connect(self.desk.open_video)
        panel.ticked.connect(self._tick)
        return panel

    def _show_counts(self) -> None:
        watched = sum(one.facts.product.is_watched for one in self._rows)
        short = sum(one.facts.product.is_short for one in self._rows)
        unsold = sum(not one.facts.product.videos for one in self._rows)
        for key, n in ((ALL, len(self._rows)), (WATCHED, watched), (UNSOLD, unsold)):
            self.which.rename(key, _(FILTERS[key]).format(n=n))
        n = len(self._rows)
        said = [ngettext("{n} product", "{n} products", n).format(n=n)]
        if short:
            said.append(ngettext("{n} below its buffer", "{n} below their buffer", short).format(n=short))
        if watched - short:
            said.append(_("{n} close to it").format(n=watched - short))
        self.summary.show_text(", ".join(said) if n else "")
        self.stack.setCurrentIndex(0 if self.table.filtered.rowCount() else 2 if n else 1)
        self.panel.setVisible(bool(n))
        self.fees.show_text(self._fee_words() if n else "")
        more = len(self._proposed)
        self.take.setVisible(bool(more) and not self._store.read_only)
        self.take.setText(
            ngettext("List {n} product that videos name", "List {n} products that videos name", more).format(
                n=more
            )
        )
        self.take.setToolTip(plain(", ".join(one.name for one in self._proposed[:LOGGED])))

    def _fee_words(self) -> str:
        if self._calendar is None:
            return ""
        chosen = self._row()
        ladder = chosen.facts.ladder if chosen else None
        if ladder is None or not ladder.known_fees:
            return ""
        share = 100 * ladder.taken(prices.FEE) / max(1, ladder.price)
        return _("platform fees on it {n} %, set in Settings").format(n=dates.number(share))

    def _paint_picture(self, painter: QPainter, place: QRectF, product_id: int) -> None:
        shown = self._by_id.get(product_id)
        if shown:
            self.pictures.paint(painter, place, shown.facts.product)

    def _show_face(self) -> None:
        if shown := self._row():
            self.panel.show_face(self.pictures.of(shown.facts.product), shown.facts.product.name)

    def _row(self) -> ProductRow | None:
        shown: ProductRow | None = self.table.current_row()
        return shown

    def _show_chosen(self) -> None:
        shown = self._row()
        if shown is None or not self._store.ready:
            self.panel.show_product(None, [], [], set(), read_only=True)
            return
        log = [
            self._logged(*line)
            for line in self._store.read_rows(lambda c: reading.stock_log(c, shown.id))[:LOGGED]
        ]
        done = self._store.read(lambda session: checklists.done(session, shown.id))
        found = self._found.get(shown.id, [])
        self.panel.show_product(shown, found, log, done, read_only=self._store.read_only)
        self.fees.show_text(self._fee_words())
        self._show_face()

    def _logged(self, at: str, code: str, before: int | None, then: int | None, how: str) -> str:
        zone = self._calendar.zone if self._calendar else "UTC"
        wall = times.to_wall(dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC), zone)
        change = f"{'–' if before is None else before} → {'–' if then is None else then}"
        return " · ".join(filter(None, (dates.moment(wall), code, change, _(HOW.get(how, how)))))

    def _choose_which(self, which: str) -> None:
        self._which = which
        self._filter()

    def _filter(self) -> None:
        text = self.search.text().casefold().strip()

        def accepts(shown: ProductRow) -> bool:
            product = shown.facts.product
            codes = " ".join(one.code for one in product.variants)
            said = f"{product.name} {product.title} {' '.join(product.other_names)} {codes}".casefold()
            wanted = {WATCHED: product.is_watched, UNSOLD: not product.videos}.get(self._which, True)
            return wanted and text in said

        self.table.filtered.accept(accepts)
        self._show_counts()
        self._show_chosen()

    def _show_all(self) -> None:
        self.search.clear()
        self._which = ALL
        self.which.choose(ALL)
        self._filter()
        self.table.setFocus()

    def _add(self) -> None:
        def take(found: dict[str, Any]) -> bool:
            there, name = found.pop("stock"), found.pop("name")
            made = self._store.make(stock.add_counted(name, found, there, self._store.now()))
            if made:
                self.choose_product(made)
            return made is not None

        record_dialog.ask(self, self._store, self._calendar, _("New product"), forms.NEW, {}, take)

    def _edit(self, first: str = "") -> None:
        shown = self._row()
        if shown is None:
            return
        product = shown.facts.product
        values = vars(product) | dict(product.answers)

        def take(found: dict[str, Any]) -> bool:
            return self._store.save(products.change(product.id, found), offer_undo=True)

        def delete() -> bool:
            return self._store.save(products.delete(product.id), offer_undo=True)

        record_dialog.ask(
            self, self._store, self._calendar, _("Product"), forms.PRODUCT, values, take,
            delete=delete, first=first,
        )  # fmt: skip

    def _count(self) -> None:
        shown = self._row()
        if shown and self._calendar and not self._store.read_only:
            dialog = StockDialog(self, self._store, self._calendar, shown.facts.product)
            dialog.exec()
            dialog.deleteLater()

    def _check(self) -> None:
        dialog = ShopCheckDialog(self, self._store)
        dialog.exec()
        dialog.deleteLater()

    def _tick(self, key: str, on: bool) -> None:
        shown = self._row()
        if shown:
            self._store.do(checklists.tick(key, on, self._store.now(), shown.id))

    def _remind_to_order(self, n: int) -> None:
        shown = self._row()
        if shown is None or self._calendar is None:
            return
        at = dt.datetime.combine(self._calendar.today + dt.timedelta(days=1), dt.time(9))
        words = _("Order {n} more of {product}").format(n=n, product=shown.facts.product.name)
        if any(one.text == words and one.at == at for one in self._store.read(reminder_settings.chosen)):
            self._store.told.emit(
                _("There is a reminder already: {moment}, “{words}”.").format(
                    moment=dates.moment(at), words=words
                ),
                False,
            )
            return
        if self._store.save(reminder_settings.add_own(words, at, self._calendar.zone, "")):
            said = _("Reminder set: {moment}, “{words}”.").format(moment=dates.moment(at), words=words)
            self._store.told.emit(said, True)

    def _take_proposed(self) -> None:
        self._store.do(first_look.take([one.name for one in self._proposed]), offer_undo=True)

    def _new_video(self) -> None:
        shown = self._row()
        if shown is None:
            return
        edit = videos.add("", texts={"product": shown.facts.product.name})
        if made := self._store.make(edit, offer_undo=True):
            self.desk.open_video(made)
