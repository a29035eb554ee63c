"""CAL008: the video is planned in a zone that its market does not use."""

from collections.abc import Iterator

from planner import times
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="CAL008",
    name="foreign-zone",
    field="zone",
    title=N_("A time zone that the market does not use"),
    passes=N_("The time zone is one of the market’s"),
    what=N_(
        "The video’s time zone shows another time, at that moment, than any zone of the calendar’s market."
    ),
    why=N_("The time was probably meant for the people who buy. In another zone it falls at night."),
    example=N_("19:00 in London for a market in Indonesia"),
    instead=N_("19:00 in Jakarta"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a zone whose clock agrees with none of the market's at the time of posting."""
    zones = times.zones_of(video.calendar.market)
    if video.at is None or not video.zone or not zones:
        return
    own = times.utc_offset(video.zone, video.at)
    if any(times.utc_offset(zone, video.at) == own for zone in zones):
        return
    here = video.calendar.zone if video.calendar.zone in zones else zones[0]
    yield Finding(
        _("{time} in {zone} is {local} in {market}").format(
            time=f"{video.at:%H:%M}",
            zone=video.zone,
            local=f"{times.to_wall(times.to_utc(video.at, video.zone), here):%H:%M}",
            market=here,
        ),
        "zone",
        _("If {time} was meant for the people there, plan it in {market}.").format(
            time=f"{video.at:%H:%M}", market=here
        ),
        fixes=(
            Fix(
                _("Plan it for {time} in {market}").format(time=f"{video.at:%H:%M}", market=here),
                "videos.reschedule",
                (video.id, video.at, here),
                safe=False,
            ),
        ),
    )
