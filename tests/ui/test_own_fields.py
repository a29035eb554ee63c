"""Fields of the user's own on the video page and among the settings."""

import contextlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from models import reading
from models.choices import OwnKind
from planner import i18n, opening
from planner.video import own_fields, videos
from ui.pieces import own_field_dialog
from ui.pieces.own_field_dialog import OwnFieldDialog, renamed_lines
from ui.settings.own_fields_card import OwnFieldsCard
from ui.video.form import VideoForm
from ui.video.own_form import OwnForm
from ui.video.page import VideoPage

TYPED = "Typed\x1b into one"


@pytest.fixture
def fields(store):
    return (
        store.make(own_fields.add("Pillar", OwnKind.CHOICE, ("Learn", "Sell"))),
        store.make(own_fields.add("Owner & co")),
        store.make(own_fields.add("Reviewed?", OwnKind.YES_NO)),
    )


@pytest.fixture
def page(store, desk, qtbot):
    page = VideoPage(desk)
    qtbot.addWidget(page)
    page.resize(1250, 850)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.show_video(store.make(videos.add("Cold brew")), "Calendar")
    return page


@pytest.fixture
def card(store, qtbot):
    card = OwnFieldsCard(store)
    qtbot.addWidget(card)
    card.show()
    return card


def texts(store):
    return store.read(lambda s: own_fields.of_video(s, 1))


def names(store):
    return [one.name for one in store.read(own_fields.all_fields)]


def press(qtbot, widget, name):
    QApplication.processEvents()
    found = next(b for b in widget.findChildren(QPushButton) if name in (b.text(), b.accessibleName()))
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_without_own_fields_the_form_offers_one_and_no_more(page):
    assert page.form.own.widgets == {}
    assert not page.form.own.isVisible()
    page.form.focus_field("notes")
    assert page.form.own.add.isVisible()


def test_each_kind_is_shown_and_stored(page, store, fields, qtbot):
    pillar, owner, seen = (page.form.own.widgets[one] for one in fields)
    assert [pillar.itemText(at) for at in range(pillar.count())] == ["None", "Learn", "Sell"]
    pillar.setCurrentIndex(2)
    pillar.activated.emit(2)
    seen.click()
    owner.setFocus()
    qtbot.keyClicks(owner, "Nila")
    page.title.setFocus()
    assert texts(store) == dict(zip(fields, ("Sell", "Nila", "yes"), strict=True))
    store.undo()
    store.undo()
    store.undo()
    assert texts(store) == {}
    assert (pillar.currentText(), owner.toPlainText(), seen.isChecked()) == ("None", "", False)


def test_letters_typed_in_one_stay_are_one_step(page, store, fields, qtbot):
    owner = page.form.own.widgets[fields[1]]
    owner.setFocus()
    for letters in ("Ni", "la"):
        qtbot.keyClicks(owner, letters)
        owner.save()
    store.undo()
    assert texts(store) == {}


def test_names_are_shown_as_they_are_typed(page, fields):
    heads = [head.text() for head in page.form.own._heads.values()]
    assert heads == ["Pillar", "Owner & co", ""]
    assert page.form.own.widgets[fields[1]].accessibleName() == "Owner & co"


def test_a_field_that_is_added_elsewhere_leaves_what_is_being_typed(page, store, fields, qtbot):
    owner = page.form.own.widgets[fields[1]]
    owner.setFocus()
    qtbot.keyClicks(owner, "Half")
    made = store.make(own_fields.add("Shelf"))
    store.do(own_fields.arrange((made,)))
    assert page.form.own.widgets[fields[1]] is owner
    assert owner.toPlainText() == "Half"
    owner.save()
    assert texts(store) == {fields[1]: "Half"}


def test_a_choice_that_no_list_has_is_shown_as_it_is(page, store, fields):
    store.do(own_fields.set_value(1, fields[0], "Sell"))
    store.workspace.read_plain(
        lambda c: c.execute("UPDATE ownfield SET choices = '[\"Learn\"]' WHERE id = 1").fetchall()
    )
    page.show_video(1, "Calendar")
    assert page.form.own.widgets[fields[0]].currentText() == "Sell"


def test_a_text_typed_into_a_field_that_is_removed_meanwhile_is_kept_apart(
    page, store, fields, failures, qtbot
):
    owner = page.form.own.widgets[fields[1]]
    owner.setFocus()
    qtbot.keyClicks(owner, "Half")
    store.do(own_fields.remove(fields[1]))
    assert fields[1] not in page.form.own.widgets
    assert [one.text for one in store.unsaved.values()] == ["Half"]
    assert failures == ["This field of your own is no longer in the calendar."]


@pytest.fixture
def two(window):
    window.store.make(own_fields.add("Owner"))
    made = [window.store.make(videos.add(title)) for title in ("One", "Two")]
    window.store.do(own_fields.set_value(made[1], 1, "of two"))
    yield made
    window.store.give_up()


def shown(window, video):
    window.open_video(video)
    return window.pages["video"].form.own.widgets[1]


@pytest.mark.slow
def test_a_refused_text_belongs_to_its_own_video(window, two):
    one, other = two
    shown(window, one).setPlainText(TYPED)
    assert shown(window, other).toPlainText() == "of two"
    assert window.pages["video"].saved.text() == "Saved"
    assert shown(window, one).toPlainText() == TYPED
    assert window.pages["video"].saved.text() == "Not saved"
    shown(window, one).setPlainText("Mended")
    window.show_page("board")
    assert not window.store.unsaved
    assert window.store.read(lambda s: own_fields.of_video(s, one)) == {1: "Mended"}


@pytest.mark.slow
def test_what_another_program_wrote_into_another_field_stays(window, two, path, clock):
    with contextlib.closing(opening.open_calendar(path, clock)) as other:
        shelf = other.do(own_fields.add("Shelf"))
        other.do(own_fields.set_value(two[1], shelf, "Left"))
    window.store.look_outside()
    shown(window, two[1]).setPlainText("Nila")
    window.show_page("board")
    assert window.store.read(lambda s: own_fields.of_video(s, two[1])) == {1: "Nila", shelf: "Left"}


@pytest.fixture
def answer(monkeypatch):
    """Fill the next dialog in and save it."""
    given = {}

    def run(dialog):
        for name, text in given.items():
            if name == "kind":
                dialog.kind.setCurrentIndex(dialog.kind.findData(text))
            elif name == "choices":
                dialog.choices.setPlainText(text)
            else:
                dialog.name.setText(text)
        dialog.ok.click()
        return dialog.result()

    monkeypatch.setattr(OwnFieldDialog, "exec", run)
    return given.update


def test_a_field_is_made_right_in_the_form(page, store, answer, qtbot):
    answer({"name": "Pillar", "kind": "choice", "choices": "Learn\n\n Sell \n"})
    page.form.focus_field("notes")
    press(qtbot, page.form, "New field of your own…")
    assert names(store) == ["Pillar"]
    assert page.form.own.isVisible()
    [box] = page.form.own.widgets.values()
    assert [box.itemText(at) for at in range(box.count())] == ["None", "Learn", "Sell"]


def test_a_name_that_is_refused_leaves_the_dialog_open(store, failures, answer, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    answer({"name": "Hook"})
    dialog = OwnFieldDialog(store, None, parent)
    dialog.exec()
    assert dialog.result() == 0
    assert failures == ["Every video has a field “Hook” already. Choose another name."]


def test_choices_are_asked_for_a_list_alone(store, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = OwnFieldDialog(store, None, parent)
    dialog.show()
    assert not dialog.choices.isVisible()
    dialog.kind.setCurrentIndex(1)
    assert dialog.choices.isVisible()
    dialog.close()


def test_choices_are_renamed_and_lost_ones_told(card, store, fields, answer, qtbot):
    told = []
    store.told.connect(lambda text, undo: told.append((text, undo)))
    store.make(videos.add("Ice"))
    store.do(own_fields.set_value(1, fields[0], "Learn"))
    answer({"name": "Pillar", "choices": "Teach\nSell"})
    press(qtbot, card, "Edit Pillar")
    assert (texts(store), told) == ({fields[0]: "Teach"}, [])
    answer({"name": "Kind", "choices": "Sell"})
    press(qtbot, card, "Edit Pillar")
    assert (names(store)[0], texts(store)) == ("Kind", {})
    assert told == [("1 video had a choice that “Kind” no longer has: it has none now.", True)]
    store.undo()
    assert (names(store)[0], texts(store)) == ("Pillar", {fields[0]: "Teach"})


def test_a_text_becomes_a_list_of_what_stands_there_each_choice_of_which_can_be_written_anew(
    card, store, fields, answer, qtbot
):
    for owner in ("Nila", "Raka", "nila"):
        store.do(own_fields.set_value(store.make(videos.add("Ice")), fields[1], owner))
    answer({"kind": "choice"})
    press(qtbot, card, "Edit Owner & co")
    assert store.read_rows(reading.own_fields)[1][2:] == ("choice", ("Nila", "Raka"))
    store.undo()
    answer({"kind": "choice", "choices": "Nila\nRaka S."})
    press(qtbot, card, "Edit Owner & co")
    assert store.read(lambda s: own_fields.choices_there(s, fields[1])) == ["Nila", "Raka S."]
    assert store.read_rows(lambda c: [reading.own_values(c)])[0] == {
        1: {2: "Nila"}, 2: {2: "Raka S."}, 3: {2: "Nila"}
    }  # fmt: skip
    store.undo()
    assert store.read_rows(reading.own_fields)[1][2:] == ("text", ())


def test_a_kind_that_can_not_be_is_refused_and_the_dialog_stays(card, store, fields, failures, answer, qtbot):
    store.do(own_fields.set_value(store.make(videos.add("Ice")), fields[1], "Nila"))
    answer({"name": "Seen", "kind": "yes_no"})
    press(qtbot, card, "Edit Owner & co")
    assert "neither: “Nila”." in failures[0]
    assert names(store)[1] == "Owner & co"
    store.do(own_fields.set_value(1, fields[1], "ya"))
    press(qtbot, card, "Edit Owner & co")
    assert (names(store)[1], texts(store)) == ("Seen", {fields[1]: "yes"})


def test_the_form_shows_a_field_as_the_kind_that_it_becomes(page, store, fields, failures, qtbot):
    owner = page.form.own.widgets[fields[1]]
    owner.setFocus()
    qtbot.keyClicks(owner, "Half")
    store.do(own_fields.set_value(store.make(videos.add("Ice")), fields[1], "Nila"))
    store.do(own_fields.change_kind(fields[1], OwnKind.CHOICE))
    box = page.form.own.widgets[fields[1]]
    assert [box.itemText(at) for at in range(box.count())] == ["None", "Nila"]
    assert [one.text for one in store.unsaved.values()] == ["Half"]
    assert failures == ["“Half” is not in the list of “Owner & co”: Nila."]


@pytest.mark.parametrize(
    ("before", "lines", "renamed"),
    [
        (("A", "B"), ["A", "C"], {"B": "C"}),
        (("A", "B"), ["B", "A"], {}),
        (("A", "B"), ["C", "A"], {}),
        (("A", "B"), ["A", "B", "C"], {}),
        (("A", "B"), ["A"], {}),
        (("A", "B"), ["", "a ", "B"], {"A": "a"}),
    ],
)
def test_a_choice_is_renamed_where_its_line_alone_was_written_anew(before, lines, renamed):
    assert renamed_lines(before, lines) == renamed


def test_fields_are_put_in_order_and_removed_with_an_undo(card, store, fields, qtbot):
    offered = []
    store.done.connect(lambda label, undo: offered.append((label, undo)))
    press(qtbot, card, "Move Reviewed? up")
    assert names(store) == ["Pillar", "Reviewed?", "Owner & co"]
    press(qtbot, card, "Move Pillar down")
    assert names(store)[0] == "Reviewed?"
    press(qtbot, card, "Remove Pillar")
    assert (names(store), offered[-1]) == (["Reviewed?", "Owner & co"], ("Remove own field", True))
    store.undo()
    assert "Pillar" in names(store)


def test_the_settings_name_each_field_with_its_kind_and_how_many_use_it(card, store, fields):
    store.make(videos.add("Ice"))
    store.do(own_fields.set_value(1, fields[1], "Nila"))
    said = [label.text() for label in card.findChildren(own_field_dialog.label("").__class__)]
    assert {"One of a list · 0 videos", "Text · 1 video", "Yes or no · 0 videos"} <= set(said)


@pytest.mark.parametrize("language", ["en", "id"])
def test_own_fields_of_long_names_fit_beside_the_preview_of_a_small_window(store, qtbot, language):
    i18n.set_language(language)
    try:
        for kind in OwnKind:
            store.make(own_fields.add(f"{kind} {'w' * 70}", kind, ("x" * 80,)))
        form, whole = OwnForm(), VideoForm()
        for widget in (form, whole):
            qtbot.addWidget(widget)
        form.show_fields(store.read_rows(reading.own_fields))
        assert form.minimumSizeHint().width() <= 520
    finally:
        i18n.set_language("en")
