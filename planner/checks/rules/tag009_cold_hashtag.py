"""TAG009: a trending hashtag has not been seen for days."""

from collections.abc import Iterator

from models.choices import TagKind
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _, ngettext

RULE = Rule(
    code="TAG009",
    name="cold-hashtag",
    field="hashtags",
    title=N_("A trending hashtag may be cold"),
    passes=N_("The trending hashtag is still hot"),
    what=N_(
        "The library marks the hashtag as trending in the niche, but nobody has seen it trending for some "
        "days."
    ),
    why=N_("A trend brings reach only while it lasts."),
    example=N_("#dalgona, last seen trending in spring"),
    instead=N_("Whatever the daily trend check shows"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find trending hashtags that were seen too long ago or never."""
    today = video.calendar.today
    for tag in video.tags:
        if video.calendar.kind_of(tag.folded) is not TagKind.TRENDING:
            continue
        seen = video.calendar.tags[tag.folded].last_seen
        age = (today - seen).days if seen else None
        if age is not None and age <= settings.number("max_age_days"):
            continue
        yield Finding(
            _("#{tag} never seen trending").format(tag=tag.name)
            if age is None
            else ngettext(
                "#{tag} last seen trending {n} day ago", "#{tag} last seen trending {n} days ago", age
            ).format(tag=tag.name, n=age),
            tag.field,
            _("Look for it in the app, or take one that is trending now."),
            tag.start,
            tag.end,
            tag.folded,
            (Fix(_("Mark seen today"), "hashtags.mark_seen", (tag.folded, today), safe=False),),
        )
