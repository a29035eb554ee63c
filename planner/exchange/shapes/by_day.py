"""Reads JSON whose posts stand under their day and hour, a legend of its letters, and lists that are no videos."""

import re
from itertools import islice
from typing import Any

from planner.exchange.shapes import facts, headers
from planner.exchange.shapes.table import Problem, Table, quoted
from planner.exchange.shapes.when import is_when
from planner.i18n import _
from planner.texts.vocabulary import plain, words

Thing = dict[str, Any]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CODE = 3  # letters of a key in a legend
_MOST = 400  # objects in which a legend is sought


def posts(thing: Thing) -> tuple[list[Thing], list[str]] | None:
    """Return the posts of an object whose keys are days, each with its day and hour, and the days without any.

    A day holds a post, a list of posts, or posts under their hours. None for an object with other keys.
    """
    if not thing or not all(_is_day(name) for name in thing):
        return None
    found: list[Thing] = []
    empty: list[str] = []
    for day, held in thing.items():
        some = list(_of_day(held))
        if held and not some:
            return None
        found += [_dated(day, when, post) for when, post in some]
        empty += [] if some else [day]
    return (found, empty) if found else None


def _dated(day: str, when: Thing, post: Thing) -> Thing:
    """Return a post with its day and hour, unless it names its own."""
    names = {headers.field_of(str(name)) for name in post}
    name = _("Date") if any(map(str.isdigit, day)) else _("Day")
    own = {} if names & {"date", "datetime"} else {name: day}
    return {**own, **({} if names & {"time", "datetime"} else when), **post}


def _is_day(name: str) -> bool:
    return len(name) <= 40 and (_DAY.fullmatch(name) is not None or is_when(name) in {"date", "both"})


def _of_day(held: Any) -> list[tuple[Thing, Thing]]:
    """Return the posts of one day, each with its hour; none for what holds no objects."""
    if isinstance(held, str | list):
        return [({}, one) for one in _posts_in(held)]
    if not isinstance(held, dict):
        return []
    hours = held and all(is_when(str(hour)) for hour in held)
    if hours or all(isinstance(one, dict) for one in held.values()):
        inner = [(hour, post) for hour, one in held.items() for post in _posts_in(one)]
        return [({_("Time"): hour} if is_when(hour) else {_("Notes"): hour}, post) for hour, post in inner]
    return [({}, held)] if held else []


def _posts_in(held: Any) -> list[Thing]:
    """Return the posts that something holds: itself, or those of a list; a text alone is the title of one."""
    some = held if isinstance(held, list) else [held]
    titled = [{_("Title"): one} if isinstance(one, str) and one.strip() else one for one in some]
    return [one for one in titled if isinstance(one, dict) and one]


def told(empty: list[str]) -> list[Problem]:
    """Return what is said of days without a post."""
    if not empty:
        return []
    text = _("Nothing is planned under {names}.").format(names=quoted(", ".join(empty), 200))
    return [Problem(None, None, text, "note")]


def _inside(found: Any) -> list[Thing]:
    """Return an object and the first of those in it that lie in no list, from the outside in."""
    inside = [found] if isinstance(found, dict) else []
    for thing in inside:  # grows while it is walked
        room = _MOST - len(inside)
        if room <= 0:
            break
        inside += [one for one in islice(thing.values(), _MOST) if isinstance(one, dict)][:room]
    return inside


def legend(found: Any) -> dict[str, str]:
    """Return the stages that short codes stand for, as an object inside tells: {"d": "drafted"}."""
    for thing in _inside(found):
        values = list(thing.values())
        stages = len(values) > 1 and all(isinstance(one, str) and facts.is_about_stage(one) for one in values)
        if stages and all(len(name) <= _CODE for name in thing):
            return {str(name): str(one) for name, one in thing.items()}
    return {}


def zone(found: Any) -> tuple[str, ...]:
    """Return the time zone that an object beside the posts names, as what stands over all of them."""
    if not isinstance(found, dict):
        return ()
    for thing in found.values():
        if isinstance(thing, dict):
            for name, one in thing.items():
                if isinstance(one, str) and words("fields").get(plain(name)) == "zone":
                    return (f"{name}: {one}",)
    return ()


def spelled(post: Thing, stages: dict[str, str]) -> Thing:
    """Return a post with the stage that a legend gives for its code, under "Stage"."""
    if not stages:
        return post
    return {
        (_("Stage") if one in stages and headers.field_of(str(name)) is None else name): stages.get(one, one)
        if isinstance(one, str)
        else one
        for name, one in post.items()
    }


def without_videos(tables: list[Table]) -> list[Problem]:
    """Take out the lists of things beside posts, which share no more than a name with them, and tell of them."""
    if len(tables) < 2:
        return []
    plans = [table for table in tables if len(_fields(table)) > 1]
    names = {name for table in plans for name in table.headers}
    others = [
        table for table in tables if plans and _fields(table) <= {"title"} and not names & {*table.headers}
    ]
    tables[:] = [table for table in tables if table not in others]
    text = _("The list “{name}” holds no videos and was left out: {first}.")
    return [
        Problem(None, None, text.format(name=table.name, first=quoted(", ".join(table.rows[0]))), "note")
        for table in others
    ]


def _fields(table: Table) -> set[str | None]:
    return {headers.field_of(name) for name in table.headers} - {None}
