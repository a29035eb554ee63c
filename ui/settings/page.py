"""The settings page: this computer's, the calendar's, the checks' and the reminders'."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimeZone
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStackedWidget,
)

from models.choices import Account, TagKind
from planner import dates, times
from planner.calendar import settings
from planner.checks import rule_settings
from planner.checks.ruleset import Number, RuleSet, rule_numbers
from planner.errors import PlanError
from planner.i18n import LANGUAGES, N_, _, language, spoken
from planner.labels import ACCOUNTS, COUNTRIES
from planner.library import hashtags
from planner.texts import tagtext, typed_slots
from ui import hours
from ui.background.publishing import Publishing
from ui.desk import Desk, Goto, Page
from ui.settings.cards_view import CardsView
from ui.settings.computer_card import ComputerCard
from ui.settings.days_card import DaysCard
from ui.settings.fees_card import FeesCard
from ui.settings.fields import add_field, set_text
from ui.settings.own_fields_card import OwnFieldsCard
from ui.settings.phone_card import PhoneCard
from ui.settings.reminders_card import QuietCard, RemindersCard
from ui.settings.slots_card import SlotsCard
from ui.theme import SIZES, percent_of, theme
from ui.widgets.header import Header
from ui.widgets.parts import Card, button, column, label, row, spin_box
from ui.widgets.segments import Segments
from ui.widgets.zone_box import ZoneBox

if TYPE_CHECKING:  # made when it is first shown
    from planner.calendar.workspace import Edit
    from ui.settings.rules_view import RulesView

USUAL_ZONES = {"ID": "Asia/Jakarta", "US": "America/New_York", "MY": "Asia/Kuala_Lumpur"}
"""The zone of most people of a market that has several."""
TAG_FIELDS = (
    (TagKind.BRAND, N_("Of the brand")),
    (TagKind.CATEGORY, N_("Of the product category")),
    (TagKind.TRENDING, N_("Trending in the niche")),
    (TagKind.NICHE, N_("Of the niche")),
)


class SettingsPage(Page):
    """Every setting takes hold at once; those of the calendar can be undone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._preferences, self._findings = desk.preferences, desk.findings
        self._filling = True
        self._stack = QStackedWidget()
        self.rules: RulesView | None = None
        self.reminders = RemindersCard(desk.store)
        self.quiet = QuietCard(desk.store)
        self.computer = ComputerCard(desk.store, desk.preferences)
        self.phone = PhoneCard(desk.store)
        if publishing := desk.findChild(Publishing):
            self.phone.join(publishing)
        self.days = DaysCard(desk.store)
        self.own = OwnFieldsCard(desk.store)
        self.fees = FeesCard(desk.store)
        self.rhythm = SlotsCard(desk.store, self._typed)
        self.slots = self.rhythm.line
        general = (
            self._program_card(),
            self._calendar_card(),
            self.days,
            self._checks_card(),
            self._hashtags_card(),
        )
        self.general = CardsView(general, (self.rhythm, self.fees, self.own))
        self._stack.addWidget(self.general)
        self.about_reminders = CardsView((self.reminders,), (self.quiet, self.computer, self.phone))
        self._stack.addWidget(self.about_reminders)
        self.header = self._header()
        self.setLayout(column(self.header, self._stack, spacing=0))
        desk.store.changed.connect(self._show)
        self._show()
        self.acts = {"show_rules": self.show_rules, "show_reminders": self.show_reminders}

    def show_what(self, goto: Goto) -> None:
        """Show one of its parts, or a rule."""
        super().show_what(goto)
        if goto.name:
            self.show_rules(goto.name)

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
        """Show everything but reminders and rules."""
        self._parts.choose("general")
        self._stack.setCurrentIndex(0)

    def show_reminders(self) -> None:
        """Show what is reminded of, and when nobody wants to be told."""
        self._parts.choose("reminders")
        self._stack.setCurrentIndex(1)

    def _find(self, text: str) -> None:
        """Scroll to the first card that says a text, here or on the other page of cards."""
        shown = self._stack.currentWidget()
        views = [self.general, self.about_reminders]
        for view in sorted(views, key=lambda one: one is not shown):
            if view.find_words(text):
                (self.show_general if view is self.general else self.show_reminders)()
                return

    def _header(self) -> Header:
        header = Header(_("Settings"))
        parts = {"general": _("General"), "reminders": _("Reminders"), "rules": _("Rules")}
        show = {"general": self.show_general, "reminders": self.show_reminders, "rules": self.show_rules}
        self._parts = Segments(_("Settings"), parts)
        self._parts.chosen.connect(lambda part: show[part]())
        self._parts.choose("general")
        header.left.addWidget(self._parts)
        self.find_field = QLineEdit()
        self.find_field.setPlaceholderText(_("Find a setting"))
        self.find_field.setAccessibleName(_("Find a setting"))
        self.find_field.setClearButtonEnabled(True)
        self.find_field.setFixedWidth(theme.px(200))
        self.find_field.textEdited.connect(self._find)
        header.right.addWidget(self.find_field)
        return header

    def _program_card(self) -> Card:
        card = Card(_("This computer"))
        self.language = QComboBox()
        self.language.addItem(_("Match system"), "system")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(self._preferences["language"]))
        self.language.activated.connect(self._choose_language)
        themes = {"system": _("Match system"), "light": _("Light"), "dark": _("Dark")}
        self.theme = Segments(_("Theme"), themes)
        self.theme.choose(self._preferences["theme"] if self._preferences["theme"] in themes else "system")
        self.theme.chosen.connect(self._choose_theme)
        self.text_size = Segments(_("Text size"), {str(size): f"{size}%" for size in SIZES})
        self.text_size.chosen.connect(self._choose_size)
        self.text_size.setToolTip("Ctrl +   Ctrl −")
        theme.changed.connect(self._show_size)
        self._show_size()
        clocks = {"system": _("Match system"), "24": "19:00", "12": _("7:00 pm")}
        self.clock = Segments(_("Clock"), clocks)
        self.clock.choose(self._preferences["clock"] if self._preferences["clock"] in clocks else "system")
        self.clock.chosen.connect(self._choose_clock)
        add_field(card, _("Language"), self.language)
        add_field(card, _("Theme"), row(self.theme, None))
        add_field(card, _("Clock"), row(self.clock, None))
        add_field(
            card,
            _("Text size"),
            row(self.text_size, None),
        )
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
        for code in COUNTRIES:
            self.market.addItem(f"{_(COUNTRIES[code])} ({code})", code)
        self.market.activated.connect(lambda: self._change("market", self.market.currentData()))
        self.zone = ZoneBox()
        self.zone_words, self.zone_use = (
            label(tone="consider", wrap=True),
            button("", self._use_zone, "small"),
        )
        fits = row(self.zone_words, self.zone_use)
        fits.setStretch(0, 1)
        self.zone.activated.connect(lambda: self._change("zone", self.zone.zone()))
        if edit := self.zone.lineEdit():
            edit.editingFinished.connect(lambda: self._change("zone", self.zone.zone()))
        self.spoken = QComboBox()
        for code, name in LANGUAGES.items():
            self.spoken.addItem(name, code)
        self.spoken.activated.connect(lambda: self._change("language", self.spoken.currentData()))
        self.first_day = QComboBox()
        for day, name in enumerate(dates.WEEKDAYS):
            self.first_day.addItem(_(name), day)
        self.first_day.activated.connect(lambda: self._change("first_weekday", self.first_day.currentData()))
        self.hours = QLineEdit()
        self.hours.setPlaceholderText(_("Hours of the day, for example: 12, 19-22"))
        self.hours.editingFinished.connect(self._change_hours)
        self.longest = spin_box(0, 3600, step=15, suffix=" s", name=_("Account’s maximum length"))
        self.longest.setSpecialValueText(_("not known"))
        self.longest.valueChanged.connect(lambda seconds: self._change("max_length", float(seconds) or None))
        for title, field in (
            (_("Brand"), self.brand),
            (_("Account type"), self.account),
            (_("Market"), self.market),
            (_("Time zone of new videos"), self.zone),
            (_("Video language"), self.spoken),
            (_("Week starts on"), self.first_day),
            (_("Audience active hours"), self.hours),
            (_("Account’s maximum length"), self.longest),
        ):
            add_field(card, title, field)
            if field is self.zone:
                card.body.addLayout(fits)
        return card

    def _checks_card(self) -> Card:
        card = Card(_("Checks"))
        self.low = spin_box(1, 600, suffix=" " + _("s"), name=_("Shortest target length"))
        self.high = spin_box(1, 600, suffix=" " + _("s"), name=_("Maximum target length"))
        self.low.valueChanged.connect(lambda value: self._change_length("min_s", value))
        self.high.valueChanged.connect(lambda value: self._change_length("max_s", value))
        self.reset = button(_("Back to the guide's"), self._reset_length, "small")
        add_field(card, _("Target length"), row(self.low, label("–"), self.high, self.reset, None))
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
            add_field(card, _(title), field)
        return card

    def _show(self) -> None:
        """Show what the calendar holds."""
        self._filling = True
        calendar = self._store.read(settings.get)
        set_text(self.brand, calendar.brand)
        self.account.setCurrentIndex(self.account.findData(calendar.account.value))
        self.market.setCurrentIndex(self.market.findData(calendar.market))
        self.zone.setCurrentText(calendar.zone)
        self.spoken.setCurrentIndex(self.spoken.findData(calendar.language))
        self.first_day.setCurrentIndex(calendar.first_weekday)
        self._show_zone(calendar.zone, calendar.market)
        self.rhythm.show_chosen(calendar.slots)
        set_text(self.hours, times.hours_label(calendar.active_hours))
        self.longest.setValue(int(calendar.max_length or 0))
        target = RuleSet(calendar.rule_changes, calendar.packs)["LEN002"]
        self.low.setValue(int(target.number("min_s")))
        self.high.setValue(int(target.number("max_s")))
        numbers = rule_numbers("LEN002")
        self.reset.setVisible("LEN002" in calendar.rule_changes)
        self.source.setText(source_words(numbers["min_s"], numbers["max_s"]))
        for kind, field in self.tags.items():
            set_text(field, " ".join("#" + name for name in self._names(kind)))
        self.reminders.show_chosen()
        self.quiet.show_chosen()
        self._filling = False

    def _change(self, name: str, value: object) -> None:
        calendar = self._store.read(settings.get)
        if not self._filling and getattr(calendar, name) != value:
            self.brand.setModified(False)
            if self._store.make(settings.change(name, value), offer_undo=True) is None:  # type: ignore[arg-type]
                self._show()

    def _show_zone(self, zone: str, market: str) -> None:
        """Say it where the market has other time zones than the calendar's."""
        there = zones_of(market)
        apart = bool(there) and zone not in there
        self.zone_words.setVisible(apart)
        self.zone_use.setVisible(apart)
        if apart:
            self.zone_words.setText(_("{zone} is no time zone of this market.").format(zone=zone))
            self.zone_use.setText(_("Use {zone}").format(zone=there[0]))
            self.zone_use.setProperty("zone", there[0])

    def _use_zone(self) -> None:
        self._change("zone", self.zone_use.property("zone"))

    def _change_hours(self) -> None:
        self._typed(self.hours, lambda text: settings.set_active_hours(typed_slots.hours(text)))

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
        self._store.do(rule_settings.change("LEN002", name, None if value == default else float(value)))

    def _reset_length(self) -> None:
        self._store.do(rule_settings.reset("LEN002"), offer_undo=True)

    def _names(self, kind: TagKind) -> list[str]:
        return self._store.read(lambda session: hashtags.of_kind(session, kind))

    def _change_tags(self, kind: TagKind) -> None:
        field = self.tags[kind]
        names = [tagtext.fold(name) for name in tagtext.split_typed(field.text())]
        if sorted(names) != sorted(self._names(kind)):
            field.setModified(False)
            today = times.to_wall(self._store.now(), self._store.read(settings.get).zone).date()
            self._store.do(hashtags.set_all(kind, names, today), offer_undo=True)
            self._show()

    def _choose_language(self) -> None:
        chosen = self.language.currentData()
        if spoken(chosen) == language():
            self._preferences["language"] = chosen
            return
        self.desk.restart_wanted.emit(chosen)  # which asks where something is not saved
        self.language.setCurrentIndex(self.language.findData(self._preferences["language"]))

    def _choose_clock(self, chosen: str) -> None:
        """Tell times in another way: windows are built anew, as for another language."""
        if chosen != self._preferences["clock"]:
            self._preferences["clock"] = chosen
            hours.choose(chosen)
            self.desk.restart_wanted.emit(self._preferences["language"])

    def _choose_theme(self, chosen: str) -> None:
        self._preferences["theme"] = chosen
        theme.choose(chosen)

    def _choose_size(self, chosen: str) -> None:
        self._preferences["text_size"] = chosen
        theme.choose_size(int(chosen))

    def _show_size(self) -> None:
        self.text_size.choose(str(percent_of(self._preferences["text_size"])))


def source_words(low: Number, high: Number) -> str:
    """Return where the target length comes from."""
    return _("{low} to {high} s by default. {source}, checked {day}.").format(
        low=dates.number(low.value), high=dates.number(high.value), source=_(low.source), day=low.checked
    )


def zones_of(market: str) -> list[str]:
    """Return the time zones of a market (ISO 3166 code), the one that most of it has first; none for none."""
    found = [
        bytes(one.data()).decode() for one in QTimeZone.availableTimeZoneIds(QLocale.codeToTerritory(market))
    ]
    first = USUAL_ZONES.get(market)
    return sorted(found, key=lambda zone: (zone != first, zone))
