"""The video as it stands on the page: what the calendar holds, with what is being typed laid over it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from models.choices import Stage
from planner.checks import engine, parts
from planner.checks.engine import Result
from planner.checks.facts import VideoFacts, WaiverFacts
from planner.checks.rule import Rule
from planner.i18n import _
from ui.widgets.ring import Ring

SHOWN = (Stage.IDEA, Stage.SCRIPTED, Stage.APPROVED)
"""The stages in which it is said how many parts of a plan are there."""


class Draft:
    """Facts that change with each letter, and what the checks say of them."""

    def __init__(self, facts: VideoFacts, waivers: list[WaiverFacts]) -> None:
        self.facts = facts
        self.waivers = waivers
        self.results: list[Result] = []
        self.passes: list[Rule] = []
        self.there: tuple[str, ...] = ()
        self.missing: tuple[str, ...] = ()
        """Of the eight parts of a plan."""
        self._check()

    def type(self, values: Mapping[str, Any]) -> None:
        """Lay typed values over the video and check it again."""
        self.facts = replace(self.facts, **values)
        self._check()

    @property
    def asked(self) -> Sequence[str]:
        """The parts that the rules name as missing from an idea."""
        return [part for result in self.results for part in result.finding.parts]

    @property
    def is_idea(self) -> bool:
        """Whether what is not written yet may be missing."""
        return self.facts.stage is Stage.IDEA and self.facts.looked_at

    def _check(self) -> None:
        found = engine.check((self.facts,), self.facts.calendar, waivers=self.waivers)
        self.results = [result for result in found if result.video is not None]
        self.there, self.missing = parts.whole(self.facts)
        self.passes = [] if self.facts.stage is Stage.POSTED else engine.passed(self.facts, self.results)


def show_ring(shown: Ring, draft: Draft) -> None:
    """Show how many of the eight parts are there, as long as that is still to be planned."""
    shown.setVisible(draft.facts.stage in SHOWN)
    n, of = len(draft.there), len(draft.there) + len(draft.missing)
    words = _("all {n} parts are there") if n == of else _("{there} of {asked} parts are there")
    shown.show_parts(n, of, words.format(n=of, there=n, asked=of))
