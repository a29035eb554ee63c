"""More kinds of reminder, free ones with a recurrence, and when nobody wants to be told."""

import sqlalchemy as sa
from alembic import op

KINDS = ("trend_check", "post", "first_hour", "film", "filming_day", "live", "live_line", "live_after",
         "weekly_review", "season", "seen_again", "own")  # fmt: skip
NEW = (
    ("first_hour", None, "[]", -5),
    ("film", "09:00:00.000000", "[]", 2880),
    ("filming_day", "18:00:00.000000", "[]", 1440),
    ("live_line", None, "[]", 0),
    ("live_after", None, "[]", 0),
    ("live_after", None, "[]", -1440),
    ("weekly_review", "16:00:00.000000", "[4]", 30),
    ("season", "09:00:00.000000", "[]", 0),
    ("seen_again", "09:00:00.000000", "[]", 0),
)
"""Kind, time, weekdays, minutes; 0 and -1440 minutes of live_after are at the end and a day later."""


def upgrade() -> None:
    """Add the columns, what tells rows about other things apart, and a reminder of each new kind."""
    with op.batch_alter_table("reminder") as table:
        kind = sa.Enum(*KINDS, name="kind", native_enum=False, length=32)
        table.alter_column("kind", existing_type=sa.String(length=32), type_=kind, existing_nullable=False)
        table.add_column(sa.Column("text", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("at", sa.DateTime(), nullable=True))
        table.add_column(sa.Column("zone", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("recurrence", sa.String(), nullable=False, server_default=""))
    connection = op.get_bind()
    for one, time, weekdays, minutes in NEW:
        connection.execute(
            sa.text('INSERT INTO reminder (kind, "on", time, weekdays, minutes) VALUES (:k, 1, :t, :w, :m)'),
            {"k": one, "t": time, "w": weekdays, "m": minutes},
        )
    op.rename_table("due", "due_before")
    op.drop_index("ix_due_due_utc", "due_before")
    op.drop_index("ix_due_state", "due_before")
    op.create_table(
        "due",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reminder_id", sa.Integer(), nullable=False),
        sa.Column("video_id", sa.Integer(), nullable=False),
        sa.Column("live_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("wall", sa.DateTime(), nullable=False),
        sa.Column("due_utc", sa.DateTime(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column(
            "state", sa.Enum("due", "missed", "done", "skipped", name="state", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("snoozed_until", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("video_id", "live_id", "about", "reminder_id", "wall"),
        sqlite_autoincrement=True,
    )  # fmt: skip
    columns = "id, reminder_id, video_id, live_id, {}, wall, due_utc, minutes, state, snoozed_until"
    into, of = columns.format("about"), columns.format("''")
    connection.execute(sa.text(f"INSERT INTO due ({into}) SELECT {of} FROM due_before"))
    connection.execute(
        sa.text(
            "UPDATE sqlite_sequence SET seq = (SELECT max(seq) FROM sqlite_sequence "
            "WHERE name IN ('due', 'due_before')) WHERE name = 'due'"
        )
    )
    op.drop_table("due_before")
    op.create_index(op.f("ix_due_due_utc"), "due", ["due_utc"], unique=False)
    op.create_index(op.f("ix_due_state"), "due", ["state"], unique=False)
    with op.batch_alter_table("calendar") as table:
        table.add_column(sa.Column("quiet_from", sa.Time(), nullable=True))
        table.add_column(sa.Column("quiet_to", sa.Time(), nullable=True))
        table.add_column(sa.Column("off_weekdays", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("days_off", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("paused_until", sa.DateTime(), nullable=True))
        table.add_column(sa.Column("audience", sa.JSON(), nullable=False, server_default="{}"))
        table.add_column(sa.Column("viewer_zones", sa.JSON(), nullable=False, server_default="[]"))
