"""What the frame adds to a page's bar: the views of its place, search and "New video" with their keys."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from planner.i18n import _
from ui.desk import Desk
from ui.shell.pages import VIEWS, PageSpec
from ui.widgets.header import Header, KeyButton
from ui.widgets.segments import Segments


def add_tools(header: Header, actions: Mapping[str, QAction], *, makes_own: bool = False) -> None:
    """Put search and "New video" at the right of a page's bar; search alone, before what the page itself makes."""
    search = KeyButton("search", "search", "muted", word_stays=False)
    search.clicked.connect(actions["palette"].trigger)
    if makes_own:
        header.add_keyed(search, first=True)
        _ToolWords(actions, search, None)
        return
    new = KeyButton("primary", "plus", "on_accent", word_stays=True)
    new.clicked.connect(actions["new_video"].trigger)
    header.add_keyed(search, new)
    _ToolWords(actions, search, new)


def add_views(header: Header, spec: PageSpec, desk: Desk) -> None:
    """Put the views of a page's place beside its title, if there are several."""
    views = {view.name: view for view in VIEWS.get(spec.place, ())}
    if not views:
        return
    segments = Segments(_("View"), {name: _(view.title) for name, view in views.items()})
    _ViewChoice(segments, spec, desk)
    header.add_views(segments)
    if spec.name in views:
        header.show_view(spec.name)


class _ViewChoice(QObject):
    """Goes where a view is chosen, and leaves the choice of the page that is left as it was."""

    def __init__(self, segments: Segments, spec: PageSpec, desk: Desk) -> None:
        super().__init__(segments)
        self._segments, self._spec, self._desk = segments, spec, desk
        segments.chosen.connect(self._go)

    def _go(self, name: str) -> None:
        view = next(view for view in VIEWS[self._spec.place] if view.name == name)
        self._desk.go(view.page, act=view.act)
        if view.page != self._spec.name and any(
            view.name == self._spec.name for view in VIEWS[self._spec.place]
        ):
            self._segments.choose(self._spec.name)


class _ToolWords(QObject):
    def __init__(self, actions: Mapping[str, QAction], search: KeyButton, new: KeyButton | None) -> None:
        super().__init__(search)
        self._actions, self._search, self._new = actions, search, new
        for name in ("palette", "new_video"):
            actions[name].changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        shown = {name: self._actions[name].shortcut() for name in ("palette", "new_video")}
        text = {name: key.toString(key.SequenceFormat.NativeText) for name, key in shown.items()}
        self._search.say(_("Search"), text["palette"], _("Search or run a command"))
        if self._new:
            self._new.say(_("New video"), text["new_video"])
