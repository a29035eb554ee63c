"""Moves videos to a stage, from wherever that is asked: keys, menus, buttons, lanes. There is one way to approve."""

from collections.abc import Sequence

from models.choices import Stage
from planner import labels
from planner.i18n import _, ngettext
from ui.store import Store


def set_stage(store: Store, ids: Sequence[int], stage: Stage) -> bool:
    """Move videos to a stage, say how many, and return whether any was moved."""
    from planner.video import videos

    if not ids:
        return False
    if stage is Stage.APPROVED:
        return approve(store, ids, back=True)
    if not store.save(videos.set_stage(ids, stage)):
        return False
    said = ngettext("{n} video is now {stage}.", "{n} videos are now {stage}.", len(ids))
    store.told.emit(said.format(n=len(ids), stage=labels.stage(stage)), True)
    return True


def approve(store: Store, ids: Sequence[int], *, back: bool = False) -> bool:
    """Approve the videos in which nothing is to fix, name the others, and return whether any was approved.

    ``back`` takes those back to it that have come further.
    """
    from planner.checks import reviews

    held = store.read_rows(lambda connection: reviews.held(connection, ids, store.now()))
    kept = {one.id for one in held}
    ready = [video_id for video_id in ids if video_id not in kept]
    if not ready:
        store.failed.emit(reviews.refusal(held))
        return False
    if not store.save(reviews.approve(ready, store.now(), back=back)):
        return False
    many = ngettext("{n} video approved to film.", "{n} videos approved to film.", len(ready))
    said = _("Approved to film") if len(ids) == 1 else many.format(n=len(ready))
    store.told.emit(" ".join(filter(None, (said, reviews.refusal(held)))), True)
    return True
