"""What can go wrong in a way that the user is told about."""


class PlanError(Exception):
    """Something that was asked for can't be done; its text is a whole sentence for the user.

    The text says what, where and what to do, is already in the user's language, and nothing was changed.
    """


class Cancelled(PlanError):
    """The user stopped a long piece of work; nothing of it was kept."""


class BusyError(PlanError):
    """Another program holds the calendar's file for now; the same edit can be done when it lets go."""


class LostFileError(PlanError):
    """The calendar's file is not there any more, or another one is in its place; nothing was written to that."""
