"""Outlines: each is there, is used, and takes the colour that it is asked for."""

import re
from pathlib import Path

from PySide6.QtGui import QColor

from tests.ui.conftest import in_the_light
from ui.theme import theme
from ui.widgets import outline

ROOT = Path(__file__).parents[2]


def test_an_outline_is_drawn_in_a_colour_at_a_size_and_a_ratio(qapp):
    drawn = outline.pixmap("bell", 17, "#ff5850d6", 1.5)
    assert drawn.width() == 26
    assert drawn.devicePixelRatio() == 1.5
    image = drawn.toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(26)
        for y in range(26)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {"#5850d6"}


def test_a_button_keeps_its_outline_when_the_theme_changes(qtbot):
    from ui.widgets.parts import button

    made = button("Search")
    qtbot.addWidget(made)
    outline.dress(made, "search", role="text")
    for name in ("dark", "light"):
        theme.choose(name)
        image = made.icon().pixmap(17, 17).toImage()
        inks = [image.pixelColor(x, y) for x in range(17) for y in range(17)]
        assert max(inks, key=QColor.alpha).name() == theme.color("text").name()


def test_each_outline_that_comes_with_the_program_is_used_and_each_used_one_is_there():
    there = {path.stem for path in outline.FOLDER.glob("*.svg")}
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "ui").rglob("*.py"))
    used = {name for name in there if f'"{name}"' in code}
    assert there == used
    asked = set(
        re.findall(r'(?:dress\(\w[\w.]*|outline\.draw\(\w+|outline\.pixmap\()\s*,?\s*"([a-z0-9-]+)"', code)
    )
    assert asked <= there


def test_the_words_of_a_button_with_a_key_follow_its_kind(qtbot):
    from ui.widgets.header import KeyButton
    from ui.widgets.parts import set_property

    in_the_light()
    made = KeyButton("keyed", "send", "text", word_stays=True)
    made.say("Approve", "3")
    qtbot.addWidget(made)
    made.show()
    set_property(made, "kind", "primary")
    assert made._word.palette().windowText().color().name() == theme.color("on_accent").name()
