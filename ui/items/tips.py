"""What is told about an item under the pointer."""

from models.reading import LiveTile
from planner import dates, labels
from planner.i18n import _
from ui.items.selection import Item, day_of


def tip_of(item: Item) -> str:
    """Return a tooltip: the whole title, when, stage, format and product. Users' text stands as it is."""
    day = day_of(item)
    when = f"{dates.day(day)}, {item.time}" if day else _("No date")
    if isinstance(item, LiveTile):
        lines = [item.name, when, _("Live event, {n} min").format(n=item.minutes)]
    else:
        lines = [item.title, when, labels.stage(item.stage)]
        lines += [labels.content_format(item.format)] if item.format else []
        lines += [item.product] if item.product else []
    head, *rest = map(escaped, lines)
    return f"<p style='white-space:pre-wrap'><b>{head}</b><br>{'<br>'.join(rest)}</p>"


def escaped(text: str) -> str:
    """Return text as Qt would show it, which would read it as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
