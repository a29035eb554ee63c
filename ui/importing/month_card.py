"""The month that comes of a plan: a sign a video, by whether it is new, changed, the same or gone."""

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner import dates
from planner.i18n import N_, _
from ui.theme import theme
from ui.widgets.parts import Card, button, column, label, row

Days = Mapping[dt.date, tuple[str, ...]]
KINDS: Mapping[str, tuple[str, str]] = {
    "new": (N_("new"), "before-after"),
    "changed": (N_("changed"), "consider"),
    "same": (N_("same"), "faint"),
    "gone": (N_("gone"), "fix"),
}
"""What a video is beside the calendar: its name, and the role of its colour."""
CELL, HEAD, SIGN, MOST_SIGNS = 36, 20, 6, 5


class MonthGrid(QWidget):
    """One month, a small cell a day."""

    def __init__(self) -> None:
        super().__init__()
        self._month, self._first_weekday, self._days = (
            dt.date(1970, 1, 1),
            0,
            dict[dt.date, tuple[str, ...]](),
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_month(self, month: dt.date, days: Days, first_weekday: int) -> None:
        """Show the month of a day."""
        self._month, self._days, self._first_weekday = month.replace(day=1), dict(days), first_weekday
        inside = {
            day: kinds for day, kinds in days.items() if (day.year, day.month) == (month.year, month.month)
        }
        n = Counter(kind for kinds in inside.values() for kind in kinds)
        told = ", ".join(f"{_(KINDS[kind][0])}: {n[kind]}" for kind in KINDS if n[kind])
        self.setAccessibleName(f"{dates.month(month)}. {told}")
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def weeks(self) -> list[list[dt.date]]:
        """Return the days of the month's weeks."""
        return calendar.Calendar(self._first_weekday).monthdatescalendar(self._month.year, self._month.month)

    def sizeHint(self) -> QSize:
        """As high as its weeks."""
        return QSize(7 * 38, HEAD + CELL * len(self.weeks()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the weekdays and the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / 7
        weeks = self.weeks()
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("muted"))
        for at, day in enumerate(weeks[0]):
            place = QRectF(at * width, 0, width, HEAD)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, " " + dates.weekday(day)
            )
        for down, week in enumerate(weeks):
            for at, day in enumerate(week):
                self._draw_day(painter, QRectF(at * width, HEAD + down * CELL, width, CELL), day)
        painter.end()

    def _draw_day(self, painter: QPainter, cell: QRectF, day: dt.date) -> None:
        inside = day.month == self._month.month
        box = cell.adjusted(0.5, 0.5, -3.5, -3.5)
        painter.setPen(QPen(theme.color("faint_line"), 1))
        painter.setBrush(theme.color("sunken") if inside else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.color("text" if inside else "muted"))
        painter.setFont(theme.font(11))
        painter.drawText(
            box.adjusted(5, 2, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(day.day)
        )
        kinds = self._days.get(day, ())
        fitting = max(1, min(MOST_SIGNS, int((box.width() - 8) // (SIGN + 2))))
        for place, kind in enumerate(kinds[:fitting]):
            role = KINDS[kind][1]
            sign = QRectF(box.left() + 5 + place * (SIGN + 2), box.bottom() - SIGN - 4, SIGN, SIGN)
            painter.setPen(QPen(theme.color(role), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush if kind == "gone" else theme.color(role))
            painter.drawRoundedRect(sign, 1.5, 1.5)
        if len(kinds) > fitting:
            painter.setPen(theme.color("muted"))
            painter.setFont(theme.font(10))
            beyond = box.adjusted(0, 2, -4, 0)
            painter.drawText(
                beyond, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, f"+{len(kinds) - fitting}"
            )


class Legend(QWidget):
    """A sign of one kind."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(SIGN + 4, SIGN + 6)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = KINDS[self._kind][1]
        painter.setPen(QPen(theme.color(role), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush if self._kind == "gone" else theme.color(role))
        painter.drawRoundedRect(QRectF(QPointF(1, 3), QPointF(1 + SIGN, 3 + SIGN)), 1.5, 1.5)
        painter.end()


class MonthCard(Card):
    """The month with the most of a plan's videos first, and the others to go to."""

    def __init__(self) -> None:
        super().__init__("")
        self.month = label(size="head")
        self.before = button("‹", lambda: self._go(-1), "small")
        self.before.setAccessibleName(_("Month before"))
        self.after = button("›", lambda: self._go(1), "small")
        self.after.setAccessibleName(_("Month after"))
        self.grid = MonthGrid()
        signs = row(spacing=4)
        for kind, (name, _role) in KINDS.items():
            signs.addWidget(Legend(kind))
            signs.addWidget(label(_(name), tone="faint"))
            signs.addSpacing(6)
        signs.addStretch(1)
        self.body.addLayout(row(self.month, None, self.before, self.after, spacing=6))
        self.body.addWidget(self.grid)
        self.body.addLayout(column(signs))
        self.body.addStretch(1)
        self._days: dict[dt.date, tuple[str, ...]] = {}
        self._months: list[dt.date] = []
        self._at = self._first_weekday = 0

    def show_days(self, days: Days, first_weekday: int) -> None:
        """Show what comes of a plan on which days; the month that was shown stays if it still has any."""
        shown = self._months[self._at] if self._months else None
        self._days, self._first_weekday = dict(days), first_weekday
        counts = Counter(day.replace(day=1) for day, kinds in days.items() for _kind in kinds)
        self._months = sorted(counts)
        self.setVisible(bool(self._months))
        if self._months:
            self._at = (
                self._months.index(shown)
                if shown in self._months
                else self._months.index(
                    max(self._months, key=lambda month: (counts[month], -month.toordinal()))
                )
            )
            self._show()

    def _go(self, by: int) -> None:
        self._at = max(0, min(len(self._months) - 1, self._at + by))
        self._show()

    def _show(self) -> None:
        month = self._months[self._at]
        self.month.setText(dates.month(month))
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < len(self._months) - 1)
        for one in (self.before, self.after):
            one.setVisible(len(self._months) > 1)
        self.grid.show_month(month, self._days, self._first_weekday)
