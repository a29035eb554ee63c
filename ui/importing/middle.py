"""The middle of the import page: what is asked, what the file holds, what can't be read, and what is good to know."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.importing.columns_table import ColumnsTable
from ui.importing.month_card import MonthCard
from ui.importing.questions import Questions
from ui.importing.records_card import RecordsCard
from ui.importing.unread_card import NotesCard, UnreadCard
from ui.widgets.parts import column, row


class Middle(QWidget):
    """Cards beneath each other; what can't be read and the month stand side by side where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.questions, self.columns, self.records = Questions(), ColumnsTable(), RecordsCard()
        self.unread, self.month, self.notes = UnreadCard(), MonthCard(), NotesCard()
        self._below = row(self.unread, self.month, spacing=14)
        self._below.setStretch(0, 1)
        self._below.setStretch(1, 1)
        body = column(self.questions, self.columns, self.records, self._below, self.notes, None, spacing=14)
        body.setContentsMargins(18, 16, 18, 16)
        self.setLayout(body)

    def fold(self, *, narrow: bool) -> None:
        """Put the month beneath what can't be read, or beside it."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._below.setDirection(way)
