"""When to go live: the audience's active hours as a table, the best marked, and the next good moments."""

import datetime as dt
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from planner import dates, times
from planner.calendar import settings
from planner.exchange import audience_table
from planner.i18n import _
from planner.live import audience
from planner.live.audience import Hour, Moment
from ui import jobs
from ui.store import Store
from ui.theme import theme
from ui.widgets.asking import titled
from ui.widgets.parts import button, clear, column, label, plain, row

CELL, ROW, HEAD = 42, 26, 30
"""Logical pixels of a cell, and of the line of hours."""


class HourItem(QTableWidgetItem):
    """A number of followers: short where it is shown, whole where it is typed."""

    def data(self, role: int) -> Any:
        """Return the number in thousands or millions from a thousand on."""
        found = super().data(role)
        if role != Qt.ItemDataRole.DisplayRole or not str(found).isdecimal():
            return found
        followers = int(found)
        if followers >= 999_950:
            return _("{n} M").format(n=dates.number(round(followers / 1_000_000, 1)))
        if followers >= 1000:
            return _("{n} k").format(n=dates.number(round(followers / 1000, 1)))
        return found


class WhenDialog(QDialog):
    """A row a day, a column an hour; what is typed or imported is kept at once and can be undone."""

    planned = Signal(object)
    """A wall-clock moment at which a live event is wanted."""

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._filling = True
        self.setWindowTitle(_("When to go live"))
        self.table = QTableWidget(7, 24)
        self.table.setObjectName("hours")
        self.table.setAccessibleName(_("Active followers by hour of the week"))
        self.table.setHorizontalHeaderLabels([f"{hour:02}" for hour in audience.HOURS])
        self.table.setVerticalHeaderLabels([_(name) for name in dates.SHORT_WEEKDAYS])
        for header, size in ((self.table.horizontalHeader(), CELL), (self.table.verticalHeader(), ROW)):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(20)
            header.setDefaultSectionSize(size)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        if store.read_only:
            self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setFixedSize(24 * CELL + 60, 7 * ROW + HEAD + 4)
        self.table.horizontalHeader().setFixedHeight(HEAD)
        self.table.cellChanged.connect(self._typed)
        self.about = label(tone="muted", wrap=True)
        self.trouble = label(tone="fix", wrap=True)
        self.trouble.hide()
        self.zones = QLineEdit()
        self.zones.setPlaceholderText(_("For example: Asia/Makassar, Europe/London"))
        self.zones.setAccessibleName(_("Viewers are in these zones too"))
        self.zones.editingFinished.connect(self._change_zones)
        self.bring = button(_("Import FollowerActivity…"), self._ask)
        self.use = button(_("Use the best hours for checks and slots"), self._use)
        self.moments = column(spacing=6)
        layout = column(
            self.about,
            self.table,
            row(self.bring, self.use, None, spacing=8),
            self.trouble,
            titled(self.zones.accessibleName(), self.zones),
            label(_("Best in the next seven days"), size="head"),
            self.moments,
            row(None, button(_("Close"), self.accept, "primary")),
            spacing=12,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        for one in (self.bring, self.use, self.zones):
            one.setEnabled(not store.read_only)
        store.changed.connect(self._heard)
        store.failed.connect(self._say)
        self.refresh()

    def refresh(self) -> None:
        """Show what is known."""
        store, now = self._store, self._store.now()
        calendar, known = store.read(settings.get), store.read(audience.table)
        self._zone = calendar.zone
        self._today = times.to_wall(now, self._zone).date()
        zone = times.zone_label(self._zone, times.to_wall(now, self._zone))
        self.about.setText(
            _(
                "How many followers are active, by hours of {zone}. Type numbers, or import the table FollowerActivity "
                "that TikTok Studio exports (as CSV, XLSX or its zip). The best hours are bold."
            ).format(zone=zone)
        )
        self.about.setFixedHeight(
            self.about.heightForWidth(self.table.width())
        )  # a layout takes it for one line
        self._fill(known)
        if not self.zones.hasFocus() or not self.zones.isModified():
            self.zones.setText(", ".join(calendar.viewer_zones))
        self.use.setEnabled(bool(known) and not store.read_only)
        clear(self.moments)
        found = store.read(lambda session: audience.moments(session, now))
        for moment in found:
            self.moments.addWidget(self._line(moment))
        if not found:
            self.moments.addWidget(label(_("Nothing is known of the audience yet."), tone="muted"))
        self.adjustSize()

    def bring_in(self, path: Path) -> None:
        """Take a table over, or say why it can't be."""
        today = self._today
        jobs.run(self, lambda: audience_table.read(path, today), self._took, jobs.telling(self._say))

    def _took(self, known: dict[Hour, int]) -> None:
        self.trouble.hide()
        self._store.do(audience.take_over(known), offer_undo=True)

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()

    def _heard(self) -> None:
        self.refresh()

    def _fill(self, known: dict[Hour, int]) -> None:
        self._filling = True
        most, marked = max(known.values(), default=0), set(audience.best(known))
        accent = QColor(theme.color("accent"))
        for weekday in range(7):
            for hour in audience.HOURS:
                followers = known.get((weekday, hour))
                item = HourItem("" if followers is None else str(followers))
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                if followers is not None:
                    item.setToolTip(plain(dates.whole(followers)))
                    tint = QColor(accent)
                    tint.setAlphaF(0.45 * followers / most if most else 0)
                    item.setBackground(tint)
                if (weekday, hour) in marked:
                    font = QFont(self.table.font())
                    font.setBold(True)
                    item.setFont(font)
                self.table.setItem(weekday, hour, item)
        self._filling = False

    def _line(self, moment: Moment) -> QWidget:
        words = [dates.moment(moment.wall)]
        for zone, wall in moment.elsewhere:
            words.append(f"{dates.moment(wall)} {zone.rpartition('/')[2].replace('_', ' ')}")
        line = QWidget()
        followers = _("{n} followers").format(n=dates.whole(moment.followers))
        plan = button(_("Plan it"), lambda: self._plan(moment.wall), "small")
        plan.setAccessibleName(_("Plan a live event: {moment}").format(moment=words[0]))
        plan.setEnabled(not self._store.read_only)
        inside = row(label("  ·  ".join(words), wrap=True), label(followers, tone="muted"), plan, spacing=12)
        inside.setStretch(0, 1)
        line.setLayout(inside)
        return line

    def _plan(self, wall: dt.datetime) -> None:
        self.accept()
        self.planned.emit(wall)

    def _typed(self, weekday: int, hour: int) -> None:
        item = self.table.item(weekday, hour)
        if self._filling or item is None:
            return
        text = "".join(sign for sign in item.text() if sign not in " .,\u202f\u00a0")
        if text and not (text.isascii() and text.isdecimal()):
            self._say(_("“{text}” isn’t a number that fits here.").format(text=item.text()))
            self.refresh()
            return
        self.trouble.hide()
        self._store.do(audience.set_hour(weekday, hour, int(text) if text else None))

    def _change_zones(self) -> None:
        wanted = [one.strip() for one in self.zones.text().replace(";", ",").split(",") if one.strip()]
        if wanted != self._store.read(settings.get).viewer_zones:
            self.trouble.hide()
            self.zones.setModified(False)
            self._store.do(audience.set_viewer_zones(wanted))

    def _use(self) -> None:
        self._store.do(audience.use_best(), offer_undo=True)

    def _ask(self) -> None:
        kinds = _("Tables") + " (*.csv *.tsv *.xlsx *.zip)"
        name, _kind = QFileDialog.getOpenFileName(self, _("Import FollowerActivity"), "", kinds)
        if name:
            self.bring_in(Path(name))
