"""What a button would change: the old words struck and the new ones marked, shown while it is pointed at or focused."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from planner.i18n import _
from ui.theme import theme
from ui.widgets.parts import column, label

WIDTH = 360
GAP = 4
Parts = tuple[str, str, str]
"""What stays before, what changes, what stays after."""


class ChangedText(QWidget):
    """A few words on a coloured ground, some of them struck or marked. It shows them as they are, never as HTML."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role, self._parts = role, ("", "", "")
        self._text = QTextDocument(self)
        self._text.setDocumentMargin(6)
        theme.changed.connect(self._write)

    def show_parts(self, parts: Parts) -> None:
        """Show words of which those in the middle are what changes."""
        self._parts = parts
        self._write()

    def plain(self) -> str:
        """Return the words."""
        return self._text.toPlainText()

    def fit(self, width: int) -> None:
        """Take this width, and the height that the words need."""
        self._text.setTextWidth(width)
        self.setFixedSize(QSize(width, int(self._text.size().height()) + 1))

    @property
    def parts(self) -> Parts:
        """The words, by what becomes of them."""
        return self._parts

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{self._role}_ground"))
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        self._text.drawContents(painter)

    def _write(self) -> None:
        stays, changes = QTextCharFormat(), QTextCharFormat()
        for form, role in ((stays, "text"), (changes, self._role)):
            form.setForeground(theme.color(role))
            form.setFont(theme.font(13, 400 if form is stays or self._role == "fix" else 600))
        changes.setFontStrikeOut(self._role == "fix")
        self._text.clear()
        cursor = QTextCursor(self._text)
        head, middle, tail = self._parts
        for text, form in ((head, stays), (middle, changes), (tail, stays)):
            cursor.insertText(text, form)
        self.update()


class ChangeTip(QFrame):
    """Lies over its window, beneath the button that it tells of. There is one in each window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self.setObjectName("changetip")
        self.setProperty("card", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.field, self.old, self.new = (
            label(tone="muted", size="small"),
            ChangedText("fix"),
            ChangedText("fine"),
        )
        self.note = label(tone="muted", size="small", wrap=True)
        self.of: Telling | None = None
        self._bars: list[QScrollBar] = []
        self._column = column(self.field, self.old, self.new, self.note, spacing=4)
        self._column.setContentsMargins(8, 6, 8, 8)
        self.setLayout(self._column)
        self.hide()

    def tell(self, of: "Telling") -> None:
        """Show what a button would change, and go along when what it lies in is scrolled."""
        self._let_go()
        self.of = of
        self._bars = [area.verticalScrollBar() for area in around(of.button)]
        for bar in self._bars:
            bar.valueChanged.connect(self.place)
        self.field.setText(of.field)
        self.old.show_parts(of.old)
        self.new.show_parts(of.new)
        self.note.setText(of.note)
        self.note.setVisible(bool(of.note))
        self.raise_()
        self.place()

    def stop(self, of: "Telling") -> None:
        """Go, if it is this one that is told of."""
        if self.of is of:
            self._let_go()
            self.hide()

    def _let_go(self) -> None:
        for bar in self._bars:
            bar.valueChanged.disconnect(self.place)
        self.of, self._bars = None, []

    def place(self) -> None:
        """Lie beneath the button, above it where there is no room, and not at all where it is out of sight."""
        if self.of is None:
            return
        of, window = self.of.button, self._over
        width = min(WIDTH, window.width() - 4 * GAP)
        for one in (self.old, self.new):
            one.fit(width - 18)
        self.setFixedWidth(width)
        self.note.setFixedHeight(max(0, self.note.heightForWidth(width - 18)))
        self._column.invalidate()
        self.setFixedHeight(self._column.minimumSize().height())
        corner = of.mapTo(window, QPoint(0, 0))
        below = corner.y() + of.height() + GAP
        above = corner.y() - self.height() - GAP
        x = max(2 * GAP, min(corner.x(), window.width() - width - 2 * GAP))
        self.move(x, below if below + self.height() <= window.height() or above < 0 else above)
        self.setVisible(not of.visibleRegion().isEmpty())


class Telling(QObject):
    """Shows what a button would change while the pointer or the keyboard is on it, and tells screen readers."""

    def __init__(
        self, button: QWidget, field: str, old: Parts, new: Parts, sentence: str, note: str = ""
    ) -> None:
        super().__init__(button)
        self.button, self.field, self.note = button, field, note
        self.old, self.new = or_nothing(old), or_nothing(new)
        button.setAccessibleDescription(sentence)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show it, or let it go."""
        kind = event.type()
        if kind == QEvent.Type.Enter or (kind == QEvent.Type.FocusIn and by_keyboard(event)):
            QTimer.singleShot(0, self, self._show)  # the page scrolls to what has the keyboard just after
        elif kind == QEvent.Type.Leave and self.button.hasFocus():
            pass
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut, QEvent.Type.Hide):
            tip_of(self.button.window()).stop(self)
        elif kind == QEvent.Type.Move:
            tip_of(self.button.window()).place()
        return False

    def _show(self) -> None:
        if self.button.isVisible() and (self.button.underMouse() or self.button.hasFocus()):
            if self.button.hasFocus():
                for area in around(self.button):
                    area.ensureWidgetVisible(self.button)
            tip_of(self.button.window()).tell(self)


def or_nothing(parts: Parts) -> Parts:
    """Return words, or that there are none."""
    return parts if "".join(parts).strip() else (_("nothing"), "", "")


def by_keyboard(event: QEvent) -> bool:
    """Whether something got the keyboard by a key, and not by a click or with its window."""
    away = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
    return isinstance(event, QFocusEvent) and event.reason() not in away


def tip_of(window: QWidget) -> ChangeTip:
    """Return the one tip of a window."""
    return window.findChild(ChangeTip, options=Qt.FindChildOption.FindDirectChildrenOnly) or ChangeTip(window)


def around(widget: QWidget) -> Iterator[QScrollArea]:
    """Yield what a widget can be scrolled in."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            yield above
        above = above.parentWidget()
