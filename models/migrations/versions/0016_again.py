"""Videos that may come again after some days, and series that go by the month."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the columns; until now no video came again by itself, and every series went by the week."""
    with op.batch_alter_table("video") as table:
        table.add_column(sa.Column("again", sa.String(32), nullable=False, server_default="never"))
    with op.batch_alter_table("series") as table:
        table.add_column(sa.Column("by", sa.String(32), nullable=False, server_default="week"))
