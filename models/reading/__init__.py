"""The fast path: what calendars, rules and libraries read, by plain SQLite and without the library of tables."""

from models.reading.days import campaign_rows, filming_days, labels, own_days, products, review_rows
from models.reading.facts import (
    FACT_COLUMNS,
    LIVE_COLUMNS,
    Near,
    brand_rules,
    fact_rows,
    live_rows,
    near,
    planned,
    settings_row,
    sound_reasons,
    teasers,
    waiver_rows,
)
from models.reading.library import library, posts_with_tags, sound_rows, sound_uses, sound_videos, tag_uses
from models.reading.tiles import (
    Hit,
    LiveTile,
    Tile,
    board,
    covers,
    find,
    in_campaign,
    live_tiles,
    tiles,
    undated,
    unscheduled,
)

__all__ = [
    "FACT_COLUMNS", "LIVE_COLUMNS", "Hit", "LiveTile", "Near", "Tile", "board", "brand_rules",
    "campaign_rows", "covers", "fact_rows", "filming_days", "find", "in_campaign", "labels", "library",
    "live_rows", "live_tiles", "near", "own_days", "planned", "posts_with_tags", "products", "review_rows",
    "settings_row", "sound_reasons", "sound_rows", "sound_uses", "sound_videos", "tag_uses", "teasers",
    "tiles", "undated", "unscheduled", "waiver_rows",
]  # fmt: skip
