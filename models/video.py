"""A planned video, from idea to posted."""

import datetime as dt
from typing import Any

from pydantic import ConfigDict, NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.choices import Again, Allowed, Disclosure, Flag, Origin, Partnership, Stage
from models.columns import MOMENT_OF, choice


class Video(SQLModel, table=True):
    """One video. Beats and hashtags live in the row: they are always read and changed with it."""

    __table_args__ = {"sqlite_autoincrement": True}

    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    title: str
    stage: Stage = Field(default=Stage.IDEA, sa_type=choice(Stage), index=True)
    flag: Flag = Field(default=Flag.NONE, sa_type=choice(Flag))
    """What keeps it off reminders and checks: on hold, or cancelled."""
    at: NaiveDatetime | None = Field(default=None, index=True)
    """When it is posted, on the wall clock of ``zone``; None for an idea without a date."""
    zone: str = ""
    """IANA name, such as Asia/Jakarta."""
    at_utc: dt.datetime | None = Field(default=None, index=True)
    """The same moment in UTC; derived from ``at`` and ``zone``, never set alone."""
    format_id: int | None = Field(
        default=None, foreign_key="contentformat.id", ondelete="RESTRICT", index=True
    )
    product: str = ""
    product_link: bool = False
    """Whether the video carries a product link."""
    hook: str = ""
    """The spoken hook."""
    overlay: str = ""
    """The text overlay; ``|`` or a line break parts what is shown one after the other."""
    overlay_x: float | None = None
    overlay_y: float | None = None
    """Where the overlay's upper left corner is, in px of a picture of 1080 by 1920; None is the usual place."""
    shows_product: bool = False
    shows_result: bool = False
    shows_motion: bool = False
    shows_overlay: bool = False
    """What the first second shows: the product, the result, unexpected motion, a curious overlay."""
    length: float | None = None
    """Planned length in seconds."""
    beats: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    """Records of ``models.records.Beat``, in order of start."""
    script: str = ""
    """What is spoken, word for word."""
    sound_id: int | None = Field(default=None, foreign_key="sound.id", ondelete="RESTRICT", index=True)
    sound_reason: str = ""
    """Why the sound fits the product."""
    voice_over: bool = False
    caption: str = ""
    """Without the hashtags."""
    hashtags: list[str] = Field(default_factory=list, sa_type=JSON)
    """Without #, as typed, in order."""
    cta: str = ""
    """The call to action."""
    notes: str = ""
    origin: Origin = Field(default=Origin.OWN, sa_type=choice(Origin))
    creator: str = ""
    """The handle of the creator who makes or is seen in it, without @."""
    permission: str = ""
    """The usage rights that its maker gave: who, for what, how long, and where it is written."""
    partnership: Partnership = Field(default=Partnership.NONE, sa_type=choice(Partnership))
    disclosure: Disclosure = Field(default=Disclosure.NONE, sa_type=choice(Disclosure))
    meant_for_ad: bool = False
    made_with_ai: bool = False
    ai_label: bool = False
    """Whether it is posted with the app's label for what AI made."""
    comments: Allowed = Field(default=Allowed.EVERYONE, sa_type=choice(Allowed))
    duets: Allowed = Field(default=Allowed.EVERYONE, sa_type=choice(Allowed))
    stitches: Allowed = Field(default=Allowed.EVERYONE, sa_type=choice(Allowed))
    """Who may comment on it, and use it in a duet or a stitch."""
    again: Again = Field(default=Again.NEVER, sa_type=choice(Again))
    """After how many days it may come again once it is posted; it fills open slots then."""
    live_id: int | None = Field(default=None, foreign_key="liveevent.id", ondelete="RESTRICT", index=True)
    """The live event that it is a teaser for."""
    labels: list[str] = Field(default_factory=list, sa_type=JSON)
    """Words of the user's own to find videos by."""
    campaign_id: int | None = Field(default=None, foreign_key="campaign.id", ondelete="RESTRICT", index=True)
    series_id: int | None = Field(default=None, foreign_key="series.id", ondelete="RESTRICT", index=True)
    filming_id: int | None = Field(default=None, foreign_key="filmingday.id", ondelete="RESTRICT", index=True)
    place: str = ""
    """Where it is filmed."""
    props: str = ""
    """What has to be at hand to film it, beside the product."""
    posted_link: str = ""
    """Where it can be seen, as the app shares it."""
    posted_id: str = ""
    """The platform's own number of it, as digits; by it results are joined."""
    staged_utc: dt.datetime | None = Field(default=None, sa_column_kwargs={"info": {MOMENT_OF: "stage"}})
    """When it came to its stage; None where that was not recorded."""
    source: str = Field(default="", index=True)
    """What identifies the row of the table that it was imported from."""
