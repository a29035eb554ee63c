"""The command ``creators``: a line a creator for people, records for other programs, and never an ad code."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest

from models.choices import AgreementKind, CreatorStage
from planner import opening
from planner.checks import waivers
from planner.creators import agreements, creators, permissions, samples
from planner.video import videos

TODAY = dt.date(2026, 11, 23)
KEYS = [
    "handle", "tier", "followers", "engagement", "stage", "model", "sample", "due", "rights_end", "code_end",
    "findings",
]  # fmt: skip


def ago(days):
    return TODAY - dt.timedelta(days=days)


@pytest.fixture
def plan(tmp_path: Path, clock) -> Path:
    path = tmp_path / "c.hookline"
    workspace = opening.create(path, clock, zone="Asia/Jakarta", spoken="en")
    ayu = workspace.do(creators.add("@ayu", {"followers": 12_000, "engagement": 6.25, "looked_at": 25}))
    ticked = ("audience_seen", "no_spikes", "real_comments", "partners_seen")
    workspace.do(creators.change(ayu, dict.fromkeys(ticked, True)))
    workspace.do(creators.set_stage([ayu], CreatorStage.DELIVERING))
    workspace.do(agreements.add(ayu, {"kind": AgreementKind.PAID, "due": ago(-30)}))
    workspace.do(samples.add(ayu, "Gift box", {"received": ago(20)}))
    given = workspace.do(permissions.add({"creator_id": ayu}))
    workspace.do(
        permissions.grant(
            given,
            ago(20),
            {"repost": True, "ads": True, "until": ago(-60), "written": "=Message", "ad_code": "#SECRETCODE",
             "ad_start": ago(20), "ad_days": 30},
        )
    )  # fmt: skip
    workspace.do(creators.add("=cmd"))
    workspace.close()
    return path


def test_a_creator_is_a_line_with_what_is_due_and_what_ends(run, plan):
    code, out, err = run("creators", plan)
    assert (code, err) == (0, "")
    heading, cmd, ayu = out.splitlines()
    assert heading.split()[:4] == ["Creator", "Tier", "Followers", "Engagement"]
    assert ayu.split() == [
        "@ayu", "Micro", "12,000", "6.2", "%", "Delivering", "Paid", "Overdue", "2026-11-17", "2027-01-22",
        "2026-12-03", "CRE005",
    ]  # fmt: skip
    assert cmd.startswith("@=cmd")
    assert ayu.index("Delivering") == heading.index("Stage")


def test_records_have_every_key_and_null_where_nothing_is_known(run, plan):
    code, out, _err = run("creators", plan, "--format", "json")
    cmd, ayu = json.loads(out)
    assert code == 0
    assert list(ayu) == KEYS
    assert ayu == {
        "handle": "ayu", "tier": "micro", "followers": 12_000, "engagement": 6.25, "stage": "delivering",
        "model": "paid", "sample": "overdue", "due": "2026-11-17", "rights_end": "2027-01-22",
        "code_end": "2026-12-03", "findings": ["CRE005"],
    }  # fmt: skip
    assert cmd == dict.fromkeys(KEYS) | {"handle": "=cmd", "stage": "found", "findings": []}


def test_what_is_wrong_with_the_rights_of_its_videos_is_found_too_until_it_is_waived(run, plan, clock):
    workspace = opening.open_calendar(plan, clock)
    [video] = workspace.do(agreements.plan_videos(1, [dt.datetime(2026, 12, 13, 19)]))
    workspace.do(videos.set_flag(video, "meant_for_ad", True))
    workspace.close()
    code, out, _err = run("creators", plan, "--format", "json")
    assert code == 1
    assert json.loads(out)[1]["findings"] == ["CRE005", "RGT004"]
    workspace = opening.open_calendar(plan, clock)
    workspace.do(waivers.add(video, "RGT004", "", "A new code comes on Monday", None))
    workspace.close()
    assert json.loads(run("creators", plan, "--format", "json")[1])[1]["findings"] == ["CRE005"]


def test_a_table_is_safe_to_open(run, plan):
    _code, out, _err = run("creators", plan, "--format", "csv")
    heading, cmd, ayu = csv.reader(io.StringIO(out))
    assert heading == KEYS
    assert cmd[0] == "'=cmd"
    assert ayu[-1] == "CRE005"


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_no_form_has_an_ad_code_in_it(run, plan, form):
    assert "SECRETCODE" not in run("creators", plan, "--format", form)[1]


def test_a_calendar_without_creators_says_so(run, tmp_path, clock):
    path = tmp_path / "e.hookline"
    opening.create(path, clock, zone="Asia/Jakarta", spoken="en").close()
    assert run("creators", path)[:2] == (0, "No creators are kept in this calendar yet.\n")
    assert json.loads(run("creators", path, "--format", "json")[1]) == []
    assert run("creators", path, "--format", "csv")[1] == ",".join(KEYS) + "\n"


def test_a_table_keeps_no_creators(run, sheet):
    code, out, err = run("creators", sheet)
    assert (code, out) == (2, "")
    assert "is no calendar. Bring it in first" in err


def test_a_file_that_is_not_there_is_told(run, tmp_path):
    code, _out, err = run("creators", tmp_path / "gone.hookline")
    assert code == 2
    assert "gone.hookline" in err
