"""SND002: a trending sound has not been seen for days, or will be that old on the day of posting."""

import datetime as dt
from collections.abc import Iterator

from planner import dates
from planner.checks.facts import SoundFacts, VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _, ngettext

RULE = Rule(
    code="SND002",
    name="cold-sound",
    field="sound",
    title=N_("The trending sound may be cold"),
    passes=N_("The trending sound is still hot"),
    what=N_(
        "Nobody has seen the trending sound in the Trending tab for some days, or that will be so on the "
        "day of posting."
    ),
    why=N_("A sound brings reach only while it is hot, and that is a matter of days."),
    example=N_("A sound found on Monday, for a video on Saturday"),
    instead=N_("Look again on Friday, and change it if it is gone"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a trending sound that was seen too long ago, now or by the day of posting."""
    sound = video.sound
    if sound is None or not sound.trending:
        return
    today, posting = video.calendar.today, max(video.day, video.calendar.today)
    most = int(settings.number("max_age_days"))
    age = None if sound.last_seen is None else (today - sound.last_seen).days
    left = (posting - today).days
    if age is not None and age + left <= most:
        return
    yield Finding(
        _message(age, left, most),
        "sound",
        _advice(sound, posting, left, most),
        fixes=(Fix(_("Mark seen today"), "sounds.mark_seen", (sound.id, today), safe=False),)
        if left <= most
        else (),
    )


def _message(age: int | None, left: int, most: int) -> str:
    if age is None:
        return _("Sound never seen trending")
    if age > most:
        return ngettext(
            "Sound last seen trending {n} day ago", "Sound last seen trending {n} days ago", age
        ).format(n=age)
    return ngettext(
        "Sound last seen trending {n} day before posting",
        "Sound last seen trending {n} days before posting",
        age + left,
    ).format(n=age + left)


def _advice(sound: SoundFacts, posting: dt.date, left: int, most: int) -> str:
    if left > most:
        text = _("“{sound}” may have cooled by {day}. Look for it in the Trending tab again from {again} on.")
    elif left:
        text = _(
            "“{sound}” may have cooled by {day}. Look for it in the Trending tab, or choose another sound."
        )
    else:
        text = _("“{sound}” may have cooled. Look for it in the Trending tab, or choose another sound.")
    again = posting - dt.timedelta(days=min(left, most))
    return text.format(sound=sound.title, day=dates.day(posting), again=dates.day(again))
