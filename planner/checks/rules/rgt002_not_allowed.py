"""RGT002: the calendar keeps permissions, and none allows a creator's or a customer's video."""

from collections.abc import Iterator, Sequence

from models.choices import PermissionState
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.creators import states
from planner.creators.known import Allowance
from planner.i18n import N_, _

RULE = Rule(
    code="RGT002",
    name="not-allowed",
    field="permission",
    title=N_("Another’s video that nobody allows"),
    passes=N_("Its maker allows the video"),
    what=N_(
        "A creator or a customer made the video, and no permission for this use is noted: for a repost, or for an ad."
    ),
    why=N_(
        "It is their work. Without a permission in writing it may have to come down, and the trust is gone."
    ),
    example=N_("@rina’s video, reposted; her answer is not noted"),
    instead=N_("Ask, and note the answer: for what, until when, and where it is written"),
)


def find(video: VideoFacts, _settings: RuleSettings) -> Iterator[Finding]:
    """Find another's video without a granted permission, where the calendar keeps creators or permissions.

    Usage rights in words of the video's own count where none is noted beside; without any, AUT002 asks for them.
    """
    if not video.is_anothers or not video.calendar.creators.are_kept:
        return
    noted = video.allowed
    if states.granted(noted, ad=video.meant_for_ad) or (not noted and video.permission.strip()):
        return
    refused = bool(noted) and all(one.state is PermissionState.REFUSED for one in noted)
    yield Finding(
        _message(video, noted, refused=refused),
        "origin" if refused else "permission",
        _("Take it off the plan, or ask for another one.")
        if refused
        else _("Ask its maker, and note the answer with where it is written."),
    )


def _message(video: VideoFacts, noted: Sequence[Allowance], *, refused: bool) -> str:
    if refused:
        return _("Permission refused")
    if any(one.state is PermissionState.GRANTED for one in noted):
        return _("Not allowed for ads") if video.meant_for_ad else _("Not allowed on the brand’s account")
    if any(one.state is PermissionState.ASKED for one in noted):
        return _("Permission asked for, no answer noted")
    return _("Nobody asked for permission")
