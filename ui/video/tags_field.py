"""The hashtags as chips with their kinds: type to add, completed from the library; findings are underlined."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QWidget

from models.choices import TagKind
from planner.checks.facts import VideoFacts
from planner.i18n import _
from planner.labels import TAG_KINDS
from planner.texts import tagtext
from planner.texts.tagtext import PostTag
from ui.theme import theme
from ui.widgets.parts import add_action, button

HEIGHT, GAP, PAD, CROSS = 24, 6, 8, 14
Marks = Mapping[str, Sequence[tuple[int, int, str]]]
"""Stretches that findings mean, by field: start, end, colour role."""


def _role(tag: PostTag, marks: Marks) -> str | None:
    """Return the colour role of the finding that means a hashtag; one about more of a caption is not about its tags."""
    spans = marks.get(tag.field, ())
    if tag.field == "caption":
        return next((role for start, _end, role in spans if start == tag.start), None)
    return next((role for start, end, role in spans if start <= tag.start < end), None)


class TagInput(QLineEdit):
    """Where the next hashtag is typed. Backspace in it when empty takes the last chip out."""

    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, comma and Enter end a tag."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
            return
        if event.text() in (" ", ",") and self.text().strip():
            self.returnPressed.emit()
            return
        super().keyPressEvent(event)


class TagCompleter(QCompleter):
    """Finds hashtags by how they fold: case, width and a leading sign make no difference."""

    def splitPath(self, path: str) -> list[str]:
        """Return what is looked for."""
        return [tagtext.fold(path)]


class TagsField(QWidget):
    """Shows all hashtags of a post in order. It changes nothing itself.

    They mirror the caption. Those that stand among its words come first and have no cross: they are changed there.
    """

    left = Signal(object)
    """The hashtags behind the caption, after one was added, moved or taken out."""
    kind_wanted = Signal(str, object)
    """A hashtag and the TagKind it should have in the library, or None."""
    complete_wanted = Signal()
    caption_wanted = Signal()
    """The caption is to be shown: a hashtag that stands in it was asked about."""

    def __init__(self) -> None:
        super().__init__()
        self._tags: tuple[str, ...] = ()
        self._shown: tuple[PostTag, ...] = ()
        self._kinds: list[TagKind | None] = []
        self._roles: list[str | None] = []
        self._places: list[QRect] = []
        self.input = TagInput(self)
        self.input.setObjectName("taginput")
        self.input.setPlaceholderText(_("Add a hashtag"))
        self.input.setAccessibleName(_("Add a hashtag"))
        self._known = QStringListModel(self)
        self._used: tuple[str, ...] = ()
        self.complete = button(_("Complete hashtags…"), self.complete_wanted.emit, "link")
        completer = TagCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda text: self._add(text), Qt.ConnectionType.QueuedConnection)
        self.input.setCompleter(completer)
        self.input.returnPressed.connect(lambda: self._add(self.input.text()))
        self.input.editingFinished.connect(lambda: self._add(self.input.text()))
        self.input.emptied.connect(self._drop_last)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def show_video(self, video: VideoFacts, marks: Marks) -> None:
        """Show a video's hashtags; ``marks`` are the stretches of each field with their colour roles."""
        self._tags, self._shown = video.hashtags, video.tags
        self._kinds = [video.calendar.kind_of(tag.folded) for tag in video.tags]
        self._roles = [_role(tag, marks) for tag in video.tags]
        names = ["#" + name for name in dict.fromkeys((*video.calendar.tags, *self._used))]
        if names != self._known.stringList():
            self._known.setStringList(names)
        self.setAccessibleName(_("Hashtags") + ": " + " ".join(f"#{tag.name}" for tag in self._shown))
        self._place()
        self.update()

    def show_used(self, names: Iterable[str]) -> None:
        """Complete these too, folded, which other videos use."""
        self._used = tuple(names)

    def sizeHint(self) -> QSize:
        """As high as the lines of chips."""
        return QSize(300, self._bottom() + 1)

    def resizeEvent(self, event: object) -> None:
        """Lay the chips out anew."""
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a cross takes a tag out, one on its word asks what it is for, one beside goes to the input."""
        at = self._at(event.position().toPoint())
        if at is None:
            self.input.setFocus()
        elif event.button() == Qt.MouseButton.LeftButton:
            tag = self._shown[at]
            on_cross = event.position().x() > self._places[at].right() - CROSS - 4
            if on_cross and tag.field == "hashtags":
                self._tell([*self._tags[: tag.start], *self._tags[tag.end :]])
            else:
                self._offer_kinds(at, event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to say what a tag is for."""
        at = self._at(event.pos())
        if at is not None:
            self._offer_kinds(at, event.globalPos())

    def _offer_kinds(self, at: int, point: QPoint) -> None:
        tag = self._shown[at]
        menu = QMenu(self)
        if tag.field == "caption":
            add_action(menu, _("Stands in the caption"), self.caption_wanted.emit)
            menu.addSeparator()
        for kind, name in TAG_KINDS.items():
            action = add_action(menu, _(name), partial(self.kind_wanted.emit, tag.name, kind))
            action.setCheckable(True)
            action.setChecked(self._kinds[at] is kind)
        menu.addSeparator()
        add_action(menu, _("Not in the library"), lambda: self.kind_wanted.emit(tag.name, None))
        if tag.field == "hashtags":
            others = [*self._tags[: tag.start], *self._tags[tag.end :]]
            add_action(menu, _("Move to the front"), lambda: self._tell([tag.name, *others]))
        menu.popup(point)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chips."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, (tag, place) in enumerate(zip(self._shown, self._places, strict=False)):
            self._paint_chip(painter, at, tag, place)

    def _paint_chip(self, painter: QPainter, at: int, tag: PostTag, place: QRect) -> None:
        role, fixed = self._roles[at], tag.field == "caption"
        ground = theme.color(f"{role}_ground" if role else "faint_line")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, 6, 6)
        painter.setPen(theme.color(role or "text"))
        painter.setFont(theme.font(12, 500))
        inside = place.adjusted(PAD, 0, 0 if fixed else -CROSS, 0)
        text = painter.fontMetrics().elidedText("#" + tag.name, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)
        width = painter.fontMetrics().horizontalAdvance(text)
        if role:
            wave = QPen(theme.color(role), 1.4, Qt.PenStyle.DotLine)
            painter.setPen(wave)
            painter.drawLine(inside.left(), place.bottom() - 3, inside.left() + width, place.bottom() - 3)
        painter.setFont(theme.font(11))
        painter.setPen(theme.color(role or "muted"))
        painter.drawText(
            inside.adjusted(width + 6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._kind_text(at)
        )
        if fixed:
            return
        painter.setPen(QPen(theme.color(role or "muted"), 1.3))
        middle = QPoint(place.right() - CROSS + 3, place.center().y())
        painter.drawLine(middle + QPoint(-3, -3), middle + QPoint(3, 3))
        painter.drawLine(middle + QPoint(-3, 3), middle + QPoint(3, -3))

    def _kind_text(self, at: int) -> str:
        kind = self._kinds[at]
        return _(TAG_KINDS[kind]) if kind else "?"

    def _place(self) -> None:
        big, small = QFontMetrics(theme.font(12, 500)), QFontMetrics(theme.font(11))
        high = theme.px(HEIGHT)
        x, y, right = 0, 0, max(self.width(), 120)
        self._places = []
        for at, tag in enumerate(self._shown):
            width = (
                big.horizontalAdvance("#" + tag.name)
                + small.horizontalAdvance(self._kind_text(at))
                + 2 * PAD
                + (CROSS if tag.field == "hashtags" else 0)
            )
            width = min(width + 6, right)
            if x and x + width > right:
                x, y = 0, y + high + GAP
            self._places.append(QRect(x, y, width, high))
            x += width + GAP
        if x and x + theme.px(130) > right:
            x, y = 0, y + high + GAP
        self.input.setGeometry(x, y, min(right - x, theme.px(200)), high)
        self.setFixedHeight(self._bottom() + 1)

    def _bottom(self) -> int:
        return self.input.geometry().bottom() if self.input.height() else theme.px(HEIGHT)

    def _at(self, point: QPoint) -> int | None:
        return next((at for at, place in enumerate(self._places) if place.contains(point)), None)

    def _add(self, text: str) -> None:
        self.input.clear()
        tags = tagtext.split_list(text) if text.strip() else ()
        if tags:
            self._tell([*self._tags, *tags])

    def _drop_last(self) -> None:
        if self._tags:
            self._tell(list(self._tags[:-1]))

    def _tell(self, tags: list[str]) -> None:
        self.left.emit(tuple(tags))
