"""The list before a live event: lines to tick off, each with when it is due."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLayout, QLineEdit

from planner import dates, times
from planner.i18n import N_, _
from planner.live.list_before import Line
from ui.widgets.outline import dress
from ui.widgets.parts import Card, button, clear, column, label, row

BEFORE = (
    (0, N_("at the start")),
    (30, N_("30 min before")),
    (60, N_("1 h before")),
    (180, N_("3 h before")),
    (24 * 60, N_("1 day before")),
    (2 * 24 * 60, N_("2 days before")),
    (3 * 24 * 60, N_("3 days before")),
    (7 * 24 * 60, N_("1 week before")),
)
"""When a line can be due, in minutes before the start."""


class ListCard(Card):
    """Shows the lines; says what somebody wants done with them."""

    ticked = Signal(int, bool)
    added = Signal(str, int)
    changed = Signal(int, str, int)
    deleted = Signal(int)
    begin_wanted = Signal()
    teaser_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=14)
        self.summary = label(tone="muted")
        self.boxes: dict[int, QCheckBox] = {}
        self._lines = column(spacing=2)
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("Something to do before it starts"))
        self.words.setAccessibleName(_("Something to do before it starts"))
        self.when = _when_box(60)
        self.add = button(_("Add line"), self._add, "small")
        self.words.returnPressed.connect(self._add)
        self.begin = button(_("Begin with the usual list"), self.begin_wanted.emit, "small")
        self.teaser = button(_("Plan a teaser video"), self.teaser_wanted.emit, "small")
        adding = row(self.words, self.when, self.add, spacing=6)
        adding.setStretch(0, 1)
        head = row(
            label(_("Before the live event"), size="head"), self.summary, None, self.begin, self.teaser
        )
        for one in (head, self._lines, adding):
            self.body.addLayout(one)

    def show_lines(self, lines: list[Line], zone: str, now: dt.datetime, *, read_only: bool) -> None:
        """Show lines by when they are due; ``now`` is UTC."""
        clear(self._lines)
        self.boxes.clear()
        for line in lines:
            self._lines.addLayout(self._line(line, zone, now, read_only))
        done = sum(line.done_utc is not None for line in lines)
        self.summary.setText(_("{n} of {total} done").format(n=done, total=len(lines)) if lines else "")
        self.begin.setVisible(not lines)
        for one in (self.words, self.when, self.add, self.begin, self.teaser):
            one.setEnabled(not read_only)

    def _line(self, line: Line, zone: str, now: dt.datetime, read_only: bool) -> QLayout:
        box = self.boxes[line.id] = QCheckBox(line.text.replace("&", "&&"))
        box.setChecked(line.done_utc is not None)
        box.setEnabled(not read_only)
        box.clicked.connect(lambda on, one=line.id: self.ticked.emit(one, on))
        late = line.done_utc is None and line.due_utc < now
        if line.done_utc:
            text = _("done {day}").format(day=dates.day(times.to_wall(line.done_utc, zone).date()))
        else:
            text = _("due {moment}").format(moment=dates.moment(line.due))
        when = _when_box(line.minutes)
        when.setEnabled(not read_only)
        when.setAccessibleName(_("When “{line}” is due").format(line=line.text))
        when.activated.connect(
            lambda _at, one=line, box=when: self.changed.emit(one.id, one.text, box.currentData())
        )
        gone = button("", lambda: self.deleted.emit(line.id), "quiet")
        dress(gone, "x", size=15)
        gone.setAccessibleName(_("Delete “{line}”").format(line=line.text))
        gone.setEnabled(not read_only)
        return row(box, None, label(text, tone="fix" if late else "muted"), when, gone, spacing=10)

    def _add(self) -> None:
        if self.words.text().strip():
            self.added.emit(self.words.text(), self.when.currentData())


def _when_box(minutes: int) -> QComboBox:
    """Return a list of when a line can be due; a time that is not in it is added."""
    box = QComboBox()
    box.setAccessibleName(_("Due"))
    for value, text in BEFORE:
        box.addItem(_(text), value)
    if box.findData(minutes) < 0:
        days, rest = divmod(minutes, 24 * 60)
        text = _("{n} days before").format(n=days) if not rest else _("{n} min before").format(n=minutes)
        box.addItem(text, minutes)
    box.setCurrentIndex(box.findData(minutes))
    return box
