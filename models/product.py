"""Products: what videos and live events sell, with their variants, their stock and how it was counted."""

import datetime as dt

from pydantic import ConfigDict
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.choices import Answer, ShippedBy, StockFrom
from models.columns import choice


class Product(SQLModel, table=True):
    """One product. Videos and live events name it by its name or one of its other names, in their own texts."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    name: str
    """As videos write it; no two products differ in their letters' case or signs alone."""
    other_names: list[str] = Field(default_factory=list, sa_type=JSON)
    title: str = ""
    """As the shop shows it."""
    description: str = ""
    category: str = ""
    link: str = ""
    pictures: list[str] = Field(default_factory=list, sa_type=JSON)
    """Paths or addresses, the main one first."""
    markets: list[str] = Field(default_factory=list, sa_type=JSON)
    """Codes of the countries where it is sold; none is the calendar's own."""
    currency: str = ""
    """ISO 4217, of the price, the cost and those of the variants."""
    price: int | None = None
    """In minor units of the currency, as buyers see it."""
    cost: int | None = None
    """In minor units: what one costs to make or buy and to ship."""
    commission: float | None = None
    """In percent of the price: what a creator gets."""
    shipped_by: ShippedBy = Field(default=ShippedBy.UNKNOWN, sa_type=choice(ShippedBy))
    ship_days: int | None = None
    """Days until it is with the buyer."""
    daily_orders: float | None = None
    """How many are ordered on a normal day."""
    buffer: int | None = None
    """How many should always be there."""
    lead_days: int | None = None
    """Days until more of it is there."""
    supplier: str = ""
    backup: str = ""
    """Who else can send it, how many and how fast."""
    instead: str = ""
    """The name of the product to sell when it runs out."""
    packing: int | None = None
    """How many can be packed a day."""
    seen_soon: Answer = Field(default=Answer.UNKNOWN, sa_type=choice(Answer))
    """Whether what it is good for can be seen within 15 s."""
    bought_at_once: Answer = Field(default=Answer.UNKNOWN, sa_type=choice(Answer))
    shown_well: Answer = Field(default=Answer.UNKNOWN, sa_type=choice(Answer))
    """Whether a picture shows it better than words."""
    shop_id: str = ""
    """The shop's own number of it, as digits."""
    notes: str = ""


class Sku(SQLModel, table=True):
    """One variant of a product as the warehouse knows it; a product without variants has one with an empty option."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    product_id: int = Field(foreign_key="product.id", ondelete="RESTRICT", index=True)
    code: str = ""
    """The seller's SKU; no two are alike."""
    option: str = ""
    """What makes it differ, such as White."""
    price: int | None = None
    """In minor units of the product's currency, where it differs from the product's."""
    stock: int | None = None
    """How many there are; below 0 where more was sold than there was; None where nobody counted."""
    shop_id: str = ""


class StockCount(SQLModel, table=True):
    """That the stock of a variant was said to be something, and when."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    sku_id: int = Field(foreign_key="sku.id", ondelete="RESTRICT", index=True)
    at_utc: dt.datetime
    before: int | None = None
    stock: int | None = None
    said_by: StockFrom = Field(default=StockFrom.TYPED, sa_type=choice(StockFrom))


class ShopTask(SQLModel, table=True):
    """One line of a checklist that was ticked: setting up a market, or what to do when a product goes viral."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    product_id: int | None = Field(default=None, foreign_key="product.id", ondelete="RESTRICT", index=True)
    """None for the shop as a whole."""
    market: str = ""
    key: str
    """Which line of the preset it is."""
    done_utc: dt.datetime | None = None
