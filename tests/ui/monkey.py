"""A monkey at the window: presses, types, drags and chooses at random, as a seed says, and notes what it did."""

import random
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)
from shiboken6 import getCppPointer, isValid

from planner.i18n import language, set_language
from ui.shell.actions import ACTIONS
from ui.shell.pages import PAGES
from ui.theme import theme

NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
KEYS = (
    *(Qt.Key(code) for code in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)),
    *(Qt.Key(code) for code in range(Qt.Key.Key_1, Qt.Key.Key_7 + 1)),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down) * 4,
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Delete) * 3,
    *(Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
)
TEXTS = (
    "kopi", "12", "19:00", "fri 19:00 #howto @gayo 22s", "#kopi", "☕👩‍🍳 kopi", "Tiga kesalahan menyeduh kopi",
    "<b>Bold</b> & <img src=x>", "https://example.com/v/1", "a" * 300, "-", "2026-12-24", "%s {n} \\ \"quoted\"",
    "two\nlines", "مرحبا", " ",
)  # fmt: skip
NOT_WANTED = {"close_window", "quit", "open_sample", "about"}
"""Actions that end the window, or that only tell the tale in a box of their own."""
PRESSED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
DRAGGING = 100
"""How often a step that waits for no dialog is looked at until it is taken for a drag."""
KEPT = 30
"""How many of the last steps are told."""


class Monkey:
    """Takes steps on one window. ``look`` is called after each, and raises where something is wrong."""

    def __init__(self, window: QWidget, seed: int, look: Callable[[], None]) -> None:
        self.window, self.seed, self.look = window, seed, look
        self.random = random.Random(seed)
        self.steps: list[str] = []
        self._held: list[QWidget] = []
        """What was found, for good: with the wrapper of a popup those of all that is in it would end."""
        self._deep = 0
        """How many dialogs wait for their answer, one within the other."""
        self._doing = 0
        """The number of the step that is being done; 0 between the steps."""

    def told(self) -> str:
        """Return the seed and the last steps."""
        return "\n".join((f"seed {self.seed}, step {len(self.steps)}:", *self.steps[-KEPT:]))

    def run(self, count: int) -> None:
        """Take a number of steps, those inside of dialogs among them."""
        while len(self.steps) < count:
            self.step()
        self.leave()

    def step(self) -> None:
        """Do one thing and let everything come of it."""
        do = self.random.choices([do for do, _w in WAYS], [weight for _do, weight in WAYS])[0]
        before, number = self._doing, len(self.steps) + 1
        self.steps.append(do.__name__)
        self._doing = number
        QTimer.singleShot(0, self.window, lambda: self._inside(number))
        try:
            do(self)
        finally:
            self._doing = before
        QApplication.processEvents()
        self.look()

    def note(self, text: str) -> None:
        """Say more of the step that is being done."""
        self.steps[-1] += f" {text}"

    def _inside(self, number: int, tries: int = 0) -> None:
        """Answer a dialog that a step waits for: some steps in it, then it is closed. A drag is let go."""
        if self._doing != number:
            return  # it is over
        if not isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            if tries > DRAGGING and (handle := self.window.windowHandle()):
                QTest.keyClick(handle, Qt.Key.Key_Escape)
                self.note("(stuck: Escape)")
            QTimer.singleShot(2, self.window, lambda: self._inside(number, tries + 1))
            return
        self._deep += 1
        for _one in range(self.random.randint(0, 6) if self._deep < 3 else 0):
            if isValid(dialog) and dialog.isVisible():
                self.step()
        self._deep -= 1
        self._doing = number
        if isValid(dialog) and dialog.isVisible():
            self.steps.append(f"end {type(dialog).__name__}")
            dialog.done(self.random.randint(0, 1) if self._deep < 2 else 0)
            if dialog.isVisible():  # it refused
                dialog.reject()
        QTimer.singleShot(0, self.window, lambda: self._inside(number))

    def leave(self) -> None:
        """Close whatever lies on top of the window."""
        for _one in range(20):
            top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if top is None:
                break
            top.close()
            QApplication.processEvents()
        self.look()

    def top(self) -> QWidget:
        """Return what takes the mouse and the keys now."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if top is None:
            if not self.window.isVisible():
                self.window.show()
            live = self.window.going_live.view
            on = live is not None and live.isVisible()
            top = live if on and self.random.random() < 0.3 else self.window
        return top

    def at_random(self, kinds: tuple[type[QWidget], ...] = PRESSED) -> QWidget:
        """Return something that is seen and can be used."""
        top = self.top()
        area = top.rect()
        seen = [
            one
            for one in top.findChildren(QWidget)
            if one.window() is top and one.isVisible() and one.isEnabled() and not one.size().isEmpty()
            and area.intersects(QRect(one.mapTo(top, QPoint()), one.size()))
        ]  # fmt: skip
        self._held += [top, *seen]
        if self.random.random() < 0.15:
            return self.random.choice(seen) if seen else top
        wanted = [one for one in seen if isinstance(one, kinds)]
        one = self.random.choice(wanted or seen or [top])
        return one.viewport() if isinstance(one, QAbstractScrollArea) else one

    def point(self, one: QWidget) -> QPoint:
        """Return a point on a widget, on one of its rows where it has such."""
        view = one.parentWidget()
        if isinstance(view, QAbstractItemView) and view.model() and self.random.random() < 0.8:
            model, root = view.model(), view.rootIndex()
            columns = model.columnCount(root) if isinstance(view, QTableView | QTreeView) else 1
            if (rows := model.rowCount(root)) and columns:
                cell = model.index(self.random.randrange(rows), self.random.randrange(columns), root)
                place = view.visualRect(cell).center()
                if one.rect().contains(place):
                    return place
        if isinstance(one, QMenu) and (actions := [a for a in one.actions() if not a.isSeparator()]):
            return one.actionGeometry(self.random.choice(actions)).center()
        return QPoint(self.random.randrange(max(1, one.width())), self.random.randrange(max(1, one.height())))

    def mouse(self, act: Callable[..., None], top: QWidget, place: QPoint, button: Qt.MouseButton) -> bool:
        """Do something with the mouse, as the system tells it to a window; False if the window is gone."""
        if not self.there(top) or not QRect(QPoint(), top.windowHandle().size()).contains(place):
            return False  # a screen may be smaller than what a window asks for
        act(top.windowHandle(), button, NONE, place)
        return True

    def there(self, top: QWidget) -> bool:
        """Say whether a window is still there and shown: what is done in it may have ended it."""
        here = {getCppPointer(one)[0] for one in QApplication.topLevelWidgets()}
        if not isValid(top) or getCppPointer(top)[0] not in here:
            return False
        return top.isVisible() and top.windowHandle() is not None

    def click(self, one: QWidget, button: Qt.MouseButton = LEFT, times: int = 1) -> None:
        """Press and let go at some place of a widget."""
        top, at = one.window(), self.point(one)
        place = one.mapTo(top, at)
        self.note(f"{self.name(one)} at {place.x()},{place.y()}")
        for _time in range(times):
            self.mouse(QTest.mousePress, top, place, button)
            if not self.mouse(
                QTest.mouseRelease, top, place, button
            ):  # the window is gone: the next one hears it
                self.mouse(QTest.mouseRelease, self.top(), place, button)
                break
        if button == RIGHT and isValid(one):  # a system's way to ask for the menu
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, one.mapToGlobal(at))
            QApplication.sendEvent(one, asked)

    def name(self, one: QWidget) -> str:
        """Return words by which a widget is known."""
        words = one.text() if isinstance(one, QAbstractButton) else one.accessibleName()
        around = one.parentWidget()
        inside = f" in {type(around).__name__}" if around else ""
        return f"{type(one).__name__} “{words[:40]}”{inside}"

    def key(self, key: Qt.Key | QKeySequence, with_: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is, or an action's; QTest would end the program where a window ends by it."""
        self.note(
            QKeySequence(key).toString() if isinstance(key, QKeySequence) else f"{with_.name} {key.name}"
        )
        if isinstance(key, QKeySequence):
            key, with_ = key[0].key(), key[0].keyboardModifiers()
        field = QApplication.focusWidget() or self.top()
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, with_)
        asked.ignore()
        QApplication.sendEvent(field, asked)
        pressed = QKeySequence(with_ | key)
        if not asked.isAccepted() and self.top() is self.window:
            for action in self.window.actions():
                if pressed in action.shortcuts():
                    action.trigger()
                    return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            if isValid(field) and self.there(field.window()):
                QApplication.sendEvent(field, QKeyEvent(kind, key, with_))

    def left(self) -> None:
        self.click(self.at_random())

    def right(self) -> None:
        self.click(self.at_random(), RIGHT)

    def double(self) -> None:
        self.click(self.at_random(), LEFT, 2)

    def press_key(self) -> None:
        self.key(self.random.choice(KEYS), self.random.choices((NONE, SHIFT), (9, 1))[0])

    def undo(self) -> None:
        self.key(Qt.Key.Key_Z, self.random.choice((CTRL, CTRL, CTRL | SHIFT)))

    def shortcut(self) -> None:
        spec = self.random.choice([one for one in ACTIONS if one.keys and one.name not in NOT_WANTED])
        self.key(QKeySequence(spec.keys[0]))

    def action(self) -> None:
        if self.top() is not self.window:
            self.key(Qt.Key.Key_Escape)
            return
        spec = self.random.choice([one for one in ACTIONS if one.name not in NOT_WANTED])
        self.note(spec.name)
        self.window.actions_by_name[spec.name].trigger()

    def page(self) -> None:
        if self.top() is self.window:
            name = self.random.choice([one.name for one in PAGES if one.place])
            self.note(name)
            self.window.show_page(name)

    def type_text(self) -> None:
        kinds = (QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit)
        if self.random.random() < 0.7:
            self.click(self.at_random(kinds))
        field, text = QApplication.focusWidget(), self.random.choice(TEXTS)
        if not isinstance(field, (*kinds, QComboBox)):
            return
        self.note(repr(text[:20]))
        for sign in text:
            if (field := QApplication.focusWidget()) is None:
                return
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                code = Qt.Key.Key_Return if sign == "\n" else Qt.Key.Key_unknown
                if isValid(field):
                    QApplication.sendEvent(field, QKeyEvent(kind, code, NONE, sign.replace("\n", "\r")))

    def palette(self) -> None:
        if self.top() is not self.window:
            return
        self.window.open_palette()
        QApplication.processEvents()
        palette = self.top()
        field, found = palette.findChild(QLineEdit), palette.findChild(QAbstractItemView)
        if field is None or found is None:
            return  # it does not open over an open menu, and what is on top may be a message
        field.setText(self.random.choice(("", "n", "kopi", "show", "go", "new", "fix")))
        if self.random.random() < 0.5 and palette.isVisible():
            self.click(found.viewport())

    def wheel(self) -> None:
        one = self.at_random((QAbstractScrollArea, QComboBox, QAbstractSpinBox))
        self.note(self.name(one))
        where, turn = QPointF(one.rect().center()), self.random.choice((-360, -120, 120, 360))
        event = QWheelEvent(
            where, one.mapToGlobal(where), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, NONE,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(one, event)

    def resize(self) -> None:
        size = self.random.randint(900, 1600), self.random.randint(600, 1000)
        self.note(f"{size[0]}x{size[1]}")
        self.window.resize(*size)

    def dress(self) -> None:
        choice = self.random.choice(("light", "dark"))
        self.note(choice)
        theme.choose(choice)

    def speak(self) -> None:
        set_language("id" if language() == "en" else "en")
        self.note(language())


WAYS: tuple[tuple[Callable[[Monkey], None], int], ...] = (
    (Monkey.left, 38),
    (Monkey.right, 6),
    (Monkey.double, 6),
    (Monkey.press_key, 16),
    (Monkey.undo, 3),
    (Monkey.shortcut, 6),
    (Monkey.action, 6),
    (Monkey.page, 6),
    (Monkey.type_text, 10),
    (Monkey.palette, 2),
    (Monkey.wheel, 3),
    (Monkey.resize, 1),
    (Monkey.dress, 0.3),
    (Monkey.speak, 0.3),
)
