"""A line of a settings card."""

from PySide6.QtWidgets import QLayout, QLineEdit, QSpinBox, QWidget

from ui.theme import theme
from ui.widgets.parts import Card, label, row

LABEL_WIDTH = 160


def add_field(card: Card, title: str, field: QWidget | QLayout) -> None:
    """Add a line to a card: a title, and the field or fields that it names."""
    name = label(title, wrap=True)
    name.setFixedWidth(theme.px(LABEL_WIDTH))
    if isinstance(field, QWidget):
        field.setAccessibleName(title)
        name.setBuddy(field)
    line = row(name, field, spacing=12)
    line.setStretch(1, 1)
    card.body.addLayout(line)


def set_text(field: QLineEdit, text: str) -> None:
    """Show a text, unless somebody is typing another one."""
    if not field.hasFocus() or not field.isModified():
        field.setText(text)
        field.setCursorPosition(0)


def set_number(box: QSpinBox, number: int) -> None:
    """Show a number, unless somebody is typing another one."""
    if not box.hasFocus() or not box.lineEdit().isModified():
        box.setValue(number)
