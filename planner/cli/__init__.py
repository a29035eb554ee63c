"""The command line: everything that needs no window, started without loading what a command does not use."""

from planner.cli.entry import demo_without_screen, main, no_screen

__all__ = ["demo_without_screen", "main", "no_screen"]
