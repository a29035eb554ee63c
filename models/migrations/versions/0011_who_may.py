"""Who may comment on a video, and use it in a duet or a stitch."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the columns; everyone may, as the app has it at first."""
    with op.batch_alter_table("video") as table:
        for name in ("comments", "duets", "stitches"):
            table.add_column(sa.Column(name, sa.String(length=32), nullable=False, server_default="everyone"))
