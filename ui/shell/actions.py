"""Every action once: its name, key, menu and what it does. Menus, the palette and the shortcut page read it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from models.choices import Stage
from planner.i18n import N_
from planner.labels import STAGES
from ui.adding import making
from ui.desk import Desk
from ui.items import stages
from ui.shell import files, text_size
from ui.shell.pages import PAGES, PageSpec


@dataclass(frozen=True)
class ActionSpec:
    """One action. ``keys`` as Qt writes them; ``menu`` is a key of MENUS; ``writes`` is off in a read-only file.

    Without ``do`` it is an act of its page, of the page that it goes to ``on`` first, or of the window's own.
    """

    name: str
    text: str
    menu: str
    do: Callable[[Desk], object] | None = None
    keys: tuple[str, ...] = ()
    writes: bool = False
    line_before: bool = False
    needs_video: bool = False
    page: str = ""
    """The page on which alone it works; empty means all."""
    on: str = ""
    """The page that is shown before it is done there."""


MENUS = {
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "video": N_("&Video"),
    "review": N_("&Review"),
    "view": N_("&View"),
    "help": N_("&Help"),
}


def _ask(module: str) -> Callable[[Desk], object]:
    """Return what shows a module's dialog; it loads then, not before the window shows."""
    return lambda desk: importlib.import_module(module).ask(desk)


def _stage_action(number: int, stage: Stage) -> ActionSpec:
    return ActionSpec(
        f"stage_{stage.value}",
        STAGES[stage],
        "video",
        lambda desk: stages.set_stage(desk.store, desk.chosen_videos(), stage),
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
        keys=(key,),
        on="calendar",
        line_before=name == "month",
    )


def _page_action(spec: PageSpec) -> ActionSpec:
    name, keys = spec.name, (spec.key,) if spec.key else ()
    return ActionSpec(f"show_{name}", spec.go_there, "view", lambda desk: desk.go(name), keys)


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new_calendar", N_("New calendar…"), "file", keys=("Ctrl+Shift+N",)),
    ActionSpec("open_calendar", N_("Open calendar…"), "file", keys=("Ctrl+O",)),
    ActionSpec(
        "open_beside",
        N_("Open in a new window…"),
        "file",
        keys=("Ctrl+Shift+O",),
    ),
    ActionSpec("open_sample", N_("Open the sample calendar"), "file", files.open_sample),
    ActionSpec("save_copy", N_("Save a copy…"), "file", keys=("Ctrl+Shift+S",)),
    ActionSpec("save_report", N_("Save report…"), "file", _ask("ui.exporting.report_dialog")),
    ActionSpec("export_plan", N_("Export…"), "file", _ask("ui.exporting.export_dialog"), ("Ctrl+E",)),
    ActionSpec(
        "import_plan",
        N_("Import a plan…"),
        "file",
        files.import_plan,
        ("Ctrl+I",),
        writes=True,
        line_before=True,
    ),
    ActionSpec("import_numbers", N_("Import numbers…"), "file", on="insights", writes=True),
    ActionSpec(
        "import_again", N_("Bring a plan in again"), "file", files.import_again, ("Ctrl+Alt+I",), writes=True
    ),
    ActionSpec(
        "paste_plan", N_("Import from the clipboard"), "file", lambda desk: desk.go("import"), writes=True
    ),
    ActionSpec("close_window", N_("Close window"), "file", keys=("Ctrl+W",), line_before=True),
    ActionSpec("quit", N_("Quit"), "file", keys=("Ctrl+Q",)),
    ActionSpec("undo", N_("Undo"), "edit", keys=("Ctrl+Z",), writes=True),
    ActionSpec(
        "redo", N_("Redo"), "edit", lambda desk: desk.store.redo(), ("Ctrl+Shift+Z", "Ctrl+Y"), writes=True
    ),
    ActionSpec("history", N_("History…"), "edit", _ask("ui.shell.history_dialog"), ("Ctrl+H",)),
    ActionSpec(
        "palette",
        N_("Search or run a command…"),
        "edit",
        keys=("Ctrl+K",),
        line_before=True,
    ),
    ActionSpec("new_video", N_("New video"), "video", making.new_video, ("N",), writes=True),
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
        keys=("Shift+R",),
        on="reminders",
        writes=True,
    ),
    ActionSpec("new_live", N_("New live event…"), "video", keys=("L",), on="calendar", writes=True),
    ActionSpec("new_product", N_("New product…"), "video", on="products", writes=True),
    ActionSpec("new_creator", N_("New creator…"), "video", on="creators", writes=True),
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
        N_("Repeat…"),
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
        keys=("Del",),
        writes=True,
        line_before=True,
        needs_video=True,
    ),
    ActionSpec(
        "duplicate_next_week",
        N_("Duplicate to next week"),
        "video",
        lambda desk: making.duplicate(desk, 7),
        ("Ctrl+Shift+D",),
        writes=True,
        needs_video=True,
    ),
    ActionSpec(
        "propose_hook",
        N_("Propose a hook…"),
        "video",
        keys=("Ctrl+Shift+P",),
        writes=True,
        page="video",
    ),
    ActionSpec("jump_to_field", N_("Jump to a field…"), "video", keys=("Ctrl+J",), page="video"),
    ActionSpec(
        "next_part",
        N_("Next finding, or next missing part"),
        "video",
        keys=("F8",),
        page="video",
        line_before=True,
    ),
    ActionSpec(
        "previous_part", N_("Previous finding or missing part"), "video", keys=("Shift+F8",), page="video"
    ),
    ActionSpec("fix_video", N_("Make every safe fix"), "video", keys=("Ctrl+.",), writes=True, page="video"),
    ActionSpec(
        "fill_slots",
        N_("Fill slots…"),
        "video",
        keys=("Ctrl+Shift+F",),
        on="calendar",
        writes=True,
        line_before=True,
    ),
    *(_stage_action(number, stage) for number, stage in enumerate(Stage, 1)),
    ActionSpec(
        "approve",
        N_("Approve for filming"),
        "review",
        keys=("A",),
        writes=True,
        page="review",
    ),
    ActionSpec("run_live", N_("Rehearse or go live"), "view", keys=("F5",), writes=True, page="live"),
    ActionSpec(
        "send_back",
        N_("Request changes…"),
        "review",
        keys=("B",),
        writes=True,
        page="review",
    ),
    ActionSpec(
        "next_review",
        N_("Next video"),
        "review",
        keys=("J",),
        line_before=True,
        page="review",
    ),
    ActionSpec(
        "previous_review",
        N_("Previous video"),
        "review",
        keys=("K",),
        page="review",
    ),
    ActionSpec("open_reviewed", N_("Open video"), "review", keys=("O",), page="review"),
    ActionSpec(
        "next_finding",
        N_("Next finding"),
        "review",
        keys=("Shift+J",),
        line_before=True,
        page="review",
    ),
    ActionSpec(
        "previous_finding",
        N_("Previous finding"),
        "review",
        keys=("Shift+K",),
        page="review",
    ),
    ActionSpec(
        "fix_finding",
        N_("Fix the finding"),
        "review",
        keys=("F",),
        writes=True,
        page="review",
    ),
    ActionSpec(
        "ignore_finding",
        N_("Ignore the finding…"),
        "review",
        keys=("I",),
        writes=True,
        page="review",
    ),
    ActionSpec("why_finding", N_("Why the finding matters…"), "review", keys=("W",), page="review"),
    ActionSpec("note_review", N_("Write a note"), "review", keys=("C",), writes=True, page="review"),
    ActionSpec(
        "fix_queue",
        N_("Fix all that is safe"),
        "review",
        keys=("Shift+F",),
        writes=True,
        page="review",
    ),
    *(_page_action(spec) for spec in PAGES if spec.go_there),
    ActionSpec("show_rules", N_("Go to the rules"), "view", on="settings"),
    _view_action("month", N_("Show the month"), "Alt+1"),
    _view_action("week", N_("Show the week"), "Alt+2"),
    _view_action("agenda", N_("Show the agenda"), "Alt+3"),
    ActionSpec(
        "unscheduled",
        N_("Show or hide what is unscheduled"),
        "view",
        keys=("U",),
        on="calendar",
    ),
    ActionSpec("this_month", N_("Show today in the calendar"), "view", keys=("T",), on="calendar"),
    ActionSpec(
        "fold_navigation", N_("Fold or unfold the list of pages"), "view", keys=("Ctrl+\\",), line_before=True
    ),
    ActionSpec(
        "larger_text", N_("Larger text"), "view", lambda desk: text_size.change(desk, 1), ("Ctrl++", "Ctrl+=")
    ),
    ActionSpec(
        "smaller_text", N_("Smaller text"), "view", lambda desk: text_size.change(desk, -1), ("Ctrl+-",)
    ),
    ActionSpec("usual_text", N_("Usual text size"), "view", lambda desk: text_size.change(desk, 0)),
    ActionSpec("go_back", N_("Back"), "view", keys=("Esc",)),
    ActionSpec("shortcuts", N_("Keyboard shortcuts…"), "help", _ask("ui.shell.shortcuts_dialog"), ("F1",)),
    ActionSpec("about", N_("About Hookline"), "help", files.show_about),
)
