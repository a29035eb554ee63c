"""Cells of a table that are safe in a spreadsheet, and beats as lines of a cell; each comes back as it was."""

import re
from collections.abc import Iterable

from models.records import Beat

_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_PLACE = re.compile(r"(-?\d{1,5}(?:\.\d+)?)\s*[,;x×]\s*(-?\d{1,5}(?:\.\d+)?)(?:\s*px)?", re.ASCII)
_BEAT = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?) s ?([^:\n]*):? ?(.*)")


def is_armed(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula once it is typed."""
    return text.startswith(_SIGNS)


def defused(text: str) -> str:
    """Return a cell that no spreadsheet runs: with an apostrophe before what would begin a formula."""
    return "'" + text if is_armed(text) else kept(text)


def kept(text: str) -> str:
    """Return a cell of a workbook, whose texts are never run: only what ``whole`` would take off stands twice."""
    return "'" + text if text.startswith("'") and text[1:].startswith((*_SIGNS, "'")) else text


def whole(cell: str) -> str:
    """Return the text of a cell without the apostrophe that ``defused`` put there."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_SIGNS, "'")) else cell


def place_text(x: float | None, y: float | None) -> str:
    """Return a place in px of 1080 by 1920 as a cell, such as ``80, 400``; "" for none."""
    return "" if x is None or y is None else f"{x:.15g}, {y:.15g}"


def read_place(text: str) -> tuple[float, float] | None:
    """Return the place in px of 1080 by 1920 that a cell names; None for a cell that holds anything else."""
    match = _PLACE.fullmatch(text.strip())
    return (float(match[1]), float(match[2])) if match else None


def beats_text(beats: Iterable[Beat]) -> str:
    """Return beats as lines such as ``0-3 s Hook: Pour``; further lines of one are indented."""
    return "\n".join(
        f"{beat.start:g}-{beat.end:g} s {beat.name.replace(':', '：')}: {beat.text}".replace(
            "\n", "\n  "
        ).rstrip()
        for beat in beats
    )


def read_beats(text: str) -> tuple[Beat, ...] | None:
    """Return the beats in a cell that ``beats_text`` wrote, None for a cell that holds anything else."""
    found: list[Beat] = []
    for line in text.splitlines():
        if line.startswith("  ") or not line:
            if not found:
                return None
            last = found.pop()
            found.append(Beat(last.start, last.end, last.name, f"{last.text}\n{line[2:]}"))
            continue
        match = _BEAT.fullmatch(line)
        if match is None or float(match[2]) < float(match[1]):
            return None
        found.append(Beat(float(match[1]), float(match[2]), match[3].strip(), match[4]))
    return tuple(found)
