"""Goes through every page of a window with the sample calendar."""

import time
from collections.abc import Collection, Iterator

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from models.choices import Stage
from models.video import Video

CSV = "Title,Date,Hook\nCold brew,2027-01-04 19:00,No time?\nGift box,2027-01-05 19:00,Open it\n"


def pages(window, scratch, some: Collection[str] | None = None) -> Iterator[tuple[str, QWidget]]:
    """Yield the name of each page, and of each view of the calendar, with what shows it now; or of some alone."""
    for name in ("month", "week", "agenda"):
        if some is None or name in some:
            window.show_page("calendar").show_view(name)
            yield _drawn(window, name)
    for name in ("today", "board", "campaigns", "filming", "live", "trend", "firsthour", "checks", "review",
                 "hashtags", "sounds", "reminders", "settings", "products", "creators",
                 "insights"):  # fmt: skip
        if some is None or name in some:
            window.show_page(name)
            yield _drawn(window, name)
    if some is None or "pipeline" in some:
        window.show_page("creators")
        window.stack.currentWidget().view.button("pipeline").click()
        yield _drawn(window, "pipeline")
    if some is not None:
        return
    window.open_video(some_video(window))
    yield _drawn(window, "video")
    path = scratch / "plan.csv"
    path.write_text(CSV, encoding="utf-8")
    window.desk.go("import", path=path)
    yield _drawn(window, "import")


def some_video(window) -> int:
    """Return a video that is not filmed yet."""
    from sqlmodel import select

    return window.store.read(lambda s: s.exec(select(Video.id).where(Video.stage == Stage.SCRIPTED)).first())


def _drawn(window, name: str) -> tuple[str, QWidget]:
    settle()
    page = window.stack.currentWidget()
    if name == "insights":
        ends = time.monotonic() + 20
        while page._read is None and time.monotonic() < ends:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    if name in ("checks", "products", "creators"):  # they are read in another thread
        ends = time.monotonic() + 20
        while not page.model.rowCount() and time.monotonic() < ends:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    if name in ("products", "creators"):
        page.table.choose([page.model.rows[0].id])
        settle()
    return name, page


def settle() -> None:
    """Let everything that waits for the loop happen."""
    for _round in range(4):
        QApplication.processEvents()
