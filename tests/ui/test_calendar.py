import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton

from models.choices import Stage
from models.reading import LiveTile, Tile
from models.video import Video
from planner import dates, items
from planner.calendar import settings
from planner.days import own_days
from planner.live import lives
from planner.video import formats, videos
from tests.asking import when_asked
from tests.trying import examples
from ui.calendar.day_places import item_at, places, slot_at
from ui.calendar.days_model import slot_text
from ui.calendar.page import CalendarPage
from ui.calendar.week_places import Hours
from ui.items import stages
from ui.items.marks import marks_of
from ui.pieces.checks_panel import FindingCard
from ui.widgets.drawing import elided

DAY = dt.datetime(2026, 11, 25, 19)


@pytest.fixture
def page(store, desk, findings, preferences, qtbot):
    page = CalendarPage(desk)
    qtbot.addWidget(page)
    page.resize(1250, 850)
    page.show()
    qtbot.waitExposed(page)
    return page


def titles(page, day):
    return [getattr(i, "title", None) or i.name for i in page.model.day(page.model.index_of(day)).items]


def cell_of(page, day):
    index = page.model.index_of(day)
    return page.model.day(index), page.view.visualRect(index)


def click(qtbot, page, point, double=False):
    act = qtbot.mouseDClick if double else qtbot.mouseClick
    act(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_a_month_shows_videos_and_live_events_in_order_of_time(page, store):
    store.do(videos.add("Evening", DAY))
    store.do(lives.add("Show", DAY.replace(hour=12)))
    assert titles(page, DAY.date()) == ["Show", "Evening"]


def test_the_calendars_today_is_marked_and_belongs_to_its_own_zone(page, clock, store):
    clock.now = dt.datetime(2026, 11, 23, 18, tzinfo=dt.UTC)  # already Tuesday in Jakarta
    page.model.refresh()
    assert [d.date for d in page.model._days if d.today] == [dt.date(2026, 11, 24)]


def test_the_week_begins_where_the_calendar_says(page, store):
    store.do(settings.change("first_weekday", 6))
    assert page.model.first_day.weekday() == 6
    assert page.model.headerData(0, Qt.Orientation.Horizontal) == "Sun"


def test_a_click_chooses_and_the_inspector_shows_what_is_wrong(page, store, qtbot):
    made = store.do(videos.add("Hello there", DAY))
    click(qtbot, page, places(*cell_of(page, DAY.date())).tiles[0].center())
    assert page.chosen_video() == made
    assert page._inspector._title.text() == "Hello there"
    spoken = [card.accessibleName() for card in page._inspector.findChildren(FindingCard)]
    assert "PLAN001: Still missing: hook, first second, format, length, sound, caption, hashtags" in spoken


def test_a_double_click_on_a_day_adds_a_video_there(page, store, qtbot):
    opened = []
    page.desk.wanted.connect(lambda goto: opened.append(goto.video))
    _day, cell = cell_of(page, DAY.date())
    click(qtbot, page, cell.bottomLeft() + QPoint(20, -10), double=True)
    made = store.read(lambda s: s.get(Video, opened[0]))
    assert made.at == dt.datetime(2026, 11, 25, 19)


def test_a_new_video_on_a_day_takes_the_slot_of_that_weekday(page, store):
    store.do(settings.set_slots([(2, dt.time(12, 30), "")]))
    opened = []
    page.desk.wanted.connect(lambda goto: opened.append(goto.video))
    page.add_video(DAY.date())
    assert store.read(lambda s: videos.get(s, opened[0])).at == DAY.replace(hour=12, minute=30)


def test_ideas_that_are_dropped_on_a_day_take_what_is_free_there(page, store):
    store.do(settings.set_slots([(2, dt.time(12, 30), ""), (2, dt.time(18), "")]))
    store.do(videos.add("There", DAY.replace(hour=12, minute=30)))
    made = [store.do(videos.add(f"Idea {n}")) for n in range(3)]
    page.view.dropped.emit([(False, one) for one in made], DAY.date())
    times = [store.read(lambda s, one=one: videos.get(s, one)).at.time() for one in made]
    assert times == [dt.time(18), dt.time(13), dt.time(13, 30)]


def test_a_double_click_on_a_tile_opens_it(page, store, qtbot):
    made = store.do(videos.add("Cold brew", DAY))
    opened = []
    page.desk.wanted.connect(lambda goto: opened.append(goto.video))
    click(qtbot, page, places(*cell_of(page, DAY.date())).tiles[0].center(), double=True)
    assert opened == [made]


def test_dropping_on_another_day_keeps_the_time(page, store):
    made = store.do(videos.add("Cold brew", DAY))
    page.view.dropped.emit([(False, made)], dt.date(2026, 11, 27))
    assert titles(page, DAY.date()) == []
    assert titles(page, dt.date(2026, 11, 27)) == ["Cold brew"]
    assert store.read(lambda s: videos.get(s, made)).at == dt.datetime(2026, 11, 27, 19)
    store.undo()
    assert titles(page, DAY.date()) == ["Cold brew"]


def test_a_live_event_can_be_dropped_too(page, store):
    made = store.do(lives.add("Show", DAY))
    page.view.dropped.emit([(True, made)], dt.date(2026, 11, 30))
    assert titles(page, dt.date(2026, 11, 30)) == ["Show"]


def test_a_crowded_day_says_how_many_more_there_are(page, store):
    for hour in range(9, 19):
        store.do(videos.add(f"Video {hour}", DAY.replace(hour=hour)))
    day, cell = cell_of(page, DAY.date())
    assert len(day.items) == 10
    found = places(day, cell)
    fits = len(found.tiles)
    assert 0 < fits < 10
    assert found.hidden == 10 - fits
    assert not any(found.more.intersects(place) for place in found.tiles)
    assert item_at(day, cell, found.tiles[-1].center()).title == f"Video {9 + fits - 1}"


def test_arrows_walk_through_days_and_items(page, store, qtbot):
    store.do(videos.add("First", DAY))
    store.do(videos.add("Second", DAY.replace(hour=20)))
    page.go_to(DAY.date() - dt.timedelta(days=1))
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    assert page.view.selected.title == "First"
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert page.view.selected.title == "Second"
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert page.view.selected is None
    assert page.view.current_day() == DAY.date() + dt.timedelta(days=7)


def test_page_down_turns_the_month_and_keeps_the_day(page, qtbot):
    page.go_to(dt.date(2027, 1, 31))
    qtbot.keyClick(page.view, Qt.Key.Key_PageDown)
    assert page.view.current_day() == dt.date(2027, 2, 28)
    assert page.header.title.text() == "February 2027"


def test_deleting_offers_an_undo_and_asks_nothing(page, store):
    made = store.do(videos.add("Cold brew", DAY))
    offers = []
    store.done.connect(lambda _label, offer: offers.append(offer))
    page.show_video(made, DAY.date())
    page.delete_chosen()
    assert titles(page, DAY.date()) == []
    assert offers == [True]
    store.undo()
    assert titles(page, DAY.date()) == ["Cold brew"]


def test_the_ring_stays_on_the_video_when_it_moves(page, store):
    made = store.do(videos.add("Cold brew", DAY))
    page.show_video(made, DAY.date())
    store.do(items.shift((made,), (), 1))
    assert page.chosen_video() == made


def test_the_inspector_takes_a_video_to_the_stage_that_comes_next(page, store, qtbot):
    made = store.do(videos.add("Cold brew", DAY))
    said = []
    for _stage in range(2):
        page.show_video(made, DAY.date())
        said.append(page._inspector._ready.text())
        qtbot.mouseClick(page._inspector._ready, Qt.MouseButton.LeftButton)
    store.do(videos.set_stage([made], Stage.APPROVED))
    for _stage in range(4):
        said.append(page._inspector._ready.text())
        qtbot.mouseClick(page._inspector._ready, Qt.MouseButton.LeftButton)
    assert said == [
        "Mark as scripted",
        "Ready to film",
        "Mark as filmed",
        "Mark as edited",
        "Mark as scheduled",
        "Mark as posted",
    ]
    assert store.read(lambda s: videos.get(s, made)).stage is Stage.POSTED
    assert not page._inspector._ready.isVisible()


def test_ready_to_film_says_what_is_in_the_way(page, store, failures, qtbot):
    made = store.do(videos.add("Cold brew", DAY, stage=Stage.SCRIPTED))
    page.show_video(made, DAY.date())
    qtbot.mouseClick(page._inspector._ready, Qt.MouseButton.LeftButton)
    assert failures
    assert failures[0].startswith("Not ready to film yet: No hook")
    assert store.read(lambda s: videos.get(s, made)).stage is Stage.SCRIPTED


@pytest.mark.slow
def test_the_inspector_comes_with_what_is_chosen_and_goes_a_while_after_it(page, store, qtbot):
    made = store.do(videos.add("Cold brew", DAY))
    assert not page._inspector.isVisible()
    page.show_video(made, DAY.date())
    assert page._inspector.isVisible()
    page.selection.choose(None)
    assert page._inspector.isVisible()
    qtbot.waitUntil(lambda: not page._inspector.isVisible(), timeout=3000)


def test_an_inspector_that_was_put_away_stays_away_until_it_is_asked_for(page, store, preferences):
    made = store.do(videos.add("Cold brew", DAY))
    page.show_video(made, DAY.date())
    page._inspector.closed.emit()
    assert not page._inspector.isVisible()
    assert page._back.isVisible()
    assert preferences["panel"] is False
    page.selection.choose(None)
    page.show_video(made, DAY.date())
    assert not page._inspector.isVisible()
    page._back.click()
    assert page._inspector.isVisible()
    assert not page._back.isVisible()


def test_a_month_has_as_many_rows_as_it_has_weeks(page):
    for day, rows in ((dt.date(2026, 11, 1), 6), (dt.date(2026, 12, 1), 5), (dt.date(2027, 2, 1), 4)):
        page.go_to(day)
        assert page.model.rowCount() == rows
        assert {one.date.month for one in page.model.days if one.in_month} == {day.month}


def test_an_idea_has_a_ring_of_its_parts_and_others_the_gravest_mark(page, store, findings):
    idea = store.do(videos.add("Idea", DAY))
    script = store.do(videos.add("Script", DAY, stage=Stage.SCRIPTED))
    for one in (idea, script):
        findings.look(one)
    tiles = {tile.id: marks_of(findings, tile.id, tile.stage) for tile in page.model.items()}
    assert [mark.kind for mark in tiles[idea]] == ["ring"]
    assert 0 <= tiles[idea][0].n < tiles[idea][0].of
    assert tiles[script][0].kind == "fix"
    store.do(videos.set_stage([script], Stage.POSTED))
    done = page.model.video(script)
    assert marks_of(findings, done.id, done.stage) == []


def test_the_keyboard_stops_at_open_slots_and_enter_adds_there(page, store, qtbot):
    store.do(settings.set_slots([(2, dt.time(12, 30), "")]))
    store.do(videos.add("Evening", DAY))
    made = []
    page.desk.wanted.connect(lambda goto: made.append(goto.video))
    page.go_to(DAY.date())
    for _key in range(2):
        qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert page.view.slot.at == DAY.replace(hour=12, minute=30)
    assert len(page.selection) == 0
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert store.read(lambda s: videos.get(s, made[0])).at == DAY.replace(hour=12, minute=30)


@pytest.mark.parametrize("view", ["month", "week"])
def test_what_the_keyboard_is_on_is_told_with_its_place_in_the_day(page, store, qtbot, view):
    store.do(settings.set_slots([(2, dt.time(12, 30), "")]))
    store.do(videos.add("Cold brew", DAY, stage=Stage.POSTED))
    store.do(lives.add("Show", DAY.replace(hour=20)))
    page.show_view(view)
    shown = page.stack.currentWidget()
    page.go_to(DAY.date() - dt.timedelta(days=1))
    told = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(shown, key)
        told.append(shown.told)
    assert told == [
        "19:00 Cold brew, Posted, 1 of 3 on Wed 25 Nov",
        "20:00 live event Show, 60 min, 2 of 3 on Wed 25 Nov",
        "12:30 open slot, 3 of 3 on Wed 25 Nov",
        "Tue 24 Nov",
    ]


def test_space_puts_the_details_away_and_brings_them_back(page, store, qtbot):
    made = store.do(videos.add("Cold brew", DAY))
    for view in ("month", "week", "agenda"):
        page.show_view(view)
        page.show_video(made, DAY.date())
        qtbot.keyClick(page.stack.currentWidget(), Qt.Key.Key_Space)
        assert not page._inspector.isVisible()
        qtbot.keyClick(page.stack.currentWidget(), Qt.Key.Key_Space)
        assert page._inspector.isVisible()


def test_a_finding_is_fixed_with_one_click_and_undone(page, store, qtbot):
    made = store.do(videos.add("Cold brew", DAY))
    store.do(videos.set_text(made, "hook", "Hi guys, stop buying iced coffee"))
    page.show_video(made, DAY.date())
    button = next(b for b in page._inspector.findChildren(QPushButton) if b.text() == "Cut the greeting")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert store.read(lambda s: videos.get(s, made)).hook == "Stop buying iced coffee"
    store.undo()
    assert store.read(lambda s: videos.get(s, made)).hook == "Hi guys, stop buying iced coffee"


def test_a_day_is_spoken_with_its_videos(page, store):
    store.do(videos.add("Cold brew", DAY))
    text = page.model.data(page.model.index_of(DAY.date()), Qt.ItemDataRole.AccessibleTextRole)
    assert text.startswith("Wed 25 Nov; 19:00 Cold brew, Idea")


def test_tiles_without_a_library_are_plain_records(page, store):
    store.do(videos.add("<b>Bold</b>", DAY))
    store.do(lives.add("Show", DAY))
    kinds = [type(item) for item in page.model.day(page.model.index_of(DAY.date())).items]
    assert kinds == [Tile, LiveTile]


def test_long_titles_are_cut_with_an_ellipsis(qapp):
    font = qapp.font().toString()
    assert elided("a" * 500, font, 80).endswith("…")


def at(hour, day=25):
    return dt.datetime(2026, 11, day, hour)


def press(qtbot, page, title, modifier=Qt.KeyboardModifier.NoModifier):
    item = next(one for one in page.model.items() if getattr(one, "title", None) == title)
    day, cell = cell_of(page, dt.date.fromisoformat(item.day))
    place = places(day, cell).tiles[day.items.index(item)].center()
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def chosen(page):
    return [one.title for one in page.model.items() if page.selection.has(one)]


def test_ctrl_and_shift_choose_many_and_a_stage_is_set_for_all(page, store, qtbot):
    for n, title in enumerate(["One", "Two", "Three", "Four"]):
        store.do(videos.add(title, at(19, 23 + n)))
    press(qtbot, page, "One")
    press(qtbot, page, "Three", Qt.KeyboardModifier.ControlModifier)
    assert chosen(page) == ["One", "Three"]
    press(qtbot, page, "One")
    press(qtbot, page, "Three", Qt.KeyboardModifier.ShiftModifier)
    assert chosen(page) == ["One", "Two", "Three"]
    stages.set_stage(store, page.chosen_videos(), Stage.FILMED)
    assert [one.stage for one in page.model.items()] == ["filmed", "filmed", "filmed", "idea"]


def test_shift_and_an_arrow_choose_the_next_one_too(page, store, qtbot):
    store.do(videos.add("One", at(9)))
    store.do(videos.add("Two", at(19)))
    press(qtbot, page, "One")
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(page) == ["One", "Two"]


def test_a_rubber_band_chooses_what_it_touches(page, store, qtbot):
    store.do(videos.add("One", at(9)))
    store.do(videos.add("Two", at(19, 26)))
    store.do(videos.add("Far", at(19, 10)))
    _day, first = cell_of(page, dt.date(2026, 11, 25))
    _day, last = cell_of(page, dt.date(2026, 11, 26))
    start, end = first.topLeft() + QPoint(60, 10), last.topLeft() + QPoint(80, 60)
    qtbot.mousePress(page.view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for point in (start + QPoint(30, 10), end):
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(point), QPointF(point), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(page.view.viewport(), event)
    qtbot.mouseRelease(page.view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert chosen(page) == ["One", "Two"]


def test_many_that_are_dropped_on_a_day_move_as_far_as_the_one_that_was_held(page, store):
    first, second = store.do(videos.add("One", at(9))), store.do(videos.add("Two", at(19, 26)))
    live = store.do(lives.add("Show", at(20, 27)))
    page.view.dropped.emit([(False, first), (False, second), (True, live)], dt.date(2026, 11, 30))
    assert [one.at[:16] for one in page.model.items()] == [
        "2026-11-30 09:00",
        "2026-12-01 19:00",
        "2026-12-02 20:00",
    ]
    store.undo()
    assert titles(page, DAY.date()) == ["One"]


def test_open_slots_show_until_a_video_takes_them(page, store):
    store.do(settings.set_slots([(2, dt.time(12, 30), ""), (3, dt.time(19), "how-to")]))
    assert [slot_text(slot) for slot in page.model.day_of(dt.date(2026, 11, 25)).slots] == ["12:30 open slot"]
    assert slot_text(page.model.day_of(dt.date(2026, 11, 26)).slots[0]) == "19:00 open: How-to tutorial"
    store.do(videos.add("Cold brew", dt.datetime(2026, 11, 25, 12, 45)))
    assert page.model.day_of(dt.date(2026, 11, 25)).slots == ()
    assert page.model.day_of(dt.date(2026, 11, 18)).slots == ()  # over


def test_a_click_on_a_slot_adds_a_video_of_its_format_there_and_a_second_one_adds_none(page, store, qtbot):
    store.do(settings.set_slots([(3, dt.time(12, 30), "how-to")]))
    made = []
    page.desk.wanted.connect(lambda goto: made.append(goto.video))
    day, cell = cell_of(page, dt.date(2026, 11, 26))
    point = places(day, cell).slots[0][1].center()
    assert slot_at(day, cell, point) == day.slots[0]
    click(qtbot, page, point)
    assert len(made) == 1
    click(qtbot, page, point, double=True)
    video = store.read(lambda s: videos.get(s, made[0]))
    assert video.at == dt.datetime(2026, 11, 26, 12, 30)
    assert video.format_id == store.read(lambda s: formats.id_of(s, "how-to"))


def test_the_filter_narrows_every_view_and_its_chip_takes_it_back(page, store, preferences):
    store.do(videos.add("Steps", at(9), format_key="how-to"))
    store.do(videos.add("Box", at(12), format_key="unboxing"))
    page.tools._flip("formats", "how-to")
    assert titles(page, DAY.date()) == ["Steps"]
    assert preferences["filter"] == {"formats": ("how-to",)}
    page.tools.search.setText("box")
    assert titles(page, DAY.date()) == []
    page.tools.search.clear()
    page.tools.chips()[0].click()
    assert titles(page, DAY.date()) == ["Steps", "Box"]


def test_each_layer_can_be_hidden(page, store):
    store.do(lives.add("Show", at(20)))
    store.do(own_days.add(DAY.date(), "Shop birthday"))
    assert [note.name for note in page.model.day_of(DAY.date()).notes] == ["Shop birthday"]
    page.tools._flip_layer("own")
    page.tools._flip_layer("live")
    assert page.model.day_of(DAY.date()).notes == ()
    assert titles(page, DAY.date()) == []


def test_the_drawer_gives_and_takes(page, store):
    idea = store.do(videos.add("Idea"))
    planned = store.do(videos.add("Cold brew", at(19)))
    page.show_drawer(True)
    assert [tile.title for tile in page.drawer.model.tiles] == ["Idea"]
    page.view.dropped.emit([(False, idea)], dt.date(2026, 11, 27))
    assert titles(page, dt.date(2026, 11, 27)) == ["Idea"]
    page.drawer.dropped.emit([(False, planned)])
    assert [tile.title for tile in page.drawer.model.tiles] == ["Cold brew"]
    assert page.tools.drawer.accessibleName() == "Unscheduled (1)"


def test_a_week_has_the_same_videos_and_a_drop_on_a_time_moves_them_there(page, store, qtbot):
    made = store.do(videos.add("Cold brew", at(19)))
    page.go_to(DAY.date())
    page.show_view("week")
    week = page.stack.currentWidget()
    assert page.header.title.text() == "23–29 Nov 2026"
    assert [one.title for one in page.model.items()] == ["Cold brew"]
    week.dropped.emit([(False, made)], dt.datetime(2026, 11, 26, 8, 15))
    assert store.read(lambda s: videos.get(s, made)).at == dt.datetime(2026, 11, 26, 8, 15)
    qtbot.keyClick(week, Qt.Key.Key_PageDown)
    assert page.header.title.text() == "30 Nov – 6 Dec 2026"


def test_a_click_in_the_week_chooses_and_a_double_click_adds_at_that_time(page, store, qtbot):
    store.do(videos.add("Cold brew", at(9)))
    page.go_to(DAY.date())
    page.show_view("week")
    week = page.stack.currentWidget()
    day = page.model.day_of(DAY.date())
    down = week._head() - week.verticalScrollBar().value()
    place = week._placed(day)[0].place.translated(0, down).center()
    qtbot.mouseClick(week.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen(page) == ["Cold brew"]
    made = []
    page.desk.wanted.connect(lambda goto: made.append(goto.video))
    qtbot.mouseDClick(week.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(0, 52 * 3))
    assert store.read(lambda s: videos.get(s, made[0])).at.hour == 12


def agenda_of(page):
    page.show_view("agenda")
    agenda = page.stack.currentWidget()
    return agenda, [agenda.model().index(row).data() for row in range(agenda.model().rowCount())]


def week_of(page):
    page.go_to(DAY.date())
    page.show_view("week")
    return page.stack.currentWidget()


def test_early_hours_are_one_row_where_nothing_is_planned_in_them(page, store, qtbot):
    store.do(videos.add("Cold brew", at(9)))
    week = week_of(page)
    assert week._hours.folded
    row = QPoint(200, week._shift() + 5)
    qtbot.mouseClick(week.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert not week._hours.folded
    qtbot.mouseClick(week.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, week._shift() + 5))
    assert week._hours.folded
    store.do(videos.add("Early", at(6)))
    assert not week._hours.folded


def test_a_click_on_free_time_adds_a_video_there_once_nothing_is_chosen(page, store, qtbot, preferences):
    preferences["panel"] = False  # the columns keep their width
    store.do(videos.add("Cold brew", at(9)))
    week = week_of(page)
    made = []
    page.desk.wanted.connect(lambda goto: made.append(goto.video))
    place = week._placed(page.model.day_of(DAY.date()))[0].place.translated(0, week._shift()).center()
    later = place + QPoint(0, 52 * 3 - 8)
    qtbot.mouseClick(week.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseMove(week.viewport(), later)
    assert week._offer is None
    qtbot.mouseClick(week.viewport(), Qt.MouseButton.LeftButton, pos=later)
    assert (made, len(page.selection)) == ([], 0)
    qtbot.mouseMove(week.viewport(), later + QPoint(1, 1))
    assert week._offer == DAY.replace(hour=12, minute=15)
    qtbot.mouseClick(week.viewport(), Qt.MouseButton.LeftButton, pos=later)
    qtbot.mouseDClick(week.viewport(), Qt.MouseButton.LeftButton, pos=later)
    assert len(made) == 1
    assert store.read(lambda s: videos.get(s, made[0])).at == DAY.replace(hour=12, minute=15)


@given(st.integers(0, 24 * 60 - 1), st.booleans())
@examples(60, 600)
def test_a_minute_is_where_its_place_on_the_paper_says(minute, folded):
    hours = Hours(folded=folded)
    step = 60 * 8 // 24 if folded and minute < 480 else 2
    assert minute - step <= hours.minutes(hours.down(minute)) <= minute + step
    assert 0 <= hours.down(minute) < hours.height


def test_the_agenda_lists_the_days_that_have_something(page, store):
    store.do(videos.add("Cold brew", at(19)))
    store.do(lives.add("Show", at(20, 27)))
    agenda, lines = agenda_of(page)
    first = lines.index("Monday 23 November")
    assert lines[:first] == ["Wednesday 11 November, 11.11", "Earlier days are above: scroll up."]
    assert lines[first + 1 : first + 5] == [
        "Wednesday 25 November",
        "19:00 Cold brew, Idea",
        "Friday 27 November",
        "20:00 live event Show, 60 min",
    ]
    agenda.setCurrentIndex(agenda.model().index(first + 2))
    assert chosen(page) == ["Cold brew"]


def test_on_the_last_days_of_a_month_the_agenda_goes_on_into_the_next(page, store, clock):
    clock.now = dt.datetime(2026, 11, 30, 3, tzinfo=dt.UTC)
    store.do(videos.add("Next month", dt.datetime(2026, 12, 4, 19)))
    page.go_today()
    _agenda, lines = agenda_of(page)
    assert "19:00 Next month, Idea" in lines


def test_the_agenda_says_above_today_what_was_posted_before(page, store):
    for day in (18, 20):
        store.do(videos.set_stage([store.do(videos.add("Over", at(19, day)))], Stage.POSTED))
    _agenda, lines = agenda_of(page)
    assert lines[lines.index("Monday 23 November") - 1] == (
        "Earlier: 2 posted since Wed 18 Nov. Scroll up for them."
    )


@pytest.mark.slow
def test_earlier_days_come_above_and_what_is_in_sight_stays_there(page, store, qtbot):
    for n in range(60):
        store.do(videos.add(f"v{n}", at(19) - dt.timedelta(days=n)))
    agenda, _lines = agenda_of(page)
    bar = agenda.verticalScrollBar()
    first = page.model.first_day
    bar.setValue(40)
    seen = agenda.indexAt(QPoint(24, 60)).data()
    qtbot.waitUntil(lambda: page.model.first_day < first, timeout=3000)
    assert agenda.indexAt(QPoint(24, 60)).data() == seen
    assert bar.value() > 40


def test_later_days_come_below_as_far_as_one_scrolls(page, store, qtbot):
    store.do(settings.set_slots([(n, dt.time(19), "") for n in range(7)]))
    agenda, _lines = agenda_of(page)
    bar = agenda.verticalScrollBar()
    for _round in range(3):
        weeks = page.model.weeks
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda weeks=weeks: page.model.weeks > weeks, timeout=3000)
    assert page.header.title.text() == dates.month(agenda.top_day())


def test_the_agenda_stays_where_it_is_when_something_changes(page, store, qtbot):
    store.do(settings.set_slots([(n, dt.time(19), "") for n in range(7)]))
    made = store.do(videos.add("Cold brew", at(12, 30)))
    agenda, _lines = agenda_of(page)
    agenda.verticalScrollBar().setValue(agenda.verticalScrollBar().value() + 300)
    seen = agenda.top_day()
    page.selection.choose(page.model.video(made))
    store.do(videos.set_stage([made], Stage.FILMED))
    store.do(videos.add("Earlier", at(9, 20)))
    QApplication.processEvents()
    assert agenda.top_day() == seen
    assert page.chosen_video() == made


def test_the_agenda_comes_back_to_today_and_reaches_a_day_far_away(page, store):
    store.do(videos.add("Far", dt.datetime(2028, 5, 3, 19)))
    store.do(settings.set_slots([(n, dt.time(19), "") for n in range(7)]))
    agenda, _lines = agenda_of(page)
    page.go_to(dt.date(2028, 5, 3))
    assert any(line.item and line.item.title == "Far" for line in agenda._lines.lines)
    assert page.header.title.text() == "May 2028"
    page.go_today()
    assert agenda.top_day() == dt.date(2026, 11, 23)
    assert page.header.title.text() == "From today"


def test_files_that_are_dropped_become_filmed_videos(page, store, tmp_path):
    path = tmp_path / "Pour_over.mp4"
    path.write_bytes(b"")
    page.view.files_dropped.emit([path], DAY.date())
    made = next(one for one in page.model.items())
    assert (made.title, made.stage, made.time) == ("Pour over", "filmed", "19:00")
    assert store.read(lambda s: videos.get(s, made.id)).notes == str(path)


def test_filling_slots_plans_what_was_taken_as_one_step(page, store, qtbot):
    store.do(settings.set_slots([(2, dt.time(12, 30), ""), (4, dt.time(19), "trend")]))
    first, second = store.do(videos.add("One")), store.do(videos.add("Two"))

    def take(dialog):
        boxes = list(dialog.boxes.values())
        boxes[0].setCurrentIndex(boxes[0].findData(second))
        boxes[0].activated.emit(boxes[0].currentIndex())
        dialog.take.click()

    when_asked(take)
    page.fill_slots()
    planned = {one.title: one.at[:16] for one in page.model.items()}
    assert planned["Two"] == "2026-11-25 12:30"
    assert "One" not in planned or planned["One"] != "2026-11-25 12:30"
    store.undo()
    assert list(page.model.items()) == []
    assert first != second


def test_the_keyboard_stays_on_its_day_when_something_changes_elsewhere(page, store):
    page.go_to(dt.date(2026, 11, 26))
    store.do(videos.add("Idea"))
    assert page.current_day() == dt.date(2026, 11, 26)


def week_places(page, day):
    page.show_view("week")
    week = page.stack.currentWidget()
    return [placed.place for placed in week._placed(week.days_model().day_of(day))], week


def test_videos_one_after_the_other_share_two_lanes_and_not_the_whole_width(page, store):
    page.go_to(DAY.date())
    for half_hour in range(6):
        store.do(videos.add(f"v{half_hour}", DAY.replace(hour=9) + dt.timedelta(minutes=30 * half_hour)))
    found, _week = week_places(page, DAY.date())
    assert len({place.left() for place in found}) == 2
    assert not any(a.intersects(b) for a in found for b in found if a is not b)


@pytest.mark.slow
def test_very_many_videos_at_one_time_keep_a_width_and_stay_in_their_day(page, store):
    page.go_to(DAY.date())
    for n in range(40):
        store.do(videos.add(f"v{n}", DAY))
    found, week = week_places(page, DAY.date())
    left, width = next((x, w) for day, x, w in week._columns() if day.date == DAY.date())
    assert all(place.width() > 20 for place in found)
    assert all(left <= place.left() and place.right() <= left + width for place in found)
    week.grab()
