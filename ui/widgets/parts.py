"""The small pieces of every page: labels, chips, buttons, cards, headers, empty states."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from ui.theme import restyle, theme
from ui.widgets.outline import dress

L = TypeVar("L", bound=QBoxLayout)


def label(text: str = "", *, tone: str = "", size: str = "", wrap: bool = False) -> QLabel:
    """Return a label that shows its text as it is, never as HTML."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if tone:
        made.setProperty("tone", tone)
    if size:
        made.setProperty("rank", size)
    return made


def chip(text: str, kind: str = "plain") -> QLabel:
    """Return a small coloured word; ``kind`` is plain, fix, consider, fine, hint or note."""
    made = label(text)
    made.setProperty("chip", kind)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


class FormatChip(QLabel):
    """A neutral chip with a dot in the colour of a content format."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("chip", "format")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._role = "other"
        theme.changed.connect(self.update)

    def show_format(self, key: str | None, text: str) -> None:
        """Show a format's name with its colour; nothing for no format."""
        self._role = key or "other"
        self.setText(text)
        if (
            not text or self.parentWidget()
        ):  # without, it would be a window of its own; a layout shows it later
            self.setVisible(bool(text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot before the words."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._role))
        painter.drawEllipse(QPointF(11.5, self.height() / 2), 3.5, 3.5)


def plain(text: str) -> str:
    """Return a tooltip that shows a text as it is: what looks like a tag would be read as HTML."""
    return text.replace("<", "‹")


def button(
    text: str, clicked: Callable[[], object] | None = None, kind: str = "", tip: str = ""
) -> QPushButton:
    """Return a button; ``kind`` is primary, small, smallprimary, quiet or empty."""
    made = QPushButton(text.replace("&", "&&"))
    if kind:
        made.setProperty("kind", kind)
    if tip:
        made.setToolTip(plain(tip))
    made.setAutoDefault(False)
    if clicked:
        made.clicked.connect(lambda: clicked())
    return made


def add_action(menu: QMenu, text: str, do: Callable[[], object], key: str = "") -> QAction:
    """Add a line to a menu, with a key that does the same at its right; a user's & stands as it is."""
    action = menu.addAction(text.replace("&", "&&") + (f"\t{key}" if key else ""))
    action.triggered.connect(lambda: do())
    return action


def spin_box(low: int, high: int, *, step: int = 1, suffix: str = "", name: str = "") -> QSpinBox:
    """Return a field for a whole number that tells of a typed one once it is whole."""
    box = QSpinBox(minimum=low, maximum=high, singleStep=step)
    box.setSuffix(suffix)
    box.setKeyboardTracking(False)
    box.setAccessibleName(name)
    roomy(box)
    return box


def roomy(box: QAbstractSpinBox) -> None:
    """Keep the text of a spin box off its frame, which the style sheet can't."""
    if edit := box.findChild(QLineEdit):
        edit.setTextMargins(7, 0, 0, 0)


def rule() -> QFrame:
    """Return a thin line."""
    made = QFrame()
    made.setProperty("rule", True)
    return made


def row(*items: QWidget | QLayout | int | None, spacing: int = 8) -> QHBoxLayout:
    """Lay things out from left to right; a number is a gap in pixels, None takes what is left over."""
    layout = QHBoxLayout()
    return _fill(layout, items, spacing)


def column(*items: QWidget | QLayout | int | None, spacing: int = 8) -> QVBoxLayout:
    """Lay things out from top to bottom; a number is a gap in pixels, None takes what is left over."""
    layout = QVBoxLayout()
    return _fill(layout, items, spacing)


def _fill(layout: L, items: tuple[QWidget | QLayout | int | None, ...], spacing: int) -> L:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
    return layout


def scrolling(what: QLayout | QWidget) -> QScrollArea:
    """Return what scrolls from top to bottom, without a frame; it is no stop of the keyboard."""
    inside = QWidget() if isinstance(what, QLayout) else what
    if isinstance(what, QLayout):
        inside.setLayout(what)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return scroll


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)


class Card(QFrame):
    """A white card; fill ``body``."""

    def __init__(self, title: str = "", *, kind: str = "true", margin: int = 16) -> None:
        super().__init__()
        self.setProperty("card", kind)
        self.body = column(spacing=8)
        self.body.setContentsMargins(margin, margin - 4, margin, margin - 4)
        self.setLayout(self.body)
        self.head = row()
        self.title = label(title, size="head")
        self.title.setParent(self)  # also where it has no place: it would be a window that nobody closes
        self.title.setVisible(bool(title))
        if title:
            self.head.addWidget(self.title)
            self.head.addStretch(1)
            self.body.addLayout(self.head)


class EmptyState(QWidget):
    """Says what belongs on an empty page, and offers the first step; ``outline`` is a sign in assets/icons/lucide."""

    def __init__(self, heading: str, words: str, *buttons: QPushButton, outline: str = "inbox") -> None:
        super().__init__()
        head, text = label(heading, size="head", wrap=True), label(words, tone="muted", wrap=True)
        for one in (head, text):
            one.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        beside = column(head, text, spacing=4)
        if buttons:
            beside.addSpacing(4)
            beside.addLayout(row(*buttons, None))
        sign = QPushButton()
        sign.setProperty("kind", "sign")
        sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        dress(sign, outline, size=17)
        card = QFrame()
        card.setProperty("card", "true")
        inside = row(sign, beside, spacing=14)
        inside.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        inside.setStretch(1, 1)
        inside.setContentsMargins(16, 14, 16, 14)
        card.setLayout(inside)
        card.setMaximumWidth(theme.px(520))
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        middle = row(card)
        middle.setContentsMargins(0, 0, 0, 0)
        layout = column(None, middle, None)
        layout.setContentsMargins(24, 24, 24, 24)
        self.setLayout(layout)


class ElidedLabel(QLabel):
    """One line of plain text that is cut with an ellipsis and shown whole in its tooltip."""

    def __init__(self, text: str = "", *, size: str = "", tone: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if size:
            self.setProperty("rank", size)
        if tone:
            self.setProperty("tone", tone)
        self._whole = ""
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self._cut()

    def sizeHint(self) -> QSize:
        """As wide as the whole text would be."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 4, super().sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """Cut anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._cut()

    def _cut(self) -> None:
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 20))
        super().setText(cut)
        self.setToolTip(plain(self._whole if cut != self._whole else ""))


class WrappedCheckBox(QCheckBox):
    """A check box whose words go on in further lines where there is no room beside each other."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._whole = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._wrap()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        style = self.style()
        box = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)
        gap = style.pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, None, self)
        room, lines = max(40, self.width() - box - gap - 4), [""]
        for word in self._whole.replace("&", "&&").split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.fontMetrics().horizontalAdvance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        wrapped = "\n".join(lines)
        if wrapped != self.text():
            self.setText(wrapped)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet reads."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        restyle(widget)
        for inside in widget.findChildren(QLabel) if isinstance(widget, QPushButton) else ():
            restyle(inside)  # its colour follows the kind of its button
