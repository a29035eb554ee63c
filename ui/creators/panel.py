"""The panel of the chosen creator: vetting, agreement, samples, rights and videos, each with what is next."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from models.choices import CreatorStage
from planner import dates, labels
from planner.checks.engine import Result
from planner.creators import history, links, rates, states, tiers
from planner.creators.creators import LOOKS
from planner.creators.known import NO_DATE, Allowance, KnownCreator, Sent
from planner.i18n import _, ngettext
from ui.creators import words
from ui.creators.creators_model import CreatorRow
from ui.widgets import avatar
from ui.widgets.flow_row import flow
from ui.widgets.lines import Line, LinesList
from ui.widgets.outline import dress
from ui.widgets.parts import ElidedLabel, WrappedCheckBox, button, chip, clear, column, label, plain, row
from ui.widgets.side_panel import SidePanel

WIDTH, FACE, REMEMBERED = 330, 40, 8


class CreatorPanel(SidePanel):
    """Shows a creator and asks for changes; it makes none itself."""

    edit_wanted = Signal()
    stage_wanted = Signal(str)
    looked_wanted = Signal(int)
    """How many videos more were looked at."""
    flag_wanted = Signal(str, bool)
    agreement_wanted = Signal(int)
    """An agreement to change, 0 for a new one."""
    videos_wanted = Signal(int, int)
    """An agreement, and how many of its videos are to be planned."""
    code_wanted = Signal(int)
    brief_wanted = Signal(str)
    """``text`` for the clipboard, ``file`` for a file."""
    sample_wanted = Signal(int)
    step_wanted = Signal(int)
    permission_wanted = Signal(int)
    answer_wanted = Signal(int, str)
    """A permission, and what is done with it: a key of ``words.STEPS``."""
    copy_wanted = Signal(str, str)
    """A text for the clipboard, and what was copied, as a sentence."""
    video_opened = Signal(int)
    video_wanted = Signal()
    page_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(WIDTH)
        self._build_head()
        self._build_vetting()
        self.agreement = column(spacing=6)
        self.agreed = self.add_section(_("Agreement"), self.agreement)
        self.samples = column(spacing=6)
        self.sampled = self.add_section(_("Samples"), self.samples)
        self.rights = column(spacing=6)
        self.allowed = self.add_section(_("Usage rights"), self.rights)
        self.videos = LinesList(_("Videos with the creator"), 2)
        self.videos.opened.connect(lambda: self.video_opened.emit(self.videos.key() or 0))
        self.shown = self.add_section(_("Videos"), self.videos)
        self.past = column(spacing=2)
        self.happened = self.add_section(_("History"), self.past)
        self.send = button(_("Copy their page"), self.page_wanted.emit)
        self.send.setToolTip(_("What is due, the brief and the rights, to send to the creator"))
        self.new_video = button(_("New video"), self.video_wanted.emit, "primary")
        self.foot.addWidget(self.send)
        self.foot.addWidget(self.new_video)

    def _build_head(self) -> None:
        self.face, self.name = QLabel(), ElidedLabel(size="head")
        self.about = label(tone="muted", wrap=True)
        self.edit = button(_("Edit…"), self.edit_wanted.emit, "small")
        self.stage = QComboBox()
        self.stage.setAccessibleName(_("Stage"))
        for stage, text in labels.CREATOR_STAGES.items():
            self.stage.addItem(_(text), stage.value)
        self.stage.activated.connect(lambda: self.stage_wanted.emit(self.stage.currentData()))
        head = row(self.face, column(self.name, self.about, spacing=2), spacing=10)
        head.setStretch(1, 1)
        self.body.addLayout(head)
        self.body.addLayout(row(self.stage, self.edit, None))
        self.findings = column(spacing=4)
        self.body.addLayout(self.findings)

    def _build_vetting(self) -> None:
        self.looked = chip("", "plain")
        self.more = button(_("+1"), lambda: self.looked_wanted.emit(1), "small")
        self.more.setAccessibleName(_("One more video looked at"))
        self.boxes: dict[str, WrappedCheckBox] = {}
        for name, text in LOOKS.items():
            box = self.boxes[name] = WrappedCheckBox(_(text))
            box.clicked.connect(lambda on, name=name: self.flag_wanted.emit(name, on))
        self.audience = label(tone="muted", wrap=True)
        self.vetted = self.add_section(
            _("Vetting"), row(self.looked, self.more, None), *self.boxes.values(), self.audience
        )

    def show_creator(self, shown: CreatorRow | None, found: list[Result], read_only: bool) -> None:
        """Show a creator with what the rules find; None for none."""
        self.setEnabled(shown is not None)
        if shown is None:
            return
        creator = shown.creator
        self.begin_with(creator.id)
        name = creator.name or f"@{creator.handle}"
        self.face.setPixmap(avatar.pixmap(name.lstrip("@"), FACE, self.devicePixelRatioF(), round_=True))
        self.name.show_text(name)
        followers = words.count(creator.followers)
        about = (
            f"@{creator.handle}",
            words.tier(creator),
            _("{n} followers").format(n=followers) if followers else "",
            creator.city,
        )
        self.about.setText(" · ".join(filter(None, about)))
        self.stage.setCurrentIndex(self.stage.findData(creator.stage.value))
        self._show_findings(found)
        self._show_vetting(creator)
        self._show_agreement(creator)
        self._show_samples(shown)
        self._show_rights(creator)
        self._show_videos(creator)
        self._show_history(creator, shown.today)
        for one in (self.stage, self.edit, self.more, self.new_video, *self.boxes.values()):
            one.setEnabled(not read_only)

    def _show_findings(self, found: list[Result]) -> None:
        clear(self.findings)
        for result in found:
            text = label(result.finding.message, tone=result.severity.value, wrap=True)
            text.setToolTip(plain(result.finding.advice))
            self.findings.addWidget(text)

    def _show_vetting(self, creator: KnownCreator) -> None:
        n = creator.looked_at
        self.looked.setText(ngettext("{n} video looked at", "{n} videos looked at", n).format(n=n))
        for name, box in self.boxes.items():
            box.setChecked(getattr(creator, name))
        self.audience.setText("\n".join(filter(None, (creator.audience, creator.partners, creator.tone))))
        self.audience.setVisible(bool(self.audience.text()))
        self.vetted.setVisible(creator.stage is not CreatorStage.PAST)

    def _show_agreement(self, creator: KnownCreator) -> None:
        clear(self.agreement)
        agreed = creator.agreement
        if agreed is None:
            self.agreement.addWidget(label(_("Nothing agreed yet."), tone="muted"))
            self.agreement.addLayout(
                row(button(_("New agreement…"), partial(self.agreement_wanted.emit, 0), "small"), None)
            )
            return
        said = [_(labels.AGREEMENTS[agreed.kind]), words.pay(agreed)]
        if agreed.signed:
            said.append(_("signed {day}").format(day=dates.day(agreed.signed)))
        self.agreement.addWidget(label(" · ".join(filter(None, said)), wrap=True))
        step = rates.next_step(agreed.tiers, agreed.orders)
        if agreed.orders is not None:
            orders = ngettext("{n} order", "{n} orders", agreed.orders).format(n=agreed.orders)
            if step:
                orders = _("{orders}, {n} to {rate} %").format(
                    orders=orders, n=step[0], rate=dates.number(step[1])
                )
            self.agreement.addWidget(label(orders, tone="muted", wrap=True))
        if agreed.code:
            self._add_copied(_("Code"), agreed.code)
        if agreed.link:
            self._add_copied(_("Link"), links.counted(agreed.link, creator.handle))
        edit = button(_("Edit…"), partial(self.agreement_wanted.emit, agreed.id), "small")
        edit.setAccessibleName(_("Edit agreement"))
        first = [edit]
        if missing := max(0, (agreed.videos or 0) - len(creator.videos)):
            said_now = ngettext("Plan {n} video", "Plan {n} videos", missing).format(n=missing)
            first.append(button(said_now, partial(self.videos_wanted.emit, agreed.id, missing), "small"))
        if not agreed.code:
            first.append(button(_("Make a code"), partial(self.code_wanted.emit, agreed.id), "small"))
        self.agreement.addWidget(flow(*first))
        brief = (
            button(_("Copy brief"), partial(self.brief_wanted.emit, "text"), "small"),
            button(_("Save brief…"), partial(self.brief_wanted.emit, "file"), "small"),
        )
        self.agreement.addWidget(flow(*brief))

    def _add_copied(self, title: str, text: str) -> None:
        copy = button("", partial(self.copy_wanted.emit, text, _("Copied.")), "quiet")
        copy.setAccessibleName(_("Copy {what}").format(what=title))
        copy.setToolTip(plain(_("Copy {what}").format(what=title)))
        dress(copy, "copy", size=14)
        shown = ElidedLabel(text)
        line = row(label(title, tone="muted"), shown, copy)
        line.setStretch(1, 1)
        self.agreement.addLayout(line)

    def _show_samples(self, shown: CreatorRow) -> None:
        clear(self.samples)
        for sent in shown.creator.samples:
            self.samples.addLayout(self._sample(sent, shown))
        least = tiers.followers_for_a_free_sample(shown.market)
        if not shown.creator.samples and (shown.creator.followers or least) < least:
            said_now = _("A free sample through the platform needs {n} followers.")
            self.samples.addWidget(label(said_now.format(n=dates.number(least)), tone="muted", wrap=True))
        self.samples.addLayout(
            row(button(_("New sample…"), partial(self.sample_wanted.emit, 0), "small"), None)
        )

    def _sample(self, sent: Sent, shown: CreatorRow) -> QVBoxLayout:
        state = states.sample_state(sent, shown.today, shown.days)
        due = states.sample_due(sent, shown.days)
        second = _(states.SAMPLE_WORDS[state])
        if due and not sent.posted:
            second = f"{second} · {dates.due(due, shown.today)}"
        done = [place for place, step in enumerate(states.STEPS) if getattr(sent, step)]
        following = next(iter(states.STEPS[max(done, default=-1) + 1 :]), None)
        edit = button(_("Edit…"), partial(self.sample_wanted.emit, sent.id), "small")
        edit.setAccessibleName(_("Edit sample of {product}").format(product=sent.product))
        buttons: list[QWidget] = [edit]
        if following and not sent.posted:
            forward = button(
                _(states.SAMPLE_WORDS[following]), partial(self.step_wanted.emit, sent.id), "small"
            )
            forward.setAccessibleName(
                _("{product}: {step} today").format(
                    product=sent.product, step=_(states.SAMPLE_WORDS[following])
                )
            )
            buttons.insert(0, forward)
        words_ = column(
            ElidedLabel(sent.product or sent.sku), label(second, tone="muted", wrap=True), spacing=0
        )
        return column(words_, flow(*buttons), spacing=4)

    def _show_rights(self, creator: KnownCreator) -> None:
        clear(self.rights)
        for one in creator.allowances:
            self.rights.addLayout(self._right(one))
            if one.ad_code:
                self._add_code(one)
        self.rights.addLayout(
            row(button(_("New permission…"), partial(self.permission_wanted.emit, 0), "small"), None)
        )

    def _right(self, one: Allowance) -> QVBoxLayout:
        edit = button(_("Edit…"), partial(self.permission_wanted.emit, one.id), "small")
        edit.setAccessibleName(_("Edit permission: {words}").format(words=words.allowed(one)))
        text = column(
            label(_(labels.PERMISSIONS[one.state]), size="strong"),
            label(words.allowed(one), tone="muted", wrap=True),
            spacing=0,
        )
        line = row(text, edit)
        line.setStretch(0, 1)
        next_ = [
            button(_(words.STEPS[step]), partial(self.answer_wanted.emit, one.id, step), "small")
            for step in words.steps(one)
        ]
        return column(line, *([flow(*next_)] if next_ else []), spacing=4)

    def _add_code(self, one: Allowance) -> None:
        hidden = label("••••••••")

        def show() -> None:
            hidden.setText(one.ad_code if hidden.text() != one.ad_code else "••••••••")

        eye = button("", show, "quiet")
        eye.setAccessibleName(_("Show the ad code"))
        eye.setToolTip(_("Show the ad code"))
        dress(eye, "eye", size=14)
        copy = button("", partial(self.copy_wanted.emit, one.ad_code, _("Ad code copied.")), "quiet")
        copy.setAccessibleName(_("Copy the ad code"))
        dress(copy, "copy", size=14)
        hidden.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.rights.addLayout(row(label(_("Ad code"), tone="muted"), hidden, None, eye, copy, spacing=4))

    def _show_videos(self, creator: KnownCreator) -> None:
        lines = [
            Line(one.id, one.title, _("No date") if one.at == NO_DATE else dates.moment(one.at))
            for one in creator.videos
        ]
        self.videos.show_lines(lines)
        self.shown.setVisible(bool(lines))

    def _show_history(self, creator: KnownCreator, today: dt.date) -> None:
        clear(self.past)
        events = history.of(creator, today)[:REMEMBERED]
        for one in events:
            self.past.addWidget(label(f"{dates.day_year(one.day)} · {one.words}", tone="muted", wrap=True))
        self.happened.setVisible(bool(events))
