"""The window on a calendar with values that can't be read: every page opens, and a line says what is wrong."""

import json
import random

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from planner import opening
from planner.preferences import Preferences
from tests.spoiling import BAD, NOW, build, columns, spoil
from ui.shell.pages import PAGES
from ui.shell.unreadable import UnreadableDialog
from ui.shell.window import MainWindow
from ui.store import Store
from ui.theme import theme

ZONES = [
    (table, "zone", 0, "Mars/Base") for table in ("video", "liveevent", "filmingday", "series", "calendar")
]
ZONES += [("reminder", "zone", 12, "Mars/Base")]
MOMENTS = [
    *[("video", "at", row, value) for row, value in enumerate(("0001-01-01 00:00:00", "9999-12-31 23:00:00", b"x", 5))],
    ("video", "at_utc", 5, "soon"), ("liveevent", "at", 0, "never"), ("liveevent", "at_utc", 1, 4.5),
    ("filmingday", "at", 0, "x"), ("filmingday", "at_utc", 0, "x"), ("campaign", "first", 0, "x"),
    ("campaign", "last", 0, "9999-12-31"), ("ownday", "day", 0, 7), ("review", "at_utc", 0, "x"),
    ("due", "wall", 0, "x"), ("due", "due_utc", 1, "x"), ("firsthour", "posted_utc", 0, "x"),
    ("trendlook", "begun_utc", 0, "x"), ("sound", "last_seen", 0, "0001-01-01"), ("hashtag", "last_seen", 0, "x"),
    ("calendar", "quiet_from", 0, "25:99"), ("calendar", "paused_until", 0, "9999-12-31 23:59:59"),
    ("reminder", "time", 0, "x"), ("history", "at", 0, "x"), ("waiver", "until", 0, "x"),
    ("reminderwatch", "until", 0, "x"), ("series", "first", 0, "x"), ("series", "until", 0, "9999-12-31"),
]  # fmt: skip
WRONG_JSON = ("[1, {}", '{"a": [null]}', '[{"weekday": 9}]', 5, "[4, {}]", '"x"', "x")
SHAPES = [
    (table, column, 0, value)
    for table, cells in (
        ("video", ("beats", "hashtags", "labels")), ("liveevent", ("products", "run_of_show")), ("sound", ("formats",)),
        ("calendar", ("slots", "rule_changes", "packs", "active_hours", "stage_limits", "audience", "viewer_zones")),
        ("contentformat", ("needs", "beats")), ("tagset", ("tags",)), ("template", ("content",)),
        ("firsthour", ("questions",)), ("liverun", ("state",)), ("brandrule", ("words", "fields")),
        ("reminder", ("weekdays",)), ("cover", ("picture",)),
    )
    for column, value in zip(cells, WRONG_JSON, strict=False)
]  # fmt: skip
CHOICES = [
    (table, column, 0, "newer")
    for table, column in (
        ("video", "stage"), ("video", "origin"), ("video", "partnership"), ("video", "disclosure"),
        ("liveevent", "stage"), ("sound", "licence"), ("hashtag", "kind"), ("calendar", "account"),
        ("calendar", "language"), ("reminder", "kind"), ("due", "state"), ("review", "verdict"),
        ("brandrule", "kind"), ("brandrule", "severity"), ("trendfind", "kind"),
    )
] + [
    ("video", "length", 0, -5), ("video", "length", 1, 1e308), ("video", "overlay_x", 0, float("inf")),
    ("liveevent", "minutes", 0, -3), ("liveline", "minutes", 0, 2**62), ("reminder", "minutes", 0, "x"),
    ("video", "format_id", 0, 999), ("video", "sound_id", 0, 999), ("video", "campaign_id", 0, "x"),
    ("video", "series_id", 0, 999), ("video", "filming_id", 0, 999), ("video", "live_id", 0, 999),
    ("calendar", "first_weekday", 0, 9), ("video", "title", 2, b"\xff\x00"), ("due", "reminder_id", 0, "x"),
    ("video", "caption", 0, b"\xff"), ("cover", "video_id", 0, 999), ("liveline", "live_id", 0, 999),
]  # fmt: skip


def _anything(seed):
    dice = random.Random(seed)
    return [(*one, dice.randrange(5), dice.choice(BAD)) for one in dice.sample(columns(), 45)]


@pytest.fixture(scope="session")
def content(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound") / "Senja.hookline"
    build(path)
    return path.read_bytes()


@pytest.fixture
def window_on(tmp_path, qtbot, content, clock):
    """Opens the whole window on a calendar with wrong values in it."""
    made = []
    clock.now = NOW

    def open_(wrong):
        path = tmp_path / "Senja.hookline"
        spoil(path, content, wrong)
        preferences = Preferences(tmp_path / "preferences.json")
        preferences["notifications"] = False
        theme.start("light")
        window = MainWindow(path, preferences, Store(clock))
        made.append(window)
        window.show()
        qtbot.waitExposed(window)
        window.attach(opening.open_calendar(path, clock))
        return window

    yield open_
    for window in made:
        window.close()
        window.deleteLater()
    QApplication.processEvents()


@pytest.mark.parametrize(
    "wrong",
    [
        ZONES + SHAPES,
        pytest.param(MOMENTS + CHOICES, marks=pytest.mark.slow),
        *(pytest.param(_anything(seed), marks=pytest.mark.slow) for seed in range(1, 5)),
    ],
    ids=["zones and shapes", "moments and choices", *(f"anything {n}" for n in range(1, 5))],
)
def test_every_page_opens_and_a_line_says_what_is_wrong(window_on, wrong, qtbot, capsys):
    window = window_on(wrong)
    told = []
    window.store.failed.connect(told.append)
    for name in (one.name for one in PAGES if one.place):
        page = window.show_page(name)
        QApplication.processEvents()
        assert page.isVisible()
    for view in ("week", "agenda", "month"):
        window.show_page("calendar").show_view(view)
        QApplication.processEvents()
    for video_id in range(1, 7):
        window.open_video(video_id)
        QApplication.processEvents()
    window.unreadable.look()
    qtbot.waitUntil(lambda: window.unreadable.isVisible())
    assert window.unreadable.sentences
    assert told == []


@pytest.mark.slow
def test_the_line_goes_when_the_value_is_good_again(window_on, qtbot):
    from planner.video import videos

    window = window_on([("video", "length", 0, -5)])
    window.unreadable.look()
    qtbot.waitUntil(lambda: window.unreadable.isVisible())
    assert len(window.unreadable.sentences) == 1
    assert "length" in window.unreadable.sentences[0]
    dialog = UnreadableDialog(window.unreadable.sentences, window)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == window.unreadable.sentences[0]
    window.store.do(videos.set_length(1, 22.0))
    qtbot.waitUntil(lambda: not window.unreadable.isVisible())


@pytest.mark.slow
def test_a_sound_calendar_shows_no_line(window_on, qtbot):
    window = window_on([])
    with qtbot.waitSignal(window.store.told, timeout=1, raising=False):
        window.unreadable.look()
    assert not window.unreadable.isVisible()


@pytest.mark.slow
def test_odd_preferences_open_a_window(tmp_path, qtbot, content, clock):
    path, kept = tmp_path / "Senja.hookline", tmp_path / "preferences.json"
    spoil(path, content, [])
    odd = {
        "hidden_layers": [1, {}, "sale"],
        "filter": {"stages": [{}, "idea"], "campaigns": ["x", True], "text": 4},
        "keys": {"new_video": 3, "undo": "\ud800"},
        "window": "\ud800",
        "view": "week",
        "page": "calendar",
        "columns": {"a": 3},
        "publish": {str(path): [1]},
        "brands": {"x": {}},
        "recent": [4, None],
        "splitters": {"a": {}},
        "notifications": False,
    }
    kept.write_text(json.dumps(odd), encoding="utf-8")
    theme.start("light")
    clock.now = NOW
    window = MainWindow(path, Preferences(kept), Store(clock))
    window.show()
    qtbot.waitExposed(window)
    window.attach(opening.open_calendar(path, clock))
    assert window.page_name == "calendar"
    for name in (one.name for one in PAGES if one.place):
        assert window.show_page(name).isVisible()
    window.close()
    window.deleteLater()
    QApplication.processEvents()
