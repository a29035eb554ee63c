"""WAIV001: a waiver no longer matches anything."""

from collections.abc import Iterator

from planner.checks.facts import WaiverUse
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="WAIV001",
    name="needless-waiver",
    field="waiver",
    title=N_("Unneeded exception"),
    passes=N_("Each ignored finding is still there"),
    what=N_("A finding that is no longer there is still ignored."),
    why=N_("Old exceptions hide new faults: if it comes back, it stays hidden."),
    example=N_("“The greeting is the joke”, and the greeting was cut"),
    instead=N_("The reason is taken away with the greeting"),
    subject="waiver",
)


def find(use: WaiverUse, settings: RuleSettings) -> Iterator[Finding]:
    """Find a waiver that holds and that nothing needs."""
    if use.matched or not use.waiver.holds(use.calendar.today):
        return
    yield Finding(
        _("{code} is ignored, and not there").format(code=use.waiver.code),
        "waiver",
        _("It was ignored because: {reason}").format(reason=use.waiver.reason or "–"),
        about=f"{use.waiver.code} {use.waiver.about}".strip(),
        fixes=(Fix(_("Check it again"), "waivers.remove", (use.waiver.id,)),),
    )
