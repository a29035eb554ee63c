"""Products with their stock, creators with what was agreed, sent and allowed; who is seen in a video."""

import sqlalchemy as sa
from alembic import op

REMINDERS = (
    ("low_stock", 0), ("sample_due", 4320), ("sample_due", 0), ("rights_end", 20160), ("rights_end", 10080), ("rights_end", 4320),
)  # fmt: skip
"""Kind and minutes: a sample's video three days before and on its day, rights and ad codes 14, 7 and 3 days before."""


def upgrade() -> None:
    """Add the tables, the column, and the reminders of creators; nothing of this was kept before."""
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("other_names", sa.JSON(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("pictures", sa.JSON(), nullable=False),
        sa.Column("markets", sa.JSON(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=True),
        sa.Column("cost", sa.Integer(), nullable=True),
        sa.Column("commission", sa.Float(), nullable=True),
        sa.Column("shipped_by", sa.String(length=32), nullable=False),
        sa.Column("ship_days", sa.Integer(), nullable=True),
        sa.Column("daily_orders", sa.Float(), nullable=True),
        sa.Column("buffer", sa.Integer(), nullable=True),
        sa.Column("lead_days", sa.Integer(), nullable=True),
        sa.Column("supplier", sa.String(), nullable=False),
        sa.Column("backup", sa.String(), nullable=False),
        sa.Column("instead", sa.String(), nullable=False),
        sa.Column("packing", sa.Integer(), nullable=True),
        sa.Column("seen_soon", sa.String(length=32), nullable=False),
        sa.Column("bought_at_once", sa.String(length=32), nullable=False),
        sa.Column("shown_well", sa.String(length=32), nullable=False),
        sa.Column("shop_id", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sku",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("option", sa.String(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=True),
        sa.Column("stock", sa.Integer(), nullable=True),
        sa.Column("shop_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sku_product_id", "sku", ["product_id"])
    op.create_table(
        "stockcount",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sku_id", sa.Integer(), nullable=False),
        sa.Column("at_utc", sa.DateTime(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=True),
        sa.Column("stock", sa.Integer(), nullable=True),
        sa.Column("said_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["sku_id"], ["sku.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stockcount_sku_id", "stockcount", ["sku_id"])
    op.create_table(
        "shoptask",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=True),
        sa.Column("market", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("done_utc", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_shoptask_product_id", "shoptask", ["product_id"])
    op.create_table(
        "creator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("handle", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("stage", sa.String(length=32), nullable=False),
        sa.Column("followers", sa.Integer(), nullable=True),
        sa.Column("engagement", sa.Float(), nullable=True),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("market", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("niche", sa.String(), nullable=False),
        sa.Column("tone", sa.String(), nullable=False),
        sa.Column("fit", sa.Integer(), nullable=True),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("looked_at", sa.Integer(), nullable=False),
        sa.Column("audience_seen", sa.Boolean(), nullable=False),
        sa.Column("no_spikes", sa.Boolean(), nullable=False),
        sa.Column("real_comments", sa.Boolean(), nullable=False),
        sa.Column("partners_seen", sa.Boolean(), nullable=False),
        sa.Column("partners", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_creator_stage", "creator", ["stage"])
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("creator_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("signed", sa.Date(), nullable=True),
        sa.Column("fee", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("tiers", sa.JSON(), nullable=False),
        sa.Column("ads_rate", sa.Float(), nullable=True),
        sa.Column("orders", sa.Integer(), nullable=True),
        sa.Column("videos", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("benefits", sa.String(), nullable=False),
        sa.Column("features", sa.String(), nullable=False),
        sa.Column("selling_point", sa.String(), nullable=False),
        sa.Column("dos", sa.String(), nullable=False),
        sa.Column("donts", sa.String(), nullable=False),
        sa.Column("freedom", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["creator_id"], ["creator.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_agreement_creator_id", "agreement", ["creator_id"])
    op.create_table(
        "sample",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("creator_id", sa.Integer(), nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("requested", sa.Date(), nullable=True),
        sa.Column("approved", sa.Date(), nullable=True),
        sa.Column("shipped", sa.Date(), nullable=True),
        sa.Column("received", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("posted", sa.Date(), nullable=True),
        sa.Column("tracking", sa.String(), nullable=False),
        sa.Column("cost", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["creator_id"], ["creator.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sample_creator_id", "sample", ["creator_id"])
    op.create_table(
        "permission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("creator_id", sa.Integer(), nullable=True),
        sa.Column("video_id", sa.Integer(), nullable=True),
        sa.Column("handle", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("asked", sa.Date(), nullable=True),
        sa.Column("asked_how", sa.String(), nullable=False),
        sa.Column("granted", sa.Date(), nullable=True),
        sa.Column("repost", sa.Boolean(), nullable=False),
        sa.Column("ads", sa.Boolean(), nullable=False),
        sa.Column("site", sa.Boolean(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("may_edit", sa.Boolean(), nullable=False),
        sa.Column("credit", sa.String(), nullable=False),
        sa.Column("written", sa.String(), nullable=False),
        sa.Column("ad_code", sa.String(), nullable=False),
        sa.Column("ad_start", sa.Date(), nullable=True),
        sa.Column("ad_days", sa.Integer(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["video_id"], ["video.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["creator_id"], ["creator.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_permission_creator_id", "permission", ["creator_id"])
    op.create_index("ix_permission_video_id", "permission", ["video_id"])
    op.create_table(
        "challenge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("prize", sa.String(), nullable=False),
        sa.Column("instructions", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("video") as table:
        table.add_column(sa.Column("creator", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("calendar") as table:
        table.add_column(sa.Column("fees", sa.JSON(), nullable=False, server_default="[]"))
    connection = op.get_bind()
    for kind, minutes in REMINDERS:
        connection.execute(
            sa.text('INSERT INTO reminder (kind, "on", time, weekdays, minutes) VALUES (:k, 1, :t, :w, :m)'),
            {"k": kind, "t": "09:00:00.000000", "w": "[]", "m": minutes},
        )
