"""Which process does a long edit, and whether it still does."""

import hashlib
import os
import socket
from functools import cache
from pathlib import Path

from planner.writing import process_lives

HOURS_ELSEWHERE = 1
"""So long after its last slice an edit may still go on where its process can't be asked for."""
HOURS_HERE = 24
"""So long where there is a process of its number, which may by now be another one."""


def work_of(number: int, process: int | None = None) -> str:
    """Return the name of a process's long edit of a number, this one's by default.

    It holds the computer, the process, what tells it from others that had its number, and the number.
    """
    pid = process or os.getpid()
    return f"{_computer()}/{pid}/{_mark(pid)}/{number}"


def goes_on(work: str, hours: float) -> bool:
    """Whether a long edit may still go on, by its name and the hours since its last slice.

    One of this process does not: a calendar that it opens is one that it has not open. A name that is none is
    gone by age alone, as an edit of another computer is.
    """
    computer, _slash, rest = work.partition("/")
    pid, _slash, rest = rest.partition("/")
    mark, slash, _number = rest.partition("/")
    if not slash or computer != _computer() or not (pid.isascii() and pid.isdigit() and len(pid) < 12):
        return hours < HOURS_ELSEWHERE
    if int(pid) == os.getpid():
        return False
    if mark:
        return mark == _mark(int(pid))
    if os.name == "nt":
        return hours < HOURS_ELSEWHERE
    return process_lives(int(pid)) and hours < HOURS_HERE


@cache
def _computer() -> str:
    """Return what tells this computer from others, as far as it says: two on one shared folder may have one name."""
    try:
        machine = Path("/etc/machine-id").read_bytes()
    except OSError:
        machine = b""
    name = socket.gethostname().replace("/", " ")
    return f"{name} {hashlib.blake2b(machine, digest_size=4).hexdigest()}"


def _mark(pid: int) -> str:
    """Return what a process has that no other one of its number had: when the computer and it began; "" if not told."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        status = Path(f"/proc/{pid}/stat").read_bytes()
        return f"{boot} {int(status.rpartition(b')')[2].split()[19])}"
    except (OSError, ValueError, IndexError):
        return ""
