"""What identifies the event of a calendar that a live event or a day of the user's own was imported from."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the columns; nothing was imported as such before."""
    for name in ("liveevent", "ownday"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("source", sa.String(), nullable=False, server_default=""))
