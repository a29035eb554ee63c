"""A live event is prepared, run and looked back on from one page; the host's view survives whatever happens."""

import datetime as dt

import icalendar
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from shiboken6 import isValid

from models.choices import LiveStage
from models.records import Segment, segments_from_json
from planner import opening
from planner.live import audience, list_before, live_run, lives
from planner.shop import products, stock
from planner.video import videos
from tests.asking import when_asked
from ui.live.live_view import LiveView, countdown
from ui.live.run_table import AT, DISCOUNT, MINUTES, NEEDS, PRICE, PRODUCT, STOCK, WHAT
from ui.live.when_dialog import WhenDialog
from ui.pieces.live_dialog import LiveDialog
from ui.theme import theme

WAIT = 20_000
AT_8 = dt.datetime(2026, 11, 27, 20)
START = dt.datetime(2026, 11, 27, 13, tzinfo=dt.UTC)  # AT_8 in Jakarta
RUN = (Segment(4, "Hook"), Segment(14, "Box", "Gift box", "Rp 212.500", 15, 14, 50), Segment(42, "Questions"))


@pytest.fixture
def live(window):
    QApplication.processEvents()  # nothing is on yet when the window looks
    live = window.store.do(lives.add("Friday live", AT_8))
    window.store.do(lives.set_run(live, RUN))
    return live


@pytest.fixture
def page(window, live):
    page = window.show_page("live")
    page.choose_entry(live)
    return page


def run_of(window, live):
    return segments_from_json(window.store.read(lambda s: lives.get(s, live)).run_of_show)


def cell(page, line, column):
    return page.run.table.item(line, column)


def test_the_run_of_show_has_its_times_and_says_whether_it_fits(page):
    assert [cell(page, line, AT).text() for line in range(3)] == ["20:00", "20:04", "20:18"]
    assert page.run.summary.text() == "60 of 60 min planned · fits"
    assert cell(page, 1, STOCK).toolTip() == "36 too few"
    cell(page, 2, MINUTES).setText("50")
    assert page.run.summary.text() == "68 of 60 min planned · 8 min over"


def test_a_cell_that_is_typed_is_kept_and_nonsense_is_refused(window, page, live):
    cell(page, 0, WHAT).setText("Hello")
    cell(page, 0, DISCOUNT).setText("10 %")
    cell(page, 0, NEEDS).setText("1.200")
    assert run_of(window, live)[0] == Segment(4, "Hello", discount=10, needs=1200)
    heard = []
    window.store.failed.connect(heard.append)
    cell(page, 0, MINUTES).setText("soon")
    assert heard == ["“soon” isn’t a number that fits here."]
    assert cell(page, 0, MINUTES).text() == "4"


def test_segments_are_added_moved_dragged_and_taken_out(window, page, live):
    page.run.table.setCurrentCell(0, WHAT)
    page.run.down.click()
    assert [one.what for one in run_of(window, live)] == ["Box", "Hook", "Questions"]
    page.run.table.verticalHeader().moveSection(2, 0)
    assert [one.what for one in run_of(window, live)] == ["Questions", "Box", "Hook"]
    assert [cell(page, line, WHAT).text() for line in range(3)] == ["Questions", "Box", "Hook"]
    page.run.table.setCurrentCell(0, WHAT)
    page.run.remove.click()
    page.run.add.click()
    assert [one.what for one in run_of(window, live)] == ["Box", "New segment", "Hook"]
    window.store.undo()
    window.store.undo()
    assert [cell(page, line, WHAT).text() for line in range(3)] == ["Questions", "Box", "Hook"]


@pytest.mark.slow
def test_the_list_before_is_begun_ticked_and_told_when_it_is_late(window, page, live, clock, qtbot):
    page.before.begin.click()
    assert len(page.before.boxes) == len(list_before.usual())
    line, box = next(iter(page.before.boxes.items()))
    box.click()
    done = window.store.read(lambda s: list_before.get(s, line)).done_utc
    assert done is not None
    assert page.before.summary.text() == f"1 of {len(list_before.usual())} done"
    qtbot.keyClicks(page.before.words, "Charge the phone")
    qtbot.keyClick(page.before.words, Qt.Key.Key_Return)
    texts = [one.text for one in window.store.read(lambda s: list_before.of_live(s, live))]
    assert "Charge the phone" in texts


@pytest.mark.slow
def test_a_teaser_becomes_a_real_video(window, page, live):
    page.before.teaser.click()
    assert window.page_name == "video"
    assert window.store.read(lambda s: videos.get(s, window.desk.chosen_video())).live_id == live


def test_the_event_goes_to_the_phone_with_what_is_due_before_it(window, page, live, tmp_path, qtbot):
    window.store.do(list_before.add(live, "Charge the phone", 60))
    path = tmp_path / "live.ics"
    page.save_ics(path)
    qtbot.waitUntil(path.exists, timeout=WAIT)
    events = {str(e["summary"]): e for e in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")}
    assert set(events) == {"Live: Friday live", "Friday live: Charge the phone"}
    assert events["Friday live: Charge the phone"]["dtstart"].dt.strftime("%d %H:%M") == "27 19:00"


def test_the_run_of_show_is_printed(page, tmp_path, qtbot):
    path = tmp_path / "run.pdf"
    page.save_sheet(path)
    qtbot.waitUntil(path.exists, timeout=WAIT)
    assert path.read_bytes().startswith(b"%PDF")


def test_what_came_of_it_is_kept_and_compared(window, page, live, clock):
    clock.now = dt.datetime(2026, 11, 28, 5, tzinfo=dt.UTC)
    page.refresh()
    assert not page.result.isHidden()
    page.result.viewers.setValue(1200)
    page.result.orders.setValue(0)
    page.result.currency.setText("Rp")
    page.result.save.click()
    kept = window.store.read(lambda s: lives.get(s, live))
    assert (kept.viewers, kept.orders, kept.revenue, kept.currency) == (1200, 0, None, "Rp")
    page.result.clip.setText("The last box")
    page.result.add_clip.click()
    assert "The last box" in [video.title for video in window.store.read(lambda s: [videos.get(s, 1)])]


def test_the_first_live_event_is_added_from_the_empty_page(window):
    page = window.show_page("live")
    assert page.stack.currentIndex() == 0

    def fill(dialog):
        dialog.name.setText("Friday live")
        dialog.goal.setText("30 boxes")
        dialog._ok.click()

    when_asked(fill)
    page.new.click()
    [made] = window.store.read(lives.all_lives)
    assert (made.name, made.goal, made.stage) == ("Friday live", "30 boxes", LiveStage.PLANNED)
    assert page.name.accessibleName() == "Friday live"


def test_an_edge_of_the_bar_is_dragged_to_give_a_segment_more_minutes(window, page, live, qtbot):
    bar = page.run.bar
    scale = bar.width() / 60
    press, move = QPoint(round(4 * scale), 8), QPoint(round(9 * scale), 8)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=press)
    qtbot.mouseMove(bar, move)
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=move)
    assert run_of(window, live)[0].minutes == 9
    window.store.undo()
    assert run_of(window, live)[0].minutes == 4


def test_the_bar_is_walked_and_stretched_by_keys(window, page, live, qtbot):
    page.run.table.setCurrentCell(0, WHAT)
    qtbot.keyClick(page.run.bar, Qt.Key.Key_Right)
    assert page.run.table.currentRow() == 1
    assert page.run.bar.accessibleDescription() == "Box, 14 min"
    qtbot.keyClick(page.run.bar, Qt.Key.Key_Plus)
    assert run_of(window, live)[1].minutes == 15


def test_the_fields_at_the_side_change_the_chosen_segment(window, page, live, qtbot):
    page.run.table.setCurrentCell(1, WHAT)
    price, say = page.side.fields[PRICE], page.side.say
    price.setText("Rp 199.000")
    price.editingFinished.emit()
    say.setPlainText("Show the ribbon")
    say.left.emit()
    page.side.fields[STOCK].setText("many")
    page.side.fields[STOCK].editingFinished.emit()
    kept = run_of(window, live)[1]
    assert (kept.price, kept.say, kept.stock) == ("Rp 199.000", "Show the ribbon", 14)
    page.run.double.click()
    assert [one.what for one in run_of(window, live)] == ["Hook", "Box", "Box", "Questions"]


def test_f5_rehearses_and_the_button_back_shows_all_live_events(window, page, live, qtbot):
    assert not page.aside.isVisible()
    page.back.click()
    assert page.aside.isVisible()
    window.actions_by_name["run_live"].trigger()
    assert window.going_live.view.rehearsal
    window.going_live.view.close()


# The host's view


def passing(clock, seconds):
    clock.now = clock.now + dt.timedelta(seconds=seconds)


@pytest.fixture
def at_eight(clock):
    """The clock, at the start of the live event."""
    clock.now = START
    return clock


@pytest.fixture
def view(window, live, at_eight):
    view = LiveView(window.store, live)
    assert view.begin()
    view.show()
    yield view
    if isValid(view):
        view.close()


def stage(window, live):
    now = window.store.now()
    return window.store.read(lambda s: live_run.stage_of(lives.get(s, live), live_run.load(s, live), now))


def test_an_hour_is_run_by_keyboard(window, view, live, clock, qtbot):
    passing(clock, 4 * 60)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.board._view.at == 1
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.board._view.left == 15 * 60
    qtbot.keyClick(view, Qt.Key.Key_P)
    passing(clock, 120)
    view.refresh()
    assert view.board._view.left == 15 * 60
    qtbot.keyClick(view, Qt.Key.Key_P)
    passing(clock, 15 * 60)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    passing(clock, 41 * 60)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.board._view.over
    assert not view.following.isEnabled()
    assert stage(window, live) is LiveStage.DONE
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert not view.board._view.over


def test_a_view_that_was_closed_in_the_middle_opens_where_it_was(window, view, live, clock, qtbot):
    passing(clock, 5 * 60)
    view.go_on()
    view.close()
    passing(clock, 60)
    again = LiveView(window.store, live)
    assert again.begin()
    assert again.board._view.at == 1
    assert again.board._view.left == pytest.approx(55 / 56 * 14 * 60 - 60)
    again.close()


def keep_run(path, clock, live, state):
    other = opening.open_calendar(path, clock)
    other.record(lambda s: live_run.save(s, live, state))
    other.close()


def test_a_program_that_starts_while_a_live_event_is_on_offers_its_view(window, live, at_eight, path):
    keep_run(path, at_eight, live, live_run.start(RUN, 60, at_eight()))
    window._resume_live()
    assert window.going_live.view is None
    assert window.banner.isVisible()
    (back,) = window.banner.findChildren(QPushButton)
    assert back.text() == "Back to the live view"
    back.click()
    assert window.going_live.view.board._view.at == 0
    assert not window.going_live.view.rehearsal
    assert not window.banner.isVisible()
    window.going_live.open(live)  # not a second one
    window.going_live.view.close()


@pytest.mark.parametrize("minutes", [-4 * 24 * 60, -31, 121, 7 * 24 * 60])
def test_a_run_that_was_left_open_offers_nothing_at_another_time(window, live, clock, path, minutes):
    keep_run(path, clock, live, live_run.start(RUN, 60, START))
    clock.now = START + dt.timedelta(minutes=minutes)
    window._resume_live()
    assert window.going_live.view is None
    assert not window.banner.isVisible()


@pytest.mark.parametrize("minutes", [-7 * 24 * 60, -31, 121])
def test_at_another_time_the_live_view_is_a_rehearsal_that_keeps_nothing(
    window, page, live, clock, qtbot, minutes
):
    clock.now = START + dt.timedelta(minutes=minutes)
    page.refresh()
    steps = window.store.workspace.next_undo
    assert page.go_live.text_shown == "Rehearse"
    window.going_live.open(live)
    view = window.going_live.view
    assert view.rehearsal
    assert view.chip.isVisible()
    assert view.chip.text() == "Rehearsal"
    passing(clock, 300)
    view.refresh()
    assert view.board._view.left == 4 * 60  # its clock waits for Start
    qtbot.keyClick(view, Qt.Key.Key_Space)
    passing(clock, 60)
    view.refresh()
    assert (view.board._view.at, view.board._view.left) == (0, 3 * 60)
    for _segment in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.board._view.over
    view.close()
    assert window.store.read(lambda s: live_run.load(s, live)) is None
    assert stage(window, live) is LiveStage.PLANNED
    assert window.store.workspace.next_undo == steps


@pytest.mark.parametrize("minutes", [-30, 0, 120])
def test_around_its_time_the_live_view_is_the_real_one(window, page, live, clock, minutes):
    clock.now = START + dt.timedelta(minutes=minutes)
    page.refresh()
    assert page.go_live.text_shown == "Go live"
    window.going_live.open(live)
    assert not window.going_live.view.rehearsal
    assert not window.going_live.view.chip.isVisible()
    window.going_live.view.close()
    assert stage(window, live) is LiveStage.LIVE
    page.refresh()
    assert page.stage.currentText() == "Live now"


def test_pieces_are_counted_with_s_and_notes_are_written_with_c(window, page, view, live, clock, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_S)
    assert window.store.read(lambda s: live_run.load(s, live)).sold == ()  # nothing is shown that has a stock
    view.go_on()
    qtbot.keyClick(view, Qt.Key.Key_S)
    qtbot.keyClick(view, Qt.Key.Key_S)
    view.stock.more.click()
    assert view.stock.left.text() == "13"
    qtbot.keyClick(view, Qt.Key.Key_C)
    assert view.side.note.hasFocus()
    qtbot.keyClicks(view.side.note, "Asked for oat milk")
    qtbot.keyClick(view.side.note, Qt.Key.Key_Return)
    assert view.hasFocus()
    kept = window.store.read(lambda s: live_run.load(s, live))
    assert (kept.sold, kept.notes) == ((0, 1, 0), ("Asked for oat milk",))
    view.close()
    page.refresh()
    assert "Note: Asked for oat milk" in [one.text() for one in page.result.findChildren(QLabel)]


def test_escape_leaves_the_line_of_notes_before_it_leaves_the_view(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_C)
    qtbot.keyClick(view.side.note, Qt.Key.Key_Escape)
    assert isValid(view)
    assert view.isVisible()
    assert not view.side.note.hasFocus()


@pytest.mark.slow
def test_the_view_of_the_host_is_dark_whatever_the_theme(view):
    for name in ("dark", "light"):
        theme.choose(name)
        picture = view.grab().toImage()
        corners = [picture.pixelColor(x, y).lightness() for x in (3, picture.width() - 4) for y in (3, 200)]
        assert max(corners) < 60


def test_a_run_never_jams_what_can_be_undone(window, live, view):
    window.store.do(lives.set_stage(live, LiveStage.READY))
    window.store.do(lives.describe(live, "Dita", "", ""))
    window.store.do(videos.add("Cold brew"))
    view.go_on()
    view.go_on()
    view.close()
    for _step in range(3):
        window.store.undo()
    event = window.store.read(lambda s: lives.get(s, live))
    assert (event.host, event.stage) == ("", LiveStage.PLANNED)
    assert window.store.read(videos.products) == []


def test_a_run_of_show_that_was_changed_since_is_told_and_can_be_started_anew(
    window, page, live, view, qtbot
):
    view.close()
    window.store.do(lives.set_run(live, RUN[:2]))
    heard = []
    window.store.failed.connect(heard.append)
    window.going_live.open(live)
    assert "was changed since" in heard[0]
    page.anew.trigger()
    assert window.store.read(lambda s: live_run.load(s, live)) is None
    window.store.undo()
    assert window.store.read(lambda s: live_run.load(s, live)) is not None


def test_the_words_can_be_read_from_two_metres(view):
    """A letter should be 1/250 of the distance high; a screen of 24 inches has 1080 px on 299 mm."""
    view.resize(1920, 1080)
    from ui.live import live_view

    least = 2000 / 250 / 299 * 1080
    letter = 0.72  # a capital letter's part of the size of its font
    assert live_view.SAY * 1080 * letter > least
    assert live_view.SEGMENT * 1080 * letter > least
    assert live_view.COUNTDOWN * 1080 * letter > 5 * least


def test_seconds_are_shown_as_a_clock():
    assert [countdown(n) for n in (582, 0, -138, 3661, -0.2)] == [
        "09:42",
        "00:00",
        "−02:18",
        "1:01:01",
        "00:00",
    ]


# When to go live


@pytest.fixture
def when(window, qtbot):
    dialog = WhenDialog(window.store, window)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_hours_are_typed_and_undone_and_what_is_no_number_is_said(window, when):
    when.table.item(4, 20).setText("900")
    assert window.store.read(audience.table) == {(4, 20): 900}
    assert when.table.item(4, 20).font().bold()
    when.table.item(4, 21).setText("many")
    assert "isn’t a number" in when.trouble.text()
    assert when.table.item(4, 21).text() == ""
    window.store.undo()
    assert window.store.read(audience.table) == {}


def test_an_export_is_taken_over_and_a_moment_of_it_planned(window, when, qtbot, tmp_path):
    path = tmp_path / "FollowerActivity.csv"
    path.write_text("Date,Hour,Active followers\nNovember 20,20,900\nNovember 21,9,300\n")
    when.bring_in(path)
    qtbot.waitUntil(lambda: window.store.read(audience.table) == {(4, 20): 900, (5, 9): 300})
    when.zones.setText("Europe/London")
    when.zones.editingFinished.emit()
    texts = [one.text() for one in when.findChildren(QLabel)]
    assert any("Fri 27 Nov, 20:00" in text and "Fri 27 Nov, 13:00 London" in text for text in texts)
    planned = []
    when.planned.connect(planned.append)
    QApplication.processEvents()
    next(one for one in when.findChildren(QPushButton) if one.text() == "Plan it").click()
    assert planned == [dt.datetime(2026, 11, 27, 20)]


def test_a_bad_table_is_said_and_changes_nothing(window, when, qtbot, tmp_path):
    path = tmp_path / "FollowerActivity.csv"
    path.write_text("Date,Hour,Active followers\nSomeday,20,900\n")
    when.bring_in(path)
    qtbot.waitUntil(lambda: "Row 1" in when.trouble.text())
    assert window.store.read(audience.table) == {}


def test_a_live_event_is_planned_in_a_zone_of_its_own(window, qtbot):
    dialog = LiveDialog(None, dt.datetime(2026, 11, 27, 20), "Asia/Jakarta", window)
    qtbot.addWidget(dialog)
    dialog.name.setText("London live")
    dialog.zone.setCurrentText("Europe/Lond")
    dialog._save()
    assert dialog.result() == 0
    dialog.zone.setCurrentText("Europe/London")
    dialog._save()
    assert dialog.result() == 1


def test_a_line_or_a_clip_that_is_refused_stays_to_be_mended(window, page, live):
    page.before.words.setText("Charge\x1b the phone")
    page.before.add.click()
    assert page.before.words.text() == "Charge\x1b the phone"
    page.result.clip.setText("The last\x1b box")
    page.result.add_clip.click()
    assert page.result.clip.text() == "The last\x1b box"
    page.before.words.setText("Charge the phone")
    page.before.add.click()
    assert page.before.words.text() == ""


def test_a_product_that_is_typed_brings_price_and_stock_and_both_come_again_from_the_menu(window, page, live):
    made = window.store.make(products.add("Tumbler", {"price": 18_500_000}))
    [sku] = window.store.read(lambda session: products.skus(session, made))
    window.store.do(stock.say({sku.id: 88}, window.store.now()))
    cell(page, 0, PRODUCT).setText("tumbler")
    assert run_of(window, live)[0] == Segment(4, "Hook", "tumbler", "Rp 185.000", stock=88)
    window.store.do(stock.say({sku.id: 60}, window.store.now()))
    page.restock.trigger()
    assert [one.stock for one in run_of(window, live)] == [60, 14, None]
    window.store.undo()
    assert run_of(window, live)[0].stock == 88
