"""What hangs on a video, a live event, a product, a creator or an own field: it goes with it, or stays without it."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlmodel import Session, SQLModel, col, select

from models.cover import Cover
from models.creator import Agreement, Creator, Permission, Sample
from models.firsthour import FirstHour
from models.live import LiveEvent, LiveLine, LiveRun
from models.ownfield import OwnField, OwnValue
from models.planfile import PlanRow
from models.product import Product, ShopTask, Sku, StockCount
from models.reminder import Due
from models.review import Review
from models.trend import TrendFind
from models.video import Video
from models.waiver import Waiver


class Hanging(NamedTuple):
    """A table whose rows name what is deleted, the column that does, and whether the row stays without it."""

    table: type[SQLModel]
    column: str
    stays: bool = False


HANGS_ON: dict[type[SQLModel], tuple[Hanging, ...]] = {
    Video: (
        Hanging(Waiver, "video_id"),
        Hanging(Review, "video_id"),
        Hanging(TrendFind, "video_id", stays=True),
        Hanging(FirstHour, "video_id"),
        Hanging(Cover, "video_id"),
        Hanging(OwnValue, "video_id"),
        Hanging(PlanRow, "video_id", stays=True),
        Hanging(Permission, "video_id", stays=True),
    ),
    Product: (Hanging(Sku, "product_id"), Hanging(ShopTask, "product_id")),
    Sku: (Hanging(StockCount, "sku_id"),),
    Creator: (
        Hanging(Agreement, "creator_id"),
        Hanging(Sample, "creator_id"),
        Hanging(Permission, "creator_id"),
    ),
    OwnField: (Hanging(OwnValue, "field_id"),),
    LiveEvent: (
        Hanging(Waiver, "live_id"),
        Hanging(LiveLine, "live_id"),
        Hanging(LiveRun, "live_id"),
        Hanging(Video, "live_id", stays=True),
    ),
}


def forget_video(session: Session, video_id: int) -> None:
    """Delete what hangs on a video and what fell due about it, as part of the edit that deletes it."""
    forget(session, col(Due.video_id) == video_id)
    _let_go(session, Video, video_id)


def forget_live(session: Session, live_id: int) -> None:
    """Delete what hangs on a live event and what fell due about it; its teasers stay, as plain videos."""
    forget(session, col(Due.video_id) == 0, col(Due.live_id) == live_id)
    _let_go(session, LiveEvent, live_id)


def forget_own_field(session: Session, field_id: int) -> None:
    """Delete what stands in an own field, of all videos."""
    _let_go(session, OwnField, field_id)


def forget_sku(session: Session, sku_id: int) -> None:
    """Delete the log of a variant's stock."""
    _let_go(session, Sku, sku_id)


def forget_product(session: Session, product_id: int) -> None:
    """Delete the variants of a product with their logs and its checklists; videos go on naming it."""
    for sku in session.exec(select(Sku).where(Sku.product_id == product_id)):
        forget_sku(session, sku.id or 0)
    _let_go(session, Product, product_id)


def forget_creator(session: Session, creator_id: int) -> None:
    """Delete what was agreed with a creator, what they were sent and what they allowed."""
    _let_go(session, Creator, creator_id)


def forget(session: Session, *conditions: Any) -> None:
    """Delete what fell due and meets the conditions."""
    for row in session.exec(select(Due).where(*conditions)):
        session.delete(row)


def _let_go(session: Session, deleted: type[SQLModel], id_: int) -> None:
    for table, column, stays in HANGS_ON[deleted]:
        for row in session.exec(select(table).where(getattr(table, column) == id_)):
            if stays:
                setattr(row, column, None)
            else:
                session.delete(row)
    session.flush()
