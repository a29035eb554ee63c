"""The first hour after a post: the link, what was pinned, what was asked, and how replies begin."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the table, and the user's own reply starters to the calendar."""
    op.add_column("calendar", sa.Column("reply_starters", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "firsthour",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("video_id", sa.Integer(), nullable=False),
        sa.Column("posted_utc", sa.DateTime(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("pinned", sa.String(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["video_id"], ["video.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("video_id"),
    )
