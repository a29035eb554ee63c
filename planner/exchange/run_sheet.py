"""A live event's run of show as HTML for paper, and the event as a file for the phone's calendar."""

import datetime as dt
from collections.abc import Sequence
from html import escape

from models.live import LiveEvent
from models.records import Segment, segments_from_json
from planner import dates, times
from planner.i18n import _
from planner.live.list_before import Line


def starts(live: LiveEvent, run: Sequence[Segment]) -> list[dt.datetime]:
    """Return when each segment begins, on the wall clock of the live event's zone."""
    found, at = [], live.at
    for segment in run:
        found.append(at)
        at += dt.timedelta(minutes=segment.minutes)
    return found


def as_html(live: LiveEvent, lines: Sequence[Line], colors: dict[str, str]) -> str:
    """Return a run of show and the list before as HTML that Qt's text engine shows; all words are escaped."""
    muted, line = f"color:{colors['muted']}", colors["line"]
    zone = times.zone_label(live.zone, live.at)
    when = f"{dates.long_day(live.at.date())} {live.at.year}, {live.at:%H:%M} {zone}"
    about = " · ".join(filter(None, (when, live.host, live.place, live.offer)))
    out = [
        f"<html><body style='color:{colors['text']}; font-family: Inter; font-size:10pt'>",
        f"<p style='font-size:18pt; font-weight:600; margin:0'>{escape(live.name)}</p>",
        f"<p style='margin:2px 0 10px 0; {muted}'>{escape(about)}</p>",
    ]
    if live.goal:
        out.append(f"<p style='margin:0 0 10px 0'>{escape(live.goal)}</p>")
    run = segments_from_json(live.run_of_show)
    out.append("<table width='100%' cellspacing='0' cellpadding='5'>")
    for at, segment in zip(starts(live, run), run, strict=True):
        offer = " · ".join(
            filter(
                None, (segment.product, segment.price, f"−{segment.discount} %" if segment.discount else "")
            )
        )
        say = f"<br><span style='font-size:11pt'>“{escape(segment.say)}”</span>" if segment.say else ""
        out.append(
            f"<tr><td width='12%' style='border-top:1px solid {line}; font-size:13pt'><b>{at:%H:%M}</b></td>"
            f"<td width='11%' style='border-top:1px solid {line}; {muted}'>{escape(minutes(segment.minutes))}</td>"
            f"<td style='border-top:1px solid {line}'><b>{escape(segment.what)}</b><br>"
            f"<span style='{muted}'>{escape(offer)}</span>{say}</td></tr>"
        )
    out.append("</table>")
    if lines:
        before = escape(_("Before the live event"))
        out.append(f"<p style='margin:14px 0 4px 0; font-size:12pt'><b>{before}</b></p>")
        for one in lines:
            box = "☑" if one.done_utc else "☐"
            due = f"<span style='{muted}'>{escape(dates.moment(one.due))}</span>"
            out.append(f"<p style='margin:2px 0'>{box} {escape(one.text)} {due}</p>")
    return "".join(out) + "</body></html>"


def minutes(value: float) -> str:
    """Return a number of minutes as people write it."""
    return _("{n} min").format(n=dates.number(value))
