"""A creator's own view, to send: what is due, what was agreed, and what is allowed with their videos; no ad code."""

import datetime as dt
from collections.abc import Iterator

from planner import dates
from planner.creators import brief, links, paper, states
from planner.creators.known import NO_DATE, KnownCreator, Sent
from planner.creators.paper import Section
from planner.creators.states import SampleDays
from planner.i18n import _, speaking


def text(
    creator: KnownCreator, today: dt.date, days: SampleDays, brand: str = "", language: str = "en"
) -> str:
    """Return a creator's view as text in a language, ``en`` or ``id``; ``today`` is the calendar's."""
    with speaking(language):
        return paper.as_text(_title(creator), _under(today, brand), sections(creator, today, days))


def html(
    creator: KnownCreator, today: dt.date, days: SampleDays, brand: str = "", language: str = "en"
) -> str:
    """Return a creator's view as a page of HTML in a language, ``en`` or ``id``; ``today`` is the calendar's."""
    with speaking(language):
        return paper.as_html(_title(creator), _under(today, brand), sections(creator, today, days))


def sections(creator: KnownCreator, today: dt.date, days: SampleDays) -> list[Section]:
    """Return the parts of a creator's view in the current language."""
    due = [line for _day, line in sorted(_due(creator, today, days))]
    agreed = creator.agreement
    return [
        Section(_("What is due"), () if due else (_("Nothing for now."),), tuple(due)),
        *(brief.sections(creator, agreed, today) if agreed else [brief.rights(creator.allowances, today)]),
        Section(_("Ad codes"), listed=tuple(_codes(creator, today))),
    ]


def _title(creator: KnownCreator) -> str:
    return f"{creator.name} · @{creator.handle}" if creator.name else f"@{creator.handle}"


def _under(today: dt.date, brand: str) -> str:
    as_of = _("As of {day}").format(day=dates.day_year(today))
    return f"{brand} · {as_of}" if brand else as_of


def _due(creator: KnownCreator, today: dt.date, days: SampleDays) -> Iterator[tuple[dt.date, str]]:
    """Yield what a creator owes with the day by which it stands among the others."""
    for sent in creator.samples:
        if not sent.posted:
            yield states.sample_due(sent, days) or dt.date.max, _sample(sent, today, days)
    for video in creator.videos:
        if not video.posted:
            when = _("No date") if video.at == NO_DATE else dates.moment(video.at)
            link = creator.agreement.link if creator.agreement else ""
            counted = f" · {links.counted(link, creator.handle, video.id)}" if link else ""
            yield video.at.date(), f"{video.title}: {when}{counted}"
    if creator.agreement and creator.agreement.due and creator.stage in states.WORKED_WITH:
        due = creator.agreement.due
        said = (
            _("The last agreed video: was due on {day}")
            if due < today
            else _("The last agreed video: by {day}")
        )
        yield due, said.format(day=dates.day_year(due))


def _sample(sent: Sent, today: dt.date, days: SampleDays) -> str:
    due = states.sample_due(sent, days)
    if due is None:
        return f"{sent.product}: {_(states.SAMPLE_WORDS[states.sample_state(sent, today, days)])}"
    said = _("A video of {product}: was due on {day}") if due < today else _("A video of {product}: by {day}")
    return said.format(product=sent.product, day=dates.day_year(due))


def _codes(creator: KnownCreator, today: dt.date) -> Iterator[str]:
    """Yield how far the ad codes have come, never the codes themselves."""
    for one in creator.allowances:
        if one.ad_code and one.ad_end:
            words = _(states.CODE_WORDS[states.code_state(one, today)])
            yield _("{state}, until {day}").format(state=words, day=dates.day_year(one.ad_end))
