"""The video as it stands on the page: what the calendar holds, with what is being typed laid over it."""

from dataclasses import replace
from typing import Any

from models.choices import Stage
from planner.checks import engine
from planner.checks.engine import Result
from planner.checks.facts import VideoFacts, WaiverFacts
from planner.checks.parts import Ring
from planner.checks.rule import Rule
from planner.i18n import _
from ui.widgets.ring import Ring as RingOfParts


class Draft:
    """Facts that change with each letter, and what the checks say of them."""

    def __init__(self, facts: VideoFacts, waivers: list[WaiverFacts]) -> None:
        self.facts = facts
        self.waivers = waivers
        self.results: list[Result] = []
        self.passes: list[Rule] = []
        self.ring: Ring | None = None
        """How many of the parts that are asked for are there; None once the checks ask for all."""
        self._check()

    def type(self, **fields: Any) -> None:
        """Lay typed values over the video and check it again."""
        self.facts = replace(self.facts, **fields)
        self._check()

    def _check(self) -> None:
        found = engine.check((self.facts,), self.facts.calendar, waivers=self.waivers)
        self.results = [result for result in found if result.video is not None]
        self.ring = engine.ring(self.facts, self.results)
        self.passes = [] if self.facts.stage is Stage.POSTED else engine.passed(self.facts, self.results)


def show_ring(shown: RingOfParts, ring: Ring | None) -> None:
    """Show how far an idea has come; nothing once the checks ask for every part."""
    shown.setVisible(ring is not None)
    if ring is not None:
        words = _("{there} of {asked} parts are there").format(there=ring.there, asked=ring.asked)
        shown.show_parts(ring.there, ring.asked, words)
