"""The brand's own rules: each turns into a rule like any other, with texts, findings and fixes."""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from models.choices import BrandRuleKind
from planner.checks.facts import BrandRuleFacts, VideoFacts
from planner.checks.rule import Finding, Fix, LoadedRule, Rule
from planner.checks.ruleset import RuleSettings
from planner.checks.tags import adding, replacing
from planner.i18n import N_, _, ngettext
from planner.texts import phrases

FIELDS = ("title", "hook", "overlay", "script", "caption", "hashtags", "cta")
"""What such a rule may look at."""
_DOTTED = str.maketrans("İı", "ii")
"""Letters of Turkish that are the same as i to whoever pays no regard to case."""

TITLES = {
    BrandRuleKind.NEVER: N_("Never say: {words}"),
    BrandRuleKind.INSTEAD: N_("Say instead of {words}: {instead}"),
    BrandRuleKind.ALWAYS: N_("Always include: {words}"),
    BrandRuleKind.MOST: N_("At most {most} times: {words}"),
    BrandRuleKind.MATCH: N_("Must match: {words}"),
}


@lru_cache(maxsize=256)
def loaded(own: BrandRuleFacts) -> LoadedRule:
    """Return a brand's rule as the engine takes it."""
    text = title(own)
    why = own.message.strip() or _("The brand decided so.")
    rule = Rule(
        code=own.code,
        name=f"brand-{own.kind.value}",
        field=own.fields[0] if own.fields else "caption",
        title=text,
        passes=text,
        what=text,
        why=why,
        example=", ".join(own.words) if own.kind in (BrandRuleKind.NEVER, BrandRuleKind.INSTEAD) else "",
        instead=own.instead or (", ".join(own.words) if own.kind is BrandRuleKind.ALWAYS else ""),
    )
    return LoadedRule(rule, partial(_find, own), None)


def title(own: BrandRuleFacts) -> str:
    """Return what a brand's rule asks for, in the current language."""
    quoted = ", ".join(f"“{word}”" for word in own.words)
    return _(TITLES[own.kind]).format(words=quoted, instead=f"“{own.instead}”", most=own.most)


def _find(own: BrandRuleFacts, video: VideoFacts, _settings: RuleSettings) -> Iterator[Finding]:
    """Find what breaks the rule in the fields that it looks at, if the video's format is one of its own."""
    if own.formats and (video.format is None or video.format.key not in own.formats):
        return
    finders = {
        BrandRuleKind.NEVER: _never,
        BrandRuleKind.INSTEAD: _never,
        BrandRuleKind.ALWAYS: _always,
        BrandRuleKind.MOST: _most,
        BrandRuleKind.MATCH: _match,
    }
    yield from finders[own.kind](own, video)


def _never(own: BrandRuleFacts, video: VideoFacts) -> Iterator[Finding]:
    for field in own.fields:
        if field == "hashtags":
            yield from _never_tags(own, video)
            continue
        text = getattr(video, field)
        for start, end in phrases.find(text, _phrases(own.words)):
            found = text[start:end]
            yield Finding(
                _("“{words}” is not for this brand").format(words=found),
                field,
                _advice(own),
                start,
                end,
                f"{field}:{found.casefold()}",
                _replacing(own, video, field, text, start, end),
            )


def _never_tags(own: BrandRuleFacts, video: VideoFacts) -> Iterator[Finding]:
    unwanted = {word.lstrip("#").casefold() for word in own.words}
    new = (own.instead.lstrip("#"),) if own.kind is BrandRuleKind.INSTEAD and own.instead else ()
    for tag in video.tags:
        if tag.folded in unwanted:
            title_ = (
                _("Change to #{tag}").format(tag=new[0]) if new else _("Remove #{tag}").format(tag=tag.name)
            )
            yield Finding(
                _("“{words}” is not for this brand").format(words=f"#{tag.name}"),
                tag.field,
                _advice(own),
                tag.start,
                tag.end,
                f"hashtags:{tag.folded}",
                (replacing(video, title_, {tag: new}),),
            )


def _replacing(
    own: BrandRuleFacts, video: VideoFacts, field: str, text: str, start: int, end: int
) -> tuple[Fix, ...]:
    if own.kind is not BrandRuleKind.INSTEAD or not own.instead:
        return ()
    new = own.instead
    if text[start : start + 1].isupper() and new[:1].islower():
        new = new[:1].upper() + new[1:]
    if phrases.has(new, _phrases(own.words)):
        return ()  # it would never come to an end
    title_ = _("Say “{words}”").format(words=new)
    return (Fix(title_, "videos.set_text", (video.id, field, text[:start] + new + text[end:])),)


def _always(own: BrandRuleFacts, video: VideoFacts) -> Iterator[Finding]:
    """One of the words in one of the fields is enough."""
    tags = {word.lstrip("#").casefold() for word in own.words}
    for field in own.fields:
        if field == "hashtags":
            if tags & set(video.folded_tags):
                return
        elif phrases.has(getattr(video, field), _phrases(own.words)):
            return
    yield Finding(
        _("{words} is missing").format(words=_(" or ").join(f"“{word}”" for word in own.words)),
        own.fields[0],
        _advice(own),
        fixes=_adding(own, video),
    )


def _adding(own: BrandRuleFacts, video: VideoFacts) -> tuple[Fix, ...]:
    field, word = own.fields[0], own.words[0]
    if field == "hashtags":
        if len(video.tags) >= video.calendar.rules.shared("max_hashtags"):
            return ()
        tag = word.lstrip("#")
        return (adding(video, _("Add #{tag}").format(tag=tag), [tag], safe=False),)
    if field in ("caption", "cta"):
        text = f"{getattr(video, field).rstrip()} {word}".strip()
        return (
            Fix(
                _("Add “{words}”").format(words=word), "videos.set_text", (video.id, field, text), safe=False
            ),
        )
    return ()


def _most(own: BrandRuleFacts, video: VideoFacts) -> Iterator[Finding]:
    """Count over all fields together; the places over the limit are marked one by one."""
    tags = {word.lstrip("#").casefold() for word in own.words}
    places: list[tuple[str, int, int]] = []
    for field in own.fields:
        if field == "hashtags":
            places += [(tag.field, tag.start, tag.end) for tag in video.tags if tag.folded in tags]
        else:
            places += [(field, *span) for span in phrases.find(getattr(video, field), _phrases(own.words))]
    n = len(places)
    if n <= own.most:
        return
    field, start, end = places[own.most]
    yield Finding(
        ngettext("{words}: {n} time, at most {most}", "{words}: {n} times, at most {most}", n).format(
            words=", ".join(f"“{word}”" for word in own.words), n=n, most=own.most
        ),
        field,
        _advice(own),
        start,
        end,
    )


def _match(own: BrandRuleFacts, video: VideoFacts) -> Iterator[Finding]:
    for field in own.fields:
        tags = " ".join(f"#{tag.name}" for tag in video.tags)
        text = tags if field == "hashtags" else getattr(video, field)
        if text.strip() and not fits(own.words[0], text):
            yield Finding(
                _("It does not match “{words}”").format(words=own.words[0]), field, _advice(own), about=field
            )


def fits(pattern: str, text: str) -> bool:
    """Whether a pattern stands in a line of a text: * is anything, all else itself, without regard to case.

    Its parts are looked for one after the other, each as early as it can be: that misses nothing, since a * takes
    whatever lies between, and takes time in proportion to the text. A pattern is one line.
    """
    parts = [part for part in " ".join(_plain(pattern).split("\n")).split("*") if part]  # ** is *
    return any(_line_fits(parts, line) for line in _plain(text).split("\n"))


def _line_fits(parts: Sequence[str], line: str) -> bool:
    """Whether the parts stand in a line in their order."""
    at = 0
    for part in parts:
        at = line.find(part, at) + len(part)
        if at < len(part):
            return False
    return True


def _plain(text: str) -> str:
    return text.translate(_DOTTED).casefold()


@lru_cache(maxsize=256)
def _phrases(listed: tuple[str, ...]) -> phrases.Phrases:
    return phrases.phrases(listed)


def _advice(own: BrandRuleFacts) -> str:
    if own.message.strip():
        return own.message.strip()
    if own.kind is BrandRuleKind.INSTEAD:
        return _("Say “{words}” instead.").format(words=own.instead)
    return _("It is a rule of the brand’s own.")
