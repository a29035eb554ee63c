"""The keys of the actions: those of the table, and what the user chose instead."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from planner.i18n import _
from planner.preferences import Preferences
from ui.shell.actions import ACTIONS, ActionSpec

TAKEN = frozenset(
    QKeySequence(key)
    for key in (
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
        Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Tab,
        Qt.Key.Key_Backspace,
    )
)  # fmt: skip
"""Keys that every list and field needs for itself."""


def keys_of(preferences: Preferences, spec: ActionSpec) -> list[QKeySequence]:
    """Return an action's keys as they are now."""
    chosen = preferences["keys"].get(spec.name)
    texts = spec.keys if not isinstance(chosen, str) else ((chosen,) if chosen else ())
    return [QKeySequence(text) for text in texts]


def text_of(preferences: Preferences, spec: ActionSpec) -> str:
    """Return an action's first key as people write it."""
    keys = keys_of(preferences, spec)
    return keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


def refusal(preferences: Preferences, spec: ActionSpec, key: QKeySequence) -> str:
    """Return why an action can't have a key, as a sentence; nothing if it can."""
    shown = key.toString(QKeySequence.SequenceFormat.NativeText)
    if key in TAKEN:
        return _("“{key}” moves about in lists and fields. Choose another key.").format(key=shown)
    for other in ACTIONS:
        apart = other.page and spec.page and other.page != spec.page
        if other.name != spec.name and not apart and key in keys_of(preferences, other):
            return _("“{key}” is already “{action}”. Choose another key, or change that one first.").format(
                key=shown, action=_(other.text).rstrip("…")
            )
    return ""


def choose(preferences: Preferences, spec: ActionSpec, key: QKeySequence) -> None:
    """Give an action a key; an empty one takes its keys away."""
    text = key.toString(QKeySequence.SequenceFormat.PortableText)
    preferences["keys"] = {**preferences["keys"], spec.name: text}


def reset(preferences: Preferences, spec: ActionSpec | None = None) -> None:
    """Give an action, or every one, the keys of the table again."""
    kept = preferences["keys"] if spec else {}
    preferences["keys"] = {name: text for name, text in kept.items() if spec and name != spec.name}
