"""Filter, layers and drawer as outlines in the bar, and the row beneath it with what the filter lets through."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from models.choices import Stage
from models.reading import OwnFieldRow
from planner import labels
from planner.days.filtering import Filter, wish
from planner.days.layers import LAYERS
from planner.i18n import _
from ui.theme import theme
from ui.widgets.header import Header, KeyButton
from ui.widgets.outline import dress
from ui.widgets.parts import button, clear, plain, row


class OutlineButton(QPushButton):
    """A square button that is an outline alone, with its name for those who ask. ``kind`` is as in the sheets."""

    def __init__(self, outline: str, name: str, kind: str = "tool", side: int = 32) -> None:
        super().__init__()
        self._side = side
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        dress(self, outline, on="accent")
        self.call(name)

    def call(self, name: str, key: str = "") -> None:
        """Give it a name, and tell its key."""
        self.setAccessibleName(name)
        self.setToolTip(plain(f"{name} ({key})" if key else name))

    def sizeHint(self) -> QSize:
        """Large enough for a pointer, at the scale of texts."""
        return QSize(theme.px(self._side), theme.px(self._side))

    def minimumSizeHint(self) -> QSize:
        """No smaller than that."""
        return self.sizeHint()


class ToolRow(QWidget):
    """Holds the filter and the hidden layers; ``changed`` comes with every change of them.

    The row is shown while something is filtered, or once the outline of the filter is pressed.
    """

    changed = Signal()
    drawer_wanted = Signal(bool)

    def __init__(
        self,
        choices: Callable[[], Mapping[str, Mapping[Any, str]]],
        own: Callable[[], Mapping[OwnFieldRow, Mapping[str, str]]] = dict,
    ) -> None:
        """``choices`` gives the products, creators, labels and campaigns of the calendar, each by value with its name.

        ``own`` gives what can be chosen in each own field.
        """
        super().__init__()
        self.setObjectName("toolrow")
        self._choices, self._own = choices, own
        self.filter = Filter()
        self.hidden: frozenset[str] = frozenset()
        self.funnel = OutlineButton("funnel", _("Filter"))
        self.funnel.setCheckable(True)
        self.funnel.toggled.connect(self._open)
        self.layers = OutlineButton("layers", _("Layers"))
        self.layers.setMenu(QMenu(self.layers))
        self.layers.menu().aboutToShow.connect(self._fill_layers)
        self.drawer = KeyButton("tray", "inbox", "muted", word_stays=False)
        self.drawer.setCheckable(True)
        self.drawer.clicked.connect(self.drawer_wanted)
        self.show_unscheduled(0)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Filter by text"))
        self.search.setAccessibleName(_("Filter by text"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(200)
        self.search.textChanged.connect(lambda text: self._set(text=text.strip()))
        self.more = button(_("Filter"), kind="smallmenu")
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._fill_filter)
        self._chips = row(spacing=6)
        layout: QHBoxLayout = row(self.search, self.more, self._chips, None, spacing=8)
        layout.setContentsMargins(18, 6, 18, 6)
        self.setLayout(layout)
        self.setFixedHeight(theme.px(44))
        self.hide()

    def put_in(self, header: Header, *, days: bool) -> None:
        """Put the outlines into a page's bar; layers and drawer only where it shows ``days``."""
        header.right.addWidget(self.funnel)
        if days:
            header.right.addWidget(self.layers)
            header.add_keyed(self.drawer)

    def show_state(self, kept: Filter, hidden: frozenset[str], *, drawer: bool) -> None:
        """Show what was kept, telling nobody."""
        self.filter, self.hidden = kept, hidden
        self.drawer.setChecked(drawer)
        self.search.blockSignals(True)
        self.search.setText(kept.text)
        self.search.blockSignals(False)
        self.show_chips()

    def show_unscheduled(self, n: int) -> None:
        """Say how many videos wait for a day."""
        name = _("Unscheduled ({n})").format(n=n) if n else _("Unscheduled")
        self.drawer.say(_("Unscheduled"), str(n) if n else "", name)
        self.drawer.setToolTip(plain(name))

    def clear(self) -> None:
        """Let everything through."""
        self.only(Filter())

    def only(self, wanted: Filter) -> None:
        """Let through what is wanted, and nothing else."""
        self.filter = wanted
        self.show_state(self.filter, self.hidden, drawer=self.drawer.isChecked())
        self.changed.emit()

    def chips(self) -> list[QPushButton]:
        """Return the chips, each of which takes its part out of the filter."""
        return [
            widget
            for at in range(self._chips.count())
            if (item := self._chips.itemAt(at)) and isinstance(widget := item.widget(), QPushButton)
        ]

    def show_chips(self) -> None:
        """Show a chip for each part of the filter, in the words of now, and the row where there is one."""
        clear(self._chips)
        self.funnel.setChecked(self.funnel.isChecked() or bool(self.filter))
        for field, values in self._groups().items():
            for value in self._values(field):
                self._add_chip(field, value, values.get(value, str(value)))
        if self.filter.own:
            said = {
                value: f"{name}: {words}"
                for name, values in self._own_groups().items()
                for value, words in values.items()
            }
            for value in self.filter.own:
                self._add_chip("own", value, said.get(value, value.partition("=")[2]))
        if self.filter:
            self._chips.addWidget(button(_("Clear the filters"), self.clear, "quiet"))

    def _open(self, on: bool) -> None:
        """Show the row, or take it away with all that it filters."""
        self.setVisible(on)
        if on and self.funnel.hasFocus():
            self.search.setFocus()
        elif not on and self.filter:
            self.clear()

    def _add_chip(self, field: str, value: Any, words: str) -> None:
        chip = button(f"{words}  ✕", partial(self._flip, field, value), "small")
        chip.setAccessibleName(_("Stop filtering by {what}").format(what=words))
        self._chips.addWidget(chip)

    def _groups(self) -> dict[str, Mapping[Any, str]]:
        """Return what can be filtered by: the fields of a Filter, each with its values and their names."""
        given = self._choices()
        return {
            "formats": {key: labels.content_format(key) for key in labels.CONTENT_FORMATS},
            "stages": {stage.value: labels.stage(stage) for stage in Stage},
            "finding": {
                "fix": _("Something to fix"),
                "consider": _("Something to consider"),
                "none": _("Nothing found"),
            },
            "products": given["products"],
            "creators": given["creators"],
            "labels": given["labels"],
            "campaigns": given["campaigns"],
        }

    def _own_groups(self) -> dict[str, dict[str, str]]:
        """Return what can be filtered by in own fields: by the field's name, each wish with its words."""
        return {
            field.name: {wish(field.id, text): words for text, words in texts.items()}
            for field, texts in self._own().items()
        }

    def _titles(self) -> dict[str, str]:
        return {
            "formats": _("Format"),
            "stages": _("Stage"),
            "finding": _("Findings"),
            "products": _("Product"),
            "creators": _("Creator"),
            "labels": _("Label"),
            "campaigns": _("Campaign"),
        }

    def _values(self, field: str) -> tuple[Any, ...]:
        value = getattr(self.filter, field)
        return value if isinstance(value, tuple) else ((value,) if value else ())

    def _fill_filter(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for field, values in self._groups().items():
            self._add_menu(menu, self._titles()[field], field, values)
        for number, (name, values) in enumerate(self._own_groups().items()):
            if number == 0:
                menu.addSeparator()
            self._add_menu(menu, name.replace("&", "&&"), "own", values)

    def _add_menu(self, menu: QMenu, title: str, field: str, values: Mapping[Any, str]) -> None:
        inner = menu.addMenu(title)
        inner.setEnabled(bool(values))
        for value, name in values.items():
            action = inner.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in self._values(field))
            action.triggered.connect(partial(self._flip, field, value))

    def _fill_layers(self) -> None:
        menu = self.layers.menu()
        menu.clear()
        for layer, name in LAYERS.items():
            action = menu.addAction(_(name))
            action.setCheckable(True)
            action.setChecked(layer not in self.hidden)
            action.triggered.connect(partial(self._flip_layer, layer))

    def _flip(self, field: str, value: Any, _checked: bool = False) -> None:
        there = self._values(field)
        if field == "finding":
            self._set(finding="" if value in there else value)
        else:
            kept = tuple(one for one in there if one != value)
            self._set(**{field: kept if value in there else (*there, value)})

    def _flip_layer(self, layer: str, _checked: bool = False) -> None:
        self.hidden ^= {layer}
        self.changed.emit()

    def _set(self, **values: Any) -> None:
        self.filter = replace(self.filter, **values)
        self.show_chips()
        self.changed.emit()
