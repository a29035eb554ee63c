"""What an empty calendar shows: three ways in which the first videos come into it."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTime
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from models.calendar_file import SUFFIX
from planner import dates
from planner.calendar import settings
from planner.i18n import LANGUAGES, _, language, ngettext
from planner.video import first_ideas
from ui.desk import Desk
from ui.theme import theme
from ui.today.sketches import MonthSketch, TableSketch
from ui.widgets.header import Header
from ui.widgets.outline import dress
from ui.widgets.parts import Card, button, chip, column, label, row, scrolling, set_property
from ui.widgets.segments import Segments
from ui.widgets.time_field import TimeField

WIDEST = 1080
USUAL_DAYS = (0, 2, 4, 5)
EVENING, MORNING = QTime(19, 0), QTime(10, 0)
WEEKS = 4
KEYS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StartView(QWidget):
    """Bring a spreadsheet, start from products and slots, or look around; files may be dropped anywhere on it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._store = desk, desk.store
        self.setAcceptDrops(True)
        self.setObjectName("start")
        self._filled = False
        self._cards = [self._table_card(), self._products_card(), self._sample_card()]
        head = label(_("Where do the first videos come from?"), size="start")
        head.setWordWrap(True)
        words = label(
            _("You can do the other two later. Nothing is final, and one undo takes each of them back."),
            tone="muted", wrap=True,
        )  # fmt: skip
        for one in (head, words):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        three = row(*self._cards, spacing=16)
        for at in range(3):
            three.setStretch(at, 1)
        body = column(None, head, words, 14, three, 8, self._foot(), None, None, spacing=8)
        body.setContentsMargins(18, 14, 18, 14)
        inside, middle = QWidget(), QWidget()
        middle.setLayout(body)
        middle.setMaximumWidth(theme.px(WIDEST))
        outer = row(middle)
        inside.setLayout(outer)
        self.setLayout(column(scrolling(inside)))
        self._days_changed()

    def first_focus(self) -> QWidget:
        """The only form."""
        return self.brand

    def header_tools(self, header: Header) -> None:
        """Put the choice of language, and another calendar, into the page's bar."""
        spoken = Segments(_("Language"), dict(LANGUAGES))
        spoken.choose(language())
        spoken.chosen.connect(self._speak)
        opens = button(_("Open a calendar…"), lambda: self._desk.action_wanted.emit("open_calendar"))
        dress(opens, "folder-open")
        self.tools = [spoken, opens]
        for one in self.tools:
            header.right.addWidget(one)

    def refresh(self) -> None:
        """Show what the calendar knows already, unless somebody is typing."""
        calendar = self._store.read(settings.get)
        if not self._filled:
            self.brand.setText(calendar.brand)
            self._filled = True
        zone = calendar.zone.rpartition("/")[2].replace("_", " ")
        self.where.setText(_("Times are those of {place}").format(place=zone))
        for one in (self.make, self.choose, self.paste, self.brand, self.products):
            one.setEnabled(not self._store.read_only)

    def _head(self, card: Card, outline: str, title: str, number: int) -> None:
        sign = QPushButton()
        sign.setProperty("kind", "bare")
        sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        dress(sign, outline, size=17, role="accent")
        key = label(str(number), size="small")
        key.setProperty("keycap", True)
        words = label(title, size="head", wrap=True)
        line = row(sign, words, key)
        line.setStretch(1, 1)
        card.body.addLayout(line)

    def _table_card(self) -> Card:
        card = Card(margin=18)
        self._head(card, "file-spreadsheet", _("Bring a spreadsheet"), 1)
        card.body.addWidget(TableSketch())
        words = _(
            "Excel, CSV, a Trello or Notion export, or rows that you paste. "
            "Hookline shows what it understood before anything is kept."
        )
        card.body.addWidget(label(words, tone="muted", wrap=True))
        card.body.addStretch(1)
        drop = label(_("Drop a file here"), tone="muted")
        drop.setProperty("drop", True)
        drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = button(_("Choose a file…"), lambda: self._desk.action_wanted.emit("import_plan"))
        self.paste = button(_("Paste rows…"), lambda: self._desk.action_wanted.emit("paste_plan"))
        card.body.addWidget(drop)
        card.body.addLayout(row(self.choose, self.paste))
        return card

    def _products_card(self) -> Card:
        card = Card(kind="chosen", margin=18)
        self._head(card, "package", _("Start from products and slots"), 2)
        self.brand, self.products = QLineEdit(), QPlainTextEdit()
        self.brand.setPlaceholderText(_("My brand"))
        self.products.setPlaceholderText(_("Gift box, 250000"))
        self.products.setTabChangesFocus(True)
        self.products.setFixedHeight(theme.px(74))
        self.products.textChanged.connect(self._days_changed)
        for title, field in (
            (_("Brand"), self.brand),
            (_("Products, one a line; a price helps"), self.products),
        ):
            head = label(title, tone="muted", size="small")
            head.setBuddy(field)
            field.setAccessibleName(title)
            card.body.addLayout(column(head, field, spacing=4))
        card.body.addWidget(label(_("Days and times to post"), tone="muted", size="small"))
        self.days = [self._day(day) for day in range(7)]
        card.body.addLayout(row(*self.days, spacing=5))
        self.evening, self.weekend = TimeField(), TimeField()
        for field_, time, name in (
            (self.evening, EVENING, _("Time on weekdays")),
            (self.weekend, MORNING, _("Time on weekends")),
        ):
            field_.setTime(time)
            field_.setAccessibleName(name)
            field_.setMinimumWidth(theme.px(76))
        card.body.addLayout(row(self.evening, label(_("weekends"), tone="muted"), self.weekend, None))
        card.body.addStretch(1)
        self.told = label(tone="muted", wrap=True)
        self.make = button(_("Make the calendar"), self._make, "primary")
        card.body.addWidget(self.told)
        card.body.addWidget(self.make)
        return card

    def _day(self, day: int) -> QPushButton:
        made = button(_(dates.SHORT_WEEKDAYS[day]), None, "day")
        made.setCheckable(True)
        made.setChecked(day in USUAL_DAYS)
        made.setAccessibleName(_("Post on {day}").format(day=_(dates.WEEKDAYS[day])))
        made.toggled.connect(self._days_changed)
        return made

    def _sample_card(self) -> Card:
        card = Card(margin=18)
        self._head(card, "book-open", _("Look around in the sample"), 3)
        card.body.addWidget(MonthSketch())
        words = _(
            "Six weeks of a coffee roastery in Jakarta: videos from idea to posted, live events, hashtags and sounds. "
            "Play with it; it is a file of its own."
        )
        card.body.addWidget(label(words, tone="muted", wrap=True))
        card.body.addStretch(1)
        self.sample = button(_("Open the sample"), lambda: self._desk.action_wanted.emit("open_sample"))
        card.body.addWidget(self.sample)
        return card

    def _foot(self) -> QLayout:
        self.where = label(tone="muted", size="small")
        change = button(_("Change…"), lambda: self._desk.go("settings"), "link")
        keys = button(_("All keys"), lambda: self._desk.action_wanted.emit("shortcuts"), "link")
        kept = label(_("Everything stays in one file on this computer"), tone="muted", size="small")
        return row(None, kept, 14, self.where, change, 14, chip("F1"), keys, None, spacing=6)

    def slots(self) -> list[tuple[int, dt.time, str]]:
        """Return the slots that are chosen."""
        return [
            (day, (self.weekend if day > 4 else self.evening).wall(), "")
            for day, one in enumerate(self.days)
            if one.isChecked()
        ]

    def _days_changed(self) -> None:
        if not hasattr(self, "told"):
            return
        slots, named = len(self.slots()) * WEEKS, len(first_ideas.products(self.products.toPlainText()))
        said = ngettext("Keeps {n} slot open in four weeks", "Keeps {n} slots open in four weeks", slots)
        words = said.format(n=slots)
        if named:
            more = ngettext(
                "makes a mix of formats for your product",
                "makes a mix of formats for your {n} products",
                named,
            )
            words = _("{slots} and {ideas}.").format(slots=words, ideas=more.format(n=named))
        else:
            words += "."
        self.told.setText(words)

    def _make(self) -> None:
        edit = first_ideas.start(self.brand.text(), self.products.toPlainText(), self.slots())
        made = self._store.make(edit, offer_undo=True)
        if made:
            self._desk.action_wanted.emit("view_month")

    def _speak(self, code: str) -> None:
        if code != language():
            self._desk.restart_wanted.emit(code)

    def _act(self, at: int) -> None:
        for n, card in enumerate(self._cards):
            set_property(card, "card", "chosen" if n == at else "true")
        (self.choose, self.brand, self.sample)[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep 1, 2 and 3 from the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 choose; Enter in the form makes the calendar, on a button does what it says."""
        focus = self.window().focusWidget()
        if event.key() in KEYS:
            self._act(KEYS[Qt.Key(event.key())])
        elif event.key() in ENTER and isinstance(focus, QPushButton) and not focus.isCheckable():
            focus.click()
        elif event.key() in ENTER and self.make.isEnabled():
            self._make()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if _file_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show a plan's columns, or open a calendar."""
        path = _file_of(event)
        if path is None:
            return
        event.acceptProposedAction()
        if path.suffix == SUFFIX:
            self._desk.calendar_wanted.emit(path)
        else:
            self._desk.go("import", path=path)


def _file_of(event: QDropEvent) -> Path | None:
    """Return the first file that is dropped."""
    return next((Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()), None)
