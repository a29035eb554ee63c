"""What is told about an item under the pointer."""

from models.reading import LiveTile
from planner import dates, labels
from planner.i18n import _
from ui.findings import Findings
from ui.items.marks import marks_of, signs_of, words_of
from ui.items.selection import Item, day_of


def told_of(item: Item, findings: Findings | None = None) -> list[str]:
    """Return what is told about an item: the title, when, stage, format, product, and what was found."""
    day = day_of(item)
    when = f"{dates.day(day)}, {dates.clock_of(item.time)}" if day else _("No date")
    if isinstance(item, LiveTile):
        return [item.name, when, _("Live event, {n} min").format(n=item.minutes)]
    kind = labels.content_format(item.format) if item.format else ""
    said = [*signs_of(findings, item), *marks_of(findings, item.id, item.stage)] if findings else []
    found = ", ".join(map(words_of, said))
    return [item.title, *filter(None, (when, labels.stage(item.stage), kind, item.product, found))]


def tip_of(item: Item, findings: Findings | None = None) -> str:
    """Return a tooltip with the title in bold. Users' text stands as it is."""
    head, *rest = map(escaped, told_of(item, findings))
    return f"<p style='white-space:pre-wrap'><b>{head}</b><br>{'<br>'.join(rest)}</p>"


def spoken(item: Item, findings: Findings) -> str:
    """Return what a screen reader says of an item: its time, title, stage, and what was found in it."""
    if isinstance(item, LiveTile):
        live = _("{time} live event {name}").format(time=dates.clock_of(item.time), name=item.name)
        return f"{live}, " + _("{n} min").format(n=item.minutes)
    found = map(words_of, (*signs_of(findings, item), *marks_of(findings, item.id, item.stage)))
    return ", ".join([f"{dates.clock_of(item.time)} {item.title}".strip(), labels.stage(item.stage), *found])


def escaped(text: str) -> str:
    """Return text as Qt would show it, which would read it as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
