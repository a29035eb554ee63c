"""Live events: who hosts them and why, their list before, their run and what came of it."""

import sqlalchemy as sa
from alembic import op

STAGES = ("idea", "planned", "ready", "live", "done")


def upgrade() -> None:
    """Add the columns and tables; what is over counts as planned, since nobody said how it went."""
    with op.batch_alter_table("liveevent") as table:
        for name in ("host", "place", "goal", "currency", "learned"):
            table.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        kind = sa.Enum(*STAGES, name="stage", native_enum=False, length=32)
        table.add_column(sa.Column("stage", kind, nullable=False, server_default="planned"))
        for name in ("viewers", "orders"):
            table.add_column(sa.Column(name, sa.Integer(), nullable=True))
        table.add_column(sa.Column("revenue", sa.Float(), nullable=True))
    op.create_table(
        "liveline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("live_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("done_utc", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["live_id"], ["liveevent.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_liveline_live_id"), "liveline", ["live_id"], unique=False)
    op.create_table(
        "liverun",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("live_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["live_id"], ["liveevent.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("live_id"),
    )
