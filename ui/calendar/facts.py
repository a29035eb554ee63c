"""What the inspector shows of a video besides its checks: the cover with its length, and facts line by line."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from planner import dates
from planner.checks.facts import VideoFacts
from ui import covers
from ui.covers import Covers
from ui.theme import theme
from ui.widgets.outline import dress
from ui.widgets.parts import ElidedLabel, clear, label

WIDTH, HEIGHT = 84, 149

Fact = tuple[str, str, str]
"""An outline, what it is, and what stands at the right."""


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
        for at, (outline, text, right) in enumerate(facts):
            sign = QPushButton()
            sign.setProperty("kind", "bare")
            sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            dress(sign, outline, size=16)
            self._grid.addWidget(sign, at, 0)
            self._grid.addWidget(ElidedLabel(text), at, 1)
            if right:
                self._grid.addWidget(label(right, tone="muted", size="small"), at, 2)
        self.setVisible(bool(facts))


def facts_of(video: VideoFacts) -> list[Fact]:
    """Return what there is to know of a video at a glance."""
    length = dates.seconds(video.length) if video.length else ""
    found = [("package", video.product, "")] if video.product else []
    if video.sound:
        found.append(("music", video.sound.title, length))
    elif length:
        found.append(("clock", length, ""))
    if hook := " ".join(video.hook.split()):
        found.append(("quote", f"“{hook}”", ""))
    return found
