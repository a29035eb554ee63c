"""A page that is handed to a creator, as text to send and as HTML to read and print; all its words are escaped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from planner.i18n import language

_SHEET = (
    "body{font-family:sans-serif;font-size:11pt;line-height:1.5;color:#1c1c1e;max-width:42em;margin:2em auto;"
    "padding:0 1em}h1{font-size:18pt;margin-bottom:.2em}h2{font-size:12.5pt;margin:1.2em 0 .2em}"
    "p{margin:.3em 0}ul{margin:.3em 0;padding-left:1.3em}"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: its heading, sentences, and what it lists; one with neither is left out."""

    title: str
    sentences: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()


def lines_of(text: str) -> tuple[str, ...]:
    """Return what a text lists, a line each, without the signs that it begins with."""
    return tuple(filter(None, (line.strip().lstrip("-*•–").strip() for line in text.splitlines())))


def as_text(title: str, under: str, sections: Iterable[Section]) -> str:
    """Return a page as plain text with a line for each sentence and a dash before what is listed."""
    parts = [f"{title}\n{under}" if under else title]
    parts += [
        "\n".join([one.title, *one.sentences, *(f"- {line}" for line in one.listed)])
        for one in _filled(sections)
    ]
    return "\n\n".join(parts) + "\n"


def as_html(title: str, under: str, sections: Iterable[Section]) -> str:
    """Return a page as HTML in one file, in the current language."""
    body = [f"<h1>{escape(title)}</h1>"]
    if under:
        body.append(f"<p>{escape(under)}</p>")
    for one in _filled(sections):
        body.append(f"<h2>{escape(one.title)}</h2>")
        body += [f"<p>{escape(sentence)}</p>" for sentence in one.sentences]
        if one.listed:
            body += ["<ul>", *(f"<li>{escape(line)}</li>" for line in one.listed), "</ul>"]
    head = (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_SHEET}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join(body) + "\n</body>\n</html>\n"


def _filled(sections: Iterable[Section]) -> Sequence[Section]:
    return [one for one in sections if one.sentences or one.listed]
