"""Draws a month for the wall: on paper as a PDF, and as a picture."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from planner import dates
from planner.days.wall import Entry, WallDay, WallMonth
from planner.i18n import _
from ui.exporting.paper import PAPERS
from ui.theme import FAMILY, tokens
from ui.widgets.drawing import LEFT

WIDTH = 1123.0
"""The page's width in the units that everything here is drawn in: A4 at 96 dpi; its height follows from the paper."""
MARGIN, TITLE, WEEKDAYS = 36.0, 54.0, 20.0
SIZES = (14, 13, 12, 11)
"""Sizes of the words of a day; 11 are 8 pt on A4, and what has no room then is counted."""
PNG_WIDTH = 3508
"""Pixels across: A4 at 300 dpi."""
LINES = 3
"""How many lines a title takes at most."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def as_pdf(month: WallMonth, paper: str) -> bytes:
    """Return a month as a PDF of one page across, on one of ui.exporting.paper.PAPERS."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(dates.month(month.first))
    writer.setCreator("Hookline")
    size = QPageSize(PAPERS[paper])
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Landscape, QMarginsF()))
    painter = QPainter(writer)
    painter.scale(writer.width() / WIDTH, writer.width() / WIDTH)
    draw(painter, _page(paper), month)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def as_picture(month: WallMonth, paper: str) -> QImage:
    """Return a month as a picture in the shape of a paper, sharp enough to print."""
    page = _page(paper)
    picture = QImage(PNG_WIDTH, round(PNG_WIDTH * page.height() / WIDTH), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(PNG_WIDTH / WIDTH, PNG_WIDTH / WIDTH)
    draw(painter, page, month)
    painter.end()
    return picture


def png(picture: QImage) -> bytes:
    """Return a picture as a PNG file; takes long, but needs no GUI thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def draw(painter: QPainter, page: QRectF, month: WallMonth) -> None:
    """Draw a month into a page of WIDTH units; always in the colours of the light theme."""
    colors = {role: QColor(value) for role, value in tokens("light").items()}
    inside = page.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    head = QRectF(inside.left(), inside.top() - 8, inside.width(), TITLE - 12)
    _words(painter, head, dates.month(month.first), 30, 700, colors["text"])
    _words(painter, head, month.brand, 14, 500, colors["muted"], RIGHT)
    across = inside.width() / 7
    top = inside.top() + TITLE
    for at, day in enumerate(month.weeks[0]):
        place = QRectF(inside.left() + at * across + 4, top - WEEKDAYS, across - 8, WEEKDAYS - 4)
        _words(painter, place, dates.weekday(day.date), 11, 600, colors["muted"])
    down = (inside.bottom() - top) / len(month.weeks)
    cell = QSizeF(across, down)
    size = next(
        (s for s in SIZES if all(_fits(day, cell, s) for week in month.weeks for day in week)), SIZES[-1]
    )
    for line, week in enumerate(month.weeks):
        for at, day in enumerate(week):
            place = QRectF(inside.left() + at * across, top + line * down, across, down)
            _draw_day(painter, place, day, size, colors)


def _draw_day(painter: QPainter, place: QRectF, day: WallDay, size: int, colors: dict[str, QColor]) -> None:
    painter.setPen(QPen(colors["faint"], 0.6))
    painter.setBrush(Qt.BrushStyle.NoBrush if day.in_month else colors["sunken"])
    painter.drawRect(place)
    number = QRectF(place.left() + 5, place.top() + 3, place.width() - 10, 16)
    _words(painter, number, str(day.date.day), 13, 650, colors["text" if day.in_month else "muted"])
    said = [note.name for note in day.notes if note.layer != "campaign" or note.first == day.date]
    _words(painter, number.adjusted(22, 0, 0, 0), ", ".join(said), 11, 400, colors["muted"], RIGHT)
    top = place.top() + 22
    for shown, entry in enumerate(day.entries):
        height = _height(entry, place.width(), size)
        left = len(day.entries) - shown
        room = place.bottom() - top - (size * 1.4 if left > 1 else 0)
        if height > room:
            rest = QRectF(place.left() + 6, top, place.width() - 12, size * 1.4)
            _words(painter, rest, _("+{n} more").format(n=left), size, 600, colors["muted"])
            return
        _draw_entry(
            painter, QRectF(place.left() + 4, top, place.width() - 8, height - 2), entry, size, colors
        )
        top += height


def _draw_entry(painter: QPainter, place: QRectF, entry: Entry, size: int, colors: dict[str, QColor]) -> None:
    stripe = colors["fix"] if entry.format == "live" else colors.get(entry.format, colors["other"])
    painter.fillRect(QRectF(place.left(), place.top() + 1, 2.5, place.height() - 2), stripe)
    font = _font(size, 500)
    painter.setFont(font)
    painter.setPen(colors["text"])
    metrics = QFontMetricsF(font)
    for at, line in enumerate(_lines(entry, place.width() - 7, metrics)):
        painter.drawText(
            QRectF(place.left() + 6, place.top() + at * size * 1.3, place.width() - 6, size * 1.3), LEFT, line
        )


def _fits(day: WallDay, cell: QSizeF, size: int) -> bool:
    return 22 + sum(_height(entry, cell.width(), size) for entry in day.entries) <= cell.height()


def _height(entry: Entry, across: float, size: int) -> float:
    return len(_lines(entry, across - 15, QFontMetricsF(_font(size, 500)))) * size * 1.3 + 4


def _lines(entry: Entry, width: float, metrics: QFontMetricsF) -> list[str]:
    """Return an entry's words in at most LINES lines."""
    words = f"{entry.time} {entry.title}".split()
    lines: list[str] = []
    while words and len(lines) < LINES - 1:
        count = 1
        while count < len(words) and metrics.horizontalAdvance(" ".join(words[: count + 1])) <= width:
            count += 1
        lines.append(" ".join(words[:count]))
        words = words[count:]
    lines += [" ".join(words)] if words else []
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]


def _page(paper: str) -> QRectF:
    across, down = sorted(QPageSize(PAPERS[paper]).size(QPageSize.Unit.Point).toTuple(), reverse=True)
    return QRectF(0, 0, WIDTH, WIDTH * down / across)


def _font(size: int, weight: int) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    return font


def _words(
    painter: QPainter,
    place: QRectF,
    text: str,
    size: int,
    weight: int,
    color: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    font = _font(size, weight)
    painter.setFont(font)
    painter.setPen(color)
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, align, cut)
