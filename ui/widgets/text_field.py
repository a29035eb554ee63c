"""A field for running text: it grows with its text, says when it is typed in and left, and underlines findings."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QCompleter, QPlainTextEdit, QTextEdit

from ui.theme import theme

IDLE_MS = 900
MOST_ROWS = 12
OFFERED_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
Underline = tuple[int, int, str]
"""Start and end as string indices, and the colour's role."""
TICK = 6
"""Pixels of the tick above the place at which a text is cut elsewhere."""


class TextField(QPlainTextEdit):
    """Plain text of one or more lines.

    ``typed`` comes with each letter, ``left`` with the text once the field is left or the typing rests.
    ``session`` changes each time the keyboard comes in, so that what is typed in one stay is one step.
    """

    typed = Signal(str)
    left = Signal(str)

    def __init__(self, name: str, *, lines: int = 1, placeholder: str = "", single: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # lines wrap
        self.session = 0
        self._lines, self._single = lines, single
        self._shown = ""
        self._refused = False
        self._underlines: list[Underline] = []
        self._inks: list[Underline] = []
        self._meant: tuple[int, int] | None = None
        self._fold: int | None = None
        self._completer: QCompleter | None = None
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self.save)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        theme.changed.connect(self._retint)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show a text, unless it is the one that is shown or something newer is being typed."""
        if self._idle.isActive():
            return
        if text != self.toPlainText():
            blocked = self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(blocked)
            self._fit()
        self._shown = text

    def offer(self, words: Iterable[str]) -> None:
        """Offer to complete what is typed by words; one that is chosen stands in its place."""
        if self._completer is None:
            self._completer = QCompleter([], self)
            self._completer.setWidget(self)
            self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self._completer.activated.connect(self._take)
            self.typed.connect(self._complete)
        self._completer.setModel(QStringListModel(list(words), self._completer))

    def _complete(self, text: str) -> None:
        completer = self._completer
        if completer is None or not self.hasFocus():
            return
        completer.setCompletionPrefix(text.strip())
        if text.strip() and completer.completionCount() and completer.currentCompletion() != text.strip():
            completer.complete()
        elif popup := completer.popup():
            popup.hide()

    def _take(self, word: str) -> None:
        """Put a word in the place of what was typed; undo gives that back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(word)
        self.save()

    def save(self) -> None:
        """Say what was typed, if it was not said yet."""
        self._idle.stop()
        text = self.toPlainText()
        if text != self._shown or self._refused:
            self._shown, self._refused = text, False
            self.left.emit(text)

    def keep_unsaved(self, refused: bool) -> None:
        """Note whether what is shown could not be saved, so that it is tried again when the field is left."""
        self._refused = refused

    def forget(self) -> None:
        """What is shown is somebody else's from now on: nothing of it is said any more."""
        self._idle.stop()
        self._shown, self._refused = self.toPlainText(), False

    def underline(self, marks: Iterable[Underline]) -> None:
        """Draw a wave beneath stretches of the text."""
        self._underlines = list(marks)
        self._mark()

    def ink(self, stretches: Iterable[Underline]) -> None:
        """Show stretches of the text in colours of their own."""
        self._inks = list(stretches)
        self._mark()

    def mean(self, stretch: tuple[int, int] | None) -> None:
        """Lay a ground beneath the stretch that something elsewhere speaks of; None takes it away."""
        if stretch != self._meant:
            self._meant = stretch
            self._mark()

    def show_fold(self, at: int | None) -> None:
        """Draw a tick above the place, a string index, at which the text is cut elsewhere."""
        if at != self._fold:
            self._fold = at
            self.viewport().update()

    def _mark(self) -> None:
        wave = QTextCharFormat.UnderlineStyle.WaveUnderline
        marks = []
        if self._meant:
            form = QTextCharFormat()
            form.setBackground(theme.color("accent_ground"))
            marks.append(self._selection(*self._meant, form))
        for start, end, role in self._inks:
            form = QTextCharFormat()
            form.setForeground(theme.color(role))
            marks.append(self._selection(start, end, form))
        for start, end, role in self._underlines:
            form = QTextCharFormat()
            form.setUnderlineStyle(wave)
            form.setUnderlineColor(theme.color(role))
            marks.append(self._selection(start, end, form))
        self.setExtraSelections(marks)

    def _selection(self, start: int, end: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        text, most = self.toPlainText(), self.document().characterCount() - 1
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(utf16(text, start), most))
        cursor.setPosition(min(utf16(text, end), most), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, form
        return selection

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tick over the text."""
        super().paintEvent(event)
        text = self.toPlainText()
        if self._fold is None or len(text) <= self._fold:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16(text, self._fold))
        place = self.cursorRect(cursor)
        tick = QRectF(place.left(), place.top() - TICK + 2, 2, TICK)
        QPainter(self.viewport()).fillRect(tick, theme.color("consider"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a new stay."""
        self.session += 1
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save what was typed."""
        super().focusOutEvent(event)
        self.save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leaves a field of one line; keys of the words that are offered go to them."""
        popup = self._completer.popup() if self._completer else None
        if popup and popup.isVisible() and event.key() in OFFERED_KEYS:
            event.ignore()
            return
        if self._single and event.text() in ("\r", "\n"):
            self.save()
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _retint(self) -> None:
        self._mark()

    def _changed(self) -> None:
        if self.toPlainText() != self._shown:
            self._idle.start()
        self.typed.emit(self.toPlainText())

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        wanted = int(self.document().size().height())
        rows = max(self._lines, min(MOST_ROWS, wanted))
        off = wanted <= MOST_ROWS
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if off else policy.ScrollBarAsNeeded)
        self.setFixedHeight(rows * line + (4 if self.isReadOnly() else 22))


def utf16(text: str, at: int) -> int:
    """Return a string index as Qt counts it: an emoji is two."""
    return len(text[:at].encode("utf-16-le")) // 2
