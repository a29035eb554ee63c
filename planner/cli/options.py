"""The commands and their options."""

import datetime as dt
import os
from argparse import ArgumentParser, ArgumentTypeError, HelpFormatter, RawDescriptionHelpFormatter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from models.values import FIRST_YEAR, LAST_YEAR
from planner.i18n import _

BY = ("video", "hook", "format", "length", "hour", "product", "creator", "live")


def day(text: str) -> dt.date:
    """Return an ISO date."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(
            _("“{text}” isn’t a date. Write it like 2026-11-25.").format(text=text)
        ) from None


def year(text: str) -> int:
    """Return a year that can be planned in."""
    if not (text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise ArgumentTypeError(_("“{text}” isn’t a year. Write it like 2027.").format(text=text))
    return int(text)


def currency(text: str) -> str:
    """Return the code of a currency (ISO 4217)."""
    if not (text.isascii() and text.isalpha() and len(text) == 3):
        raise ArgumentTypeError(_("“{text}” isn’t a currency. Write it like USD.").format(text=text))
    return text.upper()


def width() -> int:
    """Return how many columns help may take; argparse would load a slow module to find out."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        columns = 80
    return columns - 2


def build(only: str = "") -> ArgumentParser:
    """Return the parser of the command line: of one command where its name is known, else of them all."""
    columns = width()
    parser = ArgumentParser(
        prog="hookline",
        allow_abbrev=False,
        formatter_class=partial(RawDescriptionHelpFormatter, width=columns),
        description=_("Plans TikTok-commerce videos and checks each one before it is filmed."),
        epilog=_(
            "Without a command the window opens, with the last calendar or with FILE.hookline.\n"
            "PLAN is a calendar file or a table (CSV, TSV, XLSX, Markdown; - reads pasted cells from standard"
            " input).\nWithout PLAN it is the calendar that was opened last.\n"
            "Exit codes: 0 nothing to fix, 1 something to fix, 2 bad input,"
            " 3 something could not be checked."
        ),
    )
    parser.add_argument("--version", action="store_true", help=_("print the version and stop"))
    commands = parser.add_subparsers(dest="command", required=True, metavar=_("COMMAND"), prog="hookline")
    table = _commands()
    for name in [only] if only in table else table:
        words, fill = table[name]
        fill(
            commands.add_parser(
                name,
                help=words,
                description=_sentence(words),
                allow_abbrev=False,
                formatter_class=partial(HelpFormatter, width=columns),
            )
        )
    return parser


def _commands() -> dict[str, tuple[str, Callable[[ArgumentParser], None]]]:
    return {
        "check": (_("list what is wrong with the videos of a plan"), _check),
        "agenda": (_("list what is planned, day by day"), _agenda),
        "products": (_("list what is sold, what is left of its price, and its stock"), _of_calendar),
        "creators": (_("list the creators of a calendar: what is due, and what ends"), _of_calendar),
        "import": (_("bring a table into a calendar"), _import),
        "numbers": (_("bring in what the platform says of posted videos, and show what worked"), _numbers),
        "export": (_("save a calendar as a table, for the phone, or as text"), _export),
        "rules": (_("list the rules"), _rules),
        "explain": (_("say what a rule finds, why, and what to do instead"), _explain),
        "doctor": (_("say whether Hookline and a calendar are well"), _doctor),
        "demo": (_("open the sample calendar; without a screen, print its week"), _nothing),
        "screenshots": (_("save pictures of every page in both themes"), _screenshots),
    }


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _plan(parser: ArgumentParser) -> None:
    parser.add_argument(
        "plan",
        metavar="PLAN",
        nargs="?",
        help=_("a calendar or a table; the calendar opened last if left out"),
    )


def _format(parser: ArgumentParser, *formats: str, words: str = "") -> None:
    parser.add_argument(
        "--format",
        choices=formats,
        default="text",
        help=words or _("how to print it (default: %(default)s)"),
    )


def _check(parser: ArgumentParser) -> None:
    _plan(parser)
    words = _(
        "how to print it: text to read, json and csv for other programs, sarif for code hosts and editors,"
        " github for annotations in its workflows, html for a report to hand on (default: %(default)s)"
    )
    _format(parser, "text", "json", "csv", "sarif", "github", "html", words=words)
    parser.add_argument(
        "--select",
        metavar=_("CODES"),
        action="append",
        default=[],
        help=_("only these rules: codes or their beginnings, with commas between, such as HOOK,TAG002"),
    )
    parser.add_argument(
        "--ignore", metavar=_("CODES"), action="append", default=[], help=_("all rules but these")
    )
    parser.add_argument("--fix", action="store_true", help=_("fix in a calendar what is safe to fix"))
    parser.add_argument("--today", metavar=_("DATE"), type=day, help=_("check as if today were this day"))
    _hidden(parser)


def _agenda(parser: ArgumentParser) -> None:
    _plan(parser)
    parser.add_argument(
        "--from",
        dest="first",
        metavar=_("DATE"),
        type=day,
        help=_(
            "the first day; without any, all of PLAN, or four weeks from today of the calendar opened last"
        ),
    )
    parser.add_argument("--to", dest="last", metavar=_("DATE"), type=day, help=_("the last day"))
    _hidden(parser)
    _format(parser, "text", "json")


def _of_calendar(parser: ArgumentParser) -> None:
    """Add the options of a list that a calendar alone has."""
    parser.add_argument(
        "plan", metavar="PLAN", nargs="?", help=_("a calendar; the calendar opened last if left out")
    )
    _format(parser, "text", "json", "csv")


def _numbers(parser: ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="numbers", required=True, metavar=_("COMMAND"))
    bring = commands.add_parser("import", help=_("bring in files of the platform"), allow_abbrev=False)
    bring.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help=_(
            "orders, affiliate orders, videos, live events, creators, ads, returns, settlements; packed ones too"
        ),
    )
    bring.add_argument("--calendar", metavar="PLAN", help=_("the calendar; the one opened last if left out"))
    bring.add_argument("--dry-run", action="store_true", help=_("store nothing"))
    _format(bring, "text", "json")
    show = commands.add_parser("show", help=_("show what became of what was posted"), allow_abbrev=False)
    show.add_argument(
        "plan", metavar="PLAN", nargs="?", help=_("a calendar; the calendar opened last if left out")
    )
    show.add_argument(
        "--from", dest="first", metavar=_("DATE"), type=day, help=_("posted on this day or later")
    )
    show.add_argument(
        "--to", dest="last", metavar=_("DATE"), type=day, help=_("posted on this day or before")
    )
    show.add_argument(
        "--by", choices=BY, default="video", help=_("what is counted together (default: %(default)s)")
    )
    _format(show, "text", "json")


def _export(parser: ArgumentParser) -> None:
    parser.add_argument(
        "plan", metavar="PLAN", nargs="?", help=_("a calendar; the calendar opened last if left out")
    )
    parser.add_argument(
        "--to",
        dest="kind",
        choices=("csv", "xlsx", "ics", "markdown"),
        help=_("the kind of file; by the name of FILE if left out, else csv"),
    )
    parser.add_argument("--from", dest="first", metavar=_("DATE"), type=day, help=_("the first day"))
    parser.add_argument("--until", dest="last", metavar=_("DATE"), type=day, help=_("the last day"))
    parser.add_argument("--output", metavar="FILE", help=_("where it goes; without, it is printed"))
    parser.add_argument("--replace", action="store_true", help=_("write over a file that is there"))


def _import(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar=_("FILE"),
        help=_(
            "a plan (CSV, TSV, XLSX, Markdown, text, JSON, ICS), a list of products or creators (CSV, TSV, XLSX), or "
            "- for pasted text"
        ),
    )
    parser.add_argument(
        "--calendar",
        metavar=_("CALENDAR"),
        required=True,
        type=Path,
        help=_("the calendar to bring it into; it is made if there is none"),
    )
    _columns(parser)
    parser.add_argument(
        "--as",
        dest="kind",
        choices=("videos", "live", "days", "products", "creators"),
        help=_(
            "what the file holds: a plan of videos, products or creators (default: as its headers say), or what the "
            "events of a calendar (ICS) come in as: live events or days of your own"
        ),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("say what would come in, and store nothing"))
    _again(parser)
    _beside(parser)
    parser.add_argument(
        "--currency",
        metavar=_("CURRENCY"),
        type=currency,
        help=_("the currency of prices of products and creators where the file names none, such as USD"),
    )
    _format(parser, "text", "json")
    order = parser.add_mutually_exclusive_group()
    order.add_argument("--day-first", action="store_true", help=_("dates such as 3/4/2026 are in April"))
    order.add_argument("--month-first", action="store_true", help=_("dates such as 3/4/2026 are in March"))


def _columns(parser: ArgumentParser) -> None:
    """Add what a plan's columns are."""
    parser.add_argument(
        "--map",
        metavar=_("COLUMN=FIELD"),
        action="append",
        default=[],
        help=_("what a column is, where it is guessed wrong; nothing after the = keeps it for the notes"),
    )
    parser.add_argument(
        "--own",
        metavar=_("COLUMN"),
        action="append",
        default=[],
        help=_("make a column a field of your own; may be given several times"),
    )


def _again(parser: ArgumentParser) -> None:
    """Add what is done where a plan comes in again."""
    parser.add_argument(
        "--known",
        choices=("skip", "update", "overwrite", "duplicate"),
        help=_(
            "what to do with rows that came in before: leave them, take what changed in the file and not in the "
            "calendar, take all that differs, or add them again (default: skip; update for --as live and --as days)"
        ),
    )
    parser.add_argument(
        "--gone",
        choices=("keep", "delete"),
        default="keep",
        help=_(
            "what to do with videos that the file no longer has and that were not changed in the calendar "
            "(default: %(default)s)"
        ),
    )
    parser.add_argument(
        "--remember",
        action="store_true",
        help=_("keep what is answered here, and take it over when the file comes in again"),
    )


def _beside(parser: ArgumentParser) -> None:
    """Add what the user knows of a plan beside its file."""
    parser.add_argument(
        "--sheet",
        metavar=_("NAME"),
        action="append",
        default=[],
        help=_("take this sheet or table alone; may be given several times (default: all that hold videos)"),
    )
    parser.add_argument(
        "--first-day", metavar=_("DATE"), type=day, help=_("the day of “Day 1”, or any day of “Week 1”")
    )
    parser.add_argument("--year", metavar=_("YEAR"), type=year, help=_("the year of dates that name none"))
    parser.add_argument(
        "--zone", metavar=_("ZONE"), help=_("the time zone where a row names none, such as Asia/Jakarta")
    )
    parser.add_argument(
        "--start-on",
        metavar=_("DATE"),
        type=day,
        help=_("move all videos so that the first is in the week of this day"),
    )
    parser.add_argument(
        "--platform",
        metavar=_("NETWORK"),
        type=str.casefold,
        default="tiktok",
        help=_("the network whose posts come in, where a plan has several (default: %(default)s)"),
    )
    _hidden(
        parser,
        _(
            "what to do with rows, columns and sheets that are hidden in a workbook: leave them out, or take them "
            "(default: leave, or what is remembered of the file)"
        ),
    )


def _hidden(parser: ArgumentParser, words: str = "") -> None:
    """Add what to do with what is hidden in a workbook; ``words`` where something but leaving is the default too."""
    words = words or _(
        "what to do with rows, columns and sheets that are hidden in a workbook: leave them out, or take them "
        "(default: leave)"
    )
    parser.add_argument("--hidden", choices=("leave", "take"), help=words)


def _rules(parser: ArgumentParser) -> None:
    _format(parser, "text", "json")
    parser.add_argument(
        "--write", metavar=_("FOLDER"), type=Path, help=_("write a page for each rule into a folder")
    )


def _explain(parser: ArgumentParser) -> None:
    parser.add_argument("code", metavar=_("CODE"), help=_("such as HOOK003"))


def _doctor(parser: ArgumentParser) -> None:
    parser.add_argument("plan", metavar=_("CALENDAR"), nargs="?", help=_("a calendar file to look through"))


def _screenshots(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar=_("FOLDER"))


def _nothing(_parser: ArgumentParser) -> None:
    """Add no options to a command."""
