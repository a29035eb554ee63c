"""Ids that are never given again, a key that tells a calendar from all others, and edits that are stored in slices."""

import sqlalchemy as sa
from alembic import op


TABLES = (
    "campaign", "contentformat", "cover", "filmingday", "firsthour", "hashtag", "liveevent",
    "liveline", "ownday", "reminder", "review", "series", "sighting", "sound",
    "tagset", "template", "trendfind", "trendlook", "video", "waiver",
)  # fmt: skip
"""What edits add and delete: undo knows a row by its id, which another one must not have by then."""


def upgrade() -> None:
    """Build these tables anew, then add the column, with a random key, and the table."""
    for name in TABLES:
        with op.batch_alter_table(name, recreate="always", table_kwargs={"sqlite_autoincrement": True}):
            pass
    with op.batch_alter_table("calendar") as table:
        table.add_column(sa.Column("key", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE calendar SET key = lower(hex(randomblob(8)))")
    op.create_table(
        "unfinished",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("back", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_unfinished_work", "unfinished", ["work"])
