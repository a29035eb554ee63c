"""The creators of a calendar as rules, lists and the command line see them."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from models import reading
from models.choices import AgreementKind, CreatorStage, PermissionState, SampleKind
from models.reading import Connection

NO_DATE = dt.datetime(9999, 1, 1)  # noqa: DTZ001 - wall clock
"""Where a video without a date stands among the others."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """One agreement; ``fee`` in minor units of ``currency``, rates in percent, ``tiers`` as (orders, percent)."""

    id: int
    kind: AgreementKind = AgreementKind.AFFILIATE
    signed: dt.date | None = None
    fee: int | None = None
    currency: str = ""
    tiers: tuple[tuple[float, float], ...] = ()
    ads_rate: float | None = None
    orders: int | None = None
    videos: int | None = None
    due: dt.date | None = None
    code: str = ""
    link: str = ""
    product: str = ""
    benefits: str = ""
    features: str = ""
    selling_point: str = ""
    dos: str = ""
    donts: str = ""
    freedom: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """One sample and the days of its steps; ``cost`` in minor units of ``currency``."""

    id: int
    product: str = ""
    sku: str = ""
    kind: SampleKind = SampleKind.FREE
    requested: dt.date | None = None
    approved: dt.date | None = None
    shipped: dt.date | None = None
    received: dt.date | None = None
    due: dt.date | None = None
    posted: dt.date | None = None
    tracking: str = ""
    cost: int | None = None
    currency: str = ""
    link: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What somebody allows with a video, or was asked to."""

    id: int
    creator_id: int | None = None
    video_id: int | None = None
    handle: str = ""
    link: str = ""
    state: PermissionState = PermissionState.FOUND
    asked: dt.date | None = None
    asked_how: str = ""
    granted: dt.date | None = None
    repost: bool = False
    ads: bool = False
    site: bool = False
    until: dt.date | None = None
    may_edit: bool = False
    credit: str = ""
    written: str = ""
    ad_code: str = ""
    ad_start: dt.date | None = None
    ad_days: int | None = None
    notes: str = ""

    @property
    def ad_end(self) -> dt.date | None:
        """The last day of the ad code; None without a code, a start or a number of days."""
        if not (self.ad_code and self.ad_start and self.ad_days):
            return None
        try:
            return self.ad_start + dt.timedelta(days=self.ad_days)
        except OverflowError:
            return None


@dataclass(frozen=True, slots=True)
class Shown:
    """A video that a creator makes or is seen in, with its wall-clock moment."""

    id: int
    title: str
    posted: bool
    at: dt.datetime


@dataclass(frozen=True)
class KnownCreator:
    """A creator with all that hangs on it; ``engagement`` in percent."""

    id: int
    handle: str
    name: str = ""
    stage: CreatorStage = CreatorStage.FOUND
    followers: int | None = None
    engagement: float | None = None
    audience: str = ""
    city: str = ""
    market: str = ""
    language: str = ""
    niche: str = ""
    tone: str = ""
    fit: int | None = None
    contact: str = ""
    notes: str = ""
    looked_at: int = 0
    audience_seen: bool = False
    no_spikes: bool = False
    real_comments: bool = False
    partners_seen: bool = False
    partners: str = ""
    agreements: tuple[Agreed, ...] = ()
    samples: tuple[Sent, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    videos: tuple[Shown, ...] = ()
    """By time."""

    @property
    def agreement(self) -> Agreed | None:
        """What holds now: the newest agreement."""
        return self.agreements[-1] if self.agreements else None

    @property
    def sample(self) -> Sent | None:
        """The newest sample."""
        return self.samples[-1] if self.samples else None


def handle_of(text: str) -> str:
    """Return a creator's handle as it is kept: without @ and what a link has around it, in small letters."""
    plain = text.strip()
    if "/@" in plain:
        plain = plain.partition("/@")[2].partition("/")[0].partition("?")[0]
    return plain.lstrip("@").strip().casefold()


@dataclass(frozen=True)
class Creators:
    """All creators, by id and by handle, and what customers allow."""

    creators: Sequence[KnownCreator] = ()
    others: Sequence[Allowance] = ()
    """What nobody of them allows: permissions of customers."""
    more: bool = False
    """Whether there are creators that were not loaded, since no video names them."""

    @property
    def are_kept(self) -> bool:
        """Whether the calendar keeps creators or permissions at all."""
        return self.more or bool(self.creators or self.others)

    @cached_property
    def by_id(self) -> Mapping[int, KnownCreator]:
        """Every creator by its id."""
        return {one.id: one for one in self.creators}

    @cached_property
    def _by_handle(self) -> Mapping[str, KnownCreator]:
        return {one.handle: one for one in self.creators}

    @cached_property
    def _by_video(self) -> Mapping[int, tuple[Allowance, ...]]:
        found: dict[int, tuple[Allowance, ...]] = {}
        for one in (*(each for creator in self.creators for each in creator.allowances), *self.others):
            if one.video_id:
                found[one.video_id] = (*found.get(one.video_id, ()), one)
        return found

    def named(self, text: str) -> KnownCreator | None:
        """Return the creator whose handle a text names, or None."""
        return self._by_handle.get(handle_of(text)) if text else None

    def allowed_for(self, video_id: int, creator: str) -> tuple[Allowance, ...]:
        """Return what is allowed with a video: what names it, else what its creator allows with all videos."""
        own = self._by_video.get(video_id, ())
        known = self.named(creator)
        return own or tuple(one for one in known.allowances if not one.video_id) if known else own


def load(connection: Connection, *, named_alone: bool = False) -> Creators:
    """Return the creators of a calendar with all that hangs on them; with ``named_alone`` those that a video names."""
    rows = reading.creator_rows(connection)
    every = len(rows)
    if named_alone:
        shown = {handle_of(handle) for _id, _title, handle, _stage, _at in reading.videos_showing(connection)}
        rows = [row for row in rows if row[_HANDLE] in shown]
    allowances = [_allowance(row) for row in reading.permission_rows(connection)]
    if not rows:
        return Creators((), [one for one in allowances if one.creator_id is None], bool(every or allowances))
    given: dict[int | None, list[Allowance]] = {}
    for one in allowances:
        given.setdefault(one.creator_id, []).append(one)
    agreements = _grouped(reading.agreement_rows(connection), reading.AGREEMENT, _agreed)
    samples = _grouped(reading.sample_rows(connection), reading.SAMPLE, _sent)
    handles: dict[str, list[Shown]] = {}
    for id_, title, handle, stage, at in reading.videos_showing(connection):
        moment = dt.datetime.fromisoformat(at) if at else NO_DATE
        handles.setdefault(handle_of(handle), []).append(Shown(id_, title, stage == "posted", moment))
    found = []
    for row in rows:
        kept = dict(zip(reading.CREATOR, row, strict=True))
        kept["stage"] = CreatorStage(kept["stage"])
        for name in ("audience_seen", "no_spikes", "real_comments", "partners_seen"):
            kept[name] = bool(kept[name])
        found.append(
            KnownCreator(
                **kept,
                agreements=tuple(agreements.get(row[0], ())),
                samples=tuple(samples.get(row[0], ())),
                allowances=tuple(given.get(row[0], ())),
                videos=tuple(sorted(handles.get(kept["handle"], ()), key=lambda one: (one.at, one.id))),
            )
        )
    return Creators(found, given.get(None, []))


_HANDLE = reading.CREATOR.index("handle")


def _grouped(rows: Sequence[tuple[Any, ...]], columns: Sequence[str], made: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        kept = dict(zip(columns, row, strict=True))
        found.setdefault(kept.pop("creator_id"), []).append(made(kept))
    return found


def _agreed(kept: dict[str, Any]) -> Agreed:
    kept["kind"], kept["tiers"] = AgreementKind(kept["kind"]), tuple(map(tuple, json.loads(kept["tiers"])))
    return Agreed(**_dated(kept, "signed", "due"))


def _sent(kept: dict[str, Any]) -> Sent:
    kept["kind"] = SampleKind(kept["kind"])
    return Sent(**_dated(kept, "requested", "approved", "shipped", "received", "due", "posted"))


def _allowance(row: tuple[Any, ...]) -> Allowance:
    kept = dict(zip(reading.PERMISSION, row, strict=True))
    kept["state"] = PermissionState(kept["state"])
    for name in ("repost", "ads", "site", "may_edit"):
        kept[name] = bool(kept[name])
    return Allowance(**_dated(kept, "asked", "granted", "until", "ad_start"))


def _dated(kept: dict[str, Any], *names: str) -> dict[str, Any]:
    return kept | {name: dt.date.fromisoformat(kept[name]) if kept[name] else None for name in names}
