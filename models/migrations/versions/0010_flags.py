"""Videos on hold and cancelled ones: a flag beside the stage."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the column; no video is on hold or cancelled."""
    with op.batch_alter_table("video") as table:
        table.add_column(sa.Column("flag", sa.String(length=32), nullable=False, server_default="none"))
