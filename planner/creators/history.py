"""What happened with a creator, day by day: agreements, samples, permissions and videos, the newest first."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from models.choices import PermissionState
from planner import labels
from planner.creators import states
from planner.creators.known import NO_DATE, KnownCreator
from planner.i18n import _


class Event(NamedTuple):
    """Something that happened on a day, in a few words of the current language."""

    day: dt.date
    words: str


def of(creator: KnownCreator, today: dt.date) -> list[Event]:
    """Return what happened up to ``today``, the newest first; what is planned for later is no history."""
    found = [*_agreements(creator), *_samples(creator), *_permissions(creator), *_videos(creator)]
    return sorted((one for one in found if one.day <= today), key=lambda one: one.day, reverse=True)


def _agreements(creator: KnownCreator) -> Iterator[Event]:
    for agreed in creator.agreements:
        if agreed.signed:
            kind = _(labels.AGREEMENTS[agreed.kind])
            yield Event(agreed.signed, _("Agreement: {kind}").format(kind=kind))


def _samples(creator: KnownCreator) -> Iterator[Event]:
    for sent in creator.samples:
        for step in states.STEPS:
            if day := getattr(sent, step):
                yield Event(day, f"{sent.product}: {_(states.SAMPLE_WORDS[step])}")


def _permissions(creator: KnownCreator) -> Iterator[Event]:
    for one in creator.allowances:
        if one.asked:
            yield Event(one.asked, _("Permission asked for"))
        if one.granted:
            yield Event(one.granted, _("Permission given"))
        if one.until and one.state is PermissionState.GRANTED:
            yield Event(one.until, _("Permission ended"))
        if one.ad_end:
            yield Event(one.ad_end, _("Ad code ended"))


def _videos(creator: KnownCreator) -> Iterator[Event]:
    for video in creator.videos:
        if video.posted and video.at != NO_DATE:
            yield Event(video.at.date(), _("“{title}” posted").format(title=video.title))
