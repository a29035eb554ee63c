"""WAIV003: a waiver has no reason."""

from collections.abc import Iterator

from planner.checks.facts import WaiverUse
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="WAIV003",
    name="waiver-without-reason",
    field="waiver",
    title=N_("Ignored without a reason"),
    passes=N_("Each exception has a reason"),
    what=N_("A finding is ignored without a reason, as can happen in an imported plan."),
    why=N_("Reviewers must trust it blindly, and no one dares to undo it."),
    example=N_("Ignored, no reason"),
    instead=N_("“The customer asked for it, message of 12 November”"),
    subject="waiver",
)


def find(use: WaiverUse, settings: RuleSettings) -> Iterator[Finding]:
    """Find a waiver without a reason."""
    if use.waiver.reason.strip() or not use.waiver.holds(use.calendar.today):
        return
    yield Finding(
        _("{code} is ignored without a reason").format(code=use.waiver.code),
        "waiver",
        _("Say why on the Checks page, or check it again."),
        about=f"{use.waiver.code} {use.waiver.about}".strip(),
        fixes=(Fix(_("Check it again"), "waivers.remove", (use.waiver.id,), safe=False),),
    )
