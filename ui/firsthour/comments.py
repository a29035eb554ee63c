"""How many comments came and were answered: a part for each, filled once it is answered."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.i18n import _, ngettext
from ui.theme import theme
from ui.widgets.header import KeyButton
from ui.widgets.parts import Card, label, row, set_property

MOST = 40
"""So many comments have a part each; more share one bar."""


class CommentBar(QWidget):
    """Parts in a row: green and filled for an answer, amber and open for what waits."""

    def __init__(self) -> None:
        super().__init__()
        self._came, self._answered = 0, 0
        self.setFixedHeight(11)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_counts(self, came: int, answered: int) -> None:
        """Show how many came, and how many of them are answered."""
        self._came, self._answered = came, answered
        self.setAccessibleName(counted(came, answered))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        parts = min(self._came, MOST)
        if not parts:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("faint_line"))
            painter.drawRoundedRect(QRectF(0, 1, self.width(), 9), 3, 3)
            return
        filled = self._answered if self._came <= MOST else round(MOST * self._answered / self._came)
        wide = self.width() / parts
        for at in range(parts):
            role = "fine" if at < filled else "consider"
            painter.setPen(QPen(theme.color(role), 1))
            painter.setBrush(theme.color(role if at < filled else "consider_ground"))
            place = QRectF(QPointF(at * wide + 0.5, 1), QPointF((at + 1) * wide - 2.5, 10))
            painter.drawRoundedRect(place, 2.5, 2.5)


class CommentsCard(Card):
    """The counts with a button for each; the page does what they ask for."""

    def __init__(self) -> None:
        super().__init__(margin=14)
        self.words = label(tone="muted")
        self.came = KeyButton("", "message-circle", "muted", word_stays=True)
        self.came.say(_("One came"), "+", _("Count a comment"))
        self.answered = KeyButton("primary", "check", "on_accent", word_stays=True)
        self.answered.say(_("One answered"), "A", _("Count an answer"))
        self.bar, self.open = CommentBar(), label(tone="muted")
        head = row(label(_("Comments"), size="head"), self.words, None, self.came, self.answered)
        for one in (head, row(None, self.open)):
            self.body.addLayout(one)
        self.body.insertWidget(1, self.bar)

    def show_counts(self, came: int, answered: int) -> None:
        """Show how many came and were answered."""
        self.words.setText(counted(came, answered))
        self.bar.show_counts(came, answered)
        waits = came - answered
        self.open.setText(ngettext("{n} to answer", "{n} to answer", waits).format(n=waits) if waits else "")
        self.open.setVisible(waits > 0)
        set_property(self.open, "tone", "muted")


def counted(came: int, answered: int) -> str:
    """Return both counts in words."""
    if not came:
        return _("none yet")
    return _("{came} came, {answered} answered").format(came=came, answered=answered)
