"""Chooses a template for a new video, and gives templates their names."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QListWidget, QScrollArea, QWidget

from planner import dates, labels, times
from planner.calendar import settings
from planner.calendar.workspace import Edit
from planner.i18n import _, ngettext
from planner.video import templates
from planner.video.templates import Pattern
from ui.store import Store
from ui.widgets.asking import titled
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.parts import FormatChip, button, chip, clear, column, label, row


class TemplateDialog(QDialog):
    """The templates at the left, what the chosen one holds at the right. ``made`` comes with the new video's id."""

    made = Signal(int)

    def __init__(self, store: Store, at: dt.datetime, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self._found: list[Pattern] = []
        self.setWindowTitle(_("New video from a template"))
        self.resize(780, 540)
        self._build_list()
        self._inside = column(spacing=8)
        self._inside.setContentsMargins(4, 0, 8, 0)
        preview = QWidget()
        preview.setLayout(self._inside)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(preview)
        self.at = MomentEdit(_("Date and time"))
        self.at.show_moment(at)
        zone = times.zone_label(store.read(settings.get).zone, at)
        self.rename = button(_("Rename…"), self._rename)
        self.delete = button(_("Delete"), self._delete)
        self.ok = button(_("Make the video"), self._make, "primary")
        self.ok.setDefault(True)
        layout = column(
            row(self.list, scroll, spacing=16),
            row(label(_("Planned for, {zone}").format(zone=zone), tone="muted"), self.at, None),
            row(self.rename, self.delete, None, button(_("Cancel"), self.reject), self.ok),
            spacing=14,
        )
        layout.setStretch(0, 1)
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self._fill()
        self.list.setFocus()

    def _build_list(self) -> None:
        self.list = QListWidget()
        self.list.setObjectName("lines")
        self.list.setAccessibleName(_("Templates"))
        self.list.setFixedWidth(230)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.list.itemDoubleClicked.connect(lambda _item: self._make())

    def chosen(self) -> Pattern | None:
        """Return the template that is chosen."""
        at = self.list.currentRow()
        return self._found[at] if 0 <= at < len(self._found) else None

    def _fill(self, at: int = 0) -> None:
        self._found = self._store.read(templates.all_templates)
        self.list.clear()
        self.list.addItems([one.name for one in self._found])
        self.list.setCurrentRow(min(at, len(self._found) - 1))

    def _show(self) -> None:
        clear(self._inside)
        one = self.chosen()
        own = one is not None and isinstance(one.key, int)
        self.rename.setVisible(own)
        self.delete.setVisible(own)
        self.ok.setEnabled(one is not None)
        if one is None:
            return
        self._inside.addWidget(label(one.name, size="head", wrap=True))
        self._inside.addLayout(self._facts(one))
        if one.hook:
            self._part(_("Spoken hook"), [one.hook])
        if one.beats:
            self._inside.addSpacing(6)
            self._inside.addWidget(label(_("Beats"), size="strong"))
            self._inside.addLayout(_beats(one))
        self._part(_("Checklist") if isinstance(one.key, str) else _("Notes"), one.checklist, "☐ ")
        self._part(_("What makes it work"), one.hints)
        if one.hashtags:
            self._part(_("Hashtags"), [" ".join(f"#{tag}" for tag in one.hashtags)])
        self._inside.addStretch(1)

    def _facts(self, one: Pattern) -> QHBoxLayout:
        form = FormatChip()
        form.show_format(one.format, labels.content_format(one.format) if one.format else "")
        facts = row(form, spacing=6)
        if one.length:
            facts.addWidget(chip(dates.seconds(one.length)))
        if one.beats:
            many = len(one.beats)
            facts.addWidget(chip(ngettext("{n} beat", "{n} beats", many).format(n=many)))
        facts.addStretch(1)
        return facts

    def _part(self, title: str, lines: tuple[str, ...] | list[str], mark: str = "") -> None:
        if lines:
            self._inside.addSpacing(6)
            self._inside.addWidget(label(title, size="strong"))
        for line in lines:
            self._inside.addWidget(label(mark + line, wrap=True))

    def _make(self) -> None:
        one = self.chosen()
        made = self._store.make(templates.make(one.key, self.at.moment())) if one else None
        if made:
            self.accept()
            self.made.emit(made)

    def _rename(self) -> None:
        one, at = self.chosen(), self.list.currentRow()
        if one is None or isinstance(one.key, str):
            return
        key = one.key
        dialog = NameDialog(
            self._store, _("Rename template"), one.name, lambda name: templates.rename(key, name), self
        )
        dialog.accepted.connect(lambda: self._fill(at))
        dialog.open()

    def _delete(self) -> None:
        one, at = self.chosen(), self.list.currentRow()
        if one and isinstance(one.key, int):
            self._store.do(templates.delete(one.key), offer_undo=True)
            self._fill(at)


class NameDialog(QDialog):
    """Asks for a template's name and does the edit; a refused name is said below it."""

    def __init__(
        self, store: Store, title: str, name: str, edit: Callable[[str], Edit[Any]], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store, self._edit = store, edit
        self.setWindowTitle(title)
        self.setMinimumWidth(400)
        self.name = QLineEdit(name)
        self.name.setAccessibleName(_("Name"))
        self.name.selectAll()
        self.wrong = label(tone="fix", wrap=True)
        self.wrong.hide()
        self.ok = button(_("Save"), self._save, "primary")
        self.ok.setDefault(True)
        layout = column(
            titled(_("Name of the template"), self.name),
            self.wrong,
            row(None, button(_("Cancel"), self.reject), self.ok),
            spacing=12,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)

    def _save(self) -> None:
        self._store.failed.connect(self._refused)
        done = self._store.save(self._edit(self.name.text()))
        self._store.failed.disconnect(self._refused)
        if done:
            self.accept()

    def _refused(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.show()
        self.name.setFocus()


def _beats(one: Pattern) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(2, 1)
    top = Qt.AlignmentFlag.AlignTop
    for at, beat in enumerate(one.beats):
        span = f"{dates.number(beat.start)}–{dates.seconds(beat.end)}"
        grid.addWidget(label(span, tone="muted"), at, 0, top)
        grid.addWidget(label(beat.name), at, 1, top)
        grid.addWidget(label(beat.text, tone="muted", wrap=True), at, 2, top)
    return grid
