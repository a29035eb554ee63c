"""A line at the lower left of the window: what was done, with an offer to undo it, or what could not be done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from planner.errors import PlanError
from planner.i18n import _
from ui.store import Store
from ui.theme import theme
from ui.widgets.outline import draw, dress
from ui.widgets.overlay import SHADOW, paint_overlay
from ui.widgets.parts import button, label, row

SHOWN_MS, TROUBLE_MS = 5000, 9000
WIDTH, LEFT, FOOT = 320, 12, 132
"""Pixels that it is wide, its distance from the left edge, and the room beneath it, which the navigation's foot takes:
so it lies over no page's bar of buttons."""
SIGN = 24


class Toast(QFrame):
    """Shows one message at a time over its parent. It stays while the pointer is on it."""

    def __init__(self, parent: QWidget, undo: Callable[[], None]) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("toast")
        self._trouble = False
        self._text = label(wrap=True)
        self._undo = button(_("Undo"), self._take_back, "link")
        self._gone = button("", self.hide, "quiet")
        self._gone.setAccessibleName(_("Close the message"))
        dress(self._gone, "x", size=13)
        self._take = undo
        self._row = row(self._text, self._undo, self._gone, spacing=6)
        self._row.setContentsMargins(SHADOW + 12 + SIGN, SHADOW + 6, SHADOW + 6, SHADOW + 6)
        self._row.setStretch(0, 1)
        self.setLayout(self._row)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        theme.changed.connect(self.update)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, offer_undo: bool = False) -> None:
        """Show a sentence about what was done."""
        self._show(text, offer_undo=offer_undo, trouble=False)

    def warn(self, text: str) -> None:
        """Show a sentence about what could not be done."""
        self._show(text, offer_undo=False, trouble=True)

    def _show(self, text: str, *, offer_undo: bool, trouble: bool) -> None:
        self._trouble = trouble
        self._text.setText(text)
        self._undo.setVisible(offer_undo)
        self._place()
        self.show()
        self.raise_()
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._timer.start(TROUBLE_MS if trouble else SHOWN_MS)

    def tell(self, text: str, offer_undo: bool) -> None:
        """Show a sentence as signals hand it over."""
        self.say(text, offer_undo=offer_undo)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and sign."""
        painter = QPainter(self)
        paint_overlay(painter, self.rect(), self.devicePixelRatio())
        outline, role = ("circle-alert", "fix") if self._trouble else ("check", "fine")
        top = self.rect().center().y() - theme.px(15) / 2
        draw(painter, outline, QPointF(SHADOW + 12, top), 15, theme.color(role))

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
        """Lie at the lower left, as high as the sentence needs."""
        self.setFixedWidth(min(theme.px(WIDTH), self._over.width() - 2 * LEFT) + 2 * SHADOW)
        self._row.activate()
        high = max(self._row.heightForWidth(self.width()), self.sizeHint().height(), 38 + 2 * SHADOW)
        self.setFixedHeight(high)
        top = self._over.height() - theme.px(FOOT) - high + SHADOW
        self.move(LEFT - SHADOW, max(0, top))


def said_of(store: Store, label: str) -> str:
    """Return what the step that was just done did, in a sentence; its label where another one came after it."""
    from planner.calendar import said
    from planner.video import videos

    def title_of(video_id: int) -> str:
        try:
            return store.read(lambda session: videos.get(session, video_id)).title
        except PlanError:
            return ""

    steps = store.workspace.steps
    if not steps or steps[-1].label != label:
        return _(label)
    return said.sentence(label, steps[-1].changes.rows, title_of)
