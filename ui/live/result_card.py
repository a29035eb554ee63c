"""What came of a live event: the log of its segments, viewers, orders and revenue beside those of earlier ones."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLineEdit, QPushButton, QSpinBox

from models.live import LiveEvent
from models.records import Segment
from planner import dates
from planner.i18n import _, language
from planner.live import live_run
from planner.live.live_run import MINUTE, State
from ui.live.board import countdown
from ui.widgets.asking import titled
from ui.widgets.parts import Card, button, clear, column, label, roomy, row

MOST = 2_000_000_000
UNKNOWN = -1
"""What a field shows as empty: zero orders are known to be none."""


class ResultCard(Card):
    """Fields and tables; ``left`` comes with what was typed."""

    left = Signal(object, object, object, str, str)
    """Viewers, orders, revenue (None for not known), the currency, and what to do otherwise."""
    clip_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Afterwards"))
        self.viewers, self.orders = _count(_("Viewers")), _count(_("Orders"))
        self.revenue = QDoubleSpinBox(minimum=UNKNOWN, maximum=1e15, decimals=2)
        self.revenue.setLocale(QLocale(language()))
        self.revenue.setGroupSeparatorShown(True)
        self.revenue.setSpecialValueText(" ")
        self.revenue.setAccessibleName(_("Revenue"))
        roomy(self.revenue)
        self.currency, self.learned, self.clip = QLineEdit(), QLineEdit(), QLineEdit()
        for field, name in (
            (self.currency, _("Currency")),
            (self.learned, _("What to do otherwise next time")),
            (self.clip, _("A moment to cut into a clip")),
        ):
            field.setAccessibleName(name)
        self.currency.setMaximumWidth(80)
        self.clip.setPlaceholderText(_("For example: the last box"))
        self.save: QPushButton = button(_("Save"), self._save)
        self.add_clip = button(_("Make it an idea"), self._add_clip)
        self.clip.returnPressed.connect(self._add_clip)
        self._log, self._earlier = QGridLayout(), QGridLayout()
        for grid in (self._log, self._earlier):
            grid.setHorizontalSpacing(18)
            grid.setVerticalSpacing(3)
        numbers = [
            column(label(field.accessibleName(), tone="muted"), field, None, spacing=3)
            for field in (self.viewers, self.orders, self.currency, self.revenue)
        ]
        self.body.addLayout(row(*numbers, None, spacing=12))
        self.body.addLayout(titled(self.learned.accessibleName(), self.learned))
        self.body.addLayout(row(None, self.save))
        self.body.addLayout(
            column(
                label(self.clip.accessibleName(), tone="muted"),
                row(self.clip, self.add_clip, spacing=6),
                spacing=3,
            )
        )
        self.body.addLayout(self._log)
        self.body.addLayout(self._earlier)

    def show_live(
        self, live: LiveEvent, state: State | None, run: Sequence[Segment], others: Sequence[LiveEvent]
    ) -> None:
        """Show what is known of a live event, how it went, and the others that are done."""
        self.viewers.setValue(UNKNOWN if live.viewers is None else live.viewers)
        self.orders.setValue(UNKNOWN if live.orders is None else live.orders)
        self.revenue.setValue(UNKNOWN if live.revenue is None else live.revenue)
        self.currency.setText(live.currency or next((one.currency for one in others if one.currency), ""))
        self.learned.setText(live.learned)
        clear(self._log)
        clear(self._earlier)
        if state and len(run) == len(state.lengths):
            self._show_log(state, run)
        if others:
            self._show_earlier([live, *others])

    def _show_log(self, state: State, run: Sequence[Segment]) -> None:
        heads = [_("Segment"), _("planned"), _("took")] + ([_("sold")] if any(state.sold) else [])
        for at, text in enumerate(heads):
            self._log.addWidget(label(text, tone="muted", size="small"), 0, at)
        for line, (part, segment, planned) in enumerate(
            zip(state.parts, run, state.lengths, strict=False), 1
        ):
            took = (part.ended if part.ended is not None else part.began) - part.began
            over = took - planned > MINUTE
            self._log.addWidget(label(segment.what), line, 0)
            self._log.addWidget(label(countdown(planned), tone="muted"), line, 1)
            self._log.addWidget(label(countdown(took), tone="fix" if over else ""), line, 2)
            if any(state.sold):
                self._log.addWidget(label(str(live_run.sold(state, line - 1) or "")), line, 3)
        for at, note in enumerate(state.notes, len(state.parts) + 1):
            self._log.addWidget(label(_("Note: {text}").format(text=note), wrap=True), at, 0, 1, 4)
        self._log.setColumnStretch(0, 1)

    def _show_earlier(self, lives: Sequence[LiveEvent]) -> None:
        for at, text in enumerate((_("Live event"), _("Viewers"), _("Orders"), _("Revenue"))):
            self._earlier.addWidget(label(text, tone="muted", size="small"), 0, at)
        for line, live in enumerate(lives, 1):
            revenue = "–"
            if live.revenue is not None:
                revenue = " ".join(
                    filter(None, (live.currency, QLocale(language()).toString(live.revenue, "f", 0)))
                )
            known = [dates.whole(n) if n is not None else "–" for n in (live.viewers, live.orders)]
            words = f"{live.name}, {dates.day_year(live.at.date())}"
            for at, text in enumerate((words, *known, revenue)):
                self._earlier.addWidget(label(text, size="strong" if line == 1 else ""), line, at)
        self._earlier.setColumnStretch(0, 1)

    def _save(self) -> None:
        self.left.emit(
            _known(self.viewers.value()),
            _known(self.orders.value()),
            _known(self.revenue.value()),
            self.currency.text(),
            self.learned.text(),
        )

    def _add_clip(self) -> None:
        if self.clip.text().strip():
            self.clip_wanted.emit(self.clip.text())


def _known(value: float) -> float | None:
    return None if value < 0 else value


def _count(name: str) -> QSpinBox:
    box = QSpinBox(minimum=UNKNOWN, maximum=MOST)
    box.setLocale(QLocale(language()))
    box.setGroupSeparatorShown(True)
    box.setSpecialValueText(" ")
    box.setAccessibleName(name)
    roomy(box)
    return box
