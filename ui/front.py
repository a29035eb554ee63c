"""The window's own words on the command line: nothing, a calendar, ``demo``, ``background``, ``screenshots FOLDER``."""

import argparse
import builtins
import os
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run one of them and return the exit code."""
    if arguments[:1] == ["screenshots"]:
        return screenshots(arguments[1:])
    plain_imports()
    from ui import app, trouble

    trouble.start()
    if arguments[:1] == ["demo"]:
        return demo()
    if arguments[:1] == ["background"]:  # at login, see ui.background.autostart
        return app.run(None, hidden=True)
    path = Path(arguments[0]) if arguments else None
    if path is not None and not path.is_file():
        sys.stderr.write(f"hookline: {path}: no such file\n")
        return 2
    return app.run(path)


def screenshots(arguments: list[str]) -> int:
    """Draw pages into a folder and return the exit code."""
    parser = argparse.ArgumentParser("hookline screenshots")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=_size, default=(1440, 900), help="of the window, such as 1280x720")
    parser.add_argument("--scale", type=float, default=1.0, help="1.5 draws everything half as large again")
    parser.add_argument("--theme", choices=("light", "dark", "both"), default="both")
    parser.add_argument("--language", choices=("en", "id"), default=os.environ.get("HOOKLINE_LANGUAGE", "en"))
    parser.add_argument("--calendar", type=Path, help="another calendar than the sample")
    asked = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(asked.scale)
    from ui import screenshots

    themes = ("light", "dark") if asked.theme == "both" else (asked.theme,)
    return screenshots.take(
        screenshots.Wanted(asked.folder, asked.language, asked.calendar, asked.size, themes)
    )


def _size(text: str) -> tuple[int, int]:
    """Return a width and a height. Raises ValueError for a text that isn't two numbers with an x between."""
    width, height = (int(part) for part in text.lower().split("x"))
    return width, height


def plain_imports() -> None:
    """Import without PySide6's hook, which reads the source of each module to look for a feature unused here."""
    import PySide6.QtCore  # noqa: F401 - puts the hook in place

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def demo() -> int:
    """Open the sample calendar, built anew so that its dates are around today; one that is open comes forward."""
    from planner import demo as sample
    from planner import i18n
    from planner.errors import PlanError
    from planner.preferences import Preferences
    from ui.app import make_application, run
    from ui.background.instance import Instance
    from ui.store import utc_now

    make_application(Preferences())
    path = sample.default_path()
    instance = Instance(path)
    if not instance.take():
        return 0
    try:
        sample.build(path, utc_now, i18n.language()).close()
    except PlanError as error:
        sys.stderr.write(f"hookline: {error}\n")
        return 2
    finally:
        instance.release()
    return run(path)
