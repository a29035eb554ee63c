"""What stands between a video and filming, as a sentence."""

from planner.i18n import _, ngettext


def in_the_way(messages: list[str]) -> str:
    """Return the sentence that says why a video is not ready to film."""
    first = "; ".join(messages[:3])
    rest = len(messages) - 3
    if rest > 0:
        more = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
        first = f"{first} {more}"
    return _("Not ready to film yet: {findings}.").format(findings=first)
