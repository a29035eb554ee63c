"""The order in which the videos of a filming day are filmed, and how many comments came and were answered."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the columns; until now the order followed from place, product and props, and nobody counted."""
    with op.batch_alter_table("filmingday") as table:
        table.add_column(sa.Column("sequence", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("firsthour") as table:
        table.add_column(sa.Column("came", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("answered", sa.Integer(), nullable=False, server_default="0"))
