"""Settings, Rules: numbers, phrases, packs, rules of the brand and rules files, each change at once and undoable."""

import datetime as dt
import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QPlainTextEdit, QPushButton

from models.choices import BrandRuleKind
from planner.calendar import settings
from planner.checks import brand_rules, engine, rule_settings, ruleset
from planner.video import videos
from tests.asking import when_asked
from ui.settings.brand_dialog import BrandDialog
from ui.settings.rules_model import FINDS, WEIGHT
from ui.settings.rules_view import RulesView
from ui.widgets.text_field import TextField


@pytest.fixture
def view(store, findings, qtbot):
    made = RulesView(store, findings)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def changes(store):
    return store.read(settings.get).rule_changes


def pressed(view, text: str) -> None:
    QApplication.processEvents()
    next(one for one in view.findChildren(QPushButton) if one.text() == text and one.isVisible()).click()


def test_every_rule_is_listed_and_a_search_narrows_it(view):
    assert view.model.rowCount() == len(engine.all_rules())
    view.search.setText("greeting")
    assert [row.rule.code for row in view.model.rows] == ["CAP004", "HOOK003"]
    view.search.clear()
    assert view.model.rowCount() == len(engine.all_rules())


def test_a_number_is_changed_marked_and_reset(view, store):
    view.show_rule("LEN002")
    box = next(
        one for one in view.editor.findChildren(QDoubleSpinBox) if one.accessibleName() == "Maximum target"
    )
    box.setValue(40)
    assert changes(store) == {"LEN002": {"max_s": 40}}
    place = view.model.place_of("LEN002")
    assert view.model.index(place, 3).data() == "changed"
    pressed(view, "Reset to the default")
    assert changes(store) == {}
    store.undo()
    assert changes(store) == {"LEN002": {"max_s": 40}}


def number_box(view, label: str) -> QDoubleSpinBox:
    """Return the box of the rule that is shown; those of rules that were shown before go later."""
    return [one for one in view.editor.findChildren(QDoubleSpinBox) if one.accessibleName() == label][-1]


@pytest.mark.slow
def test_a_number_can_only_be_set_within_its_bounds(view, store):
    for code in engine.all_rules():
        view.show_rule(code)
        for number in ruleset.rule_numbers(code).values():
            box = number_box(view, number.label)
            assert (box.minimum(), box.maximum()) == (number.least, number.most), (code, number.label)
            assert box.decimals() == (0 if number.whole else 1)
    view.show_rule("HOOK007")
    number_box(view, "Nearly the same from").setValue(101)
    assert changes(store) == {"HOOK007": {"similar": 100}}


def test_a_weight_that_is_the_default_again_is_no_change(view, store):
    view.show_rule("LEN002")
    box = view.editor.findChildren(QComboBox)[0]
    for value, wanted in (("fix", {"LEN002": {"severity": "fix"}}), ("consider", {})):
        box = view.editor.findChildren(QComboBox)[-1]
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
        assert changes(store) == wanted


def test_phrases_are_changed_as_lines(view, store):
    view.show_rule("HOOK003")
    field = next(
        one
        for one in view.editor.findChildren(TextField)
        if one.accessibleName().startswith("People greeted")
    )
    field.setPlainText("guys\n\nbrew crew\nguys")
    field.save()
    assert changes(store)["HOOK003"]["addressees.en"] == ["guys", "brew crew"]


def test_a_pack_is_laid_over_the_rules(view, store, findings):
    assert findings.calendar().rules["CAP008"].severity == "consider"
    view.packs["official-shop"].click()
    assert store.read(settings.get).packs == ["official-shop"]
    assert findings.calendar().rules["CAP008"].severity == "fix"  # from the pack that it builds on
    assert not findings.calendar().rules.differs("CAP008")


def test_a_rule_of_the_brand_is_made_in_a_form_and_finds_fixes_and_explains(view, store, findings, qtbot):
    def fill(dialog) -> None:
        assert isinstance(dialog, BrandDialog)
        dialog.kind.setCurrentIndex(dialog.kind.findData(BrandRuleKind.INSTEAD.value))
        dialog.words.setPlainText("cheap\nbargain")
        dialog.instead.setText("good value")
        for name, box in dialog.fields.items():
            box.setChecked(name == "caption")
        dialog.message.setText("We never talk about price first.")
        pressed(dialog, "Save")

    when_asked(fill)
    view.add_brand_rule()
    assert view.chosen == "BRAND001"
    made = store.do(videos.add("Cold brew"))
    store.do(videos.set_text(made, "caption", "Cheap coffee, what a bargain"))
    _facts, results = findings.look(made)
    own = [result for result in results if result.rule.code == "BRAND001"]
    assert [result.finding.message for result in own] == [
        "“Cheap” is not for this brand",
        "“bargain” is not for this brand",
    ]
    assert own[0].finding.advice == "We never talk about price first."
    store.fix(own[0].finding.fixes[0])
    assert store.read(lambda s: videos.get(s, made)).caption == "Good value coffee, what a bargain"
    store.fix_all_safe(made)
    assert store.read(lambda s: videos.get(s, made)).caption == "Good value coffee, what a good value"


def test_a_wish_that_cannot_be_checked_stays_in_the_form_with_a_sentence(view, store):
    def fill(dialog) -> None:
        pressed(dialog, "Save")
        assert dialog.isVisible()
        assert dialog._wrong.text() == "Type at least one word or phrase."
        dialog.reject()

    when_asked(fill)
    view.add_brand_rule()
    assert store.read(brand_rules.all_rules) == []


def test_a_rules_file_is_taken_over_as_one_step_and_a_bad_one_names_its_line(
    view, store, failures, tmp_path, qtbot
):
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(
        '[LEN002]\nmax_s = 45\n[[brand]]\nkind = "never"\nwords = ["x"]\nfields = ["hook"]\n', "utf-8"
    )
    bad.write_text("[LEN002]\nmax_s = 45\n[LEN999]\nx = 1\n", "utf-8")
    view.import_path(bad)
    qtbot.waitUntil(lambda: failures == ["Line 3: there is no rule “LEN999”."])
    odd_ones = (
        b'packs = [["x"]]',
        b"brand = [[1]]",
        b"[HOOK007]\nsimilar = 101",
        b"x = " + b"9" * 5000,
        b"\xff",
    )
    for number, odd in enumerate(odd_ones):
        path = tmp_path / f"odd {number}.toml"
        path.write_bytes(odd)
        view.import_path(path)
    view.import_path(tmp_path)
    qtbot.waitUntil(lambda: len(failures) == 7)
    assert changes(store) == {}
    view.import_path(good)
    qtbot.waitUntil(lambda: changes(store) == {"LEN002": {"max_s": 45}})
    assert view.model.place_of("BRAND001") is not None
    store.undo()
    assert changes(store) == {}


def test_the_window_goes_on_while_a_rules_file_is_read(view, failures, tmp_path, qtbot):
    pipe = tmp_path / "rules.toml"
    os.mkfifo(pipe)
    view.import_path(pipe)
    assert failures == []
    pipe.write_text("[LEN999]\n", "utf-8")
    qtbot.waitUntil(lambda: failures == ["Line 1: there is no rule “LEN999”."])


def test_keyboard_reaches_search_table_and_fields(view, qtbot):
    view.search.setFocus()
    qtbot.keyClicks(view.search, "LEN002")
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    view.table.selectRow(0)
    assert view.chosen == "LEN002"
    assert not view.findChildren(QPlainTextEdit)


def test_the_weight_is_changed_in_its_row(view, store):
    place = view.model.place_of("LEN002")
    index = view.model.index(place, WEIGHT)
    assert index.data() == "To consider"
    assert view.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    view.model.setData(index, "hint")
    assert changes(store) == {"LEN002": {"severity": "hint"}}
    view.model.setData(view.model.index(place, WEIGHT), "consider")
    assert changes(store) == {}


def test_changed_rules_and_those_that_are_off_can_be_shown_alone(view, store):
    store.do(rule_settings.change("LEN002", "max_s", 40.0))
    store.do(rule_settings.change("CAP004", "severity", "off"))
    assert view.shown.button("changed").text() == "Changed 2"
    view.shown.button("changed").click()
    assert [row.rule.code for row in view.model.rows] == ["CAP004", "LEN002"]
    view.shown.button("off").click()
    assert [row.rule.code for row in view.model.rows] == ["CAP004"]


def test_what_each_rule_finds_in_the_plan_stands_in_its_row(view, store, qtbot):
    made = store.make(videos.add("Long", dt.datetime(2026, 12, 1, 19)))
    store.do(videos.set_length(made, 45.0))
    place = view.model.place_of("LEN002")
    qtbot.waitUntil(lambda: view.model.index(place, FINDS).data() == "1")


@pytest.mark.slow
def test_what_other_numbers_would_find_is_said_before_they_are_kept(view, store, qtbot):
    for title, length in (("Short", 20.0), ("Long", 27.0)):
        made = store.make(videos.add(title, dt.datetime(2026, 12, 1, 19)))
        store.do(videos.set_length(made, length))
    view.show_rule("LEN002")
    qtbot.waitUntil(lambda: view.editor.trial.text() == "0 of 2 planned videos.")
    edit = number_box(view, "Maximum target").lineEdit()
    edit.setText("24")
    edit.textEdited.emit("24")
    qtbot.waitUntil(lambda: "With these numbers: 1 of 2 planned videos: “Long”" in view.editor.trial.text())
    assert "As it is: 0 of 2" in view.editor.trial.text()
    assert changes(store) == {}
