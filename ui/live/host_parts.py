"""What stands around the host's board: buttons that show their keys, what comes, the stock, and a line for notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from models.records import Segment
from planner import dates
from planner.i18n import _
from ui.live.board import font_of
from ui.theme import theme, tokens
from ui.widgets.drawing import LEFT, elided
from ui.widgets.parts import button, column, label, row, set_property

SIDE, LINE, HEAD = 330, 40, 108
"""Pixels at texts of 100 %: the column at the right, a segment in it, and what stands above them."""


class HintButton(QPushButton):
    """A key in its cap, and what it does."""

    def __init__(self, key: str, word: str, clicked: Callable[[], object], name: str = "") -> None:
        super().__init__()
        self._cap, self._word = label(key), label(word)
        self._cap.setObjectName("cap")
        self._word.setObjectName("word")
        for one in (self._cap, self._word):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            one.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row: QHBoxLayout = row(self._cap, self._word, spacing=8)
        self._row.setContentsMargins(8, 0, 8, 0)
        self.setLayout(self._row)
        self.setAutoDefault(False)
        self.clicked.connect(lambda: clicked())
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.say(word, name)

    def say(self, word: str, name: str = "") -> None:
        """Show another word."""
        self._word.setText(word)
        self.setAccessibleName(f"{name or word} ({self._cap.text()})")
        self.updateGeometry()

    @property
    def text_shown(self) -> str:
        """The word."""
        return self._word.text()

    def sizeHint(self) -> QSize:
        """As wide as what it shows."""
        return QSize(self._row.sizeHint().width(), max(theme.px(36), 36))

    def minimumSizeHint(self) -> QSize:
        """No smaller than that."""
        return self.sizeHint()


class Coming(QWidget):
    """The next segment in large letters, and all of them with their times; those that are over have a tick."""

    def __init__(self) -> None:
        super().__init__()
        self._run: Sequence[Segment] = ()
        self._times: Sequence[str] = ()
        self._at = 0
        self._colors = {role: QColor(value) for role, value in tokens("dark").items()}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_run(self, run: Sequence[Segment], at: int, times: Sequence[str]) -> None:
        """Show segments, the one that is on, and when each began or will begin."""
        self._run, self._at, self._times = run, at, times
        following = run[at + 1].what if at + 1 < len(run) else ""
        self.setAccessibleName(_("Next, {time}").format(time=following))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them; where there is little room, from the segment that is on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        if self._at + 1 < len(self._run):
            following, wide = self._run[self._at + 1], self.width()
            self._text(painter, QRectF(0, 0, wide, theme.px(20)), 14, 400, "muted",
                       _("Next, {time}").format(time=self._times[self._at + 1]))  # fmt: skip
            self._text(painter, QRectF(0, theme.px(24), wide, theme.px(28)), 20, 650, "text", following.what)
            about = " · ".join(
                filter(None, (_("{n} min").format(n=dates.number(following.minutes)), following.price))
            )
            self._text(painter, QRectF(0, theme.px(54), wide, theme.px(22)), 15, 400, "muted", about)
            top = theme.px(HEAD)
        high = theme.px(LINE)
        room = max(1, int((self.height() - top) / high))
        first = max(0, min(self._at - 1, len(self._run) - room))
        for place, at in enumerate(range(first, min(len(self._run), first + room))):
            self._line(painter, QRectF(0, top + place * high, self.width(), high), at)

    def _line(self, painter: QPainter, place: QRectF, at: int) -> None:
        on = at == self._at
        times = theme.px(58)
        self._text(painter, place, 15, 400, "text" if on else "muted", self._times[at])
        role = "text" if on else "muted"
        self._text(
            painter, place.adjusted(times, 0, -24, 0), 15, 600 if on else 400, role, self._run[at].what
        )
        if at < self._at:
            painter.setPen(self._colors["muted"])
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "✓")
        elif on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colors["accent"])
            painter.drawEllipse(QRectF(place.right() - 9, place.center().y() - 4, 8, 8))
        painter.setPen(self._colors["line"])
        painter.drawLine(place.bottomLeft(), place.bottomRight())

    def _text(self, painter: QPainter, place: QRectF, size: int, weight: int, role: str, text: str) -> None:
        font = font_of(theme.px(size), weight)
        painter.setFont(font)
        painter.setPen(self._colors[role])
        painter.drawText(place, LEFT, elided(text, font.toString(), int(place.width())))


class Stock(QWidget):
    """How many pieces are left, with a button for one sold and one to take that back."""

    def __init__(self, sold: Callable[[int], object]) -> None:
        super().__init__()
        self.words, self.left = label(_("Pieces left"), tone="muted"), label()
        self.left.setObjectName("pieces")
        self.less = button("−", lambda: sold(1), "step")
        self.less.setAccessibleName(_("One sold"))
        self.more = button("+", lambda: sold(-1), "step")
        self.more.setAccessibleName(_("One not sold after all"))
        for one in (self.less, self.more):
            one.setFixedSize(36, 32)
        self.setLayout(column(self.words, row(self.left, self.less, self.more, None, spacing=8), spacing=0))

    def show_left(self, left: int | None) -> None:
        """Show a number; nothing without a stock."""
        self.setVisible(left is not None)
        if left is not None:
            self.left.setText(str(left))
            set_property(self.left, "few", left < FEW)
            self.setAccessibleName(_("{n} pieces left").format(n=left))


FEW = 15
"""Below so many pieces the number is red."""


class HostSide(QFrame):
    """What comes, and a line for what came up; ``noted`` comes with what was written."""

    noted = Signal(str)
    done = Signal()
    """The line was left."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hostside")
        self.setFixedWidth(theme.px(SIDE) + 56)
        self.coming = Coming()
        self.count = label(tone="muted")
        self.note = QLineEdit()
        self.note.setAccessibleName(_("Note for afterwards"))
        self.note.setPlaceholderText(_("What came up?  (C)"))
        self.note.returnPressed.connect(self._keep)
        foot = row(label(_("Note for afterwards"), tone="muted"), None, self.count)
        layout = column(self.coming, foot, self.note, spacing=8)
        layout.setStretch(0, 1)
        layout.setContentsMargins(28, 28, 28, 24)
        self.setLayout(layout)

    def show_notes(self, n: int) -> None:
        """Show how many notes there are."""
        self.count.setText(str(n) if n else "")

    def _keep(self) -> None:
        text = self.note.text()
        self.note.clear()
        self.noted.emit(text)
        self.done.emit()
