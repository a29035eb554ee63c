"""Campaigns, own days, templates, series, filming days, covers and labels; hashtags written as people read them."""

import json

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the tables first, since the new columns of videos point to them."""
    _tables()
    op.add_column("calendar", sa.Column("markets", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("calendar", sa.Column("stage_limits", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("video") as table:
        table.add_column(sa.Column("labels", sa.JSON(), nullable=False, server_default="[]"))
        for name in ("place", "props"):
            table.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("staged_utc", sa.DateTime(), nullable=True))
        for name, target in (("campaign_id", "campaign"), ("series_id", "series"), ("filming_id", "filmingday")):
            table.add_column(sa.Column(name, sa.Integer(), nullable=True))
            table.create_foreign_key(target, target, [name], ["id"], ondelete="RESTRICT")
            table.create_index(op.f(f"ix_video_{name}"), [name], unique=False)
    _write_out_hashtags()


def _write_out_hashtags() -> None:
    """Write hashtags in other than Latin letters without escapes: the index of words could not find them."""
    connection = op.get_bind()
    escaped = connection.exec_driver_sql("SELECT id, hashtags FROM video WHERE hashtags LIKE '%\\u%'").fetchall()
    for video, tags in escaped:
        connection.exec_driver_sql(
            "UPDATE video SET hashtags = ? WHERE id = ?", (json.dumps(json.loads(tags), ensure_ascii=False), video)
        )


def _tables() -> None:
    op.create_table(
        "campaign",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("color", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("preparation", sa.Date(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "ownday",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("yearly", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("first", sa.DateTime(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "filmingday",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("at_utc", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_filmingday_at"), "filmingday", ["at"], unique=False)
    op.create_table(
        "cover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("video_id", sa.Integer(), nullable=False),
        sa.Column("picture", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["video_id"], ["video.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("video_id"),
    )
