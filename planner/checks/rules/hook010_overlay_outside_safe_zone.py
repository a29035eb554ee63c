"""HOOK010: the overlay lies where the app covers it."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import overlays

RULE = Rule(
    code="HOOK010",
    name="overlay-outside-safe-zone",
    field="overlay",
    title=N_("The overlay is covered by the app"),
    passes=N_("The overlay is in the safe zone"),
    what=N_("The first text overlay was moved to where the app’s own buttons, caption or tabs cover it."),
    why=N_("What is covered can’t be read, and half a sentence makes no one curious."),
    example=N_("An overlay at the bottom, under the caption"),
    instead=N_("An overlay in the upper third, left of the buttons"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find an overlay of which some part lies outside, by an estimate of the room that it takes."""
    if video.overlay_x is None or video.overlay_y is None or not overlays.first(video.overlay):
        return
    safe = overlays.safe_zone(settings.number)
    corner = (video.overlay_x, video.overlay_y)
    here = overlays.box(video.overlay, corner, settings.number("letter_px"), settings.number("line_px"), safe)
    sides = [
        words
        for words, out in (
            (_("the top"), here.top < safe.top),
            (_("the bottom"), here.bottom > safe.bottom),
            (_("the left"), here.left < safe.left),
            (_("the right"), here.right > safe.right),
        )
        if out
    ]
    if not sides:
        return
    yield Finding(
        _("The overlay is covered at {sides}").format(sides=_(" and ").join(sides)),
        "overlay",
        _("Buttons, caption and tabs of the app lie there. Move it into the dashed frame."),
        fixes=(Fix(_("Move it into the safe zone"), "videos.place_overlay", (video.id, None, None)),),
    )
