"""A line at the foot of the window: what was done, with an offer to undo it, or what could not be done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from planner.i18n import _
from ui.widgets.parts import button, label, row

SHOWN_MS = 7000


class Toast(QFrame):
    """Shows one message at a time over its parent's lower edge. It stays while the pointer is on it."""

    def __init__(self, parent: QWidget, undo: Callable[[], None]) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("toast")
        self._text = label(wrap=True)
        self._undo = button(_("Undo"), self._take_back)
        self._take = undo
        layout = row(self._text, self._undo, spacing=14)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, offer_undo: bool = False) -> None:
        """Show a sentence."""
        self._text.setText(text)
        self._undo.setVisible(offer_undo)
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._timer.start(SHOWN_MS)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def _take_back(self) -> None:
        self.hide()
        self._take()

    def enterEvent(self, event: object) -> None:
        """Stay while it is read."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go a while after."""
        self._timer.start(SHOWN_MS // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        parent = self._over
        room = parent.width() - 240
        wanted = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 60
        width = min(
            room, wanted + (self._undo.sizeHint().width() + 14 if self._undo.isVisibleTo(self) else 0)
        )
        self.setFixedWidth(max(220, width))
        height = max(self.heightForWidth(self.width()), self.sizeHint().height(), 38)
        self.setFixedHeight(height)
        self.move(190 + (parent.width() - 190 - self.width()) // 2, parent.height() - height - 20)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
