"""The page of creators: who is there, what is next, and nothing that is lost."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from models.choices import AgreementKind, CreatorStage
from planner.creators import agreements, creators, known, permissions, samples
from ui.creators.page import CreatorsPage, save_pdf
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
            dialog.fields[name].setText(text)
        dialog.accept()
        said.extend(one.text() for one in dialog.problems.values() if one.text())
        if dialog.isVisible():
            dialog.reject()

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


def test_a_brief_is_a_pdf(page, tmp_path):
    save_pdf(str(tmp_path / "brief.pdf"), "<h1>Brief</h1>")
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")


def test_a_new_video_names_the_creator(page, store, desk, qtbot):
    asked = []
    desk.wanted.connect(asked.append)
    qtbot.mouseClick(page.panel.new_video, Qt.MouseButton.LeftButton)
    assert asked
    assert [one.title for one in creator(store, page._chosen).videos] == ["New video"]
