"""A row with two lines that opens: when, a sign, words, and what can be done; the keyboard walks from row to row."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.theme import theme
from ui.widgets import outline
from ui.widgets.parts import ElidedLabel, column, label, row

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WALK = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
SIGN, THUMB = 30, (30, 44)
"""Sizes in logical pixels, before the size of texts."""

Place = tuple[str, int]
"""A row's key and its number among the rows."""


class Sign(QWidget):
    """An outline on a small ground; ``on`` in the accent, for what is due."""

    def __init__(self, name: str, *, on: bool = False) -> None:
        super().__init__()
        self._name, self._on = name, on
        self.setFixedSize(theme.px(SIGN), theme.px(SIGN))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_ground" if self._on else "faint_line"))
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        draw_in_middle(painter, QRectF(self.rect()), self._name, 15, "accent" if self._on else "muted")


def draw_in_middle(painter: QPainter, place: QRectF, name: str, size: int, role: str) -> None:
    """Paint an outline in the middle of a place."""
    half = theme.px(size) / 2
    at = place.center()
    at.setX(at.x() - half)
    at.setY(at.y() - half)
    outline.draw(painter, name, at, size, theme.color(role))


def paint_blank(painter: QPainter, place: QRectF, name: str) -> None:
    """Paint what stands where a picture is missing: a dashed frame with an outline."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    draw_in_middle(painter, place, name, 13, "muted")


class DayRow(QFrame):
    """One row. Enter or a click opens it, S puts it off, the arrows go on to the next row."""

    opened = Signal()

    def __init__(self, key: str, when: str, sign: QWidget | None, first: str, second: str) -> None:
        super().__init__()
        self.key = key
        self.later: Callable[[], object] | None = None
        """What S does."""
        self.opens = self._clicks = False
        self.setObjectName("dayrow")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clock = label(when, tone="muted")
        self.clock.setFixedWidth(theme.px(58))
        self.first, self.second = ElidedLabel(first, size="strong"), ElidedLabel(second, tone="muted")
        self.second.setProperty("rank", "small")
        for one in (self.clock, self.first, self.second):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.ends = row(spacing=6)
        words = column(None, self.first, self.second, None, spacing=1)
        layout = row(self.clock, *([sign] if sign else []), words, self.ends, spacing=12)
        layout.setStretch(layout.indexOf(words) if sign is None else 2, 1)
        layout.setContentsMargins(12, 2, 12, 2)
        self.setLayout(layout)
        self.setMinimumHeight(theme.px(50))
        self.setAccessibleName(", ".join(filter(None, (when.replace("\n", " "), first, second))))

    def quiet(self) -> None:
        """Show it as what is over."""
        self.first.setProperty("tone", "muted")

    def open_by(self, do: Callable[[], object], *, clicks: bool = True) -> None:
        """Have Enter do something, and a click as well."""
        self.opens, self._clicks = True, clicks
        if clicks:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.opened.connect(lambda: do())

    def add(self, *ends: QWidget, says: str = "") -> None:
        """Put buttons and chips at its end; ``says`` is read after its words."""
        for one in ends:
            self.ends.addWidget(one)
            if isinstance(one, QPushButton) and not one.accessibleName():
                one.setAccessibleName(f"{one.text()}: {self.first.accessibleName()}")
        if says:
            self.setAccessibleName(f"{self.accessibleName()}, {says}")

    def event(self, event: QEvent) -> bool:
        """Keep this row's own keys from the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own(event):
            event.accept()
            return True
        return super().event(event)

    def _own(self, event: QKeyEvent) -> bool:
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return False
        key = event.key()
        return (
            key in WALK or (key in ENTER and self.opens) or (key == Qt.Key.Key_S and self.later is not None)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, put off, or go on."""
        key = Qt.Key(event.key())
        if not self._own(event):
            super().keyPressEvent(event)
        elif key in WALK:
            self._walk(WALK[key])
        elif key in ENTER:
            self.opened.emit()
        elif self.later:
            self.later()

    def _walk(self, step: int) -> None:
        rows = rows_of(self.window())
        at = rows.index(self) + step
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        if (
            event.button() == Qt.MouseButton.LeftButton
            and self._clicks
            and self.rect().contains(event.position().toPoint())
        ):
            self.opened.emit()
        else:
            super().mouseReleaseEvent(event)


def rows_of(inside: QWidget) -> list[DayRow]:
    """Return the rows that are shown, from top to bottom."""
    return [one for one in inside.findChildren(DayRow) if not one.isHidden() and one.parentWidget()]


def place_of(inside: QWidget) -> Place | None:
    """Return the row that the keyboard is in, before the rows are built anew."""
    focus: QWidget | None = inside.window().focusWidget()
    rows = rows_of(inside)
    while focus is not None and focus is not inside:
        if isinstance(focus, DayRow) and focus in rows:
            return focus.key, rows.index(focus)
        focus = focus.parentWidget()
    return None


def put_back(inside: QWidget, place: Place | None) -> None:
    """Give the keyboard to the row that had it, else to the one that stands in its place now."""
    rows = rows_of(inside)
    if place is None or not rows:
        return
    found = next((one for one in rows if one.key == place[0]), rows[min(place[1], len(rows) - 1)])
    found.setFocus(Qt.FocusReason.OtherFocusReason)
