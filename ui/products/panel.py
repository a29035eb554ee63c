"""The panel of the chosen product: its listing, its price, what happens if a video goes viral, and what then."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from planner import dates
from planner.checks.engine import Result
from planner.i18n import _, ngettext
from planner.shop import money, prices, viral
from planner.shop.known import NO_DATE, Known, Naming
from planner.shop.prices import Ladder
from ui.covers import paint
from ui.pieces.product_pictures import cut_to
from ui.products.products_model import ProductRow
from ui.products.runs_out import RunsOut
from ui.products.runs_out import words as rush_words
from ui.theme import theme
from ui.widgets import avatar
from ui.widgets.flow_row import flow
from ui.widgets.lines import Line, LinesList
from ui.widgets.parts import ElidedLabel, WrappedCheckBox, button, clear, column, label, plain, row
from ui.widgets.side_panel import SidePanel

WIDTH, FACE = 330, (63, 84)
PARTS = ((prices.COST, "muted"), (prices.FEE, "note"), (prices.COMMISSION, "consider"))


class LadderBar(QWidget):
    """A price as a bar: what is taken off it, and what is left."""

    def __init__(self) -> None:
        super().__init__()
        self._ladder: Ladder | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ladder(self, ladder: Ladder) -> None:
        """Show another price."""
        self._ladder = ladder
        self.update()

    def sizeHint(self) -> QSize:
        """One line high."""
        return QSize(100, theme.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts side by side."""
        ladder = self._ladder
        if ladder is None or not ladder.price:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        taken = sum(ladder.taken(kind) for kind, _tone in PARTS)
        whole, left = max(ladder.price, taken), 0.0
        shown = [(ladder.taken(kind), tone) for kind, tone in PARTS]
        shown.append((max(0, ladder.left or 0), "fine"))
        for amount, tone in shown:
            wide = self.width() * amount / whole
            painter.setBrush(theme.color(tone))
            painter.drawRect(QRectF(left, 0, max(0.0, wide - 1), self.height()))
            left += wide
        painter.end()


class ProductPanel(SidePanel):
    """Shows a product and asks for changes; it makes none itself."""

    edit_wanted = Signal(str)
    """The field to begin in, "" for the first."""
    count_wanted = Signal()
    order_wanted = Signal(int)
    video_wanted = Signal()
    video_opened = Signal(int)
    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__(WIDTH)
        self.face, self.name = QLabel(), ElidedLabel(size="head")
        self.about, self.naming = label(tone="muted", wrap=True), label(wrap=True)
        self.edit = button(_("Edit…"), partial(self.edit_wanted.emit, ""), "small")
        self.new_video = button(_("New video with it"), self.video_wanted.emit, "small")
        head = row(self.face, column(self.name, self.about, self.naming, spacing=2), spacing=10)
        head.setStretch(1, 1)
        self.body.addLayout(head)
        self.body.addWidget(flow(self.edit, self.new_video))
        self.findings = column(spacing=4)
        self.listing = self.add_section(_("Listing"), self.findings)
        self.price, self.bar, self.rungs = label(size="strong"), LadderBar(), column(spacing=2)
        self.priced = self.add_section(_("Price"), self.price, self.bar, self.rungs)
        self.runs_out, self.rush = RunsOut(), label(wrap=True)
        self.viral = self.add_section(_("If a video goes viral"), self.rush, self.runs_out)
        self.steps: dict[str, WrappedCheckBox] = {}
        boxes = []
        for key, text in viral.steps():
            box = self.steps[key] = WrappedCheckBox(text)
            box.clicked.connect(lambda on, key=key: self.ticked.emit(key, on))
            boxes.append(box)
        self.then = self.add_section(_("What is done then"), *boxes)
        self.facts = column(spacing=4)
        self.out = self.add_section(_("If it runs out"), self.facts)
        self.videos = LinesList(_("Videos and live events that sell it"), 2)
        self.videos.opened.connect(self._open)
        self.sold = self.add_section(_("Sold by"), self.videos)
        self.log = column(spacing=2)
        self.logged = self.add_section(_("Stock log"), self.log)
        self.count = button(_("Count stock…"), self.count_wanted.emit)
        self.order = button("", self._order, "primary")
        self._more = 0
        self.foot.addWidget(self.count)
        self.foot.addWidget(self.order)

    def show_product(
        self,
        shown: ProductRow | None,
        found: list[Result],
        log: list[str],
        done: set[str],
        *,
        read_only: bool,
    ) -> None:
        """Show a product with what the rules find, how its stock was said, and what is ticked; None for none."""
        self.setEnabled(shown is not None)
        if shown is None:
            return
        product = shown.facts.product
        self.begin_with(product.id)
        self.name.show_text(product.name)
        price = "" if product.lowest_price is None else money.shown(product.lowest_price, product.currency)
        codes = ", ".join(one.code for one in product.variants if one.code)
        self.about.setText(" · ".join(filter(None, (price, codes, product.category))))
        self.naming.setText(_naming(product))
        self._show_findings(found)
        self._show_price(shown.facts.ladder)
        self._show_viral(product, done)
        self._show_facts(product)
        lines = [Line(("video", one.id), one.title, _when(one)) for one in product.videos]
        lines += [Line(("live", one.id), one.title, _when(one)) for one in product.lives]
        self.videos.show_lines(lines)
        self.sold.setVisible(bool(lines))
        clear(self.log)
        for line in log:
            self.log.addWidget(label(line, tone="muted", wrap=True))
        self.logged.setVisible(bool(log))
        for one in (self.edit, self.new_video, self.count, self.order, *self.steps.values()):
            one.setEnabled(not read_only)

    def show_face(self, picture: QPixmap | None, name: str) -> None:
        """Show what the product looks like, or its initial."""
        ratio = self.devicePixelRatioF()
        if picture is None:
            self.face.setPixmap(avatar.pixmap(name, FACE[0], ratio))
            return
        wide, high = (theme.px(one) for one in FACE)
        drawn = QPixmap(round(wide * ratio), round(high * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        paint(painter, QRectF(0, 0, wide, high), cut_to(picture, wide / high), 6)
        painter.end()
        self.face.setPixmap(drawn)

    def _show_findings(self, found: list[Result]) -> None:
        clear(self.findings)
        for result in found:
            text = label(result.finding.message, tone=result.severity.value, wrap=True)
            text.setToolTip(plain(result.finding.advice))
            fix = button(_("Edit…"), partial(self.edit_wanted.emit, result.finding.field), "small")
            fix.setAccessibleName(_("Edit: {words}").format(words=result.finding.message))
            line = row(text, fix)
            line.setStretch(0, 1)
            self.findings.addLayout(line)
        if not found:
            self.findings.addWidget(label(_("All that the shop asks for is there."), tone="muted", wrap=True))

    def _show_price(self, ladder: Ladder | None) -> None:
        clear(self.rungs)
        self.bar.setVisible(ladder is not None and ladder.known_cost)
        if ladder is None:
            self.price.setText(_("No price yet."))
            return
        self.price.setText(money.shown(ladder.price, ladder.currency))
        self.bar.show_ladder(ladder)
        for rung in ladder.rungs:
            self._rung(_rung_name(rung), rung.amount, ladder.currency)
        if ladder.left is not None:
            self._rung(_("Left for you"), ladder.left, ladder.currency, strong=True)
        else:
            self.rungs.addWidget(label(_("Type the cost to see what is left."), tone="muted", wrap=True))
        if not ladder.known_fees:
            words = _("What the platform takes is not known for this market. Add it in Settings.")
            self.rungs.addWidget(label(words, tone="consider", wrap=True))

    def _rung(self, name: str, amount: int, currency: str, *, strong: bool = False) -> None:
        title = ElidedLabel(name, tone="" if strong else "muted")
        line = row(title, label(money.shown(amount, currency), size="strong" if strong else ""))
        line.setStretch(0, 1)
        self.rungs.addLayout(line)

    def _show_viral(self, product: Known, done: set[str]) -> None:
        rushes = viral.rushes(product.stock, product.daily_orders, product.packing)
        self.viral.setVisible(bool(rushes))
        self.then.setVisible(bool(rushes))
        self._more = rushes[0].missing if rushes else 0
        self.order.setVisible(self._more > 0)
        self.order.setText(_("Remind me to order {n}").format(n=self._more))
        for key, box in self.steps.items():
            box.setChecked(key in done)
        if not rushes:
            return
        self.runs_out.show_rushes(rushes, product.lasts)
        said = ["; ".join(map(rush_words, rushes)) + "."]
        if self._more:
            said.append(
                _("{hours} h at {factor}× needs {n} more.").format(
                    hours=viral.hours()[0], factor=rushes[0].factor, n=self._more
                )
            )
        if rushes[0].unpacked:
            said.append(_("{n} of them can’t be packed on that day.").format(n=rushes[0].unpacked))
        self.rush.setText(" ".join(said))

    def _show_facts(self, product: Known) -> None:
        clear(self.facts)
        known = (
            (_("Backup"), product.backup),
            (_("Or sell"), product.instead),
            (_("Arrives in"), _days(product.ship_days)),
            (_("More in"), _days(product.lead_days)),
            (_("Packing"), _("{n} a day").format(n=product.packing) if product.packing is not None else ""),
        )
        for title, text in known:
            if text:
                words = label(text, wrap=True)
                line = row(label(title, tone="muted"), words)
                line.setStretch(1, 1)
                self.facts.addLayout(line)
        self.out.setVisible(any(text for _title, text in known))

    def _order(self) -> None:
        self.order_wanted.emit(self._more)

    def _open(self) -> None:
        key = self.videos.key()
        if key and key[0] == "video":
            self.video_opened.emit(key[1])


def _naming(product: Known) -> str:
    n = len(product.videos)
    videos = ngettext("In {n} video", "In {n} videos", n).format(n=n) if n else _("In no video yet")
    if product.lives:
        first = product.lives[0]
        return _("{videos} and “{live}” on {day}").format(
            videos=videos, live=first.title, day=dates.day(first.day)
        )
    return videos


def _when(one: Naming) -> str:
    moment = _("No date") if one.at == NO_DATE else dates.moment(one.at)
    return moment if not one.pieces else _("{moment} · {n} planned").format(moment=moment, n=one.pieces)


def _rung_name(rung: prices.Rung) -> str:
    own = {prices.COST: _("Made, shipped"), prices.COMMISSION: _("Creator")}
    return own.get(rung.kind) or _(rung.name)


def _days(n: int | None) -> str:
    return "" if n is None else ngettext("{n} day", "{n} days", n).format(n=n)
