"""The brief of an agreement, to send to its creator: what to show and what is agreed, and the story left to them.

An ad code never stands in it.
"""

import datetime as dt
from collections.abc import Iterable

from models.choices import AgreementKind, PermissionState
from planner import dates
from planner.creators import links, paper, rates
from planner.creators.known import Agreed, Allowance, KnownCreator
from planner.creators.paper import Section
from planner.i18n import _, ngettext, speaking
from planner.shop import money


def text(creator: KnownCreator, agreed: Agreed, brand: str = "", language: str = "en") -> str:
    """Return a brief as text in a language, ``en`` or ``id``."""
    with speaking(language):
        return paper.as_text(title(agreed), _between(creator, brand), sections(creator, agreed))


def html(creator: KnownCreator, agreed: Agreed, brand: str = "", language: str = "en") -> str:
    """Return a brief as a page of HTML in a language, ``en`` or ``id``."""
    with speaking(language):
        return paper.as_html(title(agreed), _between(creator, brand), sections(creator, agreed))


def title(agreed: Agreed) -> str:
    """Return what a brief is called, in the current language."""
    return _("Brief: {product}").format(product=agreed.product) if agreed.product else _("Brief")


def sections(creator: KnownCreator, agreed: Agreed, today: dt.date | None = None) -> list[Section]:
    """Return the parts of a brief in the current language; ``today``, if it is given, is that of ``rights``."""
    lines = paper.lines_of
    story = lines(agreed.freedom) or (
        _("Tell it your own way: the story, the words and the pictures are yours."),
    )
    return [
        Section(_("What it does for people"), listed=lines(agreed.benefits)),
        Section(_("What matters about it"), listed=lines(agreed.features)),
        Section(_("Why people buy it"), listed=lines(agreed.selling_point)),
        Section(_("Please do"), listed=lines(agreed.dos)),
        Section(_("Please don’t"), listed=lines(agreed.donts)),
        Section(_("What you decide"), listed=story),
        Section(_("What we agreed"), listed=tuple(_agreed(agreed, creator.handle))),
        rights(creator.allowances, today),
        Section(
            _("When you post"),
            (_("Switch on the disclosure for branded content: the video is paid, or shows what was given."),),
        ),
    ]


def rights(allowances: Iterable[Allowance], today: dt.date | None = None) -> Section:
    """Return what a creator allows with their videos; what is over by ``today``, if that is given, says so."""
    given = [one for one in allowances if one.state is PermissionState.GRANTED]
    listed = tuple(_allowed(one, today) for one in given)
    asked = () if given else (_("We ask you before we use one of your videos anywhere."),)
    return Section(_("What we may do with your videos"), asked, listed)


def _between(creator: KnownCreator, brand: str) -> str:
    whom = creator.name or f"@{creator.handle}"
    return _("For {creator}, from {brand}").format(creator=whom, brand=brand) if brand else whom


def _agreed(agreed: Agreed, handle: str) -> Iterable[str]:
    if agreed.videos:
        n = ngettext("{n} video", "{n} videos", agreed.videos).format(n=agreed.videos)
        yield (
            _("{videos}, the last by {day}").format(videos=n, day=dates.day_year(agreed.due))
            if agreed.due
            else n
        )
    elif agreed.due:
        yield _("Until {day}").format(day=dates.day_year(agreed.due))
    if agreed.fee:
        yield _("Fee: {amount}").format(amount=money.shown(agreed.fee, agreed.currency))
    if agreed.tiers:
        yield _("Commission: {rates}").format(rates=rates.in_words(agreed.tiers))
    if agreed.ads_rate is not None:
        yield _("Commission on orders through a shop ad: {rate} %").format(rate=dates.number(agreed.ads_rate))
    if agreed.kind is AgreementKind.PRODUCT:
        yield _("You keep the product")
    if agreed.code:
        yield _("Your code for buyers: {code}").format(code=agreed.code)
    if agreed.link:
        yield _("Your link: {link}").format(link=links.counted(agreed.link, handle))


def _allowed(one: Allowance, today: dt.date | None) -> str:
    places = [
        words
        for allowed, words in (
            (one.repost, _("on our account")),
            (one.ads, _("in ads")),
            (one.site, _("on our web site")),
        )
        if allowed
    ]
    parts = [", ".join(places) or _("as agreed in writing")]
    if one.until and today and one.until < today:
        parts.append(_("this ended on {day}").format(day=dates.day_year(one.until)))
    elif one.until:
        parts.append(_("until {day}").format(day=dates.day_year(one.until)))
    parts.append(_("we may edit it") if one.may_edit else _("we change nothing in it"))
    if one.credit:
        parts.append(_("with credit: {credit}").format(credit=one.credit))
    if one.link:
        parts.append(one.link)
    return "; ".join(parts)
