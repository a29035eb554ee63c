"""What changed rules mean for the plan: how many videos have something to fix now that had not, and the reverse."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass

from sqlmodel import Session

from models.choices import Severity
from models.reading import Connection
from models.tally import RuleWatch
from planner.checks import engine, survey
from planner.checks.facts import CalendarFacts
from planner.checks.survey import Step
from planner.i18n import ngettext


@dataclass(frozen=True, slots=True)
class Look:
    """A plan checked by one state of the rules: what tells that state, and the videos with something to fix."""

    digest: str
    loud: frozenset[int]


def digest(calendar: CalendarFacts) -> str:
    """Return a text that tells one state of a calendar's rules from another, the program's own rules included."""
    settings = {code: calendar.rules[code] for code in engine.rules_of(calendar)}
    state = [
        (
            code,
            str(one.severity),
            sorted(one.numbers.items()),
            [sorted(words.items()) for words in one.lists.values()],
        )
        for code, one in sorted(settings.items())
    ]
    own = [repr(rule) for rule in calendar.brand_rules]
    generic = calendar.rules.shared_words("generic")
    return hashlib.sha256(json.dumps([state, own, generic], default=str).encode()).hexdigest()[:16]


def look(connection: Connection, now: dt.datetime, step: Step = lambda _done, _of: None) -> Look:
    """Check everything that is still to be posted. ``now`` is UTC. It takes its time: call it off the GUI thread.

    ``step`` hears how far it is, and may raise to stop it.
    """
    found = survey.look(connection, now, survey.Period.ALL, step)
    loud = frozenset(
        result.video.id
        for result in found.results
        if result.video is not None and result.severity is Severity.FIX and result.waiver is None
    )
    return Look(digest(found.calendar), loud)


def last(session: Session) -> Look | None:
    """Return how it was when the rules were last looked at, or None."""
    row = session.get(RuleWatch, 1)
    return Look(row.digest, frozenset(row.videos)) if row else None


def note(session: Session, now: Look) -> None:
    """Remember how it is; outside undo."""
    row = session.get(RuleWatch, 1)
    if row is None:
        row = RuleWatch(id=1, digest=now.digest)
        session.add(row)
    row.digest, row.videos = now.digest, sorted(now.loud)


def words(before: Look | None, now: Look) -> str:
    """Return what other rules changed, in one line; nothing where the rules or what they find are the same."""
    if before is None or before.digest == now.digest:
        return ""
    more, less = len(now.loud - before.loud), len(before.loud - now.loud)
    parts = []
    if more:
        parts.append(
            ngettext(
                "By the changed rules {n} video now has something to fix.",
                "By the changed rules {n} videos now have something to fix.",
                more,
            ).format(n=more)
        )
    if less:
        parts.append(
            ngettext(
                "By the changed rules {n} video has nothing to fix any more.",
                "By the changed rules {n} videos have nothing to fix any more.",
                less,
            ).format(n=less)
        )
    return " ".join(parts)
