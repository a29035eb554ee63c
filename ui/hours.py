"""Whether times of day are told by twelve or twenty-four hours: as the system does, or as is chosen."""

from PySide6.QtCore import QLocale

from planner import dates

CHOICES = ("system", "24", "12")


def choose(choice: str) -> None:
    """Tell times by "24" or "12" hours, or as the "system" does, from now on."""
    system = "AP" in QLocale.system().timeFormat(QLocale.FormatType.ShortFormat).upper()
    dates.set_twelve_hours(choice == "12" or (choice == "system" and system))
