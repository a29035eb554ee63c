"""The beats as a table: seconds, name and what happens, with buttons to add, take out and begin from the format."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from models.records import Beat
from planner import dates
from planner.i18n import _
from planner.texts import beats as beats_
from ui.video.beats_strip import BeatsStrip
from ui.widgets.parts import ElidedLabel, button, column, label, plain, row
from ui.widgets.typed_table import typed_table

START, END, NAME, TEXT = range(4)
ROW = 30


class BeatsEditor(QWidget):
    """Shows beats; ``left`` comes with all of them whenever one was changed."""

    left = Signal(object)
    refused = Signal(str)
    proposal_wanted = Signal()

    def __init__(self, length: QWidget) -> None:
        super().__init__()
        self._beats: tuple[Beat, ...] = ()
        self._filling = False
        self.strip = BeatsStrip()
        self.summary = ElidedLabel(tone="muted")
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.table = typed_table(_("Beats"), [_("From, s"), _("To, s"), _("Beat"), _("What happens")])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        for at, width in ((START, 84), (END, 84), (NAME, 130)):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            self.table.setColumnWidth(at, width)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(self._changed)
        self.add_button = button(_("Add beat"), self._add, "small")
        self.remove_button = button(_("Remove beat"), self._remove, "small")
        self.propose_button = button(_("Beats of the format"), self.proposal_wanted.emit, "small")
        self.table.currentCellChanged.connect(lambda *_at: self._show_buttons())
        head = row(label(_("Beats"), size="head"), self.summary, length)
        head.setStretch(1, 1)
        self.setLayout(
            column(
                head,
                self.strip,
                self.table,
                row(self.add_button, self.remove_button, self.propose_button, None, spacing=6),
                spacing=8,
            )
        )

    def show_beats(self, beats: tuple[Beat, ...], length: float | None) -> None:
        """Show beats, unless they are the ones that are shown."""
        self.strip.show_beats(beats, length)
        if beats and beats == self._beats and self.table.rowCount() == len(beats):
            self._show_buttons()
            return
        self._beats = beats
        self._filling = True
        self.table.setRowCount(len(beats))
        for at, beat in enumerate(beats):
            for column_, text in enumerate(
                (dates.number(beat.start), dates.number(beat.end), beat.name, beat.text)
            ):
                item = QTableWidgetItem(text)
                if column_ == TEXT:
                    item.setToolTip(plain(text))
                self.table.setItem(at, column_, item)
        self._filling = False
        head = self.table.horizontalHeader().height() or 28
        self.table.setFixedHeight(head + ROW * len(beats) + 4 if beats else 0)
        self.table.setVisible(bool(beats))
        self._show_buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes out the beat that the keyboard is on."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._remove()
        else:
            super().keyPressEvent(event)

    def _show_buttons(self) -> None:
        self.remove_button.setVisible(bool(self._beats))
        self.remove_button.setEnabled(self.table.currentRow() >= 0)
        self.propose_button.setVisible(not self._beats)

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        beats = list(self._beats)
        old = beats[item.row()]
        text = item.text().strip()
        if item.column() in (START, END):
            seconds = beats_.seconds(text.replace(",", "."))
            if seconds is None:
                self._refuse(_("“{text}” is not a number of seconds.").format(text=text))
                return
            start = seconds if item.column() == START else old.start
            end = seconds if item.column() == END else old.end
            if end < start:
                self._refuse(_("A beat can't end before it starts."))
                return
            beats[item.row()] = Beat(start, end, old.name, old.text)
        else:
            name, words = (text, old.text) if item.column() == NAME else (old.name, item.text())
            beats[item.row()] = Beat(old.start, old.end, name, words)
        self._tell(beats)

    def _refuse(self, text: str) -> None:
        shown, self._beats = self._beats, ()
        self.show_beats(shown, self.strip.length)
        self.refused.emit(text)

    def _add(self) -> None:
        start = self._beats[-1].end if self._beats else 0.0
        name = beats_.label("hook") if not self._beats else ""
        self._tell(
            [*self._beats, Beat(start, start + 3, name or _("Beat {n}").format(n=len(self._beats) + 1), "")]
        )
        self.table.setCurrentCell(self.table.rowCount() - 1, NAME)
        self.table.setFocus()

    def _remove(self) -> None:
        at = self.table.currentRow()
        if 0 <= at < len(self._beats):
            self._tell([beat for number, beat in enumerate(self._beats) if number != at])

    def _tell(self, beats: list[Beat]) -> None:
        self.left.emit(tuple(sorted(beats, key=lambda beat: (beat.start, beat.end))))
