"""How much waits on each page of the window, for the numbers in its navigation."""

import sqlite3

_WAITING = """
    WITH plan AS (SELECT stage, at FROM video WHERE flag = 'none')
    SELECT (SELECT count(*) FROM campaign WHERE last >= :today),
           (SELECT count(*) FROM plan WHERE stage IN ('idea', 'scripted') AND at >= :today AND at < :end),
           (SELECT count(*) FROM plan WHERE stage = 'approved'),
           (SELECT count(*) FROM plan WHERE stage IN ('edited', 'scheduled') AND at >= '1000' AND at < :next),
           (SELECT count(*) FROM liveevent WHERE stage <> 'done' AND at >= :today AND at < :end),
           (SELECT count(*) FROM (
                SELECT sum(s.stock) AS there, max(coalesce(p.buffer, 0)) AS least
                FROM product p JOIN sku s ON s.product_id = p.id WHERE s.stock IS NOT NULL GROUP BY p.id
            ) WHERE there <= 0 OR there < least)
"""


def waiting(connection: sqlite3.Connection, today: str, tomorrow: str, end: str) -> list[tuple[str, int]]:
    """Return each page with how much waits there, on days as ISO text; ``end`` is the day after the next two weeks.

    Campaigns that are not over, videos to review until then, videos that are approved and not filmed, videos that are
    ready and to be posted today or were to be before, live events until then, and products that are below their buffer
    or sold out.
    """
    found = connection.execute(_WAITING, {"today": today, "next": tomorrow, "end": end}).fetchone()
    return list(zip(("campaigns", "review", "filming", "firsthour", "live", "products"), found, strict=True))
