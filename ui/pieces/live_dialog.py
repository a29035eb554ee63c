"""Adds or changes a live event."""

import datetime as dt

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPlainTextEdit, QWidget

from models.live import LiveEvent
from models.records import segments_from_json
from planner import times
from planner.calendar import settings
from planner.calendar.workspace import together
from planner.errors import PlanError
from planner.i18n import _
from planner.live import lives
from planner.texts.typed_slots import run_of, run_text
from ui.store import Store
from ui.widgets.asking import titled
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.parts import button, column, label, row, spin_box
from ui.widgets.zone_box import ZoneBox

EIGHT = dt.time(20)


class LiveDialog(QDialog):
    """Name, start, length and description of a live event."""

    def __init__(self, live: LiveEvent | None, at: dt.datetime, zone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.zone = ZoneBox(live.zone if live else zone)
        self.setWindowTitle(_("Live event"))
        self.setMinimumWidth(640)
        self.name = QLineEdit(live.name if live else "")
        self.name.setAccessibleName(_("Name"))
        self.name.setPlaceholderText(_("For example: Friday live, gift box"))
        self.at = MomentEdit(_("Start"))
        self.at.show_moment(live.at if live else at)
        self.minutes = spin_box(5, 24 * 60, step=5, suffix=" " + _("min"), name=_("Length"))
        self.minutes.setValue(live.minutes if live else 60)
        self.description = QPlainTextEdit(live.description if live else "")
        self.description.setAccessibleName(_("Description"))
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(64)
        self.products = QPlainTextEdit("\n".join(live.products if live else ()))
        self.products.setAccessibleName(_("Products, one a line"))
        self.run = QPlainTextEdit(run_text(segments_from_json(live.run_of_show)) if live else "")
        self.run.setAccessibleName(_("Run of show"))
        self.run.setPlaceholderText(_("Minutes and what happens, one a line:") + "\n" + _("5 Welcome"))
        for field in (self.products, self.run):
            field.setTabChangesFocus(True)
            field.setFixedHeight(84)
        self.offer = QLineEdit(live.offer if live else "")
        self.offer.setAccessibleName(_("Offer for viewers only"))
        self.host, self.place, self.goal = (
            QLineEdit(text) for text in ((live.host, live.place, live.goal) if live else ("", "", ""))
        )
        self.host.setAccessibleName(_("Host"))
        self.place.setAccessibleName(_("Place"))
        self.goal.setAccessibleName(_("Goal"))
        self.goal.setPlaceholderText(_("For example: 30 gift boxes"))
        self.told = QCheckBox(_("Subscribers were told"))
        self.told.setChecked(bool(live and live.subscribers_told))
        self._wrong = label(tone="fix", wrap=True)
        self._wrong.hide()
        self._ok = button(_("Save"), self._save, "primary")
        self._ok.setDefault(True)
        self.name.textChanged.connect(lambda text: self._ok.setEnabled(bool(text.strip())))
        self._ok.setEnabled(bool(self.name.text()))
        when = row(
            titled(_("Start"), self.at),
            titled(_("Time zone"), self.zone),
            titled(_("Length"), self.minutes),
            spacing=12,
        )
        for place, share in enumerate((3, 3, 2)):
            when.setStretch(place, share)
        layout = column(
            titled(_("Name"), self.name),
            when,
            titled(_("Description"), self.description),
            row(
                *(titled(field.accessibleName(), field) for field in (self.host, self.place, self.goal)),
                spacing=12,
            ),
            row(
                titled(_("Products, one a line"), self.products),
                titled(_("Run of show"), self.run),
                spacing=12,
            ),
            titled(_("Offer for viewers only"), self.offer),
            self.told,
            self._wrong,
            row(None, button(_("Cancel"), self.reject), self._ok),
            spacing=12,
        )
        layout.setContentsMargins(20, 18, 20, 18)
        self.setLayout(layout)

    @classmethod
    def add(cls, store: Store, day: dt.date, parent: QWidget, time: dt.time = EIGHT) -> int | None:
        """Ask for a new live event at a moment and add it; return its id, or None if the user thought better."""
        zone = store.read(settings.get).zone
        dialog = cls(None, dt.datetime.combine(day, time), zone, parent)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        values = (
            dialog.name.text(),
            dialog.moment(),
            dialog.zone.zone(),
            dialog.minutes.value(),
            dialog.text(),
        )
        return store.make(lives.add(*values, dialog.preparation(), dialog.described()), offer_undo=True)

    @classmethod
    def edit(cls, store: Store, live_id: int, parent: QWidget) -> None:
        """Ask what to change of a live event, and change it."""
        live = store.read(lambda session: lives.find(session, live_id))
        if live is None:
            return
        dialog = cls(live, live.at, live.zone, parent)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            change = lives.change(
                live_id,
                dialog.name.text(),
                dialog.moment(),
                dialog.zone.zone(),
                dialog.minutes.value(),
                dialog.text(),
            )
            prepare = lives.prepare(live_id, *dialog.preparation())
            store.do(together(change.label, change, prepare, lives.describe(live_id, *dialog.described())))

    def described(self) -> tuple[str, str, str]:
        """Return what was typed about the host, the place and the goal."""
        return self.host.text(), self.place.text(), self.goal.text()

    def preparation(self) -> lives.Preparation:
        """Return what was typed about products, offer, subscribers and the run of show."""
        return lives.Preparation(
            tuple(self.products.toPlainText().splitlines()),
            self.offer.text(),
            self.told.isChecked(),
            run_of(self.run.toPlainText()),
        )

    def _save(self) -> None:
        for field, read in (
            (self.zone, lambda: times.zone(self.zone.zone())),
            (self.run, lambda: run_of(self.run.toPlainText())),
        ):
            try:
                read()
            except PlanError as error:
                self._wrong.setText(str(error))
                self._wrong.show()
                field.setFocus()
                return
        self.accept()

    def moment(self) -> dt.datetime:
        """Return the start that was typed."""
        return self.at.moment()

    def text(self) -> str:
        """Return the description that was typed."""
        return self.description.toPlainText()
