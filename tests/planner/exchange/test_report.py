"""The report in HTML: what it says, in what order, and that nobody's text becomes markup."""

import datetime as dt
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from models.choices import Stage
from planner import demo, i18n, labels, presets
from planner.checks import engine, waivers
from planner.checks.facts import CalendarFacts, FormatFacts, VideoFacts
from planner.exchange import report
from planner.video import videos

VOID = {"meta", "br"}
THEME = Path(__file__).parents[3] / "assets" / "themes" / "light.toml"
NASTY = '<script>alert("x")</script> & \'"\x00\x1b[2J\u202egnp\u2066 {text} 🫖'


class Reader(HTMLParser):
    """Reads a page, checks that every element is closed, and keeps tags, attributes and words."""

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.attributes, self.words = [], [], [], []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, words):
        if "style" not in self.open and words.strip():
            self.words.append(words.strip())


@pytest.fixture(autouse=True)
def _english():
    i18n.set_language("en")
    yield
    i18n.set_language("en")


@pytest.fixture
def page(workspace, clock):
    """The report of all that is in the calendar in memory."""

    def make(days=None, write=report.html):
        found = workspace.read_plain(lambda connection: report.content(connection, clock(), days))
        return write("Senja & Co", *found)

    return make


def add(workspace, title="Cold brew", day=25, **texts):
    video_id = workspace.do(videos.add(title, dt.datetime(2026, 11, day, 19)))
    for name, text in texts.items():
        workspace.do(videos.set_text(video_id, name, text))
    return video_id


def words(page):
    return Reader(page).words


def between(found, first, last=None):
    """The words from one to before another, which are found from the end: titles also stand in the table."""
    start = len(found) - 1 - found[::-1].index(first)
    return found[start:] if last is None else found[start : len(found) - 1 - found[::-1].index(last)]


def test_the_page_says_its_language_and_its_title(page):
    text = page()
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<title>Senja &amp; Co: video plan</title>" in text
    i18n.set_language("id")
    assert '<html lang="id">' in page()


def test_an_empty_plan_is_a_page_too(page):
    found = words(page())
    assert "No date" in found
    assert "0 videos" in found
    assert "Videos" not in found


def test_the_first_page_has_the_days_and_the_counts(workspace, page):
    add(workspace, "Last", 27)
    add(workspace, "First", 24, hook="Hi guys, welcome back")
    found = words(page())
    assert found[1:4] == ["Senja & Co", "Tue 24 Nov 2026 to Fri 27 Nov 2026", "As of Mon 23 Nov 2026"]
    assert found[4] == "2 videos"
    assert re.fullmatch(r"[1-9]\d* to fix", found[5])


def test_one_day_is_no_stretch(workspace, page):
    add(workspace)
    assert words(page())[2] == "Wed 25 Nov 2026"


def test_the_table_and_the_pages_go_by_time_and_those_without_a_date_come_last(workspace, page):
    add(workspace, "Third", 27)
    workspace.do(videos.add("Some day", None))
    add(workspace, "First", 24)
    add(workspace, "Second", 25)
    found = [word for word in words(page()) if word in ("First", "Second", "Third", "Some day")]
    assert found == ["First", "Second", "Third", "Some day"] * 2


def test_each_row_leads_to_its_page(workspace, page):
    for title in ("One", "Two", "Three"):
        add(workspace, title)
    attributes = Reader(page()).attributes
    links = [value for tag, name, value in attributes if (tag, name) == ("a", "href")]
    targets = [f"#{value}" for tag, name, value in attributes if (tag, name) == ("h2", "id")]
    assert links == targets
    assert len(set(links)) == 3


def test_a_videos_page_has_all_that_is_said_and_shown(workspace, page):
    video = add(
        workspace,
        hook="Cold brew without the wait",
        overlay="15 seconds",
        caption="One part concentrate\nthree parts milk",
        cta="Tap the basket",
        product="Concentrate 500 ml",
    )
    workspace.do(videos.set_hashtags(video, ("coldbrew", "kopisusu")))
    workspace.do(videos.set_length(video, 22.5))
    found = between(words(page()), "Cold brew", "Findings")
    assert found[1] == "Wed 25 Nov 2026, 19:00 WIB"
    assert found[2] == "“Cold brew without the wait”"
    pairs = dict(pairwise(found))
    assert pairs["Length"] == "22.5 s"
    assert pairs["Product"] == "Concentrate 500 ml"
    assert pairs["Text overlay"] == "15 seconds"
    assert pairs["Caption"] == "One part concentrate"
    assert "three parts milk" in found
    assert pairs["Hashtags"] == "#coldbrew #kopisusu"
    assert pairs["Call to action"] == "Tap the basket"
    assert "Not written yet" not in found


def test_a_hook_that_is_missing_is_said_to_be(workspace, page):
    add(workspace)
    assert "Not written yet" in words(page())


def test_findings_say_in_words_how_much_they_weigh_and_the_heaviest_comes_first(workspace, page):
    add(workspace, hook="Hi guys, welcome back to my channel, today I want to show you this")
    found = between(words(page()), "Findings")
    weights = [word for word in found if word in map(str, labels.SEVERITIES.values())]
    assert weights[0] == "To fix"
    assert "To consider" in weights
    assert weights == sorted(weights, key=["To fix", "To consider", "Hint"].index)
    at = found.index("Opens with a greeting")
    assert found[at - 1] == "To fix"
    assert found[at + 1].startswith("The first second is spent on")
    assert found[at + 2] == "Spoken hook · HOOK003"


def test_a_waived_finding_comes_last_with_its_reason_and_its_last_day(workspace, page):
    video = add(workspace, hook="Hi guys, welcome back")
    loud = re.search(r"(\d+) to fix", page())
    workspace.do(waivers.add(video, "HOOK003", "", "She says <so>", dt.date(2026, 12, 1)))
    text = page()
    found = between(words(text), "Ignored")
    assert found == [
        "Ignored",
        "Opens with a greeting",
        "She says <so>",
        "Until Tue 1 Dec 2026",
        "Spoken hook · HOOK003",
    ]
    quiet = re.search(r"(\d+) to fix", text)
    assert loud
    assert quiet
    assert int(quiet[1]) == int(loud[1]) - 1


def test_a_waiver_for_good_says_so(workspace, page):
    video = add(workspace, hook="Hi guys, welcome back")
    workspace.do(waivers.add(video, "HOOK003", "", "Always"))
    assert "Without an end" in words(page())


def test_a_clean_video_says_that_nothing_is_to_fix(workspace, clock):
    add(workspace)
    found = workspace.read_plain(lambda connection: report.content(connection, clock(), None))
    clean = words(report.html("Plan", found.calendar, found.videos, []))
    assert clean[-1] == "Nothing to fix"
    assert "Nothing to fix" not in words(report.html("Plan", *found))


def test_a_posted_video_is_not_called_clean(workspace, page):
    video = add(workspace)
    workspace.do(videos.set_stage((video,), Stage.POSTED))
    found = words(page())
    assert found[-1] == "Posted, so it is no longer checked."
    assert "Nothing to fix" not in found


def test_what_the_plan_as_a_whole_lacks_stands_on_the_first_page(workspace, clock):
    add(workspace)
    found = workspace.read_plain(lambda connection: report.content(connection, clock(), None))
    general = [result for result in found.results if result.video is None]
    assert general, "an empty calendar lacks something"
    said = words(report.html("Plan", *found))
    assert said.index("About the whole plan") < said.index(general[0].finding.message) < said.index("Videos")


@pytest.mark.parametrize(
    "write", [report.html, lambda *plan: report.pages(*plan)[0], lambda *plan: report.pages(*plan)[1]]
)
def test_no_text_becomes_markup(from_before, workspace, clock, page, write):
    video = add(
        workspace,
        NASTY,
        hook=NASTY,
        overlay=NASTY,
        caption=NASTY + "\r\nsecond line",
        cta=NASTY,
        product=NASTY,
    )
    workspace.do(videos.set_hashtags(video, ("<b>", "a&b")))
    found = workspace.read_plain(lambda connection: report.content(connection, clock(), None)).results
    code = next(result.rule.code for result in found if result.video)
    workspace.do(waivers.add(video, code, "", NASTY))
    text = page(write=write)
    read = Reader(text)
    allowed = {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "table", "thead", "tbody",
        "tr", "th", "td", "span", "a", "br",
    }  # fmt: skip
    assert set(read.tags) <= allowed
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    shown = '<script>alert("x")</script> & \'"'
    titles_or_texts = sum(word.startswith((shown, "“" + shown)) for word in read.words)
    assert titles_or_texts >= (1 if "About the whole plan" in read.words else 7)
    assert any("{text} 🫖" in word for word in read.words)


def test_a_format_of_ones_own_is_no_class(clock):
    calendar = CalendarFacts(now=clock())
    odd = VideoFacts(calendar, title="Odd", format=FormatFacts('x" onclick="y'))
    attributes = Reader(report.html("Plan", calendar, [odd], [])).attributes
    assert {name for _tag, name, _value in attributes}.isdisjoint({"onclick", "style", "src"})
    assert ("span", "class", "other") in attributes


def test_a_text_of_4000_characters_is_there_whole(workspace, page):
    add(workspace, script="x", caption="Kopi" * 1000)
    assert "Kopi" * 1000 in words(page())


def test_nothing_is_fetched_and_nothing_runs(workspace, page):
    add(workspace)
    text = page()
    assert not re.search(r"https?:|url\(|@import|<script|<link|<img|javascript:|\son\w+=", text)


def test_the_colours_are_the_themes(page):
    colours = set(re.findall(r"#[0-9A-Fa-f]{6}", THEME.read_text(encoding="utf-8")))
    for text in (page(), *page(write=report.pages)):
        used = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", text))
        assert used
        assert used <= colours
    for sheet in (presets.ASSETS / "report").glob("*.css"):
        assert not re.search(r"#[0-9A-Fa-f]{3,8}\b|rgb|hsl", sheet.read_text(encoding="utf-8"))


def test_as_pages_the_words_are_the_same(workspace, page):
    add(workspace, hook="Hi guys, welcome back")
    add(workspace, "Other", 26)
    title, *first = words(page())
    pages = [words(one) for one in page(write=report.pages)]
    assert len(pages) == 3
    assert {one[0] for one in pages} == {title}
    assert first == [word for one in pages for word in one[1:]]


def test_only_the_videos_of_the_days_are_in_it(workspace, page):
    for title, day in (("Before", 23), ("First day", 24), ("Last day", 26), ("After", 27)):
        add(workspace, title, day)
    workspace.do(videos.add("Some day", None))
    found = words(page((dt.date(2026, 11, 24), dt.date(2026, 11, 27))))
    assert {"First day", "Last day"} <= set(found)
    assert {"Before", "After", "Some day"}.isdisjoint(found)


def test_a_zone_of_its_own_is_named(workspace, page):
    video = add(workspace)
    workspace.do(videos.reschedule(video, dt.datetime(2026, 11, 25, 19), "Europe/Berlin"))
    assert any(word.endswith("CET") for word in words(page()))


def test_every_field_that_a_rule_is_about_has_a_name():
    fields = {loaded.rule.field for loaded in engine.all_rules().values() if loaded.rule.subject == "video"}
    assert fields - set(labels.FIELDS) == set()


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_sample_calendar_is_a_whole_report_in_both_languages(tmp_path, clock, language):
    i18n.set_language(language)
    workspace = demo.build(tmp_path / "sample.hookline", clock, language)
    found = workspace.read_plain(lambda connection: report.content(connection, clock(), None))
    workspace.close()
    read = Reader(report.html("Senja", *found))
    assert read.tags.count("h2") == len(found.videos) == 42
    assert not [word for word in read.words if re.search(r"\{\w*\}", word)]
    greeting = {"en": "Opens with a greeting", "id": "Dibuka dengan sapaan"}[language]
    assert greeting in read.words
