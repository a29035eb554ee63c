"""A text of the user's is shown as it is: no tooltip, label or message reads it as HTML."""

import ast
import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from planner.library import sounds
from planner.live import lives
from planner.video import videos
from ui.widgets import parts

UI = Path(__file__).parents[2] / "ui"
TIPS = {"setToolTip": 0, "showText": 1, "setStatusTip": 0, "setWhatsThis": 0}
"""What takes a tooltip, and which of its arguments that is."""
PLAIN = {"plain", "_", "tip_of"}
"""Whose answer is safe: what makes a text plain, a fixed sentence, and what escapes each text."""
TAG = "<img src=x><b>Cold brew</b>"


def might_be_rich(text):
    return "<" in text


def calls():
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield f"{path.relative_to(UI)}:{node.lineno}", node.func.attr, node


def is_plain(node):
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.IfExp):
        return is_plain(node.body) and is_plain(node.orelse)
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in PLAIN


@pytest.mark.slow
def test_every_tooltip_is_made_plain():
    tips = [(where, node.args[TIPS[name]]) for where, name, node in calls() if name in TIPS]
    assert len(tips) > 10
    assert [where for where, text in tips if not is_plain(text)] == []


def test_every_message_says_that_it_is_plain():
    for path in UI.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        boxes = text.count("QMessageBox(") + text.count("QErrorMessage(")
        assert text.count("TextFormat.PlainText") >= boxes, path
        for shortcut in ("QMessageBox.about", "QMessageBox.question", "QMessageBox.warning",
                         "QMessageBox.information", "QMessageBox.critical"):  # fmt: skip
            assert shortcut not in text, path


@pytest.mark.parametrize(
    ("text", "shown"), [("a < b", "a ‹ b"), (TAG, "‹img src=x>‹b>Cold brew‹/b>"), ("<?xml", "‹?xml")]
)
def test_a_plain_tooltip_is_not_taken_for_html(text, shown):
    assert parts.plain(text) == shown
    assert not might_be_rich(parts.plain(text))


def tips_of(model: QAbstractItemModel, under: QModelIndex | None = None):
    under = under or QModelIndex()
    for row in range(min(model.rowCount(under), 50)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(under)):
            index = model.index(row, column, under)
            yield index.data(Qt.ItemDataRole.ToolTipRole)
            if column == 0:
                yield from tips_of(model, index)


PAGES = (
    "today", "calendar", "board", "checks", "review", "library", "campaigns", "filming", "live", "reminders",
    "settings",
)  # fmt: skip


@pytest.mark.slow
def test_no_page_has_a_tooltip_or_a_label_that_reads_a_title_as_html(window, qtbot):
    do = window.store.do
    for day in range(23, 30):
        do(videos.add(TAG, dt.datetime(2026, 11, day, 19)))
    do(videos.set_text(1, "hook", "Hi guys " + TAG))
    do(videos.set_text(1, "product", TAG))
    do(lives.add(TAG, dt.datetime(2026, 11, 27, 20)))
    do(sounds.add(TAG, trending=True))
    seen = 0
    for name in PAGES:
        page = window.show_page(name)
        qtbot.wait(1)
        for widget in (page, *page.findChildren(QWidget)):
            assert not might_be_rich(widget.toolTip()), (name, widget)
            if isinstance(widget, QLabel) and "img src" in widget.text():
                assert widget.textFormat() == Qt.TextFormat.PlainText, (name, widget.text())
                seen += 1
            if isinstance(widget, QAbstractItemView) and widget.model():
                for tip in tips_of(widget.model()):
                    assert not might_be_rich(tip or ""), (name, widget, tip)
                    seen += "img src" in (tip or "")
    assert seen > 3
