"""Every field of a planned video, once: what it is called, what it holds, and where it goes.

Edits, the form, templates, series, tables that come in and go out are made from FIELDS. A new text, yes-or-no or fixed
choice needs its column in ``models`` and a line here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Literal

from models.choices import Again, Allowed, Disclosure, Flag, Licence, Origin, Partnership
from planner import labels
from planner.i18n import N_, in_every_language
from planner.texts.vocabulary import listed, plain, words

MOST_BESIDE = 200
_SUM = re.compile(
    r"(?<!\w)(?:rp|rm|[$£€])?\s?\d[\d.,]{0,15}\s?(?:rb|ribu|k|jt|juta|dollars?|pounds?|ringgit)?\s*$",
    re.IGNORECASE,
)
"""Characters of a text in which a choice is looked for among other words."""
_BESIDE = re.compile(r"[()\[\],;/]")
Kind = Literal["text", "flag", "choice", "own"]
Section = Literal["", "rights"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a video.

    ``title`` is its name on screens and ``header`` in tables; ``step`` is what undo calls its change. ``kind`` says how
    it is read and written: "own" means by code of its own. ``choices`` are the values of a choice, ``words`` what the
    screens call them. ``columns`` are those of a video, its name where none are given. ``copied`` says whether
    templates and the next videos of a series take it over, ``follows`` whether it is among what is applied to all that
    follow. ``section`` is the part of the form that shows it without further code.
    """

    name: str
    title: str
    kind: Kind = "own"
    step: str = ""
    header: str = ""
    choices: type[StrEnum] | None = None
    words: Mapping[Any, str] | None = None
    columns: tuple[str, ...] = ()
    copied: bool = True
    follows: bool = False
    section: Section = ""


def _text(name: str, title: str, step: str, **more: Any) -> Field:
    return Field(name, title, "text", step, **more)


def _flag(name: str, title: str, step: str, **more: Any) -> Field:
    return Field(name, title, "flag", step, **more)


def _choice(
    name: str, title: str, step: str, choices: type[StrEnum], words: Mapping[Any, str], **more: Any
) -> Field:
    return Field(name, title, "choice", step, choices=choices, words=words, **more)


_SHOWN = N_("Change first second")
FIELDS: tuple[Field, ...] = (
    _text("title", N_("Title"), N_("Change title")),
    Field("stage", N_("Stage"), copied=False),
    _choice(
        "flag", N_("On hold or cancelled"), N_("Put on hold or back"), Flag, labels.FLAGS, copied=False,
        section="rights",
    ),
    Field("date", N_("Date"), columns=("at",), copied=False),
    Field("time", N_("Time"), columns=("at",), copied=False),
    Field("zone", N_("Time zone"), copied=False),
    Field("format", N_("Format"), columns=("format_id",), follows=True),
    _text("product", N_("Product"), N_("Change product"), follows=True),
    _flag("product_link", N_("Has a product link"), N_("Change product link")),
    _text("hook", N_("Spoken hook"), N_("Change hook"), header=N_("Hook"), follows=True),
    _text("overlay", N_("Text overlay"), N_("Change text overlay"), follows=True),
    Field("overlay_place", N_("Place of the text overlay"), columns=("overlay_x", "overlay_y")),
    Field("shows", N_("First second"), columns=("shows_product", "shows_result", "shows_motion", "shows_overlay")),
    Field("length", N_("Planned length"), header=N_("Length"), follows=True),
    Field("beats", N_("Beats"), follows=True),
    _text("script", N_("Script"), N_("Change script"), follows=True),
    Field("sound", N_("Sound"), columns=("sound_id",)),
    Field("sound_link", N_("Sound link"), columns=("sound_id",)),
    Field(
        "sound_licence", N_("Sound licence"), choices=Licence, words=labels.LICENCES, columns=("sound_id",)
    ),
    _text("sound_reason", N_("Why it fits the product"), N_("Change why the sound fits")),
    _flag("voice_over", N_("Voice-over"), N_("Change voice-over")),
    _text("caption", N_("Caption"), N_("Change caption"), follows=True),
    Field("hashtags", N_("Hashtags"), follows=True),
    _text("cta", N_("Call to action"), N_("Change call to action"), follows=True),
    Field("labels", N_("Labels")),
    _text("place", N_("Place"), N_("Change place")),
    _text("props", N_("Props"), N_("Change props")),
    _choice(
        "origin", N_("Made by"), N_("Change who made it"), Origin, labels.ORIGINS, section="rights"
    ),
    _choice(
        "partnership", N_("Partnership"), N_("Change partnership"), Partnership, labels.PARTNERSHIPS,
        section="rights",
    ),
    _choice(
        "disclosure", N_("Disclosure"), N_("Change disclosure"), Disclosure, labels.DISCLOSURES,
        section="rights",
    ),
    _text("creator", N_("Creator"), N_("Change creator")),
    _text("posted_link", N_("Post link"), N_("Change post link"), copied=False),
    _text("posted_id", N_("Post ID"), N_("Change post ID"), copied=False),
    _text("permission", N_("Usage rights"), N_("Change usage rights")),
    _flag(
        "meant_for_ad", N_("Meant for an ad"), N_("Change what it is meant for"), section="rights"
    ),
    _flag("made_with_ai", N_("Made with AI"), N_("Change what AI made"), section="rights"),
    _flag("ai_label", N_("Posted with the AI label"), N_("Change the AI label"), section="rights"),
    *(
        _choice(name, title, step, Allowed, labels.ALLOWED, section="rights")
        for name, title, step in (
            ("comments", N_("Who may comment"), N_("Change who may comment")),
            ("duets", N_("Who may duet"), N_("Change who may duet")),
            ("stitches", N_("Who may stitch"), N_("Change who may stitch")),
        )
    ),
    _choice("again", N_("May come again"), N_("Change when it may come again"), Again, labels.AGAIN, section="rights"),
    Field("ignored", N_("Ignored rules"), copied=False),
    _text("notes", N_("Notes"), N_("Change notes"), follows=True),
)  # fmt: skip
"""In the order in which a table has them."""
BY_NAME = {field.name: field for field in FIELDS}
FIRST_SECOND = dict.fromkeys(BY_NAME["shows"].columns, _SHOWN)
"""The columns of what the first second shows, with the label of the step that changes each."""


def of_kind(kind: Kind, section: Section | None = None) -> tuple[Field, ...]:
    """Return the fields of a kind, in a part of the form where one is named."""
    return tuple(field for field in FIELDS if field.kind == kind and section in (None, field.section))


def columns_of(fields: tuple[Field, ...]) -> frozenset[str]:
    """Return the columns of a video that hold some fields."""
    return frozenset(column for field in fields for column in field.columns or (field.name,))


def header(field: Field) -> str:
    """Return the header of a field in a table, to be translated."""
    return field.header or field.title


def choice_of(field: Field, text: str) -> StrEnum | None:
    """Return the value of a choice that a text names, None for none of them.

    It may be the value itself, what the screens call it in either language, or a word of the presets.
    """
    return _values(field.name).get(plain(text))


def choice_among(field: Field, text: str) -> StrEnum | None:
    """Return the value of a choice that a text names beside something else, None for none.

    It stands in brackets or before them, whole or up to a comma: "Gail (customer)", "not cleared (chart song)", or
    before a sum: "Tom (customer), paid £80".
    """
    pieces = [piece for piece in _BESIDE.split(text) if piece.strip()] if len(text) <= MOST_BESIDE else ()
    plain_ones = [_SUM.sub("", piece) for piece in pieces]
    return next(filter(None, (choice_of(field, piece) for piece in (*pieces, *plain_ones))), None)


@cache
def _values(name: str) -> dict[str, StrEnum]:
    """Return the values of a choice by all that each may be called."""
    field = BY_NAME[name]
    if field.choices is None or field.words is None:
        raise KeyError(name)
    found = {word: field.choices(value) for word, value in words(name).items()} if name in listed() else {}
    for value in field.choices:
        found |= dict.fromkeys(map(plain, (value, *in_every_language(field.words[value]))), value)
    return found
