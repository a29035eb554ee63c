"""Reads when followers are active from TikTok Studio's FollowerActivity table, in its zip or without."""

import datetime as dt
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from planner.errors import PlanError, reason
from planner.exchange import limits, packed, tables
from planner.i18n import _
from planner.live.audience import Hour
from planner.texts import moments
from planner.texts.vocabulary import plain

NAME = "followeractivity"
"""How the file inside a zip is called, in small letters and without its ending."""
COLUMNS = {
    "date": ("date", "tanggal", "日期", "日付", "ngày"),
    "hour": ("hour", "jam", "小时", "時間", "giờ"),
    "followers": (
        "active followers",
        "pengikut aktif",
        "活跃粉丝",
        "アクティブフォロワー",
        "người theo dõi đang hoạt động",
    ),
}
_CHINESE = re.compile(r"(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日")
_VIETNAMESE = re.compile(r"(?P<day>\d{1,2})\s+tháng\s+(?P<month>\w+(?:\s+\w+)?)", re.IGNORECASE)
_MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_HOUR = re.compile(r"(\d{1,2})(?::00)?(?:\s*-.*)?")


def read(path: Path, today: dt.date) -> dict[Hour, int]:
    """Return the mean of active followers by weekday and hour.

    The table's dates have no year: each is the last one of its name up to ``today``. What says "undefined" or is
    below zero is left out. Raises PlanError with the row for what can't be read.
    """
    return tables.guarded(lambda: _read(path, today), path.name)


def _read(path: Path, today: dt.date) -> dict[Hour, int]:
    """Return the mean of active followers by weekday and hour."""
    table = _table(path)
    places = [_place(table.headers, name) for name in ("date", "hour", "followers")]
    if None in places:
        raise PlanError(
            _(
                "“{name}” is not a table of follower activity: it needs the columns Date, Hour and Active followers."
            ).format(name=path.name)
        )
    date, hour, followers = (place or 0 for place in places)
    found: dict[Hour, list[int]] = {}
    for number, row in table.numbered():
        count = _count(row[followers])
        if count is None:
            continue
        day, clock = _day(row[date], today), _HOUR.fullmatch(row[hour].strip())
        if day is None or clock is None or int(clock[1]) > 23:
            wrong = row[date] if day is None else row[hour]
            raise PlanError(
                _("Row {row}: “{text}” can't be read as a date or an hour. Nothing was taken over.").format(
                    row=number, text=wrong
                )
            )
        found.setdefault((day.weekday(), int(clock[1])), []).append(count)
    if not found:
        raise PlanError(_("“{name}” has no numbers of followers.").format(name=path.name))
    return {hour: round(sum(counts) / len(counts)) for hour, counts in found.items()}


def _table(path: Path) -> tables.Table:
    if path.suffix.lower() != ".zip":
        return tables.read(path)
    try:
        data = path.read_bytes() if path.stat().st_size <= limits.MAX_BYTES else None
    except OSError as error:
        raise PlanError(
            _("“{name}” can't be read: {reason}.").format(name=path.name, reason=reason(error))
        ) from error
    if data is None:
        raise PlanError(_("“{name}” is too large to be read.").format(name=path.name))
    with packed.opened(data) as archive, tempfile.TemporaryDirectory() as folder:
        wanted = [one for one in archive.infolist() if Path(one.filename).stem.lower() == NAME]
        if not wanted:
            raise PlanError(_("“{name}” holds no FollowerActivity table.").format(name=path.name))
        if wanted[0].file_size > limits.MAX_BYTES:
            raise PlanError(_("“{name}” is too large to be read.").format(name=path.name))
        inside = Path(folder) / f"FollowerActivity{Path(wanted[0].filename).suffix}"
        inside.write_bytes(archive.read(wanted[0]))
        return tables.read(inside)


def _place(headers: Sequence[str], name: str) -> int | None:
    plain_ = [plain(header) for header in headers]
    return next((plain_.index(plain(alias)) for alias in COLUMNS[name] if plain(alias) in plain_), None)


def _count(text: str) -> int | None:
    digits = re.sub(r"[\s.,]", "", text)
    return int(digits) if re.fullmatch(r"[0-9]{1,10}", digits) else None


def _day(text: str, today: dt.date) -> dt.date | None:
    if match := _CHINESE.search(text):
        return _last(int(match["month"]), int(match["day"]), today)
    if match := _VIETNAMESE.fullmatch(text.strip()):
        name = match["month"].lower()
        return _last(_MONTHS.index(name) + 1, int(match["day"]), today) if name in _MONTHS else None
    if re.search(r"\d{4}", text) and (found := moments.day(text, today, day_first=False)):
        return found.date
    named = moments.day(text, today, day_first=False)
    return _last(named.date.month, named.date.day, today) if named else None


def _last(month: int, day: int, today: dt.date) -> dt.date | None:
    """Return the last such day up to tomorrow: it may be that already where the table was made."""
    for year in range(today.year + 1, today.year - 5, -1):
        try:
            found = dt.date(year, month, day)
        except ValueError:
            continue
        if found <= today + dt.timedelta(days=1):
            return found
    return None
