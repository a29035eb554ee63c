# /// script
# requires-python = ">=3.11"
# dependencies = ["fontpkg-inter>=4.1", "fonttools>=4.60"]
# ///
"""Makes assets/fonts anew from the variable Inter: uv run packaging/fonts.py.

Qt's font database takes a variable font for its regular weight alone, so each weight that the program shows is cut out
of it, with the signs of the languages that it is written in.
"""

from pathlib import Path

import fontpkg_inter
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

SOURCE = Path(fontpkg_inter.__file__).parent / "files" / "Inter[opsz,wght].ttf"
TARGET = Path(__file__).parents[1] / "assets" / "fonts"
WEIGHTS = (400, 500, 600, 700)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "tnum", "case", "rlig"]
NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
RANGES = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x20CF), (0x2100, 0x23FF),
    (0x25A0, 0x27BF),
)  # fmt: skip
"""Latin with every accent, punctuation, currencies, arrows, signs."""


def main() -> None:
    """Write inter-400.ttf and so on."""
    for weight in WEIGHTS:
        font = instancer.instantiateVariableFont(
            TTFont(SOURCE), {"wght": weight, "opsz": 14}, updateFontNames=True
        )
        options = subset.Options(layout_features=FEATURES, name_IDs=NAMES, hinting=False)
        cut = subset.Subsetter(options)
        cut.populate(unicodes=[sign for first, last in RANGES for sign in range(first, last + 1)])
        cut.subset(font)
        font.save(TARGET / f"inter-{weight}.ttf")


if __name__ == "__main__":
    main()
