"""The bar over the foot of a page while several are chosen: what can be done with all of them at once."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from planner.i18n import _, ngettext
from ui.desk import Page
from ui.items import menu, moves
from ui.items.selection import Selection
from ui.store import Store
from ui.theme import theme
from ui.widgets.outline import dress
from ui.widgets.parts import button, label, plain, row

ABOVE = 14
"""Pixels between the bar and the foot of what it lies over."""


class BulkBar(QFrame):
    """Lies over the foot of a widget from two chosen items on; Esc takes the choice back."""

    def __init__(self, page: Page, store: Store, selection: Selection, over: QWidget) -> None:
        super().__init__(page)
        self._page, self._store, self._selection, self._over = page, store, selection, over
        self.setObjectName("bulk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._count = label(size="strong")
        self.stage = self._with_menu(_("Stage"), lambda m: menu.fill_stages(m, store, selection.videos))
        self.format = self._with_menu(_("Format"), lambda m: menu.fill_formats(m, store, selection.videos))
        self.campaign = self._with_menu(
            _("Campaign"), lambda m: menu.fill_campaigns(m, store, selection.videos)
        )
        self.move_by = self._with_menu(_("Move by"), lambda m: menu.fill_moves(m, page, store, selection))
        self.product = self._plain(
            _("Product…"), "package", lambda: menu.ask_product(page, store, selection.videos)
        )
        self.copy = self._plain(_("Duplicate"), "copy", self._duplicate)
        self.delete = self._plain(_("Delete"), "trash-2", lambda: moves.delete(store, selection))
        self.none = self._plain(_("None"), "x", lambda: selection.choose(None))
        self.none.setAccessibleName(_("Choose none"))
        self.none.setToolTip(plain(_("Choose none") + " (Esc)"))
        self._of_videos = (self.stage, self.format, self.campaign, self.product, self.copy)
        layout = row(
            self._count, 6, self.stage, self.format, self.campaign, self.move_by, self.product, self.copy,
            self.delete, 6, self.none, spacing=2,
        )  # fmt: skip
        layout.setContentsMargins(14, 0, 8, 0)
        self.setLayout(layout)
        self.hide()
        over.installEventFilter(self)
        selection.changed.connect(self._show_chosen)

    def listen(self, *views: QWidget) -> None:
        """Have Esc in these views take the choice back while there is one."""
        for view in views:
            view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of what lies beneath, and hear Esc before the window does."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self._place()
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escaped and len(self._selection) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if escaped and len(self._selection) and event.type() == QEvent.Type.KeyPress:
            self._selection.choose(None)
            return True
        return False

    def _with_menu(self, text: str, fill: Callable[[QMenu], None]) -> QPushButton:
        made = button(text, kind="bulkmenu")
        inside = QMenu(made)

        def anew() -> None:
            inside.clear()
            fill(inside)

        inside.aboutToShow.connect(anew)
        made.setMenu(inside)
        return made

    def _plain(self, text: str, outline: str, do: Callable[[], object]) -> QPushButton:
        made = button(f" {text}", do, "bulk")
        dress(made, outline, size=15)
        return made

    def _duplicate(self) -> None:
        from planner import items

        self._store.do(items.copy(self._selection.videos), offer_undo=True)

    def _show_chosen(self) -> None:
        n = len(self._selection)
        self._count.setText(ngettext("{n} chosen", "{n} chosen", n).format(n=n))
        for one in self._of_videos:
            one.setEnabled(bool(self._selection.videos))
        self.setVisible(n > 1 and not self._store.read_only)
        self._place()

    def _place(self) -> None:
        """Stand in the middle above the foot; where there is no room for words the outlines are enough."""
        if self.isHidden():
            return
        room = self._over.width() - 2 * ABOVE
        for narrow in (False, True):
            for one, text in (
                (self.product, _("Product…")), (self.copy, _("Duplicate")), (self.delete, _("Delete")),
                (self.none, _("None")),
            ):  # fmt: skip
                one.setText("" if narrow else f" {text}")
                if one is not self.none:
                    one.setAccessibleName(text)
                    one.setToolTip(plain(text if narrow else ""))
            self.layout().activate()  # type: ignore[union-attr]
            if self.sizeHint().width() <= room:
                break
        size = self.sizeHint()
        self.resize(min(size.width(), room), theme.px(46))
        corner = self._over.mapTo(self._page, self._over.rect().bottomLeft())
        self.move(corner.x() + (self._over.width() - self.width()) // 2, corner.y() - ABOVE - self.height())
        self.raise_()
