"""The size of all texts, a step larger or smaller."""

from planner.i18n import _
from ui.desk import Desk
from ui.theme import SIZES, percent_of, theme


def change(desk: Desk, step: int) -> None:
    """Show all texts one size larger (1) or smaller (-1); 0 shows them as the system does."""
    place = SIZES.index(percent_of(desk.preferences["text_size"]))
    percent = SIZES[min(max(place + step, 0), len(SIZES) - 1)] if step else 100
    desk.preferences["text_size"] = str(percent)
    theme.choose_size(percent)
    desk.said.emit(_("Texts are shown at {percent}%.").format(percent=percent))
