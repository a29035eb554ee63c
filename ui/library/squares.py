"""The days on which something was seen trending, as squares: a row of fourteen in a table, four weeks in the panel."""

import datetime as dt
from collections.abc import Collection

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner import dates
from planner.i18n import N_, _, ngettext
from ui.theme import theme
from ui.widgets.index import Index
from ui.widgets.table_delegates import CellDelegate

DAYS, WEEKS = 14, 4
SQUARE, GAP = 6, 3
HIGH = 14
SQUARES_WIDTH = DAYS * (SQUARE + GAP) + 20
SEEN_ROLE = Qt.ItemDataRole.UserRole + 40
"""The days of a cell, as a tuple of fourteen truth values from the earliest to today; None for no squares."""
STATES = {"hot": (N_("hot"), "consider"), "cooling": (N_("cooling"), "plain"), "cold": (N_("cold"), "note")}
"""What each state is called, and its chip."""


def squares(days: Collection[dt.date], today: dt.date, n: int = DAYS) -> tuple[bool, ...]:
    """Return for each of the last n days, today last, whether something was seen on it."""
    return tuple(today - dt.timedelta(days=ago) in days for ago in reversed(range(n)))


def seen_words(days: Collection[dt.date], today: dt.date, n: int = DAYS) -> str:
    """Return on how many of the last n days something was seen."""
    times = sum(squares(days, today, n))
    return ngettext("seen on {n} of {days} days", "seen on {n} of {days} days", times).format(n=times, days=n)


class SquaresDelegate(CellDelegate):
    """Fourteen squares; words where there are none."""

    def paint_inside(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Draw the squares."""
        seen: tuple[bool, ...] | None = index.data(SEEN_ROLE)
        if seen is None:
            super().paint_inside(painter, room, index)
            return
        side, high = theme.px(SQUARE), theme.px(HIGH)
        top = room.center().y() - high / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for at, on in enumerate(seen):
            painter.setBrush(theme.color("chart" if on else "line"))
            painter.drawRoundedRect(QRectF(room.left() + at * (side + GAP), top, side, high), 2, 2)


class SeenWeeks(QWidget):
    """Four weeks in two rows of squares, today at the lower right."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: tuple[bool, ...] = ()
        self._first = dt.date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_days(self, days: Collection[dt.date], today: dt.date) -> None:
        """Show the days of the last four weeks."""
        n = WEEKS * 7
        self._first = today - dt.timedelta(days=n - 1)
        self._seen = squares(days, today, n)
        named = ", ".join(dates.day(day) for day in sorted(days) if day >= self._first)
        self.setAccessibleName(_("Days on which it was seen trending"))
        self.setAccessibleDescription(named)
        self.update()

    def sizeHint(self) -> QSize:
        """Two rows and a line of words."""
        return QSize(220, 2 * theme.px(HIGH + 4) + theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the squares, and the first and the last day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, high = self.width() / DAYS, theme.px(HIGH)
        for at, on in enumerate(self._seen):
            painter.setBrush(theme.color("chart" if on else "heat0"))
            place = QRectF(at % DAYS * width, at // DAYS * (high + 4), width - 4, high)
            painter.drawRoundedRect(place, 3, 3)
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font(11))
        foot = QRectF(0, 2 * (high + 4), self.width(), theme.px(16))
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._seen:
            first = dates.day(self._first).partition(" ")[2]
            painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | middle, first)
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight | middle, _("today"))
