import pytest
from PySide6.QtGui import QColor

from ui.theme import NAMES, sharper, theme, tokens

ON = [
    ("text", "ground"), ("text", "surface"), ("text", "sunken"), ("text", "faint_line"),
    ("muted", "ground"), ("muted", "surface"), ("muted", "sunken"), ("muted", "faint_line"),
    ("accent", "accent_ground"), ("text", "accent_ground"), ("on_accent", "accent"),
    ("fix", "fix_ground"), ("fix", "surface"), ("consider", "consider_ground"), ("consider", "surface"),
    ("fine", "fine_ground"), ("fine", "surface"), ("note", "note_ground"), ("note", "surface"),
    ("muted", "fix_ground"), ("accent", "ground"), ("accent", "faint_line"), ("muted", "hover"), ("text", "pressed"),
    ("on_accent", "accent_hover"), ("campaign_text", "campaign"),
]  # fmt: skip
FORMATS = [
    "before-after",
    "problem-solution",
    "unboxing",
    "how-to",
    "behind-the-scenes",
    "customer-video",
    "other",
]


def luminance(color: QColor) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
             for c in (color.redF(), color.greenF(), color.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(ink: QColor, ground: QColor) -> float:
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("ink", "ground"), ON)
def test_text_can_be_read_on_its_ground(name, ink, ground):
    colors = tokens(name)
    assert contrast(QColor(colors[ink]), QColor(colors[ground])) >= 4.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("key", FORMATS)
def test_a_format_chip_can_be_read(qapp, name, key):
    theme.choose(name)
    ink, ground = theme.mixed(key, "text", 0.62), theme.mixed(key, "surface", 0.15)
    assert contrast(ink, ground) >= 4.5
    theme.choose("light")


def test_both_themes_have_the_same_roles():
    assert tokens("light").keys() == tokens("dark").keys()


def test_every_role_in_the_style_sheet_exists(qapp):
    theme.choose("dark")
    assert "{accent}" not in qapp.styleSheet()
    assert not [part for part in qapp.styleSheet().split("{") if part.split("}")[0].isidentifier()]
    theme.choose("light")


@pytest.mark.parametrize("name", NAMES)
def test_a_system_that_asks_for_contrast_gets_edges_and_words_that_hold_it(name):
    colors = sharper(name)
    for role, least in {"line": 3, "edge": 7, "muted": 7, "faint": 4.5, "ring": 7, "quiet": 7}.items():
        for ground in ("ground", "surface", "sunken"):
            assert contrast(QColor(colors[role]), QColor(colors[ground])) >= least, (role, ground)


@pytest.mark.parametrize("name", NAMES)
def test_edges_of_what_is_typed_in_or_ticked_hold_three_to_one(name):
    colors = tokens(name)
    for role in ("edge", "ring", "quiet"):
        for ground in ("ground", "surface", "sunken"):
            assert contrast(QColor(colors[role]), QColor(colors[ground])) >= 3, (role, ground)
