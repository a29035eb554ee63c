"""DIS001: a paid or gifted video is not disclosed."""

from collections.abc import Iterator

from models.choices import Disclosure, Partnership
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="DIS001",
    name="no-disclosure",
    field="disclosure",
    title=N_("Paid or gifted, and not disclosed"),
    passes=N_("Disclosed where it must be"),
    what=N_("The video is paid for, or the product was a gift, and no disclosure is chosen."),
    why=N_(
        "The app asks for its switch, and the law of most markets for saying so. Undisclosed ads are "
        "taken down and cost trust."
    ),
    example=N_("A gifted coffee maker, nothing said"),
    instead=N_("The switch “Branded content”"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a partnership without a disclosure."""
    if video.partnership is Partnership.NONE or video.disclosure is not Disclosure.NONE:
        return
    yield Finding(
        _("Paid, and no disclosure chosen")
        if video.partnership is Partnership.PAID
        else _("A gift, and no disclosure chosen"),
        "disclosure",
        _("Choose the disclosure setting you’ll post with."),
        fixes=(
            Fix(
                _("Post it as branded content"),
                "videos.choose",
                (video.id, "disclosure", Disclosure.PARTNERSHIP),
                safe=False,
            ),
        ),
    )
