"""Campaigns: added, changed, deleted, and videos put into them."""

import datetime as dt
from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.campaign import Campaign
from models.video import Video
from planner import videos
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.workspace import edit

COLORS = {
    "note": N_("Blue"),
    "accent": N_("Violet"),
    "unboxing": N_("Pink"),
    "before-after": N_("Teal"),
    "problem-solution": N_("Orange"),
    "fine": N_("Green"),
}
"""The colours of campaigns: roles of the themes, with their names."""


@edit(N_("Add campaign"))
def add(session: Session, name: str, first: dt.date, last: dt.date, color: str = "note") -> int:
    """Add a campaign from its first to its last day and return its id. Raises PlanError as ``change`` does."""
    made = Campaign(name=_named(name), first=first, last=_after(first, last), color=color)
    session.add(made)
    session.flush()
    return made.id or 0


@edit(N_("Change campaign"))
def change(session: Session, campaign_id: int, name: str, first: dt.date, last: dt.date, color: str) -> None:
    """Change a campaign. Raises PlanError without a name or where the last day is before the first."""
    campaign = get(session, campaign_id)
    campaign.name, campaign.first, campaign.last = _named(name), first, _after(first, last)
    campaign.color = color


@edit(N_("Delete campaign"))
def delete(session: Session, campaign_id: int) -> None:
    """Delete a campaign; its videos stay, in none."""
    for video in session.exec(select(Video).where(Video.campaign_id == campaign_id)):
        video.campaign_id = None
    session.flush()
    session.delete(get(session, campaign_id))


@edit(N_("Change campaign of videos"))
def assign(session: Session, video_ids: Sequence[int], campaign_id: int | None) -> None:
    """Put videos into a campaign, or into none."""
    for video_id in video_ids:
        videos.get(session, video_id).campaign_id = campaign_id


@edit(N_("Add label"))
def add_label(session: Session, video_ids: Sequence[int], label: str) -> None:
    """Give videos a label, once. Raises PlanError for an empty one."""
    text = " ".join(label.split())
    if not text:
        raise PlanError(_("A label needs a word, such as: gift guide."))
    for video_id in video_ids:
        video = videos.get(session, video_id)
        if text not in video.labels:
            video.labels = [*video.labels, text]


@edit(N_("Remove label"))
def remove_label(session: Session, video_ids: Sequence[int], label: str) -> None:
    """Take a label from videos."""
    for video_id in video_ids:
        video = videos.get(session, video_id)
        if label in video.labels:
            video.labels = [one for one in video.labels if one != label]


def all_campaigns(session: Session) -> list[Campaign]:
    """Return every campaign, by day."""
    return list(session.exec(select(Campaign).order_by(col(Campaign.first), col(Campaign.id))))


def get(session: Session, campaign_id: int) -> Campaign:
    """Return a campaign. Raises PlanError if it is gone."""
    found = session.get(Campaign, campaign_id)
    if found is None:
        raise PlanError(_("This campaign is no longer in the calendar."))
    return found


def _named(name: str) -> str:
    if not name.strip():
        raise PlanError(_("A campaign needs a name, such as: 12.12."))
    return name.strip()


def _after(first: dt.date, last: dt.date) -> dt.date:
    if last < first:
        raise PlanError(_("The last day is before the first one. Change one of them."))
    return last
