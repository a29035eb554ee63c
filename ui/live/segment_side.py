"""The panel of a live event: what the host will see, and the fields of the chosen segment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from models.live import LiveEvent
from models.records import Segment
from planner import dates
from planner.i18n import _
from ui.live.run_delegate import DISCOUNT, MINUTES, NEEDS, PRICE, PRODUCT, SAY, STOCK, WHAT, needs_words
from ui.theme import theme, tokens
from ui.widgets.drawing import LEFT, elided, kept
from ui.widgets.parts import clear, column, label, set_property
from ui.widgets.side_panel import SidePanel

HIGH = 168
"""Pixels, at texts of 100 %, that the small picture of the live view is high."""


class Preview(QWidget):
    """A small picture of the live view as a segment begins, in its own dark colours."""

    def __init__(self) -> None:
        super().__init__()
        self._run: Sequence[Segment] = ()
        self._at, self._begins = 0, dt.datetime.combine(dt.date.min, dt.time())
        self._colors = {role: QColor(value) for role, value in tokens("dark").items()}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self._fit()

    def show_segment(self, run: Sequence[Segment], at: int, begins: dt.datetime) -> None:
        """Show the segment at a place, which begins at a wall-clock time."""
        self._run, self._at, self._begins = run, at, begins
        self.setAccessibleName(_("What the host sees: {segment}").format(segment=run[at].what))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if not self._run:
            return
        painter, colors, segment = QPainter(self), self._colors, self._run[self._at]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors["ground"])
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        room = QRectF(self.rect()).adjusted(14, 10, -14, -10)
        place = _("{n} of {total}").format(n=self._at + 1, total=len(self._run))
        room = self._line(painter, room, place, 11, 400, "muted", dates.clock(self._begins))
        room = self._line(painter, room, segment.what, 12, 600, "text")
        minutes = round(segment.minutes * 60)
        room = self._line(painter, room, f"{minutes // 60:02}:{minutes % 60:02}", 34, 700, "text")
        painter.setBrush(colors["line"])
        painter.drawRoundedRect(QRectF(room.left(), room.top() + 2, room.width(), 3), 1.5, 1.5)
        room.setTop(room.top() + theme.px(10))
        room = self._line(painter, room, segment.say or segment.price, 12, 400, "text")
        if self._at + 1 < len(self._run):
            end = self._begins + dt.timedelta(minutes=segment.minutes)
            following = _("Next, {time}").format(time=dates.clock(end))
            self._line(painter, room, f"{following}  {self._run[self._at + 1].what}", 11, 400, "muted")

    def _line(
        self, painter: QPainter, room: QRectF, text: str, size: int, weight: int, role: str, right: str = ""
    ) -> QRectF:
        """Draw a line at the top of a room, and return what is left beneath it."""
        self._words(painter, room, (text, right), size, weight, role)
        return room.adjusted(0, theme.px(size * 1.6), 0, 0)

    @kept
    def _words(
        self, painter: QPainter, room: QRectF, texts: tuple[str, str], size: int, weight: int, role: str
    ) -> None:
        font = theme.font(size, weight)
        painter.setFont(font)
        painter.setPen(self._colors[role])
        line = QRectF(room.left(), room.top(), room.width(), theme.px(size * 1.5))
        painter.drawText(
            line, LEFT, elided(" ".join(texts[0].split()), font.toString(), int(room.width()) - 50)
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, texts[1])

    def _fit(self) -> None:
        self.setFixedHeight(theme.px(HIGH))
        self.update()


class SayField(QPlainTextEdit):
    """What to say; ``left`` comes when the keyboard leaves it."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it is left."""
        super().focusOutEvent(event)
        self.left.emit()


class SegmentSide(SidePanel):
    """Shows a segment; ``typed`` comes with a column of the run of show and what was typed for it."""

    typed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__(290)
        self.preview = Preview()
        self.about = QWidget()
        self.about_lines = QGridLayout()
        self.about_lines.setHorizontalSpacing(10)
        self.about_lines.setVerticalSpacing(6)
        self.about_lines.setColumnStretch(1, 1)
        self.about.setLayout(self.about_lines)
        self.hint = label(tone="muted", wrap=True)
        self.view = self.add_section(_("Live view"), self.hint, self.preview, first=True)
        self.say = SayField()
        self.say.setTabChangesFocus(True)
        self.say.setFixedHeight(theme.px(66))
        self.say.left.connect(lambda: self._tell(SAY, self.say.toPlainText()))
        self.fields = {one: QLineEdit() for one in (WHAT, PRODUCT, PRICE, DISCOUNT, MINUTES, STOCK, NEEDS)}
        for at, field in self.fields.items():
            field.editingFinished.connect(lambda at=at, field=field: self._tell(at, field.text()))
        self.short = label(tone="muted", wrap=True)
        self.segment = self.add_section(_("This segment"), self._form())
        self.section_about = self.add_section(_("This live event"), self.about)

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        places = (
            (WHAT, _("Segment"), 0, 0, 2), (SAY, _("What to say"), 1, 0, 2), (PRODUCT, _("Product"), 2, 0, 1),
            (PRICE, _("Live price"), 3, 0, 1), (DISCOUNT, _("Discount in %"), 3, 1, 1),
            (MINUTES, _("Minutes"), 2, 1, 1), (STOCK, _("Stock"), 5, 0, 1), (NEEDS, _("Needs"), 5, 1, 1),
        )  # fmt: skip
        for at, name, line, place, span in places:
            field = self.say if at == SAY else self.fields[at]
            field.setAccessibleName(name)
            title = label(name, tone="muted", size="small")
            if at == MINUTES:
                self.until = title
            title.setBuddy(field)
            grid.addLayout(column(title, field, spacing=3), line, place, 1, span)
        grid.addWidget(self.short, 6, 0, 1, 2)
        return grid

    def show_segment(self, run: Sequence[Segment], at: int, begins: dt.datetime, *, read_only: bool) -> None:
        """Show the segment at a place, which begins at a wall-clock time; what is being typed stays."""
        segment = run[at]
        self.preview.show_segment(run, at, begins)
        texts = {
            WHAT: segment.what, PRODUCT: segment.product, PRICE: segment.price,
            DISCOUNT: _number(segment.discount or None), MINUTES: dates.number(segment.minutes),
            STOCK: _number(segment.stock), NEEDS: _number(segment.needs),
        }  # fmt: skip
        for one, field in self.fields.items():
            field.setText(texts[one])
            field.setEnabled(not read_only)
        self.say.setPlainText(segment.say)
        self.say.setEnabled(not read_only)
        end = begins + dt.timedelta(minutes=segment.minutes)
        self.until.setText(_("Minutes, to {time}").format(time=dates.clock(end)))
        words, role = needs_words(texts[STOCK], texts[NEEDS]) if segment.needs is not None else ("", "muted")
        self.short.setText(_("Stock: {words}").format(words=words) if words and role == "fix" else "")
        self.short.setVisible(role == "fix")
        set_property(self.short, "tone", role)

    def show_about(self, live: LiveEvent, stage: QComboBox) -> None:
        """Show what is known of the live event, its stage in the box that changes it."""
        stage.setParent(self)
        clear(self.about_lines)
        title = label(_("Stage"), tone="muted")
        title.setBuddy(stage)
        self.about_lines.addWidget(title, 0, 0)
        self.about_lines.addWidget(stage, 0, 1)
        stage.show()
        facts = (
            (_("Host"), live.host), (_("Place"), live.place), (_("Goal"), live.goal), (_("Offer"), live.offer),
        )  # fmt: skip
        for at, (name, text) in enumerate((one for one in facts if one[1]), 1):
            self.about_lines.addWidget(label(name, tone="muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            self.about_lines.addWidget(label(text, wrap=True), at, 1)

    def save(self) -> None:
        """Keep what is being typed."""
        for at, field in self.fields.items():
            if field.hasFocus():
                self._tell(at, field.text())
        if self.say.hasFocus():
            self._tell(SAY, self.say.toPlainText())

    def _tell(self, at: int, text: str) -> None:
        self.typed.emit(at, text)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
