"""FMT002: a beat that makes the format is missing."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import beats

RULE = Rule(
    code="FMT002",
    name="missing-beat",
    field="beats",
    title=N_("A beat of the format is missing"),
    passes=N_("All beats of the format are there"),
    what=N_(
        "By the names and texts of its beats, the video lacks one that its format needs: before and after, "
        "the problem and "
        "its solution, the reaction, the steps, or how it is made."
    ),
    why=N_("The format works because of that moment: an unboxing without a reaction is only a box."),
    example=N_("Before and after: hook, after, call to action"),
    instead=N_("Before and after: hook, before, after, call to action"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find the kinds of beat that the format needs and the beats do not have."""
    needed = video.format.needs if video.format else ()
    if not needed:
        return
    if not video.beats:
        yield Finding(
            _("No beats planned"),
            "beats",
            _("This format needs: {kinds}. Plan what happens when.").format(
                kinds=", ".join(map(beats.label, needed))
            ),
        )
        return
    there = frozenset().union(*(beats.kinds_of(beat.name, beat.text) for beat in video.beats))
    for kind in needed:
        if kind not in there:
            yield Finding(
                _("“{beat}” is missing").format(beat=beats.label(kind)),
                "beats",
                _("This format lives on it. Add that beat, or name the one that shows it “{beat}”.").format(
                    beat=beats.label(kind)
                ),
                about=kind,
            )
