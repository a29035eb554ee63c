"""The panel of a filming day: when and where, its videos in their order, what they lack, and what to bring."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from models.choices import Stage
from planner import dates
from planner.i18n import _, ngettext
from planner.video.filming import AWAITS_FILMING, CallSheet
from ui.filming.shot_list import Line, ShotList
from ui.findings import Findings
from ui.widgets.header import KeyButton
from ui.widgets.outline import dress
from ui.widgets.parts import ElidedLabel, button, clear, column, label, row
from ui.widgets.side_panel import SidePanel


class DaySide(SidePanel):
    """Shows a day; the page does what its buttons ask for."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(300)
        self.hookless: tuple[int, ...] = ()
        """The ids of the videos that have no hook yet."""
        self.when = ElidedLabel(size="head")
        self.edit = button(_("Edit…"), kind="small")
        self.others = button("", kind="quiet")
        self.others.setAccessibleName(_("More"))
        self.others.setToolTip(_("More"))
        dress(self.others, "ellipsis", size=15)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(10)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        self.many, self.long = label(size="strong"), label(tone="muted")
        self.shots = ShotList(_("Videos in the order of filming"), findings, ordered=True)
        self.hint = label(_("Drag, or Alt with an arrow, changes the order"), tone="faint", wrap=True)
        self.choose = button(_("Choose videos…"), kind="small")
        dress(self.choose, "plus", size=13)
        head = row(self.when, self.edit, self.others, spacing=4)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addLayout(self._facts)
        self.body.addLayout(row(self.many, None, self.long))
        self.body.addWidget(self.shots)
        self.body.addWidget(self.hint)
        self.body.addLayout(row(self.choose, None))
        self._lacks = self._build_lacks()
        self.body.addWidget(self._lacks)
        self._bring = column(spacing=6)
        self.bring = self.add_section(_("To bring"), self._bring)
        self.filmed = KeyButton("primary", "check", "on_accent", word_stays=True)
        self.foot.addWidget(self.filmed)

    def _build_lacks(self) -> QFrame:
        self.lacks, self.lacking = label(size="strong", wrap=True), label(tone="muted", wrap=True)
        self.write = button(_("Write them now"), kind="small")
        self.take_off = button(_("Take them off"), kind="small")
        card = QFrame()
        card.setProperty("card", "note")
        inside = column(self.lacks, self.lacking, row(self.write, self.take_off, None, spacing=6), spacing=6)
        inside.setContentsMargins(12, 10, 12, 10)
        card.setLayout(inside)
        return card

    def show_day(self, sheet: CallSheet, *, read_only: bool) -> None:
        """Show a day's sheet."""
        self.when.show_text(dates.moment(sheet.at))
        clear(self._facts)
        facts = [(_("Place"), sheet.place), (_("Notes"), sheet.notes)]
        for at, (name, text) in enumerate(one for one in facts if one[1].strip()):
            self._facts.addWidget(label(name, tone="muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(label(text, wrap=True), at, 1)
        shots, n = sheet.shots, len(sheet.shots)
        self.many.setText(ngettext("{n} video", "{n} videos", n).format(n=n) if n else _("No videos yet"))
        beats = sum(len(shot.beats) for shot in shots)
        self.long.setText(ngettext("{n} shot", "{n} shots", beats).format(n=beats) if beats else "")
        self.shots.show_lines([Line(one.id, one.title, one.stage, one.kind) for one in shots])
        for one in (self.shots, self.hint):
            one.setVisible(bool(shots))
        self._show_lacks(sheet)
        clear(self._bring)
        for prop in sheet.props:
            self._bring.addWidget(label(prop, wrap=True))
        self.bring.setVisible(bool(sheet.props))
        left = sum(shot.stage in AWAITS_FILMING for shot in shots)
        self.filmed.say(_("All filmed"), str(left) if left else "", _("Mark all as filmed"))
        self.filmed.setEnabled(bool(shots) and not read_only)
        for button_ in (self.edit, self.choose, self.take_off):
            button_.setEnabled(not read_only)

    def _show_lacks(self, sheet: CallSheet) -> None:
        lacking = [
            shot for shot in sheet.shots if not shot.hook and shot.stage in (Stage.IDEA, Stage.SCRIPTED)
        ]
        self.hookless = tuple(shot.id for shot in lacking)
        n = len(lacking)
        self._lacks.setVisible(n > 0)
        self.lacks.setText(ngettext("{n} video has no hook", "{n} videos have no hook", n).format(n=n))
        self.lacking.setText(", ".join(shot.title for shot in lacking))
        self.write.setText(_("Write it now") if n == 1 else _("Write them now"))
        self.take_off.setText(_("Take it off") if n == 1 else _("Take them off"))
