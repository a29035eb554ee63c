"""Campaigns and filming days have pages of their own, and every video says what it belongs to."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from models.choices import Stage
from planner.video import campaigns, filming, videos
from tests.asking import when_asked
from ui import jobs
from ui.filming.choose_dialog import ChooseDialog
from ui.theme import theme, tokens

WAIT = 20_000
FIRST, LAST = dt.date(2026, 12, 1), dt.date(2026, 12, 12)


@pytest.fixture
def gifts(window):
    made = window.store.do(videos.add("Gift box", dt.datetime(2026, 12, 1, 19)))
    gifts = window.store.do(campaigns.add("Gifts", FIRST, LAST))
    window.store.do(campaigns.assign((made,), gifts))
    return gifts


def test_a_first_campaign_is_added_from_the_empty_page(window):
    page = window.show_page("campaigns")
    assert page.stack.currentIndex() == 0

    def fill(dialog):
        dialog.name.setText("12.12")
        dialog.prepared.setChecked(True)
        dialog.ok.click()

    when_asked(fill)
    page.new.click()
    [made] = window.store.read(campaigns.all_campaigns)
    assert made.preparation is not None
    assert made.preparation < made.first
    assert page.stack.currentIndex() == 1
    assert page.name.accessibleName() == "12.12"


@pytest.mark.slow
def test_a_campaign_shows_how_far_it_is_and_opens_its_videos(window, gifts):
    page = window.show_page("campaigns")
    assert page.left.accessibleName() == "0 filmed, 0 posted, 1 to go in 12 days"
    page.cards.setCurrentIndex(page._model.index(0))
    page.cards.activated.emit(page._model.index(0))
    assert window.page_name == "video"
    window.store.do(videos.set_stage((window.desk.chosen_video(),), Stage.FILMED))
    window.show_page("campaigns")
    assert page.left.accessibleName() == "1 filmed, 0 posted, 1 to go in 12 days"
    assert page.bar.accessibleName() == "1 Filmed"


@pytest.mark.slow
def test_a_campaign_is_shown_in_the_calendar_and_gets_a_new_video(window, gifts):
    page = window.show_page("campaigns")
    page.show_days.click()
    assert window.pages["calendar"].model.filter.campaigns == (gifts,)
    assert window.pages["calendar"].model.month == FIRST.replace(day=1)
    window.show_page("campaigns").add_video.click()
    assert window.page_name == "video"
    assert window.pages["video"].form.planning.campaign.currentData() == gifts


def test_a_campaign_is_deleted_and_comes_back_with_its_videos(window, gifts):
    page = window.show_page("campaigns")
    page.delete.trigger()
    assert page.stack.currentIndex() == 0
    window.store.undo()
    assert page.planned.text() == "1 video"


def test_a_campaign_is_copied_to_begin_after_the_first_one(window, gifts):
    page = window.show_page("campaigns")
    when_asked(lambda dialog: dialog.ok.click())
    page.again.click()
    first, second = window.store.read(campaigns.all_campaigns)
    assert (first.first, first.last) == (FIRST, LAST)
    assert second.first == LAST + dt.timedelta(days=1)
    assert second.last - second.first == LAST - FIRST


def test_running_campaigns_stand_before_coming_ones_and_those_that_are_over(window, gifts, clock):
    clock.now = dt.datetime(2026, 12, 3, 5, tzinfo=dt.UTC)
    for name, first, last in (("11.11", (11, 5), (11, 11)), ("New year", (12, 28), (12, 31))):
        window.store.do(campaigns.add(name, dt.date(2026, *first), dt.date(2026, *last)))
    page = window.show_page("campaigns")
    said = [page.list.item(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(3)]
    assert said == [
        "Gifts, to Sat 12 Dec · day 3 of 12, Running",
        "New year, 28–31 Dec 2026, Upcoming",
        "11.11, 5–11 Nov 2026, Over",
    ]


def test_the_days_of_a_campaign_are_walked_by_arrows_and_enter_chooses_their_video(window, gifts, qtbot):
    page = window.show_page("campaigns")
    strip = page.strip
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert strip.accessibleDescription() == "12 days. Wed 2 Dec, nothing planned"
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert strip.accessibleDescription() == "12 days. Tue 1 Dec, 19:00 Gift box, Idea"
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert page.chosen_videos() == [page._tiles[0].id]


def test_videos_that_are_posted_stand_apart_from_those_to_go(window, gifts):
    page = window.show_page("campaigns")
    posted = window.store.do(videos.add("Ribbon", dt.datetime(2026, 11, 22, 19)))
    window.store.do(campaigns.assign((posted,), gifts))
    window.store.do(videos.set_stage((posted,), Stage.POSTED))
    assert [tile.title for tile in page._model.tiles] == ["Gift box"]
    page.halves.button("posted").click()
    assert [tile.title for tile in page._model.tiles] == ["Ribbon"]


def test_where_there_is_little_room_the_panel_waits_to_be_asked_for(window, gifts, qtbot):
    page = window.show_page("campaigns")
    window.resize(900, 600)
    qtbot.waitUntil(lambda: not page.panel.isVisible())
    assert page.more.isVisible()
    page.more.click()
    assert page.panel.isVisible()
    window.resize(1500, 800)
    qtbot.waitUntil(lambda: not page.more.isVisible())
    assert page.panel.isVisible()


# The video's own fields


@pytest.mark.slow
def test_a_video_is_put_into_a_campaign_and_a_filming_day_with_labels_place_and_props(window, gifts, qtbot):
    made = window.store.do(videos.add("Cold brew"))
    day = window.store.do(filming.add("Saturday", dt.datetime(2026, 11, 28, 9)))
    window.open_video(made)
    form = window.pages["video"].form.planning
    form.campaign.setCurrentIndex(form.campaign.findData(gifts))
    form.campaign.activated.emit(form.campaign.currentIndex())
    form.filming.setCurrentIndex(form.filming.findData(day))
    form.filming.activated.emit(form.filming.currentIndex())
    qtbot.keyClicks(form.labels, "gift guide, cold")
    qtbot.keyClicks(form.texts["place"], "Kitchen")
    qtbot.keyClicks(form.texts["props"], "kettle, two mugs")
    window.pages["video"].leave()
    video = window.store.read(lambda s: videos.get(s, made))
    assert (video.campaign_id, video.filming_id, video.labels) == (gifts, day, ["gift guide", "cold"])
    assert (video.place, video.props) == ("Kitchen", "kettle, two mugs")


# Filming days


@pytest.fixture
def saturday(window):
    made = [window.store.do(videos.add(title)) for title in ("Cold brew", "Gift box")]
    window.store.do(filming.add("Saturday", dt.datetime(2026, 11, 28, 9), "Kitchen", made[:1]))
    return made


def test_a_filming_day_is_added_and_videos_are_chosen_for_it(window, qtbot):
    made = window.store.do(videos.add("Cold brew"))
    page = window.show_page("filming")
    assert page.stack.currentIndex() == 0

    def fill(dialog):
        dialog.name.setText("Saturday")
        dialog.place.setText("Kitchen")
        dialog._save()

    when_asked(fill)
    page.new.click()
    assert "No videos are chosen" in page.sheet.toPlainText()
    assert not page.save.isEnabled()

    def tick(dialog):
        assert isinstance(dialog, ChooseDialog)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
        dialog.accept()

    when_asked(tick)
    page.choose.click()
    assert window.store.read(lambda s: videos.get(s, made)).filming_id is not None
    assert "1. Cold brew" in page.sheet.toPlainText()
    window.store.undo()
    assert "1. Cold brew" not in page.sheet.toPlainText()


def test_a_call_sheet_is_copied_as_text_and_saved_as_a_pdf(window, saturday, tmp_path, qtbot):
    page = window.show_page("filming")
    page.copy.click()
    assert "1. Cold brew" in QGuiApplication.clipboard().text()
    for paper in ("A4", "Letter"):
        page.paper.setCurrentText(paper)
        path = tmp_path / f"{paper}.pdf"
        page.save_pdf(path)
        qtbot.waitUntil(path.exists, timeout=WAIT)
        assert path.read_bytes().startswith(b"%PDF")
    assert (tmp_path / "A4.pdf").read_bytes() != (tmp_path / "Letter.pdf").read_bytes()
    jobs.finish()


def test_a_pdf_that_can_not_be_written_is_refused_by_name(window, saturday, tmp_path, qtbot):
    heard = []
    window.store.failed.connect(heard.append)
    window.show_page("filming").save_pdf(tmp_path / "gone" / "sheet.pdf")
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT)
    assert "sheet.pdf" in heard[0]


def test_all_videos_of_a_day_are_marked_as_filmed_at_once(window, saturday):
    page = window.show_page("filming")
    page.filmed.click()
    assert window.store.read(lambda s: videos.get(s, saturday[0])).stage is Stage.FILMED
    heard = []
    window.store.told.connect(lambda text, _undo: heard.append(text))
    page.filmed.click()
    assert heard == ["All of them are filmed already."]


def order_of(window):
    [day] = window.store.read(filming.all_days)
    sheet = window.store.read(lambda s: filming.call_sheet(s, day.id))
    return [shot.title for shot in sheet.shots]


@pytest.fixture
def two(window):
    made = [window.store.do(videos.add(title)) for title in ("Cold brew", "Gift box")]
    window.store.do(filming.add("Saturday", dt.datetime(2026, 11, 28, 9), "Kitchen", made))
    return made


def test_alt_with_an_arrow_changes_the_order_on_the_sheet_too_and_undo_brings_it_back(window, two, qtbot):
    page = window.show_page("filming")
    assert order_of(window) == ["Cold brew", "Gift box"]
    page.side.shots.setCurrentRow(1)
    qtbot.keyClick(page.side.shots, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order_of(window) == ["Gift box", "Cold brew"]
    assert "1. Gift box" in page.sheet.toPlainText()
    assert page.side.shots.ids() == [two[1], two[0]]
    window.store.undo()
    assert page.side.shots.ids() == two


def test_a_video_is_dropped_on_a_day_and_taken_off_again_with_del(window, saturday, qtbot):
    page = window.show_page("filming")
    assert page.waiting.ids() == [saturday[1]]
    page.list.dropped.emit(page._chosen, [(False, saturday[1])])
    assert set(order_of(window)) == {"Cold brew", "Gift box"}
    assert page.not_on_a_day.isHidden()
    page.side.shots.setCurrentRow(page.side.shots.ids().index(saturday[1]))
    page.side.shots.setFocus()
    qtbot.waitUntil(page.side.shots.hasFocus)
    window.delete_chosen()
    assert order_of(window) == ["Cold brew"]
    assert len(window.store.read(filming.waiting)) == 1


def test_videos_without_a_hook_are_told_and_taken_off(window, two):
    window.store.do(videos.set_text(two[0], "hook", "Stop"))
    page = window.show_page("filming")
    assert page.side.lacks.text() == "1 video has no hook"
    assert page.side.lacking.text() == "Gift box"
    page.side.take_off.click()
    assert order_of(window) == ["Cold brew"]
    assert page.side._lacks.isHidden()


@pytest.mark.slow
def test_the_sheet_is_light_whatever_the_theme(window, saturday):
    page = window.show_page("filming")
    theme.choose("dark")
    assert tokens("light")["muted"] in page.sheet.toHtml().upper()
    assert tokens("light")["surface"].lower() in page.sheet.styleSheet()
    theme.choose("light")


def test_the_videos_to_choose_are_found_by_their_words(window, saturday):
    waiting = window.store.read(filming.waiting)
    dialog = ChooseDialog(waiting, (), window)
    dialog.search.setText("nothing like it")
    assert all(item.isHidden() for item in dialog._items())
    dialog.search.setText("gift")
    assert not dialog._items()[0].isHidden()
