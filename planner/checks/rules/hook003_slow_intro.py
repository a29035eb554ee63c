"""HOOK003: the spoken hook opens with a greeting or an introduction."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts.openings import Kind, Opening

RULE = Rule(
    code="HOOK003",
    name="slow-intro",
    field="hook",
    title=N_("Opens with a greeting"),
    passes=N_("The hook opens with the point"),
    what=N_(
        "The spoken hook begins with a greeting, an introduction of oneself, “welcome back”, “today I will”, a plea "
        "for likes, an excuse or small talk."
    ),
    why=N_("People decide in the first second. A greeting spends it on nothing that they came for."),
    example=N_("Hi guys, welcome back! Today I will show you how to make cold brew."),
    instead=N_("Cold brew in 15 seconds, without the 12 hour wait."),
)

SPEECH = frozenset('"“”„«»?')
"""Signs of a scene that is played, "Hello? Is this the candle lady?", which cutting would break."""
LEAST_LEFT = 3
"""Words up to the first pause that make a sentence of what is left."""
OPENS_A_WORD = frozenset("'\"“‘«([@#$€£")


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find what stands before the point at the very beginning of the hook."""
    opening = video.calendar.opening(video.hook)
    if not opening.end:
        return
    start, end = opening.places[0].start, opening.places[opening.end - 1].end
    rest, safe = _cut(opening)
    heading, title = _said(opening.parts[0].kind)
    advice = (
        _("“{words}” comes before the point. What follows it is a hook: begin with that.")
        if opening.promises
        else _("The first second is spent on “{words}”. Show the product or the result first.")
    )
    yield Finding(
        heading,
        "hook",
        advice.format(words=video.hook[start:end]),
        start,
        end,
        fixes=(Fix(title, "videos.set_text", (video.id, "hook", rest), safe=safe),) if rest else (),
        lighter=opening.promises,
    )


def _said(kind: Kind) -> tuple[str, str]:
    """Return what the first part of an opening is called, and what the button that cuts it says."""
    return {
        "greeting": (_("Opens with a greeting"), _("Cut the greeting")),
        "welcome": (_("Opens with a greeting"), _("Cut the greeting")),
        "introduction": (_("Opens with an introduction"), _("Cut the introduction")),
        "announcement": (_("Opens with an announcement"), _("Cut the announcement")),
        "plea": (_("Opens with a plea for likes"), _("Cut the plea")),
        "excuse": (_("Opens with an excuse"), _("Cut the excuse")),
        "talk": (_("Opens with small talk"), _("Cut the small talk")),
    }[kind]


def _cut(opening: Opening) -> tuple[str, bool]:
    """Return the hook from where its point begins, and whether that can stand without anybody having read it.

    What is left of a clause that the opening broke off goes with it.
    """
    text, at = opening.text, opening.end
    while at < len(opening.cut) and not opening.paused(at) and not opening.joined(at):
        if not (_breaks_off(opening, at) or opening.leans(at)):
            break
        at = opening.pause_after(at)
    at += opening.joined(at)
    if at >= len(opening.cut):
        return "", False
    rest = _sentence(text[opening.places[at - 1].end :])
    left = Opening(rest, opening.known)
    scene = any(sign in SPEECH for sign in text[: opening.places[at].start])
    announced = opening.parts[-1].kind == "announcement"
    return rest, not (opening.names or scene or announced or left.end) and _stands(left)


def _breaks_off(opening: Opening, at: int) -> bool:
    """Whether only a bit of a clause is left up to the pause: "of Pack With Me," and "kuliner!"."""
    return opening.pause_after(at) - at < LEAST_LEFT and opening.pause_after(at) < len(opening.cut)


def _stands(left: Opening) -> bool:
    """Whether a text begins with a sentence of some words, and with none that leans on what is before it."""
    end = left.pause_after(0)
    return end >= LEAST_LEFT and not left.leans(0) and not left.joined(end - 1)


def _sentence(text: str) -> str:
    """Return a text from its first word on, with a capital unless the word has its own (iPhone)."""
    start = next((at for at, sign in enumerate(text) if sign.isalnum() or sign in OPENS_A_WORD), len(text))
    rest = text[start:]
    first = rest.split(maxsplit=1)[0] if rest else ""
    return rest[:1].upper() + rest[1:] if first.islower() else rest
