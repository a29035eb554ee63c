"""AUT002: a customer's video has no recorded permission."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="AUT002",
    name="no-permission",
    field="permission",
    title=N_("A customer’s video without permission"),
    passes=N_("The customer’s permission is noted"),
    what=N_("The video was made by a customer, and no usage rights are noted."),
    why=N_(
        "It is the customer’s work. Without a permission in writing it may have to come down, and the trust is gone."
    ),
    example=N_("A customer’s video, reposted"),
    instead=N_("“May post and cut it, until June, as @ayu; message of 12 November”"),
)


def find(video: VideoFacts, _settings: RuleSettings) -> Iterator[Finding]:
    """Find a customer's video, by its maker or its format, without noted usage rights.

    Where the calendar keeps permissions, RGT002 asks for them.
    """
    if not video.is_a_customers or video.permission.strip() or video.calendar.creators.are_kept:
        return
    yield Finding(
        _("No permission noted"),
        "permission",
        _("Note who allowed what, for how long, how to credit, and where it is written."),
    )
