"""A text of stretches in different colours and weights, wrapped like one. It shows them as they are, never as HTML."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme


class Run(NamedTuple):
    """A stretch: its words, the role of their colour, their weight, and the role of a wave beneath them."""

    text: str
    role: str = "text"
    weight: int = 400
    wave: str = ""


class Runs(QWidget):
    """Shows stretches of a text."""

    def __init__(self, runs: Sequence[Run] = (), size: int = 13) -> None:
        super().__init__()
        self._runs, self._size = runs, size
        self._text = QTextDocument(self)
        self._text.setDocumentMargin(0)
        self._text.setDefaultTextOption(_wrapping())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._write)
        self._write()

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show another text."""
        self._runs = runs
        self._write()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """More lines in less width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        self._text.setTextWidth(max(1, width))
        return int(self._text.size().height()) + 1

    def sizeHint(self) -> QSize:
        """One line of all words."""
        self._text.setTextWidth(-1)
        return QSize(int(self._text.idealWidth()) + 2, int(self._text.size().height()) + 1)

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return QSize(theme.px(90), self.fontMetrics().lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words."""
        self._text.setTextWidth(self.width())
        self._text.drawContents(QPainter(self))

    def _write(self) -> None:
        self._text.clear()
        cursor = QTextCursor(self._text)
        for run in self._runs:
            form = QTextCharFormat()
            form.setForeground(theme.color(run.role))
            form.setFont(theme.font(self._size, run.weight))
            if run.wave:
                form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                form.setUnderlineColor(theme.color(run.wave))
            cursor.insertText(run.text, form)
        self.setAccessibleName("".join(run.text for run in self._runs))
        self.update()


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
