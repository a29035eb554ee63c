"""Compares the videos that came of a plan with what its author meant: NAME.truth.json beside the plan."""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from models.choices import Flag
from planner.exchange.plan_table import PlannedVideo
from planner.texts import tagtext

PLANS = Path(__file__).parent / "plans"
FURTHER = Path(__file__).parent / "further_plans"
"""Plans of rarer shapes: their videos and times are read, not yet all of their fields."""
SUFFIX = ".truth.json"
_QUOTES = str.maketrans("“”„«»’‘", '"""""\'\'')
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Verdict:
    """What is wrong with the videos and dates of a plan, and with their other fields; empty where nothing is."""

    videos: list[str]
    fields: list[str]


def names(folder: Path = PLANS) -> list[str]:
    """Return the names of all plans in a folder."""
    return sorted(path.name.removesuffix(SUFFIX) for path in folder.glob(f"*{SUFFIX}"))


def of(name: str, folder: Path = PLANS) -> dict[str, Any]:
    """Return what the author of a plan meant."""
    truth: dict[str, Any] = json.loads((folder / f"{name}{SUFFIX}").read_text(encoding="utf-8"))
    return truth


def judge(meant: Sequence[Mapping[str, Any]], came: Sequence[PlannedVideo]) -> Verdict:
    """Compare videos with those that were meant: none lost, none too many, each date and field right."""
    videos: list[str] = []
    fields: list[str] = []
    pairs, more = _pairs(meant, came)
    videos += [f"too many: {came[at].title!r} {came[at].at}" for at in more]
    for place, truth in enumerate(meant):
        name = next(truth[key] for key in ("title", "title_contains", "caption_contains") if key in truth)
        video = came[pairs[place]] if place in pairs else None
        if video is None:
            videos += [] if truth.get("optional") else [f"lost: {name!r}"]
            continue
        if "at" in truth and not _date_right(truth, video):
            videos.append(f"date of {name!r}: {video.at} {video.zone} instead of {truth['at']}")
        for key, right in _FIELDS.items():
            judged = key in truth and (key == "flag" or not truth.get("optional"))
            if judged and not right(truth[key], video):
                fields.append(f"{key} of {name!r}: not {truth[key]!r}")
    return Verdict(videos, fields)


@lru_cache(maxsize=4096)
def _plain(text: object) -> str:
    """Return a text without marks, quotes and signs around it, in one case: what readers take for the same."""
    found = _LINK.sub(r"\1", unicodedata.normalize("NFKC", str(text or "")).casefold())
    found = " ".join(re.sub(r"[*_`~]", "", found).split()).translate(_QUOTES)
    while found and _is_sign(found[0]):
        found = found[1:]
    while found and _is_sign(found[-1]):
        found = found[:-1]
    return found


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PSZC" or letter in "\ufe0f\u200d"


def _holds(whole: object, part: object) -> bool:
    return _plain(part) in _plain(whole)


def _said(video: PlannedVideo) -> str:
    """Return all that a video says, as one text."""
    beats = [f"{beat.name} {beat.text}" for beat in video.beats]
    texts = (video.title, video.hook, video.overlay, video.caption, video.script, video.cta, video.notes)
    return " ".join([*texts, *beats])


def _date_right(truth: Mapping[str, Any], video: PlannedVideo) -> bool:
    if truth["at"] is None or video.at is None:
        return truth["at"] is video.at
    if "T" not in truth["at"]:
        return f"{video.at:%Y-%m-%d}" == truth["at"]
    meant = dt.datetime.fromisoformat(truth["at"])
    if "zone" in truth:
        same = meant.replace(tzinfo=ZoneInfo(truth["zone"])) == video.at.replace(tzinfo=ZoneInfo(video.zone))
        if same or truth.get("instant"):
            return same
    return meant == video.at


def _tags(tags: Sequence[str]) -> set[str]:
    return {unicodedata.normalize("NFC", tag).lstrip("#").casefold() for tag in tags}


_FIELDS: dict[str, Callable[[Any, PlannedVideo], bool]] = {
    "title": lambda meant, video: _plain(meant) == _plain(video.title),
    "length": lambda meant, video: video.length == meant,
    "hook": lambda meant, video: _plain(meant) == _plain(video.hook),
    "overlay": lambda meant, video: _plain(meant) == _plain(video.overlay),
    "product": lambda meant, video: _plain(meant) == _plain(video.product),
    "script_contains": lambda meant, video: _holds(_said(video), meant),
    "beats": lambda meant, video: len(video.beats) == meant,
    "hashtags": lambda meant, video: _tags(meant) == _tags(tagtext.names_of(video.caption, video.hashtags)),
    "caption_contains": lambda meant, video: _holds(video.caption or video.title, meant),
    "stage": lambda meant, video: video.stage.value == meant,
    "stage_any": lambda meant, video: video.stage.value in meant,
    "flag": lambda meant, video: video.flag is Flag(meant),
    "sound_contains": lambda meant, video: _holds(video.sound, meant),
    "cta": lambda meant, video: _holds(_said(video), meant),
    "labels": lambda meant, video: {*map(_plain, meant)} == {*map(_plain, video.labels)},
}
"""Whether a field of a video is what was meant, by its key in the truth."""


def _pairs(
    meant: Sequence[Mapping[str, Any]], came: Sequence[PlannedVideo]
) -> tuple[dict[int, int], list[int]]:
    """Return which video each that was meant became, the likest first, and the videos that nobody meant."""
    likest = sorted(
        (-likeness, place, at)
        for place, truth in enumerate(meant)
        for at, video in enumerate(came)
        if (likeness := _likeness(truth, video)) >= 2
    )
    pairs: dict[int, int] = {}
    for _points, place, at in likest:
        if place not in pairs and at not in pairs.values():
            pairs[place] = at
    return pairs, [at for at in range(len(came)) if at not in pairs.values()]


def _likeness(truth: Mapping[str, Any], video: PlannedVideo) -> float:
    """Return by how many points a video looks like one that was meant."""
    points = 0.0
    title = _plain(video.title)
    if "title" in truth:
        meant = _plain(truth["title"])
        alike = (len(meant) > 5 and meant in title) or (len(title) > 7 and title in meant)
        points += 6 if meant == title else 3 if alike else 0
    if "title_contains" in truth and _holds(video.title, truth["title_contains"]):
        points += 6
    if "caption_contains" in truth and _holds(f"{video.caption} {video.title}", truth["caption_contains"]):
        points += 4
    if truth.get("hook") and _plain(truth["hook"]) == _plain(video.hook):
        points += 2
    if points and "at" in truth:
        right = _date_right(truth, video)
        day = bool(truth["at"] and video.at and truth["at"][:10] == f"{video.at:%Y-%m-%d}")
        points += 1.5 if right else 1 if day else 0
    return points
