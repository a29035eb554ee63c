"""What the screen calls the choices of models.choices."""

from models.choices import (
    Account,
    Again,
    AgreementKind,
    Allowed,
    BrandRuleKind,
    CreatorStage,
    Disclosure,
    Flag,
    Licence,
    LiveStage,
    Origin,
    OwnKind,
    Partnership,
    PermissionState,
    ReminderKind,
    SampleKind,
    Severity,
    Stage,
    TagKind,
)
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
FLAGS = {Flag.NONE: "", Flag.ON_HOLD: N_("On hold"), Flag.CANCELLED: N_("Cancelled")}
"""What keeps a video off, beside its stage."""
CONTENT_FORMATS = {
    "before-after": N_("Before and after"),
    "problem-solution": N_("Problem and solution"),
    "unboxing": N_("Unboxing"),
    "how-to": N_("How-to tutorial"),
    "behind-the-scenes": N_("Behind the scenes"),
    "customer-video": N_("Customer video"),
}
"""The built-in ones by key."""
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
    TagKind.AVOID: N_("do not use"),
    TagKind.OTHER_BRAND: N_("another brand’s"),
}
REMINDERS = {
    ReminderKind.TREND_CHECK: N_("Trend check"),
    ReminderKind.POST: N_("Post the video"),
    ReminderKind.FIRST_HOUR: N_("Answer comments"),
    ReminderKind.FILM: N_("Film the video"),
    ReminderKind.FILMING_DAY: N_("Filming day"),
    ReminderKind.LIVE: N_("Live event"),
    ReminderKind.LIVE_LINE: N_("Before the live event"),
    ReminderKind.LIVE_AFTER: N_("After the live event"),
    ReminderKind.WEEKLY_REVIEW: N_("Weekly review"),
    ReminderKind.SEASON: N_("Begin to prepare"),
    ReminderKind.SEEN_AGAIN: N_("Look at it again"),
    ReminderKind.LOW_STOCK: N_("Low stock"),
    ReminderKind.SAMPLE_DUE: N_("Video of a sample"),
    ReminderKind.RIGHTS_END: N_("Rights end"),
}
"""What a reminder is about; one of the user's own has words of its own."""
ORIGINS = {
    Origin.OWN: N_("Made by us"),
    Origin.CREATOR: N_("Made by a creator"),
    Origin.CUSTOMER: N_("Made by a customer"),
}
PARTNERSHIPS = {
    Partnership.NONE: N_("Not sponsored"),
    Partnership.PAID: N_("Paid partnership"),
    Partnership.GIFTED: N_("Product was a gift"),
}
DISCLOSURES = {
    Disclosure.NONE: N_("No disclosure"),
    Disclosure.OWN_BRAND: N_("Your brand"),
    Disclosure.PARTNERSHIP: N_("Branded content"),
}
ALLOWED = {
    Allowed.EVERYONE: N_("Everyone"),
    Allowed.FRIENDS: N_("Friends"),
    Allowed.NOBODY: N_("Nobody"),
}
AGAIN = {
    Again.NEVER: N_("Never"),
    Again.DAYS_30: N_("After 30 days"),
    Again.DAYS_60: N_("After 60 days"),
    Again.DAYS_90: N_("After 90 days"),
    Again.DAYS_180: N_("After 180 days"),
}
OWN_KINDS = {
    OwnKind.TEXT: N_("Text"),
    OwnKind.CHOICE: N_("One of a list"),
    OwnKind.YES_NO: N_("Yes or no"),
}
BRAND_RULES = {
    BrandRuleKind.NEVER: N_("Never say"),
    BrandRuleKind.INSTEAD: N_("Say instead"),
    BrandRuleKind.ALWAYS: N_("Always include"),
    BrandRuleKind.MOST: N_("At most"),
    BrandRuleKind.MATCH: N_("Must match"),
}
SEVERITIES = {
    Severity.FIX: N_("To fix"),
    Severity.CONSIDER: N_("To consider"),
    Severity.HINT: N_("Hint"),
    Severity.OFF: N_("Off"),
}
SHOWN = {
    "shows_product": N_("Product in frame"),
    "shows_result": N_("Result in frame"),
    "shows_motion": N_("Unexpected motion"),
    "shows_overlay": N_("Curious overlay"),
}
"""What the first second shows, by the columns of a video."""
CREATOR_STAGES = {
    CreatorStage.FOUND: N_("Found"),
    CreatorStage.VETTING: N_("Vetting"),
    CreatorStage.AGREED: N_("Agreed"),
    CreatorStage.DELIVERING: N_("Delivering"),
    CreatorStage.PAST: N_("Past"),
}
AGREEMENTS = {
    AgreementKind.AFFILIATE: N_("Affiliate"),
    AgreementKind.PAID: N_("Paid"),
    AgreementKind.AMBASSADOR: N_("Ambassador"),
    AgreementKind.PRODUCT: N_("Product only"),
}
SAMPLE_KINDS = {
    SampleKind.FREE: N_("Free"),
    SampleKind.REFUNDABLE: N_("Refundable"),
    SampleKind.OWN: N_("Own parcel"),
}
PERMISSIONS = {
    PermissionState.FOUND: N_("Not asked yet"),
    PermissionState.ASKED: N_("Asked"),
    PermissionState.GRANTED: N_("Given"),
    PermissionState.REFUSED: N_("Refused"),
}
LIVE_STAGES = {
    LiveStage.IDEA: N_("Idea"),
    LiveStage.PLANNED: N_("Planned"),
    LiveStage.READY: N_("Ready"),
    LiveStage.LIVE: N_("Live now"),
    LiveStage.DONE: N_("Done"),
}

FIELDS = {
    "title": N_("Title"),
    "at": N_("Date and time"),
    "format": N_("Format"),
    "product": N_("Product"),
    "length": N_("Length"),
    "hook": N_("Spoken hook"),
    "overlay": N_("Text overlay"),
    "shows_product": N_("First second"),
    "beats": N_("Beats"),
    "script": N_("Script"),
    "sound": N_("Sound"),
    "sound_reason": N_("Sound"),
    "caption": N_("Caption"),
    "hashtags": N_("Hashtags"),
    "cta": N_("Call to action"),
    "notes": N_("Notes"),
    "zone": N_("Time zone"),
    "voice_over": N_("Voice-over"),
    "permission": N_("Usage rights"),
    "disclosure": N_("Disclosure"),
    "ai_label": N_("AI label"),
}
"""What findings are about, by attribute; those about a calendar, a plan or a waiver say so themselves."""

PARTS = {
    "hook": N_("hook"),
    "shows_product": N_("first second"),
    "overlay": N_("text overlay"),
    "format": N_("format"),
    "length": N_("length"),
    "beats": N_("beats"),
    "script": N_("script"),
    "sound": N_("sound"),
    "sound_reason": N_("why the sound fits"),
    "voice_over": N_("voice-over"),
    "caption": N_("caption"),
    "hashtags": N_("hashtags"),
    "permission": N_("usage rights"),
}
"""The parts of a plan as they stand in a sentence, in the order of planner.checks.parts."""


def severity_width() -> int:
    """Return how many characters the longest severity takes, for columns of text."""
    return max(len(_(name)) for name in SEVERITIES.values())


def flag(value: str) -> str:
    """Return what keeps a video off in the current language, "" for nothing."""
    return _(FLAGS[Flag(value)]) if FLAGS[Flag(value)] else ""


def part(name: str) -> str:
    """Return what a part of a plan is called within a sentence, in the current language."""
    return _(PARTS[name])


def stage(value: str) -> str:
    """Return a stage's name in the current language."""
    return _(STAGES[Stage(value)])


def content_format(key: str, name: str = "") -> str:
    """Return a format's name for the screen: its own, or the built-in one in the current language."""
    return name or _(CONTENT_FORMATS.get(key, key))


QT = (
    N_("&Undo"), N_("&Redo"), N_("Cu&t"), N_("&Copy"), N_("&Paste"), N_("Delete"), N_("Select All"), N_("&Select All"),
    N_("Copy &Link Location"), N_("OK"), N_("&OK"), N_("Cancel"), N_("&Cancel"), N_("Close"), N_("&Close"), N_("&Yes"),
    N_("&No"), N_("Save"), N_("&Save"), N_("Open"), N_("&Open"), N_("Apply"), N_("Reset"), N_("Discard"), N_("Help"),
    N_("Retry"), N_("Ignore"), N_("Abort"), N_("Save All"), N_("Restore Defaults"), N_("&Step up"), N_("Step &down"),
    N_("Look in:"), N_("File &name:"), N_("Files of type:"), N_("Directory:"), N_("&Choose"), N_("Back"), N_("Forward"),
    N_("Parent Directory"), N_("Create New Folder"), N_("Create a New Folder"), N_("List View"), N_("Detail View"),
    N_("Go back"), N_("Go forward"), N_("Go to the parent directory"), N_("Change to list view mode"),
    N_("Change to detail view mode"), N_("New Folder"), N_("&New Folder"), N_("&Rename"), N_("&Delete"),
    N_("Show &hidden files"), N_("Name"), N_("Size"), N_("Type"), N_("Kind"), N_("Date Modified"), N_("Computer"),
    N_("All Files (*)"), N_("Find Directory"), N_("Recent Places"), N_("Sidebar"), N_("Files"), N_("Remove"),
    N_("%1 already exists.\nDo you want to replace it?"),
    N_("%1\nFile not found.\nPlease verify the correct file name was given."),
    N_("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    N_("Scroll here"), N_("Left edge"), N_("Right edge"), N_("Top"), N_("Bottom"), N_("Page left"), N_("Page right"),
    N_("Page up"), N_("Page down"), N_("Scroll left"), N_("Scroll right"), N_("Scroll up"), N_("Scroll down"),
)  # fmt: skip
"""Of Qt's own menus, buttons and file dialogs, which it has in no Indonesian."""
ARGPARSE = (
    N_("usage: "), N_("positional arguments"), N_("options"), N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"), N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"), N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"), N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"), N_("expected at least one argument"), N_("expected at most one argument"),
    N_("not allowed with argument %s"), N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"), N_("one of the arguments %s is required"),
)  # fmt: skip
"""Of the command line's help and refusals."""
COUNTRIES = {
    "ID": N_("Indonesia"), "US": N_("United States"), "GB": N_("United Kingdom"), "MY": N_("Malaysia"),
    "SG": N_("Singapore"), "TH": N_("Thailand"), "VN": N_("Vietnam"), "PH": N_("Philippines"),
}  # fmt: skip
"""The markets' names by code, which Qt has in English alone."""
