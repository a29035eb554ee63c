"""A call sheet as text for the phone, and as HTML for the screen and for paper."""

import datetime as dt
from html import escape

from planner import dates, times
from planner.i18n import _, ngettext
from planner.video.filming import BOX, CallSheet, Setting, Shot


def as_text(sheet: CallSheet) -> str:
    """Return a call sheet as plain text that reads well in a message."""
    parts = ["\n".join(filter(None, (sheet.name, when(sheet), sheet.place, sheet.notes)))]
    if sheet.props:
        parts.append("\n".join([_("To bring"), *(f"{BOX} {prop}" for prop in sheet.props)]))
    number = 0
    for setting in sheet.settings:
        parts.append(f"== {place_of(setting)} ==")
        for shot in setting.shots:
            number += 1
            parts.append("\n".join(_shot_lines(number, shot, sheet.at.date())))
    return "\n\n".join(parts) + "\n"


def as_html(sheet: CallSheet, colors: dict[str, str]) -> str:
    """Return a call sheet as HTML that Qt's text engine shows; ``colors`` are a theme's roles.

    All words are escaped. Sizes are in pt, so that paper and screen agree.
    """
    text, muted, line = colors["text"], colors["muted"], colors["line"]
    head = escape(" · ".join(filter(None, (when(sheet), sheet.place, summary(sheet)))))
    out = [
        f"<html><body style='color:{text}; font-family: Inter; font-size:10pt'>",
        f"<p style='font-size:18pt; font-weight:600; margin:0'>{escape(sheet.name)}</p>",
        f"<p style='color:{muted}; margin:2px 0 8px 0'>{head}</p>",
    ]
    if sheet.notes:
        out.append(f"<p style='margin:0 0 8px 0'>{_lines(sheet.notes)}</p>")
    bring = escape(_("To bring"))
    if sheet.props:
        props = " &nbsp; ".join(f"{BOX} {escape(prop)}" for prop in sheet.props)
        out.append(f"<p style='margin:0 0 4px 0'><b>{bring}</b><br>{props}</p>")
    number = 0
    for setting in sheet.settings:
        out.append(
            f"<p style='font-size:12pt; font-weight:600; margin:16px 0 4px 0; color:{colors['accent']}'>"
            f"{escape(place_of(setting))}</p><hr style='color:{line}; background-color:{line}' />"
        )
        for shot in setting.shots:
            number += 1
            out.append(_shot_html(number, shot, sheet.at.date(), colors))
    return "".join(out) + "</body></html>"


def when(sheet: CallSheet) -> str:
    """Return when filming begins, with the zone."""
    zone = times.zone_label(sheet.zone, sheet.at)
    return f"{dates.long_day(sheet.at.date())} {sheet.at.year}, {sheet.at:%H:%M} {zone}"


def summary(sheet: CallSheet) -> str:
    """Return how many videos there are, and how long they are together."""
    n = len(sheet.shots)
    seconds = sum(shot.length or 0 for shot in sheet.shots)
    said = ngettext("{n} video", "{n} videos", n).format(n=n)
    return _("{videos}, {s} on screen").format(videos=said, s=dates.seconds(seconds)) if seconds else said


def place_of(setting: Setting) -> str:
    """Return the place and product that some videos share."""
    return " · ".join(filter(None, (setting.place, setting.product))) or _("Anywhere")


def aside(shot: Shot) -> str:
    """Return a video's format, length, sound and date in one line."""
    posted = _("posted on {day}").format(day=dates.day_year(shot.at)) if shot.at else ""
    length = dates.seconds(shot.length) if shot.length else ""
    return " · ".join(filter(None, (shot.format, length, shot.sound, posted)))


def missing(shot: Shot, day: dt.date) -> str:
    """Return what a video can't be filmed on a day without, in a sentence; empty where it has a hook."""
    if shot.hook:
        return ""
    if not shot.beats:
        return _("Hook and beats are missing.")
    return _("No hook yet. Write it before {day}.").format(day=dates.day(day))


def _shot_lines(number: int, shot: Shot, day: dt.date) -> list[str]:
    said = {_("Hook"): shot.hook, _("Text overlay"): _overlay(shot)}
    after = {_("Script"): shot.script, _("Props"): ", ".join(shot.props)}
    lines = [f"{number}. {shot.title}", aside(shot), missing(shot, day)]
    lines += [f"{name}: {text}" for name, text in said.items() if text]
    lines += [f"  {span}  {words}" for span, words in _beats(shot)]
    lines += [f"{name}: {text}" for name, text in after.items() if text]
    lines += [f"{BOX} {line}" for line in shot.checklist]
    return [line for line in lines if line]


def _shot_html(number: int, shot: Shot, day: dt.date, colors: dict[str, str]) -> str:
    muted = f"color:{colors['muted']}"
    overlay, script = escape(_("Text overlay")), escape(_("Script"))
    out = [
        f"<p style='margin:0; font-size:11pt'><b>{number}. {escape(shot.title)}</b></p>",
        f"<p style='margin:0 0 4px 0; {muted}'>{escape(aside(shot))}</p>",
    ]
    if lacks := missing(shot, day):
        out.append(
            f"<p style='margin:2px 0; font-size:12pt; color:{colors['fix']}'><b>{escape(lacks)}</b></p>"
        )
    if shot.hook:
        out.append(f"<p style='margin:2px 0; font-size:16pt; font-weight:600'>“{escape(shot.hook)}”</p>")
    if shot.overlay:
        out.append(
            f"<p style='margin:2px 0 4px 0; font-size:13pt'><span style='{muted}; font-size:9pt'>"
            f"{overlay}</span><br>{escape(_overlay(shot))}</p>"
        )
    rows = [
        f"<tr><td style='padding:2px 14px 2px 0; {muted}'>{BOX} {escape(span)}</td>"
        f"<td style='padding:2px 0'>{escape(words)}</td></tr>"
        for span, words in _beats(shot)
    ]
    if rows:
        out.append(f"<table cellspacing='0' cellpadding='0'>{''.join(rows)}</table>")
    if shot.script:
        out.append(
            f"<p style='margin:4px 0'><span style='{muted}'>{script}</span><br>{_lines(shot.script)}</p>"
        )
    ticks = [*(_("Bring: {prop}").format(prop=prop) for prop in shot.props), *shot.checklist]
    if ticks:
        out.append(f"<p style='margin:4px 0'>{'<br>'.join(f'{BOX} {escape(tick)}' for tick in ticks)}</p>")
    body, gap = "".join(out), "<p style='margin:0; font-size:8pt'>&nbsp;</p>"
    if not shot.cover:
        return gap + body
    return (
        gap + "<table width='100%' cellspacing='0' cellpadding='0'><tr><td>" + body + "</td>"
        f"<td width='82' align='right' style='padding:0 0 0 10px'><img width='72' height='128' "
        f"src='data:image/webp;base64,{shot.cover}'></td></tr></table>"
    )


def _overlay(shot: Shot) -> str:
    return " / ".join(part.strip() for part in shot.overlay.replace("\n", "|").split("|") if part.strip())


def _beats(shot: Shot) -> list[tuple[str, str]]:
    return [
        (
            f"{dates.number(beat.start)}–{dates.seconds(beat.end)}",
            ": ".join(filter(None, (beat.name, " ".join(beat.text.split())))),
        )
        for beat in shot.beats
    ]


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
