"""The law of a safe fix.

A fix may be made without anybody having read it if the finding is gone after it, if a clause is left where it cuts a
text, and if it raises no other finding, in its own video or in those after it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from planner.checks import engine
from planner.checks.engine import Result
from planner.checks.facts import LAST, Neighbour, Timeline, VideoFacts, WaiverFacts
from planner.checks.rule import MOST as TOLD
from planner.checks.rule import Fix
from planner.texts import clauses

TEXTS = ("title", "hook", "overlay", "script", "caption", "cta", "notes")
"""What a fix may cut; the words of each have to stand after it."""
AROUND = ("HOOK007", "TAG010")
"""The rules by which a fix can raise a finding in a later video: by the hook, and by the hashtags."""
CHANGES: Mapping[str, Callable[..., dict[str, Any]]] = {
    "videos.set_text": lambda _id, field, text: {field: text},
    "videos.set_flag": lambda _id, field, on: {field: on},
    "videos.choose": lambda _id, field, value: {field: value},
    "videos.set_length": lambda _id, seconds: {"length": seconds},
    "videos.set_hashtags": lambda _id, tags: {"hashtags": tuple(tags)},
    "videos.set_caption_and_hashtags": lambda _id, text, tags: {"caption": text, "hashtags": tuple(tags)},
    "videos.set_beats": lambda _id, beats: {"beats": tuple(sorted(beats, key=lambda b: (b.start, b.end)))},
    "videos.place_overlay": lambda _id, x, y: {"overlay_x": x, "overlay_y": y},
}
"""What the edits that fixes name do to a video's facts."""
Found = Counter[tuple[str, str]]
"""How often there is a finding, by the code of its rule and what it is about."""


def mended(video: VideoFacts, fix: Fix) -> VideoFacts | None:
    """Return a video's facts as they are after a fix; None where it changes something else."""
    change = CHANGES.get(fix.edit)
    if change is None or fix.args[0] != video.id:
        return None
    fields = change(*fix.args)
    return replace(video, **fields) if fields.keys() <= VideoFacts.__dataclass_fields__.keys() else None


def judged(results: Iterable[Result], waivers: Sequence[WaiverFacts] = ()) -> list[Result]:
    """Return results whose fixes are ``safe`` only where they obey the law. ``waivers`` are all of the calendar."""
    found, of, before = list[Result](), None, Found()
    for result in results:
        fixes = result.finding.fixes
        if not any(fix.safe for fix in fixes):
            found.append(result)
            continue
        if result.video is not None and of is not result.video:
            of, before = result.video, _found(result.video, waivers)
        truly = tuple(replace(fix, safe=fix.safe and _obeys(fix, result, before, waivers)) for fix in fixes)
        found.append(replace(result, finding=replace(result.finding, fixes=truly)))
    return found


def safe_fixes(
    results: Iterable[Result], waivers: Sequence[WaiverFacts] = ()
) -> Iterator[tuple[Result, Fix]]:
    """Yield each finding that is not waived and that a safe fix mends, with the first such fix."""
    for result in results:
        if result.waiver is None:
            [judgement] = judged([result], waivers)
            fix = next((fix for fix in judgement.finding.fixes if fix.safe), None)
            if fix:
                yield result, fix


def _obeys(fix: Fix, result: Result, before: Found, waivers: Sequence[WaiverFacts]) -> bool:
    """Whether a fix of a finding obeys the law; ``before`` is all that is found in its video."""
    video = result.video
    if video is None:
        return False
    if fix.edit == "waivers.remove":
        after = _found(video, [waiver for waiver in waivers if waiver.id != fix.args[0]])
        return _better(before, after, result)
    changed = mended(video, fix)
    return (
        changed is not None
        and all(clauses.keeps_a_clause(getattr(video, one), getattr(changed, one)) for one in TEXTS)
        and _better(before, _found(changed, waivers), result)
        and not _disturbs(video, changed, waivers)
    )


def _found(video: VideoFacts, waivers: Sequence[WaiverFacts]) -> Found:
    """Return what is found in a video and not waived."""
    own = [waiver for waiver in waivers if waiver.video_id == video.id]
    return Counter(
        (result.rule.code, result.finding.about)
        for result in engine.check((video,), video.calendar, waivers=own)
        if result.video is not None and result.waiver is None
    )


def _better(before: Found, after: Found, result: Result) -> bool:
    """Whether a finding is gone and no other came. Of a rule that had more to say than it told, others may come."""
    told: Counter[str] = Counter()
    for (code, _about), n in before.items():
        told[code] += n
    key = (result.rule.code, result.finding.about)
    raised = {code for (code, about), n in after.items() if n > before[code, about] and told[code] < TOLD}
    return not raised and (after[key] < before[key] or told[key[0]] >= TOLD)


def _disturbs(video: VideoFacts, changed: VideoFacts, waivers: Sequence[WaiverFacts]) -> bool:
    """Whether one of the videos after it would have a finding that it has not: about two that are alike."""
    at, order = video.timeline.place.get(video.id), video.timeline.order
    differs = (video.hook != changed.hook, video.folded_tags != changed.folded_tags)
    codes = [code for code, looks in zip(AROUND, differs, strict=True) if looks]
    if at is None or not codes:
        return False
    here = replace(order[at], hook=changed.hook, tags=changed.folded_tags)
    new = [*order[max(0, at - LAST) : at], here, *order[at + 1 : at + 1 + LAST]]
    later = order[at + 1 : at + 1 + LAST]
    found = _around(codes, later, new, video, waivers)
    old = [order[at] if one is here else one for one in new]
    return bool(found and found - _around(codes, later, old, video, waivers))


def _around(
    codes: Iterable[str],
    later: Iterable[Neighbour],
    order: Sequence[Neighbour],
    video: VideoFacts,
    waivers: Sequence[WaiverFacts],
) -> Counter[tuple[int, str]]:
    """Return what some rules find in later videos, by id and code."""
    timeline, rules = Timeline(order), engine.all_rules()
    videos = (
        VideoFacts(
            video.calendar, id=one.id, title=one.title, at_utc=one.at_utc, hook=one.hook, hashtags=one.tags,
            product=one.product, timeline=timeline,
        )
        for one in later
    )  # fmt: skip
    found = engine.check(videos, video.calendar, rules=[rules[code] for code in codes], waivers=waivers)
    return Counter((one.video.id, one.rule.code) for one in found if one.video and one.waiver is None)
