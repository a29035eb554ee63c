"""Reads single cells of a plan's row: its hook, script, length, labels, and what the row is known by."""

import datetime as dt
import re
from enum import StrEnum
from hashlib import blake2b
from textwrap import shorten
from typing import Any

from models.choices import Licence
from models.records import Beat
from planner.errors import PlanError
from planner.exchange import cells as cells_of
from planner.exchange import ignored
from planner.exchange.ignored import IgnoredRule
from planner.exchange.plan_rows import Row
from planner.exchange.stages import stage_of
from planner.exchange.tables import Table
from planner.i18n import _
from planner.texts import beats, lengths, tagtext
from planner.texts.vocabulary import listed, plain, words
from planner.video import posted
from planner.video.fields import BY_NAME, Field, choice_among, choice_of

TITLE_LENGTH = 60  # characters of a caption that make a title
_LENGTH_AND = re.compile(r"([^.;·|]{1,30})(?:\.\s|[;·|])\s*(.+)", re.DOTALL)
"""A length, and what else its cell says."""
_ITEMS = re.compile(r"[,;|/+&\n]| and | dan | & ")
_FRACTION = re.compile(r"0?[.,][0-9]{1,18}|0")
_LOOKED_AT = 60
_YES = words("voice_over")


def hook(row: Row, marked: tuple[Beat, ...]) -> str:
    """Return the row's hook, without quotation marks around it; of none, the text of the beat called so."""
    text = row.cells.get("hook", "").strip()
    if (
        len(text) > 2
        and text[0] in "\"“«„'‘"
        and text[-1] in "\"”»“'’"
        and not set(text[1:-1]) & set('"“”«»„')
    ):
        text = text[1:-1].strip()
    if not text and marked and marked[0].start == 0 and "hook" in beats.kinds_of(marked[0].name, ""):
        text = marked[0].text.strip().strip('"“”«»„').strip()
    return text


def script(row: Row, ours: bool) -> tuple[str, tuple[Beat, ...]]:
    """Return a row's script and beats: those of its own column, else those that marks in the script open.

    In a table of ``ours`` no mark opens any: a script is to the letter what stands there.
    """
    script, cell = row.cells.get("script", ""), row.cells.get("beats", "")
    found = cells_of.read_beats(cell) if cell or ours else None
    if cell and found is None:
        rest, marked = beats.read_script(cell)
        if marked and not rest.strip():
            found = marked
        else:
            row.tell(
                "beats",
                _(
                    "Row {row}, “{column}”: “{value}” can’t be read as beats. Write them like 0-3 s Hook: Pour."
                ),
            )
    name, rest, marked = (
        ("beats", script, found) if found is not None else ("script", *beats.read_script(script))
    )
    try:
        return rest, beats.lawful(marked)
    except PlanError as error:
        reason = str(error).replace("{", "{{").replace("}", "}}")
        row.tell(name, _("Row {row}, “{column}”: {reason}").replace("{reason}", reason))
        return script, ()


def length(row: Row) -> float | None:
    """Return the length that the row names, in seconds."""
    text = row.cells.get("length", "")
    if not text:
        return None
    found = lengths.length(text)
    if found is None and (parted := _LENGTH_AND.fullmatch(text)) and (found := lengths.length(parted[1])):
        rest = parted[2].strip(" .")
        if "stage" not in row.cells and stage_of(rest) != (None, None):
            row.cells["stage"] = rest
        else:
            row.kept.append(rest)
    try:
        length = beats.lawful_length(found.seconds if found else 0)
    except PlanError:
        said = _(
            "Row {row}, “{column}”: “{value}” isn’t a length. Write seconds above zero and below a day, such as 22."
        )
        row.tell("length", said)
        return None
    if found and found.notes:
        said = _("Row {row}, “{column}”: “{value}” was read as {n} s.")
        row.tell("length", said.replace("{n}", f"{length:g}"), "note")
    return length


def choice(row: Row, field: Field) -> StrEnum | None:
    """Return what a row chooses; what its cell says besides is kept for the notes, and told where it is no choice."""
    text = row.cells.get(field.name, "")
    value = choice_of(field, text) if text else None
    if text and value is None:
        value = choice_among(field, text)
        if value is None:
            row.tell(field.name, _("Row {row}, “{column}”: “{value}” is none of its choices."))
        else:
            row.keep(field.name)
    return value


def sound_licence(row: Row) -> Licence:
    """Return the licence of a row's sound; of none, the cell is kept for the notes."""
    if "sound_licence" in row.cells and "sound" not in row.cells:
        row.keep("sound_licence")
        return Licence.UNKNOWN
    return Licence(choice(row, BY_NAME["sound_licence"]) or Licence.UNKNOWN)


def labels(row: Row) -> tuple[str, ...]:
    """Return the row's labels, without the brackets and colours that exports put around them."""
    text = row.cells.get("labels", "")
    text = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    found = (
        re.sub(
            r"(?<!\s)\s*+\((?:red|green|blue|yellow|orange|purple|pink|sky|lime|black)(?:_\w+)?\)$", "", one
        )
        for one in tagtext.split_labels(text)
    )
    return tuple(dict.fromkeys(found))


def ignored_rules(row: Row) -> tuple[IgnoredRule, ...]:
    """Return the rules that the row wants ignored; the cell goes to the notes if it says anything else."""
    text = row.cells.get("ignored", "")
    rules, readable = ignored.read(text)
    if not readable and _YES.get(plain(text)) != "no":
        row.tell(
            "ignored",
            _("Row {row}, “{column}”: “{value}” names no rule. Write it like TAG002: the client wants it."),
        )
    return rules


def shows(row: Row) -> frozenset[str]:
    """Return what the first second shows; where it is told in words, they are kept and what was ticked is said."""
    text = row.cells.get("shows", "")
    items = [plain(item) for item in _ITEMS.split(text.lower()) if item.strip()]
    known = words("shows")
    if all(item in known for item in items):
        return frozenset(known[item] for item in items)
    row.keep("shows")
    said = {
        shown
        for shown, phrases in listed()["shows"].items()
        if any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE) for phrase in phrases)
    }
    if said:
        ticked = ", ".join(sorted(said))
        row.tell(
            "shows",
            _("Row {row}, “{column}”: “{value}” was ticked as {what}.").replace("{what}", ticked),
            "note",
        )
    return frozenset(said)


def meaning(row: Row, name: str) -> str:
    """Return what the word of a field stands for, "" without one; a word for nothing goes to the notes."""
    text = row.cells.get(name, "")
    meaning = words(name).get(plain(text), "")
    if text and not meaning:
        row.keep(name)
    return meaning


def key(row: Row, title: str, at: dt.datetime | None) -> str:
    """Return what a row is known by, and behind a colon what tells it from others that are known by the same."""
    id_ = row.cells.get("id", "") or row.cells.get("posted_id", "")
    known = ("id", id_) if id_ else (tagtext.fold(title), tagtext.fold(row.cells.get("product", "")))
    detail = (at.isoformat() if at else "", tagtext.fold(row.cells.get("hook", "")))
    return f"{_digest(*known)}:{_digest(*detail)}"


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()


def posted_at(row: Row) -> dict[str, Any]:
    """Return where the row says that the video was posted, and by which number: of its link, else as it stands there.

    What is no link or number of the platform goes to the notes; a short link is told, since it holds no number.
    """
    link, number = row.cells.get("posted_link", ""), row.cells.get("posted_id", "")
    id_ = posted.id_of(link) or posted.id_of(number) or posted.id_of(row.cells.get("id", ""))
    if number and not posted.id_of(number):
        row.keep("posted_id")
    if link and not posted.is_link(link):
        row.keep("posted_link")
        link = ""
    elif posted.is_short(link) and not id_:
        text = _(
            "Row {row}: the link “{link}” is a short one without the video’s number. Paste the long one."
        )
        row.tell("posted_link", text.format(row=row.number, link=link))
    return (
        {"posted_link": link, "posted_id": id_} if link or id_ or number or "posted_link" in row.cells else {}
    )


def firstwords(caption: str) -> str:
    """Return the words that a caption's first line begins with, as many as make a title."""
    line = caption.strip().partition("\n")[0]
    return shorten(line, TITLE_LENGTH, placeholder="") or line[:TITLE_LENGTH]


def overlay_place(row: Row) -> dict[str, Any]:
    """Return the columns of where the row says that the text overlay is."""
    text = row.cells.get("overlay_place", "")
    place = cells_of.read_place(text)
    if text and place is None:
        said = _(
            "Row {row}, “{column}”: “{value}” isn’t a place in a picture of 1080 by 1920. Write it like 80, 400."
        )
        row.tell("overlay_place", said)
    return {"overlay_x": place[0], "overlay_y": place[1]} if place else {}


def are_fractions(table: Table, header: str) -> bool:
    """Return whether the times of a column are parts of a day, as a workbook keeps them: 0.5 is noon."""
    if header not in table.headers:
        return False
    place = table.headers.index(header)
    cells = [cell for row in table.rows[:_LOOKED_AT] if (cell := row[place].strip())]
    return bool(cells) and all(map(_FRACTION.fullmatch, cells)) and any("." in c or "," in c for c in cells)


def clock_of(text: str) -> str:
    """Return the time that a part of a day is: 0.75 is 18:00; any other text as it is."""
    if not _FRACTION.fullmatch(text.strip()):
        return text
    minutes = round(float(text.strip().replace(",", ".")) * 24 * 60)
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
