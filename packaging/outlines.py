# /// script
# requires-python = ">=3.11"
# dependencies = ["lucide>=1.1"]
# ///
"""Takes outlines over from Lucide into assets/icons/lucide: uv run packaging/outlines.py NAME...

Without names those that are there are made anew. The archive of all takes longer to open than the window to show.
"""

import importlib.util
import sys
import zipfile
from pathlib import Path

TARGET = Path(__file__).parents[1] / "assets" / "icons" / "lucide"


def main(names: list[str]) -> None:
    """Write NAME.svg for each name."""
    package = importlib.util.find_spec("lucide")
    if package is None or package.origin is None:
        raise SystemExit("the package lucide is not there")
    with zipfile.ZipFile(Path(package.origin).parent / "lucide.zip") as archive:
        for name in names or sorted(path.stem for path in TARGET.glob("*.svg")):
            (TARGET / f"{name}.svg").write_bytes(archive.read(f"{name}.svg"))


if __name__ == "__main__":
    main(sys.argv[1:])
