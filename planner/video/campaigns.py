"""Campaigns: added, changed, deleted, and videos put into them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.campaign import Campaign
from models.choices import Stage
from models.video import Video
from planner import dates, times
from planner.calendar.workspace import edit
from planner.errors import PlanError, filled
from planner.i18n import N_, _, ngettext
from planner.texts.tagtext import split_labels
from planner.video import videos

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
def add(
    session: Session,
    name: str,
    first: dt.date,
    last: dt.date,
    color: str = "note",
    preparation: dt.date | None = None,
    notes: str = "",
) -> int:
    """Add a campaign from its first to its last day and return its id. Raises PlanError as ``change`` does."""
    made = Campaign(
        name=_named(name), first=first, last=_after(first, last), color=color, notes=notes.strip()
    )
    made.preparation = _before(preparation, first)
    session.add(made)
    session.flush()
    return made.id or 0


@edit(N_("Change campaign"))
def change(
    session: Session,
    campaign_id: int,
    name: str,
    first: dt.date,
    last: dt.date,
    color: str,
    preparation: dt.date | None = None,
    notes: str = "",
) -> None:
    """Change a campaign. ``preparation`` is the day on which its videos should be begun.

    Raises PlanError without a name, where the last day is before the first, or preparation begins after it.
    """
    campaign = get(session, campaign_id)
    campaign.name, campaign.first, campaign.last = _named(name), first, _after(first, last)
    campaign.color, campaign.notes = color, notes.strip()
    campaign.preparation = _before(preparation, first)


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


@edit(N_("Add video"))
def add_video(session: Session, campaign_id: int) -> int:
    """Add a video without a date to a campaign and return its id. Raises PlanError if the campaign is gone."""
    get(session, campaign_id)
    made = videos.add("").run(session)
    videos.get(session, made).campaign_id = campaign_id
    return made


@edit(N_("Add label"))
def add_label(session: Session, video_ids: Sequence[int], label: str) -> None:
    """Give videos a label, once; with commas, several. Raises PlanError for an empty one."""
    wanted = split_labels(label)
    if not wanted:
        raise PlanError(_("A label needs a word, such as: gift guide."))
    for video_id in video_ids:
        video = videos.get(session, video_id)
        if not set(wanted) <= set(video.labels):
            video.labels = list(dict.fromkeys([*video.labels, *wanted]))


@edit(N_("Change labels"))
def set_labels(session: Session, video_id: int, labels: str) -> None:
    """Give a video the labels that a text lists with commas, each once, and no others."""
    videos.get(session, video_id).labels = list(dict.fromkeys(split_labels(labels)))


@edit(N_("Remove label"))
def remove_label(session: Session, video_ids: Sequence[int], label: str) -> None:
    """Take a label from videos."""
    for video_id in video_ids:
        video = videos.get(session, video_id)
        if label in video.labels:
            video.labels = [one for one in video.labels if one != label]


def labels_of(session: Session, video_ids: Sequence[int]) -> list[str]:
    """Return the labels that any of some videos has, by name."""
    found = session.exec(select(Video.labels).where(col(Video.id).in_(video_ids)))
    return sorted({label for labels in found for label in labels}, key=str.casefold)


@dataclass(frozen=True)
class Overview:
    """How far a campaign is: how many videos were planned, filmed and posted, and what is missing, as sentences."""

    planned: int
    filmed: int
    posted: int
    missing: tuple[str, ...]


def overview(session: Session, campaign_id: int, today: dt.date) -> Overview:
    """Return how far a campaign is on a day of the calendar's wall clock. Raises PlanError if it is gone."""
    campaign = get(session, campaign_id)
    found = session.exec(select(Video).where(Video.campaign_id == campaign_id)).all()
    stages = list(Stage)
    done = [stages.index(video.stage) for video in found]
    filmed = sum(at >= stages.index(Stage.FILMED) for at in done)
    posted = sum(at >= stages.index(Stage.POSTED) for at in done)
    return Overview(len(found), filmed, posted, tuple(_missing(campaign, found, filmed, today)))


def _missing(campaign: Campaign, found: Sequence[Video], filmed: int, today: dt.date) -> Iterator[str]:
    if campaign.last < today:
        late = sum(video.stage is not Stage.POSTED for video in found)
        if late:
            yield ngettext("{n} video was not posted.", "{n} videos were not posted.", late).format(n=late)
        return
    if not found:
        yield _("No video is in it yet.")
        return
    undated = sum(video.at is None for video in found)
    if undated:
        yield ngettext("{n} video has no date.", "{n} videos have no date.", undated).format(n=undated)
    outside = sum(video.at is not None and video.at.date() > campaign.last for video in found)
    if outside:
        yield ngettext(
            "{n} video is planned after the last day.", "{n} videos are planned after the last day.", outside
        ).format(n=outside)
    days = {video.at.date() for video in found if video.at}
    if campaign.first >= today and campaign.first not in days:
        yield _("Nothing is planned on the first day, {day}.").format(day=dates.day_year(campaign.first))
    if campaign.last not in days and campaign.last != campaign.first:
        yield _("Nothing is planned on the last day, {day}.").format(day=dates.day_year(campaign.last))
    unfilmed = len(found) - filmed
    if unfilmed and (campaign.preparation or campaign.first) <= today:
        yield ngettext(
            "{n} video is not filmed, and preparation has begun.",
            "{n} videos are not filmed, and preparation has begun.",
            unfilmed,
        ).format(n=unfilmed)
    unwritten = sum(not video.hook.strip() for video in found)
    if unwritten:
        yield ngettext("{n} video has no hook.", "{n} videos have no hook.", unwritten).format(n=unwritten)


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
    return filled(name, _("A campaign needs a name, such as: 12.12."))


def _after(first: dt.date, last: dt.date) -> dt.date:
    if last < first:
        raise PlanError(_("The last day is before the first one. Change one of them."))
    times.within_reach(first)
    return times.within_reach(last)


def _before(preparation: dt.date | None, first: dt.date) -> dt.date | None:
    if preparation and preparation > first:
        raise PlanError(_("Preparation begins after the campaign itself. Choose an earlier day."))
    return times.within_reach(preparation) if preparation else None
