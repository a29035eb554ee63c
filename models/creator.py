"""Creators: who shows what is sold, what was agreed, what they were sent, and what may be done with their videos."""

import datetime as dt

from pydantic import ConfigDict
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.choices import AgreementKind, CreatorStage, PermissionState, SampleKind
from models.columns import choice


class Creator(SQLModel, table=True):
    """One creator, by the handle."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    handle: str
    """Without @, in small letters; no two are alike."""
    name: str = ""
    stage: CreatorStage = Field(default=CreatorStage.FOUND, sa_type=choice(CreatorStage), index=True)
    followers: int | None = None
    engagement: float | None = None
    """In percent of the views: likes, comments and shares."""
    audience: str = ""
    """Who watches, such as: 71 % Indonesia, mostly 25 to 34."""
    city: str = ""
    market: str = ""
    language: str = ""
    niche: str = ""
    tone: str = ""
    fit: int | None = None
    """1 to 5."""
    contact: str = ""
    notes: str = ""
    looked_at: int = 0
    """How many of the creator's videos were looked at."""
    audience_seen: bool = False
    no_spikes: bool = False
    real_comments: bool = False
    partners_seen: bool = False
    partners: str = ""
    """Who they worked with before."""


class Agreement(SQLModel, table=True):
    """What was agreed with a creator, and the brief."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    creator_id: int = Field(foreign_key="creator.id", ondelete="RESTRICT", index=True)
    kind: AgreementKind = Field(default=AgreementKind.AFFILIATE, sa_type=choice(AgreementKind))
    signed: dt.date | None = None
    fee: int | None = None
    """In minor units of ``currency``."""
    currency: str = ""
    tiers: list[list[float]] = Field(default_factory=list, sa_type=JSON)
    """Pairs of orders and the percent that holds from there on, by orders; the first begins at 0."""
    ads_rate: float | None = None
    """In percent: what an order through a shop ad gives."""
    orders: int | None = None
    """How many orders came so far."""
    videos: int | None = None
    """How many videos were agreed."""
    due: dt.date | None = None
    """The day until which the last of them should be posted."""
    code: str = ""
    """The discount code."""
    link: str = ""
    product: str = ""
    benefits: str = ""
    features: str = ""
    selling_point: str = ""
    dos: str = ""
    donts: str = ""
    freedom: str = ""
    """What the creator decides alone."""


class Sample(SQLModel, table=True):
    """One product that was sent to a creator, from asking to posting; each step is a day of the calendar's clock."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    creator_id: int = Field(foreign_key="creator.id", ondelete="RESTRICT", index=True)
    product: str = ""
    """By its name, as videos write it."""
    sku: str = ""
    kind: SampleKind = Field(default=SampleKind.FREE, sa_type=choice(SampleKind))
    requested: dt.date | None = None
    approved: dt.date | None = None
    shipped: dt.date | None = None
    received: dt.date | None = None
    due: dt.date | None = None
    """The day until which a video should be posted, where it is not the market's rule."""
    posted: dt.date | None = None
    tracking: str = ""
    cost: int | None = None
    """In minor units of ``currency``, shipping included."""
    currency: str = ""
    link: str = ""
    """Of the video that came of it."""
    notes: str = ""


class Permission(SQLModel, table=True):
    """What a creator or a customer allows with a video: asked, given or refused, where, until when."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    creator_id: int | None = Field(default=None, foreign_key="creator.id", ondelete="RESTRICT", index=True)
    """None for a customer."""
    video_id: int | None = Field(default=None, foreign_key="video.id", ondelete="RESTRICT", index=True)
    """The video of the calendar that uses it; None while none does, or for all of the creator's."""
    handle: str = ""
    """Whose it is, without @, where no creator is named."""
    link: str = ""
    """Of the video that may be used."""
    state: PermissionState = Field(default=PermissionState.FOUND, sa_type=choice(PermissionState))
    asked: dt.date | None = None
    asked_how: str = ""
    granted: dt.date | None = None
    repost: bool = False
    ads: bool = False
    site: bool = False
    """Where it may be used: on the brand's account, in ads, on its web site."""
    until: dt.date | None = None
    """The last day; None has no end where it was granted."""
    may_edit: bool = False
    credit: str = ""
    """What the caption has to say."""
    written: str = ""
    """Where it stands in writing: a file or a link."""
    ad_code: str = ""
    """The authorisation code for ads: never exported by itself."""
    ad_start: dt.date | None = None
    ad_days: int | None = None
    notes: str = ""


class Challenge(SQLModel, table=True):
    """A branded challenge that asks customers for videos."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    tag: str
    """The hashtag, without #."""
    prize: str = ""
    instructions: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
