"""What is printed can be read: no letter is smaller than 8 points, with the program's theme on."""

import datetime as dt
import re
import zlib

import pytest
from PySide6.QtCore import QObject

from models.database import open_engine
from models.filming import FilmingDay
from planner import demo
from planner.calendar.workspace import Workspace
from planner.days import wall as months
from planner.exchange import call_sheet, report
from planner.i18n import set_language
from planner.video import filming, videos
from tests.conftest import NOW
from ui.exporting import wall
from ui.exporting.paper import PdfMaker
from ui.theme import tokens

LEAST = 8.0


def letter_sizes(pdf: bytes) -> dict[float, int]:
    """Return how many words a PDF shows in letters of which size, in points."""
    sizes: dict[float, int] = {}
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            text = zlib.decompress(packed).decode("latin-1")
        except zlib.error:
            continue
        if " Tf" in text:
            _count(text, sizes)
    return sizes


def _count(text: str, sizes: dict[float, int]) -> None:
    scale, kept, font, turned = 1.0, [], 0.0, 1.0
    number = r"-?\d*\.?\d+"
    word = re.compile(
        rf"(?P<cm>(?:{number}\s+){{6}}cm)|(?P<tf>/\w+\s+{number}\s+Tf)|(?P<tm>(?:{number}\s+){{6}}Tm)"
        r"|(?P<tj>\bTj\b|\bTJ\b)|(?P<q>\bq\b)|(?P<Q>\bQ\b)"
    )
    for found in word.finditer(text):
        kind, parts = found.lastgroup, found.group().split()
        if kind == "q":
            kept.append(scale)
        elif kind == "Q":
            scale = kept.pop()
        elif kind == "cm":
            scale *= (float(parts[2]) ** 2 + float(parts[3]) ** 2) ** 0.5
        elif kind == "tf":
            font = float(parts[1])
        elif kind == "tm":
            turned = (float(parts[2]) ** 2 + float(parts[3]) ** 2) ** 0.5
        else:
            size = round(font * scale * turned, 1)
            sizes[size] = sizes.get(size, 0) + 1


@pytest.fixture(params=["en", "id"])
def sample(request, store, tmp_path):
    set_language(request.param)
    path = tmp_path / "Senja.hookline"
    demo.build(path, lambda: NOW, request.param).close()
    workspace = Workspace(open_engine(path), lambda: NOW)
    yield workspace
    workspace.close()
    set_language("en")


def printed(qtbot, texts) -> bytes:
    made, parent = [], QObject()
    PdfMaker(texts, "Plan", parent).done.connect(made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    return made[0]


def test_a_report_has_no_letters_too_small_and_its_headings_are_the_largest(sample, qtbot):
    monday = dt.date(2026, 11, 23)
    found = sample.read_plain(lambda c: report.content(c, NOW, (monday, monday + dt.timedelta(days=3))))
    sizes = letter_sizes(printed(qtbot, report.pages("Senja", *found)))
    assert min(sizes) >= LEAST, sizes
    assert max(sizes) >= 16


def test_a_call_sheet_has_no_letters_too_small(sample, qtbot):
    from sqlmodel import select

    day = sample.read(lambda s: s.exec(select(FilmingDay.id)).first())
    sheet = sample.read(lambda s: filming.call_sheet(s, day))
    sizes = letter_sizes(printed(qtbot, [call_sheet.as_html(sheet, tokens("light"))]))
    assert min(sizes) >= LEAST, sizes
    assert max(sizes) >= 16


def test_a_month_on_the_wall_has_no_letters_too_small_however_full_it_is(sample):
    for at in range(12):
        sample.do(
            videos.add(f"A title that is long enough for two lines, {at}", dt.datetime(2026, 12, 9, 8 + at))
        )
    month = sample.read_plain(lambda c: months.of_month(c, dt.date(2026, 12, 1)))
    sizes = letter_sizes(wall.as_pdf(month, "A4"))
    assert min(sizes) >= LEAST, sizes


@pytest.mark.parametrize("size", [6, 7])
def test_letters_that_are_too_small_would_be_seen(store, qtbot, size):
    sizes = letter_sizes(printed(qtbot, [f"<p style='font-size:{size}pt'>small</p><h1>large</h1>"]))
    assert size - 0.5 <= min(sizes) <= size + 0.5
