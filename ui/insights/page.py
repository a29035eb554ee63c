"""The page of what worked: totals, what makes a difference and how sure that is, the videos, and their files."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QStackedWidget, QWidget

from models import reading
from models.reading import Connection
from models.results import NumbersFile
from models.video import Video
from planner import dates, labels, times
from planner.i18n import N_, _, ngettext
from planner.results import bringing, effects, grouped, hooks, joined
from planner.results.effects import Middle
from planner.results.joined import Outcome
from planner.results.reading import Around
from planner.shop import money
from planner.video import videos
from ui import jobs
from ui.desk import Desk, Goto, Page
from ui.insights.files_dialog import FilesDialog
from ui.insights.import_dialog import ImportNumbersDialog, Looked, look
from ui.insights.intervals import Group, IntervalPlot, percent
from ui.insights.totals import Totals
from ui.insights.typed_dialog import ask_numbers
from ui.widgets import asking
from ui.widgets.header import Header, KeyButton
from ui.widgets.lines import Line, LinesList
from ui.widgets.parts import Card, ElidedLabel, EmptyState, button, column, label, row, scrolling
from ui.widgets.segments import Segments

SPANS = {"7": N_("7 days"), "28": N_("28 days"), "90": N_("90 days"), "": N_("All")}
PLOTS = {
    "hook": N_("Hook"), "format": N_("Format"), "length": N_("Length"), "hour": N_("Hour of posting"),
    "product": N_("Product"), "creator": N_("Creator"),
}  # fmt: skip
MOST_GROUPS, MOST_VIDEOS = 6, 40
KINDS = "CSV, XLSX, ZIP (*.csv *.tsv *.txt *.xlsx *.zip)"


class Read(NamedTuple):
    """What was read beside the window."""

    outcomes: list[Outcome]
    zone: str
    today: dt.date
    market: str
    posted_ids: list[str]
    known: frozenset[str]
    latest: dt.datetime | None
    """When the newest file came in, UTC."""


def _read(connection: Connection, now: dt.datetime) -> Read:
    settings = reading.settings_row(connection)
    zone = str(settings.get("zone") or "UTC")
    files = reading.numbers_files(connection)
    latest = dt.datetime.fromisoformat(files[0][3]).replace(tzinfo=dt.UTC) if files else None
    return Read(
        joined.outcomes(connection),
        zone,
        times.to_wall(now, zone).date(),
        str(settings.get("market") or ""),
        [one.posted_id for one in reading.planned_videos(connection) if one.posted_id],
        frozenset(reading.numbers_digests(connection)),
        latest,
    )


class InsightsPage(Page):
    """What worked, by the files of the platform."""

    shows = (NumbersFile, Video)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._read: Read | None = None
        self._span, self._measure = "28", "ctr"
        self.setAcceptDrops(True)
        self._build()
        self.acts = {"import_numbers": self._choose_files}
        self.follow()

    def first_focus(self) -> QWidget:
        """The list of videos, or what brings the first numbers."""
        return self.videos if self._read and self._read.outcomes else self.bring

    def refresh(self) -> None:
        """Read everything again."""
        if not self._store.ready:
            return
        self._stale = False
        now = self._store.now()
        self._store.read_later(self, partial(_read, now=now), self._show_read, self._not_read)

    def show_what(self, goto: Goto) -> None:
        """Look at a file that is named."""
        super().show_what(goto)
        if goto.path:
            self._look([goto.path])
        if goto.video:
            ask_numbers(self, self._store, goto.video)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the files that are dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self._look(paths)

    # ------------------------------------------------------------------------------------------ what is there

    def _build(self) -> None:
        self.header = Header(_("Insights"))
        self.span = Segments(_("Posted in"), {key: _(text) for key, text in SPANS.items()})
        self.span.choose(self._span)
        self.span.chosen.connect(self._choose_span)
        self.summary = ElidedLabel(tone="muted")
        self.header.left.addWidget(self.span)
        self.header.left.addWidget(self.summary, 1)
        self.header.spread()
        self.files = button(_("Files…"), self._show_files)
        self.bring = KeyButton("primary", "plus", "on_accent", word_stays=True)
        self.bring.say(_("Import numbers…"), "")
        self.bring.clicked.connect(self._choose_files)
        self.header.right.addWidget(self.files)
        self.header.right.addWidget(self.bring)
        self.totals = Totals()
        works = row(self._works(), self._side(), spacing=14)
        works.setStretch(0, 3)
        works.setStretch(1, 2)
        inside = column(self.totals, works, None, spacing=14)
        inside.setContentsMargins(18, 14, 18, 14)
        self.stack = QStackedWidget()
        self.stack.addWidget(scrolling(inside))
        words = _(
            "Bring in what Seller Center, TikTok Studio and Ads Manager export: orders, videos, live events, ads."
        )
        first = button(_("Import numbers…"), self._choose_files, "primary")
        self.stack.addWidget(EmptyState(_("No numbers yet"), words, first, outline="chart-column"))
        nothing = _("Nothing was posted in these days, or no file tells of it.")
        every = button(_("Show all"), partial(self._choose_span, ""))
        self.stack.addWidget(
            EmptyState(_("No numbers in these days"), nothing, every, outline="chart-column")
        )
        whole = column(self.header, self.stack, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _works(self) -> Card:
        card = Card(_("What works"))
        card.head.addWidget(
            ElidedLabel(_("dot: the middle; bar: where it lies nine times in ten"), tone="muted"), 1
        )
        judged = {key: _(one.title) for key, one in effects.measures().items()}
        self.measure = Segments(_("Measure"), judged)
        self.measure.choose(self._measure)
        self.measure.chosen.connect(self._choose_measure)
        self.average = ElidedLabel(tone="muted")
        head = row(self.measure, self.average, spacing=10)
        head.setStretch(1, 1)
        card.body.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        self.plots: dict[str, IntervalPlot] = {}
        for at, (key, title) in enumerate(PLOTS.items()):
            plot = self.plots[key] = IntervalPlot(_(title))
            cell = column(label(_(title), size="strong"), plot, None, spacing=4)
            grid.addLayout(cell, at // 2, at % 2)
        card.body.addLayout(grid)
        self.verdict = label(wrap=True)
        card.body.addWidget(self.verdict)
        return card

    def _side(self) -> Card:
        card = Card(_("Videos"))
        card.head.addWidget(ElidedLabel(_("by orders"), tone="muted"), 1)
        self.videos = LinesList(_("Videos by orders"), 6)
        self.videos.opened.connect(self._open)
        self.videos.chosen.connect(self._show_choice)
        card.body.addWidget(self.videos)
        self.match = button(_("Which video is it…"), self._match, "small")
        self.open = button(_("Open"), self._open, "small")
        self.type = button(_("Type numbers…"), self._type, "small")
        card.body.addLayout(row(self.open, self.type, self.match, None))
        card.body.addWidget(label(_("Sales within 7 days of a click count. Some are never traced back to a video."),
                                  tone="muted", wrap=True))  # fmt: skip
        return card

    def _not_read(self, error: Exception) -> None:
        self._store.failed.emit(str(error))

    def _show_read(self, read: Read) -> None:
        self._read = read
        self._show()

    def _choose_span(self, span: str) -> None:
        self._span = span
        self.span.choose(span)
        self._show()

    def _choose_measure(self, key: str) -> None:
        self._measure = key
        self._show()

    def _within(self) -> list[Outcome]:
        if self._read is None:
            return []
        if not self._span:
            return self._read.outcomes
        first = self._read.today - dt.timedelta(days=int(self._span))
        zone = self._read.zone
        return [
            one
            for one in self._read.outcomes
            if one.posted and times.to_wall(one.posted.replace(tzinfo=dt.UTC), zone).date() >= first
        ]

    def _show(self) -> None:
        read = self._read
        if read is None:
            return
        shown = self._within()
        self.bring.setEnabled(not self._store.read_only)
        self.files.setEnabled(read.latest is not None)
        self.stack.setCurrentIndex(0 if shown else 2 if read.outcomes else 1)
        said = [ngettext("{n} video", "{n} videos", len(shown)).format(n=len(shown))]
        if read.latest:
            said.append(
                _("numbers of {day}").format(day=dates.day(times.to_wall(read.latest, read.zone).date()))
            )
        self.summary.show_text(", ".join(said) if read.outcomes else "")
        self.totals.show_outcomes(shown)
        self._show_plots(shown, read.zone)
        self._show_videos(shown)

    def _show_plots(self, shown: Sequence[Outcome], zone: str) -> None:
        measure = effects.measures()[self._measure]
        whole = effects.overall(measure, shown)
        found = {key: effects.by(measure, shown, _group(key, zone)) for key in self.plots}
        judged = sum(one.middle is not None for groups in found.values() for one in groups.values())
        said = []
        for key, groups in found.items():
            named = [Group(name_of(key, name), one) for name, one in groups.items()][:MOST_GROUPS]
            self.plots[key].show_groups(named, whole)
            said += [(name_of(key, name), groups[name]) for name in effects.winners(groups, whole, judged)]
        self.average.show_text(
            _("dashed: all your videos, {n} %").format(n=percent(whole.middle))
            if whole.middle is not None
            else ""
        )
        self.verdict.setText(_verdict(said, whole))

    def _show_videos(self, shown: Sequence[Outcome]) -> None:
        best = sorted(shown, key=lambda one: (-(one.get("orders") or 0), -(one.get("views") or 0)))[
            :MOST_VIDEOS
        ]
        self.videos.show_lines([Line(one.video_id, _title(one), _second(one)) for one in best])
        self._show_choice()

    def _chosen(self) -> Outcome | None:
        key = self.videos.key()
        return next((one for one in self._within() if one.video_id == key), None)

    def _show_choice(self) -> None:
        chosen = self._chosen()
        self.match.setVisible(chosen is not None and chosen.planned is None)
        self.match.setEnabled(not self._store.read_only)
        for one in (self.open, self.type):
            one.setVisible(chosen is not None and chosen.planned is not None)

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen and chosen.planned:
            self.desk.open_video(chosen.planned.id)

    def _type(self) -> None:
        chosen = self._chosen()
        if chosen and chosen.planned:
            ask_numbers(self, self._store, chosen.planned.id)

    def _match(self) -> None:
        """Ask which planned video a posted one is; its number is the video's from then on."""
        chosen = self._chosen()
        if chosen is None or chosen.planned:
            return
        planned = self._store.read_rows(reading.planned_videos)
        undated = _("No date")
        names = {f"{one.title} · {(one.at or undated)[:16]}": one.id for one in planned if not one.posted_id}
        question = _("“{title}” is the video").format(title=_title(chosen))
        named = asking.ask_text(
            self, _("Which video is it"), question, list(names), does=_("This one"), others=False
        )
        if named in names:
            self._store.do(videos.set_text(names[named], "posted_id", chosen.video_id), offer_undo=True)

    # ------------------------------------------------------------------------------------------ files

    def _show_files(self) -> None:
        if self._read:
            dialog = FilesDialog(self, self._store, self._read.zone)
            dialog.exec()
            dialog.deleteLater()

    def _choose_files(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, _("Import numbers"), "", KINDS)
        if names:
            self._look([Path(name) for name in names])

    def _look(self, paths: list[Path]) -> None:
        read = self._read
        if read is None or self._store.read_only:
            return
        around = Around(money.of_market(read.market), read.posted_ids)
        self.bring.setEnabled(False)
        jobs.run(self, lambda: look(paths, around, read.known), self._ask, self._not_looked)

    def _not_looked(self, error: Exception) -> None:
        self.bring.setEnabled(True)
        self._store.failed.emit(str(error))

    def _ask(self, looked: Looked) -> None:
        self.bring.setEnabled(True)
        dialog = ImportNumbersDialog(self, looked)
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if taken and self._read:
            edit = bringing.bring(looked.fresh, self._read.zone, self._store.now())
            self._store.save(edit, offer_undo=True)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)


def _group(key: str, zone: str) -> grouped.Named:
    return lambda one: grouped.GROUPS[key](one, zone)


def name_of(key: str, name: str) -> str:
    """Return what a group is called on the screen."""
    if key == "hook":
        return _(hooks.WORDS[name])
    if key == "format":
        return labels.content_format(name)
    return f"@{name}" if key == "creator" else name


def _verdict(said: Sequence[tuple[str, Middle]], whole: Middle) -> str:
    if whole.middle is None:
        n = effects.least()
        return _("Not enough yet: from {n} videos with numbers on this tells something.").format(n=n)
    if not said:
        return _("Nothing stands out yet: every bar holds the average.")
    found = [
        _("{group} ({middle} %)").format(group=name, middle=percent(one.middle or 0)) for name, one in said
    ]
    return _("Better than the average of {n} %, and surely so: {groups}.").format(
        n=percent(whole.middle), groups=", ".join(found)
    )


def _title(one: Outcome) -> str:
    title = one.planned.title if one.planned else one.title
    return " ".join(title.split()) or one.video_id


def _second(one: Outcome) -> str:
    said = [] if one.planned else [_("not planned")]
    for name, words in (
        ("views", _("{n} views")),
        ("product_clicks", _("{n} product clicks")),
        ("orders", _("{n} orders")),
    ):
        value = one.get(name)
        if value is not None:
            said.append(words.format(n=dates.whole(round(value))))
    gmv = one.get("gmv")
    if gmv is not None:
        said.append(money.shown(round(gmv), one.currency))
    return " · ".join(said)
