"""Has Tab go through widgets as they are laid out, also through those that were made later than what follows them."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QWidget,
)

WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
"""Kinds of widgets whose inner parts are their own affair."""


def order_tabs(within: QWidget) -> None:
    """Put all stops of the keyboard within a widget into the order of its layouts."""
    window = within.window()
    for one, after in pairwise([stop for stop in stops(within) if stop.window() is window]):
        QWidget.setTabOrder(one, after)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at within a widget and at itself, from the top and the left."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if not isinstance(widget, WHOLE):
        for inner in _inner(widget):
            yield from stops(inner)


def _inner(widget: QWidget) -> list[QWidget]:
    """Return the widgets that stand in another one, in the order of their places."""
    if isinstance(widget, QScrollArea):
        return [inside] if (inside := widget.widget()) else []
    if isinstance(widget, QSplitter):
        parts = (widget.widget(at) for at in range(widget.count()))
        return [part for part in parts if part is not None]
    placed = list(_laid_out(widget.layout())) if widget.layout() else []
    others = (child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow())
    return placed + [child for child in others if child not in placed]


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    for at in range(layout.count() if layout else 0):
        item = layout.itemAt(at) if layout else None
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)
