"""A key that tells a calendar from all others, and long edits that are stored in slices."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the column, with a random key, and the table."""
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
