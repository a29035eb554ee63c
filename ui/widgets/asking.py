"""Small questions: a number, a text of a list, some lines. All have the same room, and their buttons in one order."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from planner.i18n import _
from ui.widgets.parts import button, column, label, row, spin_box

WIDE = 400


class Question(QDialog):
    """A question above its field; Cancel, and at the right what is done with the answer."""

    def __init__(self, parent: QWidget, title: str, question: str, field: QWidget, does: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDE)
        self.field = field
        field.setAccessibleName(question)
        words = label(question, wrap=True)
        words.setBuddy(field)
        self.ok = button(does, self.accept, "primary")
        self.ok.setDefault(True)
        layout = column(
            words, field, row(None, button(_("Cancel"), self.reject), self.ok, spacing=8), spacing=12
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        field.setFocus()


def titled(title: str, field: QWidget) -> QVBoxLayout:
    """Return a field under its title, which is its name and its label for whoever hears the screen."""
    field.setAccessibleName(title)
    words = label(title, tone="muted")
    words.setBuddy(field)
    return column(words, field, spacing=4)


def _answer(question: Question, take: Callable[[], str]) -> str | None:
    answered = question.exec() == QDialog.DialogCode.Accepted
    question.deleteLater()
    return take() if answered else None


def ask_number(
    parent: QWidget, title: str, question: str, value: int, low: int, high: int, *, does: str
) -> int | None:
    """Ask for a whole number; ``does`` is what the button says. Return None if it was given up."""
    box = spin_box(low, high, name=question)
    box.setValue(value)
    box.selectAll()
    found = _answer(Question(parent, title, question, box, does), lambda: str(box.value()))
    return None if found is None else int(found)


def ask_text(
    parent: QWidget, title: str, question: str, known: Sequence[str], *, does: str, others: bool = True
) -> str | None:
    """Ask for one of some texts, or for another one too. Return None if it was given up."""
    box = QComboBox()
    box.setEditable(others)
    box.addItems(list(known))
    if others:
        box.setCurrentIndex(-1)
        box.setEditText("")
        if completer := box.completer():
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    return _answer(Question(parent, title, question, box, does), box.currentText)


def ask_lines(parent: QWidget, title: str, question: str, text: str, *, does: str) -> str | None:
    """Ask for some lines. Return None if it was given up."""
    field = QPlainTextEdit(text)
    field.setTabChangesFocus(True)
    field.setMinimumHeight(160)
    return _answer(Question(parent, title, question, field, does), field.toPlainText)
