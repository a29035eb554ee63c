"""The brand's own rules: made in a form or carried in a file, checked like any other."""

from pydantic import ConfigDict
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.choices import BrandRuleKind, Severity
from models.columns import choice


class BrandRule(SQLModel, table=True):
    """One rule. Its code is BRAND and the id in three digits; an id is never given twice."""

    __table_args__ = {"sqlite_autoincrement": True}
    model_config = ConfigDict(validate_assignment=True)  # type: ignore[assignment]

    id: int | None = Field(default=None, primary_key=True)
    kind: BrandRuleKind = Field(sa_type=choice(BrandRuleKind))
    words: list[str] = Field(default_factory=list, sa_type=JSON)
    """The words and phrases that it is about; for MATCH one pattern."""
    instead: str = ""
    """What INSTEAD puts in their place."""
    most: int = 0
    """How often MOST allows them."""
    fields: list[str] = Field(default_factory=list, sa_type=JSON)
    """The text columns of a video that it looks at."""
    formats: list[str] = Field(default_factory=list, sa_type=JSON)
    """Keys of the content formats that it is for; none means all."""
    severity: Severity = Field(default=Severity.FIX, sa_type=choice(Severity))
    message: str = ""
    """What a reviewer reads; empty says it in the program's own words."""
