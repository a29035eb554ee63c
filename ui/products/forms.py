"""The fields of a product as they are asked for."""

from models.choices import Answer, ShippedBy
from planner.i18n import N_
from planner.shop.fit import QUESTIONS
from ui.pieces.record_dialog import Asked, Part

ANSWERS = {Answer.UNKNOWN: N_("Not said"), Answer.YES: N_("Yes"), Answer.NO: N_("No")}
SENDERS = {
    ShippedBy.UNKNOWN: N_("Not said"),
    ShippedBy.US: N_("We send it"),
    ShippedBy.PLATFORM: N_("The platform sends it"),
}
STOCK = N_("Stock")
PRODUCT = (
    Part(N_("In the shop"), (
        Asked("name", N_("Name, as videos write it")),
        Asked("other_names", N_("Other names of it"), "list", example=N_("Gift set, Hampers")),
        Asked("title", N_("Title in the shop"), whole_row=True),
        Asked("category", N_("Category")),
        Asked("link", N_("Link")),
        Asked("description", N_("Description"), "lines"),
        Asked("pictures", N_("Pictures: files or addresses, the main one first"), "files", whole_row=True),
    )),
    Part(N_("Price"), (
        Asked("price", N_("Price"), "money", example="89.000"),
        Asked("cost", N_("Cost, made and shipped"), "money", example="45.000"),
        Asked("commission", N_("Creator’s commission"), "percent", example="12 %"),
    )),
    Part(STOCK, (
        Asked("daily_orders", N_("Orders on a normal day"), "number", example="6"),
        Asked("buffer", N_("Buffer"), "whole", example="50"),
        Asked("lead_days", N_("Days until more is there"), "whole"),
        Asked("packing", N_("Packed a day at most"), "whole"),
        Asked("supplier", N_("Supplier")),
        Asked("backup", N_("Backup supplier"), example=N_("Lestari Boxes, 200 in 3 days")),
        Asked("instead", N_("Sell instead when it is out")),
    )),
    Part(N_("Sending"), (
        Asked("shipped_by", N_("Who sends it"), "choice", SENDERS),
        Asked("ship_days", N_("Days to arrive"), "whole"),
    )),
    Part(N_("Fit for a short video"), (
        *(Asked(name, title, "choice", ANSWERS) for name, title in QUESTIONS.items()),
        Asked("notes", N_("Notes"), "lines"),
    )),
)  # fmt: skip
NEW = tuple(
    Part(part.title, (Asked("stock", N_("How many are there"), "whole", example="120"), *part.fields))
    if part.title == STOCK
    else part
    for part in PRODUCT
)
"""Those of a product that is not there yet: what is there is counted later by itself."""
VARIANT = (
    Part(N_("Variant"), (
        Asked("code", N_("SKU")),
        Asked("option", N_("What makes it differ"), example=N_("White")),
        Asked("price", N_("Price, where it differs"), "money"),
    )),
)  # fmt: skip
