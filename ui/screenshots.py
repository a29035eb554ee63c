"""Draws every page of a calendar in both themes into PNG files, without a screen."""

import datetime as dt
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from models import reading
from planner import demo, opening
from planner.calendar import files
from planner.errors import PlanError
from planner.preferences import Preferences
from ui.app import make_application
from ui.shell.window import MainWindow
from ui.store import utc_now
from ui.theme import NAMES, theme

SIZE = (1440, 900)
PAGES = (
    "today", "trend", "calendar", "week", "agenda", "board", "campaigns", "filming", "live", "firsthour", "checks",
    "review", "video", "hashtags", "sounds", "reminders", "settings", "rules", "import",
)  # fmt: skip


def take(folder: Path, language: str, calendar: Path | None) -> int:
    """Write today-light.png and so on into a folder; return the exit code."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory() as scratch:
            _take(folder, language, calendar, Path(scratch))
    except (OSError, PlanError) as error:
        sys.stderr.write(f"hookline: {error}\n")
        return 2
    return 0


def _take(folder: Path, language: str, calendar: Path | None, scratch: Path) -> None:
    preferences = Preferences(scratch / "preferences.json")
    preferences["language"] = language
    preferences["notifications"] = False
    make_application(preferences)
    path = scratch / "Senja Coffee.hookline"
    if calendar:
        files.save_copy(calendar, path)
    else:
        demo.build(path, utc_now, language).close()
    for name in NAMES:
        theme.choose(name)
        window = MainWindow(path, preferences)
        window.resize(*SIZE)
        window.show()
        window.attach(opening.open_calendar(path, utc_now))
        _settle(window)
        for page in PAGES:
            _show(window, page, scratch)
            _settle(window)
            window.grab().save(str(folder / f"{page}-{name}.png"))
        window.close()
        window.deleteLater()
        _wait(50)


def _show(window: MainWindow, page: str, scratch: Path) -> None:
    first = _first_open(window)
    desk = window.desk
    if page == "calendar":
        desk.go("calendar", act="view_month")
        if first:
            desk.go("calendar", video=first.id, day=dt.date.fromisoformat(first.day))
    elif page in {"week", "agenda"}:
        desk.go("calendar", act=f"view_{page}")
    elif page == "video":
        if first:
            desk.open_video(first.id)
    elif page == "rules":
        desk.go("settings", name="LEN002")
    elif page == "import":
        desk.go("import", path=_table(scratch))
    else:
        desk.go(page)


def _first_open(window: MainWindow) -> reading.Tile | None:
    """Return the coming video with the most to fix, the one that pages are best shown with."""
    now = window.store.now().date()
    span = (now.isoformat(), (now + dt.timedelta(days=14)).isoformat())
    tiles = window.store.read_rows(lambda c: reading.tiles(c, *span))
    open_ = [tile for tile in tiles if tile.stage in ("idea", "scripted")]
    return next((t for t in open_ if "15" in t.title), open_[0] if open_ else None)


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
    """Wait until nothing is left to check and paint."""
    window.findings.want(())
    _wait(350)
    QApplication.processEvents()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
