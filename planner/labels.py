"""What the screen calls the choices of models.choices."""

from models.choices import Account, Licence, Severity, Stage, TagKind
from planner.i18n import N_, _

STAGES = {
    Stage.IDEA: N_("Idea"),
    Stage.SCRIPTED: N_("Scripted"),
    Stage.APPROVED: N_("Approved"),
    Stage.FILMED: N_("Filmed"),
    Stage.EDITED: N_("Edited"),
    Stage.SCHEDULED: N_("Scheduled"),
    Stage.POSTED: N_("Posted"),
}
ACCOUNTS = {
    Account.PERSONAL: N_("Personal account"),
    Account.BUSINESS: N_("Business account"),
    Account.SHOP: N_("Official shop account"),
}
LICENCES = {
    Licence.UNKNOWN: N_("Not known"),
    Licence.GENERAL: N_("General library"),
    Licence.COMMERCIAL: N_("Commercial library"),
    Licence.OWN: N_("Own recording"),
}
TAG_KINDS = {
    TagKind.TRENDING: N_("trending"),
    TagKind.CATEGORY: N_("category"),
    TagKind.BRAND: N_("brand"),
    TagKind.NICHE: N_("niche"),
    TagKind.GENERIC: N_("generic"),
}
SEVERITIES = {
    Severity.FIX: N_("To fix"),
    Severity.CONSIDER: N_("To consider"),
    Severity.HINT: N_("Hint"),
    Severity.OFF: N_("Off"),
}


def severity_width() -> int:
    """Return how many characters the longest severity takes, for columns of text."""
    return max(len(_(name)) for name in SEVERITIES.values())


def stage(value: str) -> str:
    """Return a stage's name in the current language."""
    return _(STAGES[Stage(value)])
