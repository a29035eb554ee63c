"""Reviews, sightings, sets of hashtags, rules of the brand, and what the checks need to know besides."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the columns and tables; what was last seen becomes a first sighting."""
    _columns()
    _tables()
    op.execute("INSERT INTO sighting (sound_id, day) SELECT id, last_seen FROM sound WHERE last_seen IS NOT NULL")
    op.execute("INSERT INTO sighting (hashtag_id, day) SELECT id, last_seen FROM hashtag WHERE last_seen IS NOT NULL")


def _columns() -> None:
    for name in ("packs", "slots", "active_hours"):
        op.add_column("calendar", sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("calendar", sa.Column("max_length", sa.Float(), nullable=True))
    for name in ("products", "run_of_show"):
        op.add_column("liveevent", sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("liveevent", sa.Column("offer", sa.String(), nullable=False, server_default=""))
    op.add_column("liveevent", sa.Column("subscribers_told", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("sound", sa.Column("formats", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("video") as table:
        for name in ("overlay_x", "overlay_y"):
            table.add_column(sa.Column(name, sa.Float(), nullable=True))
        for name, choices, usual in (
            ("origin", ("own", "creator", "customer"), "own"),
            ("partnership", ("none", "paid", "gifted"), "none"),
            ("disclosure", ("none", "own_brand", "partnership"), "none"),
        ):
            kind = sa.Enum(*choices, name=name, native_enum=False, length=32)
            table.add_column(sa.Column(name, kind, nullable=False, server_default=usual))
        table.add_column(sa.Column("permission", sa.String(), nullable=False, server_default=""))
        for name in ("meant_for_ad", "made_with_ai", "ai_label"):
            table.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default="0"))
        table.add_column(sa.Column("live_id", sa.Integer(), nullable=True))
        table.create_foreign_key("live", "liveevent", ["live_id"], ["id"], ondelete="RESTRICT")
        table.create_index(op.f("ix_video_live_id"), ["live_id"], unique=False)
    with op.batch_alter_table("waiver") as table:
        table.alter_column("video_id", existing_type=sa.Integer(), nullable=True)
        table.add_column(sa.Column("live_id", sa.Integer(), nullable=True))
        table.create_foreign_key("live", "liveevent", ["live_id"], ["id"], ondelete="RESTRICT")
        table.create_index(op.f("ix_waiver_live_id"), ["live_id"], unique=False)


def _tables() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("video_id", sa.Integer(), nullable=False),
        sa.Column(
            "verdict", sa.Enum("approved", "sent_back", name="verdict", native_enum=False, length=32), nullable=False
        ),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("at_utc", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["video_id"], ["video.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_review_video_id"), "review", ["video_id"], unique=False)
    op.create_table(
        "sighting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sound_id", sa.Integer(), nullable=True),
        sa.Column("hashtag_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["sound_id"], ["sound.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["hashtag_id"], ["hashtag.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_sighting_sound_id"), "sighting", ["sound_id"], unique=False)
    op.create_index(op.f("ix_sighting_hashtag_id"), "sighting", ["hashtag_id"], unique=False)
    op.create_table(
        "tagset",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "brandrule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "never", "instead", "always", "most", "match", name="brandrulekind", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("instead", sa.String(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("formats", sa.JSON(), nullable=False),
        sa.Column(
            "severity",
            sa.Enum("fix", "consider", "hint", "off", name="severity", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("message", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "findingcount",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("day", "code"),
    )
    op.create_table(
        "rulewatch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("videos", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
