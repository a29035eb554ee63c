"""The kind of a hook, as it is planned."""

import pytest

from models.reading.results import Planned
from planner.results import hooks


def planned(hook="", overlay="", **seen):
    shows = {f"shows_{name}": int(name in seen) for name in ("product", "result", "motion")}
    return Planned(1, "", "idea", None, "", None, "", "", hook, None, "", "", overlay, **shows)


@pytest.mark.parametrize(
    ("hook", "kind"),
    [
        ("Hi guys, welcome back to my channel", "greeting"), ("Halo semuanya, balik lagi sama aku", "greeting"),
        ("Why does your coffee taste flat?", "question"), ("3 mistakes with cold brew", "number"),
        ("Four in the morning, ward three", "other"), ("", ""),
    ],
)  # fmt: skip
def test_what_is_said_tells_the_kind(hook, kind):
    assert hooks.kind_of(planned(hook)) == kind


def test_what_is_seen_tells_it_where_the_words_do_not():
    assert hooks.kind_of(planned("Look at this", result=True, product=True)) == "result"
    assert hooks.kind_of(planned("Look at this", product=True, motion=True)) == "product"
    assert hooks.kind_of(planned("", motion=True)) == "motion"
    assert hooks.kind_of(planned("", overlay="1 : 3")) == "overlay"
    assert set(hooks.WORDS) == {
        "greeting",
        "result",
        "product",
        "motion",
        "question",
        "number",
        "overlay",
        "other",
    }
