"""The bar at the top of every page, and buttons that show their key."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import theme
from ui.widgets.outline import dress
from ui.widgets.parts import label, plain, row
from ui.widgets.segments import Segments


class KeyButton(QPushButton):
    """A button with an outline (or none), a word and its key; narrow it is the outline, or the word, alone."""

    def __init__(
        self, kind: str, outline: str, role: str, *, word_stays: bool, centred: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setProperty("keyed", True)
        self.setAutoDefault(False)
        self._word_stays = word_stays
        self._word, self._key, self._sign = label(), label(), QPushButton()
        self._key.setObjectName("key")
        self._sign.setProperty("kind", "bare")
        self._sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if outline:
            dress(self._sign, outline, size=15, role=role)
        else:
            self._sign.hide()  # shown without a parent it would be a window of its own
        for one in (self._word, self._key, self._sign):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parts = (self._sign, self._word, *(() if centred else (None,)), self._key)
        self._row = row(*((None, *parts, None) if centred else parts), spacing=7)
        self._row.setAlignment(self._key, Qt.AlignmentFlag.AlignVCenter)
        self._row.setContentsMargins(9, 0, 9, 0)
        self.setLayout(self._row)
        self._narrow = False

    def say(self, word: str, key: str, name: str = "") -> None:
        """Show a word and a key; ``name`` is what it does in more words."""
        self._word.setText(word)
        self._key.setText(key)
        self.setAccessibleName(name or word)
        self.setToolTip(plain(f"{name or word} ({key})" if key else name or word))
        self.show_narrow(self._narrow)

    def show_narrow(self, narrow: bool) -> None:
        """Leave out what there is no room for."""
        self._narrow = narrow
        self._word.setVisible(self._word_stays or not narrow)
        self._key.setVisible(not narrow and bool(self._key.text()))
        self._row.invalidate()
        self.updateGeometry()

    @property
    def text_shown(self) -> str:
        """The word."""
        return self._word.text()

    def sizeHint(self) -> QSize:
        """As wide as what it shows."""
        hint = self._row.sizeHint()
        return QSize(max(hint.width(), theme.px(32)), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        """No smaller than that."""
        return self.sizeHint()


class Header(QWidget):
    """The bar at the top of a page: its title, its views, and what the page and the frame add at either side."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._size()
        theme.changed.connect(self._size)
        self.title = label(title, size="page")
        self.left = row()
        self.right = row()
        self.views: Segments | None = None
        """The views of the page's place in the navigation, where it has several and stands in a window."""
        self._view = ""
        self._among = row()
        self._layout = row(self.title, self._among, self.left, None, self.right, spacing=10)
        self._layout.setContentsMargins(18, 0, 18, 0)
        self.setLayout(self._layout)
        self._keyed: list[KeyButton] = []
        self._asked = 0
        """How wide it wanted to be when it was last made to fit, in pixels."""

    def add_keyed(self, *buttons: KeyButton, first: bool = False) -> None:
        """Add buttons at the right, before what is there if ``first``, that make room where there is none.

        Those that come last do so first.
        """
        for place, one in enumerate(buttons):
            self.right.insertWidget(place if first else -1, one)
        self._keyed[:0] = buttons

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the width."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Fit anew where a word or a button became wider."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._layout.sizeHint().width() > max(
            self.width(), self._asked
        ):
            self.fit()
        return done

    def fit(self) -> None:
        """Make room where there is too little, one thing after the other: the title or the buttons have changed.

        Words of buttons go first, then the title, which the views say too, then choices become a list.
        """
        choices = [one for one in self.findChildren(Segments) if one is not self.views]
        self.title.setVisible(True)
        for keyed in self._keyed:
            keyed.show_narrow(False)
        for one in choices:
            one.show_narrow(False)
        for keyed in self._keyed:
            if not self._fits():
                keyed.show_narrow(True)
        if self.views and not self._fits():
            self.title.setVisible(False)
        for one in choices:
            if not self._fits():
                one.show_narrow(True)
        self._fits()
        self._asked = self._layout.sizeHint().width()

    def _fits(self) -> bool:
        """Whether everything has the room that it asks for now."""
        for part in (self.left, self.right, self._layout):
            part.invalidate()
        return self._layout.sizeHint().width() <= self.width()

    def _size(self) -> None:
        self.setFixedHeight(theme.px(54))

    def spread(self) -> None:
        """Let the left side have the room between."""
        self._layout.setStretch(2, 1)
        self._layout.setStretch(3, 0)

    def add_views(self, views: Segments) -> None:
        """Show the views beside the title."""
        self.views = views
        self._among.addWidget(views)
        self.show_view(self._view)

    def show_view(self, name: str) -> None:
        """Show which view holds; kept for later where there are none yet."""
        self._view = name
        if self.views and name:
            self.views.choose(name)
