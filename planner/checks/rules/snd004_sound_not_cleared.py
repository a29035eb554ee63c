"""SND004: the sound may not be used to sell."""

from collections.abc import Iterator

from models.choices import Account, Licence
from planner.checks.facts import CLEARED, VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="SND004",
    name="sound-not-cleared",
    field="sound",
    title=N_("The sound is not cleared for selling"),
    passes=N_("The sound may be used to sell"),
    what=N_(
        "The video has a product link, or the account is a business or an official shop, and the sound is "
        "neither from "
        "the Commercial Music Library nor an own recording."
    ),
    why=N_(
        "Such videos may be muted or taken down. The source is one market’s page of 2022: look up what "
        "holds in your market."
    ),
    example=N_("A chart hit under a video with a product link"),
    instead=N_("A sound from the Commercial Music Library, or your own voice"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a sound without commercial rights where they are needed."""
    if video.sound is None or video.sound.licence in CLEARED:
        return
    if not video.sells:
        return
    reason = (
        _("This video has a product link")
        if video.product_link
        else _("This calendar is of an official shop")
        if video.calendar.account is Account.SHOP
        else _("This calendar is of a business account")
    )
    yield Finding(
        _("Sound not from the commercial library")
        if video.sound.licence is Licence.GENERAL
        else _("Sound rights not recorded"),
        "sound",
        _(
            "{reason}. Use a sound from the Commercial Music Library or your own, and check what holds in "
            "your market."
        ).format(reason=reason),
    )
