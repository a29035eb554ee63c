"""CRE006: work with a creator goes on without an agreement, without its end, or without usage rights in writing."""

from collections.abc import Iterator

from models.choices import AgreementKind, PermissionState
from planner.checks.facts import CreatorFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.creators import states
from planner.i18n import N_, _

RULE = Rule(
    code="CRE006",
    name="open-agreement",
    field="creator",
    title=N_("An agreement that leaves things open"),
    passes=N_("The agreement says until when, in writing"),
    what=N_(
        "Nothing is noted as agreed, or there is no day for the last video, or no usage rights in writing."
    ),
    why=N_(
        "What is not written is remembered in two ways. Usage rights are cheapest before the first video: where, how "
        "long, may it be edited, whom to credit."
    ),
    example=N_("Paid, 3 videos, nothing written about ads"),
    instead=N_("“Our account and ads, until June, may be cut, as @ayu; message of 12 November”"),
    subject="creator",
)


def find(facts: CreatorFacts, _settings: RuleSettings) -> Iterator[Finding]:
    """Find what is open with a creator that is worked with; a commission alone may go on without an end."""
    creator = facts.creator
    if creator.stage not in states.WORKED_WITH:
        return
    agreed = creator.agreement
    if agreed is None:
        yield Finding(
            _("No agreement noted"),
            "creator",
            _("Note what was agreed, for what and until when."),
            about="agreement",
        )
    elif agreed.due is None:
        yield Finding(
            _("No day for the last video"),
            "creator",
            _("Agree on a day, and note it."),
            about="end",
            lighter=agreed.kind is AgreementKind.AFFILIATE,
        )
    if not any(one.state is PermissionState.GRANTED and one.written for one in creator.allowances):
        yield Finding(
            _("No usage rights in writing"),
            "creator",
            _("Agree where the videos may be used, until when, and how to credit; note where it is written."),
            about="rights",
        )
