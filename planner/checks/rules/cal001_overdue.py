"""CAL001: the planned time is over and the video is not posted."""

from collections.abc import Iterator

from models.choices import Stage
from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="CAL001",
    name="overdue",
    field="at",
    title=N_("Planned in the past and not posted"),
    passes=N_("The planned time is still to come"),
    what=N_("The time of posting is over, and the video is not marked as posted."),
    why=N_("Regular posting is what the calendar is for, and reminders and trends go by its times."),
    example=N_("Planned for last Tuesday, still “Edited”"),
    instead=N_("Moved to the next open slot"),
)

FINISHED = (Stage.EDITED, Stage.SCHEDULED)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a video whose time is over."""
    if video.at is None or video.at_utc is None or video.at_utc >= video.calendar.now:
        return
    posted = Fix(_("Mark as posted"), "videos.set_stage", ((video.id,), Stage.POSTED), safe=False)
    finished = video.stage in FINISHED
    yield Finding(
        _("Planned for {time} and not posted").format(time=dates.moment(video.at)),
        "at",
        _("Mark it as posted, or move it to another time.") if finished else _("Move it to another time."),
        fixes=(posted,) if finished else (),
    )
