"""Makes input safe: the wheel changes no field in passing, and Ctrl+Z reaches the calendar from any field."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QDateTime, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QTimeEdit,
    QWidget,
)
from shiboken6 import isValid

Edit = QLineEdit | QPlainTextEdit | QTextEdit
WHEELED = (QComboBox, QSpinBox, QDoubleSpinBox, QDateTimeEdit, QDateEdit, QTimeEdit, QSlider, QTabBar)
"""What Qt changes by the wheel, whether it has the keyboard or not."""
KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
BEFORE = "before_typing"
"""The property in which a date field keeps what it was before keys changed it."""


class InputGuard(QObject):
    """Hears the keys of the field that has the keyboard.

    A filter of all events in Python doubles the time of every page that is built (tried), so there is none: keys are
    heard at the one field, wheels by the classes themselves, and the rest is said in the style sheet.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._last: QWidget | None = None
        app.focusChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at keys alone."""
        return event.type() in KEYS and isinstance(watched, QWidget) and _key(watched, event)

    def _moved(self) -> None:
        """Follow the keyboard. What had it is not asked of Qt: it may be half gone."""
        new = QApplication.focusWidget()
        if new is None or new is self._last:
            return  # the window is left, or comes back with the same field
        if self._last is not None and isValid(self._last):
            self._last.removeEventFilter(self)
        if isinstance(new, FIELDS):
            new.installEventFilter(self)
            _begin(new)
        self._last = new


def install(app: QApplication) -> None:
    """Guard an application; a second time does nothing."""
    if app.findChild(InputGuard) is None:
        InputGuard(app)
        for kind in WHEELED:
            kind.wheelEvent = _calm(kind.wheelEvent)  # type: ignore[method-assign]


def _calm(turn: Callable[[Any, QWheelEvent], None]) -> Callable[[Any, QWheelEvent], None]:
    """Return a class's answer to the wheel that gives it to what scrolls around, unless a field has the keyboard."""

    def calm(field: QWidget, event: QWheelEvent) -> None:
        if field.hasFocus():
            turn(field, event)
            return
        event.ignore()
        around = field.parentWidget()
        while around and not event.isAccepted():
            if isinstance(around, QAbstractScrollArea):
                QApplication.sendEvent(around.viewport(), event)
            around = None if around.isWindow() else around.parentWidget()

    return calm


def shape(calendar: QCalendarWidget) -> None:
    """Give a date's calendar its frame, and weekends the theme's colour instead of red."""
    calendar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    calendar.setContentsMargins(1, 1, 1, 1)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())


def _key(widget: QWidget, event: QEvent) -> bool:
    """Give undo and redo to what was typed in a field; where nothing was, to the window."""
    back = _direction(cast("QKeyEvent", event)) if isinstance(widget, FIELDS) else None
    if back is None:
        if isinstance(widget, QDateTimeEdit) and event.type() == QEvent.Type.KeyPress:
            _note(widget, cast("QKeyEvent", event))
        return False
    step = _own_step(widget, back=back)
    if event.type() == QEvent.Type.ShortcutOverride:
        event.setAccepted(step is not None)  # one that is not accepted is looked for among the window's keys
        return True
    if step:
        step()
        event.accept()
    return step is not None


def _note(field: QDateTimeEdit, event: QKeyEvent) -> None:
    """Remember what a date was before keys changed it: its line forgets with each of them."""
    done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if done or field.property(BEFORE) is None:
        field.setProperty(BEFORE, None if done else field.dateTime())


def _begin(field: QWidget) -> None:
    """Begin a stay: what was typed in an earlier one is a step of the calendar already."""
    if isinstance(field, QDateTimeEdit):
        field.setProperty(BEFORE, None)
    if edit := edit_of(field):
        _forget(edit)


def _own_step(widget: QWidget, *, back: bool) -> Callable[[], object] | None:
    """Return what takes back, or does again, what was typed in a field and not told yet; None where nothing was."""
    if isinstance(widget, QDateTimeEdit):
        before = widget.property(BEFORE)
        if back and before is not None and _shown(widget) != before:
            return lambda: _restore(widget, before)
        return None
    if isinstance(widget, QSpinBox | QDoubleSpinBox):
        value = widget.value()
        return (
            (lambda: _set(widget, value)) if back and widget.valueFromText(widget.text()) != value else None
        )
    edit = edit_of(widget)
    if edit is None or not _can(edit, back=back):
        return None
    return edit.undo if back else edit.redo


def _shown(field: QDateTimeEdit) -> QDateTime:
    """Return what a date field says, told already or not."""
    return field.dateTimeFromText(field.text())


def _restore(field: QDateTimeEdit, before: QDateTime) -> None:
    field.setDateTime(before)
    field.setProperty(BEFORE, None)


def _set(box: QSpinBox | QDoubleSpinBox, value: float) -> None:
    if isinstance(box, QSpinBox):
        box.setValue(round(value))
    else:
        box.setValue(value)


def edit_of(widget: QWidget) -> Edit | None:
    """Return where a widget's text is typed, or None where none is."""
    if isinstance(widget, QAbstractSpinBox | QComboBox):
        return widget.lineEdit()
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None


def _direction(event: QKeyEvent) -> bool | None:
    """Return whether keys take a step back, or None where they do neither that nor do it again."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return True
    again = event.keyCombination() == Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Y
    return False if again or event.matches(QKeySequence.StandardKey.Redo) else None


def _can(edit: Edit, *, back: bool) -> bool:
    if edit.isReadOnly():
        return False
    if isinstance(edit, QLineEdit):
        return edit.isUndoAvailable() if back else edit.isRedoAvailable()
    return edit.document().isUndoAvailable() if back else edit.document().isRedoAvailable()


def _forget(edit: Edit) -> None:
    if not isinstance(edit, QLineEdit):
        edit.document().clearUndoRedoStacks()
    elif edit.isUndoAvailable() or edit.isRedoAvailable():
        blocked, at = edit.blockSignals(True), edit.cursorPosition()
        start, length = edit.selectionStart(), edit.selectionLength()
        edit.setText(edit.text())
        if length:
            edit.setSelection(start, length)
        else:
            edit.setCursorPosition(at)
        edit.blockSignals(blocked)
