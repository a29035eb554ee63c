"""Chooses which videos are filmed on a day: those that wait, and those that are on it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from models.video import Video
from planner import dates, labels
from planner.i18n import _, ngettext
from ui.widgets.parts import button, column, label, row

ID_ROLE = Qt.ItemDataRole.UserRole


class ChooseDialog(QDialog):
    """A list with a box before each video; Space ticks it."""

    def __init__(self, videos: Sequence[Video], chosen: Collection[int], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Choose videos to film"))
        self.resize(520, 560)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Filter by title, product or place"))
        self.search.setAccessibleName(_("Filter by title, product or place"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setObjectName("lines")
        self.list.setAccessibleName(_("Videos that wait to be filmed"))
        for video in videos:
            when = dates.day_year(video.at.date()) if video.at else _("No date")
            parts = (labels.stage(video.stage), when, video.product, video.place)
            item = QListWidgetItem(f"{video.title}\n{' · '.join(filter(None, parts))}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if video.id in chosen else Qt.CheckState.Unchecked)
            item.setData(ID_ROLE, video.id)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.list.itemDoubleClicked.connect(self._flip)
        self._said = label(tone="muted")
        ok = button(_("Take them"), self.accept, "primary")
        ok.setDefault(True)
        layout = column(
            self.search, self.list, row(self._said, None, button(_("Cancel"), self.reject), ok), spacing=12
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)
        self._count()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def chosen(self) -> list[int]:
        """Return the ids of the videos that are ticked."""
        return [item.data(ID_ROLE) for item in self._items() if item.checkState() is Qt.CheckState.Checked]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def _flip(self, item: QListWidgetItem) -> None:
        on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for item in self._items():
            item.setHidden(not all(word in item.text().casefold() for word in words))

    def _count(self) -> None:
        n = len(self.chosen())
        self._said.setText(ngettext("{n} video", "{n} videos", n).format(n=n))
