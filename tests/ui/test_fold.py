"""Sections that fold, and fields in as many columns as there is room for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from ui.widgets.fold import FieldGrid, FoldedLine, Section


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.resize(700, 300)
        widget.show()
        return widget

    return show


def test_a_section_stays_open_until_it_may_fold(shown, qtbot):
    body, beside = QLabel("What is in it"), QLabel("Beside")
    section = shown(Section("Beats", body, beside))
    section.say("best between 15 and 30 s", "none yet")
    assert body.isVisible()
    assert not section.head.isVisible()
    section.let_fold(True, open_=False)
    assert not body.isVisible()
    assert not beside.isVisible()
    assert section.head.accessibleName() == "Beats, none yet"
    qtbot.mouseClick(section.head, Qt.MouseButton.LeftButton)
    assert body.isVisible()
    section.let_fold(False)
    assert body.isVisible()


def test_parts_of_one_line_open_beneath_it_and_by_keyboard(shown, qtbot):
    line = shown(FoldedLine())
    bodies = {name: QLineEdit() for name in ("script", "notes")}
    for name, body in bodies.items():
        line.add(name, name.title(), body)
    assert not any(body.isVisible() for body in bodies.values())
    line.heads["notes"].setFocus()
    qtbot.keyClick(line.heads["notes"], Qt.Key.Key_Space)
    assert [body.isVisible() for body in bodies.values()] == [False, True]
    line.fold()
    assert not bodies["notes"].isVisible()


@pytest.mark.parametrize(("width", "across"), [(800, 3), (460, 2), (300, 2)])
def test_fields_stand_in_as_many_columns_of_one_width_as_fit(shown, width, across):
    grid = FieldGrid(3)
    cells = [QWidget() for _n in range(6)]
    grid.show_cells(cells)
    shown(grid).resize(width, 300)
    QApplication.processEvents()
    lefts = sorted({cell.x() for cell in cells})
    assert len(lefts) == across
    assert max(cell.width() for cell in cells) - min(cell.width() for cell in cells) <= 1
