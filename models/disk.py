"""What the disk itself has to know before a file counts as saved."""

import contextlib
import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk: which files are new, replaced or gone.

    Some disks can't be asked for a folder (a share of Windows, Windows itself); they are trusted then.
    """
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
