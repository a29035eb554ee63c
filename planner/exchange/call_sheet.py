"""A call sheet as text for the phone, and as HTML for the screen and for paper."""

import datetime as dt
from html import escape

from models.records import Beat
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
    text, muted = colors["text"], colors["muted"]
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
            f"<p style='font-weight:600; margin:14px 0 0 0; color:{muted}'>{escape(place_of(setting))}</p>"
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
    rule = f"<hr style='color:{colors['text']}; background-color:{colors['text']}' />"
    head = (
        f"<p style='margin:2px 0 0 0; font-size:11pt'><b>{number}. {escape(shot.title)}</b>"
        f"<span style='{muted}; font-size:9pt'> &nbsp; {escape(aside(shot))}</span></p>"
    )
    out = [head]
    if lacks := missing(shot, day):
        out.append(f"<p style='margin:3px 0; color:{colors['fix']}'><b>{escape(lacks)}</b></p>")
    if shot.hook:
        out.append(
            f"<p style='margin:3px 0 4px 0; font-size:12pt; font-weight:600'>“{escape(shot.hook)}”</p>"
        )
    if shot.overlay:
        said = f"<span style='{muted}'>{overlay}</span> &nbsp; {escape(_overlay(shot))}"
        out.append(f"<p style='margin:2px 0 4px 0'>{said}</p>")
    out.append(_beats_html(shot, colors))
    if shot.script:
        said = f"<span style='{muted}'>{script}</span> &nbsp; {_lines(shot.script)}"
        out.append(f"<p style='margin:5px 0 2px 0'>{said}</p>")
    ticks = [*(_("Bring: {prop}").format(prop=prop) for prop in shot.props), *shot.checklist]
    if ticks:
        listed = " &nbsp; &nbsp; ".join(f"{BOX} {escape(tick)}".replace(" ", "&nbsp;") for tick in ticks)
        out.append(f"<p style='margin:4px 0'>{listed}</p>")
    body = "".join(out)
    if not shot.cover:
        return rule + body
    return (
        rule + "<table width='100%' cellspacing='0' cellpadding='0'><tr><td>" + body + "</td>"
        f"<td width='82' align='right' style='padding:4px 0 0 10px'><img width='72' height='128' "
        f"src='data:image/webp;base64,{shot.cover}'></td></tr></table>"
    )


def _beats_html(shot: Shot, colors: dict[str, str]) -> str:
    """Return the beats as a table: a box, the name, what happens, and its seconds at the right."""
    under = f"border-bottom:1px solid {colors['line']}"
    rows = [
        f"<tr><td width='20' style='padding:3px 0'>{BOX}</td>"
        f"<td width='104' style='padding:3px 8px 3px 0; {under}'><b>{escape(beat.name)}</b></td>"
        f"<td style='padding:3px 8px 3px 0; {under}'>{escape(' '.join(beat.text.split()))}</td>"
        f"<td width='64' align='right' style='padding:3px 0; color:{colors['muted']}; {under}'>"
        f"{escape(_span(beat))}</td></tr>"
        for beat in shot.beats
    ]
    return f"<table width='100%' cellspacing='0' cellpadding='0'>{''.join(rows)}</table>" if rows else ""


def _overlay(shot: Shot) -> str:
    return " / ".join(part.strip() for part in shot.overlay.replace("\n", "|").split("|") if part.strip())


def _beats(shot: Shot) -> list[tuple[str, str]]:
    return [
        (
            _span(beat),
            ": ".join(filter(None, (beat.name, " ".join(beat.text.split())))),
        )
        for beat in shot.beats
    ]


def _span(beat: Beat) -> str:
    return f"{dates.number(beat.start)}–{dates.seconds(beat.end)}"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
