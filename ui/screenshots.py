"""Draws every page, overlay and state of a calendar into PNG files, without a screen."""

import datetime as dt
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from models import reading
from planner import demo, opening
from planner.calendar import files
from planner.errors import PlanError
from planner.preferences import Preferences
from planner.video import videos
from ui import jobs
from ui.app import make_application
from ui.shell.window import MainWindow
from ui.store import utc_now
from ui.theme import NAMES, theme

SIZE = (1440, 900)
PAGES = (
    "today", "trend", "calendar", "week", "agenda", "board", "campaigns", "filming", "live", "firsthour",
    "checks", "review", "products", "creators", "insights", "video", "video-idea", "hashtags", "sounds",
    "reminders", "settings", "rules", "import",
)  # fmt: skip
OVERLAYS = {
    "palette": "palette", "quick-add": "quick_add", "template": "from_template", "fill-slots": "fill_slots",
    "shortcuts": "shortcuts", "history": "history", "export": "export_plan", "report": "save_report",
    "new-live": "new_live", "live-view": "",
}  # fmt: skip
"""What lies over a page, by the action that opens it; the live view has none."""
EMPTY = (
    "today", "calendar", "week", "agenda", "board", "campaigns", "filming", "live", "firsthour", "checks", "review",
    "hashtags", "sounds", "reminders", "products", "creators", "insights",
)  # fmt: skip
CROWDED = ("today", "calendar", "week", "agenda", "board", "checks", "review")
CROWD = 6
"""Further videos on each of four weeks' days, on a crowded calendar."""
WAIT_MS, MOST_WAITS = 350, 20
"""Until nothing is left to check and paint."""


@dataclass(frozen=True)
class Wanted:
    """What is drawn, and how."""

    folder: Path
    language: str
    calendar: Path | None = None
    size: tuple[int, int] = SIZE
    themes: tuple[str, ...] = NAMES


def take(wanted: Wanted) -> int:
    """Write today-light.png and so on into a folder; return the exit code."""
    try:
        wanted.folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory() as scratch:
            _take(wanted, Path(scratch))
    except (OSError, PlanError) as error:
        sys.stderr.write(f"hookline: {error}\n")
        return 2
    return 0


def _take(wanted: Wanted, scratch: Path) -> None:
    preferences = Preferences(scratch / "preferences.json")
    preferences["language"] = wanted.language
    preferences["notifications"] = False
    make_application(preferences)
    path = scratch / "Senja Coffee.hookline"
    if wanted.calendar:
        files.save_copy(wanted.calendar, path)
    else:
        demo.build(path, utc_now, wanted.language).close()
    for name in wanted.themes:
        theme.choose(name)
        _draw(wanted, preferences, path, PAGES, f"-{name}", scratch)
        _draw_overlays(wanted, preferences, path, f"-{name}")
    if wanted.calendar:
        return
    empty, crowded = scratch / "New brand.hookline", scratch / "Crowded.hookline"
    opening.create(empty, utc_now, brand="New brand", spoken=wanted.language).close()
    _crowd(crowded, wanted.language)
    for name in wanted.themes:
        theme.choose(name)
        _draw(wanted, preferences, empty, EMPTY, f"-empty-{name}", scratch)
        _draw(wanted, preferences, crowded, CROWDED, f"-crowded-{name}", scratch)


def _draw(
    wanted: Wanted, preferences: Preferences, path: Path, pages: Iterable[str], ending: str, scratch: Path
) -> None:
    window = _open(wanted, preferences, path)
    for page in pages:
        _show(window, page, scratch)
        _settle(window)
        _together(window).save(str(wanted.folder / f"{page}{ending}.png"))
    _close(window)


def _draw_overlays(wanted: Wanted, preferences: Preferences, path: Path, ending: str) -> None:
    """Draw what lies over a page; each is closed once it is drawn."""
    window = _open(wanted, preferences, path)
    for name, action in OVERLAYS.items():
        file = str(wanted.folder / f"{name}{ending}.png")
        _show(window, "calendar", wanted.folder)
        _settle(window)
        QTimer.singleShot(2 * WAIT_MS, window, lambda file=file: _shoot_over(window, file))
        if action:
            window.actions_by_name[action].trigger()
        elif live := _next_live(window):
            window.desk.go("live", live=live, act="live_view")
        _wait(3 * WAIT_MS)
    _close(window)


def _shoot_over(window: MainWindow, file: str) -> None:
    """Draw the window with what lies over it, and close that; what is full screen is as large as the window."""
    for one in QApplication.topLevelWidgets():
        if one.isFullScreen():
            one.setGeometry(window.geometry())
    _wait(WAIT_MS // 3)
    _together(window).save(file)
    for one in QApplication.topLevelWidgets():
        if one is not window and one.isVisible():
            one.close()


def _together(window: MainWindow) -> QPixmap:
    """Return the window with all that lies over it."""
    drawn = window.grab()
    painter = QPainter(drawn)
    for one in QApplication.topLevelWidgets():
        if one is window or not one.isVisible() or one.isHidden():
            continue
        if one.width() >= window.width():
            painter.drawPixmap(QPoint(), one.grab())
        else:
            painter.drawPixmap(one.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()), one.grab())
    painter.end()
    return drawn


def _open(wanted: Wanted, preferences: Preferences, path: Path) -> MainWindow:
    window = MainWindow(path, preferences)
    window.resize(*wanted.size)
    window.show()
    window.attach(opening.open_calendar(path, utc_now))
    _settle(window)
    return window


def _close(window: MainWindow) -> None:
    window.close()
    window.deleteLater()
    _wait(50)


def _crowd(path: Path, language: str) -> None:
    """Build the sample with far more videos than a month has room for."""
    workspace = demo.build(path, utc_now, language)
    first = demo.first_monday(utc_now().replace(tzinfo=None))
    for day in range(28):
        for n in range(CROWD):
            at = first + dt.timedelta(days=day, hours=8 + 2 * n)
            workspace.do(videos.add(f"Cold brew, {day + 1}.{n + 1}", at))
    workspace.close()


def _show(window: MainWindow, page: str, scratch: Path) -> None:
    desk = window.desk
    do: dict[str, Callable[[], object]] = {
        "week": lambda: desk.go("calendar", act="view_week"),
        "agenda": lambda: desk.go("calendar", act="view_agenda"),
        "rules": lambda: desk.go("settings", name="LEN002"),
        "import": lambda: desk.go("import", path=_table(scratch)),
        "calendar": lambda: _choose_first(window),
        "video": lambda: _open_first(window, "scripted"),
        "video-idea": lambda: _open_first(window, "idea"),
    }
    do.get(page, lambda: desk.go(page))()


def _choose_first(window: MainWindow) -> None:
    window.desk.go("calendar", act="view_month")
    if first := _first_open(window, "scripted"):
        window.desk.go("calendar", video=first.id, day=dt.date.fromisoformat(first.day))


def _open_first(window: MainWindow, stage: str) -> None:
    if first := _first_open(window, stage):
        window.desk.open_video(first.id)


def _first_open(window: MainWindow, stage: str) -> reading.Tile | None:
    """Return the coming video that pages are best shown with."""
    now = window.store.now().date()
    span = (now.isoformat(), (now + dt.timedelta(days=21)).isoformat())
    tiles = window.store.read_rows(lambda c: reading.tiles(c, *span))
    open_ = [tile for tile in tiles if tile.stage == stage]
    return next((t for t in open_ if "15" in t.title), open_[0] if open_ else None)


def _next_live(window: MainWindow) -> int:
    now = window.store.now().date()
    span = (now.isoformat(), (now + dt.timedelta(days=21)).isoformat())
    return next((live.id for live in window.store.read_rows(lambda c: reading.live_tiles(c, *span))), 0)


def _table(scratch: Path) -> Path:
    """Return a small table with good rows and bad ones."""
    path = scratch / "plan.csv"
    path.write_text(
        "Tanggal,Jam,Judul,Hook,Durasi,Tagar,Keterangan,Lokasi\n"
        "2027-01-04,19:00,Cold brew 15 detik,Kopi susu tanpa nunggu,22 detik,#coldbrew #kopisusu,Gampang banget,Dapur\n"
        "2027-01-06,jam 7 malam,Unboxing gift box,Satu kotak tiga rasa,0:24,#kadokopi,Buka bareng yuk,Studio\n"
        "2027-01-33,12:30,Salah tanggal,,lama,#fyp,Contoh baris yang salah,Studio\n",
        encoding="utf-8",
    )
    return path


def _settle(window: MainWindow) -> None:
    """Wait until nothing is left to read, check and paint, but not without an end."""
    window.findings.want(())
    _wait(WAIT_MS)
    for _time in range(MOST_WAITS):
        if not jobs.are_at_work():
            break
        _wait(WAIT_MS)
    QApplication.processEvents()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
