"""The page of creators: who is there, what is next, and nothing that is lost."""

import datetime as dt
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from models.choices import AgreementKind, CreatorStage
from planner.creators import agreements, challenges, creators, known, permissions, samples
from planner.video import videos
from ui.creators.challenges_dialog import ChallengesDialog
from ui.creators.page import CreatorsPage
from ui.creators.sending import save_page
from ui.pieces.record_dialog import RecordDialog

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def rani(store):
    """A creator who delivers, with an agreement, a sample that arrived, and rights with an ad code."""
    made = store.make(
        creators.add("@Ngopi.di.balkon", {"name": "Rani", "followers": 48_200, "stage": "delivering"})
    )
    tiers = {"kind": AgreementKind.AFFILIATE, "tiers": [[0, 10], [50, 15]], "orders": 31, "code": "RANI10"}
    store.make(agreements.add(made, tiers))
    store.make(samples.add(made, "Cold brew", {"received": TODAY - dt.timedelta(days=3)}))
    rights = {"creator_id": made, "state": "granted", "repost": True, "ad_code": "#secret", "ad_start": TODAY}
    store.make(permissions.add(rights | {"ad_days": 30}))
    return made


@pytest.fixture
def page(desk, rani, qtbot):
    page = CreatorsPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    qtbot.waitExposed(page)
    page.choose_creator(rani)
    return page


def creator(store, creator_id):
    [found] = store.read_rows(lambda c: [known.load(c)])
    return found.by_id[creator_id]


def texts(page):
    return " ".join(one.text() for one in page.panel.findChildren(type(page.panel.about)))


def pressed(page, name):
    buttons = page.panel.findChildren(QPushButton)
    return next(one for one in buttons if one.accessibleName() == name)


def test_a_creator_is_shown_with_what_is_next(page):
    row = page.model.rows[0]
    assert (row.creator.name, row.due) == ("Rani", TODAY + dt.timedelta(days=11))
    assert "19 to 15 %" in texts(page)
    assert "RANI10" in texts(page)


def test_the_ad_code_is_hidden_until_it_is_asked_for(page, qtbot):
    assert "#secret" not in texts(page)
    qtbot.mouseClick(pressed(page, "Show the ad code"), Qt.MouseButton.LeftButton)
    assert "#secret" in texts(page)


def test_the_page_that_is_sent_to_a_creator_has_no_ad_code_of_anybody(page, qtbot):
    qtbot.mouseClick(page.panel.send, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "Rani" in copied
    assert "#secret" not in copied


def test_a_sample_comes_a_step_further_today_and_one_undo_takes_it_back(page, store, rani, qtbot):
    qtbot.mouseClick(pressed(page, "Cold brew: Posted today"), Qt.MouseButton.LeftButton)
    assert creator(store, rani).sample.posted == TODAY
    store.undo()
    assert creator(store, rani).sample.posted is None


def test_what_was_looked_at_is_ticked_and_counted(page, store, rani, qtbot):
    qtbot.mouseClick(page.panel.more, Qt.MouseButton.LeftButton)
    page.panel.boxes["audience_seen"].click()
    found = creator(store, rani)
    assert (found.looked_at, found.audience_seen) == (1, True)


def test_a_stage_is_chosen_beside_the_table_and_by_the_keyboard_in_the_lanes(page, store, rani, qtbot):
    page.view.button("pipeline").click()
    lane = page.pipeline.lanes[CreatorStage.DELIVERING]
    assert lane.count() == 1
    lane.setCurrentRow(0)
    qtbot.keyClick(lane, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert creator(store, rani).stage is CreatorStage.PAST
    assert page.pipeline.lanes[CreatorStage.PAST].count() == 1
    store.undo()
    assert page.pipeline.lanes[CreatorStage.DELIVERING].count() == 1


def test_only_what_is_looked_for_is_shown(page, qtbot):
    page.search.setText("@ngopi")
    assert page.table.filtered.rowCount() == 1
    page.search.setText("nobody")
    assert page.stack.currentIndex() == 2


def answered(qtbot, fill):
    """Fill the next dialog in and save it; return what it said beside its fields."""
    said = []

    def look():
        dialog = next(
            one for one in QApplication.topLevelWidgets() if isinstance(one, RecordDialog) and one.isVisible()
        )
        for name, text in fill.items():
            field = dialog.fields[name]
            field.setPlainText(text) if hasattr(field, "setPlainText") else field.setText(text)
        dialog.accept()
        said.extend(one.text() for one in dialog.problems.values() if one.text())
        if dialog.isVisible():
            dialog.done(0)

    QTimer.singleShot(0, look)
    return said


def test_a_creator_is_added_as_people_write_it(page, store, qtbot):
    said = answered(
        qtbot, {"handle": "https://www.tiktok.com/@Mira.Dapur", "followers": "23,5rb", "engagement": "6,2%"}
    )
    page.new.click()
    assert said == []
    found = creator(
        store, page.model.rows[-1].id if page.model.rows[-1].creator.handle == "mira.dapur" else page._chosen
    )
    assert (found.handle, found.followers, found.engagement) == ("mira.dapur", 23_500, 6.2)


def test_what_can_not_be_read_is_said_beside_its_field_and_nothing_is_kept(page, store, qtbot):
    said = answered(qtbot, {"handle": "@x.y", "followers": "many"})
    page.new.click()
    assert said == ["“many” is no number."]
    assert len(page.model.rows) == 1


def test_a_creator_is_deleted_and_comes_back_with_all_that_hung_on_it(page, store, rani):
    page.delete_chosen()
    assert page.model.rows == []
    store.undo()
    found = creator(store, rani)
    assert (len(found.agreements), len(found.samples), len(found.allowances)) == (1, 1, 1)


def test_a_brief_is_a_pdf_or_a_page_and_a_folder_that_is_gone_is_told(page, tmp_path):
    save_page(tmp_path / "brief.pdf", "<h1>Brief</h1>")
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
    save_page(tmp_path / "brief.html", "<h1>Brief</h1>")
    assert (tmp_path / "brief.html").read_text() == "<h1>Brief</h1>"
    with pytest.raises(OSError, match="nowhere"):
        save_page(tmp_path / "nowhere" / "brief.pdf", "<h1>Brief</h1>")


def clicked(page, text):
    next(one for one in page.panel.findChildren(QPushButton) if one.text() == text).click()


def test_the_agreed_videos_are_planned_and_a_code_is_made_each_in_one_step(page, store, rani):
    agreed = creator(store, rani).agreement
    store.make(agreements.change(agreed.id, {"videos": 3, "code": ""}))
    clicked(page, "Plan 3 videos")
    assert len(creator(store, rani).videos) == 3
    clicked(page, "Make a code")
    assert creator(store, rani).agreement.code == "NGOPIDIBALKO"
    store.undo()
    store.undo()
    assert (len(creator(store, rani).videos), creator(store, rani).agreement.code) == (0, "")


def test_a_permission_goes_from_found_to_a_planned_repost_by_its_buttons(page, store, rani):
    [only] = creator(store, rani).allowances
    store.make(permissions.change(only.id, {"state": "found"}))
    for text, then in (("Asked today", "asked"), ("Given today", "granted")):
        clicked(page, text)
        assert creator(store, rani).allowances[0].state == then
    clicked(page, "Plan the repost")
    assert [one.title for one in creator(store, rani).videos] == ["Repost of @ngopi.di.balkon"]


def test_pasted_numbers_are_the_engagement_and_steps_that_are_none_are_told_beside_their_field(
    page, store, rani, qtbot
):
    said = answered(qtbot, {"measured": "1000 80 10 10\n1000 90 5 5"})
    page._edit()
    assert said == []
    assert creator(store, rani).engagement == 10.0
    said = answered(qtbot, {"tiers": "much"})
    page.asking.agreement(creator(store, rani), creator(store, rani).agreement.id)
    assert said == ["“much” is no rate. Write: 10; 15 from 50; 20 from 150."]


def test_what_hangs_on_a_creator_is_deleted_in_its_dialog_and_comes_back(page, store, rani):
    found = creator(store, rani)
    for ask, one in (
        (page.asking.agreement, found.agreement), (page.asking.sample, found.sample),
        (page.asking.permission, found.allowances[0]),
    ):  # fmt: skip
        QTimer.singleShot(0, partial(press, "Delete"))
        ask(found, one.id)
    gone = creator(store, rani)
    assert (gone.agreements, gone.samples, gone.allowances) == ((), (), ())
    for _time in range(3):
        store.undo()
    assert creator(store, rani).agreement == found.agreement


def press(text):
    dialog = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, RecordDialog) and one.isVisible()
    )
    next(one for one in dialog.findChildren(QPushButton) if one.text() == text).click()


def test_a_challenge_is_added_changed_and_deleted(page, store, qtbot):
    dialog = ChallengesDialog(page, store, page.asking)
    qtbot.addWidget(dialog)
    assert not dialog.none.isHidden()
    said = answered(
        qtbot, {"tag": "#senjamorning", "first": "2026-11-20", "last": "2026-11-30", "prize": "Beans"}
    )
    dialog._ask(None)
    assert said == []
    assert dialog.list.lines.lines[0].first == "#senjamorning"
    assert "on now · Beans" in dialog.list.lines.lines[0].second
    QTimer.singleShot(0, partial(press, "Delete"))
    dialog.edit.click()
    assert store.read(challenges.all_challenges) == []


def test_who_captions_name_is_listed_at_once(page, store):
    store.make(videos.add("With Mira", texts={"caption": "with @mira.dapur"}))
    assert page.take.text() == "List 1 creator that videos name"
    page.take.click()
    assert len(page.model.rows) == 2


def test_what_happened_is_shown_the_newest_first(page):
    assert "Fri 20 Nov 2026 · Cold brew: Received" in texts(page)


def test_a_new_video_names_the_creator(page, store, desk, qtbot):
    asked = []
    desk.wanted.connect(asked.append)
    qtbot.mouseClick(page.panel.new_video, Qt.MouseButton.LeftButton)
    assert asked
    assert [one.title for one in creator(store, page._chosen).videos] == ["New video"]
