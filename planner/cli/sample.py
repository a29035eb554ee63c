"""The sample calendar where there is no screen: this week's agenda with what is wrong with each video."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

from planner import demo
from planner.checks import engine
from planner.checks.engine import Result
from planner.cli import agenda, findings, output, plans
from planner.cli.clock import Clock
from planner.i18n import _, language

WEEK = dt.timedelta(days=6)


def run(clock: Clock) -> int:
    """Build the sample calendar and print the seven days from today on. Return 0.

    It is built in a folder that goes again: the sample that a window may have open stays as it is.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / demo.default_path().name
        demo.build(path, clock, language()).close()
        _show(path, clock)
    return 0


def _show(path: Path, clock: Clock) -> None:
    facts = plans.calendar_facts(path, clock)
    first = facts.calendar.today
    with plans.reading(path, thorough=False) as connection:
        entries = agenda.planned(connection, first, first + WEEK)
    wanted = agenda.within(facts.videos, first, first + WEEK)
    results = engine.check(wanted, facts.calendar, waivers=facts.waivers)
    loud = [result for result in results if result.waiver is None]
    by_video: dict[int, list[Result]] = {}
    for result in loud:
        by_video.setdefault(result.video.id if result.video else 0, []).append(result)
    output.say(_("There is no screen to open a window on. This is the week of the sample calendar:"))
    output.say()
    for text, entry in agenda.text(entries, first):
        output.say(output.safe(text))
        for result in by_video.get(entry.video_id, ()) if entry and entry.video_id else ():
            output.say("       " + findings.line(result))
    output.say()
    output.say(findings.summary(loud, len(wanted)))
