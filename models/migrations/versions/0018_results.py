"""Where a video was posted, and the numbers that came from the platform's files."""

import re

import sqlalchemy as sa
from alembic import op

_ID = re.compile(r"/(?:video|photo)/(\d{17,20})")


def upgrade() -> None:
    """Add the columns and tables; a link that was typed in the first hour is the video's from now on."""
    with op.batch_alter_table("video") as table:
        table.add_column(sa.Column("posted_link", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("posted_id", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "numbersfile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("brought_utc", sa.DateTime(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    texts = ("order_id", "sku_id", "content_id", "content_type", "creator", "product_id", "product", "seller_sku", "state")
    counts = ("quantity", "returned", "amount", "refund", "commission_est", "commission")
    op.create_table(
        "orderline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in counts),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    for name in ("file_id", "order_id", "content_id"):
        op.create_index(f"ix_orderline_{name}", "orderline", [name])
    op.create_table(
        "numbersrow",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("title", "creator", "product")),
        sa.Column("at", sa.DateTime(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    for name in ("file_id", "key"):
        op.create_index(f"ix_numbersrow_{name}", "numbersrow", [name])
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT video_id, link FROM firsthour WHERE link <> '' ORDER BY id")).fetchall()
    for video, link in rows:
        found = _ID.search(str(link))
        connection.execute(
            sa.text("UPDATE video SET posted_link = :link, posted_id = :id WHERE id = :video"),
            {"link": str(link), "id": found[1] if found else "", "video": video},
        )
    with op.batch_alter_table("firsthour") as table:
        table.drop_column("link")
