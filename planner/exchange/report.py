"""A plan as a report to read, print and hand on: HTML in one file, all its words escaped."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from typing import NamedTuple

from models.choices import Stage
from models.reading import Connection
from planner import dates, labels, presets, times
from planner.checks import engine, loading
from planner.checks.engine import Result
from planner.checks.facts import CalendarFacts, VideoFacts
from planner.exchange.unseen import in_lines
from planner.i18n import _, language, ngettext


class Content(NamedTuple):
    """What a report is made of."""

    calendar: CalendarFacts
    videos: list[VideoFacts]
    results: list[Result]
    days: tuple[dt.date, dt.date] | None = None
    """From the first day that was asked for to before the second; None for all."""


def content(connection: Connection, now: dt.datetime, days: tuple[dt.date, dt.date] | None = None) -> Content:
    """Return a calendar's videos from the first day to before the second, or all, and what is found in them.

    ``now`` is UTC. The plan as a whole is among the results; of live events, those that start in these days.
    """
    calendar = loading.load_calendar(connection, now)
    between = (days[0].isoformat(), days[1].isoformat()) if days else None
    videos = loading.load(connection, calendar, days=between)
    lives = [
        live
        for live in loading.load_lives(connection, calendar)
        if days is None or days[0] <= live.at.date() < days[1]
    ]
    results = engine.check(
        videos,
        calendar,
        waivers=loading.load_waivers(connection),
        lives=lives,
        plan=loading.load_plan(connection, calendar),
    )
    return Content(calendar, videos, results, days)


def html(
    plan_name: str,
    calendar: CalendarFacts,
    videos: Sequence[VideoFacts],
    results: Iterable[Result],
    days: tuple[dt.date, dt.date] | None = None,
) -> str:
    """Return the report in one file: a page about the plan, then a page for each video in order of time.

    ``results`` are those of all the videos and of the plan itself, waived ones among them; ``days`` as in Content.
    """
    plan = _arranged(calendar, videos, results)
    parts = [part for number, video in enumerate(plan.videos, 1) for part in _video(number, video, plan)]
    return _document(
        plan_name, "screen", [*_first_page(plan_name, calendar, plan, days, linked=True), *parts]
    )


def pages(
    plan_name: str,
    calendar: CalendarFacts,
    videos: Sequence[VideoFacts],
    results: Iterable[Result],
    days: tuple[dt.date, dt.date] | None = None,
) -> list[str]:
    """Return the same words as documents of their own, one a video, for text engines that know little CSS."""
    plan = _arranged(calendar, videos, results)
    first = _document(plan_name, "pages", _first_page(plan_name, calendar, plan, days, linked=False))
    rest = [
        _document(plan_name, "pages", _video(number, video, plan))
        for number, video in enumerate(plan.videos, 1)
    ]
    return [first, *rest]


class _Arranged(NamedTuple):
    """Videos in order of time, what is found in each by id, and what is found in the plan itself."""

    videos: list[VideoFacts]
    found: dict[int, list[Result]]
    general: list[Result]


def _arranged(calendar: CalendarFacts, videos: Sequence[VideoFacts], results: Iterable[Result]) -> _Arranged:
    found: dict[int, list[Result]] = {video.id: [] for video in videos}
    general: list[Result] = []
    for result in results:
        (found[result.video.id] if result.video else general).append(result)
    ordered = sorted(videos, key=lambda video: (video.at_utc is None, video.at_utc or calendar.now, video.id))
    return _Arranged(ordered, found, general)


def _document(plan_name: str, sheet: str, body: Iterable[str]) -> str:
    title = _("{plan}: video plan").format(plan=plan_name)
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{language()}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(title)}</title>",
            f"<style>{_sheet(sheet)}</style>",
            "</head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        )
    )


def _first_page(
    plan_name: str,
    calendar: CalendarFacts,
    plan: _Arranged,
    days: tuple[dt.date, dt.date] | None,
    *,
    linked: bool,
) -> Iterator[str]:
    shown = [video.at.date() for video in plan.videos if video.at]
    yield f"<h1>{_text(plan_name)}</h1>"
    yield f"<p>{_period((days[0], days[1] - dt.timedelta(days=1)) if days else shown)}</p>"
    as_of = _("As of {day}").format(day=dates.day_year(calendar.today))
    yield f'<p class="muted">{as_of}</p>'
    yield _counts(
        len(plan.videos), [*plan.general, *(result for own in plan.found.values() for result in own)]
    )
    if plan.general:
        yield "<h3>" + _("About the whole plan") + "</h3>"
        yield from _findings(plan.general)
    if plan.videos:
        yield "<h3>" + _("Videos") + "</h3>"
        yield from _overview(plan, linked=linked)


def _period(days: Sequence[dt.date]) -> str:
    if not days:
        return _("No date")
    first, last = dates.day_year(min(days)), dates.day_year(max(days))
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def _counts(videos: int, results: Iterable[Result]) -> str:
    count = engine.counts(results)
    fix, consider, hint = (count[severity] for severity in engine.ORDER)
    cells = (
        ("plain", ngettext("{n} video", "{n} videos", videos).format(n=videos)),
        ("fix" if fix else "plain", ngettext("{n} to fix", "{n} to fix", fix).format(n=fix)),
        (
            "consider" if consider else "plain",
            ngettext("{n} to consider", "{n} to consider", consider).format(n=consider),
        ),
        ("hint" if hint else "plain", ngettext("{n} hint", "{n} hints", hint).format(n=hint)),
    )
    row = "".join(f'<td width="25%" class="{role}">{words}</td>' for role, words in cells)
    return f'<table class="counts" width="100%" cellspacing="4"><tr>{row}</tr></table>'


def _overview(plan: _Arranged, *, linked: bool) -> Iterator[str]:
    severities = [(severity, _(labels.SEVERITIES[severity])) for severity in engine.ORDER[:2]]
    heads = (
        ("when", 19, _("Date")),
        ("title", 27, _("Title")),
        ("shape", 19, _("Format")),
        ("stage", 10, _("Stage")),
        *(("number", width, words) for width, (_severity, words) in zip((10, 15), severities, strict=True)),
    )
    yield '<table class="videos" width="100%" cellspacing="0"><thead><tr>'
    yield "".join(f'<th class="{kind}" width="{width}%">{head}</th>' for kind, width, head in heads)
    yield "</tr></thead><tbody>"
    for number, video in enumerate(plan.videos, 1):
        count = engine.counts(plan.found[video.id])
        title = _title(video)
        when = dates.moment(video.at) if video.at else _("No date")
        yield (
            f'<tr><td class="when">{when}</td>'
            f'<td class="title">{f"""<a href="#video-{number}">{title}</a>""" if linked else title}</td>'
            f'<td class="shape">{_format(video)}</td><td class="stage">{labels.stage(video.stage)}</td>'
        )
        for severity, words in severities:
            n = count[severity]
            role = severity.value if n else "none"
            yield f'<td class="number {role}" data-label="{_text(words)}">{dates.whole(n)}</td>'
        yield "</tr>"
    yield "</tbody></table>"


def _video(number: int, video: VideoFacts, plan: _Arranged) -> Iterator[str]:
    results = plan.found[video.id]
    yield f'<h2 class="video" id="video-{number}">{_title(video)}</h2>'
    yield f"<p>{_when(video)}</p>"
    if video.hook.strip():
        yield f'<table class="hook" width="100%" cellspacing="0"><tr><td>“{_text(video.hook)}”</td></tr></table>'
    yield '<table class="about" width="100%" cellspacing="0">'
    for label, words in (
        (_("Format"), _format(video)),
        (_("Stage"), labels.stage(video.stage)),
        (_("Length"), dates.seconds(video.length) if video.length else ""),
        (_("Product"), _text(video.product)),
        (_("Creator"), _text(f"@{video.creator.lstrip('@')}" if video.creator else "")),
        (_("Spoken hook"), "" if video.hook.strip() else _("Not written yet")),
        (_("Text overlay"), _text(video.overlay)),
        (_("Caption"), _text(video.caption)),
        (_("Hashtags"), _text(" ".join(f"#{tag.name}" for tag in video.tags))),
        (_("Call to action"), _text(video.cta)),
    ):
        if words:
            yield f'<tr><th width="22%">{label}</th><td>{words}</td></tr>'
    yield "</table>"
    if video.stage is Stage.POSTED:
        yield '<p class="muted">' + _("Posted, so it is no longer checked.") + "</p>"
        return
    yield "<h3>" + _("Findings") + "</h3>"
    if not any(result.waiver is None for result in results):
        yield '<p class="clean">' + _("Nothing to fix") + "</p>"
    yield from _findings(results)


def _findings(results: Iterable[Result]) -> Iterator[str]:
    """Yield what is found, what is to fix first, and then what somebody decided to live with."""
    ordered = sorted(results, key=lambda result: (result.waiver is not None, result.rank))
    for result in ordered:
        finding, waiver = result.finding, result.waiver
        lines = [f'<p class="message">{_text(finding.message)}</p>']
        if waiver:
            until = (
                _("Until {day}").format(day=dates.day_year(waiver.until))
                if waiver.until
                else _("Without an end")
            )
            lines += [f"<p>{_text(waiver.reason)}</p>", f'<p class="field">{until}</p>']
        elif finding.advice:
            lines.append(f"<p>{_text(finding.advice)}</p>")
        parts = (result.live.name if result.live else "", _field(finding.field), result.rule.code)
        lines.append(f'<p class="field">{" · ".join(_text(part) for part in parts if part)}</p>')
        role = "waived" if waiver or result.failed else result.severity.value
        words = _("Ignored") if waiver else result.weight
        yield (
            f'<table class="finding {role}" width="100%" cellspacing="0"><tr>'
            f'<td class="weight" width="22%">{words}</td><td>{"".join(lines)}</td></tr></table>'
        )


def _when(video: VideoFacts) -> str:
    if video.at is None:
        return _("No date")
    zone = times.zone_label(video.zone or video.calendar.zone, video.at)
    return f"{dates.day_year(video.at)}, {video.at:%H:%M} {_text(zone)}"


def _title(video: VideoFacts) -> str:
    return _text(video.title) if video.title.strip() else _("Untitled video")


def _format(video: VideoFacts) -> str:
    if video.format is None:
        return ""
    key = video.format.key
    role = key if key in labels.CONTENT_FORMATS else "other"
    return f'<span class="{role}" aria-hidden="true">■</span> {_text(labels.content_format(key))}'


def _field(name: str) -> str:
    return _(labels.FIELDS[name]) if name in labels.FIELDS else ""


def _text(words: str) -> str:
    """Return a user's text as HTML that shows it as it is, its lines kept."""
    clean = in_lines(words.replace("\r\n", "\n").replace("\r", "\n"))
    return escape(clean.strip("\n")).replace("\n", "<br>")


@cache
def _sheet(name: str) -> str:
    """Return a style sheet of assets/report in the colours of the light theme."""
    colours = presets.read("light", "themes")
    text = (presets.ASSETS / "report" / f"{name}.css").read_text(encoding="utf-8")
    return re.sub(r"\{([a-z_-]+)\}", lambda found: colours[found[1]], text)
