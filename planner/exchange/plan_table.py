"""Turns a table of other people's making into planned videos, without dropping anything that stands in it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from textwrap import shorten
from typing import Any, NamedTuple

from models.choices import Flag, Licence, Partnership, Stage
from models.records import Beat
from planner import signs
from planner.exchange import cells as cells_of
from planner.exchange import columns as columns_of
from planner.exchange import header_parts, network_columns, own_columns, plan_cells
from planner.exchange.column import NO_CELL
from planner.exchange.columns import DONE, OTHER_PLATFORM, OWN, date_order
from planner.exchange.ignored import IgnoredRule
from planner.exchange.plan_rows import QUOTED, SHORT, Row
from planner.exchange.plan_when import Answers, When
from planner.exchange.shapes import facts, headers, keys
from planner.exchange.shapes.when import plain_words
from planner.exchange.stages import from_title, stage_of
from planner.exchange.tables import Problem, Table
from planner.i18n import _, ngettext
from planner.texts import tagtext
from planner.texts.vocabulary import listed, plain, words
from planner.video import fields, own_kinds

__all__ = [
    "SHORT",
    "Answers",
    "ParsedPlan",
    "PlannedVideo",
    "date_order",
    "guess_columns",
    "parse",
    "read_rows",
]

guess_columns = columns_of.guess
PROGRESS_STEP = 200  # rows
TEXTS = ("title", "hook", "caption", "script", "overlay", "beats")
"""Fields of which a row needs one to be a video, unless it has a date and says what is sold or heard."""
FURTHER = ("product", "sound", "cta", "format", "hashtags", "props", "place")

_PLAIN = ("overlay", "sound", "sound_link", "product", "cta", "place", "props")
"""Fields that are their cell's text."""
FURTHER_FIELDS = tuple(
    one
    for one in fields.FIELDS
    if one.kind != "own" and one.name not in {*_PLAIN, *TEXTS, "voice_over", "flag", "notes"}
)
"""Fields that are read by their kind alone."""
_PIECES = re.compile(r"(?<!\s)\s*+[–—,:;-]\s++|(?<!\s)\s++[–—-]|^[–—-]\s*+|[()\[\]]")
_MARKED = frozenset(":：)]–—")
"""Signs one of which parts a title from what keeps its video off."""
_TIMED = re.compile(r"(\d{1,2}[.:]\d{2})\s++([^\W\d].*)", re.DOTALL)
"""A title that the time stands before."""
_SPREAD = ("caption", "notes", "script")
"""Fields in whose cells others may stand, a line each: "Hook: Look at this"."""
_DATES = frozenset({"datetime", "weekday", "week"})
_YES = words("voice_over")


@dataclass(frozen=True, slots=True)
class PlannedVideo:
    """One row as a video: ``at`` is wall-clock time in ``zone``, ``length`` in seconds, ``row`` 1 the first.

    ``key`` is the same when the same row comes in again: what it is known by (an ID, else title and product), and
    what tells it from others of the same. ``table`` is the name of the table that it stands in.
    """

    row: int
    key: str
    title: str
    stage: Stage
    at: dt.datetime | None
    zone: str
    format: str | None
    hook: str
    overlay: str
    shows: frozenset[str]
    length: float | None
    beats: tuple[Beat, ...]
    script: str
    sound: str
    sound_link: str
    voice_over: bool
    caption: str
    hashtags: tuple[str, ...]
    product: str
    cta: str
    notes: str
    ignored: tuple[IgnoredRule, ...] = ()
    labels: tuple[str, ...] = ()
    place: str = ""
    props: str = ""
    flag: Flag = Flag.NONE
    table: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)
    """Columns of further fields that the table has, and what they hold."""
    own: Mapping[str, str] = field(default_factory=dict)
    """What the table has for fields of the user's own, by name; an empty text empties one."""
    says: frozenset[str] = frozenset()
    """The fields for which the table has a column."""
    sound_licence: Licence = Licence.UNKNOWN
    moved: int = 0
    """By how many days its date was moved from what the row says."""


@dataclass(frozen=True, slots=True)
class ParsedPlan:
    """The videos of a table in its order, and what there is to say about its rows."""

    videos: list[PlannedVideo]
    problems: list[Problem]
    left_out: list[Problem] = field(default_factory=list)
    """Tables that hold no video of ours; they are among the problems too."""
    asks_first_day: bool = False
    """Whether days are named by their place and nothing says when the first one is."""


def parse(
    table: Table,
    columns: dict[str, str],
    *,
    today: dt.date,
    zone: str,
    day_first: bool | None,
    progress: Callable[[int], None] = lambda _rows: None,
) -> ParsedPlan:
    """Return the videos in a table whose headers are the fields that ``columns`` says; see ``read_rows``."""
    return read_rows(table, columns, Answers(today, zone, day_first), progress)


def read_rows(
    table: Table,
    columns: dict[str, str],
    answers: Answers,
    progress: Callable[[int], None] = lambda _rows: None,
    name: str = "",
) -> ParsedPlan:
    """Return the videos in a table whose headers are the fields that ``columns`` says.

    ``progress`` gets the rows done, every ``PROGRESS_STEP`` of them, and stops the work by raising Cancelled. No
    cell raises: one that can't be read is a problem of level "error" and goes to the notes, as does what is no
    field. The second header of a field is no field. ``name`` begins what is told of the table as a whole.
    """
    plan = ParsedPlan([], [])
    order = date_order(table, columns) if answers.day_first is None else ""
    if order == "ambiguous":
        text = _("It is unclear whether day or month comes first in the dates. The day was taken.")
        plan.problems.append(Problem(None, None, text, "note"))
    day_first = order != "month_first" if order else bool(answers.day_first)
    reader = _Reader(table, columns, When(table.context, answers, day_first), answers)
    for done, (number, cells) in enumerate(table.numbered()):
        row = reader.row(number, cells, table.above[done] if table.above else ())
        if video := reader.video(row):
            plan.videos.append(video)
        plan.problems.extend(row.problems)
        if (done + 1) % PROGRESS_STEP == 0:
            progress(done + 1)
    plan.problems.extend([*reader.when.problems(name), *reader.problems(name)])
    return replace(plan, asks_first_day=reader.when.told["first"] > 0)


class _Texts(NamedTuple):
    title: str
    hook: str
    caption: str
    hashtags: tuple[str, ...]


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, columns: dict[str, str], when: When, answers: Answers) -> None:
        known = (
            listed()["fields"].keys()
            | fields.BY_NAME.keys()
            | {OTHER_PLATFORM}
            | {DONE + stage for stage in Stage}
        )
        known |= {name for name in columns.values() if own_columns.name_of(name)}
        self._headers = {columns[h]: h for h in reversed(table.headers) if columns.get(h) in known}
        self._fields = {
            header: name
            for header, name in columns.items()
            if name in known and (self._headers[name] == header or name == OTHER_PLATFORM)
        }
        self._platform, self._instead = answers.platform, answers.instead
        results = words("results")
        self._posted = "stage" not in self._headers and sum(plain(h) in results for h in table.headers) >= 2
        self._ours = self._headers.keys() >= columns_of.OURS
        self._more = [one for one in FURTHER_FIELDS if one.name in self._headers]
        self._marks = [name for name in self._headers if name == "archived" or name.startswith(DONE)]
        self._marks += [one.name for one in self._more if one.kind == "flag"]
        self._own = [n for h in table.headers if (n := own_columns.name_of(self._fields.get(h, "")))]
        self._own_fields = {own_kinds.folded(one.name): one for one in answers.own}
        goes_on = network_columns.network_of(self._headers.get("platform", ""))
        self._goes_on = goes_on == self._platform
        """Whether check marks say which rows are for the network that is planned for."""
        named = [n for h, n in self._fields.items() if n != OTHER_PLATFORM and self._is_of_ours(h)]
        self._named_ours = [name for name in named if name in TEXTS or name in columns_of.WHEN]
        """The fields whose columns are called by the network that is planned for: "TikTok time"."""
        drafts = self._headers.get(DONE + Stage.SCRIPTED, "")
        self._drafts = plain(drafts) in words("drafts")
        """Whether a check mark says that a row is a draft, and its lack that it goes out by itself."""
        self._done = [stage for stage in Stage if DONE + stage in self._headers]
        says = frozenset(self._headers) | ({"date"} if self._headers.keys() & _DATES else set())
        self._of_table: dict[str, Any] = {"table": table.name, "says": says}
        self._fractions = plan_cells.are_fractions(table, self._headers.get("time", ""))
        self.when = when
        self._left: dict[str, list[int]] = {}
        self._columns = [(h, self._fields.get(h), self._skips(h)) for h in table.headers]

    def row(self, number: int, cells: tuple[str, ...], above: tuple[str, ...]) -> Row:
        """Return the filled cells of a row by their fields; what is no field is kept for the notes."""
        row, odd = Row(number, self._headers, {}, above), False
        for (header, name, skips), cell in zip(self._columns, cells, strict=True):
            if not cell or (skips and cell in NO_CELL):
                continue
            clean = signs.without(cell)
            odd = odd or clean is not cell
            text = cells_of.whole(clean.strip())
            if not text:
                continue
            text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
            if name == OTHER_PLATFORM:
                if _YES.get(plain(text)) != "no":
                    row.others.append(f"{header}: {text}")
            elif name and self._instead and (said := self._instead.get((name, text))) is not None:
                row.replace(name, text, said)
            elif name:
                row.fill(name, plan_cells.clock_of(text) if name == "time" and self._fractions else text)
            else:
                row.kept.append(f"{header}: {text}")
        if odd:
            row.tell("", _("Row {row} held control characters, which were left out."), "note")
        self._keep_unread(row)
        return row

    def _is_of_ours(self, header: str) -> bool:
        return self._platform in header_parts.networks_in(header)

    def _skips(self, header: str) -> bool:
        """Whether a dash in a column stands for nothing: not in check marks, nor in a table of ours."""
        name = self._fields.get(header)
        return not self._ours and name is not None and name not in self._marks and name != "voice_over"

    def _keep_unread(self, row: Row) -> None:
        """Keep what says neither yes nor no, and what names more than the network that is planned for."""
        for name in self._marks:
            if (text := row.cells.get(name)) and plain(text) not in _YES:
                row.keep(name)
        text = row.cells.get("platform", "")
        if text and words("platforms").get(plain(text)) != self._platform and not self._goes_on:
            row.keep("platform")

    def video(self, row: Row) -> PlannedVideo | None:
        """Return a row's video, or None for one that holds none; what was left out is told."""
        if self._is_left_out(row):
            return None
        if not self._ours:
            _unfold(row)
        at, zone = self.when.of(row)
        get = row.cells.get
        if not any(map(get, TEXTS)) and not (at and any(map(get, FURTHER))) and not get("product"):
            self._leave_out("empty", row)
            return None
        script, marked = plan_cells.script(row, self._ours)
        texts = self._texts(row, marked)
        ignored_, shows, length = plan_cells.ignored_rules(row), plan_cells.shows(row), plan_cells.length(row)
        stage, flag = self._stage(row)
        return PlannedVideo(
            row=row.number,
            key=plan_cells.key(row, texts.title, at),
            title=texts.title or _("Untitled video"),
            stage=stage,
            at=at,
            zone=zone,
            format=plan_cells.meaning(row, "format") or None,
            hook=texts.hook,
            shows=shows,
            length=length or max((beat.end for beat in marked), default=0) or None,
            beats=marked,
            script=script,
            voice_over="voice_over" in row.cells and plan_cells.meaning(row, "voice_over") != "no",
            caption=texts.caption,
            hashtags=texts.hashtags,
            ignored=ignored_,
            labels=plan_cells.labels(row),
            flag=flag,
            more=self._further(row),
            own=own_columns.read(row, self._own, self._own_fields),
            sound_licence=plan_cells.sound_licence(row),
            notes="\n".join([*filter(None, [get("notes")]), *row.others, *row.kept]),
            **self._of_table | {name: get(name, "") for name in _PLAIN},
        )

    def _further(self, row: Row) -> dict[str, Any]:
        """Return the columns of fields that are read by what kind they are of."""
        found: dict[str, Any] = {}
        for one in self._more:
            text = row.cells.get(one.name, "")
            if one.kind == "text" and text:
                found[one.name] = text
            elif one.kind == "flag" and text:
                found[one.name] = _YES.get(plain(text), "yes") == "yes"
            elif one.kind == "choice" and text:
                value = plan_cells.choice(row, one)
                if value is not None:
                    found[one.name] = value
        gift = fields.choice_among(fields.BY_NAME["partnership"], row.cells.get("origin", ""))
        if gift is not None and gift is not Partnership.NONE and "partnership" not in self._headers:
            found["partnership"] = gift
        return found | plan_cells.posted_at(row) | plan_cells.overlay_place(row)

    def _texts(self, row: Row, marked: tuple[Beat, ...]) -> _Texts:
        """Return a row's title, hook, caption and hashtags, which may stand in one another."""
        get = row.cells.get
        caption, lifted = tagtext.lift(get("caption", ""))
        if "#" in get("title", "") and not self._ours and "caption" not in self._headers:
            caption, lifted = tagtext.lift(row.cells["title"])  # it is the caption
            row.cells["title"] = plan_cells.firstwords(caption)
        hook = get("hook", "") if self._ours else plan_cells.hook(row, marked)
        title = " ".join((get("title") or hook or plan_cells.firstwords(caption)).split())
        if not title:
            row.tell("", _("Row {row} has no title, no hook and no caption. Give the video a title."))
        tags = tagtext.behind(caption, tagtext.split_list(get("hashtags", "")))
        return _Texts(title, hook, caption, tagtext.appended(tags, lifted))

    def problems(self, name: str) -> list[Problem]:
        """Return what is told once of the rows that were left out, by why."""
        said = {
            "platform": lambda n: ngettext(
                "{n} row is for another network and was left out: {what} (row {rows}).",
                "{n} rows are for other networks and were left out: {what} (rows {rows}).",
                n,
            ),
            "archived": lambda n: ngettext(
                "{n} archived row was left out: {what} (row {rows}).",
                "{n} archived rows were left out: {what} (rows {rows}).",
                n,
            ),
            "part": lambda n: ngettext(
                "{n} subtask of another row was left out: {what} (row {rows}).",
                "{n} subtasks of other rows were left out: {what} (rows {rows}).",
                n,
            ),
            "empty": lambda n: ngettext(
                "{n} row holds no video and was left out: {what} (row {rows}).",
                "{n} rows hold no video and were left out: {what} (rows {rows}).",
                n,
            ),
        }
        found = []
        for why, numbers in self._left.items():
            rows = ", ".join(map(str, numbers[:8])) + ", …" * (len(numbers) > 8)
            what = self._examples[why]
            text = said[why](len(numbers)).format(n=len(numbers), what=what, rows=rows)
            found.append(Problem(None, None, f"{name}: " * bool(name) + text, "note"))
        if others := [h for h, field_ in self._fields.items() if field_ == OTHER_PLATFORM]:
            text = _("The columns {columns} are for other networks. They went to the notes.")
            found.append(
                Problem(None, None, text.format(columns=", ".join(f"“{h}”" for h in others)), "note")
            )
        return found

    _examples: dict[str, str]

    def _is_left_out(self, row: Row) -> bool:
        """Whether a row is no video to plan: for another network, archived, without anything in TikTok's column."""
        if (networks := self._for_others(row)) is not None:
            self._leave_out("platform", row, networks)
            return True
        if row.others and not any(row.cells.get(name) for name in ("title", "caption", "hook", "script")):
            self._leave_out("platform", row, row.others[0])
            return True
        if not self._ours and _is_no_video(row):
            self._leave_out("empty", row)
            return True
        if row.cells.get("parent"):
            self._leave_out("part", row)
            return True
        if _YES.get(plain(row.cells.get("archived", ""))) == "yes":
            self._leave_out("archived", row)
            return True
        return False

    def _for_others(self, row: Row) -> str | None:
        """Return for which networks a row is, None where it is for the one that is planned for."""
        networks = row.cells.get("platform", "")
        if self._goes_on:
            if row.others and _YES.get(plain(networks)) != "yes":
                return f"{row.cells.get('title', '')} – {row.others[0]}".strip(" –")
            return None
        if row.others and self._named_ours and not any(map(row.cells.get, self._named_ours)):
            return row.others[0]
        networks = networks or self._own_platform(row)
        named = network_columns.networks(networks) if networks else frozenset()
        return networks if named and self._platform not in named else None

    def _own_platform(self, row: Row) -> str:
        """Return the networks that a row is for where these stand in a field of the user's own."""
        if not self._own or self._ours:
            return ""
        called = [name for name in self._own if words("fields").get(plain(name)) == "platform"]
        return next(filter(None, (row.cells.get(OWN + name) for name in called)), "")

    def _leave_out(self, why: str, row: Row, what: str = "") -> None:
        if not self._left:
            self._examples = {}
        self._left.setdefault(why, []).append(row.number)
        first = (
            what
            or row.cells.get("title", "")
            or next(iter(row.cells.values()), "")
            or next(iter(row.kept), "")
        )
        self._examples.setdefault(why, f"“{shorten(first, QUOTED, placeholder='…')}”")

    def _stage_elsewhere(self, row: Row) -> tuple[Stage | None, Flag | None]:
        """Return how far a row without a stage is by its results, by what it is no more, and by what stands over it."""
        if self._posted:
            return Stage.POSTED, None
        draft = row.cells.get(DONE + Stage.SCRIPTED, "")
        if self._drafts and _YES.get(plain(draft)) == "no":
            return Stage.SCHEDULED, None
        over = _over(row) if row.above and "stage" not in self._headers else ""
        return stage_of(over) if over else (None, None)

    def _stage(self, row: Row) -> tuple[Stage, Flag]:
        """Return how far a row's video is, by its word, its check marks or its results, and what keeps it off."""
        done = [stage for stage in self._done if _YES.get(plain(row.cells.get(DONE + stage, ""))) == "yes"]
        text = row.cells.get("stage", "")
        meaning, flag = stage_of(text) if text else (None, None)
        if (meaning or flag) and plain(text) not in words("stage") and plain(text) not in words("flag"):
            row.keep("stage")  # it says more than that
        if text and meaning is None and flag is None:
            row.tell(
                "stage",
                _("Row {row}, “{column}”: “{value}” isn’t a known stage. It was read as an idea."),
            )
        if done:
            meaning = max([*done, *filter(None, [meaning])], key=list(Stage).index)
        if not meaning and not flag and not text:
            meaning, flag = self._stage_elsewhere(row)
        kept = plan_cells.meaning(row, "flag")  # whatever the stage says: nothing may be dropped
        if flag and kept and Flag(kept) is not flag:
            row.keep("flag")
        flag = flag or (Flag(kept) if kept else None)
        return meaning or Stage.IDEA, flag or Flag.NONE


def _over(row: Row) -> str:
    """Return the stage that stands over a row, such as "list: Filmed"; "" where none does."""
    said = (line.rpartition(": ")[2].strip() for line in reversed(row.above))
    return next((text for text in said if facts.is_stage(text)), "")


def _is_no_video(row: Row) -> bool:
    """Whether a row is a day off or adds up the others: its title says so, and nothing else is told of it."""
    title = row.cells.get("title", "")
    if (
        not title
        or len(title) > QUOTED
        or any(row.cells.get(name) for name in ("hook", "caption", "script", "overlay"))
    ):
        return False
    parts = [plain(part) for part in _PIECES.split(title) if part.strip()]
    if plain_words("day_off") & {plain(title), *parts[:2]} and not row.cells.get("time"):
        return True
    first = title.split(maxsplit=1)[0].strip(":").casefold()
    alone = {name for name in row.cells if not name.startswith(OWN)} <= {"title", "notes", "length"}
    legend = " = " in title and not any(
        row.cells.get(name) for name in ("date", "datetime", "weekday", "time")
    )
    counts = plain_words("totals") >= {plain(first)} or plain_words("tallies") >= {plain(title)}
    return legend or (alone and counts)


def _unfold(row: Row) -> None:
    """Give what lines of a cell name, and the stage that a title begins or ends with, their own fields."""
    for name in _SPREAD:
        _spread(row, name)
    if not row.cells.keys() & {"time", "datetime"} and (begins := _TIMED.match(row.cells.get("title", ""))):
        row.headers.setdefault("time", row.headers["title"])
        row.cells["time"], row.cells["title"] = begins[1], begins[2]
    if "stage" not in row.cells and "title" in row.cells:
        row.cells["title"], said = from_title(row.cells["title"])
        if said:
            row.cells["stage"] = said
    elif "flag" not in row.cells and not _MARKED.isdisjoint(row.cells.get("title", "")):
        title, said = from_title(row.cells["title"])
        if plain(said) in words("flag"):
            row.cells["title"], row.cells["flag"] = title, said


def _spread(row: Row, name: str) -> None:
    """Give the fields that lines of a cell name their own place, where they have none: "Hook: Look at this"."""
    text = row.cells.get(name, "")
    if ":" not in text and "：" not in text:
        return
    found, before = keys.fields(text)
    own = ""
    for header, value in found.items():
        field_ = words("fields").get(plain(header.strip(" *_`#:"))) or headers.field_of(header)
        if field_ is None or (field_ == name and not before):
            if field_ == name:
                row.cells[name] = value
                own, text = value, _without(text, header)
            continue
        if name == "script" and field_ not in {"caption", "hashtags", "cta", "product"}:
            return  # a beat of the script, not a field
        if field_ in row.cells or field_ in {"id", "platform", "archived", "week", "flag"}:
            continue
        row.headers.setdefault(field_, header)
        row.cells[field_] = value
        text = _without(text, header)
    if text != row.cells.get(name):
        rest = "\n".join(filter(None, [own, text.strip()]))
        if rest:
            row.cells[name] = rest
        elif name in row.cells:
            del row.cells[name]


def _without(text: str, header: str) -> str:
    """Return a text without the lines of one of the fields that it names."""
    kept, inside = [], False
    for line in text.splitlines():
        named = keys.key(keys.freed(line).strip().lstrip("-*• "))
        if named and keys.is_known(named[0]):
            inside = named[0] == header
        if not inside:
            kept.append(line)
    return "\n".join(kept)
