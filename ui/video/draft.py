"""The video as it stands on the page: what the calendar holds, with what is being typed laid over it."""

from dataclasses import replace
from typing import Any

from models.choices import Stage
from planner.checks import engine
from planner.checks.engine import Result
from planner.checks.facts import VideoFacts, WaiverFacts
from planner.checks.rule import Rule


class Draft:
    """Facts that change with each letter, and what the checks say of them."""

    def __init__(self, facts: VideoFacts, waivers: list[WaiverFacts]) -> None:
        self.facts = facts
        self.waivers = waivers
        self.results: list[Result] = []
        self.passes: list[Rule] = []
        self._check()

    def type(self, **fields: Any) -> None:
        """Lay typed values over the video and check it again."""
        self.facts = replace(self.facts, **fields)
        self._check()

    def _check(self) -> None:
        found = engine.check((self.facts,), self.facts.calendar, waivers=self.waivers)
        self.results = [result for result in found if result.video is not None]
        self.passes = [] if self.facts.stage is Stage.POSTED else engine.passed(self.facts, self.results)
