"""TAG011: nobody said what a hashtag is for."""

from collections.abc import Callable, Iterator

from models.choices import TagKind
from planner.checks.facts import CalendarFacts, VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import tagtext

RULE = Rule(
    code="TAG011",
    name="unknown-hashtag",
    field="hashtags",
    title=N_("Hashtag without a kind"),
    passes=N_("Every hashtag is classified"),
    what=N_("The library does not know what a hashtag is for."),
    why=N_("Only of known ones can be said whether one is trending, of the category or of the brand."),
    example=N_("#kopisenjabaru, in no library"),
    instead=N_("#kopisenjabaru, of the brand"),
)

OFFERED: tuple[tuple[TagKind, Callable[[str], str]], ...] = (
    (TagKind.CATEGORY, lambda tag: _("#{tag} is of the category").format(tag=tag)),
    (TagKind.NICHE, lambda tag: _("#{tag} is of the niche").format(tag=tag)),
    (TagKind.BRAND, lambda tag: _("#{tag} is the brand’s").format(tag=tag)),
)


def lacking(calendar: CalendarFacts, settings: RuleSettings) -> str | None:
    """Say so if the library is empty."""
    if calendar.tags:
        return None
    return _("The library of hashtags is empty, so no hashtag can be looked up. Add those that you use.")


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find well-formed hashtags that are in no library, each for itself."""
    if not video.calendar.tags:
        return
    seen = set()
    for tag in video.tags:
        known = tag.folded in seen or video.calendar.kind_of(tag.folded) is not None
        if known or not tagtext.valid(tag.name):
            continue
        seen.add(tag.folded)
        yield Finding(
            _("#{tag} is not in the library").format(tag=tag.name),
            tag.field,
            _("Say what it is for, so that the other checks can go by it."),
            tag.start,
            tag.end,
            tag.folded,
            tuple(
                Fix(words(tag.name), "hashtags.set_kind", (tag.folded, kind), safe=False)
                for kind, words in OFFERED
            ),
        )
