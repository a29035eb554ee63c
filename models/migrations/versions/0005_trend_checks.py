"""Trend checks: when somebody looked, what was found, and where to look."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the tables, and the list of places to the calendar."""
    op.add_column("calendar", sa.Column("places_to_look", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "trendlook",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("begun_utc", sa.DateTime(), nullable=False),
        sa.Column("ended_utc", sa.DateTime(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_trendlook_begun_utc"), "trendlook", ["begun_utc"], unique=False)
    kind = sa.Enum("sound", "tag", "idea", "note", name="kind", native_enum=False, length=32)
    op.create_table(
        "trendfind",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("look_id", sa.Integer(), nullable=False),
        sa.Column("kind", kind, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("fits", sa.String(), nullable=False),
        sa.Column("picture", sa.String(), nullable=False),
        sa.Column("at_utc", sa.DateTime(), nullable=False),
        sa.Column("video_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["look_id"], ["trendlook.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["video_id"], ["video.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    for name in ("look_id", "video_id"):
        op.create_index(op.f(f"ix_trendfind_{name}"), "trendfind", [name], unique=False)
