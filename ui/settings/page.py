"""The settings page: this computer's, the calendar's, the checks' and the reminders'."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTimeEdit,
    QWidget,
)

from models.choices import Account, ReminderKind, TagKind
from planner import dates, hashtags, reminders, rhythm, settings, tagtext, times
from planner.checks.ruleset import Number, RuleSet, rule_numbers
from planner.errors import PlanError
from planner.i18n import LANGUAGES, N_, _, language
from planner.labels import ACCOUNTS
from planner.preferences import Preferences
from ui.findings import Findings
from ui.store import Store
from ui.theme import theme
from ui.widgets.parts import Card, Header, button, column, label, roomy, row, spin_box
from ui.widgets.segments import Segments

if TYPE_CHECKING:  # made when it is first shown
    from planner.workspace import Edit
    from ui.settings.rules_view import RulesView

MARKETS = ("ID", "US", "GB", "MY", "SG", "TH", "VN", "PH")
LABEL_WIDTH = 200
TAG_FIELDS = (
    (TagKind.BRAND, N_("Of the brand")),
    (TagKind.CATEGORY, N_("Of the product category")),
    (TagKind.TRENDING, N_("Trending in the niche")),
    (TagKind.NICHE, N_("Of the niche")),
)


class SettingsPage(QWidget):
    """Every setting takes hold at once; those of the calendar can be undone."""

    language_changed = Signal()

    def __init__(self, store: Store, preferences: Preferences, findings: Findings) -> None:
        super().__init__()
        self.setObjectName("page")
        self._store, self._preferences, self._findings = store, preferences, findings
        self._filling = True
        self._stack = QStackedWidget()
        self.rules: RulesView | None = None
        cards = column(
            self._program_card(),
            self._calendar_card(),
            self._checks_card(),
            self._hashtags_card(),
            self._reminders_card(),
            None,
            spacing=16,
        )
        cards.setContentsMargins(22, 20, 22, 20)
        narrow = QWidget()
        narrow.setMaximumWidth(760)
        narrow.setLayout(cards)
        inside = QWidget()
        inside.setLayout(row(narrow, None))
        inside.layout().setStretch(0, 1)  # type: ignore[union-attr]
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(scroll)
        self.setLayout(column(self._header(), self._stack, spacing=0))
        store.changed.connect(lambda _changes: self._show())
        self._show()

    def show_rules(self, code: str = "") -> None:
        """Show the rules, one of them chosen."""
        self._parts.choose("rules")
        if self.rules is None:
            from ui.settings.rules_view import RulesView

            self.rules = RulesView(self._store, self._findings)
            self._stack.addWidget(self.rules)
        self._stack.setCurrentWidget(self.rules)
        if code:
            self.rules.show_rule(code)

    def show_general(self) -> None:
        """Show everything but the rules."""
        self._parts.choose("general")
        self._stack.setCurrentIndex(0)

    def _header(self) -> Header:
        header = Header(_("Settings"))
        self._parts = Segments(_("Settings"), {"general": _("General"), "rules": _("Rules")})
        self._parts.chosen.connect(lambda part: self.show_rules() if part == "rules" else self.show_general())
        self._parts.choose("general")
        header.left.addWidget(self._parts)
        return header

    def _program_card(self) -> Card:
        card = Card(_("This computer"))
        self.language = QComboBox()
        self.language.addItem(_("As the system"), "system")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(self._preferences["language"]))
        self.language.activated.connect(self._choose_language)
        self.theme = QComboBox()
        for value, name in (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))):
            self.theme.addItem(name, value)
        self.theme.setCurrentIndex(self.theme.findData(self._preferences["theme"]))
        self.theme.activated.connect(self._choose_theme)
        self.notifications = QCheckBox(_("Show desktop notifications for reminders"))
        self.notifications.setChecked(bool(self._preferences["notifications"]))
        self.notifications.toggled.connect(self._choose_notifications)
        self._field(card, _("Language"), self.language)
        self._field(card, _("Theme"), self.theme)
        card.body.addWidget(self.notifications)
        return card

    def _calendar_card(self) -> Card:
        card = Card(_("This calendar"))
        self.brand = QLineEdit()
        self.brand.editingFinished.connect(lambda: self._change("brand", self.brand.text().strip()))
        self.account = QComboBox()
        for account, name in ACCOUNTS.items():
            self.account.addItem(_(name), account.value)
        self.account.activated.connect(lambda: self._change("account", Account(self.account.currentData())))
        self.market = QComboBox()
        for code in MARKETS:
            territory = QLocale.codeToTerritory(code)
            self.market.addItem(f"{QLocale.territoryToString(territory)} ({code})", code)
        self.market.activated.connect(lambda: self._change("market", self.market.currentData()))
        self.zone = QComboBox()
        self.zone.setEditable(True)
        self.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zone.addItems(sorted(available_timezones()))
        completer = self.zone.completer() or QCompleter()
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.zone.activated.connect(lambda: self._change("zone", self.zone.currentText()))
        if edit := self.zone.lineEdit():
            edit.editingFinished.connect(lambda: self._change("zone", self.zone.currentText().strip()))
        self.spoken = QComboBox()
        for code, name in LANGUAGES.items():
            self.spoken.addItem(name, code)
        self.spoken.activated.connect(lambda: self._change("language", self.spoken.currentData()))
        self.first_day = QComboBox()
        for day, name in enumerate(dates.WEEKDAYS):
            self.first_day.addItem(_(name), day)
        self.first_day.activated.connect(lambda: self._change("first_weekday", self.first_day.currentData()))
        self.slots = QLineEdit()
        self.slots.setPlaceholderText(_("For example: Mon 19:00, Wed 12:30, Sat 10:00"))
        self.slots.editingFinished.connect(self._change_slots)
        self.hours = QLineEdit()
        self.hours.setPlaceholderText(_("Hours of the day, for example: 12, 19-22"))
        self.hours.editingFinished.connect(self._change_hours)
        self.longest = spin_box(0, 3600, step=15, suffix=" s", name=_("Longest video of the account"))
        self.longest.setSpecialValueText(_("not known"))
        self.longest.valueChanged.connect(lambda seconds: self._change("max_length", float(seconds) or None))
        for title, field in (
            (_("Brand"), self.brand),
            (_("Account type"), self.account),
            (_("Market"), self.market),
            (_("Time zone of new videos"), self.zone),
            (_("Videos are spoken in"), self.spoken),
            (_("Week begins on"), self.first_day),
            (_("Slots of a week"), self.slots),
            (_("Audience is active at"), self.hours),
            (_("Longest video of the account"), self.longest),
        ):
            self._field(card, title, field)
        return card

    def _checks_card(self) -> Card:
        card = Card(_("Checks"))
        self.low = spin_box(1, 600, suffix=" " + _("s"), name=_("Shortest target length"))
        self.high = spin_box(1, 600, suffix=" " + _("s"), name=_("Longest target length"))
        self.low.valueChanged.connect(lambda value: self._change_length("min_s", value))
        self.high.valueChanged.connect(lambda value: self._change_length("max_s", value))
        self.reset = button(_("Back to the guide's"), self._reset_length, "small")
        self._field(card, _("Target length"), row(self.low, label("–"), self.high, self.reset, None))
        self.source = label(tone="faint", wrap=True)
        card.body.addWidget(self.source)
        return card

    def _hashtags_card(self) -> Card:
        card = Card(_("Hashtags"))
        card.body.addWidget(
            label(
                _("The library the checks go by. Type hashtags with spaces between them."),
                tone="muted",
                wrap=True,
            )
        )
        self.tags: dict[TagKind, QLineEdit] = {}
        for kind, title in TAG_FIELDS:
            field = QLineEdit()
            field.editingFinished.connect(partial(self._change_tags, kind))
            self.tags[kind] = field
            self._field(card, _(title), field)
        return card

    def _reminders_card(self) -> Card:
        card = Card(_("Reminders"))
        self.trend_on = QCheckBox(_("Daily trend check"))
        self.trend_time = QTimeEdit()
        self.trend_time.setDisplayFormat("HH:mm")
        self.trend_time.setKeyboardTracking(False)
        roomy(self.trend_time)
        self.trend_minutes = spin_box(5, 120, step=5, suffix=" " + _("min"), name=_("Length"))
        self.trend_days: list[QPushButton] = []
        days = row(spacing=4)
        for day, name in enumerate(dates.SHORT_WEEKDAYS):
            made = QPushButton(_(name))
            made.setProperty("kind", "toggle")
            made.setCheckable(True)
            made.setAccessibleName(_(dates.WEEKDAYS[day]))
            made.clicked.connect(self._change_trend)
            self.trend_days.append(made)
            days.addWidget(made)
        days.addStretch(1)
        self.trend_on.clicked.connect(self._change_trend)
        self.trend_time.editingFinished.connect(self._change_trend)
        self.trend_minutes.valueChanged.connect(self._change_trend)
        self.post_on = QCheckBox(_("At each video's posting time"))
        self.post_minutes = spin_box(
            0, 24 * 60, step=5, suffix=" " + _("min before"), name=_("Minutes before posting")
        )
        self.post_on.clicked.connect(self._change_post)
        self.post_minutes.valueChanged.connect(self._change_post)
        self.live_offsets = QLineEdit()
        self.live_offsets.setPlaceholderText(_("For example: 1440, 60, 10"))
        self.live_offsets.editingFinished.connect(self._change_lives)
        card.body.addWidget(self.trend_on)
        self._field(card, _("Time and length"), row(self.trend_time, self.trend_minutes, None))
        self._field(card, _("Days"), days)
        self._field(card, self.post_on.text(), row(self.post_on, self.post_minutes, None))
        self.post_on.setText(_("Remind"))
        self._field(card, _("Minutes before a live event"), self.live_offsets)
        return card

    def _field(self, card: Card, title: str, field: object) -> None:
        name = label(title, tone="muted", wrap=True)
        name.setFixedWidth(LABEL_WIDTH)
        if isinstance(field, QWidget):
            field.setAccessibleName(title)
            name.setBuddy(field)
            line = row(name, field, spacing=12)
        else:
            line = row(name, field, spacing=12)  # type: ignore[arg-type]
        line.setStretch(1, 1)
        card.body.addLayout(line)

    def _show(self) -> None:
        """Show what the calendar holds."""
        self._filling = True
        calendar = self._store.read(settings.get)
        self._set_text(self.brand, calendar.brand)
        self.account.setCurrentIndex(self.account.findData(calendar.account.value))
        self.market.setCurrentIndex(self.market.findData(calendar.market))
        self.zone.setCurrentText(calendar.zone)
        self.spoken.setCurrentIndex(self.spoken.findData(calendar.language))
        self.first_day.setCurrentIndex(calendar.first_weekday)
        week = [(slot["weekday"], dt.time.fromisoformat(slot["time"])) for slot in calendar.slots]
        self._set_text(self.slots, rhythm.slots_text(week))
        self._set_text(self.hours, times.hours_label(calendar.active_hours))
        self.longest.setValue(int(calendar.max_length or 0))
        target = RuleSet(calendar.rule_changes, calendar.packs)["LEN002"]
        self.low.setValue(int(target.number("min_s")))
        self.high.setValue(int(target.number("max_s")))
        numbers = rule_numbers("LEN002")
        self.reset.setVisible("LEN002" in calendar.rule_changes)
        self.source.setText(source_words(numbers["min_s"], numbers["max_s"]))
        for kind, field in self.tags.items():
            self._set_text(field, " ".join("#" + name for name in self._names(kind)))
        self._show_reminders()
        self._filling = False

    def _show_reminders(self) -> None:
        offsets = []
        for reminder in self._store.read(reminders.chosen):
            if reminder.kind is ReminderKind.TREND_CHECK and reminder.time:
                self.trend_on.setChecked(reminder.on)
                self.trend_time.setTime(QTime(reminder.time.hour, reminder.time.minute))
                self.trend_minutes.setValue(reminder.minutes)
                for day, made in enumerate(self.trend_days):
                    made.setChecked(day in reminder.weekdays)
            elif reminder.kind is ReminderKind.POST:
                self.post_on.setChecked(reminder.on)
                self.post_minutes.setValue(reminder.minutes)
            elif reminder.kind is ReminderKind.LIVE and reminder.on:
                offsets.append(reminder.minutes)
        self._set_text(self.live_offsets, ", ".join(map(str, sorted(offsets, reverse=True))))
        for field in (self.trend_time, self.trend_minutes, *self.trend_days):
            field.setEnabled(self.trend_on.isChecked())
        self.post_minutes.setEnabled(self.post_on.isChecked())

    def _set_text(self, field: QLineEdit, text: str) -> None:
        if not field.hasFocus() or not field.isModified():
            field.setText(text)
            field.setCursorPosition(0)

    def _unless_filling(self, do: Callable[[], object]) -> None:
        if not self._filling:
            do()

    def _change(self, name: str, value: object) -> None:
        calendar = self._store.read(settings.get)
        if not self._filling and getattr(calendar, name) != value:
            self.brand.setModified(False)
            if self._store.do(settings.change(name, value), offer_undo=True) is None:  # type: ignore[arg-type]
                self._show()

    def _change_slots(self) -> None:
        self._typed(self.slots, lambda text: settings.set_slots(rhythm.slots(text)))

    def _change_hours(self) -> None:
        self._typed(self.hours, lambda text: settings.set_active_hours(rhythm.hours(text)))

    def _typed(self, field: QLineEdit, made: Callable[[str], Edit[None]]) -> None:
        """Do what was typed; what can't be understood is said, and stays to be mended."""
        if not field.isModified():
            return
        try:
            edit = made(field.text())
        except PlanError as error:
            self._store.failed.emit(str(error))
            return
        field.setModified(False)
        self._store.do(edit)

    def _change_length(self, name: str, value: int) -> None:
        other = self.high.value() if name == "min_s" else self.low.value()
        wrong = value > other if name == "min_s" else value < other
        if self._filling:
            return
        if wrong:
            self._store.failed.emit(_("The shortest length can't be above the longest."))
            self._show()
            return
        default = rule_numbers("LEN002")[name].value
        self._store.do(settings.change_rule("LEN002", name, None if value == default else float(value)))

    def _reset_length(self) -> None:
        self._store.do(settings.reset_rule("LEN002"), offer_undo=True)

    def _names(self, kind: TagKind) -> list[str]:
        return self._store.read(lambda session: hashtags.of_kind(session, kind))

    def _change_tags(self, kind: TagKind) -> None:
        field = self.tags[kind]
        names = [tagtext.fold(name) for name in tagtext.split_list(field.text())]
        if sorted(names) != sorted(self._names(kind)):
            field.setModified(False)
            today = times.to_wall(self._store.now(), self._store.read(settings.get).zone).date()
            self._store.do(hashtags.set_all(kind, names, today), offer_undo=True)
            self._show()

    def _change_trend(self) -> None:
        time = self.trend_time.time()
        days = [day for day, made in enumerate(self.trend_days) if made.isChecked()]
        self._unless_filling(
            lambda: self._store.do(
                reminders.set_trend_check(
                    self.trend_on.isChecked(),
                    dt.time(time.hour(), time.minute()),
                    days,
                    self.trend_minutes.value(),
                )
            )
        )

    def _change_post(self) -> None:
        self._unless_filling(
            lambda: self._store.do(reminders.set_post(self.post_on.isChecked(), self.post_minutes.value()))
        )

    def _change_lives(self) -> None:
        texts = self.live_offsets.text().replace(";", ",").split(",")
        try:
            offsets = sorted({int(text) for text in texts if text.strip()}, reverse=True)
        except ValueError:
            self._store.failed.emit(_("Type whole minutes with commas between them, such as 1440, 60, 10."))
            return
        shown = self._store.read(reminders.chosen)
        now = sorted((r.minutes for r in shown if r.kind is ReminderKind.LIVE and r.on), reverse=True)
        if offsets != now:
            self.live_offsets.setModified(False)
            self._store.do(reminders.set_lives(tuple(offsets)))

    def _choose_language(self) -> None:
        before = language()
        self._preferences["language"] = self.language.currentData()
        from planner import i18n

        i18n.set_language(self._preferences["language"])
        if language() != before:
            self.language_changed.emit()

    def _choose_theme(self) -> None:
        self._preferences["theme"] = self.theme.currentData()
        theme.choose(self._preferences["theme"])

    def _choose_notifications(self, on: bool) -> None:
        self._preferences["notifications"] = on


def source_words(low: Number, high: Number) -> str:
    """Return where the target length comes from."""
    return _("{low} to {high} s by default. {source}, checked {day}.").format(
        low=dates.number(low.value), high=dates.number(high.value), source=_(low.source), day=low.checked
    )
