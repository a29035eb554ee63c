"""What a reviewer decided, in words."""

from models.choices import Verdict
from models.review import Review
from planner import dates, times
from planner.i18n import _


def verdict_words(review: Review, zone: str) -> str:
    """Return what was decided and when, on the wall clock of a zone, with the note."""
    when = dates.moment(times.to_wall(review.at_utc, zone))
    text = (_("Approved {when}") if review.verdict is Verdict.APPROVED else _("Sent back {when}")).format(
        when=when
    )
    return f"{text}: {review.note}" if review.note else text
