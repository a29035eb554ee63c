"""The pictures of a product that lie on this computer: how wide and high each is."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

MOST_BYTES = 5_000_000
"""What the shop takes of a picture; a larger file isn't opened."""


def sizes(pictures: Sequence[str]) -> Mapping[int, tuple[int, int]]:
    """Return width and height in px by the place of each picture; addresses and what is no picture are left out."""
    found: dict[int, tuple[int, int]] = {}
    own = set(here(pictures))
    for place, name in enumerate(pictures):
        size = _size(Path(name)) if name in own else None
        if size:
            found[place] = size
    return found


def here(pictures: Sequence[str]) -> list[str]:
    """Return those that are paths on this computer; the others are addresses."""
    return [name for name in pictures if name.strip() and "://" not in name]


def content(path: Path) -> bytes:
    """Return a picture's bytes; none for what is no file, can't be read or is larger than the shop takes."""
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size <= MOST_BYTES else b""
    except (OSError, ValueError):
        return b""


def _size(path: Path) -> tuple[int, int] | None:
    try:
        held = content(path)
        if not held:
            return None
        from PIL import Image  # only for products with pictures of one's own

        with Image.open(BytesIO(held)) as picture:
            return picture.size
    except Exception:  # noqa: BLE001 - a damaged picture is no reason to list no products
        return None
