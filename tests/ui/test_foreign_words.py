"""Qt's own menus and numbers are in the language of the window."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QDoubleSpinBox, QLineEdit

from planner import i18n
from ui import foreign_words


@pytest.fixture(autouse=True)
def english_again():
    yield
    i18n.set_language("en")
    foreign_words.speak(QApplication.instance())


def test_menus_of_fields_and_buttons_of_dialogs_speak_indonesian(qtbot):
    i18n.set_language("id")
    foreign_words.speak(QApplication.instance())
    field = QLineEdit("Kopi")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(field)
    qtbot.addWidget(box)
    words = [
        action.text().split("\t")[0].replace("&", "")
        for action in field.createStandardContextMenu().actions()
    ]
    assert {"Urungkan", "Salin", "Tempel", "Pilih semua"} <= set(words)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Batal"


def test_a_decimal_comma_is_a_decimal_comma(qtbot):
    for code, text in (("id", "15,5"), ("en", "15.5")):
        i18n.set_language(code)
        foreign_words.speak(QApplication.instance())
        box = QDoubleSpinBox()
        qtbot.addWidget(box)
        assert box.valueFromText(text) == 15.5
        assert QLocale().name().startswith(code)
