import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from models.choices import BrandRuleKind, Stage
from planner import opening
from planner.checks import brand_rules, engine, tally, waivers
from planner.checks.survey import Period, days_of
from planner.live import lives
from planner.video import videos
from tests.asking import when_asked
from ui.checking import Counting
from ui.checks import lines
from ui.checks.chart import WeeksChart
from ui.checks.findings_delegate import button_place
from ui.checks.page import ChecksPage
from ui.desk import Desk
from ui.findings import Findings
from ui.pieces.reason_dialog import ReasonDialog
from ui.store import Store

DAY = dt.date(2026, 11, 23)


def shown(desk, qtbot):
    page = ChecksPage(desk)
    qtbot.addWidget(page)
    page.resize(1250, 850)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


@pytest.fixture
def page(store, desk, qtbot):
    page = shown(desk, qtbot)
    yield page
    page.stop()


def add(store, title="Cold brew", day=25, **texts):
    made = store.do(videos.add(title, dt.datetime(2026, 11, day, 19)))
    for field, text in texts.items():
        store.do(videos.set_text(made, field, text))
    store.do(videos.set_stage((made,), Stage.SCRIPTED))
    return made


def settle(page, qtbot):
    qtbot.waitUntil(lambda: not page._settle.isActive() and not page._checking.busy)
    QApplication.processEvents()


def codes(page):
    return [line.result.rule.code for line in page.model.lines]


def words(widget):
    QApplication.processEvents()  # a layout shows new widgets in the next round
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def button(widget, text):
    QApplication.processEvents()
    return next(
        one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(widget)
    )


def choose(page, code, title=None):
    found = next(
        line
        for line in page.model.lines
        if line.result.rule.code == code and (title is None or line.about == title)
    )
    page.view.setCurrentIndex(page.model.find(found.key))
    return found


def choose_rule(page, code):
    page.view.setCurrentIndex(page.model.find((code,)))


def answer(reason):
    """Type a reason into the dialog that comes, and press Return on its button."""

    def type_it(dialog):
        assert isinstance(dialog, ReasonDialog)
        dialog.findChild(QPlainTextEdit).setPlainText(reason)
        dialog._ok.click()

    when_asked(type_it)


@pytest.mark.slow
def test_everything_in_the_period_is_listed_by_rule(page, store, qtbot):
    add(store, "Cold brew")
    add(store, "Gift box", 27)
    add(store, "In a month", 30)
    store.do(videos.add("Far away", dt.datetime(2027, 2, 1, 19)))
    settle(page, qtbot)
    group = page.model.groups[page.model.find(("HOOK001",)).row()]
    assert [line.about for line in group.lines] == ["Cold brew", "Gift box", "In a month"]
    assert "in 3 videos" in page.summary.accessibleName()


@pytest.mark.slow
def test_the_period_is_chosen_by_keyboard(page, store, qtbot):
    store.do(videos.add("Far away", dt.datetime(2027, 2, 1, 19)))
    settle(page, qtbot)
    assert "Far away" not in [line.about for line in page.model.lines]
    page.periods.button("14").setFocus()
    qtbot.keyClick(page.periods.button("14"), Qt.Key.Key_Right)
    qtbot.keyClick(page.periods.button("30"), Qt.Key.Key_Right)
    settle(page, qtbot)
    assert "Far away" in [line.about for line in page.model.lines]


@pytest.mark.parametrize(
    ("period", "first", "end"),
    [
        (Period.WEEK, DAY, DAY + dt.timedelta(days=7)),
        (Period.SEVEN, dt.date(2026, 11, 26), dt.date(2026, 12, 3)),
        (Period.THIRTY, dt.date(2026, 11, 26), dt.date(2026, 12, 26)),
    ],
)
def test_a_week_begins_on_monday_and_a_number_of_days_today(period, first, end):
    assert days_of(period, dt.date(2026, 11, 26)) == (first, end)


def test_posted_videos_are_done(page, store, qtbot):
    made = add(store)
    store.do(videos.set_stage((made,), Stage.POSTED))
    settle(page, qtbot)
    assert "Cold brew" not in [line.about for line in page.model.lines]


def test_live_events_and_the_calendar_itself_are_listed_too(page, store, qtbot):
    store.do(lives.add("Friday live", dt.datetime(2026, 11, 27, 20)))
    settle(page, qtbot)
    assert "Friday live" in [line.about for line in page.model.lines]
    assert "The whole calendar" in [line.about for line in page.model.lines]


@pytest.mark.slow
def test_return_opens_the_video_of_the_chosen_line(page, store, qtbot):
    made = add(store)
    settle(page, qtbot)
    choose(page, "HOOK001")
    with qtbot.waitSignal(page.desk.wanted) as opened:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert opened.args[0].video == made


@pytest.mark.slow
def test_return_shuts_and_opens_a_rule_and_that_outlives_a_new_check(page, store, qtbot):
    add(store)
    settle(page, qtbot)
    choose_rule(page, "HOOK001")
    at = page.view.currentIndex()
    assert page.view.isExpanded(at)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert not page.view.isExpanded(at)
    add(store, "Gift box", 27)
    settle(page, qtbot)
    assert not page.view.isExpanded(page.model.find(("HOOK001",)))
    assert page.view.current.key == ("HOOK001",)


@pytest.mark.slow
def test_lines_are_searched_and_filtered_by_weight_area_and_stage(page, store, qtbot):
    add(store, "Cold brew")
    edited = add(store, "Gift box", 27)
    store.do(videos.set_stage((edited,), Stage.EDITED))
    settle(page, qtbot)
    page.bar.area.setCurrentIndex(page.bar.area.findData("HOOK"))
    assert {lines.area(code) for code in codes(page)} == {"HOOK"}
    page.bar.severity.setCurrentIndex(page.bar.severity.findData("fix"))
    assert {line.result.severity.value for line in page.model.lines} == {"fix"}
    page.bar.stage.setCurrentIndex(page.bar.stage.findData("edited"))
    assert {line.about for line in page.model.lines} == {"Gift box"}
    page.bar.clear()
    page.view.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "cold brew")
    qtbot.waitUntil(lambda: {line.about for line in page.model.lines} == {"Cold brew"})


@pytest.mark.slow
def test_filters_that_let_nothing_through_can_be_cleared(page, store, qtbot):
    add(store)
    settle(page, qtbot)
    page.bar.search.setText("nothing is called this")
    qtbot.waitUntil(lambda: "Nothing fits the filters" in words(page))
    button(page, "Clear the filters").click()
    assert page.model.lines


def test_every_area_of_a_rule_has_a_name():
    assert {lines.area(code) for code in engine.all_rules()} <= set(lines.AREAS)


@pytest.mark.slow
def test_findings_are_grouped_by_video_when_asked(page, store, qtbot):
    add(store, "Cold brew")
    add(store, "Gift box", 27)
    settle(page, qtbot)
    page.bar.grouping.button("rule").setFocus()
    qtbot.keyClick(page.bar.grouping.button("rule"), Qt.Key.Key_Right)
    assert {"Cold brew", "Gift box"} <= {group.title for group in page.model.groups}
    assert all(line.about == group.title for group in page.model.groups for line in group.lines)


@pytest.mark.slow
@pytest.mark.parametrize("column", range(5))
def test_a_click_on_a_heading_sorts_by_it_and_another_turns_it_round(page, store, qtbot, column):
    add(store, "Cold brew")
    add(store, "Gift box", 27)
    settle(page, qtbot)
    page.view.header().setSortIndicator(column, Qt.SortOrder.AscendingOrder)
    forth = [group.key for group in page.model.groups]
    page.view.header().setSortIndicator(column, Qt.SortOrder.DescendingOrder)
    back = [group.key for group in page.model.groups]
    assert sorted(forth) == sorted(back)
    assert column == lines.DATE or forth != back


@pytest.mark.slow
def test_a_fix_at_the_side_mends_the_finding(page, store, qtbot):
    add(store, hook="Hi guys, welcome back! This is how cold brew turns out in 15 seconds")
    settle(page, qtbot)
    line = choose(page, "HOOK003")
    button(page.panel, line.result.finding.fixes[0].title).click()
    settle(page, qtbot)
    assert "HOOK003" not in codes(page)


@pytest.mark.slow
def test_all_safe_fixes_of_a_rule_are_one_step_for_all_videos(page, store, qtbot):
    for n, title in enumerate(("Cold brew", "Gift box", "Latte")):
        made = add(store, title, 24 + n)
        store.do(videos.set_hashtags(made, ("fyp", "coldbrew")))
    settle(page, qtbot)
    choose_rule(page, "TAG003")
    button(page.panel, "Fix all safe of this rule (3)").click()
    settle(page, qtbot)
    assert "TAG003" not in codes(page)
    store.undo()
    settle(page, qtbot)
    assert codes(page).count("TAG003") == 3


@pytest.mark.slow
def test_a_finding_is_ignored_for_a_reason_and_checked_again_by_keyboard(page, store, qtbot):
    made = add(store)
    settle(page, qtbot)
    choose(page, "HOOK001")
    answer("The picture is the hook")
    button(page.panel, "Ignore…").click()
    settle(page, qtbot)
    assert "HOOK001" not in codes(page)
    assert page.bar.lists.button("ignored").text() == "Ignored (1)"
    qtbot.mouseClick(page.bar.lists.button("ignored"), Qt.MouseButton.LeftButton)
    row = [page.ignored.model.index(0, column).data() for column in range(5)]
    assert row[0].startswith("HOOK001")
    assert row[1:] == ["Cold brew", "The picture is the hook", "Always", "Holds a finding back"]
    assert page.ignored.chosen.video_id == made
    page.ignored.table.setFocus()
    qtbot.keyClick(page.ignored.table, Qt.Key.Key_Delete)
    assert store.read(waivers.listed) == []
    settle(page, qtbot)
    assert "Nothing is ignored" in words(page)


@pytest.mark.slow
def test_a_finding_of_a_live_event_or_of_the_calendar_is_ignored_there(page, store, qtbot):
    live = store.do(lives.add("Friday live", dt.datetime(2026, 11, 27, 20)))
    settle(page, qtbot)
    for about in ("Friday live", "The whole calendar"):
        line = next(line for line in page.model.lines if line.about == about)
        choose(page, line.result.rule.code, about)
        answer("It is known")
        button(page.panel, "Ignore…").click()
        settle(page, qtbot)
        assert line.key not in [one.key for one in page.model.lines]
    assert {(one.video_id, one.live_id) for one in store.read(waivers.listed)} == {(None, live), (None, None)}


def test_a_reason_and_its_end_are_changed_with_return(page, store, qtbot):
    made = add(store)
    store.do(waivers.add(made, "HOOK001", "", "The picture", dt.date(2026, 11, 1)))
    store.do(waivers.add(made, "LEN004", "", "It is right"))
    qtbot.mouseClick(page.bar.lists.button("ignored"), Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    states = [page.ignored.model.index(n, 4).data() for n in range(2)]
    assert states == ["Over", "No longer needed"]
    page.ignored.table.selectRow(0)
    answer("The picture is the hook")
    qtbot.keyClick(page.ignored.table, Qt.Key.Key_Return)
    [changed] = [one for one in store.read(waivers.listed) if one.code == "HOOK001"]
    assert (changed.reason, changed.until) == ("The picture is the hook", dt.date(2026, 11, 1))


@pytest.mark.slow
def test_what_is_there_now_is_accepted_as_one_step(page, store, qtbot):
    add(store, "Cold brew")
    add(store, "Gift box", 27)
    settle(page, qtbot)
    page.bar.area.setCurrentIndex(page.bar.area.findData("HOOK"))
    listed = len(page.model.lines)
    answer("Old plan")
    page.accept.click()
    settle(page, qtbot)
    assert not page.model.lines
    assert len(store.read(waivers.listed)) == listed
    page.bar.clear()
    assert page.model.lines
    store.undo()
    assert store.read(waivers.listed) == []


@pytest.mark.slow
def test_the_calendar_is_counted_once_a_day_and_the_rules_weeks_are_told_in_words(page, store, qtbot):
    add(store)
    settle(page, qtbot)
    before = DAY - dt.timedelta(days=7)
    store.workspace.record(lambda s: tally.note(s, before, {"HOOK001": 4}))
    page._counting._day = None
    store.workspace.record(lambda s: tally.note(s, DAY, {"HOOK001": 1}))
    choose_rule(page, "HOOK001")
    chart = page.panel.findChild(WeeksChart)
    assert chart.accessibleName() == (
        "4 findings in the week of Mon 16 Nov, 1 finding in the week of Mon 23 Nov"
    )
    assert store.read(lambda s: tally.noted(s, DAY))


def test_an_opened_page_counts_the_day(page, store, qtbot):
    settle(page, qtbot)
    assert store.read(lambda s: tally.noted(s, DAY))


def test_counting_does_not_check_anything_again(store, qtbot):
    findings = Findings(store)
    made = add(store)
    findings.look(made)
    Counting(store, store).count(DAY)
    assert findings.of(made) is not None


def test_a_hidden_page_checks_again_when_it_shows(page, store, qtbot):
    settle(page, qtbot)
    page.hide()
    add(store)
    assert "HOOK001" not in codes(page)
    page.show()
    settle(page, qtbot)
    assert "HOOK001" in codes(page)


@pytest.mark.slow
def test_nothing_planned_and_nothing_found_are_told_apart(page, store, qtbot, monkeypatch):
    settle(page, qtbot)
    page._lines = []
    page._arrange()
    assert "Nothing is planned in the next 14 days" in words(page)
    add(store)
    settle(page, qtbot)
    page._lines = []
    page._arrange()
    assert {"Nothing to fix in the next 14 days", "1 video was checked."} <= set(words(page))


@pytest.mark.slow
def test_a_brands_rule_is_listed_under_its_words(page, store, qtbot):
    store.do(brand_rules.add(brand_rules.Wish(BrandRuleKind.NEVER, ("<b>cheap</b>",), ("hook",))))
    add(store, hook="This <b>cheap</b> coffee is better than you think")
    settle(page, qtbot)
    choose(page, "BRAND001")
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in page.panel.findChildren(QLabel))
    page.bar.area.setCurrentIndex(page.bar.area.findData("BRAND"))
    assert codes(page) == ["BRAND001"]


@pytest.fixture
def path(tmp_path, clock):
    path = tmp_path / "Senja.hookline"
    workspace = opening.create(path, clock, brand="Senja", zone="Asia/Jakarta", spoken="en")
    for n in range(30):
        made = workspace.do(
            videos.add(f"Video {n}", dt.datetime(2026, 11, 24, 10) + dt.timedelta(hours=7 * n))
        )
        workspace.do(videos.set_stage((made,), Stage.SCRIPTED))
    workspace.close()
    return path


@pytest.mark.slow
def test_a_calendar_file_is_checked_off_the_gui_thread(path, clock, preferences, qapp, qtbot):
    store = Store(clock)
    store.attach(opening.open_calendar(path, clock))
    page = shown(Desk(path, preferences, store), qtbot)
    assert page._checking.busy
    settle(page, qtbot)
    assert codes(page).count("HOOK001") == 30
    choose_rule(page, "LEN001")
    answer("A draft")
    page.accept.click()
    qtbot.waitUntil(lambda: page.isEnabled() and not page.model.lines)
    store.undo()
    settle(page, qtbot)
    assert codes(page).count("HOOK001") == 30
    page.stop()
    store.close()


def test_a_calendar_for_reading_only_is_shown_but_cannot_be_changed(
    path, clock, preferences, qapp, qtbot, monkeypatch
):
    store = Store(clock)
    workspace = opening.open_calendar(path, clock)
    workspace.read_only = True
    store.attach(workspace)
    page = shown(Desk(path, preferences, store), qtbot)
    settle(page, qtbot)
    choose(page, "HOOK001")
    assert not page.accept.isEnabled()
    assert not button(page.panel, "Ignore…").isEnabled()
    assert button(page.panel, "Why?").isEnabled()
    assert not store.read(lambda s: tally.noted(s, DAY))
    page.stop()
    store.close()


@pytest.mark.slow
def test_stopped_work_is_not_heard_of(path, clock, preferences, qapp, qtbot):
    store = Store(clock)
    store.attach(opening.open_calendar(path, clock))
    page = shown(Desk(path, preferences, store), qtbot)
    page.stop()
    qtbot.wait(300)
    assert page.model.lines == []
    store.close()


def test_everything_on_the_page_has_a_name(page, store, qtbot):
    add(store)
    settle(page, qtbot)
    for one in (page.view, page.bar.search, page.bar.severity, page.bar.area, page.bar.stage, page.periods):
        assert one.accessibleName()
    index = page.model.find(("HOOK001",))
    child = page.model.index(0, 0, index)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("1 finding")
    assert "Cold brew, Wed 25 Nov, 19:00" in child.data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.slow
def test_what_the_list_is_about_can_be_reviewed(store, page, qtbot):
    first, second = add(store, hook="Hi guys"), add(store, "Tonic", 26, hook="Hi guys")
    page.refresh()
    settle(page, qtbot)
    with qtbot.waitSignal(page.desk.wanted) as wanted:
        page.review.click()
    assert sorted(wanted.args[0].ids) == [first, second]
    page.bar.search.setText("no such finding")
    qtbot.waitUntil(lambda: not page.review.isEnabled())


@pytest.mark.slow
def test_a_filter_says_what_it_filters_by_and_lets_go_by_its_cross_and_by_delete(page, store, qtbot):
    add(store)
    settle(page, qtbot)
    box = page.bar.area
    everything = len(page.model.lines)
    box.setCurrentIndex(box.findData("HOOK"))
    assert box.words() == "Area: Hook"
    assert box.property("on") is True
    assert len(page.model.lines) < everything
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box._cross().center())
    assert not box.is_on
    box.setCurrentIndex(box.findData("TAG"))
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    assert not box.is_on
    assert len(page.model.lines) == everything


@pytest.mark.slow
def test_f_fixes_what_is_chosen_and_all_of_a_kind_at_once(page, store, qtbot):
    for n, title in enumerate(("Cold brew", "Gift box", "Latte")):
        made = add(store, title, 24 + n, hook="Hi guys, stop buying iced coffee")
        store.do(videos.set_hashtags(made, ("fyp", "coldbrew")))
    settle(page, qtbot)
    choose(page, "TAG003", "Cold brew")
    qtbot.keyClick(page.view, Qt.Key.Key_F)
    settle(page, qtbot)
    assert codes(page).count("TAG003") == 2
    page.bar.search.setText("TAG003")
    qtbot.waitUntil(lambda: set(codes(page)) == {"TAG003"})
    page.view.selectAll()
    qtbot.keyClick(page.view, Qt.Key.Key_F)
    settle(page, qtbot)
    page.bar.clear()
    assert "TAG003" not in codes(page)
    assert "HOOK003" in codes(page)
    store.undo()
    settle(page, qtbot)
    assert codes(page).count("TAG003") == 2


@pytest.mark.slow
def test_the_button_of_a_line_fixes_it_and_left_and_right_fold_its_group(page, store, qtbot):
    add(store, hook="Hi guys, stop buying iced coffee")
    settle(page, qtbot)
    line = choose(page, "HOOK003")
    index = page.model.find(line.key)
    page.view.scrollTo(index)
    qtbot.keyClick(page.view, Qt.Key.Key_Left)
    qtbot.keyClick(page.view, Qt.Key.Key_Left)
    assert not page.view.isExpanded(index.parent())
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    assert page.view.isExpanded(index.parent())
    QApplication.processEvents()
    cell = page.view.visualRect(index.siblingAtColumn(lines.RULE))
    place = button_place(cell, line.result.finding.fixes[0].title)
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    settle(page, qtbot)
    assert "HOOK003" not in codes(page)


@pytest.mark.slow
def test_the_same_words_do_not_stand_in_a_group_and_beneath_each_of_its_lines(page, store, qtbot):
    add(store, hook="Hi guys, stop buying iced coffee")
    settle(page, qtbot)
    for group in page.model.groups:
        assert all(page.model.second(line) != group.title for line in group.lines)
