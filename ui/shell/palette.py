"""Ctrl+K: one field that finds things and runs actions."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.i18n import _
from ui.theme import theme
from ui.widgets.drawing import LEFT, elided, kept
from ui.widgets.index import Index
from ui.widgets.outline import draw, dress
from ui.widgets.overlay import Overlay
from ui.widgets.parts import column, label, row, rule

WIDTH, TALLEST = 640, 10
"""Pixels that it is wide, and rows that it shows at most without being scrolled."""
ROW, HEAD, INPUT, PAD = 36, 26, 46, 14
COMMAND_ROLE = Qt.ItemDataRole.UserRole
HEAD_ROLE = Qt.ItemDataRole.UserRole + 1
WORDS_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class Command:
    """Something the palette offers: its words, what stands beside them, and what it does."""

    text: str
    aside: str
    do: Callable[[], object]
    found: str = ""
    """The stretch of its texts in which the words are, where that is not ``text`` itself."""
    section: str = ""
    """The heading it stands under."""
    outline: str = ""
    is_key: bool = False
    """Whether ``aside`` is a key."""


class Palette(Overlay):
    """Type to narrow, arrows to choose, Enter to run. It is as high as what it shows."""

    def __init__(
        self,
        commands: list[Command],
        find: Callable[[str], list[Command]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._commands, self._find = commands, find
        self._shown: list[Command] = []
        self.field = QLineEdit()
        self.field.setProperty("bare", True)
        self.field.setObjectName("overlayfield")
        self.field.setPlaceholderText(_("Search videos or run a command"))
        self.field.setAccessibleName(_("Search or run a command"))
        self.list = self._results()
        self.list.itemClicked.connect(lambda _item: self._run())
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        sign, escape = QPushButton(), label("Esc")
        sign.setProperty("kind", "bare")
        sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(sign, "search", size=15)
        escape.setObjectName("keycap")
        escape.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        top = row(sign, self.field, escape, spacing=10)
        top.setContentsMargins(PAD, 8, PAD, 8)
        foot = label(_("↑ ↓ choose · Enter runs it · # hashtags only"), tone="faint")
        foot.setContentsMargins(PAD, 6, PAD, 8)
        layout = column(top, rule(), self.list, rule(), foot, spacing=0)
        layout.setContentsMargins(1, 1, 1, 1)
        self.setLayout(layout)
        self.fit_width(WIDTH)
        self.finished.connect(self.deleteLater)
        self._search("")

    def _results(self) -> QListWidget:
        results = QListWidget()
        results.setObjectName("results")
        results.setAccessibleName(_("Results"))
        results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        results.setMouseTracking(True)
        results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        results.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        results.setItemDelegate(_Rows(results))
        return results

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter go to the list while the field keeps the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                rows = len(self._shown)
                self.list.setCurrentRow((self.list.currentRow() + step) % rows if rows else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return False

    def _search(self, text: str) -> None:
        words = text.casefold().split()
        found = [c for c in self._commands if all(word in c.text.casefold() for word in words)]
        self._shown = [*self._find(text.strip()), *found] if words else found
        self.list.clear()
        before = ""
        for command in self._shown:
            item = QListWidgetItem()
            item.setData(COMMAND_ROLE, command)
            item.setData(HEAD_ROLE, command.section if command.section != before else "")
            item.setData(WORDS_ROLE, words)
            before = command.section
            said = ", ".join(filter(None, (command.text, command.aside, command.section)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if self._shown else -1)
        if not self._shown:
            nothing = QListWidgetItem(_("Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows that are shown."""
        heads = sum(bool(self.list.item(at).data(HEAD_ROLE)) for at in range(min(TALLEST, self.list.count())))
        rows = min(TALLEST, max(1, self.list.count()))
        self.list.setFixedHeight(rows * theme.px(ROW) + heads * theme.px(HEAD) + 10)
        self.adjustSize()

    def _run(self) -> None:
        row_ = self.list.currentRow()
        if 0 <= row_ < len(self._shown):
            command = self._shown[row_]
            self.accept()
            command.do()


class _Rows(QStyledItemDelegate):
    """Draws the rows, and above the first of a section its heading."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, theme.px(ROW + (HEAD if index.data(HEAD_ROLE) else 0)))

    @kept
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        command, place = index.data(COMMAND_ROLE), QRectF(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if command is None:
            painter.setPen(theme.color("muted"))
            painter.drawText(place.adjusted(PAD, 0, 0, 0), LEFT, str(index.data()))
            return
        if head := index.data(HEAD_ROLE):
            painter.setFont(theme.font(11, 500))
            painter.setPen(theme.color("muted"))
            painter.drawText(QRectF(PAD + 2, place.top(), place.width(), theme.px(HEAD)), LEFT, head)
            place.setTop(place.top() + theme.px(HEAD))
        place.adjust(6, 0, -6, 0)
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_ground" if chosen else "hover"))
            painter.drawRoundedRect(place, 7, 7)
        if chosen:
            painter.setBrush(theme.color("accent"))
            painter.drawRect(QRectF(place.left(), place.top() + 5, 3, place.height() - 10))
        self._paint_row(painter, place.adjusted(10, 0, -10, 0), command, index.data(WORDS_ROLE))

    @kept
    def _paint_row(self, painter: QPainter, room: QRectF, command: Command, words: list[str]) -> None:
        if command.outline:
            half = theme.px(15) / 2
            draw(
                painter,
                command.outline,
                QPointF(room.left(), room.center().y() - half),
                15,
                theme.color("muted"),
            )
        room.setLeft(room.left() + theme.px(15) + 10)
        if command.is_key and command.aside:
            room.setRight(_paint_cap(painter, room, command.aside) - 8)
        title = theme.font(13, 500 if command.is_key else 600)
        used = _paint_marked(painter, room, " ".join(command.text.split()), words, (title, "text"))
        rest = room.adjusted(used + 10, 0, 0, 0)
        aside = "" if command.is_key else command.aside
        said = "  ·  ".join(filter(None, (aside, " ".join(command.found.split()))))
        if said and rest.width() > 30:
            _paint_marked(painter, rest, said, words if command.found else [], (theme.font(12), "muted"))


def _paint_cap(painter: QPainter, room: QRectF, key: str) -> float:
    """Draw a key in its cap at the right, and return where it begins."""
    font = theme.font(11)
    painter.setFont(font)
    wide, high = QFontMetricsF(font).horizontalAdvance(key) + 10, theme.px(18)
    place = QRectF(room.right() - wide, room.center().y() - high / 2, wide, high)
    painter.setPen(theme.color("line"))
    painter.setBrush(theme.color("sunken"))
    painter.drawRoundedRect(place, 4, 4)
    painter.setPen(theme.color("muted"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, key)
    return place.left()


def _paint_marked(
    painter: QPainter, room: QRectF, text: str, words: list[str], how: tuple[QFont, str]
) -> float:
    """Draw a text with the words in it marked, cut where there is no more room; return how wide it is."""
    font, role = how
    painter.setFont(font)
    metrics = QFontMetricsF(painter.font())
    cut = elided(text, painter.font().toString(), int(room.width()))
    left, high = room.left(), metrics.height() + 2
    for part, marked in stretches(cut, words):
        wide = metrics.horizontalAdvance(part)
        if marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("consider_ground"))
            painter.drawRoundedRect(QRectF(left - 1, room.center().y() - high / 2, wide + 2, high), 3, 3)
        painter.setPen(theme.color(role))
        painter.drawText(QRectF(left, room.top(), wide + 2, room.height()), LEFT, part)
        left += wide
    return left - room.left()


def stretches(text: str, words: list[str]) -> list[tuple[str, bool]]:
    """Return a text in stretches, each with whether it is one of the words."""
    if not words:
        return [(text, False)]
    found = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), re.IGNORECASE)
    out, at = [], 0
    for hit in found.finditer(text):
        out += [(text[at : hit.start()], False), (hit.group(), True)]
        at = hit.end()
    return [one for one in (*out, (text[at:], False)) if one[0]]
