"""The fixed choices that columns and screens share; plain enums, cheap to import."""

from enum import StrEnum


class Stage(StrEnum):
    """How far a video has come. The order is the order of work."""

    IDEA = "idea"
    SCRIPTED = "scripted"
    APPROVED = "approved"
    FILMED = "filmed"
    EDITED = "edited"
    SCHEDULED = "scheduled"
    POSTED = "posted"


class Flag(StrEnum):
    """What keeps a video off reminders and checks though its stage stays."""

    NONE = "none"
    ON_HOLD = "on_hold"
    CANCELLED = "cancelled"


class Account(StrEnum):
    """What kind of account posts the calendar's videos; it decides which sounds may be used."""

    PERSONAL = "personal"
    BUSINESS = "business"
    SHOP = "shop"


class Licence(StrEnum):
    """Where a sound's usage rights come from."""

    UNKNOWN = "unknown"
    GENERAL = "general"
    COMMERCIAL = "commercial"
    OWN = "own"


class TagKind(StrEnum):
    """What a hashtag is for."""

    TRENDING = "trending"
    CATEGORY = "category"
    BRAND = "brand"
    NICHE = "niche"
    GENERIC = "generic"
    AVOID = "avoid"
    """On the calendar's own do-not-use list."""
    OTHER_BRAND = "other_brand"


class Origin(StrEnum):
    """Who made a video."""

    OWN = "own"
    CREATOR = "creator"
    CUSTOMER = "customer"


class Partnership(StrEnum):
    """What somebody got for a video."""

    NONE = "none"
    PAID = "paid"
    GIFTED = "gifted"


class Disclosure(StrEnum):
    """Which of the app's switches a video is posted with."""

    NONE = "none"
    OWN_BRAND = "own_brand"
    PARTNERSHIP = "partnership"


class Allowed(StrEnum):
    """Who may do something with a posted video, by the app's switch of that name."""

    EVERYONE = "everyone"
    FRIENDS = "friends"
    NOBODY = "nobody"


class Again(StrEnum):
    """After how many days a posted video may come again."""

    NEVER = "never"
    DAYS_30 = "30"
    DAYS_60 = "60"
    DAYS_90 = "90"
    DAYS_180 = "180"


class SeriesBy(StrEnum):
    """What a series goes by."""

    WEEK = "week"
    MONTH = "month"


class OwnKind(StrEnum):
    """What a field of the user's own holds."""

    TEXT = "text"
    CHOICE = "choice"
    """One of a list."""
    YES_NO = "yes_no"


class Verdict(StrEnum):
    """What a reviewer decided about a video."""

    APPROVED = "approved"
    SENT_BACK = "sent_back"


class BrandRuleKind(StrEnum):
    """What a rule of the brand's own asks for."""

    NEVER = "never"
    INSTEAD = "instead"
    ALWAYS = "always"
    MOST = "most"
    MATCH = "match"


class ReminderKind(StrEnum):
    """What a reminder is about."""

    TREND_CHECK = "trend_check"
    POST = "post"
    FIRST_HOUR = "first_hour"
    FILM = "film"
    FILMING_DAY = "filming_day"
    LIVE = "live"
    LIVE_LINE = "live_line"
    LIVE_AFTER = "live_after"
    WEEKLY_REVIEW = "weekly_review"
    SEASON = "season"
    SEEN_AGAIN = "seen_again"
    LOW_STOCK = "low_stock"
    SAMPLE_DUE = "sample_due"
    RIGHTS_END = "rights_end"
    OWN = "own"


class DueState(StrEnum):
    """What became of a reminder that fell due."""

    DUE = "due"
    MISSED = "missed"
    DONE = "done"
    SKIPPED = "skipped"


class Severity(StrEnum):
    """How much a finding weighs. ``FIX`` blocks "Ready to film"."""

    FIX = "fix"
    CONSIDER = "consider"
    HINT = "hint"
    OFF = "off"


class LiveStage(StrEnum):
    """How far a live event has come."""

    IDEA = "idea"
    PLANNED = "planned"
    READY = "ready"
    LIVE = "live"
    DONE = "done"


class FindKind(StrEnum):
    """What was found in a trend check."""

    SOUND = "sound"
    TAG = "tag"
    IDEA = "idea"
    NOTE = "note"


class Answer(StrEnum):
    """Yes, no, or nobody said."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class ShippedBy(StrEnum):
    """Who sends a product to its buyer."""

    UNKNOWN = "unknown"
    US = "us"
    PLATFORM = "platform"


class StockFrom(StrEnum):
    """How a stock came to be known."""

    TYPED = "typed"
    COUNTED = "counted"
    IMPORTED = "imported"


class CreatorStage(StrEnum):
    """How far work with a creator has come. The order is the order of work."""

    FOUND = "found"
    VETTING = "vetting"
    AGREED = "agreed"
    DELIVERING = "delivering"
    PAST = "past"


class AgreementKind(StrEnum):
    """What a creator gets."""

    AFFILIATE = "affiliate"
    PAID = "paid"
    AMBASSADOR = "ambassador"
    PRODUCT = "product"


class SampleKind(StrEnum):
    """How a sample was sent: free through the platform, paid first and refunded, or by a parcel of one's own."""

    FREE = "free"
    REFUNDABLE = "refundable"
    OWN = "own"


class PermissionState(StrEnum):
    """How far asking for a permission has come."""

    FOUND = "found"
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
