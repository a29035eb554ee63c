import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QWidget

from models.choices import Licence, Stage, TagKind
from models.records import Beat, beats_from_json
from models.sound import Sound
from planner import i18n
from planner.calendar import settings
from planner.checks.parts import PARTS
from planner.library import hashtags, sounds
from planner.video import formats, videos
from ui.pieces.checks_panel import FindingCard
from ui.pieces.ignore_dialog import IgnoreDialog
from ui.pieces.sound_dialog import SoundDialog
from ui.video.complete_dialog import CompleteDialog
from ui.video.jump import JumpList
from ui.video.page import VideoPage
from ui.video.rights_form import RightsForm

WHEN = dt.datetime(2026, 11, 25, 19)


@pytest.fixture
def page(store, desk, findings, qtbot, tmp_path):
    page = VideoPage(desk)
    qtbot.addWidget(page)
    page.resize(1250, 850)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


@pytest.fixture
def video(store, page):
    made = store.do(videos.add("Cold brew in 15 seconds", WHEN))
    page.show_video(made, "Calendar")
    return made


def row(store, video_id):
    return store.read(lambda s: videos.get(s, video_id))


def codes(page):
    return {card.accessibleName().split(":")[0] for card in page.checks.findChildren(FindingCard)}


def press(qtbot, page, text):
    QApplication.processEvents()  # a layout shows new widgets in the next round
    button = next(b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def type_into(qtbot, field, text):
    field.setFocus()
    qtbot.keyClicks(field, text)


@pytest.mark.slow
def test_checks_run_while_typing_and_before_anything_is_saved(page, video, store, qtbot):
    store.do(videos.set_stage((video,), Stage.SCRIPTED))
    qtbot.waitUntil(lambda: "HOOK001" in codes(page))
    type_into(qtbot, page.form.texts["hook"], "Hi guys, stop")
    assert "HOOK001" not in codes(page)
    assert "HOOK003" in codes(page)
    assert row(store, video).hook == ""
    assert page.saved.text() == "Typing…"


def test_a_field_saves_when_it_is_left(page, video, store, qtbot):
    type_into(qtbot, page.form.texts["hook"], "Stop buying iced coffee")
    page.form.texts["overlay"].setFocus()
    qtbot.waitUntil(lambda: row(store, video).hook == "Stop buying iced coffee")
    assert page.saved.text() == "Saved"


def test_a_date_that_is_chosen_without_a_time_is_at_the_days_slot(page, video, store):
    store.do(videos.reschedule(video, None))
    tomorrow = page.form._video.calendar.today + dt.timedelta(days=1)
    store.do(settings.set_slots([(tomorrow.weekday(), dt.time(12, 30), "")]))
    page.form.date_button.click()
    assert row(store, video).at == dt.datetime.combine(tomorrow, dt.time(12, 30))
    page.form.date_button.click()
    assert row(store, video).at is None


@pytest.mark.slow
def test_a_field_saves_when_typing_rests(page, video, store, qtbot):
    type_into(qtbot, page.form.texts["caption"], "No wait")
    qtbot.waitUntil(lambda: row(store, video).caption == "No wait", timeout=3000)


def test_letters_typed_in_one_stay_are_one_step(page, video, store, qtbot):
    field = page.form.texts["hook"]
    type_into(qtbot, field, "Stop ")
    field.save()
    qtbot.keyClicks(field, "now")
    field.save()
    assert row(store, video).hook == "Stop now"
    store.undo()
    assert row(store, video).hook == ""


def test_an_echo_does_not_move_what_is_being_typed(page, video, store, qtbot):
    field = page.form.texts["hook"]
    type_into(qtbot, field, "Half a sen")
    store.do(videos.set_text(video, "caption", "from elsewhere"))
    assert field.toPlainText() == "Half a sen"
    assert page.form.texts["caption"].toPlainText() == "from elsewhere"


def test_findings_underline_the_words_that_they_mean(page, video, store):
    store.do(videos.set_text(video, "hook", "☕ Hi guys, stop buying"))
    [selection] = [s for s in page.form.texts["hook"].extraSelections() if s.cursor.selectedText()][:1]
    assert "Hi guys" in selection.cursor.selectedText()


def test_an_emoji_before_the_words_does_not_shift_the_underline(page, video, store):
    store.do(videos.set_text(video, "caption", "🔥🔥 link in bio"))
    marked = [s.cursor.selectedText() for s in page.form.texts["caption"].extraSelections()]
    assert marked == ["link in bio"]


def test_a_fix_is_one_click_and_one_undo(page, video, store, qtbot):
    store.do(videos.set_text(video, "hook", "Hi guys, stop buying iced coffee"))
    press(qtbot, page, "Cut the greeting")
    assert row(store, video).hook == "Stop buying iced coffee"
    assert page.form.texts["hook"].toPlainText() == "Stop buying iced coffee"
    store.undo()
    assert page.form.texts["hook"].toPlainText() == "Hi guys, stop buying iced coffee"


@pytest.mark.slow
def test_all_safe_fixes_are_one_step_and_none_undoes_another(page, video, store, qtbot):
    store.do(videos.set_text(video, "hook", "Hi guys, stop buying iced coffee"))
    store.do(videos.set_hashtags(video, ("fyp", "viral", "coldbrew", "coldbrew", "kopi", "susu", "es")))
    qtbot.mouseClick(page.side.fix_all, Qt.MouseButton.LeftButton)
    fixed = row(store, video)
    assert fixed.hashtags == ["coldbrew", "kopi", "susu", "es"]
    assert fixed.hook == "Stop buying iced coffee"
    store.undo()
    assert len(row(store, video).hashtags) == 7


def test_ignoring_needs_a_reason_and_can_be_taken_back(page, video, store, qtbot, monkeypatch):
    dialog = {}

    def answer(self):
        assert not self._ok.isEnabled()
        self._reason.setPlainText("the silence is the joke")
        assert self._ok.isEnabled()
        dialog["asked"] = True
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(IgnoreDialog, "exec", answer)
    store.do(videos.set_stage((video,), Stage.SCRIPTED))
    qtbot.waitUntil(lambda: "HOOK001" in codes(page))
    card = next(c for c in page.checks.findChildren(FindingCard) if "HOOK001" in c.accessibleName())
    qtbot.mouseClick(
        next(b for b in card.findChildren(QPushButton) if b.text() == "Ignore…"), Qt.MouseButton.LeftButton
    )
    assert "HOOK001" not in codes(page)
    page.checks._passes.head.click()
    press(qtbot, page, "Check it again")
    assert "HOOK001" in codes(page)


def test_approving_names_what_is_in_the_way_and_goes_there(page, video, store, failures, qtbot):
    qtbot.mouseClick(page.ready, Qt.MouseButton.LeftButton)
    assert row(store, video).stage is Stage.SCRIPTED
    qtbot.mouseClick(page.ready, Qt.MouseButton.LeftButton)
    assert "No hook" in failures[0]
    assert row(store, video).stage is Stage.SCRIPTED


def test_a_video_with_nothing_to_fix_becomes_approved(page, store, findings, qtbot):
    made = good_video(store)
    store.do(videos.set_stage((made,), Stage.SCRIPTED))
    page.show_video(made, "Calendar")
    blocking = [r.finding.message for r in page._draft.results if r.severity == "fix"]
    assert blocking == []
    qtbot.mouseClick(page.ready, Qt.MouseButton.LeftButton)
    assert row(store, made).stage is Stage.APPROVED


def test_hashtags_are_added_by_typing_and_taken_out_by_backspace(page, video, store, qtbot):
    type_into(qtbot, page.form.tags.input, "#coldbrew ")
    type_into(qtbot, page.form.tags.input, "kopi susu")
    assert row(store, video).hashtags == ["coldbrew", "kopi"]
    qtbot.keyClick(page.form.tags.input, Qt.Key.Key_Return)
    assert row(store, video).hashtags == ["coldbrew", "kopi", "susu"]
    qtbot.keyClick(page.form.tags.input, Qt.Key.Key_Backspace)
    assert row(store, video).hashtags == ["coldbrew", "kopi"]


def test_hashtags_are_completed_from_the_library(page, video, store):
    store.do(hashtags.set_kind("coldbrewathome", TagKind.TRENDING, None))
    model = page.form.tags.input.completer().model()
    assert "#coldbrewathome" in [model.index(r, 0).data() for r in range(model.rowCount())]


def test_beats_are_changed_in_the_table(page, video, store, failures):
    store.do(videos.set_beats(video, (Beat(0, 3, "Hook", "pour"), Beat(3, 9, "Step 1", "mix"))))
    page.form.beats.table.item(1, 1).setText("8.5")
    assert beats_from_json(row(store, video).beats)[1].end == 8.5
    page.form.beats.table.item(1, 1).setText("soon")
    assert failures == ["“soon” is not a number of seconds."]
    assert page.form.beats.table.item(1, 1).text() == "8.5"


def test_the_beats_of_the_format_are_proposed(page, video, store, failures, qtbot):
    press(qtbot, page, "Beats of the format")
    assert failures == ["Choose a format first: it says which beats belong."]
    store.do(videos.set_format(video, store.read(lambda s: formats.id_of(s, "before-after"))))
    press(qtbot, page, "Beats of the format")
    names = [beat["name"] for beat in row(store, video).beats]
    assert names == ["Hook", "Before", "After", "Call to action"]
    assert "FMT002" not in codes(page)


def test_a_new_sound_goes_to_the_library_and_the_video(page, video, store, monkeypatch):
    def answer(self):
        self.title.setText("Slow Morning")
        self.trending.setChecked(True)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SoundDialog, "exec", answer)
    page.form.sound.new_wanted.emit()
    [sound] = store.read(sounds.all_sounds)
    assert sound.last_seen == dt.date(2026, 11, 23)
    assert row(store, video).sound_id == sound.id
    assert "seen today" in page.form.sound.state.accessibleName()


def test_the_title_is_renamed_and_an_empty_one_refused(page, video, store, failures, qtbot):
    page.title.setFocus()
    page.title.selectAll()
    qtbot.keyClicks(page.title, "Colder brew")
    qtbot.keyClick(page.title, Qt.Key.Key_Return)
    assert row(store, video).title == "Colder brew"
    page.title.selectAll()
    qtbot.keyClick(page.title, Qt.Key.Key_Backspace)
    qtbot.keyClick(page.title, Qt.Key.Key_Return)
    assert failures == ["A video needs a title. Type a few words for it."]
    assert row(store, video).title == "Colder brew"


def test_the_caption_is_counted_as_the_platform_does(page, video, store):
    store.do(videos.set_text(video, "caption", "🔥"))
    store.do(videos.set_hashtags(video, ("abc",)))
    assert page.form.sections["caption"].summary.accessibleName().startswith("7 of 2,200 ·")


def test_html_in_a_text_is_shown_as_it_is(page, video, store):
    store.do(videos.set_text(video, "title", "<img src=x>"))
    assert page.title.text() == "<img src=x>"


def test_a_deleted_video_closes_its_page(page, video, store, qtbot):
    with qtbot.waitSignal(page.desk.action_wanted, check_params_cb=lambda name: name == "go_back"):
        store.do(videos.delete((video,)))


def good_video(store):
    """A video that nothing blocks."""
    made = store.do(videos.add("Cold brew", WHEN))
    for field, text in (
        ("hook", "Iced coffee, no wait"),
        ("caption", "Which milk?"),
        ("cta", "Tap the basket"),
    ):
        store.do(videos.set_text(made, field, text))
    store.do(videos.set_length(made, 22))
    store.do(videos.set_flag(made, "shows_product", True))
    store.do(videos.set_flag(made, "voice_over", True))
    store.do(videos.set_hashtags(made, ("coldbrew", "icedcoffee", "senjacoffee")))
    return made


# Proposals


def stock(store):
    """A library to propose from, and another video that used it."""
    today = dt.date(2026, 11, 23)
    store.do(hashtags.set_kind("coldbrewathome", TagKind.TRENDING, today))
    store.do(hashtags.set_kind("coldbrew", TagKind.CATEGORY))
    store.do(hashtags.set_kind("senjacoffee", TagKind.BRAND))
    other = store.do(videos.add("Other"))
    store.do(videos.set_hashtags(other, ["coldbrew", "Latte"]))
    store.do(sounds.add("Ice", licence=Licence.GENERAL, trending=True, last_seen=today))
    store.do(sounds.add("Slow", licence=Licence.OWN, trending=True, last_seen=today - dt.timedelta(9)))


@pytest.mark.slow
def test_hashtags_are_completed_with_the_checked_proposals_in_one_step(
    page, video, store, qtbot, monkeypatch
):
    stock(store)
    store.do(videos.set_hashtags(video, ["kopi"]))
    page.form.sections["caption"].open()
    told = []

    def answer(self):
        told.extend(one.text() for one in self.findChildren(QLabel))
        self.boxes["senjacoffee"].setChecked(False)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(CompleteDialog, "exec", answer)
    press(qtbot, page, "Complete hashtags…")
    assert row(store, video).hashtags == ["kopi", "coldbrewathome", "coldbrew"]
    assert {"3 hashtags would fit", "Seen trending today", "Used in 1 of 1 video"} <= set(told)
    store.undo()
    assert row(store, video).hashtags == ["kopi"]


def test_a_full_video_is_told_why_nothing_is_proposed(page, video, store, qtbot, monkeypatch):
    store.do(videos.set_hashtags(video, list("abcde")))
    page.form.sections["caption"].open()
    told = []

    def answer(self):
        told.extend(one.text() for one in self.findChildren(QLabel))
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(CompleteDialog, "exec", answer)
    press(qtbot, page, "Complete hashtags…")
    assert told == ["The video has 5 hashtags, which is as many as it should have. Take one out first."]


def test_a_tag_is_completed_from_other_videos_however_it_is_typed(page, video, store, qtbot):
    stock(store)
    page.show_video(video, "Calendar")
    completer = page.form.tags.input.completer()
    for typed in ("#LAT", "ｌａｔ", "att"):
        completer.setCompletionPrefix(typed)
        assert completer.currentCompletion() == "#latte"


def test_a_sound_is_suggested_where_there_is_none_and_used(page, video, store, qtbot):
    stock(store)
    field = page.form.sound
    assert field.suggest.text() == "Suggest…"
    field.menu.aboutToShow.emit()
    assert [one.text() for one in field.menu.actions()] == ["Ice – seen trending today"]
    field.menu.actions()[0].trigger()
    assert store.read(lambda s: s.get(Sound, row(store, video).sound_id)).title == "Ice"
    assert not field.suggest.isVisible()


def test_a_cold_sound_offers_another_and_says_where_none_fits(page, video, store):
    stock(store)
    store.do(videos.set_flag(video, "product_link", True))
    store.do(videos.set_sound(video, 2))
    field = page.form.sound
    assert field.suggest.text() == "Replace with…"
    field.menu.aboutToShow.emit()
    [only] = field.menu.actions()
    assert only.text() == "No sound is hot, fits the format and may be used"
    assert not only.isEnabled()


def test_hashtags_in_the_caption_are_chips_that_are_changed_in_the_caption(page, video, store, qtbot):
    store.do(videos.set_text(video, "caption", "Cold brew #kopi dan #fyp untuk kamu"))
    store.do(videos.set_hashtags(video, ("coldbrew",)))
    field = page.form.tags
    assert field.accessibleName() == "Hashtags: #kopi #fyp #coldbrew"
    assert page.form.sections["caption"].summary.accessibleName().endswith("3 hashtags, best 3 to 5")
    page.form.sections["caption"].open()
    QApplication.processEvents()
    marked = field._roles
    assert marked[1]  # the generic one is marked where it stands, and as a chip
    place = field._places[0]
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(place.right() - 6, place.center().y()))
    qtbot.wait(1)
    assert row(store, video).caption == "Cold brew #kopi dan #fyp untuk kamu"
    field.findChild(QMenu).close()
    place = field._places[2]
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(place.right() - 6, place.center().y()))
    assert row(store, video).hashtags == []


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_form_of_rights_fits_beside_the_preview_of_a_small_window(qtbot, language):
    i18n.set_language(language)
    try:
        form = RightsForm([QWidget()])
        qtbot.addWidget(form)
        assert form.minimumSizeHint().width() <= 480
    finally:
        i18n.set_language("en")


def test_an_idea_has_a_ring_of_parts_and_a_jump_to_each(page, video, store, qtbot):
    assert codes(page) == set()
    assert page.ring.words.text() == "2 of 8 parts are there"
    press(qtbot, page, "Caption")
    qtbot.waitUntil(lambda: page.form.texts["caption"].hasFocus())
    press(qtbot, page, "Length")
    qtbot.waitUntil(lambda: page.form.length.hasFocus() or page.form.length.lineEdit().hasFocus())
    type_into(qtbot, page.form.texts["hook"], "Cold brew in 15 seconds")
    qtbot.waitUntil(lambda: page.ring.words.text() == "3 of 8 parts are there")
    store.do(videos.set_stage((video,), Stage.SCRIPTED))
    qtbot.waitUntil(lambda: not page.side.next.isVisible())
    assert {"LEN001", "SND001"} <= codes(page)


def test_what_is_not_written_is_folded_in_an_idea_and_open_later(page, video, store):
    caption = page.form.sections["caption"]
    assert not caption.is_open
    store.do(videos.set_stage((video,), Stage.SCRIPTED))
    assert caption.is_open
    assert not page.form.rest.heads["script"].isChecked()
    page.form.focus_field("script")
    assert page.form.texts["script"].isVisible()


def test_next_goes_from_one_missing_part_to_the_next_and_then_from_finding_to_finding(
    page, video, store, qtbot
):
    page.step(1)
    qtbot.waitUntil(page.form.format.hasFocus)
    page.step(1)
    qtbot.waitUntil(page.form.texts["hook"].hasFocus)
    page.step(-1)
    qtbot.waitUntil(page.form.format.hasFocus)
    store.do(videos.set_text(video, "hook", "Hi guys, stop buying iced coffee"))
    store.do(videos.set_stage((video,), Stage.SCRIPTED))
    page.step(1)
    first = QApplication.focusWidget()
    assert page.checks.cards[0].isAncestorOf(first)
    page.step(1)
    assert QApplication.focusWidget() is not first


def test_hashtags_typed_in_the_caption_are_behind_it_and_one_step(page, video, store, qtbot):
    page.form.focus_field("caption")
    qtbot.keyClicks(page.form.caption, "Which milk?")
    page.form.caption.save()
    qtbot.keyClick(page.form.caption, Qt.Key.Key_Return)
    qtbot.keyClicks(page.form.caption, "#coldbrew #es ")
    page.form.caption.save()
    made = row(store, video)
    assert (made.caption, made.hashtags) == ("Which milk?", ["coldbrew", "es"])
    assert page.form.caption.toPlainText() == "Which milk?\n#coldbrew #es "
    assert page.form.tags.accessibleName() == "Hashtags: #coldbrew #es"
    store.undo()
    made = row(store, video)
    assert (made.caption, made.hashtags) == ("", [])


def test_a_field_is_found_by_its_name(page, video, qtbot):
    page.jump()
    [choice] = page.findChildren(JumpList)
    qtbot.keyClicks(choice.line, "call")
    qtbot.keyClick(choice.line, Qt.Key.Key_Return)
    qtbot.waitUntil(page.form.texts["cta"].hasFocus)


@pytest.mark.slow
def test_one_button_is_the_primary_one(page, video, store):
    def primary():
        return [
            b for b in page.findChildren(QPushButton) if b.isVisible() and b.property("kind") == "primary"
        ]

    assert primary() == [page.side.next.go]
    store.do(videos.set_text(video, "hook", "Hi guys, stop buying iced coffee"))
    store.do(videos.set_stage((video,), Stage.SCRIPTED))
    assert primary() == [page.side.fix_all]
    made = good_video(store)
    store.do(videos.set_stage((made,), Stage.SCRIPTED))
    page.show_video(made, "Calendar")
    assert primary() == [page.ready]


def test_every_part_that_can_be_missing_is_a_place_in_the_form(page, video, store):
    for part in PARTS:
        QApplication.focusWidget().clearFocus()
        page.form.focus_field(part)
        assert QApplication.focusWidget() is not None, part


@pytest.mark.slow
def test_an_idea_can_begin_as_a_posted_video_of_its_format_did(page, video, store, qtbot):
    how_to = store.read(lambda s: formats.id_of(s, "how-to"))
    posted = store.do(videos.add("Ice first", WHEN - dt.timedelta(days=30)))
    for made in (posted, video):
        store.do(videos.set_format(made, how_to))
    store.do(videos.set_text(posted, "hook", "The ice goes in first"))
    store.do(videos.set_stage((posted,), Stage.POSTED))
    press(qtbot, page, "Begin with it")
    assert row(store, video).hook == "The ice goes in first"
    assert not page.form.starters.isVisible()
    store.undo()
    assert row(store, video).hook == ""
