"""Sections of a form on the ground: a line, a heading with what it holds, and a body that can be folded away."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets import outline
from ui.widgets.flow_row import FlowRow
from ui.widgets.parts import ElidedLabel, column, label, row, rule

SIGN = 15
"""Pixels of the arrow before a heading that folds."""


class FoldHead(QPushButton):
    """A heading that opens what is beneath it, with what that holds beside it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("kind", "fold")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.title, self.summary = label(title, size="head"), label(tone="muted", size="small")
        for one in (self.title, self.summary):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = row(self.title, self.summary, None, spacing=8)
        self._row.setContentsMargins(theme.px(SIGN) + 6, 0, 4, 0)
        self.setLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setMinimumHeight(theme.px(26))

    def say(self, summary: str) -> None:
        """Show what it holds."""
        if summary != self.summary.text():
            self.summary.setText(summary)
            self.setAccessibleName(", ".join(filter(None, (self.title.text(), summary))))
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(self._row.sizeHint().width(), theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """No wider than its heading has to be."""
        return QSize(self.title.sizeHint().width() + 2 * SIGN, theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow."""
        super().paintEvent(event)
        name = "chevron-down" if self.isChecked() else "chevron-right"
        at = QPointF(2, (self.height() - theme.px(SIGN)) / 2)
        outline.draw(QPainter(self), name, at, SIGN, theme.color("text"))


class Section(QWidget):
    """A part of a form under a thin line. It folds once that is let, and is open otherwise.

    What stands ``beside`` its heading goes with what it holds; a ``half`` stands over the right one of two columns.
    """

    def __init__(self, title: str, body: QWidget, *beside: QWidget, half: QWidget | None = None) -> None:
        super().__init__()
        self._body = body
        self._title, self.summary = label(title, size="head"), ElidedLabel(tone="muted")
        self.head = FoldHead(title)
        self.head.toggled.connect(self._toggled)
        self._beside = beside
        line = row(self._title, self.head, self.summary, *beside, None, spacing=8)
        line.setStretch(2, 1000)
        heading = QWidget()
        heading.setLayout(line)
        top = row(heading, *([half] if half else []), spacing=12)
        for at, one in enumerate((heading, half) if half else (heading,)):
            _even(one)
            top.setStretch(at, 1)
        self._half = half
        self.setLayout(column(rule(), 3, top, body, spacing=5))
        self.let_fold(False)

    def say(self, summary: str, folded: str = "") -> None:
        """Show what it holds: beside its heading while it is open, ``folded`` while it is not."""
        self.summary.show_text(summary)
        self.head.say(folded or summary)

    def let_fold(self, on: bool, *, open_: bool = True) -> None:
        """Let it be folded, and fold it unless it is to be ``open_``; or have it stay open."""
        self._title.setVisible(not on)
        self.head.setVisible(on)
        self.head.setChecked(open_ or not on)
        self._toggled(self.head.isChecked())

    def open(self) -> None:
        """Show what is in it."""
        self.head.setChecked(True)

    @property
    def is_open(self) -> bool:
        """Whether what is in it is shown."""
        return self.head.isChecked()

    def _toggled(self, on: bool) -> None:
        self._body.setVisible(on)
        self.head.summary.setVisible(not on)
        self.summary.setVisible(on)
        for one in (*self._beside, *([self._half] if self._half else [])):
            one.setVisible(on)


def _even(widget: QWidget) -> None:
    """Let a widget be as narrow as its share, so that columns are equally wide."""
    policy = widget.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    widget.setSizePolicy(policy)


class FoldedLine(QWidget):
    """Parts of a form that come folded, their headings side by side in one line and what is open beneath."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heads: dict[str, FoldHead] = {}
        self.bodies: dict[str, QWidget] = {}
        self._line = FlowRow()
        self._below = column(spacing=12)
        self.setLayout(column(rule(), 4, self._line, self._below, spacing=8))

    def add(self, name: str, title: str, body: QWidget) -> None:
        """Add a part at the end."""
        head = self.heads[name] = FoldHead(title)
        self.bodies[name] = body
        self._line.add(head)
        self._below.addWidget(body)
        body.hide()
        head.toggled.connect(body.setVisible)
        head.toggled.connect(lambda on: self.opened.emit() if on else None)

    def say(self, name: str, summary: str) -> None:
        """Show what a part holds."""
        self.heads[name].say(summary)
        self._line.settle()

    def open(self, name: str) -> None:
        """Show a part."""
        self.heads[name].setChecked(True)

    def fold(self) -> None:
        """Fold all of them."""
        for head in self.heads.values():
            head.setChecked(False)


class FieldGrid(QWidget):
    """Fields with their names above them in columns of one width: as many as there is room for."""

    LEAST = 196
    """Pixels of a column, at the usual size of texts."""

    def __init__(self, most: int = 3) -> None:
        super().__init__()
        self._most, self._across = most, 0
        self._cells: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self.setLayout(self._grid)

    def show_cells(self, cells: list[QWidget]) -> None:
        """Show other fields, in their order; those that are not among them any more are gone already."""
        for cell in cells:
            _even(cell)
        self._cells = cells
        self._across = 0
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Two columns at least."""
        return QSize(2 * self.LEAST + 12, super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """Have as many columns as there is room for."""
        self._place()

    def _place(self) -> None:
        fits = (self.width() + 12) // (theme.px(self.LEAST) + 12)
        across = max(2, min(self._most, fits))
        if across == self._across:
            return
        self._across = across
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, *divmod(at, across))  # which takes it from where it was
        for at in range(self._most):
            self._grid.setColumnStretch(at, 1 if at < across else 0)
