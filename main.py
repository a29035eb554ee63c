"""Starts Hookline: the window, or the command line."""

import contextlib
import gc
import os
import sys
from pathlib import Path
from typing import NoReturn

WINDOWS = ("demo", "background", "screenshots")


def has_screen() -> bool:
    """Whether a window can be shown."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(arguments: list[str]) -> int:
    """Choose the front end. Return the exit code."""
    first = arguments[0] if arguments else ""
    if first.startswith("-") or (first and first not in WINDOWS and Path(first).suffix != ".hookline"):
        from planner import cli

        return cli.main(arguments)
    if first != "screenshots" and not has_screen():
        from planner import cli

        return cli.demo_without_screen() if first == "demo" else cli.no_screen(arguments)
    gc.enable()
    from ui import front

    return front.main(arguments)


def leave(code: int) -> NoReturn:
    """End the process. All files are closed by now; Python's own tidying takes longer than an agenda."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):  # none without a console
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    gc.disable()  # a command is over before there is anything to collect
    leave(main(sys.argv[1:]))
