"""Makes input safe: the wheel changes no field in passing, and Ctrl+Z reaches the calendar from any field."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QDateTime, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDateTimeEdit,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

Edit = QLineEdit | QPlainTextEdit | QTextEdit
WHEELED = (QComboBox, QAbstractSpinBox, QSlider, QTabBar)
"""What Qt changes by the wheel, whether it has the keyboard or not."""
MOST_ROWS = 14
"""Entries of a list that are shown at once; longer ones scroll."""
CALENDAR = QSize(300, 270)
"""Room for a head, weekdays and six weeks, in pixels."""
FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
BEFORE = "before_typing"
"""The property in which a date field keeps what it was before keys changed it."""
STAYING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Reasons for which the keyboard comes back to a field that it never really left."""


class InputGuard(QObject):
    """An event filter of the whole application."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the few kinds of event that matter here."""
        look = LOOKS.get(event.type())
        return look is not None and isinstance(watched, QWidget) and look(watched, event)


def install(app: QApplication) -> None:
    """Guard an application; a second time does nothing."""
    if not app.findChild(InputGuard):
        app.installEventFilter(InputGuard(app))


def _polish(widget: QWidget, _event: QEvent) -> bool:
    """Have the wheel not bring the keyboard, no step buttons lie unseen beneath a frame, and lists be long."""
    if isinstance(widget, WHEELED) and widget.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if isinstance(widget, QDateTimeEdit):
        widget.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    if isinstance(widget, QComboBox):
        widget.setMaxVisibleItems(MOST_ROWS)
    if isinstance(widget, QCalendarWidget):
        _shape(widget)
    return False


def _shape(calendar: QCalendarWidget) -> None:
    """Give each day of a date's calendar room for its number, and weekends the theme's colour instead of red."""
    calendar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    calendar.setContentsMargins(1, 1, 1, 1)
    calendar.setMinimumSize(CALENDAR)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())


def _wheel(widget: QWidget, event: QEvent) -> bool:
    """Give the wheel to what scrolls around a field, unless the field has the keyboard."""
    if not isinstance(widget, WHEELED) or widget.hasFocus():
        return False
    event.ignore()
    around = widget.parentWidget()
    while around and not event.isAccepted():
        if isinstance(around, QAbstractScrollArea):
            QApplication.sendEvent(around.viewport(), event)
        around = None if around.isWindow() else around.parentWidget()
    return True


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


def _focus(widget: QWidget, event: QEvent) -> bool:
    """Begin anew: what was typed in an earlier stay is a step of the calendar already."""
    if isinstance(widget, QDateTimeEdit):
        widget.setProperty(BEFORE, None)
    edit = edit_of(widget)
    if edit is not None and cast("QFocusEvent", event).reason() not in STAYING:
        _forget(edit)
    return False


LOOKS = {
    QEvent.Type.Polish: _polish,
    QEvent.Type.Wheel: _wheel,
    QEvent.Type.ShortcutOverride: _key,
    QEvent.Type.KeyPress: _key,
    QEvent.Type.FocusIn: _focus,
}


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
        edit.setText(edit.text())
        edit.setCursorPosition(at)
        edit.blockSignals(blocked)
