"""check for other programs and for other people: SARIF, annotations of GitHub, a report in HTML."""

import datetime as dt
import json
import os
import re
import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from planner import cli, i18n, opening
from planner.checks import engine, waivers
from planner.checks.facts import CalendarFacts, VideoFacts
from planner.cli import findings
from planner.cli.plans import Facts
from planner.presets import version
from planner.video import videos

SHEET = """Title,Date,Time,Hook,Hashtags
Cold brew,25/11/2026,19:00,"Hi guys, welcome back",#a #b #c #d #e #f
"100% {brew}: now, or [later](x)
never",26/11/2026,19:00,,#coffee
"""
LEVELS = {"fix": "error", "consider": "warning", "hint": "note"}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home and a folder of its own, and English whatever the tests' computer speaks."""
    for name, part in (("HOME", ""), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")):
        monkeypatch.setenv(name, str(tmp_path / "home" / part))
    monkeypatch.setenv("HOOKLINE_LANGUAGE", "en")
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    folder = tmp_path / "shop"
    folder.mkdir()
    monkeypatch.chdir(folder)
    yield
    i18n.set_language("en")


@pytest.fixture
def run(capsys, clock):
    def run(*argv):
        code = cli.main(["check", *(str(arg) for arg in argv)], clock)
        said = capsys.readouterr()
        return code, said.out

    return run


@pytest.fixture
def sheet():
    path = Path("plans") / "november & more.csv"
    path.parent.mkdir()
    path.write_text(SHEET, encoding="utf-8")
    return path


@pytest.fixture
def calendar(built_sample):
    """The sample calendar."""
    return shutil.copyfile(built_sample, Path("sample.hookline"))


def sarif(run, *argv):
    log = json.loads(run(*argv, "--format", "sarif")[1])
    assert_is_sarif(log)
    return log["runs"][0]


def assert_is_sarif(log):
    """What the schema of SARIF 2.1.0 asks of what we write: nothing unknown, nothing missing, the right types."""
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    assert urlsplit(log["$schema"]).path.endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert set(run) - {"invocations"} == {"tool", "columnKind", "results"}
    for invocation in run.get("invocations", ()):
        assert set(invocation) == {"executionSuccessful", "toolExecutionNotifications"}
        for note in invocation["toolExecutionNotifications"]:
            assert set(note) == {"level", "message", "associatedRule", "locations"}
            assert set(note["associatedRule"]) == {"id", "index"}
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert set(run["tool"]) == {"driver"}
    driver = run["tool"]["driver"]
    assert set(driver) == {"name", "version", "language", "rules"}
    assert re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", driver["language"])
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for rule in driver["rules"]:
        assert set(rule) == {"id", "name", "shortDescription", "fullDescription", "help"}
        for text in ("shortDescription", "fullDescription", "help"):
            assert set(rule[text]) == {"text"}
            assert rule[text]["text"].strip()
    for result in run["results"]:
        assert_is_result(result, ids)


def assert_is_result(result, ids):
    assert set(result) - {"suppressions"} == {
        "ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints",
    }  # fmt: skip
    assert ids[result["ruleIndex"]] == result["ruleId"]
    assert result["level"] in ("none", "note", "warning", "error")
    assert set(result["message"]) == {"text"}
    assert result["message"]["text"].strip()
    assert all(isinstance(value, str) and value for value in result["partialFingerprints"].values())
    (location,) = result["locations"]
    assert set(location) <= {"physicalLocation", "logicalLocations"}
    physical = location["physicalLocation"]
    assert set(physical) <= {"artifactLocation", "region"}
    assert re.fullmatch(r"[A-Za-z0-9%/._~:-]+", physical["artifactLocation"]["uri"])
    if "region" in physical:
        assert set(physical["region"]) == {"startLine"}
        assert physical["region"]["startLine"] >= 1
    for place in location.get("logicalLocations", ()):
        assert set(place) == {"name", "kind"}
    for suppression in result.get("suppressions", ()):
        assert set(suppression) <= {"kind", "justification"}
        assert suppression["kind"] in ("inSource", "external")


# ------------------------------------------------------------------------- what could not be checked


@pytest.fixture
def broken(monkeypatch):
    """Let one rule stop with an error at every video."""

    def find(_video, _settings):
        raise RuntimeError("no")

    rules = dict(engine.all_rules())
    rules["LEN002"] = replace(rules["LEN002"], find=find)
    monkeypatch.setattr(engine, "all_rules", lambda: rules)


@pytest.mark.usefixtures("broken")
def test_what_could_not_be_checked_is_said_in_every_format_and_ends_with_3(run, sheet):
    found = {kind: run(sheet, "--format", kind) for kind in findings.WRITERS}
    assert {code for code, _text in found.values()} == {3}
    text = {kind: said for kind, (_code, said) in found.items()}
    assert "  Not checked LEN002  Could not be checked\n" in text["text"]
    assert text["text"].rstrip().endswith("in 2 videos. 2 checks could not be made.")
    records = [one for one in json.loads(text["json"]) if one["code"] == "LEN002"]
    assert [(one["severity"], one["message"], one["fixable"]) for one in records] == [
        ("failed", "Could not be checked", False)
    ] * 2
    assert text["csv"].count(",LEN002,off-target,failed,") == 2
    assert text["github"].count("title=LEN002::Could not be checked") == 2
    assert "::warning file=plans/november & more.csv,line=2,title=LEN002::" in text["github"]
    assert "Not checked" in text["html"]


@pytest.mark.usefixtures("broken")
def test_sarif_says_of_the_run_what_could_not_be_checked(run, sheet):
    found = sarif(run, sheet)
    assert "LEN002" not in {result["ruleId"] for result in found["results"]}
    (invocation,) = found["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = invocation["toolExecutionNotifications"]
    assert [note["associatedRule"]["id"] for note in notes] == ["LEN002"] * 2
    assert [note["locations"][0]["physicalLocation"]["region"]["startLine"] for note in notes] == [2, 3]
    assert notes[0]["message"]["text"].startswith("Could not be checked (Cold brew)")


# ----------------------------------------------------------------------------------------------- SARIF


def test_sarif_names_the_program_and_the_rules_that_found_something(run, sheet):
    found = sarif(run, sheet, "--select", "TAG002,HOOK003,LEN002")
    driver = found["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("Hookline", version())
    assert [rule["id"] for rule in driver["rules"]] == ["HOOK003", "TAG002"]
    assert driver["rules"][1]["name"] == "too-many-hashtags"
    assert driver["rules"][1]["shortDescription"]["text"] == "Too many hashtags"
    assert "\n\nInstead: #" in driver["rules"][1]["help"]["text"]


def test_sarif_points_at_the_line_of_a_table(run, sheet):
    (result,) = sarif(run, sheet, "--select", "TAG002")["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "plans/november%20%26%20more.csv"
    assert place["region"] == {"startLine": 2}
    assert result["message"]["text"].startswith("6 hashtags, at most 5 (Cold brew)\n")
    rows = {one["row"] for one in json.loads(run(sheet, "--format", "json")[1]) if one["row"]}
    everything = sarif(run, sheet)["results"]
    regions = [one["locations"][0]["physicalLocation"].get("region") for one in everything]
    assert {region["startLine"] for region in regions if region} == {row + 1 for row in rows} == {2, 3}
    assert None in regions, "what the plan lacks is in no line"


def test_sarif_of_a_calendar_names_videos_and_no_lines(run, calendar):
    results = sarif(run, calendar)["results"]
    places = [result["locations"][0] for result in results]
    assert {place["physicalLocation"]["artifactLocation"]["uri"] for place in places} == {"sample.hookline"}
    assert not any("region" in place["physicalLocation"] for place in places)
    assert {"name": "Cold brew in 15 seconds", "kind": "video"} in [
        name for place in places for name in place.get("logicalLocations", ())
    ]


def test_levels_follow_the_weights(run, calendar):
    weights = {one["code"]: one["severity"] for one in json.loads(run(calendar, "--format", "json")[1])}
    levels = {one["ruleId"]: one["level"] for one in sarif(run, calendar)["results"]}
    assert levels == {code: LEVELS[weight] for code, weight in weights.items()}
    assert set(levels.values()) == {"error", "warning", "note"}


def test_waived_findings_are_suppressed_with_their_reason_and_the_exit_code_ignores_them(run, clock):
    path = Path("c.hookline")
    workspace = opening.create(path.absolute(), clock)
    video = workspace.do(videos.add("Cold brew", dt.datetime(2026, 12, 1, 9)))
    workspace.do(videos.set_text(video, "hook", "Hi guys, coffee is ready"))
    select = ("--select", "HOOK003")
    assert run(path, *select, "--format", "sarif")[0] == 1
    workspace.do(waivers.add(video, "HOOK003", "", "She always says {that}."))
    workspace.close()
    (result,) = sarif(run, path, *select)["results"]
    assert result["suppressions"] == [{"kind": "external", "justification": "She always says {that}."}]
    assert run(path, *select, "--format", "sarif")[0] == 0
    assert json.loads(run(path, *select, "--format", "json")[1]) == []
    assert run(path, *select, "--format", "github") == (0, "")


def test_fingerprints_are_all_different_and_stay_when_rows_move(run, sheet):
    def prints():
        return {
            (one["ruleId"], one["message"]["text"]): one["partialFingerprints"]
            for one in sarif(run, sheet)["results"]
        }

    before = prints()
    values = [json.dumps(value) for value in before.values()]
    assert len(set(values)) == len(values)
    head, rest = sheet.read_text(encoding="utf-8").split("\n", 1)
    sheet.write_text(f"{head}\nAnother,1/3/2027,12:00,Look,#x\n{rest}", encoding="utf-8")
    after = prints()
    kept = [key for key in before if "Cold brew" in key[1]]
    assert kept
    assert all(after[key] == before[key] for key in kept)


def test_two_rows_of_the_same_title_have_fingerprints_of_their_own(run, sheet):
    rows = "A,25/11/2026,19:00,Hi guys,#x\n" * 2
    sheet.write_text(f"Title,Date,Time,Hook,Hashtags\n{rows}", encoding="utf-8")
    results = sarif(run, sheet, "--select", "HOOK003")["results"]
    assert len(results) == 2
    assert len({json.dumps(one["partialFingerprints"]) for one in results}) == 2


def test_braces_and_links_in_a_title_mean_nothing_in_a_message(run, sheet):
    texts = [one["message"]["text"] for one in sarif(run, sheet)["results"]]
    odd = next(text for text in texts if "brew}}: now" in text)
    assert "100% {{brew}}: now, or [later\\](x)" in odd


def test_a_plan_elsewhere_is_named_by_its_whole_address(run, tmp_path):
    path = tmp_path / "other place.csv"
    path.write_text(SHEET, encoding="utf-8")
    uris = {
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for one in sarif(run, path)["results"]
    }
    (uri,) = uris
    assert uri.startswith("file:///")
    assert Path(unquote(urlsplit(uri).path)) == path


def test_a_plan_with_nothing_wrong_is_a_run_without_results(run, sheet):
    found = sarif(run, sheet, "--select", "LEN003")
    assert found["results"] == []
    assert found["tool"]["driver"]["rules"] == []


# ---------------------------------------------------------------------------------------------- GitHub


def test_github_shows_a_finding_beside_its_line(run, sheet):
    code, out = run(sheet, "--select", "TAG002", "--format", "github")
    assert code == 1
    expected = (
        "::error file=plans/november & more.csv,line=2,title=TAG002::6 hashtags, at most 5 (Cold brew)\n"
    )
    assert out == expected


def test_github_has_a_command_for_each_weight(run, calendar):
    out = run(calendar, "--format", "github")[1]
    found = json.loads(run(calendar, "--format", "json")[1])
    commands = [line.split(" ")[0].strip(":") for line in out.splitlines()]
    names = {"fix": "error", "consider": "warning", "hint": "notice"}
    assert commands == [names[one["severity"]] for one in found]
    assert set(commands) == set(names.values())


def test_github_has_no_line_for_a_calendar(run, calendar):
    lines = run(calendar, "--format", "github")[1].splitlines()
    assert lines
    assert all(
        re.match(r"::(error|warning|notice) file=sample\.hookline,title=[A-Z]+\d+::", line) for line in lines
    )


def test_github_commands_stay_one_line_each_whatever_a_title_holds(from_before, run, clock):
    path = Path("a,b:c%d.hookline")
    workspace = opening.create(path.absolute(), clock)
    video = workspace.do(videos.add("5%\r\n::error::not ours\x1b[2J", dt.datetime(2026, 12, 1, 9)))
    workspace.do(videos.set_text(video, "hook", "Hi guys, coffee is ready"))
    workspace.close()
    out = run(path, "--select", "HOOK003", "--format", "github")[1]
    (line,) = out.splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%25d.hookline,title=HOOK003::Opens with a greeting (5%25")
    assert "::not ours" in line
    assert "\x1b" not in out


def test_github_writes_line_ends_and_percent_signs_as_codes(clock):
    calendar = CalendarFacts(now=clock())
    facts = Facts(
        calendar, [VideoFacts(calendar, row=4, title="50%\r\n::error::\nx", hook="Hi guys")], [], []
    )
    results = engine.check(facts.videos, calendar, rules=engine.chosen(["HOOK003"]))
    (line,) = findings.as_github("a\nb.csv", facts, results)
    assert line == (
        "::error file=a%0Ab.csv,line=5,title=HOOK003::Opens with a greeting (50%25%0D%0A::error::%0Ax)\n"
    )


def test_github_names_no_file_for_pasted_cells(run, monkeypatch):
    read, write = os.pipe()
    os.write(write, SHEET.encode())
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as pasted:
        monkeypatch.setattr("sys.stdin", pasted)
        out = run("-", "--select", "TAG002", "--format", "github")[1]
    assert out == "::error line=2,title=TAG002::6 hashtags, at most 5 (Cold brew)\n"


# ------------------------------------------------------------------------------------------------ HTML


def test_html_is_the_report_of_the_whole_plan(run, calendar):
    code, out = run(calendar, "--format", "html")
    assert code == 1
    assert out.startswith("<!DOCTYPE html>")
    assert "<h1>sample</h1>" in out
    assert out.count('<h2 class="video"') == 42
    assert "24 to fix" in out
    assert "Her pause is the video. We cut everything else." in out, "waived ones are there with their reason"


def test_html_of_a_table_escapes_its_texts(run, sheet):
    sheet.write_text(SHEET.replace("Cold brew", "<script>alert(1)</script>"), encoding="utf-8")
    out = run(sheet, "--format", "html")[1]
    assert "<script" not in out
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in out
    assert "<h1>november &amp; more</h1>" in out


def test_html_speaks_indonesian(run, calendar, monkeypatch):
    monkeypatch.setenv("HOOKLINE_LANGUAGE", "id")
    out = run(calendar, "--format", "html")[1]
    assert '<html lang="id">' in out
    assert "Wajib diperbaiki" in out


def test_help_says_what_each_format_is_for(capsys, clock, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    assert cli.main(["check", "--help"], clock) == 0
    said = capsys.readouterr().out
    assert "{text,json,csv,sarif,github,html}" in said
    assert "sarif for code hosts and editors" in said
    assert "(default: text)" in said
