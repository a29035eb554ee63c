import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from models.choices import Stage
from models.reading import LiveTile, Tile
from models.video import Video
from planner import lives, moving, videos
from ui.calendar.month_delegate import elided, item_at, shown, tile_rect
from ui.calendar.page import CalendarPage
from ui.widgets.checks_panel import FindingCard

DAY = dt.datetime(2026, 11, 25, 19)


@pytest.fixture
def page(store, findings, preferences, qtbot):
    page = CalendarPage(store, findings, preferences)
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
    from planner import settings

    store.do(settings.change("first_weekday", 6))
    assert page.model.first_day.weekday() == 6
    assert page.model.headerData(0, Qt.Orientation.Horizontal) == "Sun"


def test_a_click_chooses_and_the_inspector_shows_what_is_wrong(page, store, qtbot):
    made = store.do(videos.add("Hello there", DAY))
    _day, cell = cell_of(page, DAY.date())
    click(qtbot, page, tile_rect(cell, 0).center())
    assert page.chosen_video() == made
    assert page._inspector._title.text() == "Hello there"
    spoken = [card.accessibleName() for card in page._inspector.findChildren(FindingCard)]
    assert "HOOK001: No hook" in spoken


def test_a_double_click_on_a_day_adds_a_video_there(page, store, qtbot):
    opened = []
    page.video_opened.connect(opened.append)
    _day, cell = cell_of(page, DAY.date())
    click(qtbot, page, cell.bottomLeft() + QPoint(20, -10), double=True)
    made = store.read(lambda s: s.get(Video, opened[0]))
    assert made.at == dt.datetime(2026, 11, 25, 19)


def test_a_double_click_on_a_tile_opens_it(page, store, qtbot):
    made = store.do(videos.add("Cold brew", DAY))
    opened = []
    page.video_opened.connect(opened.append)
    _day, cell = cell_of(page, DAY.date())
    click(qtbot, page, tile_rect(cell, 0).center(), double=True)
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
    fits = shown(day, cell.height())
    assert 0 < fits < 10
    assert item_at(day, cell, tile_rect(cell, fits - 1).center()).title == f"Video {9 + fits - 1}"


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
    store.do(moving.shift((made,), (), 1))
    assert page.chosen_video() == made


def test_ready_to_film_says_what_is_in_the_way(page, store, failures, qtbot):
    made = store.do(videos.add("Cold brew", DAY))
    page.show_video(made, DAY.date())
    qtbot.mouseClick(page._inspector._ready, Qt.MouseButton.LeftButton)
    assert failures
    assert failures[0].startswith("Not ready to film yet: No hook")
    assert store.read(lambda s: videos.get(s, made)).stage is Stage.IDEA


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
