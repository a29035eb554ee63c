"""A lane of the board: its head, its cards, and the strip that it folds to while it is empty."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from planner.i18n import _, ngettext
from ui.board.grouping import LaneSpec
from ui.findings import Findings
from ui.items.cards import Card, CardDelegate, CardList, CardModel
from ui.items.dragging import keys_in
from ui.items.tool_row import OutlineButton
from ui.theme import theme
from ui.widgets.outline import dress
from ui.widgets.parts import ElidedLabel, button, column, label, plain, row, set_property

WIDTH, FOLDED = 150, 44
"""Pixels that a lane has at least, and has while it is folded, at texts of 100 %."""


class Strip(QPushButton):
    """A lane without videos, folded: how many there are, its name from top to bottom. A press opens it."""

    def __init__(self, title: str, key: str) -> None:
        super().__init__()
        self._title, self._key = title, key
        self.setProperty("kind", "strip")
        self.setAccessibleName(_("Open the empty lane {lane}").format(lane=title))
        self.setToolTip(plain(self.accessibleName()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As narrow as may be."""
        return QSize(24, theme.px(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number above the name."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font(12))
        painter.drawText(
            QRect(0, theme.px(10), self.width(), theme.px(18)), Qt.AlignmentFlag.AlignCenter, "0"
        )
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(13, 600))
        painter.translate(self.width() / 2, theme.px(36))
        painter.rotate(90)
        height = theme.px(20)
        painter.drawText(
            QRect(0, -height // 2, self.height(), height), Qt.AlignmentFlag.AlignVCenter, self._title
        )


class Lane(QFrame):
    """The videos of one stage, or with one text in an own field."""

    limit_wanted = Signal()
    new_wanted = Signal()

    def __init__(
        self, spec: LaneSpec, findings: Findings, *, limited: bool, key: str = "", first: bool = False
    ) -> None:
        """Make a lane; one that may be ``limited`` offers to say how many videos it should hold.

        ``key`` is what takes a video there; the ``first`` one offers a new video and never folds.
        """
        super().__init__()
        self.setObjectName("lane")
        self.setAcceptDrops(True)
        self.title, self._first = spec.title, first
        self.model = CardModel(self, findings)
        self.list = CardList()
        self.list.setModel(self.model)
        self.list.setAccessibleName(spec.title)
        self.list.setItemDelegate(CardDelegate(findings, self.list))
        self._opened = False
        self.whole = QWidget()
        layout = column(self._head(spec, key, limited=limited), self.list, spacing=0)
        if first and limited:
            new = button(_("New idea"), self.new_wanted.emit, "quiet")
            dress(new, "plus", size=15)
            layout.addLayout(row(6, new, None, spacing=0))
        self.whole.setLayout(layout)
        self.strip = Strip(spec.title, key)
        self.strip.clicked.connect(self._open)
        self.strip.hide()
        around = column(self.whole, self.strip, spacing=0)
        around.setContentsMargins(0, 0, 0, 4)
        self.setLayout(around)
        self.setMinimumWidth(self._least())

    def _head(self, spec: LaneSpec, key: str, *, limited: bool) -> QWidget:
        self._count = label(tone="muted")
        head = QWidget()
        if limited:
            limit = OutlineButton("ellipsis", _("Limit of {stage}").format(stage=spec.title), side=24)
            limit.setToolTip(plain(_("How many videos this stage should hold at most")))
            limit.clicked.connect(self.limit_wanted)
            shown_key = label(key)
            shown_key.setObjectName("lanekey")
            shown_key.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            if not key:
                shown_key.hide()
            layout = row(label(spec.title, size="strong"), self._count, None, limit, shown_key, spacing=4)
        else:
            layout = row(ElidedLabel(spec.title, size="strong"), self._count, spacing=6)
            layout.setStretch(0, 1)
        layout.setContentsMargins(12, 7, 9, 5)
        head.setLayout(layout)
        return head

    def _least(self) -> int:
        """Return the pixels that the lane needs: those of its head's words, and no less than others."""
        return max(theme.px(WIDTH), self.whole.minimumSizeHint().width())

    @property
    def folded(self) -> bool:
        """Whether it is a strip."""
        return not self.strip.isHidden()

    def fold(self, folded: bool) -> None:
        """Be a strip where there is no video and nobody opened it, or a lane."""
        folded = folded and not self._opened and not self._first and not self.model.cards
        if folded == self.folded:
            return
        self.whole.setVisible(not folded)
        self.strip.setVisible(folded)
        self.setMinimumWidth(theme.px(FOLDED) if folded else self._least())
        self.setMaximumWidth(theme.px(FOLDED) if folded else 16_777_215)

    def show_cards(self, cards: list[Card], limit: int) -> None:
        """Show the lane's videos, and how many there may be; 0 is no limit."""
        self.model.show_cards(cards)
        n = len(cards)
        over = 0 < limit < n
        text = _("{n} of {most}").format(n=n, most=limit) if limit else str(n)
        self._count.setText(text)
        set_property(self._count, "tone", "fix" if over else "muted")
        if not self.folded:
            self.setMinimumWidth(self._least())
        spoken = ngettext("{n} video", "{n} videos", n).format(n=n)
        self._count.setAccessibleName(spoken + (", " + _("over the limit") if over else ""))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Open for what may be dropped."""
        if keys_in(event.mimeData()):
            self.fold(False)
        event.ignore()

    def _open(self) -> None:
        self._opened = True
        self.fold(False)
        self.list.setFocus()
