"""Looks again at what a slice of an import is about to change: what was edited since the plan was compared stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from models.planfile import PlanRow
from models.video import Video
from planner.exchange import in_step
from planner.exchange.in_step import Changed, Compared, Gone


@dataclass(slots=True)
class Meanwhile:
    """What was changed in the calendar since a plan was ``compared``, as far as its slices have looked.

    ``free`` is the first id of the videos that come in: what has a lower one was there before.
    """

    compared: Compared
    free: int
    there: set[int] = field(default_factory=set)
    """Places of new rows whose videos are there by now."""
    fields: dict[int, frozenset[str]] = field(default_factory=dict)
    """Fields of changed rows, by place, that the calendar holds otherwise by now."""
    untouched: set[int] = field(default_factory=set)
    """Places of changed rows of which nothing is taken for that."""
    edited: set[int] = field(default_factory=set)
    """Ids of videos that were to be deleted."""

    def count(self) -> int:
        """Return how many videos are concerned."""
        return len(self.there) + len(self.fields) + len(self.edited)

    def new(self, session: Session, places: Sequence[int]) -> list[int]:
        """Return the places of new rows whose videos are still not there."""
        videos = self.compared.videos
        known = set(self.compared.there.values())
        wanted = select(Video.source, Video.id).where(
            col(Video.source).in_({videos[at].key for at in places}), col(Video.id) < self.free
        )
        there = {key for key, id_ in session.exec(wanted) if key and id_ not in known}
        self.there |= {at for at in places if videos[at].key in there}
        return [at for at in places if at not in self.there]

    def changed(
        self, session: Session, rows: Sequence[Changed], taken: Mapping[int, frozenset[str]]
    ) -> dict[int, frozenset[str]]:
        """Return the fields of rows, by place, that are still as they were compared, of those that are ``taken``."""
        videos = self.compared.videos
        by_id = {one.video_id: one for one in rows}
        ours = in_step.Ours(session, set(by_id))
        still: dict[int, frozenset[str]] = {one.at: frozenset() for one in rows}
        for at, video in in_step.paired(session, {one.at: one.video_id for one in rows}):
            now, nothing = ours.said(video, videos[at]), in_step.nothing()
            same = {
                one.field
                for one in by_id[video.id or 0].changes
                if now.get(one.field, nothing.get(one.field, "")) == one.ours
            }
            still[at] = taken[at] & same
        for at, fields in still.items():
            if left := taken[at] - fields:
                self.fields[at] = left
                self.untouched |= set() if fields else {at}
        return still

    def gone(self, session: Session, ones: Sequence[Gone]) -> list[Gone]:
        """Return those of the videos to delete that nobody has edited since."""
        ids = {one.video_id for one in ones}
        wanted = select(PlanRow).where(col(PlanRow.video_id).in_(ids))
        now = {
            one.video_id: one
            for one in in_step.gone(session, in_step.Ours(session, ids), session.exec(wanted).all())
        }
        self.edited |= {one.video_id for one in ones if now.get(one.video_id) != one}
        return [one for one in ones if one.video_id not in self.edited]
