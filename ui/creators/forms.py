"""The fields of a creator, an agreement, a sample and a permission as they are asked for."""

from planner.creators import tiers
from planner.creators.creators import LOOKS
from planner.i18n import N_
from planner.labels import AGREEMENTS, CREATOR_STAGES, PERMISSIONS, SAMPLE_KINDS
from ui.pieces.record_dialog import Asked, Part

CREATOR = (
    Part(N_("Who it is"), (
        Asked("handle", N_("Handle or link"), example=N_("@ngopi.di.balkon")),
        Asked("name", N_("Name")),
        Asked("followers", N_("Followers"), "whole", example="48.2k"),
        Asked("engagement", N_("Engagement"), "percent", example="7.8 %"),
        Asked("city", N_("City")),
        Asked("market", N_("Market"), example="ID"),
        Asked("language", N_("Language")),
        Asked("niche", N_("Niche")),
        Asked("contact", N_("Contact")),
        Asked("fit", N_("Fit, 1 to 5"), "whole"),
        Asked("stage", N_("Stage"), "choice", CREATOR_STAGES),
        Asked("tone", N_("Tone")),
        Asked("measured", N_("Or the numbers of their last videos, pasted"), "measured",
              example=N_("views, likes, comments, shares, one video a line")),
        Asked("audience", N_("Audience"), whole_row=True, example=N_("71 % Indonesia, mostly 25 to 34")),
        Asked("notes", N_("Notes"), "lines"),
    )),
    Part(N_("Vetting"), (
        Asked("looked_at", N_("Videos looked at"), "whole"),
        Asked("partners", N_("Past partners")),
        *(Asked(name, title, "flag") for name, title in LOOKS.items()),
    )),
)  # fmt: skip
AGREEMENT = (
    Part(N_("What they get"), (
        Asked("kind", N_("Agreement"), "choice", AGREEMENTS),
        Asked("signed", N_("Signed on"), "day", example="2026-11-30"),
        Asked("fee", N_("Fee"), "money"),
        Asked("tiers", N_("Commission by orders"), "rates", example=N_("10; 15 from 50; 20 from 150")),
        Asked("ads_rate", N_("Commission through shop ads"), "percent"),
        Asked("orders", N_("Orders so far"), "whole"),
    )),
    Part(N_("What they give"), (
        Asked("videos", N_("Videos"), "whole"),
        Asked("due", N_("Until"), "day", example="2026-12-31"),
        Asked("code", N_("Discount code")),
        Asked("link", N_("Link to the page"), example="https://shop.example/gift-box"),
    )),
    Part(N_("Brief"), (
        Asked("product", N_("Product")),
        Asked("selling_point", N_("Selling point")),
        Asked("benefits", N_("Benefits"), "lines"),
        Asked("features", N_("Features"), "lines"),
        Asked("dos", N_("Do"), "lines"),
        Asked("donts", N_("Don’t"), "lines"),
        Asked("freedom", N_("Theirs to decide"), "lines"),
    )),
)  # fmt: skip
SAMPLE = (
    Part(N_("What is sent"), (
        Asked("product", N_("Product")),
        Asked("sku", N_("SKU")),
        Asked("kind", N_("How it is sent"), "choice", SAMPLE_KINDS),
        Asked("cost", N_("Cost with shipping"), "money"),
        Asked("tracking", N_("Tracking number")),
        Asked("link", N_("Link of the video")),
    )),
    Part(N_("How far it has come"), (
        Asked("requested", N_("Requested"), "day"),
        Asked("approved", N_("Sample approved"), "day"),
        Asked("shipped", N_("Shipped"), "day"),
        Asked("received", N_("Received"), "day"),
        Asked("due", N_("Video due, where it is another day than the market’s"), "day"),
        Asked("posted", N_("Posted"), "day"),
        Asked("notes", N_("Notes"), "lines"),
    )),
)  # fmt: skip
PERMISSION = (
    Part(N_("Whose video"), (
        Asked("link", N_("Link of the video"), whole_row=True),
        Asked("state", N_("Permission"), "choice", PERMISSIONS),
        Asked("asked", N_("Asked on"), "day"),
        Asked("asked_how", N_("Asked how"), example=N_("direct message")),
        Asked("granted", N_("Given on"), "day"),
    )),
    Part(N_("Where, and until when"), (
        Asked("repost", N_("On our account"), "flag"),
        Asked("ads", N_("In ads"), "flag"),
        Asked("site", N_("On our web site"), "flag"),
        Asked("may_edit", N_("May be edited"), "flag"),
        Asked("until", N_("Last day"), "day", example="2027-03-11"),
        Asked("credit", N_("Credit in the caption"), example="@ngopi.di.balkon"),
        Asked("written", N_("In writing where"), whole_row=True, example=N_("a link or a file")),
    )),
    Part(N_("Ad code"), (
        Asked("ad_code", N_("Code")),
        Asked("ad_start", N_("Valid from"), "day"),
        Asked("ad_days", N_("Days"), "whole", example=str(tiers.usual_ad_code_days()),
              known=[str(n) for n in tiers.ad_code_days()]),
        Asked("notes", N_("Notes"), "lines"),
    )),
)  # fmt: skip
CHALLENGE = (
    Part(N_("Challenge"), (
        Asked("tag", N_("Hashtag"), example="#senjamorning"),
        Asked("prize", N_("Prize")),
        Asked("first", N_("First day"), "day", example="2026-12-01"),
        Asked("last", N_("Last day"), "day", example="2026-12-14"),
        Asked("instructions", N_("What to do"), "lines"),
    )),
)  # fmt: skip
CHALLENGE_FIELDS = tuple(asked.name for part in CHALLENGE for asked in part.fields)
