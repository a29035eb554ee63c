"""Numbers that came from the platform's files: each file once, its order lines, and its rows of sums."""

import datetime as dt
from typing import Any

from pydantic import ConfigDict
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class NumbersFile(SQLModel, table=True):
    """A file, or a sheet of it, whose numbers were brought in. They count for as long as this row is there."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    name: str
    """The file's name, with that of the sheet or of the packed file where it is one of several."""
    kind: str
    """A key of assets/results/kinds.toml."""
    brought_utc: dt.datetime
    first: dt.date | None = None
    last: dt.date | None = None
    """The days that its sums are for, as the file says them."""
    currency: str = ""
    zone: str = ""
    """IANA name of the wall clock of its times."""
    rows: int = 0
    digest: str = ""
    """Tells its content from another's."""


class OrderLine(SQLModel, table=True):
    """One line of an order as a file tells it: never changed; the file that came last tells it best.

    Rows of this table and of NumbersRow are written and deleted with their file, beside what undo remembers.
    """

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    file_id: int = Field(index=True)
    kind: str
    """orders, affiliate, returns or income."""
    order_id: str = Field(index=True)
    sku_id: str = ""
    content_id: str = Field(default="", index=True)
    """The video or live event that it is counted for."""
    content_type: str = ""
    creator: str = ""
    product_id: str = ""
    product: str = ""
    seller_sku: str = ""
    state: str = ""
    """open, done, canceled, ineligible, refunded, or what the file says."""
    quantity: int | None = None
    returned: int | None = None
    amount: int | None = None
    """What was paid for it, in minor units of ``currency``; of income what was settled."""
    refund: int | None = None
    commission_est: int | None = None
    commission: int | None = None
    """What was paid of the commission, None while nothing was."""
    currency: str = ""
    at: dt.datetime | None = None
    """When it was ordered, on the file's wall clock."""


class NumbersRow(SQLModel, table=True):
    """One row of sums of a video, a live event, a creator or an ad, for the days of its file."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    file_id: int = Field(index=True)
    kind: str
    key: str = Field(index=True)
    """A video's id, a creator's handle, or a live event's creator and start."""
    title: str = ""
    creator: str = ""
    product: str = ""
    at: dt.datetime | None = None
    """When it was posted or began, on the file's wall clock."""
    currency: str = ""
    numbers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What it says, by the names of assets/results/kinds.toml; money in minor units, shares from 0 to 1."""
