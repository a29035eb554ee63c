"""Opens packed files of other people's making without letting them say how much memory that takes."""

import io
import zipfile

from planner.exchange.limits import MAX_DIRECTORY


class TooLargeError(Exception):
    """A packed file wants more memory or time than any table needs."""


class _Bounded(io.BytesIO):
    """A file that is never read in large pieces: only the list of what is packed is asked for at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > MAX_DIRECTORY:
            raise TooLargeError
        return super().read(size)


def opened(data: bytes) -> zipfile.ZipFile:
    """Return a packed file. Raises TooLargeError for one whose list of parts is too long, BadZipFile for none.

    What is read out of it raises whatever the packing makes the standard library raise.
    """
    return zipfile.ZipFile(_Bounded(data))
