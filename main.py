"""Starts Hookline: the window, or the command line."""

import os
import sys
from pathlib import Path

WINDOWS = ("demo", "screenshots")


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
    from ui import front

    return front.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
