"""The queue of checks: a rule that fails shows as not checked, and nothing keeps the others waiting."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from models.choices import Severity, Stage
from models.reading import Tile
from planner.checks import engine, loading
from planner.days.filtering import Filter
from planner.errors import PlanError
from planner.library import sounds
from planner.video import videos
from ui import findings as findings_module
from ui.checks import lines
from ui.pieces.checks_panel import ChecksPanel, role_of
from ui.pieces.sign import Sign
from ui.review.checklist import Checklist

WHEN = dt.datetime(2026, 11, 25, 19)


@pytest.fixture
def made(store):
    made = [store.do(videos.add(f"Video {n}", WHEN + dt.timedelta(days=n))) for n in range(30)]
    store.do(videos.set_stage(made, Stage.SCRIPTED))
    return made


def broken_rules(monkeypatch, *codes: str) -> None:
    def find(_video, _settings):
        raise RuntimeError("no")

    rules = {
        code: replace(rule, find=find) if code in codes else rule for code, rule in engine.all_rules().items()
    }
    monkeypatch.setattr(engine, "all_rules", lambda: rules)


@pytest.fixture
def only_failed(monkeypatch):
    """One rule alone, and that one fails."""
    broken_rules(monkeypatch, "LEN002")
    rules = {"LEN002": engine.all_rules()["LEN002"]}
    monkeypatch.setattr(engine, "all_rules", lambda: rules)


@pytest.mark.usefixtures("only_failed")
def test_where_a_rule_failed_a_grey_dot_stands_for_the_video_and_no_tick(findings, made):
    _facts, results = findings.look(made[0])
    assert [result.failed for result in results] == [True]
    assert findings.count(made[0]) == (0, 0, 0, 1, 0)
    assert findings.sign(made[0], "scripted") == ("●", "muted")
    assert findings.sign(made[0], "posted") == ("", "fine")
    assert findings.sign(made[1], "scripted") == ("", "")
    tile = Tile(made[0], "x", "scripted", "2026-11-25 19:00", None, "", "[]")
    count = findings.count(made[0])
    assert not Filter(finding="none").passes(tile, (), count)
    assert Filter(finding="none").passes(tile, (), count._replace(failed=0))


def test_a_number_to_fix_outweighs_the_dot(findings, made, monkeypatch):
    broken_rules(monkeypatch, "LEN002")
    findings.look(made[0])
    count = findings.count(made[0])
    assert (count.failed, findings.sign(made[0], "scripted")) == (1, (str(count.fix), "fix"))


@pytest.mark.usefixtures("only_failed")
@pytest.mark.parametrize("kind", [ChecksPanel, Checklist])
def test_a_card_of_what_failed_has_a_grey_sign_and_nothing_to_ignore(findings, made, qtbot, kind):
    video, results = findings.look(made[0])
    passes = engine.passed(video, results)
    assert passes == []
    panel = ChecksPanel(wide=True) if kind is ChecksPanel else Checklist()
    qtbot.addWidget(panel)
    if kind is ChecksPanel:
        panel.show_results(results, passes, ())
    else:
        panel.show_results(results, passes, writable=True)
    assert [mark._role for mark in panel.findChildren(Sign)] == ["muted"]
    assert [one.text() for one in panel.findChildren(QPushButton) if one.text() in ("Why?", "Ignore…")] == [
        "Why?"
    ]
    assert role_of(results[0]) == "muted"


@pytest.mark.usefixtures("only_failed")
def test_lists_of_findings_say_not_checked_and_count_it_apart(findings, made):
    found = lines.lines_of(findings.look(made[0])[1])
    assert lines.in_words(found) == "1 not checked"
    [group] = lines.arrange(found, lines.Wanted())
    assert group.heaviest.weight == "Not checked"
    assert lines.arrange(found, lines.Wanted(severity=Severity.HINT)) == []


def test_a_video_that_cannot_be_read_keeps_no_other_one_waiting(findings, made, qtbot, monkeypatch, failures):
    load = loading.load

    def picky(connection, calendar, *, ids=None, days=None):
        if made[3] in ids:
            raise KeyError("x")
        return load(connection, calendar, ids=ids, days=days)

    monkeypatch.setattr(loading, "load", picky)
    with qtbot.waitSignal(findings.settled, timeout=20_000):
        findings.want(made)
    assert {findings.count(one) is not None for one in made} == {True}
    assert findings.sign(made[3], "idea") == ("●", "muted")
    assert findings.count(made[4]).failed == 0
    assert failures == []
    monkeypatch.setattr(loading, "load", load)
    findings._wanted[made[3]] = None
    assert findings.look(made[3])[0] is not None
    assert findings.count(made[3]).failed == 0


@pytest.mark.parametrize("error", [PlanError("The calendar can't be read."), ValueError("odd")])
def test_a_calendar_that_cannot_be_read_is_told_once_and_tried_again(
    findings, made, qtbot, monkeypatch, failures, error
):
    load = loading.load_calendar
    monkeypatch.setattr(findings_module, "RETRY_MS", 20)
    tries = []

    def refuses(connection, now):
        tries.append(now)
        raise type(error)(*error.args)

    monkeypatch.setattr(loading, "load_calendar", refuses)
    findings.want(made)
    qtbot.waitUntil(lambda: len(tries) > 3, timeout=20_000)
    assert len(failures) == 1
    assert failures[0].startswith("The ")
    monkeypatch.setattr(loading, "load_calendar", load)
    with qtbot.waitSignal(findings.settled, timeout=20_000):
        pass
    assert all(findings.count(one) for one in made)


def test_the_first_reason_for_a_sound_makes_the_rule_look_at_all_the_others(findings, made, store, qtbot):
    sound = store.do(sounds.add("Slow Morning"))
    for one in made[:3]:
        store.do(videos.set_sound(one, sound))
    with qtbot.waitSignal(findings.settled, timeout=20_000):
        findings.want(made[:3])

    def asked():
        return {one for one in made[:3] if "SND003" in {r.rule.code for r in findings.of(one)}}

    assert asked() == set()
    with qtbot.waitSignal(findings.settled, timeout=20_000):
        store.do(videos.set_text(made[0], "sound_reason", "Calm pour"))
    assert asked() == set(made[1:3])
