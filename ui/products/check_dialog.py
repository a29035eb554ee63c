"""The shop check of a market: what setting it up asks for, to be ticked; each tick is a step of its own."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QWidget

from planner.calendar import settings
from planner.i18n import _
from planner.labels import COUNTRIES
from planner.shop import checklists
from ui.store import Store
from ui.theme import theme
from ui.widgets.parts import button, column, label, row

WIDE = 480


class ShopCheckDialog(QDialog):
    """A line for each thing, and how many are done."""

    def __init__(self, parent: QWidget, store: Store) -> None:
        super().__init__(parent)
        self._store = store
        self.setWindowTitle(_("Shop check"))
        self.setMinimumWidth(theme.px(WIDE))
        self.market = QComboBox()
        self.market.setAccessibleName(_("Market"))
        for code, name in COUNTRIES.items():
            self.market.addItem(_(name), code)
        self.market.setCurrentIndex(max(0, self.market.findData(store.read(settings.get).market)))
        self.market.activated.connect(self.show_done)
        self.far = label(tone="muted")
        self.lines: dict[str, QCheckBox] = {}
        for key, text in checklists.shop_check():
            box = self.lines[key] = QCheckBox(text)
            box.setEnabled(not store.read_only)
            box.clicked.connect(lambda on, key=key: self._tick(key, on))
        close = button(_("Close"), self.accept, "primary")
        close.setDefault(True)
        layout = column(row(self.market, None, self.far), *self.lines.values(), row(None, close), spacing=12)
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self.show_done()

    def show_done(self) -> None:
        """Show what is ticked in the chosen market."""
        market = self.market.currentData()
        done = self._store.read(lambda session: checklists.done(session, market=market))
        for key, box in self.lines.items():
            box.setChecked(key in done)
        n = sum(box.isChecked() for box in self.lines.values())
        self.far.setText(_("{n} of {total}").format(n=n, total=len(self.lines)))

    def _tick(self, key: str, on: bool) -> None:
        self._store.do(checklists.tick(key, on, self._store.now(), market=self.market.currentData()))
        self.show_done()
