"""What the command line prints: safe on every terminal, whatever a title holds."""

import contextlib
import io
import os
import sys

from planner.errors import reason
from planner.exchange.unseen import in_a_line


def prepare() -> None:
    """Write UTF-8 whatever the locale says; what can't be written becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def safe(text: str) -> str:
    """Return a user's text as one line that can't steer a terminal: no escapes, no turned direction."""
    return in_a_line(text)


def say(text: str = "") -> None:
    """Print a line to standard output."""
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """Print a line about the work to standard error; texts of the user's in it are made safe."""
    sys.stderr.write(safe(text) + "\n")


def complain(sentence: str) -> int:
    """Print why something can't be done and return the exit code of bad input."""
    note(f"hookline: {sentence}")
    return 2


def finish(code: int) -> int:
    """Write out what is still held back and return the exit code; a reader that left early is no error."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return hang_up()
    except OSError as error:
        mute()
        return complain(reason(error))
    return code


def hang_up() -> int:
    """Stop writing to a reader that has left, and return the exit code that such programs have."""
    mute()
    return 128 + 13


def mute() -> None:
    """Point standard output to nowhere, so that its last flush at the end can't fail."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
