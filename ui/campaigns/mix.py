"""What stands in the campaigns' panel: how many videos there are of each format, and a card for what is missing."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from planner import labels
from planner.i18n import _
from ui.theme import theme
from ui.widgets.drawing import LEFT, elided
from ui.widgets.outline import draw
from ui.widgets.parts import label, row

ROW, BAR = 23, 0.32
"""A line's height at texts of 100 %, and the part of its width that the bar takes."""


class Mix(QWidget):
    """A line a format: its dot, its name, a bar and how many; the most frequent one first."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: list[tuple[str, str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many there are by a format's key; an empty key is no format."""
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        self._counts = [
            (key, labels.content_format(key) if key else _("No format"), n) for key, n in ordered if n
        ]
        self.setAccessibleName(", ".join(f"{name}: {n}" for _key, name, n in self._counts))
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, most = theme.font(12), max((n for _k, _n, n in self._counts), default=1)
        painter.setFont(font)
        wide, high = self.width() * BAR, theme.px(ROW)
        for at, (key, name, n) in enumerate(self._counts):
            line = QRectF(0, at * high, self.width(), high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(key or "other"))
            painter.drawEllipse(QPointF(4, line.center().y()), 3.5, 3.5)
            bar = QRectF(line.right() - wide - theme.px(24), line.center().y() - 2.5, wide, 5)
            for role, width in (("faint_line", wide), ("quiet", wide * n / most)):
                painter.setBrush(theme.color(role))
                painter.drawRoundedRect(QRectF(bar.left(), bar.top(), width, 5), 2.5, 2.5)
            painter.setPen(theme.color("text"))
            room = line.adjusted(15, 0, bar.left() - line.right() - 8, 0)
            painter.drawText(room, LEFT, elided(name, font.toString(), int(room.width())))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(n))

    def _fit(self) -> None:
        self.setFixedHeight(max(1, len(self._counts)) * theme.px(ROW))
        self.update()


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.px(16), theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw(QPainter(self), "triangle-alert", QPointF(0, 1), 15, theme.color("consider"))


class NoteCard(QFrame):
    """A sentence about something that is missing, behind a triangle."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("card", "note")
        words = label(text, wrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sign = _Sign()
        inside = row(sign, words, spacing=8)
        inside.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        inside.setContentsMargins(10, 9, 10, 9)
        self.setLayout(inside)
