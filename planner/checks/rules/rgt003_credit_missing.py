"""RGT003: the caption does not credit the video's maker as was agreed."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.creators import states
from planner.i18n import N_, _

RULE = Rule(
    code="RGT003",
    name="credit-missing",
    field="permission",
    title=N_("The agreed credit is not in the caption"),
    passes=N_("The caption credits the maker"),
    what=N_("The permission names a credit, and the caption does not have it."),
    why=N_("The credit is what the maker gets for the permission. Without it the permission may not hold."),
    example=N_("“Cold brew at home”, from a video of @rina"),
    instead=N_("“Cold brew at home, by @rina”"),
)


def find(video: VideoFacts, _settings: RuleSettings) -> Iterator[Finding]:
    """Find a video with a permission for its use on its day, of which the caption lacks every credit."""
    if not video.is_anothers:
        return
    given = states.holding(states.granted(video.allowed, ad=video.meant_for_ad), video.day)
    credits_ = [one.credit for one in given if one.credit.strip()]
    written = _plain(" ".join((video.caption, *(f"#{tag}" for tag in video.hashtags))))
    if (
        not credits_
        or len(credits_) < len(given)
        or any(_stands_in(_plain(one), written) for one in credits_)
    ):
        return
    caption = f"{video.caption.rstrip()} {credits_[0].strip()}".strip()
    yield Finding(
        _("Credit missing: {credit}").format(credit=credits_[0]),
        "caption",
        _("Write it into the caption as it was agreed."),
        fixes=(Fix(_("Add the credit"), "videos.set_text", (video.id, "caption", caption), safe=False),),
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _stands_in(credit: str, written: str) -> bool:
    """Whether a credit stands in a text and does not go on there: @ayu is not in @ayuna."""
    at = written.find(credit)
    while at >= 0:
        behind = written[at + len(credit) : at + len(credit) + 1]
        if not (behind.isalnum() or behind == "_") and not written[at - 1 : at].isalnum():
            return True
        at = written.find(credit, at + 1)
    return False
