"""Rows of what was found in a trend check, with what can be made of each."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from models.choices import FindKind
from models.trend import TrendFind
from planner import dates, times
from planner.i18n import _
from planner.texts import typed_find
from ui.trend.capture import KINDS
from ui.widgets.day_row import DayRow, Sign
from ui.widgets.outline import dress
from ui.widgets.parts import button

PICTURE = 60
"""Pixels of a screenshot's height in the list."""
SIGNS = {FindKind.SOUND: "music", FindKind.TAG: "hash", FindKind.IDEA: "lightbulb", FindKind.NOTE: "pencil"}
ORDER = (FindKind.SOUND, FindKind.TAG, FindKind.IDEA, FindKind.NOTE)


@dataclass(frozen=True)
class FindDeeds:
    """What can be done with a find, by its id; ``video`` opens one by its own id."""

    use: Callable[[int], object]
    idea: Callable[[int], object]
    forget: Callable[[int], object]
    video: Callable[[int], object]
    library: Callable[[TrendFind], object]
    writes: bool = True


def _sign(find: TrendFind) -> QWidget:
    if not find.picture:
        typed = typed_find.read(find.text) if find.kind is FindKind.NOTE else None
        return Sign("quote" if typed and typed.hook else SIGNS[find.kind])
    picture, shown = QPixmap(), QLabel()
    picture.loadFromData(base64.b64decode(find.picture))
    shown.setPixmap(picture.scaledToHeight(PICTURE, Qt.TransformationMode.SmoothTransformation))
    shown.setAccessibleName(_("Screenshot"))
    return shown


def find_row(find: TrendFind, zone: str, deeds: FindDeeds) -> DayRow:
    """Return the row of a find: when, what, what came of it, and what can be made of it."""
    number = find.id or 0
    text = f"#{find.text}" if find.kind is FindKind.TAG else find.text or _("Screenshot")
    in_library = find.kind in (FindKind.TAG, FindKind.SOUND)
    kind = _(KINDS[find.kind])
    second = " · ".join(filter(None, (kind, find.fits, _("in the library") if in_library else "")))
    made = DayRow(f"find:{number}", dates.clock(times.to_wall(find.at_utc, zone)), _sign(find), text, second)
    if find.kind is not FindKind.NOTE:
        made.add(button(_("Use it today"), partial(deeds.use, number), "small"))
    elif not find.video_id and typed_find.read(find.text):
        idea = button(_("Make an idea"), partial(deeds.idea, number), "small")
        dress(idea, "lightbulb", size=15)
        made.add(idea)
    gone = button("", partial(deeds.forget, number), "quiet", _("Delete"))
    dress(gone, "trash-2", size=15)
    gone.setAccessibleName(_("Delete “{line}”").format(line=text))
    for one in (*made.findChildren(type(gone)), gone):
        one.setEnabled(deeds.writes)
    if find.video_id:
        made.add(button(_("Open video"), partial(deeds.video, find.video_id), "small"))
        made.open_by(partial(deeds.video, find.video_id))
    elif in_library:
        made.open_by(partial(deeds.library, find))
    made.add(gone)
    return made
