"""Fields of the user's own, and what stands in them."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the tables; nobody has such fields yet."""
    op.create_table(
        "ownfield",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "ownvalue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("video_id", sa.Integer(), nullable=False),
        sa.Column("field_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["video_id"], ["video.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["field_id"], ["ownfield.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("video_id", "field_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_ownvalue_field_id", "ownvalue", ["field_id"])
