"""Every action once: its name, key, menu and what it does. Menus, the palette and the shortcut page read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.choices import Stage
from planner.i18n import N_
from planner.labels import STAGES
from ui.adding import making

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


@dataclass(frozen=True)
class ActionSpec:
    """One action. ``keys`` as Qt writes them; ``menu`` is a key of MENUS; ``writes`` is off in a read-only file."""

    name: str
    text: str
    menu: str
    do: Callable[[MainWindow], object]
    keys: tuple[str, ...] = ()
    writes: bool = False
    line_before: bool = False
    needs_video: bool = False
    page: str = ""
    """The page on which alone it works; empty means all."""


MENUS = {
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "video": N_("&Video"),
    "review": N_("&Review"),
    "view": N_("&View"),
    "help": N_("&Help"),
}


def _stage_action(number: int, stage: Stage) -> ActionSpec:
    return ActionSpec(
        f"stage_{stage.value}",
        STAGES[stage],
        "video",
        lambda window: window.set_stage(stage),
        (str(number),),
        writes=True,
        line_before=number == 1,
        needs_video=True,
    )


def _view_action(name: str, text: str, key: str) -> ActionSpec:
    return ActionSpec(
        f"view_{name}",
        text,
        "view",
        lambda window: window.show_page("calendar").show_view(name),
        (key,),
        line_before=name == "month",
    )


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new_calendar", N_("New calendar…"), "file", lambda w: w.new_calendar(), ("Ctrl+Shift+N",)),
    ActionSpec("open_calendar", N_("Open calendar…"), "file", lambda w: w.open_calendar(), ("Ctrl+O",)),
    ActionSpec(
        "open_beside",
        N_("Open in a new window…"),
        "file",
        lambda w: w.open_calendar(beside=True),
        ("Ctrl+Shift+O",),
    ),
    ActionSpec("open_sample", N_("Open the sample calendar"), "file", lambda w: w.open_sample()),
    ActionSpec("save_copy", N_("Save a copy…"), "file", lambda w: w.save_copy(), ("Ctrl+Shift+S",)),
    ActionSpec("save_report", N_("Save report…"), "file", lambda w: w.save_report()),
    ActionSpec("export_plan", N_("Export…"), "file", making.ask_export, ("Ctrl+E",)),
    ActionSpec(
        "import_plan",
        N_("Import a plan…"),
        "file",
        lambda w: w.import_file(),
        ("Ctrl+I",),
        writes=True,
        line_before=True,
    ),
    ActionSpec(
        "paste_plan", N_("Import from the clipboard"), "file", lambda w: w.import_pasted(), writes=True
    ),
    ActionSpec(
        "close_window", N_("Close window"), "file", lambda w: w.close(), ("Ctrl+W",), line_before=True
    ),
    ActionSpec("quit", N_("Quit"), "file", lambda w: w.quit(), ("Ctrl+Q",)),
    ActionSpec("undo", N_("Undo"), "edit", lambda w: w.undo(), ("Ctrl+Z",), writes=True),
    ActionSpec("redo", N_("Redo"), "edit", lambda w: w.store.redo(), ("Ctrl+Shift+Z", "Ctrl+Y"), writes=True),
    ActionSpec("history", N_("History…"), "edit", making.show_history, ("Ctrl+H",)),
    ActionSpec(
        "palette",
        N_("Search or run a command…"),
        "edit",
        lambda w: w.open_palette(),
        ("Ctrl+K",),
        line_before=True,
    ),
    ActionSpec("new_video", N_("New video"), "video", lambda w: w.new_video(), ("N",), writes=True),
    ActionSpec("quick_add", N_("Quick add…"), "video", making.quick_add, ("Q",), writes=True),
    ActionSpec(
        "paste_titles", N_("Make videos from the clipboard"), "video", making.paste_titles, writes=True
    ),
    ActionSpec(
        "from_template",
        N_("New from template…"),
        "video",
        making.from_template,
        ("Shift+N",),
        writes=True,
    ),
    ActionSpec(
        "new_reminder",
        N_("New reminder…"),
        "video",
        lambda w: w.show_page("reminders").add(),
        ("Shift+R",),
        writes=True,
    ),
    ActionSpec("new_live", N_("New live event…"), "video", lambda w: w.new_live(), ("L",), writes=True),
    ActionSpec(
        "duplicate_video",
        N_("Duplicate video"),
        "video",
        making.duplicate,
        ("Ctrl+D",),
        writes=True,
        line_before=True,
        needs_video=True,
    ),
    ActionSpec("copy_video", N_("Copy as text"), "video", making.copy_video, ("Ctrl+C",), needs_video=True),
    ActionSpec(
        "save_template",
        N_("Save as template…"),
        "video",
        making.save_template,
        writes=True,
        needs_video=True,
    ),
    ActionSpec(
        "repeat_weekly",
        N_("Repeat weekly…"),
        "video",
        making.repeat_weekly,
        writes=True,
        needs_video=True,
        line_before=True,
    ),
    ActionSpec(
        "apply_following",
        N_("Apply to all that follow"),
        "video",
        making.apply_following,
        writes=True,
        needs_video=True,
    ),
    ActionSpec(
        "end_series",
        N_("End the series here"),
        "video",
        making.end_series,
        writes=True,
        needs_video=True,
    ),
    ActionSpec(
        "delete_video",
        N_("Delete"),
        "video",
        lambda w: w.delete_chosen(),
        ("Del",),
        writes=True,
        line_before=True,
        needs_video=True,
    ),
    ActionSpec(
        "duplicate_next_week",
        N_("Duplicate to next week"),
        "video",
        lambda w: making.duplicate(w, 7),
        ("Ctrl+Shift+D",),
        writes=True,
        needs_video=True,
    ),
    ActionSpec(
        "fill_slots",
        N_("Fill slots…"),
        "video",
        lambda w: w.show_page("calendar").fill_slots(),
        ("Ctrl+Shift+F",),
        writes=True,
        line_before=True,
    ),
    *(_stage_action(number, stage) for number, stage in enumerate(Stage, 1)),
    ActionSpec(
        "approve",
        N_("Approve to film"),
        "review",
        lambda w: w.review().approve(),
        ("A",),
        writes=True,
        page="review",
    ),
    ActionSpec(
        "send_back",
        N_("Send back…"),
        "review",
        lambda w: w.review().send_back(),
        ("B",),
        writes=True,
        page="review",
    ),
    ActionSpec(
        "next_review",
        N_("Next video"),
        "review",
        lambda w: w.review().step(1),
        ("J",),
        line_before=True,
        page="review",
    ),
    ActionSpec(
        "previous_review",
        N_("Previous video"),
        "review",
        lambda w: w.review().step(-1),
        ("K",),
        page="review",
    ),
    ActionSpec(
        "open_reviewed", N_("Open video"), "review", lambda w: w.review().open_video(), ("O",), page="review"
    ),
    ActionSpec(
        "next_finding",
        N_("Next finding"),
        "review",
        lambda w: w.review().view.checklist.step(1),
        ("Shift+J",),
        line_before=True,
        page="review",
    ),
    ActionSpec(
        "previous_finding",
        N_("Previous finding"),
        "review",
        lambda w: w.review().view.checklist.step(-1),
        ("Shift+K",),
        page="review",
    ),
    ActionSpec(
        "fix_finding",
        N_("Fix the finding"),
        "review",
        lambda w: w.review().fix(),
        ("F",),
        writes=True,
        page="review",
    ),
    ActionSpec(
        "ignore_finding",
        N_("Ignore the finding…"),
        "review",
        lambda w: w.review().ignore(),
        ("I",),
        writes=True,
        page="review",
    ),
    ActionSpec(
        "fix_queue",
        N_("Fix all that is safe"),
        "review",
        lambda w: w.review().fix_all_safe(),
        ("Shift+F",),
        writes=True,
        page="review",
    ),
    ActionSpec("show_today", N_("Go to Today"), "view", lambda w: w.show_page("today"), ("Ctrl+1",)),
    ActionSpec("show_calendar", N_("Go to Calendar"), "view", lambda w: w.show_page("calendar"), ("Ctrl+2",)),
    ActionSpec("show_board", N_("Go to Board"), "view", lambda w: w.show_page("board"), ("Ctrl+B",)),
    ActionSpec("show_checks", N_("Go to Checks"), "view", lambda w: w.show_page("checks"), ("Ctrl+3",)),
    ActionSpec("show_review", N_("Go to Review"), "view", lambda w: w.show_page("review"), ("Ctrl+4",)),
    ActionSpec("show_hashtags", N_("Go to Hashtags"), "view", lambda w: w.show_page("hashtags"), ("Ctrl+5",)),
    ActionSpec("show_sounds", N_("Go to Sounds"), "view", lambda w: w.show_page("sounds"), ("Ctrl+6",)),
    ActionSpec(
        "show_campaigns", N_("Go to Campaigns"), "view", lambda w: w.show_page("campaigns"), ("Ctrl+7",)
    ),
    ActionSpec("show_filming", N_("Go to Filming"), "view", lambda w: w.show_page("filming"), ("Ctrl+8",)),
    ActionSpec("show_live", N_("Go to Live"), "view", lambda w: w.show_page("live"), ("Ctrl+9",)),
    ActionSpec("show_trend", N_("Go to Trend check"), "view", lambda w: w.show_page("trend"), ("Ctrl+0",)),
    ActionSpec(
        "show_reminders", N_("Go to Reminders"), "view", lambda w: w.show_page("reminders"), ("Ctrl+R",)
    ),
    ActionSpec("show_first_hour", N_("Go to First hour"), "view", lambda w: w.show_page("firsthour")),
    ActionSpec("show_settings", N_("Go to Settings"), "view", lambda w: w.show_page("settings"), ("Ctrl+,",)),
    ActionSpec("show_rules", N_("Go to the rules"), "view", lambda w: w.show_page("settings").show_rules()),
    _view_action("month", N_("Show the month"), "Alt+1"),
    _view_action("week", N_("Show the week"), "Alt+2"),
    _view_action("agenda", N_("Show the agenda"), "Alt+3"),
    ActionSpec(
        "unscheduled",
        N_("Show or hide what is unscheduled"),
        "view",
        lambda w: w.show_page("calendar").flip_drawer(),
        ("U",),
    ),
    ActionSpec("this_month", N_("Show today in the calendar"), "view", lambda w: w.go_today(), ("T",)),
    ActionSpec("go_back", N_("Back"), "view", lambda w: w.go_back(), ("Esc",)),
    ActionSpec("shortcuts", N_("Keyboard shortcuts…"), "help", lambda w: w.show_shortcuts(), ("F1",)),
    ActionSpec("about", N_("About Hookline"), "help", lambda w: w.show_about()),
)
