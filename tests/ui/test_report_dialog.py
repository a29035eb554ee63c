"""File > Save report: the days, the file, and what is in it."""

import datetime as dt
import os
import re
import zlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planner import i18n, opening, writing
from planner.errors import PlanError
from planner.exchange import report as contents
from planner.preferences import Preferences
from planner.video import videos
from ui.exporting import report_dialog
from ui.exporting.paper import PdfMaker
from ui.shell.window import MainWindow
from ui.store import Store
from ui.theme import theme

NASTY = "<script>alert(1)</script> & <b>bold</b>\u202e 🫖"


@pytest.fixture
def window(tmp_path, clock, qtbot):
    theme.start("light")
    i18n.set_language("en")
    path = tmp_path / "Senja.hookline"
    opening.create(path, clock, brand="Senja", zone="Asia/Jakarta", spoken="en").close()
    preferences = Preferences(tmp_path / "preferences.json")
    preferences["notifications"] = False
    window = MainWindow(path, preferences, Store(clock))
    window.show()
    qtbot.waitExposed(window)
    window.attach(opening.open_calendar(path, clock))
    yield window
    window.close()
    window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    """What the system's own file dialog answers: a name and a kind."""
    answer = {"name": str(tmp_path / "out.html"), "kind": "", "asked": []}

    def ask(_parent, _title, proposed, kinds):
        answer["asked"].append((proposed, kinds))
        return answer["name"], answer["kind"]

    monkeypatch.setattr(report_dialog.QFileDialog, "getSaveFileName", ask)
    return answer


def add(window, title="Cold brew", day=25, **texts):
    video_id = window.store.do(videos.add(title, dt.datetime(2026, 11, day, 19)))
    for name, text in texts.items():
        window.store.do(videos.set_text(video_id, name, text))
    return video_id


def choose(window, number):
    """Open the dialog from the menu, choose the days, and go on."""
    window.actions_by_name["save_report"].trigger()
    dialog = window.findChildren(report_dialog.ReportDialog)[-1]
    assert dialog.isVisible()
    dialog.period.setCurrentIndex(number)
    assert dialog.go.isEnabled()
    dialog.go.click()


def saved(window, qtbot):
    qtbot.waitUntil(lambda: window.toast.text.startswith("Saved the report"), timeout=10_000)


def pages_of(pdf):
    """How many pages a PDF has."""
    streams = [
        zlib.decompressobj().decompress(found)  # what stands between a stream and its end is no part of it
        for found in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
        if found[:1] == b"\x78"
    ]
    return len(re.findall(rb"/Type\s*/Page\b", pdf + b"".join(streams)))


@pytest.mark.slow
def test_the_menu_file_leads_to_it_and_it_counts_the_videos(window):
    add(window, "Past", 16)
    add(window, "This week", 25)
    add(window, "Next week", 30)
    window.actions_by_name["save_report"].trigger()
    (dialog,) = window.findChildren(report_dialog.ReportDialog)
    said = []
    for number in range(dialog.period.count()):
        dialog.period.setCurrentIndex(number)
        said.append(dialog.summary.text())
    assert said == [
        "Mon 23 Nov 2026 to Sun 29 Nov 2026: 1 video",
        "Mon 23 Nov 2026 to Sun 29 Nov 2026: 1 video",
        "Mon 23 Nov 2026 to Sun 6 Dec 2026: 2 videos",
        "Mon 23 Nov 2026 to Tue 22 Dec 2026: 2 videos",
        "All videos, also those without a date.",
    ]
    dialog.reject()


def test_this_week_starts_on_monday_and_the_next_days_start_today():
    sunday = dt.date(2026, 11, 29)
    stretches = [find(sunday) for _text, find in report_dialog.PERIODS if find]
    assert stretches == [
        (dt.date(2026, 11, 23), dt.date(2026, 11, 30)),
        (sunday, dt.date(2026, 12, 6)),
        (sunday, dt.date(2026, 12, 13)),
        (sunday, dt.date(2026, 12, 29)),
    ]


def test_days_without_a_video_make_no_report(window):
    window.actions_by_name["save_report"].trigger()
    (dialog,) = window.findChildren(report_dialog.ReportDialog)
    assert dialog.summary.text().endswith(": 0 videos")
    assert not dialog.go.isEnabled()
    dialog.reject()


@pytest.mark.slow
def test_html_of_the_chosen_days_is_written_where_the_user_said(window, chosen, qtbot, tmp_path):
    add(window, "This week", 25, hook="Hi guys, welcome back")
    add(window, "Later", 30)
    before = set(os.listdir(tmp_path))
    choose(window, 0)
    saved(window, qtbot)
    assert window.toast.text == "Saved the report as “out.html”."
    text = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "<h1>Senja</h1>" in text
    assert "This week" in text
    assert "Opens with a greeting" in text
    assert "Later" not in text
    assert set(os.listdir(tmp_path)) - before == {"out.html"}


def test_everything_holds_also_what_has_no_date(window, chosen, qtbot, tmp_path):
    add(window, "Long ago", 1)
    window.store.do(videos.add("Some day", None))
    choose(window, 4)
    saved(window, qtbot)
    text = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert text.count('<h2 class="video"') == 2


@pytest.mark.slow
def test_pdf_has_a_page_about_the_plan_and_one_for_each_video(window, chosen, qtbot, tmp_path):
    for number in range(3):
        add(window, f"Video {number}", 24 + number, hook="Hi guys, welcome back")
    chosen["name"] = str(tmp_path / "out.pdf")
    choose(window, 0)
    saved(window, qtbot)
    pdf = (tmp_path / "out.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert pages_of(pdf) == 4
    width, height = map(float, re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf).groups())
    assert (round(width), round(height)) == (595, 842)


@pytest.mark.parametrize(
    ("name", "kind", "made"),
    [
        ("plain", "", "plain.pdf"),
        ("plain", "HTML (*.html *.htm)", "plain.html"),
        ("week.2", "PDF (*.pdf)", "week.2.pdf"),
        ("LOUD.HTM", "PDF (*.pdf)", "LOUD.HTM"),
    ],
)
def test_a_name_without_an_ending_gets_that_of_its_kind(window, chosen, tmp_path, name, kind, made):
    chosen["name"], chosen["kind"] = str(tmp_path / name), kind
    assert report_dialog.ask_target(window.desk) == tmp_path / made
    proposed, kinds = chosen["asked"][0]
    assert Path(proposed) == window.path.with_name("Senja report.pdf")
    assert kinds == "PDF (*.pdf);;HTML (*.html *.htm)"


def test_a_file_that_the_dialog_did_not_ask_about_is_not_replaced(window, chosen, tmp_path):
    (tmp_path / "plain.pdf").write_text("mine", encoding="utf-8")
    chosen["name"] = str(tmp_path / "plain")
    assert report_dialog.ask_target(window.desk) is None
    assert window.toast.text == "There is already a file “plain.pdf”. Choose another name."


def test_no_file_chosen_writes_nothing(window, chosen, tmp_path):
    add(window)
    chosen["name"] = ""
    before = set(os.listdir(tmp_path))
    choose(window, 0)
    assert set(os.listdir(tmp_path)) == before


def test_a_folder_that_is_gone_is_told_by_a_sentence(window, chosen, qtbot, tmp_path):
    add(window)
    chosen["name"] = str(tmp_path / "gone" / "out.pdf")
    heard = []
    window.store.failed.connect(heard.append)
    choose(window, 0)
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert heard[0].startswith("“out.pdf” can't be written in")
    assert heard[0].endswith("there is no such file or folder. Choose another folder.")
    assert not (tmp_path / "gone").exists()


def test_a_file_that_can_not_be_replaced_is_left_as_it_was(tmp_path):
    target = tmp_path / "report.html"
    target.mkdir()
    (target / "inside").write_text("mine", encoding="utf-8")
    with pytest.raises(PlanError, match="can't be written"):
        writing.put(target, b"new")
    assert os.listdir(tmp_path) == ["report.html"]
    assert (target / "inside").read_text(encoding="utf-8") == "mine"


def test_a_file_is_replaced_whole(tmp_path):
    target = tmp_path / "report.html"
    target.write_bytes(b"old and longer")
    writing.put(target, b"new")
    assert target.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["report.html"]


@pytest.mark.slow
def test_the_pdf_takes_hostile_and_very_long_texts(window, clock, qtbot):
    add(window, NASTY, 25, hook=NASTY, caption="Kopi" * 1000, overlay="word " * 800)
    found = window.store.workspace.read_plain(lambda connection: contents.content(connection, clock(), None))
    maker = PdfMaker(contents.pages(NASTY, *found), NASTY, window)
    with qtbot.waitSignal(maker.done, timeout=10_000) as heard:
        pass
    (pdf,) = heard.args
    pdf = bytes(pdf)
    assert 2 < pages_of(pdf) < 12
    assert b"/JavaScript" not in pdf
