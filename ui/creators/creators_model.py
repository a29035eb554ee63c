"""What the table of creators shows of each."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QPainter

from models.choices import CreatorStage
from planner import dates, labels
from planner.creators import states
from planner.creators.known import KnownCreator
from planner.creators.states import SampleDays
from planner.i18n import N_, _
from ui.creators import words
from ui.theme import theme
from ui.widgets.table_delegates import CellDelegate
from ui.widgets.table_model import Column, TableModel

NAME, FOLLOWERS, ENGAGEMENT, FIT, STAGE, PAY, SAMPLE, VIDEOS, RIGHTS = range(9)
FAR = "9999"
FITS = 5
SOON = 30
"""Days before its end from which on a right is marked: the first of its reminders is earlier, so none is a surprise."""
_ORDER = {stage: place for place, stage in enumerate((
    CreatorStage.DELIVERING, CreatorStage.AGREED, CreatorStage.VETTING, CreatorStage.FOUND, CreatorStage.PAST,
))}  # fmt: skip
"""Those of whom something is due come first."""
TONES = {CreatorStage.DELIVERING: "fine", CreatorStage.AGREED: "note", CreatorStage.VETTING: "consider"}


@dataclass(frozen=True)
class CreatorRow:
    """A creator on a day, with the codes of what is found."""

    creator: KnownCreator
    today: dt.date
    days: SampleDays
    least: float = 0.0
    """The engagement, in percent, below which the number is marked."""
    codes: tuple[str, ...] = ()
    market: str = ""
    """Where the creator is followed, else the calendar's market."""

    @property
    def id(self) -> int:
        """The creator's id."""
        return self.creator.id

    @property
    def due(self) -> dt.date | None:
        """The day until which the next video is owed."""
        return states.next_due(self.creator, self.days)

    @property
    def rights_end(self) -> dt.date | None:
        """When the next right ends."""
        return states.rights_end(self.creator, self.today)


class CreatorsModel(TableModel[CreatorRow]):
    """Creators with what is due of each."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(COLUMNS, lambda row: row.id, NAME, parent)
        self.read_only = True  # it is changed beside the table


def _stage(row: CreatorRow) -> tuple[str, str]:
    return _(labels.CREATOR_STAGES[row.creator.stage]), TONES.get(row.creator.stage, "plain")


def _kind(row: CreatorRow) -> str:
    return _(labels.AGREEMENTS[row.creator.agreement.kind]) if row.creator.agreement else ""


def _engagement(row: CreatorRow) -> str:
    shown = words.percent(row.creator.engagement)
    return f"↓ {shown}" if _low(row) else shown


def _low(row: CreatorRow) -> str:
    engagement = row.creator.engagement
    if engagement is None or engagement >= row.least:
        return ""
    return _("Low: {least} is what to look for").format(least=words.percent(row.least))


def _sample_order(row: CreatorRow) -> str:
    sent = states.sample_now(row.creator.samples, row.days)
    due = states.sample_due(sent, row.days) if sent and not sent.posted else None
    return due.isoformat() if due else FAR


def _ends(row: CreatorRow) -> str:
    """Return the tone of a right that ended or soon ends."""
    end = row.rights_end
    if end is None or end > row.today + dt.timedelta(days=SOON):
        return ""
    return "fix" if end < row.today else "consider"


class FitDelegate(CellDelegate):
    """How well a creator fits, as dots."""

    def paint_inside(self, painter: QPainter, room: QRect, index: QModelIndex) -> None:  # type: ignore[override]
        """Draw the dots; none where nobody said it."""
        words = index.data()
        if not words:
            return
        full, step = int(words.split("/")[0]), theme.px(11)
        painter.setPen(Qt.PenStyle.NoPen)
        for n in range(FITS):
            painter.setBrush(theme.color("accent" if n < full else "faint_line"))
            painter.drawEllipse(
                QPointF(room.left() + n * step + step / 2, room.center().y() + 1), step * 0.3, step * 0.3
            )


COLUMNS: tuple[Column[CreatorRow], ...] = (
    Column(
        N_("Creator"), 142, lambda row: row.creator.name or f"@{row.creator.handle}",
        lambda row: (row.creator.name or row.creator.handle).casefold(),
        second=lambda row: f"@{row.creator.handle}" if row.creator.name else "", tone="strong",
    ),
    Column(
        N_("Followers"), 76, lambda row: words.count(row.creator.followers),
        lambda row: -(row.creator.followers or 0), second=lambda row: words.tier(row.creator), number=True,
    ),
    Column(
        N_("Engagement"), 84, _engagement, lambda row: round(-100 * (row.creator.engagement or 0)),
        tip=_low, tone=lambda row: "consider" if _low(row) else "", number=True,
    ),
    Column(
        N_("Fit"), 62, lambda row: f"{row.creator.fit}/{FITS}" if row.creator.fit else "",
        lambda row: -(row.creator.fit or 0), tone="muted",
    ),
    Column(N_("Stage"), 98, lambda _row: "", lambda row: _ORDER[row.creator.stage], _stage),
    Column(
        N_("Agreement"), 94, _kind, _kind,
        second=lambda row: words.pay(row.creator.agreement) if row.creator.agreement else "",
    ),
    Column(
        N_("Sample"), 86, lambda _row: "", _sample_order,
        lambda row: words.sample(row.creator, row.today, row.days),
    ),
    Column(
        N_("Videos due"), 80, lambda row: words.videos(row.creator),
        lambda row: row.due.isoformat() if row.due else FAR,
        second=lambda row: dates.due(row.due, row.today, short=True),
    ),
    Column(
        N_("Rights end"), 100, lambda row: words.short_day(row.rights_end),
        lambda row: row.rights_end.isoformat() if row.rights_end else FAR,
        second=lambda row: words.left(row.rights_end, row.today) if _ends(row) else "", tone=_ends,
    ),
)  # fmt: skip
