"""AUT001: a creator is given a text to read out."""

from collections.abc import Iterator

from models.choices import Origin
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import phrases

RULE = Rule(
    code="AUT001",
    name="read-out-script",
    field="script",
    title=N_("A script that sounds read out"),
    passes=N_("The script leaves room"),
    what=N_("A creator makes the video, and the script is one long text without any beats."),
    why=N_(
        "Scripted reads backfire. A brief guides and the creator tells it; beats say what must happen"
        " and leave the words free."
    ),
    example=N_("Ninety words, word for word"),
    instead=N_("Four beats: the bitter cup, the trick, the first sip, the basket"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a long unbroken script for somebody else to say."""
    if video.origin is not Origin.CREATOR or video.beats:
        return
    n = len(phrases.tokens(video.script))
    longest = max((len(phrases.tokens(part)) for part in video.script.split("\n")), default=0)
    if longest < settings.number("unbroken_words"):
        return
    yield Finding(
        _("{n} words for a creator to read out").format(n=n),
        "script",
        _("Give beats instead: what happens and what must be said. The words are the creator’s."),
        0,
        len(video.script),
    )
