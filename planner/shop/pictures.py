"""The pictures of a product that lie on this computer: how wide and high each is."""

from collections.abc import Mapping, Sequence
from pathlib import Path

MOST_BYTES = 5_000_000
"""What the shop takes of a picture; a larger file isn't opened."""


def sizes(pictures: Sequence[str]) -> Mapping[int, tuple[int, int]]:
    """Return width and height in px by the place of each picture; addresses and what is no picture are left out."""
    found: dict[int, tuple[int, int]] = {}
    for place, name in enumerate(pictures):
        if "://" in name or not name.strip():
            continue
        size = _size(Path(name))
        if size:
            found[place] = size
    return found


def _size(path: Path) -> tuple[int, int] | None:
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        from PIL import Image  # only for products with pictures of one's own

        with Image.open(path) as picture:
            return picture.size
    except Exception:  # noqa: BLE001 - a damaged picture is no reason to list no products
        return None
