"""HOOK002: the hook comes after the first second."""

from collections.abc import Iterator
from dataclasses import replace

from models.records import Beat
from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="HOOK002",
    name="late-hook",
    field="beats",
    title=N_("Hook starts late"),
    passes=N_("Hook in the first second"),
    what=N_(
        "According to the beats, the hook starts after the first second, or another beat comes before it."
    ),
    why=N_("Who has swiped on by then never hears it, and quick swipes cost reach."),
    example=N_("0–2 s logo, 2–5 s hook"),
    instead=N_("0–3 s hook, with the logo on the cup"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a hook beat that starts late or is not the first."""
    hook = video.hook_beat
    if hook is None:
        return
    latest = settings.number("latest_start_s")
    at = video.beats.index(hook)
    if at > 0:
        yield Finding(
            _("The hook starts at {time}, after “{beat}”").format(
                time=dates.seconds(hook.start), beat=video.beats[0].name or video.beats[0].text
            ),
            "beats",
            _("Begin with the hook; what comes before it now can follow."),
            at,
            at + 1,
            fixes=(
                Fix(
                    _("Put the hook first"),
                    "videos.set_beats",
                    (video.id, _moved(video.beats, at)),
                    safe=False,
                ),
            ),
        )
    elif hook.start > latest:
        earlier = (replace(hook, start=0.0), *video.beats[1:])
        yield Finding(
            _("The hook starts at {time}").format(time=dates.seconds(hook.start)),
            "beats",
            _("Nothing is planned before it. The hook has to land within {latest}.").format(
                latest=dates.seconds(latest)
            ),
            0,
            1,
            fixes=(Fix(_("Start the hook at once"), "videos.set_beats", (video.id, earlier), safe=False),),
        )


def _moved(beats: tuple[Beat, ...], at: int) -> tuple[Beat, ...]:
    """Return the beats with the one at a place first, and those that began before it after it."""
    hook = beats[at]
    first = min(beat.start for beat in beats[: at + 1])
    length = hook.end - hook.start
    later = (replace(beat, start=beat.start + length, end=beat.end + length) for beat in beats[:at])
    return (replace(hook, start=first, end=first + length), *later, *beats[at + 1 :])
