"""WAIV002: a waiver has expired."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import WaiverUse
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="WAIV002",
    name="expired-waiver",
    field="waiver",
    title=N_("An exception has run out"),
    passes=N_("No exception has run out"),
    what=N_("The last day on which a finding was to be ignored is over."),
    why=N_("The finding counts again. Decide again, and remove the old reason."),
    example=N_("Ignored until 1 November"),
    instead=N_("A new last day, or a fix"),
    subject="waiver",
)


def find(use: WaiverUse, settings: RuleSettings) -> Iterator[Finding]:
    """Find a waiver whose last day is over."""
    until = use.waiver.until
    if until is None or use.waiver.holds(use.calendar.today):
        return
    yield Finding(
        _("{code} was ignored until {day}").format(code=use.waiver.code, day=dates.day_year(until)),
        "waiver",
        _("It was ignored because: {reason}").format(reason=use.waiver.reason or "–"),
        about=f"{use.waiver.code} {use.waiver.about}".strip(),
        fixes=(Fix(_("Remove exception"), "waivers.remove", (use.waiver.id,)),),
    )
