"""What can go wrong in a way that the user is told about."""

import errno

from planner.i18n import N_, _

REASONS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("it may not be read or changed by you"),
    errno.EPERM: N_("it may not be read or changed by you"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("your share of the disk is full"),
    errno.EIO: N_("the disk doesn’t answer"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of its path isn’t a folder"),
    errno.EBUSY: N_("another program is using it"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.ETIMEDOUT: N_("it took too long"),
}
"""What the system says of a file that can't be used, within a sentence."""


def reason(error: BaseException | None) -> str:
    """Return why something could not be done, in the user's language where it is a usual reason."""
    if isinstance(error, OSError) and error.errno in REASONS:
        return _(REASONS[error.errno])
    return str(getattr(error, "strerror", None) or error)


class PlanError(Exception):
    """Something that was asked for can't be done; its text is a whole sentence for the user.

    The text says what, where and what to do, is already in the user's language, and nothing was changed.
    """


def filled(text: str, refusal: str) -> str:
    """Return a text without the blanks around it. Raises PlanError with a sentence where nothing is left."""
    if not (kept := text.strip()):
        raise PlanError(refusal)
    return kept


class Cancelled(PlanError):
    """The user stopped a long piece of work; nothing of it was kept."""


class LaterError(PlanError):
    """The calendar's file can't be written now; the same edit can be done as it is once it can."""


class BusyError(LaterError):
    """Another program holds the calendar's file for now."""


class LostFileError(LaterError):
    """The calendar's file is not there any more, or another one is in its place; nothing was written to that."""


class DiskError(LaterError):
    """The disk does not take what is written: it is full, fails, or is for reading alone."""

    def __init__(self, sentence: str, reason: str) -> None:
        super().__init__(sentence)
        self.reason = reason
        """What is the matter, within a sentence about the calendar."""
