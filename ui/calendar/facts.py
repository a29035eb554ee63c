"""What the inspector shows of a video besides its checks: the cover with its length, and facts line by line."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from models.choices import PermissionState
from planner import dates
from planner.checks.facts import VideoFacts
from planner.creators import states
from planner.i18n import _
from planner.shop.known import Known
from ui import covers
from ui.covers import Covers
from ui.pieces.stock_bar import StockLine
from ui.theme import theme
from ui.widgets.avatar import Face
from ui.widgets.outline import dress
from ui.widgets.parts import ElidedLabel, clear, label

WIDTH, HEIGHT = 84, 149
FACE = "face"
"""Stands for a creator's face among outlines."""


class Fact(NamedTuple):
    """An outline or a creator's face, what it is, and what stands at the right in its tone; a stock as a bar."""

    sign: str
    words: str
    right: str = ""
    tone: str = "muted"
    product: Known | None = None


class CoverPicture(QWidget):
    """A video's cover with its length in the corner; hidden where it has none."""

    def __init__(self, given: Covers) -> None:
        super().__init__()
        self._covers, self._video, self._length = given, 0, ""
        self.setFixedSize(QSize(WIDTH, HEIGHT))
        given.arrived.connect(self.update)
        theme.changed.connect(self.update)

    def show_cover(self, video_id: int, length: float | None) -> None:
        """Show the cover of a video that is so many seconds long."""
        self._video = video_id
        self._length = "" if length is None else f"{int(length) // 60}:{int(length) % 60:02}"
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        cover = self._covers.of(self._video) if self._video else None
        if cover is None or cover.isNull():
            return
        painter = QPainter(self)
        covers.paint(painter, QRectF(self.rect()), cover, 6)
        if not self._length:
            return
        font = theme.font(11, 600)
        width = QFontMetrics(font).horizontalAdvance(self._length) + 10
        badge = QRectF(6, HEIGHT - 6 - theme.px(17), width, theme.px(17))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.black)
        painter.setOpacity(0.7)
        painter.drawRoundedRect(badge, 4, 4)
        painter.setOpacity(1)
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._length)


class Facts(QWidget):
    """Lines of an outline, what it is, and what stands at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(9)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._shown: Sequence[Fact] = ()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these lines."""
        if facts == self._shown:
            return
        self._shown = facts
        clear(self._grid)
        for fact in facts:
            at = self._grid.rowCount()
            self._grid.addWidget(_sign(fact), at, 0)
            self._grid.addWidget(ElidedLabel(fact.words), at, 1, 1, 1 if fact.right else 2)
            if fact.right:
                self._grid.addWidget(label(fact.right, tone=fact.tone, size="small"), at, 2)
            if fact.product is not None:
                self._grid.addWidget(StockLine(fact.product, wide=True), at + 1, 1, 1, 2)
        self.setVisible(bool(facts))


def facts_of(video: VideoFacts) -> list[Fact]:
    """Return what there is to know of a video at a glance."""
    length = dates.seconds(video.length) if video.length else ""
    found = [*_creator(video), *_products(video)]
    if video.sound:
        found.append(Fact("music", video.sound.title, length))
    elif length:
        found.append(Fact("clock", length))
    if hook := " ".join(video.hook.split()):
        found.append(Fact("quote", f"“{hook}”"))
    return found


def _creator(video: VideoFacts) -> list[Fact]:
    """Return who made it, and until when it may be used: the first end of what was granted."""
    if not video.creator:
        return []
    known, day = video.calendar.creators.named(video.creator), video.day or video.calendar.today
    name = known.name or known.handle if known else video.creator.lstrip("@")
    given = [one for one in video.allowed if one.state is PermissionState.GRANTED]
    end = states.next_end((one.until for one in given), day) if given else None
    right = _("rights to {day}").format(day=dates.day_year(end)) if end else ""
    return [Fact(FACE, name, right, "fix" if end and end < day else "muted")]


def _products(video: VideoFacts) -> list[Fact]:
    """Return what it sells, with what is left of each product that is counted."""
    listed = video.calendar.shop.all_named(video.product) if video.product else []
    if not listed:
        return [Fact("package", video.product)] if video.product else []
    found = []
    for one in listed:
        tone = "fix" if one.is_short else "consider" if one.is_watched else "muted"
        right = "" if one.stock is None else _("{n} left").format(n=one.stock)
        if right and one.buffer:
            right = _("{n} left, buffer {buffer}").format(n=one.stock, buffer=one.buffer)
        found.append(Fact("package", one.name, right, tone, one if one.stock is not None else None))
    return found


def _sign(fact: Fact) -> QWidget:
    if fact.sign == FACE:
        return Face(fact.words, 18)
    sign = QPushButton()
    sign.setProperty("kind", "bare")
    sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    dress(sign, fact.sign, size=16)
    return sign
