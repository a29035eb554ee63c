"""The first calendar file."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "calendar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column(
            "account",
            sa.Enum("personal", "business", "shop", name="account", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("market", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("first_weekday", sa.Integer(), nullable=False),
        sa.Column("rule_changes", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "contentformat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("beats", sa.JSON(), nullable=False),
        sa.Column("min_s", sa.Float(), nullable=True),
        sa.Column("max_s", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_table(
        "hashtag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "trending",
                "category",
                "brand",
                "niche",
                "generic",
                name="tagkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("last_seen", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_history_at"), "history", ["at"], unique=False)
    op.create_table(
        "liveevent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("at_utc", sa.DateTime(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_liveevent_at"), "liveevent", ["at"], unique=False)
    op.create_index(op.f("ix_liveevent_at_utc"), "liveevent", ["at_utc"], unique=False)
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("trend_check", "post", "live", name="reminderkind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("on", sa.Boolean(), nullable=False),
        sa.Column("time", sa.Time(), nullable=True),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "reminderwatch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "sound",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("artist", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column(
            "licence",
            sa.Enum("unknown", "general", "commercial", "own", name="licence", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("trending", sa.Boolean(), nullable=False),
        sa.Column("last_seen", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "due",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reminder_id", sa.Integer(), nullable=False),
        sa.Column("video_id", sa.Integer(), nullable=False),
        sa.Column("live_id", sa.Integer(), nullable=False),
        sa.Column("wall", sa.DateTime(), nullable=False),
        sa.Column("due_utc", sa.DateTime(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("due", "missed", "done", "skipped", name="duestate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("snoozed_until", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("video_id", "live_id", "reminder_id", "wall"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_due_due_utc"), "due", ["due_utc"], unique=False)
    op.create_index(op.f("ix_due_state"), "due", ["state"], unique=False)
    op.create_table(
        "video",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "idea",
                "scripted",
                "approved",
                "filmed",
                "edited",
                "scheduled",
                "posted",
                name="stage",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("at_utc", sa.DateTime(), nullable=True),
        sa.Column("format_id", sa.Integer(), nullable=True),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("product_link", sa.Boolean(), nullable=False),
        sa.Column("hook", sa.String(), nullable=False),
        sa.Column("overlay", sa.String(), nullable=False),
        sa.Column("shows_product", sa.Boolean(), nullable=False),
        sa.Column("shows_result", sa.Boolean(), nullable=False),
        sa.Column("shows_motion", sa.Boolean(), nullable=False),
        sa.Column("shows_overlay", sa.Boolean(), nullable=False),
        sa.Column("length", sa.Float(), nullable=True),
        sa.Column("beats", sa.JSON(), nullable=False),
        sa.Column("script", sa.String(), nullable=False),
        sa.Column("sound_id", sa.Integer(), nullable=True),
        sa.Column("sound_reason", sa.String(), nullable=False),
        sa.Column("voice_over", sa.Boolean(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("hashtags", sa.JSON(), nullable=False),
        sa.Column("cta", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["format_id"], ["contentformat.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["sound_id"], ["sound.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_video_at"), "video", ["at"], unique=False)
    op.create_index(op.f("ix_video_at_utc"), "video", ["at_utc"], unique=False)
    op.create_index(op.f("ix_video_format_id"), "video", ["format_id"], unique=False)
    op.create_index(op.f("ix_video_sound_id"), "video", ["sound_id"], unique=False)
    op.create_index(op.f("ix_video_source"), "video", ["source"], unique=False)
    op.create_index(op.f("ix_video_stage"), "video", ["stage"], unique=False)
    op.create_table(
        "waiver",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("video_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["video_id"], ["video.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_waiver_video_id"), "waiver", ["video_id"], unique=False)
