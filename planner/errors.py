"""What can go wrong in a way that the user is told about."""


class PlanError(Exception):
    """Something that was asked for can't be done; its text is a whole sentence for the user.

    The text says what, where and what to do, is already in the user's language, and nothing was changed.
    """


class Cancelled(PlanError):
    """The user stopped a long piece of work; nothing of it was kept."""
