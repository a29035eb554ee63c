"""SND007: an ad has a sound without a licence."""

from collections.abc import Iterator

from models.choices import Account, Licence
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="SND007",
    name="ad-sound-not-cleared",
    field="sound",
    title=N_("An ad with a sound that is not cleared"),
    passes=N_("The sound may be used in ads"),
    what=N_(
        "The video is meant for an ad, and its sound is neither from the Commercial Music Library nor an own recording."
    ),
    why=N_("An ad is commercial use. Without a licence it may be refused, muted or taken down."),
    example=N_("A chart hit under an ad"),
    instead=N_("A sound from the Commercial Music Library, or your own voice"),
)

CLEARED = (Licence.COMMERCIAL, Licence.OWN)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find an ad without commercial rights; where the account or a product link asks for them, SND004 says so."""
    if not video.meant_for_ad or video.sound is None or video.sound.licence in CLEARED:
        return
    if video.product_link or video.calendar.account is not Account.PERSONAL:
        return
    yield Finding(
        _("The sound is not cleared for an ad"),
        "sound",
        _("Use a sound from the Commercial Music Library or your own, or note the licence that you have."),
    )
