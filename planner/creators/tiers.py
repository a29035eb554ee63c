"""Tiers of creators by followers, what they usually cost and what the platform asks: advice, with its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from planner import presets
from planner.i18n import N_, _
from planner.shop import money

NAMES = {"nano": N_("Nano"), "micro": N_("Micro"), "macro": N_("Macro"), "mega": N_("Mega")}
COSTS = {
    "nano": N_("Usually for a free product."),
    "macro": N_("Usually a high fee: ask for it, and for what others got for it."),
    "mega": N_("Usually the highest fee, and lower engagement: look at the rate before the followers."),
}


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier: the followers from which it begins, and what a video usually costs in whole units of ``currency``.

    ``level`` is G (the strategy guide), P (an official page) or T (third parties); ``source`` is translated where it is
    shown.
    """

    key: str
    first: int
    least: int | None
    most: int | None
    currency: str
    level: str
    source: str
    checked: str

    @property
    def name(self) -> str:
        """What it is called, in the current language."""
        return _(NAMES[self.key])

    @property
    def advice(self) -> str:
        """What a creator of this tier usually costs, in a sentence of the current language."""
        if self.key in COSTS or self.least is None or self.most is None:
            return _(COSTS[self.key])
        unit = 10 ** money.digits(self.currency)
        least, most = (money.shown(n * unit, self.currency) for n in (self.least, self.most))
        return _("Usually {least} to {most} a video.").format(least=least, most=most)


@cache
def all_tiers() -> tuple[Tier, ...]:
    """Return every tier, the smallest first."""
    return tuple(
        Tier(
            one["key"], one["from"], one.get("least"), one.get("most"), one.get("currency", ""), one["level"],
            one["source"], str(one["checked"]),
        )
        for one in sorted(_file()["tier"], key=lambda one: one["from"])
    )  # fmt: skip


def of(followers: int | None) -> Tier | None:
    """Return the tier of so many followers; None below the smallest, and where nobody knows."""
    held = [tier for tier in all_tiers() if followers is not None and followers >= tier.first]
    return held[-1] if held else None


def followers_for_a_free_sample(market: str) -> int:
    """Return from how many followers on the platform sends a free sample in a market; 0 where no rule is known."""
    return next((one["followers"] for one in _file()["free_sample"] if one["market"] == market), 0)


def ad_code_days() -> tuple[int, ...]:
    """Return the days for which an ad code can be made, the fewest first."""
    return tuple(_file()["ad_code"]["days"])


def usual_ad_code_days() -> int:
    """Return for how many days an ad code holds where nothing else is chosen."""
    return int(_file()["ad_code"]["usual"])


def texts() -> Iterator[str]:
    """Yield every text of the file that the user reads."""
    file = _file()
    yield from (one["source"] for one in (*file["tier"], *file["free_sample"], file["ad_code"]))


def extract(*_args: object, **_options: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """Give Babel the texts of the file, so that they are translated like any others."""
    for text in dict.fromkeys(texts()):
        yield 1, "_", text, []


def _file() -> dict[str, Any]:
    return presets.read("creators", "rules")
