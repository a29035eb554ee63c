"""Cards of settings in two columns beside a list of their titles that scrolls to each; in one where it is narrow."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QWidget

from ui.theme import theme
from ui.widgets.parts import Card, button, column, row, scrolling

LIST, WIDEST, TWO_COLUMNS, LEFT, RIGHT = 168, 1160, 920, 470, 396
"""Logical pixels: of the list, of all cards, from where on these stand in two columns, of each."""


class CardsView(QWidget):
    """What is most and widest stands at the left."""

    def __init__(self, left: Sequence[Card], right: Sequence[Card]) -> None:
        super().__init__()
        self.cards = (*left, *right)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(18, 14, 18, 14)
        self._columns.setSpacing(14)
        for cards, share, narrowest in ((left, 4, LEFT), (right, 3, RIGHT)):
            side = QWidget()
            side.setMinimumWidth(theme.px(narrowest))
            side.setLayout(column(*cards, None, spacing=12))
            self._columns.addWidget(side, share)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        inside.setLayout(self._columns)
        outer = QWidget()
        outer.setLayout(row(inside, None, spacing=0))
        outer.layout().setStretch(0, 100)  # type: ignore[union-attr]
        self._inside = outer
        self._scroll = scrolling(outer)
        self._scroll.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.list = QFrame()
        self.list.setObjectName("cardlist")
        self.list.setFixedWidth(theme.px(LIST))
        self.entries = [self._entry(card) for card in self.cards]
        entries = column(*self.entries, None, spacing=2)
        entries.setContentsMargins(8, 14, 8, 14)
        self.list.setLayout(entries)
        layout = row(self.list, self._scroll, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._scrolled()

    def _entry(self, card: Card) -> QPushButton:
        made = button(card.title.text(), partial(self.show_card, card), "card")
        made.setCheckable(True)
        return made

    def show_card(self, card: Card) -> None:
        """Scroll to a card, and say in the list which it is."""
        at = card.mapTo(self._inside, QPoint(0, 0)).y()
        self._scroll.verticalScrollBar().setValue(max(0, at - 14))
        self._choose(card)

    def find_words(self, text: str) -> bool:
        """Scroll to the first card that says a text, and put the keyboard into the field beside it."""
        wanted = text.casefold().strip()
        for card in self.cards if wanted else ():
            for one in card.findChildren(QLabel):
                if wanted in one.text().casefold():
                    self.show_card(card)
                    return True
        return False

    def _scrolled(self) -> None:
        """The list follows what stands at the top."""
        top = self._scroll.verticalScrollBar().value()
        left = [
            card for card in self.cards if card.mapTo(self._inside, QPoint(0, card.height())).y() > top + 40
        ]
        if left:
            self._choose(left[0])

    def _choose(self, card: Card) -> None:
        for one, entry in zip(self.cards, self.entries, strict=True):
            entry.setChecked(one is card)

    def minimumSizeHint(self) -> QSize:
        """It scrolls, and leaves its list out where there is no room."""
        return QSize(420, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside or below one another."""
        super().resizeEvent(event)
        self.list.setVisible(self.width() >= theme.px(TWO_COLUMNS - LIST))
        wide = self.width() - theme.px(LIST) >= theme.px(TWO_COLUMNS)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
