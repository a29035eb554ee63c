import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from planner.calendar import settings
from planner.video import videos
from ui.adding.quick_line import QuickLine
from ui.adding.series_dialog import SeriesDialog
from ui.adding.template_dialog import NameDialog, TemplateDialog
from ui.widgets.parts import FormatChip, row


@pytest.fixture
def window(window):
    window.show_page("calendar")
    QApplication.processEvents()  # becoming active later would close what pops up
    return window


@pytest.fixture
def heard(window):
    heard = []
    window.store.failed.connect(heard.append)
    window.store.told.connect(lambda text, _undo: heard.append(text))
    return heard


def open_line(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Q)
    return window.findChildren(QuickLine)[-1]


def words(line):
    QApplication.processEvents()  # a layout shows new widgets in the next round
    return [one.text() for one in line.findChildren(QLabel) if one.isVisibleTo(line) and one.text()]


def test_q_opens_a_line_that_shows_what_it_understands_and_enter_adds(window, qtbot):
    line = open_line(window, qtbot)
    qtbot.keyClicks(line.field, "cold brew fri 19:00 #howto #kopi @concentrate 22s")
    for word in ("cold brew", "Fri 27 Nov, 19:00", "How-to tutorial", "#kopi", "concentrate", "22 s"):
        assert word in words(line)
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert not line.isVisible()
    [made] = window.store.read(lambda s: [videos.get(s, 1)])
    assert (made.title, made.at) == ("cold brew", dt.datetime(2026, 11, 27, 19))
    assert window.page_name == "calendar"
    window.store.undo()
    assert window.store.read(lambda s: videos.find(s, 1)) is None


def test_the_chip_says_that_the_time_is_that_of_a_slot(window, qtbot):
    window.store.do(settings.set_slots([(4, dt.time(12, 30), "")]))
    line = open_line(window, qtbot)
    qtbot.keyClicks(line.field, "cold brew fri")
    assert "Fri 27 Nov, 12:30 (slot)" in words(line)
    qtbot.keyClicks(line.field, " 19:00")
    assert "Fri 27 Nov, 19:00" in words(line)
    line.reject()


@pytest.mark.slow
def test_shift_enter_opens_it_too(window, qtbot):
    line = open_line(window, qtbot)
    qtbot.keyClicks(line.field, "kopi susu")
    assert "Not said: day, format, product, hashtags" in words(line)
    qtbot.keyClick(line.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.page_name == "video"
    assert window.desk.chosen_video() == 1


def test_a_line_without_a_title_stays_and_says_so(window, qtbot):
    line = open_line(window, qtbot)
    qtbot.keyClicks(line.field, "fri 19:00")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert line.isVisible()
    assert "A video needs a title. Type a few words for it." in words(line)
    line.reject()


def test_titles_on_the_clipboard_become_videos(window, heard):
    QApplication.clipboard().setText("- cold brew fri\n- kopi susu besok jam 7 malam\n")
    window.actions_by_name["paste_titles"].trigger()
    assert heard == ["Made 2 videos."]
    assert window.store.read(lambda s: videos.get(s, 2)).at == dt.datetime(2026, 11, 24, 19)


def test_an_empty_clipboard_is_told(window, heard):
    QApplication.clipboard().clear()
    window.actions_by_name["paste_titles"].trigger()
    assert "clipboard" in heard[0]


@pytest.mark.slow
def test_ctrl_c_copies_the_chosen_video_but_a_field_copies_its_own_text(window, qtbot):
    made = window.store.do(videos.add("Cold brew", dt.datetime(2026, 11, 25, 19)))
    window.pages["calendar"].show_video(made, dt.date(2026, 11, 25))
    qtbot.keyClick(window.pages["calendar"].view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().startswith("Cold brew\nWed 25 Nov 2026, 19:00")
    window.open_video(made)
    window.pages["video"].title.setFocus()
    window.pages["video"].title.setSelection(0, 4)
    qtbot.keyClick(window.pages["video"].title, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Cold"


# templates


def open_templates(window):
    window.actions_by_name["from_template"].trigger()
    return window.findChild(TemplateDialog)


@pytest.mark.slow
def test_a_template_is_looked_at_and_enter_makes_the_video_on_the_chosen_day(window, qtbot):
    window.pages["calendar"].go_to(dt.date(2026, 11, 26))
    dialog = open_templates(window)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    QApplication.sendPostedEvents()  # what was just laid out shows itself then
    for word in ("How-to tutorial", "0–3 s", "Step 2", "☐ Everything measured out beforehand"):
        assert word in words(dialog)
    assert not dialog.rename.isVisible()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.page_name == "video"
    made = window.store.read(lambda s: videos.get(s, 1))
    assert (made.title, made.at) == ("How-to tutorial", dt.datetime(2026, 11, 26, 19))


@pytest.mark.slow
def test_a_video_becomes_a_template_that_is_renamed_and_deleted(window, qtbot, heard):
    made = window.store.do(videos.add("Cold brew", dt.datetime(2026, 11, 25, 19)))
    window.open_video(made)
    window.pages["video"].form.texts["hook"].setPlainText("Still typed")
    window.actions_by_name["save_template"].trigger()
    ask = window.findChild(NameDialog)
    assert ask.name.text() == "Cold brew"
    qtbot.keyClick(ask, Qt.Key.Key_Return)
    assert heard == ["Saved. It is under New from template."]
    dialog = open_templates(window)
    QApplication.sendPostedEvents()
    assert "Still typed" in words(dialog)
    dialog.rename.click()
    ask = dialog.findChild(NameDialog)
    ask.name.setText(" ")
    ask.ok.click()
    assert ask.isVisible()
    QApplication.sendPostedEvents()
    assert "A template needs a name. Type a few words for it." in words(ask)
    ask.name.setText("Brewing")
    ask.ok.click()
    assert dialog.list.item(0).text() == "Brewing"
    dialog.delete.click()
    assert dialog.list.item(0).text() == "Before and after"
    dialog.reject()


# series


@pytest.fixture
def weekly(window):
    made = window.store.do(videos.add("Friday tip", dt.datetime(2026, 11, 27, 19)))
    window.pages["calendar"].show_video(made, dt.date(2026, 11, 27))
    window.actions_by_name["repeat_weekly"].trigger()
    dialog = window.findChildren(SeriesDialog)[-1]
    return made, dialog


def in_calendar(window):
    found = [window.store.read(lambda s, one=one: videos.find(s, one)) for one in range(1, 9)]
    return [(one.title, one.hook, one.at.day) for one in found if one]


def test_a_video_is_repeated_every_week(window, qtbot, weekly):
    _made, dialog = weekly
    assert "4 videos, the last on Fri 18 Dec 2026" in words(dialog)
    dialog.every.setValue(52)
    assert "It happens only once: choose a later last day." in words(dialog)
    assert not dialog.ok.isEnabled()
    dialog.every.setValue(2)
    assert "2 videos, the last on Fri 11 Dec 2026" in words(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert in_calendar(window) == [("Friday tip", "", 27), ("Friday tip", "", 11)]
    window.store.undo()
    assert in_calendar(window) == [("Friday tip", "", 27)]


@pytest.mark.slow
def test_what_a_video_says_is_applied_to_those_that_follow(window, heard, weekly):
    made, dialog = weekly
    dialog.ok.click()
    window.open_video(made)
    window.pages["video"].form.texts["hook"].setPlainText("Still typed")
    window.actions_by_name["apply_following"].trigger()
    assert heard == ["Changed 3 videos that follow."]
    assert {hook for _title, hook, _day in in_calendar(window)} == {"Still typed"}
    window.actions_by_name["repeat_weekly"].trigger()
    assert len(window.findChildren(SeriesDialog)) == 1


@pytest.mark.slow
def test_a_series_ends_at_the_chosen_video(window, heard, weekly):
    _made, dialog = weekly
    dialog.ok.click()
    window.open_video(3)
    window.actions_by_name["end_series"].trigger()
    assert heard == ["Deleted 2 videos."]
    assert window.page_name == "calendar"
    assert [day for *_more, day in in_calendar(window)] == [27, 4]


@pytest.mark.slow
def test_a_video_alone_has_no_series_to_change_or_end(window, heard):
    window.open_video(window.store.do(videos.add("Alone", dt.datetime(2026, 11, 25, 19))))
    window.actions_by_name["apply_following"].trigger()
    window.actions_by_name["end_series"].trigger()
    assert ["no series" in text for text in heard] == [True, True]
    assert window.page_name == "video"


def test_a_chip_that_stands_nowhere_yet_is_no_window_of_its_own(qtbot, store):
    chip = FormatChip()  # shown as a window it would close the line that is being typed into
    qtbot.addWidget(chip)
    chip.show_format("how-to", "How-to")
    assert not chip.isVisible()
    card = QWidget()
    qtbot.addWidget(card)
    card.setLayout(row(chip))
    card.show()
    assert chip.isVisible()
    chip.show_format(None, "")
    assert not chip.isVisible()
    chip.show_format("how-to", "How-to")
    assert chip.isVisible()
