"""LEN006: it is longer than the account may post."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="LEN006",
    name="longer-than-account",
    field="length",
    title=N_("Longer than the account may post"),
    passes=N_("The account may post this length"),
    what=N_("The planned length is over the longest video that the account may post, as set in Settings."),
    why=N_(
        "The app takes up to ten minutes, but an account’s own limit may be lower, and then the upload is refused."
    ),
    example=N_("A video of 4 minutes on an account with 3"),
    instead=N_("The same in 30 s, or in two parts"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a length over the account's own limit, where somebody looked that up."""
    most = video.calendar.max_length
    if most is None or video.length is None or video.length <= most:
        return
    yield Finding(
        _("{length}, and this account may post {most}").format(
            length=dates.seconds(video.length), most=dates.seconds(most)
        ),
        "length",
        _("Shorten it. The limit is in Settings, in case it was raised."),
    )
