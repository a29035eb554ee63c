"""A live event's stage is what the user says; that it is on follows from its run and the clock."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Take back the stage that a run wrote; the run itself stays, and says what it said."""
    op.execute(sa.text("UPDATE liveevent SET stage = 'ready' WHERE stage = 'live'"))
