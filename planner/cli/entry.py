"""From the words after the program's name to one command, and from what went wrong to a sentence."""

import importlib
import sqlite3
from argparse import Namespace
from collections.abc import Callable

from planner import i18n, places
from planner.cli import output
from planner.cli.clock import Clock, utc_now
from planner.cli.options import build
from planner.errors import PlanError, reason
from planner.i18n import _
from planner.preferences import Preferences
from planner.presets import version

COMMANDS = {
    "check": "check",
    "import": "bring_in",
    "agenda": "list_days",
    "products": "list_products",
    "creators": "list_creators",
    "export": "hand_out",
    "numbers": "numbers",
    "rules": "rulebook",
    "explain": "rulebook",
    "doctor": "doctor",
}
"""The module of each command; its ``run`` gets the options, the preferences and the clock."""
BROKEN = 70
"""The exit code of a fault of the program itself, as BSD's sysexits has it."""


def main(argv: list[str], clock: Clock = utc_now) -> int:
    """Run one command and return its exit code.

    0 all well, 1 something to fix, 2 bad input, 3 something could not be checked, 70 a fault of the program's own.
    """
    output.prepare()
    return _guarded(lambda: _chosen(argv, clock))


def demo_without_screen(clock: Clock = utc_now) -> int:
    """Build the sample calendar and print this week's agenda with what is wrong with each video."""
    output.prepare()
    i18n.set_language(Preferences(places.preferences())["language"])

    def show() -> int:
        from planner.cli import sample

        return sample.run(clock)

    return _guarded(show)


def no_screen(_argv: list[str]) -> int:
    """Say that there is no screen for a window, and what works without one."""
    output.prepare()
    i18n.set_language(Preferences(places.preferences())["language"])
    return output.complain(
        _("There is no screen to open a window on. Without one, “agenda”, “check”, “import” and “demo” work.")
    )


def _chosen(argv: list[str], clock: Clock) -> int:
    preferences = Preferences(places.preferences())
    i18n.set_language(preferences["language"])
    i18n.speak_for_libraries()
    if argv[:1] == ["--version"]:
        output.say(f"Hookline {version()}")
        return 0
    try:
        options = build(argv[0] if argv else "").parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    if options.command == "demo":
        return demo_without_screen(clock)
    if options.command not in COMMANDS:
        return no_screen(argv)
    return _run(options, preferences, clock)


def _run(options: Namespace, preferences: Preferences, clock: Clock) -> int:
    command = importlib.import_module(f"planner.cli.{COMMANDS[options.command]}")
    code: int = command.run(options, preferences, clock)
    return code


def _guarded(work: Callable[[], int]) -> int:
    """Return the exit code of a piece of work, with a sentence for whatever a user can do something about."""
    try:
        return output.finish(work())
    except PlanError as error:
        return output.finish(output.complain(str(error)))
    except BrokenPipeError:
        return output.hang_up()
    except OSError as error:
        name = f" “{error.filename}”" if error.filename else ""
        output.mute()
        return output.complain(f"{reason(error)}{name}")
    except KeyboardInterrupt:
        output.mute()
        return 130
    except Exception as error:  # noqa: BLE001 - the last place where it can be told
        output.mute()
        return _break_down(error)


def _break_down(error: Exception) -> int:
    """Say what broke and return the exit code; what is the program's own fault is written down, too."""
    if _of_database(error):
        return output.complain(_("The calendar can't be read: {reason}.").format(reason=error))
    from planner import log

    log.opened().error("nobody caught this", exc_info=error)
    said = _(
        "Something went wrong inside Hookline. Everything that was saved is safe. What happened is written in {log}."
    )
    output.note(f"hookline: {said.format(log=log.path())}")
    return BROKEN


def _of_database(error: Exception) -> bool:
    """Whether SQLite itself failed, alone or below the tables' library, which few commands load."""
    return isinstance(error, sqlite3.Error) or isinstance(getattr(error, "orig", None), sqlite3.Error)
