"""What the page of creators says of each: stages, what was agreed, samples, rights."""

import datetime as dt

from models.choices import PermissionState
from planner import dates
from planner.creators import rates, states, tiers
from planner.creators.known import Agreed, Allowance, KnownCreator
from planner.creators.states import SampleDays
from planner.i18n import N_, _, ngettext
from planner.shop import money

ASK, GRANT, REFUSE, REPOST = "ask", "grant", "refuse", "repost"
"""What can be done next with a permission."""
STEPS = {
    ASK: N_("Asked today"),
    GRANT: N_("Given today"),
    REFUSE: N_("Refused"),
    REPOST: N_("Plan the repost"),
}
_THOUSAND, _MILLION = 1_000, 1_000_000


def count(n: int | None) -> str:
    """Return how many followers as people write it: 940, 48.2k, 1.2M; "" where nobody knows."""
    if n is None:
        return ""
    if n < _THOUSAND:
        return str(n)
    if n < _MILLION:
        return _("{n}k").format(n=dates.number(n / _THOUSAND))
    return _("{n}M").format(n=dates.number(n / _MILLION))


def tier(creator: KnownCreator) -> str:
    """Return the creator's tier by followers, or nothing."""
    found = tiers.of(creator.followers)
    return found.name if found else ""


def percent(value: float | None) -> str:
    """Return a part of a hundred, "" for none."""
    return "" if value is None else f"{dates.number(value)} %"


def pay(agreed: Agreed) -> str:
    """Return what a creator gets, in a few words."""
    if agreed.fee is not None:
        return money.shown(agreed.fee, agreed.currency)
    return rates.in_words(agreed.tiers)


def sample(creator: KnownCreator, today: dt.date, days: SampleDays) -> tuple[str, str] | None:
    """Return how far the sample that matters has come, and the tone of its colour; None where none was sent."""
    sent = states.sample_now(creator.samples, days)
    if sent is None:
        return None
    state = states.sample_state(sent, today, days)
    tone = {"overdue": "fix", "due": "consider", "posted": "fine"}.get(state, "plain")
    return _(states.SAMPLE_WORDS[state]), tone


def videos(creator: KnownCreator) -> str:
    """Return how many of the agreed videos are posted."""
    agreed = creator.agreement
    wanted = agreed.videos if agreed else None
    posted = sum(one.posted for one in creator.videos)
    if wanted is None and not creator.videos:
        return ""
    return _("{n} of {total}").format(n=posted, total=wanted if wanted is not None else len(creator.videos))


def next_step(creator: KnownCreator, due_on: dt.date | None, today: dt.date) -> str:
    """Return in a few words where a creator stands: what is due, else how many follow."""
    if due_on is not None:
        return " · ".join(filter(None, (videos(creator), dates.due(due_on, today, short=True))))
    return " · ".join(filter(None, (count(creator.followers), tier(creator))))


def allowed(one: Allowance) -> str:
    """Return where a video may be used, until when, and what is asked for it."""
    places = [
        words
        for on, words in ((one.repost, _("repost")), (one.ads, _("ads")), (one.site, _("web site")))
        if on
    ]
    said = [", ".join(places) or _("nowhere yet")]
    if one.may_edit:
        said.append(_("may be edited"))
    if one.until:
        said.append(_("to {day}").format(day=dates.day_year(one.until)))
    if one.ad_end:
        said.append(_("ad code to {day}").format(day=dates.day_year(one.ad_end)))
    if one.credit:
        said.append(_("credit {words}").format(words=one.credit))
    return " · ".join(said)


def steps(one: Allowance) -> list[str]:
    """Return what can be done next with a permission: keys of STEPS."""
    if one.state is PermissionState.FOUND:
        return [ASK, GRANT]
    if one.state is PermissionState.ASKED:
        return [GRANT, REFUSE]
    return [REPOST] if one.state is PermissionState.GRANTED and one.repost and not one.video_id else []


def short_day(day: dt.date | None) -> str:
    """Return a day with its year and without its weekday, "" for none."""
    return dates.day_year(day).partition(" ")[2] if day else ""


def left(day: dt.date | None, today: dt.date) -> str:
    """Return how many days there are until a day, or that it is over; "" for none."""
    if day is None:
        return ""
    n = (day - today).days
    if n < 0:
        return _("ended")
    return ngettext("in {n} day", "in {n} days", n).format(n=n) if n else _("today")
